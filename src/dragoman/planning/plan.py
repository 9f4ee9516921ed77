"""A consultation plan: two or more ministries, a period, and what they mean to talk about in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from dragoman.record import Topic

Level = Literal["minister", "deputy_minister", "director", "experts"]
Format = Literal["in_person", "video"]
Every = Literal["month", "quarter", "half_year", "year"]

LEVELS: tuple[Level, ...] = get_args(Level)
FORMATS: tuple[Format, ...] = get_args(Format)
_MONTHS: dict[Every, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
ALTERNATE = "alternate"
_LONGEST = timedelta(366 * 20)

Code = Annotated[
    str,
    Meta(
        pattern=r"^([A-Z]{3}|org:[A-Za-z0-9]+)$",
        description='states by their codes ("AZE"), organisations as "org:EU"',
    ),
]
Month = Annotated[int, Meta(ge=1, le=12)]
Hours = Annotated[
    str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d(-([01]\d|2[0-3]):[0-5]\d)?$", description="10:00 or 10:00-13:00")
]
Count = Annotated[int, Meta(ge=1, le=400)]


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One subject of a plan.

    `subject` is a topic of the codebook, `words` says it freely; `id` names it within the plan. It is held `times`
    times in the period, or once in `every` month, quarter, half-year or year of it. `host` is a party or "alternate".
    `months` (1 to 12) are those in which it may be held, all where there are none; `days` is how many working days
    a round takes; `date` fixes the day of its only round, `time` its hours at the host's: 10:00 or 10:00-13:00.
    """

    id: str
    subject: Topic
    words: str = ""
    level: Level = "director"
    format: Format = "in_person"
    times: Count | None = None
    every: Every | None = None
    host: str = ALTERNATE
    months: tuple[Month, ...] = ()
    days: Annotated[int, Meta(ge=1, le=10)] = 1
    date: date | None = None
    time: Hours | None = None


class Wishes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the calendar of a plan has to keep to.

    `spacing` is the fewest days between the end of a round and the next, of whatever item; `most_a_month` the most
    rounds that begin in one calendar month; `blocked` are days on which nothing is held, each an ISO date or two with
    a slash between; `holidays` says whether public holidays of the parties are kept.
    """

    spacing: Annotated[int, Meta(ge=0, le=365)] = 7
    most_a_month: Count | None = None
    blocked: tuple[str, ...] = ()
    holidays: bool = True


class Plan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan of consultations between parties (codes of the codebook) from one day to another, both in it."""

    title: str
    parties: Annotated[tuple[Code, ...], Meta(min_length=2)]
    start: date
    end: date
    ministries: dict[str, str] = {}
    wishes: Wishes = Wishes()
    items: tuple[Item, ...] = ()


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One occasion of an item: `number` counts from 1; it has to begin and end between `first` and `last`."""

    item: Item
    number: int
    first: date
    last: date

    @property
    def id(self) -> str:
        """What it goes by within the plan: the item's id and its number."""
        return f"{self.item.id}/{self.number}"


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A round with its place in the calendar of its plan: its id, first and last day, and host (None by video)."""

    round: str
    start: date
    end: date
    host: str | None = None


def rounds(plan: Plan) -> list[Round]:
    """Return every round of a plan, item by item.

    The period is cut into as many equal stretches as there are rounds of an item, one round in each.
    """
    return [
        Round(item=item, number=number, first=first, last=last)
        for item in plan.items
        for number, (first, last) in enumerate(_stretches(plan, item), 1)
    ]


def _stretches(plan: Plan, item: Item) -> Iterator[tuple[date, date]]:
    if item.date is not None:
        yield item.date, plan.end
        return
    if item.every is not None:
        starts = list(_every(plan.start, plan.end, _MONTHS[item.every]))
    else:
        times, days = item.times or 1, (plan.end - plan.start).days + 1
        starts = [plan.start + timedelta(days * number // times) for number in range(times)]
    yield from ((first, after - timedelta(1)) for first, after in pairwise([*starts, plan.end + timedelta(1)]))


def _every(start: date, end: date, months: int) -> Iterator[date]:
    month = start.year * 12 + start.month - 1
    first = start
    while first <= end:
        yield first
        month += months
        first = date(month // 12, month % 12 + 1, 1)


def host_of(plan: Plan, item: Item, number: int, first_host: int = 0) -> str | None:
    """Return who hosts a round of an item: by turns from the first host on, or always one; none by video."""
    if item.format == "video":
        return None
    if item.host != ALTERNATE:
        return item.host
    return plan.parties[(first_host + number - 1) % len(plan.parties)]


def blocked_days(plan: Plan) -> set[date]:
    """Return the days on which a plan wants nothing held. Raises ValueError for what is no day or stretch of days."""
    return days_written(plan.wishes.blocked)


def days_written(listed: Iterable[str]) -> set[date]:
    """Return the days of a list: ISO dates, or two with a slash between. Raises ValueError for what is neither."""
    days: set[date] = set()
    for written in listed:
        start, _, end = written.partition("/")
        first, last = date.fromisoformat(start.strip()), date.fromisoformat((end or start).strip())
        if last < first or last - first > _LONGEST:
            raise ValueError(f"{written} ends {'before it begins' if last < first else 'after more than 20 years'}")
        days.update(first + timedelta(number) for number in range((last - first).days + 1))
    return days
