"""Level 4, utterances: the places of a sentence where somebody says something, who it is, and how far it goes.

A verb of saying on the main level makes an utterance. One inside what another reports (« il a dit que son
pays rejette … ») belongs to that other; one joined to it (« a dit … et a rejeté … ») stands beside it.
"""

from __future__ import annotations

from functools import lru_cache

from .actors import Actor
from .layout import Range
from .lexicon import Lexicon
from .patterns import Mark
from .sentence import Sentence
from .verbs import VerbGroup

NEUTRAL = frozenset({"affirm", "inform"})
_NOUN_REACH = 10
_HARD = frozenset(";:")
_STOPS = frozenset(";:()[]")
_QUOTES = frozenset("«“\"'‘’")


@lru_cache(maxsize=None)
def word_lists(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Return the small words of saying of a pack (table `words` of its statements file)."""
    table: dict[str, list[str]] = lexicon.data["statements"].get("words", {})
    return {key: frozenset(words) for key, words in table.items()}


class Utterance:
    """Something said: its verb, stance, speaker and the range of what is said.

    `inner` are the verbs of saying inside what is said, `noun` the attitude that a light verb expresses
    (« exprimer sa gratitude »), `quoted` tells direct speech.
    """

    __slots__ = (
        "content", "evidence", "group", "head", "inner", "inverted", "mark", "noun", "owner", "quoted", "speaker", "stance",
    )  # fmt: skip

    def __init__(self, mark: Mark, head: int, group: VerbGroup | None, stance: str) -> None:
        self.mark, self.head, self.group, self.stance = mark, head, group, stance
        self.speaker: tuple[Actor, ...] = ()
        self.content: Range = (mark.end, mark.end)
        self.evidence: Range = (mark.start, mark.end)
        self.inner: list[Utterance] = []
        self.noun: Mark | None = None
        self.inverted = False
        self.quoted = False
        self.owner = 0

    @property
    def neutral(self) -> bool:
        """Whether the verb itself takes no stance."""
        return self.stance in NEUTRAL

    @property
    def begin(self) -> int:
        """First token of the verb with its auxiliaries."""
        return self.group.start if self.group is not None else self.mark.start

    @property
    def parties(self) -> frozenset[str]:
        """All parties that speak."""
        return frozenset(party for actor in self.speaker for party in actor.parties)


class UtteranceReader:
    """Finds the utterances of sentences of one text; `last` is who spoke last."""

    def __init__(self) -> None:
        self.last: tuple[Actor, ...] = ()
        self.document = -1
        self.lists: dict[str, frozenset[str]] = {}

    def read(self, sentence: Sentence) -> list[Utterance]:
        """Return the utterances of a sentence in order, each with its speaker and the range of what it says."""
        self.lists = self.lists or word_lists(sentence.text.lexicon)
        top: list[Utterance] = []
        loose: list[Utterance] = []
        for found in self._candidates(sentence):
            if sentence.quoted(found.begin) is not None:
                (top[-1].inner if top else loose).append(found)
            elif top and self._under(sentence, top[-1], found):
                top[-1].inner.append(found)
            elif self._settle(sentence, found, top):
                self._gather(sentence, found, top, loose)
                top.append(found)
            elif found.group is not None and found.group.finite:
                (top[-1].inner if top else loose).append(found)
        self._bound(sentence, top)
        top.extend(self._attributed(sentence, top))
        if top:
            self.last = top[-1].speaker
        return top

    # -- candidates ----------------------------------------------------------------------

    def _candidates(self, sentence: Sentence) -> list[Utterance]:
        """Return every verb of saying with its stance, one a place."""
        found: list[Utterance] = []
        marks = [mark for mark in sentence.predicates if mark.kind in ("say", "support")]
        for index, mark in enumerate(marks):
            if found and (mark.start < found[-1].mark.end or self._is_noun_of(found[-1], mark)):
                continue
            ties = [mark] + [m for m in marks[index + 1 : index + 3] if m.start == mark.start]
            head = self._head(sentence, mark)
            if head is None:
                continue
            group = self._parted(sentence, sentence.text.verbs.group(head, sentence.start), head)
            utterance = self._chosen(sentence, ties, head, group)
            if utterance is not None:
                found.append(utterance)
        return found

    def _is_noun_of(self, earlier: Utterance, mark: Mark) -> bool:
        """Whether what looks like a verb is the noun of the light verb before it: « dire toute l'estime »."""
        light = earlier.group
        return earlier.noun is not None and earlier.noun.start == mark.start and light is not None and not light.bare

    def _head(self, sentence: Sentence, mark: Mark) -> int | None:
        """Return the verb of a mark: its first word, or in « il poursuivi », « a conclu le ministre » the participle."""
        if mark.sense.verbal:
            return mark.start
        forms, aux = sentence.text.lexicon.forms, sentence.text.lexicon.verbs
        for k in range(mark.start, mark.end):
            readings = forms.get(sentence.words[k], ())
            if readings and not any(lemma in aux["have"] or lemma in aux["be"] for lemma, _ in readings):
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
            group = VerbGroup(head)
            group.start, group.finite, group.tense = k, True, "pp"
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
        return Utterance(say, head, group, say.value) if say is not None else None

    def _attitude(self, sentence: Sentence, end: int, group: VerbGroup) -> Mark | None:
        """Return the noun of attitude that a light verb ending before `end` governs (before it in the passive)."""
        if group.bare and group.passive and group.tense == "pp":
            titles = [m for m in sentence.predicates if m.kind == "document"]
            for mark in reversed(sentence.predicates):
                if any(m.start <= mark.start < m.end for m in titles):
                    continue
                if mark.kind == "attitude" and group.start - 6 <= mark.start and mark.end <= group.start:
                    return mark
        for mark in sentence.predicates:
            if mark.kind == "attitude" and end <= mark.start <= end + _NOUN_REACH:
                between = range(end, mark.start)
                if any(sentence.is_open(k) or sentence.words[k] in _STOPS for k in between):
                    return None
                if any(a.end == mark.start and a.case == "" and a.start >= end for a in sentence.actors):
                    return None
                return mark
        return None

    # -- levels --------------------------------------------------------------------------

    def _under(self, sentence: Sentence, outer: Utterance, found: Utterance) -> bool:
        """Whether a verb of saying is part of what `outer` reports."""
        group = found.group
        if group is None or group.tense == "ger":
            return False
        if outer.group is not None and outer.group.passive and outer.group.bare:
            return False
        opener = self._last_opener(sentence, outer.mark.end, found.begin)
        if outer.inverted:
            return opener is None and not self._joined(sentence, outer, found)
        if opener is None:
            if outer.mark.end > 0 and sentence.words[outer.mark.end - 1] in sentence.w["that"] and outer.mark.end > outer.head + 1:
                return not self._joined(sentence, outer, found)
            return group.infinitive and not group.finite and not self._through(sentence, group)
        if self._aside(sentence, opener):
            return False
        return not self._joined(sentence, outer, found)

    def _last_opener(self, sentence: Sentence, start: int, stop: int) -> int | None:
        for k in range(stop - 1, start - 1, -1):
            if sentence.is_open(k):
                return k
        return None

    def _aside(self, sentence: Sentence, opener: int) -> bool:
        """Whether a clause opens beside what is said, not in it: « tandis que », « ce que conteste Paris », « dont »."""
        words, w = sentence.words, sentence.w
        word = words[opener]
        if word in w["that"] and opener > sentence.start:
            return words[opener - 1] in self.lists["beside"]
        comma = opener > sentence.start and words[opener - 1] == ","
        return comma and (word in w["where"] or word in w["who"])

    def _joined(self, sentence: Sentence, outer: Utterance, found: Utterance) -> bool:
        """Whether two verbs stand side by side: joined by « and » or a comma, and of the same form."""
        a, b = outer.group, found.group
        if a is None or b is None:
            return False
        edge = self._edge(sentence, b.start)
        words, link = sentence.words, sentence.w["and"] | {","}
        before = words[edge - 1] if edge > sentence.start else ""
        if b.bare:
            return before in link and a.tense == "pp" and a.finite and not a.passive
        if not b.finite:
            return False
        if before not in link:
            subject = next((x for x in reversed(sentence.actors) if x.end == edge and x.case == "" and x.acts), None)
            if subject is None or subject.whole <= outer.mark.end or words[subject.whole - 1] not in link:
                return False
        return bool(self._tenses(sentence, a, outer.head) & self._tenses(sentence, b, found.head))

    def _edge(self, sentence: Sentence, k: int) -> int:
        between = sentence.text.verbs.between
        while k > sentence.start and sentence.words[k - 1] in between and sentence.words[k - 1] not in sentence.w["and"]:
            k -= 1
        return k

    def _tenses(self, sentence: Sentence, group: VerbGroup, head: int) -> set[tuple[str, bool]]:
        """Return the tenses a verb may be in; of a compound one those of its auxiliary."""
        forms = sentence.text.lexicon.forms
        if group.tense != "pp":
            return {(tense, False) for _, tense in forms.get(sentence.words[head], ())}
        for k in range(group.start, head):
            if tenses := {(t, True) for _, t in forms.get(sentence.words[k], ()) if t not in ("pp", "inf")}:
                return tenses
        return set()

    def _gather(self, sentence: Sentence, found: Utterance, top: list[Utterance], loose: list[Utterance]) -> None:
        """Give a verb that follows what it reports (« …, a-t-il dit ») the verbs of saying before it."""
        if not found.inverted:
            loose.clear()
            return
        found.owner = self._left_bound(sentence, found.begin)
        while top and not top[-1].inverted and top[-1].begin >= found.owner and self._open_ended(sentence, top[-1], found):
            found.inner.insert(0, top.pop())
        found.inner[:0] = [u for u in loose if u.begin >= found.owner or sentence.quoted(u.begin)]
        loose.clear()

    def _open_ended(self, sentence: Sentence, earlier: Utterance, found: Utterance) -> bool:
        """Whether an earlier verb is part of what the inverted one reports: all but a gerund ahead of the clause."""
        return earlier.group is not None and earlier.group.tense != "ger"

    def _left_bound(self, sentence: Sentence, begin: int) -> int:
        """Return where the clause begins that an inverted verb closes or interrupts."""
        for k in range(begin - 2, sentence.start, -1):
            if sentence.words[k] in _HARD and sentence.quoted(k) is None:
                return k + 1
            if sentence.words[k] in self.lists["but"] and sentence.words[k - 1] == ",":
                return k
        return sentence.start

    # -- speakers ------------------------------------------------------------------------

    def _settle(self, sentence: Sentence, found: Utterance, top: list[Utterance]) -> bool:
        """Find who speaks. Returns whether the verb reports speech here at all."""
        group = found.group
        if group is None or self._denied(sentence, found, group):
            return False
        if group.tense == "ger" or (group.infinitive and not group.finite):
            if group.tense != "ger" and not self._through(sentence, group):
                return False
            found.speaker = self._main(sentence, found, top)
        elif self._misread(sentence, found, group, top):
            return False
        elif group.bare:
            found.speaker = self._bare(sentence, found, group, top)
        elif group.passive:
            found.speaker = self._passive(sentence, found, group)
        else:
            found.speaker = self._subject(sentence, found, group, top)
            first = found.speaker[0] if found.speaker else None
            found.inverted = first is not None and first.start > group.start
            if not found.inverted and first is not None and group.finite:
                found.inverted = self._said_after_quote(sentence, group)
        return bool(found.parties)

    def _subject(
        self, sentence: Sentence, found: Utterance, group: VerbGroup, top: list[Utterance]
    ) -> tuple[Actor, ...]:
        """Return the subject of a finite verb: shared with the verb it is joined to, or its own."""
        edge = self._edge(sentence, group.start)
        if top and edge > sentence.start and sentence.words[edge - 1] in sentence.w["and"]:
            inside = any(group.start < a.start < group.end and a.role == "pronoun" and a.case == "" for a in sentence.actors)
            if not inside and self._joined(sentence, top[-1], found):
                return top[-1].speaker
        subject = self._continued(sentence, group) or sentence.subject(group) or self._document(sentence, group)
        parted = edge > sentence.start and sentence.words[edge - 1] == "," and not group.infinitive
        if self._is_state(sentence, found) and not parted and not any(
            edge - 4 <= a.end <= edge or (a.role == "pronoun" and a.end <= group.end) for a in subject
        ):
            return ()
        if len(subject) > 1:
            subject = tuple(a for a in subject if a.whole == sentence.start or sentence.words[a.whole - 1] not in sentence.w["at"])
        return subject

    def _is_state(self, sentence: Sentence, found: Utterance) -> bool:
        """Whether the verb is « to be »: it says something only of a subject that stands next to it."""
        be = sentence.text.lexicon.verbs["be"]
        return any(lemma in be for lemma, _ in sentence.text.lexicon.forms.get(sentence.words[found.head], ()))

    def _misread(self, sentence: Sentence, found: Utterance, group: VerbGroup, top: list[Utterance]) -> bool:
        """Whether what looks like a simple tense is a noun: at the head of a sentence, or in apposition after a comma."""
        if not group.finite or group.tense in ("pp", "inf"):
            return False
        edge = self._edge(sentence, group.start)
        if any(group.start < a.start <= group.end + 2 and a.case == "" for a in sentence.actors):
            return False
        if edge <= sentence.start:
            return True
        if sentence.words[edge - 1] != "," or self._document(sentence, group):
            return False
        if any(a.end == edge - 1 and a.case == "" for a in sentence.actors):
            return False
        return not any(self._joined(sentence, u, found) for u in top)

    def _said_after_quote(self, sentence: Sentence, group: VerbGroup) -> bool:
        return any(quote[1] in (group.start, group.start - 1) for quote in sentence.quotes)

    def _denied(self, sentence: Sentence, found: Utterance, group: VerbGroup) -> bool:
        """Whether a negation undoes the report: « n'a pas précisé »; not « n'a pas caché », « n'en a pas moins dit »."""
        negative, words = self.lists["negative"], sentence.words
        hidden = any(lemma in self.lists["hide"] for lemma, _ in sentence.text.lexicon.forms.get(words[found.head], ()))
        if hidden and found.noun is not None:
            return not group.negated
        if not group.negated:
            return False
        if any(words[k] in negative for k in range(found.mark.start, found.mark.end)):
            return False
        near = words[group.start : found.head + 3]
        if any(word in self.lists["less"] for word in near):
            return False
        if found.stance == "reject":
            found.stance = "affirm"
            return False
        return True

    def _through(self, sentence: Sentence, group: VerbGroup) -> bool:
        """Whether an infinitive is itself said: « a tenu à souligner », « avant de saluer »."""
        forms, wish = sentence.text.lexicon.forms, sentence.text.lexicon.verbs["say_through"]
        for k in range(group.start - 1, max(sentence.start, group.start - 4) - 1, -1):
            word = sentence.words[k]
            if word in self.lists["before"] or any(lemma in wish for lemma, _ in forms.get(word, ())):
                return True
        return False

    def _main(self, sentence: Sentence, found: Utterance, top: list[Utterance]) -> tuple[Actor, ...]:
        """Return the subject of the clause that a gerund or infinitive leans on."""
        if top:
            return top[-1].speaker
        verbs, forms = sentence.text.verbs, sentence.text.lexicon.forms
        ahead = range(found.mark.end, sentence.stop) if found.begin <= sentence.start + 2 else range(found.begin - 1, sentence.start, -1)
        for k in ahead:
            if sentence.words[k] in forms and sentence.quoted(k) is None:
                group = verbs.group(k, sentence.start)
                if group is not None and group.finite and (subject := sentence.subject(group)):
                    return subject
        return ()

    def _bare(self, sentence: Sentence, found: Utterance, group: VerbGroup, top: list[Utterance]) -> tuple[Actor, ...]:
        """A participle alone: joined to an earlier verb (« et déploré »), or with its agent (« l'offre faite par »)."""
        agent = sentence.agent(group)
        if agent:
            return agent if found.noun is not None and found.noun.end <= group.start else ()
        edge = self._edge(sentence, group.start)
        if edge <= sentence.start or sentence.words[edge - 1] not in sentence.w["and"] | {","}:
            return ()
        forms, verbs = sentence.text.lexicon.forms, sentence.text.verbs
        for k in range(edge - 1, sentence.start, -1):
            if sentence.words[k] not in forms:
                continue
            earlier = verbs.group(k, sentence.start)
            if earlier is not None and earlier.finite and earlier.tense == "pp" and not earlier.passive:
                same = next((u for u in top if u.head == k), None)
                return same.speaker if same is not None else sentence.subject(earlier)
        return ()

    def _document(self, sentence: Sentence, group: VerbGroup) -> tuple[Actor, ...]:
        """« Le communiqué exige », « prévient la note »: a text speaks for those whose it is."""
        words = sentence.words
        for k in (*range(group.start - 1, max(sentence.start, group.start - 14) - 1, -1), *range(group.end, min(group.end + 3, sentence.stop))):
            if words[k] in self.lists["texts"]:
                self.document = sentence.number
                near = [a for a in sentence.actors if k < a.start <= k + 6 and a.case in ("by", "of") and a.acts]
                if near:
                    return (near[0],)
                return self.last
            if k < group.start and (sentence.is_open(k) or words[k] in _STOPS):
                break
        return ()

    def _continued(self, sentence: Sentence, group: VerbGroup) -> tuple[Actor, ...]:
        """« Il presse aussi … »: a pronoun that takes up the text which spoke in the sentence before."""
        if sentence.number - 1 != self.document:
            return ()
        words, w = sentence.words, sentence.w
        if words[sentence.start] in w["he"] | w["she"] and group.start <= sentence.start + 1 or self.document == sentence.number:
            self.document = sentence.number
            return self.last
        return ()

    def _passive(self, sentence: Sentence, found: Utterance, group: VerbGroup) -> tuple[Actor, ...]:
        """« Il a été souligné que … », « les préoccupations … ont été mises en valeur »: the agent's, or whose it plainly is."""
        agent = sentence.agent(group)
        if agent:
            return agent
        that = found.mark.end < sentence.stop and sentence.words[found.mark.end] in sentence.w["that"]
        that = that or sentence.words[found.mark.end - 1] in sentence.w["that"]
        if not that and (not found.neutral or found.stance == "inform" or self._person_before(sentence, group)):
            return ()
        discourse = sentence.discourse
        content = (found.mark.end, sentence.stop) if that else (sentence.start, group.start)
        if discourse.speaker is not None and any(w in sentence.w["our"] for w in sentence.words[content[0] : content[1]]):
            return (discourse.speaker,)
        both = Actor(content[0], content[0], "pair")
        both.parties = discourse.bilateral()
        return (both,) if len(both.parties) > 1 else ()

    def _person_before(self, sentence: Sentence, group: VerbGroup) -> bool:
        """Whether an acting subject stands before a passive: it suffers what is done, nothing is reported of it."""
        return any(a.case == "" and a.acts and a.end >= group.start - 1 for a in sentence.actors if a.end <= group.start)

    # -- ranges --------------------------------------------------------------------------

    def _bound(self, sentence: Sentence, top: list[Utterance]) -> None:
        """Give every utterance the range of what it says, up to the next one or to a clause beside it."""
        for index, u in enumerate(top):
            right = self._start_of(sentence, top[index + 1], u) if index + 1 < len(top) else sentence.stop
            if self._by_noun(u):
                u.content = (u.noun.start if u.noun else u.begin, right)
                u.evidence = u.content
                continue
            end = max(u.mark.end, u.noun.end if u.noun is not None else 0)
            right = self._right_bound(sentence, end, max(right, end))
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

    def _by_noun(self, u: Utterance) -> bool:
        return u.group is not None and u.group.bare and u.noun is not None and u.noun.end <= u.begin

    def _start_of(self, sentence: Sentence, following: Utterance, u: Utterance) -> int:
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

    def _right_bound(self, sentence: Sentence, start: int, stop: int) -> int:
        """Return where what is said gives way to something else: a semicolon, « alors que », « tandis que »."""
        for k in range(start, stop):
            word = sentence.words[k]
            if word == ";" and sentence.quoted(k) is None:
                return k
            if word in self.lists["meanwhile"] and k > start and k + 1 < stop and sentence.words[k + 1] in sentence.w["that"]:
                return k
        return stop

    # -- attribution ---------------------------------------------------------------------

    def _attributed(self, sentence: Sentence, top: list[Utterance]) -> list[Utterance]:
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

    def _himself(self, sentence: Sentence, mark: Mark) -> Actor | None:
        """« selon lui »: a pronoun that is left for whoever speaks."""
        k = mark.end
        if not self.last or k >= sentence.stop or sentence.words[k] not in sentence.w["him"] | sentence.w["them"] | sentence.w["she"]:
            return None
        actor = Actor(k, k + 1, "pronoun")
        actor.parties, actor.people = self.last[0].parties, self.last[0].people
        return actor

    def _attribution(
        self, sentence: Sentence, mark: Mark, actor: Actor, ahead: bool, top: list[Utterance]
    ) -> Utterance | None:
        outer = next((u for u in top if u.content[0] <= mark.start < u.content[1]), None)
        if not ahead and mark.end == mark.start + 1 and sentence.words[mark.start] in self.lists["weak_frames"]:
            return None
        utterance = Utterance(mark, mark.start, None, "affirm")
        utterance.speaker = (actor,)
        if actor.role == "pronoun" and (outer is not None or self.last):
            utterance.speaker = outer.speaker if outer is not None else self.last
        if ahead:
            if outer is not None or any(u.begin > mark.start for u in top):
                return None
            content = (actor.end, self._right_bound(sentence, actor.end, sentence.stop))
        else:
            opener = self._last_opener(sentence, sentence.start, mark.start)
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
                content = (self._left_bound(sentence, mark.start), sentence.stop)
        utterance.content = utterance.evidence = content
        return utterance
