"""Chinese, Korean and Japanese names in Cyrillic, syllable by syllable in Latin letters."""

from __future__ import annotations

from functools import lru_cache

from .spelling import habits, toml

_MOST_READINGS = 4
_LONGEST = 24
"""No name of these is longer; other words need no trying."""

Syllables = dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _systems() -> tuple[tuple[Syllables, int], ...]:
    """Return the systems, each with the length of its longest syllable."""
    data = toml("syllables.toml")
    chinese = data["chinese"]
    made = list(chinese["zero"])
    for beginnings, ends in (("soft", "soft_ends"), ("beginnings", "ends")):
        for beginning in chinese[beginnings]:
            cyrillic, latin = beginning.split()
            made += [f"{cyrillic}{end.replace(' ', ' ' + latin)}" for end in chinese[ends]]
    systems = []
    for rows in (made, data["korean"]["syllables"], data["japanese"]["syllables"]):
        table: Syllables = {}
        for row in rows:
            cyrillic, latin = row.split()
            table[cyrillic] = (*table.get(cyrillic, ()), latin)
        systems.append((table, max(map(len, table))))
    return tuple(systems)


def romanised(word: str) -> list[str]:
    """Return how a folded Cyrillic word reads if it is made of East Asian syllables: not at all, or in a few ways."""
    if not "а" <= word[0] <= "ё" or len(word) > _LONGEST or word.endswith(habits().unmistakable):
        return []
    found: list[str] = []
    for table, longest in _systems():
        found += _cut(word, table, longest)
    return found


def _cut(word: str, table: Syllables, longest: int) -> list[str]:
    ways: list[list[str]] = [[""], *([] for _ in word)]
    for start in range(len(word)):
        if not ways[start]:
            continue
        for end in range(start + 1, min(len(word), start + longest) + 1):
            readings = table.get(word[start:end])
            if readings is not None:
                more = [way + latin for way in ways[start] for latin in readings]
                ways[end] = (ways[end] + more)[:_MOST_READINGS]
    return ways[-1]
