"""Level 4, quotations: sentences that are all one, and who signs them."""

from __future__ import annotations

from .actors import Actor
from .layout import Range
from .people import keys_of
from .scan import DASHES
from .sentence import Sentence

_QUOTE = 6
"""Shortest quotation, in tokens, that stands as a statement of its own."""


def quote_alone(sentence: Sentence) -> Range | None:
    """Return a quotation that has a verb of its own, and so says something."""
    for quote in sentence.quotes:
        start, stop = max(quote[0], sentence.start), min(quote[1], sentence.stop)
        if stop - start < _QUOTE:
            continue
        if any(sentence.finite(k) for k in range(start, stop)):
            return quote
    return None


def signed(sentence: Sentence, quote: Range) -> tuple[Actor, ...]:
    """« … » – Anita Anand: the name set after a quotation, on its line or the next."""
    actor = next((a for a in sentence.actors if quote[1] <= a.start <= quote[1] + 3 and a.acts and a.people), None)
    if actor is not None:
        return (actor,)
    tokens, at = sentence.text.tokens, quote[1] + 1
    if at >= len(tokens) or tokens.words[quote[1]] not in DASHES:
        return ()
    end = next((k for k in range(at, min(at + 5, len(tokens))) if not tokens.caps[k]), at)
    person = sentence.discourse.people.find(keys_of(tokens.words[at:end]))
    if person is None or person.party is None:
        return ()
    signer = Actor(at, end, "person")
    signer.people, signer.parties, signer.office = (person,), (person.party,), person.office
    return (signer,)
