"""A reader made for the commands' tests: what it finds depends on nothing but a word in the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.record import Dispatch, Event, Given, Person, Record

Run = Callable[..., Result]


def scripted_read(text: str, *, published: str | None = None, language: str | None = None) -> Record:
    """Find a visit wherever the text has the word, and fail where it says so."""
    if "BOOM" in text:
        raise RuntimeError("out of order")
    dispatch = Dispatch(language=language or ("de" if "der" in text.split() else "fr"), published=published)
    start = text.find("visite")
    if start < 0:
        return Record(given=Given(published), dispatch=dispatch, text=text)
    span = (start, start + len("visite"))
    visit = Event(type="visit", parties=("AZE", "RUS"), people=("Anne Martin",), evidence=(span,))
    person = Person("Anne Martin", "foreign_minister", "FRA", (span,))
    return Record(given=Given(published), dispatch=dispatch, people=(person,), events=(visit,), text=text)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with the scripted reader."""
    monkeypatch.setattr("dragoman.read", scripted_read, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    runner = CliRunner()

    def invoke(*arguments: object, **options: object) -> Result:
        return runner.invoke(app, [str(argument) for argument in arguments], **options)  # type: ignore[arg-type]

    return invoke


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a ledger that is not there yet, for all commands of a test."""
    path = tmp_path / "book.db"
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(path))
    monkeypatch.setenv("DRAGOMAN_USER", "A. Desk")
    monkeypatch.setenv("COLUMNS", "100")
    return path


@pytest.fixture
def run_on_book(book: Path) -> Run:
    """Run a command with the real reader on that ledger, and hold it to its exit code."""

    def invoke(*arguments: object, exits: int = 0, **options: object) -> Result:
        result = CliRunner().invoke(app, [str(each) for each in arguments], **options)  # type: ignore[arg-type]
        assert result.exit_code == exits, result.output
        return result

    return invoke
