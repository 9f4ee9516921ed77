"""`dragoman search`: what dispatches of a ledger say, by words and by fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import Exit, iso_date
from dragoman.cli.ledger_options import DEFAULT_LEDGER, LedgerOption, opened, party_code

if TYPE_CHECKING:
    from dragoman.ledger import Hit, Source, Where


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help="Words that all have to be in a dispatch.", show_default=False),
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="CODE", help="A party to the fact, or spoken about; may be given again."),
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help="Who takes part or speaks, in any spelling.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="What sort of event, document or milestone: meeting, plan …"),
    ] = None,
    stance: Annotated[
        str | None, typer.Option("--stance", metavar="STANCE", help="A statement's stance: accuse, commit …")
    ] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="A topic: energy, borders …")] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", callback=iso_date, help="Not before this day.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", callback=iso_date, help="Not after this day.")
    ] = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="held, planned, signed, in_force …")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help="An agency, or a part of a dispatch's name.")
    ] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="At most so many.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Find what dispatches say: by words, accents and case aside, names in any spelling; and by fact.

    [bold]dragoman search consultations Bakou[/bold]

    [bold]dragoman search --person Лавров --party AZE --type meeting --from 2022[/bold]

    Without words the latest facts that fit are listed. Ids are for [bold]dragoman fact show[/bold].
    """
    where = _where(party or [], person, kind, stance, topic, since, until, status, source)
    with opened(ledger) as book:
        hits = book.search(" ".join(words or []), where, most)
    for hit in hits:
        _print(hit, as_json)
    if not hits:
        typer.echo("dragoman: nothing found: try fewer words, or fewer filters", err=True)
    raise typer.Exit(Exit.OK)


def _where(
    party: list[str],
    person: str | None,
    kind: str | None,
    stance: str | None,
    topic: str | None,
    since: str | None,
    until: str | None,
    status: str | None,
    source: str | None,
) -> Where:
    from typing import get_args

    from dragoman.ledger import Where
    from dragoman.record import Action, EventType, InstrumentKind, MilestoneKind, Stance, Status, Topic

    for option, value, codes in (
        (
            "--type",
            kind,
            tuple(dict.fromkeys((*get_args(EventType), *get_args(InstrumentKind), *get_args(MilestoneKind)))),
        ),
        ("--stance", stance, get_args(Stance)),
        ("--topic", topic, get_args(Topic)),
        ("--status", status, (*get_args(Status), *get_args(Action))),
    ):
        if value is not None and value not in codes:
            raise typer.BadParameter(f"'{value}' is none of {', '.join(codes)}.", param_hint=option)
    return Where(
        parties=tuple(party_code(code) for code in party),
        person=person,
        type=kind,
        stance=stance,
        topic=topic,
        since=since,
        until=until,
        status=status,
        source=source,
    )


def _print(hit: Hit, as_json: bool) -> None:
    import msgspec

    from dragoman.page import one_line

    if as_json:
        typer.echo(msgspec.json.encode(hit).decode("utf-8"))
        return
    head = f"{hit.fact.id}  {describe(hit.fact)}" if hit.fact else ""
    for line in (head, f"  “{one_line(hit.quote)}”", f"  {one_line(origin_of(hit.source))}", ""):
        if line or hit.fact:
            typer.echo(line)


def origin_of(source: Source) -> str:
    """Return in one phrase where a telling comes from."""
    from dragoman.page import origin

    return origin(source.name, source.agency, source.published, language=source.language)


def describe(fact: object) -> str:
    """Return a fact in one line: what it is, its mark, when and where."""
    from dragoman.ledger import Fact
    from dragoman.page import one_line
    from dragoman.page.facts import fact_of

    assert isinstance(fact, Fact)
    shown = fact_of(fact.item)
    marks = [mark for mark in (shown.mark, fact.standing if fact.standing != "read" else "") if mark]
    details = [
        value for label, value in shown.details if label in ("when", "where", "people", "signed", "valid", "year")
    ]
    several = f"{len(fact.sources)} sources" if len(fact.sources) > 1 else ""
    parts = [shown.head + "".join(f" [{mark}]" for mark in marks), *details, several]
    return one_line(" · ".join(part for part in parts if part))
