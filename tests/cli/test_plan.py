"""The commands on plans, as a user runs them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from typer.testing import Result

from dragoman.ledger.store import Store

HERE = Path(__file__).parents[1] / "planning"
Run = Callable[..., Result]


@pytest.fixture
def run(run_on_book: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "200")
    return run_on_book


def test_a_new_plan_is_imported_as_it_is_written(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    run("plan", "new", "--party", "AZE", "--party", "russia", "--from", "2023", "--to", "2024-12", "--out", file)
    assert "end = 2024-12-31" in file.read_text("utf-8")
    assert "version 1, 1 item" in run("plan", "import", file).stderr
    assert "version 1, 1 item" in run("plan", "import", file).stderr, "the same plan is no new version"
    file.write_text(file.read_text("utf-8").replace('every = "year"', "times = 3"), "utf-8")
    assert "version 2" in run("plan", "import", file).stderr
    shown = run("plan", "show", "azerbaijan and russia").stdout
    assert "political consultations · deputy minister · host alternate · 3 times" in shown
    assert shown.count("version ") == 2


def test_each_mistake_is_told_and_nothing_is_kept(run: Run, tmp_path: Path, book: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(
        'title = "T"\nparties = ["AZE", "RUS"]\nstart = 2023-01-01\n[[item]]\nid = "a"\nsubject = "x"\n', "utf-8"
    )
    said = run("plan", "import", file, exits=2).stderr.splitlines()
    assert [line.partition(": ")[0] for line in said] == [f"{file}:6", f"{file}:1"]
    assert not book.exists()
    run("plan", "import", tmp_path / "none.toml", exits=2)


def test_a_sheet_is_imported_and_exported(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "plan.csv"
    sheet.write_text('id,subject,times,months\na,trade,2,"3, 9"\n', "utf-8")
    assert "say --title, --party, --from, --to too" in run("plan", "import", sheet, exits=2).stderr
    frame = ("--title", "Sheet", "--party", "AZE", "--party", "RUS", "--from", "2023", "--to", "2023")
    run("plan", "import", sheet, *frame)
    assert run("plan", "export", "sheet", "--format", "csv").stdout == sheet.read_text("utf-8")
    toml = tmp_path / "plan.toml"
    run("plan", "export", "Sheet", "--out", toml)
    assert "version 1" in run("plan", "import", toml).stderr, "it is the same plan"


def test_a_signed_plan_is_listed_until_it_is_filled(run: Run) -> None:
    run("ingest", HERE / "dispatches")
    waiting = run("plan", "show").stdout
    assert "AZE, GEO · 2023-01-01 to 2024-12-31 · signed, waiting for its items" in waiting
    assert "2022-12-20-signed.fr" in run("plan", "show", waiting.split()[0]).stdout
    for command in ("status", "propose"):
        told = run("plan", command, waiting.split()[0][:6], exits=2).stderr
        assert "has no items yet: `dragoman plan new --party AZE --party GEO --from 2023-01-01 --to 2024-12-31`" in told
    assert "it fills the plan that was signed" in run("plan", "import", HERE / "two_years.toml").stderr
    assert "waiting" not in run("plan", "show").stdout
    assert "signed: " in run("plan", "show", "consultations").stdout


def test_status_is_shown_with_numbered_sources(run: Run) -> None:
    run("ingest", HERE / "dispatches")
    run("plan", "import", HERE / "two_years.toml")
    shown = run("plan", "status", "consultations", "--on", "2023-11-01").stdout
    assert "political/1  held       consultations 2023-03-15 in Tbilisi; in its time; about political dialogue" in shown
    assert "political/2  cancelled  consultations 2023-10-10 in Baku" in shown
    assert "[1] 2023-03-01-announced.en · Kura News · 2023-03-01 · English: “" in shown
    found = json.loads(run("plan", "status", "consultations", "--on", "2023-11-01", "--json").stdout)
    assert [each["state"] for each in found][:2] == ["held", "cancelled"]
    run("plan", "status", "consultations", "--on", "2023", exits=2)


def test_a_person_says_otherwise(run: Run) -> None:
    run("plan", "import", HERE / "two_years.toml")
    said = ("--on", "2024-06-01", "--say", "energy/1=held", "--why", "our note", "--by", "B. Desk")
    told = run("plan", "status", "consultations", *said)
    assert "word 1: energy/1=held (--undo 1 takes it back)" in told.stderr
    assert "B. Desk says so: our note (word 1)" in told.stdout
    assert "B. Desk" not in run("plan", "status", "consultations", "--undo", 1).stdout
    run("plan", "status", "consultations", "--say", "energy/9=held", exits=2)
    run("ledger", "verify")


def test_a_calendar_is_proposed_and_kept(run: Run, tmp_path: Path) -> None:
    run("plan", "import", HERE / "two_years.toml")
    blocked = tmp_path / "blocked.toml"
    blocked.write_text('blocked = ["2023-01-01/2023-06-20"]', "utf-8")
    shown = run("plan", "propose", "consultations", "--blocked", blocked, "--save").stdout.splitlines()
    assert len(shown) == 9 and shown == sorted(shown) and shown[0] > "2023-06-20"
    calendar = run("plan", "export", "consultations", "--format", "ics").stdout
    assert all(f"DTSTART;VALUE=DATE:{line.split()[0].replace('-', '')}" in calendar for line in shown)
    blocked.write_text('blocked = ["2023-01-01/2023-12-31"]', "utf-8")
    failed = run("plan", "propose", "consultations", "--blocked", blocked, exits=3)
    assert "no calendar fits" in failed.stderr and "blocked days" in failed.stderr


def test_what_is_not_there_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("plan", "import", HERE / "two_years.toml")
    assert "no plan goes by 'x'" in run("plan", "show", "x", exits=2).stderr
    monkeypatch.setitem(sys.modules, "ortools.sat.python", None)
    assert "pip install 'dragoman[planning]'" in run("plan", "propose", "consultations", exits=2).stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE plan SET body = body || ' '", "kept the plan"),
        ("DELETE FROM plan", "is of a plan that is in the ledger no more"),
        ("UPDATE plan_word SET state = 'overdue'", "is the word 1 on a plan, which has been altered since"),
        ("UPDATE plan_word SET undone = 1", "is the word 1 on a plan, which has been altered since"),
        ("INSERT INTO plan SELECT id, 9, title, body, who, at FROM plan", "and not in the log"),
    ],
)
def test_a_plan_altered_behind_its_back_is_noticed(run: Run, book: Path, change: str, said: str) -> None:
    run("plan", "import", HERE / "two_years.toml")
    run("plan", "status", "consultations", "--say", "energy/1=held")
    run("ledger", "verify")
    with create_engine(f"sqlite:///{book}").begin() as connection:
        connection.execute(text(change))
    assert said in run("ledger", "verify", exits=4).stderr


def test_a_ledger_from_before_plans_is_brought_up(run: Run, book: Path) -> None:
    store = Store(str(book), make=True)
    with store.writing() as connection:
        for table in ("plan", "plan_word"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    store.close()
    assert "run `dragoman ledger upgrade` first" in run("plan", "show", exits=2).stderr
    assert "went from 0001 to" in run("ledger", "upgrade").stdout
    run("plan", "import", HERE / "two_years.toml")
