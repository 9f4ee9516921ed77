"""A name taken apart: its words folded, without what one spelling adds and another drops."""

from __future__ import annotations

import re
import unicodedata

from .spelling import habits

_SPLIT = re.compile(r"[\s\-‐‑–.,\"()]+")
_APOSTROPHES = re.compile(r"['’‘ʻʼʿʾ`]")
_OTHER_ALPHABETS = re.compile("[\u0370-\u03ff\u0530-\u1cff\u1f00-\u1fff\u2c00-\ud7ff]")
_HABITS = habits()


def fold(name: str) -> str:
    """Return a name without case and apostrophes; of alphabets but Latin and Cyrillic, in Latin letters."""
    if name.isascii():
        return name.lower().replace("'", "").replace("`", "")
    if _OTHER_ALPHABETS.search(name):
        from anyascii import anyascii

        name = anyascii(name)
    folded = unicodedata.normalize("NFC", name).casefold().replace("i̇", "i")
    return _APOSTROPHES.sub("", folded)


def parts(text: str) -> list[str]:
    """Split a folded name at spaces, hyphens and the like."""
    return [word for word in _SPLIT.split(text) if word]


def tokens(name: str) -> list[str]:
    """Split a name into folded words, "abd al-X" being one."""
    out: list[str] = []
    for word in parts(fold(name)):
        if out and out[-1] in _HABITS.servants:
            if word not in _HABITS.articles:
                out[-1] = "abd" + word
        else:
            out.append(word)
    return out


def core(words: list[str]) -> list[str]:
    """Leave out what spellings add or drop: articles, particles, "bin" and its like, "Seyyed" before two names."""
    if len(words) > 2 and words[0] in _HABITS.courtesies:
        words = words[1:]
    kept = [
        word
        for at, word in enumerate(words)
        if word not in (_HABITS.first if at == 0 else _HABITS.articles | _HABITS.fillers)
        or len(words) == 1
        or (at == 0 and word == "le" and len(words) > 2)  # a Vietnamese surname, not the article of "Le Drian"
    ]
    return kept or words


def is_filial(words: list[str]) -> bool:
    """Tell whether a name tells whose son or daughter its bearer is."""
    return not _HABITS.filial.isdisjoint(words[1:])
