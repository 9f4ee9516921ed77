"""Checking a ledger: that its log is whole, and that all it holds is what the log says was kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from dragoman.ledger import log, schema
from dragoman.ledger.corrections import logged
from dragoman.ledger.keep import text_hash
from dragoman.ledger.packing import unpacked, unpacked_record
from dragoman.ledger.store import in_parts
from dragoman.ledger.told import Told, numbered, tellings, told_of
from dragoman.ledger.verify_plans import Break, Planned

__all__ = ["Break", "first_break"]

_AT_ONCE = 200


def first_break(connection: Connection) -> Break | None:
    """Return the first thing that is wrong with a ledger, None where nothing is.

    The chain of the log is followed from its start; each text and record is set beside the hash that was logged for
    it, each telling beside the record it was drawn from, each correction beside its entry.
    """
    kept: dict[str, tuple[int, str]] = {}
    said: dict[int, tuple[int, Any]] = {}
    undone: dict[int, int] = {}
    planned = Planned()
    previous = log.START
    for number, row in enumerate(connection.execute(select(schema.log).order_by(schema.log.c.entry)), 1):
        if row.entry != number:
            return Break(number, "is missing from the log")
        previous = log.seal(previous, number, row.at, row.act, _bytes(row.what))
        if previous != _bytes(row.hash):
            return Break(number, "is not what was sealed: it or an entry before it has been altered")
        what = msgspec.json.decode(row.what)
        if row.act in ("keep", "reread"):
            kept[what["dispatch"]] = number, what["record"]
        elif row.act == "move":
            said[what["id"]][1].update({name: what[name] for name in ("telling", "others") if name in what})
        elif row.act == "undo":
            undone[what["id"]] = number
        elif row.act in ("confirm", "reject", "edit", "merge", "split"):
            said[what["id"]] = number, what
        else:
            planned.take(number, row.act, what)
    checks = (_of_dispatches(connection, kept), _of_corrections(connection, said, undone), planned.breaks(connection))
    return next((found for check in checks for found in check), None)


def _of_dispatches(connection: Connection, kept: dict[str, tuple[int, str]]) -> Iterator[Break]:
    left = dict(kept)
    last = -1
    anchored = _anchored(connection)
    held = _stories(connection, anchored)
    while rows := connection.execute(_after(last)).all():
        last = rows[-1].id
        drawn = _drawn(connection, [row.id for row in rows])
        for row in rows:
            entry, record = left.pop(row.hash, (None, ""))
            if entry is None:
                yield Break(None, f"the dispatch {row.name} is in the ledger, and not in the log")
            elif wrong := _wrong(row, record, drawn.get(row.id, {}), anchored, row.story in held):
                yield Break(entry, f"kept the dispatch {row.name}, {wrong}")
    for entry, _ in sorted(left.values()):
        yield Break(entry, "kept a dispatch that is in the ledger no more")


def _after(number: int) -> Any:
    dispatch = schema.dispatch.c
    return select(schema.dispatch).where(dispatch.id > number).order_by(dispatch.id).limit(_AT_ONCE)


def _drawn(connection: Connection, dispatches: list[int]) -> dict[int, dict[int, Any]]:
    """Return the tellings of dispatches as the ledger has them, by dispatch and number."""
    found: dict[int, dict[int, Any]] = {}
    for row in connection.execute(select(schema.telling).where(schema.telling.c.dispatch.in_(dispatches))):
        found.setdefault(row.dispatch, {})[row.id] = row
    return found


def _anchored(connection: Connection) -> dict[int, Told]:
    """Return the tellings that stay as persons have confirmed or edited them, whatever a later reading says."""
    said = schema.correction.c
    query = select(said.telling, said.anchor).where(said.verb.in_(("confirm", "edit")))
    return {row.telling: told_of(row.anchor) for row in connection.execute(query)}


def _stories(connection: Connection, tellings: Iterable[int]) -> set[int]:
    """Return the stories in whose dispatches some tellings are, which may have them in place of others."""
    dispatch, telling = schema.dispatch.c, schema.telling.c
    found: set[int] = set()
    for part in in_parts(list(tellings)):
        query = select(dispatch.story).join(schema.telling, telling.dispatch == dispatch.id).where(telling.id.in_(part))
        found.update(connection.execute(query).scalars())
    return found


def _wrong(row: Any, record: str, drawn: dict[int, Any], anchored: dict[int, Told], stands: bool) -> str | None:
    """Return what is wrong with a dispatch; `stands`: a person holds to something that it or a version told."""
    content = unpacked(row.text)
    if text_hash(content) != row.hash or numbered(row.hash) != row.id:
        return "whose text has been altered since"
    if hashlib.sha256(row.record).hexdigest() != record:
        return "whose record has been altered since"
    told = {} if row.superseded else {each.number: each for each in tellings(unpacked_record(row.record), row.id)}
    for number, held in drawn.items():
        each = told_of(held.body)
        if each not in (told.get(number), anchored.get(number)) or held.day != each.day:
            return "of which a fact has been altered since"
    if not stands and len(drawn) < len(told):
        return "of which a fact has been taken away since"
    return None


def _of_corrections(
    connection: Connection, said: dict[int, tuple[int, Any]], undone: dict[int, int]
) -> Iterator[Break]:
    left = dict(said)
    for row in connection.execute(select(schema.correction).order_by(schema.correction.c.id)):
        entry, what = left.pop(row.id, (None, None))
        if entry is None:
            yield Break(None, f"the correction {row.id} is in the ledger, and not in the log")
        elif _as_json(logged(dict(row._mapping))) != what or row.undone != undone.get(row.id):
            yield Break(entry, f"is the correction {row.id}, which has been altered since")
    for entry, _ in sorted(left.values(), key=lambda each: each[0]):
        yield Break(entry, "is a correction that is in the ledger no more")


def _as_json(what: dict[str, Any]) -> Any:
    return msgspec.json.decode(msgspec.json.encode(what))


def _bytes(held: Any) -> bytes:
    """Return what a column holds as bytes, also where somebody has put a text there."""
    return held.encode("utf-8", "surrogatepass") if isinstance(held, str) else bytes(held or b"")
