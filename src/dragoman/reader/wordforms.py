"""Level 2, word forms: the words of an agglutinating language, taken apart when they are first met.

Languages whose verbs are listed form by form need none of this; here a word has too many forms to list.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from .conjugation import Forms, Readings
from .inflection import Inflection, NounForm, VerbForm

MOST = 100_000
"""How many words are remembered; more come only of texts that are no language."""

T = TypeVar("T")


class Remembered(dict[str, T]):
    """A table that makes its entries when they are first asked for; what comes out empty counts as not there.

    Where it is asked by `get` or `in`, its declared type should be a mapping: compiled code asks what is declared a
    dict without regard to the methods here.
    """

    def __init__(self, make: Callable[[str], T], empty: T) -> None:
        super().__init__()
        self._make, self._empty = make, empty

    def __missing__(self, word: str) -> T:
        if len(self) >= MOST:
            self.clear()
        self[word] = made = self._make(word)
        return made

    def get(self, word: str, default: Any = None) -> Any:
        """Return the word's entry, or `default` where it has none."""
        found = self[word]
        return default if found == self._empty else found

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self[word] != self._empty


class WordForms:
    """What the words of one language may be: forms of its nouns (`nouns`) and of its verbs (`verbs`).

    `readings` gives the verbs as (infinitive, tense) pairs, as for a language whose forms are listed.
    """

    def __init__(self, inflection: Inflection, stems: Collection[str], verbs: Mapping[str, Any]) -> None:
        self.inflection, self.stems = inflection, frozenset(stems)
        self.verb_stems = verb_stems(verbs)
        self.nouns: Remembered[tuple[NounForm, ...]] = Remembered(self._nouns, ())
        self.verbs: Remembered[tuple[VerbForm, ...]] = Remembered(self._verbs, ())
        self.readings: Remembered[Readings] = Remembered(self._readings, ())

    def _nouns(self, word: str) -> tuple[NounForm, ...]:
        return tuple(self.inflection.noun_forms(word, self.stems))

    def _verbs(self, word: str) -> tuple[VerbForm, ...]:
        return tuple(self.inflection.verb_forms(word, self.verb_stems))

    def _readings(self, word: str) -> Readings:
        return tuple(dict.fromkeys((form.lemma, form.ending.tense) for form in self.verbs[word]))

    @property
    def forms(self) -> Forms:
        """The verb forms as the rest of the reader knows them."""
        return self.readings


def verb_stems(verbs: Mapping[str, Any]) -> dict[str, list[tuple[str, bool]]]:
    """Return for every verb stem of a pack the infinitives it is a stem of, and whether as their passive."""
    own: dict[str, list[str]] = verbs.get("stems", {})
    found: dict[str, list[tuple[str, bool]]] = {}
    for lemma, passives in verbs["verbs"].items():
        for infinitive, passive in ((lemma, False), *((p, True) for p in passives)):
            for stem in own.get(infinitive, [infinitive[: -verbs["infinitive"]]]):
                found.setdefault(stem, []).append((lemma, passive))
    return found


def inflected(edges: list[str]) -> list[str]:
    """Return a pattern's words with the last, if it is one, standing for all its forms."""
    last = edges[-1]
    return [*edges[:-1], last + "~"] if last[-1].isalnum() else edges


def stems_of(edges: Iterable[str]) -> set[str]:
    """Return the words that patterns want in any form."""
    return {edge[:-1] for edge in edges if edge[-1] == "~"}
