"""Level 4, reach: how far what is said goes, and whose it is said to be (« selon lui »)."""

from __future__ import annotations

from .actors import Actor
from .patterns import Mark
from .sentence import Sentence
from .speech import Utterance, last_opener, left_bound, word_lists


def bound(sentence: Sentence, top: list[Utterance]) -> None:
    """Give every utterance the range of what it says, up to the next one or to a clause beside it."""
    for index, u in enumerate(top):
        right = _start_of(sentence, top[index + 1], u) if index + 1 < len(top) else sentence.stop
        if _by_noun(u):
            u.content = (u.noun.start if u.noun else u.begin, right)
            u.evidence = u.content
            continue
        end = max(u.mark.end, u.noun.end if u.noun is not None else 0)
        right = _right_bound(sentence, end, max(right, end))
        passive = u.group is not None and u.group.passive and not u.group.bare
        that = any(sentence.words[k] in sentence.w["that"] for k in (u.mark.end - 1, u.mark.end) if k < sentence.stop)
        if u.inverted:
            floor = top[index - 1].mark.end if index else sentence.start
            u.content = (max(u.owner, floor), right)
            u.quoted = any(q[0] < right and q[1] > u.content[0] and q[1] - q[0] > 5 for q in sentence.quotes)
        elif passive and not that:
            u.content = (sentence.start, u.begin)
        else:
            u.content = (u.mark.end, right)
        u.evidence = (min(u.begin, u.content[0]), max(u.content[1], u.mark.end))


def _by_noun(u: Utterance) -> bool:
    return u.group is not None and u.group.bare and u.noun is not None and u.noun.end <= u.begin


def _start_of(sentence: Sentence, following: Utterance, u: Utterance) -> int:
    """Return where an utterance begins: at its subject if that stands before it, at what it reports if that does."""
    if following.inverted:
        return following.owner
    start = following.begin
    for actor in following.speaker:
        if u.mark.end <= actor.whole < start and actor not in u.speaker:
            start = actor.whole
    if start > sentence.start and sentence.words[start - 1] in sentence.w["where"]:
        start -= 1
    return start


def _right_bound(sentence: Sentence, start: int, stop: int) -> int:
    """Return where what is said gives way to something else: a semicolon, « alors que », « tandis que »."""
    for k in range(start, stop):
        word = sentence.words[k]
        if word == ";" and sentence.quoted(k) is None:
            return k
        if word in word_lists(sentence.text.lexicon)["meanwhile"] and k > start and k + 1 < stop and sentence.words[k + 1] in sentence.w["that"]:
            return k
    return stop


def _attributed(sentence: Sentence, top: list[Utterance]) -> list[Utterance]:
    """« Selon la ministre, … », « d'après Paris », « pour M. Crosetto, … »; « …, selon lui, … » inside a clause."""
    found: list[Utterance] = []
    for mark in sentence.frames:
        if mark.kind != "attribution" or sentence.quoted(mark.start):
            continue
        actor = next((a for a in sentence.actors if mark.end <= a.start <= mark.end + 3), None)
        if actor is None or not actor.acts:
            actor = self._himself(sentence, mark)
        if actor is None or actor.end >= sentence.stop:
            continue
        if sentence.words[actor.end] not in (",", ".", "»", ":", ";"):
            continue
        ahead = mark.start <= sentence.start + 2
        utterance = self._attribution(sentence, mark, actor, ahead, top)
        if utterance is not None:
            found.append(utterance)
    return found


def _himself(sentence: Sentence, mark: Mark) -> Actor | None:
    """« selon lui »: a pronoun that is left for whoever speaks."""
    k = mark.end
    if not self.last or k >= sentence.stop or sentence.words[k] not in sentence.w["him"] | sentence.w["them"] | sentence.w["she"]:
        return None
    actor = Actor(k, k + 1, "pronoun")
    actor.parties, actor.people = self.last[0].parties, self.last[0].people
    return actor


def _attribution(
    sentence: Sentence, mark: Mark, actor: Actor, ahead: bool, top: list[Utterance]
) -> Utterance | None:
    outer = next((u for u in top if u.content[0] <= mark.start < u.content[1]), None)
    if not ahead and mark.end == mark.start + 1 and sentence.words[mark.start] in word_lists(sentence.text.lexicon)["weak_frames"]:
        return None
    utterance = Utterance(mark, mark.start, None, "affirm")
    utterance.speaker = (actor,)
    if actor.role == "pronoun" and (outer is not None or self.last):
        utterance.speaker = outer.speaker if outer is not None else self.last
    if ahead:
        if outer is not None or any(u.begin > mark.start for u in top):
            return None
        content = (actor.end, _right_bound(sentence, actor.end, sentence.stop))
    else:
        opener = last_opener(sentence, sentence.start, mark.start)
        if outer is not None:
            if opener is None or opener <= outer.mark.end or utterance.parties - outer.parties:
                return None
            if sentence.words[opener] in sentence.w["that"]:
                return None
            outer.content = (outer.content[0], opener)
            outer.evidence = (outer.evidence[0], max(opener, outer.mark.end))
            relative = sentence.words[opener] in sentence.w["who"] | sentence.w["where"]
            antecedent = next((a for a in sentence.actors if a.end in (opener, opener - 1)), None)
            content = (antecedent.start if relative and antecedent is not None else opener, sentence.stop)
        else:
            content = (left_bound(sentence, mark.start), sentence.stop)
    utterance.content = utterance.evidence = content
    return utterance
