"""Level 4, events: from event verbs and event nouns to who did what with whom, where and when."""

from __future__ import annotations

from .actors import Actor
from .drafts import EventDraft
from .layout import Range
from .patterns import Mark
from .sentence import Sentence
from .verbs import VerbGroup
from .world import World

TALKS = frozenset({"meeting", "call", "consultations", "conference"})
"""Events at which things are talked about."""

_DECIDED = frozenset({"expulsion", "sanction", "protest", "relations"})
_PLACELESS = frozenset({"message", "call", "expulsion", "sanction"})
_RECIPIENT = frozenset({"message", "credentials", "protest", "aid", "ceremony", "sanction", "expulsion", "relations"})
_STATED = frozenset({"incident"})
_ONE_SIDED = frozenset({"press_conference", "ceremony", "incident", "conference", "visit"})


class EventReader:
    """Reads the events of a sentence as drafts."""

    def __init__(self, world: World) -> None:
        self.world = world

    def read(self, sentence: Sentence, claims: list[Range]) -> list[EventDraft]:
        """Return the events told in a sentence; `claims` are ranges in which one side speaks."""
        drafts: list[EventDraft] = []
        busy = -1
        for mark in sentence.predicates:
            if mark.kind != "event" or mark.start < busy:
                continue
            draft = self._draft(sentence, mark, claims)
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _draft(self, sentence: Sentence, mark: Mark, claims: list[Range]) -> EventDraft | None:
        type_, kind = mark.value
        if sentence.quoted(mark.start) and type_ != "press_conference":
            return None
        if type_ in _STATED and any(a <= mark.start < b for a, b in claims):
            return None
        verbal = mark.sense.verbal
        group = sentence.group(mark) if verbal else None
        if verbal and group is None:
            return None
        governor = group if group is not None else self._governor(sentence, mark)
        if verbal and group is not None and group.bare and not self._usable_participle(sentence, group, type_):
            return None
        status = self._status(sentence, mark, group, governor, type_)
        if status is None:
            return None
        zone = self._zone(sentence, mark, group)
        draft = EventDraft(type_, status, self._evidence(sentence, mark, group, governor, zone), sentence.number)
        draft.form = kind
        subject = self._subject(sentence, mark, group, governor)
        self._participants(sentence, mark, group, draft, subject, zone)
        self._where(sentence, draft, zone, mark)
        self._when(sentence, draft, mark, zone, status)
        draft.anaphoric = not verbal and self._refers_back(sentence, mark, draft)
        self._about(sentence, draft, mark, zone)
        return self._complete(sentence, draft, subject, mark, group)

    # -- the verb over a noun ------------------------------------------------------------

    def _governor(self, sentence: Sentence, mark: Mark) -> VerbGroup | None:
        """Return the verb that makes an event of an event noun: the light verb before it or the verb after it."""
        left, right = sentence.clause(mark.start, mark.end)
        for k in range(mark.start - 1, max(left, mark.start - 12) - 1, -1):
            if sentence.words[k] in sentence.text.lexicon.forms:
                group = sentence.text.verbs.group(k, left)
                if group is not None and (group.finite or group.infinitive):
                    return group
        for k in range(mark.end, min(right, mark.end + 30)):
            if sentence.words[k] in sentence.text.lexicon.forms:
                group = sentence.text.verbs.group(k, mark.end)
                if group is not None and group.finite:
                    return group
        return None

    def _usable_participle(self, sentence: Sentence, group: VerbGroup, type_: str) -> bool:
        """Bare participles tell events only where they open a clause: « Réunis à Abuja », « reçu par »."""
        if group.tense == "ger":
            return True
        return bool(sentence.agent(group)) or group.end - 1 == sentence.start or type_ in ("incident",)

    # -- status --------------------------------------------------------------------------

    def _status(
        self, sentence: Sentence, mark: Mark, group: VerbGroup | None, governor: VerbGroup | None, type_: str
    ) -> str | None:
        """Return held, planned, proposed or cancelled; None where the text denies the event or leaves it open."""
        left, right = sentence.clause(mark.start, mark.end)
        cue = self._status_cue(sentence, mark, left, right)
        if cue is not None:
            return cue
        verb = group or governor
        if verb is None:
            return "held"
        if verb.negated and verb.time != "future" and (group is not None or abs(verb.end - mark.start) < 8):
            return None
        if verb.future:
            return "planned" if not verb.negated else None
        if verb.time == "infinitive":
            return self._infinitive_status(sentence, verb, type_)
        return "held"

    def _status_cue(self, sentence: Sentence, mark: Mark, left: int, right: int) -> str | None:
        best: str | None = None
        for cue in sentence.frames:
            if cue.kind != "status" or not left - 4 <= cue.start < right:
                continue
            distance = mark.start - cue.end if cue.start < mark.start else cue.start - mark.end
            if distance > (14 if cue.value == "cancelled" else 6):
                continue
            if cue.sense.verbal and not self._active_cue(sentence, cue, mark):
                continue
            if best is None or _STRENGTH[cue.value] > _STRENGTH[best]:
                best = cue.value
        return best

    def _active_cue(self, sentence: Sentence, cue: Mark, mark: Mark) -> bool:
        group = sentence.text.verbs.group(cue.start, sentence.start)
        return group is not None and not (group.negated and cue.value != "cancelled")

    def _infinitive_status(self, sentence: Sentence, verb: VerbGroup, type_: str) -> str | None:
        words = sentence.words
        before = words[max(sentence.start, verb.start - 4) : verb.start]
        if type_ in _DECIDED:
            return "held"
        lexicon = sentence.text.lexicon
        for k in range(verb.start - 1, max(sentence.start, verb.start - 5) - 1, -1):
            lemmas = {lemma for lemma, _ in lexicon.forms.get(words[k], ())}
            if lemmas & lexicon.verbs["refuse"]:
                return None
            if lemmas:
                break
        return "planned" if before else None

    # -- who -----------------------------------------------------------------------------

    def _zone(self, sentence: Sentence, mark: Mark, group: VerbGroup | None) -> Range:
        """Return the tokens in which the participants of an event stand."""
        left, right = sentence.clause(group.start if group else mark.start, mark.end)
        for frame in sentence.frames:
            if frame.kind == "about" and mark.end <= frame.start < right:
                right = frame.start
                break
        for other in sentence.predicates:
            if other.start >= mark.end + 1 and other.start < right and other.sense.verbal and other.kind in ("event", "say", "support"):
                verb = sentence.group(other)
                if verb is not None and (verb.finite or verb.bare) and verb.start > mark.end:
                    right = min(right, max(mark.end, verb.start))
                    break
        return left, right

    def _subject(
        self, sentence: Sentence, mark: Mark, group: VerbGroup | None, governor: VerbGroup | None
    ) -> tuple[Actor, ...]:
        if group is not None:
            return sentence.subject(group)
        if governor is not None and governor.start < mark.start:
            return sentence.subject(governor)
        return ()

    def _participants(
        self,
        sentence: Sentence,
        mark: Mark,
        group: VerbGroup | None,
        draft: EventDraft,
        subject: tuple[Actor, ...],
        zone: Range,
    ) -> None:
        type_ = draft.type
        noun = group is None
        for actor in subject:
            self._join(draft, actor)
        if group is not None and (group.passive or group.bare):
            for actor in sentence.agent(group):
                self._join(draft, actor)
        begin = mark.start if noun else (group.start if group else mark.start)
        previous_of = False
        for actor in sentence.actors_in(begin, zone[1]):
            if not actor.acts and not (actor.role == "weak" and type_ in _RECIPIENT | {"incident"}):
                continue
            if actor in subject:
                continue
            case = actor.case
            if case == "into" or (case == "to" and type_ not in _RECIPIENT and actor.role not in ("person", "office")):
                if type_ not in ("aid", "relations") or case != "into":
                    continue
            if case == "of":
                attached = noun and (actor.whole <= mark.end + 1 or previous_of)
                if not attached and type_ not in _RECIPIENT and type_ != "incident":
                    continue
                previous_of = True
            else:
                previous_of = False
            self._join(draft, actor)
        if draft.type == "visit" and subject:
            draft.traveller = subject[0].parties

    def _join(self, draft: EventDraft, actor: Actor) -> None:
        draft.parties.update(actor.parties)
        for person in actor.people:
            if person not in draft.people:
                draft.people.append(person)

    # -- where and when ------------------------------------------------------------------

    def _where(self, sentence: Sentence, draft: EventDraft, zone: Range, mark: Mark) -> None:
        if draft.type in _PLACELESS:
            return
        left, right = zone[0], sentence.right_bound(zone[1])
        best: Actor | None = None
        for actor in sentence.actors_in(left, right):
            if actor.case != "into" or actor.country is None:
                continue
            if best is None or (best.city is None and actor.city is not None):
                best = actor
        if best is not None:
            draft.place, draft.country = best.city, best.country
            draft.own_place = True

    def _when(self, sentence: Sentence, draft: EventDraft, mark: Mark, zone: Range, status: str) -> None:
        left, right = sentence.clause(mark.start, mark.end)
        near = [w for w in sentence.whens if left <= w.start < right]
        if not near:
            near = [w for w in sentence.whens if w.exact and abs(w.start - mark.start) < 25 and not draft.anaphoric]
        if not near:
            return
        when = min(near, key=lambda w: (not w.exact, abs(w.start - mark.start)))
        draft.start, draft.end = self.world.date(when, status in ("planned", "proposed", "cancelled"))
        draft.dated = draft.start is not None

    # -- what about, and what it is part of -----------------------------------------------

    def _refers_back(self, sentence: Sentence, mark: Mark, draft: EventDraft) -> bool:
        before = sentence.words[mark.start - 1] if mark.start > sentence.start else ""
        return before in sentence.w["definite"] and not draft.dated

    def _about(self, sentence: Sentence, draft: EventDraft, mark: Mark, zone: Range) -> None:
        if draft.type not in TALKS and draft.type not in ("signing", "aid", "sanction"):
            return
        draft.topics |= sentence.topics_in(mark.end, sentence.stop)

    def _complete(
        self, sentence: Sentence, draft: EventDraft, subject: tuple[Actor, ...], mark: Mark, group: VerbGroup | None
    ) -> EventDraft | None:
        """Add what the kind of event implies, and drop what is no event after all."""
        if draft.type == "visit":
            return self._visit(sentence, draft, subject, mark, group)
        if draft.type in ("meeting", "call", "consultations", "signing") and len(draft.parties) < 2:
            other = sentence.discourse.counterpart(tuple(draft.parties))
            if not draft.parties:
                draft.parties.update(sentence.discourse.bilateral())
            draft.parties.update(other)
            if len(draft.parties) < 2:
                return None
        if draft.type in _RECIPIENT and draft.type not in ("ceremony", "aid") and len(draft.parties) == 1:
            draft.parties.update(sentence.discourse.counterpart(tuple(draft.parties)))
            if len(draft.parties) < 2:
                return None
        return draft if draft.parties or draft.anaphoric else None

    def _visit(
        self, sentence: Sentence, draft: EventDraft, subject: tuple[Actor, ...], mark: Mark, group: VerbGroup | None
    ) -> EventDraft | None:
        if draft.country is None:
            for actor in sentence.actors_in(mark.end, sentence.right_bound(mark.end)):
                if actor.country is not None and actor.role in ("state", "capital", "place"):
                    draft.place, draft.country, draft.own_place = actor.city, actor.country, True
                    break
        if draft.country is not None:
            draft.parties.add(draft.country)
            draft.host = draft.country
        if draft.traveller and draft.country in draft.traveller and not draft.anaphoric:
            return None
        if len(draft.parties) < 2 and not draft.anaphoric:
            return None
        return draft

    def _evidence(
        self, sentence: Sentence, mark: Mark, group: VerbGroup | None, governor: VerbGroup | None, zone: Range
    ) -> Range:
        start = mark.start
        if group is not None:
            start = group.start
        elif governor is not None and governor.start < mark.start:
            start = governor.start
        return max(sentence.start, start), max(mark.end, zone[1])


_STRENGTH = {"planned": 0, "proposed": 1, "cancelled": 2}
