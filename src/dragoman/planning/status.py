"""Held or not: which events of a ledger fulfil which rounds of a plan, as it was known on a day.

The meaning of each status is set out in docs/plans.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from dragoman.ledger import Fact, Register, Where
from dragoman.planning.plan import Level, Plan, Round, rounds
from dragoman.record import Event, Office

State = Literal["held", "under_way", "announced", "overdue", "upcoming", "cancelled"]

_TYPES = frozenset({"consultations", "meeting", "conference", "call"})
_OFFICES: dict[Level, frozenset[Office | None]] = {
    "minister": frozenset({"foreign_minister", "minister", "defence_minister"}),
    "deputy_minister": frozenset({"deputy_foreign_minister"}),
    "director": frozenset({"official", "ambassador", "envoy"}),
    "experts": frozenset({"official", "adviser", "envoy"}),
}
_LEAST = 3.0
"""Points from which an event is taken for a round of a plan; docs/plans.md says what gives points."""
_NEAR = 45
"""Days by which a round may be held before or after its stretch of the period and still be it."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """How a round stands on a day: its state, the event that says so, why it is taken for the round, and by whom.

    `by` is who said so, where a person did.
    """

    round: Round
    state: State
    fact: Fact | None = None
    reasons: tuple[str, ...] = ()
    by: str | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word on a round: its state, and the event that fulfils it (an id) if they name one."""

    round: str
    state: State
    fact: str | None = None
    who: str
    at: str
    why: str = ""


class Match(msgspec.Struct, frozen=True):
    """How likely an event fulfils a round: points, and why."""

    points: float
    reasons: tuple[str, ...]


def status(plan: Plan, facts: Iterable[Fact], on: date, said: Sequence[Said] = (), known_on: str = "") -> list[Verdict]:
    """Return how each round of a plan stands on a day, in the order of the plan.

    `facts` are events of the plan's parties; what was told after the day is left out. An event fulfils at most one
    round; the likeliest pairs go first. A person's word goes before all of it.
    """
    known = [fact for fact in map(lambda fact: as_known(fact, on), facts) if fact is not None]
    words = {word.round: word for word in said if word.at[:10] <= on.isoformat()}
    taken = {word.fact for word in words.values() if word.fact}
    wanted = rounds(plan)
    free = [each for each in wanted if each.id not in words]
    pairs = _pairs(plan, free, [fact for fact in known if fact.id not in taken])
    by_id = {fact.id: fact for fact in known}
    verdicts = []
    for each in wanted:
        word = words.get(each.id)
        if word is not None:
            reasons = (word.why,) if word.why else ()
            fact = by_id.get(word.fact or "")
            verdicts.append(Verdict(round=each, state=word.state, fact=fact, reasons=reasons, by=word.who))
            continue
        fact, reasons = pairs.get(each.id, (None, ()))
        verdicts.append(Verdict(round=each, state=_state(each, fact, on), fact=fact, reasons=reasons))
    return verdicts


def facts_for(register: Register, plan: Plan) -> list[Fact]:
    """Return the events of a ledger that may fulfil rounds of a plan: those of all its parties."""
    return [fact for fact in register.facts(Where(parties=plan.parties, kind="event")) if _type(fact) in _TYPES]


def as_known(fact: Fact, on: date) -> Fact | None:
    """Return an event as it was known on a day, by the dispatches published until then; None if it was not.

    An event of the past that is only told as planned stays planned: nobody has said that it was held.
    """
    day = on.isoformat()
    sources = tuple(source for source in fact.sources if (source.published or day) <= day)
    if not sources:
        return None
    item = fact.item
    assert isinstance(item, Event)
    if len(sources) < len(fact.sources):
        told = {source.telling for source in sources}
        statuses = [status for telling, status in fact.statuses if telling in told]
        kept = "held" if "held" in statuses else statuses[-1] if statuses else item.status
        item = msgspec.structs.replace(item, status=kept)
    return msgspec.structs.replace(fact, sources=sources, item=item)


def _type(fact: Fact) -> str:
    return fact.item.type if isinstance(fact.item, Event) else ""


def _pairs(plan: Plan, wanted: Sequence[Round], facts: Sequence[Fact]) -> dict[str, tuple[Fact, tuple[str, ...]]]:
    """Return which event fulfils which round, and why: the likeliest pairs first, no event twice."""
    scored = []
    for each in wanted:
        for fact in facts:
            match = likeness(plan, each, fact)
            if match.points >= _LEAST:
                scored.append((-match.points, _rank(fact), each.first, each.id, fact.id, fact, match.reasons))
    found: dict[str, tuple[Fact, tuple[str, ...]]] = {}
    used: set[str] = set()
    for *_, name, fact_id, fact, reasons in sorted(scored, key=lambda each: each[:5]):
        if name not in found and fact_id not in used:
            found[name] = fact, reasons
            used.add(fact_id)
    return found


def _rank(fact: Fact) -> int:
    """Return which of two equally likely events goes first: one that was held, then one that is to be."""
    order = ("held", "planned", "proposed", "cancelled")
    return order.index(fact.item.status) if isinstance(fact.item, Event) else len(order)


def likeness(plan: Plan, each: Round, fact: Fact) -> Match:
    """Return how likely an event fulfils a round: by its time, subject, level, form and kind."""
    item = fact.item
    if not isinstance(item, Event) or set(item.parties) != set(plan.parties):
        return Match(-9.0, ("other parties",))
    points, reasons = 0.0, []
    for part in (_time(each, item, fact), _subject(each, item), _level(each, fact), _form(each, item)):
        points += part.points
        reasons += part.reasons
    return Match(points, tuple(reasons))


def _time(each: Round, event: Event, fact: Fact) -> Match:
    start = _day(event.start or fact.day)
    if start is None:
        return Match(-9.0, ("no date",))
    if each.item.date is not None and abs((start - each.item.date).days) <= 3:
        return Match(2.0, ("on its day",))
    if each.first <= start <= each.last:
        return Match(1.0, ("in its time",))
    if each.first - timedelta(_NEAR) <= start <= each.last + timedelta(_NEAR):
        return Match(0.0, ("near its time",))
    return Match(-9.0, ("at another time",))


def _subject(each: Round, event: Event) -> Match:
    if each.item.subject in event.topics:
        return Match(2.0, (f"about {each.item.subject.replace('_', ' ')}",))
    if each.item.subject == "political_dialogue" and event.type == "consultations":
        return Match(1.5, ("political consultations",))
    return Match(-1.0, ("about something else",)) if event.topics else Match(0.0, ())


def _level(each: Round, fact: Fact) -> Match:
    offices = {who.office for who in fact.people if who.office}
    if not offices:
        return Match(0.0, ())
    if offices & _OFFICES[each.item.level]:
        return Match(1.0, (f"at the level of {each.item.level.replace('_', ' ')}",))
    return Match(-1.5, ("at another level",))


def _form(each: Round, event: Event) -> Match:
    if event.type == "call":
        return Match(0.5, ("by video",)) if each.item.format == "video" else Match(-1.0, ("by telephone or video",))
    if event.type == "consultations":
        return Match(1.0, ("a named round",))
    return Match(0.0, ())


def _day(when: str | None) -> date | None:
    """Return the first day of an ISO date; None where it is not known."""
    try:
        return date.fromisoformat((when or "")[:10] + "-01-01"[len((when or "")[:10]) - 4 :]) if when else None
    except ValueError:
        return None


def _state(each: Round, fact: Fact | None, on: date) -> State:
    """Return how a round stands on a day, by the event that is taken for it."""
    if fact is None or not isinstance(fact.item, Event):
        return "overdue" if each.last < on else "upcoming"
    start, end = _day(fact.item.start or fact.day), _day(fact.item.end or fact.item.start or fact.day)
    if fact.item.status == "cancelled":
        return "cancelled"
    if fact.item.status == "held":
        return "under_way" if start and end and start <= on < end else "held"
    return "overdue" if end is not None and end < on and _exact(fact.item) else "announced"


def _exact(event: Event) -> bool:
    return event.start is not None and len(event.start) == len("2023-01-01")
