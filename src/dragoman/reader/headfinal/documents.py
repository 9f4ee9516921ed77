"""Level 4, documents where the head comes last: named by what stands before them, acted on by the verb after."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..actors import Actor
from ..dates import When
from ..drafts import InstrumentDraft
from ..instrument_words import InstrumentWords, instrument_words
from ..instruments import Document
from ..patterns import Mark
from ..sentence import Sentence
from ..world import World
from .clauses import COMING, FinalSentence, Head

_DONE = frozenset({"signed", "adopted", "ratified"})
_OWN = frozenset({"resolution", "statement", "declaration"})
_BARE = frozenset({"org", "body", "weak", "state", "capital", "place"})
_LONGEST = 16
_STOPS = frozenset(",;:.!?()»”–—…")
_OPENERS = frozenset('“«"')


@dataclass(slots=True)
class _Title:
    """A document's name at tokens ``begin:end``, the case its noun is in, and what participle describes it."""

    mark: Mark
    begin: int
    end: int
    case: str = ""
    plural: bool = False
    attribute: Head | None = None
    parties: set[str] = field(default_factory=set)
    owner: set[str] = field(default_factory=set)


class FinalInstrumentReader:
    """Reads the documents of a sentence as drafts."""

    def __init__(self, world: World) -> None:
        self.world = world

    def read(self, sentence: Sentence) -> list[InstrumentDraft]:
        """Return every document that the sentence names."""
        assert isinstance(sentence, FinalSentence)
        words = instrument_words(sentence.text.lexicon)
        found: list[Document] = []
        for mark in sentence.predicates:
            if mark.kind == "document" and not any(d.span[0] <= mark.start < d.span[1] for d in found):
                found.append(_DocumentReader(sentence, words, self.world).read(mark))
        return [d for d in found if not (d.generic and d.plural and d.article == "indef")]  # « bir sıra sənədlər »


class _DocumentReader:
    """Reads one document of a sentence."""

    def __init__(self, sentence: FinalSentence, words: InstrumentWords, world: World) -> None:
        self.sentence, self.iw, self.world = sentence, words, world
        self.words, self.caps = sentence.words, sentence.text.tokens.caps
        self.actors = sentence.actors

    def read(self, mark: Mark) -> Document:
        """Return what the sentence tells of the document whose noun is at `mark`."""
        title = self._title(mark)
        action, frame, told = self._action(title)
        draft = Document(mark.value, self._text(title), (title.begin, title.end), self.sentence.number)
        draft.action, draft.told = action, told
        draft.topics = self.sentence.topics_in(title.begin, title.end)
        if mark.value in ("treaty", "agreement"):
            draft.topics -= {"legal"}
        draft.plural = title.plural
        head = self._stem(title.end - 1)
        draft.weak, draft.generic = head in self.iw.weak, head in self.iw.generic
        before = self.words[title.begin - 1] if title.begin > self.sentence.start else ""
        draft.again = before in self.iw.again
        draft.bare = title.end - title.begin == 1 or draft.again
        draft.article = "indef" if before in self.iw.indefinite or (title.plural and draft.bare) else ""
        draft.articles = self._articles(title)
        draft.parties = self._parties(title, action, frame)
        numbered = any(self.words[k][0].isdecimal() for k in range(title.begin, title.end))
        proper = self.caps[title.end - 1] and title.end - 1 > self.sentence.start
        draft.named = numbered or proper or bool(title.parties | title.owner)
        self._dates(title, draft, frame)
        end = frame.end if frame is not None and frame.start >= title.end else title.end
        draft.evidence = [(title.begin, max(title.end, min(end, title.end + 12)))]
        return draft

    # -- the name --------------------------------------------------------------------------

    def _title(self, mark: Mark) -> _Title:
        title = _Title(mark, mark.start, mark.end)
        title.case = self.sentence.ending(mark.end - 1)
        title.plural = self._plural(mark.end - 1)
        floor = self.sentence.left_bound(mark.start)
        k = mark.start
        while k > floor and mark.end - k < _LONGEST:
            step = self._step(title, k, floor)
            if step is None:
                break
            k = step
            if self.words[k] not in self.iw.about | self.iw.spans:
                title.begin = k
        self._named_parties(title, floor)
        quote = self.sentence.quoted(mark.start)
        if quote is not None and quote[1] - 1 == mark.end and mark.end - quote[0] < _LONGEST:
            title.begin = min(title.begin, quote[0] + 1)  # « “Viza tələbinin ləğvi haqqında Saziş” »: the whole of it
        return title

    def _step(self, title: _Title, k: int, floor: int) -> int | None:
        """Return where the word or phrase before token `k` begins if it is part of the name."""
        word = self.words[k - 1]
        when = next((w for w in self.sentence.whens if w.start < k <= w.end), None)
        if when is not None:
            return when.start if when.first[0] is not None and when.first[1] is None and when.start >= floor else None
        head = self.sentence.head_at.get(k - 1)
        if head is not None and head.adnominal:
            title.attribute = title.attribute or head
            return None
        actor = next((a for a in self.actors if a.whole < k <= a.end), None)
        if actor is not None:
            if self.words[k] in self.iw.about:
                return max(actor.whole, floor) if actor.case != "" or actor.role == "weak" else None
            owned = any(a.whole == k and a.case == "of" for a in self.actors)  # whose what follows is already
            beside = actor.role != "state" or k == title.mark.start
            owner = actor.case == "of" or (actor.case == "" and actor.role in _BARE and beside and not owned)
            return max(actor.whole, floor) if owner else None
        if word in _STOPS or word in self.sentence.w["between"] or head is not None:
            return None
        if word in self.iw.about | self.iw.spans:
            return k - 1
        if self.words[k] in self.iw.about and word not in self.sentence.text.lexicon.closed:
            return k - 1
        named = self.caps[k - 1] or word[0].isdecimal() or word in self.iw.joint or word in self.iw.numbers
        named = named or word in self.iw.preposed
        return k - 1 if named and word not in self.sentence.text.lexicon.closed else None

    def _named_parties(self, title: _Title, floor: int) -> None:
        """Note who is named with the document: « X ilə Y arasında », « X ilə … imzalanmış », « X-in planı »."""
        left = title.begin
        if title.attribute is not None:
            left = self.sentence.span_of(title.attribute)[0]
        reach = max(floor, min(left, title.begin) - 8)
        for actor in reversed(self.actors):
            if not reach <= actor.whole or actor.end > title.mark.end or not actor.acts:
                continue
            beside = title.attribute is not None or actor.end >= title.begin - 4
            if actor.case in ("with", "between") and beside and actor.role != "place":
                title.parties.update(actor.parties)
            elif (actor.case == "of" and (actor.end >= title.begin - 1 or actor.end > title.begin)) or (
                actor.end > title.begin and actor.case == "" and actor.role in ("org", "weak", "state", "body")
            ):
                title.owner.update(actor.parties)

    def _text(self, title: _Title) -> str:
        """Return the name as written, its last word without the ending of its case."""
        tokens = self.sentence.text.tokens
        begin = title.begin
        while begin < title.end - 1 and self.words[begin] in _OPENERS:
            begin += 1
        word = self.words[title.end - 1]
        base = word
        if title.case:
            for cut in range(len(word) - 1, 2, -1):
                if self.sentence.ending_exact(word[:cut]) == "":
                    base = word[:cut]
                    break
        return tokens.text[tokens.starts[begin] : tokens.starts[title.end - 1] + len(base)]

    def _stem(self, k: int) -> str:
        words = self.sentence.text.lexicon.wordforms
        assert words is not None
        forms = words.nouns[self.words[k]]
        return forms[0].stem if forms else self.words[k]

    def _plural(self, k: int) -> bool:
        words = self.sentence.text.lexicon.wordforms
        assert words is not None
        forms = words.nouns[self.words[k]]
        return bool(forms) and forms[0].ending.plural

    # -- what happened to it ---------------------------------------------------------------

    def _action(self, title: _Title) -> tuple[str, Mark | None, bool]:
        """Return what happened, the words that say so, and whether a main clause tells it."""
        following = [m.start for m in self.sentence.predicates if m.kind == "document" and m.start > title.end]
        governor = self.sentence.governor(title.end)
        stop = governor.at + 1 if governor is not None else self.sentence.stop
        for frame in self.sentence.frames:
            if frame.kind != "action" or not title.end <= frame.start < stop:
                continue
            told = self._told(title, frame, following)
            if told is not None:
                return told, frame, True
        return "cited", None, False

    def _told(self, title: _Title, frame: Mark, following: list[int]) -> str | None:
        value: str = frame.value
        head = self.sentence.head_of(frame.end) if frame.sense.verbal else None
        gap = frame.start - title.end
        if head is None:
            if frame.sense.verbal:
                return None
            near = gap <= 2 and (title.case == "of" or gap == 0)
            return value if near and value in ("negotiated", "in_force", "terminated") else None
        if title.case not in ("", "object", "of") or (
            following and following[0] < frame.start and gap > 6 and not self._listed(title)
        ):
            return None
        if title.case == "of" and value not in ("in_force", "terminated"):
            return "negotiated" if value == "signed" and self._to_come(head) else None
        if head.negated or head.tense == "cond":
            return None
        if head.adnominal:
            return None
        if value in _DONE and (head.tense in COMING or head.tense in ("vn", "inf")):
            return "negotiated" if head.tense in COMING or self._to_come(head) else None
        return value

    def _listed(self, title: _Title) -> bool:
        """Whether another document is joined to one: « “… Saziş” və “… Proqram” imzalanıb »."""
        links = self.sentence.w["and"] | {","}
        return any(word in links for word in self.words[title.end : title.end + 2])

    def _to_come(self, head: Head) -> bool:
        """Whether what a verbal noun tells is expected or planned by the verb over it."""
        governor = self.sentence.governor(head.at + 1)
        stop = governor.at + 1 if governor is not None else self.sentence.stop
        return any(
            f.kind == "status" and f.value == "planned" and head.at < f.start and f.end <= stop
            for f in self.sentence.frames
        )

    # -- its figures -----------------------------------------------------------------------

    def _articles(self, title: _Title) -> list[str]:
        """Return the numbers of « 4-cü və 9-cu maddələrini » that follow a document."""
        found: list[str] = []
        for frame in self.sentence.frames:
            if frame.kind != "article" or not title.end <= frame.start <= title.end + 6:
                continue
            for k in range(title.end, frame.start):
                number = self.words[k].partition("-")[0]
                if number.isdecimal():
                    found.append(number)
        return sorted(set(found), key=lambda n: (len(n), n))

    def _dates(self, title: _Title, draft: Document, frame: Mark | None) -> None:
        left = title.begin
        if title.attribute is not None:
            left = self.sentence.span_of(title.attribute)[0]
        inner = [w for w in self.sentence.whens if left <= w.start < title.end or title.begin <= w.start < title.end]
        for when in inner:
            start, end = self.world.date(when, False)
            years = when.first[0] is not None and when.first[1] is None
            if years and when.first != when.last:
                draft.valid_from, draft.valid_to = start, end
            elif years and draft.kind == "plan":
                draft.valid_from = draft.valid_to = start
            else:
                draft.signed = draft.signed or start
        if frame is None or frame.start < title.end:
            return
        when_told = self._clause_date(title, frame, inner)
        if when_told is None:
            return
        start = self.world.date(when_told, False)[0]
        if draft.action == "in_force":
            draft.valid_from = start
        elif draft.action in ("signed", "adopted"):
            draft.signed = draft.signed or start

    def _clause_date(self, title: _Title, frame: Mark, inner: list[When]) -> When | None:
        clause = self.sentence.left_bound(frame.start)
        whens = [w for w in self.sentence.whens if clause <= w.start < frame.end and w not in inner]
        return min(whens, key=lambda w: abs(w.start - frame.start), default=None)

    # -- whose it is -----------------------------------------------------------------------

    def _parties(self, title: _Title, action: str, frame: Mark | None) -> set[str]:
        discourse = self.sentence.discourse
        name = " ".join([*self.words[title.begin : title.end - 1], self._stem(title.end - 1)])
        if any(universal in name for universal in self.iw.universal):
            return self._broken_by(title)
        named = title.parties | title.owner
        orgs = {p for p in named if p.startswith("org:")}
        signing = {p for p in self._signers(frame) if p.startswith("org:")}
        if action == "adopted" and signing:
            return signing
        if title.mark.value in _OWN and orgs:
            return orgs
        if len(named) > 1:
            return named
        signers = self._signers(frame)
        if title.mark.value == "plan" and action == "cited" and title.owner:
            return title.owner
        if action == "adopted" or (title.mark.value == "resolution" and not named):
            adopters = {p for p in signers if p.startswith("org:")} or set(discourse.organisation())
            if adopters:
                return adopters
        if len(signers) > 1 and action != "cited":
            return signers
        if len(named) == 1:
            other = discourse.counterpart(tuple(named)) or tuple(signers - named)
            blamed = {p for a in self.actors if a.case == "object" and a.end <= title.begin for p in a.parties}
            subject = (blamed or self._doer(title)) - named
            if blamed:
                other = ()
            return named | (set(other[:1]) or (subject if len(subject) == 1 else set()))
        pair = set(discourse.bilateral())
        told = {p for a in self.actors if a.role != "place" and a.acts for p in a.parties}
        if len(told) == 2 and not (pair and told <= pair):
            return told if action != "cited" or not pair else pair
        return pair if title.attribute is None or action != "cited" else set()

    def _doer(self, title: _Title) -> set[str]:
        governor = self.sentence.governor(title.end)
        actors = self.sentence.subject_of(governor) if governor is not None else ()
        return {p for a in actors for p in a.parties}

    def _signers(self, frame: Mark | None) -> set[str]:
        head = self.sentence.head_of(frame.end) if frame is not None and frame.sense.verbal else None
        if head is None:
            return set()
        actors: tuple[Actor, ...] = self.sentence.agent_of(head) if head.passive else self.sentence.subject_of(head)
        if not head.passive and actors:
            beside = self.sentence.actors_in(*self.sentence.span_of(head))
            actors += tuple(a for a in beside if a.case == "with" and a.people)
        return {p for a in actors for p in a.parties}

    def _broken_by(self, title: _Title) -> set[str]:
        """Return who is said to break a treaty open to all: the object of the blame, or the breach's owner."""
        verbs = self.sentence.text.lexicon.verbs["breaking"]
        for head in self.sentence.heads:
            if title.end <= head.at <= title.end + 8 and head.lemma in verbs:
                floor = self.sentence.left_bound(title.begin)
                for case in ("object", "of", ""):
                    for actor in self.actors:
                        if floor <= actor.whole and actor.end <= title.begin and actor.case == case and actor.acts:
                            return set(actor.parties)
        return set()
