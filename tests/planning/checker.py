"""What a calendar has to keep to, said once more without the solver: each rule by itself, in the plainest way."""

from __future__ import annotations

import calendar
import itertools
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import holidays

from dragoman.planning.plan import Item, Plan
from dragoman.planning.propose import Slot

_SPANS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def broken_rules(plan: Plan, slots: list[Slot], taken: Iterable[date] = ()) -> list[str]:
    """Return what a calendar breaks of its plan's rules; nothing where it keeps to all."""
    broken = [f"{item.id}: {why}" for item in plan.items for why in _of_item(plan, item, slots)]
    for slot in slots:
        broken += [f"{slot.round.id}: {day} {why}" for day in _days(slot) for why in _of_day(plan, day, set(taken))]
    return broken + list(_together(plan, slots))


def impossible_rounds(plan: Plan, taken: Iterable[date] = ()) -> list[str]:
    """Return the rounds that could be held on no day, even if there were no others."""
    busy, found = set(taken), []
    for item in plan.items:
        for number, (first, last) in enumerate(_windows(plan, item), 1):
            starts = [first + timedelta(at) for at in range((last - first).days + 2 - item.days)]
            if not any(_fits(plan, item, start, busy) for start in starts):
                found.append(f"{item.id}/{number}")
    return found


def _fits(plan: Plan, item: Item, start: date, taken: set[date]) -> bool:
    days = [start + timedelta(at) for at in range(item.days)]
    return (not item.months or start.month in item.months) and not any(
        why for day in days for why in _of_day(plan, day, taken)
    )


def _windows(plan: Plan, item: Item) -> list[tuple[date, date]]:
    """Return for each round the first and last day on which it may be."""
    if item.date is not None:
        return [(item.date, item.date + timedelta(item.days - 1))]
    return _by_turns(plan, item) if item.every else _equal(plan, item.times or 1)


def _days(slot: Slot) -> list[date]:
    return [slot.start + timedelta(at) for at in range((slot.end - slot.start).days + 1)]


def _of_item(plan: Plan, item: Item, slots: list[Slot]) -> Iterable[str]:
    mine = sorted((slot for slot in slots if slot.round.item.id == item.id), key=lambda slot: slot.round.number)
    windows = _windows(plan, item)
    if len(mine) != len(windows):
        yield f"{len(mine)} rounds, not {len(windows)}"
    for slot, (first, last) in zip(mine, windows, strict=False):
        if not first <= slot.start <= slot.end <= last:
            yield f"{slot.start} to {slot.end} is not within {first} to {last}"
        if (slot.end - slot.start).days + 1 != item.days:
            yield f"takes {slot.start} to {slot.end}, not {item.days} days"
        if item.months and slot.start.month not in item.months:
            yield f"begins in month {slot.start.month}"
    yield from _of_hosts(plan, item, [slot.host for slot in mine])


def _equal(plan: Plan, times: int) -> list[tuple[date, date]]:
    """Return the period in parts of one length, but for less than a day."""
    length = ((plan.end - plan.start).days + 1) / times
    starts = [plan.start + timedelta(int(length * at + 1e-9)) for at in range(times)] + [plan.end + timedelta(1)]
    return [(one, other - timedelta(1)) for one, other in itertools.pairwise(starts)]


def _by_turns(plan: Plan, item: Item) -> list[tuple[date, date]]:
    assert item.every is not None
    windows, first = [], plan.start
    while first <= plan.end:
        year, month = first.year, first.month + _SPANS[item.every] - 1
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        last = min(date(year, month, calendar.monthrange(year, month)[1]), plan.end)
        windows.append((first, last))
        first = last + timedelta(1)
    return windows


def _of_hosts(plan: Plan, item: Item, hosts: list[str | None]) -> Iterable[str]:
    if item.format == "video":
        wrong: list[str | None] = [host for host in hosts if host is not None]
    elif item.host != "alternate":
        wrong = [host for host in hosts if host != item.host]
    else:
        wrong = [one for one, next_one in itertools.pairwise(hosts) if one == next_one]
        wrong += [host for host in hosts if host not in plan.parties]
    if wrong:
        yield f"hosted by {hosts}"


def _of_day(plan: Plan, day: date, taken: set[date]) -> Iterable[str]:
    if day.weekday() >= 5:
        yield "is a weekend"
    if day in taken or any(_covers(written, day) for written in plan.wishes.blocked):
        yield "is blocked"
    for party in plan.parties if plan.wishes.holidays else ():
        if day in holidays.country_holidays(party, years=day.year):
            yield f"is a holiday of {party}"


def _covers(written: str, day: date) -> bool:
    first, _, last = written.partition("/")
    return date.fromisoformat(first) <= day <= date.fromisoformat(last or first)


def _together(plan: Plan, slots: list[Slot]) -> Iterable[str]:
    ordered = sorted(slots, key=lambda slot: slot.start)
    for one, other in itertools.pairwise(ordered):
        if (other.start - one.end).days - 1 < plan.wishes.spacing:
            yield f"{one.round.id} ends on {one.end}, and {other.round.id} begins on {other.start}"
    most = plan.wishes.most_a_month
    for month, count in Counter((slot.start.year, slot.start.month) for slot in slots).items():
        if most is not None and count > most:
            yield f"{count} rounds begin in {month}"
