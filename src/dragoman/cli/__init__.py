"""The commands. Each is a thin file of its own; `main` is what the shell calls."""

from __future__ import annotations

import signal
from typing import Annotated

import typer

from dragoman.cli.brief import brief
from dragoman.cli.commitments import commitments
from dragoman.cli.compare import compare
from dragoman.cli.dossier import dossier
from dragoman.cli.evaluate import evaluate
from dragoman.cli.export import export
from dragoman.cli.fact import fact
from dragoman.cli.gaps import gaps
from dragoman.cli.ingest import ingest
from dragoman.cli.instruments import instruments
from dragoman.cli.languages import languages
from dragoman.cli.ledger import ledger
from dragoman.cli.milestones import milestones
from dragoman.cli.people import people
from dragoman.cli.plan import plan
from dragoman.cli.read import read
from dragoman.cli.reread import reread
from dragoman.cli.schema import schema
from dragoman.cli.search import search
from dragoman.cli.visit import visit

__all__ = ["app", "main"]

app = typer.Typer(
    name="dragoman",
    rich_markup_mode="rich",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"dragoman {version('dragoman')}")
        raise typer.Exit


@app.callback()
def dragoman(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Dragoman reads diplomatic dispatches into a sourced record.

    Who visited and met whom, when and where, what was signed, promised, claimed and denied, and by whom:
    every fact with the characters of the dispatch that say it.

    Start with [bold]dragoman read FILE[/bold].
    """


app.command()(read)
app.command()(ingest)
app.command()(search)
app.command()(dossier)
app.command()(brief)
app.command()(instruments)
app.command()(commitments)
app.command()(schema)
app.command()(evaluate)
app.command()(gaps)
app.command()(languages)
app.command()(compare)
app.command()(milestones)
app.command()(reread)
app.command()(export)
app.add_typer(fact, name="fact")
app.add_typer(ledger, name="ledger")
app.add_typer(people, name="people")
app.add_typer(plan, name="plan")
app.add_typer(visit, name="visit")


def main() -> None:
    """Run the command line. A reader of its output that leaves early, `head` say, ends it without a word."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    app()
