"""Level 3, dates in figures: 26/08/2021, 2022-12, bare years and periods of years."""

from __future__ import annotations

from .scan import DASHES, Scan
from .when import When

_SEPARATORS = frozenset("/.-")


def read_figures(scan: Scan) -> list[When]:
    """Return what the scan has found with the dates in figures added, all in the order of the text."""
    found, figures = scan.found, list[When]()
    at = free = 0
    for i in [i for i, word in enumerate(scan.words) if "0" <= word < ":"]:
        while at < len(found) and found[at].end <= i:
            at += 1
        following = found[at].start if at < len(found) else scan.count
        if i < free or following <= i:
            continue
        when = _figures(scan, i) or _year_or_period(scan, i)
        if when is not None and when.end <= following:
            when.edge = scan.edge_before(i)
            figures.append(when)
            free = when.end
    return sorted(found + figures, key=lambda when: when.start) if figures else found


def _figures(scan: Scan, i: int) -> When | None:
    """26/08/2021, 25.04.2025, 30/03, 2021-08-26, 2022-12."""
    separator, first, second = scan.word(i + 1), scan.word(i), scan.word(i + 2)
    if separator not in _SEPARATORS or not _glued(scan, i, 2) or not (first.isdecimal() and second.isdecimal()):
        return None
    third = scan.word(i + 4) if scan.word(i + 3) == separator and _glued(scan, i + 2, 2) else ""
    third = third if third.isdecimal() else ""
    if max(len(first), len(second)) > 4:
        return None
    a, b = int(first), int(second)
    if scan.has("not_date", i - 1):
        return None
    if len(first) == 4 and len(second) == 2 and 1 <= b <= 12 and 1900 <= a < 2100:
        if separator == "-" and not third and b == (a + 1) % 100:
            return None  # 2011-12 is a pair of years
        day = int(third) if 1 <= len(third) <= 2 and 1 <= int(third) <= 31 else None
        return When(i, i + (5 if day else 3), (a, b, day))
    if len(first) > 2 or len(second) > 2 or not (1 <= a <= 31 and 1 <= b <= 12):
        return None
    if (len(third) == 4 and 1900 <= int(third) < 2100) or len(third) == len(first) == len(second) == 2:
        return When(i, i + 5, (int(third) + (2000 if len(third) == 2 else 0), b, a))
    return When(i, i + 3, (None, b, a)) if separator == "/" and len(second) == 2 and not third else None


def _glued(scan: Scan, i: int, count: int) -> bool:
    """Whether `count` tokens follow the one at `i` without a space."""
    tokens = scan.tokens
    return i + count < scan.count and all(tokens.ends[k] == tokens.starts[k + 1] for k in range(i, i + count))


def _year_or_period(scan: Scan, i: int) -> When | None:
    """2024; 2023-2024, 2025/26, de 2024 à 2027, en 2021 et 2022."""
    year = scan.year(i)
    if year is None or _amount(scan, i):
        return None
    join, last = scan.word(i + 1), scan.word(i + 2)
    tight = join in DASHES or join == "/"
    if tight or scan.has("to", i + 1) or scan.has("and", i + 1):
        other = scan.year(i + 2)
        if other is None and tight and len(last) == 2 and last.isdecimal() and int(last) == (year + 1) % 100:
            other = year + 1
        if other is not None and other > year and (tight or not _amount(scan, i + 2)):
            return When(i, i + 3, (year, None, None), (other, None, None))
    return When(i, i + 1, (year, None, None))


def _amount(scan: Scan, i: int) -> bool:
    """Whether four figures are no year but things counted, a decade, part of a document's or another number."""
    before = scan.word(i - 1)
    if scan.has("counted", i + 1) or scan.has("amount", i - 1) or scan.has("not_date", i - 1):
        return True
    several = scan.has("amount", i - 2) and scan.calendar.units.get(scan.word(i - 1)) == "year"
    if several and scan.word(i)[-1] == "0" and scan.year(i + 2) is None:
        return True  # « les années 1990 »
    if scan.word(i + 1) == "%" or (len(scan.word(i + 1)) == 3 and scan.word(i + 1).isdecimal()):
        return True
    if before == "(":
        return scan.word(i - 2).isdecimal()
    if before == ",":
        return scan.year(i - 2) is None
    return before in _SEPARATORS or before in DASHES or before.isdecimal()
