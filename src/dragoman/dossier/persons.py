"""Who is meant by a name: one person under all the spellings that dispatches have, or several to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from dragoman.dossier.wording import shortened
from dragoman.ledger import Attested, Register
from dragoman.names import SAME, compare
from dragoman.page import party_name, words

_ALIKE = 0.3
"""The score under which two names that have a key in common are those of two persons."""
_MOST_NAMED = 5


class NothingFound(LookupError):
    """A ledger has nothing on what was asked for, or not on one thing alone; the text says what to do."""


def one_person(register: Register, name: str) -> list[Attested]:
    """Return all that dispatches say of the one person that a name means, by day.

    Raises `NothingFound` where nobody is known by it, or several persons are.
    """
    named = [person for person in register.people(name) if compare(name, person.name).score >= _ALIKE]
    if not named:
        raise NothingFound(f"nobody is known by the name {shortened(name)}{_near(register, name)}")
    persons = _persons(named)
    if len(persons) > 1:
        listed = ", ".join(map(_introduced, persons[:_MOST_NAMED]))
        more = f" and {len(persons) - _MOST_NAMED} more" if len(persons) > _MOST_NAMED else ""
        raise NothingFound(f"{shortened(name)} may be {listed}{more}: write more of the name")
    return persons[0]


def _persons(attested: Sequence[Attested]) -> list[list[Attested]]:
    """Part what dispatches say of those who bear a name by person, who is told of most often first.

    A surname alone goes with whoever is told of most, of its party if it has one.
    """
    persons: list[list[Attested]] = []
    alone: list[Attested] = []
    for each in attested:
        if "-" not in each.key:
            alone.append(each)
            continue
        known = next((person for person in persons if _same(each, person)), None)
        if known is None:
            persons.append(known := [])
        known.append(each)
    persons.sort(key=len, reverse=True)
    for each in alone:
        fitting = [person for person in persons if each.party in {None, *(one.party for one in person)}]
        (fitting[0] if fitting else _added(persons)).append(each)
    return [sorted(person, key=lambda each: each.source.published or "") for person in persons]


def _added(persons: list[list[Attested]]) -> list[Attested]:
    persons.append([])
    return persons[-1]


def _same(one: Attested, person: Sequence[Attested]) -> bool:
    return any(one.key == other.key or compare(one.name, other.name).score >= SAME for other in person)


def shown_name(person: Sequence[Attested]) -> str:
    """Return the name that a person is shown under: in Latin letters without marks where one is told so."""
    return shortened(max((each.name for each in person), key=lambda name: (name.isascii(), len(name), name)))


def _introduced(person: Sequence[Attested]) -> str:
    office = next((each.office for each in reversed(person) if each.office), None)
    party = next((party_name(each.party) for each in reversed(person) if each.party), "")
    known = ", ".join(part for part in (words(office), party) if part)
    return shown_name(person) + (f" ({known})" if known else "")


def _near(register: Register, name: str) -> str:
    """Return advice that names those who are called something like it."""
    folded = {known.casefold(): known for known in register.names()}
    parts = {part: known for whole, known in folded.items() for part in (whole, *whole.split())}
    near = dict.fromkeys(parts[found] for found in get_close_matches(name.casefold(), parts, _MOST_NAMED, 0.7))
    return (
        f": did you mean {' or '.join(map(shortened, near))}?" if near else ": `dragoman search` finds words in texts"
    )
