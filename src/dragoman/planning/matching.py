"""Which event of a ledger is taken for which round of a plan. docs/plans.md says what gives points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.ledger import Days, Fact, days_of
from dragoman.planning.assigning import assigned
from dragoman.planning.plan import Dated, Level, Plan, Round
from dragoman.record import Event, Office, Topic

TYPES = frozenset({"consultations", "meeting", "conference", "call"})
"""The types of events that may be a round."""
LEAST = 3.0
"""Points from which an event is taken for a round of a plan."""
NEAR = 45
"""Days by which a round may be held before or after its time and still be it."""
_ON_ITS_DAY = 3
_SOON = 60
_OFFICES: dict[Level, frozenset[Office]] = {
    "minister": frozenset({"foreign_minister", "minister", "defence_minister"}),
    "deputy_minister": frozenset({"deputy_foreign_minister"}),
    "director": frozenset({"official", "ambassador", "envoy"}),
    "experts": frozenset({"official", "adviser", "envoy"}),
}
_GENERAL: frozenset[Topic] = frozenset({"political_dialogue", "bilateral_relations", "regional", "multilateral"})
_ANY_LEVEL = frozenset({"spokesperson", "official"})
"""Offices that say nothing of the level at which others met."""


class Match(msgspec.Struct, frozen=True):
    """How likely an event is a round: points, and what gave them, in words."""

    points: float
    reasons: tuple[str, ...] = ()


_NONE = Match(0.0)
_NEVER = Match(-9.0)


class Time(msgspec.Struct, frozen=True):
    """When a round is due: within these days, `certain` where its date is fixed or in the calendar.

    `window` are the days on which the plan lets it be held: it may be held in its part of the period on another day
    than that of the calendar.
    """

    days: Days
    certain: bool
    window: Days


def time_of(each: Round, dated: Mapping[str, Dated]) -> Time:
    """Return when a round is due: on its fixed date, else on its day in the calendar, else in its stretch."""
    first, slot = each.first.toordinal(), dated.get(each.id)
    fixed = each.item.date is not None
    window = Days(first, first + each.item.days - 1 if fixed else each.last.toordinal())
    if slot is not None:
        return Time(Days(slot.start.toordinal(), slot.end.toordinal()), True, window)
    return Time(window, fixed, window)


def when(fact: Fact) -> Days | None:
    """Return the days on which an event is or was, as exactly as it is told."""
    event = fact.item
    assert isinstance(event, Event)
    if event.start is None and event.status != "held":
        told = days_of(fact.day, None)
        return told and Days(told.first, told.last + _SOON)
    return days_of(event.start or fact.day, event.end)


Taken = dict[str, tuple[Fact, tuple[str, ...]]]
"""By round, the event that is taken for it, and why."""


def matched(plan: Plan, wanted: Sequence[Round], facts: Iterable[Fact], dated: Mapping[str, Dated]) -> Taken:
    """Return which events are taken for which rounds: together the likeliest, no event twice.

    What was called off is taken for a round where nothing else is. A round that was called off is looked for after it.
    What was announced, and then told of as held under another name, is held.
    """
    listed = sorted(facts, key=lambda fact: (fact.day or "", fact.id))
    off = _called_off(plan, wanted, [fact for fact in listed if _event(fact).status == "cancelled"], dated)
    others = [fact for fact in listed if _event(fact).status != "cancelled"]
    found = _likeliest(plan, wanted, others, dated, off)
    taken = {fact.id for fact, _ in found.values()}
    held = [fact for fact in others if _event(fact).status == "held" and fact.id not in taken]
    return off | found | _come_about(found, wanted, held)


def _called_off(plan: Plan, wanted: Sequence[Round], events: Sequence[Fact], dated: Mapping[str, Dated]) -> Taken:
    """Return what was called off, by the round that it is likeliest to be; of several the last."""
    off: Taken = {}
    for fact in events:
        likely = {
            each.id: likeness(plan, each, fact, dated, off[each.id][0] if each.id in off else None) for each in wanted
        }
        best = max(likely, key=lambda name: likely[name].points, default="")
        if best and likely[best].points >= LEAST:
            off[best] = fact, likely[best].reasons
    return off


def _come_about(found: Taken, wanted: Sequence[Round], held: Sequence[Fact]) -> Taken:
    """Return for rounds that were announced the event that was held where and when they were to be."""
    came: Taken = {}
    left = list(held)
    for each in wanted:
        fact, reasons = found.get(each.id, (None, ()))
        if fact is None or _event(fact).status == "held":
            continue
        then = next((other for other in left if _same_occasion(each, fact, other)), None)
        if then is not None:
            left.remove(then)
            came[each.id] = then, (f"announced for {_event(fact).start}", *reasons)
    return came


def _same_occasion(each: Round, announced: Fact, held: Fact) -> bool:
    """Say whether an event was held on the days and at the place that one was announced for, on no other subject."""
    one, other = _event(announced), _event(held)
    meant, when_held = days_of(one.start, one.end), days_of(other.start, other.end)
    if one.parties != other.parties or meant is None or when_held is None or meant.gap(when_held) > _ON_ITS_DAY:
        return False
    return one.place in (None, other.place or one.place) and _subject(each, other).points >= 0


def _likeliest(
    plan: Plan, wanted: Sequence[Round], events: Sequence[Fact], dated: Mapping[str, Dated], off: Taken
) -> Taken:
    likely = {}
    for row, each in enumerate(wanted):
        for column, fact in enumerate(events):
            match = likeness(plan, each, fact, dated, off[each.id][0] if each.id in off else None)
            if match.points >= LEAST:
                likely[row, column] = match
    pairs = assigned({pair: match.points for pair, match in likely.items()})
    return {wanted[row].id: (events[column], likely[row, column].reasons) for row, column in pairs.items()}


def likeness(plan: Plan, each: Round, fact: Fact, dated: Mapping[str, Dated], off: Fact | None = None) -> Match:
    """Return how likely an event is a round: by its time, subject, level and form.

    `off` is an event that was to be the round and was called off.
    """
    event = _event(fact)
    if event.type not in TYPES or set(event.parties) != set(plan.parties):
        return _NEVER
    time = _time(time_of(each, dated), fact)
    parts = (time, _put_off(off, fact), _subject(each, event), _level(each, fact), _form(each, event))
    return Match(sum(part.points for part in parts), tuple(why for part in parts for why in part.reasons))


def _put_off(off: Fact | None, fact: Fact) -> Match:
    """Return whether an event comes after one that was called off, so that it may be that one put off."""
    before, after = when(off) if off else None, when(fact)
    if off is None or before is None or after is None or after.first <= before.first:
        return _NONE
    return Match(1.0, (f"put off from {_event(off).start or off.day}",))


def _event(fact: Fact) -> Event:
    assert isinstance(fact.item, Event)
    return fact.item


def _time(due: Time, fact: Fact) -> Match:
    held = when(fact)
    if held is None:
        return _NEVER
    exact = len(_event(fact).start or "") == len("2023-01-01")
    if due.certain and exact and due.days.gap(held) <= _ON_ITS_DAY:
        return Match(2.0, ("on its day",))
    gap = due.window.gap(held)
    if gap == 0:
        return Match(1.0, ("in its time",))
    if gap > NEAR:
        return _NEVER
    return Match(0.5, (f"{gap} days {'before' if held.last < due.window.first else 'after'} its time",))


def _subject(each: Round, event: Event) -> Match:
    general = each.item.subject in _GENERAL and not set(event.topics) - _GENERAL
    if each.item.subject in event.topics and (general or each.item.subject not in _GENERAL):
        return Match(2.0, (f"about {each.item.subject.replace('_', ' ')}",))
    if each.item.subject in event.topics:
        return Match(0.5, ("also about something else",))
    if general and event.type == "consultations":
        return Match(1.5, ("consultations on no one subject",))
    return Match(-1.0, ("about something else",)) if event.topics else _NONE


def _level(each: Round, fact: Fact) -> Match:
    offices = {who.office for who in fact.people if who.office}
    if offices & _OFFICES[each.item.level]:
        return Match(1.0, (f"at the level of {each.item.level.replace('_', ' ')}",))
    if not offices - _ANY_LEVEL:
        return _NONE
    return Match(-0.5 if _event(fact).type == "consultations" else -1.5, ("at another level",))


def _form(each: Round, event: Event) -> Match:
    if event.type == "call":
        return Match(0.5, ("by video",)) if each.item.format == "video" else Match(-1.0, ("not face to face",))
    return Match(1.0, ("a named round",)) if event.type == "consultations" else _NONE
