"""Putting a new reading of a dispatch in the place of the old one, under what persons have said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, update

from dragoman.ledger import log, schema
from dragoman.ledger.keep import Prepared, corrected_anew, draw, insert_words, logged_dispatch
from dragoman.ledger.moving import corrected_in
from dragoman.ledger.settle import resettle
from dragoman.ledger.versioning import withdraw

_READ = ("language", "agency", "place", "published", "reader", "record")


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
    columns, number = schema.dispatch.c, prepared.dispatch["id"]
    story = select(columns.story).where(columns.id == number).scalar_subquery()
    versions = connection.execute(select(columns.id).where(columns.story == story)).scalars().all()
    corrected = corrected_in(connection, versions)
    others = withdraw(connection, versions)
    draw(connection, [corrected_anew(connection, prepared, corrected)])
    resettle(connection, others)


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
