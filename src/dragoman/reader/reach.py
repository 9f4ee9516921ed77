"""Level 4, reach: how far what is said goes, and whose it is said to be (« selon lui »)."""

from __future__ import annotations

from .actors import Actor
from .layout import Range
from .patterns import Mark
from .sentence import Sentence
from .speech import Utterance, last_opener, left_bound, word_lists

_CLOSES = frozenset(",.»:;")


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
        if u.inverted:
            floor = top[index - 1].mark.end if index else sentence.start
            u.content = (max(u.left, floor), right)
            u.quoted = any(q[0] < right and q[1] > u.content[0] and q[1] - q[0] > 5 for q in sentence.quotes)
        elif _about_subject(sentence, u):
            u.content = (sentence.start, u.begin)
        else:
            u.content = (u.mark.end, right)
        u.evidence = (min(u.begin, u.content[0]), max(u.content[1], u.mark.end))


def over_comma(sentence: Sentence, end: int) -> tuple[int, ...]:
    """Return the token after a comma at `end`, where a language parts « that » from its verb by one."""
    comma = sentence.text.lexicon.grammar.comma_that and end + 1 < sentence.stop and sentence.words[end] == ","
    return (end + 1,) if comma else ()


def _about_subject(sentence: Sentence, u: Utterance) -> bool:
    """Whether the subject of a passive is what is said: « leurs liens ont été soulignés »."""
    if u.group is None or not u.group.passive or u.group.bare:
        return False
    if sentence.text.lexicon.declension and (u.noun is not None or u.mark.end - u.mark.start > 1):
        return False  # « подтверждено стремление … »: the subject comes after
    near = (k for k in (u.mark.end - 1, u.mark.end, *over_comma(sentence, u.mark.end)) if k < sentence.stop)
    return not any(sentence.words[k] in sentence.w["that"] for k in near)


def _by_noun(u: Utterance) -> bool:
    """Whether a participle hangs on the noun of what is said: « l'offre faite par »."""
    return u.group is not None and u.group.bare and u.noun is not None and u.noun.end <= u.begin


def _start_of(sentence: Sentence, following: Utterance, u: Utterance) -> int:
    """Return where an utterance begins: at its subject, or at what it reports if that comes first."""
    if following.source:
        return following.speaker[0].whole
    if following.inverted:
        return following.left
    start = following.begin
    for actor in following.speaker:
        if u.mark.end <= actor.whole < start and actor not in u.speaker:
            start = actor.whole
    if start > sentence.start and sentence.words[start - 1] in sentence.w["where"]:
        start -= 1
    return start


def _right_bound(sentence: Sentence, start: int, stop: int) -> int:
    """Return where what is said gives way to something else: a semicolon, « alors que », « tandis que »."""
    words, lists = sentence.words, word_lists(sentence.text.lexicon)
    meanwhile, contrast = lists["meanwhile"], lists.get("contrast", frozenset())
    for k in range(start, stop):
        word = words[k]
        if word == ";" and sentence.quoted(k) is None:
            return k
        if word in contrast and words[k - 1] == "," and start < k:
            return k
        if word in meanwhile and start < k < stop - 1 and words[k + 1] in sentence.w["that"]:
            return k
    return stop


def attributed(sentence: Sentence, top: list[Utterance], last: tuple[Actor, ...]) -> list[Utterance]:
    """« Selon la ministre, … », « d'après Paris », « pour M. Crosetto, … »; « …, selon lui, … » inside a clause."""
    found: list[Utterance] = []
    for mark in sentence.frames:
        if mark.kind != "attribution" or sentence.quoted(mark.start):
            continue
        actor = next((a for a in sentence.actors if mark.end <= a.start <= mark.end + 3), None)
        if actor is not None and "," in sentence.words[mark.end : actor.start]:
            actor = None  # « по ее словам, Дания … »
        if actor is None or not actor.acts:
            actor = _himself(sentence, mark, last)
        if actor is None or actor.end >= sentence.stop or sentence.words[actor.end] not in _CLOSES:
            continue
        utterance = _attribution(sentence, mark, actor, top, last)
        if utterance is not None:
            found.append(utterance)
    return found


def _attribution(
    sentence: Sentence, mark: Mark, actor: Actor, top: list[Utterance], last: tuple[Actor, ...]
) -> Utterance | None:
    ahead = mark.start <= sentence.start + 2 and not any(a.end <= mark.start for a in sentence.actors)
    weak = word_lists(sentence.text.lexicon)["weak_frames"]
    if not ahead and mark.end == mark.start + 1 and sentence.words[mark.start] in weak:
        return None
    outer = next((u for u in top if u.content[0] <= mark.start < u.content[1]), None)
    utterance = Utterance(mark, mark.start, None, "affirm")
    utterance.speaker = (actor,)
    if actor.role == "pronoun" and (outer is not None or last):
        joint = bool(actor.people) and any(set(a.parties) - set(actor.parties) for a in last)
        utterance.speaker = outer.speaker if outer is not None else (actor,) if joint else last
    content = _ahead(sentence, utterance, actor, top) if ahead else _inside(sentence, utterance, outer)
    if content is None:
        return None
    utterance.content = utterance.evidence = content
    return utterance


def _himself(sentence: Sentence, mark: Mark, last: tuple[Actor, ...]) -> Actor | None:
    """« selon lui »: a pronoun that is left for whoever speaks."""
    k, w = mark.end, sentence.w
    words = range(mark.start, mark.end)
    if last and any(sentence.words[x] in w["his"] | w["their"] for x in words):
        actor = Actor(mark.end - 1, mark.end, "pronoun")  # « по его словам »
        one = sentence.discourse.protagonist if len({p for a in last for p in a.parties}) > 1 else None
        told = one if one is not None and not any(sentence.words[k] in w["their"] for k in words) else last[0]
        actor.parties, actor.people = told.parties, told.people
        return actor
    if not last or k >= sentence.stop or not any(sentence.words[k] in w[key] for key in ("him", "them", "she")):
        return None
    actor = Actor(k, k + 1, "pronoun")
    actor.parties, actor.people = last[0].parties, last[0].people
    return actor


def _ahead(sentence: Sentence, utterance: Utterance, actor: Actor, top: list[Utterance]) -> Range | None:
    """« Selon Paris, … »: what follows up to the end, unless a verb of saying has it."""
    at = utterance.mark.start
    if any(u.content[0] <= at < u.content[1] for u in top):
        return None
    if any(u.begin > at and not _others_word(sentence, utterance, u) for u in top):
        return None
    utterance.inner.extend(top)
    top.clear()
    return (actor.end, _right_bound(sentence, actor.end, sentence.stop))


def _others_word(sentence: Sentence, report: Utterance, told: Utterance) -> bool:
    """« По его словам, Баку отказывается … »: whether what follows a report is told of another than who reports."""
    if not sentence.text.lexicon.declension or told.inverted or told.speaker == report.speaker:
        return False
    return not any(actor.people for actor in told.speaker) and told.parties.isdisjoint(report.parties)


def _inside(sentence: Sentence, utterance: Utterance, outer: Utterance | None) -> Range | None:
    """« …, selon lui, … »: the clause around it; inside what somebody says, one that stands beside it."""
    mark, words, w = utterance.mark, sentence.words, sentence.w
    if outer is None:
        return (left_bound(sentence, mark.start), sentence.stop)
    opener = last_opener(sentence, sentence.start, mark.start)
    if opener is None or opener <= outer.mark.end or utterance.parties - outer.parties or words[opener] in w["that"]:
        return None
    outer.content = (outer.content[0], opener)
    outer.evidence = (outer.evidence[0], max(opener, outer.mark.end))
    relative = words[opener] in w["who"] or words[opener] in w["where"]
    antecedent = next((a for a in sentence.actors if a.end in (opener, opener - 1)), None) if relative else None
    return (antecedent.start if antecedent is not None else opener, sentence.stop)
