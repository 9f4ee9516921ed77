"""Which language a text is in.

A first look counts frequent words and telling letters, which decides nearly every dispatch; only where it
does not is the statistical identifier loaded and asked.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import Any

from ..gazetteer import function_words

SAMPLE = 2000
"""How many characters are looked at: the beginning of a dispatch is enough."""

GLANCE = 800
"""How many of them the first look takes."""

_WORDS = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"«[^«»]{20,}»|“[^“”]{20,}”|„[^„“”]{20,}[“”]|\"[^\"]{20,}\"")
_AROUND = 4
"""How many words have to stand around a quotation for them alone to tell the language."""

_PRESS = (
    "ar az be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko ky lt lv mk mn ms nl no "
    "pl ps pt ro ru sk sl sq sr sv sw tg th tk tr uk ur uz vi zh"
)
"""Languages of news agencies, of all those the statistical model knows: it is asked for one of these."""

_SURE = 0.9
"""How probable the model has to find a language to be believed against frequent words of another."""
_ENOUGH = 2
_LEAD = 1.4
_SHARE = 0.15


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None where there are no letters to tell by."""
    sample = text[:SAMPLE]
    told = _without_quotations(sample)
    words = _words(told)
    if not words and not any(c.isalpha() for c in sample):
        return None
    scores = _scores(words)
    return _at_a_glance(scores, len(words)) or _by_statistics(told, scores)


def _without_quotations(sample: str) -> str:
    """Return a text without what it quotes, which may be in another language, if enough is left to tell by."""
    if "«" not in sample and '"' not in sample and "“" not in sample:
        return sample
    left = _QUOTED.sub(" ", sample)
    return left if len(_WORDS.findall(left[:GLANCE])) >= _AROUND else sample


def _words(sample: str) -> list[str]:
    return _WORDS.findall(sample[:GLANCE].replace("İ", "i").lower())


def _scores(words: list[str]) -> list[tuple[str, int]]:
    """Return how many frequent words and telling letters of each language there are, the most first."""
    by_word, by_letter = _tables()
    scores = Counter(chain.from_iterable([by_word[word] for word in words if word in by_word]))
    text = "".join(words)
    for letter in by_letter.keys() & set(text):
        count = text.count(letter)
        for code in by_letter[letter]:
            scores[code] += count
    return sorted(scores.items(), key=lambda item: -item[1])


def _at_a_glance(scores: list[tuple[str, int]], words: int) -> str | None:
    """Return the language whose words and letters stand out, None where none does."""
    (best, most), (_, second) = [*scores[:2], ("", 0), ("", 0)][:2]
    if most < _ENOUGH or most < _LEAD * second or most - second < _ENOUGH or most < _SHARE * words:
        return None
    return best


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the languages by word and by letter."""
    by_word: dict[str, list[str]] = {}
    by_letter: dict[str, list[str]] = {}
    for code, table in function_words().items():
        for word in table["words"]:
            by_word.setdefault(word, []).append(code)
        for letter in table.get("letters", ""):
            by_letter.setdefault(letter, []).append(code)
    return by_word, by_letter


def _by_statistics(sample: str, scores: list[tuple[str, int]]) -> str:
    """Return the language the model finds likeliest; where it is not sure, one whose words the text has."""
    code, probability = _identifier().classify(sample)
    if probability < _SURE and scores and (len(scores) == 1 or scores[0][1] > scores[1][1]):
        return scores[0][0]
    return str(code)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    load = getattr(LanguageIdentifier, "from_model_file", None)  # since py3langid 0.4
    load = load or LanguageIdentifier.from_pickled_model
    identifier = load(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_PRESS.split())
    return identifier
