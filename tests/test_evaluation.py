"""Scoring: its rules one by one, and that it agrees with the reference scorer where that is at hand."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation import ALL, Score, Tally, fold, load, pair_up, same_name
from dragoman.record import Dispatch, Event, Instrument, Person, Record, Statement

SHARED = Path(__file__).parents[2] / "shared"
needs_reference = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the reference scorer is not at hand")


def rows(gold: Record, predicted: Record) -> dict[str, dict[str, float | int]]:
    score = Score()
    score.add("a", gold, predicted)
    return score.rows()[ALL]


def test_a_record_agrees_with_itself() -> None:
    record = Record(
        people=(Person("Anne Martin", "minister", "FRA"),),
        events=(Event(type="visit", parties=("FRA",), evidence=((0, 4),), topics=("trade",)),),
        instruments=(Instrument(kind="plan", title="plan", articles=("4",)),),
        statements=(Statement(stance="accuse", parties=("FRA",), about=("RUS",), evidence=((5, 9),)),),
    )
    assert {row["f1"] for row in rows(record, record).values()} == {1.0}


def test_nothing_against_nothing_is_right() -> None:
    assert {row["f1"] for row in rows(Record(), Record()).values()} == {1.0}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Djeyhoun Baïramov", "Jeyhun BAIRAMOV", True),
        ("Sergueï Lavrov", "Sergueï Chavrov", True),
        ("Sergueï Lavrov", "Maria Zakharova", False),
        ("", "Anne", False),
        ("", "--", True),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_a_person_needs_office_and_party_too() -> None:
    gold = Record(people=(Person("Anne Martin", "minister", "FRA"),))
    for wrong in (Person("Anne Martin", None, "FRA"), Person("Anne Martin", "minister", "BEL")):
        assert rows(gold, Record(people=(wrong,)))["people"]["f1"] == 0.0


def test_an_event_may_be_right_but_not_in_full() -> None:
    gold = Record(events=(Event(type="visit", parties=("FRA",), start="2024-05-14"),))
    found = rows(gold, Record(events=(Event(type="visit", parties=("FRA",), start="2024"),)))
    assert found["events"]["f1"] == 1.0
    assert found["events, full"]["f1"] == 0.0


def test_no_item_is_used_twice_and_the_better_is_preferred() -> None:
    def same(one: int, other: int) -> bool:
        return one % 10 == other % 10

    def exact(one: int, other: int) -> bool:
        return one == other

    assert pair_up([21, 1, 31], [11, 21], same, exact) == [(21, 21), (1, 11)]


def test_grounding_asks_for_a_common_character() -> None:
    def event(start: int, end: int) -> Record:
        return Record(events=(Event(type="visit", evidence=((start, end),)),))

    assert rows(event(0, 5), event(4, 9))["grounding"]["f1"] == 1.0
    assert rows(event(0, 5), event(5, 9))["grounding"]["f1"] == 0.0


def test_languages_are_counted_apart_and_together() -> None:
    score = Score()
    for language in ("ru", "fr", "fr"):
        record = Record(dispatch=Dispatch(language=language), people=(Person("Anne"),))
        score.add(language, record, record if language == "fr" else Record())
    assert score.languages() == ["all", "ru", "fr"]
    assert score.tallies["fr"]["people"] == Tally(2, 2, 2)
    assert score.tallies[ALL]["people"] == Tally(2, 3, 2)


def test_quotes_become_offsets() -> None:
    text = "Une visite à Bakou."
    data = {"given": None, "events": [{"type": "visit", "evidence": ["à Bakou", "à Moscou", [0, 3]]}]}
    record, lost = load(json.dumps(data).encode(), text)
    assert record.events[0].evidence == ((11, 18), (0, 3))
    assert lost == ["à Moscou"]


@given(st.text())
def test_folding_is_final(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert same_name(text, text)


PERTURBATIONS: list[Callable[[random.Random, dict[str, Any]], None]] = [
    lambda rng, item: item.update(topics=["trade"]) if "topics" in item else None,
    lambda rng, item: item.update(parties=list(reversed(item["parties"]))) if "parties" in item else None,
    lambda rng, item: item.update(parties=["FRA"]) if "parties" in item else None,
    lambda rng, item: item.update(start=None) if "start" in item else None,
    lambda rng, item: item.update(status="planned") if "status" in item else None,
    lambda rng, item: item.update(action="cited") if "action" in item else None,
    lambda rng, item: item.update(title=item["title"][::-1]) if "title" in item else None,
    lambda rng, item: item.update(articles=["7"]) if "articles" in item else None,
    lambda rng, item: item.update(about=["RUS"]) if "about" in item else None,
    lambda rng, item: item.update(name=item["name"].upper()) if "name" in item else None,
    lambda rng, item: item.update(name=item["name"][2:]) if "name" in item else None,
    lambda rng, item: item.update(office=None) if "office" in item else None,
    lambda rng, item: item.update(evidence=[[rng.randrange(1500), 1600]]) if "evidence" in item else None,
]


def disturbed(rng: random.Random, gold: dict[str, Any], text: str) -> dict[str, Any]:
    """Return a gold record as a reader of middling skill might have made it."""
    record: dict[str, Any] = json.loads(json.dumps(gold))
    for part in ("people", "events", "instruments", "statements"):
        items = record[part]
        for item in items:
            quotes = item.get("evidence", [])
            item["evidence"] = [[text.find(q), text.find(q) + len(q)] for q in quotes if q in text]
            if rng.random() < 0.5:
                rng.choice(PERTURBATIONS)(rng, item)
        doubled = [json.loads(json.dumps(item)) for item in items if rng.random() < 0.2]
        record[part] = [item for item in items if rng.random() < 0.9] + doubled
        rng.shuffle(record[part])
    for key in record["dispatch"]:
        if rng.random() < 0.2:
            record["dispatch"][key] = None
    return record


@needs_reference
@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_the_reference_scorer(seed: int, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec and spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    rng = random.Random(seed)
    score = Score()
    for path in sorted((SHARED / "gold" / "dev").glob("*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        gold = path.read_bytes()
        data = json.dumps(disturbed(rng, json.loads(gold), text)).encode()
        absent = rng.random() < 0.1
        if not absent:
            (tmp_path / path.name).write_bytes(data)
        score.add(path.stem, load(gold, text)[0], Record() if absent else load(data)[0])
    expected, faults = reference.score(SHARED / "gold" / "dev", tmp_path)
    found = score.rows()
    assert found.keys() == expected.keys()
    for language, parts in expected.items():
        assert found[language].keys() == parts.keys()
        for part, row in parts.items():
            assert found[language][part] == pytest.approx(row, abs=1e-9), (language, part)
    assert len(score.errors) == len(faults)


def test_a_record_may_have_fields_that_are_not_known_here() -> None:
    person = {"name": "Anne Martin", "office": None, "party": "FRA", "key": "anne-mrtn", "rank": 3}
    record, lost = load(json.dumps({"people": [person], "notes": []}).encode())
    assert (record.people[0].name, record.people[0].key, lost) == ("Anne Martin", "anne-mrtn", [])


def test_the_key_of_a_person_does_not_count() -> None:
    gold = Record(people=(Person("Anne Martin", None, "FRA"),))
    score = Score()
    score.add("a", gold, Record(people=(Person("Anne Martin", None, "FRA", key="anne-mrtn"),)))
    assert score.tallies["all"]["people"].hit == 1
