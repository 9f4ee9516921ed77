"""Level 4, events: from event verbs and event nouns to who did what with whom, where and when."""

from __future__ import annotations

from .actors import Actor
from .drafts import EventDraft
from .event_status import governor_of, nominal, status_of
from .layout import Range
from .patterns import Mark
from .sentence import Sentence
from .verbs import VerbGroup
from .world import World

TALKS = frozenset({"meeting", "call", "consultations", "conference"})
"""Events at which things are talked about."""

PLACELESS = frozenset({"message", "call", "expulsion", "sanction"})
"""Events that have neither place nor host (codebook, Hard cases)."""

TWO_SIDED = frozenset(
    {"visit", "meeting", "call", "consultations", "signing", "credentials", "message", "protest", "expulsion"}
    | {"relations", "sanction", "aid"}
)
"""Events that take two parties at least."""

_TOGETHER = frozenset({"meeting", "call", "consultations", "signing"})
_DONE_TO = frozenset({"message", "credentials", "protest", "aid", "sanction", "expulsion", "relations", "incident"})
_PERSONAL = frozenset({"person", "office", "pronoun", "pair", "body"})
_CLAIMABLE = frozenset({"incident", "aid", "sanction", "expulsion", "relations", "ceremony", "protest", "message"})
_TOPICAL = TALKS | {"signing", "aid", "sanction"}


class Site:
    """One place in a sentence where an event is told: its mark, verbs, subject and zone."""

    __slots__ = ("aside", "governor", "group", "kind", "mark", "sentence", "subject", "type", "zone")

    def __init__(self, sentence: Sentence, mark: Mark) -> None:
        self.sentence, self.mark = sentence, mark
        self.type, self.kind = mark.value
        self.group: VerbGroup | None = sentence.group(mark) if mark.sense.verbal else None
        self.governor = self.group or governor_of(sentence, mark)
        self.subject: tuple[Actor, ...] = ()
        self.zone: Range = (mark.start, mark.end)
        self.aside: Range = (0, 0)  # what it is about, between the event and a relative clause

    @property
    def noun(self) -> bool:
        """Whether a noun tells the event."""
        return self.group is None


class EventReader:
    """Reads the events of a sentence as drafts."""

    def __init__(self, world: World) -> None:
        self.world = world

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
                drafts.extend(self._legs(sentence, mark, draft) or self._one_by_one(sentence, mark, draft) or [draft])
        drafts.extend(self._invitations(sentence, drafts))
        hosted = {party for draft in drafts for party in draft.hosts}
        return [d for d in drafts if not (d.type == "meeting" and hosted and hosted <= d.parties)]

    def _one_by_one(self, sentence: Sentence, mark: Mark, talk: EventDraft) -> list[EventDraft]:
        """« S'est entretenu avec X, puis avec Y »: a talk for each partner that has a preposition of its own."""
        if talk.type not in ("call", "meeting") or talk.anaphoric:
            return []
        right = sentence.right_bound(mark.end)
        named = [a for a in sentence.actors_in(mark.start, right) if a.acts and a.people]
        partners = [a for a in named if a.case == "with" and not a.joined]
        if any(word in sentence.text.lexicon.separately for word in sentence.words[mark.start : right]):
            partners = [a for a in named if a.case in ("", "with")]
        sides = {party for a in partners for party in a.parties}
        if len(partners) < 2 or len(sides) < len(partners):
            return []
        others = {person for a in partners for person in a.people}
        found = []
        for partner in partners:
            one = EventDraft(talk.type, talk.status, talk.evidence[0], talk.sentence)
            one.form, one.name, one.dated, one.receiver = talk.form, talk.name, talk.dated, talk.receiver
            one.start, one.end, one.place, one.country = talk.start, talk.end, talk.place, talk.country
            one.people = [p for p in talk.people if p not in others] + list(partner.people)
            one.parties = (talk.parties - sides) | set(partner.parties)
            one.topics = set(talk.topics)
            found.append(one)
        return found if all(len(one.parties) > 1 for one in found) else []

    def _invitations(self, sentence: Sentence, drafts: list[EventDraft]) -> list[EventDraft]:
        """« Il a invité M. X à Berne »: a visit proposed without a word of travel."""
        if drafts:
            return []
        forms, invite = sentence.text.lexicon.forms, sentence.text.lexicon.verbs["invite"]
        found = []
        for frame in sentence.frames:
            if frame.kind != "status" or frame.value != "proposed" or not frame.sense.verbal:
                continue
            if not any(lemma in invite for lemma, _ in forms.get(sentence.words[frame.start], ())):
                continue
            ahead = sentence.actors_in(frame.start + 1, sentence.right_bound(frame.start + 1))
            guest = next((a for a in ahead if a.case == "" and a.people), None)
            goal = next((a for a in ahead if a.case == "into" and a.country is not None), None)
            if guest is None or goal is None or goal.country in guest.parties or goal.country is None:
                continue
            visit = EventDraft("visit", "proposed", (frame.start, goal.end), sentence.number)
            visit.people, visit.traveller = list(guest.people), guest.parties
            visit.parties, visit.place, visit.country = {*guest.parties, goal.country}, goal.city, goal.country
            when = next((w for w in sentence.whens if w.start > frame.start), None)
            if when is not None:
                visit.start, visit.end = self.world.date(when, True)
            found.append(visit)
        return found

    def _legs(self, sentence: Sentence, mark: Mark, visit: EventDraft) -> list[EventDraft]:
        """Return one visit for each country of a tour (codebook, Several at once and Tours)."""
        if visit.type != "visit" or visit.anaphoric:
            return []
        stops: dict[str, Actor | None] = dict.fromkeys(visit.hosts)
        for actor in sentence.actors_in(mark.start, sentence.right_bound(mark.end)):
            if actor.country is not None and actor.case == "into" and actor.role in ("state", "capital"):
                stops.setdefault(actor.country, actor)
        if len(stops) < 2:
            return []
        legs = []
        for country, stop in stops.items():
            leg = EventDraft("visit", visit.status, visit.evidence[0], visit.sentence)
            leg.form, leg.name, leg.traveller, leg.people = (
                visit.form,
                visit.name,
                visit.traveller,
                list(visit.people),
            )
            leg.parties, leg.country, leg.place = (
                {*visit.traveller, country},
                country,
                stop.city if stop else None,
            )
            legs.append(leg)
        return legs if all(len(leg.parties) > 1 for leg in legs) else []

    def _read(
        self, sentence: Sentence, mark: Mark, claims: list[tuple[Range, frozenset[str]]], titles: list[Range]
    ) -> EventDraft | None:
        if mark.sense.verbal and nominal(sentence, mark.start):
            return None
        site = Site(sentence, mark)
        if mark.sense.verbal and site.group is None:
            return None
        if sentence.quoted(mark.start) and site.type != "press_conference":
            return None
        if site.kind == "opening" and mark.start != sentence.start:
            return None
        if site.kind == "attend" or (site.noun and self._only_subject_matter(site)):
            return None
        if site.kind != "being" and site.group is not None and site.group.bare and not self._tells(site):
            return None
        status = "held" if site.noun and self._pointed_at(site) else status_of(site)
        if status is None:
            return None
        site.zone = self._zone(site)
        site.subject = self._subject(site)
        draft = EventDraft(site.type, status, self._evidence(site), sentence.number)
        draft.form, draft.name = site.kind, sentence.words[mark.start]
        self._participants(site, draft)
        if self._claimed(site, draft, claims):
            return None
        if site.type == "press_conference" and any(
            w in sentence.text.lexicon.joint for w in sentence.words[mark.start : mark.end]
        ):
            draft.parties.update(sentence.discourse.bilateral())
            draft.people.extend(p for p in sentence.discourse.pair_people() if p not in draft.people)
        draft.receiver = self._receiver(site)
        self._where(site, draft)
        self._when(site, draft, titles)
        self._there(site, draft)
        draft.anaphoric = site.noun and self._refers_back(site, draft)
        if site.type in _TOPICAL:
            draft.topics |= sentence.topics_in(mark.start, sentence.stop)
        return self._complete(site, draft)

    # -- what is no telling --------------------------------------------------------------

    def _only_subject_matter(self, site: Site) -> bool:
        """Whether a noun is what others talk about or part of another event's name: « l'anniversaire de l'établissement »."""
        sentence, mark = site.sentence, site.mark
        left, _ = sentence.clause(mark.start, mark.end)
        if site.type in _CLAIMABLE or site.type in ("ceremony", "relations"):
            for frame in sentence.frames:
                if frame.kind == "about" and left <= frame.start < mark.start and mark.start - frame.end < 18:
                    return True
        k = mark.start - 1
        while k > sentence.start and sentence.words[k] in sentence.w["article"] | sentence.w["of"]:
            k -= 1
        if k < mark.start - 1 and any(sentence.words[x] in sentence.w["of"] for x in range(k + 1, mark.start)):
            for other in sentence.predicates:
                if (
                    other.kind == "event"
                    and other.end == k + 1
                    and not other.sense.verbal
                    and other.value[0] != site.type
                ):
                    return other.value[0] not in ("signing", "press_conference")
        return False

    def _tells(self, site: Site) -> bool:
        """Bare participles tell events only where they open a clause or name who acted: « Réunis à Abuja », « reçu par »."""
        group, sentence = site.group, site.sentence
        assert group is not None
        if group.tense == "ger":
            return True
        if site.type == "signing":  # « l'accord signé en juin »: only a document's past
            return False
        if site.type == "visit":
            return bool(self._bearer(site))
        return bool(sentence.agent(group)) or group.start == sentence.start

    def _bearer(self, site: Site) -> tuple[Actor, ...]:
        """Return whom a participle or a nominal predicate is said of: « M. Fiqi, arrivé mardi », « X, en visite à »."""
        words = site.sentence.words
        for actor in reversed(site.sentence.actors):
            if actor.end <= site.mark.start:
                gap = words[actor.end : site.mark.start]
                near = len(gap) <= 4 and all(w in (",", "(") or w in site.sentence.text.verbs.between for w in gap)
                return (actor,) if near and actor.people else ()
        return ()

    def _claimed(self, site: Site, draft: EventDraft, claims: list[tuple[Range, frozenset[str]]]) -> bool:
        """Whether what would be an event is one side's word about another (codebook, Statements)."""
        if site.type not in _CLAIMABLE:
            return False
        for (start, end), speakers in claims:
            if start <= site.mark.start < end:
                promised = draft.status == "planned" and site.type in ("aid", "sanction")
                return site.type == "incident" or promised or not draft.parties & speakers
        return False

    # -- who -----------------------------------------------------------------------------

    def _zone(self, site: Site) -> Range:
        """Return the tokens in which the participants of an event stand."""
        sentence, mark = site.sentence, site.mark
        left, right = sentence.clause(site.group.start if site.group else mark.start, mark.end)
        relative = self._with_relative(sentence, mark, right) if site.noun else right
        for frame in sentence.frames:
            if frame.kind == "about" and mark.end <= frame.start < relative:
                if frame.start < right < relative:  # « le sommet consacré à Gaza qui réunira … »
                    site.aside = (frame.start, right)
                    continue
                relative = frame.start
                break
        right = relative
        for other in sentence.predicates:
            if mark.end < other.start < right and other.sense.verbal and other.kind in ("event", "say", "support"):
                verb = sentence.group(other)
                if verb is not None and verb.finite and verb.start > mark.end:
                    right = min(right, max(mark.end, verb.start))
                    break
        return left, right

    def _with_relative(self, sentence: Sentence, mark: Mark, right: int) -> int:
        """Take in a relative clause that tells who takes part: « le sommet qui réunira … », « la visite que X devait … »."""
        if (
            right < sentence.stop
            and right - mark.end < 9
            and sentence.is_open(right)
            and sentence.words[right] not in sentence.w["conjunction"]
        ):
            return sentence.right_bound(right + 1)
        return right

    def _subject(self, site: Site) -> tuple[Actor, ...]:
        if site.kind == "being" or (site.type == "visit" and site.group is not None and site.group.bare):
            return self._bearer(site) or (site.sentence.subject(site.governor) if site.governor else ())
        if site.kind == "opening":
            return self._gathered(site)
        opening = site.mark.start == site.sentence.start
        if opening and (site.group.bare if site.group is not None else site.kind in ("verbs", "opening")):
            return self._after_opening(site)
        if site.group is not None:
            return site.sentence.subject(site.group)
        if site.governor is not None and site.governor.start < site.mark.start and self._makes(site, site.governor):
            return site.sentence.subject(site.governor)
        return ()

    def _gathered(self, site: Site) -> tuple[Actor, ...]:
        """Return the organisation whose organ a sentence opens on: « Réuni jeudi à Vienne, le Conseil … »."""
        subject = self._after_opening(site)
        if subject and any(party.startswith("org:") for party in subject[0].parties):
            return subject
        organ = Actor(site.mark.start, site.mark.start, "org")
        organ.parties = site.sentence.discourse.organisation()
        return (organ,) if organ.parties else ()

    def _after_opening(self, site: Site) -> tuple[Actor, ...]:
        """Return the subject of a participle that opens its sentence: « Convoqué jeudi au ministère, l'ambassadeur … »."""
        for actor in site.sentence.actors:
            if actor.start > site.mark.end and actor.case == "" and actor.acts:
                return (actor,)
        return ()

    def _makes(self, site: Site, governor: VerbGroup) -> bool:
        """Whether the verb over an event noun is one that makes its subject take part: « a eu une réunion »."""
        lexicon = site.sentence.text.lexicon
        lemmas = {lemma for lemma, _ in lexicon.forms.get(site.sentence.words[governor.end - 1], ())}
        if lemmas & lexicon.verbs["light"] or (site.type == "conference" and lemmas & lexicon.verbs["invite"]):
            return True
        if site.type in ("relations", "sanction", "expulsion"):
            return site.mark.start - governor.end < 6
        return site.type == "press_conference" or (site.type == "meeting" and bool(lemmas & lexicon.verbs["host"]))

    def _pointed_at(self, site: Site) -> bool:
        """Whether a demonstrative stands before the noun: « à la suite de cet échange »."""
        begin = max(site.sentence.start, site.mark.start - 1)
        end = site.mark.start if site.noun else site.mark.end
        return any(w in site.sentence.text.lexicon.demonstrative for w in site.sentence.words[begin:end])

    def _participants(self, site: Site, draft: EventDraft) -> None:
        sentence, mark = site.sentence, site.mark
        for actor in site.subject:
            _join(draft, actor)
        if site.type == "visit":
            draft.traveller = tuple(sorted(draft.parties))
        begin = mark.start if site.noun else (site.group.start if site.group else mark.start)
        if site.type == "incident":  # « des manifestants iraniens ont attaqué »: who did it need be no actor
            begin = site.zone[0]
        if site.noun and site.subject and site.governor is not None:
            begin = site.governor.start
        chain = False
        active = site.group is not None and not site.group.passive
        if site.type == "press_conference" and site.subject:
            return
        for actor in sentence.actors_in(begin, site.zone[1]):
            if actor in site.subject or (active and actor.case == "by") or site.aside[0] <= actor.start < site.aside[1]:
                continue
            chain = self._takes_part(site, actor, chain)
            if chain or (actor.case != "of" and self._is_party(site, actor)):
                _join(draft, actor)

    def _takes_part(self, site: Site, actor: Actor, chain: bool) -> bool:
        """Whether an « of » actor belongs to the event noun: « la visite de X », « des ambassadeurs de X et de Y »."""
        if actor.case != "of" or not (actor.acts or actor.role == "weak"):
            return False
        if actor.role == "weak":
            return False
        if site.type in _DONE_TO:
            return True
        if actor.start < site.mark.start:
            return False
        gap = site.sentence.words[site.mark.end : actor.whole]
        return (
            chain
            or len(gap) <= 1
            or (
                len(gap) <= 5
                and not any(w == "," or site.sentence.is_open(k + site.mark.end) for k, w in enumerate(gap))
            )
        )

    def _is_party(self, site: Site, actor: Actor) -> bool:
        if actor.case == "from":
            return False
        if actor.role == "weak":
            return site.type in _DONE_TO
        if not actor.acts or (actor.role in ("capital", "state", "org") and actor.case == "into"):
            reaches = site.type in ("aid", "sanction", "message", "expulsion")
            return reaches and actor.acts and actor.role != "capital"
        if site.type == "visit" and actor.case == "" and actor.role in ("state", "capital"):
            return False
        return True

    def _receiver(self, site: Site) -> str | None:
        """Return the party at home: who receives, summons or grants an audience, or whom aid reaches."""
        verb, sentence = site.governor, site.sentence
        if site.type == "protest":
            called_to = [p for a in sentence.actors if a.role == "body" and a.case in ("to", "into") for p in a.parties]
            if called_to:
                return called_to[0]
        if verb is None or site.type not in ("meeting", "credentials", "protest"):
            return None
        if not self._hosts(site, verb):
            return None
        hosts = sentence.agent(verb) if verb.passive else site.subject
        return next((p for actor in hosts for p in actor.parties), None)

    # -- where and when ------------------------------------------------------------------

    def _where(self, site: Site, draft: EventDraft) -> None:
        if draft.type in PLACELESS:
            return
        sentence = site.sentence
        best: Actor | None = None
        for actor in sentence.actors_in(site.zone[0], sentence.right_bound(site.zone[1])):
            if actor.case != "into" or actor.country is None or site.aside[0] <= actor.start < site.aside[1]:
                continue
            if best is None or (best.city is None and actor.city is not None):
                best = actor
        if best is not None:
            draft.place, draft.country = best.city, best.country
            draft.own_place = True

    def _there(self, site: Site, draft: EventDraft) -> None:
        """« Un accord doit y être signé »: where, and when, the event told before takes place."""
        sentence, discourse = site.sentence, site.sentence.discourse
        if site.group is not None and draft.country is None and draft.type not in PLACELESS:
            there = any(w in sentence.text.lexicon.there for w in sentence.words[site.group.start : site.group.end])
            if there and (last := discourse.last_placed) is not None:
                draft.place, draft.country = last.place, last.country
                if draft.start is None and last.status == draft.status:
                    draft.start, draft.end = last.start, last.end
        if draft.country is not None:
            discourse.last_placed = draft

    def _when(self, site: Site, draft: EventDraft, titles: list[Range]) -> None:
        sentence, mark = site.sentence, site.mark
        left, right = sentence.clause(mark.start, mark.end)
        usable = [w for w in sentence.whens if not any(a <= w.start <= b for a, b in titles)]
        near = [w for w in usable if left <= w.start < max(right, site.zone[1])]
        if not near and not draft.anaphoric:
            opening = site.group.start if site.group is not None else mark.start
            near = [w for w in usable if w.exact and (abs(w.start - mark.start) < 25 or w.start < opening)]
        until = sentence.text.lexicon.lists["until"]
        near = [w for w in near if not any(word in until for word in sentence.words[max(0, w.start - 2) : w.start])]
        near = [w for w in near if not self._anothers(sentence, mark.end, w.start)]
        near = [
            w
            for w in near
            if w.exact or w.first[1] is not None or w.unit is not None or self._in_year(sentence, w.start)
        ]
        if not near:
            return
        when = min(near, key=lambda w: (not w.exact, abs(w.start - mark.start)))
        draft.start, draft.end = self.world.date(when, draft.status in ("planned", "proposed", "cancelled"))
        draft.dated = draft.start is not None

    def _anothers(self, sentence: Sentence, start: int, stop: int) -> bool:
        """Whether a participle between an event and a date takes the date: « a levé les sanctions imposées le 30 juillet »."""
        forms, verbs = sentence.text.lexicon.forms, sentence.text.verbs
        for k in range(start + 1, stop):
            if not sentence.text.tokens.caps[k] and any(t == "pp" for _, t in forms.get(sentence.words[k], ())):
                group = verbs.group(k, sentence.start)
                if group is not None and group.bare:
                    return True
        return False

    def _in_year(self, sentence: Sentence, at: int) -> bool:
        return at > sentence.start and sentence.words[at - 1] in sentence.w["into"]

    # -- completion ----------------------------------------------------------------------

    def _refers_back(self, site: Site, draft: EventDraft) -> bool:
        """Whether a definite noun only points to an event told before: « lors de la réunion », « cet entretien »."""
        sentence, start = site.sentence, site.mark.start
        before = sentence.words[start - 1] if start > sentence.start else ""
        bare = before in sentence.w["of"] and len(draft.parties) < 2
        return (bare or before in sentence.w["definite"]) and not draft.dated and draft.status == "held"

    def _complete(self, site: Site, draft: EventDraft) -> EventDraft | None:
        """Add what the kind of event implies, and drop what is no event after all."""
        discourse = site.sentence.discourse
        if draft.type == "visit":
            return self._visit(site, draft)
        if draft.type == "meeting" and self._many(site, draft):
            draft.type = "conference"
        if draft.type == "meeting" and site.mark.sense.reflexive and not draft.parties and draft.status == "planned":
            draft.type, draft.parties = "conference", set(discourse.organisation())  # « le Conseil se réunira »
            return draft if draft.parties and draft.dated else None
        if draft.type == "conference":
            return self._conference(site, draft)
        if draft.type in TALKS and site.noun and len(draft.parties) < 2 and not draft.anaphoric:
            self._from_main_clause(site, draft)
        if draft.type == "meeting" and site.group is not None and not self._faces(site, draft):
            return None
        if draft.type in TWO_SIDED and len(draft.parties) < 2 and not draft.anaphoric:
            if not draft.parties and draft.type in _TOGETHER:
                draft.parties.update(discourse.bilateral())
            elif draft.type not in ("aid", "sanction"):
                draft.parties.update(discourse.counterpart(tuple(draft.parties)))
            if len(draft.parties) == 1 and draft.type in ("sanction", "relations") and not site.subject:
                draft.parties.update(discourse.organisation())  # « le sommet a mis fin aux sanctions »
            if len(draft.parties) < 2:
                return None
        if draft.type == "incident" and len(draft.parties) == 1 and draft.country is not None:
            draft.parties.add(draft.country)  # whoever suffers it is at least named by the place
        if draft.type == "protest" and draft.receiver is None and len(draft.parties) == 2:
            called = {p for a in site.sentence.actors for p in a.parties if a.office == "ambassador"}
            others = draft.parties - called
            draft.receiver = next(iter(others)) if len(others) == 1 else None
        if draft.type == "ceremony" and site.noun and not draft.dated:
            return None
        if draft.type == "aid" and draft.status == "planned" and site.group is not None and not site.group.passive:
            return None  # a promise: the statement level's
        if draft.type == "aid" and draft.country is None:
            reached = draft.parties - {p for a in site.subject for p in a.parties}
            draft.country = next(iter(reached)) if len(reached) == 1 else None
        return draft if draft.parties or draft.anaphoric else None

    def _in_passing(self, site: Site) -> bool:
        """Whether the noun only tells when: « lors de la réunion ministérielle », « en marge du sommet »."""
        return any(
            frame.kind in ("margins", "anaphora") and site.mark.start - 3 <= frame.end <= site.mark.start
            for frame in site.sentence.frames
        )

    def _from_main_clause(self, site: Site, draft: EventDraft) -> None:
        """« Au cours d'un autre appel, le ministre a proposé à son homologue … »: who speaks there takes part."""
        sentence, forms = site.sentence, site.sentence.text.lexicon.forms
        before = range(site.mark.start - 1, max(sentence.start, site.mark.start - 16) - 1, -1)
        for k in (*before, *range(site.mark.end, min(sentence.stop, site.mark.end + 25))):
            known = sentence.words[k] in forms and not nominal(sentence, k)
            group = sentence.text.verbs.group(k, sentence.start) if known else None
            if group is not None and group.finite:
                for actor in sentence.subject(group):
                    _join(draft, actor)
                for actor in sentence.actors_in(group.start, sentence.right_bound(group.end)):
                    if actor.case in ("to", "with") and actor.people:
                        _join(draft, actor)
                return

    def _many(self, site: Site, draft: EventDraft) -> bool:
        """Whether a meeting is a gathering: an organisation that meets, talks of three or more (codebook)."""
        if site.noun:
            return len(draft.parties) > 2 and not site.subject
        alone = len(draft.parties) == 1 and next(iter(draft.parties)).startswith("org:")
        return alone and site.mark.sense.reflexive

    def _faces(self, site: Site, draft: EventDraft) -> bool:
        """Whether a verb of meeting has somebody to meet: « a reçu le ministre », not « a reçu des fonds »."""
        group = site.group
        assert group is not None
        if not group.passive and not site.mark.sense.reflexive and self._hosts(site, group):
            met = [a for a in site.sentence.actors_in(group.end, site.zone[1]) if a.case == "" and a.role in _PERSONAL]
            if not met and site.sentence.words[max(0, group.start - 1)] not in site.sentence.w["that"]:
                return False
        if len(draft.parties) >= 2:
            return any(a.role in _PERSONAL or a.role == "state" for a in site.subject) or bool(draft.people)
        return any(a.role in _PERSONAL for a in site.subject) and (
            site.mark.sense.reflexive or len({p for a in site.subject for p in a.people}) > 1
        )

    def _hosts(self, site: Site, verb: VerbGroup) -> bool:
        lexicon = site.sentence.text.lexicon
        word = site.sentence.words[verb.end - 1]
        return any(lemma in lexicon.verbs["host"] for lemma, _ in lexicon.forms.get(word, ()))

    def _conference(self, site: Site, draft: EventDraft) -> EventDraft | None:
        """A conference is its organisation's, with the states whose people are named."""
        sentence = site.sentence
        orgs = {p for p in draft.parties if p.startswith("org:")}
        if not orgs:
            zone = sentence.actors_in(site.mark.start, sentence.right_bound(site.mark.end))
            named = [a for a in zone[:4] if a.role in ("org", "body") and a.case in ("", "of")]
            orgs = {p for a in named for p in a.parties if p.startswith("org:")}
        if not orgs and draft.anaphoric:
            draft.parties.clear()
        if not orgs and draft.status != "held" and len(draft.parties) < 2:
            orgs = set(sentence.discourse.organisation())
        if self._in_passing(site):
            self._from_main_clause(site, draft)
        people = {person.party for person in draft.people if person.party}
        if orgs:
            draft.parties = orgs | people | {p for a in site.subject if a.role == "state" for p in a.parties}
        if site.kind == "sessions" and not orgs and len(draft.parties) == 2:
            draft.type = "consultations"  # the session of a commission of two
        return draft if len(draft.parties) >= 2 or orgs or draft.anaphoric else None

    def _guests(self, site: Site, draft: EventDraft) -> bool:
        """« A accueilli le ministre turc »: the subject is at home, the object of another party travels."""
        group, sentence = site.group, site.sentence
        if group is None or group.passive:
            return bool(draft.people)
        home = {p for a in site.subject for p in a.parties}
        guests = [a for a in sentence.actors_in(group.end, site.zone[1]) if a.case == "" and a.role in _PERSONAL]
        if len(home) != 1 or not any(set(a.parties) - home for a in guests):
            return False
        draft.country = draft.country or next(iter(home))
        draft.traveller = tuple(sorted(p for a in guests for p in a.parties))
        return True

    def _hosted(self, site: Site, draft: EventDraft) -> None:
        """« Le Rwanda et l'Angola recevront X pour une visite »: the subject is the host, its object travels."""
        verb, sentence = site.governor, site.sentence
        if verb is None or not site.noun or verb.passive or verb.start > site.mark.start:
            return
        if not self._hosts(site, verb):
            return
        guests = [a for a in sentence.actors_in(verb.end, site.mark.start) if a.case == "" and a.role in _PERSONAL]
        hosts = [a for a in sentence.subject(verb) if a.acts]
        if guests and hosts:
            draft.parties.clear()
            draft.people.clear()
            for guest in guests:
                _join(draft, guest)
            draft.traveller = tuple(sorted(draft.parties))
            draft.hosts = tuple(dict.fromkeys(p for a in hosts for p in a.parties))
            draft.country, draft.place = draft.hosts[0], None

    def _visit(self, site: Site, draft: EventDraft) -> EventDraft | None:
        sentence, mark = site.sentence, site.mark
        self._hosted(site, draft)
        if site.kind == "receive" and not self._guests(site, draft):
            return None
        if site.group is not None and not any(a.role in _PERSONAL for a in site.subject):
            return None
        if draft.country is None:
            for actor in sentence.actors_in(mark.end, sentence.right_bound(mark.end)):
                if actor.country is not None and actor.role in ("state", "capital", "place") and actor.case != "of":
                    draft.place, draft.country, draft.own_place = actor.city, actor.country, True
                    break
        if draft.country is None and self._pointed_at(site) and (last := sentence.discourse.last_visit) is not None:
            draft.country, draft.place = last.country, last.place
            draft.people, draft.parties = list(last.people), draft.parties | last.parties
            draft.traveller = last.traveller
        if draft.country is not None:
            draft.parties.add(draft.country)
        sentence.discourse.last_visit = draft if draft.country is not None else sentence.discourse.last_visit
        if site.noun and not draft.people and draft.country is not None and len(draft.parties) < 2 and self._in_passing(site):
            self._from_main_clause(site, draft)
            draft.people = [p for p in draft.people if p.party != draft.country]
            draft.parties = {p.party for p in draft.people if p.party} | {draft.country}
        if draft.traveller == (draft.country,) and not draft.anaphoric:
            return None
        if len(draft.parties) < 2 and not draft.anaphoric:
            return None
        return draft

    def _evidence(self, site: Site) -> Range:
        start = site.mark.start
        if site.governor is not None and site.governor.start < start:
            start = site.governor.start
        return max(site.sentence.start, start), max(site.mark.end, site.zone[1])


def _join(draft: EventDraft, actor: Actor) -> None:
    draft.parties.update(actor.parties)
    for person in actor.people:
        if person not in draft.people:
            draft.people.append(person)
