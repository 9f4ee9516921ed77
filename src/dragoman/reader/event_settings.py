"""Level 4, settings of events: where and when, who is at home, what was told before."""

from __future__ import annotations

from datetime import date, timedelta

from .actors import Actor
from .dates import duration_in
from .drafts import EventDraft
from .event_answers import answers
from .event_owners import place_before
from .event_relatives import stationed
from .event_sites import Site, after_relative, receives
from .event_types import DECIDED, DONE_TO, PERSONAL, PLACELESS, TALKS
from .layout import Range
from .patterns import Mark
from .sentence import Sentence
from .when import When
from .world import World

_LONGEST_VISIT = 60
"""Days beyond which a length of time told near a visit is hardly its own."""

_BEFORE_WHO = 2
"""How far before a relative pronoun whom it stands for may end: a comma and a preposition between."""

_AFTER_SAYING = 5
"""How far after a verb of saying its date may stand, in tokens: « the ministry said in a statement on Friday »."""


def receiver_of(site: Site) -> str | None:
    """Return the party at home: who receives, summons or grants an audience, or whose diplomats go home."""
    verb, sentence = site.governor, site.sentence
    if site.type == "protest":
        called = {p for a in sentence.actors if a.office == "ambassador" and a.role != "pronoun" for p in a.parties}
        bodies = (a for a in sentence.actors if a.role == "body" and a.case in ("to", "into"))
        called_to = [p for a in bodies for p in a.parties if p not in called]
        if called_to:
            return called_to[0]
    if site.type == "expulsion" and sentence.text.lexicon.declension:
        own = {p for actor in site.subject for p in actor.parties}
        done_to = (a for a in sentence.actors if a.case in ("of", "object") and not stationed(sentence, a))
        sent = [a.parties[0] for a in done_to if len(a.parties) == 1]
        return next((party for party in sent if party not in own), None)  # « объявлен сотрудник посольства X »
    if site.type == "expulsion":
        return _sent_home(site)
    if verb is None or site.type not in ("meeting", "credentials", "protest"):
        return None
    if site.type == "credentials" and not receives(site, verb):
        given = [p for a in sentence.actors if a.case == "to" and a.role in ("person", "office") for p in a.parties]
        return given[0] if given else None  # « вручил грамоты президенту »
    if not receives(site, verb):
        return None
    hosts = sentence.agent(verb) if verb.passive else site.subject
    return next((p for actor in hosts for p in actor.parties), None)


def _in_relative(sentence: Sentence, mark: Mark, when: When) -> bool:
    """« Принял X, с которым накануне говорил министр »: whether a date is that of a clause on somebody."""
    if not sentence.text.lexicon.declension or when.start < mark.end:
        return False
    opening = sentence.w["where"] | sentence.w["who"]
    at = next((k for k in range(mark.end, when.start) if sentence.words[k] in opening), None)
    if at is None or not any(0 < at - a.end <= _BEFORE_WHO and a.role in PERSONAL for a in sentence.actors):
        return False
    stop = sentence.right_bound(at + 1)
    told = any(m.kind == "event" and m.sense.verbal and at < m.start < stop for m in sentence.predicates)
    return told and when.start < stop


def _sent_home(site: Site) -> str | None:
    """Return whose diplomats an expulsion sends home: what it is done to, by which it is told from its answer."""
    sentence, verb = site.sentence, site.group
    if verb is not None and verb.passive:
        doing: tuple[Actor, ...] = sentence.agent(verb)
        sent = [*site.subject]
    else:
        doing = (*site.subject, *site.owners)
        sent = [a for a in sentence.actors_in(site.mark.start, site.zone[1]) if a.case in ("", "object", "of")]
    own = {party for actor in doing for party in actor.parties}
    whose = (a.parties[0] for a in sent if len(a.parties) == 1 and a.parties[0] not in own)
    return next(whose, None) if own or site.noun or (verb is not None and verb.passive) else None


def set_place(site: Site, draft: EventDraft, world: World) -> None:
    if draft.type in PLACELESS:
        return
    sentence = site.sentence
    about = _about_until(site)
    best: Actor | None = None
    for actor in _places(site):
        if site.noun and site.type != "visit" and _told_before(site, actor.start, actor.end):
            continue
        if site.type == "protest" and draft.receiver not in (None, actor.country):
            continue  # « вызвали в МИД в связи с задержанием журналиста в Копенгагене »
        if actor.case != "into" or actor.country is None or site.aside[0] <= actor.start < site.aside[1]:
            continue
        if actor.start >= site.zone[1] and (actor.role == "state" or site.type == "protest") and _about_at(site):
            continue  # « une séance consacrée à la situation en Haïti »
        if actor.start < about or (about and actor.role == "state"):
            continue  # « discussed the situation in Gaza with … »
        if best is None or (best.city is None and actor.city is not None and _within(site, best, actor)):
            best = actor
    if best is None and any(
        w in sentence.text.lexicon.lists.get("here", ()) for w in sentence.words[site.zone[0] : site.zone[1]]
    ):
        draft.place, draft.country = world.place, world.country
        return
    if best is None and site.noun and sentence.text.lexicon.grammar.owner_first:
        best = place_before(site)
    if best is not None:
        draft.place, draft.country = best.city, best.country


def _places(site: Site) -> list[Actor]:
    """Return the actors that may tell where: of a journey by its noun those after it, if any is a place."""
    sentence = site.sentence
    around = sentence.actors_in(site.zone[0], sentence.right_bound(site.zone[1]))
    if site.type == "press_conference" and sentence.text.lexicon.grammar.owner_first:
        says = (m.start for m in sentence.predicates if m.kind == "say" and m.start >= site.mark.end)
        end = next(says, sentence.stop)
        around = [a for a in around if a.start < end]  # « at a press conference, X called for a truce in Y »
    if not (site.noun and site.type == "visit"):
        return around
    after = [a for a in around if a.start >= site.mark.end]
    return after if any(a.case == "into" and a.country is not None for a in after) else around


def _within(site: Site, state: Actor, city: Actor) -> bool:
    """Whether a city may tell more of where than the state before it: one travels to a city of that state."""
    return site.type != "visit" or state.role != "state" or city.country == state.country


def _about_until(site: Site) -> int:
    """Return where the partner stands with whom something was discussed, which ends what it was; 0 if none is told."""
    sentence, mark = site.sentence, site.mark
    if not any(frame.kind == "about" and frame.sense.verbal and frame.start == mark.start for frame in sentence.frames):
        return 0
    return next((a.whole for a in sentence.actors if a.start >= mark.end and a.case == "with"), mark.end)


def _about_at(site: Site) -> bool:
    """Whether what an event is about begins where its participants end, and no verb tells of the event after it."""
    if site.governor is not None and site.governor.start > site.zone[1]:
        return False
    return any(frame.kind == "about" and frame.start == site.zone[1] for frame in site.sentence.frames)


def set_there(site: Site, draft: EventDraft) -> None:
    """« Un accord doit y être signé »: where, and when, the event told before takes place."""
    sentence, discourse = site.sentence, site.sentence.discourse
    if site.group is not None and draft.country is None and draft.type not in PLACELESS:
        there = any(w in sentence.text.lexicon.there for w in sentence.words[site.group.start : site.group.end])
        if there and (last := discourse.last_placed) is not None:
            draft.place, draft.country = last.place, last.country
            if draft.start is None and last.status == draft.status:
                draft.start, draft.end = last.start, last.end
    if draft.country is None and draft.type not in PLACELESS:
        _set_where(site, draft)
    elif draft.country is not None:
        discourse.last_placed = draft


def _set_where(site: Site, draft: EventDraft) -> None:
    """« … посетит Рим, где откроет выставку »: the place and day of the clause that another clause is set in."""
    sentence = site.sentence
    left = sentence.clause(site.mark.start, site.mark.end)[0]
    if left <= sentence.start or sentence.words[left - 1] not in sentence.text.lexicon.lists.get("where_there", ()):
        return
    place = next((a for a in reversed(sentence.actors) if a.end <= left and a.country is not None), None)
    if place is None or left - place.end > 3 or (place.city is None and draft.receiver is not None):
        return  # who receives in their own state does so where the dateline says
    draft.place, draft.country = place.city, place.country
    visit = sentence.discourse.last_visit
    if draft.start is None and visit is not None and visit.country == place.country and visit.status == draft.status:
        draft.start, draft.end = visit.start, visit.end


def set_day(site: Site, draft: EventDraft, titles: list[Range], world: World) -> None:
    sentence, mark = site.sentence, site.mark
    left, right = sentence.clause(mark.start, mark.end)
    usable = [w for w in sentence.whens if not any(a <= w.start <= b for a, b in titles)]
    if main := after_relative(site):
        usable, left = [w for w in usable if not left <= w.start < main], main
    usable = [w for w in usable if sentence.quoted(w.start) in (None, sentence.quoted(mark.start))]
    usable = [w for w in usable if not _of_answered(sentence, mark, w)]
    near = [w for w in usable if left <= w.start < max(right, site.zone[1])]
    near = [w for w in near if not (site.noun and _told_before(site, w.start, w.end))]
    if not near and not draft.anaphoric:
        opening = site.group.start if site.group is not None else mark.start
        near = [w for w in usable if w.exact and (abs(w.start - mark.start) < 25 or w.start < opening)]
    until = sentence.text.lexicon.lists["until"]
    near = [w for w in near if not any(word in until for word in sentence.words[max(0, w.start - 2) : w.start])]
    near = [w for w in near if not _anothers(sentence, _verb_end(site, w), w.start)]
    near = [w for w in near if not _with_saying(sentence, mark, w) and not _in_relative(sentence, mark, w)]
    if draft.status in ("planned", "proposed"):
        near = [w for w in near if not _when_announced(sentence, mark, (left, right), w)]
    near = [w for w in near if not (w.edge == "since" and w.unit is not None and not w.exact)]  # « depuis sept ans »
    near = [w for w in near if w.exact or w.first[1] is not None or w.unit is not None or _in_year(sentence, w.start)]
    if not near and draft.status == "held" and (site.type in DONE_TO or not site.noun):
        near = _of_saying(site)
    if not near:
        return
    cased = bool(sentence.text.lexicon.declension)  # « накануне прибывший … »
    when = min(
        near,
        key=lambda w: (
            not (0 <= w.start - mark.end <= 2 or (cased and w.end == mark.start)),
            not w.exact,
            site.noun is False and _told_before(site, w.start, w.end),
            abs(w.start - mark.start),
        ),
    )
    if draft.status == "cancelled":
        draft.start, draft.end = world.day_called_off(when)
    elif when.told is not None and _for_purpose(site, when):
        draft.start, draft.end = when.told
    else:
        draft.start, draft.end = world.date(when, draft.status in ("planned", "proposed"))
    if draft.status == "held" and _still_to_come(draft, world):
        draft.start = draft.end = None  # « signed a plan of cooperation for 2025-2026 »
    draft.dated = draft.start is not None
    day = draft.start
    if draft.type == "visit" and day is not None and draft.end in (day, None) and len(day) == 10:
        _days_of_visit(site, draft, day)


def _of_answered(sentence: Sentence, mark: Mark, when: When) -> bool:
    """« Expelled a diplomat in response to the expulsion of two on Monday »: a day of the act that is answered."""
    acts = [m for m in sentence.predicates if m.kind == "event" and mark.end < m.start < when.start]
    return any(answers(sentence, frame, act) for act in acts for frame in sentence.frames if mark.end <= frame.start)


def _for_purpose(site: Site, when: When) -> bool:
    """« Arrived on Wednesday to hold talks »: a day told with the verb before an infinitive is as that verb has it."""
    verb, marked = site.group, site.sentence.text.lexicon.grammar.marked_infinitive
    return marked and verb is not None and verb.infinitive and not verb.finite and when.end <= verb.start


def _still_to_come(draft: EventDraft, world: World) -> bool:
    """Whether a month or year lies after the day of the news: no date of what was held, but of what it is for."""
    start, published = draft.start, world.published
    return start is not None and published is not None and len(start) < 10 and start > published[: len(start)]


def _verb_end(site: Site, when: When) -> int:
    """Return where an event's own verb ends if a date follows it: « разговор, посвященный …, состоялся 4 мая »."""
    verb = site.governor
    told = site.noun and verb is not None and verb.finite and site.mark.end <= verb.start and verb.end <= when.start
    return verb.end if told and verb is not None else site.mark.end


def _with_saying(sentence: Sentence, mark: Mark, when: When) -> bool:
    """« обсудили …, сообщила в понедельник пресс-служба »: a date of who says it, after what is said."""
    says = [m for m in sentence.predicates if m.kind == "say" and mark.end < m.start < when.start]
    if sentence.text.lexicon.grammar.that_left_out:
        return any(when.start - m.end <= 1 for m in says)  # « …, the ministry said Friday »
    if not sentence.text.lexicon.declension:
        return False
    return any(sentence.words[m.start - 1] == "," for m in says)


def _when_announced(sentence: Sentence, mark: Mark, clause: Range, when: When) -> bool:
    """« a déclaré vendredi que X se rendrait à Kiev »: a date of the announcement, not of what is to come."""
    sayings = [m for m in sentence.predicates if m.kind == "say"]
    if any(mark.end <= m.start < when.start <= m.end + _AFTER_SAYING for m in sayings):
        return True
    if clause[0] <= when.start < clause[1]:  # in the clause of the event itself: only what stands before it
        sayings = [m for m in sayings if max(m.start, when.start) < mark.start]
    clauses = (sentence.clause(m.start, m.end) for m in sayings)
    return any(left <= when.start < right for left, right in clauses)


def _told_before(site: Site, start: int, end: int) -> bool:
    """Whether a date is that of another event before it: « held talks on Thursday on the upcoming meeting »."""
    sentence, mark = site.sentence, site.mark
    if not sentence.text.lexicon.grammar.owner_first or end > mark.start:
        return False
    others = (m for m in sentence.predicates if m.kind == "event" and m.end <= start and m.start < mark.start)
    return any((group := sentence.group(m)) is not None and group.finite for m in others if m.sense.verbal)


def _of_saying(site: Site) -> list[When]:
    """« …, the ministry said on Wednesday »: the day of the news, told with who said it at the end."""
    sentence, mark = site.sentence, site.mark
    last = sentence.whens[-1] if sentence.whens else None
    if last is None or not last.exact or last.start < mark.end:
        return []
    group, lexicon = site.governor, sentence.text.lexicon
    first = sentence.words[group.start] if group is not None and group.tense == "pp" and not group.passive else ""
    if mark.value[0] in TALKS and any(t in ("pres", "inf") for _, t in lexicon.forms.get(first, ())):
        return []  # « have held talks »: some day before
    says = [m for m in sentence.predicates if m.kind == "say" and mark.end <= m.start < last.start]
    if sentence.text.lexicon.declension:  # « …, сообщила во вторник пресс-служба »
        return [last] if says and site.type in DECIDED else []
    return [last] if says and sentence.stop - last.end <= 2 and sentence.text.lexicon.grammar.that_left_out else []


def _days_of_visit(site: Site, draft: EventDraft, day: str) -> None:
    """« Une visite de trois jours »: count from its first day, or back from its last where that is the one told."""
    sentence, lexicon = site.sentence, site.sentence.text.lexicon
    last = lexicon.is_form(sentence.words[site.governor.end - 1], lexicon.verbs["finish"]) if site.governor else False
    left, right = sentence.clause(site.mark.start, site.mark.end)
    days = duration_in(sentence.words, max(left, site.mark.start - 8), right, lexicon.calendar)
    if days is None or days > _LONGEST_VISIT:
        return
    length = timedelta(days=days - 1)
    if last:
        draft.start = (date.fromisoformat(day) - length).isoformat()
    else:
        draft.end = (date.fromisoformat(day) + length).isoformat()


def _anothers(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether a participle in between takes the date: « a levé les sanctions imposées le 30 juillet »."""
    lexicon, verbs = sentence.text.lexicon, sentence.text.verbs
    forms, setting = lexicon.forms, lexicon.verbs.get("setting", frozenset())
    for k in range(start + 1, stop):
        if lexicon.is_form(sentence.words[k], setting):  # « the visit, planned for April 15, »
            if any(m.kind == "event" and start < m.start < k and not m.sense.verbal for m in sentence.predicates):
                return True  # « banned the import, and the session, planned for April 15, was put off »
            continue
        if not sentence.text.tokens.caps[k] and any(t == "pp" for _, t in forms.get(sentence.words[k], ())):
            group = verbs.group(k, sentence.start)
            named = sentence.words[k - 1] in sentence.w["of"]  # « le comité de suivi »
            if group is not None and group.bare and not named:
                return True
    return False


def _in_year(sentence: Sentence, at: int) -> bool:
    return at > sentence.start and sentence.words[at - 1] in sentence.w["into"]


def refers_back(site: Site, draft: EventDraft) -> bool:
    """Whether a definite noun only points to an event told before: « lors de la réunion », « cet entretien »."""
    sentence, start = site.sentence, site.mark.start
    before = sentence.words[start - 1] if start > sentence.start else ""
    bare = before in sentence.w["of"] and len(draft.parties) < 2
    if not sentence.w["article"] and site.type == "expulsion" and draft.dated:
        return False  # « в ответ на высылку в мае двух дипломатов »
    if not sentence.w["article"]:  # « в ходе встречи »: known, for all that the language says
        if site.type in TALKS and not sentence.discourse.met:
            return False
        few = not draft.people or site.kind == "sessions"
        bare = few and any(f.kind == "anaphora" and f.end == start for f in sentence.frames)
        if bare and draft.dated and not draft.people:
            return True  # « темой беседы стало заседание, намеченное на сентябрь »: another's date
    known = draft.status == "held" or (draft.status == "planned" and site.type in TALKS and not draft.people)
    return (bare or before in sentence.w["definite"]) and not draft.dated and known


def told_of_both(site: Site, draft: EventDraft) -> bool:
    """Whether a clause only tells what passed at talks told before: « the two sides exchanged views on trade »."""
    both = bool(site.subject) and all(a.role == "pair" and not a.people for a in site.subject)
    return both and site.type in TALKS and draft.status == "held" and not (draft.dated or draft.people or draft.place)


def capital_told(site: Site) -> tuple[str, str | None] | None:
    """« A visit to the capital by X »: the capital in which what was told before took place."""
    sentence, last = site.sentence, site.sentence.discourse.last_placed
    ahead = sentence.words[site.mark.end : site.mark.end + 3]
    if last is None or last.country is None or len(ahead) < 3:
        return None
    w, capital = sentence.w, sentence.text.lexicon.lists.get("capital_city", ())
    if ahead[0] not in w["to"] | w["into"] or ahead[1] not in w["article"] or ahead[2] not in capital:
        return None
    return (last.country, last.place) if last.place is not None else None


def seated(site: Site, draft: EventDraft) -> str | None:
    """Return the organisation at whose seat, and at whose invitation, somebody is: its guest, not the state's."""
    sentence = site.sentence
    seats = sentence.text.lexicon.gazetteer.seats
    frame = next((f for f in sentence.frames if f.kind == "none" and f.start >= site.mark.start), None)
    if frame is None or draft.place is None:
        return None
    hosts = [a for a in sentence.actors if frame.end <= a.start <= frame.end + 3]
    return next((p for a in hosts for p in a.parties if seats.get(p) == draft.place), None)
