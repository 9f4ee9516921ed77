"""Level 4, instruments: documents named in a sentence, and what happened to them."""

from __future__ import annotations

import re

from .drafts import InstrumentDraft
from .layout import Range
from .patterns import Mark
from .sentence import Sentence
from .world import World

_NUMBER = re.compile(r"\d+(?:-\d+)?$|[ivxlc]+$")
_STOPS = frozenset(",;:.!?»”\"–—=")
_UNIVERSAL = frozenset({"treaty", "resolution"})
MAX_TITLE = 22


class InstrumentReader:
    """Reads the documents of a sentence as drafts."""

    def __init__(self, world: World) -> None:
        self.world = world

    def read(self, sentence: Sentence) -> list[InstrumentDraft]:
        """Return every document that the sentence names."""
        drafts: list[InstrumentDraft] = []
        busy = -1
        for mark in sentence.predicates:
            if mark.kind != "document" or mark.start < busy:
                continue
            span = self._title(sentence, mark)
            busy = span[1]
            draft = self._draft(sentence, mark, span)
            drafts.append(draft)
        return drafts

    # -- the title -----------------------------------------------------------------------

    def _title(self, sentence: Sentence, mark: Mark) -> Range:
        """Return the tokens of a document's title: its noun and the complements that define it."""
        words, lexicon = sentence.words, sentence.text.lexicon
        begin, end = mark.start, mark.end
        last = end
        quote = next((q for q in sentence.quotes if q[0] in (end, end - 1) or q[0] <= begin < q[1]), None)
        while end < sentence.stop and end - begin < MAX_TITLE:
            word = words[end]
            if quote is not None and quote[0] == end:
                end = last = quote[1]
                break
            if word in _STOPS or sentence.is_open(end) or word in sentence.w["with"] | sentence.w["between"] | sentence.w["by"]:
                break
            readings = lexicon.forms.get(word)
            if readings and any(t in ("pres", "impf", "fut", "cond", "past", "ger") for _, t in readings) and word not in lexicon.modifiers:
                if not self._noun_like(sentence, end):
                    break
            if readings and any(t == "pp" for _, t in readings) and self._participle_ends(sentence, end):
                break
            if word in sentence.w["and"] and not self._title_goes_on(sentence, end):
                break
            end += 1
            if word not in sentence.w["of"] and word not in sentence.w["article"] and word not in sentence.w["and"] and word not in sentence.w["into"] and word != "(":
                last = end
        return begin, last

    def _noun_like(self, sentence: Sentence, k: int) -> bool:
        """Whether a word that could be a verb is a noun here, after an article or « of »."""
        before = sentence.words[k - 1]
        return before in sentence.w["article"] or before in sentence.w["of"]

    def _participle_ends(self, sentence: Sentence, k: int) -> bool:
        return any(f.kind == "action" and f.start == k for f in sentence.frames)

    def _title_goes_on(self, sentence: Sentence, k: int) -> bool:
        following = sentence.words[k + 1] if k + 1 < sentence.stop else ""
        after = sentence.text.lexicon.forms.get(following)
        if after and any(t in ("pres", "impf", "fut", "cond", "past") for _, t in after):
            return False
        if following in ("un", "une") or any(m.kind == "document" and k < m.start <= k + 3 for m in sentence.predicates):
            return False
        return not any(a.whole in (k + 1, k + 2) and a.case == "" and a.role != "weak" for a in sentence.actors)

    # -- what is said of it --------------------------------------------------------------

    def _draft(self, sentence: Sentence, mark: Mark, span: Range) -> InstrumentDraft:
        text = sentence.text.tokens
        title = text.slice(*span).strip("«»“”\"' ’‘")
        draft = InstrumentDraft(mark.value, title, span, sentence.number)
        draft.action = self._action(sentence, span)
        draft.topics = sentence.topics_in(*span) - ({"legal"} if mark.value in ("treaty", "agreement") else set())
        draft.articles = self._articles(sentence, span)
        draft.bare = span[1] - mark.end < 1 and not draft.articles
        self._validity(sentence, draft, mark, span)
        draft.parties = self._parties(sentence, draft, span)
        draft.evidence = [self._evidence(sentence, span)]
        return draft

    def _action(self, sentence: Sentence, span: Range) -> str:
        """Return what happened to a document: the nearest word of signing, adopting, … in its clause."""
        left, right = sentence.clause(*span)
        best: tuple[int, str] | None = None
        for frame in sentence.frames:
            if frame.kind != "action" or not left - 1 <= frame.start < max(right, span[1] + 8):
                continue
            distance = span[0] - frame.end if frame.start < span[0] else frame.start - span[1]
            if not -30 < distance < 15:
                continue
            value = self._tensed(sentence, frame, span)
            if value is not None and (best is None or distance < best[0]):
                best = (distance, value)
        return best[1] if best else "cited"

    def _tensed(self, sentence: Sentence, frame: Mark, span: Range) -> str | None:
        """Return an action as its verb's tense allows: to be signed is negotiated, signed long ago is cited."""
        value: str = frame.value
        if not frame.sense.verbal:
            if value == "signed":
                return "signed" if frame.start < span[0] else None
            return value
        group = sentence.group(frame)
        if group is None:
            return None
        if group.negated:
            return "negotiated" if value == "signed" else None
        if value in ("signed", "adopted", "ratified") and (group.future or group.time == "infinitive"):
            return "negotiated" if value != "ratified" else "cited"
        if group.bare and frame.start >= span[1] and value == "signed":
            return None
        if frame.start < span[0] and group.passive:
            return None
        return value

    def _articles(self, sentence: Sentence, span: Range) -> list[str]:
        """Return the numbers of articles named just before or after a document."""
        numbers: list[str] = []
        for frame in sentence.frames:
            if frame.kind != "article" or not span[0] - 14 <= frame.start <= span[1] + 6:
                continue
            k = frame.end
            while k < sentence.stop and (
                _NUMBER.match(sentence.words[k]) or sentence.words[k] in sentence.w["and"] or sentence.words[k] in (",", "-", "er", "à")
            ):
                if _NUMBER.match(sentence.words[k]):
                    numbers.append(sentence.words[k].upper() if sentence.words[k].isalpha() else sentence.words[k])
                k += 1
        return sorted(set(numbers), key=lambda n: (len(n), n))

    def _validity(self, sentence: Sentence, draft: InstrumentDraft, mark: Mark, span: Range) -> None:
        """Read the years a document covers, the year it has held since, and the day it was signed."""
        for when in sentence.whens:
            if not span[0] <= when.start <= span[1] + 10:
                continue
            start, end = self.world.date(when, False)
            before = sentence.words[when.start - 1] if when.start else ""
            if when.first != when.last and when.first[1] is None and when.first[0] and when.start <= span[1] + 4:
                draft.valid_from, draft.valid_to = start, end
            elif draft.action == "in_force" and when.start > span[0]:
                draft.valid_from = draft.valid_from or start
            elif (before in sentence.w["of"] and when.start < span[1] + 2) or self._signed_then(sentence, span, when.start):
                draft.signed = draft.signed or start

    def _signed_then(self, sentence: Sentence, span: Range, at: int) -> bool:
        return any(
            f.kind == "action" and f.value in ("signed", "adopted") and span[1] <= f.start < at for f in sentence.frames
        )

    def _parties(self, sentence: Sentence, draft: InstrumentDraft, span: Range) -> set[str]:
        """Return the parties that the text names with a document."""
        words = sentence.words
        named = [a for a in sentence.actors if span[0] <= a.start < span[1] + 12 and a.parties and a.role != "place"]
        between: set[str] = set()
        for actor in named:
            gap = words[span[1] : actor.whole]
            near = actor.start < span[1] or actor.whole <= span[1] + 2
            if (actor.case in ("between", "with") and len(gap) < 8) or (near and actor.case == "of" and actor.role in ("org", "state", "capital")):
                between.update(actor.parties)
        orgs = {p for p in between if p.startswith("org:")}
        if draft.kind in _UNIVERSAL or orgs:
            return between
        if len(between) == 1:
            subject = {p for a in sentence.actors if a.end <= span[0] and a.case == "" and a.acts for p in a.parties}
            between |= subject if len(subject) == 1 else set(sentence.discourse.counterpart(tuple(between)))
        return between

    def _evidence(self, sentence: Sentence, span: Range) -> Range:
        left = max(sentence.start, span[0] - 4)
        for frame in sentence.frames:
            if frame.kind == "action" and sentence.start <= frame.start < span[0] and span[0] - frame.start < 10:
                left = min(left, frame.start)
        return left, span[1]
