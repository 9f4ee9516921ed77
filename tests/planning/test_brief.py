"""The brief: what it takes from a ledger as it was known on a day."""

from __future__ import annotations

from dragoman.ledger import Entry, Register
from dragoman.planning.brief import brief
from dragoman.record import Dispatch, Event, Record, Statement

TEXT = "The ministers of both states met and one of them blamed a third."


def told(name: str, published: str, *, meeting: bool) -> Entry:
    """Return a dispatch that tells of one and the same accusation, and of the meeting at which it was made."""
    blame = Statement(parties=("AZE",), stance="accuse", about=("ARM",), topics=("borders",), evidence=((31, 64),))
    met = Event(type="meeting", parties=("AZE", "RUS"), start="2024-03-05", end="2024-03-05", evidence=((0, 30),))
    record = Record(
        dispatch=Dispatch(language="en", agency=name, published=published),
        text=f"{TEXT} {name}",
        events=(met,) if meeting else (),
        statements=(blame,),
    )
    return Entry(name=name, source=name, record=record, reader="test")


def test_what_was_said_of_a_third_is_told_by_what_was_published_by_then() -> None:
    with Register(":memory:", make=True) as register:
        register.keep([told("first", "2024-03-05", meeting=True), told("later", "2024-03-06", meeting=False)])
        assert [len(fact.sources) for fact in register.facts() if isinstance(fact.item, Statement)] == [2]
        names = {
            on: [each.name for each in brief(register, ["AZE", "RUS"], on).sources]
            for on in ("2024-03-05", "2024-03-07")
        }
    assert names == {"2024-03-05": ["first"], "2024-03-07": ["first", "later"]}
