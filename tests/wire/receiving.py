"""What the tests of the wire share: bytes received as from standard input."""

from __future__ import annotations

import io

from dragoman.wire import Incoming, Unreadable, receive


def received(data: bytes) -> list[Incoming | Unreadable]:
    """Return every dispatch in the bytes, and what is wrong with those that cannot be read."""
    return list(receive("-", stdin=io.BytesIO(data)))


def single(data: bytes) -> Incoming | Unreadable:
    """Return what the bytes hold, which is one thing."""
    (item,) = received(data)
    return item


def one(data: bytes) -> Incoming:
    """Return the one dispatch in the bytes."""
    incoming = single(data)
    assert isinstance(incoming, Incoming), incoming
    return incoming


def complaint(data: bytes) -> str:
    """Return the one complaint about the bytes, which is one line."""
    unreadable = single(data)
    assert isinstance(unreadable, Unreadable), unreadable
    assert "\n" not in str(unreadable)
    return str(unreadable)
