"""Level 4, the figures of a document: its articles, the day it was signed, the years it covers or holds."""

from __future__ import annotations

from .drafts import InstrumentDraft
from .instrument_actions import Act
from .instrument_titles import Title
from .instrument_words import InstrumentWords
from .sentence import Sentence
from .world import World

_ROMAN = frozenset("ivxlc")


class FigureReader:
    """Reads the numbers and dates of one sentence's documents."""

    def __init__(self, sentence: Sentence, words: InstrumentWords, world: World) -> None:
        self.sentence, self.iw, self.world, self.words, self.w = (
            sentence,
            words,
            world,
            sentence.words,
            sentence.w,
        )

    def articles(self, title: Title) -> list[str]:
        """Return the numbers of articles named just before or after a document."""
        numbers: list[str] = []
        for frame in self.sentence.frames:
            if frame.kind != "article" or not title.left - 16 <= frame.start <= title.end + 6:
                continue
            found, k = self._numbers(frame.end)
            if not found:
                continue
            if (
                k <= title.left and all(self.words[i] in self.iw.thin for i in range(k, title.left))
            ) or frame.start >= title.end:
                numbers.extend(found)
        return sorted(set(numbers), key=lambda n: (len(n), n))

    def _numbers(self, k: int) -> tuple[list[str], int]:
        """Return the numbers of « 4 et 9 », « 7.1 », « V », « 1er » and where they end."""
        found: list[str] = []
        last = k
        while k < self.sentence.stop:
            word = self.words[k]
            if word.isdecimal():
                if found and self.words[k - 1] == "." and self.words[k - 2].isdecimal():
                    found[-1] += "." + word
                else:
                    found.append(word)
                last = k + 1
            elif word.endswith("er") and word[:-2].isdecimal():
                found.append(word[:-2])
                last = k + 1
            elif _ROMAN.issuperset(word):
                found.append(word.upper())
                last = k + 1
            elif not (
                word in self.w["and"]
                or word in self.w["to"]
                or word in (",", "-", "er", ".")
                or (word in self.w["article"] and not found)
            ):
                break
            k += 1
        return found, last

    def dates(self, draft: InstrumentDraft, title: Title, act: Act) -> None:
        """Read the day a document was signed and the years it covers or holds."""
        caps = self.sentence.text.tokens.caps
        for when in self.sentence.whens:
            start, end = self.world.date(when, False)
            before = self.words[when.start - 1] if when.start > self.sentence.start else ""
            inside = title.begin <= when.start <= title.end + 1
            years = when.first[0] is not None and when.first[1] is None
            proper = caps[title.mark.start] and title.mark.start > self.sentence.start and before not in self.iw.spans
            plan = draft.kind == "plan" and not title.quoted and not proper and before not in self.w["of"]
            if years and title.begin <= when.start <= title.end + 4 and (when.first != when.last or (inside and plan)):
                self._covers(draft, before, start, end)
            elif inside and before in self.w["of"] and not draft.signed:
                draft.signed = start
            elif self._near(when.start, title, act) and self._until(when.start):
                draft.valid_to = draft.valid_to or end
            elif act.frame is not None and act.frame.value == "in_force" and 0 <= when.start - act.frame.end <= 8:
                draft.valid_from = draft.valid_from or start
            elif draft.signed is None and self._signature(when.start):
                draft.signed = start

    def _covers(self, draft: InstrumentDraft, before: str, start: str | None, end: str | None) -> None:
        """Widen the years a document covers by those told: « 2024, 2025 et 2026 », « d'ici 2030 »."""
        if before not in self.iw.until and start is not None:
            draft.valid_from = min(draft.valid_from or start, start)
        if before not in self.iw.from_ and end is not None:
            draft.valid_to = max(draft.valid_to or end, end)

    def _near(self, at: int, title: Title, act: Act) -> bool:
        """Whether a date stands soon after a document, or between it and its verb."""
        between = act.frame is not None and act.frame.start < at < title.begin
        return between or title.end <= at <= title.end + 16

    def _until(self, at: int) -> bool:
        """Whether a date is an end: « jusqu'en 2027 », « qui expire le 5 février »."""
        before = self.words[max(self.sentence.start, at - 3) : at]
        lexicon = self.sentence.text.lexicon
        return any(word in self.iw.until or lexicon.is_form(word, self.iw.expires) for word in before)

    def _signature(self, at: int) -> bool:
        """Whether a date tells when the document was signed: « sa signature, le 10 mars »."""
        return any(
            f.kind == "action"
            and f.value == "signed"
            and 0 <= at - f.end <= 4
            and not f.sense.verbal
            and self.words[f.start - 1] in self.w["his"] | self.w["their"]
            for f in self.sentence.frames
        )
