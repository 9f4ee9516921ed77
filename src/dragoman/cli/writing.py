"""Files written whole or not at all, and the names of those that go into a folder."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.cli.common import OutputError

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]+')
_LONGEST_NAME = 120


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it: beside its place first, then into it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".dragoman-", suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(draft).chmod(0o666 & ~_umask())
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as failure:
        raise OutputError(f"{path}: {failure.strerror or failure}") from failure


def _umask() -> int:
    """Return the mask that new files are made with, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@dataclass(slots=True)
class Folder:
    """The folder that records are written into, one NAME.json each, with no two of a run under one name."""

    path: Path
    taken: dict[str, str] = field(default_factory=dict)

    def make(self) -> None:
        """Create the folder. Raises `OutputError` where that can't be done."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as failure:
            raise OutputError(f"{self.path}: {failure.strerror or failure}") from failure

    def place(self, name: str, source: str) -> tuple[Path, str | None]:
        """Return where the record of `source` goes and, where its name was taken, whose it is.

        Names that differ only in case count as one: some file systems take them for one.
        """
        stem = file_stem(name)
        owner = self.taken.get(stem.casefold())
        unique, number = stem, 1
        while unique.casefold() in self.taken:
            number += 1
            unique = f"{stem}-{number}"
        self.taken[unique.casefold()] = source
        return self.path / f"{unique}.json", owner


def file_stem(name: str) -> str:
    """Return a dispatch's name as a file may be called, without the folder or suffix."""
    stem = _UNSAFE.sub("-", name).strip(" .-")[:_LONGEST_NAME]
    return stem or "dispatch"
