"""A person has the last word: it is kept beside the reading, outlives what comes later, and is taken back whole."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.ledger import Fact, Register, UnknownFact, Where

from .made import meeting, stories

_ONE, _TWO = meeting("one"), meeting("two", agency="APA")
_APART = meeting("three", agency="AFP", start="2024-05-09", published="2024-05-09")


def only(register: Register) -> Fact:
    """Return the one fact there is."""
    [fact] = register.facts()
    return fact


def test_a_fact_is_confirmed_rejected_and_that_taken_back(register: Register) -> None:
    register.keep([_ONE])
    fact = only(register)
    said = register.confirm(fact.id, who="A", why="I was there")
    assert (said.verb, said.who, said.why, only(register).standing) == ("confirm", "A", "I was there", "confirmed")
    word = register.reject(fact.id, who="B")
    assert register.facts() == [] and len(register.facts(Where(rejected=True))) == 1
    register.undo(word.number, who="B", why="mistaken")
    assert only(register).standing == "confirmed"
    assert [(each.verb, each.undone) for each in register.show(fact.id).corrections] == [
        ("confirm", False),
        ("reject", True),
    ]
    assert register.verify() is None


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("start", "2024-05-01", Where(until="2024-05-03")),
        ("place", "Tbilisi", Where()),
        ("parties", ["AZE", "KAZ"], Where(parties=("KAZ",))),
        ("topics", ["energy"], Where()),
        ("status", "cancelled", Where(parties=("AZE",))),
    ],
)
def test_an_edit_outlives_later_arrivals(register: Register, field: str, value: Any, where: Where) -> None:
    register.keep([_ONE])
    register.edit(only(register).id, field, value, who="A", why="as the ministry has it")
    register.keep([_TWO, _APART])
    [fact] = [fact for fact in register.facts(where) if fact.standing == "edited"]
    found = getattr(fact.item, field)
    assert (list(found) if isinstance(found, tuple) else found) == value
    assert len(fact.sources) == 2 and register.verify() is None


@pytest.mark.parametrize(
    ("field", "value"), [("colour", "red"), ("evidence", []), ("start", 5), ("status", "happened"), ("parties", "AZE")]
)
def test_an_edit_that_makes_no_sense_is_refused(register: Register, field: str, value: Any) -> None:
    register.keep([_ONE])
    with pytest.raises(ValueError, match=field):
        register.edit(only(register).id, field, value, who="A")
    assert only(register).standing == "read"


def test_a_split_stays_split_whatever_comes_later(register: Register) -> None:
    register.keep([_ONE, _TWO])
    telling = only(register).sources[1].telling
    word = register.split(telling, who="A", why="two meetings")
    assert [len(fact.sources) for fact in register.facts()] == [1, 1]
    register.keep([meeting("four", agency="AFP"), meeting("five", agency="Kabar")])
    facts = register.facts()
    assert sorted(len(fact.sources) for fact in facts) in ([1, 3], [2, 2])
    apart = {source.name for fact in facts for source in fact.sources if source.telling == telling}
    assert apart and all({"one", "two"} - {source.name for source in fact.sources} for fact in facts), (
        "the two are together again"
    )
    register.undo(word.number, who="A")
    assert len(only(register).sources) == 4 and register.verify() is None


def test_a_merge_holds_whatever_comes_later_until_it_is_taken_back(register: Register) -> None:
    register.keep([_ONE, _APART])
    one, other = register.facts()
    word = register.merge(one.id, other.id, who="A", why="the agency had the day wrong")
    assert len(only(register).sources) == 2
    register.keep([_TWO])
    assert len(only(register).sources) == 3
    register.undo(word.number, who="A")
    assert sorted(len(fact.sources) for fact in register.facts()) == [1, 2]
    assert register.verify() is None


def test_words_given_early_and_late_lead_to_the_same(register: Register) -> None:
    """Corrections and arrivals may come in any order: a merge of two holds with what both are like."""
    entries = stories(3, 8)
    register.keep(entries[:-4])
    meant = [fact for fact in register.facts() if fact.kind == "event"][:2]
    for fact in meant:
        register.confirm(fact.id, who="A")
    register.keep(entries[-4:])
    standing = {fact.id: fact.standing for fact in register.facts()}
    assert list(standing.values()).count("confirmed") == len({register.show(fact.id).fact.id for fact in meant})


def test_what_can_t_be_merged_or_split_is_refused(register: Register) -> None:
    register.keep([_ONE, *stories(1, 1)])
    fact = register.facts(Where(source="one"))[0]
    with pytest.raises(ValueError, match="nothing to split"):
        register.split(fact.id, who="A")
    with pytest.raises(ValueError, match="one fact already"):
        register.merge(fact.id, fact.id, who="A")
    visit = register.facts(Where(type="visit"))[0]
    with pytest.raises(ValueError, match="two sorts"):
        register.merge(fact.id, visit.id, who="A")


@pytest.mark.parametrize("written", ["", "0", "zzzzzzzzzzzz", "ü", "0" * 40, "' OR 1=1", "\x00", "\ud800"])
def test_an_unknown_id_is_told(register: Register, written: str) -> None:
    with pytest.raises(UnknownFact):
        register.show(written)
    with pytest.raises(UnknownFact):
        register.confirm(written, who="A")


def test_undoing_what_is_not_there_is_told(register: Register) -> None:
    with pytest.raises(UnknownFact):
        register.undo(7, who="A")
