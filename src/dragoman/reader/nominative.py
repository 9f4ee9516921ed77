"""Level 4, subjects in a language of cases: the nominative of a clause, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Actor
from .verbs import VerbGroup

if TYPE_CHECKING:
    from .sentence import Sentence

_NEAR = 3
_AT = frozenset({"demand", "accuse"})
"""Stances of verbs that have an object at whom it is said."""


def nominative_subject(sentence: Sentence, group: VerbGroup) -> tuple[Actor, ...]:
    """Return the actors that are subject of a verb group: a nominative before it, else one after it."""
    edge = sentence._skip_adverbs(group.start)
    words, w = sentence.words, sentence.w
    before = words[edge - 1] if edge > sentence.start else ""
    if before in w["who"] or (edge - 2 >= sentence.start and words[edge - 2] in w["who"] and not _ends(sentence, edge)):
        antecedent = sentence._nearest(edge - 1 if before in w["who"] else edge - 2, any_case=True)
        return (antecedent,) if antecedent is not None else ()
    if group.tense == "part":
        owner = sentence._nearest(group.start, any_case=True)
        return (owner,) if owner is not None else ()
    if group.infinitive and (controller := _controller(sentence, group)) is not None:
        return (controller,)
    if (antecedent := _which(sentence, group, edge)) is not None:
        return (antecedent,)
    after = _after(sentence, group)
    adjacent = after is not None and _close(sentence, group, after)
    if after is not None and adjacent and (edge == sentence.start or before in ',»"”–—-' or _strict(after)):
        ahead = _before(sentence, group, edge)
        if ahead is None or before in ',»"”–—-' or not _strict(ahead):
            return sentence.joined_after(after)
    if before == "," and (relative := sentence._relative_owner(edge)) is not None and relative.case == "":
        return sentence._joined(relative)
    ahead = _before(sentence, group, edge)
    if ahead is not None and _nearer_noun(sentence, ahead, edge):
        return ()
    if ahead is not None:
        return sentence._joined(ahead)
    if after is not None and not group.infinitive:
        return sentence.joined_after(after)
    if before in w["and"] or before == "," or group.bare or (group.infinitive and not group.finite):
        return sentence._shared(edge) or sentence._first()
    left = sentence.clause(group.start, group.end)[0]
    if left > sentence.start and words[left - 1] in w["where"] and (shared := sentence._shared(left - 1)):
        return shared
    return sentence._first() if not _noun_subject(sentence, group) else ()


def speaking_place(sentence: Sentence, group: VerbGroup) -> Actor | None:
    """« В Анкаре заявили », « отметили в посольстве »: where a plural without a subject is said, they say it there."""
    endings = sentence.text.lexicon.lists.get("plural_endings", ())
    if not endings or not sentence.words[group.end - 1].endswith(endings):
        return None
    edge = sentence._skip_adverbs(group.start)
    if _before(sentence, group, edge) is not None or _after(sentence, group) is not None:
        return None
    left = sentence.clause(group.start, group.end)[0]
    for actor in sentence.actors:
        if actor.case != "into" or not actor.acts or actor.role not in ("body", "capital", "org"):
            continue
        opens = left <= actor.whole <= left + _NEAR and actor.end <= group.start
        reach = _NEAR if actor.role == "body" else 0
        if opens or 0 <= actor.whole - group.end <= reach:
            return actor
    return None


def _which(sentence: Sentence, group: VerbGroup, edge: int) -> Actor | None:
    """Return what a relative pronoun that opens the verb's clause stands for: « власти, которые 3 мая объявили »."""
    left = sentence.clause(group.start, group.end)[0]
    if left <= sentence.start or sentence.words[left - 1] not in sentence.w["who"]:
        return None
    inside = any(left <= a.start and a.end <= edge and a.case == "" and a.acts for a in sentence.actors)
    return None if inside else sentence._nearest(left - 1, any_case=True)


def _controller(sentence: Sentence, group: VerbGroup) -> Actor | None:
    """Return who is to do an infinitive: the object or recipient of the verb over it (« пригласил X посетить »)."""
    for k in range(group.start - 1, sentence.start, -1):
        if sentence.is_open(k) or sentence.words[k] == ";":
            return None
        if sentence.finite(k) is not None:
            near = [a for a in sentence.actors if k < a.start and a.end <= group.start]
            if not near and sentence.words[k - 1] in sentence.w["and"] and _asks(sentence, k):
                continue  # « поздравил X и пригласил посетить … »
            return next((a for a in reversed(near) if a.case in ("object", "to") and a.acts), None)
    return None


def _asks(sentence: Sentence, k: int) -> bool:
    lexicon = sentence.text.lexicon
    return lexicon.is_form(sentence.words[k], lexicon.verbs["invite"])


def _ends(sentence: Sentence, edge: int) -> bool:
    return any(actor.end == edge and actor.case == "" for actor in sentence.actors)


def _strict(actor: Actor) -> bool:
    """Whether an actor's form is of the nominative alone."""
    return bool(actor.letters) and not {letter.lower() for letter in actor.letters} - {"n"}


def _close(sentence: Sentence, group: VerbGroup, actor: Actor) -> bool:
    """Whether an actor stands right after a verb, but for adverbs."""
    gap = sentence.words[group.end : actor.whole]
    verbs = sentence.text.verbs
    return len(gap) <= _NEAR and all(word in verbs.between or verbs.is_adverb(word) for word in gap)


def _after(sentence: Sentence, group: VerbGroup) -> Actor | None:
    """Return the first nominative after a verb, before another finite verb or the end of its clause."""
    stop = sentence.right_bound(group.end)
    stop = next((k for k in range(group.end, stop) if sentence.finite(k) is not None), stop)
    for at, actor in enumerate(sentence.actors):
        if group.end <= actor.start < stop and actor.case == "" and actor.acts and not actor.joined:
            listed = sentence.actors[at + 1 : at + 2]
            if any(a.joined and a.letters and a.letters.isdisjoint("nN") for a in listed) and not _strict(actor):
                return None  # « призвал Баку и Анкару »
            return None if _visited(sentence, group, actor) or _addressed(sentence, group, actor) else actor
    return None


def _addressed(sentence: Sentence, group: VerbGroup, actor: Actor) -> bool:
    """« Россия поддержала A, обвинила Брюссель … »: whether a verb beside an earlier one is said at what follows it."""
    at, words = group.end - 1, sentence.words
    if actor.people or _strict(actor) or not any(m.start == at and m.value in _AT for m in sentence.predicates):
        return False
    edge = sentence._skip_adverbs(group.start)
    if edge <= sentence.start or words[edge - 1] not in sentence.w["and"] | {","}:
        return False
    earlier = (g for k in range(edge - 1, sentence.start, -1) if (g := sentence.finite(k)) is not None)
    first = next(earlier, None)
    return first is not None and first.tense == group.tense and words[first.end - 1][-2:] == words[at][-2:]


def _visited(sentence: Sentence, group: VerbGroup, actor: Actor) -> bool:
    """Whether a place whose nominative is its accusative is where a verb goes: « что посетит Киев »."""
    if actor.people or _strict(actor) or actor.country is None:
        return False
    marks = (m for m in sentence.predicates if m.kind == "event" and group.start <= m.start < group.end)
    return any(m.value[0] == "visit" for m in marks)


def _before(sentence: Sentence, group: VerbGroup, edge: int) -> Actor | None:
    """Return the nearest nominative before a verb in its clause; one that has a verb of its own does not count."""
    weak: Actor | None = None
    for actor in reversed(sentence.actors):
        if actor.end > edge:
            continue
        if sentence.right_bound(actor.end) < edge:
            break
        if actor.case not in ("", "between") or not actor.acts:
            continue
        if _taken(sentence, actor, edge):
            break
        if _strict(actor) or actor.role == "pair":
            return actor
        weak = weak or actor
    return weak


def _taken(sentence: Sentence, actor: Actor, edge: int) -> bool:
    """Whether another finite verb follows an actor, parted from this one by a comma: it is that verb's."""
    comma = False
    for k in range(edge - 1, actor.end - 1, -1):
        if sentence.words[k] == ",":
            comma = True
        elif comma and sentence.finite(k) is not None:
            return True
    return False


def _nearer_noun(sentence: Sentence, actor: Actor, edge: int) -> bool:
    """« Как заявил X, документ укрепит … »: whether a noun that is no actor stands between a comma and the verb."""
    cases = sentence.text.lexicon.declension
    k = edge - 1
    if k <= actor.end or "," not in sentence.words[actor.end : k] or not cases.noun(sentence.words[k]):
        return False
    if not any(sentence.finite(j) is not None for j in range(sentence.start, actor.start)):
        return False
    while k > actor.end and cases.adjective(sentence.words[k - 1]):
        k -= 1
    return sentence.words[k - 1] == "," and not cases.cases(sentence.words[edge - 1]).isdisjoint("nN")


def _noun_subject(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether a noun that is no actor stands in the nominative near a verb: « встреча состоялась »."""
    cases = sentence.text.lexicon.declension
    start = max(sentence.start, group.start - 6)
    near = (*range(group.start - 1, start - 1, -1), *range(group.end, min(sentence.stop, group.end + 4)))
    for k in near:
        if sentence.words[k] in ",;:" or sentence.is_open(k):
            continue
        if any(a.start <= k < a.end and _visited(sentence, group, a) for a in sentence.actors):
            continue
        if not cases.cases(sentence.words[k]).isdisjoint("nN") and not cases.adjective(sentence.words[k]):
            return True
    return False
