"""Level 4, talks told beside another in its sentence: « a été reçu par X, à l'issue d'un entretien avec Y »."""

from __future__ import annotations

from .actors import OBJECTS, Actor
from .event_sites import Site
from .event_types import PERSONAL, TALKS
from .event_zones import apart_at


def talk_apart(site: Site) -> list[Actor] | None:
    """Return who takes part in a talk with a partner of its own that is told beside another; None for any other.

    It is the one of the other talk's that is not of the partner's side: the guest, wherever the verb has him.
    """
    sentence, mark = site.sentence, site.mark
    begin = apart_at(sentence, mark) if site.noun and site.type in TALKS else None
    if begin is None:
        return None
    verbs = (m for m in sentence.predicates if m.kind == "event" and m.sense.verbal and m.end <= begin)
    told = [group for m in verbs if m.value[0] in TALKS and (group := sentence.group(m)) is not None]
    if not told:
        return None
    partners = [a for a in sentence.actors_in(mark.end, sentence.right_bound(mark.end)) if a.case in ("with", "to")]
    first = partners[0] if partners else None
    if first is None or not first.parties:
        return None
    main = told[-1]
    others = [*sentence.subject(main), *sentence.agent(main)]
    others += [a for a in sentence.actors_in(main.end, begin) if a.case in OBJECTS or a.case == "with"]
    guests = [a for a in others if a.role in PERSONAL and a.parties and not set(a.parties) & set(first.parties)]
    return [guests[0], first] if guests else None
