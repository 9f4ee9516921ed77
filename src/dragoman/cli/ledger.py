"""`dragoman ledger`: the ledger itself, its version, its health, and what is set aside in it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.common import Exit
from dragoman.cli.ingest import conclude
from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, opened

ledger = typer.Typer(
    no_args_is_help=True, rich_markup_mode="rich", help="Upgrade and verify a ledger, and see what is set aside in it."
)


@ledger.command()
def upgrade(ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Bring a ledger of an earlier Dragoman up to this one. Copy it first: there is no way back."""
    from dragoman.ledger import LedgerError, shown, upgraded

    try:
        before, now = upgraded(ledger)
    except LedgerError as failure:
        typer.echo(f"dragoman: {failure}", err=True)
        raise typer.Exit(Exit.USAGE) from failure
    typer.echo(f"{shown(ledger)} " + (f"is at {now} already" if before == now else f"went from {before} to {now}"))


@ledger.command()
def verify(ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Check that a ledger is as it was kept: its log an unbroken chain, every text, record and correction in it.

    Exits with 4 and names the first break where it is not.
    """
    from dragoman.ledger import shown

    with opened(ledger) as book:
        found, entries, dispatches = book.verify(), book.entries(), len(book)
    if found is None:
        typer.echo(f"{shown(ledger)} is whole: {entries} entries, {dispatches} dispatches")
        return
    where = f"entry {found.entry} " if found.entry else ""
    typer.echo(f"dragoman: {shown(ledger)} is broken: {where}{found.what}", err=True)
    raise typer.Exit(Exit.DIFFERENT)


@ledger.command()
def problems(
    retry: Annotated[bool, typer.Option("--retry", help="Read them again; what can be read now is kept.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List what could not be read, each with its reason."""
    from dragoman.page import one_line

    with opened(ledger) as book:
        found = book.problems()
        if retry and found:
            files = sorted({file for problem in found if (file := _file_of(problem.source))})
            report = book.ingest(files)
            raise typer.Exit(conclude(report, ledger))
    for problem in found:
        typer.echo(one_line(f"{problem.source}: {problem.reason} ({problem.at})"))
    if not found:
        typer.echo("nothing is set aside", err=True)


def _file_of(source: str) -> str | None:
    """Return the file that a source is in: it may name a line or an item of one."""
    for file in (source, source.rpartition(":")[0], source.rpartition(", item")[0]):
        if file and Path(file).exists():
            return file
    return None
