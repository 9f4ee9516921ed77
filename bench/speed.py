"""How fast the reader is beside other tools, over the same dispatches."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any, NamedTuple

import dragoman

from . import fresh
from .corpus import dispatches
from .forms import forms
from .verdicts import Verdict, heading

WARM_UP = 60
WARM_UP_OF_SLOW = 5

SPACY_BOUND = 8.0


class Tool(NamedTuple):
    """A tool beside the reader, with the bound that the reader must keep if there is one.

    A slow one gets a sample only, and the reader has to be so many `times` as fast; else it may take so many times as
    long.
    """

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
        Tool(
            f'spacy.blank("{blank}"), tokenising',
            tokeniser,
            times=SPACY_BOUND,
            claim=f"takes at most {SPACY_BOUND:.0f} times as long as spaCy tokenises",
        ),
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


class Round(NamedTuple):
    """The characters, the dispatches and the seconds that a tool took over them."""

    characters: int
    dispatches: int
    seconds: float


def _round(tool: Callable[[str], Any], texts: list[str]) -> Round:
    return Round(sum(map(len, texts)), len(texts), clock(tool, texts))


def _sampled(texts: list[str], sample: int) -> list[str]:
    """Return dispatches spread over a corpus."""
    return texts[:: max(1, len(texts) // sample)][:sample]


def rounds_of_reading(corpora: list[list[str]], language: str, sample: int) -> list[tuple[Round, Round]]:
    """Measure the reader over each round's corpus, and over the sample that the slow tools get of it."""
    clock(dragoman.read, warm_up(language))
    return [(_round(dragoman.read, texts), _round(dragoman.read, _sampled(texts, sample))) for texts in corpora]


def warm_up(language: str) -> list[str]:
    """Return dispatches that are in no corpus, for tools to load what they load at first."""
    return [text for text, _ in zip(dispatches(999, language), range(WARM_UP), strict=False)]


def _rounds_of(tool: Tool, corpora: list[list[str]], language: str, sample: int) -> list[Round]:
    """Measure a tool over each round's corpus, a slow one over a sample of it."""
    warm = warm_up(language)
    clock(tool.run, warm[:WARM_UP_OF_SLOW] if tool.slow else warm)
    return [_round(tool.run, _sampled(texts, sample) if tool.slow else texts) for texts in corpora]


def speed(corpora: list[list[str]], language: str, size: int, sample: int) -> dict[str, list[Verdict]]:
    """Measure each tool, and each form of the reader in a process of its own; return the verdicts by form."""
    reading: dict[str, list[tuple[Round, Round]]] = {}
    for form in forms():
        found = fresh.run("speed", language, str(size), str(len(corpora)), str(sample), form=form)
        assert found is not None
        reading[form] = [(Round(*whole), Round(*some)) for whole, some in found["rounds"]]
    tools = {tool: _rounds_of(tool, corpora, language, sample) for tool in _tools(language)}
    _print(tools, reading, sample)
    return {form: _verdicts(tools, rounds) for form, rounds in reading.items()}


def _verdicts(tools: dict[Tool, list[Round]], reading: list[tuple[Round, Round]]) -> list[Verdict]:
    """Hold a form of the reader against the tools that it has a bound to, round by round."""
    verdicts = []
    for tool, rounds in tools.items():
        if not tool.claim:
            continue
        over = [some if tool.slow else whole for whole, some in reading]
        slower = [read.seconds / other.seconds for read, other in zip(over, rounds, strict=True)]
        ratios = [1 / times for times in slower] if tool.slow else slower
        holds = median(ratios) >= tool.times if tool.slow else median(ratios) <= tool.times
        each = ", ".join(f"{ratio:.1f}" for ratio in ratios)
        verdicts.append(Verdict(tool.claim, holds, f"{median(ratios):.1f} times (rounds: {each})"))
    return verdicts


def _print(tools: dict[Tool, list[Round]], reading: dict[str, list[tuple[Round, Round]]], sample: int) -> None:
    slow = WARM_UP_OF_SLOW
    heading(f"Speed (median of rounds; each tool is warmed up on {WARM_UP} other dispatches, the slow ones on {slow})")
    forms_of = "".join(f"{f'÷ {form}':>12}" for form in reading)
    print(f"  {'':<32} {'characters/s':>14} {'dispatches/s':>14} {forms_of}")
    own = {form: _median([whole for whole, _ in rounds])[0] for form, rounds in reading.items()}
    rows = {f"dragoman.read, {form}": [whole for whole, _ in rounds] for form, rounds in reading.items()}
    for name, rounds in (rows | {tool.name: rounds for tool, rounds in tools.items()}).items():
        characters, documents = _median(rounds)
        times = "".join(f"{characters / rate:>12,.2f}" for rate in own.values())
        note = f"  on {sample} of the dispatches a round" if any(t.slow and t.name == name for t in tools) else ""
        print(f"  {name:<32} {characters:>14,.0f} {documents:>14,.1f} {times}{note}")


def _median(rounds: list[Round]) -> tuple[float, float]:
    """Return the characters and the dispatches a second."""
    return median(r.characters / r.seconds for r in rounds), median(r.dispatches / r.seconds for r in rounds)
