"""Looking for words: in what all dispatches say, without regard to accents and case, names in any spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, cast, column, func, literal_column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY

from dragoman.ledger import schema
from dragoman.ledger.facts import Fact, Source
from dragoman.ledger.folding import LONGEST, WORD, alternatives, fold, sound
from dragoman.ledger.keep import clean
from dragoman.ledger.packing import unpacked
from dragoman.ledger.queries import Where, facts_of, facts_where, source_of, still_meant, tellings_where, texts_of
from dragoman.ledger.told import mark, unmark
from dragoman.names import key
from dragoman.record import Span

_MOST_RANKED = 200
_AROUND = 110
_MOST_WORDS = 24
_AT_ONCE = 20


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A place where something was found: a dispatch, the quoted words of it, and the fact that rests on them.

    `span` says where `quote` stands in the dispatch's text, as character offsets.
    """

    source: Source
    quote: str
    span: Span
    fact: Fact | None = None


def search(connection: Connection, words: str, where: Where, most: int) -> list[Hit]:
    """Return where words are found, the best first; without words, the latest of the facts that are meant.

    All words have to be in a dispatch, in any order. Where something particular is meant, only facts are returned.
    """
    wanted = WORD.findall(clean(words) or "")[:_MOST_WORDS]
    if not wanted:
        facts = facts_where(connection, where, most)
        return _quoted(connection, [(fact, fact.sources[0]) for fact in reversed(facts)])
    forms = alternatives(wanted)
    ranked = _ranked(connection, forms, where)
    return _hits(connection, ranked, forms, where, most)


def _ranked(connection: Connection, forms: Sequence[Sequence[str]], where: Where) -> list[int]:
    """Return the dispatches that have all the words, the best first (BM25, or ts_rank on PostgreSQL)."""
    sqlite = connection.dialect.name == "sqlite"
    words = table("words", column("rowid"), column("dispatch"), column("body"))
    number, said = words.c.rowid if sqlite else words.c.dispatch, words.c.body
    every, either, quote = (" AND ", " OR ", '"') if sqlite else (" & ", " | ", "'")
    asked = every.join("(" + either.join(f"{quote}{form}{quote}" for form in each) + ")" for each in forms)
    if sqlite:
        found = literal_column("words").op("MATCH")(asked)
        best: ColumnElement[Any] = literal_column("rank")
    else:
        looked_for = cast(asked, TSQUERY)
        found = said.op("@@")(looked_for)
        best = func.ts_rank(said, looked_for).desc()
    counting = select(schema.dispatch.c.id).where(schema.dispatch.c.superseded == 0)
    query = select(number).select_from(words).where(found)
    if where.particular:  # looked up for each that is found: in (…) would let SQLite look for the words anew each time
        meant = tellings_where(where, schema.telling.c.id).where(schema.telling.c.dispatch == number)
        query = query.where(meant.correlate(words).exists())
    rows = connection.execute(query.order_by(best, number).limit(_MOST_RANKED)).scalars().all()
    kept = set(connection.execute(counting.where(schema.dispatch.c.id.in_(rows))).scalars())
    return [row for row in rows if row in kept]


def _hits(
    connection: Connection, ranked: Sequence[int], forms: Sequence[Sequence[str]], where: Where, most: int
) -> list[Hit]:
    looked_for = {form for each in forms for form in each}
    hits: list[Hit] = []
    for at in range(0, len(ranked), _AT_ONCE):
        part = ranked[at : at + _AT_ONCE]
        facts = _facts_in(connection, part, where)
        columns = schema.dispatch.c
        rows = connection.execute(select(schema.dispatch).where(columns.id.in_(part)))
        by_number = {row.id: row for row in rows}
        for number in part:
            row = by_number[number]
            hits += _hits_in(row, facts.get(mark(number), []), looked_for, where)
            if len(hits) >= most:
                return hits[:most]
    return hits


def _facts_in(connection: Connection, dispatches: Sequence[int], where: Where) -> dict[str, list[tuple[Fact, Source]]]:
    """Return the facts that dispatches tell and that are meant, by the mark of the dispatch."""
    there = schema.telling.alias("there")  # found by their dispatches, then held against what is meant
    query = select(there.c.fact).where(there.c.dispatch.in_(dispatches)).order_by(there.c.id)
    if where.particular:
        meant = tellings_where(where, schema.telling.c.id).where(schema.telling.c.id == there.c.id)
        query = query.where(meant.correlate(there).exists())
    numbers = list(dict.fromkeys(connection.execute(query).scalars()))
    found: dict[str, list[tuple[Fact, Source]]] = {}
    for fact in facts_of(connection, numbers, where.known):
        if still_meant(fact, where):
            for source in fact.sources:
                found.setdefault(source.dispatch, []).append((fact, source))
    return found


def _hits_in(row: Row[Any], facts: Sequence[tuple[Fact, Source]], looked_for: Set[str], where: Where) -> Iterator[Hit]:
    """Yield the facts of a dispatch that have a word looked for; where none has, the place of the first such word."""
    content = unpacked(row.text)
    places = _places(content, looked_for)
    met = [
        (fact, source, span)
        for fact, source in facts
        for span in source.evidence[:1]
        if any(span[0] <= start < span[1] for start, _ in places)
    ]
    for fact, source, span in met or [(fact, source, source.evidence[0]) for fact, source in facts if where.particular]:
        yield Hit(source=source, quote=content[slice(*span)], span=span, fact=fact)
    if not met and not where.particular:
        start, end = around(content, *(places[0] if places else (0, 0)))
        yield Hit(source=source_of(row), quote=content[start:end], span=(start, end))


def _places(content: str, looked_for: Set[str]) -> list[Span]:
    """Return where the words looked for stand in a text, as they are written or as they sound."""
    words = [(match.span(), match[0]) for match in WORD.finditer(content)]
    found = [span for span, word in words if fold(word)[:LONGEST] in looked_for]
    return found or [span for span, word in words if word[:1].isupper() and sound(key(word[:LONGEST])) in looked_for]


def around(content: str, start: int, end: int) -> Span:
    """Return a stretch of text around a place, cut between words."""
    first = max(0, start - _AROUND)
    last = min(len(content), max(end, start) + _AROUND)
    if first:
        first = content.find(" ", first, start) + 1 or first
    if last < len(content):
        last = max(content.rfind(" ", end, last), end)
    return first, last


def _quoted(connection: Connection, facts: Sequence[tuple[Fact, Source]]) -> list[Hit]:
    texts = texts_of(connection, {unmark(source.dispatch) for _, source in facts})
    hits = []
    for fact, source in facts:
        span = source.evidence[0] if source.evidence else (0, 0)
        content = texts[unmark(source.dispatch)]
        hits.append(Hit(source=source, quote=content[slice(*span)], span=span, fact=fact))
    return hits
