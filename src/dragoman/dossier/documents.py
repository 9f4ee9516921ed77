"""Documents: each once, with its parties, validity and how far it has got."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.dossier.model import Line
from dragoman.dossier.sources import Sources
from dragoman.ledger import Fact, over, title_words
from dragoman.record import Instrument


def documents(facts: Sequence[Fact], as_of: str, sources: Sources) -> tuple[Line, ...]:
    """Return the documents that facts tell of, by day, those told of at different times under one title once."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.item, Instrument):
            words = title_words(fact.item.title) or frozenset((fact.item.title,))
            groups.setdefault((fact.item.kind, fact.item.parties, words), []).append(fact)
    parted = (part for group in groups.values() for part in _by_signing(group))
    return tuple(sorted((_line(group, as_of, sources) for group in parted), key=lambda line: line.day or ""))


def _by_signing(group: Sequence[Fact]) -> list[list[Fact]]:
    """Part documents of one title that were signed on different days; those of no day go with the one before."""
    parts: list[list[Fact]] = []
    signed: str | None = None
    for fact in group:
        day = fact.item.signed if isinstance(fact.item, Instrument) else None
        if not parts or (day and signed and day[: len(signed)] != signed[: len(day)]):
            parts.append([])
            signed = None
        parts[-1].append(fact)
        signed = day or signed
    return parts


def _line(group: Sequence[Fact], as_of: str, sources: Sources) -> Line:
    """Return one document: as the telling has it that tells most of what became of it, with all sources."""
    chosen = max(group, key=lambda fact: (_known(fact), fact.day or "", fact.id))
    lines = {fact.id: sources.line(fact) for fact in group}
    line, item = lines[chosen.id], chosen.item
    ended = isinstance(item, Instrument) and over(item.valid_to, None, as_of)
    return msgspec.structs.replace(
        line,
        sources=tuple(sorted({number for each in lines.values() for number in each.sources})),
        marks=(*line.marks, f"ended by {as_of}") if ended else line.marks,
        told=not isinstance(item, Instrument) or item.signed is None,
    )


def _known(fact: Fact) -> int:
    item = fact.item
    assert isinstance(item, Instrument)
    return (item.action != "cited") + sum(1 for value in (item.signed, item.valid_from, item.valid_to) if value)
