"""People and parties by example: who is named, which office they hold, and whom a mention without a name means."""

from __future__ import annotations

import pytest

from dragoman import read
from dragoman.record import Person, Statement

HEAD = "Dakar, 14 mars 2024 (APS) - "


def people(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.office, p.party) for p in _people(text)]


def _people(text: str) -> tuple[Person, ...]:
    return read(HEAD + text, language="fr").people


def statements(text: str) -> tuple[Statement, ...]:
    return read(HEAD + text, language="fr").statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre sénégalais des Affaires étrangères, Ismaïla Fall, est arrivé.",
         ("Ismaïla Fall", "foreign_minister", "SEN")),
        ("La cheffe de la diplomatie libyenne, Najla el-Mangoush, est arrivée.",
         ("Najla el-Mangoush", "foreign_minister", "LBY")),
        ("S.E.M. Kenji Yamada, ambassadeur du Japon, est arrivé.", ("Kenji Yamada", "ambassador", "JPN")),
        ("L'ambassadeur de France au Vietnam, Olivier Brochet, est arrivé.", ("Olivier Brochet", "ambassador", "FRA")),
        ("L'ambassadeur d'Angola en RDC, Miguel Soares, est arrivé.", ("Miguel Soares", "ambassador", "AGO")),
        ("Le président de l'Assemblée nationale du Togo, Kodjo Ayité, est arrivé.", ("Kodjo Ayité", "speaker", "TGO")),
        ("Le secrétaire général de l'Otan, Mark Rutte, est arrivé.", ("Mark Rutte", "secretary_general", "org:NATO")),
        ("Le chef de l'Organisation iranienne de l'énergie atomique, Mohammad Karimi, est arrivé.",
         ("Mohammad Karimi", "official", "IRN")),
        ("Le ministre délégué auprès du ministre des Affaires étrangères du Maroc, Ali Tazi, est arrivé.",
         ("Ali Tazi", "deputy_foreign_minister", "MAR")),
    ],
)  # fmt: skip
def test_an_office_is_read_with_what_belongs_to_it(text: str, expected: tuple[str, str, str]) -> None:
    assert people(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre gambien des Affaires étrangères, Mamadou Tangara, a reçu son homologue malien, Abdoulaye Diop.",
        "Le ministre gambien des Affaires étrangères, Mamadou Tangara, et son homologue malien, Abdoulaye Diop, ont "
        "signé un accord.",
        "Les travaux ont eu lieu sous la présidence du ministre gambien des Affaires étrangères, Mamadou Tangara, et "
        "de son homologue malien, Abdoulaye Diop.",
    ],
)
def test_a_counterpart_holds_the_office_of_its_owner(text: str) -> None:
    assert people(text) == [
        ("Mamadou Tangara", "foreign_minister", "GMB"),
        ("Abdoulaye Diop", "foreign_minister", "MLI"),
    ]


def test_a_counterpart_is_the_subject_s_not_its_object_s() -> None:
    text = (
        "Le ministre gambien des Affaires étrangères, Mamadou Tangara, a reçu l'ambassadeur de Cuba, Juan Pérez, avant "
        "de s'entretenir avec son homologue malien, Abdoulaye Diop."
    )
    assert ("Abdoulaye Diop", "foreign_minister", "MLI") in people(text)


@pytest.mark.parametrize(
    ("text", "speaker", "parties"),
    [
        ("La ministre libyenne Najla Salem a vu le ministre malien Abdoulaye Diop. Elle a salué le rôle du Mali.",
         "Najla Salem", ("LBY",)),
        ("La ministre libyenne Najla Salem a rencontré le ministre malien Abdoulaye Diop. Il a remercié la Libye.",
         "Abdoulaye Diop", ("MLI",)),
        ("Le ministre malien Abdoulaye Diop est arrivé. Le gouvernement ivoirien s'est réuni. Il a remercié le Mali.",
         None, ("CIV",)),
        ("Le ministre malien Abdoulaye Diop est arrivé à Dakar. Le ministre a remercié le Sénégal de son appui.",
         "Abdoulaye Diop", ("MLI",)),
    ],
)  # fmt: skip
def test_a_pronoun_or_title_means_who_was_spoken_of(text: str, speaker: str | None, parties: tuple[str, ...]) -> None:
    said = statements(text)
    assert [(s.speaker, s.parties) for s in said] == [(speaker, parties)]


def test_a_couple_of_states_is_remembered() -> None:
    text = (
        "L'Espagne, le Portugal et la Suisse étaient là. La France et l'Italie ont une longue histoire commune. Les "
        "deux pays ont condamné les violences au Soudan."
    )
    assert [(s.parties, s.stance, s.about) for s in statements(text)] == [(("FRA", "ITA"), "accuse", ("SDN",))]


def test_numerals_are_no_names() -> None:
    assert people("L'Iran a violé l'article III du Traité sur la non-prolifération des armes nucléaires.") == []


def test_states_listed_are_meant_by_their_number() -> None:
    text = (
        "Le Pérou a rappelé ses diplomates en poste en Argentine, au Chili et au Panama. Le ministre péruvien "
        "Javier Soto a accusé ces trois pays d'ingérence."
    )
    assert [(s.parties, s.stance, s.about) for s in statements(text)] == [(("PER",), "accuse", ("ARG", "CHL", "PAN"))]


def test_a_quotation_is_whose_name_is_set_under_it() -> None:
    text = (
        "La ministre canadienne Anne Roy a reçu la ministre libyenne Najla Salem.\n\n« Le Canada continuera d'appuyer "
        "le peuple libyen dans cette épreuve. »\n– Anne Roy, ministre des Affaires étrangères"
    )
    assert [(s.speaker, s.stance, s.about) for s in statements(text)] == [("Anne Roy", "commit", ("LBY",))]


@pytest.mark.parametrize(
    "text",
    [
        "Les présidents Paul Kagame (Rwanda) et João Lourenço (Angola) se sont rencontrés à Luanda.",
        "Les présidents rwandais, Paul Kagame, et angolais, João Lourenço, se sont rencontrés à Luanda.",
    ],
)
def test_each_of_several_holders_has_a_state(text: str) -> None:
    assert people(text) == [("Paul Kagame", "head_of_state", "RWA"), ("João Lourenço", "head_of_state", "AGO")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le roi d'Espagne Felipe VI est arrivé.", ("Felipe VI", "head_of_state", "ESP")),
        ("La présidente de la Confédération suisse Anne Keller est arrivée.", ("Anne Keller", "head_of_state", "CHE")),
        ("Le Haut Représentant de l'UA, S.E. M. Jean Obama, est arrivé.", ("Jean Obama", "official", "org:AU")),
        ("Le président de la Commission de l'UA, le Djiboutien Ali Omar, est arrivé.",
         ("Ali Omar", "secretary_general", "org:AU")),
    ],
)  # fmt: skip
def test_names_after_what_belongs_to_an_office(text: str, expected: tuple[str, str, str]) -> None:
    assert people(text) == [expected]


def test_a_pronoun_after_a_quotation_is_who_spoke_last() -> None:
    text = "Le ministre belge Jan Roels a critiqué Kigali. « La Belgique regrette le choix du Rwanda », a-t-il ajouté."
    assert [(s.speaker, s.stance, s.about) for s in statements(text)][-1] == ("Jan Roels", "concern", ("RWA",))
