"""The best assignment, beside all others there are."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from dragoman.planning.assigning import assigned


def best_of_all(points: dict[tuple[int, int], float]) -> float:
    """Return the most points that any assignment has."""
    rows, columns = sorted({row for row, _ in points}), sorted({column for _, column in points})
    places = [*columns, *(-1 - row for row in rows)]
    return max(
        sum(points.get(pair, 0.0) for pair in zip(rows, chosen, strict=True))
        for chosen in permutations(places, len(rows))
    )


@pytest.mark.parametrize("number", range(30))
def test_no_assignment_is_better(number: int) -> None:
    dice = random.Random(number)
    pairs = [(row, column) for row in range(4) for column in range(4) if dice.random() < 0.6]
    points = {pair: dice.randrange(6, 14) / 2 for pair in pairs} or {(0, 0): 1.0}
    found = assigned(points)
    assert len(set(found.values())) == len(found)
    assert sum(points[pair] for pair in found.items()) == pytest.approx(best_of_all(points))


def test_a_late_round_leaves_the_next_its_own_event() -> None:
    assert assigned({(0, 0): 3.5, (1, 0): 4.0, (1, 1): 4.0}) == {0: 0, 1: 1}


def test_nothing_to_assign() -> None:
    assert assigned({}) == {}
