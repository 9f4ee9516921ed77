"""Level 0: how a text is cut into words, and the way back from its composed form."""

from __future__ import annotations

import unicodedata

import pytest

from dragoman.reader.text import Orthography, Tokens, compose, name_key, strip_accents


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" \n\t ", []),
        ("l’Azerbaïdjan", ["l'", "azerbaïdjan"]),
        ("Aujourd'hui, l'ONU", ["aujourd'", "hui", ",", "l'", "onu"]),
        ("s’est entretenu", ["s'", "est", "entretenu"]),
        ("vice-ministre", ["vice", "-", "ministre"]),
        ("S.E.M. Ali", ["s", ".", "e", ".", "m", ".", "ali"]),
        ("2023-2024", ["2023", "-", "2024"]),
        ("« Non », dit-il…", ["«", "non", "»", ",", "dit", "-", "il", "…"]),
        ("un_mot", ["un", "_", "mot"]),
        ("les ministres’", ["les", "ministres", "’"]),
        ("d’ accord", ["d", "’", "accord"]),
    ],
)
def test_words_where_the_apostrophe_ends_one(text: str, words: list[str]) -> None:
    assert [word.replace("’", "'") for word in Tokens(text, Orthography("before")).words] == [
        w.replace("’", "'") for w in words
    ]


def test_words_where_the_apostrophe_stands_inside() -> None:
    assert Tokens("Bakı'nın sözü", Orthography("inside")).words == ["bakı'nın", "sözü"]


def test_words_lie_where_they_say() -> None:
    text = "  L’Azerbaïdjan\n\net la Russie."
    tokens = Tokens(text, Orthography("before"))
    assert len(tokens) == 6
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == [
        *("L’", "Azerbaïdjan", "et", "la", "Russie", ".")
    ]
    assert tokens.caps == [True, True, False, False, True, False]
    assert tokens.span(1, 5) == (4, len(text) - 1)
    assert tokens.slice(3, 5) == "la Russie"


def test_folding() -> None:
    assert Orthography("before").fold("L’État") == "l'état"
    assert strip_accents("Ça, État, Çelik, œuvre") == "Ca, Etat, Celik, œuvre"
    assert name_key("BAÏRAMOV") == name_key("Bairamov") == "bairamov"


def test_composed_text_is_left_alone() -> None:
    text = "État d’Israël"
    assert compose(text) == (text, None)
    assert compose("") == ("", None)


def test_the_way_back_from_the_composed_text() -> None:
    apart = unicodedata.normalize("NFD", "Un été à Bakı")
    whole, back = compose(apart)
    assert whole == "Un été à Bakı"
    assert back is not None and len(back) == len(whole) + 1
    for at, letter in enumerate(whole):
        assert unicodedata.normalize("NFC", apart[back[at] : back[at + 1]]) == letter


@pytest.mark.parametrize("text", ["e\u0301s\u0300t", "e\u0301\u0958t", "e\u0301a\u0328\u0300\u0331b", "\u0344e\u0301"])
def test_the_way_back_goes_on_where_letters_have_no_composed_form(text: str) -> None:
    whole, back = compose(text)
    assert back is not None and len(back) == len(whole) + 1
    assert back == sorted(back)
    assert back[0] == 0 and back[-1] == len(text)


def test_a_word_that_ends_in_a_letter_without_composed_form_keeps_it() -> None:
    text = "e\u0301 Ous\u0300"
    whole, back = compose(text)
    assert back is not None
    start, end = Tokens(whole, Orthography("before")).span(1, 2)
    assert text[back[start] : back[end]].startswith("Ous")
