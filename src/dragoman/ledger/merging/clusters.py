"""Which tellings are of one fact: the most alike joined first, none against a veto.

Greedy joining of pairs from the likeliest down, as in constrained agglomerative clustering (Davidson and
Ravi 2005): a pair is joined unless two of the tellings that would come together are told apart by one dispatch, are
held apart by a person, or are too unlike; what a person has joined is as like another as the likest of it. Pairs of
equal score go by their numbers, so the result depends on the set of tellings alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import combinations

Pair = tuple[int, int]

TOO_UNLIKE = -1.0
"""The score of a pair below which the two can't be of one fact, whoever else is like both."""


def clusters(
    numbers: Iterable[int],
    score: Callable[[int, int], float],
    least: float,
    dispatch_of: Mapping[int, int],
    together: Set[Pair] = frozenset(),
    apart: Set[Pair] = frozenset(),
) -> list[list[int]]:
    """Return the tellings in groups, one group a fact, all sorted.

    `score` gives the likeness of a pair, `dispatch_of` the dispatch of each telling; `together` and `apart` are
    pairs, the lesser number first, that a person has joined or parted.
    """
    members = {number: [number] for number in sorted(numbers)}
    for one, other in sorted(together):
        if one in members and other in members:
            _join(members, one, other)
    units = {number: tuple(group) for number, group in members.items()}
    scores = {pair: score(*pair) for pair in combinations(sorted(members), 2)}
    likely = sorted((pair for pair, points in scores.items() if points >= least), key=lambda p: (-scores[p], p))
    for one, other in likely:
        if members[one] is members[other] or not _may_join(
            members[one], members[other], units, scores, dispatch_of, apart
        ):
            continue
        _join(members, one, other)
    return sorted({id(group): sorted(group) for group in members.values()}.values())


def _may_join(
    some: list[int],
    others: list[int],
    units: Mapping[int, Sequence[int]],
    scores: Mapping[Pair, float],
    dispatch_of: Mapping[int, int],
    apart: Set[Pair],
) -> bool:
    for one in some:
        for other in others:
            pair = _pair(one, other)
            if dispatch_of[one] == dispatch_of[other] or pair in apart:
                return False
            if scores[pair] < TOO_UNLIKE and _best(units[one], units[other], scores) < TOO_UNLIKE:
                return False
    return True


def _best(some: Sequence[int], others: Sequence[int], scores: Mapping[Pair, float]) -> float:
    return max(scores[_pair(one, other)] for one in some for other in others)


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _join(members: dict[int, list[int]], one: int, other: int) -> None:
    if members[one] is members[other]:
        return
    members[one].extend(members[other])
    for number in members[other]:
        members[number] = members[one]
