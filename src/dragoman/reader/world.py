"""What a text is read against: when and where it was sent, and the names of places."""

from __future__ import annotations

from ..gazetteer import Gazetteer
from .dates import When


class World:
    """The dispatch's own here and now: publication date, dateline place and country, home party."""

    def __init__(
        self, published: str | None, place: str | None, country: str | None, home: str | None, gazetteer: Gazetteer
    ) -> None:
        self.published, self.place, self.country, self.home = published, place, country, home
        self.gazetteer = gazetteer

    def date(self, when: When, future: bool) -> tuple[str | None, str | None]:
        """Return the ISO dates of an expression as this text means it."""
        return when.resolve(self.published, future)
