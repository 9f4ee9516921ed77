"""Days on which nothing is held, from files: calendars (.ics) and lists (.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dragoman.planning.ical import blocked_in
from dragoman.planning.plan import days_written


def blocked_by(files: Iterable[str], first: date, last: date) -> set[date]:
    """Return the days from one to another that files block. Raises ValueError for what can't be read, with its name."""
    days: set[date] = set()
    for name in files:
        try:
            text = Path(name).read_text("utf-8-sig")
        except OSError as failure:
            raise ValueError(f"{name}: {failure.strerror}") from failure
        except UnicodeDecodeError as failure:
            raise ValueError(f"{name}: is not UTF-8") from failure
        days |= _listed(text, name) if name.lower().endswith(".toml") else blocked_in(text, name, first, last)
    return {day for day in days if first <= day <= last}


def _listed(text: str, name: str) -> set[date]:
    try:
        listed = tomllib.loads(text).get("blocked")
    except tomllib.TOMLDecodeError as failure:
        raise ValueError(f"{name}: is not TOML: {failure}") from failure
    if not isinstance(listed, list):
        raise ValueError(f'{name}: write blocked = ["2023-07-01", "2023-07-03/2023-07-15"]')
    try:
        return days_written(map(str, listed))
    except ValueError as failure:
        raise ValueError(f"{name}: blocked: {failure}: write 2023-07-01 or 2023-07-01/2023-07-15") from failure
