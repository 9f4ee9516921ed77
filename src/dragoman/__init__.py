"""Dragoman reads diplomatic dispatches into sourced records.

>>> from dragoman import read
>>> record = read(text)                         # doctest: +SKIP
>>> record.events[0].type, record.events[0].parties  # doctest: +SKIP
('visit', ('AZE', 'RUS'))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .reader import about, languages, load, read
from .record import Record

if TYPE_CHECKING:
    from .api import Ledger

__version__ = "0.1.0"
__all__ = ["Ledger", "Record", "__version__", "about", "languages", "load", "read"]


def __getattr__(name: str) -> Any:
    """Return `Ledger`, whose database library is only loaded by who keeps one."""
    if name == "Ledger":
        from .api import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
