"""Documents, commitments and visits from the command line, on dispatches read by the real reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app

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
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command on a ledger of a test's own."""
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(tmp_path / "book.db"))
    monkeypatch.setenv("COLUMNS", "100")

    def invoke(*arguments: object, exits: int = 0) -> Result:
        result = CliRunner().invoke(app, [str(each) for each in arguments])
        assert result.exit_code == exits, result.output
        return result

    return invoke


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
