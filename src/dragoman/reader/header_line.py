"""Level 1, one line of a header: the place, date and agency it holds, and where the body begins after it.

A header is a whole line, or the beginning of one up to a dash or the like, that holds nothing but
these, the state or province of the place, an hour, and the small words between them.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..gazetteer import agency_key
from .lexicon import Lexicon
from .marks import Entities
from .patterns import Mark
from .text import Tokens
from .when import When

_DASHES = frozenset("-–—=")
_CLOSERS = frozenset(").]|/")
_SEPARATORS = frozenset(',.-–—=:/|()[];•+"«»“”')
_PAIRS = {"(": ")", "[": "]", "/": "/", "«": "»", "“": "”", '"': '"'}
_LONGEST = 30
_LONGEST_AGENCY = 10
_TAIL = 9
_LONGEST_BYLINE = 10

Place = tuple[str, str | None]
"""A city's English name and the party it lies in."""


@dataclass(slots=True)
class Piece:
    """One part of a header: tokens ``start:end`` are a place, a date or an agency; `sure` if it is known as such."""

    start: int
    end: int
    place: Place | None = None
    when: When | None = None
    agency: str | None = None
    sure: bool = True

    @property
    def kind(self) -> str:
        """Which of the three it is."""
        return "place" if self.place is not None else "when" if self.when is not None else "agency"


@dataclass(slots=True)
class HeaderLine:
    """What a line's header holds; `end` is where it ends, `whole` that it fills the line."""

    end: int
    whole: bool
    place: Place | None = None
    when: When | None = None
    agency: str | None = None

    @property
    def count(self) -> int:
        """How many of place, date and agency it has."""
        return sum(part is not None for part in (self.place, self.when, self.agency))


class LineReader:
    """Reads header lines of one text."""

    def __init__(self, tokens: Tokens, at: Entities, whens: list[When], lexicon: Lexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.words, self.caps = tokens.words, tokens.caps
        self.at = at
        self.when_at = {when.start: when for when in whens if when.first[1] is not None or when.weekday is not None}
        self.skip = frozenset(lexicon.lists["dateline_skip"])
        self.gazetteer = lexicon.gazetteer

    # -- the line ------------------------------------------------------------------------

    def read(self, start: int, stop: int, body: bool) -> HeaderLine | None:
        """Return the header at the beginning of ``start:stop``, or None; `body` tells text from a title."""
        pieces: list[Piece] = []
        i, cut, marks = start if body else self._over_byline(start, stop), start, ""
        while i < stop and i - start < _LONGEST:
            if self.words[i] in _SEPARATORS and (piece := self._enclosed(i, stop, bool(pieces))) is None:
                if self._strong(i) and (pieces or i > start):
                    cut, marks = i + 1, marks + self.words[i]
                    if stop - i > _TAIL and self._complete(pieces) and self.words[i] in _DASHES and not self._more(i):
                        break
                i += 1
                continue
            piece = self._enclosed(i, stop, bool(pieces)) or self._piece(i, start, stop)
            if piece is not None:
                if cut > start and pieces and cut >= pieces[-1].end and piece.kind in [p.kind for p in pieces]:
                    break  # the body begins with a place or date of its own
                pieces.append(piece)
                i = piece.end
                if piece.agency is not None and self.words[i - 1] in _CLOSERS:
                    cut, marks = i, marks + self.words[i - 1]
            elif (end := self._small(i, bool(pieces))) > i:
                i = end
            else:
                break
        if i >= stop:
            return self._whole(pieces, stop)
        return self._run_in([p for p in pieces if p.start < cut], (cut, stop), marks, body)

    def _over_byline(self, start: int, stop: int) -> int:
        """« Ida Berg | 12.02.2025 »: return where what follows the writer's name begins, else `start`."""
        bar = next((k for k in range(start, min(start + _LONGEST_BYLINE, stop)) if self.words[k] == "|"), start)
        named = self.agency(start, stop) is None and all(
            self.caps[k] or self.words[k] in "-.," for k in range(start, bar)
        )
        return bar if named and any(bar < k < stop for k in self.when_at) else start

    def _more(self, i: int) -> bool:
        return self.words[i + 1] in _DASHES

    def _complete(self, pieces: list[Piece]) -> bool:
        kinds = {piece.kind for piece in pieces}
        return "agency" in kinds and len(kinds) > 1

    def _strong(self, i: int) -> bool:
        """Whether the separator at `i` may end a header: a dash that joins two words may not."""
        word, tokens = self.words[i], self.tokens
        if word in _DASHES:
            left = i > 0 and tokens.ends[i - 1] == tokens.starts[i] and self.words[i - 1] not in _DASHES
            right = i + 1 < len(self.words) and tokens.ends[i] == tokens.starts[i + 1]
            return not (left and right) or (self._capitals(i - 1) and self.caps[i + 1] and not self._capitals(i + 1))
        return word in _CLOSERS or word == ":"

    def _capitals(self, i: int) -> bool:
        return self.tokens.slice(i, i + 1).isupper()

    def _small(self, i: int, after: bool) -> int:
        """Return where words end that may stand in a header without being part of it, or `i` for none.

        An organisation may only `after` a part: « New York, Nations unies, 3 mai ».
        """
        word, mark = self.words[i], self.at.get(i)
        if mark is not None and (mark.kind in ("weekday", "state", "region") or (after and mark.kind == "org")):
            return mark.end
        return i + 1 if word in self.skip or "0" <= word[0] <= "9" else i

    def _whole(self, pieces: list[Piece], stop: int) -> HeaderLine | None:
        line = _gather(pieces, stop, whole=True)
        if line.count >= 2 or (line.agency is not None and pieces[0].sure):
            return line
        if line.place is not None:
            return line
        return line if line.when is not None and line.when.exact else None

    def _run_in(self, pieces: list[Piece], ends: tuple[int, int], marks: str, body: bool) -> HeaderLine | None:
        """Decide on a header that text follows on the same line, after the separators `marks`."""
        cut, stop = ends
        line = _gather(pieces, cut, whole=False)
        dashed = any(mark in _DASHES for mark in marks)
        if not pieces or not marks or (marks[-1] == ":" and not (body and (line.count > 1 or self._shouts(pieces[0])))):
            return None
        if "|" in marks and not body and line.when is not None and line.when.full:
            return HeaderLine(stop, True, line.place, line.when, line.agency)  # a date, then a feed's rubric
        if line.count >= 2:
            return line if body or line.agency is not None else None
        if line.place is not None:
            return line if body and (dashed or marks[-1] == ":") else None
        if line.agency is not None:
            enclosed = self.words[pieces[0].end - 1] in ")/]"
            return line if enclosed or (body and dashed and pieces[0].sure) else None
        return line if line.when is not None and line.when.full and body and dashed else None

    def _shouts(self, piece: Piece) -> bool:
        return piece.place is not None and self.tokens.slice(piece.start, piece.end).isupper()

    # -- its pieces ----------------------------------------------------------------------

    def _piece(self, i: int, start: int, stop: int) -> Piece | None:
        when = self.when_at.get(i)
        if when is not None and when.end <= stop:
            return Piece(i, when.end, when=when)
        agency = self.agency(i, stop) if self.caps[i] or self.words[i][0].isdigit() else None
        if agency is not None:
            return Piece(i, agency[1], agency=agency[0])
        return self._place(i, start, stop)

    def agency(self, i: int, stop: int) -> tuple[str, int] | None:
        """Return the known agency that starts at token `i`, as written, and where it ends."""
        agencies = self.gazetteer.agencies
        for end in range(min(i + _LONGEST_AGENCY, stop), i, -1):
            written = self.tokens.slice(i, end)
            if agency_key(written) in agencies:
                return written, end
        return None

    def _enclosed(self, i: int, stop: int, after: bool) -> Piece | None:
        """What brackets, slashes or quotation marks hold: an agency, known or not, or the province of the place."""
        closer = _PAIRS.get(self.words[i])
        if closer is None or (self.words[i] == "/" and self._spaced(i)):
            return None
        end = next((k for k in range(i + 1, min(i + 8, stop)) if self.words[k] == closer), None)
        if end is None or end == i + 1:
            return None
        for k in range(i + 1, end):
            known = self.agency(k, end)
            if known is not None and known[1] == end:
                return Piece(i, end + 1, agency=known[0])
        mark = self.at.get(i + 1)
        if i + 1 in self.when_at or (mark is not None and mark.kind in ("city", "capital", "state", "region")):
            return None
        written = self.tokens.slice(i + 1, end)
        letters = written.replace("-", "").replace(" ", "").replace(".", "").replace("'", "")
        named = letters.isalnum() and (self.caps[i + 1] or self.words[i] in '«“"')
        if not named or not (after or self.words[i] in '«“"'):
            return None
        return Piece(i, end + 1, agency=written, sure=False)

    def _spaced(self, i: int) -> bool:
        return i + 1 < len(self.words) and self.tokens.ends[i] < self.tokens.starts[i + 1]

    def _place(self, i: int, start: int, stop: int) -> Piece | None:
        mark = self.at.get(i)
        if mark is not None:
            place = self._known_place(mark)
            return Piece(i, mark.end, place=place) if place is not None else None
        if i != start or not self.caps[i] or self.words[i] in self.skip:
            return None
        end = i + 1
        while end < min(stop, i + 4) and (self.caps[end] or self.words[end] == "-") and end not in self.at:
            end += 1
        if end >= stop or not self._follows_place(end, stop):
            return None
        name = self.tokens.slice(i, end)
        return Piece(i, end, place=(self.lexicon.orthography.title(name) if name.isupper() else name, None), sure=False)

    def _follows_place(self, end: int, stop: int) -> bool:
        """Whether what stands at `end` shows that a place unknown to us came before: its date, its agency."""
        if self.words[end] == ",":
            after = self.at.get(end + 1)
            return any(k in self.when_at for k in (end + 1, end + 2)) or (after is not None and after.kind == "state")
        if self.words[end] == "(":
            return self.agency(end + 1, stop) is not None
        return end in self.when_at

    def _known_place(self, mark: Mark) -> Place | None:
        """Return the city a mark names: the capital as written, a city, or a state that goes by its capital's name."""
        written = self.tokens.slice(mark.start, mark.end).replace("’", "'")
        if mark.kind == "city":
            return mark.value[0], mark.value[1]
        if mark.kind == "capital":
            return self._seat(
                self.lexicon.orthography.title(written) if written.isupper() else written, mark.value[0], mark.value[1]
            ), mark.value[1]
        if mark.kind == "state":
            capital = self.gazetteer.capitals.get(mark.value, "")
            name = self.gazetteer.names[mark.value]
            seats = self.lexicon.data["states"].get(mark.value, {}).get("capital", ())
            if capital.startswith(name) or written.casefold() in [seat.casefold() for seat in seats]:
                return capital, mark.value
        return None

    def _seat(self, written: str, capital: str, code: str) -> str:
        """Return the English name of the city a capital's mark names: seats of government share the mark."""
        if self.gazetteer.cities.get(written) == code:
            return written
        cities: dict[str, list[str]] = self.lexicon.data["cities"].get(code, {})
        return next((english for english, names in cities.items() if written in names), capital)


def _gather(pieces: list[Piece], end: int, whole: bool) -> HeaderLine:
    """Put the first of each kind together; an agency that is known goes before one that is not."""
    line = HeaderLine(end, whole)
    for piece in pieces:
        line.place = line.place or piece.place
        line.when = line.when or piece.when
        if piece.agency is not None and piece.sure:
            line.agency = line.agency or piece.agency
    if line.agency is None and (line.place is not None or line.when is not None):
        line.agency = next((piece.agency for piece in pieces if piece.agency is not None), None)
    return line
