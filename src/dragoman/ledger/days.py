"""Days as numbers: when something may have been, from a date as exact as a dispatch gives it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class Days(NamedTuple):
    """A stretch of days, both ends in it, as proleptic Gregorian ordinals (`date.toordinal`)."""

    first: int
    last: int

    def gap(self, other: Days) -> int:
        """Return how many days lie between two stretches: 0 where they meet or overlap."""
        return max(0, self.first - other.last, other.first - self.last)

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def over(start: str | None, end: str | None, on: str) -> bool:
    """Whether the days from one date to another are known to be over on a day."""
    dates, today = between(start, end), days(on)
    return dates is not None and today is not None and dates.last < today.first


@lru_cache(maxsize=8192)
def days(when: str | None) -> Days | None:
    """Return the days of an ISO 8601 date, month or year; None for anything else."""
    if not when:
        return None
    try:
        match when[:10].split("-"):
            case [year]:
                return Days(date(int(year), 1, 1).toordinal(), date(int(year), 12, 31).toordinal())
            case [year, month]:
                y, m = int(year), int(month)
                return Days(date(y, m, 1).toordinal(), date(y, m, monthrange(y, m)[1]).toordinal())
            case [year, month, day]:
                number = date(int(year), int(month), int(day)).toordinal()
                return Days(number, number)
    except ValueError:
        pass
    return None


def between(start: str | None, end: str | None) -> Days | None:
    """Return the days from one date to another; None where the first is not known."""
    first, last = days(start), days(end)
    if first is None:
        return last
    return Days(first.first, max(first.last, last.last if last else 0))
