"""What every language shares: its wording, states, capitals and persons; cases are added by those that have them."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from importlib import resources
from typing import Any, NamedTuple

from dragoman.gazetteer import gazetteer

_LEFT_OUT = frozenset({"VAT", "PSE", "TWN", "XKX", "ESH", "HKG", "MAC", "MUS", "SLE", "PRI", "GRL", "SMR"})
"""Parties that are no states, or whose name wants grammar of its own."""

_SLOT = re.compile(r"<([a-z]+)>")


class State(NamedTuple):
    """A state with the forms its name takes in a sentence."""

    code: str
    forms: dict[str, str]
    cities: list[str]


class Grammar:
    """The wording of a language and how its words are put into sentences."""

    left_out = _LEFT_OUT

    def __init__(self, language: str) -> None:
        self.language = language
        text = (resources.files("bench") / "wording" / f"{language}.toml").read_text(encoding="utf-8")
        self.wording: dict[str, Any] = tomllib.loads(text)
        self._mends = [(re.compile(pattern), by) for pattern, by in self.wording["mends"]]
        kept = "".join(f"(?<!{re.escape(word)} )" for word in self.wording.get("abbreviations", []))
        self._opening = re.compile(rf"(?:^|(?<=[.!?] ){kept})[^\W\d_]")

    @cached_property
    def states(self) -> tuple[State, ...]:
        """The states that dispatches are about: with a capital, demonyms and three cities or more."""
        cities = self.cities()
        found = []
        for code, names in _pack(self.language, "states").items():
            enough = names.get("capital") and names.get("adjectives") and len(cities.get(code, ())) >= 3
            if enough and code in gazetteer().capitals and code not in self.left_out:
                found.append(State(code, self.state(code, names), cities[code]))
        return tuple(found)

    def cities(self) -> dict[str, list[str]]:
        """Return the cities of each state as the language's pack writes them."""
        cities = _pack(self.language, "cities")
        return {
            code: [names[0] for names in named.values() if self.fits(names[0])]
            for code, named in cities.items()
            if isinstance(named, dict)
        }

    def fits(self, city: str) -> bool:
        """Whether the grammar can put a city into any sentence."""
        return bool(city)

    def state(self, code: str, names: dict[str, Any]) -> dict[str, str]:
        """Return the forms of a state's name, from its entry in the language's pack."""
        return {"name": names["names"][0], "cap": names["capital"][0], "adj": names["adjectives"][0]}

    def inflect(self, text: str, form: str) -> str:
        """Return a noun with what goes before it in another form; `cap` begins it with a capital."""
        if form == "cap":
            return self.upper(text[0]) + text[1:]
        raise ValueError(f"{self.language} has no form {form}")

    def person(self, template: str, parts: dict[str, str], case: str, woman: bool) -> str:
        """Return a person as a template names them, in a case."""
        return slots(template, parts)

    def upper(self, text: str) -> str:
        """Return a text in capitals."""
        return text.upper()

    def polish(self, text: str) -> str:
        """Return a paragraph with its contractions made and its sentences begun with a capital."""
        for pattern, by in self._mends:
            text = pattern.sub(by, text)
        return self._opening.sub(lambda m: self.upper(m[0]), text)


def english_cities() -> dict[str, list[str]]:
    """Return the cities of each state as the gazetteer writes them."""
    cities: dict[str, list[str]] = {}
    for city, code in gazetteer().cities.items():
        cities.setdefault(code, []).append(city)
    return cities


def _pack(language: str, table: str) -> dict[str, Any]:
    path = resources.files("dragoman.languages") / language / f"{table}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def slots(template: str, parts: dict[str, str]) -> str:
    """Return a template with its slots filled."""
    return _SLOT.sub(lambda m: parts[m[1]], template)
