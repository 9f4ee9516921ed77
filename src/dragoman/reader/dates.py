"""Level 3, dates: expressions of time, as the text has them and as they fall on the calendar.

An expression is found once and resolved later: « mardi » is the last Tuesday in a sentence about what
was done and the next one in a sentence about what is planned.
"""

from __future__ import annotations

import datetime as dt
import re

from .lexicon import Lexicon
from .patterns import Mark
from .text import Tokens

_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th|e)?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")

Partial = tuple[int | None, int | None, int | None]
"""Year, month, day; None where the text does not say."""


class When:
    """One expression of time at tokens ``start:end``.

    `first` and `last` are its two ends (equal for a single day); `weekday` (0 Monday), `direction`
    (-1 last, 0 this or bare, +1 next) and `unit` with `count` serve what is relative to publication.
    """

    __slots__ = ("count", "direction", "end", "first", "last", "start", "unit", "weekday")

    def __init__(
        self,
        start: int,
        end: int,
        first: Partial = (None, None, None),
        last: Partial | None = None,
        *,
        weekday: int | None = None,
        direction: int | None = None,
        unit: str | None = None,
        count: int = 0,
    ) -> None:
        self.start, self.end = start, end
        self.first, self.last = first, last or first
        self.weekday, self.direction, self.unit, self.count = weekday, direction, unit, count

    @property
    def exact(self) -> bool:
        """Whether it names a day, in full or relative to another."""
        return self.first[2] is not None or self.weekday is not None or self.unit == "day"

    def resolve(self, published: str | None, future: bool = False) -> tuple[str | None, str | None]:
        """Return the ISO dates (start, end), as exact as `published` allows; (None, None) if it can't be told."""
        base = parse_iso(published)
        if self.unit is not None:
            return _shift(base, self.unit, self.count)
        if self.weekday is not None and self.first[2] is None:
            return _weekday(base, self.weekday, self.direction, future)
        start = _fill(self.first, self.last, base, future)
        end = _fill(self.last, self.last, base, future)
        if start and end and start > end and self.first[0] is None:
            start = f"{int(start[:4]) - 1}{start[4:]}"
        return start, end


def parse_iso(date: str | None) -> Partial:
    """Return the parts of an ISO date of any exactness; all None for None."""
    parts = [int(p) for p in date.split("-")] if date else []
    return tuple(parts + [None] * (3 - len(parts)))  # type: ignore[return-value]


def iso(parts: Partial) -> str | None:
    """Return the ISO date of (year, month, day), or None where there is no year or no such day."""
    year, month, day = parts
    if year is None:
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
        here, there = (base[1] or 1, base[2] or 1), (month, day or (base[2] or 1))
        if future and there < here and (here[0] - month) > 2:
            year += 1
        elif not future and there > here and (month - here[0]) > 1:
            year -= 1
    return iso((year, month, day))


def _weekday(base: Partial, weekday: int, direction: int | None, future: bool) -> tuple[str | None, str | None]:
    if base[2] is None or base[1] is None or base[0] is None:
        return None, None
    day = dt.date(base[0], base[1], base[2])
    back = (day.weekday() - weekday) % 7
    ahead = (weekday - day.weekday()) % 7
    if direction == -1:
        day -= dt.timedelta(back or 7)
    elif direction == 1:
        day += dt.timedelta(ahead or 7)
    elif future:
        day += dt.timedelta(ahead)
    else:
        day -= dt.timedelta(back)
    return day.isoformat(), day.isoformat()


def _shift(base: Partial, unit: str, count: int) -> tuple[str | None, str | None]:
    """Return publication moved by a number of days, weeks, months or years, as exact as the unit."""
    year, month, day = base
    if year is None:
        return None, None
    if unit in ("year", "season"):
        text = iso((year + count, None, None))
    elif unit == "month":
        if month is None:
            return None, None
        months = year * 12 + month - 1 + count
        text = iso((months // 12, months % 12 + 1, None))
    else:
        if month is None or day is None:
            return None, None
        start = dt.date(year, month, day)
        if unit == "day":
            text = (start + dt.timedelta(count)).isoformat()
        else:
            monday = start - dt.timedelta(start.weekday()) + dt.timedelta(7 * count)
            sunday = monday + dt.timedelta(6)
            text = iso((monday.year, monday.month if monday.month == sunday.month else (monday.month), None))
    return text, text


def find_dates(tokens: Tokens, marks: list[Mark], lexicon: Lexicon) -> list[When]:
    """Return every expression of time in the text, in order, none overlapping another."""
    finder = _Finder(tokens, lexicon)
    for mark in marks:
        if mark.start < finder.free:
            continue
        if mark.kind == "month":
            finder.month(mark)
        elif mark.kind == "weekday":
            finder.weekday(mark)
        elif mark.kind == "relative":
            finder.keep(When(mark.start, mark.end, unit="day", count=mark.value))
        elif mark.kind == "unit":
            finder.unit(mark)
    finder.numbers()
    return sorted(finder.found, key=lambda when: when.start)


class _Finder:
    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.words, self.count, self.tokens = tokens.words, len(tokens.words), tokens
        self.calendar = lexicon.calendar
        self.found: list[When] = []
        self.free = 0
        self.taken: set[int] = set()

    def keep(self, when: When) -> None:
        self.found.append(when)
        self.free = max(self.free, when.end)
        self.taken.update(range(when.start, when.end))

    def word(self, i: int) -> str:
        return self.words[i] if 0 <= i < self.count else ""

    def day(self, i: int) -> int | None:
        word = self.word(i)
        found = _DAY.match(word)
        number = int(found[1]) if found else self.calendar.numbers.get(word)
        return number if number is not None and 1 <= number <= 31 else None

    def year(self, i: int) -> int | None:
        return int(self.word(i)) if _YEAR.match(self.word(i)) else None

    def month(self, mark: Mark) -> None:
        """A month, with the days and weekday before it or the day after it, the year, and a range if there is one."""
        end = mark.end + (self.word(mark.end) == "." and len(self.word(mark.start)) < 5)
        start, first = mark.start, self.day(mark.start - 1)
        last = first
        if first is not None:
            start -= 1
            before, last = self._earlier_day(start)
            if last is not None:
                first, start, last = last, before, first
            else:
                last = first
            start = self._over_weekday(start)
        elif (first := self.day(end)) is not None and self.year(end) is None:
            end, last = end + 1, first
            if self.word(end) in ("-", "–") and (other := self.day(end + 1)) is not None:
                end, last = end + 2, other
        year, end = self._year_after(end)
        if last is None and self.word(start - 1) in self.calendar.words["not_date"]:
            return
        self.keep(When(start, end, (year, mark.value, first), (year, mark.value, last)))
        self._range_of_months(len(self.found) - 1)

    def _year_after(self, at: int) -> tuple[int | None, int]:
        for skip in (0, 1):
            year = self.year(at + skip)
            if year is not None and (skip == 0 or self.word(at) in self.calendar.words["before_year"]):
                return year, at + skip + 1
        return None, at

    def _earlier_day(self, at: int) -> tuple[int, int | None]:
        """Look left of a day for the first day of « les 6 et 7 », « du dimanche 26 au mercredi 29 », « 3-5 »."""
        i = self._over_weekday(at) - 1
        if self.word(i) in self.calendar.words["range_join"]:
            if self.word(i - 1) == self.word(i):
                i -= 1
            day = self.day(i - 1)
            if day is not None and self.day(i - 2) is None:
                return i - 1, day
        return at, None

    def _over_weekday(self, start: int) -> int:
        return start - 1 if self.word(start - 1) in self.calendar.weekdays else start

    def _range_of_months(self, index: int) -> None:
        """Join « du 28 avril au 2 mai » and « de mai à juillet » to one expression."""
        if index == 0:
            return
        earlier, later = self.found[index - 1], self.found[index]
        gap = later.start - earlier.end
        if 1 <= gap <= 2 and earlier.first[1] is not None and earlier.first == earlier.last:
            joined = self.words[earlier.end : later.start]
            ranged = self.word(earlier.start - 1) in self.calendar.words["range_open"] or joined[0] in ("-", "–")
            if ranged and all(w in self.calendar.words["range_join"] for w in joined):
                year = earlier.first[0] or later.first[0]
                self.found[index - 1 :] = [
                    When(earlier.start, later.end, (year, *earlier.first[1:]), later.last)
                ]

    def weekday(self, mark: Mark) -> None:
        if self.day(mark.end) is not None:
            following = self.word(mark.end + 1)
            if following in self.calendar.months or following in self.calendar.words["range_join"]:
                return  # the month's own expression takes it
        direction, start, end = self._direction(mark.start, mark.end)
        self.keep(When(start, end, weekday=mark.value, direction=direction))

    def _direction(self, start: int, end: int) -> tuple[int | None, int, int]:
        words = self.calendar.words
        for number, name in ((-1, "last"), (1, "next")):
            if self.word(end) in words[name]:
                return number, start, end + 1
            if self.word(start - 1) in words[name]:
                return number, start - 1, end
        if self.word(start - 1) in words["this"]:
            return 0, start - 1, end
        return None, start, end

    def unit(self, mark: Mark) -> None:
        """« La semaine prochaine », « cette année », « il y a six jours », « dans deux mois », « cet été »."""
        words = self.calendar.words
        count = self.day(mark.start - 1)
        if count is not None or self.word(mark.start - 1) in words["one"]:
            sign = self._sign_of_count(mark.start - 1, mark.end)
            if sign is not None:
                offset, start, end = sign
                size = {"week": ("day", 7)}.get(mark.value, (mark.value, 1))
                self.keep(When(start, end, unit=size[0], count=offset * (count or 1) * size[1]))
            return
        direction, start, end = self._direction(mark.start, mark.end)
        if mark.value == "season":
            year, end = self._year_after(end)
            if year is not None:
                self.keep(When(start, end, (year, None, None)))
            elif direction is not None or self.word(start - 1) in words["the"]:
                self.keep(When(start, end, unit="year", count=0 if direction is None else min(direction, 0)))
        elif direction is not None and (mark.value != "day" or direction == 0):
            self.keep(When(start, end, unit=mark.value, count=direction))
        elif self.word(start - 1) in words["of"] | words["the"] and self.word(start - 2) in words["edge"] | words["of"]:
            self.keep(When(start, end, unit=mark.value, count=0))

    def _sign_of_count(self, start: int, end: int) -> tuple[int, int, int] | None:
        words = self.calendar.words
        for size in (3, 2, 1):
            if " ".join(self.words[max(0, start - size) : start]) in words["ago"]:
                return -1, start - size, end
        if self.word(end) in words["earlier"] or " ".join(self.words[end : end + 2]) in words["earlier"]:
            return -1, start, end + (1 if self.word(end) in words["earlier"] else 2)
        if self.word(start - 1) in words["in"]:
            return 1, start - 1, end
        return None

    def numbers(self) -> None:
        """Dates written in figures, bare years and periods of years."""
        for i, word in enumerate(self.words):
            if not word[0].isdigit() or i in self.taken:
                continue
            figures = self._figures(i)
            if figures is not None:
                self.keep(figures)
            elif (year := self.year(i)) is not None:
                self._year_or_period(i, year)

    def _figures(self, i: int) -> When | None:
        """26/08/2021, 25.04.2025, 30/03, 2021-08-26, 2022-12."""
        separator = self.word(i + 1)
        if separator not in ("/", ".", "-") or self.tokens.ends[i] != self.tokens.starts[i + 1]:
            return None
        parts = [self.word(i), self.word(i + 2)]
        if not parts[1].isdigit() or self.tokens.ends[i + 1] != self.tokens.starts[i + 2]:
            return None
        third = self.word(i + 4) if self.word(i + 3) == separator else ""
        numbers = [int(p) for p in parts if p.isdigit()]
        if len(numbers) < 2:
            return None
        a, b = numbers
        if len(parts[0]) == 4 and len(parts[1]) == 2 and 1 <= b <= 12:
            day = int(third) if third.isdigit() and len(third) <= 2 else None
            return When(i, i + (5 if day else 3), (a, b, day))
        if not (len(parts[0]) <= 2 and len(parts[1]) <= 2 and 1 <= a <= 31 and 1 <= b <= 12):
            return None
        if third.isdigit() and len(third) in (2, 4):
            return When(i, i + 5, (int(third) if len(third) == 4 else 2000 + int(third), b, a))
        return When(i, i + 3, (None, b, a)) if separator == "/" and len(parts[1]) == 2 else None

    def _year_or_period(self, i: int, year: int) -> None:
        words = self.calendar.words
        join = self.word(i + 1)
        other = self.year(i + 2)
        if other is not None and (join in ("-", "–", "/") or join in words["range_join"]):
            self.keep(When(i, i + 3, (year, None, None), (other, None, None)))
        elif i == 0 or self.word(i - 1) not in ("/", ".", "-", ","):
            self.keep(When(i, i + 1, (year, None, None)))


__all__ = ["Partial", "When", "find_dates", "iso", "parse_iso"]
