"""Looking for words: without regard to accents, names in any spelling, the same on either database."""

from __future__ import annotations

import pytest

from dragoman.ledger import Register, Where

from .made import meeting


@pytest.fixture
def filled(register: Register) -> Register:
    """A ledger of three dispatches."""
    register.keep(
        [
            meeting("one", words="La réunion a porté sur l'énergie solaire."),
            meeting("two", people=(("Elçin Məmmədov", "AZE"),), start="2024-06-01", published="2024-06-01"),
            meeting("three", parties=("ARM", "KAZ"), people=(("Даулет Омаров", "KAZ"),), language="ru", place="Astana"),
        ]
    )
    return register


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("reunion", {"one"}),
        ("ÉNERGIE solaire", {"one"}),
        ("réunion Astana", set()),
        ("Astana", {"three"}),
        ("Omarov", {"three"}),
        ("Даулет Омаров", {"three"}),
        ("Elchin Mammadov", {"two"}),
        ("Мамедов", {"two"}),
        ("met", {"one", "two", "three"}),
        ("'; DROP TABLE dispatch; --", set()),
        ('" OR * NEAR( ^', set()),
        ("a:* & !b | (c", set()),
    ],
)
def test_words_are_found(filled: Register, words: str, names: set[str]) -> None:
    assert {hit.source.name for hit in filled.search(words)} == names
    assert len(filled) == 3


def test_a_hit_quotes_its_source(filled: Register) -> None:
    [hit] = filled.search("Astana", Where(kind="event"))
    assert "met in Astana" in hit.quote and hit.fact is not None and hit.source.language == "ru"


def test_without_words_the_latest_come_first(filled: Register) -> None:
    assert next(hit.source.name for hit in filled.search(most=2)) == "two"
    assert [hit.source.name for hit in filled.search(where=Where(person="Daulet Omarov"))] == ["three"]


def test_filters_narrow_what_words_find(filled: Register) -> None:
    assert [hit.source.name for hit in filled.search("met", Where(parties=("AZE",), since="2024-06"))] == ["two"]
    assert len(filled.search("met", most=1)) == 1


def test_what_is_rejected_is_not_found_as_a_fact(filled: Register) -> None:
    [hit] = filled.search("Astana", Where(kind="event"))
    assert hit.fact is not None
    filled.reject(hit.fact.id, who="A")
    assert filled.search("Astana", Where(kind="event")) == []
