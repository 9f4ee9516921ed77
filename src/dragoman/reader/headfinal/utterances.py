"""Level 4, utterances where the verb comes last: who says what, and how far what is said goes.

What is said stands before the verb (« … olduğunu bildirib »), after it behind « that » (« bildirib ki … ») or in a
quotation; a verb of saying that stands as a noun inside it takes the stance of whoever reports it.
"""

from __future__ import annotations

from ..actors import Actor
from ..event_types import CLAIMABLE
from ..patterns import Mark
from ..sentence import Sentence
from ..speech import NEUTRAL, Utterance
from .clauses import FinalSentence, Head

_ATTITUDE_REACH = 6


class FinalUtteranceReader:
    """Finds the utterances of sentences of one text; `last` is who spoke last."""

    def __init__(self, lists: dict[str, frozenset[str]]) -> None:
        self.lists = lists
        self.last: tuple[Actor, ...] = ()

    def read(self, sentence: Sentence) -> list[Utterance]:
        """Return the utterances of a sentence in order, each with its speaker and the range of what it says."""
        assert isinstance(sentence, FinalSentence)
        top: list[Utterance] = []
        inner: list[Utterance] = []
        for mark, head, stance in self._candidates(sentence):
            found = Utterance(mark, head.at, None, stance)
            if sentence.quoted(mark.start) is not None or not head.ends:
                inner.append(found)
            elif self._under(sentence, top, head):
                top[-1].inner.append(found)
            elif head.tense != "goal" and not self._empty(sentence, head) and not self._denied(found, head):
                if top and self._runs_on(sentence, top[-1], found):
                    top.pop()  # « … sayaraq rədd edib »: one act of speech
                found.speaker = self._speaker(sentence, found, head)
                if found.parties:
                    self._bound(sentence, found, head, top)
                    top.append(found)
        top.extend(self._attributed(sentence, top))
        for u in top:
            u.inner.extend(i for i in inner if u.content[0] <= i.mark.start < u.content[1])
        if top:
            self.last = top[-1].speaker
        return top

    # -- verbs of saying -------------------------------------------------------------------

    def _candidates(self, sentence: FinalSentence) -> list[tuple[Mark, Head, str]]:
        """Return every verb of saying with its stance, one for each verb."""
        found: dict[int, tuple[Mark, Head, str]] = {}
        for mark in sentence.predicates:
            head = sentence.head_of(mark.end) if mark.kind in ("say", "support") else None
            if head is None or self._act(sentence, mark):
                continue
            stance = mark.value if mark.kind == "say" else None
            if stance is None or stance in NEUTRAL:
                stance = self._attitude(sentence, mark) or stance
            if stance is None:
                continue
            earlier = found.get(head.at)
            if earlier is None or (earlier[2] in NEUTRAL and stance not in NEUTRAL):
                found[head.at] = (mark, head, stance)
        return [found[at] for at in sorted(found)]

    def _act(self, sentence: FinalSentence, mark: Mark) -> bool:
        """Whether the verb belongs to something done: « “persona non qrata” elan edib »."""
        events = (m for m in sentence.predicates if m.kind == "event" and m.value[0] in CLAIMABLE)
        return any(m.start < mark.start and m.end == mark.end for m in events)

    def _attitude(self, sentence: FinalSentence, mark: Mark) -> str | None:
        """Return the stance of the noun that a verb carries: « narahatlığını da dilə gətirib »."""
        for noun in reversed(sentence.predicates):
            if noun.kind == "attitude" and noun.end <= mark.start + 1 and mark.start - noun.end <= _ATTITUDE_REACH:
                if any(noun.end <= h.at < mark.start and (h.ends or h.nominal) for h in sentence.heads):
                    return None
                if any(noun.end <= a.start < mark.start and a.case == "" for a in sentence.actors):
                    return None
                if mark.kind == "say" and mark.start - noun.end > 1:
                    return None
                stance: str = noun.value
                return stance
        return None

    def _under(self, sentence: FinalSentence, top: list[Utterance], head: Head) -> bool:
        """Whether a verb of saying is part of what the one before it reports behind « that »."""
        if not top or top[-1].content[0] <= top[-1].head:
            return False
        left = sentence.left_bound(head.at)
        own = any(left <= a.whole and a.end <= head.at and a.case == "" and a.acts for a in sentence.actors)
        return own or left <= top[-1].content[0] or head.tense == "copula"

    def _empty(self, sentence: FinalSentence, head: Head) -> bool:
        """Whether a verb only says that this was said somewhere: « bu barədə … bəyanatda deyilir »."""
        left = sentence.left_bound(head.at)
        text = " ".join(sentence.words[left : head.at])
        return (
            head.passive
            and any(phrase in text for phrase in self.lists["this_said"])
            and not self._is_that(sentence, head.at + 1)
        )

    def _runs_on(self, sentence: FinalSentence, earlier: Utterance, found: Utterance) -> bool:
        """Whether a verb in « -araq » that takes no stance only leads to the verb of saying right after it."""
        leading = sentence.head_at[earlier.head].tense == "ger" if earlier.head in sentence.head_at else False
        return leading and earlier.neutral and found.mark.start - earlier.mark.end <= 2

    def _denied(self, found: Utterance, head: Head) -> bool:
        """Whether a negation undoes the report: all verbs but those of hiding."""
        return head.negated and head.lemma not in self.lists["hide"]

    def _speaker(self, sentence: FinalSentence, found: Utterance, head: Head) -> tuple[Actor, ...]:
        if head.passive:
            agents = sentence.agent_of(head)
            if agents or head.tense == "ger":
                return agents
            issuer = self._issuer(sentence, head)
            if issuer:
                return issuer
            both = Actor(head.at, head.at, "pair")
            both.parties = sentence.discourse.sides_of_talks()
            return (both,) if len(both.parties) > 1 else ()
        return tuple(a for a in sentence.subject_of(head) if a.role not in ("place", "weak"))

    def _issuer(self, sentence: FinalSentence, head: Head) -> tuple[Actor, ...]:
        """« X-in yaydığı bəyanatda deyilir », « bəyanatda qeyd olunub »: a text speaks for whoever issued it."""
        left = sentence.left_bound(head.at)
        words = self.lists["issued"]
        if not any(word in words for word in sentence.words[left : head.at]):
            return ()
        named = [a for a in sentence.actors if left <= a.whole and a.end <= head.at and a.acts and a.role != "person"]
        if named:
            return (named[-1],)
        focus = sentence.discourse.focus
        return self.last or ((focus,) if focus is not None else ())

    # -- how far it goes -------------------------------------------------------------------

    def _bound(self, sentence: FinalSentence, u: Utterance, head: Head, top: list[Utterance]) -> None:
        that = next((k for k in (head.at + 1, head.at + 2) if self._is_that(sentence, k)), None)
        begin = max([sentence.left_bound(head.at), *(t.mark.end for t in top)])
        if that is not None:
            u.content = (that + 1, sentence.stop)
            u.evidence = (min(begin, u.mark.start), sentence.stop)
            for t in top:  # what the one before says ends where this one begins
                if t.content[1] > begin > t.content[0]:
                    t.content = (t.content[0], begin)
                    t.evidence = (t.evidence[0], max(begin, t.mark.end))
            return
        quote = next((q for q in reversed(sentence.quotes) if q[1] <= u.mark.start and q[1] - q[0] > 5), None)
        if quote is not None and any(
            w in sentence.text.lexicon.lists["saying"] for w in self._after_quote(sentence, quote[1])
        ):
            u.quoted = True
            begin = max(sentence.start, quote[0])
        elif top and top[-1].content[0] > top[-1].head:
            top[-1].content = (top[-1].content[0], max(top[-1].content[0], begin))
        u.content = (begin, u.mark.start)
        if u.mark.end - u.mark.start > 3:
            u.content = (begin, head.at)
        u.evidence = (begin, u.mark.end)

    def _after_quote(self, sentence: FinalSentence, end: int) -> list[str]:
        return sentence.words[end : min(end + 4, sentence.stop)]

    def _is_that(self, sentence: FinalSentence, k: int) -> bool:
        return k < sentence.stop and sentence.words[k] in sentence.w["that"]

    def _attributed(self, sentence: FinalSentence, top: list[Utterance]) -> list[Utterance]:
        """« X-in sözlərinə görə, … »: what follows is theirs."""
        found: list[Utterance] = []
        for mark in sentence.frames:
            if mark.kind != "attribution" or sentence.quoted(mark.start) is not None:
                continue
            actor = next((a for a in reversed(sentence.actors) if mark.start - 1 <= a.end <= mark.start), None)
            if actor is None or not actor.acts or any(t.content[0] <= mark.start < t.content[1] for t in top):
                continue
            u = Utterance(mark, mark.start, None, "affirm")
            u.speaker = (actor,)
            after = [t.evidence[0] for t in top if t.evidence[0] > mark.end]
            u.content = (mark.end, min(after, default=sentence.stop))
            u.evidence = (actor.whole, u.content[1])
            found.append(u)
        return found
