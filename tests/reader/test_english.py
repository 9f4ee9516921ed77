"""English by example: datelines, what belongs to an office before it, dates, and what clauses tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import Record, read
from dragoman.reader.cascade import Reading, read_text
from dragoman.reader.lexicon import lexicon

from .soundness import assert_sound

ENGLISH = lexicon("en")
HEAD = "OSLO, March 14, 2024 (Reuters) - "
"""A Thursday."""


def record(text: str) -> Record:
    return read(HEAD + text, language="en")


def reading(text: str) -> Reading:
    return read_text(HEAD + text, ENGLISH, None)


# -- words ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Kenya's envoy", "Kenya’s envoy"])
def test_the_possessive_is_a_word_of_its_own(text: str) -> None:
    words, _, _ = ENGLISH.orthography.cut(text)
    assert words == ["kenya", "'s", "envoy"]


# -- datelines -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "agency", "place", "published"),
    [
        ("BAKU, Azerbaijan, May 3, 2021. ", None, "Baku", "2021-05-03"),
        ("TBILISI, May 3, 2021 (Xinhua) -- ", "Xinhua", "Tbilisi", "2021-05-03"),
        ("MOSCOW, May 3, 2021. /TASS/. ", "TASS", "Moscow", "2021-05-03"),
        ("MOSCOW. May 3, 2021 (Interfax) - ", "Interfax", "Moscow", "2021-05-03"),
        ("PARIS (AP) — ", "AP", "Paris", None),
        ("Nairobi, 3 May 2021 - ", None, "Nairobi", "2021-05-03"),
        ("BELGRADE, 3 May 2021 (Tanjug) - ", "Tanjug", "Belgrade", "2021-05-03"),
    ],
)
def test_datelines(line: str, agency: str | None, place: str, published: str | None) -> None:
    found = read(line + "The minister arrived with a delegation.", language="en").dispatch
    assert (found.agency, found.place, found.published) == (agency, place, published)


# -- people --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "office", "party"),
    [
        ("Norwegian Foreign Minister Per Dahl", "Per Dahl", "foreign_minister", "NOR"),
        ("Kenya's foreign minister, Amina Otieno,", "Amina Otieno", "foreign_minister", "KEN"),
        ("Minister of Foreign Affairs of Kenya Amina Otieno", "Amina Otieno", "foreign_minister", "KEN"),
        ("UN Secretary-General Antonio Guterres", "Antonio Guterres", "secretary_general", "org:UN"),
        ("The European Union's High Representative Kaja Kallas", "Kaja Kallas", "official", "org:EU"),
        ("US Deputy Secretary of State Paul Grant", "Paul Grant", "deputy_foreign_minister", "USA"),
        ("U.S. Secretary of State Antony Blinken", "Antony Blinken", "foreign_minister", "USA"),
        ("Amina Otieno, the president of Kenya,", "Amina Otieno", "head_of_state", "KEN"),
        ("Amina Otieno, Kenya's president,", "Amina Otieno", "head_of_state", "KEN"),
        ("Russian Foreign Ministry spokeswoman Maria Zakharova", "Maria Zakharova", "spokesperson", "RUS"),
        ("Kremlin spokesman Dmitry Peskov", "Dmitry Peskov", "spokesperson", "RUS"),
        ("NATO Secretary General Mark Rutte", "Mark Rutte", "secretary_general", "org:NATO"),
        ("British Ambassador to Kenya Jane Miles", "Jane Miles", "ambassador", "GBR"),
        ("Kenya's ambassador to Norway, James Otieno,", "James Otieno", "ambassador", "KEN"),
        ("Prime Minister Per Dahl of Norway", "Per Dahl", "head_of_government", "NOR"),
    ],
)
def test_people(text: str, name: str, office: str, party: str) -> None:
    found = record(f"{text} spoke to reporters.").people
    assert [(p.name, p.office, p.party) for p in found] == [(name, office, party)]


def test_several_holders_of_one_office() -> None:
    found = record("The foreign ministers of Kenya and Norway, Amina Otieno and Per Dahl, met on Tuesday.")
    assert [(p.name, p.office, p.party) for p in found.people] == [
        ("Amina Otieno", "foreign_minister", "KEN"),
        ("Per Dahl", "foreign_minister", "NOR"),
    ]
    (event,) = found.events
    assert (event.type, event.parties, event.start) == ("meeting", ("KEN", "NOR"), "2024-03-12")


def test_his_counterpart_holds_the_same_office() -> None:
    found = record("Norwegian Defence Minister Per Dahl met his Kenyan counterpart, Amina Otieno, in Nairobi.")
    assert [(p.name, p.office, p.party) for p in found.people] == [
        ("Per Dahl", "defence_minister", "NOR"),
        ("Amina Otieno", "defence_minister", "KEN"),
    ]


def test_a_counterpart_holds_the_office_of_whom_the_clause_is_about() -> None:
    found = record(
        "Norwegian Foreign Ministry spokeswoman Liv Moe said that Foreign Minister Per Dahl would hold talks with his "
        "Kenyan counterpart Amina Otieno."
    )
    assert ("Amina Otieno", "foreign_minister") in [(p.name, p.office) for p in found.people]


def test_a_ministry_of_nobody_is_of_the_text_s_own_state() -> None:
    found = read(
        "MOSCOW, February 8, 2024. /TASS/. Russia will expel four Norwegian diplomats, Foreign Ministry spokeswoman "
        "Irina Volkova said.",
        language="en",
    )
    assert [(p.name, p.party) for p in found.people] == [("Irina Volkova", "RUS")]


@pytest.mark.parametrize("name", ["the Silk Road", "Black Sea", "the Nairobi Peace Conference"])
def test_what_is_no_person(name: str) -> None:
    assert not record(f"The minister recalled the history of {name}.").people


# -- dates ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("on March 5", "2024-03-05", "2024-03-05"),
        ("on 5 March 2023", "2023-03-05", "2023-03-05"),
        ("on Dec. 5, 2022", "2022-12-05", "2022-12-05"),
        ("on March 5-7", "2024-03-05", "2024-03-07"),
        ("on the 5th of March", "2024-03-05", "2024-03-05"),
        ("from 5 to 7 March", "2024-03-05", "2024-03-07"),
        ("in January", "2024-01", "2024-01"),
        ("in 2022", "2022", "2022"),
        ("yesterday", "2024-03-13", "2024-03-13"),
        ("on Monday", "2024-03-11", "2024-03-11"),
        ("last Friday", "2024-03-08", "2024-03-08"),
        ("six days ago", "2024-03-08", "2024-03-08"),
        ("last month", "2024-02", "2024-02"),
    ],
)
def test_days_of_what_was_done(told: str, start: str, end: str) -> None:
    (event,) = record(f"Norwegian Foreign Minister Per Dahl visited Kenya {told}.").events
    assert (event.type, event.status, event.start, event.end) == ("visit", "held", start, end)


def test_may_is_a_helping_verb_too() -> None:
    (event,) = record("Norwegian Foreign Minister Per Dahl may visit Kenya in May.").events
    assert (event.status, event.start) == ("planned", "2024-05")


# -- events --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian Foreign Minister Per Dahl is to visit Kenya next week.", ("visit", "planned", "KEN NOR")),
        ("Norwegian Foreign Minister Per Dahl will travel to Kenya.", ("visit", "planned", "KEN NOR")),
        ("Norwegian Foreign Minister Per Dahl arrived in Nairobi on Monday.", ("visit", "held", "KEN NOR")),
        ("Per Dahl, the Norwegian foreign minister, was received by Kenyan President Amina Otieno.",
         ("meeting", "held", "KEN NOR")),
        ("A delegation headed by Norwegian Deputy Foreign Minister Per Dahl visited Kenya.",
         ("visit", "held", "KEN NOR")),
        ("Norwegian Foreign Minister Per Dahl phoned his Kenyan counterpart.", ("call", "held", "KEN NOR")),
        ("Norway's foreign minister held talks with his Kenyan counterpart.", ("meeting", "held", "KEN NOR")),
        ("Norway's foreign minister met with his Kenyan counterpart on the sidelines of the forum.",
         ("meeting", "held", "KEN NOR")),
        ("Norwegian Foreign Minister Per Dahl discussed the situation in Libya with Kenyan President Amina Otieno.",
         ("meeting", "held", "KEN NOR")),
        ("The foreign ministers of Norway and Kenya spoke by phone.", ("call", "held", "KEN NOR")),
        ("Norway's prime minister had a telephone conversation with the president of Kenya.",
         ("call", "held", "KEN NOR")),
        ("Kenya's foreign ministry summoned the Norwegian ambassador.", ("protest", "held", "KEN NOR")),
        ("Norway expelled two Russian diplomats.", ("expulsion", "held", "NOR RUS")),
        ("The Norwegian foreign minister cancelled his visit to Kenya.", ("visit", "cancelled", "KEN NOR")),
    ],
)  # fmt: skip
def test_events(text: str, expected: tuple[str, str, str]) -> None:
    found = [(event.type, event.status, " ".join(event.parties)) for event in record(text).events]
    assert found == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The two countries have met their obligations.",
        "Norway's foreign minister welcomed the call for a ceasefire.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert not record(text).events


def test_a_visit_has_its_host_and_its_city() -> None:
    (event,) = record("Norwegian Foreign Minister Per Dahl paid an official visit to Nairobi.").events
    assert (event.host, event.place, event.country, event.people) == ("KEN", "Nairobi", "KEN", ("Per Dahl",))


def test_a_meeting_told_twice_is_one() -> None:
    found = record(
        "Norwegian Foreign Minister Per Dahl met with Kenyan President Amina Otieno on Monday.\n\n"
        "During the meeting, the two sides exchanged views on trade."
    )
    assert [event.type for event in found.events] == ["meeting"]


# -- documents -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "action"),
    [
        ("Norway and Kenya signed a memorandum of understanding on tourism.", "memorandum", "signed"),
        ("A joint statement was adopted by Norway and Kenya.", "statement", "adopted"),
        ("Kenya ratified the Treaty on the Non-Proliferation of Nuclear Weapons.", "treaty", "ratified"),
        ("Norway and Kenya will sign an agreement on air services.", "agreement", "negotiated"),
    ],
)
def test_documents(text: str, kind: str, action: str) -> None:
    assert [(i.kind, i.action) for i in record(text).instruments] == [(kind, action)]


# -- statements ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parties", "stance", "about"),
    [
        ("Norway strongly condemned the actions of Kenya.", "NOR", "accuse", "KEN"),
        ("Norway called on Kenya to release the sailors.", "NOR", "demand", "KEN"),
        ("Norway urged Kenya to show restraint.", "NOR", "demand", "KEN"),
        ("Norway accused Kenya of violating the agreement.", "NOR", "accuse", "KEN"),
        ("Norway expressed concern over the situation in Libya.", "NOR", "concern", "LBY"),
        ("Norway voiced concern about the situation in Libya.", "NOR", "concern", "LBY"),
        ("Norway welcomed the decision of Kenya.", "NOR", "praise", "KEN"),
        ("Norway rejected the accusations of Libya.", "NOR", "reject", "LBY"),
    ],
)
def test_statements(text: str, parties: str, stance: str, about: str) -> None:
    found = [(" ".join(s.parties), s.stance, " ".join(s.about)) for s in record(text).statements]
    assert found == [(parties, stance, about)]


@pytest.mark.parametrize(
    "text",
    [
        "“We condemn the actions of Libya,” said Norwegian Foreign Minister Per Dahl.",
        "“We condemn the actions of Libya,” Norwegian Foreign Minister Per Dahl said.",
        "Norwegian Foreign Minister Per Dahl said his country condemned the actions of Libya.",
        "Norwegian Foreign Minister Per Dahl said that Norway condemned the actions of Libya.",
        "Norway condemns the actions of Libya, Norwegian Foreign Minister Per Dahl told reporters in Oslo.",
        "Norway condemns the actions of Libya, said Norwegian Foreign Minister Per Dahl.",
        "Norwegian Foreign Minister Per Dahl met with reporters. He condemned the actions of Libya.",
    ],
)
def test_who_said_it(text: str) -> None:
    (statement,) = record(text).statements
    assert (statement.speaker, statement.stance, statement.about) == ("Per Dahl", "accuse", ("LBY",))


def test_he_is_no_state() -> None:
    text = "Norwegian Foreign Minister Per Dahl met with reporters. Norway is concerned about Libya, he added."
    assert [(s.speaker, s.stance) for s in record(text).statements] == [("Per Dahl", "concern")]


def test_a_quotation_of_several_sentences_is_of_whom_its_end_names() -> None:
    text = "“We condemn the actions of Libya. We urge Libya to release the sailors,” Norwegian minister Per Dahl said."
    found = [(s.speaker, s.stance, s.about) for s in record(text).statements]
    assert found == [("Per Dahl", "accuse", ("LBY",)), ("Per Dahl", "demand", ("LBY",))]


# -- any text ------------------------------------------------------------------------------

TEXT = """
Norwegian Foreign Minister Per Dahl of Kenya 's president , . “ ” ( ) - : met with held talks a visit to Nairobi will
be is was received by said that who called on condemned the two sides both ministers his counterpart and on Monday
March 5, 2024 last week signed an agreement in at May may not have been to UN Secretary-General Russia Turkey EU ’s
"""
WORDS = st.sampled_from([*TEXT.split(), "\n"])


@given(st.lists(WORDS, max_size=60))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    assert_sound(read(text, published="2024-03-14", language="en"), text)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert read(text, language="en").text == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lithuanian Foreign Minister Jonas Petrauskas said on Friday that he would visit Kyiv.", None),
        ("Lithuanian Foreign Minister Jonas Petrauskas will visit Kyiv, his ministry said on Friday.", None),
        ("Lithuanian Foreign Minister Jonas Petrauskas will visit Kyiv on Monday, his ministry said.", "2023-06-05"),
        ("The Lithuanian ministry on Friday announced a visit by Jonas Petrauskas to Kyiv on June 12.", "2023-06-12"),
    ],
)
def test_what_is_to_come_is_not_dated_by_its_announcement(text: str, day: str | None) -> None:
    (visit,) = read("VILNIUS, June 3 (BNS) - " + text, language="en", published="2023-06-03").events
    assert (visit.type, visit.status, visit.start) == ("visit", "planned", day)


@pytest.mark.parametrize("days", ["two-day", "two day", "2-day"])
def test_a_visit_lasts_as_long_as_it_is_said_to(days: str) -> None:
    (visit,) = record(f"Iraqi Foreign Minister Fuad Karim will pay a {days} visit to Ankara starting Monday.").events
    assert (visit.start, visit.end) == ("2024-03-18", "2024-03-19")
