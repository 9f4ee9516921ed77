"""Datelines, in the ways agencies write them: what is read, and where the body begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reader.dateline import Header, HeaderReader, published
from dragoman.reader.dates import find_dates
from dragoman.reader.layout import Layout
from dragoman.reader.lexicon import ENTITY, lexicon
from dragoman.reader.marks import find_marks
from dragoman.reader.text import Tokens

FRENCH = lexicon("fr")
BODY = "Le ministre a reçu hier son homologue, a indiqué son cabinet."


def header(text: str) -> tuple[Header, str]:
    tokens = Tokens(text, FRENCH.orthography)
    layout = Layout(tokens, frozenset(FRENCH.lists["abbreviations"]))
    marks = find_marks(tokens, FRENCH)
    whens = find_dates(tokens, marks[ENTITY], FRENCH)
    entities = {mark.start: mark for mark in marks[ENTITY]}
    found = HeaderReader(tokens, entities, whens, layout, FRENCH).read()
    return found, text[tokens.starts[found.body] :] if found.body < len(tokens) else ""


@pytest.mark.parametrize(
    ("line", "agency", "place", "date"),
    [
        ("PARIS, 6 déc 2024 (AFP) – ", "AFP", "Paris", "2024-12-06"),
        ("Dakar, 14 oct (APS) – ", "APS", "Dakar", None),
        ("Rabat, 26/08/2021 (MAP) - ", "MAP", "Rabat", "2021-08-26"),
        ("BRUXELLES 30/03/2022 (BELGA) = ", "BELGA", "Brussels", "2022-03-30"),
        ("MOSCOU, 9 novembre 2022. /TASS/. ", "TASS", "Moscow", "2022-11-09"),
        ("Bakou. 10 août 2024. APA. ", "APA", "Baku", "2024-08-10"),
        ("BAKOU /Trend/ – ", "Trend", "Baku", None),
        ("31 janvier 2023, Harare /Corr. BELTA/. ", "BELTA", "Harare", "2023-01-31"),
        ("Moscou, 9 nov 2023 — RIA Novosti. ", "RIA Novosti", "Moscow", "2023-11-09"),
        ("BEIJING, 24 janvier 2024 (Xinhua) -- ", "Xinhua", "Beijing", "2024-01-24"),
        ("Berne, 1er oct. 2025 (ats) – ", "ats", "Bern", "2025-10-01"),
        ("ALGER - ", None, "Algiers", None),
        ("RABAT-", None, "Rabat", None),
        ("TÉHÉRAN: ", None, "Tehran", None),
        ("La Haye – ", None, "The Hague", None),
        ("Abidjan, 10 jan (AIP) – ", "AIP", "Abidjan", None),
        ("Koweït, 5 mai 2024 (KUNA) -- ", "KUNA", "Kuwait City", "2024-05-05"),
        ("Luxembourg, le 3 juin 2024 – ", None, "Luxembourg", "2024-06-03"),
        ("New York, Nations Unies, 3 mai 2024 – ", None, "New York", "2024-05-03"),
        ("Dakar (Sénégal), le 3 mai 2024 (APS) – ", "APS", "Dakar", "2024-05-03"),
        ("(Savoir News) – ", "Savoir News", None, None),
        ("Trifouillis, 3 mai 2024 (AFP) - ", "AFP", "Trifouillis", "2024-05-03"),
        (" date 2017-03 NIAMEY (Xinhua) -- ", "Xinhua", "Niamey", "2017-03"),
        ("Bakou, 6 décembre 2022, AZERTAC\n\n", "AZERTAC", "Baku", "2022-12-06"),
        (" date 2022-12 Un titre\n\nBakou, 6 décembre, AZERTAC\n\n", "AZERTAC", "Baku", "2022-12-06"),
        ("AA / Ankara / 17 juillet 2024\n\n", "AA", "Ankara", "2024-07-17"),
        ("APA-Nouakchott (Mauritanie)\n\n", "APA", "Nouakchott", None),
        ("Le 3 mai 2025 – New York (New York) – DFAE\n", "DFAE", "New York", "2025-05-03"),
        ("Le 9 mai 2022 – Ottawa (Ontario) – DFAE\n", "DFAE", "Ottawa", "2022-05-09"),
        ("Le Soleil (Dakar) – Publié le lundi 26 février 2024\n\n", "Le Soleil", "Dakar", "2024-02-26"),
        ("Élysée – Communiqué\nParis, le vendredi 24 mars 2023\n\n", "Élysée", "Paris", "2023-03-24"),
        ("Radio Vatican – Cité du Vatican, 13 juin 2025\n", "Radio Vatican", "Vatican City", "2025-06-13"),
        ("Xinhua | 17.03.2023 08h21\n", "Xinhua", None, "2023-03-17"),
        ("jeudi, 14 juillet, 2022 à 11:49\n\nRabat – ", None, "Rabat", "2022-07-14"),
        ("« 525-ci qəzet », 10 février 2021\n", "525-ci qəzet", None, "2021-02-10"),
        ("14h20, 13 mars 2025, Bichkek – 24.kg\n", "24.kg", "Bishkek", "2025-03-13"),
        ("25 juillet 2025 | Paix et sécurité\n\n", None, None, "2025-07-25"),
        ("Publié le 3 mai 2024 à 10:30\n\n", None, None, "2024-05-03"),
    ],
)  # fmt: skip
def test_header(line: str, agency: str | None, place: str | None, date: str | None) -> None:
    found, body = header(line + BODY)
    assert (found.agency, found.place, published(found, None)) == (agency, place, date)
    assert body == BODY


@pytest.mark.parametrize(
    "title",
    [
        "Cedeao : le sommet reporté",
        "Algérie – Déplacement de M. Barrot",
        "Alger : M. Djerad reçu",
        "Paris – Moscou : le dialogue reprend",
        "ONU – Gaza : le Conseil vote",
        "Moscou chasse deux diplomates",
        "SENEGAL-DIPLOMATIE / Quatre ambassadeurs reçus",
    ],
)
def test_headline_is_no_dateline(title: str) -> None:
    found, body = header(f"{title}\n\n{BODY}")
    assert (found.agency, found.place, found.date) == (None, None, None)
    assert found.headlines == {0}
    assert body.startswith(title)


@pytest.mark.parametrize(
    "text",
    [
        "Mardi 5 mai, Paris a convoqué l'ambassadeur.",
        "Paris, Londres et Berlin ont protesté.",
        "Jeudi 17 novembre 2016, le ministre a appelé son homologue.",
    ],
)
def test_body_is_no_dateline(text: str) -> None:
    found, body = header(text)
    assert (found.agency, found.place, found.date, body) == (None, None, None, text)
    assert not found.headlines


def test_body_may_begin_with_a_place_or_date() -> None:
    assert header("Kaboul, 3 mars (Bakhtar) - Paris a annoncé une aide.")[1] == "Paris a annoncé une aide."
    assert header("Rome, 4 mai 2024 – Le 3 mai, Paris – dit-on – a signé.")[1].startswith("Le 3 mai")


def test_headlines() -> None:
    assert header(f"Un titre\n\nBakou, 6 décembre, AZERTAC\n\n{BODY}")[0].headlines == {0}
    assert header(f"Publié le 3 mai 2024\n\nUn titre\n\n{BODY}")[0].headlines == {1}
    assert header(f"Moscou va-t-il céder ?\nRome, 3 mai (AFP) – {BODY}")[0].headlines == {0}
    assert not header(f"{BODY}\n\n{BODY}")[0].headlines


@pytest.mark.parametrize(
    ("end", "agency", "place", "date"),
    [
        ("\n\nFait à N’Djamena, le 28 novembre 2024\n\nLe porte-parole", None, "N'Djamena", "2024-11-28"),
        ("\n\nLa Presse canadienne, publié le 17 septembre 2025", "La Presse canadienne", None, "2025-09-17"),
        (" – VNA", "VNA", None, None),
        ("\n\n(AFP)", "AFP", None, None),
        ("\n\nNew Delhi\n8 juillet 2023", None, "New Delhi", "2023-07-08"),
        ("\n\nOID/ASG", None, None, None),
    ],
)
def test_signature(end: str, agency: str | None, place: str | None, date: str | None) -> None:
    found, _ = header(BODY + end)
    assert (found.agency, found.place, published(found, None)) == (agency, place, date)


def test_date_from_the_body() -> None:
    text = "Le Conseil a prorogé, ce mercredi 13 septembre 2023, ses mesures. Elles courent jusqu'au 15 mars 2024."
    assert published(header(text)[0], None) == "2023-09-13"
    assert published(header(text)[0], "2023-09-14") == "2023-09-14"
    assert published(header("Rome, 3 mai (AFP) – Reçu le 3 mai 2021, il est parti.")[0], None) == "2021-05-03"
    assert published(header("Jeudi 17 novembre 2016, le ministre a appelé.")[0], None) is None


@pytest.mark.parametrize(
    ("line", "home"),
    [
        ("Quito, 6 avr (AFP) - ", "ECU"),
        ("Vientiane, 9 janvier (VNA) – ", "VNM"),
        ("NIAMEY (Xinhua) -- ", "NER"),
        ("APA-Nouakchott (Mauritanie)\n", "MRT"),
        ("Beyrouth, 3 mai (ANI) – ", "LBN"),
        ("(AFP) – ", None),
    ],
)
def test_home(line: str, home: str | None) -> None:
    assert header(line + BODY)[0].home == home


PIECES = ["Paris", "AFP", "3 mai 2024", "Luxembourg", "le", "12", "Bakou", "\n", BODY, *"()-–/|:.,«"]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_row_of_pieces(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found, body = header(text)
    assert text.endswith(body)
    assert found.agency is None or found.agency in text
