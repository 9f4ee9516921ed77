"""The title register: who held which office for which party, as dispatches themselves have told it, and when.

It is gathered from records and kept as a table: `name`, `party`, `office`, `first` and `last` (the dates of the
earliest and the latest dispatch that says so) and `seen` (in how many).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..names import key
from ..record import Record
from .register import SOLE_OFFICES

COLUMNS = ("name", "party", "office", "first", "last", "seen")
_TITLES_LAST = 365
"""For so many days after a dispatch that says so somebody may still hold an office, unless another is told to."""


class Title(NamedTuple):
    """A person in an office, and when dispatches told of it."""

    name: str
    party: str
    office: str
    first: str
    last: str
    seen: int


class TitlesError(ValueError):
    """A file that is no title register."""


def gather(records: Iterable[Record]) -> list[Title]:
    """Return the titles that dated records tell, by party, office and date."""
    found: dict[tuple[str, str, str], Title] = {}
    for record in records:
        on = record.dispatch.published
        for person in record.people if on else ():
            if on is None or person.office is None or person.party is None:
                continue
            one = key(person.name) if person.key is None else person.key, person.party, person.office
            known = found.get(one)
            if known is None:
                found[one] = Title(person.name, person.party, person.office, on, on, 1)
            else:
                name = max(known.name, person.name, key=len)
                found[one] = Title(
                    name, person.party, person.office, min(known.first, on), max(known.last, on), known.seen + 1
                )
    return sorted(found.values(), key=lambda title: title[1:4])


def table(titles: Iterable[Title]) -> str:
    """Return a title register as it is written into a file."""
    lines = ["\t".join(COLUMNS), *("\t".join(map(str, title)) for title in titles)]
    return "\n".join(lines) + "\n"


def load(path: Path) -> list[Title]:
    """Return the titles of a file.  Raises `TitlesError` for one that is no title register."""
    try:
        return list(_titles(path.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError) as failure:
        raise TitlesError(f"{path}: {failure}") from failure


def _titles(text: str) -> Iterator[Title]:
    lines = text.splitlines()
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise ValueError(f"the first line has to be {', '.join(COLUMNS)}, with tabs between them")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or not cells[-1].isdecimal():
            raise ValueError(f"line {number} has not {len(COLUMNS)} cells with a number in the last")
        name, party, office, first, last, seen = cells
        yield Title(name, party, office, first, last, int(seen))


class Titles:
    """The titles of a register, looked up by person."""

    def __init__(self, titles: Iterable[Title]) -> None:
        self._of: dict[str, list[Title]] = {}
        self._holders: dict[tuple[str, str], list[Title]] = {}
        for title in titles:
            self._of.setdefault(key(title.name), []).append(title)
            self._holders.setdefault((title.party, title.office), []).append(title)

    def party_in(self, name: str, office: str, party: str | None, on: str | None) -> str | None:
        """Return the party for which somebody held an office on a date, of `party` if that is given; else None."""
        if on is None:
            return None
        parties = {
            title.party
            for title in self._of.get(key(name), ())
            if title.office == office and party in (title.party, None) and self._held(title, on)
        }
        return parties.pop() if len(parties) == 1 else None

    def _held(self, title: Title, on: str) -> bool:
        if title.first[: len(on)] <= on[: len(title.first)] and on[: len(title.last)] <= title.last[: len(on)]:
            return True
        if on < title.last or _days(title.last, on) > _TITLES_LAST:
            return False
        others = self._holders[title.party, title.office] if title.office in SOLE_OFFICES else ()
        return not any(other is not title and title.last < other.last and other.first <= on for other in others)


def _days(one: str, other: str) -> int:
    return (_day(other) - _day(one)).days


def _day(iso: str) -> date:
    return date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])


_current: Titles | None = None


def titles() -> Titles | None:
    """Return the title register in use, if there is one."""
    return _current


def use_titles(path: Path | None) -> None:
    """Let the reader use the title register in a file, or none.  Raises `TitlesError` for a file that is none."""
    global _current
    _current = Titles(load(path)) if path is not None else None
