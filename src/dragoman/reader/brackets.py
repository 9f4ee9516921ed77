"""Level 3, brackets: what is told beside each name of a list: « X (Rwanda) », « Y (Défense) », « américain, Z »."""

from __future__ import annotations

from .names import Name
from .offices import OfficeReader
from .people import Individual


class BracketReader(OfficeReader):
    """Reads what belongs to one of several names told under one office."""

    def _own_adjective(self, k: int) -> tuple[str | None, int]:
        """« Les présidents américain, X, et russe, Y »: return the party of an adjective, and where its name is."""
        mark = self.at.get(k)
        if mark is None or mark.kind != "demonym":
            return None, k
        after = mark.end + (mark.end < self.stop and self.words[mark.end] == ",")
        return (mark.value, after) if after in self.names else (None, k)

    def _state_in_brackets(self, person: Individual, end: int) -> int:
        """Read the state set after a name: « les présidents X (Rwanda) et Y (Angola) ». Returns where it ends."""
        mark = self.at.get(end + 1)
        if end + 1 >= self.stop or self.words[end] != "(" or mark is None or mark.kind not in ("state", "org"):
            return end
        if mark.end >= self.stop or self.words[mark.end] != ")":
            return end
        person.party, person.guessed = mark.value, False
        return mark.end + 1

    def _domain_in_brackets(self, person: Individual, end: int) -> int:
        """Read what each of several ministers is for: « X (Défense) et Y (Affaires étrangères) »."""
        if end + 1 >= self.stop or self.words[end] != "(" or person.office != "minister":
            return end
        close = next((k for k in range(end + 2, min(end + 7, self.stop)) if self.words[k] == ")"), None)
        if close is None or self.words[end + 1] not in self.lexicon.domains:
            return end
        inside = " ".join(self.words[end + 1 : close])
        if any(phrase in inside for phrase in self.lexicon.foreign):
            person.office = "foreign_minister"
        elif any(phrase in inside for phrase in self.lexicon.defence):
            person.office = "defence_minister"
        return close + 1

    def _bracketed(self, person: Individual, name: Name) -> int | None:
        """« Петр Коларж (Чехия) »: one of a list under an office told before. Returns where the bracket ends."""
        k = name.end
        if k + 2 >= self.stop or self.words[k] != "(":
            return None
        mark = self.at.get(k + 1)
        if mark is None or mark.kind not in ("state", "org") or self.words[mark.end : mark.end + 1] != [")"]:
            return None
        person.party, person.public, person.guessed = mark.value, True, False
        person.office = person.office or self.discourse.listed
        return mark.end + 1
