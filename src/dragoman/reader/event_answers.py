"""Level 4, events that a sentence only leads to: the act that another answers, and what talks are on."""

from __future__ import annotations

from .event_types import DECIDED, TALKS
from .patterns import Mark
from .sentence import Sentence

_NEAR = 6
"""How many words after « in response to » the act may be named."""


def answers(sentence: Sentence, frame: Mark, act: Mark) -> bool:
    """« In response to Slovakia's expulsion of … »: whether a frame tells an act that another answers."""
    answering = sentence.text.lexicon.lists.get("answering", ())
    told = act.value[0] in DECIDED and frame.end <= act.start <= frame.end + _NEAR
    return told and any(word in answering for word in sentence.words[frame.start : frame.end])


def talked_about(sentence: Sentence, mark: Mark, left: int) -> bool:
    """« Talks on Gaza and the delivery of relief supplies »: whether a noun is only what talks are on."""
    if not sentence.text.lexicon.grammar.owner_first:
        return False
    talks = (m.end for m in sentence.predicates if m.kind == "event" and m.value[0] in TALKS and left <= m.start)
    end = max((at for at in talks if at < mark.start), default=0)
    if not end or sentence.words[end] not in sentence.text.lexicon.lists["office_for"]:
        return False
    if any(w.start in (end, end + 1) for w in sentence.whens) or "," in sentence.words[end : mark.start]:
        return False
    return not any(sentence.finite(k) for k in range(end, mark.start))
