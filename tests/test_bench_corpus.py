"""The benchmark's corpora: distinct, repeatable, of the promised size, and each in its language's grammar."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from dragoman import read

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.corpus import LANGUAGES, corpus, distinct_share, limits
from bench.grammars import grammar

SIZE = 120_000


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def texts(language: str) -> list[str]:
    return corpus(5, SIZE, language)


def test_the_same_seed_gives_the_same_dispatches(texts: list[str], language: str) -> None:
    assert corpus(5, SIZE, language) == texts


def test_another_seed_gives_others(texts: list[str], language: str) -> None:
    assert not set(corpus(6, SIZE, language)) & set(texts)


def test_no_dispatch_comes_twice_and_the_size_is_kept(texts: list[str]) -> None:
    assert len(set(texts)) == len(texts)
    assert SIZE <= sum(map(len, texts)) < SIZE + 10_000


def test_every_dispatch_has_the_length_of_one(texts: list[str], language: str) -> None:
    shortest, longest = limits(language)
    assert all(shortest <= len(text.split()) <= longest for text in texts)


def test_dispatches_have_their_own_words(texts: list[str]) -> None:
    assert distinct_share(texts) > 0.8


def test_no_template_shows_through(texts: list[str]) -> None:
    odd = re.compile(r"[<>{}|]|\bde les? [a-z]|\bà les? [a-z]|\bof the the\b|,[,.;:]|  | ,")
    assert [m[0] for text in texts for m in odd.finditer(text)] == []


def test_they_are_read_as_dispatches_of_their_language(texts: list[str], language: str) -> None:
    heads = [read(text).dispatch for text in texts]
    assert {head.language for head in heads} == {language}
    assert sum(bool(head.published or head.agency or head.place) for head in heads) > 0.7 * len(heads)


def test_there_are_states_enough(language: str) -> None:
    assert len(grammar(language).states) >= 40


def test_states_take_their_articles() -> None:
    forms = {state.code: (state.forms["le"], state.forms["en"]) for state in grammar("fr").states}
    assert forms["FRA"] == ("la France", "en France")
    assert forms["MEX"] == ("le Mexique", "au Mexique")
    assert forms["KOR"] == ("la Corée du Sud", "en Corée du Sud")
    assert forms["USA"] == ("les États-Unis", "aux États-Unis")
    assert forms["CUB"] == ("Cuba", "à Cuba")
    english = {state.code: state.forms["the"] for state in grammar("en").states}
    assert (english["USA"], english["FRA"]) == ("the United States", "France")


@pytest.mark.parametrize(
    ("written", "case", "declined"),
    [
        ("Россия", "gen", "России"),
        ("Саудовская Аравия", "dat", "Саудовской Аравии"),
        ("Афины", "gen", "Афин"),
        ("Египет", "ins", "Египтом"),
        ("Китай", "loc", "Китае"),
        ("Душанбе", "gen", "Душанбе"),
        ("официальный представитель МИД Перу", "ins", "официальным представителем МИД Перу"),
        ("глава МИД Кубы", "acca", "главу МИД Кубы"),
        ("французские", "gen", "французских"),
        ("безопасность", "ins", "безопасностью"),
        ("дорожная карта", "acc", "дорожную карту"),
    ],
)
def test_russian_declines(written: str, case: str, declined: str) -> None:
    assert grammar("ru").inflect(written, case) == declined


def test_russian_names_decline_by_gender() -> None:
    parts = {"first": "Андрей", "last": "Миллер", "office": "посол Перу", "short": "посол"}
    assert grammar("ru").person("<office> <name>", parts, "ins", False) == "послом Перу Андреем Миллером"
    parts |= {"first": "Клара"}
    assert grammar("ru").person("<office> <name>", parts, "acc", True) == "посла Перу Клару Миллер"


@pytest.mark.parametrize(
    ("written", "case", "suffixed"),
    [
        ("Fransa", "gen", "Fransanın"),
        ("Türkiyə", "dat", "Türkiyəyə"),
        ("Misir", "loc", "Misirdə"),
        ("London", "abl", "Londondan"),
        ("xarici işlər naziri", "dat", "xarici işlər nazirinə"),
        ("İqtisadi Əməkdaşlıq Təşkilatı", "gen", "İqtisadi Əməkdaşlıq Təşkilatının"),
        ("balıqçılıq", "gen", "balıqçılığın"),
        ("BMT", "gen", "BMT-nin"),
        ("2014", "nth", "2014-cü"),
        ("2020", "nth", "2020-ci"),
        ("19", "nth", "19-cu"),
        ("30", "on", "30-da"),
    ],
)
def test_azerbaijani_takes_its_endings(written: str, case: str, suffixed: str) -> None:
    assert grammar("az").inflect(written, case) == suffixed
