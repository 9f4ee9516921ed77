"""The benchmark: ``make bench`` or ``python -m bench``; docs/speed.md says what it measures and how."""

from __future__ import annotations

import argparse
import os
import platform
import re
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import dragoman

from .corpus import LANGUAGES, SIZE, corpus, distinct_share, limits, vocabulary
from .forms import COMPILED, PLAIN, forms
from .growth import SIZES, growth
from .ledger import ledger
from .levels import time_levels
from .loading import loading, memory
from .names import rates
from .speed import clock, speed, warm_up
from .verdicts import Verdict, heading, show

ROUNDS = 3
"""Each round has a corpus of its own, so that no tool ever sees a dispatch a second time."""

SAMPLE = 120
"""How many dispatches of a round the slow tools get, spread over the corpus."""

NAMES_BOUND = 20_000


def main() -> None:
    """Run every measurement and print the figures with the bounds they are held against."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure speed and memory.")
    parser.add_argument("--language", choices=LANGUAGES, help="one language only")
    parser.add_argument("--ledger", action="store_true", help="the ledger only")
    parser.add_argument("--quick", action="store_true", help="a tenth of it, for a first look")
    arguments = parser.parse_args()
    start, core = perf_counter(), _one_core()
    print(f"Python {platform.python_version()}, {_processor()}, {core}")
    print("  ".join(f"{name} {version(name)}" for name in ("spacy", "dateparser", "natasha")))
    print("all times are the processor's")
    print(f"forms of the reader: {', '.join(forms())}" + ("" if COMPILED in forms() else " (make fast compiles it)"))
    verdicts: dict[str, list[Verdict]] = {}
    if not arguments.ledger:
        for language in [arguments.language] if arguments.language else LANGUAGES:
            verdicts |= _language(language, arguments.quick)
        verdicts["names"] = [_names()]
    verdicts["ledger"] = ledger(arguments.quick)
    show(verdicts)
    print(f"\nTook {(perf_counter() - start) / 60:.1f} minutes.")


def _language(language: str, quick: bool) -> dict[str, list[Verdict]]:
    """Measure one language; the levels and the growth of the plain form only."""
    size, rounds, sample = (SIZE // 10, 1, SAMPLE // 10) if quick else (SIZE, ROUNDS, SAMPLE)
    print(f"\n======== {language} ========")
    corpora = [corpus(seed, size, language) for seed in range(1, rounds + 1)]
    _describe(corpora, language)
    verdicts = {form: [*loading(language, form), memory(corpora[0], language, form)] for form in forms()}
    for form, judged in speed(corpora, language, size, sample).items():
        verdicts[form] += judged
    clock(dragoman.read, warm_up(language))
    _levels(corpora[-1])
    verdicts[PLAIN] += growth(language, 256 if quick else SIZES[-1])
    return {language if form == PLAIN else f"{language} {form}": judged for form, judged in verdicts.items()}


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


def _describe(corpora: list[list[str]], language: str) -> None:
    first = corpora[0]
    words = [len(text.split()) for text in first]
    heading("Corpus")
    characters, size = sum(map(len, first)), sum(len(text.encode()) for text in first)
    print(f"  {_rounds(corpora)}, of {len(first):,} dispatches: {characters:,} characters, {size / 1e6:.2f} MB")
    shortest, longest = limits(language)
    assert shortest <= min(words) and max(words) <= longest
    print(f"  {min(words)} to {max(words)} words each; distinct in all rounds: {_all_distinct(corpora)}")
    print(f"  {vocabulary(first):,} different words in its first 100,000 characters")
    print(f"  {distinct_share(first):.0%} of its runs of eight words occur once only")


def _rounds(corpora: list[list[str]]) -> str:
    return "one round" if len(corpora) == 1 else f"{len(corpora)} rounds, each with a corpus of its own"


def _all_distinct(corpora: list[list[str]]) -> str:
    texts = [text for texts in corpora for text in texts]
    assert len(set(texts)) == len(texts), "a dispatch came twice"
    return f"{len(texts):,} of {len(texts):,}"


def _levels(texts: list[str]) -> None:
    seconds = time_levels(texts)
    total, characters = sum(seconds.values()), sum(map(len, texts))
    heading("Time by level of the cascade")
    for level, took in seconds.items():
        print(f"  {level:<24} {took:7.2f} s {took / total:6.1%} {took / characters * 1e9:8.0f} ns a char")
    print(f"  {'together':<24} {total:7.2f} s {1:6.1%} {total / characters * 1e9:8.0f} ns a char")


def _names() -> Verdict:
    measured = rates()
    heading("Names in many languages and scripts")
    print(f"  {measured.every:>10,.0f} comparisons a second, of {measured.names} names each with every other")
    print(f"  {measured.close:>10,.0f} comparisons a second, of the pairs in the tests' list, which are close")
    print(f"  {measured.keys:>10,.0f} keys a second")
    return Verdict(
        f"compares over {NAMES_BOUND:,} pairs of names a second",
        min(measured.every, measured.close) > NAMES_BOUND,
        f"{measured.every:,.0f}; of close ones {measured.close:,.0f}",
    )


if __name__ == "__main__":
    main()
