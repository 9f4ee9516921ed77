"""English by example: a second event told in passing is kept apart from the first, and nothing is made up beside it."""

from __future__ import annotations

import pytest

from dragoman import read

HEAD = "OSLO, March 14, 2024 (Reuters) - "
"""A Thursday."""


def events(text: str) -> list[tuple[str, str, str, str | None, str | None]]:
    """Return type, status, parties, day and country of each event."""
    found = read(HEAD + text, language="en").events
    return sorted((e.type, e.status, " ".join(e.parties), e.start, e.country) for e in found)


# -- what an act answers -------------------------------------------------------------------


@pytest.mark.parametrize(
    "earlier",
    [
        "after Finland expelled two Norwegian consuls on Monday",
        "after Finland ordered two Norwegian embassy staff out of the country on Monday",
        "after Finland sent two Norwegian diplomats home on Monday",
        "after Finland ejected two Norwegian diplomats on Monday",
    ],
)
def test_an_expulsion_and_the_one_it_answers_are_two(earlier: str) -> None:
    assert events(f"Norway ousted two Finnish diplomats on Wednesday {earlier}.") == [
        ("expulsion", "held", "FIN NOR", "2024-03-11", None),
        ("expulsion", "held", "FIN NOR", "2024-03-13", None),
    ]


def test_an_act_of_before_without_its_day_is_no_event() -> None:
    told = events("Norway said it had thrown out the two Finnish diplomats.")
    assert told == []


def test_a_clause_after_a_conjunction_of_time_has_a_verb_of_its_own() -> None:
    assert ("visit", "held", "NOR SWE", "2024-03-12", "SWE") in events(
        "Norway expelled a Finnish diplomat on Wednesday after President Nils Berg visited Stockholm on Tuesday."
    )


# -- talks told in the background ----------------------------------------------------------

MINISTERS = (
    "Norwegian Foreign Minister Kari Holm and Estonian Foreign Minister Jaan Tamm held talks in Tallinn on Wednesday. "
)
TALKS = ("meeting", "held", "EST NOR", "2024-03-13", "EST")


@pytest.mark.parametrize(
    "told",
    ["The two ministers, who had conferred in Riga on Monday, spoke of trade.", "They conferred in Riga on Monday."],
)
def test_to_confer_is_to_meet(told: str) -> None:
    assert events(MINISTERS + told) == [("meeting", "held", "EST NOR", "2024-03-11", "LVA"), TALKS]


def test_to_confer_something_is_no_meeting() -> None:
    assert events(MINISTERS + "The accord confers the right to work on students of the two countries.") == [TALKS]


@pytest.mark.parametrize("verb", ["hosted", "had hosted"])
def test_who_hosts_somebody_meets_them(verb: str) -> None:
    text = f"Norwegian Foreign Minister Kari Holm {verb} her Estonian counterpart Jaan Tamm in Bergen on Wednesday."
    assert events(text) == [("meeting", "held", "EST NOR", "2024-03-13", "NOR")]


def test_who_hosts_a_gathering_meets_nobody_by_it() -> None:
    assert events("Norway hosted a trade fair on Wednesday.") == []


def test_what_talks_are_on_takes_no_part_in_them() -> None:
    text = "Norwegian Foreign Minister Kari Holm hosted Estonian Foreign Minister Jaan Tamm for talks on Georgia."
    assert [e[2] for e in events(text)] == ["EST NOR"]


def test_people_told_by_their_states_are_joined() -> None:
    text = "Norway's Kari Holm and Estonia's Jaan Tamm met on the sidelines on Wednesday."
    assert [e[:4] for e in events(text)] == [("meeting", "held", "EST NOR", "2024-03-13")]


# -- gatherings, and what is next ----------------------------------------------------------

GATHERED = "The foreign ministers of Norway, Estonia, Latvia and Poland gathered in Tallinn on Wednesday. "


def test_visiting_ministers_are_those_who_came() -> None:
    told = events(GATHERED + "Ahead of the session, Estonian President Mart Saar received the visiting ministers.")
    assert [(kind, status, who) for kind, status, who, *_ in told] == [
        ("conference", "held", "EST LVA NOR POL"),
        ("meeting", "held", "EST LVA NOR POL"),
    ]


def test_those_who_gathered_gather_again() -> None:
    told = events(GATHERED + "The four countries agreed to convene again in Riga in May.")
    assert ("conference", "planned", "EST LVA NOR POL", "2024-05", "LVA") in told


@pytest.mark.parametrize("which", ["next", "fifth"])
def test_the_session_after_the_one_told_is_another(which: str) -> None:
    text = (
        "The fourth session of the Norwegian-Estonian Joint Commission was held in Tallinn on Wednesday. "
        f"The {which} session will be held in Bergen in 2025."
    )
    assert events(text) == [
        ("consultations", "held", "EST NOR", "2024-03-13", "EST"),
        ("consultations", "planned", "EST NOR", "2025", "NOR"),
    ]


@pytest.mark.parametrize("word", ["expected", "due"])
def test_who_is_expected_somewhere_has_not_been_there(word: str) -> None:
    text = f"Norwegian Foreign Minister Kari Holm is {word} in Riga in May."
    assert events(text) == [("visit", "planned", "LVA NOR", "2024-05", "LVA")]


# -- invitations, visits told by a noun, honours -------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        "Tamm was also invited to Oslo.",
        "The Estonian minister was invited to Oslo for a new round of talks.",
        "Holm invited him to Oslo.",
    ],
)
def test_who_is_invited_to_a_place_may_visit_it(asked: str) -> None:
    told = events(MINISTERS.replace("Kari Holm and", "Kari Holm received").replace("held talks", "") + asked)
    assert [e for e in told if e[1] != "held"] == [("visit", "proposed", "EST NOR", None, "NOR")]


def test_a_visit_to_the_capital_is_one_to_where_talks_were_held() -> None:
    text = (
        "Norway and Estonia held political consultations in Tallinn on Wednesday. "
        "The session coincided with a visit to the capital by Norwegian Foreign Minister Kari Holm."
    )
    assert ("visit", "held", "EST NOR", "2024-03-13", "EST") in events(text)


def test_a_guest_is_decorated_by_the_host() -> None:
    told = events(MINISTERS + "The Norwegian minister was also decorated with the Order of the Oak.")
    assert ("ceremony", "held", "EST NOR", "2024-03-13", "EST") in told


# -- what was planned and is done ----------------------------------------------------------


def test_the_purpose_of_a_journey_that_is_told_as_held_is_no_plan() -> None:
    text = (
        "Norwegian Foreign Minister Kari Holm arrived in Tallinn on Wednesday to hold talks with Estonian officials. "
        "Holm met with her Estonian counterpart Jaan Tamm."
    )
    assert {status for _, status, *_ in events(text)} == {"held"}


def test_the_years_of_a_plan_are_not_the_day_of_its_signing() -> None:
    told = events(MINISTERS + "They then signed a plan of cooperation between the ministries in 2025-2026.")
    assert ("signing", "held", "EST NOR", "2024-03-13", "EST") in told


def test_what_is_called_for_at_a_press_conference_is_elsewhere() -> None:
    told = events(MINISTERS + "At a joint news conference, Holm called for a truce in Gaza.")
    assert ("press_conference", "held", "EST NOR", "2024-03-13", "EST") in told


def test_the_conversation_after_the_credentials_is_a_meeting() -> None:
    text = (
        "Norway's new ambassador, Nils Berg, presented his credentials to Estonian President Mart Saar in Tallinn "
        "on Wednesday. In the conversation that followed the ceremony, Saar thanked Norway for its help."
    )
    assert events(text) == [
        ("credentials", "held", "EST NOR", "2024-03-13", "EST"),
        ("meeting", "held", "EST NOR", "2024-03-13", "EST"),
    ]


# -- answers told by a noun, guests --------------------------------------------------------


@pytest.mark.parametrize("answer", ["in response to", "in retaliation for"])
def test_an_expulsion_told_by_its_noun_is_the_one_that_is_answered(answer: str) -> None:
    text = (
        f"Norway expelled a Finnish diplomat on Wednesday {answer} Finland's expulsion of a Norwegian consul on Monday."
    )
    assert events(text) == [
        ("expulsion", "held", "FIN NOR", "2024-03-11", None),
        ("expulsion", "held", "FIN NOR", "2024-03-13", None),
    ]


def test_an_answered_act_without_its_day_is_no_event() -> None:
    text = "Norway expelled a Finnish diplomat on Wednesday in response to Finland's expulsion of a Norwegian consul."
    assert events(text) == [("expulsion", "held", "FIN NOR", "2024-03-13", None)]


def test_aid_that_talks_are_on_is_no_event() -> None:
    text = (
        "Foreign Minister Kari Holm hosted Estonian Foreign Minister Jaan Tamm for talks on Gaza and relief supplies."
    )
    assert [kind for kind, *_ in events(text)] == ["meeting"]


def test_a_guest_told_by_their_state_is_who_came() -> None:
    told = read(HEAD + MINISTERS + "The Norwegian guest was received by President Mart Saar.", language="en").events
    assert [set(e.people) for e in told] == [{"Jaan Tamm", "Kari Holm"}, {"Kari Holm", "Mart Saar"}]


def test_talks_of_two_and_of_three_are_apart() -> None:
    text = (
        GATHERED + "Norway's Kari Holm and Poland's Jan Zych met briefly. "
        "Ahead of the session, Estonian President Mart Saar received the visiting ministers."
    )
    assert {who for kind, _, who, *_ in events(text) if kind == "meeting"} == {"NOR POL", "EST LVA NOR POL"}


def test_a_state_that_hosts_soldiers_meets_nobody() -> None:
    assert events("Norway hosts 2,000 Finnish soldiers.") == []
