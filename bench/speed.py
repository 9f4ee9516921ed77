"""How fast the reader is beside other tools, over the same dispatches."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any, NamedTuple

import dragoman

from .corpus import dispatches
from .verdicts import Verdict, heading

WARM_UP = 60
WARM_UP_OF_SLOW = 5

SPACY_BOUND = 8.0


class Tool(NamedTuple):
    """A tool beside the reader; a slow one gets a sample only, and may have a bound that the reader must keep."""

    name: str
    run: Callable[[str], Any]
    slow: bool = False
    times: float = 0.0
    claim: str = ""


def _tools(language: str) -> list[Tool]:
    import spacy
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    logging.getLogger("dateparser").setLevel(logging.ERROR)
    try:
        blank, tokeniser = language, spacy.blank(language).make_doc
    except ImportError:
        blank, tokeniser = "xx", spacy.blank("xx").make_doc
    tools = [
        Tool("dragoman.read", dragoman.read),
        Tool(f'spacy.blank("{blank}"), tokenising', tokeniser),
        Tool(r're.findall(r"\w+")', re.compile(r"\w+").findall),
        Tool(
            f"dateparser search_dates, {language}",
            lambda text: search_dates(text, languages=[language]),
            slow=True,
            times=8,
            claim="reads at least 8 times as fast as dateparser finds dates",
        ),
    ]
    if language == "ru":
        names = "natasha, segmenter and names"
        tools.append(Tool(names, _natasha(), True, 4, "reads at least 4 times as fast as natasha finds names"))
    return tools


def _natasha() -> Callable[[str], Any]:
    from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter  # type: ignore[import-untyped]

    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())

    def names(text: str) -> Any:
        doc = Doc(text)
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        return doc.spans

    return names


def clock(tool: Callable[[str], Any], texts: list[str]) -> float:
    """Return the seconds of the processor that a tool takes over texts: other work on the machine counts little."""
    start = process_time()
    for text in texts:
        tool(text)
    return process_time() - start


class _Rate(NamedTuple):
    characters: float
    dispatches: float


def speed(corpora: list[list[str]], language: str, sample: int) -> list[Verdict]:
    """Measure each tool over each round's corpus, the slow ones over a sample, and the reader over that again."""
    tools = _tools(language)
    read, tokeniser = tools[0], tools[1]
    warm = [text for text, _ in zip(dispatches(999, language), range(WARM_UP), strict=False)]
    for tool in tools:
        clock(tool.run, warm[:WARM_UP_OF_SLOW] if tool.slow else warm)
    rates: dict[str, list[_Rate]] = {tool.name: [] for tool in tools}
    faster: dict[str, list[float]] = {tool.name: [] for tool in tools if tool.slow}
    for texts in corpora:
        some = texts[:: max(1, len(texts) // sample)][:sample]
        for tool in tools:
            over = some if tool.slow else texts
            took = clock(tool.run, over)
            rates[tool.name].append(_Rate(sum(map(len, over)) / took, len(over) / took))
        own = clock(read.run, some)
        for name, ratios in faster.items():
            ratios.append(len(some) / rates[name][-1].dispatches / own)
    _print(tools, rates, sample)
    slower = [t.characters / r.characters for t, r in zip(rates[tokeniser.name], rates[read.name], strict=True)]
    verdicts = [
        Verdict(
            tool.claim,
            median(faster[tool.name]) >= tool.times,
            f"{median(faster[tool.name]):.1f} times (rounds: {_each(faster[tool.name])}), the same dispatches",
        )
        for tool in tools
        if tool.slow
    ]
    claim = f"takes at most {SPACY_BOUND:.0f} times as long as spaCy tokenises"
    holds = median(slower) <= SPACY_BOUND
    return [*verdicts, Verdict(claim, holds, f"{median(slower):.1f} times (rounds: {_each(slower)})")]


def _print(tools: list[Tool], rates: dict[str, list[_Rate]], sample: int) -> None:
    slow = WARM_UP_OF_SLOW
    heading(f"Speed (median of rounds; each tool is warmed up on {WARM_UP} other dispatches, the slow ones on {slow})")
    print(f"  {'':<32} {'characters/s':>14} {'dispatches/s':>14} {'time of read ÷ its own':>24}")
    own = median(rate.characters for rate in rates[tools[0].name])
    for tool in tools:
        figures = rates[tool.name]
        characters, documents = median(r.characters for r in figures), median(r.dispatches for r in figures)
        note = f"  on {sample} of the dispatches a round" if tool.slow else ""
        print(f"  {tool.name:<32} {characters:>14,.0f} {documents:>14,.1f} {characters / own:>24,.3f}{note}")


def _each(ratios: list[float]) -> str:
    return ", ".join(f"{ratio:.1f}" for ratio in ratios)
