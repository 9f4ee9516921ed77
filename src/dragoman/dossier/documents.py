"""Documents: each once, with its parties, validity and how far it has got."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.dossier.model import Line
from dragoman.dossier.sources import Sources
from dragoman.ledger import Fact, days_of, title_words
from dragoman.record import Instrument


def documents(facts: Sequence[Fact], as_of: str, sources: Sources) -> tuple[Line, ...]:
    """Return the documents that facts tell of, by day, those told of at different times under one title once."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.item, Instrument):
            words = title_words(fact.item.title) or frozenset((fact.item.title,))
            groups.setdefault((fact.item.kind, fact.item.parties, words), []).append(fact)
    return tuple(_line(group, as_of, sources) for group in groups.values())


def _line(group: Sequence[Fact], as_of: str, sources: Sources) -> Line:
    """Return one document: as the telling has it that tells most of what became of it, with all sources."""
    chosen = max(group, key=lambda fact: (_known(fact), fact.day or "", fact.id))
    line = sources.line(chosen)
    item = chosen.item
    ended = isinstance(item, Instrument) and _before(item.valid_to, as_of)
    return msgspec.structs.replace(
        line,
        sources=sources.numbers(source for fact in group for source in fact.sources),
        marks=(*line.marks, "ended") if ended else line.marks,
    )


def _known(fact: Fact) -> int:
    item = fact.item
    assert isinstance(item, Instrument)
    return (item.action != "cited") + sum(1 for value in (item.signed, item.valid_from, item.valid_to) if value)


def _before(when: str | None, as_of: str) -> bool:
    days, today = days_of(when, when), days_of(as_of, as_of)
    return days is not None and today is not None and days.last < today.first
