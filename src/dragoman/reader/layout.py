"""Level 1, the layout: paragraphs, sentences and quotations, as ranges of tokens."""

from __future__ import annotations

from bisect import bisect_left

from .text import Tokens

Range = tuple[int, int]
"""Half-open range of token indices."""

_ENDS = frozenset(".!?…")
_PAIRS = {"«": "»", "“": "”", "„": "“"}
_CLOSERS = frozenset("»”\"’')")


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
        self.quotes: list[Range] = []
        for number, paragraph in enumerate(self.paragraphs):
            for sentence in _sentences(tokens, paragraph, abbreviations):
                self.sentences.append(sentence)
                self.paragraph_of.append(number)
            self.quotes.extend(_quotes(tokens, paragraph))


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


def _sentences(tokens: Tokens, paragraph: Range, abbreviations: frozenset[str]) -> list[Range]:
    words, caps, starts, ends = tokens.words, tokens.caps, tokens.starts, tokens.ends
    begin, stop = paragraph
    ranges: list[Range] = []
    i = begin
    while i < stop:
        if words[i] in _ENDS and i + 1 < stop and not _abbreviated(tokens, i, abbreviations):
            after = i + 1
            while after < stop and (words[after] in _ENDS or words[after] in _CLOSERS) and _closes(tokens, after):
                after += 1
            opens = after < stop and (caps[after] or not words[after][0].isalpha()) and starts[after] > ends[after - 1]
            if opens and words[after] not in ("-", "–", "—", ",", ";", ":"):
                ranges.append((begin, after))
                begin = after
                i = after
                continue
        i += 1
    if begin < stop:
        ranges.append((begin, stop))
    return ranges


def _closes(tokens: Tokens, i: int) -> bool:
    """Whether a quotation mark at `i` ends what stands before it rather than opening what follows."""
    if tokens.words[i] in "\"'’":
        return tokens.starts[i] == tokens.ends[i - 1]
    return True


def _abbreviated(tokens: Tokens, i: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at `i` ends an abbreviation or an initial (M., S.E., J.)."""
    if tokens.words[i] != "." or i == 0 or tokens.ends[i - 1] != tokens.starts[i]:
        return False
    previous = tokens.words[i - 1]
    return (len(previous) == 1 and tokens.caps[i - 1]) or previous in abbreviations


def _quotes(tokens: Tokens, paragraph: Range) -> list[Range]:
    words = tokens.words
    ranges: list[Range] = []
    waiting: tuple[str, int] | None = None
    i, stop = paragraph
    while i < stop:
        word = words[i]
        double = word in ("'", "‘", "’") and i + 1 < stop and words[i + 1] in ("'", "‘", "’") and _touch(tokens, i)
        mark = "''" if double else word
        width = 2 if double else 1
        if waiting is not None and mark == waiting[0]:
            ranges.append((waiting[1], i + width))
            waiting = None
        elif waiting is None and mark in _PAIRS:
            waiting = (_PAIRS[mark], i)
        elif waiting is None and mark in ('"', "''"):
            waiting = (mark, i)
        i += width
    if waiting is not None:
        ranges.append((waiting[1], stop))
    return ranges


def _touch(tokens: Tokens, i: int) -> bool:
    return tokens.ends[i] == tokens.starts[i + 1]
