"""Level 3, periods: weeks, months, years and seasons told from some day, and how long a thing lasts."""

from __future__ import annotations

from collections.abc import Sequence

from .calendar_words import Calendar
from .patterns import Mark
from .scan import Scan, root
from .when import When

_COUNTED = frozenset({"day", "week", "weekend", "fortnight", "month", "quarter", "half_year", "year"})
_NAMED = _COUNTED - {"day"}
_PARTS = frozenset({"quarter", "half_year"})
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}


def read_unit(scan: Scan, mark: Mark) -> None:
    """« La semaine prochaine », « cette année », « il y a six jours », « dans deux mois », « cet été »."""
    if mark.value == "season":
        _season(scan, mark)
        return
    counted = scan.number_before(mark.start)
    if counted is not None and not (mark.value in _PARTS and _ordinal(scan, mark.start - 1)):
        when = _counted(scan, mark, *counted) if mark.value in _COUNTED else None
    else:
        when = _named(scan, mark) if mark.value in _NAMED else None
    if when is not None:
        scan.keep(when)


def _season(scan: Scan, mark: Mark) -> None:
    index = scan.calendar.seasons.get(scan.word(mark.start))
    if index is None:
        return
    year, end = scan.year_after(mark.end, comma=False)
    if year is not None:
        scan.keep(When(mark.start, end, (year, None, None)))
        return
    direction, start, end = scan.direction(mark.start, mark.end)
    if direction is not None or scan.has("the", start - 1) or scan.has("edge", start - 1):
        scan.keep(When(start, end, unit="season", count=index, direction=direction))


# -- so many of them -----------------------------------------------------------------------


def _counted(scan: Scan, mark: Mark, count: int, start: int) -> When | None:
    """A number of periods, before or after publication or the day told before."""
    unit, end = mark.value, mark.end
    for size in (3, 2, 1):
        if scan.phrase("ago", start - size, start):
            return When(start - size, end, unit=unit, count=-count)
        if scan.phrase("in", start - size, start):
            return When(start - size, end, unit=unit, count=count)
    if scan.has("since", start - 1):
        return When(start, end, unit=unit, count=-count, edge="since")
    for sign, name in ((-1, "earlier"), (1, "later")):
        for size in (2, 1):
            if scan.phrase(name, end, end + size):
                return scan.anaphoric(start, end + size, unit, sign * count)
    for sign, name in ((1, "after"), (-1, "before")):
        if scan.has(name, end):
            return _around(scan, (start, end + 1), unit, sign * count)
    return None


def _around(scan: Scan, span: tuple[int, int], unit: str, count: int) -> When | None:
    """« …hier, six jours après l'entretien »: the talk lay six days before; « six jours après, … » counts onward."""
    start, end = span
    if scan.has("determiner", end):
        return scan.anaphoric(start, end, unit, -count) if scan.told_in_sentence(start) else None
    return scan.anaphoric(start, end, unit, count) if not scan.word(end)[:1].isalpha() else None


# -- one by name ---------------------------------------------------------------------------


def _named(scan: Scan, mark: Mark) -> When | None:
    """A period told as last, this or next, as the same, or by its beginning, middle or end."""
    unit = mark.value
    if unit in _PARTS and _ordinal(scan, mark.start - 1):
        year, end = scan.year_after(mark.end, comma=False)
        if year is not None:
            return When(mark.start, end, (year, None, None))
        if scan.has("of", end) and scan.has("the", end + 1) and scan.calendar.units.get(scan.word(end + 2)) == "year":
            return When(mark.start, end + 3, unit="year")
        told_of = any(scan.has(name, end) for name in ("of", "last", "this", "next"))  # « квартале будущего года »
        return None if told_of else When(mark.start, end, unit="year")
    if scan.has("same", mark.start - 1):
        before = root(scan.found[-1]) if scan.found else None
        return _placed(scan, When(mark.start - 1, mark.end, unit=unit, anchor=before))
    direction, start, end = scan.direction(mark.start, mark.end)
    if direction is not None:
        return _placed(scan, When(start, end, unit=unit, count=direction))
    if scan.has("amount", start - 1) or (scan.has("of", end) and scan.word(end + 1) in scan.calendar.months):
        return None  # « les années 1990 », « la fin du mois de juin »
    left = _over_small(scan, start)
    if left < start - 1 and scan.has("edge", left):
        return When(start, end, unit=unit)
    when = _placed(scan, When(start, end, unit=unit))
    return when if when.start < start else None


def _over_small(scan: Scan, start: int) -> int:
    """Return the place of the first word left of `start` that is no article or preposition."""
    left = start - 1
    while left > start - 4 and (scan.has("the", left) or scan.has("of", left)):
        left -= 1
    return left


def _placed(scan: Scan, when: When) -> When:
    """Give « le 21 du mois dernier » its day and « en mai de l'an dernier » its month."""
    left = _over_small(scan, when.start)
    close = left == when.start - 1
    if when.unit == "month" and not close and (day := scan.day(left)) is not None:
        when.start, when.first, when.last = left, (None, None, day), (None, None, day)
    elif when.unit == "year" and scan.found and scan.found[-1].end in (left + 1, when.start + 1):
        month = scan.found[-1]
        if month.first[1] is not None and month.first[0] is None and month.unit is None:
            when.start, when.first, when.last = month.start, month.first, month.last
            when.weekday = month.weekday
    return when


def _ordinal(scan: Scan, i: int) -> bool:
    return scan.word(i) in scan.calendar.ordinals


# -- durations -----------------------------------------------------------------------------


def duration_in(words: Sequence[str], start: int, stop: int, calendar: Calendar) -> int | None:
    """Return how many days a thing lasts that is told in words ``start:stop``: « une visite de deux jours » → 2.

    What is counted from some day (« il y a deux jours », « dans deux jours ») is no duration; hours count
    as the days they fill.
    """
    for i in range(start + 1, stop):
        if words[i] in calendar.durations:  # « двухдневный визит »
            return calendar.durations[words[i]]
        unit = calendar.units.get(words[i])
        if unit is None or (unit not in _DAYS and unit != "hour"):
            continue
        count = _count_before(words, i, calendar)
        if count is None or _from_some_day(words, i, calendar):
            continue
        days = -(-count // 24) if unit == "hour" else count * _DAYS[unit]
        if days and (unit != "hour" or count >= 24):
            return days
    return None


def _count_before(words: Sequence[str], i: int, calendar: Calendar) -> int | None:
    word = words[i - 2] if i > 1 and words[i - 1] == "-" else words[i - 1]  # « a two-day visit »
    if word.isdecimal():
        return int(word) if len(word) <= 3 else None
    return calendar.numbers.get(word)


def _from_some_day(words: Sequence[str], i: int, calendar: Calendar) -> bool:
    functions = calendar.words
    after = words[i + 1] if i + 1 < len(words) else ""
    if after in functions["after"] | functions["before"] or " ".join(words[i + 1 : i + 3]) in functions["later"]:
        return True
    if after in functions["earlier"] or " ".join(words[i + 1 : i + 3]) in functions["earlier"]:
        return True
    counts = functions["ago"] | functions["in"]
    before = [" ".join(words[max(0, i - 1 - size) : i - 1]).replace("' ", "'") for size in (1, 2, 3)]
    return any(text in counts for text in before)
