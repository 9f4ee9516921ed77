"""Level 3, the scan: one text being searched for dates, and what was found so far."""

from __future__ import annotations

import re

from .calendar_words import Calendar
from .layout import ENDS
from .text import Tokens
from .when import When

_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th|e)?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_LONGEST_NUMBER = 5
_NONE: frozenset[str] = frozenset()

DASHES = frozenset("-–—")


class Scan:
    """The words of a text with the dates found in them; the finders of months, weekdays and periods share it."""

    def __init__(self, tokens: Tokens, calendar: Calendar) -> None:
        self.tokens, self.words, self.calendar = tokens, tokens.words, calendar
        self.count = len(tokens.words)
        self.found: list[When] = []
        self.free = 0
        self.day_before: When | None = None

    # -- words ---------------------------------------------------------------------------

    def word(self, i: int) -> str:
        """Return the word at `i`, or the empty string outside the text."""
        return self.words[i] if 0 <= i < self.count else ""

    def has(self, function: str, i: int) -> bool:
        """Whether the word at `i` has a function of the pack's [time] table."""
        return self.word(i) in self.calendar.words.get(function, _NONE)

    def phrase(self, function: str, start: int, end: int) -> bool:
        """Whether the words ``start:end`` together have a function."""
        if start < 0 or end > self.count:
            return False
        text = " ".join(self.words[start:end])
        return text.replace("' ", "'") in self.calendar.words.get(function, _NONE)

    def day(self, i: int) -> int | None:
        """Return the day of the month that the word at `i` can be."""
        word = self.word(i)
        found = _DAY.match(word)
        number = int(found[1]) if found else self.calendar.numbers.get(word)
        return number if number is not None and 1 <= number <= 31 else None

    def ordinal_day(self, i: int) -> bool:
        """Whether the word at `i` is a day with its ending: « 5th »."""
        return self.day(i) is not None and self.word(i)[0].isdecimal() and not self.word(i).isdecimal()

    def year(self, i: int) -> int | None:
        """Return the year that the word at `i` can be."""
        return int(self.word(i)) if _YEAR.match(self.word(i)) else None

    def number_before(self, end: int) -> tuple[int, int] | None:
        """Return the number, in figures or words, whose last word is at ``end - 1``, and where it starts."""
        word = self.word(end - 1)
        if word.isdecimal():
            return (int(word), end - 1) if len(word) <= 3 else None
        numbers = self.calendar.numbers
        if word not in numbers:
            return None
        for size in range(min(_LONGEST_NUMBER, end), 1, -1):
            words = self.words[end - size : end]
            number = numbers.get("".join(words)) or numbers.get(" ".join(words))
            if number is not None:
                return number, end - size
        return numbers[word], end - 1

    def year_after(self, at: int, comma: bool) -> tuple[int | None, int]:
        """Return the year at `at`, small words before it skipped, and where it ends; (None, at) if there is none."""
        year = self.year(at)
        if year is not None:
            return year, at + 1
        skipped = self.has("before_year", at) or (comma and self.word(at) == ",")
        year = self.year(at + 1) if skipped else None
        return (year, at + 2) if year is not None else (None, at)

    def direction(self, start: int, end: int) -> tuple[int | None, int, int]:
        """Return last, this or next (-1, 0, 1; None for neither) around ``start:end``, and the wider range."""
        for number, name in ((-1, "last"), (1, "next")):
            if self.has(name, end):
                return number, start, end + 1
            if self.has(name, start - 1):
                return number, start - 1, end
        if self.has("this", start - 1):
            return 0, start - 1, end
        return None, start, end

    # -- what was found ------------------------------------------------------------------

    def keep(self, when: When) -> None:
        """Add an expression; it swallows those found before that it covers."""
        while self.found and self.found[-1].end > when.start:
            self.found.pop()
        when.edge = when.edge or self.edge_before(when.start)
        self.found.append(when)
        self.free = max(self.free, when.end)
        if when.exact and not self._of_another(when.start):
            self.day_before = when

    def _of_another(self, start: int) -> bool:
        """Whether a date only tells of something mentioned: « the committee, held in Arusha on 28 June »."""
        return any(self.has("told_of", i) and self.word(i - 1) == "," for i in range(start - 6, start))

    def edge_before(self, start: int) -> str:
        """Return "since" or "until" where the words before say so, else the empty string."""
        before = start - 1
        leading = self.calendar.leading
        while before > start - 6 and before >= 0 and self.words[before] in leading:
            before -= 1
        if self.has("since", before):
            return "since"
        return "until" if self.has("until", before) else ""

    def anaphoric(self, start: int, end: int, unit: str, count: int) -> When:
        """Return an expression that counts from the day the text stands at, publication if it has told none."""
        before = root(self.day_before, 1)
        if before is not None and before.unit == "day" and before.anchor is not None and unit == "day":
            return When(start, end, unit=unit, count=before.count + count, anchor=before.anchor)
        return When(start, end, unit=unit, count=count, anchor=before)

    def told_in_sentence(self, start: int) -> bool:
        """Whether the sentence has named a day before `start`."""
        before = self.day_before
        if before is None or before is not (self.found[-1] if self.found else None) or start - before.end > 40:
            return False
        return not any(word in ENDS for word in self.words[before.end : start])


def root(when: When | None, depth: int = 0) -> When | None:
    """Return what an expression hangs on in the end, so that chains of « le lendemain » stay short."""
    while when is not None and when.anchor is not None and (depth == 0 or when.unit == "same"):
        when = when.anchor
    return when
