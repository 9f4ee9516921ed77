"""Metadata as people write it into the forms that the record wants."""

from __future__ import annotations

import re
from datetime import date

from dragoman.wire.incoming import Unreadable

# A year, a month or a day, as exact as it was given; a time may follow a day.
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.ASCII | re.DOTALL)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", re.ASCII)
_DOTTED = re.compile(r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})", re.ASCII)
# The dates of mail and RSS are in English whatever the dispatch is in: Tue, 06 Dec 2022 10:00:00 GMT.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FEED = re.compile(rf"(?:\w{{3}}, )?(\d\d?) ({'|'.join(_MONTHS)}) (\d{{4}})(?: \d\d:.*)?", re.ASCII)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9_-]+)?", re.ASCII | re.IGNORECASE)


def iso_date(written: str, source: str) -> str:
    """Return the date `written` as ISO 8601: a day, or the month or year that was given.

    Takes 2024-01-31, 20240131, 31.01.2024 and the dates of feeds, with a time or without.
    Raises `Unreadable` for anything else, such as 03/04/2024, which is two dates: a dispatch is
    better refused than read with a wrong date, from which its "yesterday" would be counted.
    """
    try:
        found = _exact(written.strip())
    except ValueError:
        found = None
    if found is None:
        raise Unreadable(source, f"date {written[:40]!r} is not understood: write it as 2024-01-31")
    return found


def language_code(tag: str, source: str) -> str:
    """Return the ISO 639-1 code of a language `tag` such as fr-FR. Raises `Unreadable` if it has none."""
    found = _LANGUAGE.fullmatch(tag.strip())
    if not found:
        raise Unreadable(source, f"language {tag[:40]!r} is not a code: write two letters, as in fr")
    return found[1].lower()


def _exact(written: str) -> str | None:
    if found := _ISO.fullmatch(written):
        year, month, day = found.groups()
        date(int(year), int(month or 1), int(day or 1))
        return "-".join(part for part in (year, month, day) if part)
    if found := _COMPACT.fullmatch(written) or _DOTTED.fullmatch(written):
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    if found := _FEED.fullmatch(written):
        return date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1])).isoformat()
    return None
