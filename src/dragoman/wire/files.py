"""Where the bytes come from: a file, or standard input; gzip undone and sizes kept in bounds."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from dragoman.wire.incoming import Unreadable

MAX_BYTES: Final = 64 * 1024 * 1024
"""The most that is held of one file at once; a few kilobytes of gzip can hold far more than this."""

STDIN: Final = "-"
_GZIP: Final = b"\x1f\x8b"


@contextmanager
def opened(path: str | os.PathLike[str], stdin: BinaryIO | None) -> Iterator[BinaryIO]:
    """Open `path`, or lend `stdin` (the process's own if None) for "-".

    Raises `Unreadable` if there is nothing to open, or no leave to.
    """
    source = os.fspath(path)
    if source == STDIN:
        yield stdin or _own_stdin()
        return
    with _open(source) as stream:
        yield stream


def stem(path: str | os.PathLike[str]) -> str:
    """Return the name of `path` for naming what is made from it: no folder, no ending, no ".gz"."""
    name = Path(path).name
    if name == STDIN:
        return "stdin"
    return Path(name[:-3] if name.lower().endswith(".gz") else name).stem


def read(stream: BinaryIO, source: str) -> bytes:
    """Return the next `MAX_BYTES` bytes and one more if there are any, gzip undone.

    One byte more than `MAX_BYTES` is how a caller sees that there is more. Raises `Unreadable`
    if gzip is damaged, or holds more than `MAX_BYTES`.
    """
    data = _read(stream, source)
    if not data.startswith(_GZIP):
        return data
    if is_too_long(data):
        raise too_long(source)
    unpacked = _gunzip(data, source)
    if is_too_long(unpacked):
        raise too_long(source)
    return unpacked


def is_too_long(data: bytes) -> bool:
    """Say whether `data` is only the beginning of what there was to `read`."""
    return len(data) > MAX_BYTES


def too_long(source: str) -> Unreadable:
    """Return the complaint that there is more of `source` than is held at once."""
    return Unreadable(source, f"is larger than {MAX_BYTES // 2**20} MB: split it into its dispatches")


def _own_stdin() -> BinaryIO:
    # A program started without a terminal may have no standard input at all.
    if sys.stdin is None:
        raise Unreadable(STDIN, "there is no standard input: give a file")
    return sys.stdin.buffer


def _open(source: str) -> BinaryIO:
    try:
        return Path(source).open("rb")
    except FileNotFoundError as error:
        raise Unreadable(source, "no such file: check the name") from error
    # Windows calls the opening of a folder a lack of permission.
    except (IsADirectoryError, PermissionError) as error:
        if Path(source).is_dir():
            raise Unreadable(source, "is a folder: give the files in it") from error
        raise Unreadable(source, "may not be read: ask for permission to read it") from error
    except OSError as error:
        raise Unreadable(source, f"cannot be opened: {error.strerror}") from error
    except ValueError as error:
        # A name with a NUL in it, which no file has.
        raise Unreadable(source, f"cannot be opened: {error}") from error


def _read(stream: BinaryIO, source: str) -> bytes:
    try:
        return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(source, f"cannot be read: {error}") from error


def _gunzip(data: bytes, source: str) -> bytes:
    try:
        return gzip.GzipFile(fileobj=io.BytesIO(data)).read(MAX_BYTES + 1)
    except EOFError as error:
        raise Unreadable(source, "is a gzip file cut off before its end: fetch it again") from error
    except (OSError, zlib.error) as error:
        raise Unreadable(source, f"is a damaged gzip file ({error}): fetch it again") from error
