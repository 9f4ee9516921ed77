"""Level 4, where the verb comes last: events that one word tells several of, and those no word of theirs tells.

Tours, talks held one by one, answers in kind; invitations, and talks told by what they were about.
"""

from __future__ import annotations

from ..drafts import EventDraft
from ..event_forms import FORMS, sittings
from ..event_kinds import join
from ..event_types import TALKS, TOGETHER
from ..world import World
from .clauses import COMING, FinalSentence
from .sites import PLACES, FinalSite


def several(site: FinalSite, draft: EventDraft) -> list[EventDraft]:
    """Split a tour into its legs, talks one by one into talks, three states' answers into three."""
    actors = site.sentence.actors_in(*site.range)
    if draft.type == "visit":
        stops = {a.country: a for a in actors if a.country and a.case == "to" and a.role in PLACES}
        if len(stops) > 1 and not set(stops) & set(draft.traveller):
            return [_copy(draft, {*draft.traveller, code}, a.city, code) for code, a in stops.items()]
    if draft.type in ("call", "meeting"):
        words = site.sentence.words[site.range[0] : site.range[1]]
        partners = [a for a in actors if a.case in ("with", "to") and a.people]
        if len(partners) > 1 and any(w in site.sentence.text.lexicon.separately for w in words):
            others = {p for a in partners for p in a.people}
            sides = {p for a in partners for p in a.parties}
            found = []
            for partner in partners:
                one = _copy(draft, (draft.parties - sides) | set(partner.parties), draft.place, draft.country)
                one.people = [p for p in draft.people if p not in others] + list(partner.people)
                found.append(one)
            return found
        return sittings(draft, _forms(site)) or [draft]
    if draft.type in ("expulsion", "protest", "sanction"):
        by = {p for a in actors if a.case in ("", "by") and a.role in ("state", "body", "capital") for p in a.parties}
        hit = draft.parties - by
        if len(by) > 1 and len(hit) == 1 and not any(party.startswith("org:") for party in by):
            at_home = draft.type == "protest"
            acts = [_copy(draft, {party} | hit, None, party if at_home else None) for party in sorted(by)]
            for act, party in zip(acts, sorted(by), strict=True):
                act.receiver = party if at_home else draft.receiver
            return acts
    return [draft]


def _forms(site: FinalSite) -> tuple[str, ...]:
    """Return the forms told of a meeting before its verb or in its name, after any talk told before it."""
    sentence, mark = site.sentence, site.mark
    events = (m for m in sentence.predicates if m.kind == "event" and m.value[1] != "alone")
    talks = [m.end for m in events if m.value[0] in TALKS and m.end <= mark.start]
    begin = max([site.range[0], *talks])
    return tuple(f.kind for f in sentence.frames if f.kind in FORMS and begin <= f.start < mark.end)


def _copy(draft: EventDraft, parties: set[str], place: str | None, country: str | None) -> EventDraft:
    one = EventDraft(draft.type, draft.status, draft.evidence[:1], draft.sentence, set(parties), list(draft.people))
    one.traveller, one.name, one.dated = draft.traveller, draft.name, draft.dated
    one.start, one.end, one.place, one.country = draft.start, draft.end, place, country
    one.topics = set(draft.topics)
    return one


def visit_where_met(site: FinalSite, where: str | None, world: World) -> EventDraft | None:
    """« Səfər çərçivəsində X Tiflisdə Y ilə görüşüb », « səfərdə olan Y ilə görüşüb »: a visit to where they meet.

    `where` is the country of what was told before, which counts where no place is named.
    """
    sentence, mark = site.sentence, site.mark
    passing = (site.noun and site.describes()) or (site.head is not None and site.head.adnominal)
    over = next((h for h in sentence.heads if h.at >= mark.end and h.finite), None)
    if not passing or over is None:
        return None
    ahead = sentence.actors_in(sentence.left_bound(over.at), over.at)
    there = [a for a in ahead if a.case == "into" and a.country is not None and a.role in PLACES]
    country = there[-1].country if there else where
    named = [a for a in ahead if a.people and a.case in ("", "with", "object", "by") and len(a.parties) == 1]
    after = site.head is not None and not site.head.relative  # « səfərdə olan nazir », « səfərdə olduğu Bakıda »
    travelling = [a for a in named if a.start >= mark.end] if after else named
    traveller = next((a for a in travelling if country not in a.parties), None)
    if country is None or traveller is None or not any(country in a.parties for a in (*named, *ahead)):
        return None
    visit = EventDraft("visit", "held", [(mark.start, mark.end)], sentence.number)
    join(visit, traveller)
    visit.traveller, visit.country, visit.place = traveller.parties, country, there[-1].city if there else None
    visit.parties.add(country)
    visit.name = sentence.words[mark.start]
    when = next((w for w in sentence.whens if w.exact and sentence.left_bound(over.at) <= w.start < over.at), None)
    if when is not None:
        visit.start, visit.end = world.date(when, False)
        visit.dated = visit.start is not None
    return visit


def only_discussed(site: FinalSite) -> bool:
    """« Səfirliyin açılmasını müzakirə ediblər »: an act that is only what was talked about."""
    over = site.governor
    if not site.noun or site.type not in ("relations", "sanction", "expulsion", "aid") or over is None:
        return False
    frames = site.sentence.frames
    return any(f.kind == "about" and f.sense.verbal and site.mark.end <= f.start <= over.at < f.end for f in frames)


def next_session(site: FinalSite, draft: EventDraft, last: EventDraft | None) -> bool:
    """« Yeddinci iclasın Bakıda keçirilməsi razılaşdırılıb »: the next of the sessions told before."""
    words = site.sentence.text.lexicon.wordforms
    assert words is not None
    if last is None or draft.status != "planned" or draft.people or any(p.startswith("org:") for p in draft.parties):
        return False
    stems = {form.stem for form in words.nouns[site.sentence.words[site.mark.end - 1]]}
    if stems.isdisjoint(form.stem for form in words.nouns[last.name]) or not draft.parties <= last.parties:
        return False
    draft.type, draft.parties = "consultations", set(last.parties)
    return draft.dated or draft.country is not None


def invitations(sentence: FinalSentence, drafts: list[EventDraft]) -> list[EventDraft]:
    """« X Y-ni Bakıya dəvət edib »: a visit proposed without a word of travel."""
    if drafts:
        return []
    lexicon, found = sentence.text.lexicon, list[EventDraft]()
    for frame in sentence.frames:
        head = sentence.head_of(frame.end) if frame.kind == "status" and frame.value == "proposed" else None
        if head is None or sentence.words[frame.start] not in lexicon.lists["invitation"] or head.negated:
            continue
        actors = sentence.actors_in(*sentence.span_of(head))
        titled = (a for a in reversed(actors) if a.case == "object" and (a.people or a.role == "office"))
        guest = next(titled, None)
        if guest is None and head.passive:
            guest = next((a for a in sentence.subject_of(head) if a.people), None)
        goal = next((a for a in reversed(actors) if a.case == "to" and a.country is not None), None)
        if guest is None or goal is None or goal.country is None:
            continue
        sender = guest.parties or sentence.discourse.counterpart((goal.country,))  # « Krallığın vəliəhdini »
        if not sender or goal.country in sender:
            continue
        visit = EventDraft("visit", "proposed", [(guest.whole, frame.end)], sentence.number)
        visit.people, visit.traveller = list(guest.people), sender
        visit.parties, visit.place, visit.country = {*sender, goal.country}, goal.city, goal.country
        found.append(visit)
    return found


def discussions(sentence: FinalSentence, drafts: list[EventDraft]) -> list[EventDraft]:
    """« X Y ilə … müzakirə edəcək »: talks told by what they were about."""
    if any(draft.type in TOGETHER or draft.type == "conference" for draft in drafts):
        return []
    for frame in sentence.frames:
        head = sentence.head_of(frame.end) if frame.kind == "about" and frame.sense.verbal else None
        if head is None or not head.finite or head.passive or head.negated or sentence.quoted(frame.start):
            continue
        others = [a for a in sentence.actors_in(*sentence.span_of(head)) if a.case == "with" and a.people]
        subject = [a for a in sentence.subject_of(head) if a.people]
        if not others or not subject:
            continue
        talks = EventDraft("meeting", "planned" if head.tense in COMING else "held", [], sentence.number)
        for actor in (*subject, *others):
            join(talks, actor)
        talks.evidence.append((min(a.whole for a in (*subject, *others)), frame.end))
        talks.topics |= sentence.topics_in(others[-1].end, frame.start)
        talks.name = sentence.words[frame.start]
        return [talks] if len(talks.parties) > 1 else []
    return []
