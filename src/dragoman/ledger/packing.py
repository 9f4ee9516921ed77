"""How the ledger keeps texts and records: compressed, and back."""

from __future__ import annotations

import zlib

import msgspec

from dragoman.record import Record, from_json


def packed(content: str | bytes) -> bytes:
    """Return a text or a record as the ledger keeps it."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return zlib.compress(data, 1)


def unpacked(data: bytes) -> str:
    """Return a text that `packed` made smaller."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def unpacked_record(data: bytes, content: str | None = None) -> Record:
    """Return a record that `packed` made smaller, with its text where that is given."""
    record = from_json(zlib.decompress(data))
    return msgspec.structs.replace(record, text=content) if content is not None else record
