"""Level 4, owners of events: who takes part by standing before the event's noun (pack, `owner_first`).

« Fidan's visit », « the Russian-Turkish talks », « the EU-Georgia summit », « Israeli strikes », « his visit »; and
« the Geneva talks », which tells where.
"""

from __future__ import annotations

from itertools import pairwise

from .actors import Actor
from .event_sites import Site
from .event_types import DONE_TO, PERSONAL, TALKS
from .sentence import Sentence

_NAMING = frozenset({"state", "org", "weak", "capital", "body", "place"})
_LINKS = frozenset("-–")
_EPITHETS = 4


def owners_of(site: Site) -> list[Actor]:
    """Return the actors before an event noun that take part in the event."""
    chain = _chain(site) if site.sentence.text.lexicon.grammar.owner_first else []
    if not chain:
        owner = _his(site)
        return [owner] if owner is not None else []
    if len(chain) > 1:
        return chain
    owner = chain[0]
    possessed = site.sentence.words[owner.end] in site.sentence.w.get("possessive", ())
    if possessed:
        return chain if owner.acts else []
    if owner.role in ("state", "org", "weak", "body") and site.type in DONE_TO:
        return chain
    return chain if owner.role == "org" and site.type == "conference" else []


def led_by(site: Site) -> list[Actor]:
    """Return who leads the delegation that is the subject: « a Georgian delegation led by the minister »."""
    verb = site.governor
    if verb is None or not site.subject or site.subject[-1].role != "body":
        return []
    leading = site.subject[-1]
    own = set(leading.parties)
    between = site.sentence.actors_in(leading.end, verb.start)
    return [a for a in between if a.case == "by" and a.people and (own & set(a.parties) or not a.parties)]


def led_alone(site: Site) -> tuple[Actor, ...]:
    """« A delegation headed by the minister visited … »: for a delegation of nobody's own stands its head."""
    sentence, verb = site.sentence, site.group
    if site.noun or verb is None or not verb.finite or verb.passive:
        return ()
    actor = next((a for a in sentence.actors if a.end == verb.start and a.case == "by" and a.people), None)
    group = sentence.text.verbs.group(actor.whole - 1, sentence.start) if actor is not None else None
    return (actor,) if actor is not None and group is not None and group.bare and group.passive else ()


def leads(sentence: Sentence, actor: Actor) -> bool:
    """Whether who stands after « by » is met with those they lead: « received a delegation headed by X »."""
    lexicon, head = sentence.text.lexicon, actor.whole - 1
    leading = lexicon.verbs.get("leading", frozenset())
    return bool(actor.people) and head > sentence.start and lexicon.is_form(sentence.words[head], leading)


def place_before(site: Site) -> Actor | None:
    """Return the city that stands right before an event noun or in it: « the Geneva talks »."""
    sentence, mark = site.sentence, site.mark
    chain = _chain(site)
    inside = [a for a in sentence.actors if mark.start <= a.start < mark.end]
    near = chain if len(chain) == 1 else [] if chain else inside
    return next((a for a in near if a.city is not None and a.country is not None and not _owned(sentence, a)), None)


def _owned(sentence: Sentence, actor: Actor) -> bool:
    return sentence.words[actor.end] in sentence.w.get("possessive", ())


def _chain(site: Site) -> list[Actor]:
    """Return the actors that end right before the noun, joined by hyphens, commas or « and »."""
    sentence = site.sentence
    k = _over_epithets(site)
    found: list[Actor] = []
    for actor in reversed(sentence.actors):
        if actor.start >= k:
            continue
        edge = k - 1 if found and sentence.words[k - 1] in _LINKS | sentence.w["and"] else k
        edge = edge - 1 if _is_possessive(sentence, edge - 1) else edge
        if actor.end != edge or actor.role not in _NAMING | PERSONAL:
            break
        found.insert(0, actor)
        k = actor.start
    if len(found) > 1 and any(a.role in PERSONAL and not _owned(sentence, a) for a, _ in pairwise(found)):
        return found[-1:]
    return found


def _is_possessive(sentence: Sentence, k: int) -> bool:
    return k >= sentence.start and sentence.words[k] in sentence.w.get("possessive", ())


def _over_epithets(site: Site) -> int:
    """Step back from the noun over adjectives in small letters and figures: « first official »."""
    sentence, k = site.sentence, site.mark.start
    lexicon, caps = sentence.text.lexicon, sentence.text.tokens.caps
    for _ in range(_EPITHETS):
        word = sentence.words[k - 1] if k > sentence.start else ""
        if not word or any(a.start < k <= a.end for a in sentence.actors) or word in lexicon.closed:
            break
        if not (word[0].isalnum() and not caps[k - 1]) or sentence.text.verbs.group(k - 1, sentence.start) is not None:
            break
        k -= 1
    return k


def _his(site: Site) -> Actor | None:
    """« His visit », « their meeting »: the subject of the sentence so far, else who was spoken of."""
    sentence = site.sentence
    k = _over_epithets(site) - 1
    if site.type not in TALKS | {"visit"} or k < sentence.start:
        return None
    if sentence.words[k] not in sentence.w["his"] | sentence.w["their"]:
        return None
    subject = next((a for a in sentence.actors if a.end <= k and a.case == "" and a.acts and a.role in PERSONAL), None)
    return subject or sentence.discourse.focus
