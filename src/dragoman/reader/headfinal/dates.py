"""Level 3, dates where what is the larger comes first: « 2024-cü il mayın 5-də », « ötən ilin iyulunda »."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..dates import news_day, read_anaphoric, read_relative
from ..figures import read_figures
from ..lexicon import Lexicon
from ..patterns import Mark
from ..scan import DASHES, Scan, root
from ..text import Tokens
from ..when import NOTHING, When

_DAY = re.compile(r"(\d{1,2})(?:-\w+)?$")
_HEAD = 40
"""How many tokens at the beginning of a text may be its header."""

_YEAR = re.compile(r"((?:19|20)\d\d)(?:-\w+)?$")


def find_dates(tokens: Tokens, marks: list[Mark], lexicon: Lexicon) -> list[When]:
    """Return every expression of time in the text, in order, none overlapping another."""
    scan = Scan(tokens, lexicon.calendar)
    reader = _Reader(scan, lexicon)
    for mark in marks:
        read = reader.readers.get(mark.kind)
        if read is not None and mark.start >= scan.free:
            read(mark)
    whens = read_figures(scan)
    news = news_day(whens)
    for when in whens if news is not None else ():
        when.news = news
    return whens


class _Reader:
    """The finders of months, weekdays and periods of one text."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self.scan, self.lexicon = scan, lexicon
        self.units = lexicon.calendar.units
        self.readers: dict[str, Callable[[Mark], None]] = {
            "month": self._month,
            "weekday": self._weekday,
            "unit": self._unit,
            "relative": lambda mark: read_relative(scan, mark),
            "anaphoric": lambda mark: read_anaphoric(scan, mark),
        }

    # -- words ---------------------------------------------------------------------------

    def _unit_at(self, i: int) -> str | None:
        """Return the unit whose form the word at `i` is."""
        words = self.lexicon.wordforms
        assert words is not None
        return next((self.units[f.stem] for f in words.nouns[self.scan.word(i)] if f.stem in self.units), None)

    def _number(self, i: int, shape: re.Pattern[str]) -> int | None:
        found = shape.match(self.scan.word(i))
        return int(found[1]) if found else None

    def _day(self, i: int) -> int | None:
        day = self._number(i, _DAY)
        return day if day is not None and 1 <= day <= 31 else None

    def _days_from(self, i: int) -> tuple[int, int, int] | None:
        """Return first and last of « 5-də », « 23-24-də », « 6, 7 və 8-də » that begin at `i`, and where they end."""
        first = last = self._day(i)
        if first is None or last is None:
            return None
        end = i + 1
        while self.scan.word(end) in DASHES | {","} or self.scan.has("and", end):
            following = self._day(end + 1)
            if following is None or following <= last or self._unit_at(end + 2) or self._kind(end + 2) == "month":
                break
            last, end = following, end + 2
        return first, last, end

    def _kind(self, i: int) -> str:
        words = self.lexicon.wordforms
        assert words is not None
        months = self.lexicon.calendar.months
        return "month" if any(f.stem in months for f in words.nouns[self.scan.word(i)]) else ""

    def _year_before(self, start: int) -> tuple[int | None, int | None, int]:
        """Return the year told before a month as a figure or as last, this or next, and where it begins."""
        before = self.scan.found[-1] if self.scan.found else None
        taken = before is not None and before.exact and before.end >= start
        if self._unit_at(start - 1) == "year" and not taken:
            year = self._number(start - 2, _YEAR)
            if year is not None:
                return year, None, start - 2
            count = self._direction(start - 2)
            if count is not None:
                return None, count, start - 2
        return None, None, start

    def _direction(self, i: int) -> int | None:
        for count, name in ((-1, "last"), (0, "this"), (1, "next")):
            if self.scan.has(name, i):
                return count
        return None

    def _edge(self, end: int) -> str:
        """Return "until" or "since" where the words after a date say so."""
        word = self.scan.word(end)
        until = any(word.endswith(ending) for ending in self.lexicon.lists["until"])
        if until or any(self.scan.word(end - 1).endswith(e) for e in self.lexicon.lists["until"]):
            return "until"
        return "since" if self.scan.has("since", end) else ""

    # -- months --------------------------------------------------------------------------

    def _month(self, mark: Mark) -> None:
        scan, month = self.scan, mark.value
        start, end = mark.start, mark.end
        days = self._days_from(end)
        year: int | None = None
        if days is not None and scan.word(mark.start) in self.lexicon.calendar.months:
            days = None  # « may 5 » is no day here, « mayın 5-i » is
        first, last = (days[0], days[1]) if days is not None else (None, None)
        if days is not None:
            end = days[2]
        elif (day := self._day(start - 1)) is not None:
            first, last, start = day, day, start - 1
            if scan.word(start - 1) in DASHES and (earlier := self._day(start - 2)) is not None and earlier < day:
                first, start = earlier, start - 2
            comma = scan.word(end) == ","
            if (year := self._number(end + comma, _YEAR)) is not None:
                end += 1 + comma
                end += self._unit_at(end) == "year"
        count: int | None = None
        if year is None:
            year, count, start = self._year_before(start)
        if self._unit_at(end) == "month":
            end += 1
            if first is None and (days := self._days_from(end)) is not None:  # « noyabr ayının 6-da »
                first, last, end = days
        if first is None and year is None and count is None and scan.word(mark.start) in scan.calendar.ambiguous:
            return
        when = When(start, end, (year, month, first), (year, month, last))
        if year is None and count is not None:
            when.unit, when.count = "year", count
        elif year is None and (direction := self._direction(start - 1)):
            when.direction, when.start = direction, start - 1
        when.edge = self._edge(end)
        before = scan.day_before
        scan.keep(when)
        if mark.start > _HEAD and (year is not None or count):
            scan.day_before = before  # of the background: « həmin gün » goes on from the news

    def _weekday(self, mark: Mark) -> None:
        scan, end = self.scan, mark.end
        if scan.word(mark.start) in scan.calendar.ambiguous and self._unit_at(end) is None:
            return
        if self._unit_at(end) in ("day", "night"):
            end += 1
        direction = self._direction(mark.start - 1)
        before = scan.found[-1] if scan.found else None
        if before is not None and mark.start - before.end <= 1 and before.exact and before.first != NOTHING:
            return  # « 10 fevral, çərşənbə »
        scan.keep(When(mark.start - (direction is not None), end, weekday=mark.value, direction=direction))

    # -- periods -------------------------------------------------------------------------

    def _unit(self, mark: Mark) -> None:
        scan, unit, start = self.scan, mark.value, mark.start
        if unit == "year" and (year := self._number(start - 1, _YEAR)) is not None:
            first, begin = year, start - 1
            if scan.word(start - 2) in DASHES and (earlier := self._number(start - 3, _YEAR)) is not None:
                first, begin = earlier, start - 3
            when = When(begin, mark.end, (first, None, None), (year, None, None))
            when.edge = self._edge(mark.end)
            scan.keep(when)
            return
        if unit == "season":
            self._season(mark)
            return
        if scan.has("same", start - 1):
            before = root(scan.found[-1]) if scan.found else None
            if before is not None:
                scan.keep(When(start - 1, mark.end, unit=unit, anchor=before))
            return
        number = self._count(start - 1)
        if number is not None:
            for sign, name in ((-1, "ago"), (1, "in")):
                if scan.has(name, mark.end):
                    scan.keep(When(start - 1, mark.end + 1, unit=unit, count=sign * number))
            return
        direction = self._direction(start - 1)
        if direction is None and unit == "month" and self._days_from(mark.end) and self._genitive(start):
            direction, start = 0, start + 1  # « ayın 7-də »: of this month, unless told
        if direction is None or unit in ("night", "hour"):
            return
        when = When(start - 1, mark.end, unit=unit, count=direction)
        if unit == "month" and (days := self._days_from(mark.end)) is not None:
            when.first, when.last, when.end = (None, None, days[0]), (None, None, days[1]), days[2]
        when.edge = self._edge(when.end)
        scan.keep(when)

    def _genitive(self, i: int) -> bool:
        words = self.lexicon.wordforms
        assert words is not None
        return any(form.ending.case == "of" for form in words.nouns[self.scan.word(i)])

    def _season(self, mark: Mark) -> None:
        words = self.lexicon.wordforms
        assert words is not None
        seasons = self.lexicon.calendar.seasons
        season = next((seasons[f.stem] for f in words.nouns[self.scan.word(mark.start)] if f.stem in seasons), None)
        if season is None:
            return
        year, count, start = self._year_before(mark.start)
        if year is not None:
            self.scan.keep(When(start, mark.end, (year, None, None)))
        elif count is not None:
            self.scan.keep(When(start, mark.end, unit="year", count=count))
        elif (direction := self._direction(mark.start - 1)) is not None:
            self.scan.keep(When(mark.start - 1, mark.end, unit="season", count=season, direction=direction))

    def _count(self, i: int) -> int | None:
        word = self.scan.word(i)
        return int(word) if word.isdecimal() and len(word) < 4 else self.scan.calendar.numbers.get(word)
