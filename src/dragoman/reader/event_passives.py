"""Level 4, passives: acts whose object stands before its verb (« les liaisons aériennes ont été suspendues »)."""

from __future__ import annotations

from bisect import bisect_left

from .event_sites import Site
from .layout import Range
from .patterns import Mark
from .sentence import Sentence

_BACK = 16
"""How many words back from a passive verb its subject is looked for."""

_VERBS = 8
"""How many words the helping verbs of a group and what parts them may be."""


def done_to_subjects(sentence: Sentence) -> list[Mark]:
    """Return a mark for every passive verb whose subject is what a pattern has as the verb's object."""
    done = sentence.text.lexicon.done_to
    words = sentence.words
    found = []
    done_at = sentence.text.done
    for k in done_at[bisect_left(done_at, sentence.start + 2) : bisect_left(done_at, sentence.stop)]:
        objects = done[words[k]]
        if objects.keys().isdisjoint(words[max(sentence.start, k - _BACK - _VERBS) : k]):
            continue
        group = sentence.finite(k)
        if group is None or not group.passive:
            continue
        left = max(sentence.clause(group.start, k)[0], group.start - _BACK)
        for at in range(left, group.start):
            match = next((o for o in objects.get(words[at], ()) if tuple(words[at : at + len(o[0])]) == o[0]), None)
            if match is not None and _heads(sentence, at) and not _told(sentence, (at, k), match[1].value[0]):
                found.append(Mark(at, k + 1, match[1], k))
                break
    return found


def _heads(sentence: Sentence, at: int) -> bool:
    """Whether a noun heads its clause: nothing but an article or a number stands before it there."""
    k, w = at - 1, sentence.w
    several = sentence.text.lexicon.lists["plural"]
    while k >= sentence.start and (
        sentence.words[k] in w["definite"]
        or sentence.words[k] in w["article"]
        or sentence.words[k] in several
        or sentence.words[k].isdecimal()
    ):
        k -= 1
    if k < at - 1 and sentence.words[k + 1] in w["of"] and sentence.words[k + 1] not in w["article"]:
        return False
    return k < sentence.start or sentence.words[k] in w["and"] or not sentence.words[k][0].isalpha()


def _told(sentence: Sentence, span: Range, kind: str) -> bool:
    """Whether the same act is told by its own noun or verb there: « des sanctions ont été imposées »."""
    return any(m.kind == "event" and m.value[0] == kind and span[0] <= m.start <= span[1] for m in sentence.predicates)


def honoured(site: Site) -> bool:
    """« The French leader was decorated with the Order »: whether a guest gets a decoration, from whom untold."""
    lexicon, verb = site.sentence.text.lexicon, site.group
    if verb is None or not verb.passive or site.sentence.agent(verb):
        return False
    told = lexicon.is_form(site.sentence.words[verb.end - 1], lexicon.verbs.get("awarding", frozenset()))
    return told and any(actor.people for actor in site.subject)
