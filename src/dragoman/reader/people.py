"""Level 3, people: the persons a text names, one entry each however often it names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import get_args

from ..record import Office, Span
from .text import name_key

OFFICES = get_args(Office)
"""Offices from the highest: of two held at once the higher counts (codebook, Offices)."""

_RANK = {office: rank for rank, office in enumerate(OFFICES)}


def higher(a: str | None, b: str | None) -> str | None:
    """Return the higher of two offices."""
    if a is None or b is None:
        return a or b
    return a if _RANK[a] <= _RANK[b] else b


@dataclass(slots=True, eq=False)
class Individual:
    """A person as the text has made them known so far."""

    name: str
    keys: tuple[str, ...]
    office: str | None = None
    party: str | None = None
    gender: str | None = None
    former: bool = False
    outsider: bool = False
    public: bool = False
    guessed: bool = False
    known: bool = False
    titles: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)
    mirror: Individual | None = None
    spans: list[Span] = field(default_factory=list)

    @property
    def recorded(self) -> bool:
        """Whether the record names the person: a public figure, and no player, artist or the like."""
        return self.public and not self.outsider

    def __repr__(self) -> str:
        return f"<{self.name} {self.office} {self.party}>"


def keys_of(words: list[str]) -> tuple[str, ...]:
    """Return the comparable words of a name, initials left out."""
    return tuple(name_key(word) for word in words if len(word) > 1 and word[0].isalpha())


MEMORY = 80
"""How many persons back a title without a name is looked up."""


class People:
    """All persons of one text, found again by surname, or by the whole name for those known by one."""

    def __init__(self) -> None:
        self.all: list[Individual] = []
        self._order: dict[Individual, int] = {}  # the last named at the end, with a count that grows
        self._named: dict[str, dict[Individual, None]] = {}
        self._count = 0

    def lately(self) -> Iterator[Individual]:
        """Yield the persons last spoken of, the last first: a reader does not look back further than `MEMORY`."""
        return islice(reversed(self._order), MEMORY)

    def find(self, keys: tuple[str, ...]) -> Individual | None:
        """Return the person that a name with these words means, the latest named first."""
        if not keys:
            return None
        candidates = {person for key in keys for person in self._named.get(key, ())}
        matches = [person for person in candidates if _same(person.keys, keys)]
        if not matches:
            return None
        # The latest named; of a single word, a surname before any other part of a name.
        by_surname = len(keys) == 1
        return max(matches, key=lambda p: (not by_surname or p.keys[-1] == keys[0], self._order[p]))

    def named(self, name: str, keys: tuple[str, ...]) -> Individual:
        """Return the person of that name, entering a new one where there is none; a fuller name replaces a shorter."""
        person = self.find(keys)
        if person is None:
            person = Individual(name, keys)
            self.all.append(person)
        elif len(keys) > len(person.keys):
            person.name, person.keys = name, keys
        for key in person.keys:
            self._named.setdefault(key, {})[person] = None
        self.touch(person)
        return person

    def settle(self) -> None:
        """Give counterparts the office their owners turn out to hold."""
        for person in self.all:
            if person.mirror is not None and person.office in (None, "minister"):
                person.office = person.mirror.office

    def touch(self, person: Individual) -> None:
        """Note that the person was just spoken of."""
        self._order.pop(person, None)
        self._count += 1
        self._order[person] = self._count

    def holding(
        self,
        offices: tuple[str, ...],
        party: str | None = None,
        gender: str | None = None,
        title: str | None = None,
    ) -> Individual | None:
        """Return the person last spoken of who holds one of the offices (of that party, gender and title, if given)."""
        for person in self.lately():
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
