"""Level 4, forms of talks: face to face, or with both delegations at the table (pack, `[frames]` of events)."""

from __future__ import annotations

from dataclasses import replace

from .drafts import EventDraft
from .event_types import TALKS
from .layout import Range
from .patterns import Mark
from .sentence import Sentence

FORMS = frozenset({"alone", "extended", "continued"})


def forms_of(sentence: Sentence, mark: Mark, clause: Range) -> tuple[str, ...]:
    """Return the forms that a clause tells of a talk, in order: what follows it up to the next talk told there."""
    told = [f for f in sentence.frames if f.kind in FORMS and clause[0] <= f.start < clause[1]]
    if not told:
        return ()
    talks = [m.start for m in sentence.predicates if m.kind == "event" and m.value[0] in TALKS and m is not mark]
    stop = min((start for start in talks if start >= mark.end), default=clause[1])
    begin = mark.start if any(clause[0] <= start < mark.start for start in talks) else clause[0]
    return tuple(f.kind for f in told if begin <= f.start < stop)


def sittings(draft: EventDraft, forms: tuple[str, ...]) -> list[EventDraft]:
    """« Встретились один на один, затем с участием делегаций »: two sittings told in one clause; [] if it is one."""
    draft.form = forms[0] if forms and draft.type == "meeting" else ""
    if draft.form != "alone" or set(forms) == {"alone"}:
        return []
    later = replace(draft, form="extended", parties=set(draft.parties), people=list(draft.people))
    later.evidence, later.topics = list(draft.evidence), set(draft.topics)
    return [draft, later]


def one_sitting(a: EventDraft, b: EventDraft) -> bool:
    """Whether two tellings may be of one sitting: a tête-à-tête and what follows with delegations are two."""
    if b.form == "continued":
        return a.form in ("continued", "extended")
    return {a.form, b.form} not in ({"alone", "extended"}, {"alone", "continued"})
