"""Commitments in words, the same words for all sides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dragoman.page import one_line
from dragoman.planning.commitments import Commitment, Commitments, Later
from dragoman.planning.instruments import Quote
from dragoman.planning.sources import cited, shorten, source_line


def lines(found: Commitments, quote: Quote = lambda _: "") -> Iterator[str]:
    """Yield the lines that tell of commitments, side by side, then the sources."""
    for by, group in groupby(found.commitments, key=lambda each: each.by):
        yield " and ".join(party.removeprefix("org:") for party in by)
        for each in group:
            yield from _commitment(each, quote)
        yield ""
    for number, source in enumerate(found.sources, 1):
        yield source_line(number, source)


def _commitment(found: Commitment, quote: Quote) -> Iterator[str]:
    day = f", {found.day}" if found.day else ""
    yield "  " + one_line(f"{found.sort}{day}: {found.words} {cited(found.sources)}")
    if found.sort != "agreed" and (words := quote(found.fact)):
        yield f"    “{shorten(words)}”"
    if found.sort == "undertaken":
        to = ", ".join(party.removeprefix("org:") for party in found.to)
        yield f"    to {to}" if to else "    jointly" if len(found.by) > 1 else "    to whom is not said"
    if found.sort != "agreed" and found.document:
        articles = f", articles {', '.join(found.articles)}" if found.articles else ""
        yield "    " + one_line(f"on {found.document}{articles}")
    if found.topics:
        yield f"    topics {', '.join(topic.replace('_', ' ') for topic in found.topics)}"
    yield f"    {_due(found)}"
    for later in found.later:
        yield f"    {_later(later)}"


def _due(found: Commitment) -> str:
    if not found.due:
        return "due: not said"
    if found.sort == "undertaken":
        return f"due: not said; the document ends {found.due[0]}"
    return f"due {' to '.join(found.due)}"


def _later(later: Later) -> str:
    sides = " and ".join(party.removeprefix("org:") for party in later.by)
    who = sides or cited(later.sources)
    day = f", {later.day}" if later.day else ""
    return one_line(f"{later.how}, as said by {who}: {later.words}{day}{' ' + cited(later.sources) if sides else ''}")
