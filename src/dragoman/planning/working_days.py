"""On which days states work: neither on their weekends nor on their public holidays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any

SATURDAY, SUNDAY = 5, 6


@cache
def _calendar(party: str) -> Any:
    """Return a state's public holidays (the library `holidays`); None where it does not know them."""
    import holidays

    try:
        return holidays.country_holidays(party)
    except (NotImplementedError, KeyError):
        return None


def known(party: str) -> bool:
    """Whether the public holidays of a party are known. Those of an organisation are not."""
    return ":" not in party and _calendar(party) is not None


def day_off(party: str, day: date, keep_holidays: bool = True) -> str | None:
    """Return why nobody works in a state on a day: "weekend" or the holiday's name; None where they do."""
    calendar = _calendar(party) if ":" not in party else None
    weekend: Iterable[int] = calendar.weekend if calendar is not None else (SATURDAY, SUNDAY)
    if day.weekday() in weekend or day.weekday() in (SATURDAY, SUNDAY):
        return "weekend"
    if keep_holidays and calendar is not None and day in calendar:
        return str(calendar[day])
    return None


def days_off(parties: Iterable[str], first: date, last: date, keep_holidays: bool = True) -> dict[date, str]:
    """Return the days from one to another on which somebody of some parties does not work, with whose day off it is."""
    found: dict[date, str] = {}
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        for party in parties:
            why = day_off(party, day, keep_holidays)
            if why is not None:
                found[day] = why if why == "weekend" else f"{why} ({party})"
                break
    return found
