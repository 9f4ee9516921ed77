"""The wire: brings a dispatch in from any format, as text and metadata, with nothing read yet.

Plain text in any usual encoding, HTML pages, JSON Lines, and gzip of each; which of them
a file is, its content tells.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.wire import beside, files, html, jsonlines, kinds
from dragoman.wire.encodings import decode, wide_encoding
from dragoman.wire.folders import files_in
from dragoman.wire.incoming import MAX_TEXT, Incoming, Unreadable, checked

__all__ = ["MAX_TEXT", "Incoming", "Unreadable", "decode", "files_in", "receive"]


def receive(path_or_dash: str | os.PathLike[str], stdin: BinaryIO | None = None) -> Iterator[Incoming | Unreadable]:
    """Yield each dispatch in a file, or on standard input for "-".

    What cannot be read is yielded as an `Unreadable` in its place, never raised: the whole file,
    or one line of JSON Lines while the other lines go on. `stdin` stands in for the process's own.
    """
    source = os.fspath(path_or_dash)
    try:
        with files.opened(path_or_dash, stdin) as stream:
            yield from _dispatches(stream, files.stem(path_or_dash), source)
    except Unreadable as problem:
        yield problem
    # A disk or a pipe can fail between two lines as well as at the start.
    except OSError as error:
        yield Unreadable(source, f"cannot be read to its end: {error}")


def _dispatches(stream: BinaryIO, name: str, source: str) -> Iterator[Incoming | Unreadable]:
    data = files.read(stream, source)
    if not data.strip():
        raise Unreadable(source, "is empty: there is no text in it to read")
    if not files.is_too_long(data) and wide_encoding(data):
        # The formats are told apart by bytes as in ASCII, which UTF-16 would hide.
        data = decode(data, source).encode()
    content = data.removeprefix(codecs.BOM_UTF8)
    if foreign := kinds.foreign(content):
        raise Unreadable(source, foreign)
    if kinds.is_json(content, source):
        yield from jsonlines.dispatches(content, stream, name, source)
        return
    if files.is_too_long(data):
        raise files.too_long(source)
    if kinds.is_html(content):
        yield html.page(content, name, source)
    elif kinds.is_xml(content):
        raise Unreadable(source, "is XML, not text: give the page itself as HTML, or its text")
    else:
        published = None if source == files.STDIN else beside.given_date(source, name)
        yield Incoming(text=checked(decode(data, source), source), name=name, source=source, published=published)
