"""The sound of a word: what the spellings of one name in many languages have in common.

A word becomes its consonants, in classes that transliterations keep apart from one another ("Djeyhoun", "Jeyhun"
and "Ceyhun" are one), and its vowels, of which only the first of each run counts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from .spelling import habits
from .syllables import romanised

Sound = tuple[str, str]
"""The consonants of a word, and its vowels with a full stop for each consonant between them."""

_ABD = re.compile(r"abd(?:[ae]l|o?ul|(?:[aeu]|ou)(?=([rsnzdt])\1))?(?=[a-z]{3})")
_RUNS = re.compile(r"([aeiou])[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")
_NO_VOWELS = dict.fromkeys(map(ord, "aeiou"))
_NO_CONSONANTS = {code: "." for code in range(128) if chr(code) not in "aeiou"}
_HABITS = habits()


def letters(word: str, native: bool) -> str:
    """Write a folded word in plain Latin letters, native ones by their sound or by their look."""
    if word.isascii():
        return word if word.isalpha() else "".join(letter for letter in word if "a" <= letter <= "z")
    table = _HABITS.native if native else _HABITS.plain
    written = "".join(table.get(letter, letter) for letter in unicodedata.normalize("NFC", word))
    return "".join(letter for letter in unicodedata.normalize("NFD", written) if "a" <= letter <= "z")


def servant(word: str) -> str:
    """Write "Abdel", "Abdoul", "Abder" … at the head of a word in one way."""
    return _ABD.sub("abd", word) if "abd" in word else word


def _sound(word: str) -> Sound:
    for needs, pattern, sound in _HABITS.classes:
        if not needs.isdisjoint(word):
            word = pattern.sub(sound, word)
    word = _DOUBLED.sub(r"\1", _RUNS.sub(r"\1", word))
    return word.translate(_NO_VOWELS), word.translate(_NO_CONSONANTS)


def sounds(word: str) -> tuple[Sound, ...]:
    """Return the ways in which a folded word may sound, the likeliest first; a single letter is an initial."""
    return readings(word)[0]


@lru_cache(maxsize=16384)
def readings(word: str) -> tuple[tuple[Sound, ...], tuple[Sound, ...]]:
    """Return the ways in which a folded word may sound, and all ways: also those that something has to speak for."""
    if len(word) == 1:
        return (_of_letter(word),) * 2
    spellings = dict.fromkeys(servant(letters(word, native)) for native in (True, False))
    if "ç" in word:
        spellings[letters(word.replace("ç", "ss"), False)] = None
    for letter, other in _HABITS.too.items():
        if letter in word:
            spellings[letters(word.replace(letter, other), False)] = None
    spellings.update(dict.fromkeys(romanised(word)))
    strict: dict[Sound, None] = {}
    loose: dict[Sound, None] = {}
    for spelling in spellings:
        changes = [change for change in _HABITS.alternatives if change[0] in spelling and change[1].search(spelling)]
        for chosen in product((False, True), repeat=len(changes)):
            written, loosely = spelling, False
            for take, (_, pattern, other, is_loose) in zip(chosen, changes, strict=True):
                if take:
                    written, loosely = pattern.sub(other, written), loosely or is_loose
            (loose if loosely else strict).setdefault(_sound(written))
    known = tuple(strict)
    return known, (*known, *(sound for sound in loose if sound not in strict)) if loose else known


def _of_letter(letter: str) -> tuple[Sound, ...]:
    """Return an initial by what it may begin, and a letter that is a Chinese name, « И », by its sound too."""
    initials = dict.fromkeys(("", "?" + head(_sound(letters(letter, native)))) for native in (True, False))
    return (*initials, *(_sound(name) for name in romanised(letter)))


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word in one reading, as a key has them; "a" stands for a vowel they follow."""
    native = servant(letters(word, True))
    for pattern, other in _HABITS.reductions:
        native = pattern.sub(other, native)
    consonants, vowels = _sound(native)
    return ("" if vowels[:1] in (".", "") else "a") + consonants.translate(_HABITS.merged)


def near(one: str, other: str, slips: int) -> bool:
    """Tell whether the vowels between like consonants agree but for so many slips."""
    if one == other:
        return True
    for a, b in zip(one.split("."), other.split("."), strict=True):
        if a != b and (a, b) not in _HABITS.near:
            slips -= 1
            if slips < 0:
                return False
    return True


def same_sound(one: tuple[Sound, ...], other: tuple[Sound, ...], slips: int) -> bool:
    """Tell whether two words may sound alike, but for so many vowels."""
    for consonants, vowels in one:
        for others, between in other:
            if consonants == others and near(vowels, between, slips if len(consonants) > 2 else 0):
                return True
    return False


def initial(one: tuple[Sound, ...], other: tuple[Sound, ...]) -> bool:
    """Tell whether one of two words is but the first letter of the other."""
    if one[0][1][:1] != "?" and other[0][1][:1] != "?":
        return False
    heads = [{sound[1][1:2] if sound[1][:1] == "?" else head(sound) for sound in word} for word in (one, other)]
    return not heads[0].isdisjoint(heads[1])


def is_initial(word: tuple[Sound, ...]) -> bool:
    """Tell whether a word is a single letter."""
    return word[0][1][:1] == "?"


def head(sound: Sound) -> str:
    """Return what a sound begins with."""
    consonants, vowels = sound
    return consonants[:1] if vowels[:1] == "." else vowels[:1]


def joined(words: tuple[tuple[Sound, ...], ...]) -> tuple[Sound, ...]:
    """Return the sounds of words written as one, as "Jin-ping" is."""
    joint: list[Sound] = []
    for parts in product(*words):
        consonants, vowels = "", ""
        for more, between in parts:
            if vowels and more and vowels[-1] == between[:1] == "." and consonants[-1] == more[0]:
                more, between = more[1:], between[1:]
            elif vowels and vowels[-1] != "." and between[:1] != ".":
                between = between[1:]
            consonants, vowels = consonants + more, vowels + between
        joint.append((consonants, vowels))
    return tuple(joint)


_COARSE = {
    **{ord(letter): letter for letter in "mnlrb"},
    **{ord(letter): plain for letter, plain in zip("мнњңлљрб", "mnnnllrb", strict=True)},
    **{ord(letter): plain for letter, plain in zip("ñńňņłľļřŕ", "nnnnlllrr", strict=True)},
}


@lru_cache(maxsize=16384)
def coarse(word: str) -> str:
    """Return the letters of a word that hardly any spelling changes, of whatever alphabet: where to look for it."""
    out = ""
    for letter in servant(word):
        kept = _COARSE.get(ord(letter), "")
        if kept and out[-1:] != kept:
            out += kept
    return out
