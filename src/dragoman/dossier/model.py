"""A dossier: sections of lines, each of which ends in the numbers of its sources."""

from __future__ import annotations

import msgspec


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a source that a line rests on: those of the fact `id`, in the `language` (ISO 639-1) of the dispatch."""

    words: str
    id: str
    language: str | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is said: `text`, the `day` it is filed under, and the numbers of its `sources`.

    `told` says that no source gives a day of its own: `day` is then the one on which it was told. `id` is that of the
    fact (`dragoman fact show`), `depth` 1 for what belongs under the line before of depth 0, `group` the heading
    within the section, `quote` the words of one source, `marks` what became of it or what a person said of it,
    `differs` how tellings differ.
    """

    text: str
    day: str | None = None
    told: bool = False
    id: str | None = None
    sources: tuple[int, ...] = ()
    depth: int = 0
    group: str | None = None
    quote: Quote | None = None
    marks: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


class Bar(msgspec.Struct, frozen=True):
    """A year of a chart: how many there were of each sort, in the order of the chart's sorts."""

    year: str
    counts: tuple[int, ...]


class Chart(msgspec.Struct, frozen=True):
    """How many there were year by year; `sorts` names what is counted."""

    sorts: tuple[str, ...]
    bars: tuple[Bar, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a dossier under a heading. `key` names it for programs."""

    key: str
    heading: str
    lines: tuple[Line, ...] = ()
    chart: Chart | None = None


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered source: the dispatch, by its name and where it came from, and what is quoted of it."""

    number: int
    name: str
    agency: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    quotes: tuple[Quote, ...] = ()


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The file on a relation, a state, a person or a document, drawn from a ledger.

    `since` and `until` are the ISO dates it was asked for; `as_of` is the day by which what is due is judged. `begins`
    is the day with which it begins where there was more to tell than it holds.
    """

    title: str
    subject: tuple[str, ...]
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    begins: str | None = None
    sections: tuple[Section, ...] = ()
    sources: tuple[Reference, ...] = ()
