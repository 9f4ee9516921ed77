"""What a text is read against: when and where it was sent, and the names of places."""

from __future__ import annotations

from datetime import date

from ..gazetteer import Gazetteer
from .dates import When

_JUST_GONE = 2
"""How many days before publication what was called off may have been meant to take place."""


class World:
    """The dispatch's own here and now: publication date, dateline place and country, home party."""

    def __init__(
        self, published: str | None, place: str | None, country: str | None, home: str | None, gazetteer: Gazetteer
    ) -> None:
        self.published, self.place, self.country, self.home = published, place, country, home
        self.gazetteer = gazetteer

    def date(self, when: When, future: bool) -> tuple[str | None, str | None]:
        """Return the ISO dates of an expression as this text means it."""
        ends = when.resolve(self.published, future)
        when.told = when.told or (ends if ends[0] is not None else None)
        return ends

    def day_called_off(self, when: When) -> tuple[str | None, str | None]:
        """Return the days of what was called off: a weekday just gone by, else the one to come."""
        near = when.weekday is not None and when.direction is None and when.first[2] is None
        past, day = (when.resolve(self.published)[0] if near else None), self.published
        if past is not None and day is not None and len(past) == len(day) == 10:
            gone = (date.fromisoformat(day) - date.fromisoformat(past)).days
            return self.date(when, future=gone > _JUST_GONE)
        return self.date(when, future=True)
