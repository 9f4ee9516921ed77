"""Putting a new reading of a dispatch in the place of the old one, under what persons have said of it.

A correction goes over to the fact of the new reading that is the same; a fact that a person has confirmed stays as it
was confirmed, whatever the new reading says; so does an edited one that is no longer found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, select, text, update

from dragoman.ledger import log, schema
from dragoman.ledger.keep import Prepared, draw, insert_words, logged_dispatch, row_of
from dragoman.ledger.settle import resettle
from dragoman.ledger.told import Told, told_of
from dragoman.ledger.versioning import withdraw

_READ = ("language", "agency", "place", "published", "reader", "record")
_SAME = 3.0
"""Points from which a fact of a new reading is taken for one of the old; see `_likeness`."""


def replace(connection: Connection, readings: Sequence[tuple[Prepared, str]]) -> list[bool]:
    """Put new readings in the place of old ones, each with the words of the old one (`Prepared.words`).

    Returns for each whether the record has changed. The connection has to be in a writing transaction.
    """
    wanted = [prepared.dispatch["id"] for prepared, _ in readings]
    columns = schema.dispatch.c
    query = select(columns.id, columns.record, columns.superseded).where(columns.id.in_(wanted))
    held = {row.id: row for row in connection.execute(query)}
    changed = [bytes(held[prepared.dispatch["id"]].record) != prepared.dispatch["record"] for prepared, _ in readings]
    fields: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _READ}
    statement = update(schema.dispatch).where(columns.id == bindparam("number")).values(**fields)
    for (prepared, before), differs in zip(readings, changed, strict=True):
        row = prepared.dispatch
        connection.execute(statement, {"number": row["id"]} | {f"new_{name}": row[name] for name in _READ})
        if differs:
            log.append(connection, [("reread", logged_dispatch(row))])
            _replace_words(connection, prepared, before)
            if not held[row["id"]].superseded:
                _redraw(connection, prepared)
    return changed


def _redraw(connection: Connection, prepared: Prepared) -> None:
    number = prepared.dispatch["id"]
    said = _corrections(connection, number)
    others = withdraw(connection, [number])
    kept = move(connection, said, prepared)
    draw(connection, [kept])
    resettle(connection, others)


def _corrections(connection: Connection, dispatch: int) -> list[Row[Any]]:
    """Return the corrections that stand of what a dispatch tells."""
    said = schema.correction.c
    mine = select(schema.telling.c.id).where(schema.telling.c.dispatch == dispatch)
    query = select(schema.correction).where(said.undone.is_(None)).order_by(said.id)
    numbers = set(connection.execute(mine).scalars())
    return [row for row in connection.execute(query) if numbers & {row.telling, *_others(row)}]


def _others(row: Row[Any]) -> list[int]:
    return msgspec.json.decode(row.others, type=list[int])


def move(connection: Connection, said: Sequence[Row[Any]], prepared: Prepared) -> Prepared:
    """Let corrections go over to the facts of a new reading, and return it with what has to stay of the old one."""
    rows = {row["id"]: row for row in prepared.tellings}
    for correction in said:
        old = told_of(correction.anchor)
        if old.dispatch != prepared.dispatch["id"]:
            continue
        match = _match(old, [told_of(row["body"]) for row in rows.values()])
        stays = correction.verb == "confirm" or (correction.verb == "edit" and match is None)
        if stays and (match is None or told_of(rows[match]["body"]) != old):
            if match is not None:
                del rows[match]
            rows[old.number] = row_of(old)
            match = old.number
        if match is not None and match != correction.telling:
            _moved(connection, correction, match)
    told = [told_of(row["body"]) for row in rows.values()]
    parties = [{"party": party, "telling": each.number} for each in told for party in each.parties]
    return msgspec.structs.replace(prepared, tellings=list(rows.values()), parties=parties)


def _moved(connection: Connection, correction: Row[Any], telling: int) -> None:
    said = schema.correction.c
    connection.execute(update(schema.correction).where(said.id == correction.id).values(telling=telling))
    log.append(connection, [("move", {"id": correction.id, "telling": telling})])


def _match(old: Told, new: Sequence[Told]) -> int | None:
    """Return the number of the fact of a new reading that is most likely an old one; None where none is."""
    scores = [(_likeness(old, each), -each.number) for each in new if each.kind == old.kind]
    best = max(scores, default=(0.0, 0))
    return -best[1] if best[0] >= _SAME else None


def _likeness(old: Told, new: Told) -> float:
    """Return in points how likely two readings of one dispatch mean one fact: its sort, its parties and its place."""
    overlap = any(a < d and c < b for a, b in old.item.evidence for c, d in new.item.evidence)
    return 1.5 * (old.type == new.type) + 1.0 * (old.parties == new.parties) + 2.0 * overlap


def _replace_words(connection: Connection, prepared: Prepared, before: str) -> None:
    """Let a dispatch be found by what the new reading names, where the words by which it is found have changed."""
    if prepared.words == before:
        return
    number = prepared.dispatch["id"]
    if connection.dialect.name == "sqlite":
        gone = text("INSERT INTO words (words, rowid, body) VALUES ('delete', :dispatch, :body)")
        connection.execute(gone, {"dispatch": number, "body": before})
    else:
        connection.execute(text("DELETE FROM words WHERE dispatch = :dispatch"), {"dispatch": number})
    connection.execute(insert_words(connection), [{"dispatch": number, "body": prepared.words}])
