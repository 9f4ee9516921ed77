"""Level 5, the record: drafts merged, dated, nested under their visit and written down."""

from __future__ import annotations

from collections.abc import Iterable

from ..record import Event, Instrument, Person, Span, Statement
from .drafts import EventDraft, InstrumentDraft, StatementDraft
from .events import TALKS
from .people import People
from .text import Tokens
from .world import World

_SUBEVENTS = frozenset({"meeting", "signing", "press_conference", "ceremony", "message", "relations", "consultations"})
_NOWHERE = frozenset({"message", "call", "expulsion", "sanction"})


# -- events ------------------------------------------------------------------------------


def merge_events(drafts: Iterable[EventDraft]) -> list[EventDraft]:
    """Return one draft for each event, however often and however briefly the text tells of it."""
    kept: list[EventDraft] = []
    for draft in drafts:
        earlier = next((e for e in reversed(kept) if _same_event(e, draft)), None)
        if earlier is not None:
            _absorb(earlier, draft)
        elif draft.parties:
            kept.append(draft)
    return kept


def _same_event(a: EventDraft, b: EventDraft) -> bool:
    if b.anaphoric and b.type in TALKS and a.type in TALKS:
        return not b.parties or bool(a.parties & b.parties)
    if a.type != b.type:
        return False
    if not (_agree(a.start, b.start) and _agree(a.country, b.country)):
        return False
    if b.anaphoric:
        return not b.parties or bool(a.parties & b.parties)
    if not (a.parties <= b.parties or b.parties <= a.parties):
        return False
    if a.status != b.status and "cancelled" not in (a.status, b.status):
        return False
    if a.people and b.people and not set(a.people) & set(b.people):
        return False
    return a.parties == b.parties or bool(a.people and b.people)


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a.startswith(b) or b.startswith(a)


def _absorb(event: EventDraft, other: EventDraft) -> None:
    """Add to an event what a later telling of it knows more."""
    if not other.anaphoric:
        event.parties |= other.parties
    if "cancelled" in (event.status, other.status):
        event.status = "cancelled"
    for person in other.people:
        if person not in event.people and not other.anaphoric:
            event.people.append(person)
    if event.start is None or (other.start and len(other.start) > len(event.start)):
        event.start, event.end, event.dated = other.start or event.start, other.end or event.end, event.dated or other.dated
    event.place = event.place or (other.place if other.country in (None, event.country) or event.country is None else None)
    event.country = event.country or other.country
    event.topics |= other.topics
    event.evidence.extend(e for e in other.evidence if e not in event.evidence)


def place_events(events: list[EventDraft], world: World) -> None:
    """Give sub-events their visit's date and place, and every event its host."""
    visit: EventDraft | None = None
    for event in events:
        if event.type == "visit" and event.status == "held" and event.start is not None:
            visit = event
        elif visit is not None and event.type in _SUBEVENTS and event.status == "held" and event.parties & visit.parties:
            _nest(event, visit)
        if event.type in _NOWHERE:
            event.place = event.country = event.host = None
        elif event.country is None and event.place is not None:
            event.country = world.gazetteer.cities.get(event.place)
        if event.type not in _NOWHERE:
            event.host = event.country if event.country in event.parties else None
    for event in events:
        if event.type == "visit" and event.place is None:
            _visit_place(event, events)


def _nest(event: EventDraft, visit: EventDraft) -> None:
    if event.start is None:
        event.start = event.end = visit.start
    if event.country is None or (event.country == visit.country and event.place is None):
        event.country, event.place = visit.country, event.place or visit.place


def _visit_place(visit: EventDraft, events: list[EventDraft]) -> None:
    """A visit takes its city from what happened during it, and gives it to the rest."""
    inside = [e for e in events if e is not visit and e.country == visit.country and e.place and e.parties & visit.parties]
    if inside and visit.status == "held":
        visit.place = inside[0].place
        for event in events:
            if event.country == visit.country and event.place is None and event.type in _SUBEVENTS:
                event.place = visit.place


# -- instruments and statements ----------------------------------------------------------


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


def merge_statements(drafts: Iterable[StatementDraft]) -> list[StatementDraft]:
    """Join statements of one side, stance, target and subject that follow one another."""
    kept: list[StatementDraft] = []
    for draft in drafts:
        earlier = next((k for k in kept[-3:] if _same_statement(k, draft)), None)
        if earlier is not None:
            earlier.evidence.extend(draft.evidence)
            earlier.topics |= draft.topics
            earlier.speaker = earlier.speaker or draft.speaker
        else:
            kept.append(draft)
    return kept


def _same_statement(a: StatementDraft, b: StatementDraft) -> bool:
    return (
        a.stance == b.stance
        and a.parties == b.parties
        and a.about == b.about
        and a.instrument is b.instrument
        and (a.sentence == b.sentence or (b.sentence - a.sentence <= 1 and bool(a.topics & b.topics or not b.topics)))
    )


# -- writing down ------------------------------------------------------------------------


class Writer:
    """Turns drafts into record entries, token ranges into character spans."""

    def __init__(self, tokens: Tokens, people: People, back: list[int] | None) -> None:
        self.tokens, self.back = tokens, back
        self.people = people

    def _span(self, start: int, end: int) -> Span:
        return (self.back[start], self.back[end]) if self.back else (start, end)

    def _spans(self, ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        spans = []
        for start, end in ranges:
            while end > start + 1 and self.tokens.words[end - 1] in ",;:.–—-":
                end -= 1
            spans.append(self._span(*self.tokens.span(start, end)))
        return tuple(dict.fromkeys(spans))

    def person(self, individual: object) -> str:
        return individual.name  # type: ignore[attr-defined,no-any-return]

    def write_people(self, acting: set[int]) -> tuple[Person, ...]:
        """Return the people of the record: public figures the text names, in order."""
        return tuple(
            Person(
                name=p.name,
                office=p.office,  # type: ignore[arg-type]
                party=p.party,
                evidence=tuple(dict.fromkeys(self._span(*s) for s in p.spans)),
            )
            for p in self.people.all
            if p.public and not p.outsider
        )

    def write_event(self, draft: EventDraft) -> Event:
        return Event(
            type=draft.type,  # type: ignore[arg-type]
            status=draft.status,  # type: ignore[arg-type]
            parties=tuple(sorted(draft.parties)),
            host=draft.host,
            people=tuple(p.name for p in draft.people if p.public and not p.outsider),
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
            speaker=speaker.name if speaker is not None and speaker.public and not speaker.outsider else None,
            parties=draft.parties,
            stance=draft.stance,  # type: ignore[arg-type]
            about=tuple(sorted(draft.about)),
            instrument=draft.instrument.title if draft.instrument is not None else None,
            articles=tuple(draft.articles),
            topics=tuple(sorted(draft.topics)),  # type: ignore[arg-type]
            evidence=self._spans(draft.evidence),
        )
