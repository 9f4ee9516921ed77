"""Days on which nothing is held, from files: calendars (.ics) and lists (.toml)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.planning.busy_days import blocked_in
from dragoman.planning.plan import days_written
from dragoman.planning.tables import Mistake, PlanError, line_of, parsed, text_of


def blocked_by(files: Iterable[str], first: date, last: date) -> set[date]:
    """Return the days from one to another that files block. Raises ValueError for what can't be read, with its name."""
    days: set[date] = set()
    for name in files:
        try:
            text = text_of(name)
        except OSError as failure:
            raise ValueError(f"{name}: {failure.strerror}") from failure
        days |= _listed(text, name) if name.lower().endswith(".toml") else blocked_in(text, name, first, last)
    return {day for day in days if first <= day <= last}


def _listed(text: str, name: str) -> set[date]:
    listed = parsed(text, name).get("blocked")
    line = line_of(text.splitlines(), "", 0, "blocked")
    if not isinstance(listed, list):
        raise PlanError(name, [Mistake(line, 'write blocked = ["2023-07-01", "2023-07-03/2023-07-15"]')])
    try:
        return days_written(map(str, listed))
    except ValueError as failure:
        said = f"blocked: {failure}: write 2023-07-01 or 2023-07-01/2023-07-15"
        raise PlanError(name, [Mistake(line, said)]) from failure
