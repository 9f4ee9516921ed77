"""Level 4, talks told by what was talked about: « M. Attaf et son homologue turc ont fait le point sur … »."""

from __future__ import annotations

from .event_status import nominal
from .event_types import TALKS
from .lexicon import PREDICATE
from .patterns import Mark, Sense
from .sentence import Sentence
from .verbs import VerbGroup

_TALK = Sense(PREDICATE, "event", ("meeting", "verbs"), verbal=True)
_SITTING = Sense(PREDICATE, "event", ("conference", "verbs"), verbal=True)
_NAMED = frozenset({"person", "office"})


def _sits(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether several of one organisation discuss something in a city: « EU ministers will discuss it in Riga »."""
    subject = sentence.subject(group)
    parties = {party for actor in subject for party in actor.parties}
    several = len(subject) == 1 and subject[0].plural_office and len(parties) == 1
    if not several or not next(iter(parties)).startswith("org:"):
        return False
    right = sentence.right_bound(group.end)
    return any(a.case == "into" and a.city is not None for a in sentence.actors_in(group.end, right))


def talks_by_subject(sentence: Sentence) -> list[Mark]:
    """Return a mark for a verb of discussing whose subjects, or subject and partner, are named people of two sides."""
    frames = [frame for frame in sentence.frames if frame.kind == "about" and frame.sense.verbal]
    events = [m for m in sentence.predicates if m.kind == "event" and m.value[0] in TALKS]
    if not frames or any(not (m.sense.verbal and nominal(sentence, m.head)) for m in events):
        return []
    for frame in frames:
        group = sentence.group(frame)
        if group is None or not group.finite or group.passive or group.negated or sentence.quoted(frame.start):
            continue
        partners = [a for a in sentence.actors_in(*sentence.clause(group.start, frame.end)) if a.case == "with"]
        offices = [a for a in partners if a.role == "office" and not a.people]
        people = [*(a for a in (*sentence.subject(group), *partners) if a.people), *offices]
        named = [a for a in people if a.role in _NAMED]
        if _sits(sentence, group):
            return [Mark(frame.start, frame.end, _SITTING)]
        if len(people) > 1 and named and len({p for a in people for p in a.parties}) > 1:
            return [Mark(frame.start, frame.end, _TALK)]
    return []
