"""`dragoman compare`, from the command line to what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.record import Dispatch, Event, Record, to_json

TEXT = "Une visite a eu lieu."
VISIT = Event(type="visit", parties=("AZE", "RUS"), start="2024-05-01", evidence=((0, 10),))


def write(folder: Path, name: str, *events: Event) -> None:
    folder.mkdir(exist_ok=True)
    record = Record(dispatch=Dispatch(language="fr"), events=events, text=TEXT)
    (folder / f"{name}.json").write_bytes(to_json(record))


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    before, after = tmp_path / "before", tmp_path / "after"
    later = Event(type="visit", parties=("AZE", "RUS"), start="2024-05-02", evidence=((0, 10),))
    write(before, "a", VISIT)
    write(after, "a", later)
    write(before, "b", VISIT)
    write(after, "b")
    return before, after


def compare(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["compare", *map(str, arguments)], env={"COLUMNS": "90", "NO_COLOR": "1"})


def test_counts_and_lists(folders: tuple[Path, Path]) -> None:
    result = compare(*folders)
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["Events", "2", "1", "·", "1", "1"] in rows
    assert "start 2024-05-01 → 2024-05-02" in result.stdout
    assert "− Visit: AZE and RUS" in result.stdout
    assert "“Une visite”" in result.stdout


def test_lists_nothing_when_asked_for_counts(folders: tuple[Path, Path]) -> None:
    result = compare(*folders, "--counts")
    assert "Events" in result.stdout
    assert "→" not in result.stdout


def test_writes_a_page(folders: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "pages" / "difference.html"
    assert compare(*folders, "--html", page).exit_code == 0
    html = page.read_text("utf-8")
    assert html.startswith("<!doctype html>")
    assert "<ins><bdi>2024-05-02</bdi></ins>" in html


def test_checks(folders: tuple[Path, Path]) -> None:
    before, after = folders
    assert compare(before, after, "--check").exit_code == 4
    assert compare(before, before, "--check").exit_code == 0


def test_complains_of_what_cannot_be_compared(folders: tuple[Path, Path], tmp_path: Path) -> None:
    before, after = folders
    write(after, "c", VISIT)
    (before / "b.json").write_text("{", encoding="utf-8")
    result = compare(before, after, "--check")
    assert result.exit_code == 1
    assert "c.json: only here" in result.stderr
    assert "b.json: no record" in result.stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    assert compare(before, empty).exit_code == 3
    assert compare(before, tmp_path / "nowhere").exit_code == 2
