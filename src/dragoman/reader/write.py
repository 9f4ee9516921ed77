"""Level 5, the record: drafts written down as entries, token ranges as character spans."""

from __future__ import annotations

from collections.abc import Iterable

from ..gazetteer.figures import figures
from ..record import Event, Instrument, Milestone, Person, Span, Statement
from .drafts import EventDraft, InstrumentDraft, MilestoneDraft, StatementDraft
from .people import People
from .text import Tokens, uncompose


class Writer:
    """Turns drafts into record entries, token ranges into character spans."""

    def __init__(self, tokens: Tokens, people: People, back: list[int] | None, published: str | None) -> None:
        self.tokens, self.back = tokens, back
        self.people, self.published = people, published

    def _spans(self, ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        spans = []
        for start, end in ranges:
            while end > start + 1 and self.tokens.words[end - 1] in ",;:.–—-":
                end -= 1
            spans.append(uncompose(self.tokens.span(start, end), self.back))
        return tuple(dict.fromkeys(spans))

    def write_people(self) -> tuple[Person, ...]:
        """Return the people of the record: public figures the text names, in order."""
        return tuple(
            Person(
                name=p.name,
                office=p.office,  # type: ignore[arg-type]
                party=p.party,
                evidence=tuple(dict.fromkeys(uncompose(s, self.back) for s in p.spans)),
                key=figures().key_of(p.name, p.party, self.published, p.office),
            )
            for p in self.people.all
            if p.recorded
        )

    def write_event(self, draft: EventDraft) -> Event:
        return Event(
            type=draft.type,  # type: ignore[arg-type]
            status=draft.status,  # type: ignore[arg-type]
            parties=tuple(sorted(draft.parties)),
            host=draft.host,
            people=tuple(p.name for p in draft.people if p.recorded),
            start=draft.start,
            end=draft.end,
            place=draft.place,
            country=draft.country,
            topics=tuple(sorted(draft.topics)),  # type: ignore[arg-type]
            evidence=self._spans(draft.evidence),
        )

    def write_instrument(self, draft: InstrumentDraft) -> Instrument:
        return Instrument(
            kind=draft.kind,  # type: ignore[arg-type]
            title=draft.title,
            action=draft.action,  # type: ignore[arg-type]
            parties=tuple(sorted(draft.parties)),
            signed=draft.signed,
            valid_from=draft.valid_from,
            valid_to=draft.valid_to,
            articles=tuple(draft.articles),
            topics=tuple(sorted(draft.topics)),  # type: ignore[arg-type]
            evidence=self._spans(draft.evidence),
        )

    def write_statement(self, draft: StatementDraft) -> Statement:
        speaker = draft.speaker
        return Statement(
            speaker=speaker.name if speaker is not None and speaker.recorded else None,
            parties=draft.parties,
            stance=draft.stance,  # type: ignore[arg-type]
            about=tuple(sorted(draft.about)),
            instrument=draft.instrument.title if draft.instrument is not None else None,
            articles=tuple(draft.articles),
            topics=tuple(sorted(draft.topics)),  # type: ignore[arg-type]
            evidence=self._spans(draft.evidence),
        )

    def write_milestone(self, draft: MilestoneDraft) -> Milestone:
        return Milestone(
            kind=draft.kind,  # type: ignore[arg-type]
            title=draft.title,
            parties=tuple(sorted(draft.parties)),
            year=f"{draft.year:04}",
            evidence=self._spans(draft.evidence),
        )
