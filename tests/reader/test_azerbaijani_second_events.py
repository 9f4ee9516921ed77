"""Azerbaijani by example: second events of a dispatch, told in passing, by a title or a verbal noun."""

from __future__ import annotations

import pytest

from dragoman import read

HEAD = "Bakı, 14 mart 2024, AZƏRTAC. "
"""A Thursday."""

TALKS = "Perunun xarici işlər naziri Xorxe Salas Çilinin xarici işlər naziri Luis Veqa ilə görüşüb. "


def told(text: str) -> list[tuple[str, str, str, str | None]]:
    """Type, status, parties and first day of each event of a text."""
    return [(e.type, e.status, " ".join(e.parties), e.start) for e in read(HEAD + text, language="az").events]


@pytest.mark.parametrize(
    "text",
    [
        "Daha sonra naziri Peru Prezidenti Pablo Dias qəbul edib.",
        "Nazir Peru Prezidenti Pablo Dias tərəfindən də qəbul olunub.",
    ],
)
def test_who_is_received_is_of_the_other_side(text: str) -> None:
    events = read(HEAD + TALKS + text, language="az").events
    assert [sorted(e.people) for e in events] == [["Luis Veqa", "Xorxe Salas"], ["Luis Veqa", "Pablo Dias"]]


def test_expulsion_and_what_it_answers() -> None:
    text = (
        "Peru Çili səfirliyinin iki əməkdaşını ölkədən çıxarıb. "
        "Addım Çilinin yanvar ayında üç perulu diplomatı ölkədən çıxarmasına cavabdır."
    )
    assert told(text) == [("expulsion", "held", "CHL PER", None), ("expulsion", "held", "CHL PER", "2024-01")]


def test_three_states_protest_each_for_itself() -> None:
    found = told("Peru, Ekvador və Kolumbiya xarici işlər nazirlikləri Çili səfirlərinə etiraz notası təqdim ediblər.")
    assert [parties for _, _, parties, _ in found] == ["CHL COL", "CHL ECU", "CHL PER"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ayın 7-də Perunun xarici işlər naziri Xorxe Salas Santyaqoya səfər edib.", "2024-03-07"),
        ("Perunun xarici işlər naziri Xorxe Salas fevral ayının 6-da Santyaqoya səfər edib.", "2024-02-06"),
    ],
)
def test_day_of_the_month(text: str, day: str) -> None:
    assert [e.start for e in read(HEAD + text, language="az").events] == [day]


def test_what_is_discussed_is_not_done() -> None:
    assert told(TALKS + "Tərəflər səfirliyin açılmasını müzakirə ediblər.")[1:] == []


def test_next_session_of_a_commission() -> None:
    text = (
        "Limada Peru-Çili Hökumətlərarası Komissiyasının üçüncü iclası keçirilib. "
        "Dördüncü iclasın 2025-ci ildə Santyaqoda təşkil olunması qərara alınıb."
    )
    assert told(text)[1] == ("consultations", "planned", "CHL PER", "2025")


@pytest.mark.parametrize(
    "text",
    ["Xorxe Salas Santyaqoya səfərə dəvət olunub.", "Xorxe Salas Santyaqoya dəvət edilib."],
)
def test_invited_in_the_passive(text: str) -> None:
    assert told(TALKS + text)[1] == ("visit", "proposed", "CHL PER", None)


def test_heir_of_the_other_side_invited() -> None:
    text = "Bundan əvvəl Çili rəhbəri Krallığın vəliəhdini Santyaqoya dəvət edib."
    assert told(TALKS + text)[1] == ("visit", "proposed", "CHL PER", None)


def test_guest_is_no_peer_of_who_receives() -> None:
    text = (
        "Peru Prezidenti Pablo Dias Çilinin xarici işlər naziri Luis Ortisi qəbul edib. "
        "Bundan əvvəl qonaq perulu həmkarı Xorxe Salasla görüşmüş, tərəflər saziş imzalamışdılar."
    )
    events = read(HEAD + text, language="az").events
    assert [sorted(e.people) for e in events][:2] == [["Luis Ortis", "Pablo Dias"], ["Luis Ortis", "Xorxe Salas"]]


def test_talk_told_by_a_participle() -> None:
    text = (
        "Perunun xarici işlər naziri Xorxe Salas ilə Çilinin xarici işlər naziri Luis Veqa arasında "
        "telefon danışığı olub. "
        "Keçən ay Limada görüşmüş nazirlər səfərin hazırlığını müzakirə ediblər."
    )
    assert told(text) == [("call", "held", "CHL PER", None), ("meeting", "held", "CHL PER", "2024-02")]
