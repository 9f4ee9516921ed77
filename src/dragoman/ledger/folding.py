"""Words without regard to accents and case, the same for a text and for what is looked for in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dragoman.names import key

_LETTERS = str.maketrans({"ı": "i", "ə": "e", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ё": "е"})
_MARKS = dict.fromkeys(range(0x300, 0x370))
WORD = re.compile(r"[^\W_]+")
_SOUND = "0"
"""What the sound of a name begins with among the words: no word of a text begins so and goes on in letters."""

LONGEST = 100
"""The most letters of a word that are looked at."""
_MOST_LETTERS = 400_000


def fold(text: str) -> str:
    """Return a text in small letters without accents."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_MARKS).translate(_LETTERS)
    return text


def folded_words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return WORD.findall(fold(text))


def sounds(keys: Iterable[str]) -> list[str]:
    """Return what the people of a dispatch are found by under any spelling: their keys, whole and in parts."""
    found = {sound(part) for each in keys for part in (each, *each.split("-"))}
    return sorted(found - {""})


def sound(code: str) -> str:
    """Return the word that stands for the key of a name, empty where it has no letters."""
    letters = "".join(WORD.findall(fold(code)))
    return _SOUND + letters if letters else ""


def alternatives(words: list[str]) -> list[list[str]]:
    """Return for each word looked for what it may stand as among the words: itself, or a name that sounds so."""
    found = [[fold(word)[:LONGEST], sound(key(word))[:LONGEST]] for word in words]
    for at in range(len(words) - 1):
        both = sound(key(f"{words[at]} {words[at + 1]}"))
        found[at].append(both)
        found[at + 1].append(both)
    return [sorted({form for form in forms if form}) for forms in found]


def indexed(words: Iterable[str]) -> str:
    """Return words as the index takes them: none endless, and of a text of megabytes only its first different words.

    PostgreSQL holds a megabyte of a text's words.
    """
    kept = [word[:LONGEST] for word in words]
    body = " ".join(kept)
    if len(body) > _MOST_LETTERS:
        body = " ".join(dict.fromkeys(kept))[:_MOST_LETTERS].rpartition(" ")[0]
    return body.encode("utf-8", "replace").decode("utf-8")
