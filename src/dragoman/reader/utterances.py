"""Level 4, utterances: the places of a sentence where somebody says something, who it is, and how far it goes.

A verb of saying on the main level makes an utterance. One inside what another reports (« il a dit que son
pays rejette … ») belongs to that other; one joined to it (« a dit … et a rejeté … ») stands beside it.
"""

from __future__ import annotations

from .actors import Actor
from .lexicon import Lexicon
from .patterns import Mark
from .reach import attributed, bound
from .sentence import HARD, Sentence
from .speakers import SpeakerReader
from .speech import NEUTRAL, Utterance, joined, last_opener, left_bound, word_lists
from .verbs import VerbGroup

_NOUN_REACH = 10
_QUOTES = frozenset("«“\"'‘’")


class UtteranceReader:
    """Finds the utterances of sentences of one text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lists = word_lists(lexicon)
        self.speakers = SpeakerReader(self.lists)

    def read(self, sentence: Sentence) -> list[Utterance]:
        """Return the utterances of a sentence in order, each with its speaker and the range of what it says."""
        top: list[Utterance] = []
        loose: list[Utterance] = []
        for found in self._candidates(sentence):
            if sentence.quoted(found.begin) is not None:
                (top[-1].inner if top else loose).append(found)
            elif top and self._under(sentence, top[-1], found):
                top[-1].inner.append(found)
            elif self.speakers.settle(sentence, found, top):
                self._gather(sentence, found, top, loose)
                top.append(found)
            elif found.group is not None and found.group.finite:
                (top[-1].inner if top else loose).append(found)
        bound(sentence, top)
        top = [u for u in top if not u.source]
        top.extend(attributed(sentence, top, self.speakers.last or self._protagonist(sentence)))
        if top:
            self.speakers.last = top[-1].speaker
        return top

    def _protagonist(self, sentence: Sentence) -> tuple[Actor, ...]:
        """« По его словам »: who the text is about so far, where nobody has spoken yet."""
        person = sentence.discourse.protagonist if sentence.text.lexicon.declension else None
        return (person,) if person is not None else ()

    def within(self, sentence: Sentence) -> list[Utterance]:
        """Return the verbs of saying of a sentence that is all a quotation: « We condemn … . We urge … », he said."""
        return [found for found in self._candidates(sentence) if found.group is not None and found.group.finite]

    def _candidates(self, sentence: Sentence) -> list[Utterance]:
        """Return every verb of saying with its stance, one a place."""
        found: list[Utterance] = []
        marks = [mark for mark in sentence.predicates if mark.kind in ("say", "support")]
        for index, mark in enumerate(marks):
            if found and (mark.start < found[-1].mark.end or _is_noun_of(found[-1], mark)):
                continue
            ties = [mark] + [m for m in marks[index + 1 : index + 3] if m.start == mark.start]
            head = self._head(sentence, mark)
            if head is None or sentence.words[head] in self.lists.get("editors", ()):
                continue
            group = self._parted(sentence, sentence.text.verbs.group(head, sentence.start), head)
            utterance = self._chosen(sentence, ties, head, group)
            if utterance is not None:
                found.append(utterance)
        return found

    def _head(self, sentence: Sentence, mark: Mark) -> int | None:
        """Return the verb of a mark: its first word, or the participle in « il poursuivi », « a conclu la »."""
        if mark.sense.verbal:
            return mark.start
        lexicon, auxiliaries = sentence.text.lexicon, sentence.text.verbs.auxiliaries
        for k in range(mark.start, mark.end):
            if sentence.words[k] in lexicon.forms and not lexicon.is_form(sentence.words[k], auxiliaries):
                return k
        return None

    def _parted(self, sentence: Sentence, group: VerbGroup | None, head: int) -> VerbGroup | None:
        """Join a participle with an auxiliary parted from it by a quotation mark or by « , pour sa part, »."""
        if group is None or not group.bare or group.tense != "pp":
            return group
        words, between = sentence.words, sentence.text.verbs.between
        k = head - 1
        while k > sentence.start and (words[k] in between or words[k] in _QUOTES or words[k] in self.lists["between"]):
            k -= 1
        if k > sentence.start and words[k] == ",":
            k = next((j - 1 for j in range(k - 1, max(sentence.start, k - 8), -1) if words[j] == ","), k)
        lemmas = {lemma for lemma, tense in sentence.text.lexicon.forms.get(words[k], ()) if tense != "pp"}
        if k < head - 1 and lemmas & sentence.text.lexicon.verbs["have"]:
            group = VerbGroup(k, head + 1, finite=True, tense="pp")
        return group

    def _chosen(self, sentence: Sentence, ties: list[Mark], head: int, group: VerbGroup | None) -> Utterance | None:
        """Take the stance of the noun a light verb governs, else that of the verb itself."""
        if group is None:
            return None
        say = next((m for m in ties if m.kind == "say"), None)
        if say is None or say.value in NEUTRAL:
            end = max(m.end for m in ties)
            if say is None or any(m.kind == "support" for m in ties):
                noun = self._attitude(sentence, end, group)
                if noun is not None:
                    utterance = Utterance(ties[0], head, group, noun.value)
                    utterance.noun = noun
                    return utterance
        if say is None or self._greets(sentence, say):
            return None
        return Utterance(say, head, group, say.value)

    def _greets(self, sentence: Sentence, say: Mark) -> bool:
        """« Гостя приветствовал министр », not « приветствовал решение »: whether a person is welcomed."""
        lexicon = sentence.text.lexicon
        if not lexicon.is_form(sentence.words[say.start], self.lists.get("greet", frozenset())):
            return False
        if sentence.words[say.start - 1] in self.lists["objects"]:
            return True
        left, right = sentence.clause(say.start, say.end)
        near = (a for a in sentence.actors_in(left, right) if a.case == "object" or a.start == say.end)
        return any(a.people or a.role in ("office", "pronoun") for a in near)

    def _attitude(self, sentence: Sentence, end: int, group: VerbGroup) -> Mark | None:
        """Return the noun of attitude that a light verb ending before `end` governs (before it in the passive)."""
        if group.bare and group.passive and group.tense == "pp":
            titles = [m for m in sentence.predicates if m.kind == "document"]
            for mark in reversed(sentence.predicates):
                if any(m.start <= mark.start < m.end for m in titles):
                    continue
                if mark.kind == "attitude" and group.start - 6 <= mark.start and mark.end <= group.start:
                    return mark
        owned = (
            () if sentence.text.lexicon.grammar.owner_first else sentence.actors
        )  # else « U.S. support » is their own
        for mark in sentence.predicates:
            if mark.kind == "attitude" and end <= mark.start <= end + _NOUN_REACH:
                between = range(end, mark.start)
                if any(sentence.is_open(k) or sentence.words[k] in HARD for k in between):
                    return None
                if any(a.end == mark.start and a.case == "" and a.start >= end for a in owned):
                    return None
                return mark
        return None

    def _under(self, sentence: Sentence, outer: Utterance, found: Utterance) -> bool:
        """Whether a verb of saying is part of what `outer` reports."""
        group = found.group
        if group is None or group.tense == "ger":
            return False
        if group.infinitive and group.start <= outer.head < found.head:
            return True  # « agreed to maintain … »: what is agreed
        if outer.group is not None and outer.group.passive and outer.group.bare:
            return False
        if group.bare and group.tense in ("pp", "part") and sentence.text.lexicon.declension:
            return not outer.inverted  # « отвергает обвинения, выдвинутые X »
        opener = last_opener(sentence, outer.mark.end, found.begin)
        if outer.inverted:
            return opener is None and not joined(sentence, outer, found)
        if opener is None and outer.head in sentence.text.reporting:
            return not joined(sentence, outer, found)
        if opener is None:
            last = outer.mark.end - 1
            if last > outer.head and sentence.words[last] in sentence.w["that"]:
                return not joined(sentence, outer, found)
            return group.infinitive and not group.finite and not self.speakers.through(sentence, group)
        if self._aside(sentence, opener):
            return False
        return not joined(sentence, outer, found)

    def _aside(self, sentence: Sentence, opener: int) -> bool:
        """Whether a clause opens beside what is said, not in it: « tandis que », « ce que conteste Paris »."""
        words, w = sentence.words, sentence.w
        word = words[opener]
        if word in w["that"] and opener > sentence.start:
            return words[opener - 1] in self.lists["beside"]
        comma = opener > sentence.start and words[opener - 1] == ","
        return comma and (word in w["where"] or word in w["who"] or word in self.lists.get("contrast", ()))

    def _gather(self, sentence: Sentence, found: Utterance, top: list[Utterance], loose: list[Utterance]) -> None:
        """Give a verb that follows what it reports (« …, a-t-il dit ») the verbs of saying before it."""
        if not found.inverted:
            loose.clear()
            return
        found.left = left_bound(sentence, found.begin)
        if sentence.text.lexicon.grammar.that_left_out and any(_own_word(u, found) for u in top):
            found.source = True
            loose.clear()
            return
        while top and top[-1].begin >= found.left and _reported(top[-1]):
            found.inner.insert(0, top.pop())
        found.inner[:0] = [u for u in loose if u.begin >= found.left or sentence.quoted(u.begin)]
        loose.clear()


def _is_noun_of(earlier: Utterance, mark: Mark) -> bool:
    """Whether what looks like a verb is the noun of the light verb before it: « dire toute l'estime »."""
    light = earlier.group
    return earlier.noun is not None and earlier.noun.start == mark.start and light is not None and not light.bare


def _own_word(earlier: Utterance, source: Utterance) -> bool:
    """Whether a person spoke whom a body only reports: « X asked for …, while Y praised …, the ministry said »."""
    if any(actor.people for actor in source.speaker) or not source.neutral or not _reported(earlier):
        return False
    told = earlier.group is not None and earlier.group.finite and not earlier.group.future
    return told and earlier.begin >= source.left and any(actor.people for actor in earlier.speaker)


def _reported(earlier: Utterance) -> bool:
    """Whether an earlier verb may be part of what an inverted one reports: all but a gerund ahead of the clause."""
    return not earlier.inverted and earlier.group is not None and earlier.group.tense != "ger"
