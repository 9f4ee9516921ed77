"""Documents by example: what counts as one, what happened to it, whose it is, and its figures."""

from __future__ import annotations

import pytest

from dragoman.reader import read
from dragoman.record import Instrument

OPENING = (
    "Paris, 12 mars 2024 (AFP) – Le ministre français des Affaires étrangères, Stéphane Séjourné, a reçu mardi "
    "à Paris son homologue marocain, Nasser Bourita. "
)


def documents(text: str) -> list[Instrument]:
    """Return the documents of a sentence that follows the opening of a bilateral meeting."""
    return list(read(OPENING + text, None, "fr").instruments)


def told(text: str) -> list[tuple[str, str, str]]:
    """Return kind, action and parties of each document."""
    return [(d.kind, d.action, " ".join(d.parties)) for d in documents(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ils sont convenus d'un commun accord de poursuivre leurs efforts sur le plan humanitaire.",
        "Les deux parties ont souligné la nécessité de parvenir à un accord de paix à Gaza.",
        "La réunion a été décidée dans l'après-midi, indique un communiqué du ministère.",
        "Le chef du protocole a traité d'affabulations ces informations.",
        "Ils ont ensuite fait une déclaration conjointe à la presse.",
        "Aucun document n'a été signé.",
        "Il a évoqué un plan ambitieux et la décision de son gouvernement.",
    ],
)
def test_words_that_name_no_document(text: str) -> None:
    assert documents(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ils ont signé, en présence des deux ambassadeurs, un mémorandum d'entente.", "signed"),
        ("La rencontre s'est achevée par la signature d'un mémorandum d'entente.", "signed"),
        ("Un mémorandum d'entente devrait être signé en juin à Rabat.", "negotiated"),
        ("Les deux pays négocient un mémorandum d'entente sur l'énergie.", "negotiated"),
        ("Ils ont convenu de signer prochainement un mémorandum d'entente.", "negotiated"),
        ("Un mémorandum d'entente sur l'énergie est en cours d'élaboration.", "negotiated"),
        ("La signature du mémorandum d'entente a été reportée.", "negotiated"),
        ("Le Parlement marocain a ratifié le mémorandum d'entente sur l'énergie.", "ratified"),
        ("Le mémorandum d'entente sur l'énergie est en vigueur depuis 2019.", "in_force"),
        ("Le Maroc a dénoncé le mémorandum d'entente sur l'énergie.", "terminated"),
        ("Le Maroc a menacé de résilier le mémorandum d'entente sur l'énergie.", "cited"),
        ("Ils ont salué le mémorandum d'entente signé en juin 2021.", "cited"),
        ("M. Bourita a rappelé les termes du mémorandum d'entente sur l'énergie.", "cited"),
    ],
)
def test_actions(text: str, expected: str) -> None:
    assert told(text) == [("memorandum", expected, "FRA MAR")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ils ont signé un accord sur la pêche, un protocole sur l'énergie et une lettre d'intention.",
            [("agreement", "signed"), ("protocol", "signed"), ("other", "signed")],
        ),
        (
            "Une dizaine de documents ont été signés, dont un accord sur la pêche et un plan d'action.",
            [("agreement", "signed"), ("plan", "signed")],
        ),
        (
            "Deux accords ont été signés. Un accord sur l'eau et un accord sur la santé ont été paraphés.",
            [("agreement", "signed"), ("agreement", "signed")],
        ),
        ("Le traité fiscal a été signé. Ce texte entrera en vigueur en 2025.", [("treaty", "signed")]),
        ("Ils ont paraphé le texte de l'accord sur la pêche.", [("agreement", "signed")]),
    ],
)
def test_lists_and_pointing_back(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(kind, action) for kind, action, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Il a salué l'accord de pêche entre le Maroc et l'Union européenne.", "MAR org:EU"),
        ("Il a cité l'accord de 2012 liant la Suisse à la Norvège et à l'Islande.", "CHE ISL NOR"),
        ("Le traité frontalier conclu en 1972 avec l'Algérie par le Maroc a été évoqué.", "DZA MAR"),
        ("Il a appelé à l'application de la résolution 2703 du Conseil de sécurité.", "org:UN"),
        ("La France a accusé la Russie d'avoir violé la Charte des Nations unies.", "RUS"),
        ("Les conventions de Genève doivent être respectées par Israël.", "ISR"),
        ("La Déclaration de Rabat, adoptée en 2022, reste la référence.", "FRA MAR"),
        ("Il a redit son attachement à l'accord de Schengen.", ""),
        ("La déclaration tripartite signée par l'Arménie, l'Iran et l'Inde a été saluée.", "ARM IND IRN"),
        ("Dans un communiqué conjoint, les deux parties ont salué ces progrès.", "FRA MAR"),
    ],
)
def test_parties(text: str, parties: str) -> None:
    assert [p for _, _, p in told(text)] == [parties]


def test_years_covered() -> None:
    for text in (
        "Ils ont signé un programme de coopération culturelle pour les années 2024, 2025 et 2026.",
        "Un programme de coopération culturelle pour la période 2024-2026 a été signé.",
    ):
        (document,) = documents(text)
        assert (document.valid_from, document.valid_to) == ("2024", "2026")


def test_end_of_validity() -> None:
    (document,) = documents("Les deux pays ont prorogé jusqu'en 2027 le protocole sur le transit du gaz.")
    assert document.valid_to == "2027"
    (document,) = documents("Il a cité le traité d'amitié entre la France et le Maroc, qui expire le 3 mai 2026.")
    assert (document.action, document.valid_to) == ("cited", "2026-05-03")


def test_in_force_keeps_its_signing_day() -> None:
    (document,) = documents(
        "L'accord judiciaire entre la France et le Maroc, signé le 18 avril 2008, est en vigueur depuis 2011."
    )
    assert (document.action, document.signed, document.valid_from) == ("in_force", "2008-04-18", "2011")


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Il a invoqué l'article 3 du traité d'amitié de 1995.", ("3",)),
        ("Il a rappelé le traité d'amitié de 1995, notamment les articles 4 et 9.", ("4", "9")),
        ("Il a cité l'article 7.1 du traité d'amitié de 1995.", ("7.1",)),
    ],
)
def test_articles(text: str, articles: tuple[str, ...]) -> None:
    (document,) = documents(text)
    assert document.articles == articles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ils ont signé un accord d'extradition et ont évoqué la Libye.", "accord d'extradition"),
        ("Le projet d'accord sur la réadmission a été examiné.", "projet d'accord sur la réadmission"),
        (
            "Un protocole entre l'Agence France-Presse et la MAP a été conclu.",
            "protocole entre l'Agence France-Presse et la MAP",
        ),
        ("Il a soutenu la mise en œuvre de la « Vision Maroc 2035 ».", "Vision Maroc 2035"),
        ("Ils ont signé mardi à Paris un accord de pêche.", "accord de pêche"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert [d.title for d in documents(text)] == [title]


def test_a_document_is_signed_on_the_day_of_its_signing() -> None:
    text = (
        "BAKOU, 5 mars 2024 (AZERTAC) — Le ministre italien des Affaires étrangères, Marco Rossi, a effectué mardi une "
        "visite en Azerbaïdjan. Il s'est entretenu avec son homologue azerbaïdjanais. La rencontre s’est soldée par la "
        "signature du plan de consultations politiques pour 2024-2025 entre les deux ministères."
    )
    [plan] = read(text).instruments
    assert (plan.signed, plan.valid_from, plan.valid_to) == ("2024-03-05", "2024", "2025")


def test_a_document_that_bears_a_year_was_signed_in_it() -> None:
    text = "Vienna, March 5, 2024 - France said the 1961 Vienna Convention on Diplomatic Relations binds all states."
    [convention] = read(text, language="en").instruments
    assert convention.signed == "1961"
