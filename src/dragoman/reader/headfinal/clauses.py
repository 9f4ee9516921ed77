"""Level 4, clauses that end in their verb: what each verb of a sentence governs, and who its subject is.

What a verb governs stands between it and the end of the clause before. A participle (« gəlmiş nazir ») has its
subject after it, a nominalised verb (« nazirin gəldiyini ») in the genitive before it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from ..actors import Actor
from ..discourse import Discourse
from ..layout import Range
from ..sentence import Sentence, Text

FINITE = frozenset({"past", "pres", "fut", "cond", "must", "goal", "copula"})
NOMINAL = frozenset({"fact", "vn", "inf"})
ADNOMINAL = frozenset({"pp", "aim"})
COMING = frozenset({"fut", "must", "aim", "goal"})
_STRONGEST = ("past", "pres", "fut", "must", "cond", "copula", "goal", "ger", "fact", "aim", "pp", "vn", "inf")
_BOUNDS = frozenset(";:")


@dataclass(slots=True, eq=False)
class Head:
    """A verb at token `at`: its infinitive, tense, voice, negation, and its case if it stands as a noun."""

    at: int
    lemma: str
    tense: str
    passive: bool = False
    negated: bool = False
    case: str = ""
    owned: bool = False
    relative: bool = False

    @property
    def finite(self) -> bool:
        """Whether it ends a clause of its own."""
        return self.tense in FINITE

    @property
    def nominal(self) -> bool:
        """Whether it stands as a noun: « gəldiyini », « gələcəyini », « gəlməsi »."""
        if self.relative:
            return False
        return self.tense in NOMINAL or (self.tense in ADNOMINAL and bool(self.case or self.owned))

    @property
    def adnominal(self) -> bool:
        """Whether it belongs to the noun after it: « gəlmiş », « gələcək »."""
        return self.relative or (self.tense in ADNOMINAL and not self.nominal)

    @property
    def ends(self) -> bool:
        """Whether what it governs ends with it, so that the next verb's begins after."""
        return self.tense in FINITE or self.tense == "ger"


class FinalSentence(Sentence):
    """One sentence whose verbs come last, ready to be asked who did what."""

    def __init__(
        self, text: Text, start: int, stop: int, actors: list[Actor], discourse: Discourse, number: int
    ) -> None:
        super().__init__(text, start, stop, actors, discourse, number)
        dated = {k for when in self.whens for k in range(when.start, when.end)}
        self.predicates = [m for m in self.predicates if m.kind != "event" or m.start not in dated]
        self.heads = self._heads()
        self.head_at = {head.at: head for head in self.heads}
        ends = [head.at + 1 for head in self.heads if head.finite]
        that = self.w["that"]
        signs = [k + 1 for k in range(start, stop) if self.words[k] in _BOUNDS or self.words[k] in that]
        self.bounds = sorted({start, *ends, *signs})

    # -- verbs ---------------------------------------------------------------------------

    def _heads(self) -> list[Head]:
        lexicon = self.text.lexicon
        words = lexicon.wordforms
        assert words is not None
        inside = {k for a in self.actors for k in range(a.start, a.end)}
        inside |= {k for when in self.whens for k in range(when.start, when.end)}
        found: list[Head] = []
        for k in range(self.start, self.stop):
            word = self.words[k]
            if k in inside and not any(f.ending.predicate for f in words.nouns[word]):
                continue
            head = self._verb(k, word) or self._copula(k, word)
            if head is not None:
                found.append(head)
        return found

    def _verb(self, k: int, word: str) -> Head | None:
        words = self.text.lexicon.wordforms
        assert words is not None
        forms = words.verbs[word]
        if not forms:
            return None
        noun = any(form.stem != word and not form.ending.predicate for form in words.nouns[word])
        if noun and not any(f.ending.tense in ("past", "pres", "fut") for f in forms):
            return None
        form = min(forms, key=lambda f: (_STRONGEST.index(f.ending.tense), bool(f.ending.case)))
        ending = form.ending
        tense = ending.tense
        if tense == "fut" and self._before_noun(k):
            tense = "aim"
        if ending.predicate:
            tense = {"aim": "fut", "pp": "past"}.get(tense, "copula")
        if tense == "pp" and not ending.case and not ending.possessor and not self._before_noun(k):
            doers = [a for a in self.actors if a.end <= k and a.case == "" and a.acts]
            tense = "past" if doers else tense  # « X … elan edilmiş, … »: one of several told in a row
        if tense == "must" and k + 1 < self.stop and self._is_being(self.words[k + 1]):
            tense = "inf"  # « qalmalı olduğunu »: the verb is the next one
        owned = bool(ending.possessor)
        relative = tense in ("fact", "aim") and owned and self._modifies_noun(k)
        return Head(k, form.lemma, tense, form.passive, ending.negated, ending.case, owned, relative)

    def _is_being(self, word: str) -> bool:
        words = self.text.lexicon.wordforms
        assert words is not None
        return any(form.lemma in self.text.lexicon.verbs["be"] for form in words.verbs[word])

    def _modifies_noun(self, k: int) -> bool:
        """Whether what looks nominalised (« gəldiyi ») belongs to a noun after it rather than to a verb."""
        words = self.text.lexicon.wordforms
        assert words is not None
        if not self._before_noun(k) or not any(f.ending.case == "" for f in words.verbs[self.words[k]]):
            return False
        following = self.words[k + 1]
        if following in self.w["by"] | self.w["against"] | set(self.text.lexicon.lists["for"]) | self.w["with"]:
            return False
        said = any(m.start == k + 1 and m.kind in ("say", "support") for m in self.predicates)
        return not said and not words.verbs[following]

    def _before_noun(self, k: int) -> bool:
        """Whether the next word goes on the same noun phrase: no stop, no « and », no particle."""
        if k + 1 >= self.stop:
            return False
        word = self.words[k + 1]
        return word[0].isalnum() or word in "“«"

    def _copula(self, k: int, word: str) -> Head | None:
        lexicon = self.text.lexicon
        words = lexicon.wordforms
        assert words is not None
        if word in lexicon.lists["copulas"]:
            negated = word in lexicon.lists["negative_copulas"]
            return Head(k, min(lexicon.verbs["be"], default=""), "copula", negated=negated)
        nouns = words.nouns[word]
        predicate = nouns and all(form.ending.predicate for form in nouns)
        closing = k + 1 >= self.stop or self.words[k + 1] in ".,;!?”»" or self.words[k + 1] in self.w["and"]
        if predicate or (not nouns and closing and word.endswith(lexicon.lists["finite_endings"]) and len(word) > 4):
            return Head(k, "", "copula")
        return None

    def head_of(self, end: int) -> Head | None:
        """Return the verb that a mark ending at `end` is headed by."""
        return self.head_at.get(end - 1)

    def governor(self, k: int) -> Head | None:
        """Return the first verb that ends a clause at or after token `k`."""
        return next((head for head in self.heads if head.at >= k and head.finite), None)

    # -- what a verb governs ---------------------------------------------------------------

    def left_bound(self, at: int) -> int:
        """Return where the clause begins that runs at token `at`."""
        return self.bounds[max(0, bisect_left(self.bounds, at + 1) - 1)]

    def span_of(self, head: Head) -> Range:
        """Return the tokens in which what a verb governs stands."""
        left = self.left_bound(head.at)
        if not head.finite:
            earlier = [h.at + 1 for h in self.heads if left < h.at < head.at and h.tense == "ger"]
            left = earlier[-1] if earlier and head.tense != "ger" else left
            if head.adnominal:
                left = self._phrase_start(left, head.at)
        return left, head.at + 1

    def _phrase_start(self, left: int, at: int) -> int:
        """Return where a participle's own words begin: after the last subject or comma before it."""
        for k in range(at - 1, left, -1):
            if self.words[k] == "," and not any(a.end == k and a.whole > left for a in self.actors):
                return k + 1
            if any(a.end == k + 1 and a.case == "" and a.acts and a.role not in ("capital",) for a in self.actors):
                return k + 1
        return left

    # -- subjects ------------------------------------------------------------------------

    def subject_of(self, head: Head) -> tuple[Actor, ...]:
        """Return who does (or in the passive suffers) what a verb tells, joined ones together."""
        if head.relative:
            return self._possessor(head)
        if head.adnominal:
            return self._after(head.at + 1)
        if head.nominal:
            return self._possessor(head) or self._main(head)
        return self._nominative(head) or self._carried(head)

    def _nominative(self, head: Head) -> tuple[Actor, ...]:
        left = self.left_bound(head.at)
        for actor in self.actors:
            if left <= actor.whole and actor.end <= head.at and actor.case == "" and actor.acts:
                return self.joined_after(actor)
        return ()

    def joined_left(self, actor: Actor) -> tuple[Actor, ...]:
        """Return an actor with those it is joined to on its left."""
        last = first = self.actors.index(actor)
        while first > 0 and self.actors[first].joined:
            first -= 1
        return tuple(self.actors[first : last + 1])

    def _after(self, k: int) -> tuple[Actor, ...]:
        actor = next((a for a in self.actors if k <= a.whole <= k + 3), None)
        return (actor,) if actor is not None and actor.acts else ()

    def _possessor(self, head: Head) -> tuple[Actor, ...]:
        """Return the genitive (or bare) actor that a nominalised verb is said of."""
        left = self.left_bound(head.at)
        for actor in reversed(self.actors):
            if actor.end > head.at or actor.whole < left or not actor.acts:
                continue
            if (actor.case == "of" and head.owned) or (actor.case == "" and actor.role != "weak"):
                return self.joined_left(actor)
        return ()

    def _main(self, head: Head) -> tuple[Actor, ...]:
        governor = self.governor(head.at + 1)
        return self.subject_of(governor) if governor is not None else self._carried(head)

    def _carried(self, head: Head) -> tuple[Actor, ...]:
        """Return the subject of the verb before, shared by one that has none; else the one in focus."""
        for earlier in reversed(self.heads):
            if earlier.at < head.at and earlier.finite and (found := self._nominative(earlier)):
                return found
        governor = self.governor(head.at + 1) if head.tense == "ger" else None
        if governor is not None and (found := self._nominative(governor)):
            return found
        focus = self.discourse.focus
        return (focus,) if focus is not None else ()

    def agent_of(self, head: Head) -> tuple[Actor, ...]:
        """Return the « by » actors of a passive."""
        left, right = self.span_of(head)
        return tuple(a for a in self.actors_in(left, right) if a.case == "by" and a.acts)

    def ending(self, at: int) -> str:
        """Return the case of the noun at token `at`, "" for none or a bare possessive."""
        words = self.text.lexicon.wordforms
        assert words is not None
        cases = [form.ending.case for form in words.nouns[self.words[at]] if not form.ending.predicate]
        return "" if not cases or "" in cases else cases[0]

    def possessed(self, at: int) -> bool:
        """Whether the noun at token `at` is somebody's: « səfəri », « görüşündə »."""
        words = self.text.lexicon.wordforms
        assert words is not None
        endings = [form.ending for form in words.nouns[self.words[at]]]
        return any(e.possessor == "he" and (e.case or len(endings) == 1) for e in endings)

    def ending_exact(self, word: str) -> str | None:
        """Return "" if the word is a noun in no case, None if it is no noun or only in one."""
        words = self.text.lexicon.wordforms
        assert words is not None
        bare = any(not form.ending.case and not form.ending.predicate for form in words.nouns[word])
        return "" if bare else None
