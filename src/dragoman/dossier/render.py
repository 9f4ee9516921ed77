"""A dossier as text for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.dossier.model import Chart, Dossier, Line, Reference
from dragoman.dossier.sources import bracketed
from dragoman.page import language_name, one_line

_WIDTH = 40
_BLOCKS = "█▓░▒"
_SPECIAL = str.maketrans({letter: "\\" + letter for letter in r"\`*_[]<>#|~"})


def text(dossier: Dossier) -> str:
    """Return a dossier as plain text, in no need of colour or a certain width."""
    lines = [one_line(dossier.title), "=" * len(one_line(dossier.title)), *_period(dossier)]
    for section in dossier.sections:
        lines += ["", section.heading.upper(), *(_bars(section.chart) if section.chart else ())]
        for line in section.lines:
            lines += _text_lines(line)
    lines += ["", "SOURCES", *(f"{one_line(reference(each))}" for each in dossier.sources)]
    return "\n".join(lines) + "\n"


def markdown(dossier: Dossier) -> str:
    """Return a dossier as Markdown; what a text says is never taken for marking up."""
    lines = [f"# {_escaped(dossier.title)}", *_period(dossier)]
    for section in dossier.sections:
        lines += ["", f"## {_escaped(section.heading)}", ""]
        if section.chart:
            lines += ["```", *_bars(section.chart), "```"]
        for line in section.lines:
            lines += _markdown_lines(line)
    lines += ["", "## Sources", "", *(f"- {_escaped(reference(each))}" for each in dossier.sources)]
    return "\n".join(lines) + "\n"


def _period(dossier: Dossier) -> Iterator[str]:
    if dossier.since or dossier.until:
        yield f"from {dossier.since or 'the first'} to {dossier.until or 'the last'}"
    if dossier.as_of:
        yield f"as of {dossier.as_of}"


def head(line: Line) -> str:
    """Return a line's own words: its day, what it says, its marks, its sources."""
    marks = "".join(f" ({mark})" for mark in line.marks)
    numbers = f" {bracketed(line.sources)}" if line.sources else ""
    day = f"{line.day}  " if line.day and not line.depth else ""
    return one_line(f"{day}{line.text}{marks}") + numbers


def _text_lines(line: Line) -> Iterator[str]:
    indent = "    " * line.depth
    yield indent + head(line)
    if line.quote:
        yield f"{indent}    “{one_line(line.quote)}”"
    for differs in line.differs:
        yield f"{indent}    tellings differ: {one_line(differs)}"


def _markdown_lines(line: Line) -> Iterator[str]:
    indent = "  " * line.depth
    yield f"{indent}- {_escaped(head(line))}"
    if line.quote:
        yield f"{indent}  > {_escaped(line.quote)}"
    for differs in line.differs:
        yield f"{indent}  - tellings differ: {_escaped(differs)}"


def _escaped(said: str) -> str:
    return one_line(said).translate(_SPECIAL)


def _bars(chart: Chart) -> Iterator[str]:
    """Yield a chart in blocks, one year a line, and what the blocks stand for."""
    most = max(sum(bar.counts) for bar in chart.bars)
    scale = max(1, -(-most // _WIDTH))
    for bar in chart.bars:
        blocks = "".join(_BLOCKS[at] * -(-count // scale) for at, count in enumerate(bar.counts))
        yield f"{bar.year}  {blocks} {sum(bar.counts) or '–'}"
    yield "  ".join(f"{_BLOCKS[at]} {sort}" for at, sort in enumerate(chart.sorts))


def reference(source: Reference) -> str:
    """Return a numbered source as it is listed."""
    parts = (source.name, source.agency, source.published, language_name(source.language), source.url)
    return f"[{source.number}] " + " · ".join(part for part in parts if part)
