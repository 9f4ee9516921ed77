"""Level 5, events put together: tellings of one event merged, sub-events nested under their visit."""

from __future__ import annotations

from collections.abc import Iterable

from .drafts import EventDraft
from .events import TALKS
from .world import World

_SUBEVENTS = frozenset({"meeting", "signing", "press_conference", "ceremony", "message", "relations", "consultations"})
_NOWHERE = frozenset({"message", "call", "expulsion", "sanction"})


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
