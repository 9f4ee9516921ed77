"""Commitments by example: what was undertaken, announced or agreed, and what speaks to it later."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.ledger import Entry
from dragoman.planning.commitment_lines import lines
from dragoman.planning.commitments import Commitments, commitments, gathered
from dragoman.record import Event, Instrument, Person, Statement, Topic

from .telling import entry, kept

pytestmark = pytest.mark.usefixtures("on_either_database")

PAIR = ("AZE", "RUS")


def found(*entries: Entry, on: str = "2024-06-01", since: str | None = None, until: str | None = None) -> Commitments:
    with kept(*entries) as book:
        return commitments(gathered(book, PAIR, on), PAIR, on, since, until)


def promise(topic: Topic = "energy", **fields: object) -> Statement:
    known = {"parties": ("AZE",), "stance": "commit", "about": ("RUS",), "topics": (topic,)}
    return Statement(**(known | fields))  # type: ignore[arg-type]


def talks(status: str, **fields: object) -> Event:
    known = {"type": "consultations", "parties": PAIR, "status": status}
    return Event(**(known | fields))  # type: ignore[arg-type]


def later(told: Commitments) -> list[tuple[str, tuple[str, ...]]]:
    (one,) = told.commitments
    return [(each.how, each.by) for each in one.later]


def test_a_promise_is_repeated_and_disputed_by_those_who_say_so() -> None:
    told = found(
        entry("2023-01-10", promise()),
        entry("2023-03-10", Statement(parties=("RUS",), stance="accuse", about=("AZE",), topics=("energy",))),
        entry("2023-03-11", Statement(parties=("RUS",), stance="accuse", about=("ARM",), topics=("energy",))),
        entry("2023-03-12", Statement(parties=("RUS",), stance="praise", about=("AZE",), topics=("energy",))),
        entry("2022-03-12", Statement(parties=("RUS",), stance="reject", about=("AZE",), topics=("energy",))),
    )
    assert later(told) == [("disputed", ("RUS",))]
    assert told.commitments[0].words == "AZE promised RUS" and told.commitments[0].to == ("RUS",)
    again = found(entry("2023-01-10", promise()), entry("2023-06-10", promise(parties=PAIR, about=())))
    assert [each.later[0].how for each in again.commitments if each.later] == ["repeated"]


def test_broad_topics_tie_nothing() -> None:
    blamed = Statement(parties=("RUS",), stance="accuse", about=("AZE",), topics=("bilateral_relations",))
    assert later(found(entry("2023-01-10", promise("bilateral_relations")), entry("2023-03-10", blamed))) == []


def test_a_promise_to_nobody_named_counts_beside_contacts_of_the_two() -> None:
    alone = promise(about=())
    assert found(entry("2023-01-10", alone)).commitments == ()
    beside = found(entry("2023-01-10", alone, Event(type="meeting", parties=PAIR)))
    assert [each.to for each in beside.commitments] == [()]


def test_an_announced_event_is_kept_as_told() -> None:
    told = found(
        entry("2023-01-10", talks("planned", start="2023-05")),
        entry("2023-05-20", talks("held", start="2023-05-19")),
    )
    (one,) = told.commitments
    assert one.sort == "announced" and one.due[0].startswith("2023-05")
    assert [each.how for each in one.later] == ["kept"]
    assert any(line.strip().startswith("kept, as said by [") for line in lines(told))


def test_an_event_held_long_after_its_day_is_not_the_one_announced() -> None:
    told = found(
        entry("2023-01-10", talks("planned", start="2023-05")),
        entry("2023-11-20", talks("held", start="2023-11-19")),
    )
    assert later(told) == []
    undated = found(entry("2023-01-10", talks("planned")), entry("2023-11-20", talks("held", start="2023-11-19")))
    assert later(undated) == [("kept", ())]


def test_called_off_and_announced_again() -> None:
    told = found(
        entry("2023-01-10", talks("planned", start="2023-05-02")),
        entry("2023-04-20", talks("cancelled", start="2023-05-02")),
    )
    assert ("called off", ()) in later(told)


def test_a_signed_document_is_agreed_and_due_by_its_validity() -> None:
    plan = Instrument(
        kind="plan", title="plan of talks", action="signed", parties=PAIR, valid_from="2023", valid_to="2024"
    )
    blamed = Statement(parties=("RUS",), stance="accuse", about=("AZE",), instrument="plan of talks")
    told = found(entry("2022-12-05", plan), entry("2023-09-01", blamed))
    (one,) = told.commitments
    assert (one.sort, one.by, one.due) == ("agreed", PAIR, ("2023", "2024-12-31"))
    assert later(told) == [("disputed", ("RUS",))]
    assert [source.published for source in told.sources] == ["2022-12-05", "2023-09-01"]
    assert one.sources == (1,) and one.later[0].sources == (2,)


def test_days_bound_the_commitments_and_not_what_comes_later() -> None:
    told = entry("2023-01-10", promise()), entry("2023-06-10", promise())
    assert [each.day for each in found(*told, until="2023-02").commitments] == ["2023-01-10"]
    assert found(*told, until="2023-02").commitments[0].later
    assert [each.day for each in found(*told, since="2023-02").commitments] == ["2023-06-10"]
    assert len(found(*told, on="2023-02-01").commitments) == 1


def test_the_same_words_for_both_sides() -> None:
    one = list(lines(found(entry("2023-01-10", promise(), name="a"))))
    other = list(lines(found(entry("2023-01-10", promise(parties=("RUS",), about=("AZE",)), name="a"))))
    swapped = {"AZE": "RUS", "RUS": "AZE"}
    assert [" ".join(swapped.get(word, word) for word in line.split(" ")) for line in one] == other


def test_nothing_is_known_before_it_is_told() -> None:
    planned = Event(type="visit", parties=PAIR, status="planned", start="2023-05-10", host="RUS")
    held = Event(type="visit", parties=PAIR, status="held", start="2023-05-10", host="RUS")
    tellings = entry("2023-04-01", planned), entry("2023-05-11", held)
    (before,) = found(*tellings, on="2023-05-10").commitments
    (after,) = found(*tellings, on="2023-05-11").commitments
    assert (before.sort, before.later, before.sources) == ("announced", (), (1,))
    assert [each.how for each in after.later] == ["kept"]


def visit(status: str, start: str | None, **fields: object) -> Event:
    """Return a visit of AZE to Moscow."""
    known = {"type": "visit", "parties": PAIR, "host": "RUS", "status": status, "start": start}
    return Event(**(known | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("planned", "held", "kept"),
    [
        (visit("planned", None), visit("held", "2023-09-10"), True),
        (visit("planned", None), visit("held", "2024-05-20"), False),
        (visit("planned", None), visit("held", "2016-01-15"), False),
        (visit("planned", "2023-05-10"), visit("held", "2023-04-20"), False),
        (visit("planned", "2023-05-10"), visit("held", "2023-05-20", host="AZE"), False),
        (visit("planned", "2023-05-10", people=("Ann Lee",)), visit("held", "2023-05-20", people=("Bo Ek",)), True),
    ],
    ids=["no day told", "long after", "long before", "before it was announced", "the other way round", "of no side"],
)
def test_what_keeps_an_announced_event(planned: Event, held: Event, kept: bool) -> None:
    made = found(entry("2023-05-01", planned), entry("2024-05-25", held)).commitments
    announced = next(each for each in made if each.sort == "announced")
    assert ([each.how for each in announced.later] == ["kept"]) is kept


def test_a_third_does_not_dispute_what_was_promised_to_another() -> None:
    def said(by: str, about: str) -> list[str]:
        words = Statement(parties=(by,), stance="accuse", about=(about,), topics=("energy",))
        (made,) = found(entry("2023-01-01", promise(about=("RUS",))), entry("2023-06-01", words)).commitments
        return [each.how for each in made.later]

    assert said("RUS", "AZE") == ["disputed"]
    assert said("IRN", "AZE") == []


def test_a_demand_asks_and_does_not_dispute() -> None:
    asks = Statement(parties=("RUS",), stance="demand", about=("AZE",), topics=("energy",))
    (made,) = found(entry("2023-01-01", promise()), entry("2023-06-01", asks)).commitments
    assert [each.how for each in made.later] == ["asked for"]


def test_what_is_promised_with_a_document_does_not_repeat_it() -> None:
    paper = Instrument(kind="treaty", title="treaty on the border", action="signed", parties=PAIR, signed="2023-03-13")
    vow = Statement(parties=("AZE",), stance="commit", about=("RUS",), instrument="treaty on the border")
    first, again = entry("2023-03-13", paper, vow), entry("2023-09-01", vow)
    (agreed,) = [each for each in found(first).commitments if each.sort == "agreed"]
    assert agreed.later == ()
    (agreed,) = [each for each in found(first, again).commitments if each.sort == "agreed"]
    assert [each.how for each in agreed.later] == ["repeated"]


def test_a_beginning_is_no_due_day() -> None:
    paper = Instrument(
        kind="agreement", title="association agreement", action="in_force", parties=PAIR, valid_from="2016-07-01"
    )
    (agreed,) = found(entry("2024-05-21", paper)).commitments
    assert (agreed.day, agreed.due) == ("2016-07-01", ())


def test_the_visit_of_another_minister_keeps_nothing() -> None:
    def told(day: str, status: str, name: str) -> Entry:
        made = entry(day, visit(status, None if status == "planned" else day, people=(name,)))
        people = (Person(name, "minister", "AZE", key=name.casefold()),)
        return msgspec.structs.replace(made, record=msgspec.structs.replace(made.record, people=people))

    first, other, same = (
        told("2023-05-01", "planned", "Ann Lee"),
        told("2023-06-10", "held", "Bo Ek"),
        told("2023-08-20", "held", "Ann Lee"),
    )
    later = [[each.how for each in found(first, *more).commitments[0].later] for more in ((other,), (other, same))]
    assert later == [[], ["kept"]]
