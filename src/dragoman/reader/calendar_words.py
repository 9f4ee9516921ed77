"""The words of time of a language, from its calendar.toml."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Calendar:
    """The words of time.

    `months`, `weekdays`, `seasons` and `units` map a word to its number or name, `numbers` and `ordinals`
    those in words to figures; `words` holds the small words by function. `abbreviated` are the words that
    may carry a point, `ambiguous` those that are also other words. `month_first` languages write the day
    after the month too.
    """

    def __init__(
        self,
        calendar: dict[str, Any],
        functions: dict[str, list[str]],
        fold: Callable[[str], str],
        durations: dict[str, int],
    ) -> None:
        self.months = {fold(w.rstrip(".")): n for n, names in enumerate(calendar["months"], 1) for w in names}
        self.weekdays = {fold(w.rstrip(".")): n for n, names in enumerate(calendar["weekdays"]) for w in names}
        self.seasons = {fold(w): n for n, names in enumerate(calendar.get("seasons", {}).values()) for w in names}
        self.units = {fold(w): unit for unit, names in calendar["units"].items() for w in names}
        self.numbers: dict[str, int] = {fold(word): number for word, number in calendar["numbers"].items()}
        self.ordinals: dict[str, int] = {fold(w): number for w, number in calendar.get("ordinals", {}).items()}
        names = [w for table in ("months", "weekdays") for group in calendar[table] for w in group]
        self.abbreviated = frozenset(fold(w.rstrip(".")) for w in names if w.endswith("."))
        self.ambiguous = frozenset(fold(w.rstrip(".")) for w in calendar.get("ambiguous", ()))
        self.durations = durations
        self.month_first: bool = calendar.get("month_first", True)
        self.capitalised: bool = calendar.get("capitalised", False)
        self.words = {key: frozenset(values) for key, values in functions.items()}
        # what may stand between « depuis » and its date: « depuis le début de l'année 2022 »
        leading = ("the", "of", "edge", "before_year")
        self.leading = frozenset().union(*(self.words.get(key, ()) for key in leading))
