"""The rows of a register of figures: who stood for which party, in which office, from when to when.

`figures.tsv` lists heads of state and government, foreign ministers and the heads of the main organisations
since 2000, with the party each stands for and the time in office, as exactly as it is known.  It was
written for Dragoman from general knowledge, and compared with three sources: Wikidata as of October 2022 (CC0),
the CIA's "World Leaders" of June 2019 (public domain) and the Phoenix country actors of the Open Event Data
Alliance, 2014 (MIT).  These bear out parties more than dates, and nothing after 2022.  Where a vote due in 2026
could have changed who serves and the outcome was not known, the term ends with it.  Its columns are `name`,
`party`, `office`, `from`, `to` (empty while serving) and `called`, the part of the name a figure goes by when
it is not the last word of it.

A register of a user's own has the same columns, `office`, `from`, `to` and `called` being free to be empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import NamedTuple

COLUMNS = ("name", "party", "office", "from", "to", "called")
_DATE = re.compile(r"(\d{4}(-\d\d){0,2})?")


SOLE_OFFICES = ("head_of_state", "head_of_government", "foreign_minister")
"""Offices of which a state has one holder at a time, with few exceptions."""

Term = tuple[str, str, str, str]
"""The party, office, beginning and end of a row: of a state's sole offices, hardly two persons have the same."""


class Row(NamedTuple):
    """One term of one figure."""

    name: str
    party: str
    office: str
    since: str
    until: str
    called: str

    @property
    def term(self) -> Term:
        """What tells rows of one figure in several spellings."""
        return self.party, self.office, self.since, self.until

    def begun(self, on: str) -> bool:
        """Tell whether the term may have begun by a date, each as exact as it is."""
        return self.since[: len(on)] <= on[: len(self.since)]

    def overlaps(self, on: str) -> bool:
        """Tell whether the term and a date may have a day in common."""
        return self.begun(on) and (not self.until or self.until[: len(on)] >= on[: len(self.until)])


class RegisterError(ValueError):
    """A register of a user's own that cannot be read as one."""


def shipped() -> list[Row]:
    """Return the rows of the register that comes with Dragoman."""
    text = (resources.files(__package__) / "figures.tsv").read_text(encoding="utf-8")
    return [Row(*line.split("\t")) for line in text.splitlines()[1:]]


def own(path: Path) -> list[Row]:
    """Return the rows of a register of a user's own: tabs between the columns, their names in the first line.

    Raises `RegisterError`, which says where and why, for what is no register.
    """
    try:
        return list(_rows(path.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError, RegisterError) as failure:
        raise RegisterError(f"{path}: {failure}") from failure


def _rows(text: str) -> Iterator[Row]:
    lines = text.splitlines()
    head = lines[0].split("\t") if lines else []
    if not {"name", "party"} <= set(head) <= set(COLUMNS):
        raise RegisterError(f"the first line has to name columns, of {', '.join(COLUMNS)}, with tabs between them")
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(head):
            raise RegisterError(f"line {number} has more cells than there are columns")
        row = dict(zip(head, cells, strict=False))
        if not (row["name"] and row.get("party")):
            raise RegisterError(f"line {number} lacks a name or a party")
        if not (_DATE.fullmatch(row.get("from", "")) and _DATE.fullmatch(row.get("to", ""))):
            raise RegisterError(f"line {number} has a date that is not YYYY, YYYY-MM or YYYY-MM-DD")
        yield Row(*(row.get(column, "") for column in COLUMNS))
