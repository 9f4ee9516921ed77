"""Who spoke for which state and when: the party of a figure that a text names without it.

The rows come from `register.py`; names are compared by `dragoman.names`, in any spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from ..names import (
    Bearer,
    Sound,
    Words,
    bearer,
    compare,
    custom,
    habits,
    hear,
    is_feminine,
    key,
    means,
    nominative,
    nominatives,
    same_sound,
    sounds,
)
from ..names.phonetics import coarse, letters
from ..names.words import core, fold, is_filial, parts, tokens
from .register import SOLE_OFFICES, Row, Term, own, shipped

_ROMAN = re.compile(r"[ivx]+$")
_ORDINAL = {"1er": "i", "ier": "i", "1st": "i"}
SHARED = frozenset({"AND", "BIH", "CHE", "SMR"})
"""States with several heads at a time."""

_MOST_REMEMBERED = 4096


class Figures:
    """The figures of a register, found by name and date."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self._drawers: dict[str, list[Row]] = {}
        self._homes: dict[str, set[str]] = {}  # the parties of the rows of each drawer
        self._sorted: dict[str, dict[str, list[Row]]] = {}
        self._found: dict[str, list[Row]] = {}
        self._reigning: dict[str, list[Row]] = {}
        self._crowned: dict[str, list[Row]] = {}
        self._listed: dict[Term, Row] = {}  # the first row of a term that others may spell otherwise
        for row in self.rows:
            if row.office in SOLE_OFFICES and row.party not in SHARED and row.name[0] < "Ѐ":
                self._listed.setdefault(row.term, row)
            folded = fold(row.name)
            if _ROMAN.match(folded.rsplit(" ", 1)[-1]) or folded.startswith(("king ", "pope ", "grand duke ")):
                self._crowned.setdefault(folded.replace("grand duke", "king").split(" ")[-1], []).append(row)
                continue
            called = (row.called or row.name).casefold()
            words = core(tokens(called)) if "abd" in called or called.endswith("jr.") else parts(called)
            drawers = {coarse(words[-1])}
            if " bin " in folded:
                drawers.add(coarse(folded.split(" bin ", 1)[1].split(" ", 1)[0]))
            for drawer in drawers:
                self._drawers.setdefault(drawer, []).append(row)
                self._homes.setdefault(drawer, set()).add(row.party)

    def party_of(self, name: str, on: str | None, former: bool = False) -> str | None:
        """Return the party of the figure that a text names, as it stood on a date.

        `name` may be full or a surname alone, in any spelling; `on` is an ISO date of any exactness, or None
        for any time since 2000.  With `former`, those no longer in office count too, the latest first.  None
        says that nobody is known by that name then, or that those who are stand for different parties.
        """
        rows = self.named(name)
        if on is not None and rows:
            rows = [row for row in rows if (row.begun(on) if former else row.overlaps(on))]
            if former and rows:
                latest = max(row.since for row in rows)
                rows = [row for row in rows if row.since == latest]
        parties = {row.party for row in rows}
        return parties.pop() if len(parties) == 1 else None

    def key_of(self, name: str, party: str | None, on: str | None = None, office: str | None = None) -> str:
        """Return the key of a person: that of the figure the name means, under the name it is listed by, or its own.

        `party` is whom the person acts for, as far as it is known.  Without it a figure counts only at the time of
        its office, `on` being an ISO date.  A surname alone
        is a figure's if whoever bears it holds the figure's `office`, or none that is known.
        """
        if party is not None and not self._any_of(party, name):
            return key(name)
        rows = self.named(name) if party is None or name in self._found else self._look_up(name, party)
        if party is not None:
            rows = [row for row in rows if row.party == party]
        if on is not None:
            rows = [row for row in rows if row.overlaps(on)] or ([] if party is None else rows)
        if office is not None and rows and len(core(tokens(name))) == 1:
            rows = [row for row in rows if row.office == office]
        names = list(
            dict.fromkeys(self._listed[row.term].name if row.term in self._listed else row.name for row in rows)
        )
        if names and all(key(names[0]) == key(other) or compare(names[0], other).same for other in names[1:]):
            return key(names[0])
        return key(name)

    def _any_of(self, party: str, name: str) -> bool:
        """Tell at a glance whether a name might be that of a figure of a party."""
        words = tokens(name)
        if len(words) < 2 or _ROMAN.match(words[-1]):
            return True
        words = core(words)
        return any(party in self._homes.get(coarse(letters(word, False)), ()) for word in words)

    def named(self, name: str) -> list[Row]:
        """Return all terms of those whom a name may mean."""
        if len(self._found) > _MOST_REMEMBERED:
            self._found.clear()
        if name not in self._found:
            self._found[name] = self._look_up(name)
        return self._found[name]

    def _look_up(self, name: str, party: str | None = None) -> list[Row]:
        """Return all terms of those whom a name may mean, of any party or of one."""
        split = tokens(name)
        titles = habits().titles
        titled = bool(split) and split[0] in titles
        while split and split[0] in titles:
            split = split[1:]
        if not split:
            return []
        last = _ORDINAL.get(split[-1], split[-1])
        if len(split) > 1 and _ROMAN.match(last):
            found = [row for row in self._crowned.get(last, ()) if _regnal(row.name, split[:-1])]
            if found:
                return found
        if len(split) == 1:
            if not titled and any(same_sound(sounds(last), given, 0) for given in _alone()):
                return []
            found = [row for row in self._rulers(last) if _reigns(row.name, last, titled)]
            if found:
                return found if titled else []
        words = tuple(core(split))
        found = self._meant(words, is_filial(split), party)
        if found:
            return found
        if len(words) > 1:
            base = nominative(words)
            return self._meant(base, is_filial(split), party) if base != words else []
        if is_feminine(words[0]):  # a woman's surname as well as a man's in the genitive
            return []
        return list(dict.fromkeys(row for way in nominatives(words) for row in self._meant(way.words, False, party)))

    def _meant(self, words: tuple[str, ...], filial: bool, party: str | None) -> list[Row]:
        heard: Words = ()
        rows: dict[Row, None] = {}
        meant: dict[tuple[str, str, str], bool] = {}  # a figure may have several terms
        for at in sorted({0, *range(max(0, len(words) - 3), len(words))}):
            drawer = self._drawer(coarse(letters(words[at], False)))
            if not drawer:
                continue
            for consonants in dict.fromkeys([sound[0] for sound in sounds(words[at])]):
                for row in drawer.get(consonants, ()):
                    if party is not None and row.party != party:
                        continue
                    heard = heard or tuple(hear(word) for word in words)
                    figure = (row.name, row.called, row.party)
                    if figure not in meant:
                        meant[figure] = means(heard, _bearer(row), filial) is not None
                    if meant[figure]:
                        rows[row] = None
        return list(rows)

    def _rulers(self, word: str) -> list[Row]:
        """Return those who reign by one name whose consonants are those of a word."""
        if not self._reigning:
            for row in (row for rows in self._crowned.values() for row in rows):
                words = [word for word in tokens(row.name) if word not in habits().titles and not _ROMAN.match(word)]
                for consonants in dict.fromkeys(sound[0] for sound in sounds(words[0])):
                    self._reigning.setdefault(consonants, []).append(row)
        heard = dict.fromkeys(sound[0] for sound in sounds(word))
        return list(dict.fromkeys(row for consonants in heard for row in self._reigning.get(consonants, ())))

    def _drawer(self, label: str) -> dict[str, list[Row]]:
        """Return the rows of a drawer by the consonants they are called by, sorted on first use."""
        if label not in self._sorted:
            index: dict[str, list[Row]] = {}
            for row in self._drawers.get(label, ()):
                split = tokens(row.name)
                handles = {core(tokens(row.called) if row.called else split)[-1]}
                if is_filial(split):
                    handles.update(core(split)[1:2])
                for consonants in {sound[0] for handle in handles for sound in hear(handle).loosely}:
                    index.setdefault(consonants, []).append(row)
            self._sorted[label] = index
        return self._sorted[label]


@lru_cache(maxsize=4096)
def _bearer(row: Row) -> Bearer:
    return bearer(row.name, row.called, custom(row.party))


@lru_cache(maxsize=1)
def _alone() -> tuple[tuple[Sound, ...], ...]:
    """Return the sounds of given names that say nothing alone."""
    return tuple(map(sounds, habits().alone))


def _regnal(name: str, split: list[str]) -> bool:
    words = tokens(name)[:-1]
    return len(words) == len(split) and all(
        same_sound(sounds(one), sounds(other), 0) for one, other in zip(words, split, strict=True)
    )


def _reigns(name: str, word: str, titled: bool) -> bool:
    """Tell whether a word is the one name of a ruler; a title has to tell those with a numeral from others."""
    words = tokens(name)
    if _ROMAN.match(words[-1]):
        return titled and len(words) == 2 and not set(sounds(words[0])).isdisjoint(sounds(word))
    return same_sound(sounds(words[-1]), sounds(word), 0)


_current: Figures | None = None


def figures() -> Figures:
    """Return the figures of the register that comes with Dragoman and of a user's own, loading them the first time."""
    global _current
    if _current is None:
        _current = Figures(shipped())
    return _current


def use_register(path: Path | None) -> None:
    """Add a register of a user's own to the figures, or go back to what Dragoman comes with (None).

    Its rows replace those of the same person in the same office of the same party.  Raises `RegisterError` for a
    file that is no register.
    """
    global _current
    if path is None:
        _current = None
        return
    rows = own(path)
    offices = {(row.party, row.office) for row in rows}
    replaced = {(row.party, row.office, key(row.name)) for row in rows}
    kept = [
        row
        for row in shipped()
        if (row.party, row.office) not in offices or (row.party, row.office, key(row.name)) not in replaced
    ]
    _current = Figures([*rows, *kept])
