"""The codes of parties as people type them."""

from __future__ import annotations

import re

_STATE = re.compile(r"[A-Z]{3}")
_ORGANISATION = re.compile(r"org:[A-Za-z0-9]+", re.I)


def party_named(written: str) -> str | None:
    """Return the code of a party (codebook, Party) typed in any case; None for what can't be one."""
    written = written.strip()
    if _STATE.fullmatch(written.upper()):
        return written.upper()
    if _ORGANISATION.fullmatch(written):
        name = written.partition(":")[2]
        return f"org:{name if name != name.lower() else name.upper()}"
    return None
