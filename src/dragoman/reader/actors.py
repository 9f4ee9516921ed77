"""Level 3, actors: every stretch of a sentence that names a party, a person, an office or a place.

An `Actor` says whom it means (`parties`, `people`), what it is (`role`) and by which preposition it
hangs on its sentence (`case`). Who a mention without a name is, `reference` decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .people import Individual

CASES = ("from", "of", "with", "between", "by", "against", "into", "to")
"""Functions of prepositions, in the order in which a pack's word is looked up; "" is none of them."""

OBJECTS = frozenset({"", "object"})
"""Cases of what a verb is done to: a case of its own where the language has one, else none, as the subject."""


@dataclass(slots=True, eq=False)
class Actor:
    """A mention. Tokens ``start:end`` are its own words, `whole` begins at its article or preposition.

    `role` is one of: person, office (an office holder not named), body (ministry, army, side),
    state, capital (may be place or power), org, place, pair (both sides), pronoun, weak (a demonym
    on some other noun: « les étudiants russes »), outsider.
    """

    start: int
    end: int
    role: str
    parties: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()  # the parties of several holders of an office, in the order of their names
    people: tuple[Individual, ...] = ()
    office: str | None = None
    case: str = ""
    joined: bool = False
    plural_office: bool = False
    city: str | None = None
    country: str | None = None
    letters: frozenset[str] = frozenset()  # the grammatical cases its form may be in
    whole: int = field(init=False)

    def __post_init__(self) -> None:
        self.whole = self.start

    @property
    def acts(self) -> bool:
        """Whether it can take part in something, rather than only be where it happens or what it is about."""
        return self.role not in ("place", "weak", "outsider") and bool(self.parties or self.people)

    def __repr__(self) -> str:
        return (
            f"Actor({self.start}:{self.end} {self.role} {self.case!r} {self.parties} {self.people} {self.city or ''})"
        )
