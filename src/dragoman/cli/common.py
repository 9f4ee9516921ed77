"""What the commands share: exit codes, the complaints, and the way from a file to a record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.arrivals import NOTHING, Known, read_incoming

if TYPE_CHECKING:
    from pathlib import Path

    from dragoman.record import Record
    from dragoman.wire import Incoming


class Exit(IntEnum):
    """What a command tells the shell. docs/command-line.md has the same table."""

    OK = 0
    SOME_UNREAD = 1
    USAGE = 2
    NONE_READ = 3
    DIFFERENT = 4


class OutputError(Exception):
    """What was read can't be written where it was asked to be."""


@dataclass(slots=True)
class Outcome:
    """How many inputs were read and how many were not, for the exit code."""

    read: int = 0
    unread: int = 0
    in_part: set[str] = field(default_factory=set)

    def note_language(self, code: str | None) -> None:
        """Say once on standard error that a language is read in part only."""
        from dragoman.reader import about, languages

        if code is None or code in self.in_part or code not in languages():
            return
        language = about(code)
        if language.partial is not None:
            self.in_part.add(code)
            typer.echo(f"dragoman: {language.name} is read in part so far: {language.partial}", err=True)

    def complain(self, source: str, reason: str) -> None:
        """Count an input as unread and say why in one line on standard error."""
        self.unread += 1
        complain(source, reason)

    @property
    def exit_code(self) -> Exit:
        if not self.unread:
            return Exit.OK
        return Exit.SOME_UNREAD if self.read else Exit.NONE_READ


@dataclass(slots=True)
class Inputs:
    """The files named on a command line, taken in one after another."""

    files: Sequence[str]
    outcome: Outcome = field(default_factory=Outcome)

    def of(self, name: str) -> Iterator[Incoming]:
        """Yield the dispatches of one file; what can't be taken in is complained of and left out."""
        from dragoman.wire import Unreadable, receive

        for item in receive(name):
            if isinstance(item, Unreadable):
                self.outcome.complain(item.source, item.reason)
            else:
                yield item

    def __iter__(self) -> Iterator[Incoming]:
        for name in self.files:
            yield from self.of(name)


def complain(source: str, reason: str) -> None:
    """Say in one line on standard error what is wrong with an input."""
    from dragoman.page import one_line

    typer.echo(one_line(f"dragoman: {source}: {reason}"), err=True)


def read_safely(incoming: Incoming, known: Known, outcome: Outcome) -> Record | None:
    """Read one dispatch and count it. One that brings the reader down is complained of, and no more."""
    try:
        record = read_incoming(incoming, known)
    except Exception as failure:
        outcome.complain(incoming.source, f"the reader failed: {type(failure).__name__}: {failure}")
        return None
    outcome.read += 1
    outcome.note_language(record.dispatch.language)
    return record


def known_languages() -> list[str]:
    """Return the codes of the languages that Dragoman reads."""
    from dragoman.reader import languages

    return sorted(languages())


def take_registers(register: Path | None, titles: Path | None) -> None:
    """Let the reader use a register of figures and a title register of the user's own. Complains of bad ones."""
    if register is not None:
        from dragoman.gazetteer.figures import use_register
        from dragoman.gazetteer.register import RegisterError

        try:
            use_register(register)
        except RegisterError as failure:
            raise typer.BadParameter(str(failure), param_hint="--register") from failure
    if titles is not None:
        from dragoman.gazetteer.titles import TitlesError, use_titles

        try:
            use_titles(titles)
        except TitlesError as failure:
            raise typer.BadParameter(str(failure), param_hint="--titles") from failure


def records_of(names: Sequence[str], outcome: Outcome) -> Iterator[tuple[str, Record]]:
    """Yield the records in folders and .json files, and those that reading the other files gives."""
    from pathlib import Path

    for name in names:
        path = Path(name)
        if path.is_dir():
            for inside in sorted(path.glob("*.json")):
                yield from _record_in(inside, outcome)
        elif path.suffix == ".json":
            yield from _record_in(path, outcome)
        else:
            for incoming in Inputs([name], outcome):
                record = read_safely(incoming, NOTHING, outcome)
                if record is not None:
                    yield incoming.source, record


def _record_in(path: Path, outcome: Outcome) -> Iterator[tuple[str, Record]]:
    from msgspec import DecodeError

    from dragoman.evaluation import load

    try:
        record, _ = load(path.read_bytes())
    except (OSError, DecodeError, UnicodeDecodeError) as failure:
        outcome.complain(str(path), f"no record: {failure}")
        return
    outcome.read += 1
    yield str(path), record


_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def iso_date(value: str | None) -> str | None:
    """Check an option's date, as exact as the caller knows it: 2022, 2022-12 or 2022-12-06."""
    from datetime import date

    if value is None:
        return None
    if _DATE.fullmatch(value):
        try:
            date.fromisoformat(value + "-01-01"[len(value) - 4 :])
        except ValueError:
            pass
        else:
            return value
    raise typer.BadParameter(f"'{value}' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD.")


def language_code(value: str | None) -> str | None:
    """Check an option's language against the language packs."""
    known = known_languages()
    if value is None or value in known:
        return value
    raise typer.BadParameter(f"'{value}' is not a language that Dragoman reads: {', '.join(known)}.")


FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Dispatches: plain text, HTML or JSON Lines, gzipped or not. [bold]-[/bold] is standard input.",
        show_default=False,
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY[-MM[-DD]]", callback=iso_date, help="When they were published."),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        callback=language_code,
        help="Their language: fr, en … ([bold]dragoman languages[/bold] lists them).",
    ),
]
