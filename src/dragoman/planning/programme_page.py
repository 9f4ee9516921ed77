"""A programme as text and as one self-contained page for A4, its headings and dates in one of four languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import escape
from importlib import resources
from itertools import groupby
from string import Template
from typing import Any

import msgspec

from dragoman.page import one_line, safe, top
from dragoman.planning.programme import Item, Programme

LANGUAGES = ("fr", "en", "ru", "az")
"""The languages in which a programme can be printed; what its author wrote stays as it is written."""


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language calls the parts of a programme, and how it writes a date.

    `colon` leads from a heading to what it is of; `first` is the first day of a month.
    """

    programme: str
    colon: str
    host: str
    delegation: str
    time: str
    place: str
    what: str
    people: str
    dress: str
    remarks: str
    pattern: str
    first: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]

    def day(self, day: date) -> str:
        """Return a date in words, with its weekday."""
        written = self.pattern.format(
            weekday=self.weekdays[day.weekday()],
            day=self.first if day.day == 1 else day.day,
            month=self.months[day.month - 1],
            year=day.year,
        )
        return written[0].upper() + written[1:]


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language."""
    file = resources.files("dragoman.planning").joinpath("programme_words.toml")
    words: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return msgspec.convert(words[language], Vocabulary)


def text_lines(programme: Programme, language: str) -> Iterator[str]:
    """Yield the lines of a programme as plain text."""
    words = vocabulary(language)
    yield one_line(f"{words.programme}{words.colon}{programme.title}")
    for heading, value in _head(programme, words):
        yield one_line(f"{heading}{words.colon}{value}")
    for day, items in groupby(programme.in_order(), key=lambda item: item.day):
        yield ""
        yield words.day(day)
        for item in items:
            place = f" · {item.place}" if item.place else ""
            yield "  " + one_line(f"{item.hours}  {item.what}{place}")
            for heading, value in _details(item, words):
                yield "    " + one_line(f"{heading}{words.colon}{value}")


def _head(programme: Programme, words: Vocabulary) -> list[tuple[str, str]]:
    pairs = (words.delegation, programme.delegation), (words.host, programme.host), (words.remarks, programme.remarks)
    return [(heading, value) for heading, value in pairs if value]


def _details(item: Item, words: Vocabulary) -> list[tuple[str, str]]:
    pairs = (words.people, ", ".join(item.people)), (words.dress, item.dress), (words.remarks, item.remarks)
    return [(heading, value) for heading, value in pairs if value]


def render(programme: Programme, language: str) -> str:
    """Return a programme as one page, set for A4, that needs no network and no script."""
    words = vocabulary(language)
    style, heading = _asset("programme.css"), escape(words.programme)
    days = groupby(programme.in_order(), key=lambda item: item.day)
    return Template(_asset("programme.html")).substitute(
        top=top(f"{escape(one_line(programme.title))} – {heading}", style, language=language, adapts=False),
        heading=heading,
        title=safe(programme.title),
        head=_listed(_head(programme, words), words),
        days="\n".join(_day(words.day(day), list(items), words) for day, items in days),
    )


@cache
def _asset(name: str) -> str:
    return resources.files("dragoman.planning").joinpath(name).read_text(encoding="utf-8")


def _day(heading: str, items: list[Item], words: Vocabulary) -> str:
    names = (words.time, words.what, words.place)
    cells = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = "\n".join(_row(item, words) for item in items)
    table = f"<table><thead><tr>{cells}</tr></thead><tbody>\n{rows}\n</tbody></table>"
    return f"<section><h2>{escape(heading)}</h2>{table}</section>"


def _listed(pairs: list[tuple[str, str]], words: Vocabulary) -> str:
    return "".join(
        f"<div><dt>{escape(name + words.colon.rstrip())}</dt><dd>{safe(value)}</dd></div>" for name, value in pairs
    )


def _row(item: Item, words: Vocabulary) -> str:
    details = _listed(_details(item, words), words)
    listed = f"<dl>{details}</dl>" if details else ""
    return (
        f'<tr><td class="time">{escape(item.hours)}</td><td><strong>{safe(item.what)}</strong>{listed}</td>'
        f"<td>{safe(item.place)}</td></tr>"
    )
