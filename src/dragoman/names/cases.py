"""The nominative of a name that its language has inflected: Russian in all cases, Azerbaijani by its suffixes."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import NamedTuple

from .given import given_names
from .spelling import toml

_MOST_WORDS = 5
_MOST_NOMINATIVES = 10
_INDECLINABLE = "оуюиыэе"
_INSTRUMENTAL = ("овым", "евым", "ёвым", "иным", "ыным", "ским", "цким", "ом", "ем", "ём")


class Nominative(NamedTuple):
    """What a name may be in the nominative, and the gender that its case says its bearer is of."""

    words: tuple[str, ...]
    gender: str


class Rule(NamedTuple):
    """An ending in a case: after a consonant only or after any letter, and what stands for it in the nominative."""

    ending: str
    after_consonant: bool
    nominatives: tuple[str, ...]


class _Cases:
    """The rules of each gender, case by case, and other endings by what they tell."""

    def __init__(self) -> None:
        data = toml("cases.toml")
        self.consonants = frozenset(data["consonants"])
        self.hard = self.consonants - {"й"} | {"ь"}
        self.rules = [
            (gender, rules, tuple(rule.ending for rule in rules))
            for gender, table in (("m", "men"), ("f", "women"))
            for rules in ([_rule(line) for line in lines] for lines in data[table].values())
        ]
        self.fixed: tuple[str, ...] = tuple(data["fixed"])
        self.feminine: tuple[str, ...] = tuple(data["feminine"])
        suffixes = [(stem + suffix, len(suffix)) for stem in data["stems"] for suffix in data["suffixes"]]
        self.suffixes = sorted(suffixes, key=lambda suffix: -len(suffix[0]))
        self.any_suffix = tuple(ending for ending, _ in self.suffixes)
        self.man_suffixes = [(stem + suffix, len(suffix)) for stem in data["stems"] for suffix in data["man_suffixes"]]

    def of(self, word: str, rules: list[Rule], endings: tuple[str, ...], gender: str) -> list[str]:
        """Return the nominatives of a word in a case; none where it is not in that case."""
        if word.endswith(self.fixed):
            return [word]
        for ending, after_consonant, nominatives in rules if word.endswith(endings) else ():
            if word.endswith(ending) and len(word) > len(ending) + 1:
                stem = word[: -len(ending)]
                if not after_consonant or stem[-1] in self.consonants:
                    return [stem + nominative for nominative in nominatives]
        keeps = word[-1] in _INDECLINABLE or (gender == "f" and word[-1] in self.hard)
        return [word] if keeps else []


def _rule(line: str) -> Rule:
    ending, *nominatives = line.split()
    return Rule(ending.lstrip("+"), ending.startswith("+"), tuple(n.strip("+") for n in nominatives))


@lru_cache(maxsize=1)
def _cases() -> _Cases:
    return _Cases()


def is_feminine(word: str) -> bool:
    """Tell whether a folded surname has the ending of a woman's."""
    return word.endswith(_cases().feminine)


@lru_cache(maxsize=8192)
def nominatives(words: tuple[str, ...]) -> tuple[Nominative, ...]:
    """Return what the folded words of a name may be in the nominative, if they are in another case."""
    if len(words) > _MOST_WORDS:
        return ()
    if "а" <= words[-1][0] <= "ё":
        return _russian(words)
    return _suffixed(words)


def _russian(words: tuple[str, ...]) -> tuple[Nominative, ...]:
    cases = _cases()
    found: dict[Nominative, None] = {}
    for gender, rules, endings in cases.rules:
        ways = [cases.of(word, rules, endings, gender) if len(word) > 1 else [word] for word in words]
        if len(words) > 2 and not ways[0]:  # « Касым-Жомарта »: of two given names only the second is inflected
            ways[0] = [words[0]]
        for chosen in product(*ways):
            if chosen != words and not (gender == "m" and chosen[-1].endswith(cases.feminine)):
                found[Nominative(chosen, gender)] = None
    return tuple(found)[:_MOST_NOMINATIVES]


def _suffixed(words: tuple[str, ...]) -> tuple[Nominative, ...]:
    cases, last = _cases(), words[-1]
    for ending, length in cases.suffixes if last.endswith(cases.any_suffix) else ():
        if last.endswith(ending):
            return (Nominative((*words[:-1], last[:-length]), "m"),)
    if len(words) > 1 and given_names().genders(words[0]) == {"m"}:
        for ending, length in cases.man_suffixes:
            if last.endswith(ending):
                return (Nominative((*words[:-1], last[:-length]), "m"),)
    return ()


@lru_cache(maxsize=8192)
def nominative(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folded words of a name as they most likely are in the nominative.

    A given name that is known decides: in the form the text has it, if the surname goes with it, or else in the
    form that a case makes of it.  Without one, words that nothing but another case explains are taken back.
    """
    ways = nominatives(words)
    if not ways:
        return words
    if not "а" <= words[-1][0] <= "ё":
        return ways[0].words
    genders = given_names().genders
    if len(words) > 1 and _goes_with(words[-1], genders(words[0], exact=True)):
        return words
    for way in ways:
        changed = way.words[-1] != words[-1] or (way.words[0] != words[0] and words[-1][-1] in _INDECLINABLE)
        if len(words) > 1 and changed and way.gender in genders(way.words[0], exact=True):
            return way.words
    for way in ways:
        bare = way.gender == "f" and words[-1][-1] in _cases().hard  # « Ангелы Меркель »
        changed = way.words[0] != words[0] and (way.words[-1] != words[-1] or bare)
        if len(words) > 1 and changed and way.gender in genders(way.words[0]):
            return way.words
    if is_feminine(words[-1]) or _goes_with(words[-1], genders(words[0])):
        return words
    if len(words) == 1:
        return words
    whole = (way.words for way in ways if all(map(_changed, way.words, words)))
    if words[-1].endswith(_INSTRUMENTAL):
        whole = (way.words for way in ways if way.words[-1] != words[-1])
    return next(whole, words)


def _changed(base: str, word: str) -> bool:
    """Tell whether a word is in another case, or of a kind that has none."""
    return base != word or len(word) == 1 or word[-1] in _INDECLINABLE


def _goes_with(surname: str, genders: frozenset[str]) -> bool:
    """Tell whether a surname is in the nominative, of a bearer of one of the genders."""
    if "f" in genders:
        return surname.endswith(_cases().feminine) or surname[-1] in _cases().hard or surname[-1] in "оиэ"
    if "m" in genders:
        return surname[-1] not in "ауюяые" and not surname.endswith(_INSTRUMENTAL)
    return False
