"""`dragoman people`, from the command line to what it prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.gazetteer.figures import use_register
from dragoman.gazetteer.titles import use_titles
from dragoman.record import Dispatch, Person, Record, to_json

MINISTER = Person("Karim Benslimane", "foreign_minister", "MAR", key="karim-bnslmn")


@pytest.fixture(autouse=True)
def _as_shipped() -> Iterator[None]:
    yield
    use_register(None)
    use_titles(None)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    for name, on in (("a", "2024-05-02"), ("b", "2024-06-02")):
        (folder / f"{name}.json").write_bytes(to_json(Record(dispatch=Dispatch(published=on), people=(MINISTER,))))
    return folder


def test_checks_the_register_by_records(records: Path) -> None:
    result = CliRunner().invoke(app, ["people", "check", str(records)])
    assert result.exit_code == 0
    first = result.stdout.splitlines()[0]
    assert first.startswith("contradicted: MAR foreign_minister: Karim Benslimane, 2024-05-02 to 2024-06-02; ")
    assert "a.json" in first and "b.json" in first
    assert "1 contradicted" in result.stderr


def test_checks_the_register_with_ones_own(records: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours.tsv"
    ours.write_text("name\tparty\toffice\tfrom\nKarim Benslimane\tMAR\tforeign_minister\t2024-04\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["people", "check", "--register", str(ours), str(records)])
    assert "0 contradicted" in result.stderr


def test_complains_of_what_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[1", encoding="utf-8")
    result = CliRunner().invoke(app, ["people", "check", str(tmp_path)])
    assert result.exit_code == 3
    assert "a.json: no record" in result.stderr


def test_gathers_titles_and_reads_with_them(records: Path, tmp_path: Path) -> None:
    titles = tmp_path / "titles.tsv"
    assert CliRunner().invoke(app, ["people", "titles", str(records), "--out", str(titles)]).exit_code == 0
    printed = CliRunner().invoke(app, ["people", "titles", str(records)]).stdout
    assert printed == titles.read_text("utf-8")
    assert printed.splitlines()[1] == "Karim Benslimane\tMAR\tforeign_minister\t2024-05-02\t2024-06-02\t2"
    text = tmp_path / "t.txt"
    text.write_text(
        "RABAT, 14 mai 2024 (MAP) – Karim Benslimane s’est entretenu mardi avec Aïssatou Diémé.\n\n"
        "Le ministre marocain des Affaires étrangères a salué le dialogue avec le Sénégal.",
        encoding="utf-8",
    )
    assert '"office":"foreign_minister"' not in CliRunner().invoke(app, ["read", "--json", str(text)]).stdout
    result = CliRunner().invoke(app, ["read", "--json", str(text)], env={"DRAGOMAN_TITLES": str(titles)})
    assert '"name":"Karim Benslimane","office":"foreign_minister","party":"MAR"' in result.stdout


@pytest.mark.parametrize("option", ["--register", "--titles"])
def test_refuses_what_is_no_register(option: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tsv"
    bad.write_text("nothing\n", encoding="utf-8")
    text = tmp_path / "t.txt"
    text.write_text("Bonjour.", encoding="utf-8")
    result = CliRunner().invoke(app, ["read", option, str(bad), str(text)])
    assert result.exit_code == 2
    assert "first line" in result.stderr
