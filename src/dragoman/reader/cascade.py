"""The cascade: runs the levels in order over one text and keeps the thread between its sentences."""

from __future__ import annotations

from ..record import Dispatch
from . import headfinal
from .actors import Actor
from .dateline import HeaderReader, dispatch, published
from .dates import find_dates
from .discourse import Discourse
from .drafts import EventDraft, InstrumentDraft, MilestoneDraft, StatementDraft
from .event_passives import done_to_subjects
from .event_talks import talks_by_subject
from .event_types import TALKS
from .events import EventReader
from .guests import settle_guests
from .helped_verbs import HelpedVerbReader
from .instruments import InstrumentReader, settle
from .language import detect
from .layout import Layout
from .lexicon import ENTITY, Lexicon, languages, lexicon
from .marks import find_marks
from .mentions import MentionReader
from .milestones import MilestoneReader, only_remembered
from .sentence import Sentence, Text
from .statements import StatementReader, Utterance
from .text import Tokens, compose
from .verbs import VerbReader
from .world import World


class Reading:
    """What the levels found in one text, before it is put together; `back` leads to the text as given."""

    __slots__ = (
        "back",
        "discourse",
        "dispatch",
        "documents",
        "events",
        "milestones",
        "sentences",
        "statements",
        "tokens",
        "world",
    )

    def __init__(self, tokens: Tokens, dispatch: Dispatch, world: World, discourse: Discourse) -> None:
        self.tokens, self.dispatch, self.world, self.discourse = tokens, dispatch, world, discourse
        self.back: list[int] | None = None
        self.events: list[EventDraft] = []
        self.documents: list[InstrumentDraft] = []
        self.statements: list[StatementDraft] = []
        self.milestones: list[MilestoneDraft] = []
        self.sentences: list[Sentence] = []


def read_given(text: str, published: str | None, language: str | None) -> tuple[str | None, Reading | None]:
    """Return the language of a text and what the levels found in it, None where its language has no pack.

    Raises LookupError for an unknown `language`, not for one that the text turns out to be in.
    """
    code = language if language is not None else detect(text)
    if code is None or (language is None and code not in languages()):
        return code, None
    composed, back = compose(text)
    reading = read_text(composed, lexicon(code), published)
    reading.back = back
    return code, reading


def read_text(text: str, lexicon: Lexicon, given: str | None) -> Reading:
    """Read a composed text through every level."""
    tokens = Tokens(text, lexicon.orthography)
    layout = Layout(tokens, frozenset(lexicon.lists["abbreviations"]))
    marks = find_marks(tokens, lexicon)
    dates = headfinal.find_dates if lexicon.grammar.verb_last else find_dates
    whens = dates(tokens, marks[ENTITY], lexicon)
    entities = {mark.start: mark for mark in marks[ENTITY]}
    header = HeaderReader(tokens, entities, whens, layout, lexicon).read()
    date = published(header, given)
    world = World(date, header.place, header.country, header.home, lexicon.gazetteer)
    discourse = Discourse(header.home, date)
    reading = Reading(tokens, dispatch(header, lexicon.code, date), world, discourse)
    verbs = VerbReader(tokens, lexicon)
    if lexicon.grammar.marked_infinitive:
        named = frozenset(mark.end for mark in marks[ENTITY] if mark.kind not in ("month", "weekday", "unit"))
        verbs = HelpedVerbReader(tokens, lexicon, [start for start, _ in layout.sentences], named)
    shared = Text(tokens, marks, whens, layout.quotes, verbs, lexicon)
    reader = headfinal.FinalMentionReader if lexicon.grammar.verb_last else MentionReader
    mentions = reader(tokens, entities, lexicon, discourse)
    levels = _Levels(shared, world, discourse, reading)
    for number, (start, stop) in enumerate(layout.sentences):
        headline = layout.paragraph_of[number] in header.headlines
        if not headline:
            start = max(start, header.body)
            if start >= stop:
                continue
        actors = mentions.read(start, stop)
        levels.read(levels.sentence(shared, start, stop, actors, discourse, number), headline)
    discourse.people.settle()
    return reading


_NO_STATEMENT = frozenset({"visit", "relations"})
"""Events that are not statements also: « agreed to restore relations »."""

_FACE_TO_FACE = frozenset({"meeting", "call", "consultations"})


class _Levels:
    """Clauses of one sentence after another."""

    def __init__(self, text: Text, world: World, discourse: Discourse, reading: Reading) -> None:
        self.text, self.discourse, self.reading = text, discourse, reading
        last = text.lexicon.grammar.verb_last
        self.sentence = headfinal.FinalSentence if last else Sentence
        self.events = headfinal.FinalEventReader(world) if last else EventReader(world)
        self.documents = headfinal.FinalInstrumentReader(world) if last else InstrumentReader(world)
        self.statements = headfinal.FinalStatementReader(text.lexicon) if last else StatementReader(text.lexicon)
        self.milestones = MilestoneReader(text, world)

    def read(self, sentence: Sentence, headline: bool) -> None:
        """Read one sentence's events, documents, statements and milestones into the reading."""
        self.reading.sentences.append(sentence)
        if not headline:
            sentence.predicates.extend(done_to_subjects(sentence))
            sentence.predicates.extend(talks_by_subject(sentence))
            settle_guests(sentence)
        milestones: list[MilestoneDraft] = []
        if not headline and self.milestones.told_in(sentence):
            milestones = self.milestones.read(sentence, self.documents.read(sentence))
            self.reading.milestones.extend(milestones)
        told = sentence.predicates or sentence.quotes or any(f.kind == "attribution" for f in sentence.frames)
        if headline or not (told or self.events.may_take_up(sentence)):
            if not headline and sentence.frames:
                self._topics(sentence, [])
            self._move_focus(sentence, [])
            return
        utterances = self.statements.utterances(sentence)
        claims = [(u.content, u.parties) for u in utterances]
        documents = self.documents.read(sentence)
        events = self.events.read(sentence, claims, [document.span for document in documents])
        events = [event for event in events if not only_remembered(event, milestones)]
        self._pair(events)
        self._topics(sentence, events)
        settle(sentence, documents, events)
        ranges = [e.evidence[0] for e in events if e.status in ("planned", "proposed") or e.type in _NO_STATEMENT]
        statements = self.statements.drafts(sentence, utterances, ranges, documents)
        self.reading.events.extend(events)
        self.reading.documents.extend(documents)
        self.reading.statements.extend(statements)
        self._move_focus(sentence, utterances)

    def _topics(self, sentence: Sentence, events: list[EventDraft]) -> None:
        """« Les deux ministres ont évoqué … »: what was talked about at the meeting told before."""
        if any(event.type in TALKS for event in events):
            return
        if any(frame.kind == "about" and (frame.sense.verbal or frame.sense.gap) for frame in sentence.frames):
            talk = next((e for e in reversed(self.reading.events) if e.type in TALKS and e.status == "held"), None)
            if talk is not None:
                talk.topics |= sentence.topics_in(sentence.start, sentence.stop)

    def _pair(self, events: list[EventDraft]) -> None:
        pairs: set[tuple[str, ...]] = set()
        for event in events:
            if event.reported:
                continue  # « проинформировал X об итогах переговоров с Y »: the sides are he and X
            self.discourse.met |= event.type in TALKS
            states = [party for party in event.parties if not party.startswith("org:")]
            if len(event.parties) == 2 and len(states) == 2 and event.type in TALKS | {"visit", "signing"}:
                pairs.add(tuple(sorted(event.parties)))
            if event.type in _FACE_TO_FACE and len(event.parties) == 2 and len(event.people) > 1:
                self.discourse.talkers = event
        if len(pairs) == 1 or not self.discourse.pair:  # a mediator's calls to either side pair nobody
            self.discourse.pair = max(pairs, default=())

    def _move_focus(self, sentence: Sentence, utterances: list[Utterance]) -> None:
        if utterances and utterances[0].speaker:
            self.discourse.speaker = utterances[0].speaker[0]
        subject = self._main_subject(sentence)
        last = utterances[-1] if utterances else None
        told_last = last is not None and last.inverted and bool(sentence.text.lexicon.declension)
        if last is not None and told_last and last.speaker and last.speaker[0].people:
            subject = last.speaker[0]  # « …, сообщил X. Он добавил … »
        if subject is not None:
            self.discourse.focus = subject
            if len(subject.people) == 1:
                self.discourse.protagonist = subject

    def _main_subject(self, sentence: Sentence) -> Actor | None:
        """Return who the sentence is about: its first subject, else whose word or act its subject is."""
        for actor in sentence.actors:
            if actor.case == "" and actor.acts and actor.role != "capital":
                return actor
            if actor.case in ("by", "of") and actor.acts and actor.role in ("body", "org"):
                return actor
        return None
