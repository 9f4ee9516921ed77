"""Level 3, people: the persons a text names, one entry each however often it names them."""

from __future__ import annotations

from ..record import Span
from .text import name_key

OFFICES = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "deputy_foreign_minister",
    "defence_minister",
    "minister",
    "ambassador",
    "envoy",
    "speaker",
    "legislator",
    "secretary_general",
    "spokesperson",
    "adviser",
    "official",
)
"""Offices from the highest: of two held at once the higher counts (codebook, Offices)."""

_RANK = {office: rank for rank, office in enumerate(OFFICES)}


def higher(a: str | None, b: str | None) -> str | None:
    """Return the higher of two offices."""
    if a is None or b is None:
        return a or b
    return a if _RANK[a] <= _RANK[b] else b


class Individual:
    """A person as the text has made them known so far."""

    __slots__ = (
        "former",
        "gender",
        "guessed",
        "keys",
        "known",
        "mirror",
        "name",
        "office",
        "outsider",
        "party",
        "public",
        "spans",
        "titles",
    )

    def __init__(self, name: str, keys: tuple[str, ...]) -> None:
        self.name = name
        self.keys = keys
        self.office: str | None = None
        self.party: str | None = None
        self.gender: str | None = None
        self.former = False
        self.outsider = False
        self.public = False
        self.guessed = self.known = False
        self.titles: set[str] = set()
        self.mirror: Individual | None = None
        self.spans: list[Span] = []

    def __repr__(self) -> str:
        return f"<{self.name} {self.office} {self.party}>"


def keys_of(words: list[str]) -> tuple[str, ...]:
    """Return the comparable words of a name, initials left out."""
    return tuple(name_key(word) for word in words if len(word) > 1 and word[0].isalpha())


class People:
    """All persons of one text, found again by surname, or by the whole name for those known by one."""

    def __init__(self) -> None:
        self.all: list[Individual] = []
        self.recent: list[Individual] = []

    def find(self, keys: tuple[str, ...]) -> Individual | None:
        """Return the person that a name with these words means, the latest named first."""
        if not keys:
            return None
        matches = [person for person in reversed(self.recent) if _same(person.keys, keys)]
        if len(keys) == 1:  # a surname first, any other part of a name after
            matches.sort(key=lambda person: person.keys[-1] != keys[0])
        return matches[0] if matches else None

    def named(self, name: str, keys: tuple[str, ...]) -> Individual:
        """Return the person of that name, entering a new one where there is none; a fuller name replaces a shorter."""
        person = self.find(keys)
        if person is None:
            person = Individual(name, keys)
            self.all.append(person)
        elif len(keys) > len(person.keys):
            person.name, person.keys = name, keys
        self.touch(person)
        return person

    def settle(self) -> None:
        """Give counterparts the office their owners turn out to hold."""
        for person in self.all:
            if person.mirror is not None and person.office in (None, "minister"):
                person.office = person.mirror.office

    def touch(self, person: Individual) -> None:
        """Note that the person was just spoken of."""
        if person in self.recent:
            self.recent.remove(person)
        self.recent.append(person)

    def holding(
        self,
        offices: tuple[str, ...],
        party: str | None = None,
        gender: str | None = None,
        title: str | None = None,
    ) -> Individual | None:
        """Return the person last spoken of who holds one of the offices (of that party, gender and title, if given)."""
        for person in reversed(self.recent):
            if person.office in offices and not person.former:
                if title is not None and person.titles and title not in person.titles:
                    continue
                if party is not None and person.party not in (party, None):
                    continue
                if gender is not None and person.gender not in (gender, None):
                    continue
                return person
        return None


def _same(known: tuple[str, ...], new: tuple[str, ...]) -> bool:
    if not known:
        return False
    if known == new:
        return True
    if len(new) == 1 or len(known) == 1:
        shorter, longer = (new, known) if len(new) <= len(known) else (known, new)
        return shorter[0] in longer
    if known[-1] == new[-1]:
        # Two full names with one surname: brothers, unless one form only leaves something out.
        return known[0][0] == new[0][0] or set(known) <= set(new) or set(new) <= set(known)
    return set(new) < set(known) or set(known) < set(new)
