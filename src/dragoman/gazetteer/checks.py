"""What in the register of figures may have gone stale: terms that dispatches contradict or that nobody follows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..names import compare, key
from ..record import Record
from .figures import SHARED, Figures
from .register import SOLE_OFFICES, Row

_ABOLISHED = 5
"""An office that has been vacant for so many years is not looked for any more."""


Rows = dict[tuple[str, str], list[Row]]
"""The terms of each office of each party."""


class Holder(NamedTuple):
    """A holder of a sole office as one dispatch tells it."""

    name: str
    party: str
    office: str
    on: str
    source: str


class Finding(NamedTuple):
    """Something to look into: what is wrong with whose office, and in which dispatches it shows."""

    kind: str
    party: str
    office: str
    told: str
    sources: tuple[str, ...] = ()


def holders(record: Record, source: str) -> list[Holder]:
    """Return the holders of sole offices that a dated dispatch names with office and party."""
    on = record.dispatch.published
    if on is None:
        return []
    return [
        Holder(person.name, person.party, person.office, on, source)
        for person in record.people
        if person.party is not None and person.office in SOLE_OFFICES and not person.party.startswith("org:")
    ]


def contradicted(figures: Figures, told: Iterable[Holder]) -> list[Finding]:
    """Return what dispatches say of offices against the register, the most often said first."""
    rows: Rows = {}
    for row in figures.rows:
        rows.setdefault((row.party, row.office), []).append(row)
    groups: dict[tuple[str, str], list[list[Holder]]] = {}
    for holder in told:
        serving = _serving(rows, holder)
        named = figures.named(holder.name)
        if any(row in named or key(row.name) == key(holder.name) for row in serving):
            continue
        persons = groups.setdefault((holder.party, holder.office), [])
        for person in persons:
            if compare(person[0].name, holder.name).same:
                person.append(holder)
                break
        else:
            persons.append([holder])
    found = [_finding(rows, person) for persons in groups.values() for person in persons]
    return sorted(found, key=lambda finding: (-len(finding.sources), finding.party, finding.office))


def _serving(rows: Rows, holder: Holder) -> list[Row]:
    """Return the terms of an office in the month of a dispatch: of a change in it, the register may know no day."""
    return [row for row in rows.get((holder.party, holder.office), ()) if row.overlaps(holder.on[:7])]


def _finding(rows: Rows, person: list[Holder]) -> Finding:
    last = max(person, key=lambda holder: holder.on)
    serving = list(dict.fromkeys(row.name for row in _serving(rows, last)))
    register = f"the register has {' or '.join(serving)}" if serving else "the register has nobody"
    days = sorted({holder.on for holder in person})
    when = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    sources = tuple(dict.fromkeys(holder.source for holder in person))
    return Finding("contradicted", last.party, last.office, f"{last.name}, {when}; {register}", sources)


def vacant(rows: Iterable[Row], today: str) -> list[Finding]:
    """Return the sole offices of states whose last known term has ended, by party and office.

    One that nobody has held for some years is taken for abolished.
    """
    since = f"{int(today[:4]) - _ABOLISHED}{today[4:]}"
    last: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.office in SOLE_OFFICES and row.party not in SHARED:
            known = last.get((row.party, row.office))
            if known is None or (row.until or "9") > (known.until or "9"):
                last[row.party, row.office] = row
    ended = [row for row in last.values() if row.until and since < row.until < today[: len(row.until)]]
    ended.sort(key=lambda row: (row.party, row.office))
    return [Finding("vacant", row.party, row.office, f"nobody after {row.name}, {row.until}") for row in ended]
