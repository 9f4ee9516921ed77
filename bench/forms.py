"""The two forms of the reader: plain Python, and what `make fast` compiles of the same sources into `build/fast`."""

from __future__ import annotations

import os
from pathlib import Path

PLAIN, COMPILED = "plain", "compiled"

_FOLDER = Path(__file__).parents[1] / "build" / "fast"


def forms() -> list[str]:
    """Return the forms there are to measure; one compiled of other sources than these is none."""
    import dragoman  # here, so that fresh processes can time its import

    made = _FOLDER / "dragoman"
    if not any(made.glob("reader/cascade.*.*")):
        return [PLAIN]
    own = Path(dragoman.__file__).parent
    sources = [file for file in own.rglob("*") if file.is_file() and file.parent.name != "__pycache__"]
    changed = not all(_alike(file, made / file.relative_to(own)) for file in sources)
    return [PLAIN] if changed else [PLAIN, COMPILED]


def _alike(file: Path, other: Path) -> bool:
    return other.exists() and other.read_bytes() == file.read_bytes()


def environment(form: str) -> dict[str, str]:
    """Return the environment in which a fresh process imports a form of the reader."""
    if form == PLAIN:
        return dict(os.environ)
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(_FOLDER), os.environ.get("PYTHONPATH", "")])}
