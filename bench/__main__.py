"""The benchmark: ``make bench`` or ``python -m bench``; docs/speed.md says what it measures and how."""

from __future__ import annotations

import argparse
import json
import logging
import os
import platform
import re
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from math import log
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import dragoman

from . import fresh
from .corpus import SIZE, corpus, dispatches, distinct_share, vocabulary
from .levels import time_levels
from .names import rates

ROUNDS = 3
"""Each round has a corpus of its own, so that no tool ever sees a dispatch a second time."""

SAMPLE = 200
"""How many dispatches dateparser looks for dates in, spread over the corpus."""

WARM_UP = 60
SIZES = (1, 4, 16, 64, 256, 1024)
"""Lengths of the one document that grows, in thousands of characters."""

DATEPARSER_BOUND, SPACY_BOUND, LOAD_BOUND, MEMORY_BOUND, GROWTH_BOUND = 8.0, 8.0, 1.0, 300.0, 1.1
NAMES_BOUND = 20_000
LONGEST_WAIT = 120.0

Tool = Callable[[str], Any]


def main() -> None:
    """Run every measurement and print the figures with the bounds they are held against."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure speed and memory.")
    parser.add_argument("--quick", action="store_true", help="a tenth of it, for a first look")
    quick = parser.parse_args().quick
    size, rounds, sample = (SIZE // 10, 1, SAMPLE // 10) if quick else (SIZE, ROUNDS, SAMPLE)
    core = _one_core()
    print(f"Python {platform.python_version()}, {_processor()}, {core}")
    print("  ".join(f"{name} {version(name)}" for name in ("spacy", "dateparser")))
    corpora = [corpus(seed, size) for seed in range(1, rounds + 1)]
    _describe(corpora)
    verdicts = [*_loading(), _memory(corpora[0])]  # before the other tools are imported
    verdicts += _speed(corpora, sample)
    _levels(corpora[-1])
    verdicts.append(_names())
    verdicts += _growth(256 if quick else SIZES[-1])
    _heading("Bounds")
    for claim, holds, figures in verdicts:
        print(f"  {'holds' if holds else 'falls short':<12} {claim:<58} {figures}")


Verdict = tuple[str, bool, str]
"""What is promised, whether it is so, and the figures."""


def _one_core() -> str:
    if not hasattr(os, "sched_setaffinity"):
        return "not bound to a core on this system"
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return "one core"


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = re.findall(r"model name\s*:\s*(.+)", cpuinfo.read_text())
        if names:
            return str(names[0])
    return platform.processor() or platform.machine()


def _heading(title: str) -> None:
    print(f"\n{title}", flush=True)


def _describe(corpora: list[list[str]]) -> None:
    first = corpora[0]
    words = [len(text.split()) for text in first]
    _heading("Corpus")
    characters, size = sum(map(len, first)), sum(len(text.encode()) for text in first)
    print(f"  {_rounds(corpora)}, of {len(first):,} French dispatches: {characters:,} characters, {size / 1e6:.2f} MB")
    print(f"  {min(words)} to {max(words)} words each; distinct in all rounds: {_all_distinct(corpora)}")
    print(f"  {vocabulary(first):,} different words in its first 100,000 characters (news dispatches: about 4,800)")
    print(f"  {distinct_share(first):.0%} of its runs of eight words occur once only")


def _rounds(corpora: list[list[str]]) -> str:
    return "one round" if len(corpora) == 1 else f"{len(corpora)} rounds, each with a corpus of its own"


def _all_distinct(corpora: list[list[str]]) -> str:
    texts = [text for texts in corpora for text in texts]
    assert len(set(texts)) == len(texts), "a dispatch came twice"
    return f"{len(texts):,} of {len(texts):,}"


# -- loading and memory --------------------------------------------------------------------


def _loading() -> list[Verdict]:
    runs = [r for r in (fresh.run("load") for _ in range(6)) if r is not None][1:]
    imported, loaded, first = (median(r[key] for r in runs) for key in ("import", "load", "first"))
    _heading("Loading, in fresh processes (median of 5)")
    print(f"  import dragoman      {imported:6.3f} s   from {_where(runs[0]['where'])}")
    print(f"  load('fr')           {loaded:6.3f} s")
    print(f"  first read           {first:6.3f} s")
    total = imported + loaded
    ready = total + first
    return [
        ("loads in under 1 s", total < LOAD_BOUND, f"{total:.2f} s"),
        ("loads and has read a first dispatch in under 1 s", ready < LOAD_BOUND, f"{ready:.2f} s"),
    ]


def _where(path: str) -> str:
    folder = Path(path).parent
    return "site-packages" if "site-packages" in folder.parts else "a source tree (editable install)"


def _memory(texts: list[str]) -> Verdict:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        path.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
        figures = fresh.run("memory", str(path))
    assert figures is not None
    _heading("Memory, in a fresh process")
    print(f"  loaded               {figures['loaded']:6.0f} MB")
    print(f"  the corpus read      {figures['peak']:6.0f} MB at most")
    return "stays under 300 MB", figures["peak"] < MEMORY_BOUND, f"{figures['peak']:.0f} MB"


# -- speed ---------------------------------------------------------------------------------


def _tools() -> dict[str, Tool]:
    import spacy
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    logging.getLogger("dateparser").setLevel(logging.ERROR)
    tokeniser = spacy.blank("fr").make_doc
    words = re.compile(r"\w+").findall
    return {
        "dragoman.read": dragoman.read,
        'spacy.blank("fr"), tokenising': tokeniser,
        r're.findall(r"\w+")': words,
        "dateparser search_dates, fr": lambda text: search_dates(text, languages=["fr"]),
    }


def _time(tool: Tool, texts: list[str]) -> float:
    start = perf_counter()
    for text in texts:
        tool(text)
    return perf_counter() - start


def _speed(corpora: list[list[str]], sample: int) -> list[Verdict]:
    tools = _tools()
    read, tokenise, _, search = tools
    warm = [text for text, _ in zip(dispatches(seed=999), range(WARM_UP), strict=False)]
    for name, tool in tools.items():
        _time(tool, warm[:5] if name == search else warm)
    rates: dict[str, list[tuple[float, float]]] = {name: [] for name in tools}
    in_sample: list[float] = []
    for texts in corpora:
        some = texts[:: max(1, len(texts) // sample)][:sample]
        for name, tool in tools.items():
            over = some if name == search else texts
            took = _time(tool, over)
            rates[name].append((sum(map(len, over)) / took, len(over) / took))
        in_sample.append(_time(dragoman.read, some) * rates[search][-1][1] / len(some))
    _heading(f"Speed (median of rounds; each tool is first warmed up on {WARM_UP} other dispatches, dateparser 5)")
    print(f"  {'':<32} {'characters/s':>14} {'dispatches/s':>14} {'time of read ÷ its own':>24}")
    own = median(rate for rate, _ in rates[read])
    for name, figures in rates.items():
        characters, documents = median(c for c, _ in figures), median(d for _, d in figures)
        note = f"  on {sample} of the dispatches a round" if name == search else ""
        print(f"  {name:<32} {characters:>14,.0f} {documents:>14,.1f} {characters / own:>24,.3f}{note}")
    spacy_ratios = [t[0] / r[0] for t, r in zip(rates[tokenise], rates[read], strict=True)]
    faster = [1 / share for share in in_sample]
    return [
        (
            f"reads at least {DATEPARSER_BOUND:.0f} times as fast as dateparser finds dates",
            median(faster) >= DATEPARSER_BOUND,
            f"{median(faster):.1f} times (rounds: {_each(faster)}), the same dispatches",
        ),
        (
            f"takes at most {SPACY_BOUND:.0f} times as long as spaCy tokenises",
            median(spacy_ratios) <= SPACY_BOUND,
            f"{median(spacy_ratios):.1f} times (rounds: {_each(spacy_ratios)})",
        ),
    ]


def _each(ratios: list[float]) -> str:
    return ", ".join(f"{ratio:.1f}" for ratio in ratios)


def _levels(texts: list[str]) -> None:
    seconds = time_levels(texts)
    total, characters = sum(seconds.values()), sum(map(len, texts))
    _heading("Time by level of the cascade")
    for level, took in seconds.items():
        print(f"  {level:<24} {took:7.2f} s {took / total:6.1%} {took / characters * 1e9:8.0f} ns a char")
    print(f"  {'together':<24} {total:7.2f} s {1:6.1%} {total / characters * 1e9:8.0f} ns a char")


def _names() -> Verdict:
    measured = rates()
    _heading("Names in many languages and scripts")
    print(f"  {measured.every:>10,.0f} comparisons a second, of {measured.names} names each with every other")
    print(f"  {measured.close:>10,.0f} comparisons a second, of the pairs in the tests' list, which are close")
    print(f"  {measured.keys:>10,.0f} keys a second")
    return (
        f"compares over {NAMES_BOUND:,} pairs of names a second",
        min(measured.every, measured.close) > NAMES_BOUND,
        f"{measured.every:,.0f}; of close ones {measured.close:,.0f}",
    )


# -- growth --------------------------------------------------------------------------------


def _read_french(text: str) -> Any:
    return dragoman.read(text, language="fr")


def _growth(largest: int) -> list[Verdict]:
    sizes = [size for size in SIZES if size <= largest]
    stream = "\n\n".join(corpus(seed=77, size=largest * 1000))
    _heading("One document of growing length, distinct dispatches joined")
    dragoman.read(stream[:4000], language="fr")
    each: list[float] = []
    for size in sizes:
        length = size * 1000
        pieces = [stream[at : at + length] for at in range(0, len(stream) - length + 1, length)]
        pieces = pieces[:: max(1, len(pieces) // max(3, 128 // size))]
        each.append(median(_time(_read_french, [piece]) for piece in pieces) / size)
        print(f"  {size:>6,} kB {each[-1] * 1e3:9.2f} ms a kB   (median of {len(pieces)})", flush=True)
    power = log(each[-1] / each[0]) / log(sizes[-1] / sizes[0]) + 1
    verdicts: list[Verdict] = [
        (
            f"cost grows linearly from {sizes[0]} kB to {sizes[-1]} kB (power at most {GROWTH_BOUND})",
            power <= GROWTH_BOUND,
            f"length to the power of {power:.2f}; {each[0] * 1e3:.2f} to {each[-1] * 1e3:.2f} ms a kB",
        )
    ]
    line = stream[: largest * 1000].replace("\n", " ")
    shapes = {
        "one line": line,
        "one line without a full stop": re.sub(r"[.!?…]", "", line),
        "one line of names and states": _repeat("Anar Aliyev et Claire Moreau, la France, ", largest),
        "one line of digits": _repeat("7", largest),
        "one line of opening quotes": _repeat("« ", largest),
    }
    _heading(f"One line of {largest:,} kB (stopped after {LONGEST_WAIT:.0f} s)")
    for name, text in shapes.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "line.txt"
            path.write_text(text, encoding="utf-8")
            result = fresh.run("read", str(path), limit=LONGEST_WAIT)
        if result is None:
            told, holds = f"not read in {LONGEST_WAIT:.0f} s", False
        else:
            per_kb = result["seconds"] / largest
            told, holds = f"{per_kb * 1e3:.2f} ms a kB, {result['peak']:.0f} MB", per_kb <= 2 * each[0]
        print(f"  {name:<30} {told}", flush=True)
        verdicts.append((f"{name}, {largest:,} kB: at most twice the cost a kB", holds, told))
    return verdicts


def _repeat(text: str, thousands: int) -> str:
    return (text * (thousands * 1000 // len(text) + 1))[: thousands * 1000]


if __name__ == "__main__":
    main()
