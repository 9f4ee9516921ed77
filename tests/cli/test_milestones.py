"""Milestones from the commands: read, kept as one of several tellings, listed by their round anniversaries."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

EXAMPLES = Path(__file__).parents[2] / "examples"
FIRST_FACTS = ("--on", "2029-01-01", "--years", 4)
Run = Callable[..., Result]


@pytest.fixture
def run(run_on_book: Run) -> Run:
    run_on_book("ingest", *EXAMPLES.glob("07-*.txt"))
    return run_on_book


def exported(run: Run) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("export", "milestones").stdout.splitlines()]


def test_four_tellings_are_one_milestone(run: Run) -> None:
    (found,) = exported(run)
    assert (found["kind"], found["parties"], found["year"], found["day"]) == (
        "relations", ["AZE", "GEO"], "1992", "1992",
    )  # fmt: skip
    assert len(found["tellings"]) == 4  # type: ignore[arg-type]
    assert run("ledger", "verify").exit_code == 0


def test_it_is_found_and_shown(run: Run) -> None:
    assert "Relations established: AZE and GEO · 1992 · 4 sources" in run("search", "--type", "relations").stdout
    shown = run("fact", "show", str(exported(run)[0]["id"])).stdout
    assert "the same year" in shown


def test_a_person_corrects_it(run: Run) -> None:
    number = str(exported(run)[0]["id"])
    run("fact", "edit", number, "year=1991")
    assert exported(run)[0]["year"] == "1991"
    assert "2031" in run("milestones", "AZE", *FIRST_FACTS).stdout
    run("fact", "reject", number)
    assert exported(run) == []
    assert "relations" not in run("milestones", "AZE", *FIRST_FACTS).stdout


def test_the_list_has_its_sources_by_number(run: Run) -> None:
    lines = run("milestones", "GEO", "aze", *FIRST_FACTS).stdout.splitlines()
    assert [line for line in lines if line.startswith("2")][-1] == (
        "2032         40 years  relations established 1992: Azerbaijan and Georgia [1, 2, 3, 4]"
    )
    assert [line[:4] for line in lines[-4:]] == ["[1] ", "[2] ", "[3] ", "[4] "]


def test_the_list_for_other_programs(run: Run) -> None:
    found = [json.loads(line) for line in run("milestones", *FIRST_FACTS, "--json").stdout.splitlines()]
    assert [(each["date"], each["years"], each["of"]["what"]) for each in found] == [
        ("2029-09-17", 5, "instrument"),
        ("2029-09-17", 5, "visit"),
        ("2032", 40, "relations"),
    ]
    assert all(len(each["of"]["sources"]) == 4 for each in found)


def test_nothing_to_come_is_said(run: Run) -> None:
    result = run("milestones", "FRA", "--on", "2029")
    assert result.stdout == ""
    assert "no round anniversary" in result.stderr


def test_what_is_no_party_or_day_is_told(run: Run) -> None:
    assert "no party" in run("milestones", "XYZ", exits=2).stderr
    run("milestones", "--on", "tomorrow", exits=2)


def test_reading_shows_it(run: Run) -> None:
    shown = run("read", EXAMPLES / "07-visit-to-tbilisi.en.txt").stdout
    assert "MILESTONES" in shown
    assert "Relations established: AZE and GEO" in shown
