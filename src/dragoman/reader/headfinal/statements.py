"""Level 4, statements where the verb comes last: what an utterance amounts to and at whom it is made."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable

from ..actors import Actor
from ..drafts import InstrumentDraft, StatementDraft
from ..layout import Range
from ..lexicon import Lexicon
from ..sentence import Sentence
from ..speech import Utterance
from ..statements import StatementReader
from ..targets import TargetReader, named
from .clauses import COMING, FinalSentence, Head
from .utterances import FinalUtteranceReader

_LATELY = 40
_NO_HEAD = Head(-1, "", "")
_OBJECTS: dict[str, tuple[str, ...]] = {
    "demand": ("object", "from", "to"),
    "accuse": ("object", "to", "against"),
    "praise": ("to", "object"),
    "propose": ("to", "object"),
    "threaten": ("to", "object", "with"),
    "concern": ("object", "from"),
    "reject": ("object",),
    "commit": ("to",),
    "inform": ("object", "to", "with"),
    "affirm": ("to",),
}
"""In which cases a verb of each stance has whom it is said to or of, the surest first."""

_SOMEBODY = frozenset({"person", "office", "pronoun"})
_WEIGHED = frozenset({"praise", "concern", "accuse", "reject"})
"""Stances towards what somebody did or has."""

_ANSWERS = frozenset({"reject", "accuse", "threaten", "demand"})
"""Stances that answer somebody: whoever the text has spoken of most."""

_AGREED = frozenset({"affirm", "inform", "commit", "propose"})
_CALLED_ON = frozenset({"state", "capital", "body", "person", "office", "org"})
"""Roles of actors that can be told what they must do."""

_SAID_TO = frozenset({"inform", "affirm"})


class FinalTargetReader(TargetReader):
    """Finds whom the statements of one text are about, by case; `lately` are the actors of the last sentences."""

    def __init__(self, lists: dict[str, frozenset[str]]) -> None:
        super().__init__(lists)
        self.lately: deque[Actor] = deque(maxlen=_LATELY)

    def remember(self, sentence: Sentence) -> None:
        """Keep the actors of a sentence for those that come after it."""
        self.lately.extend(sentence.actors)

    def target(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> set[str]:
        """Return the parties to whom or at whom it is said."""
        own = set(draft.parties)
        stance = draft.stance if draft.stance in _OBJECTS else utterance.stance
        begin, end = utterance.content
        if begin > utterance.head:  # behind « that »: whom it is said to stands before the verb
            begin, end = utterance.evidence[0], utterance.head
        for case in _OBJECTS[stance]:
            ordered = sentence.actors if stance in ("demand", "accuse") and case == "object" else sentence.actors[::-1]
            for actor in ordered:
                if actor.start < begin or actor.end > end or actor.case != case:
                    continue
                if actor.role in ("place", "outsider") or (actor.role == "capital" and stance in _SAID_TO):
                    continue
                if stance == "affirm" and actor.role not in ("person", "office", "pronoun"):
                    continue
                near = utterance.mark.start - actor.end <= 2 or actor.role in _SOMEBODY
                if case == "to" and not near:
                    continue
                found = set(actor.parties) - own
                if found:
                    return found | self._joined(sentence, actor) - own
        return set()

    def _content(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> set[str]:
        """Return the parties named in what is said: whose it is rather than where to or from."""
        found = [
            actor
            for actor in named(sentence, utterance.content, draft.parties)
            if not any(m.kind == "document" and m.start <= actor.start < m.end for m in sentence.predicates)
        ]
        if draft.stance in _WEIGHED:
            owners = [a for a in found if a.case not in ("to", "into", "from", "attribute", "about", "other")]
            found = owners or found
            doer = next((a for a in reversed(found) if a.case == "of" and self._does(sentence, a)), None)
            if doer is not None:
                return set(doer.parties)
        organisations = len(found) > 1
        return {
            party
            for actor in found
            if not (actor.role == "org" and organisations and actor.case in ("of", "into", "to"))
            if not self._frames(sentence, actor)
            for party in actor.parties
        }

    def _frames(self, sentence: Sentence, actor: Actor) -> bool:
        """Whether an organisation only tells where: « BMT və İƏT çərçivəsində »."""
        if not any(party.startswith("org:") for party in actor.parties):
            return False
        last = sentence.actors.index(actor)
        while last + 1 < len(sentence.actors) and sentence.actors[last + 1].joined:
            last += 1
        after = sentence.words[sentence.actors[last].end : sentence.actors[last].end + 2]
        return any(word in self.lists["within"] for word in after)

    def other_side(self, sentence: Sentence, draft: StatementDraft) -> set[str]:
        """Return whom a side speaks about that names nobody: of the same breath, else the other of the pair."""
        earlier, own = self.spoken, set(draft.parties)
        if earlier is not None and earlier.sentence == draft.sentence and earlier.parties == draft.parties:
            return set(earlier.about)
        found = super().other_side(sentence, draft)
        if not found and draft.stance in _ANSWERS:
            told = Counter(p for a in self.lately for p in a.parties if p not in own)
            found = {told.most_common(1)[0][0]} if told else set()
        return found - own

    def about(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft, target: set[str]) -> set[str]:
        """Return the parties spoken about: of what is shared with the other side, that side."""
        if draft.stance == "commit":  # what one undertakes is about whom one names
            return target or self._content(sentence, utterance, draft) - set(draft.parties)
        if draft.stance == "inform":
            return self._content(sentence, utterance, draft) - self.target(sentence, utterance, draft)
        if draft.stance == "concern":
            return self._content(sentence, utterance, draft) - set(draft.parties)
        found = super().about(sentence, utterance, draft, target)
        if found or draft.stance != "affirm" or len(draft.parties) != 1:
            return found
        words = sentence.text.lexicon.wordforms
        assert words is not None
        content = sentence.words[utterance.content[0] : utterance.content[1]]
        shared = any(
            word in self.lists["shared"] or any(form.stem in self.lists["shared"] for form in words.nouns[word])
            for word in content
        )
        return set(sentence.discourse.counterpart(draft.parties)) if shared else found

    def _does(self, sentence: Sentence, actor: Actor) -> bool:
        """Whether a verb says what somebody did: « Azərbaycanın göstərdiyi »."""
        assert isinstance(sentence, FinalSentence)
        head = next((h for h in sentence.heads if h.at >= actor.end), None)
        return head is not None and (head.relative or head.tense == "fact") and head.at - actor.end <= 4

    def _joined(self, sentence: Sentence, actor: Actor) -> set[str]:
        index = sentence.actors.index(actor)
        found: set[str] = set()
        while index > 0 and sentence.actors[index].joined:
            index -= 1
            found.update(sentence.actors[index].parties)
        return found

    def _listeners(self, sentence: Sentence, utterance: Utterance) -> set[str]:
        return set()

    def clitic(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> set[str]:
        """Return nobody: pronouns are actors of their own here."""
        return set()

    def _to_all(self, sentence: Sentence, utterance: Utterance) -> bool:
        content = " ".join(sentence.words[utterance.content[0] : utterance.content[1]])
        return utterance.stance == "demand" and any(phrase in content for phrase in self.lists["everyone"])


class FinalStatementReader(StatementReader):
    """Reads what the sentences of one text report as said."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.finder = FinalUtteranceReader(self.lists)
        self.targets = FinalTargetReader(self.lists)

    def utterances(self, sentence: Sentence) -> list[Utterance]:
        """Return every utterance of a sentence in order, each with its speaker and the range of what it says."""
        before = self.finder.last
        self.targets.remember(sentence)
        found = self.finder.read(sentence)
        if not found:
            quote = self._quote_alone(sentence)
            if quote is not None and (quote[1] > sentence.stop or self._whole(sentence, quote)):
                self.pending.append(sentence)
            elif quote is not None and before:
                found.append(self._quotation(sentence, before))
        return found

    def _whole(self, sentence: Sentence, quote: Range) -> bool:
        """Whether a quotation is all there is in a sentence: the next tells whose it is."""
        return quote[0] <= sentence.start and quote[1] >= sentence.stop - 1

    def _quote_alone(self, sentence: Sentence) -> Range | None:
        assert isinstance(sentence, FinalSentence)
        for quote in sentence.quotes:
            start, stop = max(quote[0], sentence.start), min(quote[1], sentence.stop)
            if stop - start >= 6 and any(start <= head.at < stop and head.finite for head in sentence.heads):
                return quote
        return None

    def drafts(
        self, sentence: Sentence, utterances: Iterable[Utterance], events: list[Range], documents: list[InstrumentDraft]
    ) -> list[StatementDraft]:
        """Return the statements made by the utterances that tell more than an event does."""
        found: list[StatementDraft] = []
        for utterance in utterances:
            found.extend(self._earlier(sentence, utterance))
            if self._tells_event(sentence, utterance, events) or (found and self._points(sentence, utterance)):
                continue
            draft = self._draft(sentence, utterance, documents)
            if draft is not None:
                found.append(draft)
                self.targets.spoken = draft
        return found

    def _tells_event(self, sentence: Sentence, utterance: Utterance, events: list[Range]) -> bool:
        """Whether what is said is an event already drafted: an invitation, an agreed or announced meeting."""
        assert isinstance(sentence, FinalSentence)
        start, end = utterance.evidence
        if any(
            m.kind == "status" and m.value == "cancelled" and start <= m.start < end for m in sentence.frames
        ) and utterance.stance in ("affirm", "inform", "commit"):
            return True
        if utterance.stance == "demand":
            return self._convenes(sentence, utterance) and bool(events)
        if utterance.neutral and self._tells_talk(sentence, utterance):
            return True
        if utterance.stance not in ("commit", "propose", "affirm", "inform"):
            return False
        if utterance.content[0] > utterance.head and utterance.stance == "affirm":
            return False
        if utterance.stance in ("affirm", "inform") and any(inner.stance not in _AGREED for inner in utterance.inner):
            return False
        quote = next((q for q in sentence.quotes if utterance.quoted and q[0] >= start), None)
        inside = [(a, b) for a, b in events if a >= start and (quote is None or b <= quote[1])]
        near = any(utterance.content[1] - 8 <= b <= utterance.mark.end for a, b in inside)
        if near and sentence.head_at.get(utterance.content[1] - 1, _NO_HEAD).tense in COMING:
            return True  # « səfər edəcəyi vurğulandı »
        return near and (utterance.stance in ("commit", "propose") or self._announces(sentence, utterance))

    def _tells_talk(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether what is reported is only that something was talked about."""
        assert isinstance(sentence, FinalSentence)
        heads = [h for h in sentence.heads if utterance.content[0] <= h.at < utterance.content[1] and h.finite]
        if not heads or utterance.content[0] < utterance.head:
            return False
        return any(f.kind == "about" and f.end == heads[-1].at + 1 for f in sentence.frames)

    def _convenes(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether what is asked for is that a body meet (codebook, Undone and asked for)."""
        assert isinstance(sentence, FinalSentence)
        head = next((h for h in reversed(sentence.heads) if h.at < utterance.mark.start), None)
        return head is not None and head.tense == "vn" and head.lemma in self.lists["convene"]

    def _points(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether a verb only says whose the quotation before is: « bunu X bildirib »."""
        before = sentence.words[sentence.start : utterance.mark.start]
        return utterance.content[0] < utterance.head and any(word in self.lists["pointing"] for word in before)

    # -- stance --------------------------------------------------------------------------

    def _inner(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> Utterance | None:
        """Return the verb inside what is said by which the speaker's own side takes a stance."""
        assert isinstance(sentence, FinalSentence)
        own = set(draft.parties)
        for inner in reversed(utterance.inner):
            if inner.neutral and inner.stance != "inform":
                continue
            head = sentence.head_at[inner.head]
            closing = utterance.mark.start - inner.mark.end <= 2 if not head.finite else True
            told = head.finite or head.case in ("object", "")
            if not closing or not told or head.passive or head.adnominal or head.negated:
                continue
            left = sentence.left_bound(head.at) if head.finite else utterance.content[0]
            wanted = ("",) if head.finite else ("of", "")
            others = (
                a
                for a in sentence.actors
                if left <= a.whole and a.end <= head.at and a.case in wanted and a.acts and a.role != "weak"
            )
            if head.finite and any(set(a.parties) - own for a in others):
                continue
            return inner
        return None

    def _by_content(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft, target: set[str]) -> str:
        """Return the stance of what is said; another party that must do something is called on."""
        assert isinstance(sentence, FinalSentence)
        stance = super()._by_content(sentence, utterance, draft, target)
        start, stop = utterance.content
        musts = (h for h in sentence.heads if start <= h.at < stop and h.tense == "must" and not h.passive)
        for head in musts if stance == "affirm" else ():
            doers = sentence.subject_of(head)
            if doers and all(a.role in _CALLED_ON and not set(a.parties) & set(draft.parties) for a in doers):
                return "demand"
        return stance

    def _obliged(self, sentence: Sentence, content: Range, draft: StatementDraft) -> bool:
        """Whether another party is told what to do: it stands in the clause of « must »."""
        assert isinstance(sentence, FinalSentence)
        for mark in sentence.cues:
            if mark.value == "demand" and content[0] <= mark.start < content[1]:
                left = sentence.left_bound(mark.start)
                return any(a.whole >= left and a.end <= mark.start for a in named(sentence, content, draft.parties))
        return False

    def _promises(self, sentence: Sentence, content: Range, draft: StatementDraft) -> bool:
        """Whether the speaker tells what their own side will do: « davam etdirəcəklərini »."""
        assert isinstance(sentence, FinalSentence)
        own = set(draft.parties)
        for head in sentence.heads:
            if not content[0] <= head.at < content[1] or head.passive or head.negated:
                continue
            if head.tense == "fut" or (head.tense == "aim" and head.nominal and head.at >= content[1] - 2):
                left = sentence.left_bound(head.at)
                doers = [a for a in sentence.actors if left <= a.whole and a.end <= head.at and a.case in ("", "of")]
                return bool(doers) and all(set(a.parties) <= own for a in doers if a.acts)
        return False

    def _announces(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether the verb is one by which the news itself is told."""
        assert isinstance(sentence, FinalSentence)
        head = sentence.head_at.get(utterance.head)
        if head is None:
            return False
        phrase = " ".join([*sentence.words[utterance.mark.start : head.at], head.lemma])
        return phrase in self.lists["announce"]

    def _mild(self, sentence: Sentence, utterance: Utterance) -> bool:
        return False
