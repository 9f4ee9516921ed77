"""The key of a person: one for all spellings, orders and cases of a name."""

from __future__ import annotations

import re
from functools import lru_cache

from .cases import is_feminine, nominative
from .comparing import LONGEST, split_name, without_patronymic
from .given import equivalents, given_names
from .phonetics import letters, skeleton
from .spelling import habits
from .syllables import romanised
from .words import core, fold

_HYPHENATED = re.compile(r"([^\W_]+)[-‐‑](?=[^\W_]+$)")
_TURKIC = re.compile("c(?=[aeiouəıöü])")
_NOTHING = "?"


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """Return a key that is the same for a name in any language, case, order of words and of letters large and small.

    It has the given name as English writes it, where that is a common one, and the consonants of the surname:
    `ilham-alv`.  Middle names and patronymics are left out of it.  Two persons may have one key where their names
    are one; `compare` weighs what else is known of them.  A name without letters has the key "?".
    """
    split, numeral = split_name(_HYPHENATED.sub(_as_one, name[:LONGEST]))
    split, _ = without_patronymic(list(nominative(tuple(core(split)))) if split else [])
    if not split:
        return _NOTHING
    if all(romanised(word) and not equivalents(word) for word in split):
        split = [romanised(word)[0] for word in split]
    native = not fold(name).isascii()
    if numeral:
        rulers = [min(given_names().rulers(word), default=_code(word, native)) for word in split]
        return "-".join((*rulers, numeral))
    if len(split) == 1:
        return _code(split[0], native) or _NOTHING
    given, surname = _in_order(split)
    first = min(equivalents(given), default="") or _code(given, native)
    last = _code(surname, native)
    return "-".join(sorted((first, last)) if not equivalents(given) else (first, last)) or _NOTHING


def _in_order(words: list[str]) -> tuple[str, str]:
    """Return the given name and the surname of a name, which may have either of them first."""
    if len(words) > 2 and "muhammad" in equivalents(words[0]):
        words = words[1:]  # so many bear it that they go by the next
    first, last = words[0], words[-1]
    known = bool(equivalents(first)), bool(equivalents(last))
    if known == (False, True) or (known[0] == known[1] and _is_surname(first) and not _is_surname(last)):
        return last, first
    return first, last


def _is_surname(word: str) -> bool:
    return len(word) > 4 and word.endswith(habits().surname_endings)


def _as_one(first: re.Match[str]) -> str:
    """Join the parts of a last word with a hyphen, "Jong-un", but not an article to what follows it."""
    return first[0] if fold(first[1]) in habits().articles else first[1]


def _code(word: str, native: bool) -> str:
    """Return the consonants of a surname, and whether it is a woman's."""
    if len(word) == 1:
        return letters(word, False)
    if native and "c" in word:
        word = _TURKIC.sub("j", word)
    return skeleton(word) + ("a" if is_feminine(word) else "")
