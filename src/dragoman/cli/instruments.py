"""`dragoman instruments`: the documents that a ledger knows."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.common import Exit
from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, OnOption, opened, party_code, today


def instruments(
    parties: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARTY]...", help="Documents of these parties only: AZE RUS.", show_default=False),
    ] = None,
    on: OnOption = None,
    within: Annotated[
        int | None,
        typer.Option("--ending", metavar="DAYS", min=0, help="Those that end in so many days, without a successor."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List documents: their parties, dates and state, and what each side has said of their articles.

    [bold]dragoman instruments AZE RUS[/bold]

    [bold]dragoman instruments --ending 90[/bold]  what ends in three months and has no successor
    """
    import msgspec

    from dragoman.planning import document_lines, quoted_from
    from dragoman.planning import instruments as found_in

    wanted = [party_code(party) for party in parties or []]
    day = today(on)
    with opened(ledger) as book:
        found = found_in(book, wanted, day, within)
        for number, document in enumerate(found):
            if as_json:
                typer.echo(msgspec.json.encode(document).decode("utf-8"))
            else:
                typer.echo(("\n" if number else "") + "\n".join(document_lines(document, quoted_from(book, day))))
    if not found:
        typer.echo("dragoman: no such document is known", err=True)
    raise typer.Exit(Exit.OK)
