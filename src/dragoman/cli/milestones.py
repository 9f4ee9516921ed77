"""`dragoman milestones`: the round anniversaries to come, as a ledger knows them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import Exit, iso_date
from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, opened, party_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.api import Ledger
    from dragoman.ledger import Source
    from dragoman.planning import Anniversary


def milestones(
    party: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARTY]...", help="Parties that all have to be party to it.", show_default=False),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", callback=iso_date, help="From this day, as known on it; today without it."
        ),
    ] = None,
    years: Annotated[int, typer.Option("--years", metavar="N", min=1, max=200, help="For so many years.")] = 2,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List the round anniversaries to come, of relations, documents and first visits, each with its sources.

    [bold]dragoman milestones AZE RUS --on 2026-12-01 --years 2[/bold]
    """
    import msgspec

    from dragoman.ledger import days
    from dragoman.planning import anniversaries

    codes = tuple(party_code(code) for code in party or ())
    whole = days(on)  # a month or year begins with its first day
    start = date.fromordinal(whole.first) if whole else date.today()
    with opened(ledger) as book:
        found = anniversaries(book, start, years, codes, start.isoformat())
        lines = list(_lines(book, found)) if found and not as_json else []
    for each in found if as_json else ():
        typer.echo(msgspec.json.encode(each).decode("utf-8"))
    for line in lines:
        typer.echo(line)
    if not found:
        typer.echo("dragoman: no round anniversary in that time: try more years, or fewer parties", err=True)
    raise typer.Exit(Exit.OK)


def _lines(book: Ledger, found: Sequence[Anniversary]) -> Iterator[str]:
    """Yield the list, each with its words and the numbers of its sources, and then the sources."""
    from dragoman.page import one_line
    from dragoman.planning import source_line

    sources: dict[str, Source] = {}
    for each in found:
        sources |= {source.dispatch: source for source in each.of.sources if source.dispatch not in sources}
        numbers = sorted({list(sources).index(source.dispatch) + 1 for source in each.of.sources})
        yield f"{each.date:10} {each.years:4} years  {one_line(_of(each))} [{', '.join(map(str, numbers))}]"
        if quote := _quote(book, each):
            yield f"    “{one_line(quote)}”"
    yield ""
    for number, source in enumerate(sources.values(), 1):
        yield source_line(number, source)


def _quote(book: Ledger, each: Anniversary) -> str:
    """Return the words that the first source of an anniversary has for what it is of."""
    said = book.quotes(book.fact(each.of.facts[0])).get(each.of.sources[0].telling, [])
    return said[0] if said else ""


def _of(each: Anniversary) -> str:
    """Return what an anniversary is of in one phrase."""
    from dragoman.page import party_name

    of = each.of
    sides = " and ".join(party_name(code) for code in of.parties)
    match of.what:
        case "visit":
            guests = [party_name(code) for code in of.parties if code != of.host]
            return f"first known visit of {' and '.join(guests)} to {party_name(of.host or '')}, {of.since}"
        case "instrument":
            return f"{of.title}, signed {of.since}" + (f": {sides}" if sides else "")
        case "relations":
            return f"relations established {of.since}: {sides}"
        case "organisation":
            return f"{sides} founded {of.since}"
        case "membership":
            return f"membership since {of.since}: {sides}"
        case "statehood":
            return f"independence {of.since}: {sides}"
