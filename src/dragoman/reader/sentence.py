"""Level 4, the sentence: its actors, marks and dates side by side, and the grammar that joins them.

Finds clause bounds and subjects. It knows what kinds of word do (a relative pronoun opens a clause,
« and » shares a subject), never which words they are: that is the pack's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise

from .actors import Actor
from .dates import When
from .discourse import Discourse
from .layout import Range
from .lexicon import CUE, FRAME, PREDICATE, TOPIC, Lexicon
from .marks import Marks
from .nominative import nominative_subject
from .patterns import Mark
from .text import Tokens
from .verbs import VerbGroup, VerbReader

HARD = frozenset(";:()[]")
"""Signs over which no clause goes on."""

_ASIDE = 6
"""How far apart brackets stand at most that only add a name or a figure."""


class Text:
    """What all levels share about one text."""

    __slots__ = (
        "bounds",
        "done",
        "lexicon",
        "mark_starts",
        "marks",
        "opens",
        "quote_ends",
        "quotes",
        "reporting",
        "tokens",
        "verbs",
        "when_starts",
        "whens",
    )

    def __init__(
        self,
        tokens: Tokens,
        marks: Marks,
        whens: list[When],
        quotes: list[Range],
        verbs: VerbReader,
        lexicon: Lexicon,
    ) -> None:
        self.tokens, self.marks, self.whens, self.quotes = tokens, marks, whens, quotes
        self.verbs, self.lexicon = verbs, lexicon
        self.mark_starts = [[mark.start for mark in layer] for layer in marks]
        self.when_starts = [when.start for when in whens]
        self.quote_ends = [quote[1] for quote in quotes]
        self.opens = frozenset().union(*(lexicon.words[key] for key in ("who", "that", "where", "conjunction")))
        bounds = self.opens | HARD
        self.done = [i for i, word in enumerate(tokens.words) if word in lexicon.done_to]
        self.reporting = verbs.reporting_at() if lexicon.grammar.that_left_out else frozenset()
        found = [i for i, word in enumerate(tokens.words) if word in bounds or i in self.reporting]
        also, joins = lexicon.words.get("also", frozenset()), lexicon.words["and"]
        words = tokens.words
        plain = lexicon.words["article"] - lexicon.words["of"]
        next_ = (*words[1:], "")
        found = [i for i in found if not (words[i] in also and i and words[i - 1] in joins and next_[i] in plain)]
        self.bounds = _without_asides(found, words)

    def quotes_in(self, start: int, stop: int) -> list[Range]:
        """Return the quotations that reach into tokens ``start:stop``."""
        first = bisect_right(self.quote_ends, start)
        last = first
        while last < len(self.quotes) and self.quotes[last][0] < stop:
            last += 1
        return self.quotes[first:last]

    def layer(self, layer: int, start: int, stop: int) -> list[Mark]:
        """Return the marks of a layer that begin in tokens ``start:stop``."""
        starts = self.mark_starts[layer]
        return self.marks[layer][bisect_left(starts, start) : bisect_left(starts, stop)]


def _without_asides(bounds: list[int], words: list[str]) -> list[int]:
    """Leave out the brackets of short asides, over which a clause goes on: « à Pékin (Chine), »."""
    asides = {
        at
        for first, second in pairwise(bounds)
        if words[first] == "(" and words[second] == ")" and second - first <= _ASIDE
        for at in (first, second)
    }
    return [at for at in bounds if at not in asides] if asides else bounds


class Sentence:
    """One sentence, ready to be asked who did what."""

    def __init__(
        self, text: Text, start: int, stop: int, actors: list[Actor], discourse: Discourse, number: int
    ) -> None:
        self.text, self.start, self.stop, self.number = text, start, stop, number
        self.actors, self.discourse = actors, discourse
        self.words = text.tokens.words
        self.w = text.lexicon.words
        self.predicates = text.layer(PREDICATE, start, stop)
        self.verb_marks = {mark.start for mark in self.predicates if mark.kind == "event" and mark.sense.verbal}
        self.frames = text.layer(FRAME, start, stop)
        self.topics = text.layer(TOPIC, start, stop)
        self.cues = text.layer(CUE, start, stop)
        lo, hi = bisect_left(text.when_starts, start), bisect_left(text.when_starts, stop)
        self.whens = text.whens[lo:hi]
        self.quotes = text.quotes_in(start, stop)
        self._opens = text.opens
        self._possessive = self.w.get("possessive", ())
        self._subjects: dict[int, tuple[Actor, ...]] = {}

    # -- pieces --------------------------------------------------------------------------

    def quoted(self, at: int) -> Range | None:
        """Return the quotation that token `at` lies in."""
        for quote in self.quotes:
            if quote[0] < at < quote[1] - 1:
                return quote
        return None

    def group(self, mark: Mark) -> VerbGroup | None:
        """Return the verb group that a verbal mark heads."""
        return self.text.verbs.group(mark.head, self.start)

    def finite(self, k: int) -> VerbGroup | None:
        """Return the verb group that token `k` heads if it can head a clause."""
        if self.words[k] not in self.text.lexicon.forms:
            return None
        group = self.text.verbs.group(k, self.start)
        return group if group is not None and group.finite else None

    def with_shared_auxiliary(self, group: VerbGroup) -> VerbGroup:
        """« A annoncé … et donné … »: read a participle after « and » with the auxiliary of an earlier one."""
        edge = self._skip_adverbs(group.start)
        if not group.bare or group.tense != "pp" or edge - 2 <= self.start or self.words[edge - 1] not in self.w["and"]:
            return group
        if any(tense == "pp" for _, tense in self.text.lexicon.forms.get(self.words[edge - 2], ())):
            return group  # « les accords conclus et signés »
        left = self.clause(group.start, group.end)[0]
        for k in range(edge - 2, left, -1):
            earlier = self.finite(k)
            if earlier is not None:
                if earlier.tense != "pp" or earlier.passive:
                    return group
                return replace(
                    group, bare=False, finite=True, passive=False, time=earlier.time, negated=earlier.negated
                )
        return group

    def is_open(self, i: int) -> bool:
        """Whether token `i` opens a subordinate clause."""
        return self.words[i] in self._opens

    def clause(self, start: int, end: int) -> Range:
        """Return the clause around tokens ``start:end``: from the nearest opening before to the next after."""
        bounds = self.text.bounds
        before = bisect_left(bounds, start)
        left = max(bounds[before - 1] + 1, self.start) if before else self.start
        return min(left, start), self.right_bound(end)

    def right_bound(self, end: int) -> int:
        """Return where the clause that runs at `end` stops."""
        bounds = self.text.bounds
        after = bisect_left(bounds, end)
        while after < len(bounds) and self.words[bounds[after]] == ":" and self.within_actor(bounds[after]):
            after += 1  # « the ambassadors of two states: X of Spain and Y of Peru »
        right = min(bounds[after], self.stop) if after < len(bounds) else self.stop
        return max(right, end)

    def within_actor(self, k: int) -> bool:
        """Whether a token is inside a mention, and not its first word."""
        return any(actor.start < k < actor.end for actor in self.actors)

    def actors_in(self, start: int, stop: int) -> list[Actor]:
        """Return the actors that lie in tokens ``start:stop``."""
        return [actor for actor in self.actors if actor.start >= start and actor.end <= stop]

    def topics_in(self, start: int, stop: int) -> set[str]:
        """Return the topics named in tokens ``start:stop``."""
        return {mark.value for mark in self.topics if start <= mark.start < stop}

    # -- subjects ------------------------------------------------------------------------

    def subject(self, group: VerbGroup) -> tuple[Actor, ...]:
        """Return the actors in subject position of a verb group, joined ones together; () if none is named."""
        if group.end not in self._subjects:
            self._subjects[group.end] = ()  # a verb is not looked up again while its own subject is sought
            self._subjects[group.end] = self._subject(group)
        return self._subjects[group.end]

    def _shared(self, edge: int) -> tuple[Actor, ...]:
        """Return the subject of the finite verb before `edge`, which a verb joined to it by « and » shares."""
        for k in range(edge - 1, self.start, -1):
            if (group := self.finite(k)) is not None and (found := self.subject(group)):
                return found
        return ()

    def _subject(self, group: VerbGroup) -> tuple[Actor, ...]:
        inside = [a for a in self.actors if group.start < a.start < group.end and a.role == "pronoun" and a.case == ""]
        if inside:
            return (inside[0],)
        if self.text.lexicon.declension:
            return nominative_subject(self, group)
        edge = self._skip_adverbs(group.start)
        before = self.words[edge - 1] if edge > self.start else ""
        if before in self.w["who"]:
            antecedent = self._nearest(edge - 1, any_case=True)
            return (antecedent,) if antecedent is not None else ()
        if before == "," and (relative := self._relative_owner(edge)) is not None:
            return (relative,)
        adjacent = self._ending_at(edge)
        if adjacent is not None and self._hangs(adjacent):
            return ()  # « their strikes on Yemen violated … »: the noun before it is the subject
        if adjacent is not None and adjacent.case in ("", "between") and adjacent.acts:
            return self._joined(adjacent)
        inverted = self._inverted(group, edge, before)
        if inverted is not None:
            return self.joined_after(inverted)
        if group.infinitive and self.in_sequence(group) and (shared := self._shared(edge)):
            return shared
        if (before in self.w["and"] or before == ",") and (shared := self._shared(edge)):
            return shared
        nearest = self._nearest(edge)
        if nearest is not None:
            return self._joined(nearest)
        if group.bare or group.infinitive or not self._has_noun_subject(edge):
            return self._shared(edge) or self._first()
        return ()

    def _hangs(self, actor: Actor) -> bool:
        """Whether an actor hangs on a noun before it by a preposition that opens no clause of its own."""
        before = self.words[actor.whole - 1] if actor.whole - 1 > self.start else ""
        if not self.text.lexicon.grammar.owner_first or before not in self.w["at"] or actor.case:
            return False
        lexicon = self.text.lexicon
        if before in lexicon.sequence or before in self.w["conjunction"] or before in lexicon.lists["until"]:
            return False
        noun = self.words[actor.whole - 2]
        return noun[0].isalpha() and noun not in lexicon.forms and noun not in self.w["and"]

    def in_sequence(self, group: VerbGroup) -> bool:
        """Whether an infinitive tells what the subject of the clause did next or before: « avant de rencontrer »."""
        if group.finite or group.bare or group.tense not in ("inf", "pp"):
            return False
        near = self.words[max(self.start, group.start - 3) : group.start]
        return any(word in self.text.lexicon.sequence for word in near)

    def _skip_adverbs(self, k: int) -> int:
        verbs = self.text.verbs
        while k > self.start and (self.words[k - 1] in verbs.between or verbs.is_adverb(self.words[k - 1])):
            if any(a.end == k for a in self.actors):
                break
            k -= 1
        if k > self.start and self.words[k - 1] == ",":
            return self._parenthesis(k) or k
        return k

    def _parenthesis(self, k: int) -> int | None:
        """Step over « , pour sa part, » and the like between a subject and its verb."""
        for back in range(k - 2, max(self.start, k - 8) - 1, -1):
            if self.words[back] == ",":
                return back if any(a.end == back for a in self.actors) else None
            if self.words[back] in self._opens or any(a.start <= back < a.end for a in self.actors):
                return None
        return None

    def _ending_at(self, edge: int) -> Actor | None:
        for actor in reversed(self.actors):
            if actor.end in (edge, edge - 1) and (actor.end == edge or self.words[edge - 1] in (",", ")", "»", '"')):
                return actor
            if actor.end < edge - 1:
                break
        return None

    def _joined(self, actor: Actor) -> tuple[Actor, ...]:
        """Return an actor with those joined to it on its left: « X, Y et Z »."""
        group = [actor]
        index = self.actors.index(actor)
        while group[0].joined and index > 0:
            index -= 1
            if index and self._owns(self.actors[index], group[0]):
                index -= 1  # « Russia's X and Türkiye's Y »
            group.insert(0, self.actors[index])
        return tuple(a for a in group if a.acts) or (actor,)

    def _owns(self, owner: Actor, actor: Actor) -> bool:
        """Whether a party stands before a person as whose they are: « Türkiye's Y »."""
        apart = self.words[owner.end : actor.start]
        return owner.case == "of" and actor.role == "person" and len(apart) == 1 and apart[0] in self._possessive

    def joined_after(self, actor: Actor) -> tuple[Actor, ...]:
        """Return an actor with those joined to it on its right."""
        index = self.actors.index(actor)
        group = [actor]
        for at, following in enumerate(self.actors[index + 1 :], index + 2):
            if at < len(self.actors) and self._owns(following, self.actors[at]):
                continue
            if not following.joined or following.case != actor.case:
                break
            group.append(following)
        return tuple(a for a in group if a.acts)

    def _inverted(self, group: VerbGroup, edge: int, before: str) -> Actor | None:
        """« …, a annoncé la ministre »: a subject that follows its verb."""
        if (
            group.passive
            or group.infinitive
            or not (
                edge == self.start
                or before in (",", "»", '"', "”", "'")
                or before in self.w["that"] | self.w["where"]
                or before in ("-", "–", "—")
            )
        ):
            return None
        for actor in self.actors:
            if actor.start >= group.end:
                gap = self.words[group.end : actor.start]
                if (
                    actor.case == ""
                    and actor.acts
                    and len(gap) <= 3
                    and all(w in self.w["article"] or w in self.w["adverb"] or w in ("m", "mme", ".") for w in gap)
                ):
                    return actor
                return None
        return None

    def _relative_owner(self, edge: int) -> Actor | None:
        """« X, qui a reçu Y, a déclaré »: after a closed relative clause the subject is its antecedent."""
        for k in range(edge - 2, self.start, -1):
            if self.words[k] in self.w["who"] or self.words[k] in self.w["where"]:
                owner = self._nearest(k, any_case=True)
                if owner is not None and owner.city is not None and owner.case and self._opens_before(k):
                    continue  # « X, qui se trouve à Rome, où il a été reçu, a déclaré »
                return owner if owner is not None and owner.end >= k - 2 else None
        return None

    def _opens_before(self, k: int) -> bool:
        """Whether a relative clause about somebody begins before token `k`."""
        return any(self.words[x] in self.w["who"] for x in range(self.start, k))

    def _nearest(self, edge: int, any_case: bool = False) -> Actor | None:
        """Return the last actor before `edge` that can be a subject, not looking past a clause's opening."""
        for actor in reversed(self.actors):
            if actor.end > edge:
                continue
            if self.right_bound(actor.end) < edge:
                return None
            if actor.acts and (any_case or actor.case == ""):
                return actor
        return None

    def _first(self) -> tuple[Actor, ...]:
        """Return the first actor of the sentence that can be its subject."""
        for actor in self.actors:
            if actor.case == "" and actor.acts:
                return self.joined_after(actor)
        focus = self.discourse.focus
        return (focus,) if focus is not None else ()

    def _has_noun_subject(self, edge: int) -> bool:
        """Whether some other noun, no actor, stands as subject: « la réunion a permis »."""
        k = edge - 1
        return k >= self.start and self.words[k][0].isalpha() and self.words[k] not in self.w["and"]

    def agent(self, group: VerbGroup) -> tuple[Actor, ...]:
        """Return the « by » actors of a passive."""
        left, bound = self.clause(group.start, group.end)
        begin = left if self.text.lexicon.declension else group.end  # a case may stand before its verb too
        for actor in self.actors_in(begin, bound):
            if actor.case == "by" and actor.acts:
                return self.joined_after(actor)
        return ()
