"""A record as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.rule import Rule
from rich.text import Text

from dragoman.page import GROUPS, Fact, Kind, facts, one_line, source_line
from dragoman.record import Record

_COLOURS: dict[Kind, str] = {
    "person": "cyan",
    "event": "green",
    "document": "yellow",
    "statement": "magenta",
    "milestone": "blue",
}
_WIDEST = 100


def terminal() -> Console:
    """Return the console that records are shown on: never wider than is pleasant to read."""
    console = Console(highlight=False, emoji=False, markup=False)
    console.width = min(console.width, _WIDEST)
    return console


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record to be printed: where it comes from, then its facts with their evidence quoted."""

    name: str
    record: Record

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Rule(Text(one_line(self.name), style="bold"), align="left", style="dim")
        for indent, line in self._lines():
            # Wrapped here and not by a Padding, which fills every line up with blanks.
            for piece in line.wrap(console, options.max_width - indent):
                piece.rstrip()
                yield Text(" " * indent) + piece if piece else Text()

    def _lines(self) -> Iterator[tuple[int, Text]]:
        """Yield the lines before they are wrapped, each with its indent."""
        source = source_line(self.record)
        if source:
            yield 0, Text(one_line(source))
        found = facts(self.record)
        for kind, heading in GROUPS.items():
            group = [fact for fact in found if fact.kind == kind]
            if group:
                yield 0, Text()
                yield 0, Text(heading.upper(), style=f"bold {_COLOURS[kind]}")
                yield from self._people(group) if kind == "person" else self._others(group)
        yield 0, Text()

    def _people(self, people: Sequence[Fact]) -> Iterator[tuple[int, Text]]:
        """Yield the people, one on each line: their evidence is their name."""
        width = max(len(one_line(person.head)) for person in people)
        for person in people:
            line = Text.assemble((one_line(person.head).ljust(width), "bold"))
            shown = [value for label, value in person.details if label != "key"]
            yield 2, line.append("  " + ", ".join(shown))

    def _others(self, group: Sequence[Fact]) -> Iterator[tuple[int, Text]]:
        for number, fact in enumerate(group):
            if number:
                yield 0, Text()
            yield 2, _headline(fact)
            if fact.details:
                yield 4, _details(fact)
            for start, end in fact.evidence:
                quote = one_line((self.record.text or "")[start:end])
                if quote:
                    yield 4, Text(f"“{quote}”", style="italic dim")


def _headline(fact: Fact) -> Text:
    line = Text.assemble((one_line(fact.head), "bold"))
    return line.append(f"  [{fact.mark}]", style=_COLOURS[fact.kind]) if fact.mark else line


def _details(fact: Fact) -> Text:
    line = Text()
    for number, (label, value) in enumerate(fact.details):
        line.append(" · " if number else "", style="dim")
        line.append(f"{label} ", style="dim")
        line.append(one_line(value))
    return line
