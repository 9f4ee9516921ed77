"""The benchmark's corpus: distinct, repeatable, of the promised size, and French that reads as French."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.corpus import LONGEST, SHORTEST, corpus, distinct_share, states

SIZE = 400_000


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return corpus(seed=5, size=SIZE)


def test_the_same_seed_gives_the_same_dispatches(texts: list[str]) -> None:
    assert corpus(seed=5, size=SIZE) == texts


def test_another_seed_gives_others(texts: list[str]) -> None:
    assert not set(corpus(seed=6, size=SIZE)) & set(texts)


def test_no_dispatch_comes_twice_and_the_size_is_kept(texts: list[str]) -> None:
    assert len(set(texts)) == len(texts)
    assert SIZE <= sum(map(len, texts)) < SIZE + 10_000


def test_every_dispatch_has_the_length_of_one(texts: list[str]) -> None:
    assert all(SHORTEST <= len(text.split()) <= LONGEST for text in texts)


def test_dispatches_have_their_own_words(texts: list[str]) -> None:
    assert distinct_share(texts) > 0.75


def test_no_template_shows_through(texts: list[str]) -> None:
    odd = re.compile(r"[<>{}|]|\bde les? [a-z]|\bà les? [a-z]|,[,.;:]|  ")
    assert [m[0] for text in texts for m in odd.finditer(text)] == []


def test_states_take_their_articles() -> None:
    forms = {state.code: (state.le, state.en) for state in states()}
    assert forms["FRA"] == ("la France", "en France")
    assert forms["MEX"] == ("le Mexique", "au Mexique")
    assert forms["KOR"] == ("la Corée du Sud", "en Corée du Sud")
    assert forms["USA"] == ("les États-Unis", "aux États-Unis")
    assert forms["CUB"] == ("Cuba", "à Cuba")
    assert len(forms) > 140
