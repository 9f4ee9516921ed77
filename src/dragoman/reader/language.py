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
_ENOUGH = 2
_LEAD = 1.4
_SHARE = 0.15


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None where there are no letters to tell by."""
    sample = text[:SAMPLE]
    words = _WORDS.findall(sample[:GLANCE].replace("İ", "i").lower())
    if not words and not any(c.isalpha() for c in sample):
        return None
    return _at_a_glance(words) or _by_statistics(sample)


def _at_a_glance(words: list[str]) -> str | None:
    """Return the language whose words and letters stand out, None where none does."""
    by_word, by_letter = _tables()
    scores = Counter(chain.from_iterable([by_word[word] for word in words if word in by_word]))
    text = "".join(words)
    for letter in by_letter.keys() & set(text):
        count = text.count(letter)
        for code in by_letter[letter]:
            scores[code] += count
    (best, most), (_, second) = [*sorted(scores.items(), key=lambda item: -item[1])[:2], ("", 0), ("", 0)][:2]
    if most < _ENOUGH or most < _LEAD * second or most - second < _ENOUGH or most < _SHARE * len(words):
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


def _by_statistics(sample: str) -> str:
    code: str = _identifier().classify(sample)[0]
    return code


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    load = getattr(LanguageIdentifier, "from_model_file", None)  # since py3langid 0.4
    load = load or LanguageIdentifier.from_pickled_model
    return load(MODEL_FILE, norm_probs=True)
