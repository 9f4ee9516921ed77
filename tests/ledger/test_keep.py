"""Keeping dispatches: each once, whole batches, with what could not be read set aside."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.ledger import LedgerError, Register, Where

from .made import meeting


def test_a_dispatch_is_kept_once(register: Register) -> None:
    one, two = meeting("one"), meeting("two", start="2024-06-01", published="2024-06-01")
    assert register.keep([one, two, one]) == [True, True, False]
    assert register.keep([two]) == [False]
    assert len(register) == 2
    assert register.kept([one.record.text or "", "another text"]) == [True, False]


def test_the_same_text_under_another_name_is_the_same_dispatch(register: Register) -> None:
    one = meeting("one")
    register.keep([one])
    assert register.keep([msgspec.structs.replace(one, name="other.txt")]) == [False]
    assert [fact.sources[0].name for fact in register.facts()] == ["one"]


def test_what_is_kept_is_there_when_opened_again(place: str) -> None:
    with Register(place, make=True) as register:
        register.keep([meeting("one")])
        facts = register.facts()
    with Register(place) as again:
        assert again.facts() == facts
        assert again.verify() is None


def test_a_fact_has_its_source_and_evidence(register: Register) -> None:
    dispatch = meeting("one", url="https://example.org/one")
    register.keep([dispatch])
    [fact] = register.facts()
    [source] = fact.sources
    assert (source.name, source.agency, source.language, source.url) == ("one", "TASS", "en", "https://example.org/one")
    (start, end) = source.evidence[0]
    assert (dispatch.record.text or "")[start:end].startswith("Rauf Quliyev and Gela Beridze met in Baku")


def test_a_batch_of_nothing_is_kept(register: Register) -> None:
    assert register.keep([]) == []
    assert register.facts() == [] and len(register) == 0 and register.verify() is None


def test_a_batch_is_kept_whole_or_not_at_all(register: Register) -> None:
    register.keep([meeting("one")])
    broken = msgspec.structs.replace(meeting("two"), reader=None)
    with pytest.raises(LedgerError):
        register.keep([meeting("three"), broken])
    assert len(register) == 1 and register.verify() is None


def test_a_large_batch_is_kept(register: Register) -> None:
    batch = [meeting(f"number{at}", start=None, published=f"20{10 + at % 15}-05-03") for at in range(700)]
    assert all(register.keep(batch))
    assert sum(len(fact.sources) for fact in register.all_facts()) == 700


def test_problems_are_set_aside_and_solved(register: Register) -> None:
    register.set_aside([("b.txt", "is not text"), ("a.txt", "is empty")])
    assert [(each.source, each.reason) for each in register.problems()] == [
        ("a.txt", "is empty"),
        ("b.txt", "is not text"),
    ]
    register.set_aside([("a.txt", "is still empty")], solved=["b.txt"])
    assert [(each.source, each.reason) for each in register.problems()] == [("a.txt", "is still empty")]


def test_no_ledger_is_not_made_unasked(place: str) -> None:
    with pytest.raises(LedgerError, match="dragoman ingest"):
        Register(place)


def test_where_narrows_what_is_found(register: Register) -> None:
    register.keep([meeting("one"), meeting("two", parties=("ARM", "GEO"), people=(), start="2024-07-01", place=None)])
    assert len(register.facts(Where(parties=("AZE",)))) == 1
    assert len(register.facts(Where(parties=("GEO",)))) == 2
    assert len(register.facts(Where(parties=("ARM", "AZE")))) == 0
    assert len(register.facts(Where(person="Гела Беридзе"))) == 1
    assert len(register.facts(Where(person="Quliyev"))) == 1
    assert len(register.facts(Where(since="2024-06"))) == 1
    assert len(register.facts(Where(until="2024-05"))) == 1
    assert len(register.facts(Where(topic="trade", type="meeting", status="held"))) == 2
    assert len(register.facts(Where(topic="energy"))) == 0
    assert len(register.facts(Where(source="TASS"))) == 2
    assert len(register.facts(Where(source="tw"))) == 1
    assert [fact.sources[0].name for fact in register.facts(most=1)] == ["two"]
