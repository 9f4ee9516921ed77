"""Level 4, participants of events where the verb comes last: who takes part, by case and postposition, and in what.

Which cases tell a participant is a matter of the type of event.
"""

from __future__ import annotations

from ..actors import Actor
from ..drafts import EventDraft
from ..event_kinds import join
from ..event_types import DONE_TO
from .sites import FinalSite

WITH = frozenset({"with", "between", "by"})
_TAKES_PART: dict[str, frozenset[str]] = {
    "meeting": WITH | {"object"},
    "call": WITH | {"to"},
    "credentials": WITH | {"to"},
    "message": WITH | {"to", "of", "object"},
    "protest": WITH | {"to", "object", "of"},
    "expulsion": frozenset({"by", "object", "of", "from", "into"}),
    "relations": WITH | {"of", "into", "attribute", "to"},
    "sanction": frozenset({"by", "against", "to", "of"}),
    "aid": frozenset({"by", "to", "of"}),
    "incident": frozenset({"by", "to", "object", "of", "into", "with", "from", "against"}),
    "visit": frozenset(),
}

_OWNED = frozenset({"visit", "meeting", "call", "message"})
"""What is somebody's where its noun says so: « səfərini təxirə salıb »."""


class ParticipantReader:
    """Reads who takes part in events, and what they are about."""

    def _topics(self, site: FinalSite) -> set[str]:
        """Return what it is about: what its clause names, or what it says was talked about there."""
        sentence, governor, (left, right) = site.sentence, site.governor, site.range
        frames = (f for f in sentence.frames if f.kind == "about")
        about = site.noun and governor is not None and any(f.end == governor.at + 1 for f in frames)
        if about and governor is not None:
            left, right = sentence.left_bound(site.mark.start), governor.at
        inside = [range(a.start, a.end) for a in sentence.actors if a.role in ("person", "office", "body", "org")]
        return {
            mark.value
            for mark in sentence.topics
            if left <= mark.start < right and not any(mark.start in actor for actor in inside)
        }

    def _subject(self, site: FinalSite) -> tuple[Actor, ...]:
        sentence, head = site.sentence, site.head
        if head is not None:
            return sentence.subject_of(head)
        owner = self._owner_of(site)
        if owner:
            return owner + (self._attending(site) if site.type == "conference" else ())
        governor = site.governor
        if governor is None or governor.passive:
            return ()
        if site.type in _OWNED and sentence.possessed(site.mark.end - 1) and not site.told:
            return sentence.subject_of(governor)
        carrier = site.carrier
        if carrier is not None and site.type != "conference":
            there = carrier.passive or carrier.lemma in sentence.text.lexicon.verbs["take_place"]
            return () if there else sentence.subject_of(carrier)
        if site.type == "press_conference":
            return sentence.subject_of(governor)
        return self._attending(site)

    def _attending(self, site: FinalSite) -> tuple[Actor, ...]:
        """« İclasa qatılıb », « konfransda iştirak edib »: who is there."""
        lexicon, words = site.sentence.text.lexicon, site.sentence.words
        governor = next((h for h in site.sentence.heads if h.at >= site.mark.end and not h.adnominal), None)
        if governor is None or governor.passive:
            return ()
        between = words[site.mark.end : governor.at]
        there = governor.lemma in lexicon.verbs["attend"] or any(w in lexicon.lists["attend"] for w in between)
        if not there:
            return ()
        if not governor.finite:
            return site.sentence.subject_of(governor)
        left = site.sentence.left_bound(governor.at)
        named = site.sentence.actors_in(left, governor.at)
        present = [a for a in named if (a.case == "" and a.people) or (a.case == "object" and a.role == "state")]
        return tuple(present) or site.sentence.subject_of(governor)

    def _owner_of(self, site: FinalSite) -> tuple[Actor, ...]:
        """« Prezidentin Pakistana səfəri », « X ilə Y-in görüşü »: the genitive before an event noun."""
        left = site.range[0]
        for actor in reversed(site.sentence.actors):
            before = left <= actor.whole < site.mark.start and actor.end <= site.mark.end
            if before and actor.case == "of" and actor.acts and not self._subject_matter(site, actor):
                at = first = site.sentence.actors.index(actor)
                while first > 0 and site.sentence.actors[first].joined:
                    first -= 1
                return tuple(site.sentence.actors[first : at + 1])
        return ()

    def _subject_matter(self, site: FinalSite, actor: Actor) -> bool:
        """Whether an actor only belongs to what the event is about: « Qəzzanın bərpasına dair konfrans »."""
        about = site.sentence.text.lexicon.lists["about"]
        return any(word in about for word in site.sentence.words[actor.end : min(actor.end + 3, site.mark.start)])

    def _addressed(self, site: FinalSite, actor: Actor) -> bool:
        """Whether somebody else is addressed than whom it is about: « X-in təyinatı münasibətilə Y-ni təbrik »."""
        if site.type != "message" or actor.case != "of":
            return False
        others = site.sentence.actors_in(*site.range)
        return any(a.case in ("object", "to") and a.acts and a.end > actor.end for a in others)

    def _participants(self, site: FinalSite, draft: EventDraft, subject: tuple[Actor, ...]) -> None:
        cases = _TAKES_PART.get(site.type, WITH)
        left, right = site.range
        for actor in site.sentence.actors_in(left, right):
            if actor in subject or actor.role == "outsider" or not actor.parties:
                continue
            if actor.role == "weak":
                if site.type in DONE_TO or site.named(actor):
                    draft.parties.update(actor.parties)
                continue
            if (actor.case in cases and not self._addressed(site, actor)) or site.named(actor):
                placed = actor.role in ("capital", "place") and actor.case in ("into", "to", "from")
                if placed and site.type not in ("relations", "incident"):
                    continue
                join(draft, actor)

    def _receiver(self, site: FinalSite, subject: tuple[Actor, ...]) -> str | None:
        """Return the party at home: who receives, or to whom an ambassador is called."""
        sentence, head = site.sentence, site.head
        if site.type == "protest":
            called = [a for a in sentence.actors_in(*site.range) if a.case == "to" and a.role == "body"]
            return called[0].parties[0] if called else None
        receiving = sentence.text.lexicon.lists["receiving"]
        receives = any(word in receiving for word in sentence.words[site.mark.start : site.mark.end])
        if site.type == "credentials" and not receives:
            given = [a for a in sentence.actors_in(*site.range) if a.case == "to" and a.acts]
            return given[-1].parties[0] if given and given[-1].parties else None
        if head is None or site.type not in ("meeting", "credentials") or not receives:
            return None
        hosts = sentence.agent_of(head) if head.passive else subject
        return next((p for actor in hosts for p in actor.parties), None)
