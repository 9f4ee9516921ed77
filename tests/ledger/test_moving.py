"""What persons have said of a dispatch goes over to its corrected version, and to later readings of that."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dragoman.ledger import Entry, Register, Where, prepare

from .made import meeting

_FIRST = meeting("one")
_OTHER = meeting("two", agency="APA", start="2024-05-09", published="2024-05-09")


def corrected(heading: str, **changes: Any) -> Entry:
    """Return the first dispatch sent again under a heading, with its event changed."""
    text, record = _FIRST.record.text or "", _FIRST.record
    shift = len(heading)
    moved = tuple((start + shift, end + shift) for start, end in record.events[0].evidence)
    event = msgspec.structs.replace(record.events[0], evidence=moved, **changes)
    record = msgspec.structs.replace(record, text=heading + text, events=(event,))
    return msgspec.structs.replace(_FIRST, name=heading.strip().casefold(), record=record)


_AGAIN = corrected("CORRECTED VERSION \n", topics=("energy",))
_LATER = corrected("CORRECTED VERSION, AGAIN \n", start="2024-05-02", end="2024-05-02")


def names(register: Register) -> list[list[str]]:
    return [[source.name for source in fact.sources] for fact in register.facts()]


def test_a_rejected_fact_stays_rejected_in_the_corrected_version(register: Register) -> None:
    register.keep([_FIRST])
    register.reject(register.facts()[0].id, who="A", why="it was put off")
    register.keep([_AGAIN])
    assert register.facts() == []
    [fact] = register.facts(Where(rejected=True))
    assert [source.name for source in fact.sources] == [_AGAIN.name]
    register.keep([_LATER])
    assert register.facts() == [] and register.verify() is None


def test_an_edit_goes_over_and_the_rest_is_as_corrected(register: Register) -> None:
    register.keep([_FIRST])
    word = register.edit(register.facts()[0].id, "place", "Sheki", who="A")
    register.keep([_AGAIN])
    [fact] = register.facts()
    assert fact.standing == "edited" and (fact.item.place, fact.item.topics) == ("Sheki", ("energy",))  # type: ignore[union-attr]
    assert names(register) == [[_AGAIN.name]] and register.verify() is None
    register.undo(word.number, who="A")
    assert register.facts()[0].item.place == "Baku" and register.verify() is None  # type: ignore[union-attr]


@pytest.mark.parametrize("version", [_AGAIN, _LATER])
def test_what_was_confirmed_stays_as_it_was(register: Register, version: Entry) -> None:
    register.keep([_FIRST])
    before = register.confirm(register.facts()[0].id, who="A", why="I was there") and register.facts()[0]
    register.keep([version])
    assert register.facts() == [before] and register.verify() is None


def test_what_is_told_as_it_was_has_the_new_version_for_its_source(register: Register) -> None:
    register.keep([_FIRST])
    register.confirm(register.facts()[0].id, who="A")
    register.keep([corrected("CORRECTED: THE HEADLINE \n")])
    [fact] = register.facts()
    assert fact.standing == "confirmed" and names(register) == [["corrected: the headline"]]
    assert register.verify() is None


@pytest.mark.parametrize("turned", [False, True])
def test_facts_merged_by_hand_stay_so_until_that_is_taken_back(register: Register, turned: bool) -> None:
    register.keep([_FIRST, _OTHER])
    one, other = (fact.id for fact in register.facts())
    word = register.merge(*((other, one) if turned else (one, other)), who="A")
    register.keep([_AGAIN])
    [fact] = register.facts()
    assert {source.name for source in fact.sources} == {_AGAIN.name, "two"} and register.verify() is None
    register.undo(word.number, who="A")
    assert len(register.facts()) == 2 and register.verify() is None


def test_facts_split_by_hand_stay_so(register: Register) -> None:
    register.keep([_FIRST, meeting("three", agency="AFP")])
    [fact] = register.facts()
    register.split(fact.sources[1].telling, who="A")
    register.keep([_AGAIN])
    assert sorted(names(register)) == [[_AGAIN.name], ["three"]] and register.verify() is None


def test_a_later_reading_of_the_version_finds_them(register: Register) -> None:
    register.keep([_FIRST])
    register.edit(register.facts()[0].id, "place", "Sheki", who="A")
    register.keep([_AGAIN])
    event = msgspec.structs.replace(_AGAIN.record.events[0], place="Ganja", people=())
    entry = msgspec.structs.replace(_AGAIN, record=msgspec.structs.replace(_AGAIN.record, events=(event,)))
    [kept] = [kept for kept in register.dispatches(-1, 9) if kept.entry.name == entry.name]
    register.replace([(prepare(entry), kept)])
    [fact] = register.facts()
    assert (fact.standing, fact.item.place, fact.people) == ("edited", "Sheki", ())  # type: ignore[union-attr]
    assert register.verify() is None
