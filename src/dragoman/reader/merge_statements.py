"""Level 5, statements put together: one entry for each speaker, stance, target and subject."""

from __future__ import annotations

from collections.abc import Iterable

from .drafts import StatementDraft


def merge_statements(drafts: Iterable[StatementDraft]) -> list[StatementDraft]:
    """Join statements of one side, stance, target and subject that follow one another."""
    kept: list[StatementDraft] = []
    for draft in drafts:
        earlier = next((k for k in kept[-3:] if _same_statement(k, draft)), None)
        if earlier is not None:
            earlier.evidence.extend(draft.evidence)
            earlier.topics |= draft.topics
            earlier.about |= draft.about
            earlier.speaker = earlier.speaker or draft.speaker
        else:
            kept.append(draft)
    return kept


def _same_statement(a: StatementDraft, b: StatementDraft) -> bool:
    if a.stance == b.stance == "inform" and a.sentence == b.sentence and a.parties == b.parties:
        return True
    return (
        a.stance == b.stance
        and a.parties == b.parties
        and a.about == b.about
        and a.instrument is b.instrument
        and (a.sentence == b.sentence or (b.sentence - a.sentence <= 1 and bool(a.topics & b.topics or not b.topics)))
    )
