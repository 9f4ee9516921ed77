"""`dragoman read`: dispatches into records, for the eye, for programs and as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.arrivals import Known
from dragoman.cli.common import (
    DateOption,
    Exit,
    FilesArgument,
    Inputs,
    LanguageOption,
    OutputError,
    complain,
    known_languages,
    read_safely,
    take_registers,
)
from dragoman.cli.writing import Folder, write_whole

if TYPE_CHECKING:
    from dragoman.record import Record
    from dragoman.wire import Incoming

_WORTH_A_BAR = 4


def read(
    files: FilesArgument,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, one record a line: JSON Lines for several dispatches.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", file_okay=False, help="Write one NAME.json for each dispatch into DIR."),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(metavar="PAGE", dir_okay=False, help="Write one page, each text beside its record."),
    ] = None,
    date: DateOption = None,
    language: LanguageOption = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the dispatch's text out of the JSON.")] = False,
    register: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", envvar="DRAGOMAN_REGISTER", dir_okay=False, help="Add a register of figures of your own."
        ),
    ] = None,
    titles: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", envvar="DRAGOMAN_TITLES", dir_okay=False, help="Use what dispatches told of titles."
        ),
    ] = None,
) -> None:
    """Read dispatches and show who met whom, what was signed and what was said, each with its source.

    [bold]dragoman read note.txt[/bold]  one dispatch, in the terminal

    [bold]dragoman read --json - < note.txt[/bold]  one JSON object

    [bold]dragoman read --out records --html page.html news/*.txt[/bold]  files and a page to look at

    [bold]dragoman read --date 2022-12 feed.jsonl.gz[/bold]  when the feed knows the date and its items don't
    """
    take_registers(register, titles)
    inputs = Inputs(files)
    results = Results(Folder(out) if out else None, html, as_json, not no_text)
    try:
        _run(inputs, Known(date, language), results)
    except OutputError as failure:
        typer.echo(f"dragoman: {failure}", err=True)
        raise typer.Exit(Exit.USAGE) from failure
    raise typer.Exit(inputs.outcome.exit_code)


def _run(inputs: Inputs, known: Known, results: Results) -> None:
    results.prepare()
    with _progress(inputs, results) as advance:
        for name in inputs.files:
            for incoming in inputs.of(name):
                record = read_safely(incoming, known, inputs.outcome)
                if record is not None:
                    results.take(incoming, record)
            advance()
    results.finish()


@dataclass(slots=True)
class Results:
    """Where the records of one run go: files, a page, lines of JSON, or the terminal if none of these."""

    folder: Folder | None
    page: Path | None
    as_json: bool
    with_text: bool
    written: int = 0
    shown: list[tuple[str, Record]] = field(default_factory=list)

    @property
    def on_terminal(self) -> bool:
        return not (self.folder or self.page or self.as_json)

    def prepare(self) -> None:
        """Find out before reading anything whether the folder can be had."""
        if self.folder:
            self.folder.make()

    def take(self, incoming: Incoming, record: Record) -> None:
        """Put one record wherever this run wants it."""
        if self.page:
            self.shown.append((incoming.name, record))
        if self.folder or self.as_json:
            self._take_json(incoming, record)
        if self.on_terminal:
            _show(incoming, record)

    def _take_json(self, incoming: Incoming, record: Record) -> None:
        import msgspec

        from dragoman.record import to_json

        if not self.with_text:
            record = msgspec.structs.replace(record, text=None)
        if self.as_json:
            typer.echo(to_json(record))
        if self.folder:
            path, owner = self.folder.place(incoming.name, incoming.source)
            if owner is not None:
                complain(incoming.source, f"written as {path.name}, another is named so already: {owner}")
            write_whole(path, to_json(record, indent=2) + b"\n")
            self.written += 1

    def finish(self) -> None:
        """Write the page, and say on standard error what was written and where."""
        if self.folder:
            typer.echo(f"{_count(self.written)} written to {self.folder.path}", err=True)
        if self.page:
            from dragoman.page import render

            write_whole(self.page, render(self.shown).encode("utf-8"))
            typer.echo(f"{_count(len(self.shown))} on the page {self.page}", err=True)


def _count(records: int) -> str:
    return "1 record" if records == 1 else f"{records} records"


def _show(incoming: Incoming, record: Record) -> None:
    from dragoman.cli.show import RecordView, terminal
    from dragoman.page import facts

    terminal().print(RecordView(incoming.name, record))
    if not facts(record):
        complain(incoming.source, _why_empty(record))


def _why_empty(record: Record) -> str:
    from dragoman.page import language_name
    from dragoman.reader import about

    code, known = record.dispatch.language, known_languages()
    if code is None or code in known:
        return "nothing diplomatic found in it"
    names = ", ".join(about(c).name + " in part" * (about(c).partial is not None) for c in known)
    return f"it is in {language_name(code)}, which Dragoman does not read yet (it reads {names})"


@contextmanager
def _progress(inputs: Inputs, results: Results) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error while many files are read, where a person watches it and it alone."""
    import sys

    watched = sys.stderr.isatty() and not (sys.stdout.isatty() and (results.on_terminal or results.as_json))
    if len(inputs.files) < _WORTH_A_BAR or not watched:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("Reading", total=len(inputs.files))
        yield lambda: bar.advance(task)
