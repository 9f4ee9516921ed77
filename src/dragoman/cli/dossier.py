"""`dragoman dossier`: the file on a relation, a state, a person or a document."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import Exit, iso_date
from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, opened, party_code

if TYPE_CHECKING:
    from dragoman.api import Ledger
    from dragoman.dossier import Dossier


class Form(StrEnum):
    """In what form a dossier is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def dossier(
    subject: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE]... | person NAME | instrument TITLE",
            help="One party or more; a person; a document. Without any: the two parties with most events.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", callback=iso_date, help="Nothing before this day.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", callback=iso_date, help="Nothing after this day.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="In what form.")] = Form.TEXT,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Draw up the file on a relation, a state, a person or a document; every line ends in its sources.

    [bold]dragoman dossier AZE RUS --from 2022[/bold]

    [bold]dragoman dossier person Лавров[/bold]

    [bold]dragoman dossier instrument "tripartite declaration" --format html > declaration.html[/bold]
    """
    from dragoman.dossier import NothingFound

    with opened(ledger) as book:
        try:
            drawn = _drawn(book, subject or [], since, until)
        except NothingFound as failure:
            typer.echo(f"dragoman: {failure}", err=True)
            raise typer.Exit(Exit.NONE_READ) from failure
    typer.echo(written(drawn, form), nl=False)


def _drawn(book: Ledger, subject: list[str], since: str | None, until: str | None) -> Dossier:
    from dragoman.dossier import busiest, of_instrument, of_parties, of_person

    match subject:
        case []:
            pair = busiest(book)
            typer.echo(f"dragoman: {' and '.join(pair)} have most events in this ledger", err=True)
            return of_parties(book, pair, since, until)
        case ["person" | "instrument"]:
            raise typer.BadParameter(f"write the {'name' if subject[0] == 'person' else 'title'} after '{subject[0]}'.")
        case ["person", *words]:
            return of_person(book, " ".join(words), since, until)
        case ["instrument", *words]:
            return of_instrument(book, " ".join(words), since, until)
    return of_parties(book, sorted({party_code(code) for code in subject}), since, until)


def written(drawn: Dossier, form: Form) -> str:
    """Return a dossier in a form."""
    import msgspec

    from dragoman.dossier import html, markdown, text

    match form:
        case Form.TEXT:
            return text(drawn)
        case Form.MARKDOWN:
            return markdown(drawn)
        case Form.HTML:
            return html(drawn)
    return msgspec.json.format(msgspec.json.encode(drawn), indent=2).decode("utf-8") + "\n"
