"""One event told in four languages: the records of the aligned examples agree in all but their words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman import Record, read

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = sorted(EXAMPLES.glob("07-*.*.txt"))


def record(path: Path) -> Record:
    return read(path.read_text("utf-8"))


def facts(found: Record) -> dict[str, Any]:
    """What the languages must agree in (people by their keys, since each writes their names its own way)."""
    keys = {person.name: person.key for person in found.people}
    return {
        "people": sorted((p.key, p.office, p.party) for p in found.people),
        "events": [
            (e.type, e.status, e.parties, e.start, e.end, e.place, e.country, sorted(keys[p] or "" for p in e.people))
            for e in found.events
        ],
        "instruments": [(i.kind, i.action, i.parties, i.signed, i.valid_from, i.valid_to) for i in found.instruments],
        "statements": [
            (keys.get(s.speaker or ""), s.parties, s.stance, s.about)
            for s in found.statements
        ],
        "milestones": [(m.kind, m.parties, m.year) for m in found.milestones],
    }  # fmt: skip


def test_there_is_one_in_every_whole_language() -> None:
    assert [path.suffixes[-2] for path in FILES] == [".az", ".en", ".fr", ".ru"]
    assert [f".{record(path).dispatch.language}" for path in FILES] == [".az", ".en", ".fr", ".ru"]


@pytest.mark.parametrize("part", ["people", "events", "instruments", "statements", "milestones"])
def test_the_languages_agree(part: str) -> None:
    found = {path.suffixes[-2]: facts(record(path))[part] for path in FILES}
    assert found[".fr"], "nothing was read"
    assert found == dict.fromkeys(found, found[".fr"])


def test_the_dateline_is_one() -> None:
    told = {(r.dispatch.place, r.dispatch.published) for r in map(record, FILES)}
    assert told == {("Tbilisi", "2024-09-18")}
