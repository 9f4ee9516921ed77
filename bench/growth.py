"""How the cost grows with the length of one document, and single lines that are hard to read."""

from __future__ import annotations

import re
import tempfile
from functools import partial
from math import log
from pathlib import Path
from statistics import median

import dragoman

from . import fresh
from .corpus import corpus
from .grammars import grammar
from .speed import clock
from .verdicts import Verdict, heading

SIZES = (1, 4, 16, 64, 256, 1024)
"""Lengths of the one document that grows, in thousands of characters."""

GROWTH_BOUND = 1.1
LONGEST_WAIT = 120.0


def growth(language: str, largest: int) -> list[Verdict]:
    """Measure documents up to a length in thousands of characters, then lines of that length."""
    sizes = [size for size in SIZES if size <= largest]
    stream = "\n\n".join(corpus(77, largest * 1000, language))
    heading("One document of growing length, distinct dispatches joined (in thousands of characters)")
    read = partial(dragoman.read, language=language)
    read(stream[:4000])
    each: list[float] = []
    for size in sizes:
        length = size * 1000
        pieces = [stream[at : at + length] for at in range(0, len(stream) - length + 1, length)]
        pieces = pieces[:: max(1, len(pieces) // max(3, 128 // size))]
        each.append(median(clock(read, [piece]) for piece in pieces) / size)
        print(f"  {size:>6,} {each[-1] * 1e3:9.2f} ms a thousand   (median of {len(pieces)})", flush=True)
    power = log(each[-1] / each[0]) / log(sizes[-1] / sizes[0]) + 1
    told = f"length to the power of {power:.2f}; {each[0] * 1e3:.2f} to {each[-1] * 1e3:.2f} ms a thousand"
    claim = f"cost grows linearly from {sizes[0]} to {sizes[-1]} thousand (power at most {GROWTH_BOUND})"
    return [Verdict(claim, power <= GROWTH_BOUND, told), *_lines(language, stream, largest, 2 * each[0])]


def _lines(language: str, stream: str, largest: int, bound: float) -> list[Verdict]:
    line = stream[: largest * 1000].replace("\n", " ")
    wording = grammar(language).wording
    shapes = {
        "one line": line,
        "one line without a full stop": re.sub(r"[.!?…]", "", line),
        "one line of names and states": _repeat(wording["crammed"], largest),
        "one line of digits": _repeat("7", largest),
        "one line of opening quotes": _repeat(wording["quotes"][0][0].strip() + " ", largest),
    }
    heading(f"One line of {largest:,} thousand characters (stopped after {LONGEST_WAIT:.0f} s)")
    verdicts = []
    for name, text in shapes.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "line.txt"
            path.write_text(text, encoding="utf-8")
            result = fresh.run("read", language, str(path), limit=LONGEST_WAIT)
        if result is None:
            told, holds = f"not read in {LONGEST_WAIT:.0f} s", False
        else:
            cost = result["seconds"] / largest
            told, holds = f"{cost * 1e3:.2f} ms a thousand, {result['peak']:.0f} MB", cost <= bound
        print(f"  {name:<30} {told}", flush=True)
        verdicts.append(Verdict(f"{name}: at most twice the cost of 1 thousand", holds, told))
    return verdicts


def _repeat(text: str, thousands: int) -> str:
    return (text * (thousands * 1000 // len(text) + 1))[: thousands * 1000]
