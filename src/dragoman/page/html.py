"""A record as HTML: one self-contained page, for one dispatch or for many."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources
from itertools import groupby
from string import Template

from dragoman.page.facts import GROUPS, Fact, facts, source_line
from dragoman.page.plain import one_line, printable
from dragoman.page.segments import Segment, cut
from dragoman.record import Record, Span

_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}")
_LONGEST_QUOTE = 72


def render(records: Sequence[tuple[str, Record]]) -> str:
    """Return a page of the records, each given with the name it goes by.

    The page needs no network and, but for lighting up all the evidence of a fact at once, no
    script either: facts and passages are links to each other.
    """
    dispatches = [_Dispatch(f"d{number}", name, record) for number, (name, record) in enumerate(records, 1)]
    title = one_line(records[0][0]) if len(records) == 1 else f"{len(records)} dispatches"
    style, script = asset("page.css"), asset("page.js")
    return Template(asset("page.html")).substitute(
        top=top(f"{escape(title)} – Dragoman", style, script=script),
        title=escape(title),
        script=script,
        contents=_contents(dispatches) if len(dispatches) > 1 else "",
        dispatches="\n".join(dispatch.article() for dispatch in dispatches),
    )


def top(title: str, style: str, *, language: str = "en", script: str | None = None, adapts: bool = True) -> str:
    """Return the head of a page that needs no network: its policy lets its own style and script through, and no other.

    `title` is HTML already; `adapts` says that the style has colours for the dark as well.
    """
    return Template(asset("head.html")).substitute(
        language=language,
        title=title,
        style=style,
        style_hash=hash_of(style),
        scripts=f"script-src '{hash_of(script)}'; " if script else "",
        scheme='<meta name="color-scheme" content="light dark">\n' if adapts else "",
    )


@cache
def asset(name: str) -> str:
    """Return a file of this room."""
    return resources.files("dragoman.page").joinpath(name).read_text(encoding="utf-8")


def hash_of(content: str) -> str:
    """Return the hash by which the page's security policy lets a style or script of its own through."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def safe(text: str) -> str:
    """Return text for one line of the page, its direction kept to itself."""
    return f"<bdi>{escape(one_line(text))}</bdi>"


def _contents(dispatches: Sequence[_Dispatch]) -> str:
    items = "\n".join(
        f'<li><a href="#{entry.key}">{safe(entry.name)}</a> '
        f"<small>{safe(source_line(entry.record))} · {entry.tally()}</small></li>"
        for entry in dispatches
    )
    return f'<nav aria-label="Dispatches"><ol>\n{items}\n</ol></nav>'


class _Dispatch:
    """One dispatch on the page: its text in one pane, its facts in the other, each linked to the other."""

    def __init__(self, key: str, name: str, record: Record) -> None:
        self.key = key
        self.name = name
        self.record = record
        self.facts = facts(record)
        self.paragraphs = cut(record.text or "", [fact.evidence for fact in self.facts])
        self.anchors = self._anchors()

    def _anchors(self) -> dict[tuple[int, int], Segment]:
        """Return the segment that each piece of evidence begins with, by its fact and where it starts."""
        anchors: dict[tuple[int, int], Segment] = {}
        for paragraph in self.paragraphs:
            for segment in paragraph:
                for number in segment.facts:
                    anchors.setdefault((number, segment.start), segment)
        return anchors

    def tally(self) -> str:
        """Return how many facts there are, in words."""
        return "1 fact" if len(self.facts) == 1 else f"{len(self.facts)} facts"

    def article(self) -> str:
        """Return the dispatch as an article of the page."""
        return "\n".join(
            (
                f'<article id="{self.key}" aria-labelledby="{self.key}-name">',
                f'<header><h2 id="{self.key}-name">{safe(self.name)}</h2>',
                f"<p>{safe(source_line(self.record))}</p></header>",
                '<div class="panes">',
                f'<section class="text" aria-labelledby="{self.key}-text">',
                f'<h3 id="{self.key}-text" class="unseen">Text of the dispatch</h3>',
                f'<a class="skip" href="#{self.key}-facts">Skip to the facts</a>',
                f"<div{self._language()}>",
                *(self._paragraph(paragraph) for paragraph in self.paragraphs),
                "</div></section>",
                f'<section class="facts" id="{self.key}-facts" aria-label="Facts" tabindex="-1">',
                *self._groups(),
                "</section></div></article>",
            )
        )

    def _language(self) -> str:
        code = self.record.dispatch.language or ""
        return f' lang="{code}"' if _LANGUAGE_TAG.fullmatch(code) else ""

    def _paragraph(self, segments: Sequence[Segment]) -> str:
        return f'<p dir="auto">{"".join(self._segment(segment) for segment in segments)}</p>'

    def _segment(self, segment: Segment) -> str:
        """Return a stretch of text: plain, or a link to the first of the facts that rest on it."""
        shown = escape(printable((self.record.text or "")[segment.start : segment.end]))
        if not segment.facts:
            return shown
        kinds = dict.fromkeys(self.facts[number].kind for number in segment.facts)
        targets = [self._fact_id(number) for number in segment.facts]
        title = "\n".join(one_line(self.facts[number].head) for number in segment.facts)
        return (
            f'<a class="seg {" ".join(kinds)}" id="{self._segment_id(segment)}" href="#{targets[-1]}" '
            f'data-facts="{" ".join(targets)}" title="{escape(title)}">{shown}</a>'
        )

    def _fact_id(self, number: int) -> str:
        return f"{self.key}-f{number}"

    def _segment_id(self, segment: Segment) -> str:
        return f"{self.key}-s{segment.start}"

    def _groups(self) -> Iterator[str]:
        if not self.facts:
            yield '<p class="none">Nothing diplomatic was found in this dispatch.</p>'
        for kind, group in groupby(enumerate(self.facts), key=lambda item: item[1].kind):
            members = list(group)
            yield f'<h3 class="{kind}">{GROUPS[kind]} <small>{len(members)}</small></h3>'
            yield f'<ol class="{kind}">'
            yield from (self._fact(number, fact) for number, fact in members)
            yield "</ol>"

    def _fact(self, number: int, fact: Fact) -> str:
        links = [(link, span) for span in fact.evidence if (link := self._link(number, span))]
        head = safe(fact.head)
        mark = f' <span class="mark">{escape(fact.mark)}</span>' if fact.mark else ""
        title = f'<a class="go" href="{links[0][0]}">{head}</a>' if links else f"<strong>{head}</strong>"
        details = "".join(f"<div><dt>{escape(label)}</dt><dd>{safe(value)}</dd></div>" for label, value in fact.details)
        return (
            f'<li class="fact" id="{self._fact_id(number)}"><p>{title}{mark}</p>'
            f"{f'<dl>{details}</dl>' if details else ''}{self._sources(fact, links)}</li>"
        )

    def _link(self, number: int, span: Span) -> str | None:
        """Return the link to where a piece of evidence begins, past any blank lines it begins with."""
        start, end = span
        for place in (start, *(begin for begin in self._starts_within(number, start, end))):
            segment = self.anchors.get((number, place))
            if segment:
                return f"#{self._segment_id(segment)}"
        return None

    def _starts_within(self, number: int, start: int, end: int) -> Iterator[int]:
        return (place for fact, place in self.anchors if fact == number and start < place < end)

    def _sources(self, fact: Fact, links: Sequence[tuple[str, Span]]) -> str:
        """Return a fact's passages as links: quoted, but for people, whose passages are their names."""
        if not links or (fact.kind == "person" and len(links) == 1):
            return ""
        items = []
        for number, (link, (start, end)) in enumerate(links, 1):
            quote = str(number) if fact.kind == "person" else _short((self.record.text or "")[start:end])
            items.append(f'<li><a href="{link}">{safe(quote)}</a></li>')
        return f'<ul class="sources" aria-label="Passages"{self._language()}>{"".join(items)}</ul>'


def _short(quote: str) -> str:
    """Return a quote cut at a word, where it is long."""
    line = one_line(quote)
    if len(line) <= _LONGEST_QUOTE:
        return f"“{line}”"
    return f"“{line[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …”"
