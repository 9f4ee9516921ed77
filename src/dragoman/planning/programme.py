"""A visit's programme to come: a TOML file that a person writes, checked for overlaps and for time to get about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from dragoman.planning.tables import Mistake, PlanError, from_toml, line_of

DAY = 24 * 60
"""Minutes of a day."""
Minutes = Annotated[int, Meta(ge=0, le=DAY)]
Words = Annotated[str, Meta(min_length=1)]
BETWEEN = 15
"""Minutes that it takes from one place to another unless the file says otherwise."""
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One item of a programme: what is done on a day from `time` until `until`, "10:30" or a TOML time.

    Items with people of their own may run beside those with others.
    """

    day: date
    time: Any
    what: Words
    until: Any = None
    place: str = ""
    people: tuple[str, ...] = ()
    dress: str = ""
    remarks: str = ""

    @property
    def start(self) -> int:
        """The minute of the day at which it begins."""
        return clock(self.time) or 0

    @property
    def end(self) -> int:
        """The minute of the day at which it ends; its beginning where no end is given."""
        last = clock(self.until)
        return self.start if last is None else last

    @property
    def hours(self) -> str:
        """When it is, as it is shown: 10:30 or 10:30–12:00."""
        return on_clock(self.start) + (f"–{on_clock(self.end)}" if self.until is not None else "")


class Programme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A programme. `travel` has the minutes from one place to another, `"Airport / Hotel" = 40`, either way.

    `between` is what it takes between two places of which `travel` says nothing.
    """

    title: Words
    host: str = ""
    delegation: str = ""
    remarks: str = ""
    between: Minutes = BETWEEN
    travel: dict[str, Any] = {}
    items: tuple[Item, ...] = ()

    def in_order(self) -> list[Item]:
        """Return the items by day and hour."""
        return sorted(self.items, key=lambda item: (item.day, item.start, item.end))

    def minutes(self, one: str, other: str) -> int:
        """Return how long it takes from one place to another."""
        if not one or not other or one.casefold() == other.casefold():
            return 0
        ways = self.travel.items()
        known: dict[frozenset[str], int] = {frozenset(places_of(key.casefold())): way for key, way in ways}
        return known.get(frozenset((one.casefold(), other.casefold())), self.between)


def places_of(key: str) -> tuple[str, ...]:
    """Return the places between which a key of `travel` says how long it takes."""
    return tuple(part.strip() for part in key.split(" / "))


def clock(written: Any) -> int | None:
    """Return a time of day as minutes from midnight; None for what is none."""
    if isinstance(written, time):
        return written.hour * 60 + written.minute
    found = _CLOCK.fullmatch(written.strip()) if isinstance(written, str) else None
    return int(found[1]) * 60 + int(found[2]) if found else None


def on_clock(minutes: int) -> str:
    """Return minutes from midnight as a clock shows them."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def programme_from_toml(text: str, name: str) -> Programme:
    """Return the programme that a TOML file holds. Raises `PlanError` with every mistake in it, and its line."""
    programme: Programme = from_toml(text, name, Programme, "item")
    lines = text.splitlines()
    mistakes = [
        Mistake(line_of(lines, table, number, key), f"{key}: {what}" if key else what)
        for table, number, key, what in _senseless(programme)
    ]
    if mistakes:
        raise PlanError(name, sorted(mistakes, key=lambda mistake: mistake.line))
    return programme


def _senseless(programme: Programme) -> Iterator[tuple[str, int, str, str]]:
    """Yield what makes no sense, each with its table, the number of that, and the key."""
    if not programme.items:
        yield "", 0, "", 'nothing is on the programme: write an [[item]] with day, time = "10:30" and what'
    known = {item.place.casefold(): item.place for item in programme.items if item.place}
    for key, minutes in programme.travel.items():
        yield from (("[travel]", 0, key, what) for what in _wrong_way(key, minutes, known))
    wrong = set()
    if any(type(minutes) is not int for minutes in programme.travel.values()):
        return
    for number, item in enumerate(programme.items):
        for field, what in _wrong_times(item):
            wrong.add(number)
            yield "[[item]]", number, field, what
    right = [(number, item) for number, item in enumerate(programme.items) if number not in wrong]
    right.sort(key=lambda each: (each[1].day, each[1].start, each[1].end, each[0]))
    for at, (number, item) in enumerate(right):
        needed = [_too_soon(programme, earlier, item) for _, earlier in right[:at]]
        worst = max((each for each in needed if each), default=None)
        if worst:
            yield "[[item]]", number, "time", worst[1]


def _wrong_way(key: str, minutes: Any, known: dict[str, str]) -> Iterator[str]:
    places = places_of(key)
    if type(minutes) is not int or not 0 <= minutes <= DAY:
        yield f"{minutes!r} is no number of minutes: write 40"
    if len(places) != 2:
        yield 'is not from one place to another: write "Airport / Hotel" = 40'
        return
    for place in places:
        if place.casefold() not in known:
            yield f"'{place}' is the place of no item: write one of {', '.join(sorted(known.values())) or 'theirs'}"


def _wrong_times(item: Item) -> Iterator[tuple[str, str]]:
    start, end = clock(item.time), clock(item.until)
    if start is None:
        yield "time", f"'{item.time}' is no time of day: write \"10:30\""
    if item.until is not None and end is None:
        yield "until", f"'{item.until}' is no time of day: write \"12:00\""
    elif start is not None and end is not None and end <= start:
        yield "until", f"{on_clock(end)} is not after {on_clock(start)}: write a later time of the same day"


def _too_soon(programme: Programme, earlier: Item, item: Item) -> tuple[int, str] | None:
    """Return from when on an item could begin and why, where it begins too soon after an earlier one."""
    if earlier.day != item.day or not _same_people(earlier, item):
        return None
    way = programme.minutes(earlier.place, item.place)
    possible = earlier.end + way
    instant = earlier.start == item.start and earlier.end == item.end
    if item.start >= possible and not instant:
        return None
    then = f"write {on_clock(possible)} or later" if possible > item.start and possible < DAY else "move one of the two"
    if item.start < earlier.end or instant:
        return possible, f"{on_clock(item.start)} is before '{earlier.what}' ends, at {on_clock(earlier.end)}: {then}"
    why = f"it takes {way} minutes from {earlier.place} to {item.place} after '{earlier.what}'"
    return possible, f"{on_clock(item.start)} is too soon: {why}, which ends at {on_clock(earlier.end)}: {then}"


def _same_people(one: Item, other: Item) -> bool:
    """Say whether the same people may be wanted at two items: all are where none are named."""
    some, others = ({name.casefold() for name in item.people} for item in (one, other))
    return not some or not others or bool(some & others)
