"""A calendar for a plan: a day and a host for every round, by constraint programming (OR-tools CP-SAT).

The search is bounded by CP-SAT's own measure of work and not by the clock, in one thread with a fixed seed: the
same plan gives the same calendar on every run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from datetime import date, timedelta
from typing import Any

import msgspec

from dragoman.planning.plan import Plan, Round, blocked_days, host_of, rounds
from dragoman.planning.working_days import days_off

EFFORT = 3.0
"""How long the search goes on, in CP-SAT's deterministic seconds."""
_LEAST_EFFORT = 0.3


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """When and where a round is to be held: its first and last day, and its host (None by video)."""

    round: Round
    start: date
    end: date
    host: str | None


class Conflict(msgspec.Struct, frozen=True):
    """Why no calendar fits: wishes that can't all be met, none of which is to blame alone, in words."""

    wishes: tuple[str, ...]


def propose(
    plan: Plan, taken: Iterable[date] = (), effort: float = EFFORT, settled: Sequence[Slot] = ()
) -> list[Slot] | Conflict:
    """Return a calendar for a plan, by date, or the wishes that make one impossible.

    `taken` are days blocked by other events, `settled` rounds that stay where they are. Every other round keeps to its
    stretch of the period, its months, working days of all parties, the plan's spacing and its most rounds a month;
    hosts take turns, item by item, those who begin shared evenly. The items are drawn apart, each to its place in its
    stretch, in their order.
    """
    problem = _Problem(plan, set(taken), settled)
    try:
        found = problem.solve(frozenset(problem.wishes), effort)
    except _Undecided:
        return Conflict(("no calendar was found in the time given, and none was ruled out: ask for less",))
    if found is None:
        return problem.conflict()
    starts_with = _first_hosts(plan, settled)
    slots = [
        Slot(
            round=each,
            start=start,
            end=start + timedelta(each.item.days - 1),
            host=host_of(plan, each.item, each.number, starts_with.get(each.item.id, 0)),
        )
        for each, start in zip(problem.rounds, found, strict=True)
    ]
    return sorted([*slots, *settled], key=lambda slot: (slot.start, slot.round.id))


def _first_hosts(plan: Plan, settled: Iterable[Slot]) -> dict[str, int]:
    """Return which party hosts first, item by item of those that take turns, so that each begins as often.

    Where the host of a round is settled, turns are counted from it.
    """
    turning = [item.id for item in plan.items if item.host == "alternate" and item.format == "in_person"]
    first = {name: number % len(plan.parties) for number, name in enumerate(turning)}
    for slot in settled:
        if slot.round.item.id in first and slot.host in plan.parties:
            turn = plan.parties.index(slot.host) - slot.round.number + 1
            first[slot.round.item.id] = turn % len(plan.parties)
    return first


_BLAMED = ("spacing", "held", "most_a_month", "blocked", "date", "months")
"""The kinds of wishes, those first that a conflict is rather laid to."""

Wish = tuple[str, str]
"""A wish and the item it is of: ("spacing", "") is of the whole plan."""


def _around(settled: Iterable[Slot], spacing: int) -> set[date]:
    """Return the days of settled rounds and those within the spacing of them."""
    return {
        slot.start + timedelta(at)
        for slot in settled
        for at in range(-spacing, (slot.end - slot.start).days + spacing + 1)
    }


class _Undecided(Exception):
    """The search found no calendar in its time, and did not rule one out."""


class _Problem:
    """A plan as a problem for the solver: for each round the days on which it may begin, and what binds them."""

    def __init__(self, plan: Plan, taken: Set[date], settled: Sequence[Slot]) -> None:
        self.plan = plan
        stay = {slot.round.id for slot in settled}
        self.rounds = [each for each in rounds(plan) if each.id not in stay]
        self.begun = Counter((slot.start.year, slot.start.month) for slot in settled)
        self.off = days_off(plan.parties, plan.start, plan.end, plan.wishes.holidays)
        self.blocked = blocked_days(plan) | taken | _around(settled, plan.wishes.spacing)
        self.wishes: list[Wish] = [("spacing", "")]
        if plan.wishes.most_a_month is not None:
            self.wishes.append(("most_a_month", ""))
        if self.blocked:
            self.wishes.append(("blocked", ""))
        to_come = {each.item.id for each in self.rounds}
        for item in (item for item in plan.items if item.id in to_come):
            self.wishes.append(("held", item.id))
            if item.months:
                self.wishes.append(("months", item.id))
            if item.date is not None:
                self.wishes.append(("date", item.id))

    def in_words(self, wish: Wish) -> str:
        """Return a wish as a person would say it."""
        kind, name = wish
        wishes = self.plan.wishes
        item = next((each for each in self.plan.items if each.id == name), None)
        match kind:
            case "spacing":
                return f"{wishes.spacing} days between rounds"
            case "most_a_month":
                return f"at most {wishes.most_a_month} rounds a month"
            case "blocked":
                return f"nothing on the {len(self.blocked)} blocked days"
            case "months" if item is not None:
                return f"{name} only in the months {', '.join(map(str, item.months))}"
            case "date" if item is not None:
                return f"{name} on {item.date}"
        count = sum(1 for each in self.rounds if each.item.id == name)
        return f"{name} held {'once' if count == 1 else f'{count} times'} on working days of all parties"

    def starts(self, each: Round, wishes: Set[Wish]) -> list[date]:
        """Return the days on which a round may begin."""
        item = each.item
        fixed = item.date if ("date", item.id) in wishes else None
        months = set(item.months) if ("months", item.id) in wishes else set()
        blocked = self.blocked if ("blocked", "") in wishes else set()
        days = [fixed] if fixed else [each.first + timedelta(at) for at in range((each.last - each.first).days + 1)]
        found = []
        for day in days:
            taken = [day + timedelta(at) for at in range(item.days)]
            works = not any(one in self.off or one in blocked for one in taken)
            if works and taken[-1] <= each.last and not (months and day.month not in months):
                found.append(day)
        return found

    def room(self, month: tuple[int, int]) -> int:
        """Return how many rounds may begin in a month beside those that are settled."""
        return max(0, (self.plan.wishes.most_a_month or 0) - self.begun[month])

    def solve(self, wishes: Set[Wish], effort: float, best: bool = True) -> list[date] | None:
        """Return a day for each round under some of the wishes, in the order of the rounds; None where there is none.

        Rounds of an item whose being held is no wish are given no thought: their day is the first of their stretch.
        Without `best` any calendar does.
        """
        thought_of = [each for each in self.rounds if ("held", each.item.id) in wishes]
        possible = [self.starts(each, wishes) for each in thought_of]
        if not all(possible) or self._too_many(thought_of, possible, wishes):
            return None
        found = _solved(self, thought_of, possible, wishes, effort, best)
        if found is None:
            return None
        by_id = {each.id: day for each, day in zip(thought_of, found, strict=True)}
        return [by_id.get(each.id, each.first) for each in self.rounds]

    def _too_many(self, thought_of: Sequence[Round], possible: Sequence[Sequence[date]], wishes: Set[Wish]) -> bool:
        """Say whether the rounds take more days or months than there are: the solver proves it slowly."""
        if not thought_of:
            return False
        months = {(day.year, day.month) for days in possible for day in days}
        if ("most_a_month", "") in wishes and len(thought_of) > sum(map(self.room, months)):
            return True
        spacing = self.plan.wishes.spacing if ("spacing", "") in wishes else 0
        ends = [days[-1] + timedelta(each.item.days) for each, days in zip(thought_of, possible, strict=True)]
        there = (max(ends) - min(days[0] for days in possible)).days + spacing
        return sum(each.item.days + spacing for each in thought_of) > there

    def least_conflict(self) -> list[Wish]:
        """Return wishes that can't all be met, while without any one of them they can (QuickXplain, Junker 2004)."""
        return self._conflict([], False, sorted(self.wishes, key=lambda wish: _BLAMED.index(wish[0])))

    def _conflict(self, given: list[Wish], grown: bool, wishes: list[Wish]) -> list[Wish]:
        """Return the least part of some wishes that conflicts with those given; earlier ones are kept rather."""
        if grown and self._impossible(given):
            return []
        if len(wishes) == 1:
            return wishes
        half = len(wishes) // 2
        some, others = wishes[:half], wishes[half:]
        later = self._conflict([*given, *some], bool(some), others)
        earlier = self._conflict([*given, *later], bool(later), some)
        return [*earlier, *later]

    def _impossible(self, wishes: list[Wish]) -> bool:
        try:
            return self.solve(frozenset(wishes), _LEAST_EFFORT, best=False) is None
        except _Undecided:
            return False

    def conflict(self) -> Conflict:
        """Return why no calendar fits, what is said of several items alike in one."""
        least = self.least_conflict()
        held = [name for kind, name in least if kind == "held"]
        rest = [self.in_words(wish) for wish in least if wish[0] != "held"]
        days = "on working days of all parties"
        if len(held) > 1:
            return Conflict((*rest, f"{len(held)} items held {days}: {', '.join(held)}"))
        return Conflict((*rest, *(self.in_words(("held", name)) for name in held)))


def _solved(
    problem: _Problem,
    thought_of: Sequence[Round],
    possible: Sequence[Sequence[date]],
    wishes: Set[Wish],
    effort: float,
    best: bool,
) -> list[date] | None:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    day_one = problem.plan.start.toordinal()
    starts = [
        model.new_int_var_from_domain(cp_model.Domain.from_values([day.toordinal() - day_one for day in days]), each.id)
        for each, days in zip(thought_of, possible, strict=True)
    ]
    spacing = problem.plan.wishes.spacing if ("spacing", "") in wishes else 0
    _apart(model, thought_of, starts, spacing)
    if ("most_a_month", "") in wishes:
        _few_a_month(model, problem, starts, possible)
    if best:
        model.minimize(sum(_distances(model, problem, thought_of, starts)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = effort
    outcome = solver.solve(model)
    if outcome == cp_model.INFEASIBLE:
        return None
    if outcome not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise _Undecided
    return [date.fromordinal(day_one + solver.value(start)) for start in starts]


def _apart(model: Any, thought_of: Sequence[Round], starts: Sequence[Any], spacing: int) -> None:
    """Let no two rounds be held within the spacing of each other."""
    model.add_no_overlap(
        model.new_fixed_size_interval_var(start, each.item.days + spacing, each.id)
        for each, start in zip(thought_of, starts, strict=True)
    )


def _few_a_month(model: Any, problem: _Problem, starts: Sequence[Any], possible: Sequence[Sequence[date]]) -> None:
    """Let no more rounds begin in a month than the plan wants."""
    day_one = problem.plan.start.toordinal()
    in_month: dict[tuple[int, int], list[Any]] = {}
    for number, (start, days) in enumerate(zip(starts, possible, strict=True)):
        months: dict[tuple[int, int], list[int]] = {}
        for day in days:
            months.setdefault((day.year, day.month), []).append(day.toordinal() - day_one)
        chosen = []
        for month, values in months.items():
            here = model.new_bool_var(f"{number} in {month}")
            model.add_linear_expression_in_domain(start, _domain(values)).only_enforce_if(here)
            in_month.setdefault(month, []).append(here)
            chosen.append(here)
        model.add_exactly_one(chosen)
    for month, here in in_month.items():
        if len(here) > problem.room(month):
            model.add(sum(here) <= problem.room(month))


def _domain(values: Sequence[int]) -> Any:
    from ortools.sat.python import cp_model

    return cp_model.Domain.from_values(values)


def _distances(model: Any, problem: _Problem, thought_of: Sequence[Round], starts: Sequence[Any]) -> list[Any]:
    """Return how far each round is from its place in an even spread, for the solver to make little of."""
    day_one = problem.plan.start.toordinal()
    order = {item.id: number for number, item in enumerate(problem.plan.items)}
    distances = []
    for each, start in zip(thought_of, starts, strict=True):
        length = (each.last - each.first).days
        place = each.first.toordinal() - day_one + length * (2 * order[each.item.id] + 1) // (2 * len(order))
        away = model.new_int_var(0, 100_000, f"{each.id} away")
        model.add_abs_equality(away, start - place)
        model.add_hint(start, place)
        distances.append(away)
    return distances
