"""Level 1, the layout: paragraphs, sentences and quotations, as ranges of tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from .text import Tokens

Range = tuple[int, int]
"""Half-open range of token indices."""

ENDS = frozenset(".!?…")
"""Signs that end a sentence."""

_CLOSERS = frozenset("»”\"’')]")
_STRAIGHT = frozenset("\"'’")
_UNFINISHED = frozenset("-–—,;:")
_PAIRS = {"«": "»", "“": "”", "„": "“"}
_CLOSED_BY = {"»": "»", "”": '”"', "“": '“”"', '"': '"”', "''": "''"}
_SINGLE = frozenset("'‘’")


class Layout:
    """Where paragraphs, sentences and quotations begin and end.

    `sentences` are in order and do not overlap; `paragraph_of[k]` is the paragraph of sentence k;
    `quotes` are ranges that include their marks.
    """

    __slots__ = ("paragraph_of", "paragraphs", "quotes", "sentences")

    def __init__(self, tokens: Tokens, abbreviations: frozenset[str]) -> None:
        self.paragraphs = _paragraphs(tokens)
        self.sentences: list[Range] = []
        self.paragraph_of: list[int] = []
        self.quotes = _quotes(tokens, self.paragraphs)
        stops = [i for i, word in enumerate(tokens.words) if word in ENDS]
        at = 0
        for number, (start, end) in enumerate(self.paragraphs):
            upto = bisect_left(stops, end, at)
            ranges = _sentences(tokens, (start, end), stops[at:upto], abbreviations)
            at = upto
            self.sentences.extend(ranges)
            self.paragraph_of.extend([number] * len(ranges))


def _paragraphs(tokens: Tokens) -> list[Range]:
    """Cut at every line break: agencies give a paragraph a line."""
    ranges: list[Range] = []
    start, offset = 0, 0
    for line in tokens.text.splitlines(keepends=True):
        offset += len(line)
        end = bisect_left(tokens.starts, offset, start)
        if end > start:
            ranges.append((start, end))
            start = end
    return ranges


# -- sentences -----------------------------------------------------------------------------


LONGEST = 400
"""Most tokens of a sentence."""

_BREATHS = frozenset(",;:")


def _sentences(tokens: Tokens, paragraph: Range, stops: list[int], abbreviations: frozenset[str]) -> list[Range]:
    """Cut a paragraph after those of its full stops, `stops`, that end a sentence."""
    begin, stop = paragraph
    ranges: list[Range] = []
    after = begin
    for i in stops:
        if i < after or i + 1 >= stop or _abbreviated(tokens, i, begin, abbreviations):
            continue
        after = i + 1
        while after < stop and _belongs(tokens, after):
            after += 1
        if after < stop and _opens(tokens, after):
            ranges.append((begin, after))
            begin = after
    if begin < stop:
        ranges.append((begin, stop))
    return [piece for whole in ranges for piece in _in_bounds(tokens, whole)]


def _in_bounds(tokens: Tokens, sentence: Range) -> Iterator[Range]:
    """Cut what has no full stop for `LONGEST` words, so that no later level's work grows with it."""
    begin, stop = sentence
    while stop - begin > LONGEST:
        middle = begin + LONGEST
        cut = next((i + 1 for i in range(middle, middle - LONGEST // 2, -1) if tokens.words[i] in _BREATHS), middle)
        yield begin, cut
        begin = cut
    yield begin, stop


def _belongs(tokens: Tokens, i: int) -> bool:
    """Whether the sign at `i` goes with the full stop before it: more stops, brackets and quotes that close."""
    word = tokens.words[i]
    if word in _STRAIGHT:
        return tokens.starts[i] == tokens.ends[i - 1]
    return word in ENDS or word in _CLOSERS


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether a sentence can begin at `i`: after a space, with a capital, a figure or an opening sign."""
    word = tokens.words[i]
    if tokens.starts[i] == tokens.ends[i - 1] or word in _UNFINISHED:
        return False
    return tokens.caps[i] or not word[0].isalpha()


def _abbreviated(tokens: Tokens, i: int, begin: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at `i` ends an abbreviation or an initial (M., S.E., J.), or numbers an item (« 1. »)."""
    if tokens.words[i] != "." or i == 0 or tokens.ends[i - 1] != tokens.starts[i]:
        return False
    previous = tokens.words[i - 1]
    if i - 1 == begin and (len(previous) == 1 or (previous.isdecimal() and len(previous) <= 3)):
        return True
    return (len(previous) == 1 and tokens.caps[i - 1]) or previous in abbreviations


# -- quotations ----------------------------------------------------------------------------


def _quotes(tokens: Tokens, paragraphs: list[Range]) -> list[Range]:
    """Return the quotations, the outer ones where they are nested; one left open ends with its paragraph."""
    words = tokens.words
    signs = [i for i, word in enumerate(words) if word in _SIGNS]
    ranges: list[Range] = []
    at = 0
    for _, stop in paragraphs:
        waiting: tuple[str, int] | None = None
        inner = 0  # names in straight marks inside a quotation in straight marks
        while at < len(signs) and signs[at] < stop:
            i = signs[at]
            at += 1
            mark, width = _mark(tokens, i)
            at += width - 1
            if waiting is not None and waiting[0] == mark == '"' and _opening(tokens, i):
                inner += 1
            elif inner and mark == '"' and not _before_dash(tokens, i):
                inner -= 1
            elif waiting is not None and mark in _CLOSED_BY[waiting[0]] and len(mark) == len(waiting[0]):
                ranges.append((waiting[1], i + width))
                waiting, inner = None, 0
            elif waiting is None and (mark in _PAIRS or (mark in ('"', "''") and not _measures(tokens, i))):
                waiting = (_PAIRS.get(mark, mark), i)
        if waiting is not None:
            ranges.append((waiting[1], stop))
    return ranges


def _opening(tokens: Tokens, i: int) -> bool:
    """Whether a straight mark stands before a word and after a space: it opens."""
    apart = i > 0 and tokens.starts[i] > tokens.ends[i - 1]
    return apart and i + 1 < len(tokens) and tokens.starts[i + 1] == tokens.ends[i]


def _before_dash(tokens: Tokens, i: int) -> bool:
    """Whether a comma and a dash follow a mark, which therefore closes the whole quotation: « …", — said he »."""
    return tokens.words[i + 1 : i + 2] == [","] and tokens.words[i + 2 : i + 3] in _DASHES


def _mark(tokens: Tokens, i: int) -> tuple[str, int]:
    """Return the quotation mark at `i` and its width: two single ones that touch make a double one."""
    word = tokens.words[i]
    if word not in _SINGLE:
        return word, 1
    double = i + 1 < len(tokens.words) and tokens.words[i + 1] in _SINGLE and tokens.ends[i] == tokens.starts[i + 1]
    return ("''", 2) if double else ("", 1)


def _measures(tokens: Tokens, i: int) -> bool:
    """Whether a straight mark stands for inches or seconds: right after a figure."""
    return i > 0 and tokens.words[i - 1].isdecimal() and tokens.ends[i - 1] == tokens.starts[i]


_DASHES = (["-"], ["–"], ["—"])
_SIGNS = _SINGLE | frozenset('«»“”„"')
