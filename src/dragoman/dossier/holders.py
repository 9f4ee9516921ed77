"""Who holds which office as last attested, and how a person's name and office were told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from dragoman.dossier.model import Line, Section
from dragoman.dossier.sources import Sources
from dragoman.dossier.wording import shortened
from dragoman.ledger import Attested
from dragoman.page import party_name
from dragoman.record import Office

_OFFICES: tuple[str, ...] = get_args(Office)
_OF_ONE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "speaker"})
"""Offices that one person holds at a time: the last attested holder is shown alone."""


def holders(told: Sequence[Attested], parties: Sequence[str], sources: Sources, most: int | None = None) -> Section:
    """Return who was last told to hold which office of some parties; of each at most so many, the highest."""
    latest: dict[tuple[str, str, str], Attested] = {}
    for person in told:
        if person.party is None or person.party not in parties or person.office is None:
            continue
        place = person.party, person.office, "" if person.office in _OF_ONE else person.key
        known = latest.get(place)
        if known is None or _day(known) <= _day(person):
            latest[place] = person
    order = sorted(latest, key=lambda each: (parties.index(each[0]), _OFFICES.index(each[1]), _day(latest[each])))
    if most is not None:
        recent = sorted(order, key=lambda each: _day(latest[each]), reverse=True)
        ranked = sorted(recent, key=lambda each: _OFFICES.index(each[1]))
        chosen = {place for party in parties for place in [each for each in ranked if each[0] == party][:most]}
        order = [place for place in order if place in chosen]
    names = _names(told)
    return Section(
        key="holders",
        heading="Who holds which office, as last attested",
        lines=tuple(_line(latest[each], sources, names[latest[each].key]) for each in order),
    )


def _day(person: Attested) -> tuple[str, str]:
    return person.source.published or "", person.name


def _names(told: Iterable[Attested]) -> dict[str, str]:
    """Return by key the name that a person is shown under: as English has it where a dispatch does, else in Latin."""
    found: dict[str, Attested] = {}
    for person in told:
        known = found.get(person.key)
        if known is None or _preference(person) > _preference(known):
            found[person.key] = person
    return {key: person.name for key, person in found.items()}


def _preference(person: Attested) -> tuple[bool, bool, int]:
    latin = all(letter < "\u0370" for letter in person.name)
    return person.source.language == "en", latin, len(person.name)


def _line(person: Attested, sources: Sources, name: str | None = None) -> Line:
    office = (person.office or "").replace("_", " ")
    party = party_name(person.party) if person.party else ""
    return Line(
        text=", ".join(part for part in (shortened(name or person.name), office, party) if part),
        day=person.source.published,
        sources=sources.numbers([person.source]),
    )


def spellings(attested: Iterable[Attested], sources: Sources) -> Section:
    """Return under which names and offices a person was told of, each with its dispatches."""
    found: dict[tuple[str, str, str], list[Attested]] = {}
    for person in attested:
        found.setdefault((person.name, person.office or "", person.party or ""), []).append(person)
    lines = []
    for told in sorted(found.values(), key=lambda each: (_day(each[0])[0], each[0].name)):
        line = _line(told[0], sources)
        numbers = sources.numbers(person.source for person in told)
        lines.append(Line(text=line.text, day=line.day, sources=numbers))
    return Section(key="names", heading="Names and offices, as told", lines=tuple(lines))
