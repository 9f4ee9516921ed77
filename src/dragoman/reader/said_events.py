"""Level 4, events in what is said: whether a report of one says more than that it is to come."""

from __future__ import annotations

from .actors import OBJECTS
from .patterns import Mark
from .sentence import Sentence
from .speech import Utterance


def events_in(sentence: Sentence, start: int, stop: int) -> list[Mark]:
    return [m for m in sentence.predicates if m.kind == "event" and start <= m.start < stop]


def first_more(sentence: Sentence, utterance: Utterance, event: int) -> bool:
    """Whether something else is undertaken before the event: « agreed to promote trade and to meet again »."""
    if not sentence.text.lexicon.grammar.marked_infinitive:
        return False
    for k in range(utterance.mark.end, event):
        if sentence.words[k] in sentence.text.lexicon.forms:
            group = sentence.text.verbs.group(k, sentence.start)
            if group is not None and group.tense == "inf":
                return True
    return False


def does_more(sentence: Sentence, utterance: Utterance, event: int) -> bool:
    """Whether more is said of an event than that it comes: « voiced confidence that the visit would give … »."""
    lexicon = sentence.text.lexicon
    mark = next((m for m in sentence.predicates if m.start == event and m.kind == "event"), None)
    if mark is None or mark.sense.verbal or not (utterance.neutral and utterance.noun is not None):
        return False
    stop = utterance.content[1]
    verbs = (g for k in range(mark.end, stop) if (g := sentence.finite(k)) is not None and g.start >= mark.end)
    group = next(verbs, None)
    return (
        group is not None
        and not group.passive
        and not lexicon.is_form(sentence.words[group.end - 1], lexicon.verbs["take_place"] | lexicon.verbs["be"])
    )


def promised(sentence: Sentence, mark: Mark) -> bool:
    """Whether aid is still to be given, and so promised rather than news (codebook, Future acts)."""
    group = sentence.group(mark) if mark.value[0] == "aid" and mark.sense.verbal else None
    return group is not None and group.future


def greets(sentence: Sentence, utterance: Utterance) -> bool:
    """« welcomed the Prime Minister, X, to Oslo »: whether a guest is received, and nothing is valued."""
    lexicon = sentence.text.lexicon
    host = lexicon.grammar.owner_first and lexicon.is_form(sentence.words[utterance.head], lexicon.verbs["host"])
    guest = next((a for a in sentence.actors if a.start >= utterance.mark.end), None) if host else None
    if guest is None or not guest.people or guest.case not in OBJECTS or guest.whole > utterance.mark.end + 1:
        return False
    k = guest.end + (sentence.words[guest.end] == ",")
    return k + 1 < sentence.stop and sentence.words[k] in sentence.w["to"] | sentence.w["into"]
