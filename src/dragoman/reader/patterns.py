"""The notation of lexicons, and the trie into which their patterns are compiled.

A pattern is a string of lower-case words: ``{a,b}`` stands for either, ``<infinitive>`` for any
form of a verb, ``noun~`` for any form of a noun or adjective, ``@demonym`` for the adjective of any
state, `` * `` for a gap of up to `GAP` words. docs/adding-a-language.md teaches it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

GAP = 6
"""How many words a ``*`` may skip."""

_BRACES = re.compile(r"\{([^{}]*)\}")
_STOPS = frozenset(".,;:!?()[]")

Node = dict[str, Any]
"""A trie node: edges to further nodes, and under `END` the senses that end here."""

Found = tuple[int, list["Sense"]]
"""Where a pattern ends and what it means."""

END = ""
STAR = "*"


@dataclass(slots=True, eq=False)
class Sense:
    """One meaning of a pattern: its layer, kind and value, and what the text must look like for it."""

    layer: int
    kind: str
    value: Any
    cased: bool = field(default=False, kw_only=True)
    capitals: bool = field(default=False, kw_only=True)
    reflexive: bool = field(default=False, kw_only=True)
    verbal: bool = field(default=False, kw_only=True)
    gap: bool = field(default=False, kw_only=True)


class Mark:
    """A sense found in the text: tokens ``start:end``; a verbal one has its verb at `head`, the first if not told."""

    __slots__ = ("end", "head", "kind", "sense", "start", "value")

    def __init__(self, start: int, end: int, sense: Sense, head: int | None = None) -> None:
        self.start = start
        self.end = end
        self.head = start if head is None else head
        self.sense = sense
        self.kind = sense.kind
        self.value = sense.value

    def __repr__(self) -> str:
        return f"Mark({self.start}:{self.end} {self.kind}={self.value})"


def expand(pattern: str) -> Iterator[str]:
    """Yield every string that the pattern's braces stand for: ``accord{,s}`` → accord, accords."""
    if "{" not in pattern:
        yield pattern
        return
    parts = _BRACES.split(pattern)
    choices = [[part] if i % 2 == 0 else part.split(",") for i, part in enumerate(parts)]
    for combination in itertools.product(*choices):
        yield "".join(combination)


def insert(root: Node, edges: Iterable[str], sense: Sense) -> None:
    """Add a path of edges ending in `sense`."""
    node = root
    for edge in edges:
        node = node.setdefault(edge, {})
    node.setdefault(END, []).append(sense)


def walk(words: Sequence[str], steps: Sequence[tuple[str, ...]], node: Node, at: int) -> list[Found]:
    """Return (end, senses) of every pattern that continues from `node` at token `at`.

    `steps` holds for each of the words the edges it may follow.
    """
    found: list[Found] = []
    stack: list[tuple[Node, int]] = []
    count = len(words)
    while True:
        senses = node.get(END)
        if senses is not None:
            found.append((at, senses))
        following: Node | None = None
        if at < count and len(node) > (senses is not None):
            for edge in steps[at]:
                child = node.get(edge)
                if child is not None:
                    if following is None:
                        following = child
                    else:
                        stack.append((child, at + 1))
            if STAR in node:
                _over_gap(words, steps, node[STAR], at, stack)
        if following is not None:  # most words lead one way only: no need for the stack
            node, at = following, at + 1
        elif stack:
            node, at = stack.pop()
        else:
            return found


def _over_gap(
    words: Sequence[str], steps: Sequence[tuple[str, ...]], gap: Node, at: int, stack: list[tuple[Node, int]]
) -> None:
    """Put on the stack every way on from a ``*`` at token `at`."""
    for skipped in range(at, min(at + GAP + 1, len(words))):
        for edge in steps[skipped]:
            if edge in gap:
                stack.append((gap[edge], skipped + 1))
        if words[skipped] in _STOPS:
            break
