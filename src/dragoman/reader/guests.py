"""Level 4, guests: whom somebody receives who is told by a title or a pronoun only (« гостя принял премьер-министр »).

A title is first taken for the home side's own holder. Whom one side receives is of the other.
"""

from __future__ import annotations

from .actors import OBJECTS, Actor
from .event_types import PERSONAL
from .patterns import Mark
from .people import Individual
from .sentence import Sentence
from .verbs import VerbGroup


def settle_guests(sentence: Sentence) -> None:
    """Make a bare title or pronoun for whom a verb of receiving has as its object mean somebody of another side."""
    lexicon = sentence.text.lexicon
    if not lexicon.declension:
        return
    for mark in sentence.predicates:
        if mark.kind != "event" or mark.value[0] != "meeting" or not mark.sense.verbal:
            continue
        group = sentence.group(mark)
        if group is None or not lexicon.is_form(sentence.words[group.end - 1], lexicon.verbs["host"]):
            continue
        hosts = sentence.agent(group) if group.passive else sentence.subject(group)
        home = {party for actor in hosts for party in actor.parties}
        if len(home) == 1 and any(actor.role in PERSONAL for actor in hosts):
            _settle(sentence, mark, group, hosts, home)


def _settle(sentence: Sentence, mark: Mark, group: VerbGroup, hosts: tuple[Actor, ...], home: set[str]) -> None:
    left, right = sentence.clause(group.start, mark.end)
    ahead = sentence.subject(group) if group.passive else tuple(sentence.actors_in(left, right))
    received = [a for a in ahead if a not in hosts and (group.passive or a.case in OBJECTS) and a.role in PERSONAL]
    if not received and not group.passive:
        _pronoun(sentence, group, home)
    for actor in received[:1]:
        offices = _title(sentence, actor)
        if offices is None or not set(actor.parties) <= home:
            continue
        meant = holder_elsewhere(sentence, offices, _from(sentence, actor, home), home)
        before, actor.people = actor.people, (meant,) if meant is not None else ()
        actor.parties = (meant.party,) if meant is not None and meant.party is not None else ()
        actor.office = meant.office if meant is not None else actor.office
        for later in sentence.actors:
            if later.role == "pronoun" and later.start > actor.end and later.people == before:
                later.people, later.parties, later.office = actor.people, actor.parties, actor.office


def _title(sentence: Sentence, actor: Actor) -> tuple[str, ...] | None:
    """Return the offices that a mention without a name may mean; None where it has a name or is no title."""
    lexicon = sentence.text.lexicon
    return lexicon.generic.get(lexicon.declension.citation(sentence.words[actor.start : actor.end]))


def _from(sentence: Sentence, actor: Actor, home: set[str]) -> str | None:
    """« Гостя из Омана »: the state told right after a title."""
    after = (a for a in sentence.actors if actor.end < a.start <= actor.end + 1 and a.role in ("state", "capital"))
    return next((a.parties[0] for a in after if len(a.parties) == 1 and a.parties[0] not in home), None)


def holder_elsewhere(
    sentence: Sentence, offices: tuple[str, ...], party: str | None, home: set[str]
) -> Individual | None:
    """Return who was last spoken of that holds one of the offices and is not of the side at home."""
    for person in sentence.discourse.people.lately():
        fits = person.public and not person.outsider and person.party is not None and person.party not in home
        if fits and party in (None, person.party) and (person.office in offices or not offices):
            return person
    return None


def _pronoun(sentence: Sentence, group: VerbGroup, home: set[str]) -> None:
    """« В Анкаре его принял министр »: the pronoun beside the verb is an object where nobody else is."""
    k = next((k for k in (group.start - 1, group.start, group.end) if _stands_for(sentence, k)), None)
    meant = holder_elsewhere(sentence, (), None, home) if k is not None else None
    if k is None or meant is None or meant.party is None or sentence.discourse.protagonist is None:
        return
    if meant not in sentence.discourse.protagonist.people:
        return
    actor = Actor(k, k + 1, "pronoun", (meant.party,), people=(meant,), office=meant.office, case="object")
    sentence.actors.append(actor)
    sentence.actors.sort(key=lambda a: a.start)


def _stands_for(sentence: Sentence, k: int) -> bool:
    """Whether a word is a pronoun in the accusative and belongs to no noun after it."""
    if not sentence.start <= k < sentence.stop or sentence.words[k] not in sentence.w["his"]:
        return False
    return sentence.words[k] in sentence.w["clitic"]
