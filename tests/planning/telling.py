"""Dispatches made for the tests of plans, documents and visits, and a ledger of them."""

from __future__ import annotations

from pathlib import Path

from dragoman.ledger import Entry, Register
from dragoman.planning.planfile import plan_from_toml
from dragoman.record import Dispatch, Event, Instrument, Milestone, Person, Record, Statement

HERE = Path(__file__).parent
PLAN = plan_from_toml((HERE / "two_years.toml").read_text("utf-8"), "two_years.toml")
"""The plan that the dispatches of the folder tell of."""


def entry(
    day: str, *items: Event | Instrument | Statement | Milestone, language: str = "en", name: str = "", text: str = ""
) -> Entry:
    """Return a dispatch of a day that tells of some facts, the text being what it is called if none is given."""
    name = name or f"{language}-{day}"
    text = text or f"The text of {name}, published on {day}."
    names = sorted({each for item in items if isinstance(item, Event) for each in item.people})
    record = Record(
        dispatch=Dispatch(language=language, agency=f"Agency of {name}", published=day),
        people=tuple(Person(each) for each in names),
        events=tuple(item for item in items if isinstance(item, Event)),
        instruments=tuple(item for item in items if isinstance(item, Instrument)),
        statements=tuple(item for item in items if isinstance(item, Statement)),
        milestones=tuple(item for item in items if isinstance(item, Milestone)),
        text=text,
    )
    return Entry(name=name, source=f"{name}.txt", record=record, reader="test")


def new_ledger() -> str:
    """Return the address of one more ledger; `on_either_database` says where."""
    return ":memory:"


def kept(*entries: Entry) -> Register:
    """Return a ledger of some dispatches."""
    book = Register(new_ledger(), make=True)
    book.keep(list(entries))
    return book
