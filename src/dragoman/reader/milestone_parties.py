"""Level 4, whose milestone it is: the parties named with it, else the two sides that the text is about."""

from __future__ import annotations

from collections.abc import Iterable

from .actors import Actor
from .sentence import Sentence

_LINKED = frozenset({"between", "with", "of", "to"})
_ACTING = frozenset({"state", "org", "body", "pair", "capital", "office", "person", "pronoun"})
_GAP = 3
_NEAR = 10


class MilestoneParties:
    """Finds the parties of the milestones of one sentence."""

    def __init__(self, sentence: Sentence, last: bool) -> None:
        self.sentence, self.last = sentence, last
        self.words, self.w, self.discourse = sentence.words, sentence.w, sentence.discourse

    def of(self, kind: str, start: int, end: int, known: set[str], count: int) -> tuple[set[str], int, int]:
        """Return the parties of a thing at tokens ``start:end``, and the stretch that names it with them.

        `count` is where the anniversary's own words end: what stands from there to the thing belongs to it.
        """
        if known:
            return set(known), start, end
        named = [*self._inside(start, end, count), *self._linked(start, end)]
        if kind == "membership":
            named += self._joined_to(end)
        parties = {party for actor in named for party in self._parties(actor)}
        start = min([start, *(a.whole for a in named)])
        end = max([end, *(a.end for a in named)])
        return self._completed(kind, parties, start), start, end

    def _parties(self, actor: Actor) -> Iterable[str]:
        return actor.parties or (self.discourse.bilateral() if actor.role == "pair" else ())

    # -- named with it -------------------------------------------------------------------

    def _inside(self, start: int, end: int, count: int) -> list[Actor]:
        """Return who is named in it or just before: « франко-польские отношения », « Ireland's independence »."""
        left = count if count <= start else start - 2
        found = [a for a in self.sentence.actors if left <= a.start < end and a.role not in ("place", "outsider")]
        before = [a for a in self.sentence.actors if a.end <= start and start - a.end <= 1 and a not in found]
        return [*before, *found]

    def _linked(self, start: int, end: int) -> list[Actor]:
        """Return who is named after it by a preposition, or, where owners stand before, before it."""
        return self._before(start) if self.last else self._after(end)

    def _after(self, end: int) -> list[Actor]:
        found: list[Actor] = []
        at = self._over_times(end)
        for actor in self.sentence.actors:
            if actor.start < end:
                continue
            adjective = actor.role == "weak" and actor.start - at <= 1  # « relations diplomatiques franco-polonaises »
            linked = adjective or (actor.case in _LINKED and actor.role != "place") or (bool(found) and actor.joined)
            if not linked or not (adjective or self._glue(at, actor.whole, bool(found) and actor.joined)):
                break
            found.append(actor)
            at = self._over_times(actor.end)
        return found

    def _joined_to(self, end: int) -> list[Actor]:
        """Return the organisation that somebody has been a member of since: « son adhésion à l'ONU »."""
        after = [a for a in self.sentence.actors if a.start >= end and a.parties and a.parties[0].startswith("org:")]
        return [a for a in after[:1] if self._glue(end, a.start)]

    def _before(self, start: int) -> list[Actor]:
        found: list[Actor] = []
        at = start
        for actor in reversed(self.sentence.actors):
            if actor.end > start:
                continue
            close = at - actor.end <= _GAP and start - actor.end <= _NEAR
            linked = actor.case in _LINKED or bool(found) or at - actor.end <= 1
            if not close or not linked or actor.role in ("place", "outsider"):
                break
            found.append(actor)
            at = actor.whole
        return found

    def _over_times(self, at: int) -> int:
        """Step over a time told between a thing and its parties: « relations established in 1992 between … »."""
        when = next((w for w in self.sentence.whens if at <= w.start <= at + 3), None)
        return when.end if when is not None else at

    def _glue(self, start: int, end: int, listed: bool = False) -> bool:
        """Whether only small words stand between, and in a list its commas."""
        gap = self.words[start:end]
        closed = self.sentence.text.lexicon.closed
        return len(gap) <= _GAP and all(word in closed or (listed and word == ",") for word in gap)

    # -- the other side ------------------------------------------------------------------

    def _completed(self, kind: str, parties: set[str], start: int) -> set[str]:
        """Fill in whom a text leaves unsaid: the other side of relations, the state that is the subject."""
        if kind == "relations":
            return parties if len(parties) > 1 else self._two(parties, start)
        if kind == "membership":
            sorts = {party.startswith("org:") for party in parties}
            return parties if len(sorts) > 1 else parties | self._subject(start)
        if kind == "statehood" and not parties:
            subject = self._subject(start)
            states = {party for party in subject if not party.startswith("org:")}
            home = self.discourse.home
            return states if len(states) == 1 else {home} if home and not states and ":" not in home else set()
        return parties

    def _two(self, parties: set[str], start: int) -> set[str]:
        subject, pair = self._subject(start), set(self.discourse.bilateral())
        if len(subject | parties) == 2:
            return subject | parties
        return pair if len(pair) == 2 and parties <= pair else parties

    def _subject(self, start: int) -> set[str]:
        """Return who acts in the clause before it."""
        left = self.sentence.clause(start, start + 1)[0]
        acting = [a for a in self.sentence.actors if left <= a.start and a.end <= start and a.case == "" and a.acts]
        return {party for a in acting if a.role in _ACTING for party in self._parties(a)}
