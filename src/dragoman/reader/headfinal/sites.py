"""Level 4, sites of events where the verb comes last: how far what is told of one reaches, and how it stands.

An event verb has all of its clause before it. An event noun has what stands before it up to the last subject
or verb; only where the verb after it merely says that it took place does it have the whole clause.
"""

from __future__ import annotations

from ..actors import Actor
from ..layout import Range
from ..patterns import Mark
from .clauses import COMING, FinalSentence, Head

_NEAR = 4
_CALLED_OFF = frozenset({"visit", "meeting", "conference", "consultations", "signing", "call"})
_DECIDED = frozenset({"expulsion", "sanction", "protest", "relations"})
_STRENGTH = {"planned": 0, "proposed": 1, "cancelled": 2}

PLACES = frozenset({"state", "capital", "place"})
"""Roles of actors that are a place as well."""


class FinalSite:
    """One place in a sentence where an event is told: its mark, its verb, the verb over its noun, its range."""

    __slots__ = ("carrier", "governor", "head", "kind", "mark", "range", "sentence", "told", "type")

    def __init__(self, sentence: FinalSentence, mark: Mark) -> None:
        self.sentence, self.mark = sentence, mark
        self.type, self.kind = mark.value
        self.head: Head | None = sentence.head_of(mark.end) if mark.sense.verbal else None
        self.governor = self.head or next((h for h in sentence.heads if h.at >= mark.end and h.ends), None)
        self.carrier: Head | None = self.head  # the verb that says that it takes place
        self.told = self.head is not None or self._takes_place()
        self.range: Range = self._range()

    @property
    def noun(self) -> bool:
        """Whether a noun tells the event."""
        return self.head is None

    def _takes_place(self) -> bool:
        """Whether the verb over a noun only says that the event was, is or will be."""
        mark, sentence = self.mark, self.sentence
        carrier = next((h for h in sentence.heads if h.at >= mark.end), None)
        if carrier is None or sentence.left_bound(carrier.at) > mark.start or carrier.adnominal:
            return False
        if carrier.lemma not in sentence.text.lexicon.verbs["light"]:
            return False
        if any(mark.end <= m.start and m.end <= carrier.at and m.kind == "event" for m in sentence.predicates):
            return False
        if carrier.passive and carrier.nominal and carrier.case == "into":
            return False
        cases = ("", "object", "of") if carrier.nominal else ("", "object")
        if sentence.ending(mark.end - 1) not in cases or self.describes():
            return False
        self.carrier = carrier
        return True

    def describes(self) -> bool:
        """Whether the noun only says whose the next one is: « səfər çərçivəsində »."""
        words = self.sentence.text.lexicon.wordforms
        assert words is not None
        following = self.sentence.words[self.mark.end] if self.mark.end < self.sentence.stop else ""
        if not following or words.verbs[following]:
            return False
        return any(e.possessor == "he" and e.case == "into" for _, e in words.inflection.endings_of(following))

    def _range(self) -> Range:
        sentence, mark = self.sentence, self.mark
        if self.head is not None:
            return sentence.span_of(self.head)
        if self.carrier is not None:
            return sentence.left_bound(mark.start), self.carrier.at + 1
        left = sentence.left_bound(mark.start)
        for head in sentence.heads:
            if left <= head.at < mark.start and not head.adnominal:
                left = head.at + 1
        for actor in sentence.actors:
            nominative = actor.case == "" and actor.acts and not self._names(actor)
            if left <= actor.whole and actor.end <= mark.start and nominative:
                left = actor.end
        return left, mark.end

    def _names(self, actor: Actor) -> bool:
        """Whether a bare actor right before the noun belongs to it: « Azərbaycan-Pakistan komissiyası »."""
        actors = self.sentence.actors
        last = actors.index(actor)
        while last + 1 < len(actors) and actors[last + 1].joined and actors[last + 1].end <= self.mark.start:
            last += 1
        return self.mark.start - actors[last].end <= 1 and actor.role in ("state", "org", "capital", "weak")

    def named(self, actor: Actor) -> bool:
        """Whether an actor stands bare in an event's own name."""
        over = self.governor
        acted_on = over is not None and not self.told and not over.passive and over.at == self.mark.end
        if acted_on and over is not None and actor in self.sentence.subject_of(over):
            return False  # « Afrika İttifaqı danışıqları alqışlayıb »
        return self.noun and actor.case == "" and actor.end <= self.mark.start and self._names(actor)

    # -- status --------------------------------------------------------------------------

    def status(self) -> str | None:
        """Return held, planned, proposed or cancelled; None where the text denies the event or leaves it open."""
        cue = self._cue()
        if cue is not None:
            decided = self.carrier is not None and self.carrier.tense in ("inf", "vn") and self.type in _DECIDED
            return "held" if decided and cue == "planned" and self._decision() else cue
        head = self.head
        if head is None:
            return self._noun_status()
        if head.negated:
            return "cancelled" if head.tense in COMING and self.type in _CALLED_OFF else None
        if head.tense in COMING:
            return "planned"
        if head.tense == "vn" and self.type in _DECIDED and not head.negated and self._answered():
            return "held"  # « iki diplomatı ölkədən çıxarmasına cavab olaraq »
        if head.tense in ("cond", "inf", "vn", "goal"):
            return None
        return "held"

    def _decision(self) -> bool:
        """Whether the act was decided: « çıxarmaq barədə qərar verib »."""
        decided = self.sentence.text.lexicon.lists["decision"]
        return any(word in decided for word in self.sentence.words[self.mark.end : self.sentence.stop])

    def _answered(self) -> bool:
        """Whether the words after an act say that it was answered, so that it was done."""
        answer = self.sentence.text.lexicon.lists.get("answer", ())
        return any(word in answer for word in self.sentence.words[self.mark.end : self.mark.end + 3])

    def _noun_status(self) -> str | None:
        sentence, mark = self.sentence, self.mark
        before = [h for h in sentence.heads if mark.start - _NEAR <= h.at < mark.start]
        inside = [h for h in sentence.heads if mark.start <= h.at < mark.end]
        for head in (*before[-1:], *inside):
            if head.tense == "aim":
                return "planned"
        if self.carrier is not None:
            if self.carrier.negated or self.carrier.tense == "cond":
                return None
            if self.carrier.tense in COMING:
                return "planned"
            if self.carrier.nominal and self.carrier.tense in ("inf", "vn"):
                return None
        return "held"

    def _cue(self) -> str | None:
        """Return the strongest word of plan, proposal or cancellation said of the event in its clause."""
        sentence, mark = self.sentence, self.mark
        stop = self.governor.at + 1 if self.governor is not None else sentence.stop
        if self.head is not None and (self.head.ends or self.head.adnominal):
            stop = mark.end
        elif self.head is not None:
            over = sentence.governor(mark.end)
            stop = over.at + 1 if over is not None else sentence.stop
        best: str | None = None
        for frame in sentence.frames:
            if frame.kind != "status" or frame.start < self.range[0] or frame.end > stop:
                continue
            if mark.start <= frame.start and frame.end <= mark.end and frame.value != "cancelled":
                continue
            if frame.start < mark.start and (not frame.sense.verbal or self._said_before(frame)):
                continue
            if frame.start < mark.start and frame.value == "proposed":
                continue
            head = sentence.head_of(frame.end) if frame.sense.verbal else None
            if frame.sense.verbal and head is None:
                continue
            if frame.value == "cancelled" and self.type not in _CALLED_OFF:
                continue
            if head is not None and (head.negated or (frame.value != "cancelled" and self._others(frame))):
                continue
            if head is None and frame.start >= mark.end + _NEAR:
                continue
            if best is None or _STRENGTH[frame.value] > _STRENGTH[best]:
                best = frame.value
        return best

    def _said_before(self, frame: Mark) -> bool:
        """Whether a status verb ahead of the event is no participle right before it."""
        head = self.sentence.head_of(frame.end)
        return head is None or not head.adnominal or self.mark.start - frame.end > _NEAR

    def _others(self, frame: Mark) -> bool:
        """Whether another event stands between this one and what is said of it."""
        between = (
            m
            for m in self.sentence.predicates
            if m.kind == "event" and self.mark.end <= m.start and m.end <= frame.start and m.value[0] != self.type
        )
        return any(True for _ in between)

    def invites(self) -> bool:
        """Whether somebody is invited to the event."""
        lexicon = self.sentence.text.lexicon
        words = self.sentence.words
        end = self.governor.at + 1 if self.governor is not None else self.sentence.stop
        return any(word in lexicon.lists["invitation"] for word in words[self.mark.end : end])
