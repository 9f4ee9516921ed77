"""Dispatches out of JSON Lines, or out of one JSON object or array of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, Final

import msgspec

from dragoman.wire.encodings import decode
from dragoman.wire.files import MAX_BYTES, is_too_long, too_long
from dragoman.wire.incoming import Incoming, Unreadable, checked, headed, one_line
from dragoman.wire.metadata import iso_date, language_code

# Nesting deep enough to exhaust the stack is malformed too, as far as a dispatch goes.
_MALFORMED: Final = (msgspec.MsgspecError, RecursionError, UnicodeError)


class _Line(msgspec.Struct, frozen=True):
    """One dispatch as JSON; keys that are not here are let be."""

    text: str
    title: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


def dispatches(data: bytes, rest: BinaryIO, name: str, source: str) -> Iterator[Incoming | Unreadable]:
    """Yield each dispatch of the JSON in `data`, and what cannot be read of it in its place.

    `rest` is where JSON Lines go on if `data` is only their beginning. A lone object keeps `name`;
    lines and items have their number added to it.
    """
    whole = _whole(data, source)
    if isinstance(whole, Unreadable):
        yield from _lines(data, rest, name, source, whole)
    elif whole.lstrip().startswith(b"["):
        yield from _items(whole, name, source)
    else:
        yield _dispatch(whole, name, source)


def _whole(data: bytes, source: str) -> bytes | Unreadable:
    """Return `data` in UTF-8 if it is one JSON value from end to end, else what is wrong with it."""
    try:
        utf8 = _as_utf8(data, source)
        msgspec.json.decode(utf8, type=msgspec.Raw)
    except Unreadable as problem:
        return problem
    except _MALFORMED as error:
        return Unreadable(source, f"is broken JSON ({one_line(str(error))}): write one object a line")
    return utf8


def _items(array: bytes, name: str, source: str) -> Iterator[Incoming | Unreadable]:
    items = msgspec.json.decode(array, type=list[msgspec.Raw])
    if not items:
        yield Unreadable(source, "is an empty list: there is no dispatch in it to read")
    for number, item in enumerate(items, 1):
        yield _dispatch(bytes(item), f"{name}-{number}", f"{source}, item {number}")


def _lines(data: bytes, rest: BinaryIO, name: str, source: str, problem: Unreadable) -> Iterator[Incoming | Unreadable]:
    """Yield each line's dispatch; only `problem` if no line is JSON, as when one object was cut off."""
    if data.lstrip().startswith(b"[") or not any(_is_json(line) for line in io.BytesIO(data)):
        yield too_long(source) if is_too_long(data) else problem
        return
    for number, line in enumerate(_joined(data, rest), 1):
        label = f"{source}:{number}"
        if len(line) > MAX_BYTES:
            # Where such a line ends is not known, so neither is where the next begins.
            yield too_long(label)
            return
        if not line.isspace():
            yield _dispatch(line, f"{name}-{number}", label)


def _joined(data: bytes, rest: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of `data` and then of `rest`, mending the one that lies across the two."""
    for line in io.BytesIO(data):
        yield line if line.endswith(b"\n") else line + rest.readline(MAX_BYTES)
    while line := rest.readline(MAX_BYTES + 1):
        yield line


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except _MALFORMED:
        return False
    return True


def _dispatch(data: bytes, name: str, source: str) -> Incoming | Unreadable:
    try:
        return _incoming(msgspec.json.decode(_as_utf8(data, source), type=_Line), name, source)
    except Unreadable as problem:
        return problem
    except msgspec.ValidationError as error:
        what = one_line(str(error))
        return Unreadable(source, f"is no dispatch ({what}): give an object with the key text, a string")
    except _MALFORMED as error:
        return Unreadable(source, f"is broken JSON ({one_line(str(error))}): write one whole object a line")


def _as_utf8(data: bytes, source: str) -> bytes:
    """Return `data` in UTF-8, which JSON should be in but is not always."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return decode(data, source).encode()
    return data


def _incoming(line: _Line, name: str, source: str) -> Incoming:
    title = one_line(line.title or "") or None
    return Incoming(
        text=headed(title, checked(line.text, source)),
        name=name,
        source=source,
        title=title,
        published=iso_date(line.date, source) if line.date else None,
        url=line.url or None,
        language=language_code(line.language, source) if line.language else None,
    )
