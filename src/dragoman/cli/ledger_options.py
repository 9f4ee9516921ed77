"""What the commands on a ledger share: which ledger, who speaks, and the words of their complaints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import Exit, iso_date

if TYPE_CHECKING:
    from dragoman.api import Ledger


def whole_date(value: str | None) -> str | None:
    """Check an option's date, which has to be a day."""
    if value is not None and len(iso_date(value) or "") != len("2022-12-06"):
        raise typer.BadParameter(f"'{value}' is not a day: write YYYY-MM-DD.")
    return value


def today(on: str | None) -> str:
    """Return the day asked for, or today's."""
    from datetime import date

    return on or date.today().isoformat()


LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="URL",
        envvar="DRAGOMAN_LEDGER",
        help="The ledger: a file, or [bold]postgresql://…[/bold] for a team.",
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="DRAGOMAN_USER", help="Who says so: you, if it is not given."),
]
WhyOption = Annotated[str, typer.Option("--why", metavar="WORDS", help="Why: kept beside the fact.")]
OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="YYYY-MM-DD", callback=whole_date, help="As it stood on a day; today if not given."),
]
DEFAULT_LEDGER = "dragoman.db"


@contextmanager
def opened(url: str, *, make: bool = False) -> Iterator[Ledger]:
    """Open a ledger for one command; what goes wrong with it costs one line and exit code 2."""
    from dragoman.api import Ledger
    from dragoman.ledger import LedgerError, UnknownFact, UnknownPlan

    try:
        with Ledger(url, make=make) as ledger:
            yield ledger
    except (LedgerError, UnknownFact, UnknownPlan, ValueError) as failure:
        from dragoman.page import one_line

        typer.echo(one_line(f"dragoman: {failure}"), err=True)
        raise typer.Exit(Exit.USAGE) from failure


def speaker(by: str | None) -> str:
    """Return who corrects: the one named, else the user of this machine."""
    import getpass

    try:
        return by or getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def party_code(value: str) -> str:
    """Return the code of a party, typed as its code or its English name in any case. Complains of what is none."""
    from difflib import get_close_matches

    from dragoman.gazetteer import party_names

    known = party_names()
    written = value.strip().casefold()
    by_word = {code.casefold(): code for code in known} | {name.casefold(): code for code, name in known.items()}
    acronyms = {code.partition(":")[2].casefold(): code for code in known if ":" in code}
    by_word = acronyms | by_word  # three letters are a state's code before they are an acronym
    if written in by_word:
        return by_word[written]
    near = [f"{by_word[word]} ({known[by_word[word]]})" for word in get_close_matches(written, by_word, 3)]
    advice = f"did you mean {' or '.join(dict.fromkeys(near))}?" if near else "write a state's code (AZE) or org:UN."
    raise typer.BadParameter(f"'{value}' is no party: {advice}")
