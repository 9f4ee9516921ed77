"""What a ledger keeps of a dispatch, taken out again whole."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from dragoman.ledger import schema
from dragoman.ledger.keep import Entry
from dragoman.ledger.packing import unpacked, unpacked_record


class Kept(msgspec.Struct, frozen=True):
    """A dispatch as it is kept: its number in the ledger, how it came, its record and its text."""

    number: int
    entry: Entry
    text: str


def kept_after(connection: Connection, after: int, most: int, unread_by: str | None = None) -> list[Kept]:
    """Return dispatches in the order of their numbers, from the first after one, at most so many.

    With `unread_by` only those that a reader of another version has read.
    """
    columns = schema.dispatch.c
    query = select(schema.dispatch).where(columns.id > after).order_by(columns.id).limit(most)
    if unread_by is not None:
        query = query.where(columns.reader != unread_by)
    found = []
    for row in connection.execute(query):
        content = unpacked(row.text)
        entry = Entry(
            name=row.name,
            source=row.source,
            record=unpacked_record(row.record, content),
            reader=row.reader,
            url=row.url,
            title=row.title,
            given_published=row.given_published,
            given_language=row.given_language,
            given_agency=row.given_agency,
        )
        found.append(Kept(row.id, entry, content))
    return found
