"""Level 4, targets: at whom a statement is made, and which parties it is about."""

from __future__ import annotations

from .actors import OBJECTS, Actor
from .drafts import StatementDraft
from .layout import Range
from .sentence import Sentence
from .speech import Utterance

RELATION_TOPICS = frozenset({"bilateral_relations", "political_dialogue"})
_TO_OTHER = frozenset({"praise", "demand", "propose", "commit", "reject", "threaten", "concern", "accuse"})
_DIRECTED = frozenset({"praise", "demand", "propose", "commit", "accuse", "threaten", "reject"})
_WHOSE_DOING = frozenset({"accuse", "concern", "reject", "praise"})
"""Stances about who did it, where that is told: « gratitude for the help given by A in leaving B »."""
_OBJECT_CASES = OBJECTS | {"to", "into", "against"}


def named(sentence: Sentence, content: Range, speakers: tuple[str, ...]) -> list[Actor]:
    """Return the actors named in a range, but for the speakers and for places."""
    own = set(speakers)
    found = []
    for actor in sentence.actors:
        if actor.start < content[0] or actor.end > content[1]:
            continue
        if actor.role in ("place", "outsider") or (actor.role == "capital" and actor.case == "into"):
            continue
        if set(actor.parties) - own:
            found.append(actor)
    return found


def _before_aside(sentence: Sentence, found: list[Actor], utterance: Utterance) -> list[Actor]:
    """Leave out who is named in a clause that only adds: « welcomed the offer of X, which hosts Y and Z »."""
    if not found or utterance.quoted or not sentence.text.lexicon.grammar.closed_apposition:
        return found
    words = sentence.words
    at = (k for k in range(found[0].end + 1, utterance.content[1]) if words[k - 1] == ",")
    aside = next((k for k in at if words[k] in sentence.w["who"]), utterance.content[1])
    return [actor for actor in found if actor.start < aside]


def _suffers(sentence: Sentence, actor: Actor, place: bool) -> bool:
    """« осудил удары по Ирану », « обстрел базы в Ливане », « давление на Сербию »: to whom or where it is done."""
    if actor.case == "against" or (place and actor.case == "into"):
        return actor.role != "body"  # « вина лежит на властях »
    hit = sentence.text.lexicon.lists.get("hit", ())
    return actor.case == "from" and sentence.words[actor.whole] in hit


def _told_of(sentence: Sentence, utterance: Utterance) -> bool:
    """« Выразил озабоченность ростом цен »: whether a noun of concern is told with what it is about."""
    start, stop = utterance.content
    start = max(start, utterance.noun.end) if utterance.noun is not None else start
    noun = utterance.noun is not None or utterance.mark.end - utterance.mark.start > 1
    return (
        noun and start < stop and sentence.words[start][0].isalpha() and sentence.words[start] not in sentence.w["and"]
    )


class TargetReader:
    """Finds whom the statements of one text are about; `spoken` is the statement made last."""

    def __init__(self, lists: dict[str, frozenset[str]]) -> None:
        self.lists = lists
        self.spoken: StatementDraft | None = None

    def remember(self, sentence: Sentence) -> None:
        """Keep of a sentence what those after it need: nothing where the order of words tells whom one is about."""

    # -- to whom -------------------------------------------------------------------------

    def target(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> set[str]:
        """Return the parties to whom or at whom it is said: the verb's object, or the subject of what is asked."""
        own = set(draft.parties)
        if utterance.group is None:
            return set()
        for actor in sentence.actors:
            if utterance.begin <= actor.start < utterance.head and actor.role == "pronoun" and set(actor.parties) - own:
                return set(actor.parties) - own
        found = self.clitic(sentence, utterance, draft)
        if not found and not utterance.inverted:
            inside = (a for a in sentence.actors if utterance.head < a.start < utterance.mark.end and a.acts)
            found = {p for a in inside for p in a.parties} - own
        return found or (self._object(sentence, utterance) or self._told_before(sentence, utterance)) - own

    def _told_before(self, sentence: Sentence, utterance: Utterance) -> set[str]:
        """« Венгрии президент предложил … »: whom the case of an actor before the verb makes its recipient."""
        if not sentence.text.lexicon.declension:
            return set()
        left = sentence.clause(utterance.begin, utterance.head)[0]
        told = [
            a
            for a in sentence.actors_in(left, utterance.begin)
            if a.case in ("to", "object") and a.acts and not any(map(sentence.finite, range(left, utterance.begin)))
        ]
        return {party for actor in told for party in actor.parties}

    def clitic(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> set[str]:
        """« l'a remercié », « leur reproche », « les a priés »: the one or ones last spoken of or with."""
        before = set(sentence.words[utterance.begin : utterance.head])
        if not before & self.lists["objects"] or (utterance.noun is not None and not before & self.lists["to_him"]):
            return set()
        found: set[str] = set()
        group, earlier = sentence.discourse.group, self.spoken
        beside = earlier is not None and earlier.sentence == sentence.number and earlier.parties == draft.parties
        if earlier is not None and beside and earlier.about:
            return set(earlier.about)  # « a accusé Paris et lui a demandé … »
        if group is not None and before & sentence.w["article"] & self.lists["many"]:
            found = set(group.parties)
        found = found or set(sentence.discourse.counterpart(draft.parties))
        if not found and earlier is not None:
            found = set(earlier.about if earlier.parties == draft.parties else earlier.parties)
        return found - set(draft.parties)

    def _object(self, sentence: Sentence, utterance: Utterance) -> set[str]:
        """Return the parties of the object that follows a verb (or an inverted verb's subject) at once."""
        end = utterance.mark.end
        if utterance.noun is not None and utterance.noun.start >= end:
            end = utterance.noun.end
        if utterance.inverted and utterance.speaker:
            end = max(end, utterance.speaker[-1].end)
        edge = self._object_edge(sentence, end)
        index = next((i for i, a in enumerate(sentence.actors) if a.start >= edge), None)
        if index is None:
            return set()
        first = sentence.actors[index]
        if first.whole <= edge and sentence.words[first.end : first.end + 1] == ["'s"] and first.case == "of":
            return set(first.parties)  # « lauded Egypt's role between X and Y »
        if first.whole > edge or first.case not in _OBJECT_CASES or first.role == "place":
            return set()
        where = first.case == "into" and first.role in ("capital", "state")
        if where and (utterance.neutral or sentence.w["into"].isdisjoint(sentence.w["to"])):
            return set()
        return {p for a in self._listed(sentence, index) for p in a.parties}

    def _object_edge(self, sentence: Sentence, end: int) -> int:
        """Step from a verb to its object, over adverbs and « que »."""
        skip, words = sentence.text.verbs.between, sentence.words
        while end < sentence.stop and (words[end] in skip or sentence.text.verbs.is_adverb(words[end])):
            if any(end in (a.start, a.whole) for a in sentence.actors):
                return end
            end += 1
        return end + 1 if end < sentence.stop and words[end] in sentence.w["that"] else end

    def _listed(self, sentence: Sentence, index: int) -> list[Actor]:
        """Return an actor with those joined to it on its right: « X, Y et Z », « X de même que Y »."""
        words, actors = sentence.words, sentence.actors
        group = [actors[index]]
        for actor in actors[index + 1 :]:
            also = words[actor.whole - 1] in sentence.w["that"] and words[actor.whole - 2] in self.lists["as_well"]
            if not also and not (actor.joined and actor.case == group[-1].case):
                break
            group.append(actor)
        return group

    # -- about whom ----------------------------------------------------------------------

    def about(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft, target: set[str]) -> set[str]:
        """Return the parties spoken about, other than the speakers."""
        own = set(draft.parties)
        if draft.stance in _DIRECTED and target - own:
            return target
        about = self._content(sentence, utterance, draft) - own
        if draft.stance == "inform":
            heard = set() if self.clitic(sentence, utterance, draft) else target
            return about - heard - self._listeners(sentence, utterance)
        if draft.stance == "affirm":
            about = about - target or (target if draft.topics & RELATION_TOPICS else set())
        if about or self._to_all(sentence, utterance):
            return about
        if draft.stance in ("accuse", "concern") and self._done_elsewhere(sentence, utterance, draft):
            return about
        about = (self._framed(sentence, utterance) or self._fronted(sentence, utterance)) - own
        if not about and (draft.stance in _TO_OTHER or draft.topics & RELATION_TOPICS):
            about = self.other_side(sentence, draft)
        return about

    def _done_elsewhere(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> bool:
        """Whether what is deplored is told with where or to whom it is done, and need not be the other side's."""
        if sentence.text.lexicon.grammar.owner_first and draft.stance == "concern":
            return sentence.words[utterance.content[0]] in sentence.text.lexicon.lists.get("matter", ())
        if not sentence.text.lexicon.declension:
            return False
        start, stop = utterance.content
        if draft.stance == "concern" and _told_of(sentence, utterance):
            return True
        return any(a.case in ("into", "against") for a in sentence.actors if start <= a.start and a.end <= stop)

    def _content(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> set[str]:
        """Return the parties named in what is said."""
        about: set[str] = set()
        found = named(sentence, utterance.content, draft.parties)
        if draft.stance in _DIRECTED:
            found = _before_aside(sentence, found, utterance)
        if draft.stance in _WHOSE_DOING and any(a.case == "by" for a in found):
            found = [a for a in found if a.case == "by" or a.joined]  # whose doing it is
        elif draft.stance in ("accuse", "concern") and sentence.text.lexicon.declension:
            found = [a for a in found if not _suffers(sentence, a, place=draft.stance == "accuse")]
        elif draft.stance == "accuse" and any(a.case in ("", "of", "by") for a in found):
            away = ("against", "to") if sentence.text.lexicon.grammar.owner_first else ("against",)
            found = [a for a in found if a.case not in away]  # who is attacked is not who is blamed
        for actor in found:
            organisation = actor.role == "org"
            if organisation and actor.case in ("of", "to") and len(found) > 1:
                continue  # « приветствовал присоединение к БРИКС Южно-Африканской Республики »
            if (
                organisation
                and actor.case in ("into", "from")
                and (draft.stance in _TO_OTHER or self._within(sentence, actor))
            ):
                continue
            if utterance.group is None and actor.role == "pronoun" and 0 <= actor.start - utterance.mark.end <= 1:
                continue
            if (organisation or actor.role == "capital") and self._of_document(sentence, actor):
                continue
            about.update(actor.parties)
        return about

    def _within(self, sentence: Sentence, actor: Actor) -> bool:
        """Whether an organisation only tells where: « la concertation au sein de l'Union africaine »."""
        nouns = sentence.text.lexicon.lists["into_nouns"]
        return any(word in nouns for word in sentence.words[actor.whole : actor.start])

    def _of_document(self, sentence: Sentence, actor: Actor) -> bool:
        """Whether it only tells which text is cited: « la Charte des Nations unies », « la convention de Vienne »."""
        reach = 2 if actor.role == "capital" else 6
        near = sentence.words[max(sentence.start, actor.whole - reach) : actor.whole]
        if sentence.text.lexicon.grammar.owner_first:  # « the UN Charter », « the Vienna Convention »
            near = [*near, *sentence.words[actor.end : actor.end + 3]]
        return any(word in self.lists["texts"] for word in near)

    def _listeners(self, sentence: Sentence, utterance: Utterance) -> set[str]:
        """Return those who are informed: the first actor close after the verb, if nothing is said of it."""
        for actor in sentence.actors:
            if utterance.head < actor.start <= utterance.mark.end + 4:
                return set(actor.parties) if actor.case in ("", "to") else set()
        return set()

    def _framed(self, sentence: Sentence, utterance: Utterance) -> set[str]:
        """Return the parties of what the sentence says it turns to: « S'agissant de la Libye, … »."""
        frame = next((m for m in sentence.frames if m.kind == "about" and m.start <= sentence.start + 1), None)
        if frame is None or frame.start >= utterance.begin:
            return set()
        comma = next((k for k in range(frame.end, utterance.begin) if sentence.words[k] == ","), frame.end)
        return {p for a in sentence.actors if frame.end <= a.start < comma for p in a.parties}

    def _fronted(self, sentence: Sentence, utterance: Utterance) -> set[str]:
        """« Санкции, введенные США, он назвал … »: the parties of an object that stands before its verb."""
        if not sentence.text.lexicon.declension or utterance.group is None or utterance.inverted:
            return set()
        before = [a for a in sentence.actors_in(sentence.start, utterance.begin) if a not in utterance.speaker]
        if any(sentence.finite(k) for k in range(sentence.start, utterance.begin)):
            return set()
        return {party for actor in before if actor.case in ("by", "of", "object") for party in actor.parties}

    def _to_all(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether it is said to all the world or to a people at large: « la communauté internationale »."""
        verbs = [utterance, *(u for u in utterance.inner if not u.neutral)]
        return any(w in self.lists["everyone"] for u in verbs for w in sentence.words[u.head + 1 : u.mark.end + 4])

    def other_side(self, sentence: Sentence, draft: StatementDraft) -> set[str]:
        """Return whom a side speaks about that names nobody: the other of the pair, or whom it answers."""
        pair, own, earlier = sentence.discourse.bilateral(), set(draft.parties), self.spoken
        beside = earlier is not None and earlier.sentence == sentence.number and earlier.parties == draft.parties
        if earlier is not None and beside and earlier.about and sentence.text.lexicon.declension:
            return set(earlier.about)
        if len(pair) == 2 and not own & set(pair):
            return set(pair)
        if len(own) != 1:
            return set()
        found = set(sentence.discourse.counterpart(draft.parties))
        if not found and earlier is not None and sentence.number - earlier.sentence <= 2:
            if earlier.parties == draft.parties:
                found = set(earlier.about)
            elif own <= earlier.about:
                found = set(earlier.parties)
        return found - own
