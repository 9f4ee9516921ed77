"""What is known of the world, in no language: states, organisations, cities and news agencies."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


class Gazetteer:
    """States, organisations and cities by code and English name, and the homes of agencies.

    `capitals` maps a party code to its capital (an organisation to its seat), `countries` a city to
    the code of the party it lies in, `agencies` an agency's folded name to its (written name, homes);
    `worldwide` are the agencies that report from a place as those at home there do.
    """

    def __init__(self) -> None:
        states, organisations = _toml("states.toml"), _toml("organisations.toml")
        self.names: dict[str, str] = {code: row["name"] for code, row in (states | organisations).items()}
        self.capitals: dict[str, str] = {code: row["capital"] for code, row in states.items() if row.get("capital")}
        self.seats: dict[str, str] = {code: row["seat"] for code, row in organisations.items() if row.get("seat")}
        self.voices = {row["seat"]: code for code, row in organisations.items() if row.get("voice")}
        self.cities: dict[str, str] = {}
        for name, code, *_ in _rows("cities.tsv"):
            self.cities.setdefault(name, code)
        for code, capital in self.capitals.items():
            self.cities.setdefault(capital, code)
        self.agencies: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.worldwide: set[str] = set()
        for agency in _toml("agencies.toml")["agency"]:
            home = agency.get("home", [])
            homes = tuple([home] if isinstance(home, str) else home)
            for name in agency["names"]:
                self.agencies.setdefault(agency_key(name), (name, homes))
                if agency.get("worldwide"):
                    self.worldwide.add(agency_key(name))


def agency_key(written: str) -> str:
    """Return the folded name by which an agency is looked up: no case, one kind of apostrophe."""
    return written.casefold().replace("’", "'")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__name__) / name).read_text(encoding="utf-8"))


def _rows(name: str) -> list[list[str]]:
    """Return the rows of a table, its first line left out."""
    text = (resources.files(__name__) / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer, loading it the first time."""
    return Gazetteer()


@lru_cache(maxsize=1)
def party_names() -> dict[str, str]:
    """Return the English names of states and organisations by their codes, without loading the rest."""
    return {code: row["name"] for code, row in (_toml("states.toml") | _toml("organisations.toml")).items()}


def function_words() -> dict[str, dict[str, Any]]:
    """Return by language its most frequent words, `words`, and telling `letters`."""
    return _toml("function_words.toml")
