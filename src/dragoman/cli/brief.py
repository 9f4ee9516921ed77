"""`dragoman brief`: two pages before a meeting."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.common import Exit
from dragoman.cli.dossier import Form, written
from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, OnOption, opened, party_code, today


def brief(
    parties: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CODE CODE]...", help="The parties; else those with most events.", show_default=False),
    ] = None,
    on: OnOption = None,
    form: Annotated[Form, typer.Option("--format", help="In what form.")] = Form.TEXT,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Draw up a brief before a meeting, as of a day: last contacts, what is due, what was said since, who is who.

    [bold]dragoman brief AZE RUS --on 2023-03-01[/bold]
    """
    from dragoman.dossier import NothingFound, busiest
    from dragoman.planning import brief as drawn_up

    with opened(ledger) as book:
        try:
            codes = tuple(sorted({party_code(code) for code in parties})) if parties else busiest(book)
            drawn = drawn_up(book, codes, today(on))
        except NothingFound as failure:
            typer.echo(f"dragoman: {failure}", err=True)
            raise typer.Exit(Exit.NONE_READ) from failure
    typer.echo(written(drawn, form), nl=False)
