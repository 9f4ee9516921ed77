"""The best assignment: of rows to columns, each at most once, so that the points add up to most.

The Hungarian method (Kuhn 1955) with shortest augmenting paths, one row after another, on each group of rows that share
columns apart: few pairs are likely.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Pair = tuple[int, int]
_FAR = float("inf")


def assigned(points: Mapping[Pair, float]) -> dict[int, int]:
    """Return the column of each row that has one. `points`, all above 0, are those of the pairs that may be."""
    found: dict[int, int] = {}
    for rows in _groups(points):
        columns = sorted({column for row, column in points if row in rows})
        for row, column in _best(sorted(rows), columns, points):
            found[row] = column
    return found


def _groups(points: Mapping[Pair, float]) -> Iterator[set[int]]:
    """Yield the rows that are bound together by columns they share."""
    by_row: dict[int, set[int]] = {}
    by_column: dict[int, set[int]] = {}
    for row, column in points:
        by_row.setdefault(row, set()).add(column)
        by_column.setdefault(column, set()).add(row)
    left = set(by_row)
    while left:
        group, new = set[int](), {min(left)}
        while new:
            group |= new
            new = {row for each in new for column in by_row[each] for row in by_column[column]} - group
        left -= group
        yield group


def _best(rows: Sequence[int], columns: Sequence[int], points: Mapping[Pair, float]) -> Iterator[Pair]:
    """Yield the pairs of the best assignment of one group."""
    costs = [[-points.get((row, column), 0.0) for column in columns] + [0.0] * len(rows) for row in rows]
    for at, place in enumerate(_Hungarian(costs).columns()):
        if place < len(columns) and (rows[at], columns[place]) in points:
            yield rows[at], columns[place]


class _Hungarian:
    """The cheapest assignment of every row of a table of costs to a column. Columns count from 1, 0 is before them."""

    def __init__(self, costs: Sequence[Sequence[float]]) -> None:
        self.costs = costs
        self.wide = len(costs[0]) + 1
        self.row_price = [0.0] * (len(costs) + 1)
        self.price = [0.0] * self.wide
        self.row_of = [0] * self.wide  # rows count from 1 too

    def columns(self) -> list[int]:
        """Return the column of each row, counted from 0."""
        for row in range(1, len(self.costs) + 1):
            self._add(row)
        found = {row: column - 1 for column, row in enumerate(self.row_of) if column and row}
        return [found[row] for row in range(1, len(self.costs) + 1)]

    def _add(self, row: int) -> None:
        """Give one more row a column, along the cheapest path that moves others."""
        self.row_of[0] = row
        least, way, done = [_FAR] * self.wide, [0] * self.wide, [False] * self.wide
        column = 0
        while True:
            done[column] = True
            after, step = self._nearest(column, least, way, done)
            for each in range(self.wide):
                if done[each]:
                    self.row_price[self.row_of[each]] += step
                    self.price[each] -= step
                else:
                    least[each] -= step
            column = after
            if self.row_of[column] == 0:
                break
        while column:
            self.row_of[column] = self.row_of[way[column]]
            column = way[column]

    def _nearest(self, column: int, least: list[float], way: list[int], done: list[bool]) -> tuple[int, float]:
        """Return the column nearest to those reached, and how far it is, once it is seen from one more of them."""
        row, after = self.row_of[column], 0
        for each in range(1, self.wide):
            if done[each]:
                continue
            cost = self.costs[row - 1][each - 1] - self.row_price[row] - self.price[each]
            if cost < least[each]:
                least[each], way[each] = cost, column
            if not after or least[each] < least[after]:
                after = each
        return after, least[after]
