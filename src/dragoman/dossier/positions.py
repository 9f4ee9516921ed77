"""What each side has said: by side, stance and topic, with documents and articles, in its own words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.dossier.model import Line, Section
from dragoman.dossier.sources import Sources
from dragoman.dossier.wording import names_of, shortened, stance_in_words, stances
from dragoman.ledger import Fact, title_words
from dragoman.record import Statement


def positions(facts: Sequence[Fact], parties: Sequence[str], sources: Sources) -> list[Section]:
    """Return a section for each side, or sides together, with what it said.

    Those of the dossier's own parties come first. Within each, promises come first; within a stance, by topic and day.
    """
    sides: dict[tuple[str, ...], list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.item, Statement):
            sides.setdefault(fact.item.parties, []).append(fact)
    sections = []
    for side in sorted(sides, key=lambda each: (not each, not set(each) <= set(parties), len(each), each)):
        said = sorted(sides[side], key=_order)
        lines = tuple(sources.line(fact, group=_group(fact)) for fact in said)
        name = names_of(side) or "by whom is not told"
        sections.append(Section(key="said:" + "+".join(side), heading=f"What was said: {name}", lines=lines))
    return sections


def _statement(fact: Fact) -> Statement:
    assert isinstance(fact.item, Statement)
    return fact.item


def _order(fact: Fact) -> tuple[int, bool, str, str, str]:
    said = _statement(fact)
    return stances().index(said.stance), not said.topics, ", ".join(said.topics), fact.day or "", fact.id


def _group(fact: Fact) -> str:
    return stance_in_words(_statement(fact).stance)


def by_document(facts: Sequence[Fact], sources: Sources) -> tuple[Line, ...]:
    """Return which side has said what of which document and article: wordings of one title together."""
    found: dict[tuple[frozenset[str], str], list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.item, Statement) and fact.item.instrument:
            title = title_words(fact.item.instrument) or frozenset((fact.item.instrument,))
            for article in fact.item.articles or ("",):
                found.setdefault((title, article), []).append(fact)
    lines: list[Line] = []
    for title, article in sorted(found, key=lambda each: (sorted(each[0]), len(each[1]), each[1])):
        told = found[title, article]
        group = shortened(_statement(told[0]).instrument or "") + (f", article {shortened(article)}" if article else "")
        lines += [msgspec.structs.replace(sources.line(fact, group=group), quote=None) for fact in told]
    return tuple(lines)
