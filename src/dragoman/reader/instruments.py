"""Level 4, instruments: documents named in a sentence, and what happened to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .drafts import EventDraft, InstrumentDraft
from .instrument_actions import Act, ActionReader
from .instrument_figures import FigureReader
from .instrument_parties import PartyReader
from .instrument_titles import Title, TitleReader
from .instrument_words import InstrumentWords, instrument_words
from .layout import Range
from .patterns import Mark
from .sentence import Sentence
from .world import World

_QUOTES = "«»“”\"' ’‘"


@dataclass(slots=True, eq=False)
class Document(InstrumentDraft):
    """A document as one clause tells of it, with what tells a named document from any paper.

    `article` is "def", "indef" or ""; `named` says that a proper name, a year or a number tells it apart;
    `weak` and `generic` that its noun alone would not.
    """

    article: str = ""
    named: bool = False
    weak: bool = False
    generic: bool = False
    plural: bool = False
    covers: bool = False
    again: bool = False
    told: bool = False
    attributed: bool = False
    another: bool = False

    @property
    def certain(self) -> bool:
        """Whether it is a document to be recorded by itself, not only a word for one."""
        if self.action != "cited":
            vague = (self.weak and not self.told) or (self.plural and self.action in ("terminated", "in_force"))
            return not (self.bare and vague)
        known = self.signed is not None and self.article == "def"
        owned = self.attributed and (len(self.parties) > 1 or any(p.startswith("org:") for p in self.parties))
        if self.again or self.weak or self.plural or self.bare:
            return self.named or known or owned
        return self.article != "indef" or self.named or self.signed is not None


class InstrumentReader:
    """Reads the documents of a sentence as drafts."""

    def __init__(self, world: World) -> None:
        self.world = world

    def read(self, sentence: Sentence) -> list[InstrumentDraft]:
        """Return every document that the sentence names."""
        marks = [m for m in sentence.predicates if m.kind == "document"]
        if not marks:
            return []
        words = instrument_words(sentence.text.lexicon)
        reader = TitleReader(sentence, words)
        titles: list[Title] = []
        for mark in marks:
            if mark.end - mark.start == 1 and sentence.words[mark.start - 1 : mark.start] == ["-"]:
                continue
            if self._only_text_of(sentence, mark, words):
                continue
            group = sentence.text.verbs.group(mark.start, sentence.start)
            if group is not None and group.tense == "pp" and not group.bare:
                continue  # « a traité de »: a verb
            title = reader.read(mark)
            if titles and sentence.w["article"] and not title.article and self._doubled(sentence, titles[-1], title):
                titles[-1].end = title.end
                continue
            if titles and mark.start < titles[-1].end and not self._within(sentence, titles[-1], title):
                continue
            titles.append(title)
        return _SentenceDocuments(sentence, words, self.world, titles).read()

    def _only_text_of(self, sentence: Sentence, mark: Mark, words: InstrumentWords) -> bool:
        """Whether a noun only leads to the document it is the text of: « le texte de l'accord »."""
        return (
            mark.end - mark.start == 1
            and sentence.words[mark.start] in words.draft | words.generic
            and mark.end < sentence.stop
            and (sentence.words[mark.end] in sentence.w["of"] or bool(sentence.text.lexicon.declension))
            and any(m.kind == "document" and mark.end < m.start <= mark.end + 2 for m in sentence.predicates)
        )

    def _doubled(self, sentence: Sentence, first: Title, second: Title) -> bool:
        """Whether two nouns share an article and so name one thing: « onze accords et protocoles »."""
        return second.left == second.begin == first.end + 1 and sentence.words[first.end] in sentence.w["and"]

    def _within(self, sentence: Sentence, outer: Title, inner: Title) -> bool:
        """Whether one named in another's title is a document too: « protocole à l'accord entre A et B »."""
        between = any(sentence.words[k] in sentence.w["between"] for k in range(inner.noun, inner.end))
        return inner.mark.start > outer.noun and inner.article == "def" and between


class _SentenceDocuments:
    """The documents of one sentence, each drafted with what the others share with it."""

    def __init__(self, sentence: Sentence, words: InstrumentWords, world: World, titles: list[Title]) -> None:
        self.sentence, self.iw, self.world, self.titles = sentence, words, world, titles
        self.words, self.w = sentence.words, sentence.w
        self.actions = ActionReader(sentence, words, world, titles)
        self.parties = PartyReader(sentence, words)
        self.figures = FigureReader(sentence, words, world)

    def read(self) -> list[InstrumentDraft]:
        """Return the drafts; one joined to another by comma or « and » shares its action, parties and day."""
        drafts: list[InstrumentDraft] = []
        before: tuple[Title, Act, Document] | None = None
        lists, drafts_told = self._lists(), list[tuple[Title, Act]]()
        for number, title in enumerate(self.titles):
            others = [t for t, at in zip(self.titles, lists, strict=True) if at != lists[number]]
            act = self.actions.read(title, others)
            shared = before is not None and lists[number] == lists[number - 1]
            if not shared and act.value == "cited":
                act = self._member(drafts_told, title) or act
            if shared and before is not None and (act.value == "cited" or act.frame is before[1].frame):
                act = before[1]
            document = self._draft(title, act)
            if shared and before is not None and document.action == before[2].action:
                document.parties = (
                    document.parties if len(document.parties) > 1 else document.parties | before[2].parties
                )
            drafts.append(document)
            drafts_told.append((title, act))
            before = (title, act, document)
        return drafts

    def _member(self, told: list[tuple[Title, Act]], title: Title) -> Act | None:
        """« Dix documents ont été signés, dont un accord … »: one of several shares what is told of all."""
        before = self.words[title.left - 1] if title.left > self.sentence.start else ""
        if before not in self.iw.among:
            return None
        return next((act for whole, act in reversed(told) if whole.plural and act.value != "cited"), None)

    def _lists(self) -> list[int]:
        """Return the number of the list that each title belongs to."""
        numbers: list[int] = []
        for i, title in enumerate(self.titles):
            joined = i > 0 and self._joined(self.titles[i - 1], title)
            numbers.append(numbers[-1] if joined else i)
        return [n if self._closed(numbers, n) else i for i, n in enumerate(numbers)]

    def _closed(self, numbers: list[int], number: int) -> bool:
        """Whether a list ends in « and »: a comma alone may part two clauses."""
        last = len(numbers) - 1 - numbers[::-1].index(number)
        return last == number or any(
            self.words[k] in self.w["and"] for k in range(self.titles[last - 1].end, self.titles[last].left)
        )

    def _joined(self, first: Title, second: Title) -> bool:
        """Whether only a comma or « and » stands between two documents of one list."""
        gap = self.words[first.end : second.left]
        return (
            len(gap) <= 3
            and any(w == "," or w in self.w["and"] for w in gap)
            and all(w == "," or w in self.w["and"] or w in self.iw.thin or w in self.w["our"] for w in gap)
        ) or (first.end <= second.left and self._after_sharing(first, second))

    def _after_sharing(self, first: Title, second: Title) -> bool:
        """Whether a list goes on over « between A and B »: « un accord avec X, un mémorandum … »."""
        gap = range(first.end, second.left)
        return (
            0 < len(gap) <= 12
            and self.words[second.left - 1] in self.w["and"] | {","}
            and self.words[first.end] in self.w["with"] | self.w["between"]
            and not any(self.sentence.is_open(k) or self.words[k] in self.sentence.text.lexicon.forms for k in gap)
        )

    def _draft(self, title: Title, act: Act) -> Document:
        sentence, mark = self.sentence, title.mark
        text = self._named(title).strip(_QUOTES)
        draft = Document(mark.value, text, title.span, sentence.number)
        draft.action = act.value
        draft.told = act.frame is not None and not act.attribute
        draft.attributed, draft.another = act.attribute, title.another and title.article != "def"
        draft.signed = act.date if act.value != "negotiated" else None
        draft.topics = sentence.topics_in(*title.span) - ({"legal"} if mark.value in ("treaty", "agreement") else set())
        draft.articles = self.figures.articles(title)
        self._describe(draft, title)
        if draft.kind == "statement" and act.frame is None and title.prep in self.iw.source:
            draft.action = act.value = "adopted"
        self.figures.dates(draft, title, act)
        draft.parties = self.parties.read(title, act)
        draft.evidence = [self._evidence(title, act)]
        return draft

    def _named(self, title: Title) -> str:
        """Return a title as written, what agrees with its noun put into the nominative with it."""
        tokens, declension = self.sentence.text.tokens, self.sentence.text.lexicon.declension
        if not declension or title.quoted:
            return tokens.slice(*title.span)
        head = next((k for k in range(title.begin, title.noun) if declension.noun(self.words[k])), title.mark.start)
        plural = any(declension.plural(self.words[k]) for k in range(title.begin, head + 1))
        gender = declension.gender(declension.citation(self.words[head : head + 1]))
        written = ""
        for k in range(title.begin, head + 1):
            token = tokens.slice(k, k + 1)
            written += _like(token, declension.nominative(self.words[k], gender, plural))
            written += tokens.text[tokens.ends[k] : tokens.starts[k + 1]] if k + 1 < title.end else ""
        return written + (tokens.slice(head + 1, title.end) if head + 1 < title.end else "")

    def _describe(self, draft: Document, title: Title) -> None:
        """Note what makes a document known: its article, a name, a number."""
        head = self.words[title.mark.start]
        complement = range(title.mark.start + 1, title.end)
        draft.article, draft.plural = title.article, title.plural
        draft.again = any(
            self.words[k] in self.iw.again for k in range(title.noun, min(title.end + 1, self.sentence.stop))
        )
        alone = title.mark.end - title.mark.start == 1 and title.begin == title.mark.start
        draft.bare = (title.end - title.noun < 1 and alone) or (title.end == title.noun and draft.again)
        draft.again = draft.again and title.end - title.noun <= 1
        draft.bare = draft.bare or draft.again
        draft.weak = self._in(head, self.iw.weak)
        draft.generic, draft.covers = self._in(head, self.iw.generic), self._in(head, self.iw.covers)
        caps = self.sentence.text.tokens.caps
        number = any(self.words[k].isdecimal() for k in complement)
        proper = (
            caps[title.mark.start]
            and title.mark.start > self.sentence.start
            and (number or any(caps[k] for k in complement))
        )
        party = any(
            a.role in ("weak", "state", "org", "capital", "body")
            and title.mark.start < a.start < title.end
            and self._defines(title, a.start)
            for a in self.sentence.actors
        )
        acronym = (
            title.end == title.mark.end == title.mark.start + 1
            and self.sentence.text.tokens.slice(*title.span).isupper()
        )
        three = acronym or any(self.words[k] in self.iw.tripartite for k in complement)
        draft.named = (
            (number and (not draft.weak or draft.kind != "plan" or draft.article != "indef"))
            or three
            or self._city_name(title)
            or (proper or title.quoted)
            or (party and not draft.again and ((title.article == "def" and not draft.plural) or self._city_name(title)))
        )

    def _in(self, word: str, words: frozenset[str]) -> bool:
        return word in words or word.rstrip("sx") in words

    def _defines(self, title: Title, at: int) -> bool:
        """Whether an actor in the title says whose document it is, not what it is about."""
        return (
            title.mark.value in ("plan", "declaration")
            and not any(self.words[k] in self.iw.about for k in range(title.noun, at))
        ) or (title.mark.value in ("agreement", "treaty") and at <= title.noun + 1)

    def _city_name(self, title: Title) -> bool:
        return any(
            a.role in ("capital", "place") and a.case != "into" and title.mark.start < a.start <= title.noun + 1
            for a in self.sentence.actors
        )

    def _evidence(self, title: Title, act: Act) -> Range:
        frame = act.frame
        left = max(self.sentence.start, title.left)
        right = title.end
        if frame is not None and frame.start < title.begin and title.begin - frame.start < 12:
            left = min(left, frame.start)
        elif frame is not None and frame.end > title.end and frame.end - title.end < 12:
            right = frame.end
        return left, right


def _like(token: str, word: str) -> str:
    """Write a word with the capitals of a token."""
    return word.upper() if token.isupper() and len(token) > 1 else word.capitalize() if token[:1].isupper() else word


def settle(sentence: Sentence, documents: Sequence[InstrumentDraft], events: Sequence[EventDraft]) -> None:
    """Tie the documents of a sentence to its signing: each gives the other parties, topics and the day."""
    signing = next((e for e in events if e.type == "signing"), None)
    visit = sentence.discourse.last_visit
    for document in documents:
        if document.action in ("signed", "adopted") and document.signed is None:
            dated = signing if signing is not None and signing.start else visit
            document.signed = dated.start if dated is not None and dated.start == dated.end else None
        if signing is not None and document.action in ("signed", "negotiated"):
            document.parties = document.parties or set(signing.parties)
            signing.parties |= document.parties
            signing.topics |= document.topics
