"""French by example: second events of a dispatch, told beside another in its sentence."""

from __future__ import annotations

import pytest

from dragoman import read

HEAD = "LIMA, 14 mars 2024 (Andina) - "
"""A Thursday."""


def told(text: str) -> list[tuple[str, list[str], str | None]]:
    """Type, surnames of who takes part and first day of each event of a text."""
    events = read(HEAD + text, language="fr").events
    return [(e.type, sorted(name.split()[-1] for name in e.people), e.start) for e in events]


@pytest.mark.parametrize(
    "after", ["à l'issue d'un entretien avec", "après des discussions avec", "peu avant un tête-à-tête avec"]
)
def test_talks_beside_a_reception_are_of_the_guest(after: str) -> None:
    guest, host = "Le ministre chilien des Affaires étrangères, Luis Vega", "le président péruvien Juan Rojas"
    text = f"{guest}, a été reçu jeudi par {host}, {after} son homologue Jorge Salas."
    assert told(text) == [
        ("meeting", ["Rojas", "Vega"], "2024-03-14"),
        ("meeting", ["Salas", "Vega"], "2024-03-14"),
    ]


def test_a_reception_told_after_talks_is_apart() -> None:
    text = (
        "Le ministre chilien Luis Vega s'est entretenu jeudi avec son homologue péruvien Jorge Salas, "
        "avant une audience avec le président Juan Rojas."
    )
    assert [people for _, people, _ in told(text)] == [["Salas", "Vega"], ["Rojas", "Vega"]]


def test_who_is_received_may_have_come_for_a_visit() -> None:
    text = (
        "Le Premier ministre péruvien, Juan Rojas, a reçu jeudi le ministre chilien, Luis Vega, "
        "arrivé la veille à Lima pour une visite de travail."
    )
    assert ("meeting", ["Rojas", "Vega"], "2024-03-14") in told(text)


@pytest.mark.parametrize(
    "answered",
    [
        "l'expulsion de deux employés de son ambassade à Santiago mercredi",
        "l'expulsion, la veille, de deux agents de sa propre ambassade à Santiago",
        "renvoi, mercredi, de deux diplomates péruviens par Santiago",
    ],
)
def test_an_expulsion_and_what_it_answers_are_two(answered: str) -> None:
    begins = "au " if answered.startswith("renvoi") else "à "
    text = f"Le Pérou a expulsé jeudi deux diplomates chiliens, en réponse {begins}{answered}."
    record = read(HEAD + text, language="fr")
    assert [(e.type, e.parties, e.start) for e in record.events] == [
        ("expulsion", ("CHL", "PER"), "2024-03-14"),
        ("expulsion", ("CHL", "PER"), "2024-03-13"),
    ]
    (one,), (other,) = (event.evidence for event in record.events)
    assert one[1] <= other[0]


def test_who_deplores_an_expulsion_by_another_has_no_part_in_it() -> None:
    events = read(
        HEAD + "Le Pérou a déploré l'expulsion par la Bolivie de deux diplomates chiliens.", language="fr"
    ).events
    assert all("PER" not in event.parties for event in events)


def test_a_rank_means_who_was_called_by_it() -> None:
    text = (
        "Dakar, 14 mars 2024 (APS) - Le roi des Belges, Jan Roels, a été accueilli jeudi par le président sénégalais, "
        "Ibra Fall. Le souverain se rendra vendredi à Rabat."
    )
    assert [e.parties for e in read(text, language="fr").events if e.type == "visit"] == [("BEL", "MAR")]


def test_envoys_of_two_states_called_in_by_one_are_one_protest() -> None:
    text = "Les ambassadeurs du Chili et de Colombie ont été convoqués jeudi au ministère péruvien."
    [event] = read(HEAD + text, language="fr").events
    assert (event.type, event.parties) == ("protest", ("CHL", "COL", "PER"))
