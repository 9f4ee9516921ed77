"""Versions: an agency's dispatch sent again, corrected or completed, is one dispatch and not two sources.

Two texts of one agency, day and language are versions of one where most of their runs of three words are the same.
That share is estimated from a sketch: the least hashes of all the runs (bottom-k sketch, Cohen and Kaplan 2007).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from heapq import nsmallest
from struct import pack, unpack
from typing import NamedTuple

_SIZE = 32
_ALIKE = 0.6
_CORRECTED = ("corrected", "correction", "rectificatif", "rectifie", "исправлен", "уточнен", "duzelis", "duzeltme")
_HEAD = 40


class Version(NamedTuple):
    """What is needed of a dispatch to see whether it is a version of another, and which of them counts."""

    number: int
    story: int
    published: str | None
    agency: str | None
    language: str | None
    url: str | None
    sketch: bytes

    @property
    def sent(self) -> tuple[str, str, str | None] | None:
        """By whom it was sent, on which day and in which language; None where agency or day are not known."""
        return (self.published, self.agency, self.language) if self.published and self.agency else None


def sketch(words: list[str]) -> bytes:
    """Return a sketch of a text's wording, its words being folded: the rank it has among versions, then hashes."""
    text = " ".join(words)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    runs = (
        {zlib.crc32(text[starts[at] : starts[at + 3] - 1].encode()) for at in range(max(1, len(words) - 2))}
        if (len(words) > 2)
        else {zlib.crc32(text.encode("utf-8", "surrogatepass"))}
    )
    corrected = any(word.startswith(_CORRECTED) for word in words[:_HEAD])
    least = nsmallest(_SIZE, runs)
    return pack(f">BI{len(least)}I", corrected, len(text), *least)


def rank(version: Version) -> tuple[bytes, int]:
    """Return what puts the version that counts last: one that says it is corrected, else the longer one."""
    return version.sketch[:5], version.number


def same(one: Version, other: Version) -> bool:
    """Say whether two dispatches are versions of one: from one address, or much the same words of one day."""
    if one.url and one.url == other.url:
        return True
    if one.sent is None or one.sent != other.sent:
        return False
    return _share(hashes(one.sketch), hashes(other.sketch)) >= _ALIKE


def hashes(sketched: bytes) -> tuple[int, ...]:
    """Return the hashes of a sketch."""
    return unpack(f">{len(sketched) // 4 - 1}I", sketched[5:])


def _share(some: Iterable[int], others: Iterable[int]) -> float:
    """Return the estimated share of runs that two texts have in common (Jaccard)."""
    one, other = set(some), set(others)
    union = nsmallest(_SIZE, one | other)
    return sum(1 for each in union if each in one and each in other) / len(union)
