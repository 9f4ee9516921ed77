"""What began so many years ago, by its anniversary: in figures and words, in four languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import read
from dragoman.reader.lexicon import lexicon
from dragoman.reader.milestone_words import milestone_words
from dragoman.record import Milestone

EXAMPLES = Path(__file__).parents[2] / "examples"


def told(text: str, language: str, published: str | None = "2023-05-10") -> list[Milestone]:
    return list(read(text, published=published, language=language).milestones)


def cases() -> list[list[str]]:
    lines = (Path(__file__).parent / "milestones.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("language", "expected", "text"), cases())
def test_the_year_it_began(language: str, expected: str, text: str) -> None:
    found = told(text, language)
    shown = [f"{m.kind} {'+'.join(m.parties)} {m.year}" for m in found]
    assert shown == ([] if expected == "none" else [expected])
    assert all(text[a:b].strip() for m in found for a, b in m.evidence)


def test_the_sides_are_those_of_the_talks() -> None:
    text = (
        "Le ministre géorgien des Affaires étrangères, Vano Beridze, a reçu mardi à Tbilissi son homologue "
        "letton, Juris Ozols. Les ministres ont salué le 30e anniversaire des relations entre les deux pays."
    )
    assert [(m.parties, m.year) for m in told(text, "fr")] == [(("GEO", "LVA"), "1993")]


def test_told_twice_it_is_one() -> None:
    text = (
        "This year marks the 30th anniversary of diplomatic relations between Georgia and Latvia. "
        "Diplomatic relations between Georgia and Latvia, established in 1993, are excellent, the minister said."
    )
    found = told(text, "en")
    assert [(m.parties, m.year, len(m.evidence)) for m in found] == [(("GEO", "LVA"), "1993", 2)]


def test_a_document_has_its_title() -> None:
    text = "The ministers marked the tenth anniversary of the Treaty of Friendship between Kazakhstan and Poland."
    assert [(m.kind, m.title, m.year) for m in told(text, "en")] == [("instrument", "Treaty of Friendship", "2013")]


def test_without_a_date_only_the_year_itself_tells() -> None:
    text = "This year marks the 30th anniversary of diplomatic relations between Georgia and Latvia."
    assert told(text, "en", None) == []
    assert [m.year for m in told(text.replace("This year", "2023"), "en", None)] == ["1993"]


def test_what_is_remembered_is_no_news() -> None:
    text = "Bu il Azərbaycan ilə Rusiya arasında diplomatik əlaqələrin qurulmasının 30 illiyi qeyd olunur."
    assert [e for e in read(text, published="2023-05-10", language="az").events if e.type == "relations"] == []


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [
        ("fr", "trente-cinquième", 35),
        ("fr", "soixante et onzième", 71),
        ("fr", "quatre-vingt-quinzième", 95),
        ("fr", "cent cinquantième", 150),
        ("fr", "deux centième", 200),
        ("fr", "quatre cents", None),
        ("fr", "31e", 31),
        ("en", "forty-second", 42),
        ("en", "one hundred and twenty-fifth", 125),
        ("en", "30-year", 30),
        ("en", "103rd", 103),
        ("ru", "тридцать пятую", 35),
        ("ru", "сорокового", 40),
        ("ru", "25-ю", 25),
        ("az", "otuz beşinci", 35),
        ("az", "yüz iyirmi beş", 125),
        ("az", "30-cu", 30),
    ],
)
def test_numbers(language: str, written: str, number: int | None) -> None:
    pack = lexicon(language)
    words = ["x", *pack.orthography.pieces(written)]
    found = milestone_words(pack).number_before(words, len(words), 0)
    assert (found and found[0]) == number
    assert found is None or found[1] == 1


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("07-*.txt")), ids=lambda path: path.name)
def test_the_example_in_four_languages(path: Path) -> None:
    found = read(path.read_text("utf-8")).milestones
    assert [(m.kind, m.parties, m.year) for m in found] == [("relations", ("AZE", "GEO"), "1992")]
