"""A dossier as text for a terminal and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from dragoman.dossier.model import Chart, Dossier, Line, Reference, Section
from dragoman.dossier.sources import bracketed
from dragoman.page import one_line, origin

_WIDE = 100
_WIDTH = 40
_BLOCKS = "█▓░▒"
_NUMBERS, _HARD = re.compile(r"\[[0-9, ]+\]"), "\u00a0"
_SPECIAL = str.maketrans({letter: "\\" + letter for letter in r"\`*_[]<>#|~&"})


def text(dossier: Dossier) -> str:
    """Return a dossier as plain text, in lines of at most a hundred characters where its words allow."""
    lines = [one_line(dossier.title), "=" * len(one_line(dossier.title)), *preface(dossier)]
    for section in dossier.sections:
        lines += ["", one_line(section.heading).upper(), *(_bars(section.chart) if section.chart else ())]
        for group, line in _grouped(section):
            lines += [group] if group else []
            lines += _text_lines(line)
    lines += ["", "SOURCES", *(piece for each in dossier.sources for piece in _wrapped(reference(each), "", "    "))]
    return "\n".join(lines) + "\n"


def markdown(dossier: Dossier) -> str:
    """Return a dossier as Markdown; what a text says is never taken for marking up."""
    lines = [f"# {_escaped(dossier.title)}", "", *(_escaped(each) + "  " for each in preface(dossier))]
    for section in dossier.sections:
        lines += ["", f"## {_escaped(section.heading)}", ""]
        if section.chart:
            lines += ["```", *_bars(section.chart), "```"]
        for group, line in _grouped(section):
            lines += ["", f"### {_escaped(group)}", ""] if group else []
            lines += _markdown_lines(line)
    lines += ["", "## Sources", "", *(f"- {_escaped(reference(each))}" for each in dossier.sources)]
    return "\n".join(lines) + "\n"


def preface(dossier: Dossier) -> Iterator[str]:
    """Yield what a dossier covers: the days asked for, the day by which it judges, how much it rests on."""
    if dossier.since or dossier.until:
        yield f"From {dossier.since or 'the first'} to {dossier.until or 'the last'}."
    if dossier.begins:
        yield f"More is told than one file holds: it begins with {dossier.begins}; --to asks for what was before."
    count = len(dossier.sources)
    judged = f", what is due judged as of {dossier.as_of}" if dossier.as_of else ""
    yield f"Drawn from {count} dispatch{'' if count == 1 else 'es'}{judged}. Numbers in brackets are sources."


def _grouped(section: Section) -> Iterator[tuple[str, Line]]:
    """Yield the lines of a section, each with the heading of its group where one begins."""
    last: str | None = None
    for line in section.lines:
        yield one_line(line.group or "") if line.group != last else "", line
        last = line.group


def day_of(line: Line) -> str:
    """Return the day that a line begins with; of what has none of its own, by when it was told."""
    if not line.day:
        return "no date"
    return f"told {line.day}" if line.told else line.day


def head(line: Line) -> str:
    """Return a line's own words: its day, what it says, its marks, its sources."""
    marks = "".join(f" ({mark})" for mark in line.marks)
    numbers = f" {bracketed(line.sources)}" if line.sources else ""
    day = f"{day_of(line)}  " if (line.id or line.day) and not line.depth else ""
    return day + one_line(f"{line.text}{marks}") + numbers


def _text_lines(line: Line) -> Iterator[str]:
    indent = "    " * line.depth + ("  " if line.group else "")
    inner = indent + "    "
    yield from _wrapped(head(line), indent, inner)
    if line.quote:
        yield from _wrapped(f"“{line.quote.words}”", inner, inner)
    for differs in line.differs:
        yield from _wrapped(f"tellings differ: {differs}", inner, inner + "  ")


def _wrapped(said: str, first: str, rest: str) -> list[str]:
    """Return words in lines, the first and the rest indented; no word is broken, nor what stands in brackets."""
    day, gap, words = said.partition("  ")
    line = _NUMBERS.sub(lambda numbers: numbers[0].replace(" ", _HARD), one_line(day) + gap + one_line(words))
    lines = wrap(
        line, _WIDE, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    return [each.replace(_HARD, " ") for each in lines]


def _markdown_lines(line: Line) -> Iterator[str]:
    indent = "  " * line.depth
    yield f"{indent}- {_escaped(head(line))}"
    if line.quote:
        yield f"{indent}  > {_escaped(line.quote.words)}"
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
        yield f"{bar.year}  {blocks} {sum(bar.counts)}" if sum(bar.counts) else f"{bar.year}  –"
    yield "  ".join(f"{_BLOCKS[at]} {sort}" for at, sort in enumerate(chart.sorts))


def reference(source: Reference) -> str:
    """Return a numbered source as it is listed."""
    told = origin(source.name, source.agency, source.published, language=source.language, url=source.url)
    return f"[{source.number}] {told}"
