"""Held or not: two years of dispatches in four languages, read by the real reader, and the plan set beside them."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import Ledger
from dragoman.ledger import UnknownFact, UnknownPlan, Where
from dragoman.planning.keeping import KeptPlan, keep_plan, say, settled_rounds, signed_as, standing, waiting_plans
from dragoman.planning.plan import Dated
from dragoman.planning.propose import Conflict, propose
from dragoman.planning.status import Verdict, facts_for, status
from dragoman.record import Event

from .telling import HERE, PLAN

# What each date has for political/1 to political/4, consular/1 and /2, energy/1 and /2, and ministers/1.
EXPECTED = {
    "2023-01-15": "upcoming upcoming upcoming upcoming  upcoming upcoming  upcoming upcoming  upcoming",
    "2023-03-10": "announced upcoming upcoming upcoming  upcoming upcoming  upcoming upcoming  upcoming",
    "2023-03-15": "under_way upcoming upcoming upcoming  upcoming upcoming  upcoming upcoming  upcoming",
    "2023-07-10": "held upcoming upcoming upcoming  held upcoming  held upcoming  upcoming",
    "2023-09-14": "held upcoming upcoming upcoming  held upcoming  held upcoming  under_way",
    "2023-09-25": "held announced upcoming upcoming  held upcoming  held upcoming  held",
    "2023-11-01": "held cancelled upcoming upcoming  held upcoming  held upcoming  held",
    "2024-02-01": "held held upcoming upcoming  held upcoming  held upcoming  held",
    "2024-06-01": "held held upcoming upcoming  held cancelled  held upcoming  held",
    "2024-07-10": "held held overdue upcoming  held cancelled  held upcoming  held",
    "2024-10-05": "held held overdue announced  held cancelled  held upcoming  held",
    "2024-10-15": "held held overdue under_way  held cancelled  held upcoming  held",
    "2025-01-15": "held held overdue held  held cancelled  held overdue  held",
}


def by_round(verdicts: list[Verdict]) -> dict[str, Verdict]:
    return {verdict.round.id: verdict for verdict in verdicts}


@pytest.mark.parametrize("on", EXPECTED)
def test_every_round_is_as_it_was_known_on_the_day(book: Ledger, kept: KeptPlan, on: str) -> None:
    verdicts = standing(book, kept, date.fromisoformat(on))
    found = {verdict.round.id: verdict.state for verdict in verdicts}
    assert found == dict(zip(found, EXPECTED[on].split(), strict=True))


def test_reasons_and_sources_are_given(book: Ledger, kept: KeptPlan) -> None:
    found = by_round(standing(book, kept, date(2025, 1, 15)))
    held = found["political/1"]
    assert held.fact is not None
    assert [source.name for source in held.fact.sources] == ["2023-03-01-announced.en", "2023-03-16-held.fr"]
    assert held.reasons == ("in its time", "about political dialogue", "a named round")
    assert "put off from 2023-10-10" in found["political/2"].reasons
    assert found["energy/2"].fact is None
    assert found["ministers/1"].reasons[0] == "on its day"


def test_no_source_is_later_than_the_day(book: Ledger, kept: KeptPlan) -> None:
    for on in EXPECTED:
        for verdict in standing(book, kept, date.fromisoformat(on)):
            sources = verdict.fact.sources if verdict.fact else ()
            assert all(source.published is not None and source.published <= on for source in sources)


def test_no_event_is_two_rounds(book: Ledger, kept: KeptPlan) -> None:
    taken = [verdict.fact.id for verdict in standing(book, kept, date(2025, 1, 15)) if verdict.fact]
    assert len(taken) == len(set(taken)) == 7


def test_a_person_may_say_otherwise_and_take_it_back(book: Ledger, kept: KeptPlan) -> None:
    number = say(book, kept, "energy/2", "held", since=date(2024, 9, 1), who="A. Desk", why="by our own note")
    found = by_round(standing(book, kept, date(2024, 10, 5)))["energy/2"]
    assert (found.state, found.reasons) == ("held", ("A. Desk says so: by our own note",))
    assert by_round(standing(book, kept, date(2024, 8, 31)))["energy/2"].state == "upcoming", "it holds from its day on"
    book.plans.take_back(number, who="A. Desk")
    assert by_round(standing(book, kept, date(2024, 10, 5)))["energy/2"].state == "upcoming"
    assert [word.undone for word in book.plans.words(kept.id)] == [True]
    with pytest.raises(UnknownPlan):
        book.plans.take_back(number, who="A. Desk")
    assert book.verify() is None


def test_an_event_that_a_person_names_is_taken_for_nothing_else(book: Ledger, kept: KeptPlan) -> None:
    january = by_round(standing(book, kept, date(2024, 2, 1)))["political/2"].fact
    assert january is not None
    number = say(book, kept, "political/3", "held", since=date(2024, 2, 1), who="A. Desk", fact=january.id[:6])
    found = by_round(standing(book, kept, date(2024, 2, 1)))
    assert found["political/3"].fact is not None and found["political/3"].fact.id == january.id
    assert found["political/2"].state == "cancelled"
    book.plans.take_back(number, who="A. Desk")


def test_what_cannot_be_said_is_refused(book: Ledger, kept: KeptPlan) -> None:
    with pytest.raises(UnknownPlan, match="no round 'energy/3'"):
        say(book, kept, "energy/3", "held", since=date(2024, 9, 1), who="A. Desk")
    with pytest.raises(ValueError, match="no state: write one of held, under_way"):
        say(book, kept, "energy/2", "done", since=date(2024, 9, 1), who="A. Desk")
    with pytest.raises(UnknownFact):
        say(book, kept, "energy/2", "held", since=date(2024, 9, 1), who="A. Desk", fact="zzzzzzzzzzzz")


def test_a_signed_plan_waits_for_its_items_until_it_is_filled(place: str) -> None:
    with Ledger(place, make=True) as ledger:
        ledger.ingest([str(HERE / "dispatches" / "2022-12-20-signed.fr.txt")])
        (waiting,) = waiting_plans(ledger)
        assert (waiting.parties, waiting.start, waiting.end) == (("AZE", "GEO"), PLAN.start, PLAN.end)
        keep_plan(ledger, PLAN, who="A. Desk")
        assert waiting_plans(ledger) == []
        assert [each.fact.id for each in signed_as(ledger, PLAN)] == [waiting.fact.id]


def test_a_round_may_be_held_on_another_day_than_that_of_the_calendar(book: Ledger, kept: KeptPlan) -> None:
    slots = propose(PLAN)
    assert not isinstance(slots, Conflict)
    dated = {slot.round.id: Dated(round=slot.round.id, start=slot.start, end=slot.end) for slot in slots}
    on = date(2025, 1, 15)
    found = {verdict.round.id: verdict.state for verdict in status(PLAN, facts_for(book, PLAN, on), on, dated)}
    assert found == dict(zip(found, EXPECTED["2025-01-15"].split(), strict=True))
    early = date(2023, 3, 31)
    first = by_round(status(PLAN, [], early, dated))["political/1"]
    assert (first.state, first.first) == ("overdue", dated["political/1"].start), "its day in the calendar is over"


def test_what_has_its_day_stays_in_a_new_calendar(book: Ledger, kept: KeptPlan) -> None:
    settled = {slot.round.id: slot for slot in settled_rounds(book, kept, date(2024, 10, 5))}
    assert set(settled) == {"political/1", "political/2", "political/4", "consular/1", "energy/1", "ministers/1"}
    assert (settled["political/4"].start, settled["political/4"].end) == (date(2024, 10, 15), date(2024, 10, 16))
    assert settled["political/4"].host == "AZE"
    found = propose(PLAN, settled=list(settled.values()))
    assert not isinstance(found, Conflict) and len(found) == 9


def test_the_ledger_answers_as_of_a_day(book: Ledger) -> None:
    def october(known: str | None) -> list[str]:
        where = Where(kind="event", type="consultations", since="2023-10-10", until="2023-10-10", known=known)
        return [fact.item.status for fact in book.facts(where) if isinstance(fact.item, Event)]

    assert [october(day) for day in ("2023-09-19", "2023-09-20", "2023-10-05", None)] == [
        [],
        ["planned"],
        ["cancelled"],
        ["cancelled"],
    ]
    hits = book.search("consultations", Where(known="2023-10-04"))
    assert hits and all(hit.source.published is not None and hit.source.published <= "2023-10-04" for hit in hits)
    told = [source.published or "" for hit in hits if hit.fact for source in hit.fact.sources]
    assert told and max(told) <= "2023-10-04"
    assert len(book.search("consultations")) > len(hits)
