"""Declined forms from a pack's ``noun_forms.tsv``: of which word a form is, and in which cases it may stand.

Cases are letters: n nominative, g genitive, d dative, a accusative, i instrumental, l locative, b ablative;
capitals are the plural. What a case makes of a mention, alone or after a preposition, is the pack's too
(table ``cases`` of its language file).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Reading = tuple[str, str]
"""The dictionary form that a word belongs to and the letters of the cases it may be in."""

SUBJECT, OBJECT = "subject", "object"


class Declension:
    """The declined words of a language; one without any has empty tables.

    `forms` maps a form to its readings, `prepositions` a preposition to the functions of the cases it goes
    with, `bare` a case to its function without one.
    """

    def __init__(self, rows: Iterable[Sequence[str]], cases: dict[str, Any], dictionary: bool) -> None:
        self.forms: dict[str, tuple[Reading, ...]] = {}
        self.words: dict[str, dict[str, str]] = {}
        self.bare: dict[str, str] = cases.get("bare", {})
        self.prepositions: dict[str, dict[str, str]] = cases.get("prepositions", {})
        self.closing = frozenset(preposition.rsplit(" ", 1)[-1] for preposition in self.prepositions)
        """The last words of prepositions."""
        self.dictionary = dictionary
        self._cases: dict[str, frozenset[str]] = {}
        for stem, ending, *endings in rows:
            lemma = stem + ending
            forms = self.words.setdefault(lemma, {})
            for item in endings:
                tail, _, letters = item.partition(":")
                form = stem + tail
                forms[form] = letters
                self.forms[form] = (*self.forms.get(form, ()), (lemma, letters))
        told = ((lemma, "".join(forms.values())) for lemma, forms in self.words.items())
        self.adjectives = frozenset(lemma for lemma, letters in told if "m" in letters and "f" in letters)
        """The dictionary forms of the adjectives."""

    def __bool__(self) -> bool:
        """Whether the language declines at all."""
        return bool(self.bare)

    def lemma(self, word: str) -> str | None:
        """Return the dictionary form of a word that stands in the nominative."""
        return next((lemma for lemma, letters in self.forms.get(word, ()) if "n" in letters or "N" in letters), None)

    def edge(self, word: str) -> str:
        """Return the edge of a word in a pattern: where patterns give dictionary forms, any form of the word."""
        if not self.dictionary or word[0] == "=":
            return word.lstrip("=")
        lemma = self.lemma(word)
        return word if lemma is None else f"{lemma}~"

    def edges(self, word: str) -> tuple[str, ...]:
        """Return the edges that a word of a text may follow by its declension."""
        return tuple([f"{lemma}~" for lemma, _ in self.forms.get(word, ())])

    def every_form(self, words: Iterable[str]) -> Iterator[str]:
        """Yield words with all the forms of those that stand in the nominative."""
        for word in words:
            yield word
            lemma = self.lemma(word) if self.dictionary else None
            if lemma is not None:
                yield from self.words[lemma]

    def citation(self, words: Sequence[str]) -> str:
        """Return words as they are looked up, whatever their cases: each in its dictionary form."""
        if not self.forms:
            return " ".join(words)
        return " ".join([self.forms[word][0][0] if word in self.forms else word for word in words])

    def cases(self, word: str) -> frozenset[str]:
        """Return the letters of the cases a word may be in; none if it is not known to decline."""
        known = self._cases.get(word)
        if known is None:
            readings = self.forms.get(word)
            if readings is None:
                return _NONE
            told = frozenset(letter for _, letters in readings for letter in letters if letter in _LETTERS)
            known = self._cases[word] = told
        return known

    def gender(self, lemma: str) -> str:
        """Return the gender of a noun, m, f or o; the empty string for a plural or an unknown one."""
        letters = self.words.get(lemma, {}).get(lemma, "")
        return next((letter for letter in letters if letter in "mfo"), "")

    def adjective(self, word: str) -> bool:
        """Whether a word is a form of an adjective, which has a nominative for each gender."""
        for lemma, _ in self.forms.get(word, ()):  # noqa: SIM110 - asked too often for a generator
            if lemma in self.adjectives:
                return True
        return False

    def noun(self, word: str) -> bool:
        """Whether a word is a form of a noun and of no adjective."""
        return word in self.forms and not self.adjective(word)

    def plural(self, word: str) -> bool:
        """Whether a word can only be plural."""
        readings = self.forms.get(word, ())
        return bool(readings) and all(letters.isupper() for _, letters in readings)

    def may_be_plural(self, word: str) -> bool:
        """Whether a word is the nominative of a plural, if nothing says it is a form of the singular: « главы »."""
        return any("N" in letters for _, letters in self.forms.get(word, ()))

    def nominative(self, word: str, gender: str, plural: bool) -> str:
        """Return the nominative of a word: of an adjective in a gender; the word itself if it is not known."""
        wanted = "N" if plural else "n"
        for lemma, _ in self.forms.get(word, ()):
            forms = self.words[lemma]
            fitting = [form for form, letters in forms.items() if wanted in letters]
            exact = [form for form in fitting if plural or gender in forms[form]]
            if exact or fitting:
                return (exact or fitting)[0]
        return word


_LETTERS = frozenset("ngdailbNGDAILB")
_NONE: frozenset[str] = frozenset()
