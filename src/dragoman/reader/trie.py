"""Level 2, the trie: all patterns of one language, and what each word of a text is to it."""

from __future__ import annotations

from collections.abc import Iterable, KeysView, Mapping
from typing import Any

from .conjugation import Readings
from .declension import Declension
from .grammar import Grammar
from .patterns import END, STAR, Node, Sense, expand, insert
from .text import Orthography, strip_accents
from .wordforms import Remembered, WordForms, inflected, stems_of

DEMONYM = "@demonym"
"""In a pattern, the adjective of any state: « глава @demonym мид »."""

_PLAIN = frozenset("<*'~@=")
"""Signs without which a pattern is only words."""

Opening = tuple[Node, list[Sense] | None, KeysView[str] | None, bool]
"""A first edge of the trie: where it leads, what it means alone, the edges it may go on by, whether by a gap."""

Entry = tuple[tuple[Opening, ...], tuple[str, ...]]
"""What a word is to the trie: the openings of patterns that it is, the edges it may follow inside a pattern."""


class Trie:
    """The patterns of a language; `vocabulary` are the words of those that want no capital.

    `reflexive` are the pronouns that make a verb reflexive, `inflects` says that a pattern's last word stands for all
    its forms.
    """

    def __init__(
        self,
        orthography: Orthography,
        declension: Declension,
        grammar: Grammar,
        reflexive: frozenset[str],
        inflects: bool,
    ) -> None:
        self._orthography, self._declension, self._grammar = orthography, declension, grammar
        self._reflexive, self._inflects = reflexive, inflects
        self._fold, self._split = orthography.fold, orthography.pieces
        self._root: Node = {}
        self._words: dict[str, None] = {}  # all edges
        self.vocabulary: set[str] = set()

    def add(
        self,
        patterns: Iterable[str],
        layer: int,
        kind: str,
        value: Any,
        *,
        cased: bool = False,
        capitals: bool = False,
    ) -> None:
        """Add patterns of one sense to the trie; `cased` want a capital first, `capitals` all letters so."""
        plain = Sense(layer, kind, value, cased=cased, capitals=capitals)
        others: dict[tuple[bool, bool, bool], Sense] = {}
        for pattern in patterns:
            for text in expand(self._fold(pattern)):
                edges, reflexive, verbal = ([self._edge(text)], False, False) if text.isalpha() else self._edges(text)
                if not edges:
                    continue
                if self._inflects:
                    edges = inflected(edges)
                gap = STAR in edges
                sense = plain
                if reflexive or verbal or gap:
                    key = (reflexive, verbal, gap)
                    sense = others.get(key) or others.setdefault(
                        key, Sense(layer, kind, value, cased=cased, reflexive=reflexive, verbal=verbal, gap=gap)
                    )
                if not cased:
                    self.vocabulary.update(edges)
                self._words.update(dict.fromkeys(edges))
                insert(self._root, edges, sense)

    def _edge(self, word: str) -> str:
        return self._declension.edge(word) if self._declension.forms else word

    def _edges(self, text: str) -> tuple[list[str], bool, bool]:
        if _PLAIN.isdisjoint(text):
            return [self._edge(word) for word in self._split(text)], False, False
        reflexive = False
        for clitic in self._reflexive:
            if text.startswith(clitic + " <") or (clitic[-1] == "'" and text.startswith(clitic + "<")):
                text, reflexive = text[len(clitic) :].strip(), True
        edges: list[str] = []
        for piece in text.split():
            if piece == "*" or piece[0] == "@" or piece[-1] == "~" or (piece[0] == "<" and piece[-1] == ">"):
                edges.append(piece)
            elif piece[0] == "=":
                edges.extend(self._split(piece[1:]))
            elif piece[-1] == "'" and piece[:-1].isalpha() and self._orthography.apostrophe == "before":
                edges.append(piece)  # an elided word by itself: d', l', qu'
            else:
                edges.extend([self._edge(word) for word in self._split(piece)])
        return edges, reflexive, bool(edges) and edges[-1 if self._grammar.verb_last else 0][0] == "<"

    def entries(self, forms: dict[str, Readings], party_words: Iterable[str]) -> dict[str, Entry]:
        """Return what each word is, verb forms included; unaccented spellings are added, to `forms` as well.

        `party_words` are what @demonym stands for.
        """
        edges: dict[str, tuple[str, ...]] = {}
        verbs: dict[str, str] = {}
        for edge in self._words:
            if edge[0] == "<" and len(edge) > 1:
                verbs[edge[1:-1]] = edge
            elif edge != STAR:
                edges[edge] = (edge,)
        for form in self._declension.forms:
            known = [edge for edge in self._declension.edges(form) if edge in edges]
            if known:
                edges[form] = (*edges.get(form, ()), *known)
            if not self.vocabulary.isdisjoint(known):
                self.vocabulary.add(form)
        if DEMONYM in edges:
            for form in party_words:
                edges[form] = (*edges.get(form, ()), DEMONYM)
        for form, readings in forms.items():
            following = tuple(dict.fromkeys([verbs[lemma] for lemma, _ in readings if lemma in verbs]))
            if following:
                edges[form] = edges.get(form, ()) + following
        _add_unaccented(edges, forms)
        openings = self._openings()
        self._words.clear()
        return {
            word: (tuple([openings[edge] for edge in following if edge in openings]), following)
            for word, following in edges.items()
        }

    def verbs(self) -> frozenset[str]:
        """Return the infinitives that patterns begin with."""
        return frozenset(edge[1:-1] for edge in self._root if edge[0] == "<")

    def stems(self) -> set[str]:
        """Return the words that patterns want in any form."""
        return stems_of(self._words)

    def _openings(self) -> dict[str, Opening]:
        return {
            edge: (node, node.get(END), node.keys() if len(node) > (END in node) else None, STAR in node)
            for edge, node in self._root.items()
        }

    def inflected_entries(self, words: WordForms) -> Mapping[str, Entry]:
        """Return a table of what words are, in which each is taken apart when it is first met."""
        edges = frozenset(self._words)
        openings = self._openings()

        def entry(word: str) -> Entry:
            nouns = [form.stem + "~" for form in words.nouns[word]]
            verbs = ["<" + form.lemma + ">" for form in words.verbs[word]]
            following = tuple(dict.fromkeys(edge for edge in (word, *nouns, *verbs) if edge in edges))
            return tuple([openings[edge] for edge in following if edge in openings]), following

        return Remembered(entry, ((), ()))


def _add_unaccented(edges: dict[str, tuple[str, ...]], forms: dict[str, Readings]) -> None:
    """Add words as they are where accents are left out; what two words come down to means both."""
    unaccented: set[str] = set()
    for word in [w for w in edges if not w.isascii()]:
        plain = strip_accents(word)
        if len(plain) > 3 and (plain in unaccented or (plain not in edges and plain not in forms)):
            unaccented.add(plain)
            edges[plain] = tuple(dict.fromkeys(edges.get(plain, ()) + edges[word]))
            if word in forms:
                forms[plain] = tuple(dict.fromkeys(forms.get(plain, ()) + forms[word]))
