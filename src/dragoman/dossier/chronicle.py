"""What happened, by date: visits with what was done in their course under them; and what is still to come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.dossier.model import Line
from dragoman.dossier.sources import Sources
from dragoman.ledger import Fact, days_of, over
from dragoman.record import Event

_COURSE = ("credentials", "meeting", "consultations", "conference", "ceremony", "signing", "press_conference")
"""What may be done in the course of a visit, in the order in which it usually is."""
_EXPECTED = 90
"""Within so many days what was announced without a date is looked for."""
_NEAR = 7


def events(facts: Iterable[Fact]) -> list[Fact]:
    """Return those facts that are events."""
    return [fact for fact in facts if isinstance(fact.item, Event)]


def event_of(fact: Fact) -> Event:
    """Return the event that a fact is of. Raises TypeError where it is of something else."""
    if not isinstance(fact.item, Event):
        raise TypeError(f"{fact.id} is no event")
    return fact.item


def programme(visit: Fact, facts: Iterable[Fact]) -> list[Fact]:
    """Return what was done in the course of a visit, in order: by its parties, on its days, in its country."""
    return sorted((fact for fact in facts if _in_course(fact, visit)), key=_place_in_programme)


def _in_course(fact: Fact, visit: Fact) -> bool:
    event, its = event_of(fact), event_of(visit)
    if event.type not in _COURSE or event.status != its.status or event.country not in (None, its.country):
        return False
    days, when = days_of(its.start, its.end), days_of(event.start, event.end)
    if days is None:
        same_days = when is None and _told_together(fact, visit)
    else:
        same_days = when is not None and days.first <= when.first and when.last <= days.last
    return same_days and bool(event.parties) and (set(event.parties) <= set(its.parties) or _joined(fact, visit))


def _joined(fact: Fact, visit: Fact) -> bool:
    """Say whether those who are on a visit take part in a gathering of more."""
    guests = {who.key for who in visit.people}
    return set(event_of(visit).parties) < set(event_of(fact).parties) and any(who.key in guests for who in fact.people)


def _told_together(one: Fact, other: Fact) -> bool:
    return not {source.dispatch for source in one.sources}.isdisjoint(source.dispatch for source in other.sources)


def _place_in_programme(fact: Fact) -> tuple[str, int, str]:
    event = event_of(fact)
    return event.start or "", _COURSE.index(event.type) if event.type in _COURSE else len(_COURSE), fact.id


def chronicle(facts: Sequence[Fact], sources: Sources) -> tuple[Line, ...]:
    """Return what was held or called off, by date, each visit followed by its programme."""
    held = [fact for fact in events(facts) if event_of(fact).status in ("held", "cancelled")]
    under = _under_visits(held)
    placed = {fact.id for part in under.values() for fact in part}
    lines: list[Line] = []
    for fact in sorted(held, key=lambda each: (each.day or "", _place_in_programme(each)[1:])):
        if fact.id not in placed:
            lines.append(sources.line(fact))
            lines += [sources.line(part, under=event_of(fact)) for part in under.get(fact.id, ())]
    return tuple(lines)


def _under_visits(held: Sequence[Fact]) -> dict[str, list[Fact]]:
    """Return what was done in the course of each visit: of several visits at once, under that of its own people."""
    visits = [fact for fact in held if event_of(fact).type == "visit"]
    found: dict[str, list[Fact]] = {visit.id: [] for visit in visits}
    by_month: dict[str, list[Fact]] = {}
    for fact in held:
        if event_of(fact).type in _COURSE:
            by_month.setdefault((event_of(fact).start or "")[:7], []).append(fact)
    owners: dict[str, list[Fact]] = {}
    for visit in visits:
        for part in programme(visit, _about_then(visit, by_month)):
            owners.setdefault(part.id, []).append(visit)
    for fact in sorted(held, key=_place_in_programme):
        if own := owners.get(fact.id):
            found[max(own, key=lambda visit: _closeness(fact, visit)).id].append(fact)
    return found


def _about_then(visit: Fact, by_month: Mapping[str, Sequence[Fact]]) -> list[Fact]:
    """Return what was done in the months of a visit, all else being out of the question."""
    first, last = event_of(visit).start or "", event_of(visit).end or event_of(visit).start or ""
    return [
        fact
        for month, facts in by_month.items()
        if first[:7] <= month <= (last + "~" if last else "")
        for fact in facts
    ]


def _closeness(fact: Fact, visit: Fact) -> tuple[int, int, str]:
    guests = {who.key for who in visit.people}
    return sum(who.key in guests for who in fact.people), int(_told_together(fact, visit)), visit.id


def announced(facts: Sequence[Fact], as_of: str, sources: Sources) -> tuple[Line, ...]:
    """Return what is planned or proposed and not told of as held or called off, by day; what is overdue is marked."""
    found = events(facts)
    settled: dict[tuple[str, tuple[str, ...]], list[Fact]] = {}
    for fact in found:
        if event_of(fact).status in ("held", "cancelled"):
            settled.setdefault((event_of(fact).type, event_of(fact).parties), []).append(fact)
    lines = []
    for fact in found:
        event = event_of(fact)
        alike = settled.get((event.type, event.parties), ())
        if event.status in ("planned", "proposed") and not any(_settles(other, fact) for other in alike):
            line = sources.line(fact)
            lines.append(_with_mark(line, "its day has passed") if over(event.start, event.end, as_of) else line)
    return tuple(sorted(lines, key=lambda line: (line.told, line.day or "", line.id or "")))


def _with_mark(line: Line, mark: str) -> Line:
    return msgspec.structs.replace(line, marks=(*line.marks, mark))


def _settles(later: Fact, planned: Fact) -> bool:
    """Say whether an event held or called off is the planned one of its type and parties: about when it was to be."""
    one, other = event_of(later), event_of(planned)
    if (one.host or other.host) != (other.host or one.host):
        return False
    told = days_of(planned.sources[0].published, planned.sources[0].published)
    if one.status == "cancelled" and one.start is None:
        return told is None or (later.day or "") >= (planned.sources[0].published or "")
    when, meant = days_of(one.start, one.end), days_of(other.start, other.end)
    if when is None:
        return False
    if meant is None:
        return told is not None and told.first < when.first <= told.first + _EXPECTED
    return when.gap(meant) <= _NEAR and (told is None or told.first <= when.last)
