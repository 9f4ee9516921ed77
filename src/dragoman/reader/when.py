"""Level 3, moments: what one expression of time says, and where it falls on the calendar.

An expression is found once and resolved later: « mardi » is the last Tuesday in a sentence about what
was done and the next one in a sentence about what is planned.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

Partial = tuple[int | None, int | None, int | None]
"""Year, month, day; None where the text does not say."""

Ends = tuple[str | None, str | None]
"""Two ISO dates, the first and the last day."""

NOTHING: Partial = (None, None, None)
_ROUGH = {"week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6}
_SEASON_STARTS = (3, 6, 9, 12)
_TOLERANCE = 2
"""How many months a date without a year may lie on the wrong side of publication before its year moves."""


@dataclass(slots=True, eq=False)
class When:
    """One expression of time at tokens ``start:end``.

    `first` and `last` are its two ends (equal for a single day). `weekday` (0 Monday) and `until`, the
    weekday a range ends on, `direction` (-1 last, 0 this, +1 next, None bare) and `unit` with `count`
    serve what is relative to publication. Where `anchor` is set, another expression of the text takes
    the place of publication (« la veille », « cinq jours plus tard », « le 21 du même mois »); `instead` is
    taken for it where it turns out to be still to come.
    `edge` is "since" or "until" where the text says so. `news` is the day the text itself gives for its
    news, used where publication is unknown.
    """

    start: int
    end: int
    first: Partial = NOTHING
    last: Partial = NOTHING
    weekday: int | None = None
    until: int | None = None
    direction: int | None = None
    unit: str | None = None
    count: int = 0
    anchor: When | None = None
    instead: When | None = None
    edge: str = ""
    news: str | None = None
    told: Ends | None = None  # where the text has set it: « le même soir » is the evening of what was told

    def __post_init__(self) -> None:
        if self.last == NOTHING:
            self.last = self.first

    @property
    def exact(self) -> bool:
        """Whether it names a day, in full or relative to another."""
        if self.unit == "same":
            return self.anchor is not None and self.anchor.exact
        return self.first[2] is not None or self.weekday is not None or self.unit == "day"

    @property
    def full(self) -> bool:
        """Whether it names a day with its month and year."""
        return None not in self.first

    def resolve(self, published: str | None, future: bool = False) -> Ends:
        """Return the ISO dates (start, end), as exact as `published` allows; (None, None) if it can't be told.

        What goes on since a day has no end.
        """
        base = parse_iso(published if published is not None else self.news)
        if self.anchor is not None:
            told = self.anchor.told or self.anchor.resolve(published, future)
            if self.unit == "same":
                ahead = bool(published and told[0] and told[0] > published) and not future
                return self.instead.resolve(published) if ahead and self.instead is not None else told
            base = parse_iso(told[0])
        start, end = self._resolve(base, future)
        return start, None if self.edge == "since" else end

    def _resolve(self, base: Partial, future: bool) -> Ends:
        if self.unit == "season":
            return _season(base, self.count, self.direction, future)
        if self.unit is not None:
            return self._shifted(base)
        if self.weekday is not None and self.first[2] is None:
            return _weekdays(base, self.weekday, self.until, self.direction, future)
        if self.direction:
            start = _directed(self.first, base, self.direction)
            return start, start if self.first == self.last else _directed(self.last, base, self.direction)
        start = _fill(self.first, self.last, base, future)
        end = _fill(self.last, self.last, base, future)
        if start and end and start > end and self.first[0] is None:
            start = f"{int(start[:4]) - 1:04}{start[4:]}"
        return start, end

    def _shifted(self, base: Partial) -> Ends:
        """Move publication by a period, and find the day or month told in it (« en mai de l'an dernier »)."""
        start, end = _shift(base, self.unit or "", self.count)
        _, month, day = self.first
        if start is None or (month is None and day is None):
            return start, end
        year, within, _ = parse_iso(start)
        first = iso((year, month or within, day))
        return first, first if self.first == self.last else iso((year, self.last[1] or within, self.last[2]))


def parse_iso(date: str | None) -> Partial:
    """Return the parts of an ISO date of any exactness; all None for None."""
    parts: list[int | None] = [int(p) for p in date.split("-")] if date else []
    year, month, day = (*parts, None, None, None)[:3]
    return year, month, day


def iso(parts: Partial) -> str | None:
    """Return the ISO date of (year, month, day), or None where there is no year or no such day."""
    year, month, day = parts
    if year is None or not 1 <= year <= 9999:
        return None
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _fill(parts: Partial, other: Partial, base: Partial, future: bool) -> str | None:
    """Give a date the month of its other end and the year that lies nearest on the right side of publication."""
    year, month, day = parts
    if month is None and day is not None:
        month = other[1] if other[1] is not None else base[1]
    if year is None:
        year = other[0]
    if year is None and base[0] is not None and month is not None:
        year = base[0]
        ahead = month - (base[1] or month)
        if future and -ahead > _TOLERANCE:
            year += 1
        elif not future and ahead >= _TOLERANCE:
            year -= 1
    return iso((year, month, day))


def _directed(parts: Partial, base: Partial, direction: int) -> str | None:
    """Return the last or the next such date: « le 6 février dernier », « en juillet prochain »."""
    year, month, day = parts
    if year is not None or base[0] is None or month is None:
        return iso(parts)
    here = (base[1] or month, base[2] or 0 if day is not None else 0)
    there = (month, day or 0)
    year = base[0]
    if direction < 0 and there >= here:
        year -= 1
    elif direction > 0 and there <= here:
        year += 1
    return iso((year, month, day))


def _day(base: Partial) -> dt.date | None:
    text = iso(base)
    return dt.date.fromisoformat(text) if text is not None and base[2] is not None else None


def _moved(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return None


def _weekdays(base: Partial, weekday: int, until: int | None, direction: int | None, future: bool) -> Ends:
    """Return the day of a weekday, or the days from one weekday to another; the month where no more is known."""
    day = _day(base)
    if day is None:
        month = iso(base) if base[1] is not None and not direction else None
        return month, month
    back, ahead = (day.weekday() - weekday) % 7, (weekday - day.weekday()) % 7
    if direction == -1:
        days = -(back or 7)
    elif direction == 1:
        days = ahead or 7
    else:
        days = ahead if future else -back
    start = _moved(day, days)
    if start is None:
        return None, None
    end = _moved(start, (until - weekday) % 7) if until is not None else start
    return start.isoformat(), end.isoformat() if end is not None else None


def _season(base: Partial, season: int, direction: int | None, future: bool) -> Ends:
    """Return the year of a season (0 spring): a season is known by its year."""
    year, month, _ = base
    if year is None:
        return None, None
    starts = _SEASON_STARTS[season % 4]
    if month is not None:
        if direction == -1 and month <= min(starts + 2, 12):
            year -= 1
        elif (direction == 1 and month >= starts) or (direction is None and future and month > min(starts + 3, 12)):
            year += 1
    return iso((year, None, None)), iso((year, None, None))


def _shift(base: Partial, unit: str, count: int) -> Ends:
    """Return publication moved by a number of days, weeks, months or years, as exact as the unit."""
    year, month, _ = base
    if year is None:
        return None, None
    if unit == "year":
        text = iso((year + count, None, None))
    elif month is None:
        text = None
    elif unit in _MONTHS:
        months = year * 12 + month - 1 + count * _MONTHS[unit]
        text = iso((months // 12, months % 12 + 1 if unit == "month" else None, None))
    elif unit == "day":
        return _days_from(base, count)
    else:
        text = _week_of(_day(base), _ROUGH[unit] * count)
    return text, text


def _days_from(base: Partial, count: int) -> Ends:
    day = _day(base)
    if day is None:
        text = iso(base) if abs(count) <= 2 else None
        return text, text
    moved = _moved(day, count)
    text = moved.isoformat() if moved is not None else None
    return text, text


def _week_of(day: dt.date | None, days: int) -> str | None:
    """Return the month of the week some days away, or its year where the week lies in two months."""
    moved = _moved(day, days) if day is not None else None
    monday = _moved(moved, -moved.weekday()) if moved is not None else None
    sunday = _moved(monday, 6) if monday is not None else None
    if monday is None or sunday is None or monday.year != sunday.year:
        return None
    return iso((monday.year, monday.month if monday.month == sunday.month else None, None))
