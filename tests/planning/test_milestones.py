"""The round anniversaries to come, of what a ledger knows the beginning of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger import Fact, Register, Where
from dragoman.planning.milestones import Anniversary, anniversaries, round_number
from dragoman.record import Event, Instrument, Milestone

from .telling import entry

RELATIONS = Milestone(kind="relations", parties=("AZE", "RUS"), year="1992")
PLAN = Instrument(
    kind="plan", title="plan of consultations", action="signed", parties=("AZE", "RUS"), signed="2022-12-05"
)
VISIT = Event(type="visit", parties=("AZE", "GEO"), host="GEO", start="2024-02-29", end="2024-02-29")


class Book:
    """A ledger of a few facts."""

    def __init__(self, *items: Event | Instrument | Milestone) -> None:
        kinds = {Event: "event", Instrument: "instrument", Milestone: "milestone"}
        self.known = [
            Fact(id=f"{number:012}", kind=kinds[type(item)], item=item, day=None)  # type: ignore[arg-type]
            for number, item in enumerate(items)
        ]

    def all_facts(self, where: Where = Where()) -> Iterator[Fact]:  # noqa: B008
        for fact in self.known:
            if fact.kind == where.kind and set(where.parties) <= set(fact.parties):
                yield fact


def shown(found: list[Anniversary]) -> list[tuple[str, int, str]]:
    return [(each.date, each.years, each.of.what) for each in found]


def test_relations_documents_and_visits_in_the_order_of_their_days() -> None:
    found = anniversaries(Book(VISIT, PLAN, RELATIONS), date(2027, 1, 1), 6)
    assert shown(found) == [
        ("2027-12-05", 5, "instrument"),
        ("2029-02-28", 5, "visit"),
        ("2032-12-05", 10, "instrument"),
        ("2032", 40, "relations"),
    ]


def test_only_of_those_asked_for() -> None:
    found = anniversaries(Book(VISIT, PLAN, RELATIONS), date(2027, 1, 1), 6, ("GEO",))
    assert shown(found) == [("2029-02-28", 5, "visit")]


def test_both_ends_of_the_time_count() -> None:
    assert shown(anniversaries(Book(PLAN), date(2027, 12, 5), 1)) == [("2027-12-05", 5, "instrument")]
    assert shown(anniversaries(Book(PLAN), date(2027, 12, 6), 1)) == []
    assert shown(anniversaries(Book(PLAN), date(2026, 12, 5), 1)) == [("2027-12-05", 5, "instrument")]
    assert shown(anniversaries(Book(PLAN), date(2026, 12, 4), 1)) == []


def test_a_year_is_due_until_its_end() -> None:
    assert shown(anniversaries(Book(RELATIONS), date(2022, 12, 31), 1)) == [("2022", 30, "relations")]


def test_a_document_and_its_anniversary_are_one() -> None:
    told = Milestone(kind="instrument", title="Plan of Consultations", parties=("AZE", "RUS"), year="2022")
    found = anniversaries(Book(told, PLAN, PLAN), date(2027, 1, 1), 1)
    assert shown(found) == [("2027-12-05", 5, "instrument")]
    assert len(found[0].of.facts) == 3


def test_only_the_first_visit_counts_and_each_way_for_itself() -> None:
    later = Event(type="visit", parties=("AZE", "GEO"), host="GEO", start="2024-06-01")
    back = Event(type="visit", parties=("AZE", "GEO"), host="AZE", start="2024-06-02")
    found = anniversaries(Book(later, VISIT, back), date(2029, 1, 1), 1)
    assert [(each.date, each.of.host) for each in found] == [("2029-02-28", "GEO"), ("2029-06-02", "AZE")]


@pytest.mark.parametrize("action", ["negotiated", "cited", "terminated"])
def test_a_document_that_is_not_in_force_has_none(action: str) -> None:
    draft = Instrument(kind="plan", title="plan", action=action, parties=("AZE", "RUS"), signed="2022-12-05")  # type: ignore[arg-type]
    assert anniversaries(Book(draft), date(2027, 1, 1), 1) == []


def test_what_is_round() -> None:
    assert [n for n in range(-5, 151) if round_number(n)] == [
        5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100, 125, 150,
    ]  # fmt: skip


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 50))
def test_all_lie_in_the_time_and_are_dates(began: date, on: date, years: int) -> None:
    found = anniversaries(Book(Milestone(kind="relations", parties=("AZE",), year=f"{began.year}")), on, years)
    assert [each.date for each in found] == sorted({each.date for each in found})
    signed = Instrument(kind="treaty", title="t", action="signed", parties=("AZE",), signed=began.isoformat())
    for each in anniversaries(Book(signed), on, years):
        assert on <= date.fromisoformat(each.date)
        assert int(each.date[:4]) - began.year == each.years and round_number(each.years)


def test_what_is_told_later_is_not_known_on_the_day(register: Register) -> None:
    register.keep(
        [
            entry("2023-01-10", Milestone(kind="relations", parties=("AZE", "GEO"), year="1993")),
            entry("2023-02-10", Milestone(kind="statehood", parties=("GEO",), year="1993")),
        ]
    )
    on = date(2023, 1, 31)
    assert [each.of.what for each in anniversaries(register, on, known=on.isoformat())] == ["relations"]
    assert len(anniversaries(register, on)) == 2
