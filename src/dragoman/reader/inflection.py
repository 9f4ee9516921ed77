"""Level 2, inflection: what the words of an agglutinating language are made of, taken apart by tables.

A pack's ``inflection.toml`` gives endings as templates: a capital letter is a vowel that goes by the vowel
before it (vowel harmony) or a consonant that goes by the letter before it (assimilation), a letter in round
brackets stands after a vowel only, one in square brackets after a consonant only. They are expanded once for
every kind of stem; a word is taken apart when it is first met.
"""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

Kind = tuple[str, str]
"""What of a stem its endings go by: its last vowel and its last letter, each as one that all endings treat alike."""

Endings = dict[str, list["Ending"]]
"""Endings as written, with what each may mean."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What an ending says. `case` is a function of `Actor.case`, "" for none; `tense` is a verb's."""

    case: str = ""
    plural: bool = False
    possessor: str = ""
    tense: str = ""
    negated: bool = False
    predicate: bool = False


BARE = Ending()
"""No ending at all."""


@dataclass(frozen=True, slots=True)
class NounForm:
    """A word as a form of a noun."""

    stem: str
    ending: Ending


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A word as a form of a verb; `lemma` is the active infinitive."""

    lemma: str
    passive: bool
    ending: Ending


class Inflection:
    """The endings of one language and the taking apart of its words."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.vowels = frozenset(data["vowels"])
        self._harmony: dict[str, dict[str, str]] = {
            sign: {vowel: result for vowels, result in table.items() for vowel in vowels}
            for sign, table in data["harmony"].items()
        }
        self._assimilation: dict[str, dict[str, str]] = {
            sign: {letter: result for letters, result in table.items() for letter in letters or ("",)}
            for sign, table in data.get("assimilation", {}).items()
        }
        self.mutations: dict[str, str] = data.get("mutations", {})
        # vowels that all harmonies treat alike make one kind of stem
        alike: dict[tuple[str, ...], str] = {}
        self._like = {
            vowel: alike.setdefault(tuple(table[vowel] for table in self._harmony.values()), vowel)
            for vowel in sorted(self.vowels)
        }
        nouns, verbs = _noun_templates(data["nouns"]), _verb_templates(data["verbs"], data["nouns"])
        self._last = self._last_letters()
        kinds: list[Kind] = list(itertools.product(alike.values(), {"", *self._last.values()}))
        self._nouns = {kind: self._expand_all(nouns, kind) for kind in kinds}
        self._verbs = {kind: self._expand_all(verbs, kind) for kind in kinds}
        self.longest = max(map(len, itertools.chain(*self._nouns.values(), *self._verbs.values())))

    def _last_letters(self) -> dict[str, str]:
        """Return for each letter one that all endings treat alike; a consonant that is not there counts as ""."""
        some = min(self.vowels)
        found = dict.fromkeys(self.vowels, some)
        alike: dict[tuple[str, ...], str] = {}
        for letter in sorted({letter for table in self._assimilation.values() for letter in table} - {""}):
            results = tuple(table.get(letter, table[""]) for table in self._assimilation.values())
            found.setdefault(letter, alike.setdefault(results, letter))
        return found

    # -- expanding -----------------------------------------------------------------------

    def _expand_all(self, templates: list[tuple[str, Ending]], kind: Kind) -> Endings:
        found: Endings = {}
        for template, ending in templates:
            meanings = found.setdefault(self.write(template, *kind), [])
            if ending not in meanings:
                meanings.append(ending)
        return found

    def write(self, template: str, vowel: str, last: str) -> str:
        """Return a template as it is written after a stem with that last vowel and that last letter."""
        written, i = "", 0
        while i < len(template):
            letter = template[i]
            if letter in "([":
                if (last in self.vowels) != (letter == "("):
                    i += 3
                    continue
                letter, i = template[i + 1], i + 2
            if letter in self._harmony:
                letter = self._harmony[letter][vowel]
            elif letter in self._assimilation:
                table = self._assimilation[letter]
                letter = table.get(last, table[""])
            written += letter
            last = letter
            vowel = letter if letter in self.vowels else vowel
            i += 1
        return written

    # -- taking apart --------------------------------------------------------------------

    def splits(self, word: str) -> Iterator[tuple[str, str, Kind]]:
        """Yield every way to cut a word in two, with the kind of stem that the first part is."""
        kind: Kind | None = None
        vowel = ""
        for i, letter in enumerate(word, 1):
            vowel = letter if letter in self.vowels else vowel
            kind = (self._like[vowel], self._last.get(letter, "")) if vowel else None
            if kind is not None and len(word) - i <= self.longest:
                yield word[:i], word[i:], kind
        if kind is None:
            yield word, "", ("", "")

    def noun_forms(self, word: str, stems: Container[str]) -> list[NounForm]:
        """Return the word's readings as forms of the `stems` there are, the longest stem first."""
        joined = self.joined(word)
        found = (
            [NounForm(joined[0], ending) for ending in joined[1]] if joined is not None and joined[0] in stems else []
        )
        if found or "-" in word:
            return found
        for stem, rest, kind in self.splits(word):
            endings = self._nouns[kind].get(rest) if rest else [BARE]
            if endings is None:
                continue
            for known in self.unchanged(stem, rest):
                if known in stems:
                    found.extend([NounForm(known, ending) for ending in endings])
        found.reverse()
        return found

    def joined(self, word: str) -> tuple[str, list[Ending]] | None:
        """BMT-nin, Türkiye'nin: return what stands before the last hyphen or apostrophe, and what the rest may mean.

        Letters are read out and foreign names said as at home, so that any kind of ending may follow.
        """
        at = max(word.rfind("-"), word.rfind("'"))
        return (word[:at], self.any_ending(word[at + 1 :])) if at > 0 else None

    def any_ending(self, rest: str) -> list[Ending]:
        """Return what an ending may mean after whatever stem."""
        found = dict.fromkeys(e for table in self._nouns.values() for e in table.get(rest, ()))
        return list(found)

    def unchanged(self, stem: str, rest: str) -> tuple[str, ...]:
        """Return the stem, and as it was before its last consonant changed under an ending (məktəb, kitabı)."""
        if rest and rest[0] in self.vowels and (last := self.mutations.get(stem[-1])) is not None:
            return stem, stem[:-1] + last
        return (stem,)

    def every_form(self, stem: str) -> Iterator[str]:
        """Yield a noun in all its forms."""
        kind = next((kind for cut, _, kind in self.splits(stem) if cut == stem), None)
        softened = next((soft for soft, hard in self.mutations.items() if hard == stem[-1]), stem[-1])
        yield stem
        for ending in self._nouns.get(kind, ()) if kind is not None else ():
            if ending and ending[0] in self.vowels:
                yield stem[:-1] + softened + ending
            yield stem + ending

    def verb_forms(self, word: str, stems: dict[str, list[tuple[str, bool]]]) -> list[VerbForm]:
        """Return the word's readings as forms of verbs; `stems` gives for each stem its lemmas and whether passive."""
        found: list[VerbForm] = []
        for stem, rest, kind in self.splits(word):
            lemmas = stems.get(stem)
            endings = self._verbs[kind].get(rest) if lemmas and rest else None
            if lemmas and endings:
                found.extend([VerbForm(lemma, passive, e) for lemma, passive in lemmas for e in endings])
        return found

    def endings_of(self, word: str) -> list[tuple[str, Ending]]:
        """Return every stem and ending that the word can be made of, known or not."""
        joined = self.joined(word)
        if joined is not None and (joined[1] or "-" in word):
            return [(joined[0], ending) for ending in joined[1]]
        return [
            (stem, ending)
            for stem, rest, kind in self.splits(word)
            if rest
            for ending in self._nouns[kind].get(rest, ())
        ]


def _noun_templates(nouns: dict[str, Any]) -> list[tuple[str, Ending]]:
    """Return all endings of nouns: number, possessor, case and copula, one after another."""
    found: list[tuple[str, Ending]] = []
    plurals = ((False, ""), (True, nouns["plural"]))
    possessors = {"": "", **nouns["possessive"]}
    for (plural, number), (owner, mine) in itertools.product(plurals, possessors.items()):
        tables = [nouns["cases"]] if owner != "he" else [nouns["cases_after_his"]]
        if not owner and not plural:
            tables.append(nouns["cases_after_his"])  # a stem that ends in a possessive of its own
        for table in tables:
            for case, templates in {"": [""], **table}.items():
                for template in templates:
                    found.append((number + mine + template, Ending(case, plural, owner)))
        for copula in nouns["copula"]:
            found.append((number + mine + copula, Ending("", plural, owner, predicate=True)))
    return found


def _verb_templates(verbs: dict[str, Any], nouns: dict[str, Any]) -> list[tuple[str, Ending]]:
    """Return all endings of verbs: negation, tense and person, and the cases of those that are nouns too."""
    found: list[tuple[str, Ending]] = []
    cases = _noun_templates(nouns)
    for negation, negated in (("", False), (verbs["negative"], True)):
        for tense, templates in verbs["finite"].items():
            found += [(negation + t, Ending(tense=tense, negated=negated)) for t in templates]
        for tense, templates in verbs["nominal"].items():
            for template in templates:
                found += [
                    (
                        negation + template + tail,
                        Ending(e.case, e.plural, e.possessor, tense, negated, e.predicate),
                    )
                    for tail, e in cases
                ]
    for tense, templates in verbs["negative_finite"].items():
        found += [(t, Ending(tense=tense, negated=True)) for t in templates]
    return found
