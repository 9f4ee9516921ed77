"""Words of an agglutinating language taken apart, on a small language made up for the purpose."""

from __future__ import annotations

import pytest

from dragoman.reader.inflection import Inflection
from dragoman.reader.wordforms import MOST, Remembered, WordForms, inflected

TABLES = {
    "vowels": "aei",
    "harmony": {"A": {"a": "a", "ei": "e"}},
    "assimilation": {"D": {"kp": "t", "": "d"}},
    "mutations": {"y": "k"},
    "nouns": {
        "plural": "lAr",
        "possessive": {"he": "(s)A", "we": "[A]mAz"},
        "copula": ["dAr"],
        "cases": {"of": ["(n)An"], "to": ["(y)A"], "into": ["dA"], "from": ["DAn"]},
        "cases_after_his": {"of": ["nAn"], "to": ["nA"], "into": ["ndA"]},
    },
    "verbs": {
        "negative": "mA",
        "finite": {"past": ["dA"], "fut": ["(y)AcAk"]},
        "negative_finite": {"pres": ["mAz"]},
        "nominal": {"vn": ["mA"]},
    },
}
VERBS = {"infinitive": 3, "verbs": {"katmak": ["katilmak"], "gelmek": []}, "stems": {"gelmek": ["gel", "gal"]}}


@pytest.fixture(scope="module")
def words() -> WordForms:
    return WordForms(Inflection(TABLES), {"kal", "temel", "kapa", "basak", "ab"}, VERBS)


@pytest.mark.parametrize(
    ("word", "stem", "case", "plural", "possessor"),
    [
        ("kal", "kal", "", False, ""),
        ("kalan", "kal", "of", False, ""),
        ("kapanan", "kapa", "of", False, ""),
        ("kapaya", "kapa", "to", False, ""),
        ("kapasanda", "kapa", "into", False, "he"),
        ("temelleremezde", "temel", "into", True, "we"),
        ("basaya", "basak", "to", False, ""),
        ("ab-de", "ab", "into", False, ""),
        ("ab'de", "ab", "into", False, ""),
        ("basak'ten", "basak", "from", False, ""),
        ("kaldan", "kal", "from", False, ""),
        ("basaktan", "basak", "from", False, ""),
    ],
)
def test_forms_of_nouns(words: WordForms, word: str, stem: str, case: str, plural: bool, possessor: str) -> None:
    found = {(form.stem, form.ending.case, form.ending.plural, form.ending.possessor) for form in words.nouns[word]}
    assert (stem, case, plural, possessor) in found


@pytest.mark.parametrize("word", ["kalen", "kapaan", "x", "", "123", "temellar", "kaltan", "basakdan", "kal'x"])
def test_what_is_no_form(words: WordForms, word: str) -> None:
    assert not words.nouns[word]
    assert word not in words.nouns


@pytest.mark.parametrize(
    ("word", "lemma", "passive", "tense", "negated"),
    [
        ("katda", "katmak", False, "past", False),
        ("katilmede", "katmak", True, "past", True),
        ("gelmeyecek", "gelmek", False, "fut", True),
        ("galmada", "gelmek", False, "vn", False),
        ("gelmez", "gelmek", False, "pres", True),
    ],
)
def test_forms_of_verbs(words: WordForms, word: str, lemma: str, passive: bool, tense: str, negated: bool) -> None:
    found = {(form.lemma, form.passive, form.ending.tense, form.ending.negated) for form in words.verbs[word]}
    assert (lemma, passive, tense, negated) in found
    assert (lemma, tense) in words.forms[word]


def test_a_table_remembers_no_more_than_it_may() -> None:
    table: Remembered[tuple[str, ...]] = Remembered(lambda word: (word,) if word != "no" else (), ())
    for number in range(MOST + 10):
        assert table.get(str(number)) == (str(number),)
    assert len(table) <= MOST
    assert "no" not in table and table.get("no", ("default",)) == ("default",)


def test_the_last_word_of_a_pattern_stands_for_all_its_forms() -> None:
    assert inflected(["foreign", "minister"]) == ["foreign", "minister~"]
    assert inflected(["make", "<do>"]) == ["make", "<do>"]
