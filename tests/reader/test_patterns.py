"""The notation of lexicons and the walk over their trie."""

from __future__ import annotations

import pytest

from dragoman.reader.patterns import GAP, STAR, Mark, Node, Sense, expand, insert, walk


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("accord", ["accord"]),
        ("accord{,s}", ["accord", "accords"]),
        ("{le,la} ministre", ["le ministre", "la ministre"]),
        ("ministre{,s} russe{,s}", ["ministre russe", "ministre russes", "ministres russe", "ministres russes"]),
        ("{a}", ["a"]),
        ("", [""]),
    ],
)
def test_braces_stand_for_every_choice(pattern: str, texts: list[str]) -> None:
    assert list(expand(pattern)) == texts


def trie(*patterns: str) -> Node:
    root: Node = {}
    for pattern in patterns:
        insert(root, pattern.split(), Sense(0, "test", pattern))
    return root


def found(root: Node, text: str, at: int = 0) -> list[tuple[int, str]]:
    words = text.split()
    edges = {word: (word,) for word in words} | {"signé": ("signé", "<signer>"), "signa": ("<signer>",)}
    steps = [edges[word] for word in words]
    return sorted((end, sense.value) for end, senses in walk(words, steps, root, at) for sense in senses)


def test_every_pattern_that_goes_on_is_found() -> None:
    root = trie("plan", "plan de paix", "plan d' action")
    assert found(root, "plan de paix durable") == [(1, "plan"), (3, "plan de paix")]
    assert found(root, "le plan de", 1) == [(2, "plan")]
    assert found(root, "paix") == []


def test_a_verb_is_found_in_any_form() -> None:
    root = trie("<signer> accord")
    assert found(root, "signa accord") == [(2, "<signer> accord")]
    assert found(root, "signé accord") == [(2, "<signer> accord")]
    assert found(root, "signer accord") == []


def test_a_gap_skips_a_few_words_but_no_stop() -> None:
    root = trie(f"<signer> {STAR} accord")
    assert found(root, "signa accord") == [(2, "<signer> * accord")]
    assert found(root, "signa " + "x " * GAP + "accord") == [(GAP + 2, "<signer> * accord")]
    assert found(root, "signa " + "x " * (GAP + 1) + "accord") == []
    assert found(root, "signa hier . accord") == []


def test_senses_of_the_same_words_are_all_kept() -> None:
    root: Node = {}
    insert(root, ["accord"], Sense(0, "document", "agreement"))
    insert(root, ["accord"], Sense(1, "topic", "legal"))
    assert [sense.kind for _, senses in walk(["accord"], [("accord",)], root, 0) for sense in senses] == [
        "document",
        "topic",
    ]


def test_a_mark_says_what_its_sense_says() -> None:
    mark = Mark(2, 4, Sense(0, "state", "FRA", cased=True))
    assert (mark.kind, mark.value, repr(mark)) == ("state", "FRA", "Mark(2:4 state=FRA)")
