"""What came beside a text: the `given` of a NAME.json that lies next to NAME.txt.

A feed's date often comes outside the text (codebook, Files): `{"given": {"published": "2025-10-14"}}`.
Nothing else of that file is looked at, so a record that lies there, the reader's own or a gold one,
does not change what is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from dragoman.wire.incoming import Unreadable
from dragoman.wire.metadata import iso_date

_LARGEST: Final = 5_000_000


class _Given(msgspec.Struct):
    published: str | None = None


class _Beside(msgspec.Struct):
    given: _Given | None = None


def given_date(source: str, name: str) -> str | None:
    """Return the ISO date given beside the text file `source` in `name`.json; None if there is none."""
    path = Path(source).parent / f"{name}.json"
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        given = msgspec.json.decode(path.read_bytes(), type=_Beside).given
        return iso_date(given.published, source) if given is not None and given.published else None
    except (OSError, ValueError, msgspec.MsgspecError, Unreadable):
        return None  # a file that is no such note has nothing to tell
