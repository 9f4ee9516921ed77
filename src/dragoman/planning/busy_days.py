"""Days on which a calendar file has an entry."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from dragoman.planning.tables import Mistake, PlanError

_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})


def blocked_in(text: str, name: str, first: date, last: date) -> set[date]:
    """Return the days from one to another that have an entry in a calendar file.

    Raises `PlanError` for what is no calendar, and for an entry that can't be read, with its line.
    """
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(text)
    except (ValueError, IndexError) as failure:
        said = (str(failure).splitlines() or [""])[0].rstrip(":. ")
        advice = "a calendar is an .ics file, a list of days a .toml file"
        raise PlanError(name, [Mistake(1, f"is no calendar ({said}): {advice}")]) from failure
    starts = [at for at, line in enumerate(text.splitlines(), 1) if line.strip().upper() == "BEGIN:VEVENT"]
    days: set[date] = set()
    for number, entry in enumerate(found.walk("VEVENT")):
        try:
            if entry.get("dtstart") is not None and str(entry.get("status", "")).upper() != "CANCELLED":
                days |= _days_of(entry, first, last)
        except (ValueError, TypeError, AttributeError, OverflowError) as failure:
            line = starts[number] if number < len(starts) else 1
            raise PlanError(name, [Mistake(line, f"this entry can't be read: {failure}")]) from failure
    return days


def _days_of(entry: Any, first: date, last: date) -> set[date]:
    """Return the days that an entry takes up, every time that it comes round."""
    start: Any = entry.decoded("dtstart")
    if not isinstance(start, date):
        raise ValueError("write one DTSTART, as 20230701 or 20230701T100000")
    end = _end_of(entry, start)
    whole = not isinstance(start, datetime)
    begins, ends = _day(start), _day(end)
    length = max(1, (ends - begins).days + (0 if whole else 1))
    if not whole and end > start and end.time() == time():
        length = max(1, length - 1)  # an entry until midnight does not take the day that begins then
    found = set()
    for day in _times_round(entry, begins, last):
        low, high = max(day, first), min(day + timedelta(length - 1), last)
        found |= {low + timedelta(at) for at in range((high - low).days + 1)}
    return found


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _end_of(entry: Any, start: Any) -> Any:
    """Return when an entry ends: as it says, or after its duration; on its day where it says neither."""
    if entry.get("dtend") is not None:
        end = entry.decoded("dtend")
    else:
        end = start + entry.decoded("duration") if entry.get("duration") is not None else start
    if isinstance(end, datetime) != isinstance(start, datetime) or not isinstance(end, date):
        raise ValueError("write DTEND in the form of DTSTART, both a day or both a time")
    if end < start:
        raise ValueError("its DTEND is before its DTSTART")
    return end


def _times_round(entry: Any, begins: date, last: date) -> set[date]:
    """Return the days on which an entry begins: by its rule, with those named beside it and without those left out."""
    rule = entry.get("rrule")
    found = {begins} if rule is None else _by_rule(rule, begins, last)
    return (found | _listed(entry, "rdate")) - _listed(entry, "exdate")


def _by_rule(rule: Any, begins: date, last: date) -> set[date]:
    from dateutil.rrule import rrulestr

    if {str(often).upper() for often in rule.get("FREQ", ())} & _OFTEN:
        raise ValueError("it comes round more than once a day: write FREQ=DAILY")
    zero = datetime.combine(begins, time())
    written = ";".join(part for part in rule.to_ical().decode("ascii").split(";") if not part.startswith("UNTIL"))
    until = rule.get("UNTIL", [last])[0]
    until = min(last, until.date() if isinstance(until, datetime) else until)
    found = rrulestr(written, dtstart=zero).between(zero, datetime.combine(until, time()), inc=True)
    return {day.date() for day in found}


def _listed(entry: Any, name: str) -> set[date]:
    """Return the days that RDATE or EXDATE lists."""
    lists = entry.get(name, [])
    days = set()
    for each in lists if isinstance(lists, list) else [lists]:
        for one in each.dts:
            days.add(_day(one.dt[0] if isinstance(one.dt, tuple) else one.dt))
    return days
