"""Registers of a user's own, the title register, and what is found stale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.gazetteer.checks import contradicted, holders, vacant
from dragoman.gazetteer.figures import Figures, figures, use_register
from dragoman.gazetteer.register import RegisterError, Row, own
from dragoman.gazetteer.titles import Title, Titles, TitlesError, gather, load, table, use_titles
from dragoman.record import Dispatch, Office, Person, Record

TELLING = """RABAT, 14 mai 2024 (MAP) – Karim Benslimane s’est entretenu mardi à Dakar avec Aïssatou Diémé.

Le ministre marocain des Affaires étrangères a souligné l’importance du dialogue politique avec le Sénégal."""


@pytest.fixture(autouse=True)
def _as_shipped() -> Iterator[None]:
    yield
    use_register(None)
    use_titles(None)


def record(on: str | None, *people: Person) -> Record:
    return Record(dispatch=Dispatch(published=on), people=people)


# -- A register of one's own -----------------------------------------------------------------


def test_adds_a_register_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.tsv"
    path.write_text("name\tparty\tfrom\nOdette Vauquelin\tFRA\t2030-01\n", encoding="utf-8")
    assert figures().party_of("Odette Vauquelin", "2030-05") is None
    use_register(path)
    assert figures().party_of("Одетт Воклен", "2030-05") is None
    assert figures().party_of("Odette Vauquelin", "2030-05") == "FRA"
    assert figures().party_of("Odette Vauquelin", "2029") is None
    assert figures().party_of("Poutine", "2022") == "RUS"


def test_a_row_of_ones_own_replaces_the_persons(tmp_path: Path) -> None:
    path = tmp_path / "ours.tsv"
    row = "Hakan Fidan\tTUR\tforeign_minister\t2023-06-03\t2023-12-31"
    path.write_text(f"name\tparty\toffice\tfrom\tto\n{row}\n", encoding="utf-8")
    assert figures().party_of("Hakan Fidan", "2024") == "TUR"
    use_register(path)
    assert figures().party_of("Hakan Fidan", "2024") is None
    assert figures().party_of("Hakan Fidan", "2023-07") == "TUR"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "first line"),
        ("nom\tparti\n", "first line"),
        ("name\tparty\nAnna\n", "line 2"),
        ("name\tparty\tfrom\nAnna Berg\tDEU\tlast year\n", "line 2"),
        ("name\tparty\nAnna Berg\tDEU\tminister\n", "line 2"),
    ],
)
def test_says_what_is_wrong_with_a_register(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "ours.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=reason):
        own(path)


def test_a_register_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RegisterError):
        own(tmp_path / "none.tsv")


# -- Keys --------------------------------------------------------------------------------------


def test_a_figure_has_one_key_under_every_name() -> None:
    keys = [
        figures().key_of(*named)
        for named in (
            ("Lavrov", "RUS", "2022"),
            ("Sergueï Lavrov", "RUS", None),
            ("Сергеем Викторовичем Лавровым", None, "2022"),
            ("Лавровым", None, "2022"),
        )
    ]
    assert len(set(keys)) == 1
    assert figures().key_of("Lavrov", "FRA", "2022") != keys[0]
    assert figures().key_of("Lavrov", "RUS", "2022", "foreign_minister") == keys[0]
    assert figures().key_of("Lavrov", "RUS", "2022", "ambassador") != keys[0]
    assert figures().key_of("Mike Pompeo", "USA") == figures().key_of("Майком Помпео", "USA")


def test_the_reader_gives_everybody_a_key() -> None:
    text = "PARIS, 3 mars 2022 (AFP) – Le ministre russe des Affaires étrangères, Sergueï Lavrov, a reçu Anne Martin."
    read = dragoman.read(text)
    assert {person.name: person.key for person in read.people}["Sergueï Lavrov"] == "sergei-lvrv"
    assert all(person.key for person in read.people)


# -- What is stale -----------------------------------------------------------------------------

ROWS = [
    Row("Anna Berg", "DEU", "foreign_minister", "2020-01", "2023-05", ""),
    Row("Otto Kranz", "DEU", "foreign_minister", "2023-05", "", ""),
    Row("Jean Morel", "FRA", "foreign_minister", "2020-01", "2024-06", ""),
    Row("Luc Petit", "FRA", "head_of_government", "1990", "1999", ""),
]


def test_lists_offices_that_nobody_follows_in() -> None:
    found = vacant(ROWS, "2025-01-01")
    assert [(f.party, f.office) for f in found] == [("FRA", "foreign_minister")]
    assert "Jean Morel, 2024-06" in found[0].told


def test_lists_what_dispatches_contradict() -> None:
    minister: Office = "foreign_minister"
    told = [
        *holders(record("2024-02-01", Person("Anna Berg", minister, "DEU")), "a.json"),
        *holders(record("2024-03-01", Person("A. Berg", minister, "DEU")), "b.json"),
        *holders(record("2024-03-01", Person("O. Kranz", minister, "DEU")), "c.json"),
        *holders(record("2024-03-01", Person("Jules Roy", "minister", "FRA")), "d.json"),
        *holders(record(None, Person("Jules Roy", minister, "FRA")), "e.json"),
    ]
    found = contradicted(Figures(ROWS), told)
    assert [finding.sources for finding in found] == [("a.json", "b.json")]
    assert "the register has Otto Kranz" in found[0].told


# -- Titles ------------------------------------------------------------------------------------


def test_gathers_titles_and_keeps_them(tmp_path: Path) -> None:
    found = gather(
        [
            record("2024-05-02", Person("K. Benslimane", "foreign_minister", "MAR", key="k")),
            record("2024-04-02", Person("Karim Benslimane", "foreign_minister", "MAR", key="k")),
            record("2024-04-02", Person("Karim Benslimane", None, "MAR", key="k")),
            record(None, Person("Anna Berg", "envoy", "DEU")),
        ]
    )
    assert found == [Title("Karim Benslimane", "MAR", "foreign_minister", "2024-04-02", "2024-05-02", 2)]
    path = tmp_path / "titles.tsv"
    path.write_text(table(found), encoding="utf-8")
    assert load(path) == found


def test_a_title_holds_for_a_while_or_until_another_has_it() -> None:
    titles = Titles(
        [
            Title("Anna Berg", "DEU", "foreign_minister", "2023-01-10", "2023-05-01", 3),
            Title("Otto Kranz", "DEU", "foreign_minister", "2023-06-01", "2023-06-01", 1),
            Title("Eva Lind", "SWE", "ambassador", "2023-01-01", "2023-01-01", 1),
        ]
    )
    assert titles.party_in("Анна Берг", "foreign_minister", None, "2023-03") == "DEU"
    assert titles.party_in("Anna Berg", "foreign_minister", "DEU", "2023-05-20") == "DEU"
    assert titles.party_in("Anna Berg", "foreign_minister", "DEU", "2023-07-01") is None
    assert titles.party_in("Anna Berg", "foreign_minister", "FRA", "2023-03-01") is None
    assert titles.party_in("Anna Berg", "foreign_minister", None, "2022-03-01") is None
    assert titles.party_in("Eva Lind", "ambassador", None, "2023-11-01") == "SWE"
    assert titles.party_in("Eva Lind", "ambassador", None, "2024-11-01") is None
    assert titles.party_in("Eva Lind", "ambassador", None, None) is None


def test_the_reader_joins_a_name_and_a_title_only_with_a_title_register(tmp_path: Path) -> None:
    path = tmp_path / "titles.tsv"
    path.write_text(table([Title("Karim Benslimane", "MAR", "foreign_minister", "2024-05-02", "2024-05-02", 1)]))
    assert not any(person.office for person in dragoman.read(TELLING).people)
    use_titles(path)
    told = dragoman.read(TELLING)
    assert [(p.name, p.office, p.party) for p in told.people if p.office] == [
        ("Karim Benslimane", "foreign_minister", "MAR")
    ]
    assert told.statements[0].speaker == "Karim Benslimane"
    without_title = dragoman.read(TELLING.split("\n\n")[0] + " Karim Benslimane a salué ce dialogue.")
    assert not any(person.office for person in without_title.people)


@pytest.mark.parametrize("text", ["", "name\tparty\n", "name\tparty\toffice\tfirst\tlast\tseen\nA\tB\n"])
def test_says_what_is_wrong_with_a_title_register(text: str, tmp_path: Path) -> None:
    path = tmp_path / "titles.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TitlesError):
        load(path)


DATES = st.dates().map(str) | st.sampled_from(["2024", "2024-02"])


@given(st.text(max_size=30), st.text(max_size=10), DATES, DATES, DATES)
def test_titles_never_raise(name: str, party: str, first: str, last: str, on: str) -> None:
    titles = Titles([Title(name, party, "envoy", first, last, 1)])
    assert titles.party_in(name, "envoy", None, on) in (party, None)
