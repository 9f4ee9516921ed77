"""Level 4, sites of events: the place in a sentence where one is told, its verb, its subject, how far it reaches."""

from __future__ import annotations

from itertools import pairwise

from .actors import Actor
from .event_answers import answers, talked_about
from .event_status import follows, governor_of, main_before
from .event_types import CALLED, CLAIMABLE, TALKS
from .instrument_words import instrument_words
from .layout import Range
from .patterns import Mark
from .sentence import Sentence
from .verbs import VerbGroup

_NEAR = 6
_EXPELLED = 14
"""How far from its verb an act's noun may stand: « declared an employee of the embassy persona non grata »."""

_WISH_REACH = 5
"""How many words after a noun of attitude what is wished for may stand."""


_ADJECTIVES = 6
"""How far before a noun of talks an adjective made of both sides may begin, in tokens."""


class Site:
    """One place in a sentence where an event is told: its mark, verbs, subject and zone."""

    __slots__ = ("aside", "governor", "group", "kind", "mark", "owners", "sentence", "subject", "type", "zone")

    def __init__(self, sentence: Sentence, mark: Mark) -> None:
        self.sentence, self.mark = sentence, mark
        self.type, self.kind = mark.value
        group = sentence.group(mark) if mark.sense.verbal else None
        self.group: VerbGroup | None = sentence.with_shared_auxiliary(group) if group is not None else None
        self.governor = self.group or governor_of(sentence, mark)
        self.subject: tuple[Actor, ...] = ()
        self.owners: list[Actor] = []  # who stands before the noun and takes part
        self.zone: Range = (mark.start, mark.end)
        self.aside: Range = (0, 0)  # what it is about, between the event and a relative clause

    @property
    def noun(self) -> bool:
        """Whether a noun tells the event."""
        return self.group is None


def only_subject_matter(site: Site) -> bool:
    """Whether a noun is only talked about, or part of another event's name: « l'anniversaire de la rupture »."""
    sentence, mark = site.sentence, site.mark
    left, _ = sentence.clause(mark.start, mark.end)
    if site.type in CLAIMABLE or site.type in ("ceremony", "relations"):
        for frame in sentence.frames:
            if frame.kind == "about" and left <= frame.start < mark.start and mark.start - frame.end < 18:
                return not answers(site.sentence, frame, mark)
        if site.type in CLAIMABLE and talked_about(site.sentence, site.mark, left):
            return True
    k = mark.start - 1
    while k > sentence.start and sentence.words[k] in sentence.w["article"] | sentence.w["of"]:
        k -= 1
    if k < mark.start - 1 and any(sentence.words[x] in sentence.w["of"] for x in range(k + 1, mark.start)):
        for other in sentence.predicates:
            if other.kind == "event" and other.end == k + 1 and not other.sense.verbal and other.value[0] != site.type:
                return other.value[0] not in ("signing", "press_conference")
    return False


def tells(site: Site) -> bool:
    """Whether a bare participle tells an event: it opens a sentence or names who acted (« reçu par »)."""
    group, sentence = site.group, site.sentence
    assert group is not None
    if group.tense == "ger":
        return not only_named(site)
    if site.type == "signing":  # « l'accord signé en juin »: only a document's past
        return False
    if site.type == "visit":
        return bool(bearer_of(site))
    if site.type == "incident" and sentence.text.lexicon.declension:
        return bool(sentence.whens)  # « задержанному в декабре »: told with its day or as nothing new
    if site.type in TALKS and group.tense == "part" and sentence.words[group.start - 1] == ",":
        right = sentence.right_bound(group.end)  # « министры, встречавшиеся в мае в Лиме, … »
        return any(group.end <= when.start < right for when in sentence.whens)
    return bool(sentence.agent(group)) or group.start == sentence.start


def only_named(site: Site) -> bool:
    """Whether a gerund names what might be done: « saw no sense in meeting X », not « after meeting X »."""
    sentence, lexicon = site.sentence, site.sentence.text.lexicon
    start = site.group.start if site.group is not None else site.mark.start
    if site.type not in CALLED or not lexicon.grammar.alike or start <= sentence.start + 1:
        return False
    if sentence.words[start - 1] not in lexicon.lists.get("naming", ()):
        return False
    if site.group is None:  # « an interest in meeting X », not « in meetings with X »
        met = any(a.whole == site.mark.end and a.people and a.case == "" for a in sentence.actors)
        return met and site.mark.end == start + 1
    return any(tense == "ger" for _, tense in lexicon.forms.get(sentence.words[start], ()))


def wished_for(site: Site) -> bool:
    """Whether a noun is only what an attitude is about: « support for the early signing of … »."""
    sentence, w, start = site.sentence, site.sentence.w, site.mark.start
    if site.type not in CALLED or not sentence.text.lexicon.grammar.owner_first:
        return False
    joins = w["of"] | w["to"] | w["at"]
    for mark in sentence.predicates:
        if mark.kind == "attitude" and start - _WISH_REACH <= mark.end <= start:
            between = sentence.words[mark.end - 2 : start]
            named = any(a.start in range(mark.end, start) for a in sentence.actors)
            return not joins.isdisjoint(between[:3]) and "," not in between and not named
    return False


def only_judged(site: Site) -> bool:
    """Whether an act is only what a stance is about: « s'est dit favorable à de nouvelles sanctions »."""
    verb, sentence = site.governor, site.sentence
    if verb is None or site.type != "sanction" or verb.start > site.mark.start or sentence.text.lexicon.declension:
        return False
    announcing = sentence.text.lexicon.verbs.get("announcing", frozenset())
    if _is_verb(site, verb, "light") or sentence.text.lexicon.is_form(sentence.words[verb.end - 1], announcing):
        return False
    head = verb.end - 1
    return any(m.kind == "say" and m.start <= head < m.end and m.start >= verb.start for m in sentence.predicates)


def of_three(site: Site) -> bool:
    """Whether talks are of three by their name, and the text has named just three: « a trilateral meeting »."""
    sentence = site.sentence
    words = instrument_words(sentence.text.lexicon).tripartite
    return len(sentence.discourse.sides) == 3 and not words.isdisjoint(sentence.words[site.mark.start : site.mark.end])


def among_many(site: Site) -> bool:
    """Whether talks are of more than two by what they are called: « la réunion quadripartite »."""
    words = instrument_words(site.sentence.text.lexicon)
    told = site.sentence.words[site.mark.start : site.mark.end + 1]
    return not (words.many | words.tripartite).isdisjoint(told)


def spoken_of(site: Site) -> bool:
    """Whether a noun is what a verb of talk is about: « exchanged views on the ongoing talks in Cyprus »."""
    sentence, start = site.sentence, site.mark.start
    if not site.noun or site.type not in TALKS or not sentence.text.lexicon.grammar.owner_first:
        return False
    told = (f.end for f in sentence.frames if f.kind == "about" and f.sense.verbal and f.end <= start)
    end = max(told, default=0)
    return 0 <= start - end <= _NEAR and not any(sentence.finite(k) for k in range(end, start)) and end > sentence.start


def spoken_about(site: Site, actor: Actor) -> bool:
    """« Hosted X for talks on Gaza »: a state told only by a preposition of place or matter takes no part in a talk."""
    sentence = site.sentence
    if site.type not in TALKS or not sentence.text.lexicon.grammar.owner_first or actor.case or actor.joined:
        return False
    plain = actor.role in ("state", "capital") and site.mark.start < actor.whole
    return plain and sentence.words[actor.whole - 1] in sentence.w["at"]


def discussed_from(site: Site) -> int:
    """Return where what is talked about begins after a verb of talk that tells it, else beyond the sentence."""
    sentence, mark = site.sentence, site.mark
    if site.noun or not sentence.text.lexicon.grammar.owner_first:
        return sentence.stop
    told = (f for f in sentence.frames if f.kind == "about" and f.sense.verbal and f.start == mark.start)
    return max((f.end for f in told), default=sentence.stop)


def bearer_of(site: Site) -> tuple[Actor, ...]:
    """Return whom a participle or a nominal predicate is said of: « M. Fiqi, arrivé mardi », « X, en visite à »."""
    words = site.sentence.words
    for actor in reversed(site.sentence.actors):
        if actor.end <= site.mark.start:
            gap = words[actor.end : site.mark.start]
            near = len(gap) <= 4 and all(w in (",", "(") or w in site.sentence.text.verbs.between for w in gap)
            return (actor,) if near and actor.people else ()
    return ()


def after_relative(site: Site) -> int:
    """« X, который в понедельник был в Киеве, прибыл в Рим »: where the main verb begins after a clause on its subject.

    What that clause tells is not of the main verb; 0 if there is none.
    """
    sentence, group = site.sentence, site.group
    if group is None or not sentence.text.lexicon.declension or group.start <= sentence.start:
        return 0
    left = sentence.clause(group.start, group.end)[0]
    opened = left > sentence.start and sentence.words[left - 1] in sentence.w["who"] | sentence.w["where"]
    if not opened or sentence.words[group.start - 1] != ",":
        return 0
    return group.start if any(sentence.finite(k) is not None for k in range(left, group.start - 1)) else 0


def beside(site: Site, actor: Actor) -> bool:
    """« S'est entretenu avec X, en marge des travaux du Conseil »: an organisation only told by its gathering."""
    sentence = site.sentence
    if site.type not in ("meeting", "call") or sentence.text.lexicon.grammar.owner_first:
        return False
    margins = (f for f in sentence.frames if f.kind == "margins" and site.mark.end <= f.start and f.end <= actor.start)
    return any("," not in sentence.words[f.end : actor.start] for f in margins)


def subject_of(site: Site) -> tuple[Actor, ...]:
    if site.kind == "being" and (guest := _guest_after(site)) is not None:
        return (guest,)
    if site.group is not None and follows(site.sentence, site.group):
        main = main_before(site.sentence, site.group)
        if main is not None:
            return site.sentence.subject(main)
    if site.kind == "being" and site.mark.start == site.sentence.start and (opened := _after_opening(site)):
        return opened
    if site.kind == "being" or (site.type == "visit" and site.group is not None and site.group.bare):
        return bearer_of(site) or (site.sentence.subject(site.governor) if site.governor else ())
    if site.kind == "opening":
        return _gathered(site)
    opening = site.mark.start == site.sentence.start
    if opening and (site.group.bare if site.group is not None else site.kind in ("verbs", "opening")):
        return _after_opening(site)
    if site.group is not None:
        return site.sentence.subject(site.group)
    ahead = site.governor is not None and site.governor.start < site.mark.start
    free = bool(site.sentence.text.lexicon.declension)  # a language of cases may have the verb after its object
    if site.type == "incident" and site.governor is not None and not free:
        told = site.governor.end - 1  # « extended condolences over the attack »: another's verb
        if any(m.head == told and m.end <= site.mark.start and m.sense.verbal for m in site.sentence.predicates):
            return ()
    if site.governor is not None and (ahead or free) and makes_take_part(site, site.governor):
        return site.sentence.subject(site.governor)
    return ()


def _guest_after(site: Site) -> Actor | None:
    """Return who is named right after an adjective of travel: « visiting Secretary of State X »."""
    if site.group is None or not site.group.bare:
        return None
    return next((a for a in site.sentence.actors if a.start == site.mark.end and a.people), None)


def organ_before(site: Site) -> Actor | None:
    """Return the organisation whose organ a participle follows: « le Conseil des gouverneurs, réuni à Vienne »."""
    sentence = site.sentence
    before = next((a for a in reversed(sentence.actors) if a.end <= site.mark.start), None)
    if before is None or before.end != site.mark.start - 1 or sentence.words[before.end] != ",":
        return None
    return before if before.role in ("org", "body") and any(p.startswith("org:") for p in before.parties) else None


def _gathered(site: Site) -> tuple[Actor, ...]:
    """Return the organisation whose organ a sentence opens on: « Réuni jeudi à Vienne, le Conseil … »."""
    if (organ := organ_before(site)) is not None:
        return (organ,)
    subject = _after_opening(site)
    if subject and any(party.startswith("org:") for party in subject[0].parties):
        return subject
    unnamed = Actor(site.mark.start, site.mark.start, "org")
    unnamed.parties = site.sentence.discourse.organisation()
    return (unnamed,) if unnamed.parties else ()


def _after_opening(site: Site) -> tuple[Actor, ...]:
    """Return the subject of a participle that opens its sentence: « Convoqué jeudi au ministère, l'ambassadeur … »."""
    for actor in site.sentence.actors:
        if actor.start > site.mark.end and actor.case == "" and actor.acts and actor.role != "pronoun":
            return (actor,)
    return ()


def makes_take_part(site: Site, governor: VerbGroup) -> bool:
    """Whether the verb over an event noun is one that makes its subject take part: « a eu une réunion »."""
    if site.type == "call" and any(
        f.kind == "phone" and f.start <= site.mark.start < f.end for f in site.sentence.frames
    ):
        return True  # « discussed … in a phone call »
    if _is_verb(site, governor, "light") or (site.type in TALKS and _is_verb(site, governor, "invite")):
        return True
    if site.type == "expulsion" and _done_by_another(site, governor):
        return False
    if site.type in ("relations", "sanction", "expulsion"):
        return site.mark.start - governor.end < (_EXPELLED if site.type == "expulsion" else _NEAR)
    return site.type == "press_conference" or (site.type == "meeting" and receives(site, governor))


def _done_by_another(site: Site, governor: VerbGroup) -> bool:
    """« A dénoncé le renvoi par X de deux diplomates de Y »: whether the noun names who did it, after a verb on it."""
    sentence, mark = site.sentence, site.mark
    doer = next((a for a in sentence.actors_in(mark.start, site.zone[1]) if a.case == "by"), None)
    return doer is not None and governor.end <= mark.start and not governor.passive


def compound_sides(sentence: Sentence, mark: Mark) -> list[Actor]:
    """Return the two sides of an adjective made of both: « la commission mixte algéro-mauritanienne »."""
    begin, end = mark.start + 1, mark.end + 3
    if sentence.text.lexicon.grammar.adjectives_first:  # « раунд узбекско-турецких консультаций »
        begin, end = mark.start - _ADJECTIVES, mark.end
    near = [a for a in sentence.actors if begin <= a.start <= end and a.role == "weak"]
    for first, second in pairwise(near):
        if sentence.words[first.end : second.start] in ([], ["-"]) and first.parties != second.parties:
            return [first, second]
    return []


def partners_ahead(site: Site) -> list[Actor]:
    """« Avec son homologue kényan, les discussions ont porté … »: partners told before the noun of a talk."""
    sentence, mark = site.sentence, site.mark
    ahead = sentence.actors_in(site.zone[0], mark.start)
    if (
        not ahead
        or ahead[0].whole > sentence.start
        or any(o.kind == "event" and o.end <= mark.start for o in sentence.predicates)
    ):
        return []
    return [actor for actor in ahead if actor.case == "with" and actor.people]


def pointed_at(site: Site) -> bool:
    """Whether a demonstrative stands before the noun: « à la suite de cet échange »."""
    begin = max(site.sentence.start, site.mark.start - 1)
    end = site.mark.start if site.noun else site.mark.end
    return any(w in site.sentence.text.lexicon.demonstrative for w in site.sentence.words[begin:end])


def receives(site: Site, verb: VerbGroup) -> bool:
    """Whether the verb is one of receiving: its subject is at home."""
    return _is_verb(site, verb, "host")


def _is_verb(site: Site, group: VerbGroup, kind: str) -> bool:
    lexicon = site.sentence.text.lexicon
    return lexicon.is_form(site.sentence.words[group.end - 1], lexicon.verbs[kind])
