"""Level 3, dates: finds every expression of time in a text, in order."""

from __future__ import annotations

from collections.abc import Callable

from .figures import read_figures
from .lexicon import Lexicon
from .patterns import Mark
from .periods import duration_in, read_unit
from .scan import DASHES, Scan, root
from .text import Tokens
from .when import NOTHING, Partial, When, iso, parse_iso

_LONGEST_LIST = 8


def find_dates(tokens: Tokens, marks: list[Mark], lexicon: Lexicon) -> list[When]:
    """Return every expression of time in the text, in order, none overlapping another."""
    scan = Scan(tokens, lexicon.calendar)
    for mark in marks:
        reader = _READERS.get(mark.kind)
        if reader is not None and mark.start >= scan.free:
            reader(scan, mark)
    whens = read_figures(scan)
    news = news_day(whens)
    if news is not None:
        for when in whens:
            when.news = news
    return whens


def news_day(whens: list[When]) -> str | None:
    """Return the first day that the text tells in full with its weekday: what it reports happened about then."""
    for when in whens[:40]:
        if when.full and when.weekday is not None and when.first == when.last:
            return iso(when.first)
    return None


# -- months --------------------------------------------------------------------------------


def _month(scan: Scan, mark: Mark) -> None:
    """A month, with the days and weekday before it or the day after it, the year, and a range if there is one."""
    start, end = mark.start, mark.end
    if scan.has("of", start - 1) and scan.ordinal_day(start - 2):
        start -= 1  # « the 5th of March »
    last = scan.day(start - 1)
    first = last
    if last is not None:
        start, first = _days_before(scan, start - 1, last)
    elif scan.calendar.month_first and scan.year(end) is None and (first := scan.day(end)) is not None:
        last, end = _days_after(scan, end, first)
    weekday, start = _weekday_before(scan, start)
    year, end = scan.year_after(end, comma=first is not None)
    direction, start, end = scan.direction(start, end) if year is None else (None, start, end)
    if first is None and year is None and direction is None and _doubtful(scan, mark):
        return
    if year is not None and scan.has("this", start - 1):
        direction = 0
    when = When(start, end, (year, mark.value, first), (year, mark.value, last), weekday=weekday, direction=direction)
    scan.keep(when)
    _join_months(scan)


def _doubtful(scan: Scan, mark: Mark) -> bool:
    """Whether a month's name without day and year is rather another word: « sept pays », « sur Mars »."""
    word, capital = scan.word(mark.start), scan.tokens.caps[mark.start]
    if scan.has("not_date", mark.start - 1) or (capital and scan.word(mark.start - 1) in DASHES):
        return True
    if word not in scan.calendar.ambiguous:
        return False
    if scan.calendar.capitalised:
        return not capital
    return word in scan.calendar.abbreviated or (capital and not scan.has("of", mark.start - 1))


def _days_before(scan: Scan, at: int, day: int) -> tuple[int, int]:
    """Look left of a day for the first of « les 6, 7 et 8 », « du dimanche 26 au mercredi 29 », « 3-5 »."""
    first, listed = day, False
    for _ in range(_LONGEST_LIST):
        _, i = _weekday_before(scan, at)
        i -= 1
        if scan.has("the", i) and not scan.has("to", i):
            i -= 1
        if not (scan.has("to", i) or scan.has("and", i) or (listed and scan.word(i) == ",")):
            break
        i -= scan.has("to", i - 1) or scan.has("and", i - 1)
        earlier = scan.day(i - 1)
        if earlier is None or earlier >= first or scan.word(i - 2).isdecimal():
            break
        at, first, listed = i - 1, earlier, True
    return at, first


def _days_after(scan: Scan, at: int, first: int) -> tuple[int, int]:
    """Return the last day of « July 5-8 » and where it ends."""
    if scan.word(at + 1) in DASHES and (other := scan.day(at + 2)) is not None and other > first:
        return other, at + 3
    return first, at + 1


def _weekday_before(scan: Scan, start: int) -> tuple[int | None, int]:
    """Return the weekday before a day, « vendredi 24 », « jeudi, 14 », and where it begins."""
    for at in (start - 1, start - 2):
        weekday = scan.calendar.weekdays.get(scan.word(at))
        if weekday is not None and (at == start - 1 or scan.word(start - 1) in ".,"):
            return weekday, at
    return None, start


def _join_months(scan: Scan) -> None:
    """Join « du 28 avril au 2 mai » and « de mai à juillet »; give « en mai et juin 2024 » one year."""
    if len(scan.found) < 2:
        return
    earlier, later = scan.found[-2:]
    if not 1 <= later.start - earlier.end <= 3 or earlier.first[1] is None or earlier.first != earlier.last:
        return
    gap = range(earlier.end, later.start)
    if not all(scan.has("to", i) or scan.has("and", i) or scan.has("the", i) for i in gap):
        return
    year = earlier.first[0] or later.first[0]
    first: Partial = (year, *earlier.first[1:])
    between = any(scan.has("between", earlier.start - back) for back in (1, 2))
    dashed = scan.word(gap[0]) in DASHES
    opened = between or dashed or scan.has("range_open", earlier.start - 1)
    if dashed and (len(gap) > 1 or (earlier.first[0] is not None and later.first[0] is None)):
        return
    if opened and (between or scan.has("to", gap[0])):
        scan.found.pop()
        scan.found.pop()
        scan.keep(When(earlier.start, later.end, first, later.last, direction=later.direction))
    else:
        earlier.first = earlier.last = first


# -- weekdays, relative days ---------------------------------------------------------------


def _weekday(scan: Scan, mark: Mark) -> None:
    """A weekday, « ce mardi », « vendredi dernier »; two of them, « de lundi à mercredi », make one expression."""
    word = scan.word(mark.start)
    if scan.has("not_date", mark.start - 1):
        return
    if word in scan.calendar.ambiguous and scan.day(mark.end) is None:
        return
    direction, start, end = scan.direction(mark.start, mark.end)
    before = scan.found[-1] if scan.found else None
    if before is not None and before.weekday is not None and before.first == NOTHING and before.until is None:
        gap = range(before.end, start)
        if 1 <= len(gap) <= 2 and all(scan.has("to", i) or scan.has("and", i) or scan.has("the", i) for i in gap):
            before.until, before.end = mark.value, end
            before.direction = before.direction if before.direction is not None else direction
            scan.free = end
            return
    scan.keep(When(start, end, weekday=mark.value, direction=direction))


def read_relative(scan: Scan, mark: Mark) -> None:
    """« Hier », « demain matin »: counted from publication."""
    scan.keep(When(mark.start, mark.end, unit="day", count=mark.value))


def read_anaphoric(scan: Scan, mark: Mark) -> None:
    """« La veille », « le même jour »: counted from the day told before; « au même moment »: that very time."""
    if scan.has("of", mark.end):
        return
    if mark.value == "same":
        last = scan.found[-1] if scan.found else None
        single = mark.end - mark.start == 1
        if single and (scan.day(mark.end) is not None or (last is not None and mark.start - last.end < 2)):
            return  # « вечером 3 мая », « в четверг вечером »
        today = next((w for w in scan.found if w.unit == "day" and w.count == 0 and w.anchor is None), None)
        if single and today is not None:  # « вечером » of what is told of today
            last = today
        before = root(last if last is None or last.exact else scan.day_before or last, 1)
        if before is not None:
            instead = next((w for w in reversed(scan.found) if w.exact and w is not last and w is not before), None)
            scan.keep(When(mark.start, mark.end, unit="same", anchor=before, instead=instead))
        return
    stands = scan.day_before
    scan.keep(scan.anaphoric(mark.start, mark.end, "day", mark.value))
    if mark.value < 0:  # « arrivée la veille »: a look back, after which the text stands where it stood
        scan.day_before = stands


_READERS: dict[str, Callable[[Scan, Mark], None]] = {
    "month": _month,
    "weekday": _weekday,
    "relative": read_relative,
    "anaphoric": read_anaphoric,
    "unit": read_unit,
}

__all__ = [
    "NOTHING",
    "Partial",
    "When",
    "duration_in",
    "find_dates",
    "iso",
    "news_day",
    "parse_iso",
    "read_anaphoric",
    "read_relative",
]
