"""Level 4, status: whether what is told was held, is planned, proposed or called off, or is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .event_types import CALLED, DECIDED
from .instrument_words import instrument_words
from .patterns import Mark
from .sentence import Sentence
from .verbs import VerbGroup

if TYPE_CHECKING:
    from .event_sites import Site

_FORETOLD = CALLED - {"signing"}
_ASKING = frozenset({"demand", "propose", "threaten", "reject"})
_ASKING_REACH = 3
_MATTER = 3
_STRENGTH = {"planned": 0, "proposed": 1, "cancelled": 2}
_CUE_REACH = {"planned": 6, "proposed": 9, "cancelled": 40}


def governor_of(sentence: Sentence, mark: Mark) -> VerbGroup | None:
    """Return the verb that makes an event of an event noun: the one before it in its clause, else the one after."""
    words, forms, verbs = sentence.words, sentence.text.lexicon.forms, sentence.text.verbs
    left, right = sentence.clause(mark.start, mark.end)
    by_phone = any(frame.kind == "phone" and frame.start < mark.start < frame.end for frame in sentence.frames)
    for k in range(mark.start - 1, max(left, mark.start - 36) - 1, -1):
        if words[k] in forms and not nominal(sentence, k):
            group = verbs.group(k, left)
            if group is not None and (group.finite or (group.infinitive and not by_phone)):
                return group
            if group is not None and _names_matter(sentence, mark, group):
                return None
    if right < sentence.stop and sentence.is_open(right) and words[right] not in sentence.w["conjunction"]:
        right = sentence.right_bound(right + 1)
    for k in range(mark.end, min(right, mark.end + 30)):
        if words[k] in forms and not nominal(sentence, k):
            group = verbs.group(k, mark.end)
            if group is not None and group.finite:
                return group
    return None


def _names_matter(sentence: Sentence, mark: Mark, group: VerbGroup) -> bool:
    """Whether a gerund right before a noun makes it what is spoken of: « met …, discussing the summit »."""
    lexicon = sentence.text.lexicon
    if not lexicon.grammar.alike or group.tense != "ger" or not group.bare or mark.start - group.end > _MATTER:
        return False
    return not lexicon.is_form(sentence.words[group.end - 1], lexicon.verbs["light"])


def nominal(sentence: Sentence, k: int) -> bool:
    """Whether a word that could be a verb is a noun here: it follows an article or « of »."""
    before = sentence.words[k - 1] if k > sentence.start else ""
    if before in instrument_words(sentence.text.lexicon).preposed and k - 1 > sentence.start:
        before = sentence.words[k - 2]  # « une nouvelle rencontre »
    if any(tense == "inf" for _, tense in sentence.text.lexicon.forms.get(sentence.words[k], ())):
        return before in sentence.w["article"] and before not in sentence.w["clitic"]
    if before in sentence.w["article"] and before in sentence.w["clitic"]:  # « la rencontre » or « qui la rencontre »
        earlier = sentence.words[k - 2] if k - 1 > sentence.start else ""
        return earlier not in sentence.w["who"] | sentence.w["he"] | sentence.w["she"] | sentence.w["they"]
    if before in sentence.w["his"] | sentence.w["their"] and sentence.text.lexicon.declension:
        return before not in sentence.w["clitic"]  # « его принял министр »
    return before in sentence.w["article"] | sentence.w["of"] | sentence.w["his"] | sentence.w["their"]


def status_of(site: Site) -> str | None:
    """Return held, planned, proposed or cancelled; None where the text denies the event or leaves it open."""
    cue = _cue(site)
    if cue is not None:
        return cue if cue != "denied" else None
    verb = site.governor
    if site.group is not None and follows(site.sentence, site.group):
        main = main_before(site.sentence, site.group)
        return "planned" if main is not None and main.future and site.type in CALLED else "held"
    possible = site.sentence.text.lexicon.verbs.get("possible", frozenset())
    if (
        verb is not None
        and verb.future
        and site.sentence.text.lexicon.is_form(site.sentence.words[verb.start], possible)
    ):
        return None  # « can be signed », « might visit »
    if site.noun and _none_of(site):
        return None
    if verb is None:
        return "held"
    if verb.negated and (site.group is not None or verb.start > site.mark.start or verb.end > site.mark.start - 8):
        return "cancelled" if verb.future and site.group is not None and site.type in CALLED else None
    if verb.future or _announced(site, verb):
        return "planned"
    if verb.time == "infinitive":
        if site.noun and _after(site):
            return "held"
        return _infinitive(site, verb)
    return "held"


def follows(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether a gerund tells what its clause's subject does next or did before: « before flying to Rome »."""
    before = sentence.words[group.start - 1] if group.start > sentence.start else ""
    return group.bare and group.tense == "ger" and before in sentence.text.lexicon.sequence


def main_before(sentence: Sentence, group: VerbGroup) -> VerbGroup | None:
    """Return the verb of the clause that a gerund follows."""
    left = sentence.clause(group.start, group.end)[0]
    return next((g for k in range(group.start - 1, left - 1, -1) if (g := sentence.finite(k)) is not None), None)


def _announced(site: Site, verb: VerbGroup) -> bool:
    """Whether somebody makes known what is to come: « a annoncé une visite », not an expulsion, done when announced."""
    lexicon, word = site.sentence.text.lexicon, site.sentence.words[verb.end - 1]
    if not site.noun or site.type not in _FORETOLD or verb.end > site.mark.start:
        return False
    return lexicon.is_form(word, lexicon.verbs.get("announcing", ()))


def _after(site: Site) -> bool:
    """Whether a noun tells after what the verb's act comes: « to go over the steps after the call »."""
    sentence, k = site.sentence, site.mark.start - 1
    while k > sentence.start and k > site.mark.start - 5 and sentence.words[k] not in sentence.w["at"]:
        k -= 1
    return sentence.words[k] in sentence.text.lexicon.lists.get("after", ())


def _none_of(site: Site) -> bool:
    """Whether the noun is counted as none: « aucune rencontre », « sans entretien »."""
    k = site.mark.start - 1
    return k >= site.sentence.start and site.sentence.words[k] in site.sentence.text.lexicon.lists["none"]


def _cue(site: Site) -> str | None:
    """Return the strongest word of plan, proposal or cancellation about the event in its clause."""
    sentence, mark = site.sentence, site.mark
    left, right = sentence.clause(mark.start, mark.end)
    best: str | None = None
    for cue in sentence.frames:
        if cue.kind != "status":
            continue
        if cue.value == "proposed" and cue.start > mark.start and (site.type == "message" or _passing(site)):
            continue  # « a letter inviting her to … », « lors de leur entretien, X a invité Y »
        if cue.value == "cancelled" and _only_tried(sentence, cue):
            return "denied"
        if cue.value == "proposed" and cue.sense.verbal and _next_act(site, cue):
            continue  # « встретился с X и передал ему приглашение »
        if cue.value == "cancelled" and site.type not in CALLED and _of_itself(sentence, mark, cue):
            continue  # « suspendre l'aide » is the event itself
        if cue.value == "planned" and _merely_before(site, cue):
            continue
        if not left - 4 <= cue.start < right and not (cue.value == "cancelled" and _same_matter(sentence, mark, cue)):
            continue
        distance = mark.start - cue.end if cue.start < mark.start else cue.start - mark.end
        if distance > 0 and (_of_another(sentence, mark, cue) or _of_subject(sentence, mark, cue)):
            continue  # « talks on the upcoming visit », « ont porté sur la prochaine session »
        governs = site.noun and site.governor is not None and _governs(sentence, site.governor, cue)
        if governs and cue.sense.verbal and sentence.text.lexicon.declension:
            distance = 0  # « вторая встреча министров … намечена на 23 октября »
        if governs and cue.value == "proposed" and site.type in CALLED:
            distance = 0  # « invited X, Y and Z to a new round of talks »
        if distance > _CUE_REACH[cue.value] or not _asserted(sentence, cue):
            if distance <= _CUE_REACH[cue.value] and cue.value == "planned":
                return "denied"
            continue
        if best is None or _STRENGTH[cue.value] > _STRENGTH[best]:
            best = cue.value
    return best


def _only_tried(sentence: Sentence, cue: Mark) -> bool:
    """« В попытках сорвать саммит »: what somebody tries or threatens to call off is not called off."""
    before = sentence.words[cue.start - 1] if cue.start > sentence.start else ""
    return before in sentence.text.lexicon.lists.get("attempt", ())


def _next_act(site: Site, cue: Mark) -> bool:
    """Whether a verb of inviting is another act, told after a talk that its own verb says was held."""
    if site.noun or site.group is None or not site.group.finite or cue.start < site.mark.end:
        return False
    verb = site.sentence.finite(cue.start)
    return bool(site.sentence.text.lexicon.declension) and verb is not None and verb.start > site.group.end


def _passing(site: Site) -> bool:
    """Whether a talk's noun only tells when the rest came about: « à l'issue de leur rencontre, »."""
    frames = (f for f in site.sentence.frames if f.kind in ("margins", "anaphora"))
    near = any(site.mark.start - 2 <= f.end <= site.mark.start for f in frames)
    return site.noun and near and not site.sentence.text.lexicon.grammar.owner_first


def _merely_before(site: Site, cue: Mark) -> bool:
    """« Ahead of the summit, the king received X »: what lies ahead is told by a noun, and the verb is of the past."""
    verb = site.group
    past = verb is not None and verb.finite and verb.time == "past"
    return past and not cue.sense.verbal and site.sentence.text.lexicon.grammar.alike


def _governs(sentence: Sentence, governor: VerbGroup, cue: Mark) -> bool:
    """Whether a cue is the verb over an event, or over the infinitive above it: « invited X to take part in »."""
    if governor.end - 1 == cue.start:
        return True
    if not (governor.infinitive and not governor.finite and cue.end <= governor.start) or not cue.sense.verbal:
        return False
    return not any(sentence.finite(k) for k in range(cue.end, governor.start))


def _of_subject(sentence: Sentence, mark: Mark, cue: Mark) -> bool:
    """Whether a cue stands in what an event is about: after « sur », « consacré à »."""
    about = (frame for frame in sentence.frames if frame.kind == "about" and mark.end <= frame.start < cue.start)
    return cue.value == "planned" and not cue.sense.verbal and any(about)


def _of_another(sentence: Sentence, mark: Mark, cue: Mark) -> bool:
    """Whether a cue is told in one breath with another event's noun: « the upcoming visit »."""
    if cue.sense.verbal or not sentence.text.lexicon.grammar.owner_first:
        return False
    return any(
        m.kind == "event" and not m.sense.verbal and m is not mark and cue.start <= m.start < cue.end
        for m in sentence.predicates
    )


def _of_itself(sentence: Sentence, mark: Mark, cue: Mark) -> bool:
    """Whether a word of calling off is the event itself (« suspendre l'aide »), or of another clause by its case."""
    return bool(sentence.text.lexicon.declension) or (cue.start < mark.end and mark.start < cue.end)


def _same_matter(sentence: Sentence, mark: Mark, cue: Mark) -> bool:
    """Whether no other event stands between a noun and what is said of it: « la visite que … est reportée »."""
    return cue.start > mark.end and not any(
        m.kind == "event" and mark.end < m.start < cue.start and m.value[0] != mark.value[0]
        for m in sentence.predicates
    )


def _asserted(sentence: Sentence, cue: Mark) -> bool:
    """Whether a cue is not itself denied: « n'est pas prévu »."""
    group = sentence.text.verbs.group(cue.start, sentence.start)
    return group is None or not (group.negated and cue.value != "cancelled")


def _demanded(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether others are asked for it: « urged the parties to return to the talks », which is only a demand."""
    if not sentence.text.lexicon.grammar.marked_infinitive or not verb.infinitive:
        return False
    left = sentence.clause(verb.start, verb.end)[0]
    for mark in reversed(sentence.predicates):
        if mark.kind == "say" and left <= mark.start and mark.head < verb.start:
            between = range(mark.end, verb.start)
            return mark.value == "demand" and not any(sentence.finite(k) for k in between)
    return False


def _infinitive(site: Site, verb: VerbGroup) -> str | None:
    """An infinitive: decided acts count as done, what is refused or avoided is no event, the rest is to come."""
    sentence = site.sentence
    if site.type != "conference" and _demanded(sentence, verb):
        return None
    asked = (m for m in sentence.predicates if m.kind == "say" and m.value in _ASKING)
    asking = [m.value for m in asked if 0 <= verb.start - m.end <= _ASKING_REACH and m.end <= verb.start]
    if asking:
        return None if site.type in DECIDED or asking[-1] == "reject" else "planned"
    if site.type in DECIDED:
        return "held"
    lexicon = sentence.text.lexicon
    if sentence.in_sequence(verb):
        main = next((g for k in range(verb.start - 1, sentence.start, -1) if (g := sentence.finite(k))), None)
        return "planned" if main is not None and main.future else "held"
    for k in range(verb.start - 1, max(sentence.start, verb.start - 5) - 1, -1):
        if lexicon.is_form(sentence.words[k], lexicon.verbs["refuse"]):
            return None
        if sentence.words[k] in lexicon.forms:
            break
    if _of_noun(sentence, verb):
        return None
    return "planned" if verb.start > sentence.start else None


def _of_noun(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether an infinitive belongs to a plain noun: « the opportunity to meet », not « came to Rome to meet »."""
    lexicon, k = sentence.text.lexicon, verb.start - 1
    word = sentence.words[k]
    if not lexicon.grammar.marked_infinitive or not word[0].isalpha() or sentence.text.tokens.caps[k]:
        return False
    told = any(a.end == k + 1 for a in sentence.actors) or any(w.end == k + 1 for w in sentence.whens)
    told = told or any(m.kind == "event" and m.end == k + 1 for m in sentence.predicates)
    return not (told or word in lexicon.forms or word in lexicon.closed or sentence.text.verbs.is_adverb(word))
