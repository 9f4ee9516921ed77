"""Level 5, documents put together: one entry a document, however often it is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .drafts import EventDraft, InstrumentDraft, StatementDraft
from .instruments import Document

_RANK = ("cited", "negotiated", "in_force", "signed", "adopted", "ratified", "terminated")
_PACTS = frozenset({"agreement", "treaty", "memorandum", "protocol", "contract"})


def merge_instruments(drafts: Iterable[InstrumentDraft]) -> list[InstrumentDraft]:
    """Return one draft for each document."""
    kept: list[InstrumentDraft] = []
    waiting: list[Document] = []
    for draft in drafts:
        document = draft if isinstance(draft, Document) else None
        earlier = _earlier(kept, draft, document)
        if earlier is not None:
            _absorb_document(earlier, draft)
            draft.into = earlier
        elif document is None or document.certain:
            _inherit_kind(kept, document)
            kept.append(draft)
        elif not document.bare:
            waiting.append(document)
    return _without_sums(kept)


def name_documents(statements: Iterable[StatementDraft], documents: Iterable[InstrumentDraft]) -> None:
    """Let every statement name the document as the record has it, or none that the record leaves out."""
    kept = set(documents)
    for statement in statements:
        document = statement.instrument
        while document is not None and document.into is not None:
            document = document.into
        statement.instrument = document if document in kept else None


MEMORY = 80
"""How many documents back one named again is looked for."""


def _earlier(kept: list[InstrumentDraft], draft: InstrumentDraft, document: Document | None) -> InstrumentDraft | None:
    """Return the earlier document that a mention means: by title, or the last one for « ce texte »."""
    if document is not None and document.generic and document.bare and document.article != "indef":
        return kept[-1] if kept else None
    if document is not None and document.another:
        return None
    same = next((k for k in reversed(kept[-MEMORY:]) if _same_document(k, draft)), None)
    if (
        same is None
        and document is not None
        and document.covers
        and document.bare
        and document.article == "def"
        and not document.plural
    ):
        return next((k for k in reversed(kept[-MEMORY:]) if k.kind in _PACTS), None)
    return same


def _inherit_kind(kept: list[InstrumentDraft], document: Document | None) -> None:
    """« Un nouveau texte » is of the kind of the one it replaces."""
    if document is not None and document.generic and document.article == "indef" and not document.plural and kept:
        document.kind = kept[-1].kind
        document.parties = document.parties or set(kept[-1].parties)


def _without_sums(kept: list[InstrumentDraft]) -> list[InstrumentDraft]:
    """Leave out « deux accords » where the text goes on to name them."""
    left: list[InstrumentDraft] = []
    for i, draft in enumerate(kept):
        if isinstance(draft, Document) and draft.plural and draft.bare and draft.action != "cited":
            parts = [
                d
                for d in kept[i + 1 : i + MEMORY]
                if d.action == draft.action
                and d.sentence <= draft.sentence + 3
                and (draft.generic or d.kind == draft.kind)
                and not (isinstance(d, Document) and d.plural)
            ]
            if parts:
                for part in parts:
                    part.parties = part.parties or set(draft.parties)
                    part.signed = part.signed or draft.signed
                continue
        left.append(draft)
    return left


def _same_document(a: InstrumentDraft, b: InstrumentDraft) -> bool:
    if a.kind != b.kind or (a.parties and b.parties and not a.parties & b.parties and not b.bare):
        return False
    indefinite = isinstance(b, Document) and (b.article == "indef" or b.plural)
    if b.bare:
        return not indefinite or a.title.casefold() == b.title.casefold()
    first, second = _words(a.title), _words(b.title)
    if isinstance(a, Document) and a.plural and len(first) == 1 and not (isinstance(b, Document) and b.plural):
        return False
    if _figures(first) != _figures(second) and _figures(first) and _figures(second):
        return False
    return first <= second or second <= first or len(first & second) / len(first | second) > 0.6


@lru_cache(maxsize=1024)
def _words(title: str) -> frozenset[str]:
    return frozenset(_stem(w) for w in title.casefold().split())


@lru_cache(maxsize=1024)
def _figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if any(c.isdecimal() for c in w))


def _stem(word: str) -> str:
    return word.strip("()«».,").rstrip("sx")


def _absorb_document(document: InstrumentDraft, other: InstrumentDraft) -> None:
    """Add what another mention of a document tells; the mention takes over the full title."""
    if _RANK.index(other.action) > _RANK.index(document.action):
        document.action = other.action
    if not document.parties or (len(other.parties) > len(document.parties) and not other.bare):
        document.parties |= other.parties
    document.signed = document.signed or other.signed
    document.valid_from = document.valid_from or other.valid_from
    document.valid_to = document.valid_to or other.valid_to
    document.articles = sorted({*document.articles, *other.articles}, key=lambda n: (len(n), n))
    document.topics |= other.topics
    document.evidence.extend(other.evidence)
    if other.bare or len(other.title) < len(document.title):
        other.title = document.title
    elif not document.bare:
        document.title = other.title


_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b(?![-–/]\d)")


def date_documents(documents: Sequence[InstrumentDraft], events: Sequence[EventDraft]) -> None:
    """Give documents told as signed the day of their signing, and those that bear a year in their title that year.

    Their signing is the one that the same words tell of, or the only one.
    """
    _by_signing(documents, events)
    for document in documents:
        years = set(_YEAR.findall(document.title)) - {document.valid_from, document.valid_to}
        if document.signed is None and document.kind != "plan" and len(years) == 1:
            document.signed = years.pop()


def _by_signing(documents: Sequence[InstrumentDraft], events: Sequence[EventDraft]) -> None:
    signings = [event for event in events if event.type == "signing" and event.status == "held"]
    for document in documents:
        if document.action not in ("signed", "adopted") or document.signed is not None:
            continue
        told = [s for s in signings if any(a < d and c < b for a, b in s.evidence for c, d in document.evidence)]
        for signing in told or (signings if len(signings) == 1 else []):
            if signing.start == signing.end:
                document.signed = signing.start
                break
