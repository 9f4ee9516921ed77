"""What speaks for two names being one person's, and what against it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.names import Known, compare

SAME = [
    ("Djeyhoun Baïramov", "Ceyhun Bayramov"),
    ("Джейхуном Байрамовым", "Jeyhun Bayramov"),
    ("Lavrov, Sergey", "Сергей Лавров"),
    ("Lavrov Sergey", "Sergueï Lavrov"),
    ("S. V. Lavrov", "Sergey Viktorovich Lavrov"),
    ("Лавров Сергей Викторович", "Sergej Lawrow"),
    ("İlham Heydər oğlu Əliyev", "Ильхам Гейдар оглы Алиев"),
    ("Volodymyr Zelenskyy", "Владимир Зеленский"),
    ("Ceyhun Bayramovun", "Jeyhun Bayramov"),
    ("Charles III", "Карл III"),
    ("Hossein Amir-Abdollahian", "Hüseyn Əmirabdullahian"),
    ("Wang Yi", "Ван И"),
    ("Ираклий Гарибашвили", "ირაკლი ღარიბაშვილი"),
    ("Nikol Pachinian", "Նիկոլ Փաշինյան"),
]
DIFFERENT = [
    ("Lavrov", "Lavrova"),
    ("Sergei Lavrov", "Sergei Shoigu"),
    ("Sergei V. Lavrov", "Sergei A. Lavrov"),
    ("Сергей Викторович Лавров", "Сергей Иванович Лавров"),
    ("Ильхам Алиев", "Ильхама Алиева дочь"),
    ("Hassan Rouhani", "Hossein Rouhani"),
    ("Lavrov", "Sergei Lavrov"),
    ("Albert I", "Albert II"),
    ("Mohammad Khatami", "Mohammad Reza Khatami"),
    ("", "Lavrov"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_takes_for_one(one: str, other: str) -> None:
    found = compare(one, other)
    assert found.same, found


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_keeps_apart(one: str, other: str) -> None:
    found = compare(one, other)
    assert not found.same, found


def test_gives_its_reasons() -> None:
    reasons = compare("С. Лаврову", "Sergueï Lavrov").reasons
    assert "an initial stands for a given name" in reasons
    assert "one is in another case" in reasons
    assert compare("Ilham Aliyev", "Heydar Aliyev").reasons == ("a surname in common, given names that differ",)


def test_party_and_office_speak_for_a_surname_alone() -> None:
    russian, minister = Known("RUS"), Known("RUS", "foreign_minister")
    assert compare("Lavrov", "Sergei Lavrov").score < compare("Lavrov", "Sergei Lavrov", russian, russian).score
    assert compare("Lavrov", "Sergei Lavrov", minister, minister).same
    assert not compare("Lavrov", "Sergei Lavrov", russian, Known("BLR")).same


@pytest.mark.parametrize(
    ("one", "other", "party"),
    [
        ("Tayyip Erdogan", "Реджеп Тайип Эрдоган", "TUR"),
        ("Pedro Sánchez", "Pedro Sánchez Pérez-Castejón", "ESP"),
        ("Xi Jin-ping", "Си Цзиньпин", "CHN"),
        ("Kim Jong Un", "Ким Чен Ын", "PRK"),
    ],
)
def test_a_party_tells_how_names_are_made(one: str, other: str, party: str) -> None:
    assert compare(one, other, Known(party), Known(party)).same
    assert not compare("Kim Jong-un", "Kim Jong-il", Known("PRK"), Known("PRK")).same


def test_namesakes_of_two_states_are_not_one() -> None:
    assert not compare("Albert II", "Albert II", Known("BEL"), Known("MCO")).same
    assert compare("António Guterres", "António Guterres", Known("PRT"), Known("org:UN")).same


names = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from([name for pair in SAME for name in pair])


known = st.builds(
    Known,
    st.sampled_from([None, "RUS", "CHN", "ESP", "org:UN"]),
    st.sampled_from([None, "foreign_minister", "envoy"]),
)


@given(names, names, known, known)
def test_never_raises_and_is_symmetrical(one: str, other: str, its: Known, others: Known) -> None:
    found = compare(one, other, its, others)
    assert 0 <= found.score <= 1
    assert found.reasons
    assert found == compare(other, one, others, its)


@given(names)
def test_a_name_is_its_own(name: str) -> None:
    assert compare(name, name).score >= 0.6
