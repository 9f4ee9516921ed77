"""English by example: what is said and of whom, and the documents named in it."""

from __future__ import annotations

from dragoman import Record, read

HEAD = "OSLO, March 14, 2024 (Reuters) - "
"""A Thursday."""


def record(text: str) -> Record:
    return read(HEAD + text, language="en")


def events(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(e.type, e.status, " ".join(e.parties), e.start) for e in record(text).events]


def statements(text: str) -> list[tuple[str, str, str]]:
    return [(" ".join(s.parties), s.stance, " ".join(s.about)) for s in record(text).statements]


# -- statements ----------------------------------------------------------------------------


def test_a_quotation_with_an_act_in_it_is_said() -> None:
    text = (
        'Serbia summoned the Swedish ambassador. "It was a regrettable decision of Sweden to '
        'expel a diplomat," the Serbian foreign ministry said.'
    )
    assert ("SRB", "concern", "SWE") in statements(text)


def test_a_verb_parted_from_its_subject_is_its_own() -> None:
    text = "Serbian Ambassador Ana Marić, for her part, dismissed the charges brought by Norway as unfounded."
    assert statements(text) == [("SRB", "reject", "NOR")]


def test_two_are_asked_by_one_verb() -> None:
    text = "Norwegian envoy Ida Berg called on Serbia to withdraw its police and on Kosovo to release the prisoners."
    assert statements(text) == [("NOR", "demand", "SRB"), ("NOR", "demand", "XKX")]


def test_what_is_only_added_is_not_spoken_about() -> None:
    text = "Norwegian envoy Ida Berg welcomed the initiative of Egypt, which will host the leaders of Chad and Libya."
    assert statements(text) == [("NOR", "praise", "EGY")]


def test_to_agree_to_restore_relations_is_an_act() -> None:
    text = "Kenya and Norway agreed in Geneva on Tuesday to restore diplomatic relations."
    assert statements(text) == []
    assert events(text) == [("relations", "held", "KEN NOR", "2024-03-12")]


def test_a_visit_that_is_to_do_more_is_spoken_of_too() -> None:
    text = (
        "Kenyan President Peter Mutua voiced confidence that the visit of Norway's President Ida "
        "Berg, due in May, would strengthen security."
    )
    assert statements(text) == [("KEN", "affirm", "NOR")]


def test_who_reports_what_others_said_is_only_the_source() -> None:
    text = (
        "Kenyan envoy Peter Mutua asked for assistance from Serbia, while President Ana Marić of "
        "Serbia praised Kenya as a key partner, the ministry said in a release."
    )
    assert [(parties, stance) for parties, stance, _ in statements(text)] == [("KEN", "demand"), ("SRB", "praise")]


def test_what_two_states_should_do_is_not_what_they_said() -> None:
    text = (
        "Kenyan envoy Peter Mutua met President Ana Marić. Kenya and Serbia should jointly oppose piracy, Mutua said."
    )
    assert [parties for parties, _, _ in statements(text)] == ["KEN"]


def test_weapons_go_to_who_is_not_blamed() -> None:
    text = "Kenyan envoy Peter Mutua condemned the sale of missiles by Serbia to Sudan."
    assert statements(text) == [("KEN", "accuse", "SRB")]


def test_both_of_them_speak() -> None:
    text = (
        "Kenyan envoy Peter Mutua met Serbian envoy Ana Marić. Both reaffirmed their commitment to regional security."
    )
    assert ("KEN SRB", "affirm", "") in statements(text)


def test_to_stay_committed_is_no_promise() -> None:
    text = "Kenyan envoy Peter Mutua said Nairobi remained committed to its obligations under the Ottawa Convention."
    assert [stance for _, stance, _ in statements(text)] == ["affirm"]


def test_he_who_said_it_is_not_whom_it_names() -> None:
    text = (
        'Serbian President Petar Marić spoke on Monday. "I ordered the Kenyan envoy to respect '
        'our sovereignty," he said.'
    )
    assert "SRB" in [parties for parties, _, _ in statements(text)]


def test_several_have_said_it() -> None:
    text = (
        "Kenyan envoy Peter Mutua met Serbian envoy Ana Marić. Mutua and Marić have agreed to "
        "cooperate on security, the ministry said."
    )
    assert statements(text) == [("KEN SRB", "commit", "")]


def test_the_importance_of_supporting_is_no_support() -> None:
    text = (
        "Kenyan envoy Peter Mutua and Serbian envoy Ana Marić discussed the importance of "
        "supporting the Geneva process on Syria."
    )
    assert statements(text) == []


def test_whose_role_is_praised_is_spoken_about() -> None:
    text = "Kenyan envoy Peter Mutua lauded Egypt's role in the peace process between Israel and Hamas."
    assert statements(text) == [("KEN", "praise", "EGY")]


def test_a_gerund_after_a_noun_says_nothing() -> None:
    text = (
        "Kenyan envoy Peter Mutua and Serbian envoy Ana Marić met those responsible for "
        "undermining or threatening Libya."
    )
    assert statements(text) == []


def test_what_is_agreed_is_promised() -> None:
    text = (
        "Kenyan envoy Peter Mutua met Serbian envoy Ana Marić. The two sides agreed to maintain contacts on security."
    )
    assert statements(text) == [("KEN SRB", "commit", "")]


def test_a_guest_is_greeted_not_praised() -> None:
    text = "Kenyan President Peter Mutua welcomed Serbia's prime minister, Ana Marić, to State House in Nairobi."
    assert statements(text) == []


def test_two_states_oppose_it_together() -> None:
    text = "Kenya proposed a resolution on Sudan, which was dropped after Italy and Serbia opposed it."
    assert "ITA SRB" in [parties for parties, _, _ in statements(text)]


def test_two_asked_the_same_are_asked_once() -> None:
    text = "Norwegian envoy Ida Berg urged Serbia and Kosovo to withdraw their police."
    assert statements(text) == [("NOR", "demand", "SRB XKX")]


# -- documents -----------------------------------------------------------------------------


def test_an_agreement_called_by_a_third_state_s_city_is_of_the_two_it_binds() -> None:
    text = "Serbia demanded that Kosovo honour the Brussels Agreement of 2013."
    assert [i.parties for i in record(text).instruments] == [("SRB", "XKX")]


def test_a_communique_released_to_end_a_summit_is_of_who_ends_it() -> None:
    text = (
        "The leaders of the African Union on Monday concluded their summit in Nairobi by "
        "releasing a communiqué on Sudan."
    )
    assert [i.parties for i in record(text).instruments] == [("org:AU",)]


def test_years_of_a_plan_are_not_when_it_was_signed() -> None:
    text = "Kenya and Serbia signed an agreement on visas and a plan of consultations for 2025-2026."
    assert [i.signed for i in record(text).instruments] == [None, None]


def test_what_a_gathering_adopted_is_of_who_gathered() -> None:
    text = (
        "He recalled the summit of the African Union, which met in Nairobi on March 4 and "
        "adopted the Nairobi Declaration."
    )
    assert [i.parties for i in record(text).instruments] == [("org:AU",)]


def test_a_plan_may_be_prepared_and_a_treaty_suspended() -> None:
    text = (
        "Kenya and Serbia are preparing a roadmap for cooperation. Kenya suspended its "
        "participation in the border treaty with Serbia."
    )
    assert [(i.kind, i.action) for i in record(text).instruments] == [("plan", "negotiated"), ("treaty", "terminated")]


def test_each_stance_in_one_quotation_is_told() -> None:
    text = '"We thank Kenya for its help and condemn the attack by Chad on Niger," Norwegian envoy Ida Berg said.'
    assert statements(text) == [("NOR", "praise", "KEN"), ("NOR", "accuse", "TCD")]


def test_help_given_by_one_is_praised_of_that_one() -> None:
    text = "Norwegian envoy Ida Berg expressed gratitude for the assistance provided by Kenya in leaving Sudan."
    assert statements(text) == [("NOR", "praise", "KEN")]


def test_a_worry_over_something_is_not_of_the_other_side() -> None:
    text = (
        "Norwegian Foreign Minister Ida Berg met Kenyan President Peter Mutua. Berg expressed concern over the "
        "humanitarian situation in the Sahel."
    )
    assert statements(text) in ([], [("NOR", "concern", "")])


def test_a_verb_after_a_quoted_word_has_its_words_behind_it() -> None:
    text = 'Norwegian envoy Ida Berg called Kenya "a close friend" and rejected the claims of Serbia.'
    assert statements(text) == [("NOR", "praise", "KEN"), ("NOR", "reject", "SRB")]


def test_who_answers_at_a_press_conference_holds_it_too() -> None:
    text = (
        "Norwegian Foreign Minister Ida Berg held talks with Kenyan Foreign Minister Peter Mutua. At a press "
        "conference, Berg praised the efforts of Kenya. Mutua, in turn, thanked Norway."
    )
    assert ("press_conference", "held", "KEN NOR") in [e[:3] for e in events(text)]


def test_brussels_is_the_union_unless_the_state_is_told_of() -> None:
    assert statements("Norwegian envoy Ida Berg urged Brussels to lift the ban.") == [("NOR", "demand", "org:EU")]
    text = "Belgium recalled a diplomat. Norwegian envoy Ida Berg urged Brussels to explain this."
    assert ("NOR", "demand", "BEL") in statements(text)


def test_a_title_ends_where_its_day_or_another_noun_begins() -> None:
    text = "Kenya and Serbia signed a ten-year border agreement in March 2022. Ida Berg called the pact a threat."
    found = [(i.title, i.action, i.signed) for i in record(text).instruments]
    assert found[0] == ("ten-year border agreement", "cited", "2022-03")
    assert all("threat" not in title for title, _, _ in found)


def test_who_is_asked_to_keep_an_accord_is_its_party() -> None:
    text = "Norwegian envoy Ida Berg urged Serbia and Kosovo to implement the Ohrid Agreement."
    assert [i.parties for i in record(text).instruments] == [("SRB", "XKX")]
