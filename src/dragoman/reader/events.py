"""Level 4, events: from event verbs and event nouns to who did what with whom, where and when."""

from __future__ import annotations

from .actors import OBJECTS, Actor
from .drafts import EventDraft
from .event_answers import answers
from .event_apart import talk_apart
from .event_attendance import Attendance
from .event_forms import forms_of, sittings
from .event_kinds import complete, is_claim, join, subject_end
from .event_owners import leads, led_alone, led_by, owners_of
from .event_relatives import antecedent, arrives_at, arrives_from, before_relative, each_of, stationed, told_about
from .event_settings import receiver_of, refers_back, set_day, set_place, set_there, told_of_both
from .event_sites import (
    Site,
    beside,
    compound_sides,
    discussed_from,
    of_three,
    only_judged,
    only_named,
    only_subject_matter,
    organ_before,
    partners_ahead,
    pointed_at,
    spoken_about,
    spoken_of,
    subject_of,
    tells,
    wished_for,
)
from .event_splits import each_state, invitations, legs_of, one_by_one, taken_up, without_talk_of_call
from .event_status import nominal, status_of
from .event_types import CALLED, DECIDED, DONE_TO, PERSONAL, TALKS, TOPICAL
from .event_zones import talk_before, zone_of
from .layout import Range
from .patterns import Mark
from .sentence import Sentence
from .speech import word_lists
from .verbs import VerbGroup
from .world import World

_THREE = 3

_FROM = frozenset({"message", "credentials", "incident"})
"""Events in which somebody takes part « from » whom something comes, or from where those come who suffer it."""


_GOVERNED = frozenset({"to", "with", "between", "object", "by", "against"})
"""Cases that tell a participant wherever they stand."""


class EventReader:
    """Reads the events of a sentence as drafts."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.attendance = Attendance()
        self.decided: list[EventDraft] = []  # of the sentence before: acts done when announced
        self.told: EventDraft | None = None  # of the sentence before, which a pronoun may take up

    def read(
        self, sentence: Sentence, claims: list[tuple[Range, frozenset[str]]], titles: list[Range]
    ) -> list[EventDraft]:
        """Return the events told in a sentence.

        `claims` are ranges in which somebody speaks, with the speaker's parties; `titles` those of documents' names.
        """
        drafts: list[EventDraft] = []
        for mark in sentence.predicates:
            if mark.kind != "event" or any(a < mark.start < b for a, b in titles):
                continue
            draft = self._read(sentence, mark, claims, titles)
            if draft is not None:
                drafts.extend(
                    legs_of(sentence, mark, draft, self.world)
                    or each_of(sentence, mark, draft)
                    or one_by_one(sentence, mark, draft)
                    or each_state(sentence, mark, draft)
                    or sittings(draft, forms_of(sentence, mark, _clause_of(sentence, mark)))
                    or [draft]
                )
        drafts.extend(invitations(sentence, drafts, self.world))
        self.attendance.add(sentence, drafts)
        if not drafts:
            drafts.extend(taken_up(sentence, self.told, self.world))
        self._date_decided(sentence, drafts)
        self.told = next((d for d in reversed(drafts) if d.type in CALLED), None)
        drafts = without_talk_of_call(drafts)
        hosted = {party for draft in drafts for party in draft.hosts}
        return [d for d in drafts if not (d.type == "meeting" and hosted and hosted <= d.parties)]

    def _date_decided(self, sentence: Sentence, drafts: list[EventDraft]) -> None:
        """« Об этом сообщило в среду министерство »: the day on which what was told before was announced."""
        before, self.decided = self.decided, [d for d in drafts if d.type in DECIDED and d.status == "held"]
        pointing = word_lists(sentence.text.lexicon).get("said_before", frozenset())
        if drafts or pointing.isdisjoint(sentence.words[sentence.start : sentence.start + 3]):
            return
        when = next((w for w in sentence.whens if w.exact), None)
        for draft in before if when is not None else ():
            if draft.start is None and when is not None:
                draft.start, draft.end = self.world.date(when, False)
                draft.dated = draft.start is not None

    def may_take_up(self, sentence: Sentence) -> bool:
        """Whether a sentence without a word of events may tell more of the one told before: « Elle se tiendra … »."""
        return self.told is not None and sentence.words[sentence.start] in sentence.w["he"] | sentence.w["she"]

    def _read(
        self, sentence: Sentence, mark: Mark, claims: list[tuple[Range, frozenset[str]]], titles: list[Range]
    ) -> EventDraft | None:
        if mark.sense.verbal and nominal(sentence, mark.head):
            return None
        if mark.value[0] == "meeting" and mark.sense.verbal and self._tells_call(sentence, mark):
            return None
        alike = not mark.sense.verbal and sentence.text.lexicon.grammar.marked_infinitive
        if alike and (self._told_by_verb(sentence, mark) or self._in_wording(sentence, mark)):
            return None
        site = Site(sentence, mark)
        if site.type == "meeting" and self._by_phone(site):
            site.type = "call"
        if mark.sense.verbal and site.group is None:
            return None
        quoted = sentence.quoted(mark.start) is not None and site.type != "press_conference"
        if quoted and site.type not in DECIDED:
            return None
        if site.kind == "opening" and mark.start != sentence.start and not organ_before(site):
            return None
        if site.kind in ("being", "go") and self._epithet(site):
            return None
        if site.kind == "attend" or (site.noun and only_subject_matter(site)):
            return None
        if site.kind != "being" and site.group is not None and site.group.bare and not tells(site):
            return None
        if site.noun and (only_named(site) or wished_for(site) or only_judged(site)):
            return None
        status = "held" if site.noun and pointed_at(site) else status_of(site)
        if status is None:
            return None
        site.zone = zone_of(site)
        site.subject = subject_of(site) or led_alone(site)
        draft = EventDraft(site.type, status, [self._evidence(site)], sentence.number)
        draft.name = sentence.words[mark.start]
        self._participants(site, draft)
        if site.noun and site.type in TALKS and len(draft.parties) < _THREE and of_three(site):
            draft.parties.update(sentence.discourse.sides)
        if site.type in DECIDED and site.governor is not None and site.governor.passive and draft.parties:
            draft.parties.update(self._announcer(site, claims))
        if is_claim(draft, site.mark.start, claims) or (len(draft.parties) > 2 and _gathering_too(site)):
            return None
        if site.type == "press_conference" and any(
            w in sentence.text.lexicon.joint for w in sentence.words[mark.start : mark.end]
        ):
            draft.parties.update(sentence.discourse.bilateral())
            draft.people.extend(p for p in sentence.discourse.pair_people() if p not in draft.people)
        draft.receiver = receiver_of(site)
        set_place(site, draft, self.world)
        set_day(site, draft, titles, self.world)
        set_there(site, draft)
        if draft.status == "held" and not draft.dated and (spoken_of(site) or _long_done(site)):
            return None
        if quoted and not (draft.dated and draft.status == "held"):
            return None  # what somebody says was done on a day of its own is no mere claim
        bare = site.group is not None and site.group.bare and site.group.tense == "pp"
        bare = bare or (site.type == "incident" and site.group is not None and site.group.bare)
        if bare and site.type in DECIDED | {"incident"} and not draft.dated and sentence.text.lexicon.declension:
            return None  # « санкции, введенные США »: told only as what there is (codebook, Background)
        draft.anaphoric = refers_back(site, draft) if site.noun else told_of_both(site, draft)
        if site.type in TOPICAL:
            draft.topics |= sentence.topics_in(mark.start, subject_end(site))
        if _only_said(site, draft, claims):
            return None
        self.attendance.again(sentence, mark, draft)
        found = complete(site, draft)
        self.attendance.note(found or draft, found is not None)
        if found is not None:
            found.reported = told_about(site, site.zone[0])
        return found

    def _told_by_verb(self, sentence: Sentence, mark: Mark) -> bool:
        """Whether what could be a noun is a verb here: « will visit », « to attack »."""
        if mark.start not in sentence.verb_marks:
            return False
        group = sentence.text.verbs.group(mark.start, sentence.start)
        return group is not None and not group.bare

    def _tells_call(self, sentence: Sentence, mark: Mark) -> bool:
        """Whether the same words tell a call: « had a telephone conversation with »."""
        return any(m.start == mark.start and m.kind == "event" and m.value[0] == "call" for m in sentence.predicates)

    def _epithet(self, site: Site) -> bool:
        """Whether a word of travel only tells who is meant: « received the visiting ministers »."""
        sentence, mark = site.sentence, site.mark
        if sentence.words[mark.start] not in sentence.text.lexicon.lists.get("visiting", ()):
            return False
        return any(a.start == mark.end and a.role in ("office", "pair") and not a.people for a in sentence.actors)

    def _in_wording(self, sentence: Sentence, mark: Mark) -> bool:
        """Whether a noun is only part of a verbal wording of another event: « suspended its aid »."""
        for other in sentence.predicates:
            if other.start >= mark.start:
                return False
            if other.kind == "event" and other.sense.verbal and mark.end <= other.end:
                group = sentence.group(other)
                if group is not None and not (group.bare and group.passive):
                    return True
        return False

    def _by_phone(self, site: Site) -> bool:
        """Whether a word beside a meeting says that it was held from afar: « по телефону переговорил »."""
        left, right = site.sentence.clause(site.mark.start, site.mark.end)
        return any(frame.kind == "phone" and left <= frame.start < right for frame in site.sentence.frames)

    def _announcer(self, site: Site, claims: list[tuple[Range, frozenset[str]]]) -> frozenset[str]:
        """« L'ambassadeur va être convoqué, a écrit le ministre belge »: whose word it is, its doing it is."""
        if (site.sentence.agent(site.governor) if site.governor is not None else ()) or (site.noun and site.subject):
            return frozenset()
        told = (speakers for (start, end), speakers in claims if start <= site.mark.start < end)
        return next((speakers for speakers in told if len(speakers) == 1), frozenset())

    def _participants(self, site: Site, draft: EventDraft) -> None:
        sentence, mark = site.sentence, site.mark
        if (apart := talk_apart(site)) is not None:
            for actor in apart:
                join(draft, actor)
            draft.evidence = [(mark.start, max(mark.end, site.zone[1]))]
            return
        for actor in site.subject:
            join(draft, actor)
        if site.noun and (sentence.text.lexicon.grammar.owner_first or site.type == "visit"):
            site.owners = owners_of(site)
        for actor in (*site.owners, *led_by(site)):
            join(draft, actor)
        if site.type == "visit":
            draft.traveller = tuple(sorted(draft.parties))
        begin = mark.start if site.noun else (site.group.start if site.group else mark.start)
        if site.type == "incident":  # « des manifestants iraniens ont attaqué »: who did it need be no actor
            begin = site.zone[0]
            if site.noun and sentence.text.lexicon.grammar.owner_first:  # « expressed condolences over the attack »
                told = (m.end for m in sentence.predicates if m.end <= mark.start and m.kind != "idle")
                begin = max([begin, *told])
        if site.noun and site.subject and site.governor is not None:
            free = bool(sentence.text.lexicon.declension)
            begin = min(site.governor.start, mark.start) if free else site.governor.start
        begin = min(begin, mark.start) if mark.head != mark.start else begin
        begin = mark.start if talk_before(site) or told_about(site, begin) else begin
        if site.noun and site.type in TALKS:
            for side in compound_sides(sentence, mark):
                join(draft, side)
        if (meant := antecedent(site)) is not None:
            join(draft, meant)
            chair = sentence.discourse.organisation() if site.type == "message" and meant.office == "ambassador" else ()
            if chair:  # who is written to as an envoy at an organisation (codebook, To whom)
                draft.parties = draft.parties - set(meant.parties) | set(chair)
        if site.type in TALKS:
            for partner in partners_ahead(site):
                join(draft, partner)
        early = self._before_verb(site, begin)
        chain, about = False, discussed_from(site)
        active = site.group is not None and not site.group.passive
        if site.type == "press_conference" and site.subject:
            for actor in sentence.actors_in(mark.end, site.zone[1]):
                if actor.case == "with" and actor.people and actor.whole <= mark.end + 1:
                    join(draft, actor)
            return
        for actor in (*early, *sentence.actors_in(begin, site.zone[1])):
            if actor in site.subject or site.aside[0] <= actor.start < site.aside[1]:
                continue
            if active and actor.case == "by" and not leads(sentence, actor):
                continue
            if site.noun and site.type == "call" and actor.end <= mark.start and actor.case not in ("with", "to"):
                continue  # « discussed the war between X and Y in a phone call »
            if actor.start >= about and actor.case != "with":
                continue  # « exchanged views on the crisis in X »
            if (actor.end <= mark.start and actor in site.owners) or _in_brackets(sentence, actor):
                continue
            if (actor.role in ("org", "body") and beside(site, actor)) or spoken_about(site, actor):
                continue
            if site.type == "expulsion" and stationed(sentence, actor):
                continue
            chain = self._takes_part(site, actor, chain)
            weak = actor.role == "weak" and bool(sentence.text.lexicon.declension)  # its case is its noun's
            if chain or ((actor.case != "of" or weak) and self._is_party(site, actor)):
                join(draft, actor)

    def _before_verb(self, site: Site, begin: int) -> list[Actor]:
        """Return who takes part by their case although they stand before the verb: « послу вручена нота »."""
        sentence = site.sentence
        ahead = before_relative(site)
        if not sentence.text.lexicon.declension or site.group is None or (begin <= site.zone[0] and not ahead):
            return []
        found = []
        for actor in reversed(ahead or sentence.actors_in(sentence.clause(begin, begin)[0], begin)):
            if not ahead and any(sentence.finite(k) for k in range(actor.end, begin)):
                break
            undergone = actor.case == "of" and site.type in DONE_TO and site.group.passive
            reached = site.type == "aid" and arrives_at(site.mark, sentence, actor)
            if ((actor.case in _GOVERNED or undergone) and actor.role in PERSONAL) or reached:
                found.append(actor)
        return found

    def _takes_part(self, site: Site, actor: Actor, chain: bool) -> bool:
        """Whether an « of » actor belongs to the event noun: « la visite de X », « des ambassadeurs de X et de Y »."""
        if actor.case != "of" or not (actor.acts or actor.role == "weak"):
            return False
        if actor.role == "weak":
            return False
        if site.type in DONE_TO:
            return True
        if actor.start < site.mark.start:
            return False
        gap = site.sentence.words[_after_aside(site) : actor.whole]
        if chain and site.sentence.text.lexicon.declension:  # « встреча X и Y на полях саммита Z »
            before = max((a.end for a in site.sentence.actors if a.end <= actor.whole), default=actor.whole)
            chain = actor.joined or actor.whole - before <= 1
        return (
            chain
            or len(gap) <= 1
            or (
                len(gap) <= 5
                and not any(w == "," or site.sentence.is_open(k + site.mark.end) for k, w in enumerate(gap))
            )
        )

    def _is_party(self, site: Site, actor: Actor) -> bool:
        if site.type == "aid" and (
            arrives_from(site.mark, site.sentence, actor) or arrives_at(site.mark, site.sentence, actor)
        ):
            return True
        if actor.case == "from":
            out = site.type == "expulsion" and site.noun and not site.subject and site.mark.end >= actor.start
            if out and site.sentence.words[actor.whole] in site.sentence.w["of"]:
                return actor.acts and actor.role in ("state", "capital")  # « высылка из Москвы двух дипломатов »
            return site.type in _FROM and actor.acts and actor.role != "capital"
        if actor.role == "weak":
            return site.type in DONE_TO
        if not actor.acts or (actor.role in ("capital", "state", "org") and actor.case == "into"):
            reaches = site.type in ("aid", "sanction", "message", "expulsion")
            reaches = reaches and not (site.type == "expulsion" and actor.role == "org")
            return reaches and actor.acts and actor.role != "capital"
        return not (site.type == "visit" and actor.case in OBJECTS and actor.role in ("state", "capital"))

    def _anothers(self, site: Site, verb: VerbGroup) -> bool:
        """Whether the verb over a noun tells an event of that type itself: « expelled … over the expulsion of … »."""
        if site.type != "expulsion" or not site.noun:
            return False
        told = (m for m in site.sentence.predicates if m.kind == "event" and m.value[0] == site.type)
        return any(m.sense.verbal and verb.start <= m.start < verb.end and m.end <= site.mark.start for m in told)

    def _evidence(self, site: Site) -> Range:
        start = site.mark.start
        verb = site.governor
        if verb is not None and verb.start < start and not self._anothers(site, verb):
            start = verb.start
        return max(site.sentence.start, start), max(site.mark.end, site.zone[1])


def _only_said(site: Site, draft: EventDraft, claims: list[tuple[Range, frozenset[str]]]) -> bool:
    """Whether talks of nobody, at no time, are only a word of what is said: « решать спор путем переговоров »."""
    if not (site.noun and site.type in TALKS and site.sentence.text.lexicon.declension) or draft.status != "planned":
        return False
    told = draft.parties or draft.dated or draft.place or _agreed(site)
    return not told and any(start <= site.mark.start < end for (start, end), _ in claims)


def _long_done(site: Site) -> bool:
    """« Had thrown out the two diplomats »: an act of before, told without its day (codebook, Background)."""
    verb, lexicon = site.group, site.sentence.text.lexicon
    if site.noun and site.type in DECIDED:
        return any(answers(site.sentence, frame, site.mark) for frame in site.sentence.frames)
    if site.type != "expulsion" or verb is None or not lexicon.grammar.alike or verb.end - verb.start < 2:
        return False
    return ("have", "past") in lexicon.forms.get(site.sentence.words[verb.start], ())


def _gathering_too(site: Site) -> bool:
    """Whether the words that tell a meeting of many tell a gathering as well: « the ministerial meeting »."""
    mark = site.mark
    same = (m for m in site.sentence.predicates if (m.start, m.end) == (mark.start, mark.end) and m is not mark)
    return site.noun and site.type == "meeting" and any(m.value[0] == "conference" for m in same if m.kind == "event")


def _agreed(site: Site) -> bool:
    """Whether a word of plan governs the noun: « договорились о переговорах »."""
    verb = site.governor
    return verb is not None and any(f.kind == "status" and f.start == verb.end - 1 for f in site.sentence.frames)


def _clause_of(sentence: Sentence, mark: Mark) -> Range:
    """Return the clause of an event with the relative clause that tells more of it."""
    left, right = sentence.clause(mark.start, mark.end)
    if right < sentence.stop and sentence.words[right] in sentence.w["who"]:
        right = sentence.right_bound(right + 1)
    return left, right


def _in_brackets(sentence: Sentence, actor: Actor) -> bool:
    """Whether a state in brackets only tells where a place lies: « à Naqoura (Liban) »."""
    words = sentence.words
    return (
        actor.role == "state"
        and words[actor.start - 1] == "("
        and actor.end < sentence.stop
        and words[actor.end] == ")"
    )


def _after_aside(site: Site) -> int:
    """Step from an event's noun over when it was, told between commas: « la rencontre, le 15 août, des deux … »."""
    sentence, end = site.sentence, site.mark.end
    if end >= sentence.stop or sentence.words[end] != ",":
        return end
    close = next((k for k in range(end + 2, min(end + 12, sentence.stop)) if sentence.words[k] == ","), end)
    return close + 1 if any(end < when.start < close for when in sentence.whens) else end
