"""Level 4, events where the verb comes last: who did what with whom, where and when.

Who takes part is read in `participants`; here, where and when, and what each kind of event implies.
"""

from __future__ import annotations

from ..actors import Actor
from ..dates import When
from ..drafts import EventDraft
from ..event_kinds import is_claim, join
from ..event_types import PERSONAL, PLACELESS, TALKS, TOGETHER, TOPICAL, TWO_SIDED
from ..layout import Range
from ..sentence import Sentence
from ..world import World
from .clauses import FinalSentence
from .further_events import discussions, invitations, next_session, only_discussed, several, visit_where_met
from .guests import settle_received
from .participants import WITH, ParticipantReader
from .sites import PLACES, FinalSite

_HERE = frozenset({"into", "attribute"})
_NAME = 8
"""Longest quotation, in tokens, that is only a name or a term."""


class FinalEventReader(ParticipantReader):
    """Reads the events of a sentence as drafts."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.gathering: EventDraft | None = None
        self.pending: EventDraft | None = None  # a gathering of nobody named so far
        self.where: str | None = None  # the country of what was told last
        self.session: EventDraft | None = None  # the last session of a commission
        self.visit: EventDraft | None = None  # the last visit with a day of its own

    def read(
        self, sentence: Sentence, claims: list[tuple[Range, frozenset[str]]], titles: list[Range]
    ) -> list[EventDraft]:
        """Return the events told in a sentence (see `EventReader.read`)."""
        assert isinstance(sentence, FinalSentence)
        drafts: list[EventDraft] = []
        settle_received(sentence)
        sites = self._sites(sentence, titles)
        for site in sites:
            draft = self._read(site, claims, titles)
            if draft is not None:
                drafts.extend(several(site, draft))
            if draft is not None and draft.type == "consultations" and draft.status == "held":
                self.session = draft
            if draft is not None and draft.status == "held":
                self.where = draft.country or self.where
        drafts.extend(invitations(sentence, drafts))
        drafts.extend(discussions(sentence, drafts))
        return drafts

    def may_take_up(self, sentence: Sentence) -> bool:
        """Whether a sentence without a word of events may tell talks all the same: « X Y ilə … müzakirə edib »."""
        about = any(frame.kind == "about" and frame.sense.verbal for frame in sentence.frames)
        return about and any(actor.case == "with" and actor.people for actor in sentence.actors)

    def _sites(self, sentence: FinalSentence, titles: list[Range]) -> list[FinalSite]:
        sites: list[FinalSite] = []
        for mark in sentence.predicates:
            if mark.kind != "event" or any(a <= mark.start and mark.end <= b for a, b in titles):
                continue
            quote = sentence.quoted(mark.start)
            if quote is not None and mark.value[0] != "press_conference" and self._said(sentence, quote):
                continue
            head = sentence.head_of(mark.end)
            if mark.sense.verbal and head is None:
                continue
            if not mark.sense.verbal and head is not None and head.lemma and mark.end - mark.start == 1:
                continue  # « görüşmüş »: the verb, and not a noun of its stem
            if any(site.mark.start <= mark.start < site.mark.end for site in sites):
                continue
            sites.append(FinalSite(sentence, mark))
        return sites

    def _said(self, sentence: FinalSentence, quote: Range) -> bool:
        """Whether a quotation is somebody's words, and no name or term."""
        return quote[1] - quote[0] > _NAME or any(h.finite and quote[0] <= h.at < quote[1] for h in sentence.heads)

    # -- one event -----------------------------------------------------------------------

    def _read(
        self, site: FinalSite, claims: list[tuple[Range, frozenset[str]]], titles: list[Range]
    ) -> EventDraft | None:
        sentence, head = site.sentence, site.head
        if site.type == "signing" and head is not None and head.tense in ("pp", "vn"):
            return None
        status = site.status()
        if status is None or only_discussed(site):
            return None
        draft = EventDraft(site.type, status, [], sentence.number)
        draft.name = sentence.words[site.mark.end - 1] if head is None else sentence.words[site.mark.start]
        subject = self._subject(site)
        for actor in subject:
            join(draft, actor)
        if site.type == "visit":
            draft.traveller = tuple(sorted(draft.parties))
        self._participants(site, draft, subject)
        if is_claim(draft, site.mark.start, claims):
            return None
        self._place(site, draft)
        self._day(site, draft, titles)
        draft.receiver = self._receiver(site, subject)
        if site.type == "expulsion":
            hit = draft.parties - {party for actor in subject for party in actor.parties}
            draft.receiver = next(iter(hit)) if len(hit) == 1 else None
        draft.evidence.append(self._evidence(site, subject))
        if site.type in TOPICAL and (head is None or head.ends):
            draft.topics |= self._topics(site)
        return self._complete(site, draft)

    # -- where and when ----------------------------------------------------------------------

    def _place(self, site: FinalSite, draft: EventDraft) -> None:
        if draft.type in PLACELESS:
            return
        cases = _HERE | {"to", "object"} if draft.type == "visit" else _HERE
        left, right = site.range
        best: Actor | None = None
        for actor in site.sentence.actors_in(left, right):
            if actor.case not in cases or actor.country is None or actor.role not in PLACES:
                continue
            if draft.type == "visit" and actor.country in draft.traveller and actor.role != "place":
                continue
            if best is None or actor.city is not None or (best.city is None and actor.case == "to"):
                best = actor
        if best is not None:
            draft.place, draft.country = best.city, best.country

    def _day(self, site: FinalSite, draft: EventDraft, titles: list[Range]) -> None:
        sentence, (left, right) = site.sentence, site.range
        near = [w for w in sentence.whens if left <= w.start < right and w.edge != "until"]
        near = [w for w in near if w.first == w.last or w.exact]  # not the years that a document covers
        near = [w for w in near if not any(a <= w.start < b for a, b in titles)]
        near = [w for w in near if not self._anothers(site, w)]
        clause = sentence.left_bound(site.mark.start)
        if not near and (site.noun or draft.type == "visit"):
            near = [w for w in sentence.whens if clause <= w.start < site.mark.start and w.exact and w.edge != "until"]
        if not near:
            return
        mark = site.mark
        when = min(near, key=lambda w: (not w.exact, w.start >= mark.end, abs(w.start - mark.start)))
        over = site.governor
        passed = over is not None and over.lemma in sentence.text.lexicon.verbs["take_place"]
        ahead = draft.status in ("planned", "proposed") or (draft.status == "cancelled" and not passed)
        draft.start, draft.end = self.world.date(when, ahead)
        draft.dated = draft.start is not None

    def _anothers(self, site: FinalSite, when: When) -> bool:
        """Whether a participle in between takes the date: « yanvarın 23-də keçirilmiş yürüşlərə … »."""
        stop = site.head.at if site.head is not None else site.mark.start
        heads = [h for h in site.sentence.heads if when.end <= h.at < stop and h.adnominal]
        near = heads[0].at - when.end <= 3 if heads else False
        return near and site.mark.start - heads[0].at > 3

    def _evidence(self, site: FinalSite, subject: tuple[Actor, ...]) -> Range:
        begin = min((a.whole for a in subject if site.range[0] <= a.whole), default=site.mark.start)
        return min(begin, site.mark.start), max(site.mark.end, site.range[1])

    # -- what each kind implies --------------------------------------------------------------

    def _complete(self, site: FinalSite, draft: EventDraft) -> EventDraft | None:
        discourse = site.sentence.discourse
        if draft.type == "visit":
            return self._visit(site, draft)
        if draft.type == "conference":
            return self._conference(site, draft)
        if draft.type in TALKS and site.noun and not site.told and len(draft.parties) < 2:
            self._from_main_clause(site, draft)
        if draft.type == "meeting" and len(draft.parties) > 2 and not draft.people:
            draft.type = "conference"
        wanted = draft.status in ("planned", "proposed") and site.governor is not None and not draft.parties
        if draft.type in TALKS and site.noun and not (draft.people or draft.dated or wanted) and len(draft.parties) < 2:
            draft.anaphoric = True
            return draft
        if draft.type == "press_conference":
            if any(w in site.sentence.text.lexicon.joint for w in site.sentence.words[site.mark.start : site.mark.end]):
                talk = discourse.talkers
                draft.parties.update(talk.parties if talk is not None else discourse.bilateral())
                people = talk.people if talk is not None else discourse.pair_people()
                draft.people.extend(p for p in people if p not in draft.people)
            return draft if draft.parties else None
        if draft.type == "ceremony" and site.noun and not draft.dated and not site.told:
            return None
        if draft.type in TWO_SIDED and len(draft.parties) < 2:
            if not draft.parties and draft.type in TOGETHER:
                draft.parties.update(discourse.bilateral())
            elif draft.type not in ("aid", "sanction"):
                draft.parties.update(discourse.counterpart(tuple(draft.parties)))
            if len(draft.parties) < 2:
                self._with_protagonist(site, draft)
            if len(draft.parties) < 2:
                return None
        if draft.type == "meeting" and not self._faces(site, draft):
            return None
        if draft.type == "aid" and draft.status != "held":
            return None  # a promise or an offer: the statement level's
        if draft.type == "aid":
            reached = draft.parties - {p for a in self._subject(site) for p in a.parties}
            draft.country = next(iter(reached)) if len(reached) == 1 else draft.country
        if draft.type == "incident":
            suffering = draft.parties - {p for a in self._subject(site) for p in a.parties}
            draft.country = draft.country or (next(iter(suffering)) if len(suffering) == 1 else None)
            if len(draft.parties) == 1 and draft.country is not None:
                draft.parties.add(draft.country)  # whoever suffers it is at least named by the place
        return draft if draft.parties else None

    def _faces(self, site: FinalSite, draft: EventDraft) -> bool:
        """Whether people meet, and not a state and a thing."""
        if site.noun:
            return True
        papers = (m for m in site.sentence.predicates if m.kind == "document")
        if any(0 <= site.mark.start - m.end <= 2 for m in papers):
            return False  # « sənəd qəbul edilib »
        actors = site.sentence.actors_in(*site.range)
        return bool(draft.people) or any(a.role in PERSONAL and a.case in WITH | {""} for a in actors)

    def _with_protagonist(self, site: FinalSite, draft: EventDraft) -> None:
        """« X ilə görüş ləğv olunub »: the other is who the text is about."""
        protagonist = site.sentence.discourse.protagonist
        if draft.type in ("meeting", "call") and draft.people and protagonist is not None:
            join(draft, protagonist)

    def _from_main_clause(self, site: FinalSite, draft: EventDraft) -> None:
        """« … görüşündə bildirib ki »: who speaks or acts there takes part."""
        governor = site.governor
        if governor is None or governor.passive or not (draft.parties or draft.people):
            return
        for actor in site.sentence.subject_of(governor):
            join(draft, actor)

    def _visit(self, site: FinalSite, draft: EventDraft) -> EventDraft | None:
        discourse = site.sentence.discourse
        if draft.status == "proposed" and site.noun:
            self._guest(site, draft)
        if site.noun and not draft.traveller and site.told and site.governor is not None:
            self._ends(site, draft)
            return None
        if draft.country is None and draft.status == "held" and (met := visit_where_met(site, self.where, self.world)):
            discourse.last_visit = met
            return met
        if draft.country is None and site.noun and draft.traveller and draft.status in ("planned", "cancelled"):
            over = site.governor
            hosts = site.sentence.subject_of(over) if over is not None and not over.passive else ()
            draft.country = next((p for a in hosts for p in a.parties if p not in draft.traveller), None)
        if site.head is not None and not draft.people:
            return None
        if draft.country is None and site.noun and not draft.people:
            return None
        if draft.country is None or draft.traveller == (draft.country,):
            last = discourse.last_visit
            if last is None or not draft.people or last.country in draft.traveller or not site.noun:
                return None
            draft.country, draft.place = last.country, last.place
        if not draft.traveller or draft.country is None:
            return None
        draft.parties.add(draft.country)
        discourse.last_visit = draft
        if draft.status == "held" and draft.start is not None and len(draft.start) == 10:
            self.visit = draft
        return draft if len(draft.parties) > 1 else None

    def _ends(self, site: FinalSite, draft: EventDraft) -> None:
        """« Səfər sabah başa çatacaq »: the last day of the visit told before."""
        last, governor = self.visit, site.governor
        assert governor is not None
        if last is not None and governor.lemma in site.sentence.text.lexicon.verbs["finish"] and draft.start:
            last.end = draft.end

    def _guest(self, site: FinalSite, draft: EventDraft) -> None:
        """« X Y-ni ölkəsinə səfərə dəvət edib »: the one invited is to travel."""
        sentence = site.sentence
        left = sentence.left_bound(site.mark.start)
        guests = [a for a in sentence.actors_in(left, site.mark.start) if a.case == "object" and a.acts]
        over = site.governor
        if not guests and over is not None and over.passive:
            guests = [a for a in sentence.subject_of(over) if a.acts]  # « X Bakıya səfərə dəvət olunub »
        hosts = draft.parties
        draft.parties, draft.people = set(), []
        for guest in guests[-1:]:
            join(draft, guest)
        draft.traveller = tuple(sorted(draft.parties))
        goals = [a for a in sentence.actors_in(left, site.mark.start) if a.case == "to" and a.country is not None]
        if goals:
            draft.place, draft.country = goals[-1].city, goals[-1].country
        elif draft.country in draft.traveller or draft.country is None:
            draft.country = next(iter(hosts - draft.parties), None)

    def _conference(self, site: FinalSite, draft: EventDraft) -> EventDraft | None:
        sentence, discourse = site.sentence, site.sentence.discourse
        orgs = {p for p in draft.parties if p.startswith("org:")}
        attending = site.noun and not site.told and not self._owner_of(site) and bool(draft.people)
        again = self.gathering is not None and not (draft.parties or draft.people or draft.country)
        own = bool(orgs) or (draft.dated and not again) or (len(draft.parties) > 1 and not attending)
        people = {person.party for person in draft.people if person.party}
        if draft.status == "proposed" and site.governor is not None and not site.governor.passive:
            for actor in sentence.subject_of(site.governor):
                draft.parties.update(actor.parties)
        if site.invites() and site.governor is not None:
            for actor in sentence.subject_of(site.governor):
                join(draft, actor)
            for actor in sentence.actors_in(site.mark.end, site.governor.at):
                if actor.case in ("to", "object") and actor.people:
                    join(draft, actor)
            held = self.gathering.parties if self.gathering is not None else set()
            orgs = orgs or {party for party in held if party.startswith("org:")}
            if not orgs and not draft.parties:
                orgs = set(discourse.organisation())
            draft.parties |= orgs
            return draft if draft.dated or draft.country else None
        if self._only_refers(site) and self.gathering is None:
            return None
        if next_session(site, draft, self.session):
            return draft
        tripartite = sentence.text.lexicon.data["instruments"]["bound"].get("tripartite", ())
        listing = discourse.listing
        if len(listing) == 3 and any(w in tripartite for w in sentence.words[sentence.start : site.mark.start]):
            draft.parties, own = draft.parties | set(listing), True
        if not own and self.gathering is None:
            self._of_pending(draft)
        if not own and self.gathering is not None:
            for person in draft.people:
                if person not in self.gathering.people:
                    self.gathering.people.append(person)
            self.gathering.parties |= people
            draft.anaphoric, draft.parties, draft.people = True, set(), []
            return draft
        if orgs:
            draft.parties = orgs | people | {p for p in draft.parties if not p.startswith("org:")}
        if not draft.parties and draft.dated:
            draft.parties = orgs = set(discourse.organisation())
        if not orgs and draft.country is not None and (draft.parties or draft.status == "planned"):
            draft.parties.add(draft.country)  # a gathering of states is its host's too
        if draft.parties and draft.status == "held":
            self.gathering = draft
        if not draft.parties and draft.status == "held" and site.told:
            self.pending = draft
        known = orgs or len(draft.parties) > 1 or draft.dated or draft.status == "planned"
        return draft if draft.parties and known else None

    def _of_pending(self, draft: EventDraft) -> None:
        """« Tehranda iclas keçirilib. İclasda X, Y … »: who was at the gathering that the sentence before tells."""
        told, self.pending = self.pending, None
        if told is None or draft.sentence - told.sentence > 2 or not draft.people:
            return
        draft.place, draft.country = draft.place or told.place, draft.country or told.country
        draft.start, draft.end, draft.dated = (
            draft.start or told.start,
            draft.end or told.end,
            draft.dated or told.dated,
        )
        draft.evidence[:0] = told.evidence

    def _only_refers(self, site: FinalSite) -> bool:
        """Whether the noun never tells a gathering by itself: « tədbir »."""
        words = site.sentence.text.lexicon.wordforms
        assert words is not None
        stems = {form.stem for form in words.nouns[site.sentence.words[site.mark.end - 1]]}
        return bool(stems & set(site.sentence.text.lexicon.lists["any_event"]))
