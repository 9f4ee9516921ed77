"""`dragoman evaluate`: the reader's figures on gold records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

GOLD = {
    "given": {"published": "2022-12-06"},
    "dispatch": {"language": "fr", "agency": None, "place": None, "published": "2022-12-06"},
    "people": [{"name": "Anne Martin", "office": "foreign_minister", "party": "FRA"}],
    "events": [
        {
            "type": "visit",
            "status": "held",
            "parties": ["AZE", "RUS"],
            "topics": [],
            "evidence": ["Une visite"],
        }
    ],
    "instruments": [],
    "statements": [{"stance": "praise", "parties": ["AZE"], "about": [], "topics": ["trade"], "evidence": ["Bakou"]}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.txt").write_text("Une visite à Bakou.", encoding="utf-8")
    (folder / "a.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


def test_reads_the_texts_and_scores_them(run: Run, gold: Path) -> None:
    result = run("evaluate", gold, "--json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert list(rows) == ["all", "fr"]
    figures = {part: row["f1"] for part, row in rows["fr"].items()}
    assert figures["people"] == figures["events"] == figures["grounding"] == figures["dispatch"] == 1.0
    assert figures["statements"] == 0.0


def test_prints_a_table_by_language(run: Run, gold: Path) -> None:
    lines = run("evaluate", gold).stdout.splitlines()
    assert "fr" in lines
    assert "  people             P 1.000  R 1.000  F1 1.000  gold    1  predicted    1" in lines


def test_prints_the_disagreements(run: Run, gold: Path) -> None:
    last = run("evaluate", gold, "--errors").stdout.splitlines()[-1].split("\t")
    assert last[:3] == ["a", "statements", "missed"]
    assert json.loads(last[3])["evidence"] == ["Bakou"]


def test_scores_records_made_earlier(run: Run, gold: Path, tmp_path: Path) -> None:
    predicted = tmp_path / "predicted"
    assert run("read", "--out", predicted, "--date", "2022-12-06", gold / "a.txt").exit_code == 0
    assert run("evaluate", gold, "--predicted", predicted).stdout == run("evaluate", gold).stdout


def test_a_record_that_is_missing_counts_as_empty(run: Run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    rows = json.loads(run("evaluate", gold, "--predicted", tmp_path / "nothing", "--json").stdout)
    assert rows["fr"]["people"]["recall"] == 0.0


def test_complains_of_what_it_cannot_use(run: Run, gold: Path) -> None:
    (gold / "b.json").write_text("{", encoding="utf-8")
    (gold / "b.txt").write_text("Une visite.", encoding="utf-8")
    (gold / "c.json").write_text("{}", encoding="utf-8")
    result = run("evaluate", gold)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 2


def test_warns_of_quotes_that_are_not_in_the_text(run: Run, gold: Path) -> None:
    (gold / "a.txt").write_text("Une visite à Moscou.", encoding="utf-8")
    result = run("evaluate", gold)
    assert result.exit_code == 0
    assert "Bakou" in result.stderr


def test_a_folder_without_gold_is_nothing_read(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", tmp_path).exit_code == 3
