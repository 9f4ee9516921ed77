"""Level 4, talks told by what was talked about: « M. Attaf et son homologue turc ont fait le point sur … »."""

from __future__ import annotations

from .event_status import nominal
from .event_types import TALKS
from .lexicon import PREDICATE
from .patterns import Mark, Sense
from .sentence import Sentence

_TALK = Sense(PREDICATE, "event", ("meeting", "verbs"), verbal=True)
_NAMED = frozenset({"person", "office"})


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
        if len(people) > 1 and named and len({p for a in people for p in a.parties}) > 1:
            return [Mark(frame.start, frame.end, _TALK)]
    return []
