"""`dragoman plan`: consultation plans, their calendars, and what of them has been held."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import Exit, iso_date
from dragoman.cli.ledger_options import (
    DEFAULT_LEDGER,
    ByOption,
    LedgerOption,
    OnOption,
    WhyOption,
    opened,
    party_code,
    speaker,
    today,
)

if TYPE_CHECKING:
    from dragoman.planning import Plan

plan = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Draw up plans of consultations, keep them, and see what of them has been held.",
)
PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", help="Its id, or words of its title.", show_default=False)]
TitleOption = Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What the plan is called.")]
PartyOption = Annotated[
    list[str] | None, typer.Option("--party", metavar="CODE", help="A party to it; give it again for the others.")
]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DATE", callback=iso_date, help="The first day of the plan.")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="DATE", callback=iso_date, help="The last day of the plan.")
]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write into FILE and not to standard output.")
]


class Form(StrEnum):
    """How a plan is written down."""

    TOML = "toml"
    CSV = "csv"
    ICS = "ics"


@plan.command()
def new(
    title: TitleOption = None,
    party: PartyOption = None,
    since: FromOption = None,
    until: ToOption = None,
    out: OutOption = None,
) -> None:
    """Write a plan to fill in: a TOML file with a comment on every field.

    [bold]dragoman plan new --party AZE --party RUS --from 2023-01-01 --to 2024-12-31 --out plan.toml[/bold]
    """
    from dragoman.planning import template

    parties = tuple(party_code(code) for code in party or ("AZE", "RUS"))
    year = date.today().year + 1
    first, last = _whole(since, until)
    _write(template(title, parties, first or f"{year}-01-01", last or f"{year}-12-31"), out)


def _whole(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return the first day of a date and the last of another, which may be months or years."""
    from dragoman.ledger import days_of

    first, last = days_of(since, None), days_of(until, None)
    return (
        date.fromordinal(first.first).isoformat() if first else None,
        date.fromordinal(last.last).isoformat() if last else None,
    )


@plan.command(name="import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A plan: .toml, or .csv with a row for each item.")],
    title: TitleOption = None,
    party: PartyOption = None,
    since: FromOption = None,
    until: ToOption = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="PLAN", help="The plan that it is a new version of.")
    ] = None,
    by: ByOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Keep a plan in the ledger; one of the same parties and title becomes a new version of it.

    A sheet (.csv) needs --title, --party, --from and --to. Each mistake is told with its line, and nothing is kept.

    [bold]dragoman plan import plan.toml[/bold]
    """
    from dragoman.planning import counted, keep_plan, plan_meant, signed_as

    read = _read(file, title, party or [], since, until)
    with opened(ledger, make=True) as book:
        before = plan_meant(book, of) if of else None
        kept = keep_plan(book, read, who=speaker(by), of=before.id if before else None)
        signed = signed_as(book, read)
    typer.echo(f"{kept.id}  version {kept.version}, {counted(len(read.items), 'item')}", err=True)
    for each in signed:
        typer.echo(f"it fills the plan that was signed: {each.fact.id}  {each.title}", err=True)


def _read(file: str, title: str | None, party: list[str], since: str | None, until: str | None) -> Plan:
    """Return the plan in a file; each mistake in it costs a line on standard error."""
    from dragoman.page import one_line
    from dragoman.planning import PlanError, decoded, plan_from_csv, plan_from_toml, text_of

    try:
        text = decoded(sys.stdin.buffer.read(), file) if file == "-" else text_of(file)
        if not file.lower().endswith(".csv"):
            return plan_from_toml(text, file)
        first, last = _whole(since, until)
        frame = {"title": title, "parties": [party_code(code) for code in party], "start": first, "end": last}
        if missing := [_OPTIONS[name] for name, value in frame.items() if not value]:
            raise typer.BadParameter(f"a sheet has only the items: say {', '.join(missing)} too.")
        if len(set(party)) < 2 or (first or "") > (last or ""):
            raise typer.BadParameter("a plan has two parties or more (--party), and --to is not before --from.")
        return plan_from_csv(text, file, frame)
    except OSError as failure:
        typer.echo(f"dragoman: {file}: {failure.strerror}", err=True)
        raise typer.Exit(Exit.USAGE) from failure
    except PlanError as failure:
        for line in str(failure).splitlines():
            typer.echo(one_line(line), err=True)
        raise typer.Exit(Exit.USAGE) from failure


_OPTIONS = {"title": "--title", "parties": "--party", "start": "--from", "end": "--to"}


@plan.command()
def show(
    plan: Annotated[
        str | None, typer.Argument(metavar="[PLAN]", help="Its id, or words of its title.", show_default=False)
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show a plan with its items, calendar and versions; without one, list all plans, those signed and empty too."""
    from dragoman.planning import listed, shown

    with opened(ledger) as book:
        typer.echo(listed(book) if plan is None else shown(book, plan), nl=False)


@plan.command()
def status(
    plan: PlanArgument,
    on: OnOption = None,
    said: Annotated[
        list[str] | None,
        typer.Option("--say", metavar="ROUND=STATE", help="Say how a round stands from that day on."),
    ] = None,
    fact: Annotated[
        str | None, typer.Option("--fact", metavar="ID", help="With --say: the event that shows it.")
    ] = None,
    undo: Annotated[
        int | None, typer.Option("--undo", metavar="NUMBER", help="Take back what was said, by its number.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    by: ByOption = None,
    why: WhyOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show how each round of a plan stands on a day, why, and by which dispatches published until then.

    [bold]dragoman plan status consultations --on 2023-10-01[/bold]

    [bold]dragoman plan status consultations --say consular/1=held --why "the embassy's own note"[/bold]
    """
    import msgspec

    from dragoman.planning import plan_meant, say, standing, status_shown

    day = date.fromisoformat(today(on))
    with opened(ledger) as book:
        kept = plan_meant(book, plan)
        if undo is not None:
            book.plans.take_back(undo, who=speaker(by), why=why)
        for each in said or ():
            round, _, state = each.partition("=")
            number = say(book, kept, round.strip(), state.strip(), since=day, who=speaker(by), why=why, fact=fact)
            typer.echo(f"word {number}: {each} (--undo {number} takes it back)", err=True)
        verdicts = standing(book, kept, day)
        if as_json:
            typer.echo(msgspec.json.encode(verdicts).decode("utf-8"))
            return
        typer.echo(status_shown(book, kept, verdicts, day), nl=False)


@contextmanager
def _with_libraries() -> Iterator[None]:
    """Say what to install where a library that only plans need is not there."""
    try:
        yield
    except ModuleNotFoundError as failure:
        typer.echo(f"dragoman: this needs {failure.name}: pip install 'dragoman[planning]'", err=True)
        raise typer.Exit(Exit.USAGE) from failure


@plan.command()
def propose(
    plan: PlanArgument,
    blocked: Annotated[
        list[str] | None,
        typer.Option("--blocked", metavar="FILE", help="Days on which nothing is held: .ics, or .toml with blocked."),
    ] = None,
    without_events: Annotated[
        bool, typer.Option("--no-events", help="Do not keep off the days of planned events of the parties.")
    ] = False,
    save: Annotated[bool, typer.Option("--save", help="Keep the calendar with the plan.")] = False,
    by: ByOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Propose a day and a host for every round of a plan, or say which wishes can't all be met (exit code 3).

    Rounds that dispatches tell of with their day, held or announced, stay where they are.

    [bold]dragoman plan propose consultations --blocked leave.ics --save[/bold]
    """
    from dragoman.planning import (
        Conflict,
        blocked_by,
        calendar_shown,
        event_days,
        keep_calendar,
        plan_meant,
        settled_rounds,
    )
    from dragoman.planning import propose as proposed

    with _with_libraries(), opened(ledger) as book:
        kept = plan_meant(book, plan)
        taken = blocked_by(blocked or (), kept.plan.start, kept.plan.end)
        taken |= set() if without_events else event_days(book, kept)
        found = proposed(kept.plan, taken, settled=settled_rounds(book, kept, date.today()))
        if isinstance(found, Conflict):
            typer.echo("dragoman: no calendar fits; these can't all be met:", err=True)
            for wish in found.wishes:
                typer.echo(f"- {wish}", err=True)
            raise typer.Exit(Exit.NONE_READ)
        typer.echo(calendar_shown(found), nl=False)
        if save:
            kept = keep_calendar(book, kept, found, who=speaker(by))
            typer.echo(f"kept with {kept.id}, version {kept.version}", err=True)


@plan.command()
def export(
    plan: PlanArgument,
    form: Annotated[Form, typer.Option("--format", metavar="FORMAT", help="toml, csv or ics.")] = Form.TOML,
    events: Annotated[
        bool, typer.Option("--events", help="With ics: the other planned events of the parties too.")
    ] = False,
    out: OutOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write a plan as a file to edit and import again (toml, csv), or its calendar for a calendar program (ics).

    [bold]dragoman plan export consultations --format ics --out consultations.ics[/bold]
    """
    from dragoman.planning import plan_calendar, plan_meant, to_csv, to_toml

    with _with_libraries(), opened(ledger) as book:
        kept = plan_meant(book, plan)
        match form:
            case Form.TOML:
                written = to_toml(kept.plan)
            case Form.CSV:
                written = to_csv(kept.plan)
            case Form.ICS:
                written = plan_calendar(book, kept, date.today(), events, _there(out))
    _write(written, out)


def _there(out: Path | None) -> str | None:
    """Return what a file has in it that is about to be written anew; None where there is none."""
    try:
        return out.read_text("utf-8") if out is not None else None
    except (OSError, UnicodeDecodeError):
        return None


def _write(text: str, out: Path | None) -> None:
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_bytes(text.encode("utf-8"))
    except OSError as failure:
        typer.echo(f"dragoman: {out}: {failure.strerror}", err=True)
        raise typer.Exit(Exit.USAGE) from failure
