"""Level 4, statements: what an utterance amounts to — its stance and the parties it is about."""

from __future__ import annotations

from collections.abc import Iterable

from .actors import OBJECTS, Actor
from .drafts import InstrumentDraft, StatementDraft
from .layout import Range
from .lexicon import PREDICATE, Lexicon
from .patterns import Mark, Sense
from .quotations import quote_alone, signed
from .said_events import does_more, events_in, first_more, greets, promised
from .said_stances import asked_apart, others_refusal, own_stances, stances
from .sentence import Sentence
from .speech import Utterance, last_opener, word_lists
from .targets import TargetReader, named
from .utterances import UtteranceReader

_CUE_ORDER = ("commit", "accuse", "threaten", "reject", "demand", "concern", "propose", "praise")
_COMPLAINTS = frozenset({"concern", "reject", "demand", "threaten"})
_TO_GUESTS = frozenset({"inform", "concern"})
_MEETINGS = frozenset({"visit", "meeting", "conference", "consultations", "call"})
_ABROAD = frozenset({
    "bilateral_relations", "political_dialogue", "multilateral", "regional", "peace_process", "borders", "security",
    "defence", "legal", "humanitarian", "nuclear", "terrorism", "migration", "human_rights", "demining", "consular",
})  # fmt: skip
"""Topics that take a statement out of the domestic."""

_NEAR = 12
"""How many tokens from its verb an event is still what is said."""


class StatementReader:
    """Reads what the sentences of one text report as said."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lists = word_lists(lexicon)
        self.reader, self.targets = UtteranceReader(lexicon), TargetReader(self.lists)
        self.pending: list[Sentence] = []

    def utterances(self, sentence: Sentence) -> list[Utterance]:
        """Return every utterance of a sentence in order, each with its speaker and the range of what it says."""
        before = self.reader.speakers.last
        found = self.reader.read(sentence)
        if not found:
            quote = quote_alone(sentence)
            if quote is not None:
                if quote[1] > sentence.stop:
                    self.pending.append(sentence)
                    return []
                speaker = signed(sentence, quote) or before
                if speaker:
                    found.append(self._quotation(sentence, speaker))
        return found

    def _quotation(self, sentence: Sentence, speaker: tuple[Actor, ...]) -> Utterance:
        mark = Mark(sentence.start, sentence.start, Sense(PREDICATE, "say", "affirm"))
        utterance = Utterance(mark, sentence.start, None, "affirm")
        utterance.speaker, utterance.quoted = speaker, True
        utterance.content = utterance.evidence = (sentence.start, sentence.stop)
        utterance.inner = self.reader.within(sentence)
        return utterance

    # -- drafts --------------------------------------------------------------------------

    def drafts(
        self, sentence: Sentence, utterances: Iterable[Utterance], events: list[Range], documents: list[InstrumentDraft]
    ) -> list[StatementDraft]:
        """Return the statements made by the utterances that tell more than an event does."""
        found: list[StatementDraft] = []
        for utterance in utterances:
            found.extend(self._earlier(sentence, utterance))
            if self._points_back(sentence, utterance):
                continue
            for part in self._joint_of(sentence, utterance) or self._own_words(sentence, utterance):
                if self._only_event(part, events, sentence):
                    continue
                draft = self._draft(sentence, part, documents)
                beside = part.group is not None and part.group.tense == "ger" and bool(found)
                if draft is not None and beside and _alike(found[-1], draft):
                    continue  # « приветствовал …, назвав … »: one thing said
                if draft is not None:
                    found.append(draft)
                    self.targets.spoken = draft
        return found

    def _joint_of(self, sentence: Sentence, utterance: Utterance) -> list[Utterance]:
        """Return what both sides are reported to have agreed or said by the one that tells of it."""
        if not utterance.neutral or utterance.noun is not None:
            return []
        found = []
        for inner in utterance.inner:
            group = inner.group
            if inner.neutral or group is None or not group.finite or group.passive or group.time == "unreal":
                continue
            if sentence.quoted(inner.begin) and not sentence.text.lexicon.grammar.that_left_out:
                continue
            opener = last_opener(sentence, utterance.content[0], inner.begin)
            if opener is not None and sentence.words[opener] in sentence.w["where"] | sentence.w["who"]:
                continue  # « ce dont les dirigeants sont convenus »
            subject = sentence.subject(group)
            parties = {party for actor in subject for party in actor.parties}
            if len(parties) > 1 and utterance.parties < parties:
                inner.speaker = subject
                inner.content = (inner.mark.end, max(inner.mark.end, self._end_of(utterance, inner)))
                inner.evidence = (inner.begin, inner.content[1])
                found.append(inner)
        return found

    def _end_of(self, outer: Utterance, inner: Utterance) -> int:
        """Return where what an inner verb tells ends: at the verb that closes the report, else with the report."""
        return outer.begin if outer.begin > inner.begin else outer.content[1]

    def _points_back(self, sentence: Sentence, utterance: Utterance) -> bool:
        """« Об этом сообщила пресс-служба »: whether only the source is told of what stands before."""
        before = range(sentence.start, min(utterance.begin, sentence.start + 3))
        back = any(sentence.words[k] in self.lists.get("said_before", ()) for k in before)
        return back and self._announces(sentence, utterance)

    def _earlier(self, sentence: Sentence, utterance: Utterance) -> list[StatementDraft]:
        """Give the earlier sentences of a quotation to the speaker named only at its end."""
        waiting, self.pending = self.pending, []
        found = []
        for earlier in waiting:
            draft = self._draft(earlier, self._quotation(earlier, utterance.speaker), [])
            if draft is not None:
                found.append(draft)
        return found

    def _own_words(self, sentence: Sentence, utterance: Utterance) -> list[Utterance]:
        """« Nous remercions A, dit-il, et condamnons B »: one part for each verb of stance."""
        parts = stances(sentence, utterance) if utterance.stance == "affirm" and utterance.noun is None else []
        return parts or self._parts(sentence, utterance)

    def _parts(self, sentence: Sentence, utterance: Utterance) -> list[Utterance]:
        """Cut out of a list in the passive what has an attitude of its own: « les préoccupations concernant … »."""
        group = utterance.group
        if group is None or not group.passive or group.bare or utterance.content[1] > group.start:
            return asked_apart(sentence, utterance)
        parts = [utterance]
        start, stop = utterance.content
        for mark in sentence.predicates:
            if mark.kind == "attitude" and mark.value in _COMPLAINTS and start < mark.start < stop:
                end = next((k for k in range(mark.end, stop) if sentence.words[k] in sentence.w["and"] | {","}), stop)
                part = Utterance(utterance.mark, utterance.head, None, mark.value)
                part.speaker, part.content, part.evidence = utterance.speaker, (mark.start, end), (mark.start, end)
                parts.append(part)
        return parts

    def _only_event(self, utterance: Utterance, events: list[Range], sentence: Sentence) -> bool:
        """Whether what is said is an event already drafted: an invitation, an announced visit."""
        if utterance.stance == "accuse":
            return self._ended(sentence, utterance)
        if utterance.stance == "praise" and greets(sentence, utterance):
            return True
        if utterance.stance in ("reject", "concern", "threaten", "praise"):
            return False
        start, end = utterance.begin, utterance.content[1]
        if utterance.inverted:
            start, end = utterance.content[0], utterance.begin
        if any(m.kind == "status" and m.value == "cancelled" and start <= m.start < end for m in sentence.frames):
            return utterance.stance != "demand" or bool(events_in(sentence, start, end))
        reach = end if utterance.inverted and utterance.neutral else start + _NEAR  # « …, indique le ministère »
        near = [a for a, _ in events if start <= a <= reach and a < end]
        if any(not (first_more(sentence, utterance, a) or does_more(sentence, utterance, a)) for a in near):
            return True
        told = [m for m in sentence.predicates if m.kind == "event" and utterance.content[0] <= m.start < end]
        if utterance.stance == "propose":
            return self._invites(sentence, utterance, told)
        told = [m for m in told if not any(a.start <= m.start < a.end for a in sentence.actors)]
        told = [m for m in told if not (promised(sentence, m) or sentence.quoted(m.start))]
        return self._announces(sentence, utterance) and utterance.neutral and bool(told) and not utterance.inner

    def _invites(self, sentence: Sentence, utterance: Utterance, told: list[Mark]) -> bool:
        """Whether what is proposed is to come or to meet."""
        lexicon, start = sentence.text.lexicon, utterance.mark.end
        near = sentence.words[start : min(utterance.content[1], start + _NEAR)]
        if any(lexicon.is_form(word, self.lists["going"]) for word in near):
            return True
        return any(m.value[0] in _MEETINGS and m.start <= start + _NEAR for m in told)

    def _ended(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether a document is ended, not blamed: « dénoncer un traité »."""
        if not self._is_verb(sentence, utterance, "condemn"):
            return False
        end = utterance.mark.end
        return any(m.kind == "document" and end <= m.start <= end + 5 for m in sentence.predicates)

    def _draft(
        self, sentence: Sentence, utterance: Utterance, documents: list[InstrumentDraft]
    ) -> StatementDraft | None:
        draft = StatementDraft(utterance.stance, [utterance.evidence], sentence.number)
        self._speaker(draft, utterance.speaker)
        if not draft.parties:
            return None
        target = self.targets.target(sentence, utterance, draft)
        if utterance.stance == "affirm" or (utterance.quoted and utterance.stance == "concern"):
            inner = self._inner(sentence, utterance, draft)
            if inner is not None:
                ahead = inner.group is not None and inner.group.tense in ("fut", "cond")
                draft.stance = "commit" if ahead and inner.stance == "praise" else inner.stance
                target = (
                    self.targets.target(sentence, inner, draft) or self._blamed(sentence, utterance, inner) or target
                )
            else:
                draft.stance = self._by_content(sentence, utterance, draft, target)
                if draft.stance == "affirm" and (refusing := others_refusal(sentence, utterance)):
                    draft.stance, target = "accuse", refusing
        elif utterance.stance == "commit" and self._threatens(sentence, utterance):
            draft.stance = "threaten"
        elif utterance.stance == "accuse" and self._mild(sentence, utterance):
            draft.stance = "concern"
        content = utterance.content
        draft.topics = sentence.topics_in(*content) | sentence.topics_in(utterance.mark.start, utterance.mark.end)
        for document in documents:
            if content[0] <= document.span[0] < content[1]:
                draft.instrument = draft.instrument or document
                draft.articles = draft.articles or document.articles
        draft.about = self.targets.about(sentence, utterance, draft, target)
        if draft.stance == "affirm" and draft.speaker is None and self._reports_talk(sentence, utterance):
            return None
        cased = bool(sentence.text.lexicon.declension) or sentence.text.lexicon.grammar.verb_last
        met = sentence.discourse.met and cased
        if met and draft.speaker is not None and draft.stance in _TO_GUESTS:
            return draft  # what is said at talks is said to another party
        return None if self._idle(draft, self._announces(sentence, utterance)) else draft

    def _blamed(self, sentence: Sentence, utterance: Utterance, inner: Utterance) -> set[str]:
        """« Послу указано, что Россия отвергает обвинения, выдвинутые X »: whose doing it is that a side takes on."""
        done = [a for a in sentence.actors_in(inner.mark.end, utterance.content[1]) if a.case == "by" and a.acts]
        return {party for actor in done[:1] for party in actor.parties}

    def _reports_talk(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether a body only announces that there was a talk: « стороны обсудили …, сообщает пресс-служба »."""
        announced = utterance.group is None or self._announces(sentence, utterance)
        lexicon = sentence.text.lexicon
        body = bool(utterance.speaker) and all(a.role == "body" for a in utterance.speaker)
        if body and lexicon.declension and self._as_told(sentence, utterance):
            return True
        if not announced or not (lexicon.declension or lexicon.grammar.owner_first):
            return False
        if self._as_told(sentence, utterance) or (utterance.inverted and not utterance.quoted):
            return True  # « …, сообщает пресс-служба »: only the source of what is told
        start, stop = utterance.content
        return any(f.kind == "about" and f.sense.verbal and start <= f.start < stop for f in sentence.frames)

    def _as_told(self, sentence: Sentence, utterance: Utterance) -> bool:
        """« Как уточнили в пресс-службе, … »: whether a clause only gives the source of what is told as fact."""
        start = utterance.begin
        return any(
            sentence.words[k] in self.lists.get("as_told", ()) for k in range(max(sentence.start, start - 2), start)
        )

    def _speaker(self, draft: StatementDraft, speaker: tuple[Actor, ...]) -> None:
        parties = {party for actor in speaker for party in actor.parties}
        people = [person for actor in speaker for person in actor.people]
        draft.parties = tuple(sorted(parties))
        if len(people) == 1 and len(parties) == 1:
            draft.speaker = people[0]

    # -- stance --------------------------------------------------------------------------

    def _inner(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> Utterance | None:
        """Return the verb inside what is said by which the speaker's own side takes a stance."""
        return next(own_stances(sentence, utterance), None)

    def _by_content(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft, target: set[str]) -> str:
        """Return the stance that what is said gives a neutral report."""
        content = utterance.content
        inside = {mark.value for mark in sentence.cues if content[0] <= mark.start < content[1]}
        others = target or {p for a in named(sentence, content, draft.parties) for p in a.parties}
        for stance in _CUE_ORDER:
            if stance not in inside:
                continue
            if stance == "accuse" and not (others or self.targets.other_side(sentence, draft)):
                continue
            if stance == "demand" and not (target or self._obliged(sentence, content, draft)):
                continue
            if stance == "commit" and utterance.noun is not None and utterance.noun.value == "affirm":
                continue  # « подтвердил готовность обеспечить … »
            if stance == "praise" and self._promises(sentence, content, draft):
                return "commit"  # « le Canada continuera d'appuyer … »
            if stance == "praise" and utterance.noun is not None and utterance.noun.end > utterance.mark.end:
                continue  # « reaffirmed its adherence to …, and its support for … »
            return stance
        if utterance.stance == "affirm" and self._promises(sentence, content, draft):
            return "commit"
        return utterance.stance

    def _obliged(self, sentence: Sentence, content: Range, draft: StatementDraft) -> bool:
        """Whether another party is told what to do: it stands before « must » or after « it is for »."""
        for mark in sentence.cues:
            if mark.value != "demand" or not content[0] <= mark.start < content[1]:
                continue
            for actor in named(sentence, content, draft.parties):
                ahead = actor.case == "" and actor.acts and 0 <= mark.start - actor.end <= 4
                if ahead or ((actor.case in OBJECTS or actor.case == "to") and 0 <= actor.whole - mark.end <= 1):
                    return True
        return False

    def _promises(self, sentence: Sentence, content: Range, draft: StatementDraft) -> bool:
        """Whether the speaker tells what their own side will do: « le Royaume offrira … »."""
        for k in range(content[0], content[1]):
            group = sentence.finite(k)
            if group is None or group.tense not in ("fut", "cond") or group.passive:
                continue
            subject = sentence.subject(group)
            return bool(subject) and all(set(actor.parties) <= set(draft.parties) for actor in subject)
        return False

    def _threatens(self, sentence: Sentence, utterance: Utterance) -> bool:
        """« Пообещала, что ответ будет жестким »: whether what is promised is a threat."""
        start, stop = utterance.content
        return any(mark.value == "threaten" and start <= mark.start < stop for mark in sentence.cues)

    def _mild(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether what is blamed is a measure within the law, so that the verb only disapproves."""
        if not self._is_verb(sentence, utterance, "condemn"):
            return False
        start, stop = utterance.content
        if any(m.value == "accuse" for m in sentence.cues if start <= m.start < stop):
            return False
        return any(word in self.lists["measures"] for word in sentence.words[start : min(stop, start + 8)])

    def _announces(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether the verb is one by which the news itself is told, or « according to » in its stead."""
        if utterance.group is None and not utterance.quoted and sentence.text.lexicon.grammar.owner_first:
            return True
        return self._is_verb(sentence, utterance, "announce")

    def _is_verb(self, sentence: Sentence, utterance: Utterance, kind: str) -> bool:
        """Whether an utterance's verb is in one of the pack's lists of verbs."""
        return sentence.text.lexicon.is_form(sentence.words[utterance.head], self.lists[kind])

    def _idle(self, draft: StatementDraft, announced: bool) -> bool:
        """Whether nothing is said that concerns another party, an organisation or a document (Domestic matters)."""
        if draft.stance == "inform":
            return not (draft.topics or draft.about)
        if draft.stance == "affirm" and announced and not (draft.about or draft.topics or draft.instrument):
            return True
        if draft.about or len(draft.parties) > 1 or draft.instrument is not None:
            return False
        if draft.parties[0].startswith("org:") and draft.stance != "affirm":
            return False
        return not draft.topics & _ABROAD


def _alike(a: StatementDraft, b: StatementDraft) -> bool:
    """Whether two statements are of one stance about the same parties."""
    return a.stance == b.stance and a.about == b.about


__all__ = ["StatementReader", "Utterance"]
