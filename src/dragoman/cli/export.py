"""`dragoman export`: the facts of a ledger for other programs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, opened


class Part(StrEnum):
    """What of a ledger is exported."""

    EVENTS = "events"
    INSTRUMENTS = "instruments"
    STATEMENTS = "statements"
    MILESTONES = "milestones"


class Form(StrEnum):
    """In what form."""

    JSONL = "jsonl"


def export(
    part: Annotated[Part, typer.Argument(metavar="events|instruments|statements|milestones", help="Which facts.")],
    format: Annotated[Form, typer.Option("--format", help="JSON Lines, one fact a line.")] = Form.JSONL,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Print the facts of a ledger, one a line, each with all its tellings and their characters.

    [bold]dragoman export events --format jsonl > events.jsonl[/bold]
    """
    import msgspec

    from dragoman.ledger import Where, exported

    with opened(ledger) as book:
        for fact in book.all_facts(Where(kind=part.value.removesuffix("s"))):  # type: ignore[arg-type]
            typer.echo(msgspec.json.encode(exported(fact)).decode("utf-8"))
