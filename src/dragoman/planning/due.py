"""What of the plans of some parties is due on a day: rounds overdue, under way and announced, and the next ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from dragoman.dossier import Line, Sources
from dragoman.ledger import Register
from dragoman.planning.keeping import KeptPlan, kept_plans, standing, waiting_plans
from dragoman.planning.shown import in_days, subject_of
from dragoman.planning.status import State, Verdict

ROUNDS, NEXT = 8, 3
"""The most rounds of a plan that are listed, and of these the most of which nothing is told yet."""
OVER = timedelta(366)
"""A plan that ended so long ago is no more of note."""
_ORDER: dict[State, int] = {"overdue": 0, "under_way": 1, "announced": 2, "upcoming": 3}


class Due(msgspec.Struct, frozen=True):
    """What is due by plans, as lines, and the ids of the events that these tell of."""

    lines: tuple[Line, ...]
    events: frozenset[str]


def due_by_plan(register: Register, parties: Sequence[str], on: date, sources: Sources) -> Due:
    """Return what is due on a day by the plans that some parties have together, as `status` judges it.

    A plan that was signed and has no items yet is told of, too.
    """
    lines, events = list(_waiting(register, parties, on, sources)), set[str]()
    for kept in kept_plans(register):
        if set(parties) <= set(kept.plan.parties) and on <= kept.plan.end + OVER:
            verdicts = _of_note(standing(register, kept, on))
            lines += _lines(kept, verdicts, sources)
            events |= {verdict.fact.id for verdict in verdicts if verdict.fact}
    return Due(tuple(lines), frozenset(events))


def _waiting(register: Register, parties: Sequence[str], on: date, sources: Sources) -> Iterator[Line]:
    for each in waiting_plans(register, on.isoformat()):
        if set(parties) <= set(each.parties) and on <= each.end + OVER:
            told = f"{each.title}, {in_days(each.start, each.end)}: signed, its items not drawn up yet"
            yield Line(text=told, id=each.fact.id, day=each.fact.day, sources=sources.numbers(each.fact.sources))


def _of_note(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return the rounds that something is to be done about; of those to come only the ones that are due first."""
    found = sorted(verdicts, key=lambda each: (_ORDER.get(each.state, 0), _day(each), each.round.id))
    coming = [verdict for verdict in found if verdict.state == "upcoming"]
    return [verdict for verdict in found if verdict.state in _ORDER and verdict not in coming[NEXT:]]


def _day(verdict: Verdict) -> str:
    return verdict.fact.day or "" if verdict.fact else verdict.last.isoformat()


def _lines(kept: KeptPlan, verdicts: Sequence[Verdict], sources: Sources) -> Iterator[Line]:
    """Yield a plan's rounds; where they are too many, only the latest of those overdue, and how many more there are."""
    plan = kept.plan
    group = f"{plan.title}, {in_days(plan.start, plan.end)} (plan {kept.id}, version {kept.version}, by {kept.who})"
    more = max(0, len(verdicts) - ROUNDS)
    if more:
        yield Line(text=f"{more} more, listed by `dragoman plan status {kept.id}`", group=group)
    for verdict in verdicts[more:]:
        yield _line(verdict, group, sources)


def _line(verdict: Verdict, group: str, sources: Sources) -> Line:
    state, round = verdict.state.replace("_", " "), f"{verdict.round.id}, {subject_of(verdict.round.item)}"
    why = verdict.reasons[:1] if verdict.word or verdict.fact is None or verdict.state == "overdue" else ()
    if verdict.fact is None:
        return Line(text=f"{state}: {round}, due {in_days(verdict.first, verdict.last)}", group=group, marks=why)
    line = sources.line(verdict.fact, group=group)
    marks = (*(mark for mark in line.marks if mark != "planned"), *why)
    return msgspec.structs.replace(line, text=f"{state}: {round} · {line.text}", marks=marks)
