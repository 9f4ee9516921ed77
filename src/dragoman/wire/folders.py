"""Which files are dispatches, of files and folders that are named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_ENDINGS: Final = (".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json")


def files_in(paths: Iterable[str]) -> Iterator[str]:
    """Yield the files that are named, and those in the folders that are named, by name and folder by folder.

    In a folder only what may be a dispatch counts: text, HTML and JSON Lines, gzipped or not, that is not hidden;
    NAME.json beside NAME.txt tells of that text (see `beside`) and is none itself.
    """
    for path in paths:
        if path != "-" and Path(path).is_dir():
            yield from _inside(path)
        else:
            yield path


def _inside(folder: str) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        there = set(names)
        for name in sorted(names):
            plain = name.lower().removesuffix(".gz")
            beside = plain.endswith(".json") and f"{Path(name).stem}.txt" in there
            if plain.endswith(_ENDINGS) and not name.startswith(".") and not beside:
                yield str(Path(root, name))
