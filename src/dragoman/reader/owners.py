"""Level 3, owners: whose an office or a body is, where the language tells it before them (pack, `owner_first`)."""

from __future__ import annotations

from dataclasses import dataclass

from .actors import Actor
from .patterns import Mark
from .walker import PARTY_KINDS, Walker, party_code

OWNED = frozenset({"office", "body", "counterpart"})
"""Kinds of marks that may belong to what stands before them."""

_EPITHETS = 4
_OWNERS = PARTY_KINDS | {"demonym", "people", "city"}


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose an office or a body is that is told before it: the parties, and the token they begin at."""

    parties: tuple[str, ...] = ()
    start: int | None = None


NOBODY = Owners()


class OwnerReader(Walker):
    """Reads what stands before an office or a body: « Russian », « Japan's », « the UN's newly appointed »."""

    def _owners(self, mark: Mark) -> tuple[Owners, int] | None:
        """Return the parties told at a mark and joined to it, and the token at which what they own can begin."""
        if mark.kind not in _OWNERS:
            return None
        parties, k = [_code(mark)], mark.end
        while True:
            k = self._over_possessive(k)
            join = k
            while join < self.stop and (self.words[join] in self.w["and"] or self.words[join] in (",", "-")):
                join += 1
            following = self.at.get(join)
            if join == k or following is None or following.kind not in _OWNERS or join - k > 2:
                break
            if "," in self.words[k:join] and not mark.kind == following.kind == "demonym":
                break  # « in Seoul, Japanese Prime Minister … »
            parties.append(_code(following))
            k = following.end
        return Owners(tuple(dict.fromkeys(parties)), mark.start), self._over_epithets(k)

    def _owned_after(self, end: int) -> tuple[Owners, Mark] | None:
        """« Ion Rusu, Moldova's foreign minister, »: whose the office after a name is, and the office."""
        mark = self.at.get(self._over_comma(end)) if self.grammar.owner_first else None
        owned = self._owners(mark) if mark is not None else None
        office = self.at.get(owned[1]) if owned is not None else None
        return (owned[0], office) if owned is not None and office is not None else None

    def _over_comma(self, end: int) -> int:
        k = end + (end < self.stop and self.words[end] == ",")
        while k < self.stop and self.words[k] in self.w["article"]:
            k += 1
        return k

    def _over_possessive(self, k: int) -> int:
        return k + 1 if k < self.stop and self.words[k] in self.possessive else k

    def _over_epithets(self, k: int) -> int:
        """Step over what may stand between a party and its office: « newly appointed », « former », « armed »."""
        for _ in range(_EPITHETS):
            mark = self.at.get(k)
            if mark is not None and mark.kind in OWNED:
                break
            if mark is not None and mark.kind == "former":
                k = mark.end
            elif k < self.stop and (
                self.words[k] in self.lexicon.qualifiers
                or self.words[k] in self.w["adverb"]
                or (mark is None and self._plain_word(k) and k not in self.names)
                or self.words[k] == "-"
            ):
                k += 1
            else:
                break
        return k

    def _possessor_before(self, start: int) -> Actor | None:
        """Return who owns what begins at `start`: « Kurti's government »."""
        if self.words[start - 1] not in self.possessive or not self.actors:
            return None
        owner = self.actors[-1]
        return owner if owner.end == start - 1 and owner.parties else None

    def _owns(self, mark: Mark) -> bool:
        """Whether what follows a party at once is its own: « Russia's », « US officials »."""
        if mark.end < self.stop and self.words[mark.end] in self.possessive:
            return True
        head = self.at.get(mark.end)
        return head is not None and head.kind in ("office", "body")


def _code(mark: Mark) -> str:
    return mark.value[1] if mark.kind == "city" else party_code(mark)
