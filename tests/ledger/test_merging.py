"""One event, many sources: what several dispatches tell of is one fact, in whatever order they come."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from cluster import Places
from dragoman.ledger import Entry, Fact, Register

from .made import meeting, stories


def kept(place: str, batches: list[list[Entry]]) -> list[Fact]:
    """Return all facts of a new ledger into which dispatches have come in batches."""
    with Register(place, make=True) as register:
        for batch in batches:
            register.keep(batch)
        assert register.verify() is None
        return list(register.all_facts())


def shuffled(entries: list[Entry], seed: int) -> list[list[Entry]]:
    """Return dispatches in another order, in batches of different sizes."""
    chance = Random(seed)
    entries = chance.sample(entries, len(entries))
    batches = []
    while entries:
        size = chance.choice((1, 2, 5, 20))
        batches.append(entries[:size])
        entries = entries[size:]
    return batches


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_arrival_changes_nothing(places: Places, seed: int) -> None:
    entries = stories(seed, 15)
    facts = kept(places(), [entries])
    assert any(len(fact.sources) > 2 for fact in facts)
    for shuffle in range(3):
        assert kept(places(), shuffled(entries, 10 * seed + shuffle)) == facts


def test_several_tellings_are_one_fact(register: Register) -> None:
    register.keep([meeting("one")])
    register.keep([meeting("two", agency="APA", language="az", people=(("Rauf Quliyev", "AZE"),))])
    register.keep([meeting("three", agency="AFP", language="fr", published="2024-05-04", topics=("trade", "energy"))])
    [fact] = register.facts()
    assert sorted(source.agency or "" for source in fact.sources) == ["AFP", "APA", "TASS"]
    assert {name for who in fact.people for name in (who.name,)} == {"Rauf Quliyev", "Gela Beridze"}
    shown = register.show(fact.id)
    assert len(shown.ties) == 2 and all(tie.reasons and tie.score >= 2 for tie in shown.ties)


def test_any_mark_of_a_telling_finds_the_fact(register: Register) -> None:
    register.keep([meeting("one"), meeting("two", agency="APA")])
    [fact] = register.facts()
    assert {register.show(source.telling).fact.id for source in fact.sources} == {fact.id}
    assert register.show(fact.id[:6]).fact == fact


def test_tellings_that_differ_are_shown_to_differ(register: Register) -> None:
    register.keep([meeting("one"), meeting("two", agency="APA"), meeting("three", agency="AFP", start="2024-05-02")])
    [fact] = register.facts()
    assert (fact.day, len(fact.sources)) == ("2024-05-03", 3)
    [difference] = [each for each in fact.differences if each.field == "start"]
    assert {value: len(marks) for value, marks in difference.values} == {"2024-05-03": 2, "2024-05-02": 1}


@pytest.mark.parametrize(
    "other",
    [
        {"start": "2024-05-09", "published": "2024-05-09"},
        {"parties": ("AZE", "KAZ")},
        {"people": (("Elçin Məmmədov", "AZE"), ("Nino Lomidze", "GEO")), "place": "Astana"},
    ],
)
def test_other_events_stay_apart(register: Register, other: dict[str, Any]) -> None:
    register.keep([meeting("one"), meeting("two", agency="APA", **other)])
    assert len(register.facts()) == 2
