"""Sentences, paragraphs and quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reader.layout import Layout
from dragoman.reader.lexicon import lexicon
from dragoman.reader.text import Tokens

FRENCH = lexicon("fr")


def layout(text: str) -> tuple[Tokens, Layout]:
    tokens = Tokens(text, FRENCH.orthography)
    return tokens, Layout(tokens, frozenset(FRENCH.lists["abbreviations"]))


def sentences(text: str) -> list[str]:
    tokens, found = layout(text)
    return [tokens.slice(*sentence) for sentence in found.sentences]


def quotes(text: str) -> list[str]:
    tokens, found = layout(text)
    return [tokens.slice(*quote) for quote in found.quotes]


@pytest.mark.parametrize(
    "text",
    [
        "M. Attaf a reçu Mme Colonna.",
        "S.E.M. Jean Dupont a été reçu.",
        "J.-P. Morin et George W. Bush ont parlé.",
        "Signé le 14 oct. 2024 à Rome.",
        "Près de 5.547 tonnes, soit 2,5 % du total.",
        "L'accord n° 12 et l'art. 4 tiennent.",
        "1. Les ministres ont parlé.",
        "Il a dit oui (cf. p. 12) et non.",
        "« Est-ce tout ? » a-t-il demandé.",
        "« Assez ! », a-t-il lancé.",
        "Il attend... depuis hier.",
        "Le Dr. Hassan est venu.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["Il a parlé.", "Elle a écouté."],
        ["Quoi ?", "Rien !", "Tant pis…", "Bon."],
        ["« Nous partons.", "Nous reviendrons. »", "Il a ajouté : « Non. »", "Puis rien."],
        ['Il a dit : "Non."', "Puis rien."],
        ["Il a dit : “Non.”", "Puis rien."],
        ["LE MINISTRE A PARLÉ.", "LE ROI A RI."],
        ["Ils ont parlé de tout (et de rien).", "Puis rien."],
        ["Ils ont signé 12 accords.", "5 autres suivront."],
        ["Il y eut du blé, du riz, etc.", "Le reste suivra."],
    ],
)
def test_several_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n", "\u2028"])
def test_lines_are_paragraphs(ending: str) -> None:
    tokens, found = layout(ending.join(["Un titre sans point", "- un accord", "- un plan"]))
    assert [tokens.slice(*p) for p in found.paragraphs] == ["Un titre sans point", "- un accord", "- un plan"]
    assert found.paragraph_of == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « oui » et “non” puis \"si\".", ["« oui »", "“non”", '"si"']),
        ("Il dit ‘‘bon’’ et ''bien''.", ["‘‘bon’’", "''bien''"]),
        ("« Le “plan” tient », dit-il.", ["« Le “plan” tient »"]),
        ("« Un. Deux. Trois. »", ["« Un. Deux. Trois. »"]),
        ("Il dit « sans fin.\nPuis « rien ».", ["« sans fin.", "« rien »"]),
        ("L'accord d'hier, l'autre aussi.", []),
        ('Un écran de 12" et rien.', []),
        ("„Да“ et non", ["„Да“"]),
    ],
)  # fmt: skip
def test_quotes(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@given(st.text(alphabet="aB. !?…«»“”\"'’()\n-1,M", max_size=80))
def test_sentences_cover_the_text(text: str) -> None:
    tokens, found = layout(text)
    assert [i for start, stop in found.sentences for i in range(start, stop)] == list(range(len(tokens)))
    assert len(found.paragraph_of) == len(found.sentences)
    for start, stop in found.quotes:
        assert 0 <= start < stop <= len(tokens)
