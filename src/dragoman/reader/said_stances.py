"""Level 4, stances in what is said: the verbs by which a speaker's own side takes one inside a report or quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .patterns import Mark
from .sentence import Sentence
from .speech import Utterance, joined

_HOSTILE = frozenset({"reject", "threaten"})
"""What one side blames another for doing, where it tells of it at all."""


def own_stances(sentence: Sentence, utterance: Utterance) -> Iterator[Utterance]:
    """Give the verbs inside what is said by which the speaker's own side takes a stance: « we thank », « calls on »."""
    before: Utterance | None = None
    for inner in utterance.inner:
        group = inner.group
        if inner.neutral or group is None or not group.finite or group.passive:
            continue
        if not utterance.content[0] <= inner.begin < utterance.content[1]:
            continue
        ours = group.start > sentence.start and sentence.words[group.start - 1] in sentence.w["i"]
        subject = () if ours else sentence.subject(group)
        own = bool(subject) and all(set(actor.parties) <= utterance.parties for actor in subject)
        if inner.own or ours or own or (before is not None and joined(sentence, before, inner)):
            before, inner.own = inner, True
            yield inner


def stances(sentence: Sentence, utterance: Utterance) -> list[Utterance]:
    """Cut what is said apart where it takes several stances: « “We thank A and condemn B”, she said »; else []."""
    inner = list(own_stances(sentence, utterance))
    if len({verb.stance for verb in inner}) < 2:
        return []
    starts = [utterance.content[0], *(_start(sentence, verb) for verb in inner[1:]), utterance.content[1]]
    parts = []
    for verb, start, stop in zip(inner, starts, starts[1:], strict=False):
        part = replace(utterance, inner=[verb])
        part.content = part.evidence = (start, max(stop, start))
        parts.append(part)
    return parts


def _start(sentence: Sentence, verb: Utterance) -> int:
    """Return where the clause of a verb begins: at its subject if that stands right before it."""
    start = verb.begin
    if sentence.words[start - 1] in sentence.w["i"]:
        return start - 1
    near = (actor.whole for actor in sentence.actors if actor.case == "" and actor.end == start)
    return next(near, start)


def others_refusal(sentence: Sentence, utterance: Utterance) -> set[str]:
    """« said that B refused to … »: whom, other than its own side, a report has refusing or threatening."""
    for inner in utterance.inner:
        group = inner.group
        if inner.stance not in _HOSTILE or group is None or not group.finite or group.passive or group.future:
            continue
        parties = {party for actor in sentence.subject(group) for party in actor.parties}
        if len(parties) == 1 and parties.isdisjoint(utterance.parties):
            return parties
    return set()


def asked_apart(sentence: Sentence, utterance: Utterance) -> list[Utterance]:
    """« called on X to stop, and on Y to withdraw »: the verb goes without saying where another is asked."""
    particle, mark, group = sentence.w.get("infinitive", frozenset()), utterance.mark, utterance.group
    start, stop = utterance.content
    if utterance.stance != "demand" or not particle or utterance.inverted:
        return [utterance]
    parts = [utterance]
    for actor in sentence.actors_in(start, stop):
        if not actor.acts or actor.end >= stop or sentence.words[actor.end] not in particle:
            continue
        before = actor.whole - 1 - (sentence.words[actor.whole - 1] in sentence.words[mark.start : mark.end])
        asked = not particle.isdisjoint(sentence.words[mark.start : before])  # « urged X and Y to » asks both at once
        if before <= start or not asked or sentence.words[before] not in sentence.w["and"]:
            continue
        verb = replace(group, start=actor.whole - 1, end=actor.whole) if group is not None else None
        part = Utterance(Mark(actor.whole - 1, actor.whole, mark.sense), actor.whole - 1, verb, "demand")
        part.speaker, part.content, part.evidence = utterance.speaker, (before + 1, stop), (before + 1, stop)
        parts[-1].content = (parts[-1].content[0], before)
        parts[-1].evidence = (parts[-1].evidence[0], before)
        parts.append(part)
    return parts
