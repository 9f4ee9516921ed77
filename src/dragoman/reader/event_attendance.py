"""Level 4, attendance: who is at a gathering by a verb of its own (« в нем приняли участие главы МИД A, B и C »)."""

from __future__ import annotations

from .actors import Actor
from .drafts import EventDraft
from .event_sites import Site
from .event_types import TALKS
from .patterns import Mark
from .sentence import Sentence

_PRESENT = frozenset({"person", "office", "body", "pair", "state"})
_NEAR = 2
"""How many sentences after a gathering those who attended it may be told."""


class Attendance:
    """Keeps the gathering told last, be it with or without those who gathered, and adds them."""

    def __init__(self) -> None:
        self.gathering: EventDraft | None = None
        self.drafted = False
        self.round: EventDraft | None = None  # consultations of two, told last

    def note(self, draft: EventDraft, drafted: bool) -> None:
        """Remember talks, with nobody named so far or of three and more; `drafted` if they are an event already."""
        if draft.type == "consultations" and drafted and len(draft.parties) == 2 and draft.status == "held":
            self.round = draft
        if draft.type in TALKS - {"call"} and not draft.anaphoric and (len(draft.parties) != 2 or _organised(draft)):
            told = self.gathering
            again = told is not None and draft.sentence - told.sentence in (1, 2) and _organised(told)
            if not (again and not draft.parties and not draft.dated and draft.place is None):
                self.gathering, self.drafted = draft, drafted

    def again(self, sentence: Sentence, mark: Mark, draft: EventDraft) -> None:
        """« Следующая встреча пройдет в мае »: give the next gathering of those who gathered its parties."""
        told = self.gathering
        if self.round is not None and not draft.parties and self._next_round(sentence, mark, draft):
            draft.type, draft.parties = self.round.type, set(self.round.parties)
            return
        if told is None or draft.parties or len(told.parties) < 3 or draft.type not in TALKS | {"signing"}:
            return
        upcoming = sentence.text.lexicon.calendar.words.get("next", frozenset())
        around = sentence.words[max(sentence.start, mark.start - 2) : mark.end + 1]
        if draft.type != "signing" and upcoming.isdisjoint(around):
            return
        draft.parties = set(told.parties)
        draft.type = "conference" if draft.type in TALKS else draft.type

    def _next_round(self, sentence: Sentence, mark: Mark, draft: EventDraft) -> bool:
        """« La prochaine session aura lieu en mai »: whether the round of two told before is to go on."""
        if mark.value not in (("conference", "sessions"), ("consultations", "nouns")) or draft.status != "planned":
            return False
        calendar = sentence.text.lexicon.calendar
        upcoming = {*calendar.words.get("next", ()), *calendar.ordinals}
        around = sentence.words[max(sentence.start, mark.start - 2) : mark.end + 1]
        return not upcoming.isdisjoint(around) and (draft.dated or draft.country is not None)

    def add(self, sentence: Sentence, drafts: list[EventDraft]) -> None:
        """Add who attends by a verb of this sentence; a gathering that becomes one by it joins the drafts."""
        told = self.gathering
        if told is None or not told.sentence <= sentence.number <= told.sentence + _NEAR:
            return
        named = len(told.parties)
        for mark in sentence.predicates:
            if mark.kind != "event" or mark.value != ("conference", "attend"):
                continue
            group = sentence.group(mark)
            if group is None or group.negated or not group.finite:
                continue
            there = [a for a in sentence.subject(group) if a.role in _PRESENT and a.acts]
            _join(told, there)
        if len(told.parties) == named:
            return
        if told.sentence < sentence.number and _organised(told):  # « в заседании приняли участие … »: that sitting
            drafts[:] = [d for d in drafts if d.type not in TALKS or d.dated or _organised(d)]
        several = len({party for party in told.parties if not party.startswith("org:")}) > 2
        if several and told.type in ("meeting", "consultations"):
            told.type = "conference"
        if (several or _organised(told)) and not self.drafted:
            self.drafted = True
            drafts.append(told)


def _join(gathering: EventDraft, there: list[Actor]) -> None:
    for actor in there:
        gathering.parties.update(actor.parties)
        gathering.people.extend(p for p in actor.people if p not in gathering.people)


def _organised(draft: EventDraft) -> bool:
    return any(party.startswith("org:") for party in draft.parties)


def all_again(site: Site, parties: set[str]) -> bool:
    """« The five ministers agreed to convene again »: whether those who gathered are to gather once more."""
    listing = site.sentence.discourse.listing
    told = {p for a in site.subject for p in a.parties}
    return not site.noun and len(listing) > 2 and told == set(listing) == parties
