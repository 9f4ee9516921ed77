"""What happened, by date: visits with what was done in their course under them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.dossier.model import Line
from dragoman.dossier.sources import Sources
from dragoman.ledger import Fact, days_of
from dragoman.record import Event

_APART = frozenset({"visit", "message", "expulsion", "sanction", "incident", "relations", "protest", "aid", "call"})
"""What is not done in the course of a visit, or is no part of it."""


def events(facts: Iterable[Fact]) -> list[Fact]:
    """Return those facts that are events."""
    return [fact for fact in facts if isinstance(fact.item, Event)]


def event_of(fact: Fact) -> Event:
    """Return the event that a fact is of. Raises TypeError where it is of something else."""
    if not isinstance(fact.item, Event):
        raise TypeError(f"{fact.id} is no event")
    return fact.item


def programme(visit: Fact, facts: Iterable[Fact]) -> list[Fact]:
    """Return what was done in the course of a visit: by its parties, on its days, in its country."""
    its = event_of(visit)
    days = days_of(its.start, its.end)
    if days is None:
        return []
    found = []
    for fact in facts:
        other = event_of(fact)
        when = days_of(other.start, other.end)
        there = other.country in (None, its.country)
        among = set(other.parties) <= set(its.parties) and set(other.parties) & set(its.parties)
        in_course = when is not None and days.first <= when.first and when.last <= days.last
        if other.type not in _APART and other.status == its.status and there and among and in_course:
            found.append(fact)
    return found


def chronicle(facts: Sequence[Fact], sources: Sources) -> tuple[Line, ...]:
    """Return what was held, by date, each visit followed by its programme."""
    held = [fact for fact in events(facts) if event_of(fact).status in ("held", "cancelled")]
    under: dict[str, list[Fact]] = {}
    placed: set[str] = set()
    for visit in held:
        if event_of(visit).type == "visit":
            part = [fact for fact in programme(visit, held) if fact.id not in placed]
            placed.update(fact.id for fact in part)
            under[visit.id] = part
    lines: list[Line] = []
    for fact in held:
        if fact.id not in placed:
            lines.append(sources.line(fact, dated=_longer_than_a_day(fact)))
            lines += [sources.line(part, depth=1, dated=False) for part in under.get(fact.id, ())]
    return tuple(lines)


def _longer_than_a_day(fact: Fact) -> bool:
    event = event_of(fact)
    return event.end is not None and event.end != event.start


def announced(facts: Sequence[Fact], as_of: str, sources: Sources) -> tuple[Line, ...]:
    """Return what is planned or proposed and not told of as held, those whose day has passed marked so."""
    found = events(facts)
    held = [fact for fact in found if event_of(fact).status == "held"]
    lines = []
    for fact in found:
        event = event_of(fact)
        if event.status not in ("planned", "proposed") or any(_fulfils(other, fact) for other in held):
            continue
        line = sources.line(fact)
        days = days_of(event.start, event.end)
        today = days_of(as_of, as_of)
        passed = days is not None and today is not None and days.last < today.first
        lines.append(_with_mark(line, "its day has passed") if passed else line)
    return tuple(lines)


def _with_mark(line: Line, mark: str) -> Line:
    return msgspec.structs.replace(line, marks=(*line.marks, mark))


def _fulfils(held: Fact, planned: Fact) -> bool:
    """Say whether a held event is the planned one: of its type and parties, about when it was to be."""
    one, other = event_of(held), event_of(planned)
    if (one.type, one.parties) != (other.type, other.parties):
        return False
    when, meant = days_of(one.start, one.end), days_of(other.start, other.end)
    told = days_of(planned.sources[0].published, planned.sources[0].published)
    if when is None:
        return False
    if meant is None:
        return told is not None and told.first < when.first <= told.first + 90
    return when.gap(meant) <= 7 and (told is None or told.first <= when.last)
