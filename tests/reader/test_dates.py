"""Expressions of time: what is one, what is none, and the day each means."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reader.dates import duration_in, find_dates
from dragoman.reader.lexicon import ENTITY, lexicon
from dragoman.reader.marks import find_marks
from dragoman.reader.text import Tokens
from dragoman.reader.when import When, iso, parse_iso

FRENCH = lexicon("fr")
FRIDAY = "2025-06-13"


def dates(text: str) -> tuple[Tokens, list[When]]:
    tokens = Tokens(text, FRENCH.orthography)
    return tokens, find_dates(tokens, find_marks(tokens, FRENCH)[ENTITY], FRENCH)


def told(text: str, published: str | None = FRIDAY, future: bool = False) -> list[tuple[str | None, str | None]]:
    return [when.resolve(published, future) for when in dates(text)[1]]


def day(text: str, published: str | None = FRIDAY, future: bool = False) -> str | None:
    [(start, end)] = told(text, published, future)
    assert start == end
    return start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reçu ce lundi", "2025-06-09"),
        ("reçu mardi soir", "2025-06-10"),
        ("reçu vendredi dernier", "2025-06-06"),
        ("reçu mercredi prochain", "2025-06-18"),
        ("reçu hier soir", "2025-06-12"),
        ("reçu avant-hier", "2025-06-11"),
        ("reçu ce matin", "2025-06-13"),
        ("il y a six jours", "2025-06-07"),
        ("dans dix jours", "2025-06-23"),
        ("dans dix-neuf jours", "2025-07-02"),
        ("le 1er mars", "2025-03-01"),
        ("le 14 oct. 2024", "2024-10-14"),
        ("le vendredi 24 mars 2023", "2023-03-24"),
        ("jeudi, 14 juillet, 2022 à 11:49", "2022-07-14"),
        ("le 26/08/2021", "2021-08-26"),
        ("le 17.03.2023 08h21", "2023-03-17"),
        ("le 30/03", "2025-03-30"),
        ("daté du 2021-08-26", "2021-08-26"),
        ("le 6 février dernier", "2025-02-06"),
        ("le 5 du mois dernier", "2025-05-05"),
        ("3 DÉCEMBRE 2024", "2024-12-03"),
        ("3 fevrier 2024", "2024-02-03"),
        ("le deux mai", "2025-05-02"),
        ("en mai", "2025-05"),
        ("fin mai", "2025-05"),
        ("à la mi-juin", "2025-06"),
        ("en mai dernier", "2025-05"),
        ("en juillet dernier", "2024-07"),
        ("en juillet prochain", "2025-07"),
        ("en mai de l'année dernière", "2024-05"),
        ("août de l'an dernier", "2024-08"),
        ("le mois dernier", "2025-05"),
        ("la semaine prochaine", "2025-06"),
        ("dans deux semaines", "2025-06"),
        ("avant la fin du mois", "2025-06"),
        ("l'année prochaine", "2026"),
        ("l'an dernier", "2024"),
        ("début 2026", "2026"),
        ("au premier semestre 2025", "2025"),
        ("cet été", "2025"),
        ("avant l'été", "2025"),
        ("l'été dernier", "2024"),
        ("d'ici à la fin de l'automne", "2025"),
        ("d'ici la fin de l'année", "2025"),
        ("dans deux ans", "2027"),
        ("l'accord de 1997", "1997"),
    ],
)
def test_past(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("se rendra mardi", FRIDAY, "2025-06-17"),
        ("en septembre", FRIDAY, "2025-09"),
        ("le 5 janvier", "2025-12-20", "2026-01-05"),
        ("le 20 juin", FRIDAY, "2025-06-20"),
    ],
)
def test_planned(text: str, published: str, expected: str) -> None:
    assert day(text, published, future=True) == expected


def test_year_of_the_past() -> None:
    assert day("en décembre", "2025-01-10") == "2024-12"
    assert day("le 30 décembre", "2025-01-10") == "2024-12-30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("du 3 au 5 mai", ("2025-05-03", "2025-05-05")),
        ("les 6 et 7 avril", ("2025-04-06", "2025-04-07")),
        ("les 6, 7 et 8 avril 2024", ("2024-04-06", "2024-04-08")),
        ("du dimanche 26 au mercredi 29 mars", ("2025-03-26", "2025-03-29")),
        ("du 28 avril au 2 mai 2024", ("2024-04-28", "2024-05-02")),
        ("du vendredi 28 avril au mardi 2 mai 2024", ("2024-04-28", "2024-05-02")),
        ("entre le 3 et le 5 mai", ("2025-05-03", "2025-05-05")),
        ("entre le 28 avril et le 2 mai", ("2025-04-28", "2025-05-02")),
        ("du 30 décembre au 2 janvier", ("2024-12-30", "2025-01-02")),
        ("de mai à juillet 2024", ("2024-05", "2024-07")),
        ("5-8 juillet 2024", ("2024-07-05", "2024-07-08")),
        ("en 2023-2024", ("2023", "2024")),
        ("en 2025-26", ("2025", "2026")),
        ("de 2024 à 2027", ("2024", "2027")),
        ("dans la nuit de mardi à mercredi", ("2025-06-10", "2025-06-11")),
        ("du lundi au vendredi", ("2025-06-09", "2025-06-13")),
    ],
)
def test_range(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == [expected]


def test_years_in_a_row() -> None:
    assert told("les années 2020, 2021 et 2022") == [("2020", "2020"), ("2021", "2022")]


def test_two_dates_share_their_year() -> None:
    assert told("le 28 avril et le 2 mai 2024") == [("2024-04-28",) * 2, ("2024-05-02",) * 2]


@pytest.mark.parametrize(
    "text",
    [
        "la résolution 1701 (2006)",
        "la loi 2019-12",
        "l'article 4",
        "2 milliards et 5.547 tonnes",
        "2024 personnes",
        "les 2000 soldats",
        "un robot sur Mars",
        "Mme Mai a souri",
        "sept pays de la mer Noire",
        "un jeu en second",
        "il a été reçu",
        "le score de 12-10",
        "9h35",
        "les dernières semaines",
        "l'Agenda 2030",
        "dans les années 1990",
        "chaque mardi",
        "un pacte de trois ans",
        "à la veille du sommet",
    ],
)
def test_no_date(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reçu mercredi, arrivé la veille, il part le lendemain.", ["2025-06-11", "2025-06-10", "2025-06-12"]),
        ("Signé le 8 février, ratifié le 21 du même mois.", ["2025-02-08", "2025-02-21"]),
        ("Le 7 avril, un tir. Cinq jours plus tard, un autre.", ["2025-04-07", "2025-04-12"]),
        ("Il est venu hier, six jours après l'entretien.", ["2025-06-12", "2025-06-06"]),
        ("Tenu le 3 mai 2024. Le même jour, il a signé.", ["2024-05-03", "2024-05-03"]),
        ("L'année prochaine, et au même moment une ambassade.", ["2026", "2026"]),
        ("Il est arrivé la veille.", ["2025-06-12"]),
    ],
)
def test_told_from_another_day(text: str, expected: list[str]) -> None:
    assert [start for start, _ in told(text)] == expected


def test_weekday_of_a_plan_carries_what_hangs_on_it() -> None:
    assert told("Mardi à Paris, le lendemain à Rome", future=True)[1] == ("2025-06-18", "2025-06-18")


@pytest.mark.parametrize("text", ["depuis jeudi", "à compter du 12 juin", "dès jeudi"])
def test_since_has_no_end(text: str) -> None:
    assert told(text) == [("2025-06-12", None)]


def test_until_is_marked() -> None:
    assert [when.edge for when in dates("jusqu'au 15 mars 2024 et jusqu'en mai 2025")[1]] == ["until", "until"]


def test_without_publication() -> None:
    assert told("hier", None) == [(None, None)]
    assert told("le 3 mai 2024", None) == [("2024-05-03", "2024-05-03")]
    assert told("Mardi 6 août 2019 à Bangui. Dans deux ans à Brazzaville.", None)[1] == ("2021", "2021")


def test_publication_known_by_its_month() -> None:
    assert day("lundi", "2017-03") == "2017-03"
    assert day("le 4 mars", "2017-03") == "2017-03-04"
    assert told("il y a six jours", "2017-03") == [(None, None)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("une visite de deux jours", 2),
        ("pour trois jours", 3),
        ("un séjour d'une semaine", 7),
        ("la visite de 48 heures", 2),
        ("une journée de visite", 1),
        ("il y a deux jours", None),
        ("dans deux jours", None),
        ("deux jours plus tard", None),
        ("une visite", None),
        ("deux heures d'entretien", None),
    ],
)
def test_duration(text: str, days: int | None) -> None:
    words = Tokens(text, FRENCH.orthography).words
    assert duration_in(words, 0, len(words), FRENCH.calendar) == days


PIECES = [
    "le 3 mai", "mardi", "et", "au", "du", "2024", "la veille", "le même jour", "au même moment", "six jours après",
    "le 21 du même mois", "l'été", "juin", "-", ".", ",", "(", "l'année dernière", "12/05", "depuis", "en", "M.",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from([None, "2024", "2024-02", "2024-02-29"]))
def test_any_row_of_dates(pieces: list[str], published: str | None) -> None:
    tokens, whens = dates(" ".join(pieces))
    for earlier, later in pairwise(whens):
        assert earlier.end <= later.start
    for when in whens:
        assert 0 <= when.start < when.end <= len(tokens)
        for date in when.resolve(published) + when.resolve(published, future=True):
            assert iso(parse_iso(date)) == date


def test_long_chains_resolve() -> None:
    assert len(told("La veille, au même moment, le 21 du même mois. " * 3000)) >= 3000
