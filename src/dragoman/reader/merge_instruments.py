"""Level 5, documents put together: one entry a document, however often it is named."""

from __future__ import annotations

from collections.abc import Iterable

from .drafts import InstrumentDraft


def merge_instruments(drafts: Iterable[InstrumentDraft]) -> list[InstrumentDraft]:
    """Return one draft for each document."""
    kept: list[InstrumentDraft] = []
    for draft in drafts:
        earlier = next((k for k in reversed(kept) if _same_document(k, draft)), None)
        if earlier is not None:
            _absorb_document(earlier, draft)
        elif not draft.bare or draft.action in ("signed", "adopted", "ratified"):
            kept.append(draft)
    return kept


def _same_document(a: InstrumentDraft, b: InstrumentDraft) -> bool:
    if a.kind != b.kind:
        return False
    if b.bare:
        return True
    first, second = a.title.casefold(), b.title.casefold()
    words_a, words_b = {_stem(w) for w in first.split()}, {_stem(w) for w in second.split()}
    return words_a <= words_b or words_b <= words_a or len(words_a & words_b) / len(words_a | words_b) > 0.6


def _stem(word: str) -> str:
    return word.rstrip("sx")


def _absorb_document(document: InstrumentDraft, other: InstrumentDraft) -> None:
    rank = ("cited", "negotiated", "in_force", "signed", "adopted", "ratified", "terminated")
    if rank.index(other.action) > rank.index(document.action):
        document.action = other.action
    document.parties |= other.parties
    document.signed = document.signed or other.signed
    document.valid_from = document.valid_from or other.valid_from
    document.valid_to = document.valid_to or other.valid_to
    document.articles = document.articles or other.articles
    document.topics |= other.topics
    document.evidence.extend(e for e in other.evidence if e not in document.evidence)
