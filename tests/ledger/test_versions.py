"""Versions: a dispatch sent again, corrected or completed, is one source, whichever comes first."""

from __future__ import annotations

from itertools import permutations

import msgspec

from cluster import Places
from dragoman.ledger import Entry, Register
from dragoman.ledger.keep import text_hash

from .made import meeting

_FIRST = meeting("one")


def _version(text: str, name: str, **changes: object) -> Entry:
    """Return the first dispatch sent again with another text."""
    record = msgspec.structs.replace(_FIRST.record, text=text)
    return msgspec.structs.replace(_FIRST, name=name, record=record, **changes)


_TEXT = _FIRST.record.text or ""
_LONGER = _version(f"{_TEXT}\nThe talks lasted two hours.", "longer")
_CORRECTED = _version(f"Corrected: the place\n{_TEXT}", "corrected")


def test_the_corrected_version_counts_whatever_the_order(places: Places) -> None:
    for order in permutations((_FIRST, _LONGER, _CORRECTED)):
        with Register(places(), make=True) as register:
            for entry in order:
                assert register.keep([entry]) == [True]
            [fact] = register.facts()
            assert [source.name for source in fact.sources] == ["corrected"]
            assert len(register) == 3 and register.verify() is None


def test_versions_in_one_batch_are_one_source(register: Register) -> None:
    assert register.keep([_LONGER, _FIRST]) == [True, True]
    [fact] = register.facts()
    assert [source.name for source in fact.sources] == ["longer"]
    assert {hit.source.name for hit in register.search("talks")} == {"longer"}


def test_an_address_makes_versions_of_whatever_it_said(places: Places) -> None:
    address = "https://example.org/7"
    others = [
        meeting("six", url=address, start="2024-01-01", published="2024-01-01"),
        meeting("seven longer", url=address),
    ]
    for order in permutations(others):
        with Register(places(), make=True) as register:
            for entry in order:
                register.keep([entry])
            assert [[source.name for source in fact.sources] for fact in register.facts()] == [["seven longer"]]


def test_versions_of_versions_are_one_whatever_the_order_and_the_batch(places: Places) -> None:
    address = "https://example.org/8"
    earlier = meeting("8", url=address, start="2024-04-30", published="2024-04-30")
    chain = [earlier, msgspec.structs.replace(_FIRST, url=address), _LONGER]
    found = set()
    for order in permutations(chain):
        for cut in (0, 1, 2):
            with Register(places(), make=True) as register:
                for batch in (order[:cut], order[cut:]):
                    register.keep(batch)
                found.add(tuple(source.name for fact in register.facts() for source in fact.sources))
    assert found == {("longer",)}


def test_the_wording_of_another_day_is_no_version(places: Places) -> None:
    dispatch = msgspec.structs.replace(_FIRST.record.dispatch, published="2024-05-10")
    weekly = _version(f"{_TEXT} Again.", "weekly")
    weekly = msgspec.structs.replace(weekly, record=msgspec.structs.replace(weekly.record, dispatch=dispatch))
    for batches in ([[_FIRST, weekly]], [[_FIRST], [weekly]], [[weekly], [_FIRST]]):
        with Register(places(), make=True) as register:
            for batch in batches:
                register.keep(batch)
            assert {source.name for fact in register.facts() for source in fact.sources} == {"one", "weekly"}


def test_a_text_is_known_by_its_hash() -> None:
    assert len({text_hash(text) for text in (_TEXT, _TEXT + " ", "", "\ud800", "\udfff")}) == 5
