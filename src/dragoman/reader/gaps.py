"""What the reader passed over: sentences that look diplomatic and gave no fact, the worklist for a lexicon."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from .actors import Actor
from .cascade import Reading, read_given
from .drafts import EventDraft, InstrumentDraft, StatementDraft
from .layout import ENDS, Range
from .merge_events import merge_events
from .merge_instruments import merge_instruments
from .merge_statements import merge_statements
from .sentence import Sentence
from .text import uncompose

_HOLDERS = {
    "person": "a person",
    "office": "an office holder",
    "body": "a body",
    "org": "an organisation",
    "pair": "both sides",
    "pronoun": "a pronoun",
    "state": "a state",
}
_VERBS = {"event": "doing", "say": "saying", "support": "saying"}


class Gap(msgspec.Struct, frozen=True):
    """A sentence, the characters ``start:end`` of the text, and why it looks as if it told a fact."""

    start: int
    end: int
    sentence: str
    why: str


def gaps(text: str, published: str | None = None, language: str | None = None) -> list[Gap]:
    """Return the sentences of a dispatch that look diplomatic and yielded no event, instrument or statement.

    A sentence looks diplomatic that names two parties, or someone who can act and a verb of doing or
    saying. Headlines are left out: the body tells what they say. Takes what `dragoman.read` takes, and
    raises LookupError like it for an unknown `language`; a text in a language without a pack has no gaps.
    """
    _, reading = read_given(text, published, language)
    if reading is None:
        return []
    told = _evidence(reading)
    found = []
    for sentence in _body(reading):
        why = None if _overlaps(told, sentence) else _looks_diplomatic(sentence)
        if why is not None:
            start, end = uncompose(reading.tokens.span(sentence.start, sentence.stop), reading.back)
            found.append(Gap(start, end, text[start:end], why))
    return found


def _evidence(reading: Reading) -> list[Range]:
    """Return the token ranges that a fact of the record rests on, in order and without overlap."""
    facts: list[EventDraft | InstrumentDraft | StatementDraft] = [
        *merge_events(reading.events),
        *merge_instruments(reading.documents),
        *merge_statements(reading.statements),
    ]
    return _joined(evidence for fact in facts for evidence in fact.evidence)


def _joined(ranges: Iterable[Range]) -> list[Range]:
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _overlaps(ranges: list[Range], sentence: Sentence) -> bool:
    before = bisect_left(ranges, (sentence.stop, 0))
    return before > 0 and ranges[before - 1][1] > sentence.start


def _body(reading: Reading) -> list[Sentence]:
    """Return the sentences without the headlines: what stands before the first sentence with a full stop."""
    words = reading.tokens.words
    sentences = [s for s in reading.sentences if s.start < s.stop]
    first = next((n for n, s in enumerate(sentences) if any(word in ENDS for word in words[s.stop - 2 : s.stop])), 0)
    return sentences[first:]


def _looks_diplomatic(sentence: Sentence) -> str | None:
    """Say why a sentence looks as if it told a fact, or return None if it does not."""
    verb = next((mark for mark in sentence.predicates if mark.kind in _VERBS), None)
    told = ""
    if verb is not None:
        told = f"a word for {_VERBS[verb.kind]} (« {sentence.text.tokens.slice(verb.start, verb.end)} »)"
    parties = sorted({party for actor in sentence.actors if actor.acts for party in actor.parties})
    if len(parties) > 1:
        return f"{len(parties)} parties ({', '.join(parties)})" + (f" and {told}" if told else "")
    holder = next((actor for actor in sentence.actors if _can_do(actor)), None)
    if verb is not None and holder is not None:
        return f"{_HOLDERS[holder.role]} and {told}"
    return None


def _can_do(actor: Actor) -> bool:
    """Whether a mention is of someone who acts: a state only as a subject, a pronoun only if it is known who."""
    if actor.role == "state":
        return actor.acts and actor.case == ""
    return actor.role in _HOLDERS and (actor.role != "pronoun" or actor.acts)


__all__ = ["Gap", "gaps"]
