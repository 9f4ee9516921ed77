"""`dragoman visit`: a past visit's programme, and one to come."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.common import Exit, OutputError
from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, opened
from dragoman.cli.writing import write_whole

visit = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Show a past visit's programme, and check and print one to come.",
)


class Language(StrEnum):
    """The languages in which a programme is printed."""

    FR = "fr"
    EN = "en"
    RU = "ru"
    AZ = "az"


@visit.command()
def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The visit: the beginning of its id is enough.", show_default=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show what was done on a visit, in order: people, topics, documents signed, and the dispatches that say so.

    [bold]dragoman search --type visit[/bold] lists visits with their ids.
    """
    import msgspec

    from dragoman.planning import visit as found_in
    from dragoman.planning import visit_lines

    with opened(ledger) as book:
        found = found_in(book, id)
    typer.echo(msgspec.json.encode(found).decode("utf-8") if as_json else "\n".join(visit_lines(found)))


@visit.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="The programme.", show_default=False)],
    language: Annotated[
        Language, typer.Option("--language", help="The language of headings and dates; your words stay as they are.")
    ] = Language.EN,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", dir_okay=False, help="Write a page for A4 into FILE.")
    ] = None,
) -> None:
    """Check a visit's programme, for overlaps and for time to get from place to place, and print it.

    [bold]dragoman visit new moscow.toml --language fr --html moscow.html[/bold]

    Each mistake is told with its line; nothing is written until there is none.
    """
    from dragoman.planning import PlanError, programme_from_toml, programme_lines, programme_page, text_of

    try:
        programme = programme_from_toml(text_of(str(file)), str(file))
        if html is None:
            typer.echo("\n".join(programme_lines(programme, language.value)))
        else:
            write_whole(html, programme_page(programme, language.value).encode("utf-8", "replace"))
    except PlanError as failure:
        _complain(str(failure))
        raise typer.Exit(Exit.USAGE) from failure
    except (OSError, OutputError) as failure:
        _complain(f"dragoman: {file}: {failure.strerror}" if isinstance(failure, OSError) else f"dragoman: {failure}")
        raise typer.Exit(Exit.USAGE) from failure


def _complain(told: str) -> None:
    from dragoman.page import one_line

    for line in told.splitlines():
        typer.echo(one_line(line), err=True)
