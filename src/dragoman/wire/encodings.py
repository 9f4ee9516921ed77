"""From bytes to text: which encoding a dispatch is in, told by the letters that it would give.

Unicode says what it is, by a mark at its start or by being well formed. The one-byte
encodings don't: every byte is some letter in each of them. So each is tried on the words
with bytes beyond ASCII, and the one that gives the likeliest letters wins.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Mapping
from itertools import islice
from math import log
from typing import Final

from dragoman.wire.incoming import Unreadable
from dragoman.wire.letters import RUSSIAN, TURKISH, UNKNOWN, WESTERN

# UTF-32 goes first: its little-endian mark begins with the mark of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# ISO 8859-1 and 8859-9 are Windows-1252 and 1254 without the typographer's quotes, so they need
# no entry of their own. On a tie the first wins: a text with only « and ’ beyond ASCII is Western.
_CANDIDATES: Final = (
    ("cp1252", WESTERN),
    ("cp1254", TURKISH),
    ("cp1254", WESTERN),
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("iso8859-15", WESTERN),
)

_SAMPLE: Final = 4096
_WORDS: Final = 4000
_WORD = re.compile(rb"[A-Za-z0-9]{0,3}[\x80-\xff][A-Za-z\x80-\xff]{0,60}")

_LOWER = "a-zß-öø-ÿœšžğışа-яё"
_UPPER = "A-ZÀ-ÖØ-ÞŒŠŽĞİŞА-ЯЁ"
# What a right reading does not show: a capital inside a word, two scripts in one, a sign in one,
# a letter on a number.
_ODD = re.compile(
    rf"[{_LOWER}][{_UPPER}]|[A-Za-zÀ-ÿ][А-яЁё]|[А-яЁё][A-Za-zÀ-ÿ]"
    r"|\d[^\W\d_a-zA-Zªº¹²³¼½¾]|[^\W\d_][¡-©¬-¶¸¹¼-¿×÷](?=[^\W\d_])|[¤¦¨´¸¼½¾](?=[^\W\d_])"
)
_ODD_COST: Final = 5.0
_LEAST_LIKELY: Final = -6.5
"""Mean log-share of a letter below which no candidate is believed: real prose stays above -5."""

_WIDE_LETTERS = re.compile("[\t\n\r -~\u00a0-\u024f\u0259\u02bc\u0400-\u045f\u2010-\u203a\u20ac\u2116]")
_WIDE_SHARE: Final = 0.9
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROL_SHARE: Final = 0.05


def decode(data: bytes, source: str) -> str:
    """Return the text of `data`, whole and unaltered but for a byte order mark at its start.

    A character cut in half by the end of the data is left out. Raises `Unreadable` if the
    data is binary, broken, or in an encoding that is not known here.
    """
    if wide := wide_encoding(data):
        return _decode_wide(data, wide, source)
    if is_binary(data):
        raise Unreadable(source, "is binary data, not text: give the dispatch as text, HTML or JSON Lines")
    text = _decode_utf8(data, source)
    if text is not None:
        return text
    encoding = guess(data)
    if encoding is None:
        raise Unreadable(source, "is in no encoding that is known here: save it as UTF-8")
    return data.decode(encoding)


def wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 that `data` is in, by its mark or by its letters, or None."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    # ASCII has a zero for every second byte and Cyrillic a four; bytes without either are no UTF-16.
    if b"\x00" not in sample and b"\x04" not in sample:
        return None
    best = max(("utf-16-le", "utf-16-be"), key=lambda encoding: _wide_share(sample, encoding))
    return best if _wide_share(sample, best) >= _WIDE_SHARE else None


def is_binary(data: bytes) -> bool:
    """Say whether `data`, not being UTF-16, holds what no text does: a NUL, or many control bytes."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\x00" in data or controls > _CONTROL_SHARE * len(sample)


def guess(data: bytes) -> str | None:
    """Return the one-byte encoding that reads `data` as the likeliest letters; None if none is likely."""
    words = b" ".join(islice((match[0] for match in _WORD.finditer(data)), _WORDS))
    best, most = None, _LEAST_LIKELY
    for encoding, shares in _CANDIDATES:
        score = _likelihood(words, encoding, shares)
        if score > most and _decodes(data, encoding):
            best, most = encoding, score
    return best


def _likelihood(words: bytes, encoding: str, shares: Mapping[str, float]) -> float:
    """Return the mean log-share of the letters beyond ASCII, less what is odd about them."""
    try:
        text = words.decode(encoding)
    except UnicodeDecodeError:
        return -float("inf")
    letters = Counter(text)
    counted = [(letter, count) for letter, count in letters.items() if not letter.isascii()]
    total = sum(log(shares.get(letter, UNKNOWN)) * count for letter, count in counted)
    odd = len(_ODD.findall(text)) * _ODD_COST
    return (total - odd) / max(1, sum(count for _, count in counted))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide_share(sample: bytes, encoding: str) -> float:
    text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
    return len(_WIDE_LETTERS.findall(text)) / max(1, len(text))


def _decode_wide(data: bytes, encoding: str, source: str) -> str:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError as error:
        raise _broken(encoding[:6].upper(), error.start, source) from error
    if "\x00" in text:
        raise Unreadable(source, "is binary data, not text: give the dispatch as text, HTML or JSON Lines")
    return text.removeprefix("\ufeff")


def _decode_utf8(data: bytes, source: str) -> str | None:
    """Return `data` read as UTF-8, or None if it is not meant as such. Raises `Unreadable` if broken."""
    marked = data.startswith(codecs.BOM_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        start, cut = error.start, error.reason == "unexpected end of data"
    # Without another UTF-8 letter before it, that last byte may be an "é" of Windows-1252.
    if cut and (marked or not data[:start].isascii()):
        return data[:start].decode()
    if marked or _mostly_utf8(data):
        raise _broken("UTF-8", start, source)
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Say whether more letters of `data` are good UTF-8 than bytes are not: chance does not do that."""
    text = data.decode(errors="ignore")
    broken = len(data) - len(text.encode())
    return sum(count for letter, count in Counter(text).items() if not letter.isascii()) > broken


def _broken(encoding: str, position: int, source: str) -> Unreadable:
    where = f"a broken character at byte {position}"
    return Unreadable(source, f"is {encoding} with {where}: save it anew as UTF-8")
