"""What each side has said: by side and stance, with its topics, documents and articles, in its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.dossier.model import Line, Section
from dragoman.dossier.sources import Sources
from dragoman.ledger import Fact
from dragoman.page import party_name
from dragoman.record import Stance, Statement

_ORDER: tuple[Stance, ...] = (
    "commit",
    "propose",
    "demand",
    "accuse",
    "reject",
    "threaten",
    "concern",
    "praise",
    "affirm",
    "inform",
)
"""The stances in the order in which a reader asks for them: what is undertaken and asked for comes first."""


def positions(facts: Sequence[Fact], sources: Sources, quotes: Mapping[str, str]) -> list[Section]:
    """Return a section for each side, or sides together, with what it said: promises first, by day within a stance."""
    sides: dict[tuple[str, ...], list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.item, Statement):
            sides.setdefault(fact.item.parties, []).append(fact)
    sections = []
    for side in sorted(sides, key=lambda parties: (len(parties), parties)):
        said = sorted(sides[side], key=lambda fact: (_place(fact), fact.day or "", fact.id))
        name = " and ".join(party_name(party) for party in side) or "Not told by whom"
        lines = tuple(sources.line(fact, quotes=quotes) for fact in said)
        sections.append(Section(key="said:" + "+".join(side), heading=f"What was said: {name}", lines=lines))
    return sections


def _place(fact: Fact) -> int:
    return _ORDER.index(fact.item.stance) if isinstance(fact.item, Statement) else len(_ORDER)


def by_document(facts: Sequence[Fact], sources: Sources) -> tuple[Line, ...]:
    """Return which side has said what of which document and article."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.item, Statement) and fact.item.instrument:
            for article in fact.item.articles or ("",):
                found.setdefault((fact.item.instrument, article), []).append(fact)
    lines: list[Line] = []
    for title, article in sorted(found):
        told = found[title, article]
        head = f"{title}, article {article}" if article else title
        lines.append(Line(text=head, sources=sources.numbers(source for fact in told for source in fact.sources)))
        lines += [sources.line(fact, depth=1) for fact in told]
    return tuple(lines)
