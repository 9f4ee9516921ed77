"""A text cut wherever a fact's evidence begins or ends, so that overlapping evidence can be marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.record import Span

_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same facts rest on from its first character to its last."""

    start: int
    end: int
    facts: tuple[int, ...]


def paragraphs(text: str) -> list[Span]:
    """Return where each paragraph of the text begins and ends: blank lines lie between them."""
    found, start = [], 0
    for gap in _BLANK_LINES.finditer(text):
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(text)))
    return [(start, end) for start, end in found if not text[start:end].isspace() and start < end]


def cut(text: str, evidence: Sequence[Sequence[Span]]) -> list[list[Segment]]:
    """Return the segments of each paragraph. `evidence` has the spans of each fact, by its number."""
    opening, closing = _edges(len(text), evidence)
    cuts = sorted({*opening, *closing})
    open_facts: dict[int, int] = defaultdict(int)
    covered: tuple[int, ...] = ()
    at = 0
    result = []
    for start, end in paragraphs(text):
        segments = []
        position = start
        while position < end:
            while at < len(cuts) and cuts[at] <= position:
                covered = _cross(open_facts, opening[cuts[at]], closing[cuts[at]])
                at += 1
            stop = min(end, cuts[at]) if at < len(cuts) else end
            segments.append(Segment(position, stop, covered))
            position = stop
        result.append(segments)
    return result


def _edges(
    length: int, evidence: Sequence[Sequence[Span]]
) -> tuple[defaultdict[int, list[int]], defaultdict[int, list[int]]]:
    """Return which facts' evidence begins, and which ends, at each place. What lies outside is left out."""
    opening: defaultdict[int, list[int]] = defaultdict(list)
    closing: defaultdict[int, list[int]] = defaultdict(list)
    for number, start, end in _flat(evidence):
        if 0 <= start < end <= length:
            opening[start].append(number)
            closing[end].append(number)
    return opening, closing


def _flat(evidence: Sequence[Sequence[Span]]) -> Iterator[tuple[int, int, int]]:
    for number, spans in enumerate(evidence):
        for start, end in spans:
            yield number, start, end


def _cross(open_facts: dict[int, int], opened: list[int], closed: list[int]) -> tuple[int, ...]:
    """Pass an edge: count the evidence that begins and ends there, and return the facts now covered."""
    for number in opened:
        open_facts[number] += 1
    for number in closed:
        open_facts[number] -= 1
        if not open_facts[number]:
            del open_facts[number]
    return tuple(sorted(open_facts))
