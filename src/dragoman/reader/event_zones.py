"""Level 4, zones of events: how far from its word those stand who take part, and where the next event begins."""

from __future__ import annotations

from .event_sites import Site, after_relative
from .event_status import follows
from .event_types import TALKS
from .layout import Range
from .patterns import Mark
from .sentence import Sentence
from .verbs import VerbGroup

_NEAR = 6
"""How far before what an act answers the comma may stand that sets it apart."""


def zone_of(site: Site) -> Range:
    """Return the tokens in which the participants of an event stand."""
    sentence, mark = site.sentence, site.mark
    left, right = sentence.clause(site.group.start if site.group else mark.start, mark.end)
    left = max(left, after_relative(site))
    relative = _with_relative(sentence, mark, right) if site.noun or site.type == "sanction" else right
    for frame in sentence.frames:
        if frame.kind == "about" and mark.end <= frame.start < relative:
            if sentence.within_actor(frame.start):
                continue  # « с главой агентства по сотрудничеству X »
            if frame.start < right < relative:  # « le sommet consacré à Gaza qui réunira … »
                site.aside = (frame.start, right)
                continue
            relative = frame.start
            break
    right = min(relative, _margin(site, relative), _next_talk(site, relative), _other_talk(site, relative))
    right = min(right, _answered(site, right))
    for other in sentence.predicates:
        if mark.end < other.start < right and other.sense.verbal and other.kind in ("event", "say", "support"):
            verb = sentence.group(other)
            if verb is None or verb.start <= mark.end:
                continue
            if verb.finite or sentence.in_sequence(verb) or follows(sentence, verb):
                right = min(right, max(mark.end, _source_before(sentence, other, verb)))
                break
    return left, right


def _next_talk(site: Site, right: int) -> int:
    """« A eu un entretien avec X, suivi d'une rencontre avec Y »: where the next talk with its own partner begins."""
    sentence, mark = site.sentence, site.mark
    if site.type not in TALKS or sentence.text.lexicon.grammar.owner_first:
        return right
    partner = next((a for a in sentence.actors if a.start >= mark.end and a.case == "with"), None)
    talks = (m for m in sentence.predicates if m.kind == "event" and m.value[0] in TALKS and not m.sense.verbal)
    end = partner.end if partner is not None else right
    return next((m.start for m in talks if end <= m.start < right and _has_partner(sentence, m.end, right)), right)


def _answered(site: Site, right: int) -> int:
    """« A expulsé deux diplomates, en réponse au renvoi de deux des siens »: where what an act answers is told."""
    if site.noun or site.type != "expulsion":
        return right
    sentence = site.sentence
    later = (m for m in sentence.predicates if m.kind == "event" and site.mark.end < m.start < right)
    begin = next((m.start for m in later if m.value[0] == site.type and not m.sense.verbal), None)
    if begin is None:
        return right
    near = range(begin - 1, max(site.mark.end, begin - _NEAR), -1)
    return next((k for k in near if sentence.words[k] == ","), begin)


def _other_talk(site: Site, right: int) -> int:
    """« A été reçu par X, à l'issue d'un entretien avec Y »: where a talk before or after the one of a verb is told."""
    sentence, mark = site.sentence, site.mark
    if site.noun or site.type not in ("meeting", "call"):
        return right
    talks = (m for m in sentence.predicates if mark.end < m.start < right and m.kind == "event")
    begins = (apart_at(sentence, m) for m in talks if m.value[0] in TALKS and not m.sense.verbal)
    return next((begin for begin in begins if begin is not None and begin > mark.end), right)


def apart_at(sentence: Sentence, mark: Mark) -> int | None:
    """Return where the words begin that set a talk with a partner of its own beside another: « à l'issue de »."""
    if sentence.text.lexicon.grammar.owner_first or not _has_partner(sentence, mark.end, sentence.stop):
        return None
    frames = (f for f in sentence.frames if f.kind == "anaphora" and mark.start - 2 <= f.end <= mark.start)
    return next((f.start for f in frames if not any(sentence.is_open(k) for k in range(f.end, mark.start))), None)


def _has_partner(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether somebody is met: « avec X », « une audience auprès du roi »."""
    near = (a for a in sentence.actors if start <= a.whole <= start + 1 and a.end <= stop)
    return any(a.case in ("with", "to") and a.role in ("person", "office") for a in near)


def talk_before(site: Site) -> bool:
    """Whether a talk with its own partner is told between the verb and this noun, under the same verb."""
    sentence, verb, mark = site.sentence, site.governor, site.mark
    if not site.noun or site.type not in TALKS or verb is None or sentence.text.lexicon.grammar.owner_first:
        return False
    talks = [m for m in sentence.predicates if m.kind == "event" and m.value[0] in TALKS and verb.start <= m.start]
    met = [a for a in sentence.actors_in(verb.end, mark.start) if a.case == "with"]
    return _has_partner(sentence, mark.end, sentence.stop) and any(
        m.end <= a.start for m in talks if m.start < mark.start for a in met
    )


def _source_before(sentence: Sentence, other: Mark, verb: VerbGroup) -> int:
    """Return where a verb begins, with who says it after a comma: « held talks in Rome, the ministry said »."""
    if other.kind != "say" or not sentence.text.lexicon.grammar.that_left_out:
        return verb.start
    source = next((a for a in sentence.actors if a.end == verb.start), None)
    after = sentence.words[verb.end] if verb.end < sentence.stop else "."
    last = after in (".", ",") or after in sentence.w["at"] or any(w.start == verb.end for w in sentence.whens)
    if source is None or not last or sentence.words[source.whole - 1] != ",":
        return verb.start
    return source.whole


def _margin(site: Site, right: int) -> int:
    """Return where « on the sidelines of » begins: who is named after it is at the gathering, not at the talks."""
    if not site.sentence.text.lexicon.grammar.owner_first:
        return right
    margins = (f for f in site.sentence.frames if f.kind == "margins" and site.mark.end <= f.start < right)
    return next((frame.start for frame in margins if frame.end - frame.start > 2), right)


def _with_relative(sentence: Sentence, mark: Mark, right: int) -> int:
    """Take in a relative clause that tells who takes part: « le sommet qui réunira … »."""
    if right >= sentence.stop or not sentence.is_open(right) or sentence.words[right] in sentence.w["conjunction"]:
        return right
    lexicon = sentence.text.lexicon
    ahead = sentence.words[right + 1 : right + 7]
    held = any(lexicon.is_form(word, lexicon.verbs["take_place"]) for word in ahead)  # « qui devait se tenir à »
    return sentence.right_bound(right + 1) if held or right - mark.end < 9 else right
