"""Dossiers of records made for the purpose: what is in them, in what order, with which sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.dossier import Dossier, NothingFound, busiest, html, markdown, of_instrument, of_parties, of_person, text
from dragoman.ledger import Entry, Register
from dragoman.record import Dispatch, Event, Instrument, Person, Record, Statement

MINISTER = Person("Leyla Quliyeva", "foreign_minister", "AZE", ((0, 5),), "leyla-klv")
HOST = Person("Ivan Petrov", "foreign_minister", "RUS", ((6, 9),), "ivan-ptrv")


def entry(name: str, published: str, content: str, **facts: Any) -> Entry:
    """Return a dispatch of an agency of its own that tells some facts."""
    dispatch = Dispatch(language="en", agency=name.upper(), published=published)
    record = Record(dispatch=dispatch, text=f"{name} {content}", **facts)
    return Entry(name=name, source=f"{name}.txt", record=record, reader="test")


def event(kind: str, start: str | None, **fields: Any) -> Event:
    """Return an event of the two states in Moscow, unless the fields say otherwise."""
    usual: dict[str, Any] = {"parties": ("AZE", "RUS"), "place": "Moscow", "country": "RUS", "evidence": ((0, 5),)}
    return Event(type=kind, start=start, end=start, **(usual | fields))  # type: ignore[arg-type]


@pytest.fixture
def register() -> Iterator[Register]:
    visit = event("visit", "2024-03-05", host="RUS", people=(MINISTER.name,))
    talks = event("meeting", "2024-03-05", people=(MINISTER.name, HOST.name), topics=("energy",))
    signing = event("signing", "2024-03-05")
    plan = Instrument(
        kind="plan", title="plan of consultations", action="signed", parties=("AZE", "RUS"), signed="2024-03-05",
        valid_from="2024", valid_to="2025", evidence=((0, 4),),
    )  # fmt: skip
    blame = Statement(
        speaker=MINISTER.name, parties=("AZE",), stance="accuse", about=("ARM",), instrument="declaration",
        articles=("4",), topics=("borders",), evidence=((3, 12),),
    )  # fmt: skip
    promise = Statement(parties=("AZE", "RUS"), stance="commit", topics=("trade",), evidence=((2, 8),))
    next_round = event("consultations", "2024-06-10", status="planned", place="Baku", country="AZE")
    call = event("call", "2023-05-02", place=None, country=None, people=("Ali Karim",))
    president = Person("Ali Karim", "head_of_state", "AZE", ((0, 3),), "ali-krm")
    with Register(":memory:", make=True) as register:
        register.keep(
            [
                entry("one", "2024-03-05", "first: a plan of consultations", people=(MINISTER, HOST),
                      events=(visit, talks, signing, next_round),
                      instruments=(plan,), statements=(blame, promise)),
                entry("two", "2024-03-06", "second telling of it",
                      people=(MINISTER,), events=(event("visit", "2024-03-06", host="RUS", people=(MINISTER.name,)),)),
                entry("three", "2023-05-02", "third", people=(president,), events=(call,)),
            ]
        )  # fmt: skip
        yield register


def section(dossier: Dossier, key: str) -> list[str]:
    """Return the lines of a section as they read, indented by their depth."""
    found = [line for part in dossier.sections if part.key == key for line in part.lines]
    return ["  " * line.depth + line.text for line in found]


def test_what_was_done_in_the_course_of_a_visit_stands_under_it(register: Register) -> None:
    happened = section(of_parties(register, ["AZE", "RUS"]), "events")
    assert happened == [
        "Call between Azerbaijan and Russia · Ali Karim (head of state)",
        "Visit of Azerbaijan to Russia (Moscow) · Leyla Quliyeva (foreign minister)",
        "  Meeting · Leyla Quliyeva (foreign minister), Ivan Petrov (foreign minister) · on energy",
        "  Signing",
    ]


def test_every_line_ends_in_its_sources_and_differences_are_told(register: Register) -> None:
    dossier = of_parties(register, ["AZE", "RUS"])
    visit = next(line for part in dossier.sections for line in part.lines if line.text.startswith("Visit"))
    assert len(visit.sources) == 2
    assert visit.differs[0].startswith("start: 2024-03-05 [") and "or 2024-03-06 [" in visit.differs[0]
    numbers = {number for part in dossier.sections for line in part.lines for number in line.sources}
    assert numbers == {source.number for source in dossier.sources} == {1, 2, 3}
    assert all(line.sources for part in dossier.sections for line in part.lines)


def test_meetings_are_counted_by_year_and_level(register: Register) -> None:
    chart = next(part.chart for part in of_parties(register, ["AZE", "RUS"]).sections if part.chart)
    assert [(bar.year, bar.counts) for bar in chart.bars] == [("2023", (0, 0, 1)), ("2024", (0, 1, 0))]
    assert section(of_parties(register, ["AZE", "RUS"]), "journeys") == ["Azerbaijan to Russia: 2024: 1"]


def test_what_is_due_is_judged_by_the_day_asked_for(register: Register) -> None:
    early, late = (of_parties(register, ["AZE", "RUS"], until=until) for until in ("2024-06-10", "2024-07"))
    for dossier, passed in ((early, False), (late, True)):
        [line] = [line for part in dossier.sections if part.key == "announced" for line in part.lines]
        assert ("its day has passed" in line.marks) is passed


def test_what_was_said_at_the_talks_of_a_third_is_in_the_file(register: Register) -> None:
    dossier = of_parties(register, ["AZE", "RUS"])
    assert "accused Armenia" in section(dossier, "said:AZE")[0]
    groups = {part.key: [line.group for line in part.lines] for part in dossier.sections}
    assert groups["articles"] == ["declaration, article 4"] and groups["said:AZE"] == ["Accused"]
    assert section(dossier, "said:AZE+RUS") == ["On trade: Azerbaijan and Russia promised"]


def test_documents_and_holders(register: Register) -> None:
    dossier = of_parties(register, ["AZE", "RUS"], until="2026")
    [document] = [line for part in dossier.sections if part.key == "documents" for line in part.lines]
    assert document.day == "2024-03-05" and document.marks == ("signed", "ended by 2026")
    assert "Leyla Quliyeva, foreign minister, Azerbaijan" in section(dossier, "holders")


def test_a_person_is_found_under_any_spelling(register: Register) -> None:
    dossier = of_person(register, "Иван Петров")
    assert dossier.title == "Ivan Petrov" and section(dossier, "names")
    assert len(section(dossier, "events")) == 1


def test_a_document_is_found_by_words_of_its_title(register: Register) -> None:
    assert section(of_instrument(register, "consultations plan"), "documents")


def test_nothing_known_is_said(register: Register) -> None:
    with pytest.raises(NothingFound):
        of_parties(register, ["FRA", "MEX"])
    with pytest.raises(NothingFound):
        of_person(register, "Nobody Known")
    with pytest.raises(NothingFound):
        of_instrument(register, "pact of steel")


def test_rejected_facts_are_left_out_and_confirmed_ones_marked(register: Register) -> None:
    before = of_parties(register, ["AZE", "RUS"])
    lines = [line for part in before.sections if part.key == "events" for line in part.lines]
    register.reject(str(lines[0].id), who="desk")
    register.confirm(str(lines[1].id), who="desk")
    after = of_parties(register, ["AZE", "RUS"])
    ids = {line.id: line.marks for part in after.sections if part.key == "events" for line in part.lines}
    assert lines[0].id not in ids and "confirmed by a person" in ids[lines[1].id]


def test_the_busiest_pair(register: Register) -> None:
    assert busiest(register) == ("AZE", "RUS")
    with Register(":memory:", make=True) as empty, pytest.raises(NothingFound):
        busiest(empty)


HOSTILE = "<script>alert('x')</script> [a](b) \u202e\x1b[31m *x* | '; DROP TABLE dispatch; --"


@pytest.mark.parametrize("write", [text, markdown, html])
def test_hostile_words_come_out_as_text(write: Any) -> None:
    said = Statement(speaker=HOSTILE, parties=("AZE",), stance="praise", about=("RUS",), evidence=((0, 90),))
    paper = Instrument(kind="plan", title=HOSTILE, parties=("AZE", "RUS"), evidence=((0, 9),))
    with Register(":memory:", make=True) as register:
        register.keep([entry("odd" + HOSTILE, "2024-01-01", HOSTILE, statements=(said,), instruments=(paper,))])
        written = write(of_parties(register, ["AZE", "RUS"]))
    assert "\x1b" not in written and "\u202e" not in written
    if write is html:
        assert "<script" not in written
    if write is markdown:
        assert "<script>" not in written.replace("\\<", "") and "\\[a\\]" in written


def test_the_page_is_whole(register: Register) -> None:
    page = html(of_parties(register, ["AZE", "RUS"]))
    assert page.count("<li") == page.count("</li>") and page.count("<ul>") == page.count("</ul>")
    assert "<svg" in page and "http" not in page.replace("http-equiv", "").replace("http://www.w3.org", "")
