"""`dragoman compare`: what a change to the reader gained, lost and changed over a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import Exit, Outcome, OutputError, complain, records_of
from dragoman.cli.writing import write_whole

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dragoman.comparison import Change, Comparison

_COLOURS = {"gained": "green", "lost": "red", "changed": "yellow"}


def compare(
    before: Annotated[
        Path, typer.Argument(metavar="BEFORE", exists=True, file_okay=False, help="Records of the corpus, read before.")
    ],
    after: Annotated[
        Path, typer.Argument(metavar="AFTER", exists=True, file_okay=False, help="Records of it, read after.")
    ],
    html: Annotated[
        Path | None, typer.Option(metavar="PAGE", dir_okay=False, help="Write the comparison as a page too.")
    ] = None,
    counts: Annotated[bool, typer.Option("--counts", help="Print the counts only, and list nothing.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit with 4 where anything differs.")] = False,
) -> None:
    """Compare two readings of one corpus: facts gained, lost and changed, counted and listed.

    BEFORE and AFTER are folders that [bold]dragoman read --out[/bold] wrote.

    [bold]dragoman compare BEFORE AFTER --html difference.html[/bold]
    """
    from dragoman.cli.show import terminal
    from dragoman.page import render_comparison

    outcome = Outcome()
    comparison = _compared(before, after, outcome)
    console = terminal()
    console.print(_table(comparison))
    if not counts:
        _list(comparison, console)
    if html is not None:
        page = render_comparison(comparison, str(before), str(after))
        try:
            write_whole(html, page.encode("utf-8"))
        except OutputError as failure:
            typer.echo(f"dragoman: {failure}", err=True)
            raise typer.Exit(Exit.USAGE) from failure
    if outcome.exit_code == Exit.OK and check and comparison.changes:
        raise typer.Exit(Exit.DIFFERENT)
    raise typer.Exit(outcome.exit_code)


def _compared(before: Path, after: Path, outcome: Outcome) -> Comparison:
    """Compare the records that both folders have, by name; those that only one has are complained of."""
    from dragoman.comparison import Comparison

    comparison = Comparison()
    old, new = ({path.name for path in folder.glob("*.json")} for folder in (before, after))
    for folder, lone in ((before, old - new), (after, new - old)):
        for name in sorted(lone):
            complain(str(folder / name), "only here, so it is not compared")
    for name in sorted(old & new):
        pair = [record for folder in (before, after) for _, record in records_of([str(folder / name)], outcome)]
        if len(pair) == 2:
            comparison.add(Path(name).stem, *pair)
    if not comparison.dispatches:
        outcome.complain(f"{before} and {after}", "no dispatch has a record in both")
    return comparison


def _table(comparison: Comparison) -> Table:
    from rich import box
    from rich.table import Table

    from dragoman.page import columns, group_name, part_name

    table = Table(box=box.SIMPLE_HEAD, title=f"{comparison.dispatches} dispatches", title_justify="left")
    table.add_column("Language")
    table.add_column("What")
    for heading in ("Before", "After", "Gained", "Lost", "Changed"):
        table.add_column(heading, justify="right", style=_COLOURS.get(heading.lower()))
    last = ""
    for language, part, counts in comparison.rows():
        cells = [str(value or "·") for _, value in columns(counts)]
        table.add_row("" if language == last else group_name(language), part_name(part), *cells)
        last = language
    return table


def _list(comparison: Comparison, console: Console) -> None:
    from rich.rule import Rule
    from rich.text import Text

    from dragoman.page import one_line

    for name, changes in groupby(comparison.changes, key=lambda change: change.name):
        console.print(Rule(Text(one_line(name), style="bold"), align="left", style="dim"))
        for change in changes:
            for line in _lines(change):
                console.print(line, soft_wrap=True)


def _lines(change: Change) -> Iterator[Text]:
    from rich.text import Text

    from dragoman.page import SIGNS, in_words, one_line, quotes

    head, details = in_words(change)
    line = Text.assemble((f"{SIGNS[change.sort]} ", f"bold {_COLOURS[change.sort]}"), (one_line(head), "bold"))
    yield line.append(f"  {one_line(details)}" if details else "", style="dim")
    for field, old, new in change.values():
        yield Text.assemble("    ", (f"{field} ", "dim"), one_line(old), (" → ", "dim"), one_line(new))
    for quote in quotes(change):
        yield Text.assemble("    ", (f"“{one_line(quote)}”", "italic dim"))
