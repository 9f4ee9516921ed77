"""How well two names are told to be one person's, on names of real officials as languages write them.

`pairs.tsv` says of each pair whether it is one person, and of those who are not why they are close.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.names import compare

ROWS = [line.split("\t") for line in (Path(__file__).parent / "pairs.tsv").read_text("utf-8").splitlines()[1:]]


def test_the_list_is_long_and_half_of_it_is_different() -> None:
    same = sum(row[0] == "yes" for row in ROWS)
    assert len(ROWS) >= 300
    assert 0.4 < same / len(ROWS) < 0.6
    assert len({tuple(row[1:3]) for row in ROWS}) == len(ROWS)


def test_precision_and_recall() -> None:
    told = [compare(one, other).same for _, one, other, _ in ROWS]
    true = [row[0] == "yes" for row in ROWS]
    hits = sum(a and b for a, b in zip(told, true, strict=True))
    assert hits / sum(told) >= 0.98
    assert hits / sum(true) >= 0.95


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[1]} · {row[2]}")
def test_the_order_of_the_two_does_not_matter(row: list[str]) -> None:
    assert compare(row[1], row[2]) == compare(row[2], row[1])
