"""Level 0, the words: one pass that cuts the text into tokens and folds them for look-up.

Tokens are kept as parallel lists, not objects: a text is walked many times and a list of
strings is the cheapest thing Python can walk.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

from ..record import Span

_TOKENS = {
    # French, Italian: the apostrophe ends a word of its own (l' + Azerbaïdjan).
    "before": re.compile(r"[^\W_]+['’ʼ](?=\w)|[^\W_]+|[^\w\s]|_"),
    # Elsewhere it stands inside or is punctuation.
    "inside": re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*|[^\w\s]|_"),
}
_SPLIT = {
    "before": re.compile(r"([^\W_]+(?:'(?=\w))?|[^\w\s]|_)"),
    "inside": re.compile(r"([^\W_]+(?:'[^\W_]+)*|[^\w\s]|_)"),
}
"""The same for a text that has been folded and has no apostrophe that counts as a letter."""

_STUBBORN = "İΣʼ‘"
"""Letters that are not to be folded before a text is cut: they grow, or depend on the words around them."""

_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


def fold(word: str) -> str:
    """Return the word as lexicons write it: lower case, one kind of apostrophe."""
    word = word.lower()
    return word if word.isascii() else word.translate(_APOSTROPHES)


def strip_accents(word: str) -> str:
    """Return the word without its diacritics: état → etat."""
    if word.isascii():
        return word
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

    def __init__(self, text: str, apostrophe: str) -> None:
        self.text = text
        folded = text.lower().replace("’", "'")
        if not any(letter in text for letter in _STUBBORN):
            pieces = _SPLIT[apostrophe].split(folded)  # a gap, a word, a gap, …, a gap
            offsets = list(accumulate(map(len, pieces)))
            self.words, self.starts, self.ends = pieces[1::2], offsets[:-1:2], offsets[1::2]
        else:
            matches = list(_TOKENS[apostrophe].finditer(text))
            self.starts, self.ends = [m.start() for m in matches], [m.end() for m in matches]
            words = [m.group().lower() for m in matches]
            self.words = [w.translate(_APOSTROPHES) if w[-1] in "’ʼ‘" or "’" in w else w for w in words]
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
        back.extend([at] * len(piece))
        at += len(cluster)
    back.append(len(text))
    return "".join(pieces), back


def uncompose(span: Span, back: list[int] | None) -> Span:
    """Return the characters of the text as given for a span of its composed form; `back` is `compose`'s."""
    return (back[span[0]], back[span[1]]) if back is not None else span
