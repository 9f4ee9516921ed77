"""Level 4, statements: what an utterance amounts to — its stance and the parties it is about."""

from __future__ import annotations

from collections.abc import Iterable

from .actors import Actor
from .drafts import InstrumentDraft, StatementDraft
from .layout import Range
from .patterns import Mark, Sense
from .lexicon import PREDICATE
from .sentence import Sentence
from .utterances import Utterance, UtteranceReader, word_lists

_CUE_ORDER = ("commit", "accuse", "threaten", "reject", "demand", "concern", "propose", "praise")
_RELATION_TOPICS = frozenset({"bilateral_relations", "political_dialogue"})
_TO_OTHER = frozenset({"praise", "demand", "propose", "commit", "reject", "threaten", "concern", "accuse"})
_DIRECTED = frozenset({"praise", "demand", "propose", "commit", "accuse", "threaten", "reject"})
_COMPLAINTS = frozenset({"concern", "reject", "demand", "threaten"})
_MEETINGS = frozenset({"visit", "meeting", "conference", "consultations", "call"})
_ABROAD = frozenset(
    "bilateral_relations political_dialogue multilateral regional peace_process borders security defence legal "
    "humanitarian nuclear terrorism migration human_rights demining consular".split()
)
_QUOTE = 6
"""Shortest quotation, in tokens, that stands as a statement of its own."""


class StatementReader:
    """Reads what the sentences of one text report as said."""

    def __init__(self) -> None:
        self.reader = UtteranceReader()
        self.pending: list[Sentence] = []
        self.spoken: StatementDraft | None = None

    def utterances(self, sentence: Sentence) -> list[Utterance]:
        """Return every utterance of a sentence in order, each with its speaker and the range of what it says."""
        before = self.reader.last
        found = self.reader.read(sentence)
        if not found:
            quote = self._quote_alone(sentence)
            if quote is not None:
                if quote[1] > sentence.stop:
                    self.pending.append(sentence)
                    return []
                speaker = self._signed(sentence, quote) or before
                if speaker:
                    found.append(self._quotation(sentence, speaker))
        return found

    def _quote_alone(self, sentence: Sentence) -> Range | None:
        """Return a quotation that has a verb of its own, and so says something."""
        for quote in sentence.quotes:
            start, stop = max(quote[0], sentence.start), min(quote[1], sentence.stop)
            if stop - start < _QUOTE:
                continue
            if any(self._finite(sentence, k) for k in range(start, stop)):
                return quote
        return None

    def _finite(self, sentence: Sentence, k: int) -> bool:
        if sentence.words[k] not in sentence.text.lexicon.forms:
            return False
        group = sentence.text.verbs.group(k, sentence.start)
        return group is not None and group.finite

    def _signed(self, sentence: Sentence, quote: Range) -> tuple[Actor, ...]:
        """« … » – Anita Anand: the name set after a quotation."""
        actor = next((a for a in sentence.actors if quote[1] <= a.start <= quote[1] + 3 and a.acts and a.people), None)
        return (actor,) if actor is not None else ()

    def _quotation(self, sentence: Sentence, speaker: tuple[Actor, ...]) -> Utterance:
        mark = Mark(sentence.start, sentence.start, Sense(PREDICATE, "say", "affirm"))
        utterance = Utterance(mark, sentence.start, None, "affirm")
        utterance.speaker, utterance.quoted = speaker, True
        utterance.content = utterance.evidence = (sentence.start, sentence.stop)
        return utterance

    # -- drafts --------------------------------------------------------------------------

    def drafts(
        self, sentence: Sentence, utterances: Iterable[Utterance], events: list[Range], documents: list[InstrumentDraft]
    ) -> list[StatementDraft]:
        """Return the statements made by the utterances that tell more than an event does."""
        found: list[StatementDraft] = []
        for utterance in utterances:
            found.extend(self._earlier(sentence, utterance))
            for part in self._parts(sentence, utterance):
                if self._only_event(part, events, sentence):
                    continue
                draft = self._draft(sentence, part, documents)
                if draft is not None:
                    found.append(draft)
                    self.spoken = draft
        return found

    def _earlier(self, sentence: Sentence, utterance: Utterance) -> list[StatementDraft]:
        """Give the earlier sentences of a quotation to the speaker named only at its end."""
        waiting, self.pending = self.pending, []
        found = []
        for earlier in waiting:
            draft = self._draft(earlier, self._quotation(earlier, utterance.speaker), [])
            if draft is not None:
                found.append(draft)
        return found

    def _parts(self, sentence: Sentence, utterance: Utterance) -> list[Utterance]:
        """Cut out of a list in the passive what has an attitude of its own: « les préoccupations concernant … »."""
        group = utterance.group
        if group is None or not group.passive or group.bare or utterance.content[1] > group.start:
            return [utterance]
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
        if utterance.stance in ("reject", "concern", "threaten", "praise"):
            return False
        start, end = utterance.mark.start, utterance.content[1]
        lists, words, forms = word_lists(sentence.text.lexicon), sentence.words, sentence.text.lexicon.forms
        if any(m.kind == "status" and m.value == "cancelled" and start <= m.start < end for m in sentence.frames):
            return True
        if any(start <= a <= start + 12 and a < end for a, _ in events):
            return True
        told = [m for m in sentence.predicates if m.kind == "event" and utterance.content[0] <= m.start < end]
        if utterance.stance == "propose":
            near = range(utterance.mark.end, min(end, utterance.mark.end + 14))
            going = any(lemma in lists["going"] for k in near for lemma, _ in forms.get(words[k], ()))
            return going or any(m.value[0] in _MEETINGS and m.start <= utterance.mark.end + 10 for m in told)
        return self._announces(sentence, utterance) and utterance.neutral and bool(told) and not utterance.inner

    def _ended(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether a document is ended, not blamed: « dénoncer un traité »."""
        lists, end = word_lists(sentence.text.lexicon), utterance.mark.end
        forms = sentence.text.lexicon.forms.get(sentence.words[utterance.head], ())
        if not any(lemma in lists["condemn"] for lemma, _ in forms):
            return False
        return any(m.kind == "document" and end <= m.start <= end + 5 for m in sentence.predicates)

    def _draft(self, sentence: Sentence, utterance: Utterance, documents: list[InstrumentDraft]) -> StatementDraft | None:
        draft = StatementDraft(utterance.stance, utterance.evidence, sentence.number)
        self._speaker(draft, utterance.speaker)
        if not draft.parties:
            return None
        target = self._target(sentence, utterance, draft)
        if utterance.stance == "affirm" or (utterance.quoted and utterance.stance == "concern"):
            inner = self._inner(sentence, utterance, draft)
            if inner is not None:
                ahead = inner.group is not None and inner.group.tense in ("fut", "cond")
                draft.stance = "commit" if ahead and inner.stance == "praise" else inner.stance
                target = target or self._target(sentence, inner, draft)
            else:
                draft.stance = self._by_content(sentence, utterance, draft, target)
        elif utterance.stance == "accuse" and self._mild(sentence, utterance):
            draft.stance = "concern"
        content = utterance.content
        draft.topics = sentence.topics_in(*content) | sentence.topics_in(utterance.mark.start, utterance.mark.end)
        for document in documents:
            if content[0] <= document.span[0] < content[1]:
                draft.instrument = draft.instrument or document
                draft.articles = draft.articles or document.articles
        draft.about = self._about(sentence, utterance, draft, target)
        return None if self._idle(draft, self._announces(sentence, utterance)) else draft

    def _speaker(self, draft: StatementDraft, speaker: tuple[Actor, ...]) -> None:
        parties = {party for actor in speaker for party in actor.parties}
        people = [person for actor in speaker for person in actor.people]
        draft.parties = tuple(sorted(parties))
        if len(people) == 1 and len(parties) == 1:
            draft.speaker = people[0]

    # -- stance --------------------------------------------------------------------------

    def _inner(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> Utterance | None:
        """Return the verb inside what is said by which the speaker's own side takes a stance."""
        for inner in utterance.inner:
            group = inner.group
            if inner.neutral or group is None or not group.finite or group.passive:
                continue
            if not utterance.content[0] <= inner.begin < utterance.content[1]:
                continue
            if group.start > sentence.start and sentence.words[group.start - 1] in sentence.w["i"]:
                return inner
            subject = sentence.subject(group)
            if subject and all(set(actor.parties) <= set(draft.parties) for actor in subject):
                return inner
        return None

    def _by_content(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft, target: set[str]) -> str:
        """Return the stance that what is said gives a neutral report."""
        content = utterance.content
        inside = {mark.value for mark in sentence.cues if content[0] <= mark.start < content[1]}
        others = target or {p for a in self._named(sentence, content, draft.parties) for p in a.parties}
        for stance in _CUE_ORDER:
            if stance not in inside:
                continue
            if stance == "accuse" and not (others or self._other_side(sentence, draft)):
                continue
            if stance == "demand" and not (target or self._obliged(sentence, content, draft)):
                continue
            return stance
        if utterance.stance == "affirm" and self._promises(sentence, content, draft):
            return "commit"
        return utterance.stance

    def _obliged(self, sentence: Sentence, content: Range, draft: StatementDraft) -> bool:
        """Whether another party is told what to do: it stands before « must » or after « it is for »."""
        for mark in sentence.cues:
            if mark.value != "demand" or not content[0] <= mark.start < content[1]:
                continue
            for actor in self._named(sentence, content, draft.parties):
                ahead = actor.case == "" and actor.acts and 0 <= mark.start - actor.end <= 4
                if ahead or (actor.case in ("", "to") and 0 <= actor.whole - mark.end <= 1):
                    return True
        return False

    def _promises(self, sentence: Sentence, content: Range, draft: StatementDraft) -> bool:
        """Whether the speaker tells what their own side will do: « le Royaume offrira … »."""
        for k in range(content[0], content[1]):
            if sentence.words[k] not in sentence.text.lexicon.forms:
                continue
            group = sentence.text.verbs.group(k, sentence.start)
            if group is None or not group.finite or group.tense not in ("fut", "cond") or group.passive:
                continue
            subject = sentence.subject(group)
            return bool(subject) and all(set(actor.parties) <= set(draft.parties) for actor in subject)
        return False

    def _mild(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether what is blamed is a measure within the law, so that the verb only disapproves."""
        lists = word_lists(sentence.text.lexicon)
        forms = sentence.text.lexicon.forms.get(sentence.words[utterance.head], ())
        if not any(lemma in lists["condemn"] for lemma, _ in forms):
            return False
        start, stop = utterance.content
        if any(m.value == "accuse" for m in sentence.cues if start <= m.start < stop):
            return False
        return any(word in lists["measures"] for word in sentence.words[start : min(stop, start + 8)])

    # -- about ---------------------------------------------------------------------------

    def _named(self, sentence: Sentence, content: Range, speakers: tuple[str, ...]) -> list[Actor]:
        """Return the actors named in a range, but for the speakers, places and whose a document is."""
        named = []
        for actor in sentence.actors:
            if actor.start < content[0] or actor.end > content[1] or not actor.parties:
                continue
            if actor.role in ("place", "outsider") or (actor.role == "capital" and actor.case == "into"):
                continue
            if set(actor.parties) - set(speakers):
                named.append(actor)
        return named

    def _target(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> set[str]:
        """Return the parties to whom or at whom it is said: the verb's object, or the subject of what is asked."""
        own, actors, lists = set(draft.parties), sentence.actors, word_lists(sentence.text.lexicon)
        if utterance.group is None:
            return set()
        start, end = utterance.begin, utterance.mark.end
        if utterance.noun is not None and utterance.noun.start >= end:
            end = utterance.noun.end
        for actor in actors:
            if start <= actor.start < utterance.head and actor.role == "pronoun" and set(actor.parties) - own:
                return set(actor.parties) - own
        clitic = self._clitic(sentence, utterance, draft)
        if clitic:
            return clitic
        if utterance.inverted and utterance.speaker:
            end = max(end, utterance.speaker[-1].end)
        inside = [a for a in actors if utterance.head < a.start < end and a.acts and set(a.parties) - own]
        if inside and not utterance.inverted:
            return {p for a in inside for p in a.parties} - own
        k = self._object_edge(sentence, end)
        following = next((a for a in actors if a.start >= k), None)
        if following is None or following.whole > k or following.case not in ("", "to", "into", "against") or following.role == "place":
            return set()
        if following.case == "into" and following.role in ("capital", "state") and utterance.neutral:
            return set()
        group = [following]
        for actor in actors[actors.index(following) + 1 :]:
            extra = sentence.words[actor.whole - 1] in sentence.w["that"] and sentence.words[actor.whole - 2] in lists["as_well"]
            if not extra and not (actor.joined and actor.case == group[-1].case):
                break
            group.append(actor)
        return {p for a in group for p in a.parties} - own

    def _object_edge(self, sentence: Sentence, end: int) -> int:
        """Step from a verb to its object, over adverbs, the noun's « que » and a day."""
        skip = sentence.text.verbs.between
        while end < sentence.stop and (sentence.words[end] in skip or sentence.words[end].endswith("ment")) and not any(
            a.start == end for a in sentence.actors
        ):
            if any(a.whole == end for a in sentence.actors):
                break
            end += 1
        if end < sentence.stop and sentence.words[end] in sentence.w["that"]:
            end += 1
        return end

    def _clitic(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft) -> set[str]:
        """« l'a remercié », « leur reproche », « les a priés »: the one or ones last spoken of or with."""
        lists = word_lists(sentence.text.lexicon)
        before = set(sentence.words[utterance.begin : utterance.head])
        if utterance.noun is not None and not before & lists["to_him"]:
            return set()
        earlier = self.spoken
        if before & lists["objects"]:
            if before & sentence.w["article"] & lists["many"]:
                group = sentence.discourse.group
                found = set(group.parties) if group is not None else set()
            else:
                found = set()
            about = earlier.about if earlier is not None and earlier.parties == draft.parties else set()
            found = found or set(sentence.discourse.counterpart(draft.parties)) or about
            if not found and earlier is not None and earlier.parties != draft.parties:
                found = set(earlier.parties)
            return found - set(draft.parties)
        return set()

    def _about(self, sentence: Sentence, utterance: Utterance, draft: StatementDraft, target: set[str]) -> set[str]:
        """Return the parties spoken about, other than the speakers."""
        own = set(draft.parties)
        if draft.stance in _DIRECTED and target and not all(p in own for p in target):
            return target
        named = self._named(sentence, utterance.content, draft.parties)
        about: set[str] = set()
        for actor in named:
            if actor.role == "org" and actor.case == "of" and len(named) > 1:
                continue
            if actor.role == "org" and actor.case == "into" and draft.stance in _TO_OTHER:
                continue
            if utterance.group is None and 0 <= actor.start - utterance.mark.end <= 1 and actor.role == "pronoun":
                continue
            if actor.role in ("org", "capital") and self._of_document(sentence, actor):
                continue
            about.update(actor.parties)
        if draft.stance == "inform":
            heard = set() if self._clitic(sentence, utterance, draft) else target
            return about - own - heard - self._listeners(sentence, utterance)
        about -= own
        if draft.stance == "affirm":
            about = about - target or (target if draft.topics & _RELATION_TOPICS else set())
        if not about:
            about = self._framed(sentence, utterance) - own
        if not about and not self._everyone(sentence, utterance) and (draft.stance in _TO_OTHER or draft.topics & _RELATION_TOPICS):
            about.update(self._other_side(sentence, draft))
        return about

    def _framed(self, sentence: Sentence, utterance: Utterance) -> set[str]:
        """Return the parties of what the sentence says it turns to: « S'agissant de la Libye, … »."""
        if self._everyone(sentence, utterance):
            return set()
        frame = next((m for m in sentence.frames if m.kind == "about" and m.start <= sentence.start + 1), None)
        if frame is None or frame.start >= utterance.begin:
            return set()
        comma = next((k for k in range(frame.end, utterance.begin) if sentence.words[k] == ","), frame.end)
        return {p for a in sentence.actors if frame.end <= a.start < comma for p in a.parties}

    def _everyone(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether it is said to all the world or to a people at large: « la communauté internationale »."""
        everyone = word_lists(sentence.text.lexicon)["everyone"]
        verbs = [utterance, *(u for u in utterance.inner if not u.neutral)]
        return any(word in everyone for u in verbs for word in sentence.words[u.head + 1 : u.mark.end + 4])

    def _other_side(self, sentence: Sentence, draft: StatementDraft) -> set[str]:
        """Return whom a side speaks about that names nobody: the other of the pair, or whom it answers."""
        pair, own = sentence.discourse.bilateral(), set(draft.parties)
        if len(pair) == 2 and not own & set(pair):
            return set(pair)
        if len(own) != 1:
            return set()
        found = set(sentence.discourse.counterpart(draft.parties))
        earlier = self.spoken
        if not found and earlier is not None and sentence.number - earlier.sentence <= 2:
            if earlier.parties == draft.parties:
                found = set(earlier.about)
            elif set(draft.parties) <= earlier.about:
                found = set(earlier.parties)
        return found - set(draft.parties)

    def _of_document(self, sentence: Sentence, actor: Actor) -> bool:
        """Whether an organisation is only whose text is cited: « la Charte des Nations unies »."""
        reach = 2 if actor.role == "capital" else 6
        near = sentence.words[max(sentence.start, actor.whole - reach) : actor.whole]
        return any(word in word_lists(sentence.text.lexicon)["texts"] for word in near)

    def _listeners(self, sentence: Sentence, utterance: Utterance) -> set[str]:
        """Return those who are informed: the first actor close after the verb, if nothing is said of it."""
        for actor in sentence.actors:
            if utterance.head < actor.start <= utterance.mark.end + 4:
                return set(actor.parties) if actor.case in ("", "to") else set()
        return set()

    def _announces(self, sentence: Sentence, utterance: Utterance) -> bool:
        """Whether the verb is one by which the news itself is told."""
        forms = sentence.text.lexicon.forms.get(sentence.words[utterance.head], ())
        return any(lemma in word_lists(sentence.text.lexicon)["announce"] for lemma, _ in forms)

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
