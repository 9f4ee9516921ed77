"""`dragoman reread`: what a ledger keeps, read anew."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.common import Exit, complain
from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, opened


def reread(
    everything: Annotated[
        bool, typer.Option("--all", help="Read all dispatches anew, not only those of an earlier reader.")
    ] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Read anew what an earlier Dragoman has read. Corrections stay, on the same facts.

    A fact that a person has confirmed stays as it was confirmed. Safe to stop and to run again.
    """
    with opened(ledger) as book:
        report = book.reread(everything=everything)
    for source, reason in report.failed:
        complain(source, reason)
    typer.echo(f"{report.read} read anew, {report.changed} of them changed", err=True)
    raise typer.Exit(Exit.SOME_UNREAD if report.failed else Exit.OK)
