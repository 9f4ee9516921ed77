"""Held or not: how each round of a plan stands on a day, by what was known on it.

The meaning of each state is set out in docs/plans.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, get_args

import msgspec

from dragoman.ledger import Fact, PlanWord, Register, Where
from dragoman.planning.matching import TYPES, Time, matched, time_of, when
from dragoman.planning.plan import Dated, Plan, Round, rounds
from dragoman.record import Event

State = Literal["held", "under_way", "announced", "overdue", "upcoming", "cancelled"]
STATES: tuple[State, ...] = get_args(State)

NO_DATES: Mapping[str, Dated] = {}


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """How a round stands on a day: its state, the event that says so, and why.

    `first` and `last` are the days on which it is due, `certain` where they are fixed or from the calendar and not all
    that it may be held on; `word` is a person's, where that is what the state rests on.
    """

    round: Round
    first: date
    last: date
    certain: bool
    state: State
    fact: Fact | None = None
    reasons: tuple[str, ...] = ()
    word: PlanWord | None = None


def facts_for(register: Register, plan: Plan, on: date) -> list[Fact]:
    """Return the events of a ledger that may be rounds of a plan, as the dispatches published until a day tell them."""
    where = Where(parties=plan.parties, kind="event", known=on.isoformat())
    return [fact for fact in register.facts(where) if isinstance(fact.item, Event) and fact.item.type in TYPES]


def status(
    plan: Plan,
    facts: Iterable[Fact],
    on: date,
    dated: Mapping[str, Dated] = NO_DATES,
    words: Sequence[PlanWord] = (),
) -> list[Verdict]:
    """Return how each round of a plan stands on a day, in the order of the plan.

    `facts` are the events of `facts_for`, `dated` the calendar, `words` what persons said that has not been taken
    back. A person's word goes before all else from the day on that it is of.
    """
    said = {word.round: word for word in sorted(words, key=lambda word: word.number) if word.since <= on.isoformat()}
    facts = list(facts)
    wanted = rounds(plan)
    free = [each for each in wanted if each.id not in said]
    left = [fact for fact in facts if not any(_is(fact, word) for word in said.values())]
    found = matched(plan, free, left, dated)
    verdicts = []
    for each in wanted:
        due = time_of(each, dated)
        if each.id in said:
            verdicts.append(_as_said(each, due, said[each.id], facts))
            continue
        fact, reasons = found.get(each.id, (None, ()))
        state, why = _nothing(due, on) if fact is None else _state(fact, on)
        verdicts.append(_verdict(each, due, state, fact, (*why, *reasons)))
    return verdicts


def _is(fact: Fact, word: PlanWord) -> bool:
    """Whether a word names an event, by any of its tellings."""
    return word.fact is not None and any(source.telling == word.fact for source in fact.sources)


def _as_said(each: Round, due: Time, word: PlanWord, facts: Sequence[Fact]) -> Verdict:
    fact = next((fact for fact in facts if _is(fact, word)), None)
    state = next(state for state in STATES if state == word.state)
    said = f"{word.who} says so" + (f": {word.why}" if word.why else "")
    return msgspec.structs.replace(_verdict(each, due, state, fact, (said,)), word=word)


def _verdict(each: Round, due: Time, state: State, fact: Fact | None, reasons: tuple[str, ...]) -> Verdict:
    first, last = date.fromordinal(due.days.first), date.fromordinal(due.days.last)
    return Verdict(round=each, first=first, last=last, certain=due.certain, state=state, fact=fact, reasons=reasons)


def _nothing(due: Time, on: date) -> tuple[State, tuple[str, ...]]:
    """Return how a round stands of which no dispatch tells."""
    if due.days.last < on.toordinal():
        return "overdue", ("its time is over and nothing tells of it",)
    return "upcoming", ()


def _state(fact: Fact, on: date) -> tuple[State, tuple[str, ...]]:
    """Return how a round stands by the event that is taken for it."""
    event, days, today = fact.item, when(fact), on.toordinal()
    assert isinstance(event, Event) and days is not None
    exact = event.start is not None and len(event.start) == len("2023-01-01")
    match event.status:
        case "cancelled":
            return "cancelled", ("called off or put off, and no other date told since",)
        case "held":
            begun = exact and days.first <= today < days.last
            return ("under_way" if begun else "held"), ()
    if days.last < today:
        return "overdue", (f"{event.status} for days that are over, and nothing tells that it was held",)
    if exact and days.first <= today and event.status == "planned":
        return "under_way", ("announced for this day",)
    return "announced", ("invited or offered, not yet accepted",) if event.status == "proposed" else ()
