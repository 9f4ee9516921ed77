"""Documents, commitments and visits from the command line, on dispatches read by the real reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

EXAMPLES = Path(__file__).parents[2] / "examples"
Run = Callable[..., Result]

DISPATCH = """Erevan, 6 mars 2023, APS

Le ministre géorgien des Affaires étrangères, Levan Kikodze, a effectué lundi une visite de travail en Arménie.

Le ministre géorgien Levan Kikodze s’est entretenu avec son homologue arménien Armen Sarian.

Levan Kikodze a accusé l’Azerbaïdjan d’avoir violé la déclaration tripartite, notamment les articles 4 et 9.

La réunion s’est soldée par la signature du plan de consultations politiques pour 2023-2024 entre les ministères des \
Affaires étrangères de la Géorgie et de l’Arménie.
"""


@pytest.fixture
def run(run_on_book: Run) -> Run:
    return run_on_book


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Run:
    """Return `run` on a ledger of one dispatch."""
    (tmp_path / "visite.txt").write_text(DISPATCH, "utf-8")
    run("ingest", tmp_path / "visite.txt")
    return run


def test_a_plan_is_signed_and_ends(kept: Run) -> None:
    shown = kept("instruments", "ARM", "GEO", "--on", "2024-01-01").stdout
    assert "plan de consultations politiques pour 2023-2024 [signed]" in shown
    assert "ARM, GEO · signed 2023-03-06 · valid from 2023 · ends 2024-12-31" in shown
    assert "[ended]" in kept("instruments", "ARM", "GEO", "--on", "2025-01-01").stdout
    assert "2023-2024" in kept("instruments", "--ending", 31, "--on", "2024-12-01").stdout
    assert "no such document" in kept("instruments", "--ending", 29, "--on", "2024-12-01").stderr


def test_articles_have_what_was_said_of_them(kept: Run) -> None:
    shown = kept("instruments", "--on", "2024-01-01", "--json").stdout
    papers = [json.loads(line) for line in shown.splitlines()]
    (paper,) = [each for each in papers if each["kind"] == "declaration"]
    assert paper["articles"] == ["4", "9"]
    assert [(each["stance"], each["parties"], each["about"]) for each in paper["said"]] == [
        ("accuse", ["GEO"], ["AZE"])
    ]


def test_commitments(kept: Run) -> None:
    shown = kept("commitments", "arm", "GEO").stdout
    assert "agreed, 2023-03-06: plan de consultations politiques pour 2023-2024, signed [1]" in shown
    assert "due 2023 to 2024-12-31" in shown
    told = json.loads(kept("commitments", "ARM", "GEO", "--json").stdout)
    assert {each["sort"] for each in told["commitments"]} == {"agreed"} and len(told["sources"]) == 1
    assert "no commitment" in kept("commitments", "ARM", "GEO", "--from", "2024").stderr


@pytest.mark.parametrize(
    "command",
    [
        ("instruments", "Utopia"),
        ("instruments", "--on", "2023"),
        ("instruments", "--ending", "-1"),
        ("commitments", "ARM"),
        ("commitments", "ARM", "x"),
        ("commitments", "ARM", "GEO", "--from", "soon"),
    ],
)
def test_a_wrong_call_is_told(kept: Run, command: tuple[str, ...]) -> None:
    kept(*command, exits=2)


PROGRAMME = """title = "Visit"

[[item]]
day = 2027-03-01
time = "09:00"
until = "10:00"
what = "Talks"
place = "Ministry"

[[item]]
day = 2027-03-01
time = "10:20"
what = "Lunch"
place = "Club"
"""


def test_a_visit_is_shown_in_order(kept: Run) -> None:
    found = json.loads(kept("search", "--type", "visit", "--json").stdout.splitlines()[0])["fact"]["id"]
    told = json.loads(kept("visit", "show", found, "--json").stdout)
    assert [stop["type"] for stop in told["stops"]] == ["meeting", "signing"]
    assert "signed: plan de consultations politiques pour 2023-2024" in kept("visit", "show", found[:6]).stdout
    meeting = json.loads(kept("search", "--type", "meeting", "--json").stdout.splitlines()[0])["fact"]["id"]
    assert "is no visit" in kept("visit", "show", meeting, exits=2).stderr


def test_a_programme_is_printed_and_written(run: Run, tmp_path: Path) -> None:
    file, page = tmp_path / "visit.toml", tmp_path / "page" / "visit.html"
    file.write_text(PROGRAMME, "utf-8")
    assert "Понедельник, 1 марта 2027 г." in run("visit", "new", file, "--language", "ru").stdout
    assert run("visit", "new", file, "--html", page).stdout == ""
    assert "Monday, 1 March 2027" in page.read_text("utf-8")
    run("visit", "new", file, "--language", "de", exits=2)


def test_nothing_is_written_of_a_programme_with_mistakes(run: Run, tmp_path: Path) -> None:
    file, page = tmp_path / "visit.toml", tmp_path / "visit.html"
    file.write_text(PROGRAMME.replace("10:20", "10:10").replace('"10:00"', '"10 h"'), "utf-8")
    told = run("visit", "new", file, "--html", page, exits=2)
    assert told.stderr.startswith(f"{file}:6: until: '10 h' is no time of day") and not page.exists()
    file.write_text(PROGRAMME.replace("10:20", "10:10"), "utf-8")
    assert f"{file}:12: time: 10:10 is too soon" in run("visit", "new", file, "--html", page, exits=2).stderr
    file.write_bytes(b'title = "x"\n# \xff\n')
    assert f"{file}:2: is not UTF-8" in run("visit", "new", file, exits=2).stderr
    assert "dragoman: " in run("visit", "new", tmp_path / "none.toml", exits=2).stderr
    assert list(tmp_path.glob("*.html")) == []
