"""Keeping dispatches: a batch of them goes into the ledger whole, in one transaction, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, text

from dragoman.ledger import log, schema
from dragoman.ledger.folding import folded_words, indexed, sounds
from dragoman.ledger.moving import Corrected, corrected_in, move
from dragoman.ledger.packing import packed
from dragoman.ledger.settle import resettle, settle
from dragoman.ledger.told import Told, key_of, numbered, row_of, tellings, told_of
from dragoman.ledger.versioning import assign, withdraw
from dragoman.ledger.versions import sketch
from dragoman.record import Record, to_json

_LONGEST_NAME = 500
_ENCODER = msgspec.json.Encoder()
_PEOPLE = msgspec.json.Decoder(tuple[tuple[int, int], ...])


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One dispatch to be kept: its record with its text, and how it came.

    The `given_…` fields are what the caller and the carrier knew, which reading it anew needs again.
    """

    name: str
    source: str
    record: Record
    reader: str
    url: str | None = None
    title: str | None = None
    given_published: str | None = None
    given_language: str | None = None
    given_agency: str | None = None


def text_hash(content: str) -> str:
    """Return what a text is known by: its SHA-256 in hexadecimal."""
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def clean(name: str | None) -> str | None:
    """Return a name as any database can hold it: no NUL, no lone surrogate, no end of the line, not endless."""
    if name is None:
        return None
    line = " ".join(name[: _LONGEST_NAME * 2].split())
    kept = line.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return kept if len(kept) <= _LONGEST_NAME else kept[: _LONGEST_NAME - 1] + "…"


class Prepared(msgspec.Struct, frozen=True):
    """A dispatch as rows of the ledger's tables: all that can be done before its turn to be written."""

    dispatch: dict[str, Any]
    words: str
    tellings: list[dict[str, Any]]
    parties: list[dict[str, Any]]
    people: list[dict[str, Any]]


def prepare(entry: Entry) -> Prepared:
    """Return a dispatch ready to be kept. Needs no ledger, so that other processes can do it."""
    record = _encodable(entry.record)
    content = record.text or ""
    words = folded_words(content)
    row = _dispatch(msgspec.structs.replace(entry, record=record), content, sketch(words))
    spelled = sounds(key_of(person) for person in record.people)
    told = list(tellings(record, row["id"]))
    return Prepared(
        row,
        indexed((*spelled, *words, *folded_words(clean(entry.title) or ""))),
        [row_of(each) for each in told],
        _parties(told),
        _people(record, row["id"]),
    )


def _parties(told: Iterable[Told]) -> list[dict[str, Any]]:
    return [{"party": party, "telling": each.number} for each in told for party in each.parties]


def _encodable(record: Record) -> Record:
    """Return a record without lone surrogates but for its text: what a text names is shown, and has to be writable."""
    bare = msgspec.structs.replace(record, text=None)
    try:
        to_json(bare)
    except UnicodeEncodeError:
        bare = msgspec.convert(without_surrogates(msgspec.to_builtins(bare)), Record)
    return msgspec.structs.replace(bare, text=record.text)


def without_surrogates(value: Any) -> Any:
    """Return a value of JSON's kinds with no lone surrogate in any of its strings."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {name: without_surrogates(each) for name, each in value.items()}
    return [without_surrogates(each) for each in value] if isinstance(value, (list, tuple)) else value


def keep(connection: Connection, entries: Sequence[Prepared]) -> list[bool]:
    """Keep those dispatches that are not kept yet, and return for each whether it is new.

    The connection has to be in a writing transaction.
    """
    known = known_hashes(connection, [entry.dispatch["hash"] for entry in entries])
    new: list[Prepared] = []
    fresh = []
    for entry in entries:
        digest = entry.dispatch["hash"]
        fresh.append(digest not in known)
        if fresh[-1]:
            known.add(digest)
            new.append(entry)
    if new:
        _write(connection, new)
    return fresh


def known_hashes(connection: Connection, hashes: Iterable[str]) -> set[str]:
    """Return those of some texts' hashes that are kept already."""
    found = connection.execute(select(schema.dispatch.c.hash).where(schema.dispatch.c.hash.in_(list(hashes))))
    return set(found.scalars())


def _write(connection: Connection, new: Sequence[Prepared]) -> None:
    rows = [dict(entry.dispatch) for entry in new]
    withdrawn = assign(connection, rows)
    connection.execute(insert(schema.dispatch), rows)
    words = [{"dispatch": entry.dispatch["id"], "body": entry.words} for entry in new]
    connection.execute(insert_words(connection), words)
    log.append(connection, [("keep", logged_dispatch(row)) for row in rows])
    counting = [entry for entry, row in zip(new, rows, strict=True) if not row["superseded"]]
    if withdrawn:
        corrected = {story: corrected_in(connection, versions) for story, versions in withdrawn.items()}
        resettle(connection, withdraw(connection, [number for versions in withdrawn.values() for number in versions]))
        stories = {row["id"]: row["story"] for row in rows}
        counting = [corrected_anew(connection, each, corrected.get(stories[each.dispatch["id"]])) for each in counting]
    draw(connection, counting)


def corrected_anew(connection: Connection, entry: Prepared, corrected: Corrected | None) -> Prepared:
    """Return a dispatch under the corrections of what was told in its place; see `dragoman.ledger.moving`."""
    if not corrected or not corrected.said:
        return entry
    told = move(connection, corrected, entry.dispatch["id"], [told_of(row["body"]) for row in entry.tellings])
    return msgspec.structs.replace(entry, tellings=list(map(row_of, told)), parties=_parties(told))


def logged_dispatch(row: dict[str, Any]) -> dict[str, Any]:
    """Return what the log says of a dispatch that is kept or read anew."""
    return {"dispatch": row["hash"], "record": hashlib.sha256(row["record"]).hexdigest(), "name": row["name"]}


def insert_words(connection: Connection) -> Any:
    """Return the statement that lets dispatches be found by their words."""
    if connection.dialect.name == "sqlite":
        return text("INSERT INTO words (rowid, body) VALUES (:dispatch, :body)")
    return text("INSERT INTO words (dispatch, body) VALUES (:dispatch, array_to_tsvector(string_to_array(:body, ' ')))")


def _dispatch(entry: Entry, content: str, sketched: bytes) -> dict[str, Any]:
    digest = text_hash(content)
    number = numbered(digest)
    told = entry.record.dispatch
    return {
        "id": number,
        "hash": digest,
        "name": clean(entry.name),
        "source": clean(entry.source),
        "url": clean(entry.url),
        "title": clean(entry.title),
        "language": clean(told.language),
        "agency": clean(told.agency),
        "place": clean(told.place),
        "published": clean(told.published),
        "given_published": clean(entry.given_published),
        "given_language": clean(entry.given_language),
        "given_agency": clean(entry.given_agency),
        "reader": entry.reader,
        "sketch": sketched,
        "story": number,
        "superseded": 0,
        "text": packed(content),
        "record": packed(to_json(msgspec.structs.replace(entry.record, text=None))),
    }


def _people(record: Record, dispatch: int) -> list[dict[str, Any]]:
    people = {}
    for person in record.people:
        key, name = clean(key_of(person)) or "?", clean(person.name) or "?"
        people[key, name] = {
            "key": key,
            "dispatch": dispatch,
            "name": name,
            "party": person.party,
            "office": person.office,
            "evidence": _ENCODER.encode(person.evidence),
        }
    return list(people.values())


def draw(connection: Connection, entries: Sequence[Prepared]) -> None:
    """Write down what dispatches tell: their facts, the parties to them and their people; and merge the facts."""
    told = [row for entry in entries for row in entry.tellings]
    for rows, there in (
        (told, schema.telling),
        ([row for entry in entries for row in entry.parties], schema.party),
        ([row for entry in entries for row in entry.people], schema.person),
    ):
        if rows:
            connection.execute(insert(there), rows)
    settle(connection, told)
