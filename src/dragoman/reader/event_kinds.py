"""Level 4, kinds of events: what each implies beyond its words, and what is no event after all."""

from __future__ import annotations

from .actors import OBJECTS, Actor
from .drafts import EventDraft
from .event_attendance import all_again
from .event_owners import leads
from .event_passives import honoured
from .event_relatives import told_about
from .event_settings import capital_told, seated
from .event_sites import Site, among_many, of_three, pointed_at, receives
from .event_status import nominal
from .event_types import CLAIMABLE, DONE_TO, PERSONAL, TALKS, TOGETHER, TWO_SIDED
from .layout import Range

_SUBJECTS = {"incident": "security", "aid": "humanitarian"}
"""What these are about where the text names no other subject."""

_STATES = frozenset({"state", "weak"})


def is_claim(draft: EventDraft, at: int, claims: list[tuple[Range, frozenset[str]]]) -> bool:
    """Whether what would be an event, told at token `at`, is one side's word about another (codebook, Statements)."""
    if draft.type not in CLAIMABLE:
        return False
    for (start, end), speakers in claims:
        if start <= at < end:
            promised = draft.status == "planned" and draft.type in ("aid", "sanction")
            return draft.type == "incident" or promised or not draft.parties & speakers
    return False


def complete(site: Site, draft: EventDraft) -> EventDraft | None:
    """Add what the kind of event implies, and drop what is no event after all."""
    discourse = site.sentence.discourse
    if draft.type == "visit":
        return _visit(site, draft)
    if draft.type == "meeting" and _many(site, draft):
        draft.type = "conference"
    if draft.type == "meeting" and draft.status == "planned" and all_again(site, draft.parties):
        draft.type = "conference"
    if draft.type == "meeting" and site.mark.sense.reflexive and not draft.parties and draft.status == "planned":
        draft.type, draft.parties = "conference", set(discourse.organisation())  # « le Conseil se réunira »
        return draft if draft.parties and draft.dated else None
    if draft.type == "conference":
        return _conference(site, draft)
    if draft.type in TALKS and site.noun and len(draft.parties) < 2 and not (draft.anaphoric or among_many(site)):
        _from_main_clause(site, draft)
    if draft.type == "meeting" and site.group is not None and not _faces(site, draft):
        return None
    if draft.type in DONE_TO and len(draft.parties) == 1 and not draft.anaphoric:
        _where_done(site, draft)
    if draft.type == "aid" and len(draft.parties) == 1 and site.subject and discourse.home is not None:
        draft.parties.add(
            discourse.home
        )  # « l'UE a débloqué 7 millions en faveur des déplacés » of the text's own land
    if draft.type in ("aid", "sanction", "expulsion") and len(draft.parties) == 1 and not site.subject:
        verb = site.governor
        if verb is not None and verb.passive and discourse.home is not None and discourse.home.startswith("org:"):
            draft.parties.add(discourse.home)  # « une aide a été débloquée »: by whoever's text it is
    if draft.type in ("meeting", "call") and len(draft.parties) == 1 and _with_whom(site, draft):
        _with_protagonist(site, draft)
    if draft.type == "ceremony" and draft.status == "planned" and not draft.parties and draft.dated:
        draft.parties.update(discourse.bilateral())  # « the exchange of ratifications will be held on 31 March »
    if draft.type == "ceremony" and len(draft.parties) == 1 and honoured(site):
        draft.people = [person for person in draft.people if person.party]
        draft.parties.update(discourse.counterpart(tuple(draft.parties)))
    if site.noun and draft.type == "meeting" and not draft.people and _only_hoped(site, draft):
        return None
    if draft.type in ("meeting", "call") and len(draft.parties) == 1 and _with_others(site):
        return None
    if draft.type in TWO_SIDED and len(draft.parties) < 2 and not draft.anaphoric:
        if not draft.parties and draft.type in TOGETHER and not among_many(site):
            draft.parties.update(discourse.bilateral())
        elif draft.type not in ("aid", "sanction"):
            draft.parties.update(discourse.counterpart(tuple(draft.parties)))
        if len(draft.parties) == 1 and draft.type in ("sanction", "relations") and not site.subject:
            draft.parties.update(discourse.organisation())  # « le sommet a mis fin aux sanctions »
        if len(draft.parties) == 1 and draft.type == "expulsion" and discourse.caller is not None:
            draft.parties.add(discourse.caller)
        if len(draft.parties) < 2:
            return None
    if draft.type == "relations":
        draft.topics.add("bilateral_relations")
    if draft.type == "incident" and len(draft.parties) == 1 and draft.country is not None:
        draft.parties.add(draft.country)  # whoever suffers it is at least named by the place
    if draft.type == "protest" and draft.receiver is None and len(draft.parties) == 2:
        envoys = (a for a in site.sentence.actors if a.office == "ambassador" and a.role != "pronoun")
        called = {p for a in envoys for p in a.parties}
        others = draft.parties - called
        draft.receiver = next(iter(others)) if len(others) == 1 else None
    if draft.type == "protest" and draft.receiver is not None:
        discourse.caller = draft.receiver
    if draft.type == "ceremony" and site.noun and not draft.dated:
        return None
    if draft.type == "aid" and draft.status == "planned" and site.group is not None and not site.group.passive:
        return None  # a promise: the statement level's
    if draft.type == "aid" and draft.country is None:
        doing = {p for a in site.subject for p in a.parties}
        reached = doing if _gains(site) else draft.parties - doing
        draft.country = next(iter(reached)) if len(reached) == 1 else None
    if not draft.topics and draft.type in _SUBJECTS:
        draft.topics.add(_SUBJECTS[draft.type])
    return draft if draft.parties or draft.anaphoric else None


def _gains(site: Site) -> bool:
    """Whether the subject is who gets something: « X получит помощь от Y »."""
    lexicon, verb = site.sentence.text.lexicon, site.governor
    return verb is not None and lexicon.is_form(site.sentence.words[verb.end - 1], lexicon.verbs.get("gain", ()))


def _only_hoped(site: Site, draft: EventDraft) -> bool:
    """Whether talks of nobody named are only to be furthered: « agreed to speed up negotiations on a treaty »."""
    verb, lexicon = site.governor, site.sentence.text.lexicon
    if not lexicon.grammar.owner_first or verb is None or draft.dated or draft.status != "planned":
        return False
    ahead = verb.end <= site.mark.start
    return ahead and not lexicon.is_form(site.sentence.words[verb.end - 1], lexicon.verbs["light"])


def _with_others(site: Site) -> bool:
    """Whether partners are told of whom nothing is known: « avec plusieurs de ses homologues africains »."""
    around = site.sentence.actors_in(site.mark.start, site.zone[1])
    return any(a.role == "office" and a.plural_office and not (a.parties or a.people) for a in around)


def _with_whom(site: Site, draft: EventDraft) -> bool:
    """Whether talks tell one side by name, or their partner: « la rencontre avec la ministre rwandaise »."""
    if draft.people and not draft.anaphoric:
        return True
    partners = (a for a in site.sentence.actors if 0 <= a.whole - site.mark.end <= 1 and a.case == "with")
    return site.noun and any(a.role in ("person", "office") for a in partners)


def _with_protagonist(site: Site, draft: EventDraft) -> None:
    """« Les entretiens avec le ministre rwandais, X, … »: the other side is who the text is about so far."""
    protagonist = site.sentence.discourse.protagonist
    if protagonist is not None and protagonist.parties and not draft.parties & set(protagonist.parties):
        join(draft, protagonist)
        last = site.sentence.discourse.last_placed
        if last is not None and draft.country is None and last.type in TALKS and last.status == draft.status:
            draft.country, draft.place = last.country, last.place
            if draft.start is None:
                draft.start, draft.end, draft.dated = last.start, last.end, last.dated


def _where_done(site: Site, draft: EventDraft) -> None:
    """« Ses diplomates en poste à Beyrouth », « une ambassade à Gaborone »: the other side is told by the place."""
    sentence = site.sentence
    for actor in sentence.actors_in(site.mark.start, sentence.right_bound(site.mark.end)):
        if actor.case == "into" and actor.country is not None and actor.country not in draft.parties:
            draft.parties.add(actor.country)
            return


def subject_end(site: Site) -> int:
    """Return where what an event is about ends: « À l'issue de l'entretien, » its own phrase, else the sentence."""
    sentence, end = site.sentence, site.mark.end
    told = (frame for frame in sentence.frames if frame.kind == "about")
    phrases = bool(sentence.text.lexicon.declension)  # « речь шла о … », a phrase that is as good as a verb
    discussed = any(frame.sense.verbal or (phrases and frame.end - frame.start > 1) for frame in told)
    if discussed or not (site.noun and _in_passing(site)):
        return sentence.stop
    return next((k for k in range(end, sentence.stop) if sentence.words[k] == ","), sentence.stop)


def _in_passing(site: Site) -> bool:
    """Whether the noun only tells when: « lors de la réunion ministérielle », « en marge du sommet »."""
    sentence, start = site.sentence, site.mark.start
    return any(
        frame.kind in ("margins", "anaphora")
        and (start - 3 <= frame.end <= start or (start - 9 <= frame.end <= start and _taking_part(site, frame.end)))
        for frame in sentence.frames
    )


def _taking_part(site: Site, begin: int) -> bool:
    """« En marge de sa participation aux travaux de … »: whether somebody's being there is all that is between."""
    words = site.sentence.words[begin : site.mark.start]
    return (
        not words
        or words[0] in site.sentence.text.lexicon.lists.get("presence", ())
        or (len(words) > 1 and words[1] in site.sentence.text.lexicon.lists.get("presence", ()))
    )


def _from_main_clause(site: Site, draft: EventDraft) -> None:
    """« Au cours d'un autre appel, le ministre a proposé à son homologue … »: who speaks there takes part."""
    sentence = site.sentence
    before = range(site.mark.start - 1, max(sentence.start, site.mark.start - 28) - 1, -1)
    for k in (*before, *range(site.mark.end, min(sentence.stop, site.mark.end + 25))):
        group = sentence.finite(k) if not nominal(sentence, k) else None
        if group is not None:
            for actor in sentence.subject(group):
                join(draft, actor)
            heard = told_about(site, group.start)
            for actor in sentence.actors_in(group.start, sentence.right_bound(group.end)):
                if heard and actor.end <= site.mark.start:
                    continue
                met = actor.case in OBJECTS and site.type == "meeting" and actor.office is not None
                if (actor.case in ("to", "with") or met) and actor.people:
                    join(draft, actor)
            return


def _many(site: Site, draft: EventDraft) -> bool:
    """Whether a meeting is a gathering: an organisation that meets, talks of three or more (codebook)."""
    if site.noun and of_three(site):
        return False
    alone = len(draft.parties) == 1 and next(iter(draft.parties)).startswith("org:")
    if site.noun:
        whole = alone and site.sentence.text.lexicon.grammar.owner_first and not draft.people
        among = len({p for a in site.subject for p in a.parties}) > 2  # « X, Y et Z tiendront une réunion »
        return (len(draft.parties) > 2 or whole) and (among or not site.subject)
    return alone and site.mark.sense.reflexive


def _faces(site: Site, draft: EventDraft) -> bool:
    """Whether a verb of meeting has somebody to meet: « a reçu le ministre », not « a reçu des fonds »."""
    group = site.group
    assert group is not None
    if receives(site, group) and _on_arrival(site):
        return False
    if not group.passive and not site.mark.sense.reflexive and receives(site, group):
        begin = site.zone[0] if site.sentence.text.lexicon.declension else group.end  # « гостя принял министр »
        around = [a for a in site.sentence.actors_in(begin, site.zone[1]) if a not in site.subject]
        around = [a for a in around if a.role in PERSONAL]
        met = [a for a in around if a.case in OBJECTS or (a.case == "by" and leads(site.sentence, a))]
        if not met and site.sentence.words[max(0, group.start - 1)] not in site.sentence.w["that"]:
            return False
    if len(draft.parties) >= 2:
        return any(a.role in PERSONAL or a.role == "state" for a in site.subject) or bool(draft.people)
    return any(a.role in PERSONAL for a in site.subject) and (
        site.mark.sense.reflexive or len({p for a in site.subject for p in a.people}) > 1
    )


def _on_arrival(site: Site) -> bool:
    """« A l'aéroport, il a été accueilli par le ministre »: who greets a guest on arrival holds no talks."""
    arrival = site.sentence.text.lexicon.lists.get("arrival", ())
    sentence = site.sentence
    return bool(arrival) and any(word in arrival for word in sentence.words[sentence.start : sentence.stop])


def _conference(site: Site, draft: EventDraft) -> EventDraft | None:
    """A conference is its organisation's, with the states whose people are named."""
    sentence = site.sentence
    orgs = {p for p in draft.parties if p.startswith("org:")}
    if not orgs:
        zone = sentence.actors_in(site.mark.start, sentence.right_bound(site.mark.end))
        named = [a for a in zone[:4] if a.role in ("org", "body") and a.case in ("", "of")]
        if sentence.text.lexicon.grammar.owner_first:  # « the ASEAN Foreign Ministers' Meeting »
            named += [a for a in sentence.actors if a.start < site.mark.end and a.end > site.mark.start]
        orgs = {p for a in named for p in a.parties if p.startswith("org:")}
    if not orgs and draft.anaphoric:
        draft.parties.clear()
    if not orgs and draft.status != "held" and len(draft.parties) < 2:
        orgs = set(sentence.discourse.organisation())
    if _in_passing(site) and not among_many(site):
        _from_main_clause(site, draft)
    people = {person.party for person in draft.people if person.party}
    if draft.status == "proposed":  # who asks for it, and who is asked to it (codebook, Invitations to a session)
        asking = (site.governor is not None and sentence.subject(site.governor)) or ()
        draft.parties |= orgs | {p for a in (*asking, *_asked(site)) for p in a.parties}
    elif orgs:
        draft.parties = (
            orgs
            | people
            | {p for a in (*site.subject, *site.owners, *_convening(site)) if a.role in _STATES for p in a.parties}
        )
    if not orgs and draft.country is not None:
        draft.parties |= _called_by(site, draft.country)
    attended = _attends(site)
    if site.kind == "sessions" and not orgs and len(draft.parties) == 2 and not attended:
        draft.type = "consultations"  # the session of a commission of two
    several = len(draft.parties) >= 2 or (attended and bool(draft.parties) and draft.dated)
    return draft if several or orgs or draft.anaphoric else None


def _attends(site: Site) -> bool:
    """Whether somebody is told to take part in it: « a participé à la réunion ministérielle »."""
    lexicon, verb = site.sentence.text.lexicon, site.governor
    attending = lexicon.verbs.get("attend", frozenset())
    return verb is not None and bool(site.subject) and lexicon.is_form(site.sentence.words[verb.end - 1], attending)


def _called_by(site: Site, country: str) -> set[str]:
    """« саммит “Центральная Азия – Китай” »: the states a gathering is called by, and who holds it."""
    sentence = site.sentence
    name = next((quote for quote in sentence.quotes if quote[0] == site.mark.end), None)
    inside = sentence.actors_in(*name) if name is not None else []
    states = {party for actor in inside if actor.role == "state" for party in actor.parties}
    return states | {country} if states else set()


def _asked(site: Site) -> list[Actor]:
    """« invited the envoys of X to take part in a forum »: who asks and who is asked, told with the verb above."""
    sentence, verb = site.sentence, site.governor
    if verb is None or verb.finite or not verb.infinitive:
        return []
    frames = (f for f in sentence.frames if f.kind == "status" and f.value == "proposed" and f.end <= verb.start)
    asks = next((g for f in frames if (g := sentence.finite(f.start)) is not None), None)
    if asks is None:
        return []
    return [
        *sentence.subject(asks),
        *(a for a in sentence.actors_in(asks.end, verb.start) if a.case in OBJECTS and a.acts),
    ]


def _convening(site: Site) -> list[Actor]:
    """Return those by whom a gathering is convened or held, or under whose chairmanship."""
    sentence = site.sentence
    chairing = sentence.text.lexicon.lists.get("chairing", ())
    after = [a for a in sentence.actors if a.start >= site.mark.end]
    chairs = [a for a in after if any(word in chairing for word in sentence.words[a.end : a.end + 2])]
    return [*chairs, *(a for a in after if a.case == "by" and a.end <= site.zone[1])]


def _guests(site: Site, draft: EventDraft) -> bool:
    """« A accueilli le ministre turc »: the subject is at home, the object of another party travels."""
    group, sentence = site.group, site.sentence
    if group is None or group.passive:
        return bool(draft.people)
    home = {p for a in site.subject for p in a.parties}
    guests = [a for a in sentence.actors_in(group.end, site.zone[1]) if a.case in OBJECTS and a.role in PERSONAL]
    if len(home) != 1 or not any(set(a.parties) - home for a in guests):
        return False
    draft.country = draft.country or next(iter(home))
    draft.traveller = tuple(sorted(p for a in guests for p in a.parties))
    return True


def _hosted(site: Site, draft: EventDraft) -> None:
    """« Le Rwanda et l'Angola recevront X pour une visite »: the subject is the host, its object travels."""
    verb, sentence = site.governor, site.sentence
    if verb is None or not site.noun or verb.passive or verb.start > site.mark.start:
        return
    if not receives(site, verb):
        return
    travels = (m for m in sentence.predicates if m.kind == "event" and m.value[0] == "visit")
    if any(verb.end <= m.start <= site.mark.start and m.value[1] == "being" for m in travels):
        return  # « a reçu le ministre, arrivé le matin même pour une visite »: that is how the guest came
    guests = [a for a in sentence.actors_in(verb.end, site.mark.start) if a.case in OBJECTS and a.role in PERSONAL]
    hosts = [a for a in sentence.subject(verb) if a.acts]
    if guests and hosts:
        draft.parties.clear()
        draft.people.clear()
        for guest in guests:
            join(draft, guest)
        draft.traveller = tuple(sorted(draft.parties))
        draft.hosts = tuple(dict.fromkeys(p for a in hosts for p in a.parties))
        draft.country, draft.place = draft.hosts[0], None


def _visit(site: Site, draft: EventDraft) -> EventDraft | None:
    sentence, mark = site.sentence, site.mark
    _hosted(site, draft)
    if site.kind == "receive" and not _guests(site, draft):
        return None
    if site.group is not None and not any(a.role in PERSONAL for a in site.subject):
        return None
    if site.kind == "being" and draft.country is None and draft.people:
        hosts = {p for a in sentence.actors if a.case == "" and a.people and a.end <= mark.start for p in a.parties}
        draft.country = next(iter(hosts)) if len(hosts) == 1 else sentence.discourse.home
    if draft.country is None:
        for actor in sentence.actors_in(mark.end, sentence.right_bound(mark.end)):
            if actor.country is not None and actor.role in ("state", "capital", "place") and actor.case != "of":
                draft.place, draft.country = actor.city, actor.country
                break
    if draft.country is None and site.noun and draft.people and (place := capital_told(site)) is not None:
        draft.country, draft.place = place
    if draft.country is None and site.noun and draft.status in ("cancelled", "planned"):
        draft.country = _announcing_host(site, draft)
    if draft.country is None and pointed_at(site) and (last := sentence.discourse.last_visit) is not None:
        draft.country, draft.place = last.country, last.place
        draft.people, draft.parties = list(last.people), draft.parties | last.parties
        draft.traveller = last.traveller
    if draft.country is not None:
        of_seat = seated(site, draft)
        draft.parties.discard(draft.country if of_seat else "")
        draft.parties.add(of_seat or draft.country)
    sentence.discourse.last_visit = draft if draft.country is not None else sentence.discourse.last_visit
    if site.noun and not draft.people and draft.country is not None and len(draft.parties) < 2 and _in_passing(site):
        _from_main_clause(site, draft)
        draft.people = [p for p in draft.people if p.party != draft.country]
        draft.parties = {p.party for p in draft.people if p.party} | {draft.country}
    if draft.traveller == (draft.country,) and not draft.anaphoric:
        return None
    if site.noun and draft.country is None and _in_passing(site):
        return None  # « à son arrivée »
    if len(draft.parties) < 2 and not draft.anaphoric:
        return None
    return draft


def _announcing_host(site: Site, draft: EventDraft) -> str | None:
    """« La Turquie annule la visite du ministre suédois », « annonce la venue de »: who decides of it is the host."""
    verb = site.governor
    if verb is None or not verb.finite or verb.passive or not verb.end <= site.mark.start or not draft.parties:
        return None
    hosts = {p for a in site.sentence.subject(verb) for p in a.parties} - draft.parties
    return next(iter(hosts)) if len(hosts) == 1 and not next(iter(hosts)).startswith("org:") else None


def join(draft: EventDraft, actor: Actor) -> None:
    draft.parties.update(actor.parties)
    for person in actor.people:
        if person not in draft.people:
            draft.people.append(person)
