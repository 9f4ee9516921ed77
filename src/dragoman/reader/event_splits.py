"""Level 4, several events in one clause: legs of a tour, talks one by one, invitations beside other words."""

from __future__ import annotations

from dataclasses import replace

from .actors import OBJECTS, Actor
from .drafts import EventDraft
from .patterns import Mark
from .sentence import Sentence
from .verbs import VerbGroup
from .world import World

_FOR = frozenset({"meeting", "consultations"})
"""What somebody is invited to a place for."""

_GOALS = frozenset({"into", "to"})
"""Cases of the places somebody travels to."""


def one_by_one(sentence: Sentence, mark: Mark, talk: EventDraft) -> list[EventDraft]:
    """« S'est entretenu avec X, puis avec Y »: a talk for each partner that has a preposition of its own."""
    if talk.type not in ("call", "meeting") or talk.anaphoric:
        return []
    right = sentence.right_bound(mark.end)
    named = [a for a in sentence.actors_in(mark.start, right) if a.acts and a.people]
    partners = [a for a in named if a.case == "with" and not a.joined]
    if any(word in sentence.text.lexicon.separately for word in sentence.words[mark.start : right]) or _each(named):
        partners = [a for a in named if a.case in OBJECTS or a.case == "with"]
    sides = {party for a in partners for party in a.parties}
    if len(partners) < 2 or len(sides) < len(partners):
        return []
    others = {person for a in partners for person in a.people}
    found = []
    for partner in partners:
        one = EventDraft(talk.type, talk.status, talk.evidence[:1], talk.sentence)
        one.name, one.dated, one.receiver = talk.name, talk.dated, talk.receiver
        one.start, one.end, one.place, one.country = talk.start, talk.end, talk.place, talk.country
        one.people = [p for p in talk.people if p not in others] + list(partner.people)
        one.parties = (talk.parties - sides) | set(partner.parties)
        one.topics = set(talk.topics)
        found.append(one)
    return found if all(len(one.parties) > 1 for one in found) else []


def each_state(sentence: Sentence, mark: Mark, act: EventDraft) -> list[EventDraft]:
    """« Литва и Латвия выслали дипломатов X »: three states' acts are three (codebook, Several at once)."""
    group = sentence.group(mark) if act.type in ("expulsion", "protest", "sanction") and mark.sense.verbal else None
    if group is None or act.anaphoric:
        return []
    doing = sentence.agent(group) if group.passive else sentence.subject(group)
    doers = {party for actor in doing for party in actor.parties}
    hit = act.parties - doers
    if len(doers) < 2 or len(hit) != 1 or any(party.startswith("org:") for party in doers):
        return []
    if act.type == "protest" and act.receiver is not None and act.receiver not in doers:
        return []  # « les ambassadeurs de X et de Y devront se présenter au ministère »: they are called in, by one
    if act.type == "expulsion" and any(a.case == "into" and hit <= set(a.parties) for a in sentence.actors):
        return []  # « ont rappelé leurs ambassadeurs en Algérie », in concert
    acts = []
    for party in sorted(doers):
        sides = {party} | hit
        one = replace(act, parties=sides, people=[p for p in act.people if p.party in sides])
        one.evidence, one.topics = list(act.evidence), set(act.topics)
        if act.type == "protest":
            one.receiver, one.place, one.country = party, None, party
        acts.append(one)
    return acts


def _each(named: list[Actor]) -> bool:
    """« A rencontré le président X, la ministre Y et le roi Z »: three of three states, each by name and office."""
    met = [a for a in named if a.case in OBJECTS or a.case == "with"]
    alone = all(len(a.people) == 1 and a.people[0].office and not a.plural_office for a in met)
    return alone and len(met) > 2 and len({party for a in met for party in a.parties}) == len(met)


def invitations(sentence: Sentence, drafts: list[EventDraft], world: World) -> list[EventDraft]:
    """« Il a invité M. X à Berne »: a visit proposed without a word of travel."""
    asked = [draft for draft in drafts if draft.status == "proposed" and draft.type in _FOR and not draft.dated]
    told = any(draft.type == "visit" or draft.status == "proposed" for draft in drafts if draft not in asked)
    if told or (drafts and not sentence.text.lexicon.grammar.owner_first):
        return []
    lexicon = sentence.text.lexicon
    found = []
    for frame in sentence.frames:
        if frame.kind != "status" or frame.value != "proposed" or not frame.sense.verbal:
            continue
        if not lexicon.is_form(sentence.words[frame.start], lexicon.verbs["invite"]):
            continue
        ahead = sentence.actors_in(frame.start + 1, sentence.right_bound(frame.start + 1))
        english = lexicon.grammar.owner_first
        invited = _invited(sentence, frame, ahead)
        guest = next((a for a in invited if a.people or (english and a.role == "office")), None)
        goals = _GOALS if english else {"into"}
        goal = next((a for a in ahead if a.case in goals and _ground(a, english) is not None), None)
        country = _ground(goal, english) if goal is not None else None
        if guest is None or goal is None or country is None or country in guest.parties:
            continue
        visit = EventDraft("visit", "proposed", [(frame.start, goal.end)], sentence.number)
        visit.people, visit.traveller = list(guest.people), guest.parties
        visit.parties, visit.place, visit.country = {*guest.parties, country}, goal.city, country
        when = next((w for w in sentence.whens if w.start > frame.start), None)
        if when is not None:
            visit.start, visit.end = world.date(when, True)
        found.append(visit)
    if found:  # « invited X to Tehran for talks »: the visit is what is proposed
        drafts[:] = [draft for draft in drafts if draft not in asked]
    return found


def _invited(sentence: Sentence, frame: Mark, ahead: list[Actor]) -> list[Actor]:
    """Return who may be the guest: the object of the verb, of a passive its subject, « him » in English."""
    verb = sentence.group(frame)
    if verb is not None and verb.finite and verb.passive and sentence.text.lexicon.grammar.owner_first:
        return list(sentence.subject(verb))
    english = sentence.text.lexicon.grammar.owner_first
    return [a for a in ahead if a.case in OBJECTS or (english and a.role == "pronoun" and a.start == frame.start + 1)]


def _ground(actor: Actor, bodies: bool) -> str | None:
    """Return whose ground a place or, where `bodies` tell it too, a state's own body is: « to the Kingdom »."""
    own = bodies and actor.role == "body" and len(actor.parties) == 1 and not actor.parties[0].startswith("org:")
    return actor.country or (actor.parties[0] if own else None)


def legs_of(sentence: Sentence, mark: Mark, visit: EventDraft, world: World) -> list[EventDraft]:
    """Return one visit for each country of a tour (codebook, Several at once and Tours)."""
    if visit.type != "visit" or visit.anaphoric:
        return []
    stops: dict[str, Actor | None] = dict.fromkeys(visit.hosts)
    for actor in sentence.actors_in(mark.start, sentence.right_bound(mark.end)):
        object_ = actor.case in OBJECTS and (actor.whole == mark.end or actor.joined)
        goal = actor.case in _GOALS or (object_ and sentence.text.lexicon.grammar.owner_first)
        if (
            actor.country is not None
            and actor.country not in visit.traveller
            and goal
            and actor.role in ("state", "capital")
        ):
            stops.setdefault(actor.country, actor)
    if len(stops) < 2:
        return _travellers(visit)
    legs = []
    for country, stop in stops.items():
        leg = EventDraft("visit", visit.status, visit.evidence[:1], visit.sentence)
        leg.name, leg.traveller, leg.people = visit.name, visit.traveller, list(visit.people)
        leg.parties, leg.country, leg.place = {*visit.traveller, country}, country, stop.city if stop else None
        legs.append(leg)
    _days_of_legs(sentence, mark, legs, list(stops.values()), world)
    return legs if all(len(leg.parties) > 1 for leg in legs) else []


def _travellers(visit: EventDraft) -> list[EventDraft]:
    """« The ministers of Pakistan and Russia arrived in India »: one visit for each state that sends somebody."""
    senders = sorted({person.party for person in visit.people if person.party} - {visit.country})
    if len(senders) < 2 or visit.country is None or len(visit.people) != len(senders):
        return []
    found = []
    for sender in senders:
        one = EventDraft("visit", visit.status, visit.evidence[:1], visit.sentence)
        one.name, one.traveller, one.dated = visit.name, (sender,), visit.dated
        one.people = [person for person in visit.people if person.party == sender]
        one.parties = {sender, visit.country}
        one.start, one.end, one.place, one.country = visit.start, visit.end, visit.place, visit.country
        found.append(one)
    return found


def _days_of_legs(
    sentence: Sentence, mark: Mark, legs: list[EventDraft], stops: list[Actor | None], world: World
) -> None:
    """« Au Botswana le 7 février, puis au Mozambique les 8 et 9 février »: each leg takes the date beside its stop."""
    starts = [stop.start for stop in stops if stop is not None]
    whens = [when for when in sentence.whens if mark.start < when.start < sentence.right_bound(mark.end)]
    if len(starts) < len(legs) or not whens:
        return
    ahead = whens[0].start < starts[0]
    if ahead and len(whens) != len(legs):
        return
    for at, leg in enumerate(legs):
        stop = starts[at + 1] if at + 1 < len(starts) else sentence.stop
        own = whens[at] if ahead else next((w for w in whens if starts[at] < w.start < stop), None)
        if own is not None:
            leg.start, leg.end = world.date(own, leg.status in ("planned", "proposed", "cancelled"))
            leg.dated = leg.start is not None


def taken_up(sentence: Sentence, told: EventDraft | None, world: World) -> list[EventDraft]:
    """« Elle se tiendra le 14 septembre à Luanda »: a pronoun takes up the event told in the sentence before.

    What was called off is planned anew; of anything else it only tells where and when.
    """
    group = _taking_place(sentence) if told is not None else None
    if told is None or group is None:
        return []
    right = sentence.right_bound(group.end)
    place = next((a for a in sentence.actors_in(group.end, right) if a.case == "into" and a.country), None)
    when = next((w for w in sentence.whens if group.end <= w.start < right), None)
    event = told
    if told.status == "cancelled" and group.future:
        event = EventDraft(told.type, "planned", [(group.start, right)], sentence.number)
        event.name, event.parties, event.people = told.name, set(told.parties), list(told.people)
        event.country, event.place = told.country, told.place
    elif told.dated:
        return []
    if place is not None:
        event.place, event.country = place.city, place.country
    if when is not None:
        event.start, event.end = world.date(when, event.status != "held")
        event.dated = event.start is not None
    return [event] if event is not told else []


def _taking_place(sentence: Sentence) -> VerbGroup | None:
    """Return the verb by which a sentence that opens with a pronoun says that something takes place."""
    lexicon, words, start = sentence.text.lexicon, sentence.words, sentence.start
    if words[start] not in sentence.w["he"] | sentence.w["she"]:
        return None
    k = next((k for k in range(start + 1, min(start + 4, sentence.stop)) if words[k] in lexicon.forms), start)
    group = sentence.finite(k)
    if group is None:
        return None
    told = any(word in lexicon.lists["takes_place"] for word in words[k + 1 : k + 4])
    return group if told or lexicon.is_form(words[k], lexicon.verbs["take_place"]) else None


def without_talk_of_call(drafts: list[EventDraft]) -> list[EventDraft]:
    """« In a call, X discussed trade with Y »: leave out the talk that only tells what was said by telephone."""
    calls = [draft for draft in drafts if draft.type == "call" and draft.status == "held"]
    return [
        draft
        for draft in drafts
        if draft.type != "meeting"
        or draft.status != "held"
        or draft.place is not None
        or not any(call.parties == draft.parties and set(draft.people) <= set(call.people) for call in calls)
    ]
