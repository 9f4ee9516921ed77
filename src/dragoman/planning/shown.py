"""Plans as they are shown in a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.ledger import Fact, Register, Source, UnknownPlan
from dragoman.page import one_line
from dragoman.planning.keeping import KeptPlan, Waiting, kept_plans, plan_meant, signed_as, waiting_plans
from dragoman.planning.plan import Dated, Item, Plan, rounds
from dragoman.planning.propose import Slot
from dragoman.planning.sources import origin_of
from dragoman.planning.status import Verdict


def listed(register: Register) -> str:
    """Return all plans of a ledger, and those that were signed and wait for their items, a line each."""
    lines = []
    for kept in kept_plans(register):
        plan = kept.plan
        calendar = "with a calendar" if kept.calendar else "without a calendar"
        lines.append(f"{kept.id}  {_head(plan)} · {counted(len(plan.items), 'item')}, {calendar}")
    lines += [f"{each.fact.id}  {_waiting(each)}" for each in waiting_plans(register)]
    return _text(lines or ["no plans yet: dragoman plan new writes one to fill in"])


def shown(register: Register, written: str) -> str:
    """Return one plan with its items, calendar, versions and the dispatches that say it was signed.

    Raises `UnknownPlan` where none goes by what is written.
    """
    try:
        kept = plan_meant(register, written)
    except UnknownPlan:
        waiting = [each for each in waiting_plans(register) if each.goes_by(written)]
        if len(waiting) != 1:
            raise
        return _text([f"{waiting[0].fact.id}  {_waiting(waiting[0])}", *_told(waiting[0].fact)])
    lines = [f"{kept.id}  {_head(kept.plan)}"]
    lines += [f"  {code}: {name}" for code, name in kept.plan.ministries.items()]
    dated = kept.dated
    for item in kept.plan.items:
        lines.append(f"{item.id}: {_item(item)}")
        mine = [dated[each.id] for each in rounds(kept.plan) if each.item.id == item.id and each.id in dated]
        lines += [f"  {each.round}  {in_days(each.start, each.end)}{_at(each)}" for each in mine]
    for signed in signed_as(register, kept.plan):
        lines += [f"signed: {signed.fact.id}  {signed.title}", *_told(signed.fact)]
    versions = register.plans.versions(kept.id)
    lines += [f"version {each.version}: {each.who}, {each.at}" for each in versions]
    return _text(lines)


def calendar_shown(slots: Sequence[Slot]) -> str:
    """Return a calendar, a round a line."""
    wide = max((len(slot.round.id) for slot in slots), default=0)
    return _text(
        f"{in_days(slot.start, slot.end)}  {slot.round.id:{wide}}  {slot.host or 'by video'}  {subject_of(item)}"
        for slot in slots
        for item in (slot.round.item,)
    )


def status_shown(register: Register, kept: KeptPlan, verdicts: Sequence[Verdict], on: date) -> str:
    """Return how each round stands, with reasons and numbered sources."""
    lines = [f"{_head(kept.plan)}, on {on}"]
    sources: dict[str, tuple[int, Source]] = {}
    wide = max((len(verdict.round.id) for verdict in verdicts), default=0)
    for verdict in verdicts:
        numbers = [_number(sources, source) for source in (verdict.fact.sources if verdict.fact else ())]
        why = "; ".join(part for part in (_event(verdict.fact), *verdict.reasons) if part)
        cited = f" [{', '.join(map(str, numbers))}]" if numbers else ""
        word = f" (word {verdict.word.number})" if verdict.word else ""
        due = "" if verdict.fact else f"due {in_days(verdict.first, verdict.last)}"
        rest = "; ".join(part for part in (due, why) if part)
        lines.append(f"{verdict.round.id:{wide}}  {verdict.state.replace('_', ' '):9}  {rest}{cited}{word}")
    quotes = register.first_quotes([verdict.fact for verdict in verdicts if verdict.fact])
    for number, source in sources.values():
        lines.append(f"[{number}] {origin_of(source)}: “{quotes.get(source.telling, '')}”")
    return _text(lines)


def _number(sources: dict[str, tuple[int, Source]], source: Source) -> int:
    return sources.setdefault(source.telling, (len(sources) + 1, source))[0]


def _event(fact: Fact | None) -> str:
    if fact is None:
        return ""
    kind = getattr(fact.item, "type", "")
    start, end = getattr(fact.item, "start", None), getattr(fact.item, "end", None)
    when = f"{start} to {end}" if end and end != start else start or f"told on {fact.day}"
    place = getattr(fact.item, "place", None)
    return f"{kind} {when}" + (f" in {place}" if place else "")


def _told(fact: Fact) -> list[str]:
    return [f"  {origin_of(source)}" for source in fact.sources]


def _head(plan: Plan) -> str:
    return f"{plan.title} · {', '.join(plan.parties)} · {in_days(plan.start, plan.end)}"


def _waiting(each: Waiting) -> str:
    what = f"{each.title} · {', '.join(each.parties)} · {in_days(each.start, each.end)}"
    return f"{what} · signed, waiting for its items"


def _item(item: Item) -> str:
    often = f"on {item.date}" if item.date else f"every {item.every.replace('_', '-')}" if item.every else ""
    parts = [
        subject_of(item),
        item.level.replace("_", " "),
        "by video" if item.format == "video" else f"host {item.host}",
    ]
    parts += [often or ("once" if (item.times or 1) == 1 else f"{item.times} times"), item.time or ""]
    parts += [f"in months {', '.join(map(str, item.months))}"] if item.months else []
    return " · ".join(part for part in parts if part)


def subject_of(item: Item) -> str:
    """Return what an item is about: its own words, else its topic."""
    return item.words or item.subject.replace("_", " ")


def in_days(first: date, last: date) -> str:
    """Return days in words: one, or from one to another."""
    return str(first) if first == last else f"{first} to {last}"


def _at(each: Dated) -> str:
    return f"  {each.host}" if each.host else "  by video"


def counted(number: int, what: str) -> str:
    """Return a number of things in words: "2 items"."""
    return f"{number} {what}" + ("" if number == 1 else "s")


def _text(lines: Iterable[str]) -> str:
    """Return lines, each of them one whatever is in it, their columns and indents as they are."""
    return "".join("".join(map(_part, re.split(r"( {2,})", line))).rstrip() + "\n" for line in lines)


def _part(part: str) -> str:
    return part if part.isspace() else one_line(part)
