"""A dossier as one page that needs nothing else: no network, no script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources
from itertools import groupby
from string import Template

from dragoman.dossier.model import Bar, Chart, Dossier, Line, Quote, Reference, Section
from dragoman.dossier.render import day_of, preface, reference
from dragoman.page import one_line, safe, top

_HEIGHT, _BAR, _GAP = 120, 28, 20
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}")


def html(dossier: Dossier) -> str:
    """Return a dossier as a page; whatever a text holds comes out as text."""
    style = _asset("dossier.css")
    numbered = list(enumerate(dossier.sections, 1))
    return Template(_asset("dossier.html")).substitute(
        top=top(f"{escape(one_line(dossier.title))} – Dragoman", style),
        heading=safe(dossier.title),
        period="<br>".join(map(escape, preface(dossier))),
        contents="\n".join(
            f'<li><a href="#part-{number}">{safe(section.heading)}</a></li>' for number, section in numbered
        ),
        sections="\n".join(_section(number, section) for number, section in numbered),
        sources="\n".join(_source(source) for source in dossier.sources),
    )


def _asset(name: str) -> str:
    return resources.files("dragoman.dossier").joinpath(name).read_text(encoding="utf-8")


def _section(number: int, section: Section) -> str:
    chart = _svg(section.chart) if section.chart else ""
    groups = "".join(_group(name, list(lines)) for name, lines in groupby(section.lines, lambda line: line.group))
    heading = f'<h2 id="part-{number}-name">{safe(section.heading)}</h2>'
    return f'<section id="part-{number}" aria-labelledby="part-{number}-name">{heading}{chart}{groups}</section>'


def _group(name: str | None, lines: Sequence[Line]) -> str:
    return (f"<h3>{safe(name)}</h3>" if name else "") + f"<ul>{''.join(_items(lines))}</ul>"


def _items(lines: Sequence[Line]) -> Iterator[str]:
    """Yield lines as items of a list, those of depth 1 as a list within the item before."""
    inside = False
    for at, line in enumerate(lines):
        if line.depth and not inside:
            yield "<ul>"
        elif inside and not line.depth:
            yield "</ul></li>"
        inside = bool(line.depth)
        followed = at + 1 < len(lines) and lines[at + 1].depth > line.depth
        yield f"<li>{_line(line)}" + ("" if followed else "</li>")
    if inside:
        yield "</ul></li>"


def _line(line: Line) -> str:
    day = f"<time>{escape(day_of(line))}</time> " if (line.id or line.day) and not line.depth else ""
    marks = "".join(f' <span class="mark">{escape(mark)}</span>' for mark in line.marks)
    numbers = ", ".join(
        f'<a href="#source-{number}" aria-label="source {number}">{number}</a>' for number in line.sources
    )
    quote = f"<blockquote{_language(line.quote.language)}>{safe(line.quote.words)}</blockquote>" if line.quote else ""
    differs = "".join(f'<p class="differs">tellings differ: {safe(each)}</p>' for each in line.differs)
    cited = f' <span class="cited">[{numbers}]</span>' if numbers else ""
    return f"{day}{safe(line.text)}{marks}{cited}{quote}{differs}"


def _language(code: str | None) -> str:
    return f' lang="{code}"' if code and _LANGUAGE_TAG.fullmatch(code) else ""


def _source(source: Reference) -> str:
    said = reference(source).partition("] ")[2]
    return f'<li id="source-{source.number}" value="{source.number}">{safe(said)}{_quotes(source.quotes)}</li>'


def _quotes(quotes: Sequence[Quote]) -> str:
    """Return what is quoted of a source, folded away: the first words are enough to see what is there."""
    if not quotes:
        return ""
    counted = "one passage" if len(quotes) == 1 else f"{len(quotes)} passages"
    items = "".join(f"<li{_language(quote.language)}>{safe(quote.words)}</li>" for quote in quotes)
    return f"<details><summary>{counted}</summary><ul>{items}</ul></details>"


def _svg(chart: Chart) -> str:
    """Return a chart of stacked bars, a year each, and the same figures for those who can't see it."""
    most = max(sum(bar.counts) for bar in chart.bars) or 1
    width = len(chart.bars) * (_BAR + _GAP) + _GAP
    drawn = "".join(part for at, bar in enumerate(chart.bars) for part in _bar(at, bar, chart.sorts, most))
    told = "; ".join(f"{bar.year}: {_in_words(bar, chart.sorts)}" for bar in chart.bars)
    key = " ".join(f'<span class="key sort-{at}">{escape(sort)}</span>' for at, sort in enumerate(chart.sorts))
    view = f'viewBox="0 0 {width} {_HEIGHT + 24}" width="{width}" height="{_HEIGHT + 24}"'
    return f'<div class="chart"><svg role="img" aria-label="{escape(told)}" {view}>{drawn}</svg></div><p>{key}</p>'


def _bar(at: int, bar: Bar, sorts: Sequence[str], most: int) -> Iterator[str]:
    left, bottom = _GAP + at * (_BAR + _GAP), float(_HEIGHT)
    for sort, count in enumerate(bar.counts):
        height = round(count * (_HEIGHT - 20) / most, 1)
        bottom -= height
        if count:
            title = f"<title>{escape(bar.year)}: {count} {escape(sorts[sort])}</title>"
            size = f'x="{left}" y="{bottom:.1f}" width="{_BAR}" height="{height}"'
            yield f'<rect class="sort-{sort}" {size}>{title}</rect>'
    middle = left + _BAR / 2
    yield f'<text x="{middle}" y="{_HEIGHT + 16}">{escape(bar.year)}</text>'
    yield f'<text x="{middle}" y="{bottom - 4:.1f}">{sum(bar.counts) or ""}</text>'


def _in_words(bar: Bar, sorts: Sequence[str]) -> str:
    return ", ".join(f"{count} {sort}" for count, sort in zip(bar.counts, sorts, strict=True) if count) or "none"
