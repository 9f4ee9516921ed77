"""Azerbaijani by example: visits told in passing, sittings and gatherings, what the sentence before tells."""

from __future__ import annotations

import pytest

from dragoman import Record, read

HEAD = "Lima, 14 mart 2024, AZƏRTAC\n\n"
"""A Thursday."""


def reading(text: str) -> Record:
    return read(HEAD + text, language="az")


def told(text: str) -> list[tuple[str, str, str, str | None]]:
    """Type, status, parties and first day of each event of a text."""
    return [(e.type, e.status, " ".join(e.parties), e.start) for e in reading(text).events]


def said(text: str) -> list[tuple[str, str, str]]:
    """Parties, stance and parties spoken about of each statement of a text."""
    return [(" ".join(s.parties), s.stance, " ".join(s.about)) for s in reading(text).statements]


@pytest.mark.parametrize(
    "text",
    [
        "Çilinin xarici işlər naziri Luis Veqa səfər çərçivəsində bu gün Limada perulu həmkarı Xorxe Salasla görüşüb.",
        "Perunun xarici işlər naziri Xorxe Salas səfərdə olan çilili həmkarı Luis Veqa ilə bu gün Limada görüşüb.",
    ],
)
def test_visit_in_passing(text: str) -> None:
    assert ("visit", "held", "CHL PER", "2024-03-14") in told(text)


def test_visit_called_off_where_it_was_awaited() -> None:
    text = (
        "Perunun müdafiə naziri Xorxe Salas çilili həmkarı Luis Veqanın martın 20-nə planlaşdırılan səfərinin "
        "ləğv olunduğunu açıqlayıb."
    )
    assert [event[:3] for event in told(text)] == [("visit", "cancelled", "CHL PER")]


def test_sittings_face_to_face_and_with_delegations() -> None:
    text = (
        "Çili Prezidenti Luis Veqa ilə Peru Prezidenti Xorxe Salas Limada əvvəlcə təkbətək, "
        "sonra isə nümayəndə heyətlərinin iştirakı ilə geniş tərkibdə görüşüblər."
    )
    assert [kind for kind, *_ in told(text)] == ["meeting", "meeting"]


def test_gathering_told_over_two_sentences() -> None:
    text = (
        "Limada regional platformanın ikinci iclası keçirilib. İclasda Perunu Xorxe Salas, Çilini xarici işlər naziri "
        "Luis Veqa, Ekvadoru xarici işlər naziri Pablo Ortis təmsil edib."
    )
    assert told(text)[0][:3] == ("conference", "held", "CHL ECU PER")


def test_consultations_asked_for() -> None:
    text = (
        "Peru Prezidenti Xorxe Salas Çili Prezidenti Luis Veqa ilə görüşüb. "
        "Luis Veqa nazirliklər arasında məsləhətləşmələrin keçirilməsini təklif edib."
    )
    assert told(text)[1][:3] == ("consultations", "proposed", "CHL PER")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru Çiliyə növbəti humanitar yardım göndərib.", ("aid", "held", "CHL PER")),
        (
            "Peru hökuməti Çili səfirliyinin iki əməkdaşını “persona non-qrata” elan edib.",
            ("expulsion", "held", "CHL PER"),
        ),
    ],
)
def test_acts(text: str, expected: tuple[str, str, str]) -> None:
    assert [event[:3] for event in told(text)] == [expected]


def test_day_of_what_was_done_is_none_still_to_come() -> None:
    text = (
        "Peru Prezidenti Xorxe Salas bu gün Limada Çili Prezidenti Luis Veqa ilə görüşüb. Luis Veqa bildirib ki, "
        "martın 20-də Perunun xarici işlər naziri Çiliyə səfər edəcək. "
        "Həmin gün Luis Veqanı Perunun Baş naziri Pablo Ortis qəbul edib."
    )
    assert told(text)[-1][3] == "2024-03-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru XİN bildirib ki, Çili belə addımlardan çəkinməlidir.", ("PER", "demand", "CHL")),
        ("Prezident Xorxe Salas Çilini dost ölkə adlandırıb.", ("PER", "praise", "CHL")),
    ],
)
def test_stances(text: str, expected: tuple[str, str, str]) -> None:
    first = "Peru Prezidenti Xorxe Salas Limada Çili Prezidenti Luis Veqa ilə görüşüb. "
    assert said(first + text) == [expected]


def test_three_states_named_before() -> None:
    text = (
        "Peru, Ekvador və Boliviya Çiliyə nota göndərib. Çili XİN üç dövləti beynəlxalq hüququ pozmaqda ittiham edib."
    )
    assert ("CHL", "accuse", "BOL ECU PER") in said(text)


def test_titles_in_quotation_marks_are_whole() -> None:
    text = "Peru və Çili nazirləri “Viza tələbinin ləğvi haqqında Saziş” və “Birgə fəaliyyət Proqramı” imzalayıblar."
    assert [(d.title, d.action) for d in reading(text).instruments] == [
        ("Viza tələbinin ləğvi haqqında Saziş", "signed"),
        ("Birgə fəaliyyət Proqramı", "signed"),
    ]


def test_title_inside_a_name() -> None:
    people = reading("İranın xarici işlər naziri Hüseyn Əmir Rəsulian Limaya səfər edib.").people
    assert [(p.name, p.office, p.party) for p in people] == [("Hüseyn Əmir Rəsulian", "foreign_minister", "IRN")]


def test_speaker_of_the_milli_majlis() -> None:
    people = reading("Milli Məclisin sədri Səidə Kərimova Hindistan səfiri ilə görüşüb.").people
    assert [(p.name, p.office, p.party) for p in people] == [("Səidə Kərimova", "speaker", "AZE")]


def test_title_that_ends_a_name() -> None:
    people = reading("Peru Prezidenti Xorxe Salas İran Prezidenti İbrahim Rəisini qəbul edib.").people
    assert ("İbrahim Rəisi", "head_of_state", "IRN") in [(p.name, p.office, p.party) for p in people]


def test_a_number_of_documents_is_no_document() -> None:
    text = "Görüşdən sonra Peru və Çili prezidentləri bir sıra sənədlər imzalayıblar."
    assert reading(text).instruments == ()
    assert [event[:3] for event in told(text)] == [("signing", "held", "CHL PER")]


def test_noted_at_talks_with_an_organisation() -> None:
    text = (
        "Perunun xarici işlər naziri Xorxe Salas Avropa İttifaqının ali nümayəndəsi Luis Veqa ilə görüşüb. "
        "Dialoqun davam etdirilməsinin vacibliyi vurğulanıb."
    )
    assert said(text) == [("PER org:EU", "affirm", "")]
