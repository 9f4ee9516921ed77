"""What a dossier counts, leaves out and tells apart, by example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from dragoman.dossier import Dossier, Line, NothingFound, build, html, of_instrument, of_parties, of_person, text
from dragoman.ledger import Entry, Register
from dragoman.record import Dispatch, Event, Instrument, Person, Record, Stance, Statement, Topic

PRESIDENT = Person("Ali Karim", "head_of_state", "AZE", ((0, 3),), "ali-krm")
MINISTER = Person("Leyla Quliyeva", "foreign_minister", "AZE", ((0, 5),), "leyla-klv")
HOST = Person("Ivan Petrov", "foreign_minister", "RUS", ((6, 9),), "ivan-ptrv")
Keep = Callable[..., None]


@pytest.fixture
def register() -> Iterator[Register]:
    with Register(":memory:", make=True) as register:
        yield register


@pytest.fixture
def keep(register: Register) -> Keep:
    """Keep a dispatch of a day, of an agency of its own, that tells some facts."""

    def kept(name: str, published: str | None, **facts: Any) -> None:
        words = facts.pop("words", f"{name}: words of a dispatch for its facts to rest on")
        dispatch = Dispatch(language="en", agency=name.upper(), published=published)
        record = Record(dispatch=dispatch, text=words, **facts)
        register.keep([Entry(name=name, source=f"{name}.txt", record=record, reader="test")])

    return kept


def event(kind: Any, start: str | None, *people: Person, **fields: Any) -> Event:
    """Return an event of the two states at which some people are."""
    usual: dict[str, Any] = {"parties": ("AZE", "RUS"), "evidence": ((0, 5),)}
    return Event(type=kind, start=start, people=tuple(person.name for person in people), **(usual | fields))


def lines(dossier: Dossier, key: str) -> list[Line]:
    """Return the lines of a section; none where it is not there."""
    return [line for part in dossier.sections if part.key == key for line in part.lines]


def levels(dossier: Dossier) -> list[tuple[int, ...]]:
    """Return the counts of the chart, year by year."""
    return [bar.counts for part in dossier.sections if part.chart for bar in part.chart.bars]


def test_the_lower_side_makes_the_level_and_one_side_alone_none(register: Register, keep: Keep) -> None:
    received = event("meeting", "2023-03-01", PRESIDENT, HOST)
    alone = event("meeting", "2023-05-01", PRESIDENT, evidence=((6, 9),))
    keep("one", "2023-05-02", people=(PRESIDENT, HOST), events=(received, alone))
    assert levels(of_parties(register, ["AZE", "RUS"])) == [(0, 1, 1)]


def test_an_office_that_another_dispatch_gives_counts(register: Register, keep: Keep) -> None:
    unnamed = msgspec.structs.replace(HOST, office=None)
    keep("one", "2023-03-01", people=(MINISTER, unnamed), events=(event("meeting", "2023-03-01", MINISTER, unnamed),))
    assert levels(of_parties(register, ["AZE", "RUS"])) == [(0, 0, 1)]
    keep("two", "2023-02-01", people=(HOST,), events=(event("visit", "2023-02-01", HOST, host="AZE"),))
    assert levels(of_parties(register, ["AZE", "RUS"])) == [(0, 1, 0)]


def test_what_was_called_off_is_due_no_more(register: Register, keep: Keep) -> None:
    keep("one", "2023-03-01", events=(event("visit", "2023-04-01", host="RUS", status="planned"),))
    assert lines(of_parties(register, ["AZE", "RUS"]), "announced")
    keep("two", "2023-03-20", events=(event("visit", "2023-04-01", host="RUS", status="cancelled"),))
    dossier = of_parties(register, ["AZE", "RUS"])
    assert not lines(dossier, "announced")
    assert lines(dossier, "events")[0].marks == ("cancelled",)


def test_what_has_no_day_of_its_own_is_told_of_a_day(register: Register, keep: Keep) -> None:
    keep("one", "2023-03-01", events=(event("visit", None, host="RUS", status="proposed"),))
    [line] = lines(of_parties(register, ["AZE", "RUS"]), "announced")
    assert (line.told, line.day) == (True, "2023-03-01")
    assert "told 2023-03-01  Visit of Azerbaijan to Russia (proposed) [1]" in text(of_parties(register, ["AZE", "RUS"]))


def test_of_two_visits_at_once_each_has_the_programme_of_its_people(register: Register, keep: Keep) -> None:
    visits = [
        event("visit", "2023-03-01", who, host="RUS", country="RUS", evidence=((at, at + 2),))
        for at, who in enumerate((PRESIDENT, MINISTER))
    ]
    talks = event("meeting", "2023-03-01", MINISTER, HOST, country="RUS")
    keep("one", "2023-03-01", people=(PRESIDENT, MINISTER, HOST), events=(*visits, talks))
    told = lines(of_parties(register, ["AZE", "RUS"]), "events")
    at = next(number for number, line in enumerate(told) if line.depth)
    assert len(told) == 3 and "Leyla Quliyeva" in told[at - 1].text


def test_statements_stand_by_stance_and_topic_whoever_made_them(register: Register, keep: Keep) -> None:
    kinds: tuple[tuple[Stance, Topic], ...] = (("praise", "trade"), ("commit", "trade"), ("commit", "energy"))
    said = [
        Statement(parties=(one,), stance=stance, about=(other,), topics=(topic,), evidence=((at, at + 9),))
        for one, other in (("AZE", "RUS"), ("RUS", "AZE"))
        for at, (stance, topic) in enumerate(kinds)
    ]
    keep("one", "2023-03-01", statements=tuple(said))
    dossier = of_parties(register, ["RUS", "AZE"])
    own, other = (lines(dossier, key) for key in ("said:AZE", "said:RUS"))
    assert [line.group for line in own] == ["Promised", "Promised", "Praised"]
    assert [line.text.partition(":")[0] for line in own] == ["On energy", "On trade", "On trade"]
    swapped = [
        line.text.replace("Azerbaijan", "*").replace("Russia", "Azerbaijan").replace("*", "Russia") for line in own
    ]
    assert swapped == [line.text for line in other]


def test_a_document_has_its_parties_and_validity_and_is_told_once(register: Register, keep: Keep) -> None:
    paper = Instrument(kind="agreement", title="agreement on transit", action="signed", parties=("AZE", "RUS"),
                       signed="2020-05-05", valid_from="2020", valid_to="2030", evidence=((0, 5),))  # fmt: skip
    keep("one", "2020-05-06", instruments=(paper,))
    cited = msgspec.structs.replace(paper, action="cited", signed=None, valid_from=None, valid_to=None)
    keep("two", "2022-05-06", instruments=(cited,))
    [line] = lines(of_parties(register, ["AZE", "RUS"]), "documents")
    assert line.text == "agreement on transit · Azerbaijan and Russia · signed 2020-05-05 · valid 2020 to 2030"
    assert (line.marks, line.sources) == (("signed",), (1, 2))


def test_persons_of_one_surname_are_named_to_choose_from(register: Register, keep: Keep) -> None:
    other = Person("Anna Petrova", "minister", "RUS", ((0, 3),), "anna-ptrva")
    second = Person("Pavel Petrov", "ambassador", "BLR", ((0, 3),), "paul-ptrv")
    keep("one", "2023-03-01", people=(HOST, other, second), events=(event("meeting", "2023-03-01", HOST),))
    with pytest.raises(NothingFound, match=r"Ivan Petrov \(foreign minister, Russia\).*write more of the name"):
        of_person(register, "Петров")
    assert of_person(register, "Ivan Petrov").title == "Ivan Petrov"


def test_near_names_and_titles_are_proposed(register: Register, keep: Keep) -> None:
    paper = Instrument(kind="agreement", title="agreement on transit", parties=("AZE", "RUS"), evidence=((0, 40),))
    keep("one", "2023-03-01", words="an agreement on transit and much more of it", people=(HOST,), instruments=(paper,))
    with pytest.raises(NothingFound, match="did you mean Ivan Petrov"):
        of_person(register, "Pertov")
    with pytest.raises(NothingFound, match="agreement on transit"):
        of_instrument(register, "agreement on fishing rights at sea")


def test_each_source_is_quoted_on_the_page(register: Register, keep: Keep) -> None:
    words = "Both met <b>gladly</b>. " * 40
    keep("one", "2023-03-01", words=words, events=(event("meeting", "2023-03-01", evidence=((0, 900),)),))
    dossier = of_parties(register, ["AZE", "RUS"])
    [source] = dossier.sources
    assert source.quotes[0].words.startswith("Both met <b>") and len(source.quotes[0].words) <= 400
    assert "Both met &lt;b&gt;gladly" in html(dossier)


def test_a_name_without_end_is_cut(register: Register, keep: Keep) -> None:
    long = Person("X" * 100_000, "foreign_minister", "AZE", ((0, 3),), "x")
    paper = Instrument(kind="plan", title="plan " * 50_000, parties=("AZE", "RUS"), evidence=((0, 5),))
    keep("one", "2023-03-01", people=(long,), events=(event("meeting", "2023-03-01", long),), instruments=(paper,))
    assert len(html(of_parties(register, ["AZE", "RUS"]))) < 20_000


def test_sources_are_numbered_as_they_are_named(register: Register, keep: Keep) -> None:
    keep("later", "2024-03-01", events=(event("meeting", "2024-03-01", parties=("AZE", "BLR", "RUS")),))
    keep("first", "2023-03-01", events=(event("protest", "2023-03-01", country="RUS", place="Moscow"),))
    dossier = of_parties(register, ["AZE"])
    assert [line.sources for line in lines(dossier, "events")] == [(1,), (2,)]
    assert lines(dossier, "events")[0].text == "Protest: Azerbaijan and Russia in Moscow, Russia"
    assert [line.text.partition(":")[0] for line in lines(dossier, "partners")] == ["Belarus", "Russia"]


def test_a_dossier_as_json_can_be_read_again(register: Register, keep: Keep) -> None:
    keep("one", "2023-03-01", people=(MINISTER, HOST), events=(event("meeting", "2023-03-01", MINISTER, HOST),))
    dossier = of_parties(register, ["AZE", "RUS"])
    assert msgspec.json.decode(msgspec.json.encode(dossier), type=Dossier) == dossier


def test_what_is_too_much_begins_later_and_says_so(
    register: Register, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in range(1, 6):
        keep(f"of-{month}", f"2023-0{month}-02", events=(event("meeting", f"2023-0{month}-01"),))
    monkeypatch.setattr(build, "MOST", 3)
    register.reject(of_parties(register, ["AZE", "RUS"], until="2023-05-31").sections[0].lines[-1].id or "", who="desk")
    dossier = of_parties(register, ["AZE", "RUS"])
    assert [line.day for line in lines(dossier, "events")] == ["2023-02-01", "2023-03-01", "2023-04-01"]
    assert dossier.begins == "2023-02-01" and "begins with 2023-02-01" in text(dossier)
    assert of_parties(register, ["AZE", "RUS"], until="2023-03-31").begins is None
