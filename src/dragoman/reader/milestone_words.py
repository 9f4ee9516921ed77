"""Level 4, the words of anniversaries and numbers, compiled once from a language's ``milestones.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from .lexicon import Lexicon
from .patterns import expand

Word = frozenset[str]
"""A word of a phrase: the forms it may have."""

FIGURES = re.compile(r"(\d{1,3})(?:-?[^\W\d_]{1,4})?$")
_LONGEST_NUMBER = 3
_MOST = 1000


class Phrase:
    """One expression and what it stands for: what sort of thing (`kind`) and a number that goes with it."""

    __slots__ = ("kind", "value", "words")

    def __init__(self, words: tuple[Word, ...], kind: str, value: int) -> None:
        self.words, self.kind, self.value = words, kind, value


class Found:
    """A phrase at tokens ``start:end`` of a text."""

    __slots__ = ("end", "kind", "start", "value")

    def __init__(self, start: int, end: int, kind: str, value: int) -> None:
        self.start, self.end, self.kind, self.value = start, end, kind, value


THINGS = ("relations", "statehood", "membership")
COUNTS = frozenset({"noun", "counted", "span", "rounded"})
"""Kinds of phrase that say how many years it is, alone or with a number."""


class MilestoneWords:
    """The phrases of one language, and how its numbers are read.

    Phrases are found in one pass (`find`). The small words around them are sets of words (`founding`, `established`,
    `other`, `marking`, `between`) and of phrases as strings (`before`, `ago`, `since`, `vague`, `vague_after`).
    """

    def __init__(self, lexicon: Lexicon) -> None:
        data = lexicon.data["milestones"]
        self.lexicon = lexicon
        small: Mapping[str, list[str]] = data["words"]
        self._phrases: dict[str, list[Phrase]] = {}
        self._add(data["anniversary"]["nouns"], "noun")
        for table, kind in (("counted", "counted"), ("spans", "span"), ("rounded", "rounded")):
            for pattern, value in data[table].items():
                self._add((pattern,), kind, value)
        for kind in THINGS:
            self._add(data["things"][kind], kind)
        self.founding, self.established, self.other, self.between = (
            self._forms(small[key]) for key in ("founding", "established", "other", "between")
        )
        self.marking = self._forms(data["anniversary"]["marking"])
        self.before, self.ago, self.since, self.vague, self.vague_after = (
            frozenset(" ".join(words).replace("=", "") for words in map(self._split, expand_all(small[key])))
            for key in ("before", "ago", "since", "vague", "vague_after")
        )
        self.since_words = frozenset(word for phrase in self.since for word in phrase.split())
        self.joining, self.endings = frozenset(small["joining"]), frozenset(small["ordinal_endings"])
        self._cardinals = self._numbers(data["cardinals"])
        self._ordinals = self._numbers(data["ordinals"])

    # -- compiling -----------------------------------------------------------------------

    def _split(self, text: str) -> list[str]:
        """Return the words of a pattern, a "=" left before those that stand for themselves."""
        words: list[str] = []
        for piece in self.lexicon.fold(text).split():
            exact = piece[0] == "=" and len(piece) > 1
            words.extend(("=" if exact else "") + word for word in self.lexicon._split(piece.lstrip("=") or piece))
        return words

    def _add(self, patterns: Iterable[str], kind: str, value: int = 0) -> None:
        for text in expand_all(patterns):
            words = self._split(text)
            last = len(words) - 1
            made = tuple(frozenset(self._every_form(word, at == last)) for at, word in enumerate(words))
            phrase = Phrase(made, kind, value)
            for first in made[0]:
                self._phrases.setdefault(first, []).append(phrase)

    def _forms(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(form for text in expand_all(words) for form in self._every_form(self.lexicon.fold(text), True))

    def _every_form(self, word: str, last: bool) -> Iterator[str]:
        """Yield a word in all the forms it may stand in: in a language of endings only the last of a phrase has any."""
        if word[0] == "=" and len(word) > 1:
            yield word[1:]
        elif self.lexicon.wordforms is not None:
            yield word
            if last and word.isalpha():
                yield from self.lexicon.wordforms.inflection.every_form(word)
        else:
            yield from self.lexicon.declension.every_form((word,))

    def _numbers(self, table: Mapping[str, int]) -> dict[tuple[str, ...], int]:
        return {tuple(self.lexicon._split(text)): value for key, value in table.items() for text in expand(key)}

    # -- finding -------------------------------------------------------------------------

    def find(self, words: list[str]) -> list[Found]:
        """Return the phrases of a text in order, of those that begin at one word the longest, none overlapping."""
        found: list[Found] = []
        free = 0
        known = self._phrases
        for i in [i for i, word in enumerate(words) if word in known]:
            best: Found | None = None
            for phrase in known[words[i]] if i >= free else ():
                end = i + len(phrase.words)
                if (best is None or end > best.end) and self._fits(phrase, words, i):
                    best = Found(i, end, phrase.kind, phrase.value)
            if best is not None:
                found.append(best)
                free = best.end
        return found

    @staticmethod
    def _fits(phrase: Phrase, words: list[str], at: int) -> bool:
        last = at + len(phrase.words)
        return last <= len(words) and all(words[at + k] in forms for k, forms in enumerate(phrase.words))

    def phrase_before(self, phrases: frozenset[str], words: list[str], end: int) -> int | None:
        """Return where the phrase of a list begins that ends at `end`, None if there is none."""
        for size in (4, 3, 2, 1):
            if end >= size and " ".join(words[end - size : end]) in phrases:
                return end - size
        return None

    def phrase_after(self, phrases: frozenset[str], words: list[str], start: int) -> int | None:
        """Return where the phrase of a list ends that begins at `start`, None if there is none."""
        for size in (4, 3, 2, 1):
            if " ".join(words[start : start + size]) in phrases:
                return min(start + size, len(words))
        return None

    # -- numbers -------------------------------------------------------------------------

    def number_before(self, words: list[str], end: int, floor: int) -> tuple[int, int] | None:
        """Return the number before `end`, in figures or words, and where it begins: « 30-я », « trente-cinq ».

        Small words between the two (« 30th founding anniversary ») are stepped over.
        """
        at = end
        while at > floor:
            found = self._figures(words, at, floor) or self._in_words(words, at, floor)
            if found is not None:
                return found if 0 < found[0] < _MOST else None
            if words[at - 1] not in self.between:
                return None
            at -= 1
        return None

    def _figures(self, words: list[str], end: int, floor: int) -> tuple[int, int] | None:
        word = words[end - 1]
        if word in self.endings and end - 3 >= floor and words[end - 2] == "-":  # « 30 - я »
            word, end = words[end - 3], end - 2
            found = re.fullmatch(r"(\d{1,3})", word)
        else:
            found = FIGURES.fullmatch(word)
        if found is None or (end - 2 >= floor and words[end - 2] in ".,/" and words[end - 3][-1:].isdecimal()):
            return None
        return int(found[1]), end - 1

    def _in_words(self, words: list[str], end: int, floor: int) -> tuple[int, int] | None:
        """Add up a number in words from its end: each part is greater than the one after it."""
        last = self._part(words, end, floor, self._ordinals) or self._part(words, end, floor, self._cardinals)
        if last is None:
            return None
        total, start = last
        part = total
        while True:
            left = start
            while left - 1 > floor and words[left - 1] in self.joining:
                left -= 1
            before = self._part(words, left, floor, self._cardinals)
            if before is None or (before[0] <= part and left < start):
                return total, start
            if before[0] <= part:
                return None  # « quatre cents »
            part, start = before
            total += part

    @staticmethod
    def _part(words: list[str], end: int, floor: int, table: dict[tuple[str, ...], int]) -> tuple[int, int] | None:
        for size in range(_LONGEST_NUMBER, 0, -1):
            if end - size >= floor:
                value = table.get(tuple(words[end - size : end]))
                if value is not None:
                    return value, end - size
        return None


def expand_all(patterns: Iterable[str]) -> Iterator[str]:
    """Yield every string that patterns stand for."""
    for pattern in patterns:
        for text in expand(pattern):
            yield " ".join(text.split())


@lru_cache(maxsize=8)
def milestone_words(lexicon: Lexicon) -> MilestoneWords:
    """Return the compiled words of a language."""
    return MilestoneWords(lexicon)
