"""Level 1, the dateline: agency, place and date, in the ways agencies write them.

A header is a line, or the beginning of one up to a dash, that holds nothing but a place, a date, an
agency and the small words between them. It is looked for at the top, and a signature at the end.
"""

from __future__ import annotations

import re

from ..record import Dispatch
from .dates import Partial, When, iso, parse_iso
from .layout import Layout, Range
from .lexicon import ENTITY, Lexicon
from .marks import Marks
from .patterns import Mark
from .text import Tokens, fold

_DASHES = frozenset("-–—=:")
_SKIP = frozenset(",.-–—=:/|()[]")
_HEADER_LINES = 8
_LONGEST = 26
_FEED_DATE = re.compile(r"^\s*date\s+(\d{4}-\d{2}(?:-\d{2})?)\b", re.I)


class Header:
    """What a dispatch says of itself; `body` is the first token after its header."""

    def __init__(self) -> None:
        self.agency: str | None = None
        self.place: str | None = None
        self.country: str | None = None
        self.date: When | None = None
        self.feed: str | None = None
        self.body = 0
        self.home: str | None = None


class HeaderReader:
    """Reads the header and the signature of one text."""

    def __init__(self, tokens: Tokens, marks: Marks, whens: list[When], layout: Layout, lexicon: Lexicon) -> None:
        self.tokens, self.layout, self.lexicon = tokens, layout, lexicon
        self.words, self.caps = tokens.words, tokens.caps
        self.at: dict[int, Mark] = {mark.start: mark for mark in marks[ENTITY]}
        self.when_at = {when.start: when for when in whens}
        self.skip = frozenset(lexicon.lists["dateline_skip"])

    def read(self) -> Header:
        """Return the header of the text."""
        header = Header()
        feed = _FEED_DATE.match(self.tokens.text)
        if feed:
            header.feed = feed[1]
        found_line: int | None = None
        for number, paragraph in enumerate(self.layout.paragraphs[:_HEADER_LINES]):
            start = self._feed_end(paragraph) if number == 0 and feed else paragraph[0]
            end = self._line(start, paragraph[1], header)
            if end is None:
                if found_line is not None and number > found_line + 1:
                    break
                continue
            found_line = number
            header.body = max(header.body, end)
            if header.place and header.date and header.agency:
                break
        if header.agency is None or header.date is None:
            self._signature(header)
        self._home(header)
        return header

    def _feed_end(self, paragraph: Range) -> int:
        when = self.when_at.get(paragraph[0] + 1)
        return when.end if when is not None else paragraph[0]

    # -- one line ------------------------------------------------------------------------

    def _line(self, start: int, stop: int, header: Header) -> int | None:
        """Read one line's header parts into `header`; return where they end, or None if it has none."""
        place: tuple[str, str | None] | None = None
        when: When | None = None
        agency: str | None = None
        i, closed, last = start, False, start
        while i < stop and i - start < _LONGEST:
            if (i in self.when_at and self.when_at[i].first[0:2] != (None, None)) or self._full_date(i):
                when = when or self.when_at[i]
                i = last = self.when_at[i].end
                continue
            found = self._agency(i, stop)
            if found is not None:
                agency, i = agency or found[0], found[1]
                last = i
                continue
            spot = self._place(i, start, stop, place is None)
            if spot is not None:
                place, i = place or (spot[0], spot[1]), spot[2]
                last = i
                continue
            word = self.words[i]
            mark = self.at.get(i)
            if word in _SKIP:
                closed = word in _DASHES or word in ")/."
                i = last = i + 1
            elif word in self.skip or word.isdigit() or (mark is not None and mark.kind in ("weekday", "state")):
                i += 1
            else:
                break
        at_end = i >= stop
        parts = sum(part is not None for part in (place, when, agency))
        i = i if at_end else last
        dash = i > start and self.words[i - 1] in _DASHES
        enough = (parts >= 2 and (at_end or closed)) or (parts == 1 and (
            (at_end and ((when is not None and when.exact) or agency is not None))
            or (place is not None and dash and self._shouts(start))
            or (agency is not None and closed)
        ))
        if not enough or parts == 0:
            return None
        header.agency = header.agency or agency
        if place is not None and header.place is None:
            header.place, header.country = place
        header.date = header.date or when
        return i

    def _shouts(self, i: int) -> bool:
        return self.tokens.text[self.tokens.starts[i] : self.tokens.ends[i]].isupper() or self.caps[i]

    def _full_date(self, i: int) -> bool:
        when = self.when_at.get(i)
        return when is not None and (when.first[1] is not None or when.weekday is not None)

    def _place(self, i: int, start: int, stop: int, wanted: bool) -> tuple[str, str | None, int] | None:
        mark = self.at.get(i)
        if mark is not None and mark.kind in ("capital", "city"):
            return mark.value[0], mark.value[1], mark.end
        if not wanted or i != start or mark is not None or not self.caps[i]:
            return None
        end = i + 1
        while end < stop and (self.caps[end] or self.words[end] == "-") and end - i < 4 and self.at.get(end) is None:
            end += 1
        follows = self.words[end] if end < stop else ""
        if (follows == "," and end + 1 in self.when_at) or (follows == "(" and self._agency(end, stop) is not None):
            return self.tokens.slice(i, end), None, end
        return None

    def _agency(self, i: int, stop: int) -> tuple[str, int] | None:
        """Return the agency that starts at token `i` as written, and where it ends."""
        agencies = self.lexicon.gazetteer.agencies
        for size in range(min(5, stop - i), 0, -1):
            written = self.tokens.slice(i, i + size)
            if written.casefold() in agencies and (self.caps[i] or self._bracketed(i)):
                return written, i + size
        if self._bracketed(i) and self.words[i][0].isalpha() and self.at.get(i) is None:
            end = i
            while end < stop and self.words[end] not in ")/" and end - i < 5:
                end += 1
            if end < stop and self.words[end] in ")/" and end > i:
                written = self.tokens.slice(i, end)
                if written.replace("-", "").replace(" ", "").isalpha() and written[0].isupper():
                    return written, end
        return None

    def _bracketed(self, i: int) -> bool:
        return i > 0 and self.words[i - 1] in "(/" and i + 1 < len(self.words)

    # -- the signature, the home ---------------------------------------------------------

    def _signature(self, header: Header) -> None:
        """Read an agency or a date from the last line, where agencies sign: « – VNA », « (AFP) »."""
        if not self.layout.paragraphs:
            return
        start, stop = self.layout.paragraphs[-1]
        if stop - start <= 14:
            self._line(start, stop, header)
        if header.agency is None and stop - start > 2:
            for i in range(max(start, stop - 6), stop):
                found = self._agency(i, stop)
                if found is not None and self.words[i - 1] in _SKIP and all(w in _SKIP for w in self.words[found[1] : stop]):
                    header.agency = found[0]
                    return

    def _home(self, header: Header) -> None:
        """Decide whose institutions go without saying: a national agency's state, else the dateline's."""
        homes: tuple[str, ...] = ()
        if header.agency is not None:
            homes = self.lexicon.gazetteer.agencies.get(header.agency.casefold(), ("", ()))[1]
        national = header.agency is not None and header.agency.casefold() not in self.lexicon.gazetteer.worldwide
        if header.country is None and header.place is not None:
            header.country = self.lexicon.gazetteer.cities.get(header.place)
        if homes and national:
            header.home = header.country if header.country in homes else homes[0]
        else:
            header.home = header.country or (homes[0] if homes and national else None)


def published(header: Header, given: str | None) -> str | None:
    """Return the date of publication: what came with the text, else the dateline's, its year from the feed."""
    if given is not None:
        return given
    if header.date is not None:
        parts = header.date.first
        year, month, day = parts
        if year is None and header.feed is not None:
            feed = parse_iso(header.feed)
            if month is None or feed[1] is None or abs(feed[1] - month) in (0, 1, 11):
                year = feed[0]
                month = month if month is not None else feed[1]
        resolved = iso((year, month, day)) if month is not None else None
        if resolved is not None:
            return resolved
    return header.feed


def dispatch(header: Header, language: str | None, date: str | None) -> Dispatch:
    """Return the dispatch's own entry in the record."""
    return Dispatch(language=language, agency=header.agency, place=header.place, published=date)


__all__ = ["Header", "HeaderReader", "Partial", "dispatch", "fold", "published"]
