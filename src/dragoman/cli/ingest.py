"""`dragoman ingest`: dispatches read and kept in a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import DateOption, Exit, LanguageOption, complain
from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, opened

if TYPE_CHECKING:
    from dragoman.intake import Report


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Dispatches, as for [bold]read[/bold], and folders of them. [bold]-[/bold] is standard input.",
            show_default=False,
        ),
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="How many processes read.")] = 1,
    date: DateOption = None,
    language: LanguageOption = None,
) -> None:
    """Read dispatches and keep them in a ledger, where several that tell of one event are brought together.

    Safe to stop and to run again: what is kept already is passed over. What can't be read is set aside
    ([bold]dragoman ledger problems[/bold]) and the rest goes on.

    [bold]dragoman ingest news/ feed.jsonl.gz[/bold]  into dragoman.db

    [bold]dragoman ingest --jobs 4 --ledger postgresql://desk@db/ledger archive/[/bold]  for a team
    """
    from dragoman.wire import files_in

    files = list(files_in(paths))
    with opened(ledger, make=True) as book, _progress(files) as told:
        report = book.ingest(files, published=date, language=language, jobs=jobs, told=told)
    raise typer.Exit(conclude(report, ledger))


def conclude(report: Report, ledger: str) -> Exit:
    """Say what became of the dispatches, and return the exit code for it."""
    from dragoman.ledger import shown

    for source, reason in report.problems:
        complain(source, reason)
    aside = f", {len(report.problems)} set aside" if report.problems else ""
    typer.echo(f"{report.new} kept, {report.known} known already{aside}: {shown(ledger)}", err=True)
    if not report.problems:
        return Exit.OK
    return Exit.SOME_UNREAD if report.new or report.known else Exit.NONE_READ


@contextmanager
def _progress(files: list[str]) -> Iterator[Callable[[Report], None]]:
    """Show a bar with the rate and the time left, where a person watches standard error."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("Ingesting"),
        BarColumn(),
        TextColumn("{task.fields[seen]} dispatches, {task.fields[rate]:.0f} a second"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    total = _bytes_in(files)
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("Ingesting", total=total, seen=0, rate=0.0)

        def told(report: Report) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            done = min(report.size, total) if total else None
            bar.update(task, completed=done, seen=report.seen, rate=report.seen / elapsed if elapsed else 0.0)

        yield told


def _bytes_in(files: list[str]) -> int | None:
    """Return how much there is to read, None where that can't be told: of standard input, or of packed files."""
    try:
        sizes = [Path(name).stat().st_size for name in files if name != "-" and not name.endswith(".gz")]
    except OSError:
        return None
    return sum(sizes) if len(sizes) == len(files) else None
