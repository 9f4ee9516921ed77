"""Statements by example: who says what of whom, with what stance."""

from __future__ import annotations

import pytest

from dragoman import read
from dragoman.record import Statement

HEAD = (
    "Astana, 12 mars 2024 (APS) - Le ministre kazakh des Affaires étrangères, Mourat Nourtleou, a reçu mardi à Astana "
    "son homologue norvégien, Espen Barth Eide.\n\n"
)
KAZ, NOR = ("KAZ",), ("NOR",)


def said(sentences: str) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """The statements of sentences set after a meeting of the Kazakh and the Norwegian minister."""
    return [(s.parties, s.stance, s.about) for s in statements(sentences)]


def statements(sentences: str) -> tuple[Statement, ...]:
    return read(HEAD + sentences, language="fr").statements


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("M. Nourtleou s'est félicité de la qualité des relations avec la Norvège.", (KAZ, "praise", NOR)),
        ("M. Eide a remercié le Kazakhstan de son accueil.", (NOR, "praise", KAZ)),
        ("M. Eide a reproché à la Russie de violer le droit international.", (NOR, "accuse", ("RUS",))),
        ("M. Eide a exhorté Moscou à cesser son offensive en Ukraine.", (NOR, "demand", ("RUS",))),
        ("M. Eide a rejeté les accusations de la Russie.", (NOR, "reject", ("RUS",))),
        ("M. Eide s'est dit préoccupé par la situation humanitaire au Soudan.", (NOR, "concern", ("SDN",))),
        ("M. Nourtleou a exprimé sa gratitude à la Norvège.", (KAZ, "praise", NOR)),
        ("M. Nourtleou a exprimé sa « profonde inquiétude » devant la situation au Mali.", (KAZ, "concern", ("MLI",))),
    ],
)
def test_a_verb_or_its_noun_gives_the_stance(sentence: str, expected: object) -> None:
    assert said(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "« Les relations avec la Norvège sont excellentes », a déclaré M. Nourtleou.",
        "« Les relations avec la Norvège sont excellentes », a affirmé le ministre kazakh.",
        "Les relations avec la Norvège, a déclaré M. Nourtleou, sont excellentes.",
        "M. Nourtleou a, pour sa part, déclaré que les relations avec la Norvège étaient excellentes.",
        "M. Nourtleou a tenu à souligner que les relations avec la Norvège étaient excellentes.",
        "Selon M. Nourtleou, l'accord avec la Norvège est excellent.",
    ],
)
def test_the_speaker_may_stand_anywhere(sentence: str) -> None:
    assert said(sentence) == [(KAZ, "praise", NOR)]


def test_a_participle_that_is_also_a_noun_is_a_verb_after_its_auxiliary() -> None:
    assert said("M. Eide a accusé la Russie de mentir.") == [(NOR, "accuse", ("RUS",))]


def test_joined_verbs_make_a_statement_each_of_one_speaker() -> None:
    assert said("M. Eide a salué les réformes du Kazakhstan et dénoncé l'agression russe contre l'Ukraine.") == [
        (NOR, "praise", KAZ),
        (NOR, "accuse", ("RUS",)),
    ]


def test_a_gerund_belongs_to_the_speaker_before_it() -> None:
    found = said("M. Eide a dénoncé une violation du droit international par la Russie, en remerciant le Kazakhstan.")
    assert found == [(NOR, "accuse", ("RUS",)), (NOR, "praise", KAZ)]


def test_what_is_said_ends_where_another_clause_stands_beside_it() -> None:
    found = said("M. Eide a salué les réformes du Kazakhstan, alors que le Mali traverse une crise.")
    assert found == [(NOR, "praise", KAZ)]


def test_both_ministers_make_one_statement_without_speaker() -> None:
    (statement,) = statements("Les deux ministres ont souligné l'importance de la coopération économique.")
    assert (statement.parties, statement.stance, statement.about) == (("KAZ", "NOR"), "affirm", ())
    assert statement.speaker is None


def test_a_refusal_inside_a_report_is_the_stance() -> None:
    found = said("M. Nourtleou a fait savoir que le Kazakhstan refusait d'adopter les sanctions contre la Russie.")
    assert [(parties, stance) for parties, stance, _ in found] == [(KAZ, "reject")]


def test_a_negated_report_is_none() -> None:
    assert said("M. Eide n'a pas précisé si la Norvège aiderait le Kazakhstan.") == []


def test_an_invitation_is_an_event_and_no_statement() -> None:
    assert said("M. Eide a invité son homologue à se rendre à Oslo au printemps.") == []


def test_ending_a_treaty_is_no_accusation() -> None:
    assert all(stance != "accuse" for _, stance, _ in said("La Norvège a dénoncé l'accord de pêche de 1998."))


def test_matters_at_home_are_left_out() -> None:
    assert said("M. Nourtleou a demandé à la population de rester chez elle.") == []


def test_a_capital_in_the_name_of_a_convention_is_not_spoken_about() -> None:
    found = said("M. Eide a rappelé que la convention de Vienne protège les ambassades.")
    assert all("AUT" not in about for _, _, about in found)


def test_who_is_informed_is_not_what_it_is_about() -> None:
    assert said("M. Nourtleou a informé son homologue de l'évolution de la situation en Afghanistan.") == [
        (KAZ, "inform", ("AFG",))
    ]


def test_a_quotation_without_a_verb_belongs_to_who_spoke_last() -> None:
    found = statements(
        "M. Eide a dénoncé l'agression de la Russie. « La Norvège soutient l'Ukraine et continuera de l'aider. »"
    )
    assert {s.parties for s in found} == {NOR}
    assert len(found) == 2


def test_what_is_offered_is_a_statement_of_who_offers() -> None:
    found = said("M. Nourtleou a décliné l'offre de médiation présentée par la Turquie.")
    assert (("TUR",), "propose") in [(parties, stance) for parties, stance, _ in found]


def test_the_evidence_covers_what_is_said() -> None:
    text = HEAD + "M. Eide a remercié le Kazakhstan de son accueil."
    (statement,) = read(text, language="fr").statements
    assert "remercié le Kazakhstan" in text[slice(*statement.evidence[0])]
