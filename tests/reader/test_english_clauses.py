"""English by example: events of clauses that tell of one another, and who takes part."""

from __future__ import annotations

import pytest

from dragoman import Record, read

HEAD = "OSLO, March 14, 2024 (Reuters) - "
"""A Thursday."""


def record(text: str) -> Record:
    return read(HEAD + text, language="en")


def events(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(e.type, e.status, " ".join(e.parties), e.start) for e in record(text).events]


# -- events --------------------------------------------------------------------------------


def test_what_somebody_says_was_done_on_a_day_is_an_event() -> None:
    told = events(
        '"Sweden acted in haste when it decided on March 4 to expel a Serbian diplomat," Serbia\'s envoy said.'
    )
    assert told == [("expulsion", "held", "SRB SWE", "2024-03-04")]


@pytest.mark.parametrize("text", ["saw no sense in meeting", "spoke of the difficulty of negotiating with"])
def test_a_gerund_may_only_name_what_might_be_done(text: str) -> None:
    assert events(f"Serbian President Ana Marić {text} Kenyan Foreign Minister Amina Otieno.") == []


def test_one_receives_two_one_after_the_other() -> None:
    text = (
        "Norwegian Foreign Minister Ida Berg received first Serbian envoy Ana Marić and "
        "afterwards Kosovo envoy Ilir Deda."
    )
    assert [parties for _, _, parties, _ in events(text)] == ["NOR SRB", "NOR XKX"]


def test_the_same_evening_is_that_of_what_was_told() -> None:
    text = "Serbian Foreign Minister Ana Marić met her Kenyan counterpart Amina Otieno on Tuesday. "
    told = events(text + "A second meeting of the two ministers planned for the same evening was called off.")
    assert told[-1][1:] == ("cancelled", "KEN SRB", "2024-03-12")


def test_what_was_to_be_the_day_before_and_is_put_off_was_to_be_then() -> None:
    text = "A meeting of the foreign ministers of Kenya and Norway, expected for Wednesday, was postponed."
    assert events(text) == [("meeting", "cancelled", "KEN NOR", "2024-03-13")]


def test_a_caller_is_no_host() -> None:
    told = record(
        "Kenyan Foreign Minister Amina Otieno called on the President of Serbia, Ana Marić, on Monday."
    ).events
    assert [(e.type, e.country) for e in told] == [("meeting", None)]


def test_who_is_invited_to_take_part_is_invited() -> None:
    text = (
        "Norway's Prime Minister Ida Berg invited the President of Serbia, Ana Marić, to take "
        "part in the Ocean Summit in Oslo."
    )
    assert [(kind, status) for kind, status, _, _ in events(text)] == [("conference", "proposed")]


def test_several_of_a_group_with_a_name_are_not_the_two_sides() -> None:
    text = (
        "Serbia and Kosovo held talks. Norwegian Foreign Minister Ida Berg met the ambassadors "
        "of the Contact countries."
    )
    assert all("SRB" not in parties for _, _, parties, _ in events(text)[1:])


def test_a_tour_goes_to_each_of_the_states_it_is_made_to() -> None:
    told = events("Kenyan Foreign Minister Amina Otieno will pay a visit to Serbia and Norway on May 3.")
    assert [(kind, status, parties) for kind, status, parties, _ in told] == [
        ("visit", "planned", "KEN SRB"),
        ("visit", "planned", "KEN NOR"),
    ]


def test_who_heads_a_delegation_is_received_with_it() -> None:
    found = record(
        "Serbian President Ana Marić received on Monday a delegation headed by Kenyan envoy Peter Mutua."
    ).events
    assert [(e.type, e.parties, e.people) for e in found] == [("meeting", ("KEN", "SRB"), ("Ana Marić", "Peter Mutua"))]


def test_what_follows_a_meeting_is_no_part_of_it() -> None:
    text = (
        "Kenyan envoy Peter Mutua is scheduled to meet President Ana Marić of Serbia on Friday before flying to Rome."
    )
    assert [(kind, status, parties) for kind, status, parties, _ in events(text)] == [
        ("meeting", "planned", "KEN SRB"),
        ("visit", "planned", "ITA KEN"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan envoy Peter Mutua urged Serbia and Kosovo to return to the talks in Geneva.",
        "Kenyan envoy Peter Mutua voiced support for the early signing of the treaty by Serbia and Kosovo.",
    ],
)
def test_what_is_only_wished_for_is_no_event(text: str) -> None:
    assert events(text) == []


def test_the_state_talked_about_is_not_there() -> None:
    text = "Kenyan envoy Peter Mutua and Serbian President Ana Marić exchanged views on the crisis in Sudan."
    assert [parties for _, _, parties, _ in events(text)] == ["KEN SRB"]


def test_a_plan_on_a_journey_is_one_for_its_place() -> None:
    text = (
        "Kenyan Foreign Minister Amina Otieno arrived in Rome on Wednesday. She is to meet "
        "Italian President Ugo Riva on Friday."
    )
    found = record(text).events
    assert [(e.type, e.status, e.country, e.start) for e in found] == [
        ("visit", "held", "ITA", "2024-03-13"),
        ("meeting", "planned", "ITA", "2024-03-15"),
    ]


def test_a_second_infinitive_is_expected_too() -> None:
    text = (
        "Kenyan envoy Peter Mutua is expected to be received by Serbian President Ana Marić in Belgrade on May 2, "
        "and to hold talks with Italian Foreign Minister Ugo Riva in Rome on May 3."
    )
    assert events(text) == [
        ("meeting", "planned", "KEN SRB", "2024-05-02"),
        ("meeting", "planned", "ITA KEN", "2024-05-03"),
    ]


@pytest.mark.parametrize("verb", ["could", "can"])
def test_what_may_be_is_no_event(verb: str) -> None:
    assert events(f"Kenyan envoy Peter Mutua {verb} visit Serbia in May.") == []


def test_ministers_of_an_organisation_sit_where_they_discuss() -> None:
    assert events("EU foreign ministers will discuss the proposal in Riga on May 3.") == [
        ("conference", "planned", "org:EU", "2024-05-03")
    ]


def test_a_summit_is_of_who_chairs_it_too() -> None:
    text = "The summit of the African Union met in Nairobi on March 4 under Kenya's chairmanship."
    assert [parties for _, _, parties, _ in events(text)] == ["KEN org:AU"]


def test_half_a_year_is_its_year() -> None:
    text = "Kenyan envoy Peter Mutua will visit Serbia in the second half of the year."
    assert events(text) == [("visit", "planned", "KEN SRB", "2024")]


def test_a_state_may_only_tell_where_a_city_is() -> None:
    text = "Kenyan envoy Peter Mutua held talks with Serbian envoy Ana Marić in Qingdao, east China, on Monday."
    assert events(text) == [("meeting", "held", "KEN SRB", "2024-03-11")]


def test_who_mediates_does_not_sign() -> None:
    assert events("Kenya and Serbia signed a US-mediated peace deal on Monday.") == [
        ("signing", "held", "KEN SRB", "2024-03-11")
    ]


def test_what_was_held_some_day_is_not_of_the_day_it_is_told() -> None:
    text = (
        "Kenyan envoy Peter Mutua and Serbian envoy Ana Marić have held talks in Rome, the "
        "foreign ministry said Monday."
    )
    assert events(text) == [("meeting", "held", "KEN SRB", None)]


def test_two_states_visited_are_two_visits() -> None:
    text = "Kenyan envoy Peter Mutua will visit Serbia and Italy and return to Kenya on May 2."
    assert [parties for _, _, parties, _ in events(text)] == ["KEN SRB", "ITA KEN"]


def test_what_is_discussed_by_phone_is_a_call() -> None:
    text = (
        "Kenyan envoy Peter Mutua and Serbian envoy Ana Marić discussed the war between Israel "
        "and Hamas in a phone call on Monday."
    )
    assert events(text) == [("call", "held", "KEN SRB", "2024-03-11")]


def test_an_opportunity_to_meet_is_no_meeting() -> None:
    text = "Kenyan envoy Peter Mutua and Serbian envoy Ana Marić spoke of the opportunity to meet regularly."
    assert events(text) == []


def test_credentials_are_presented_at_the_home_of_who_accepts_them() -> None:
    found = record(
        "The new Ambassador of Kenya, Peter Mutua, presented his credentials to the President of Serbia."
    ).events
    assert [(e.type, e.country) for e in found] == [("credentials", "SRB")]


def test_ten_ambassadors_are_not_the_two_sides() -> None:
    text = (
        "Kenya and Serbia held talks on Monday. Italian Foreign Minister Ugo Riva received ten ambassadors on Tuesday."
    )
    assert all("KEN" not in parties or "ITA" not in parties for _, _, parties, _ in events(text))


def test_an_act_may_be_told_far_from_its_verb() -> None:
    text = (
        "Kenya has declared an employee of the Serbian embassy in Nairobi persona non grata in "
        "retaliation for a similar step."
    )
    assert [(kind, parties) for kind, _, parties, _ in events(text)] == [("expulsion", "KEN SRB")]


def test_a_letter_may_invite() -> None:
    text = (
        "Serbian President Ana Marić was received by Kenyan President Peter Mutua and gave him a letter "
        "in which King Ugo Riva of Italy invited the Kenyan leader to Rome."
    )
    assert ("visit", "proposed", "ITA KEN", None) in events(text)


def test_a_trilateral_meeting_is_of_the_three_named() -> None:
    text = "EU envoy Ida Berg received Serbian President Ana Marić and Kosovo President Ilir Deda. "
    told = events(text + "A trilateral meeting was called off.")
    assert told[-1][1:3] == ("cancelled", "SRB XKX org:EU")


def test_since_opens_a_clause_with_a_subject() -> None:
    text = "Kenya and Serbia held talks on Monday, the first since the two countries severed relations in January 2016."
    assert ("relations", "held", "KEN SRB", "2016-01") in events(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kenyan envoy Peter Mutua and Serbian envoy Ana Marić exchanged views on the ongoing talks in Cyprus.",
            "KEN SRB",
        ),
        (
            "Kenyan envoy Peter Mutua spoke by phone with Ilya Orlov, secretary of the Security Council of Russia.",
            "KEN RUS",
        ),
        ("The 58th ASEAN Foreign Ministers’ Meeting was held on 9 July in Oslo.", "org:ASEAN"),
    ],
)
def test_who_takes_part(text: str, told: str) -> None:
    assert [parties for _, _, parties, _ in events(text)] == [told]


def test_two_of_one_office_named_together_are_two() -> None:
    text = (
        "US Secretary of State Ida Berg spoke on Monday with Kenyan Foreign Minister Amina Otieno. "
        "The Secretary and the Foreign Minister agreed to meet in Nairobi later this month."
    )
    assert events(text)[-1] == ("meeting", "planned", "KEN USA", "2024-03")


# -- people --------------------------------------------------------------------------------


def test_his_counterpart_is_the_subject_s() -> None:
    text = (
        "Kenyan Foreign Minister Amina Otieno was received by Serbian President Ana Marić and "
        "met her Italian counterpart, Ugo Riva."
    )
    assert ("Ugo Riva", "foreign_minister", "ITA") in [(p.name, p.office, p.party) for p in record(text).people]


def test_an_adviser_is_of_whom_he_advises() -> None:
    text = "Peter Mutua, chief adviser to the President of Kenya, arrived in Rome."
    assert [(p.name, p.office, p.party) for p in record(text).people] == [("Peter Mutua", "adviser", "KEN")]


def test_who_leads_a_delegation_is_of_it() -> None:
    text = "Talks were held in Rome. The Kenyan delegation was headed by Deputy Foreign Minister Peter Mutua."
    assert [(p.name, p.party) for p in record(text).people] == [("Peter Mutua", "KEN")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Qatari Premier and Foreign Minister Sheikh Ali Al Thani arrived.",
            ("Ali Al Thani", "head_of_government", "QAT"),
        ),
        (
            "Chairman of the Foreign Relations Committee of Serbia's National Assembly Ana Marić arrived.",
            ("Ana Marić", "legislator", "SRB"),
        ),
    ],
)
def test_titles_of_several_words(text: str, found: tuple[str, str, str]) -> None:
    assert found in [(p.name, p.office, p.party) for p in record(text).people]


def test_the_foreign_secretary_of_some_states_is_no_minister() -> None:
    text = (
        "British Foreign Secretary Ida Berg met the Foreign Secretary of Pakistan, Amna Khan, "
        "and Indian Foreign Secretary Ravi Rao."
    )
    assert [(p.office, p.party) for p in record(text).people] == [
        ("foreign_minister", "GBR"),
        ("deputy_foreign_minister", "PAK"),
        ("deputy_foreign_minister", "IND"),
    ]


def test_negotiations_to_be_sped_up_are_no_meeting() -> None:
    assert events("Kenya and Serbia agreed to speed up negotiations on a free trade agreement.") == []


def test_an_agency_is_nobody() -> None:
    text = "Kenyan President Peter Mutua received Ana Marić, the Foreign Minister of Serbia, Azernews reports."
    assert [p.name for p in record(text).people] == ["Peter Mutua", "Ana Marić"]
