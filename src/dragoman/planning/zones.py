"""Which time a party's clocks show: the time zone of a state's capital."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo


@cache
def _zones() -> dict[str, str]:
    return tomllib.loads((resources.files(__package__ or __name__) / "zones.toml").read_text("utf-8"))


def zone_of(party: str | None) -> ZoneInfo:
    """Return the time zone of a state's capital; UTC for an organisation, or where none is given."""
    return ZoneInfo(_zones().get(party or "", "UTC"))
