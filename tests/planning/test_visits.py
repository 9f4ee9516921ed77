"""A past visit by example: what is part of it, in what order, and what was signed."""

from __future__ import annotations

import pytest

from dragoman.ledger import Entry, Fact, Where
from dragoman.planning.visits import Visit, lines, visit
from dragoman.record import Event, Instrument

from .telling import entry, kept

pytestmark = pytest.mark.usefixtures("on_either_database")


def event(type: str, parties: tuple[str, ...] = ("AZE", "RUS"), at: int = 0, **fields: object) -> Event:
    """Return an event in Moscow, told of at some place of the dispatch."""
    known = {"start": "2023-03-01", "end": "2023-03-01", "place": "Moscow", "country": "RUS", "host": "RUS"}
    return Event(type=type, parties=parties, evidence=((at, at + 5),), **(known | fields))  # type: ignore[arg-type]


def found(*entries: Entry) -> Visit:
    """Return the visit of AZE in a ledger of some dispatches."""
    with kept(*entries) as book:
        visits: list[Fact] = book.facts(Where(type="visit"))
        guest = next(fact for fact in visits if fact.item.parties == ("AZE", "RUS"))
        return visit(book, guest.id[:8])


VISIT = event("visit", end="2023-03-02", people=("Ali Aliyev",))


def test_the_parts_are_in_the_order_of_the_dispatch() -> None:
    told = found(
        entry(
            "2023-03-02",
            VISIT,
            event("ceremony", ("AZE",), at=10, host=None),
            event("press_conference", at=50),
            event("signing", at=40),
            event("meeting", at=20),
            event("meeting", at=5, start="2023-03-02", end="2023-03-02", people=("Boris Orlov",)),
        )
    )
    assert [(stop.type, stop.day) for stop in told.stops] == [
        ("ceremony", "2023-03-01"),
        ("meeting", "2023-03-01"),
        ("signing", "2023-03-01"),
        ("press_conference", "2023-03-01"),
        ("meeting", "2023-03-02"),
    ]
    assert told.told == (1,) and [stop.sources for stop in told.stops] == [(1,)] * 5


def test_what_another_dispatch_adds_stands_where_it_usually_comes() -> None:
    told = found(
        entry("2023-03-01", VISIT, event("meeting", at=20), event("press_conference", at=50)),
        entry("2023-03-02", event("signing"), event("ceremony", ("AZE",), host=None)),
    )
    assert [stop.type for stop in told.stops] == ["ceremony", "meeting", "signing", "press_conference"]


@pytest.mark.parametrize(
    "other",
    [
        event("meeting", start="2023-03-05", end="2023-03-05"),
        event("meeting", country="TUR", host=None, place="Ankara", parties=("AZE", "TUR")),
        event("meeting", ("GEO", "RUS")),
        event("message", country=None, host=None, place=None),
        event("call", country=None, host=None, place=None),
        event("meeting", ("AZE", "GEO"), host=None),
    ],
    ids=["another day", "another country", "another guest", "a letter", "a call", "without the host"],
)
def test_what_is_no_part_of_a_visit(other: Event) -> None:
    assert found(entry("2023-03-01", VISIT), entry("2023-03-03", other)).stops == ()


def test_what_was_signed_stands_with_its_signing() -> None:
    paper = Instrument(kind="plan", title="plan of talks", action="signed", parties=("AZE", "RUS"), signed="2023-03-01")
    told = found(entry("2023-03-01", VISIT, event("signing", at=9), paper))
    assert [stop.documents for stop in told.stops] == [("plan of talks",)] and told.documents == ()
    told = found(entry("2023-03-01", VISIT), entry("2023-03-04", paper))
    assert told.stops == () and told.documents == ("plan of talks",)
    assert "  signed: plan of talks" in list(lines(told))


def test_another_fact_is_no_visit() -> None:
    with kept(entry("2023-03-01", event("meeting"))) as book:
        (meeting,) = book.facts()
        with pytest.raises(ValueError, match="no visit but a meeting"):
            visit(book, meeting.id)


def test_hostile_text_is_harmless() -> None:
    told = found(entry("2023-03-01", VISIT, event("meeting", place="Mos\x1b[2Jcow\n", people=("A\u202eB",))))
    text = "\n".join(lines(told))
    assert "\x1b" not in text and "\u202e" not in text
