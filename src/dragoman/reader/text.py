"""Level 0, the words: one pass that cuts the text into tokens and folds them for look-up.

Tokens are kept as parallel lists, not objects: a text is walked many times and a list of
strings is the cheapest thing Python can walk.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate

from ..record import Span

_SIGNS = r"[^\w\s]|_"
_WORD = r"[^\W_]+"
_LETTERS = re.compile(r"[^\W\d_]+")


_CYRILLIC = re.compile("[а-яА-Я]+").fullmatch
"""A word of letters that have no accents; й is one of its own."""

_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


class Orthography:
    """How a language is written: how its texts are cut into words and how capitals are folded.

    `apostrophe` is "before" where one ends a word of its own (l' + Azerbaïdjan), "after" where one begins a word
    of its own at a word's end (Azerbaijan + 's) and else is part of a word, "inside" where it always is. `casing`
    gives small letters that are not those of most languages (I → ı), `endings` the grammatical endings that a
    hyphen joins to a word (BMT-nin).
    """

    __slots__ = ("_casing", "_cut", "_split", "_stubborn", "apostrophe")

    def __init__(self, apostrophe: str, casing: Mapping[str, str] | None = None, endings: Iterable[str] = ()) -> None:
        self.apostrophe = apostrophe
        self._casing = str.maketrans(dict(casing or {}))
        joined = "|".join(sorted(map(re.escape, endings), key=len, reverse=True))
        tail = rf"(?:-(?:{joined})(?![^\W_]))?" if joined else ""
        if apostrophe == "before":  # French, Italian
            cut, split = rf"{_WORD}['’ʼ](?=\w)|{_WORD}|{_SIGNS}", rf"({_WORD}(?:'(?=\w))?|{_SIGNS})"
        elif apostrophe == "after":  # English: the possessive
            cut = rf"(?<=[^\W_])['’]s(?![^\W_])|{_WORD}(?:['’ʼ](?!s(?![^\W_])){_WORD})*|{_SIGNS}"
            split = rf"((?<=[^\W_])'s(?![^\W_])|{_WORD}(?:'(?!s(?![^\W_])){_WORD})*|{_SIGNS})"
        else:
            cut = rf"{_WORD}(?:['’ʼ]{_WORD})*{tail}|{_SIGNS}"
            split = rf"({_WORD}(?:'{_WORD})*{tail}|{_SIGNS})"
        self._cut = re.compile(cut)
        self._split = re.compile(split)  # the same for a text that has been folded
        # Letters not to be folded before a text is cut: they grow, or depend on the words around them.
        self._stubborn = [letter for letter in "İΣʼ‘" if letter not in (casing or {})]

    def fold(self, word: str) -> str:
        """Return the word as lexicons write it: lower case, one kind of apostrophe."""
        word = word.translate(self._casing).lower() if self._casing else word.lower()
        return word if word.isascii() else word.translate(_APOSTROPHES)

    def title(self, text: str) -> str:
        """Return a text in capitals with one at the head of each word only: TİFLİS → Tiflis."""
        return _LETTERS.sub(lambda word: word[0][0] + self.fold(word[0][1:]), text)

    def pieces(self, folded: str) -> list[str]:
        """Return the words of a text that has been folded."""
        return self._cut.findall(folded)

    def cut(self, text: str) -> tuple[list[str], list[int], list[int]]:
        """Return the words of a text, folded, and where each starts and ends."""
        lowered = text.translate(self._casing).lower() if self._casing else text.lower()
        folded = lowered.replace("’", "'")
        if not any(letter in text for letter in self._stubborn):
            pieces = self._split.split(folded)  # a gap, a word, a gap, …, a gap
            offsets = list(accumulate(map(len, pieces)))
            return pieces[1::2], offsets[:-1:2], offsets[1::2]
        matches = list(self._cut.finditer(text))
        words = [m.group().translate(self._casing).lower() if self._casing else m.group().lower() for m in matches]
        words = [w.translate(_APOSTROPHES) if w[-1] in "’ʼ‘" or "’" in w else w for w in words]
        return words, [m.start() for m in matches], [m.end() for m in matches]


def strip_accents(word: str) -> str:
    """Return the word without its diacritics: état → etat."""
    if word.isascii() or _CYRILLIC(word):
        return word
    if "й" in word or "Й" in word:  # a letter of its own, not an и with an accent
        return "й".join([strip_accents(part) for part in word.replace("Й", "й").split("й")])
    parts = unicodedata.normalize("NFKD", word)
    plain = _ACCENTS.sub("", parts)
    return plain if plain.isascii() else "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """Return a word of a name as it is compared: no case, no accents."""
    return strip_accents(word).casefold()


class Tokens:
    """The words of a text: `words[i]` folded, lying at ``text[starts[i]:ends[i]]``."""

    __slots__ = ("caps", "ends", "starts", "text", "words")

    def __init__(self, text: str, orthography: Orthography) -> None:
        self.text = text
        self.words, self.starts, self.ends = orthography.cut(text)
        self.caps = [text[start].isupper() for start in self.starts]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> Span:
        """Return the characters that tokens ``start:end`` cover."""
        return self.starts[start], self.ends[end - 1]

    def slice(self, start: int, end: int) -> str:
        """Return the text that tokens ``start:end`` cover, as written."""
        return self.text[self.starts[start] : self.ends[end - 1]]


def compose(text: str) -> tuple[str, list[int] | None]:
    """Return the text in composed form (NFC) and, where that moved anything, the way back.

    The second value maps each offset of the composed text (its end included) to one of `text`;
    it is None where the two are the same, as they nearly always are.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    back: list[int] = []
    at = 0
    for cluster in re.findall(r"(?s).[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff]*", text):
        piece = unicodedata.normalize("NFC", cluster)
        pieces.append(piece)
        back.extend(at + min(j, len(cluster) - 1) for j in range(len(piece)))
        at += len(cluster)
    back.append(len(text))
    return "".join(pieces), back


def uncompose(span: Span, back: list[int] | None) -> Span:
    """Return the characters of the text as given for a span of its composed form; `back` is `compose`'s."""
    return (back[span[0]], back[span[1]]) if back is not None else span
