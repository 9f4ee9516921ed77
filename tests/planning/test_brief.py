"""The brief: what it takes from a ledger as it was known on a day, and that it stays short."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from dragoman import Ledger
from dragoman.dossier import Dossier, Line, NothingFound, text
from dragoman.ledger import Entry, Register
from dragoman.planning.brief import brief
from dragoman.planning.keeping import KeptPlan, keep_plan, say, standing
from dragoman.planning.plan import Item, Plan
from dragoman.record import Dispatch, Event, Instrument, Milestone, Person, Record, Stance, Statement

TEXT = "The ministers of both states met and one of them blamed a third."
SIDES = ("AZE", "RUS")


def told(name: str, published: str, *, meeting: bool) -> Entry:
    """Return a dispatch that tells of one and the same accusation, and of the meeting at which it was made."""
    blame = Statement(parties=("AZE",), stance="accuse", about=("ARM",), topics=("borders",), evidence=((31, 64),))
    met = Event(type="meeting", parties=SIDES, start="2024-03-05", end="2024-03-05", evidence=((0, 30),))
    record = Record(
        dispatch=Dispatch(language="en", agency=name, published=published),
        text=f"{TEXT} {name}",
        events=(met,) if meeting else (),
        statements=(blame,),
    )
    return Entry(name=name, source=name, record=record, reader="test")


def lines(drawn: Dossier, key: str) -> tuple[Line, ...]:
    """Return the lines of a section, none where it is not there."""
    return next((section.lines for section in drawn.sections if section.key == key), ())


def test_what_was_said_of_a_third_is_told_by_what_was_published_by_then(register: Register) -> None:
    register.keep([told("first", "2024-03-05", meeting=True), told("later", "2024-03-06", meeting=False)])
    assert [len(fact.sources) for fact in register.facts() if isinstance(fact.item, Statement)] == [2]
    names = {on: [each.name for each in brief(register, SIDES, on).sources] for on in ("2024-03-05", "2024-03-07")}
    assert names == {"2024-03-05": ["first"], "2024-03-07": ["first", "later"]}


@pytest.mark.parametrize(
    ("on", "rounds"),
    [
        ("2023-03-10", ["announced: political/1", "upcoming: ministers/1", "upcoming: consular/1", "upcoming: ene"]),
        ("2023-03-15", ["under way: political/1", "upcoming: ministers/1", "upcoming: consular/1", "upcoming: ene"]),
        ("2023-09-25", ["announced: political/2", "upcoming: political/3", "upcoming: consular/2", "upcoming: ene"]),
        ("2024-07-10", ["overdue: political/3", "upcoming: energy/2", "upcoming: political/4"]),
        ("2025-01-15", ["overdue: political/3", "overdue: energy/2"]),
        ("2026-01-15", []),
    ],
)
def test_the_rounds_are_those_of_the_plans_status(book: Ledger, kept: KeptPlan, on: str, rounds: list[str]) -> None:
    drawn = brief(book, ["AZE", "GEO"], on)
    found = lines(drawn, "plans")
    assert sorted(any(line.text.startswith(each) for line in found) for each in rounds) == [True] * len(found)
    states = {verdict.round.id: verdict.state for verdict in standing(book, kept, date.fromisoformat(on))}
    for line in found:
        state, _, rest = line.text.partition(": ")
        assert states[rest.partition(",")[0]].replace("_", " ") == state
        assert line.group is not None and line.group.startswith("Consultations 2023-2024, 2023-01-01 to 2024-12-31")
        assert bool(line.sources) == bool(line.id)


def test_no_event_is_told_of_twice(book: Ledger, kept: KeptPlan) -> None:
    for on in ("2023-03-10", "2023-09-10", "2023-09-25", "2024-10-05", "2024-10-16", "2025-01-15"):
        drawn = brief(book, ["AZE", "GEO"], on)
        told = Counter(line.id for section in drawn.sections for line in section.lines if line.id)
        assert set(told.values()) <= {1}, on
        cited = {number for section in drawn.sections for line in section.lines for number in line.sources}
        assert cited == {source.number for source in drawn.sources}
    assert "due" not in {section.key for section in brief(book, ["AZE", "GEO"], "2024-10-05").sections}


def test_a_persons_word_and_a_plan_without_items_are_told(book: Ledger, kept: KeptPlan) -> None:
    number = say(book, kept, "energy/2", "overdue", since=date(2024, 9, 1), who="A. Desk", why="they told us")
    found = lines(brief(book, ["AZE", "GEO"], "2024-10-05"), "plans")
    book.plans.take_back(number, who="A. Desk")
    assert ("A. Desk says so: they told us",) in [line.marks for line in found]


def test_a_signed_plan_waits_for_its_items(register: Register) -> None:
    paper = Instrument(
        kind="plan", title="plan of talks", action="signed", parties=SIDES, valid_from="2023", valid_to="2024"
    )
    record = Record(dispatch=Dispatch(published="2022-12-20"), text="A plan of talks was signed.", instruments=(paper,))
    register.keep([Entry(name="signed", source="signed", record=record, reader="test")])
    (line,) = lines(brief(register, SIDES, "2023-01-10"), "plans")
    assert line.text == "plan of talks, 2023-01-01 to 2024-12-31: signed, its items not drawn up yet"
    assert line.sources == (1,)
    with pytest.raises(NothingFound):
        brief(register, SIDES, "2022-12-19")


def test_a_plan_alone_makes_a_brief(register: Register) -> None:
    items = (Item(id="trade", subject="trade", times=40),)
    keep_plan(
        register,
        Plan(title="T", parties=("AZE", "RUS"), start=date(2023, 1, 1), end=date(2023, 12, 31), items=items),
        who="A. Desk",
    )
    found = [line.text for line in lines(brief(register, SIDES, "2023-12-01"), "plans")]
    assert found[0].startswith("31 more, listed by `dragoman plan status p")
    assert [each.partition(",")[0] for each in found[1:]] == [
        *(f"overdue: trade/{number}" for number in range(32, 37)),
        *(f"upcoming: trade/{number}" for number in range(37, 40)),
    ]


def busy(number: int) -> Entry:
    """Return a dispatch of a full day: talks, something announced, a document, people and much that was said."""
    day = date(2022, 1, 3) + timedelta(number)
    names = tuple(f"Official {number}-{at}" for at in range(2))
    later = (day + timedelta(400)).isoformat()
    met = Event(type="meeting", parties=SIDES, people=names, start=day.isoformat(), evidence=((0, 9),))
    stances: tuple[Stance, ...] = ("praise", "accuse", "commit", "demand")
    record = Record(
        dispatch=Dispatch(language="en", agency="Agency", published=day.isoformat()),
        text=f"Much was said and done on the day {number}. " * 4,
        people=tuple(Person(name, "official", side) for name, side in zip(names, SIDES, strict=True)),
        events=(
            *((met,) if number < 280 else ()),
            Event(type="visit", parties=SIDES, status="planned", start=later, evidence=((9, 19),)),
        ),
        instruments=(
            Instrument(
                kind="memorandum",
                title=f"memorandum on matter m{number}",
                action="signed",
                parties=SIDES,
                signed=day.isoformat(),
                valid_to=later,
            ),
        ),
        statements=tuple(
            Statement(parties=(side,), stance=stance, about=(other,), evidence=((at, at + 20),))
            for side, other in (SIDES, SIDES[::-1])
            for at, stance in enumerate(stances)
        ),
        milestones=(Milestone(kind="relations", parties=SIDES, year="1993"),),
    )
    return Entry(name=f"day-{number}", source="x", record=record, reader="test")


def test_it_stays_two_pages_however_much_is_known(register: Register) -> None:
    register.keep([busy(number) for number in range(300)])
    drawn = brief(register, SIDES, "2022-10-20")
    assert {len(lines(drawn, key)) for key in ("contacts", "said:AZE", "due", "ending")} == {6}
    assert {line.day or "" for line in lines(drawn, "said:AZE")} == {"2022-10-19", "2022-10-20"}
    assert min(line.day or "" for line in lines(drawn, "holders")) == "2022-10-15", "the latest, not the first"
    written = text(drawn)
    assert len(written.splitlines()) <= 2 * 75, "two pages of A4, printed small"
