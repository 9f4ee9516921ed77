"""Documents by example: which tellings are of one, what state it is in, and what was said of its articles."""

from __future__ import annotations

import random

import pytest

from dragoman.ledger import Entry, Where
from dragoman.planning.documents import Document, documents, ending, state_of, successor
from dragoman.planning.instruments import facts_on_documents, instruments, lines, quoted_from
from dragoman.record import Event, Instrument, Statement

from .telling import entry, kept

pytestmark = pytest.mark.usefixtures("on_either_database")

PLAN = Instrument(
    kind="plan",
    title="plan of consultations for 2023-2024",
    action="signed",
    parties=("AZE", "RUS"),
    signed="2022-12-05",
    valid_from="2023",
    valid_to="2024",
)


def declaration(**fields: object) -> Instrument:
    """Return a declaration of three, cited, with some fields of its own."""
    known = {"kind": "declaration", "title": "tripartite declaration", "parties": ("ARM", "AZE", "RUS")}
    return Instrument(**(known | fields))  # type: ignore[arg-type]


def found(*entries: Entry, on: str = "2024-06-01") -> list[Document]:
    with kept(*entries) as book:
        return documents(facts_on_documents(book), on)


def test_a_document_cited_over_years_is_one() -> None:
    (one,) = found(
        entry("2021-02-01", declaration(articles=("4",))),
        entry("2022-05-01", declaration(title="the tripartite declarations", articles=("9",))),
        entry("2023-08-01", declaration()),
    )
    assert one.articles == ("4", "9") and len(one.sources) == 3 and one.state == "cited"


def test_titles_in_other_languages_are_one_by_dates_and_parties() -> None:
    (plan,) = found(
        entry("2022-12-06", PLAN),
        entry(
            "2023-06-01",
            Instrument(
                kind="plan",
                title="план консультаций на 2023-2024 годы",
                parties=("AZE", "RUS"),
                valid_from="2023",
                valid_to="2024",
            ),
            language="ru",
        ),
    )
    assert plan.titles == (
        ("en", "plan of consultations for 2023-2024"),
        ("ru", "план консультаций на 2023-2024 годы"),
    )
    assert (plan.signed, plan.ends, plan.state) == ("2022-12-05", "2024-12-31", "signed")


def test_two_of_the_same_years_are_told_apart_across_languages_by_topic_or_not_joined() -> None:
    def paper(title: str, topic: str | None) -> Instrument:
        topics = (topic,) if topic else ()
        return Instrument(
            kind="agreement",
            title=title,
            parties=("AZE", "GEO"),
            valid_from="2023",
            valid_to="2024",
            topics=topics,  # type: ignore[arg-type]
        )

    english = (paper("agreement on energy supply", "energy"), paper("agreement on school exchange", "education"))
    french = (paper("accord sur les écoles", "education"), paper("accord sur l’énergie", "energy"))
    told = found(entry("2023-01-11", *english), entry("2023-09-11", *french, language="fr"))
    assert [each.titles for each in told] == [
        (("en", "agreement on energy supply"), ("fr", "accord sur l’énergie")),
        (("en", "agreement on school exchange"), ("fr", "accord sur les écoles")),
    ]
    english = (paper("agreement on energy supply", None), paper("agreement on school exchange", None))
    french = (paper("accord sur les écoles", None), paper("accord sur l’énergie", None))
    assert len(found(entry("2023-01-11", *english), entry("2023-09-11", *french, language="fr"))) == 4


def test_documents_of_other_years_stay_apart() -> None:
    other = Instrument(
        kind="plan",
        title="plan of consultations for 2025-2026",
        parties=("AZE", "RUS"),
        valid_from="2025",
        valid_to="2026",
    )
    assert len(found(entry("2022-12-06", PLAN), entry("2024-05-06", other))) == 2


def test_what_fits_two_documents_stays_by_itself() -> None:
    one = declaration(signed="2020-11-10", action="signed")
    two = declaration(signed="2021-11-26", action="signed")
    vague = declaration()
    assert len(found(entry("2020-11-10", one), entry("2023-01-01", vague))) == 1
    assert len(found(entry("2020-11-10", one), entry("2021-11-26", two), entry("2023-01-01", vague))) == 3


def test_a_word_for_a_kind_alone_brings_nothing_together() -> None:
    paper = Instrument(kind="agreement", title="agreement", parties=("AZE", "GEO"))
    assert len(found(entry("2021-01-01", paper), entry("2023-01-01", paper))) == 2


def test_the_order_of_facts_plays_no_part() -> None:
    entries = [
        entry("2020-11-10", declaration(signed="2020-11-10", action="signed")),
        entry("2021-03-01", declaration(articles=("4",)), language="fr"),
        entry("2021-04-01", declaration(articles=("4", "9"), topics=("borders",)), language="ru"),
        entry("2022-05-01", declaration(parties=("ARM",))),
        entry("2022-12-06", PLAN),
    ]
    with kept(*entries) as book:
        facts = list(facts_on_documents(book))
    first = documents(facts, "2024-01-01")
    for seed in range(20):
        random.Random(seed).shuffle(facts)
        assert documents(facts, "2024-01-01") == first


def test_the_day_of_a_signing_is_taken_from_the_signing_the_dispatch_tells_of() -> None:
    signing = Event(type="signing", parties=("AZE", "RUS"), start="2022-12-05", end="2022-12-05", evidence=((0, 9),))
    undated = Instrument(
        kind="plan", title="plan of talks", action="signed", parties=("AZE", "RUS"), evidence=((4, 12),)
    )
    (plan,) = found(entry("2022-12-06", signing, undated))
    assert plan.signed == "2022-12-05"
    elsewhere = Event(type="signing", parties=("AZE", "GEO"), start="2022-12-01", evidence=((0, 9),))
    (plan,) = found(entry("2022-12-06", elsewhere, undated))
    assert plan.signed is None


@pytest.mark.parametrize(
    ("actions", "signed", "ends", "state"),
    [
        (["cited"], None, None, "cited"),
        (["cited"], "2020", None, "signed"),
        (["negotiated", "cited"], None, None, "negotiated"),
        (["negotiated", "adopted"], None, "2024-06-01", "signed"),
        (["signed", "ratified"], "2020", None, "ratified"),
        (["in_force"], None, None, "in force"),
        (["in_force"], None, "2024-05-31", "ended"),
        (["signed", "terminated"], None, None, "ended"),
    ],
)
def test_states(actions: list[str], signed: str | None, ends: str | None, state: str) -> None:
    assert state_of(actions, signed, ends, "2024-06-01") == state


def test_a_document_is_as_it_was_known_on_a_day() -> None:
    told = entry("2022-12-06", PLAN), entry("2023-09-01", msg_terminated())
    assert [each.state for each in found(*told, on="2023-01-01")] == ["signed"]
    assert [each.state for each in found(*told, on="2023-10-01")] == ["ended"]
    assert found(*told, on="2022-01-01") == []


def msg_terminated() -> Instrument:
    return Instrument(
        kind="plan",
        title=PLAN.title,
        action="terminated",
        parties=PLAN.parties,
        valid_from="2023",
        valid_to="2024",
    )


def test_what_ends_without_a_successor() -> None:
    later = Instrument(
        kind="plan",
        title="plan of consultations for 2025-2026",
        action="signed",
        parties=("AZE", "RUS"),
        valid_from="2025",
        valid_to="2026",
    )
    papers = found(entry("2022-12-06", PLAN), on="2024-11-01")
    assert [each.title for each in ending(papers, "2024-11-01", 60)] == [PLAN.title]
    assert ending(papers, "2024-11-01", 59) == []
    papers = found(entry("2022-12-06", PLAN), entry("2024-10-01", later), on="2024-11-01")
    assert ending(papers, "2024-11-01", 90) == []
    assert successor(papers[0], papers) == papers[1]


def test_what_each_side_said_of_an_article() -> None:
    accused = Statement(
        speaker="Ann Lee",
        parties=("AZE",),
        stance="accuse",
        about=("ARM",),
        instrument="tripartite declaration",
        articles=("4",),
    )
    denied = Statement(parties=("ARM",), stance="reject", about=("AZE",), instrument="tripartite declaration")
    other = Statement(parties=("ARM",), stance="affirm", instrument="charter of the union")
    with kept(
        entry("2022-12-06", declaration(articles=("4", "9")), accused, text="An accusation was made. " * 9),
        entry("2023-02-06", denied, other),
    ) as book:
        (one,) = instruments(book, ["ARM", "AZE"], "2024-01-01")
        assert instruments(book, ["ARM", "GEO"], "2024-01-01") == []
        text = list(lines(one, quoted_from(book, "2024-01-01")))
    assert [(each.in_words(), each.articles) for each in one.said] == [
        ("AZE (Ann Lee) accused ARM", ("4",)),
        ("ARM denied or refused what is said by AZE", ()),
    ]
    assert "  article 9: named, nothing said of it" in text
    assert text.index("    AZE (Ann Lee) accused ARM, 2022-12-06 [1]") == text.index("  article 4") + 1


def test_hostile_text_is_harmless() -> None:
    with kept(entry("2023-01-01", declaration(title="de\x1b[31mcla\u202eration\nof all"), name="a\x1bb")) as book:
        (one,) = instruments(book, [], "2024-01-01")
        text = "\n".join(lines(one))
    assert "\x1b" not in text and "\u202e" not in text and "of all [cited]" in text


def test_a_document_is_in_the_state_that_was_known_on_the_day() -> None:
    draft = declaration(action="negotiated", signed=None)
    signed = declaration(action="signed", signed="2023-02-01")
    with kept(entry("2023-01-20", draft), entry("2023-02-02", signed)) as book:
        known = {on: instruments(book, [], on) for on in ("2023-01-10", "2023-01-25", "2023-02-03")}

    assert [[each.state for each in found] for found in known.values()] == [[], ["negotiated"], ["signed"]]


def test_only_statements_that_name_a_document_are_looked_at() -> None:
    said = Statement(parties=("AZE",), stance="affirm", instrument="tripartite declaration")
    none = Statement(parties=("AZE",), stance="affirm", about=("RUS",), topics=("trade",))
    quoting = Statement(parties=("AZE",), stance="inform", speaker='A "instrument":"B', topics=("energy",))
    with kept(entry("2023-01-01", declaration(), said, none), entry("2023-02-01", quoting)) as book:
        every = [fact for fact in book.all_facts(Where(kind="statement")) if any(each.called for each in fact.sources)]
        assert list(book.said_of_documents()) == every and len(every) == 1
        assert list(book.said_of_documents("2022-12-31")) == []
        book.reject(every[0].id, who="A. Desk")
        assert list(book.said_of_documents()) == []


def test_the_documents_of_a_pair_are_those_of_all() -> None:
    tellings = (
        entry("2022-12-05", PLAN, declaration(parties=("ARM", "AZE", "RUS"), signed="2020-11-10", action="signed")),
        entry("2023-01-01", declaration(parties=()), declaration(parties=("AZE",), articles=("4",))),
        entry("2023-02-01", Statement(parties=("RUS",), stance="affirm", instrument="tripartite declaration")),
    )
    with kept(*tellings) as book:
        for pair in (("AZE", "RUS"), ("ARM", "RUS"), ("AZE",), ("GEO", "RUS")):
            every = documents(facts_on_documents(book), "2024-01-01")
            assert instruments(book, pair, "2024-01-01") == [each for each in every if set(pair) <= set(each.parties)]
