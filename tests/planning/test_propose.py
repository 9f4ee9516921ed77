"""Calendars: no rule broken, the same each time, and a reason where there is none."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

import msgspec

from dragoman.planning.plan import Every, Item, Plan, Wishes
from dragoman.planning.propose import Conflict, Slot, propose

from .checker import broken_rules, impossible_rounds

FIRST, LAST = date(2023, 1, 1), date(2024, 12, 31)
SUBJECTS = ("political_dialogue", "consular", "trade", "energy", "transport", "culture", "security", "legal")
STATES = ("AZE", "RUS", "FRA", "TUR", "GEO", "DEU", "ITA", "KAZ")


def two_years(wishes: Wishes = Wishes(spacing=7, most_a_month=2)) -> Plan:  # noqa: B008
    """Return a plan of 24 items for two years, one of them with a fixed date and some with preferred months."""
    items = [
        Item(
            id=f"item-{number:02}",
            subject=SUBJECTS[number % len(SUBJECTS)],  # type: ignore[arg-type]
            format="video" if number % 7 == 3 else "in_person",
            host="RUS" if number % 6 == 5 else "alternate",
            months=(3, 4, 9, 10) if number % 8 == 1 else (),
            days=1 + number % 2,
            times=2 if number % 5 == 0 else 1,
            date=None,
        )
        for number in range(24)
    ]
    items[7] = msgspec.structs.replace(items[7], times=None, date=date(2023, 6, 21))
    return Plan(title="Consultations", parties=("AZE", "RUS"), items=tuple(items), wishes=wishes, start=FIRST, end=LAST)


def random_plan(number: int) -> Plan:
    """Return one of many plans, each with wishes of its own; most of them can be met."""
    dice = random.Random(number)
    start = date(2023, 1, 1) + timedelta(dice.randrange(300))
    end = start + timedelta(dice.randrange(90, 500))
    items = []
    for at in range(dice.randrange(1, 5)):
        every: Every | None = dice.choice((None, None, "quarter", "half_year", "year"))
        fixed = start + timedelta(7 + dice.randrange((end - start).days - 20)) if dice.random() < 0.12 else None
        months = tuple(sorted(dice.sample(range(1, 13), dice.randrange(5, 10)))) if dice.random() < 0.25 else ()
        item = Item(
            id=f"i{at}",
            subject="trade",
            every=None if fixed else every,
            times=None if every or fixed else dice.randrange(1, 4),
            host=dice.choice(("alternate", "alternate", "first")),
            format=dice.choice(("in_person", "in_person", "video")),
            months=months,
            days=dice.randrange(1, 4),
            date=fixed,
        )
        items.append(
            msgspec.structs.replace(item, days=1, date=fixed - timedelta(fixed.weekday() - 1)) if fixed else item
        )
    parties = tuple(dice.sample(STATES, dice.choice((2, 2, 2, 3))))
    items = [msgspec.structs.replace(item, host=parties[0]) if item.host == "first" else item for item in items]
    first = start + timedelta(dice.randrange(60))
    wishes = Wishes(
        spacing=dice.randrange(0, 12),
        most_a_month=dice.choice((None, 2, 3)),
        blocked=(f"{first}/{first + timedelta(dice.randrange(12))}", str(end - timedelta(9))),
        holidays=dice.random() < 0.8,
    )
    return Plan(title="Random", parties=parties, start=start, end=end, items=tuple(items), wishes=wishes)


def test_two_years_of_24_items_within_ten_seconds() -> None:
    begun = time.perf_counter()
    found = propose(two_years())
    took = time.perf_counter() - begun
    assert not isinstance(found, Conflict), found
    assert broken_rules(two_years(), found) == []
    assert took < 10


def test_the_same_plan_has_the_same_calendar() -> None:
    plan = random_plan(3)
    assert propose(plan) == propose(plan)


def test_no_rule_is_broken_in_200_random_plans() -> None:
    kept = 0
    for number in range(260):
        plan = random_plan(number)
        taken = [plan.start + timedelta(at) for at in (20, 21, 40)]
        found = propose(plan, taken, effort=0.05)
        if isinstance(found, Conflict):
            alone = impossible_rounds(plan, taken)
            assert alone or any(_of_several(wish) for wish in found.wishes), (number, found.wishes)
        else:
            assert broken_rules(plan, found, taken) == [], number
            kept += 1
    assert kept >= 200


def _of_several(wish: str) -> bool:
    """Whether a wish is of several rounds or items together."""
    return any(words in wish for words in ("between rounds", "rounds a month", "items held"))


def test_the_checker_sees_what_is_broken() -> None:
    plan = two_years()
    found = propose(plan)
    assert not isinstance(found, Conflict)
    sunday = [msgspec.structs.replace(found[0], start=date(2023, 1, 1), end=date(2023, 1, 1)), *found[1:]]
    rules = " ".join(broken_rules(plan, sunday))
    assert "weekend" in rules and "holiday of RUS" in rules
    crowded = [_moved(slot, found[1].start) if slot is found[2] else slot for slot in found]
    assert any("begins on" in rule for rule in broken_rules(plan, crowded))
    turned = [msgspec.structs.replace(slot, host="FRA") for slot in found]
    assert any("hosted by" in rule for rule in broken_rules(plan, turned))


def _moved(slot: Slot, to: date) -> Slot:
    return msgspec.structs.replace(slot, start=to, end=to + (slot.end - slot.start))


def conflict(plan: Plan) -> tuple[str, ...]:
    found = propose(plan)
    assert isinstance(found, Conflict)
    return found.wishes


def test_an_impossible_plan_names_its_conflict() -> None:
    january = Item(id="trade", subject="trade", months=(1,))
    other = Item(id="energy", subject="energy")
    plan = Plan(title="Spring", parties=("AZE", "RUS"), start=date(2023, 3, 1), end=date(2023, 5, 31), items=(january,))
    assert conflict(plan) == ("trade only in the months 1", "trade held once on working days of all parties")
    plan = msgspec.structs.replace(plan, items=(other, january))
    assert not any("energy" in wish for wish in conflict(plan)), "what is not to blame is not named"


def test_a_fixed_date_on_a_holiday_is_named() -> None:
    new_year = Item(id="trade", subject="trade", date=date(2023, 1, 2))
    plan = Plan(title="New year", parties=("AZE", "RUS"), items=(new_year,), start=FIRST, end=LAST)
    assert conflict(plan) == ("trade on 2023-01-02", "trade held once on working days of all parties")
    free = msgspec.structs.replace(plan, wishes=Wishes(holidays=False))
    assert not isinstance(propose(free), Conflict)


def test_too_many_for_a_month_are_named() -> None:
    items = tuple(Item(id=name, subject="trade", months=(6,)) for name in ("one", "two", "three"))
    wishes = Wishes(spacing=0, most_a_month=2)
    plan = Plan(title="June", parties=("AZE", "RUS"), start=date(2023, 1, 1), end=date(2023, 12, 31), items=items)
    said = conflict(msgspec.structs.replace(plan, wishes=wishes))
    assert said[0] == "at most 2 rounds a month"
    assert any("one, two, three" in wish or "one" in wish for wish in said)


def test_settled_rounds_stay_and_others_keep_off_them() -> None:
    plan = two_years()
    found = propose(plan)
    assert not isinstance(found, Conflict)
    moved = next(slot for slot in found if slot.round.item.id == "item-00")
    moved = msgspec.structs.replace(moved, start=date(2023, 3, 4), end=date(2023, 3, 4), host="RUS")
    again = propose(plan, settled=[moved])
    assert not isinstance(again, Conflict) and moved in again and len(again) == len(found)
    others = [slot for slot in again if slot is not moved]
    assert all(slot.end < date(2023, 2, 25) or slot.start > date(2023, 3, 11) for slot in others)
    assert sum(slot.start.strftime("%Y-%m") == "2023-03" for slot in again) <= 2
    hosts = [slot.host for slot in sorted(again, key=lambda slot: slot.round.number) if slot.round.item.id == "item-00"]
    assert hosts == ["RUS", "AZE"]


def test_a_plan_that_is_settled_has_nothing_left_to_solve() -> None:
    plan = Plan(title="One", parties=("AZE", "RUS"), start=FIRST, end=LAST, items=(Item(id="a", subject="trade"),))
    found = propose(plan)
    assert not isinstance(found, Conflict)
    assert propose(plan, settled=found) == found
