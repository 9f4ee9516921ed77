"""A dossier as one page that needs nothing else: no network, no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources
from string import Template

from dragoman.dossier.model import Chart, Dossier, Line, Reference, Section
from dragoman.dossier.render import reference
from dragoman.page import hash_of, one_line, safe

_HEIGHT, _BAR, _GAP = 120, 28, 12


def html(dossier: Dossier) -> str:
    """Return a dossier as a page; whatever a text holds comes out as text."""
    style = _asset("dossier.css")
    period = f"as of {dossier.as_of}" if dossier.as_of else ""
    return Template(_asset("dossier.html")).substitute(
        title=escape(one_line(dossier.title)),
        style=style,
        style_hash=hash_of(style),
        period=escape(period),
        sections="\n".join(_section(section) for section in dossier.sections),
        sources="\n".join(_source(source) for source in dossier.sources),
    )


def _asset(name: str) -> str:
    return resources.files("dragoman.dossier").joinpath(name).read_text(encoding="utf-8")


def _section(section: Section) -> str:
    chart = _svg(section.chart) if section.chart else ""
    lines = f"<ul>{''.join(_items(section.lines))}</ul>" if section.lines else ""
    return f"<section><h2>{safe(section.heading)}</h2>{chart}{lines}</section>"


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
    day = f"<time>{escape(line.day)}</time> " if line.day and not line.depth else ""
    marks = "".join(f' <span class="mark">{escape(mark)}</span>' for mark in line.marks)
    numbers = ", ".join(f'<a href="#source-{number}">{number}</a>' for number in line.sources)
    quote = f"<blockquote>{safe(line.quote)}</blockquote>" if line.quote else ""
    differs = "".join(f'<p class="differs">tellings differ: {safe(each)}</p>' for each in line.differs)
    return f"{day}{safe(line.text)}{marks} <sup>[{numbers}]</sup>{quote}{differs}"


def _source(source: Reference) -> str:
    said = reference(source).partition("] ")[2]
    return f'<li id="source-{source.number}" value="{source.number}">{safe(said)}</li>'


def _svg(chart: Chart) -> str:
    """Return a chart of stacked bars, a year each, drawn to be read aloud as well."""
    most = max(sum(bar.counts) for bar in chart.bars) or 1
    width = len(chart.bars) * (_BAR + _GAP) + _GAP
    parts = []
    for at, bar in enumerate(chart.bars):
        left, bottom = _GAP + at * (_BAR + _GAP), float(_HEIGHT)
        for sort, count in enumerate(bar.counts):
            height = round(count * (_HEIGHT - 20) / most, 1)
            bottom -= height
            if count:
                title = f"<title>{bar.year}: {count} {escape(chart.sorts[sort])}</title>"
                size = f'x="{left}" y="{bottom:.1f}" width="{_BAR}" height="{height}"'
                parts.append(f'<rect class="sort-{sort}" {size}>{title}</rect>')
        parts.append(f'<text x="{left + _BAR / 2}" y="{_HEIGHT + 16}">{bar.year}</text>')
        parts.append(f'<text x="{left + _BAR / 2}" y="{bottom - 4:.1f}">{sum(bar.counts) or ""}</text>')
    told = "; ".join(f"{bar.year}: {sum(bar.counts)}" for bar in chart.bars)
    key = " ".join(f'<span class="key sort-{at}">{escape(sort)}</span>' for at, sort in enumerate(chart.sorts))
    view = f'viewBox="0 0 {width} {_HEIGHT + 24}" width="{width}" height="{_HEIGHT + 24}"'
    return f'<svg role="img" aria-label="{escape(told)}" {view}>{"".join(parts)}</svg><p>{key}</p>'
