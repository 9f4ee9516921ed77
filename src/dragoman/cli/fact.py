"""`dragoman fact`: one fact with its sources, and a person's word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.ledger_options import DEFAULT_LEDGER, ByOption, LedgerOption, WhyOption, opened, speaker
from dragoman.cli.search import describe, origin_of

if TYPE_CHECKING:
    from dragoman.ledger import Correction, Fact, Shown

fact = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Show a fact with all its sources, and confirm, reject, edit, merge or split it.",
)
IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The fact: the beginning of its id is enough.", show_default=False)
]


@fact.command()
def show(
    id: IdArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show a fact: what its tellings say together, where they differ, why they are one, and who corrected it.

    [bold]dragoman fact show 1y5jm07c[/bold]
    """
    import msgspec

    with opened(ledger) as book:
        found = book.show(id)
        quotes = {} if as_json else book.quotes(found.fact)
    if as_json:
        typer.echo(msgspec.json.encode(found).decode("utf-8"))
    else:
        _print(found, quotes)


@fact.command()
def confirm(id: IdArgument, by: ByOption = None, why: WhyOption = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Say that a fact is right: it stays as it is, whatever a later reading finds."""
    with opened(ledger) as book:
        _said(book.confirm(id, who=speaker(by), why=why))


@fact.command()
def reject(id: IdArgument, by: ByOption = None, why: WhyOption = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Say that a fact is wrong: it is left out of searches and dossiers, and kept."""
    with opened(ledger) as book:
        _said(book.reject(id, who=speaker(by), why=why))


@fact.command()
def edit(
    id: IdArgument,
    change: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE...", help="Lists with commas, nothing for none.", show_default=False),
    ],
    by: ByOption = None,
    why: WhyOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Say what a field of a fact should be, in the words of the record.

    [bold]dragoman fact edit 1y5jm07c start=2023-09-12 topics=trade,energy --why "the ministry's own readout"[/bold]
    """
    with opened(ledger) as book:
        item = book.fact(id).item
        for each in change:
            field, equals, written = each.partition("=")
            if not equals:
                raise ValueError(f"'{each}' is no change: write FIELD=VALUE")
            _said(book.edit(id, field, _value(item, field, written), who=speaker(by), why=why))


def _value(item: object, field: str, written: str) -> Any:
    """Return what was written for a field as the record has it."""
    if isinstance(getattr(item, field, None), tuple):
        return tuple(part.strip() for part in written.split(",") if part.strip())
    return written.strip() or None


@fact.command()
def merge(
    id: IdArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The fact that is the same.", show_default=False)],
    by: ByOption = None,
    why: WhyOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Say that two facts are one."""
    with opened(ledger) as book:
        _said(book.merge(id, other, who=speaker(by), why=why))


@fact.command()
def split(id: IdArgument, by: ByOption = None, why: WhyOption = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Say that a telling is of another fact. ID is the telling's own, which [bold]fact show[/bold] gives."""
    with opened(ledger) as book:
        _said(book.split(id, who=speaker(by), why=why))


@fact.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The correction's number.", show_default=False)],
    by: ByOption = None,
    why: WhyOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take a correction back; that it was made, and by whom, stays in the log."""
    from dragoman.page import one_line

    with opened(ledger) as book:
        taken = book.undo(number, who=speaker(by), why=why)
    typer.echo(one_line(f"correction {taken.number} ({taken.verb} {taken.telling}) is taken back"), err=True)


def _said(correction: Correction) -> None:
    typer.echo(
        f"correction {correction.number}: {correction.verb} {correction.telling} "
        f"(dragoman fact undo {correction.number} takes it back)",
        err=True,
    )


def _print(found: Shown, quotes: dict[str, list[str]]) -> None:
    from dragoman.page import one_line

    typer.echo(f"{found.fact.id}  {describe(found.fact)}")
    _print_fields(found.fact)
    ties = {tie.telling: tie for tie in found.ties}
    typer.echo("\ntold by")
    for source in found.fact.sources:
        typer.echo(one_line(f"{source.telling}  {origin_of(source)}"))
        for quote in quotes.get(source.telling, ()):
            typer.echo(f"    “{one_line(quote)}”")
        if tie := ties.get(source.telling):
            typer.echo(one_line(f"    one with {tie.like} by {tie.score:g} points: {', '.join(tie.reasons)}"))
    for difference in found.fact.differences:
        told = " or ".join(f"{_plain(value)} ({', '.join(marks)})" for value, marks in difference.values)
        typer.echo(one_line(f"differs in {difference.field}: {told}"))
    for said in found.corrections:
        change = f" {said.field} = {_plain(said.value)}" if said.field else ""
        undone = ", taken back" if said.undone else ""
        why = f": {said.why}" if said.why else ""
        typer.echo(one_line(f"correction {said.number}: {said.verb}{change} by {said.who}, {said.at}{why}{undone}"))


def _print_fields(fact: Fact) -> None:
    from dragoman.page import one_line

    for name in fact.item.__struct_fields__:
        value = getattr(fact.item, name)
        if name != "evidence" and value not in (None, ()):
            typer.echo(one_line(f"  {name}: {_plain(value)}"))


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)
