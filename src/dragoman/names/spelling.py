"""The habits of spelling: `habits.toml` and `syllables.toml`, taken apart once."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


class Habits:
    """What is known of how names are written.

    `plain` and `native` give for letters beyond a to z what they are written as, by their look and by their
    sound; `too` are Cyrillic letters that may be read otherwise, `alternatives` letters with a second reading (a
    loose one or not), `classes` the spellings of each sound; `reductions` and `merged` are what a key does not keep
    apart, `near` pairs of vowels that stand for one another, `customs` the parties by how names are made there.
    The other fields are sets of small words and of endings.
    """

    def __init__(self) -> None:
        data = toml("habits.toml")
        self.plain: dict[str, str] = data["cyrillic"] | data["plain"]
        self.native: dict[str, str] = self.plain | data["native"]
        self.too: dict[str, str] = data["cyrillic_too"]
        self.alternatives = tuple(
            (row["needs"], re.compile(row["letters"]), row["other"], row.get("loose", False))
            for row in data["alternative"]
        )
        self.classes = tuple(
            (frozenset(row["needs"]), re.compile(row["pattern"]), row["sound"]) for row in data["class"]
        )
        self.reductions = tuple((re.compile(row["letters"]), row["other"]) for row in data["key"])
        self.merged: dict[int, str] = str.maketrans(data["merged"])
        pairs = data["vowels"]["near"]
        self.near = frozenset({(a, b) for a, b in pairs} | {(b, a) for a, b in pairs})
        self.customs: dict[str, list[str]] = data["customs"]
        words: dict[str, list[str]] = data["words"]
        self.articles, self.first = frozenset(words["articles"]), frozenset(words["first"])
        self.servants = frozenset(words["servants"])
        self.filial = frozenset(words["filial"])
        self.fillers = self.filial | self.first | frozenset(words["fillers"])
        self.patronymic_words = frozenset(words["patronymic_words"])
        self.patronymic_endings = tuple(words["patronymic_endings"])
        self.surname_endings = tuple(words["surname_endings"])
        # « Капанадзе » is made of syllables of Asia too, and is no name from there
        self.unmistakable = tuple(ending for ending in self.surname_endings if len(ending) > 2)
        self.honorifics = frozenset(words["honorifics"]) | frozenset(words["titles"])
        self.courtesies = frozenset(words["courtesies"])
        self.titles, self.alone = frozenset(words["titles"]), tuple(words["alone"])


def toml(name: str) -> dict[str, Any]:
    """Return what is in a data file of this room."""
    return tomllib.loads((resources.files(__package__) / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def habits() -> Habits:
    """Return the habits, loading them the first time."""
    return Habits()
