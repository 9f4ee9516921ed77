"""Level 4, milestones: what began so many years ago, by its anniversary and by the year that is told with it."""

from __future__ import annotations

from bisect import bisect_left

from .actors import Actor
from .drafts import EventDraft, InstrumentDraft, MilestoneDraft
from .milestone_parties import MilestoneParties
from .milestone_words import COUNTS, THINGS, Found, milestone_words
from .sentence import HARD, Sentence, Text
from .when import When
from .world import World

_REACH = 9
"""How many words may stand between an anniversary and what it is of."""

_UNKNOWN = 1
"""How many of them may be of no known function: « the establishment of full diplomatic relations »."""

_NEAR, _JUST_AFTER = 12, 3
"""How far from an anniversary the year may be told in which it is kept, before it and after it."""

_BESIDE = 5
"""How far from relations and their parties the word for their beginning may stand."""

_PAST, _AHEAD = 6, 10
"""How many years before and after publication an anniversary may be kept that is told of."""


class _Thing:
    """What an anniversary may be of, at tokens ``start:end``."""

    __slots__ = ("end", "kind", "parties", "start", "title")

    def __init__(
        self, start: int, end: int, kind: str, parties: set[str] | None = None, title: str | None = None
    ) -> None:
        self.start, self.end, self.kind, self.title = start, end, kind, title
        self.parties: set[str] = parties or set()


class _Count:
    """So many years, told at tokens ``start:end``; `feast` if they are kept as one, `ago` if counted from now."""

    __slots__ = ("ago", "end", "feast", "start", "years")

    def __init__(self, start: int, end: int, years: int, feast: bool, ago: bool = False) -> None:
        self.start, self.end, self.years, self.feast, self.ago = start, end, years, feast, ago


class MilestoneReader:
    """Reads the milestones of the sentences of one text."""

    def __init__(self, text: Text, world: World) -> None:
        self.text, self.world = text, world
        self.mw = milestone_words(text.lexicon)
        self.found = self.mw.find(text.tokens.words)
        self._starts = [found.start for found in self.found]
        self.last = text.lexicon.grammar.verb_last

    def _within(self, start: int, stop: int) -> list[Found]:
        return self.found[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]

    def told_in(self, sentence: Sentence) -> bool:
        """Whether a sentence may tell of a milestone at all: it counts years, or speaks of relations and a year."""
        found = self._within(sentence.start, sentence.stop)
        if any(each.kind in COUNTS for each in found):
            return True
        return bool(sentence.whens) and any(each.kind == "relations" for each in found)

    def read(self, sentence: Sentence, documents: list[InstrumentDraft]) -> list[MilestoneDraft]:
        """Return what the sentence gives the beginning of."""
        reader = _SentenceMilestones(self, sentence, documents)
        found = [draft for count in reader.counts() if (draft := reader.counted(count)) is not None]
        return found or reader.dated()


class _SentenceMilestones:
    """The milestones of one sentence."""

    def __init__(self, reader: MilestoneReader, sentence: Sentence, documents: list[InstrumentDraft]) -> None:
        self.mw, self.world, self.last = reader.mw, reader.world, reader.last
        self.sentence, self.words, self.w = sentence, sentence.words, sentence.w
        self.found = reader._within(sentence.start, sentence.stop)
        self.documents = documents
        self.parties = MilestoneParties(sentence, self.last)
        published = self.world.published
        self.now = int(published[:4]) if published else None

    # -- so many years -------------------------------------------------------------------

    def counts(self) -> list[_Count]:
        """Return the numbers of years that the sentence tells."""
        return [count for found in self.found if found.kind in COUNTS and (count := self._count(found)) is not None]

    def _count(self, found: Found) -> _Count | None:
        years, start = found.value, found.start
        if found.kind in ("noun", "span"):
            number = self.mw.number_before(self.words, found.start, self.sentence.start)
            if number is None:
                return None
            years, start = number[0] * (found.value or 1), number[1]
        if self.mw.phrase_before(self.mw.vague, self.words, start) is not None:
            return None  # « more than thirty years »
        if self.mw.phrase_after(self.mw.vague_after, self.words, found.end) is not None:
            return None
        if found.kind in ("noun", "counted"):
            return _Count(start, found.end, years, feast=True)
        return self._span(found, start, years)

    def _span(self, found: Found, start: int, years: int) -> _Count | None:
        """A length of time: it counts if it leads back to a beginning, and a rounded one if it is kept as a feast."""
        rounded = found.kind == "rounded" or found.value > 1
        kept = any(word in self.mw.marking for word in self.words[self.sentence.start : self.sentence.stop])
        if rounded and not kept:
            return None
        before = self.mw.phrase_before(self.mw.before, self.words, start)
        after = self.mw.phrase_after(self.mw.ago, self.words, found.end)
        if before is not None or after is not None:
            return _Count(start if before is None else before, after or found.end, years, feast=False, ago=True)
        since = self.mw.phrase_after(self.mw.since, self.words, found.end)
        if since is not None or self.last:
            return _Count(start, since or found.end, years, feast=kept) if since or kept else None
        return self._of(found.end, _Count(start, found.end, years, feast=kept))

    def _of(self, end: int, count: _Count) -> _Count | None:
        """« Trente ans de relations », « 35 лет установлению отношений »: what began has to follow at once."""
        small = self.w["of"] | self.w["article"] | (self.mw.established if count.feast else frozenset())
        while end < self.sentence.stop and self.words[end] in small:
            end += 1
        return count if any(f.kind in THINGS and f.start == end for f in self.found) else None

    def counted(self, count: _Count) -> MilestoneDraft | None:
        """Return what began so many years before."""
        thing = self._thing(count)
        if thing is None:
            return None
        parties, start, end = self.parties.of(thing.kind, thing.start, thing.end, thing.parties, count.end)
        start, end = min(start, count.start), max(end, count.end)
        year = self._year(count, start, end)
        if year is None or not self._complete(thing.kind, parties):
            return None
        return MilestoneDraft(thing.kind, year, [(start, end)], parties, thing.title)

    def _complete(self, kind: str, parties: set[str]) -> bool:
        """Whether enough parties are known to tell one milestone from another."""
        if kind == "membership":
            return any(p.startswith("org:") for p in parties) and any(not p.startswith("org:") for p in parties)
        return bool(parties) or kind in ("instrument", "relations")  # whose relations, the text may tell later

    # -- of what -------------------------------------------------------------------------

    def _thing(self, count: _Count) -> _Thing | None:
        """Return what began: told after the years or, where owners come first, before; else relations beside them."""
        things = self._things(count)
        if not count.ago:
            if self.last:
                near = [t for t in things if t.end <= count.start and self._leads(t, t.end, count.start)]
            else:
                near = [t for t in things if t.start >= count.end and self._leads(t, count.end, t.start)]
                near += [t for t in things if t.kind == "organisation" and t.end <= count.start <= t.end + 1]
            if near:
                return min(near, key=lambda t: (max(t.start - count.end, count.start - t.end), t.start - t.end))
        return self._in_clause(things, count)

    def _things(self, count: _Count) -> list[_Thing]:
        """Return all that the sentence names and that can have begun; documents and organisations only have feasts."""
        found = [_Thing(f.start, f.end, f.kind) for f in self.found if f.kind in THINGS]
        if not count.feast:
            return found
        for document in self.documents:
            start, end = document.span
            if document.kind != "letter" and end - start > 1 and not (start <= count.start < end):
                found.append(_Thing(start, end, "instrument", document.parties, document.title))
        told = [(t.start, t.end) for t in found]
        for actor in self.sentence.actors:
            inside = any(a <= actor.start < b for a, b in told)
            if not inside and self._is_organisation(actor):
                found.append(_Thing(actor.start, actor.end, "organisation", set(actor.parties)))
        return found

    def _is_organisation(self, actor: Actor) -> bool:
        """Whether an actor is an organisation by itself, not what one of its bodies or another noun goes with."""
        after = self.words[actor.end] if actor.end < self.sentence.stop else ""
        if actor.role != "org" or len(actor.parties) != 1 or after == "-":
            return False
        lexicon = self.sentence.text.lexicon
        beside = not after[:1].isalpha() or after in lexicon.closed or after in lexicon.forms
        return beside or self.last or after in self.mw.founding or after[:1].isdecimal()

    def _leads(self, thing: _Thing, start: int, end: int) -> bool:
        """Whether the words ``start:end`` between an anniversary and a thing are of those that join them."""
        if end - start > _REACH:
            return False
        lexicon, unknown = self.sentence.text.lexicon, 0
        covered = {k for a in self.sentence.actors for k in range(a.start, a.end)}
        for k in range(start, end):
            word = self.words[k]
            if word in HARD or word in self.mw.other or (word in self.w["and"] and k not in covered):
                return False
            known = word in lexicon.closed or word in self.mw.founding or word in self.mw.since_words or k in covered
            unknown += not known and word.isalpha()
        after = self.words[thing.end : min(thing.end + 3, self.sentence.stop)]
        if any(word in self.mw.other for word in after) and not self.last:
            return False
        return unknown <= (0 if thing.kind == "organisation" else _UNKNOWN)

    def _in_clause(self, things: list[_Thing], count: _Count) -> _Thing | None:
        """Return the relations that a clause says were established so long ago, or whose anniversary it names later."""
        left, right = self.sentence.clause(count.start, count.end)
        said = self.words[left:right]
        fitting = self._stands_alone(count) if count.feast else any(word in self.mw.established for word in said)
        inside = [t for t in things if left <= t.start and t.end <= right and t.kind == "relations"]
        if not inside or not fitting or any(word in self.mw.other for word in said):
            return None
        return min(inside, key=lambda t: max(t.start - count.end, count.start - t.end))

    def _stands_alone(self, count: _Count) -> bool:
        """Whether nothing it is of stands after an anniversary: « relations, whose 30th anniversary is marked »."""
        after = self.words[count.end] if count.end < self.sentence.stop else ""
        lexicon = self.sentence.text.lexicon
        named = after in self.w["of"] or not (after in lexicon.closed or after in lexicon.forms)
        return not self.last and not (after[:1].isalpha() and named)

    # -- in which year -------------------------------------------------------------------

    def _year(self, count: _Count, start: int, end: int) -> int | None:
        """Return the year of the beginning: told itself, else counted from when the anniversary is kept."""
        base: tuple[int, int] | None = None
        for when in self.sentence.whens:
            if when.start < count.end and when.end > count.start:
                continue
            year = self._year_of(when)
            if year is None:
                continue
            if (
                self.now is not None
                and when.first[0] is not None
                and abs(year + count.years - self.now) <= 1 < count.years
            ):
                return year
            distance = self._distance(when, start, end)
            if distance is not None and not count.ago and (base is None or distance < base[0]):
                base = distance, year
        now = base[1] if base is not None else self.now
        return now - count.years if now is not None else None

    def _year_of(self, when: When) -> int | None:
        first, last = when.resolve(self.world.published)
        if first is None or (last is not None and last[:4] != first[:4]) or when.edge:
            return None
        return int(first[:4])

    def _distance(self, when: When, start: int, end: int) -> int | None:
        """Return how far off a time is told that can be when an anniversary is kept; None if it can't be."""
        year = self._year_of(when)
        if year is None or (self.now is not None and not self.now - _PAST <= year <= self.now + _AHEAD):
            return None
        if when.end <= start:
            gap = start - when.end
            opened = any(self.sentence.is_open(k) or self.words[k] in HARD for k in range(when.end, start))
            return gap if gap <= _NEAR and not opened else None
        if when.start >= start and when.end <= end:
            return 0
        gap = when.start - end
        return gap if gap <= _JUST_AFTER else None

    # -- the year itself -----------------------------------------------------------------

    def dated(self) -> list[MilestoneDraft]:
        """« Relations established in 1992 »: relations, the word for their beginning and its year."""
        for thing in (f for f in self.found if f.kind == "relations"):
            left, right = self.sentence.clause(thing.start, thing.end)
            parties, start, end = self.parties.of("relations", thing.start, thing.end, set(), thing.start)
            beside = _BESIDE if thing.end - thing.start > 1 else 2
            near = range(max(left, start - beside), min(right, end + beside))
            begun = [k for k in near if self.words[k] in self.mw.established]
            if len(parties) < 2 or not begun or any(word in self.mw.other for word in self.words[left:right]):
                continue
            for when in self.sentence.whens:
                year = when.first[0]
                if year is not None and left <= when.start < right and self._long_ago(when):
                    start, end = min(start, when.start, *begun), max(end, when.end, *(k + 1 for k in begun))
                    return [MilestoneDraft("relations", year, [(start, end)], parties)]
        return []

    def _long_ago(self, when: When) -> bool:
        """Whether a time is of one year, and of one that is over: what begins now is news."""
        year = when.first[0]
        past = self.now is not None and year is not None and year < self.now - 1
        return past and year == when.last[0] and not when.edge


def only_remembered(event: EventDraft, milestones: list[MilestoneDraft]) -> bool:
    """Whether an event is the beginning of relations that an anniversary is of, and no news: it would take its day."""
    if event.type != "relations" or (event.start is not None and event.start[:4] in {str(m.year) for m in milestones}):
        return False
    start, end = event.evidence[0]
    return any(m.kind == "relations" and m.evidence[0][0] <= start and end <= m.evidence[0][1] for m in milestones)


def merge_milestones(drafts: list[MilestoneDraft], pair: tuple[str, ...]) -> list[MilestoneDraft]:
    """Return each milestone once: one year, one sort of thing, and parties of which one telling names all.

    Relations of which a sentence does not tell whose they are, are those of the `pair` that the text is about.
    """
    merged: list[MilestoneDraft] = []
    for draft in drafts:
        if draft.kind == "relations" and len(draft.parties) < 2 and draft.parties <= set(pair):
            draft.parties.update(pair)
        if not draft.parties and draft.kind != "instrument":
            continue
        for other in merged:
            same = (draft.kind, draft.year) == (other.kind, other.year)
            if same and (draft.parties <= other.parties or other.parties <= draft.parties):
                other.parties |= draft.parties
                other.title = other.title or draft.title
                other.evidence.extend(draft.evidence)
                break
        else:
            merged.append(draft)
    return merged
