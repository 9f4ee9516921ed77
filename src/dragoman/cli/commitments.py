"""`dragoman commitments`: what two sides undertook, and what speaks to it later."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.common import Exit, iso_date
from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, OnOption, opened, party_code, today


def commitments(
    one: Annotated[str, typer.Argument(metavar="PARTY", help="One side: AZE.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="PARTY", help="The other: RUS.", show_default=False)],
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", callback=iso_date, help="Made not before this day.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", callback=iso_date, help="Made not after this day.")
    ] = None,
    on: OnOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List what each side undertook, announced or agreed, when it is due if said, and what speaks to it later.

    Whether a thing was kept or is disputed is always as somebody says, with the source.

    [bold]dragoman commitments AZE RUS --from 2022[/bold]
    """
    import msgspec

    from dragoman.planning import commitments as made
    from dragoman.planning import commitments_lines, gathered, quoted_from

    pair, day = (party_code(one), party_code(other)), today(on)
    with opened(ledger) as book:
        found = made(gathered(book, pair, day), pair, day, since, until)
        if as_json:
            typer.echo(msgspec.json.encode(found).decode("utf-8"))
        elif found.commitments:
            typer.echo("\n".join(commitments_lines(found, quoted_from(book, day))))
    if not found.commitments:
        typer.echo("dragoman: no commitment is known", err=True)
    raise typer.Exit(Exit.OK)
