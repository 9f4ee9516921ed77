"""`dragoman read`: what it prints, what it writes, and what it does with what can't be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli.read import read
from dragoman.cli.writing import Folder
from dragoman.record import from_json

from .conftest import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text("Une visite à Bakou.", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Encore une visite.", encoding="utf-8")
    (tmp_path / "dull.txt").write_text("Il pleut.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


def test_shows_a_record_with_its_evidence_quoted(run: Run, folder: Path) -> None:
    result = run("read", folder / "one.txt")
    assert result.exit_code == 0
    for shown in (
        "one",
        "French",
        "PEOPLE",
        "Anne Martin",
        "foreign minister",
        "Visit: AZE and RUS",
        "“visite”",
    ):
        assert shown in result.stdout
    assert all(len(line) <= 80 and line == line.rstrip() for line in result.stdout.splitlines())


def test_prints_one_object_for_one_dispatch(run: Run, folder: Path) -> None:
    result = run("read", "--json", folder / "one.txt")
    record = json.loads(result.stdout)
    start, end = record["events"][0]["evidence"][0]
    assert record["text"][start:end] == "visite"


def test_prints_a_line_for_each_of_several(run: Run, folder: Path) -> None:
    result = run("read", "--json", folder / "one.txt", folder / "dull.txt")
    assert [len(json.loads(line)["events"]) for line in result.stdout.splitlines()] == [1, 0]
    assert result.stderr == ""


def test_reads_standard_input(run: Run) -> None:
    result = run("read", "--json", "-", input=b"Une visite.")
    assert json.loads(result.stdout)["text"] == "Une visite."


def test_leaves_the_text_out(run: Run, folder: Path) -> None:
    result = run("read", "--json", "--no-text", folder / "one.txt")
    assert json.loads(result.stdout)["text"] is None


@pytest.mark.parametrize("date", ["2022", "2022-12", "2022-12-06"])
def test_passes_the_date_on(run: Run, folder: Path, date: str) -> None:
    result = run("read", "--json", "--date", date, folder / "one.txt")
    assert json.loads(result.stdout)["given"]["published"] == date


@pytest.mark.parametrize("date", ["22", "2022-13", "2022-02-30", "6 décembre", "2022-12-06T10:00", "٢٠٢٢"])
def test_refuses_what_is_no_date(run: Run, folder: Path, date: str) -> None:
    result = run("read", "--date", date, folder / "one.txt")
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in result.stderr


def test_refuses_a_language_it_does_not_read(run: Run, folder: Path) -> None:
    result = run("read", "--language", "tlh", folder / "one.txt")
    assert result.exit_code == 2
    assert "fr" in result.stderr


def test_writes_a_file_for_each(run: Run, folder: Path) -> None:
    out = folder / "new" / "records"
    result = run("read", "--out", out, folder / "one.txt", folder / "two.txt")
    assert result.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["one.json", "two.json"]
    assert from_json((out / "one.json").read_bytes()).events[0].type == "visit"
    assert "2 records" in result.stderr
    assert result.stdout == ""


def test_keeps_dispatches_of_one_name_apart(run: Run, folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "ONE.txt").write_text("Rien.", encoding="utf-8")
    result = run("read", "--out", folder / "out", folder / "one.txt", folder / "other" / "ONE.txt")
    assert result.exit_code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["ONE-2.json", "one.json"]
    assert "ONE-2.json" in result.stderr


def test_writes_over_an_earlier_run(run: Run, folder: Path) -> None:
    for _ in range(2):
        run("read", "--out", folder / "out", folder / "one.txt")
    assert [path.name for path in (folder / "out").iterdir()] == ["one.json"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "", "a/b\\c", "x\0y", "\ud800", "é" * 500])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    path, _ = Folder(tmp_path).place(name, "source")
    assert path.parent == tmp_path
    path.write_bytes(b"")
    assert path.is_file()


def test_writes_a_page_of_all(run: Run, folder: Path) -> None:
    page = folder / "site" / "page.html"
    result = run("read", "--html", page, folder / "one.txt", folder / "two.txt")
    assert result.exit_code == 0
    assert page.read_text(encoding="utf-8").count("<article") == 2


def test_an_output_that_cannot_be_written_is_a_usage_error(run: Run, folder: Path) -> None:
    result = run("read", "--out", folder / "one.txt" / "records", folder / "two.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("dragoman: ")


def test_complains_in_one_line_and_goes_on(run: Run, folder: Path) -> None:
    result = run("read", "--json", folder / "empty.txt", folder / "missing.txt", folder / "one.txt")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    complaints = result.stderr.splitlines()
    assert len(complaints) == 2
    assert all(line.startswith("dragoman: ") for line in complaints)
    assert "missing.txt" in complaints[1]


def test_a_dispatch_that_brings_the_reader_down_does_not_stop_the_rest(run: Run, folder: Path) -> None:
    (folder / "bad.txt").write_text("BOOM", encoding="utf-8")
    result = run("read", "--json", folder / "bad.txt", folder / "one.txt")
    assert result.exit_code == 1
    assert "out of order" in result.stderr
    assert json.loads(result.stdout)["events"]


def test_says_when_nothing_could_be_read(run: Run, folder: Path) -> None:
    assert run("read", folder / "empty.txt", folder / "missing.txt").exit_code == 3


def test_a_dispatch_without_diplomacy_is_an_empty_record(run: Run, folder: Path) -> None:
    result = run("read", folder / "dull.txt")
    assert result.exit_code == 0
    assert "nothing diplomatic" in result.stderr


def test_says_when_it_does_not_read_the_language(run: Run, folder: Path) -> None:
    (folder / "german.txt").write_text("der Minister ist nach Hause gegangen und nicht zurück", encoding="utf-8")
    result = run("read", folder / "german.txt")
    assert result.exit_code == 0
    assert "German" in result.stderr


def test_no_file_is_a_usage_error(run: Run) -> None:
    assert run("read").exit_code == 2


def test_help_teaches_with_examples(run: Run) -> None:
    result = run("read", "--help")
    assert "dragoman read note.txt" in result.stdout
    assert read.__doc__
