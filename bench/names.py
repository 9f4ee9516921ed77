"""How fast names are compared: names of officials in many languages, from the list that the tests hold."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from time import process_time
from typing import NamedTuple

from dragoman.names import compare, key

PAIRS = Path(__file__).parents[1] / "tests" / "names" / "pairs.tsv"


class Rates(NamedTuple):
    """How many names and pairs there are, and what is done of them in a second."""

    names: int
    pairs: int
    keys: float
    close: float
    every: float


def rates() -> Rates:
    """Measure on names not seen before: their keys; each with every other; and the list's own pairs.

    Of the pairs of every name with every other most have nothing in common, as in any corpus; the taking apart of
    each name is in their time.  The list's pairs are of one person or of two who are easily mixed up.
    """
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()[1:]]
    close = [(row[1], row[2]) for row in rows]
    names = list(dict.fromkeys(name for pair in close for name in pair))
    known = set(close)
    every = [pair for pair in combinations(names, 2) if pair not in known and pair[::-1] not in known]
    key("Anna Muster")  # loads the data
    begun = process_time()
    for one, other in every:
        compare(one, other)
    compared = process_time()
    for one, other in close:
        compare(one, other)
    done = process_time()
    for name in names:
        key(name)
    keyed = process_time()
    return Rates(
        len(names),
        len(every),
        len(names) / (keyed - done),
        len(close) / (done - compared),
        len(every) / (compared - begun),
    )
