"""Times the levels of the cascade from outside, by standing a stopwatch before each of their functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from time import process_time
from typing import Any

import dragoman
from dragoman import reader
from dragoman.reader import cascade, dateline, headfinal, mentions

LEVELS: tuple[tuple[str, tuple[tuple[Any, str], ...]], ...] = (
    ("language", ((cascade, "detect"), (cascade, "compose"))),
    ("words", ((cascade, "Tokens"),)),
    ("layout", ((cascade, "Layout"),)),
    ("marks", ((cascade, "find_marks"),)),
    ("dates", ((cascade, "find_dates"), (headfinal, "find_dates"))),
    ("dateline", ((cascade, "HeaderReader"), (dateline.HeaderReader, "read"))),
    ("names", ((cascade, "MentionReader"), (headfinal, "FinalMentionReader"))),
    ("mentions", ((mentions.MentionReader, "read"), (headfinal.FinalMentionReader, "read"))),
    ("clauses", ((cascade, "Sentence"), (headfinal, "FinalSentence"), (cascade._Levels, "read"))),
    ("record", ((reader, "_record"),)),
)
"""Each level and the functions that are it, as (owner, name)."""

REST = "the thread between them"


class Watch:
    """Seconds by level; a level that calls another isn't charged for it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {name: 0.0 for name, _ in LEVELS}
        self._inner = 0.0

    def timed(self, level: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its own time added to its level at each call."""

        @wraps(function, updated=())
        def call(*args: Any, **kwargs: Any) -> Any:
            outer, self._inner = self._inner, 0.0
            start = process_time()
            try:
                return function(*args, **kwargs)
            finally:
                took = process_time() - start
                self.seconds[level] += took - self._inner
                self._inner = outer + took

        return call


def _functions() -> list[tuple[str, Any, str, Any]]:
    return [(level, owner, name, getattr(owner, name)) for level, parts in LEVELS for owner, name in parts]


@contextmanager
def _watching(watch: Watch) -> Iterator[None]:
    put_back: list[tuple[Any, str, Any]] = []
    try:
        for level, owner, name, function in reversed(_functions()):  # methods before the classes they are in
            put_back.append((owner, name, function))
            setattr(owner, name, watch.timed(level, function))
        yield
    finally:
        for owner, name, function in put_back:
            setattr(owner, name, function)


def time_levels(texts: Iterable[str]) -> dict[str, float]:
    """Return the seconds that each level takes over the texts, and what is between the levels."""
    watch = Watch()
    with _watching(watch):
        start = process_time()
        for text in texts:
            dragoman.read(text)
        total = process_time() - start
    return watch.seconds | {REST: total - sum(watch.seconds.values())}
