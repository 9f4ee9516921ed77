"""Level 4, in a language of cases, whom relative pronouns stand for and of which side a bare office is.

« X, с которым накануне беседовал Y »: the talk is with X. « X, которого вызывали в МИД, выслан »: told of X twice.
"""

from __future__ import annotations

from dataclasses import replace

from .actors import OBJECTS, Actor
from .drafts import EventDraft
from .event_sites import Site, after_relative, receives
from .event_types import DONE_TO, PERSONAL, TALKS
from .patterns import Mark
from .sentence import Sentence


def antecedent(site: Site) -> Actor | None:
    """Return whom the pronoun that opens an event's clause stands for, if it takes part in the event."""
    sentence, group = site.sentence, site.group
    if group is None or not sentence.text.lexicon.declension or site.type not in TALKS | DONE_TO:
        return None
    left = sentence.clause(group.start, group.end)[0]
    if left - 2 <= sentence.start or sentence.words[left - 1] not in sentence.w["where"]:
        return None
    before = sentence.words[left - 2]
    met = before in sentence.w["with"] and site.type in TALKS
    if not met and not (before == "," and (site.type in DONE_TO or receives(site, group))):
        return None
    meant = next((a for a in reversed(sentence.actors) if a.end <= left - 1), None)
    near = meant is not None and left - 1 - meant.end <= 1 + met
    return meant if meant is not None and near and meant.role in PERSONAL and meant.acts else None


def before_relative(site: Site) -> list[Actor]:
    """Return who stands before a relative clause in whose wake the main verb comes."""
    sentence, main = site.sentence, after_relative(site)
    if not main:
        return []
    opening = sentence.clause(main, main)[0] - 1
    return sentence.actors_in(sentence.clause(opening - 1, opening - 1)[0], opening)


def stationed(sentence: Sentence, actor: Actor) -> bool:
    """« Отзывает посла в Минске »: a bare office told by where it is held is the doer's own, and no other side."""
    if actor.role != "office" or actor.end - actor.start > 1 or not sentence.text.lexicon.declension:
        return False
    post = next((a for a in sentence.actors if 0 < a.start - actor.end <= 1), None)
    return post is not None and post.case == "into" and post.country is not None and post.country not in actor.parties


def told_about(site: Site, begin: int) -> bool:
    """« Проинформировал X об итогах переговоров с Y »: whether talks are only what somebody is told about."""
    sentence, mark = site.sentence, site.mark
    if not site.noun or site.type not in TALKS or not sentence.text.lexicon.declension:
        return False
    partner = any(a.case == "with" and a.acts for a in sentence.actors_in(mark.end, site.zone[1]))
    heard = any(
        begin <= a.start and a.end <= mark.start and (a.case == "to" or a.case in OBJECTS) for a in sentence.actors
    )
    told = (f for f in sentence.frames if f.kind == "about" and not f.sense.verbal and begin <= f.start < mark.start)
    return partner and heard and any(told)


def each_of(sentence: Sentence, mark: Mark, draft: EventDraft) -> list[EventDraft]:
    """« У министра прошли встречи с коллегами из X и Y A и B »: a talk with each, of who has them."""
    if mark.sense.verbal or draft.type not in ("meeting", "call") or not sentence.text.lexicon.declension:
        return []
    ahead = sentence.actors_in(mark.end, sentence.right_bound(mark.end))
    met = next((a for a in ahead if a.case == "with" and len(a.shares) > 1 and len(a.people) == len(a.shares)), None)
    if met is None or not draft.parties <= set(met.parties):
        return []
    having = (a for a in sentence.actors if a.end <= mark.start and a.case == "from" and a.people)
    host = next((a for a in having if sentence.words[a.whole] in sentence.w["at"]), None)
    host = host or sentence.discourse.protagonist
    if host is None or set(host.parties) & set(met.parties) or not host.parties:
        return []
    found = []
    for person, party in zip(met.people, met.shares, strict=True):
        one = replace(draft, parties=set(host.parties) | {party}, people=list(host.people))
        one.people.append(person)
        one.evidence, one.topics = list(draft.evidence), set(draft.topics)
        found.append(one)
    return found


def arrives_from(mark: Mark, sentence: Sentence, actor: Actor) -> bool:
    """« Прибыла помощь из Чили »: who sends what arrives."""
    out = sentence.words[actor.whole] in sentence.w["of"] and bool(sentence.text.lexicon.declension)
    return out and actor.whole == mark.end and actor.role in ("state", "capital") and actor.case == "from"


def arrives_at(mark: Mark, sentence: Sentence, actor: Actor) -> bool:
    """« В Лиму прибыла помощь из Чили »: whom it reaches is told by the city."""
    there = actor.case == "into" and actor.role in ("state", "capital")
    return there and any(arrives_from(mark, sentence, a) for a in sentence.actors)
