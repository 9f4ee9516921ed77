"""Level 4, statements: who said what of whom, from verbs and nouns of saying and from quotations."""

from __future__ import annotations

from collections.abc import Iterable

from .actors import Actor
from .drafts import InstrumentDraft, StatementDraft
from .layout import Range
from .patterns import Mark
from .sentence import Sentence
from .verbs import VerbGroup

NEUTRAL = frozenset({"affirm", "inform"})
_CUE_ORDER = ("accuse", "threaten", "reject", "demand", "commit", "concern", "propose", "praise")
_RELATION_TOPICS = frozenset({"bilateral_relations", "political_dialogue"})
_TO_OTHER = frozenset({"praise", "demand", "propose", "commit", "reject", "threaten", "concern"})
_NOUN_REACH = 9


class Utterance:
    """A place where something is said: its mark, stance, speaker and the range of what is said."""

    __slots__ = ("content", "evidence", "mark", "neutral", "quoted", "speaker", "stance")

    def __init__(self, mark: Mark, stance: str, speaker: tuple[Actor, ...], content: Range, evidence: Range) -> None:
        self.mark, self.stance, self.speaker = mark, stance, speaker
        self.content, self.evidence = content, evidence
        self.neutral = stance in NEUTRAL
        self.quoted = False


class StatementReader:
    """Reads what a sentence reports as said."""

    def utterances(self, sentence: Sentence) -> list[Utterance]:
        """Return every utterance of a sentence in order, each with its speaker and the range of what it says."""
        found: list[Utterance] = []
        spoken: list[tuple[Mark, VerbGroup, str]] = []
        for mark in sentence.predicates:
            if mark.kind not in ("say", "support") or not mark.sense.verbal:
                continue
            if spoken and mark.start < spoken[-1][0].end:
                continue
            if sentence.quoted(mark.start) is not None and not self._quote_is_whole(sentence, mark):
                continue
            group = sentence.group(mark)
            stance = self._stance(sentence, mark)
            if group is None or stance is None or not self._speaks(sentence, mark, group):
                continue
            spoken.append((mark, group, stance))
        for index, (mark, group, stance) in enumerate(spoken):
            following = spoken[index + 1][1].start if index + 1 < len(spoken) else sentence.stop
            utterance = self._utterance(sentence, mark, group, stance, following)
            if utterance is not None:
                found.append(utterance)
        found.extend(self._attributed(sentence, bool(found)))
        return found

    def _quote_is_whole(self, sentence: Sentence, mark: Mark) -> bool:
        return False

    def _stance(self, sentence: Sentence, mark: Mark) -> str | None:
        """Return the stance of a verb of saying; a support verb takes that of its noun (« exprimer sa gratitude »)."""
        if mark.kind == "say":
            stance: str = mark.value
            return stance
        for other in sentence.predicates:
            if other.kind == "attitude" and mark.end <= other.start <= mark.end + _NOUN_REACH:
                value: str = other.value
                return value
        return None

    def _speaks(self, sentence: Sentence, mark: Mark, group: VerbGroup) -> bool:
        """Whether the verb reports speech here: finite, gerund, or an infinitive that is itself reported."""
        if group.tense == "ger":
            return True
        if group.bare:
            return False
        if group.infinitive and not group.finite:
            return self._willing(sentence, group)
        return not (group.negated and mark.value not in ("reject",) and group.time != "past") or mark.value == "affirm"

    def _willing(self, sentence: Sentence, group: VerbGroup) -> bool:
        forms, wish = sentence.text.lexicon.forms, sentence.text.lexicon.verbs["say_through"]
        for k in range(group.start - 1, max(sentence.start, group.start - 4) - 1, -1):
            if any(lemma in wish for lemma, _ in forms.get(sentence.words[k], ())):
                return True
        return False

    def _utterance(
        self, sentence: Sentence, mark: Mark, group: VerbGroup, stance: str, following: int
    ) -> Utterance | None:
        if group.passive:
            return self._passive(sentence, mark, group, stance, following)
        speaker = sentence.subject(group)
        if not speaker:
            return None
        content = (mark.end, max(mark.end, following))
        quote = self._quote_before(sentence, group)
        if quote is not None and following - mark.end < 12:
            content = (quote[0], max(content[1], mark.end))
        evidence = (min(group.start, content[0]), content[1])
        return Utterance(mark, stance, speaker, content, evidence)

    def _quote_before(self, sentence: Sentence, group: VerbGroup) -> Range | None:
        """Return the quotation or clause that an inverted verb of saying closes: « … », a-t-il dit."""
        for quote in sentence.quotes:
            if quote[1] <= group.start and group.start - quote[1] <= 2:
                return quote
        k = group.start
        if k > sentence.start and sentence.words[k - 1] == "," and any(
            group.start <= a.start for a in sentence.actors if a.start < group.end + 4
        ) and self._inverted(sentence, group):
            return (sentence.start, k)
        return None

    def _inverted(self, sentence: Sentence, group: VerbGroup) -> bool:
        return any(
            a.case == "" and (group.start < a.start < group.end or group.end <= a.start <= group.end + 2)
            for a in sentence.actors
        ) and not any(a.case == "" and a.acts and a.end == group.start for a in sentence.actors)

    def _passive(
        self, sentence: Sentence, mark: Mark, group: VerbGroup, stance: str, following: int
    ) -> Utterance | None:
        """« Il a été souligné que … », « les préoccupations … ont été mises en valeur »."""
        agent = sentence.agent(group)
        that = mark.end < sentence.stop and sentence.words[mark.end] in sentence.w["that"]
        content = (mark.end, following) if that else (sentence.start, group.start)
        if not agent:
            agent = self._implied(sentence, content)
        if not agent:
            return None
        return Utterance(mark, stance, agent, content, (content[0], max(content[1], mark.end)))

    def _implied(self, sentence: Sentence, content: Range) -> tuple[Actor, ...]:
        """Whose position an agentless passive is: a side's own where it says « our », else of those who met."""
        discourse = sentence.discourse
        speaker = discourse.speaker
        if speaker is not None and any(w in sentence.w["our"] for w in sentence.words[content[0] : content[1]]):
            return (speaker,)
        both = Actor(content[0], content[0], "pair")
        both.parties = discourse.bilateral()
        return (both,) if len(both.parties) > 1 else ()

    def _attributed(self, sentence: Sentence, spoken: bool) -> list[Utterance]:
        """« Selon la ministre, … », « d'après Paris », « pour M. Crosetto, … »."""
        found: list[Utterance] = []
        for mark in sentence.frames:
            if mark.kind != "attribution" or sentence.quoted(mark.start):
                continue
            actor = next((a for a in sentence.actors if mark.end <= a.start <= mark.end + 3), None)
            if actor is None or not actor.acts or actor.role in ("weak", "place"):
                continue
            if actor.end >= sentence.stop or sentence.words[actor.end] not in (",", ".", "»"):
                continue
            ahead = mark.start <= sentence.start + 2
            if not ahead and spoken:
                continue
            if mark.sense.value == "weak" and not ahead:
                continue
            content = (actor.end, sentence.stop) if ahead else (sentence.start, mark.start)
            found.append(Utterance(mark, "affirm", (actor,), content, content))
        return found

    # -- drafts --------------------------------------------------------------------------

    def drafts(
        self, sentence: Sentence, utterances: Iterable[Utterance], events: list[Range], documents: list[InstrumentDraft]
    ) -> list[StatementDraft]:
        """Return the statements made by the utterances that tell more than an event does."""
        found: list[StatementDraft] = []
        for utterance in utterances:
            if self._only_event(utterance, events, sentence):
                continue
            found.extend(self._split(sentence, utterance, documents))
        return found

    def _only_event(self, utterance: Utterance, events: list[Range], sentence: Sentence) -> bool:
        """Whether what is said is an event already drafted: an invitation, an announced visit."""
        if utterance.stance in ("accuse", "reject", "concern", "threaten", "praise"):
            return False
        start, end = utterance.mark.start, utterance.content[1]
        return any(start <= a <= start + 12 and a < end for a, _ in events)

    def _split(
        self, sentence: Sentence, utterance: Utterance, documents: list[InstrumentDraft]
    ) -> list[StatementDraft]:
        draft = self._draft(sentence, utterance, utterance.content, documents)
        return [draft] if draft is not None else []

    def _draft(
        self, sentence: Sentence, utterance: Utterance, content: Range, documents: list[InstrumentDraft]
    ) -> StatementDraft | None:
        draft = StatementDraft(utterance.stance, utterance.evidence, sentence.number)
        self._speaker(draft, utterance.speaker)
        if not draft.parties:
            return None
        if utterance.neutral:
            draft.stance = self._by_content(sentence, utterance, content, draft)
        draft.topics = sentence.topics_in(*content) | sentence.topics_in(utterance.mark.start, utterance.mark.end)
        for document in documents:
            if content[0] <= document.span[0] < content[1]:
                draft.instrument = draft.instrument or document
                draft.articles = draft.articles or document.articles
        draft.about = self._about(sentence, utterance, content, draft)
        if draft.stance == "inform":
            draft.about = self._informed(sentence, utterance, content, draft)
        if self._idle(draft, sentence, content):
            return None
        return draft

    def _speaker(self, draft: StatementDraft, speaker: tuple[Actor, ...]) -> None:
        parties = {party for actor in speaker for party in actor.parties}
        people = [person for actor in speaker for person in actor.people]
        draft.parties = tuple(sorted(parties))
        if len(people) == 1 and len(parties) == 1:
            draft.speaker = people[0]

    def _by_content(self, sentence: Sentence, utterance: Utterance, content: Range, draft: StatementDraft) -> str:
        """Return the stance that what is said gives a neutral report."""
        inside = {mark.value for mark in sentence.cues if content[0] <= mark.start < content[1]}
        others = self._named(sentence, content, draft.parties)
        for stance in _CUE_ORDER:
            if stance not in inside:
                continue
            if stance == "accuse" and not others:
                continue
            if stance == "demand" and not (others or len(draft.parties) > 1):
                continue
            return stance
        if utterance.stance == "affirm" and self._promises(sentence, content, draft):
            return "commit"
        return utterance.stance

    def _promises(self, sentence: Sentence, content: Range, draft: StatementDraft) -> bool:
        """Whether the speaker tells what their own side will do: « le Royaume offrira … »."""
        for k in range(content[0], content[1]):
            group = sentence.text.verbs.group(k, sentence.start) if sentence.words[k] in sentence.text.lexicon.forms else None
            if group is None or not group.finite or group.tense not in ("fut", "cond"):
                continue
            subject = sentence.subject(group)
            return any(set(actor.parties) & set(draft.parties) for actor in subject)
        return False

    def _named(self, sentence: Sentence, content: Range, speakers: tuple[str, ...]) -> list[Actor]:
        named = []
        for actor in sentence.actors:
            if actor.start < content[0] or actor.end > content[1] or not actor.parties:
                continue
            if actor.role == "place" or (actor.role == "capital" and actor.case == "into"):
                continue
            if set(actor.parties) - set(speakers):
                named.append(actor)
        return named

    def _about(
        self, sentence: Sentence, utterance: Utterance, content: Range, draft: StatementDraft
    ) -> set[str]:
        about: set[str] = set()
        named = self._named(sentence, content, draft.parties)
        for actor in named:
            if actor.role == "org" and actor.case == "of" and len(named) > 1:
                continue
            about.update(actor.parties)
        for actor in sentence.actors:  # « son interlocuteur », « lui » before or inside the verb
            if utterance.mark.start - 5 <= actor.start < utterance.mark.start and actor.case == "to" and actor.acts:
                about.update(actor.parties)
        about -= set(draft.parties)
        if not about and len(draft.parties) == 1:
            about.update(self._other_side(sentence, draft))
        return about

    def _other_side(self, sentence: Sentence, draft: StatementDraft) -> tuple[str, ...]:
        if draft.stance in _TO_OTHER or draft.topics & _RELATION_TOPICS:
            return sentence.discourse.counterpart(draft.parties)
        return ()

    def _informed(
        self, sentence: Sentence, utterance: Utterance, content: Range, draft: StatementDraft
    ) -> set[str]:
        """Of those named after « informed », leave out who listens: the first actor, the verb's own object."""
        listeners = [a for a in sentence.actors if content[0] <= a.start <= content[0] + 4 and a.case in ("", "to")]
        heard = {party for actor in listeners[:1] for party in actor.parties}
        told = {p for a in self._named(sentence, content, draft.parties) if a not in listeners[:1] for p in a.parties}
        return (told | (draft.about - heard if not listeners else set())) - set(draft.parties) - (heard - told)

    def _idle(self, draft: StatementDraft, sentence: Sentence, content: Range) -> bool:
        """Whether nothing is said that concerns another party, an organisation or a document (Domestic matters)."""
        return (
            draft.stance in ("affirm", "praise", "concern", "demand")
            and not draft.about
            and len(draft.parties) == 1
            and draft.instrument is None
            and not draft.topics
        )
