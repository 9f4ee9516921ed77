"""Level 1, the dateline: agency, place and date, in the ways agencies write them.

They are looked for in the lines before the body and at its beginning, else in a signature at the end;
lines before the body that hold none of them are headlines.
"""

from __future__ import annotations

import re

from ..gazetteer import agency_key
from ..record import Dispatch
from .header_line import HeaderLine, LineReader
from .layout import ENDS, Layout, Range
from .lexicon import Lexicon
from .marks import Entities
from .reporters import reporter
from .text import Tokens
from .when import When, iso, parse_iso

_HEADER_LINES = 8
_SIGNATURE_LINES = 4
_LONGEST_SIGNATURE = 14
_LONGEST_TITLE = 40
_SHORT = 20
_NAMED_FIRST = 4
_FEED_DATE = re.compile(r"^\s*date\s+(\d{4}-\d{2}(?:-\d{2})?)\b", re.I)
_CLOSERS = frozenset("»”\"'’)")
_SIGNS = frozenset(".,-–—()/[]=|")


class Header:
    """What a dispatch says of itself.

    `body` is the first token after its header, `headlines` the numbers of the paragraphs that are titles.
    `feed` is the date a feed wrote before the text, `said` the day the text itself calls this day.
    """

    def __init__(self) -> None:
        self.agency: str | None = None
        self.place: str | None = None
        self.country: str | None = None
        self.date: When | None = None
        self.feed: str | None = None
        self.said: str | None = None
        self.year: int | None = None
        self.body = 0
        self.headlines: frozenset[int] = frozenset()
        self.home: str | None = None

    def take(self, line: HeaderLine) -> None:
        """Fill in from a line what is not known yet."""
        self.agency = self.agency or line.agency
        self.date = self.date or line.when
        if self.place is None and line.place is not None:
            self.place, self.country = line.place


class HeaderReader:
    """Reads the header and the signature of one text."""

    def __init__(self, tokens: Tokens, at: Entities, whens: list[When], layout: Layout, lexicon: Lexicon) -> None:
        self.tokens, self.words = tokens, tokens.words
        self.whens, self.lexicon, self.at = whens, lexicon, at
        self.paragraphs = layout.paragraphs
        self.lines = LineReader(tokens, at, whens, lexicon)

    def read(self) -> Header:
        """Return the header of the text."""
        header = Header()
        feed = _FEED_DATE.match(self.tokens.text)
        if feed is not None:
            header.feed = _day(feed[1])
            header.body = next((i for i, end in enumerate(self.tokens.ends) if end >= feed.end()), 0) + 1
        body = self._top(header)
        if header.agency is None or header.date is None or header.place is None:
            self._signature(header, body)
        if header.agency is None:
            phrases, told = (self.lexicon.lists.get(key, ()) for key in ("reports", "told_to"))
            header.agency = reporter(self.tokens, self.paragraphs[body:], phrases, told, self.lexicon.gazetteer)
        self._home(header)
        header.home = self._issuer(body) or header.home or (None if header.agency else self._office_above(body))
        self._dates(header)
        return header

    # -- the top -------------------------------------------------------------------------

    def _top(self, header: Header) -> int:
        """Read the lines before the body; return the number of the paragraph in which the body begins."""
        taken: set[int] = set()
        waiting: tuple[int, HeaderLine] | None = None
        first_body: int | None = None
        for number, (start, stop) in enumerate(self.paragraphs[:_HEADER_LINES]):
            start = max(start, header.body) if number == 0 else start
            body = self._is_body(start, stop)
            line = self.lines.read(start, stop, body) if start < stop else None
            if line is not None and line.whole and first_body is not None and not self._goes_on(number + 1):
                break
            alone = line is not None and line.whole and line.count == 1 and line.place is not None
            if line is not None and alone and number - 1 not in taken:
                waiting, line = (number, line), None
            if line is not None:
                if waiting is not None and waiting[0] == number - 1 and line.whole:
                    header.take(waiting[1])
                    taken.add(waiting[0])
                header.take(line)
                header.body = line.end
                taken.add(number)
                first_body = None if line.whole else number
                if not line.whole:
                    break
            elif body:
                if waiting is not None and waiting[0] == number - 1 and self._in_capitals(waiting[0]):
                    header.take(waiting[1])
                    taken.add(waiting[0])
                first_body = number if first_body is None else first_body
                if number or stop - start > _SHORT:
                    break
        return self._headlines(header, taken, first_body)

    def _in_capitals(self, number: int) -> bool:
        """Whether a line is written in capitals, as a dateline alone is: « ANKARA »."""
        return self.tokens.slice(*self.paragraphs[number]).isupper()

    def _goes_on(self, number: int) -> bool:
        """Whether text follows from a paragraph on, so that the lines before it can be a header."""
        return any(self._is_body(*paragraph) for paragraph in self.paragraphs[number : number + _HEADER_LINES])

    def _headlines(self, header: Header, taken: set[int], first_body: int | None) -> int:
        if first_body is None:
            first_body = max(taken) + 1 if taken else 0
        if first_body < max(taken, default=0):
            first_body = max(taken) + 1
        header.headlines = frozenset(n for n in range(min(first_body, len(self.paragraphs))) if n not in taken)
        return first_body

    def _is_body(self, start: int, stop: int) -> bool:
        """Whether a paragraph is text rather than a title: it is long, or ends as a sentence does."""
        last = stop - 1
        while last > start and self.words[last] in _CLOSERS:
            last -= 1
        word = self.words[last] if last >= start else ""
        if stop - start > _LONGEST_TITLE or word == ".":
            return True
        return (word in ENDS and stop - start > _SHORT) or (word == ":" and stop - start > _SHORT // 2)

    # -- the end -------------------------------------------------------------------------

    def _signature(self, header: Header, body: int) -> None:
        """Read the last lines, where agencies sign: « Fait à Rome, le 3 mai 2024 », « … . – VNA », « (AFP) »."""
        waiting: HeaderLine | None = None
        for start, stop in self.paragraphs[max(body + 1, len(self.paragraphs) - _SIGNATURE_LINES) :]:
            line = self.lines.read(start, stop, False) if stop - start <= _LONGEST_SIGNATURE else None
            if line is not None and line.whole and line.count == 1 and line.place is not None:
                waiting = line
                continue
            if line is not None and line.whole:
                if waiting is not None:
                    header.take(waiting)
                header.take(line)
            waiting = None
        if header.agency is None and self.paragraphs:
            header.agency = self._last_words(self.paragraphs[-1])

    def _last_words(self, paragraph: Range) -> str | None:
        start, stop = paragraph
        for i in range(max(start + 1, stop - 7), stop):
            found = self.lines.agency(i, stop)
            if (
                found is not None
                and self.words[i - 1] in _SIGNS
                and all(w in _SIGNS for w in self.words[found[1] : stop])
            ):
                return found[0]
        return None

    # -- what follows from it ------------------------------------------------------------

    def _home(self, header: Header) -> None:
        """Decide whose institutions go without saying: a national agency's state, else the dateline's."""
        gazetteer = self.lexicon.gazetteer
        key = agency_key(header.agency) if header.agency is not None else ""
        homes = gazetteer.agencies.get(key, ("", ()))[1]
        if key in gazetteer.worldwide and self.lexicon.home not in homes:
            homes = ()
        if header.country is None and header.place is not None:
            header.country = gazetteer.cities.get(header.place)
        if not homes or header.country in homes:
            header.home = header.country
        elif len(homes) == 1:
            header.home = homes[0]
        else:  # two agencies of one name: the one whose state the text speaks of
            told = (mark.value for mark in self.at.values() if mark.kind in ("state", "demonym", "people"))
            header.home = next((party for party in told if party in homes), header.country or homes[0])
        header.home = header.home or self.lexicon.home

    def _issuer(self, body: int) -> str | None:
        """Return the organisation that a line above the text names as its own press office or issuer."""
        skipped = self.lexicon.lists["dateline_skip"]
        for start, stop in self.paragraphs[:body]:
            mark = self.at.get(start)
            if mark is None or mark.kind != "org" or mark.end == stop:
                continue
            dates = {k for when in self.whens for k in range(when.start, when.end) if start <= k < stop}
            rest = (k for k in range(mark.end, stop) if k not in dates and self.words[k] not in skipped)
            if all(not self.words[k].isalpha() for k in rest):
                return str(mark.value)
        return None

    def _office_above(self, body: int) -> str | None:
        """« From: Ministry of … and the Minister »: whose the office is that a line above the text names first."""
        for start, stop in self.paragraphs[:body]:
            for i in range(start, min(start + _NAMED_FIRST, stop)):
                found = self.lines.agency(i, stop)
                homes = self.lexicon.gazetteer.agencies[agency_key(found[0])][1] if found is not None else ()
                if len(homes) == 1:
                    return homes[0]
        return None

    def _dates(self, header: Header) -> None:
        """Look in the body for the day it calls this day, and for the year of a date that has none."""
        for when in self.whens:
            if when.start < header.body or not when.full or when.first != when.last:
                continue
            if header.said is None and when.direction == 0:
                header.said = iso(when.first)
            if header.date is not None and header.year is None and when.first[1:] == header.date.first[1:]:
                header.year = when.first[0]


def published(header: Header, given: str | None) -> str | None:
    """Return the date of publication: what came with the text, else the dateline's, the feed's or the body's own."""
    known = _day(given)
    if known is not None:
        return known
    if header.date is not None:
        year, month, day = header.date.first
        if year is None and header.feed is not None:
            feed = parse_iso(header.feed)
            if month is None or feed[1] is None or abs(feed[1] - month) in (0, 1, 11):
                year = feed[0]
                month = month if month is not None else feed[1]
        resolved = iso((year or header.year, month, day)) if month is not None else None
        if resolved is not None:
            return resolved
    if header.said is not None and (header.feed is None or header.said.startswith(header.feed)):
        return header.said
    return header.feed


def _day(given: str | None) -> str | None:
    """Return the date in what the caller knows, its time of day left out; None if there is no such date."""
    match = re.match(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:[T ].*)?$", given or "", re.ASCII | re.DOTALL)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return iso((year, month, day))


def dispatch(header: Header, language: str | None, date: str | None) -> Dispatch:
    """Return the dispatch's own entry in the record."""
    return Dispatch(language=language, agency=header.agency, place=header.place, published=date)


__all__ = ["Header", "HeaderReader", "dispatch", "published"]
