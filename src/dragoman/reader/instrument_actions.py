"""Level 4, actions: what a sentence says happened to a document, by its grammar, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .dates import When
from .instrument_titles import Title
from .instrument_words import InstrumentWords
from .patterns import Mark
from .sentence import Sentence
from .world import World

_DONE = frozenset({"signed", "adopted", "ratified"})
_STATES = frozenset({"in_force", "terminated", "negotiated"})
_HARD = frozenset(";:")
_VERBAL = frozenset({"pres", "impf", "fut", "cond", "past", "inf"})
NEWS_DAYS = 8


@dataclass(slots=True)
class Act:
    """What happened: the action, the words that say so, whether they are an attribute, and the day."""

    value: str = "cited"
    frame: Mark | None = None
    attribute: bool = False
    when: When | None = None
    date: str | None = None


class ActionReader:
    """Reads the actions of one sentence's documents."""

    def __init__(self, sentence: Sentence, words: InstrumentWords, world: World, titles: list[Title]) -> None:
        self.titles = titles
        self.sentence, self.iw, self.world, self.words = sentence, words, world, sentence.words
        self.w, self.lexicon = sentence.w, sentence.text.lexicon
        self.forms = self.lexicon.forms
        self.frames = _verbal_first([f for f in sentence.frames if f.kind == "action"], sentence)
        self.whens = sentence.whens

    def read(self, title: Title, others: list[Title]) -> Act:
        """Return what a sentence says of a document: by its main verb, a relative clause or an attribute."""
        attribute = self._attribute(title)
        main = self._predicated(title, others) or self._governed(title, others)
        if main is None or main.value == "cited":
            main = self._relative(title) or main
        act = main or attribute or Act()
        if attribute is not None and act is not attribute:
            act.date = act.date or attribute.date
            if act.value == "cited":
                act = attribute
        if main is None and act.value == "cited" and (title.drafted or title.upcoming):
            act = Act("cited" if self._failed(title) else "negotiated")
        return act

    # -- the places where an action stands -------------------------------------------------

    def _governed(self, title: Title, others: list[Title]) -> Act | None:
        """« ont signé X », « la signature de X », « ont été signés X »: it depends on what is before it."""
        for frame in reversed(self.frames):
            covers = frame.start < title.left and frame.end in (title.noun, title.mark.start + 1)
            if (
                (frame.end > title.left + 1 and not covers)
                or frame.start >= title.begin
                or title.begin - frame.start > 40
            ):
                continue
            group = self.sentence.group(frame) if frame.sense.verbal else None
            near = covers or self._thin(frame.end, title.left, frame.value == "negotiated")
            if frame.value not in ("negotiated", "terminated", "in_force") or near or group is not None:
                if group is None and near:
                    return self._told(frame, title)
                if covers and group is not None and group.time == "infinitive" and frame.value == "signed":
                    return None
                if (
                    group is not None
                    and (near or (title.prep == "" and self._reaches(frame, title)))
                    and not (group.passive and (group.bare or self._document_before(frame, others)))
                ):
                    return self._told(frame, title)
        return None

    def _thin(self, start: int, stop: int, about: bool = False) -> bool:
        """Whether only small words, the agent, the place or the day stand in tokens ``start:stop``."""
        k = start
        while k < stop:
            word = self.words[k]
            actor = next((a for a in self.sentence.actors if a.whole == k and a.end <= stop), None)
            when = next((w for w in self.whens if k <= w.start <= k + 1 and w.end <= stop), None)
            if actor is not None and (actor.case == "by" or actor.joined or actor.role in ("place", "capital")):
                k = actor.end
            elif when is not None and (when.start == k or word in self.w["at"] or word in self.w["article"]):
                k = when.end
            elif (
                word in self.iw.thin
                or word == ","
                or (about and word in self.iw.about)
                or (word in self.w["and"] and k > start)
            ):
                k += 1
            else:
                return False
        return True

    def _reaches(self, frame: Mark, title: Title) -> bool:
        """Whether a verb's object may be as far away as the document: no other verb or clause between."""
        for k in range(frame.end, title.left):
            if self.words[k] in _HARD or self.sentence.is_open(k):
                return False
            readings = self.forms.get(self.words[k], ())
            if self.words[k - 1] == "," and any(tense == "ger" for _, tense in readings):
                return False  # « denounced the visit, calling the deal … »
            noun = self.words[k - 1] in self.w["article"] or self.words[k - 1] in self.w["of"]
            if not noun and any(tense in _VERBAL for _, tense in readings) and not self._inside_actor(k):
                return False
        return True

    def _inside_actor(self, k: int) -> bool:
        return any(a.whole <= k < a.end for a in self.sentence.actors)

    def _document_before(self, frame: Mark, others: list[Title]) -> bool:
        return any(t.end <= frame.start and t.prep == "" for t in others)

    def _predicated(self, title: Title, others: list[Title]) -> Act | None:
        """« X a été signé », « X est en vigueur »: the document is what the verb after it speaks of."""
        if title.prep:
            return None
        following = min((t.begin for t in others if t.begin > title.end and t.prep == ""), default=self.sentence.stop)
        for frame in self.frames:
            if frame.start < title.end or self._in_relative(title, frame):
                continue
            if frame.start >= min(following, title.end + 30) or any(
                self.words[k] in _HARD for k in range(title.end, frame.start)
            ):
                return None
            group = self.sentence.group(frame) if frame.sense.verbal else None
            if group is None:
                if frame.value in _STATES and frame.start - title.end <= 14 and self._is_said(title, frame):
                    return self._told(frame, title)
            elif not group.bare and (group.passive or frame.value in ("in_force", "terminated") or self._to_be(frame)):
                return self._told(frame, title)
        return None

    def _to_be(self, frame: Mark) -> bool:
        """Whether a mark is a whole passive yet to come: « doit être signé »."""
        last = self.forms.get(self.words[frame.end - 1], ())
        return frame.value == "negotiated" and frame.end - frame.start > 1 and any(tense == "pp" for _, tense in last)

    def _is_said(self, title: Title, frame: Mark) -> bool:
        """Whether a main verb joins a document to its state: « est », « demeure en vigueur »."""
        return any(
            any(tense not in ("pp", "inf", "ger") for _, tense in self.forms.get(self.words[k], ()))
            and not self._inside_actor(k)
            for k in range(title.end, frame.start)
        ) or (
            frame.sense.verbal is False
            and any(t not in ("pp", "inf", "ger") for _, t in self.forms.get(self.words[frame.start], ()))
        )

    def _in_relative(self, title: Title, frame: Mark) -> bool:
        """Whether a verb lies in a clause that opens after the title, up to a comma."""
        opened = False
        for k in range(title.end, frame.start):
            if self.sentence.is_open(k):
                opened = True
            elif self.words[k] == "," and opened:
                opened = False
        return opened

    def _relative(self, title: Title) -> Act | None:
        """« X, qui est entré en vigueur en 2016 », « X que prépare Y »."""
        k = title.end + (title.end < self.sentence.stop and self.words[title.end] == ",")
        if k >= self.sentence.stop or self.words[k] not in self.w["who"] | self.w["that"]:
            return None
        for frame in self.frames:
            if k < frame.start < k + 14 and not any(self.words[i] in "," for i in range(k + 1, frame.start)):
                act = self._told(frame, title)
                if act is not None:
                    act.attribute = True
                    if act.value in ("signed", "adopted") and title.article == "def" and act.date is None:
                        act.value = "cited"
                    return act
        return None

    def _attribute(self, title: Title) -> Act | None:
        """« X signé en juin », « X, caduc depuis 2019 »: what follows the name itself, or its parties."""
        start = self._after_parties(title.end)
        for frame in self.frames:
            if not start <= frame.start <= start + 3:
                continue
            gap = self.words[start : frame.start]
            if any(word.isalpha() and word not in self._light for word in gap):
                continue
            group = self.sentence.group(frame) if frame.sense.verbal else None
            if (group is not None and not group.bare) or (group is None and frame.value not in _STATES):
                continue
            act = Act(frame.value, frame, attribute=True)
            act.when = self._when_after(frame)
            if frame.value in ("signed", "adopted"):
                act.date = self._resolved(act.when)
                if self._background(act.date) or not self._fresh(title, frame, act):
                    act.value = "cited"
            return act
        return None

    def _after_parties(self, k: int) -> int:
        """Step from the end of a title over « between A and B », « with A »."""
        if k >= self.sentence.stop or self.words[k] not in self.w["between"] | self.w["with"]:
            return k
        end = k
        for actor in self.sentence.actors:
            if actor.whole in (end, end + 1) or (actor.joined and actor.whole <= end + 2 and end > k):
                end = actor.end
        return end

    @property
    def _light(self) -> frozenset[str]:
        return self.w["adverb"] | self.w["and"] | self.iw.light | self.w["not"]

    def _fresh(self, title: Title, frame: Mark, act: Act) -> bool:
        """Whether a participle tells the news: of an adopted or a new text, or of this occasion."""
        if act.date is not None and self.world.published is not None:
            return True
        if act.when is None and (frame.value == "adopted" or title.article == "indef"):
            return title.mark.value in ("statement", "resolution", "declaration") or title.article == "indef"
        return any(self.words[k] in self.iw.occasion for k in range(frame.end, min(frame.end + 4, self.sentence.stop)))

    # -- tense, outlook and date -----------------------------------------------------------

    def _told(self, frame: Mark, title: Title) -> Act | None:
        """Return an action as tense and voice allow: to be signed is negotiated, signed long ago cited."""
        value: str = frame.value
        group = self.sentence.group(frame) if frame.sense.verbal else None
        act = Act(value, frame)
        if group is None:
            act.value = self._nominal(frame, value, title)
        elif value == "terminated":
            act.value = self._ended(frame, value)
        elif group.negated:
            still = any(self.words[k] in self.iw.yet for k in range(group.start, frame.start))
            return Act("negotiated" if value in ("signed", "adopted") and still else "cited", frame)
        elif value in _DONE and (group.future or group.time == "infinitive"):
            act.value = "negotiated" if value != "ratified" else "cited"
            if group.time == "infinitive" and self._decides(group.start):
                act.value = value
        elif value == "in_force" and group.future:
            act.value = "cited" if not title.drafted else "negotiated"
        act.when = self._when_around(frame, title)
        if act.value in ("signed", "adopted"):
            act.date = self._resolved(act.when)
            if self._background(act.date):
                act.value = "cited"
        return act

    def _decides(self, at: int) -> bool:
        """Whether an infinitive tells what has been done: « viennent de signer »."""
        return at - 2 >= self.sentence.start and self.lexicon.is_form(self.words[at - 2], self.iw.recent)

    def _nominal(self, frame: Mark, value: str, title: Title) -> str:
        """Return the action of a noun: hoped for it is negotiated, told as past only cited."""
        if value not in _DONE:
            return value
        before = range(max(self.sentence.start, frame.start - 5), frame.start)
        for k in before:
            if self.words[k] in self.iw.hopes_nouns or self.lexicon.is_form(self.words[k], self.iw.hopes):
                return "negotiated" if value != "ratified" else "cited"
        if any(self.words[k] in self.iw.since for k in before[-3:]):
            return "cited"
        return "negotiated" if value != "ratified" and self._put_off(title) else value

    def _put_off(self, title: Title) -> bool:
        """Whether a signature is still to come: it « a été reportée », « aura lieu »."""
        for k in range(title.end, min(title.end + 8, self.sentence.stop)):
            readings = self.forms.get(self.words[k], ())
            if self.words[k] in _HARD or self.sentence.is_open(k) or self.words[k] == ",":
                return False
            if any(tense in ("fut", "cond") or lemma in self.iw.postponed for lemma, tense in readings):
                return True
        return False

    def _ended(self, frame: Mark, value: str) -> str:
        """A document whose end is still to come, or only threatened or denied, stays cited."""
        group = self.sentence.group(frame)
        if group is None:
            return value
        ending = group.time == "present" and self.lexicon.is_form(self.words[frame.start], self.iw.ends)
        if group.negated or group.future or ending:
            return "cited"
        before = self.words[max(self.sentence.start, group.start - 4) : group.start]
        if group.time == "infinitive" and any(self.lexicon.is_form(word, self.iw.threats) for word in before):
            return "cited"
        return value

    def _failed(self, title: Title) -> bool:
        """Whether a draft came to nothing: « le projet de résolution a échoué »."""
        after = self.words[title.end : min(title.end + 8, self.sentence.stop)]
        return any(self.lexicon.is_form(word, self.iw.failed) for word in after)

    def _when_after(self, frame: Mark) -> When | None:
        return next((w for w in self.whens if frame.end <= w.start <= frame.end + 12), None)

    def _when_around(self, frame: Mark, title: Title) -> When | None:
        """Return the date of the clause in which an action is told, that of the title itself left out."""
        left, right = self.sentence.clause(min(frame.start, title.begin), max(frame.end, title.end))
        own = [(t.begin, t.end) for t in (*self.titles, title)]
        inside = [w for w in self.whens if left <= w.start < right and not any(a <= w.start < b for a, b in own)]
        return min(inside, key=lambda w: abs(w.start - frame.end), default=None)

    def _resolved(self, when: When | None) -> str | None:
        return self.world.date(when, False)[0] if when is not None else None

    def _background(self, date: str | None) -> bool:
        """Whether a day lies too far back to be the news."""
        published = self.world.published
        if date is None or published is None:
            return False
        if len(date) < 10 or len(published) < 10:
            return date[: len(published)] != published[: len(date)] and date < published
        return (dt.date.fromisoformat(published) - dt.date.fromisoformat(date)).days > NEWS_DAYS


def _verbal_first(frames: list[Mark], sentence: Sentence) -> list[Mark]:
    """Return one mark for each place: the verb of two senses, but after an article the noun."""
    found: dict[int, Mark] = {}
    for frame in frames:
        known = found.get(frame.start)
        noun = frame.start > sentence.start and sentence.words[frame.start - 1] in sentence.w["definite"]
        if known is None or (frame.sense.verbal != known.sense.verbal and frame.sense.verbal != noun):
            found[frame.start] = frame
    return sorted(found.values(), key=lambda f: f.start)
