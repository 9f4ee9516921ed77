"""`dragoman people`: what is known of who holds which office, checked by dispatches and gathered from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import Exit, Outcome, OutputError, records_of, take_registers
from dragoman.cli.writing import write_whole

if TYPE_CHECKING:
    from dragoman.gazetteer.checks import Finding

_MOST_SOURCES = 3

people = typer.Typer(
    no_args_is_help=True, rich_markup_mode="rich", help="Check who holds which office, and gather it from dispatches."
)


@people.command()
def check(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="Records (folders or .json files) and dispatches to be read.",
            show_default=False,
        ),
    ] = None,
    register: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", envvar="DRAGOMAN_REGISTER", dir_okay=False, help="Add a register of figures of your own."
        ),
    ] = None,
) -> None:
    """List what in the register of world figures may have gone stale.

    These are offices of which dispatches name another holder, and offices whose last known holder has left.

    [bold]dragoman people check records/[/bold]  by what dispatches say

    [bold]dragoman people check[/bold]  by itself
    """
    from datetime import date

    from dragoman.gazetteer.checks import contradicted, holders, vacant
    from dragoman.gazetteer.figures import figures

    take_registers(register, None)
    outcome = Outcome()
    told = [holder for source, record in records_of(sources or [], outcome) for holder in holders(record, source)]
    findings = contradicted(figures(), told) + vacant(figures().rows, date.today().isoformat())
    for finding in findings:
        typer.echo(_line(finding))
    typer.echo(f"{len(figures().rows)} terms looked at: {_counted(findings)}", err=True)
    raise typer.Exit(outcome.exit_code)


def _line(finding: Finding) -> str:
    from dragoman.page import one_line

    line = f"{finding.kind}: {finding.party} {finding.office}: {finding.told}"
    if finding.sources:
        more = len(finding.sources) - _MOST_SOURCES
        line += f" ({', '.join(finding.sources[:_MOST_SOURCES])}{f' and {more} more' if more > 0 else ''})"
    return one_line(line)


def _counted(findings: list[Finding]) -> str:
    kinds = [finding.kind for finding in findings]
    return f"{kinds.count('contradicted')} contradicted, {kinds.count('vacant')} vacant"


@people.command()
def titles(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="Records (folders or .json files) and dispatches to be read.", show_default=False
        ),
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", dir_okay=False, help="Write the register into FILE.")
    ] = None,
) -> None:
    """Gather the title register: who held which office, as dated dispatches tell it, and when.

    [bold]dragoman people titles records/ --out titles.tsv[/bold]

    [bold]dragoman read --titles titles.tsv news/*.txt[/bold]  to use it
    """
    from dragoman.gazetteer.titles import gather, table

    outcome = Outcome()
    register = table(gather(record for _, record in records_of(sources, outcome)))
    if out is None:
        typer.echo(register, nl=False)
    else:
        try:
            write_whole(out, register.encode("utf-8"))
        except OutputError as failure:
            typer.echo(f"dragoman: {failure}", err=True)
            raise typer.Exit(Exit.USAGE) from failure
    raise typer.Exit(outcome.exit_code)
