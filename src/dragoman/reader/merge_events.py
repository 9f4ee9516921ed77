"""Level 5, events put together: tellings of one event merged, sub-events nested under their visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from .drafts import EventDraft
from .event_forms import one_sitting
from .event_types import PLACELESS, TALKS, TWO_SIDED
from .world import World

_SUBEVENTS = frozenset(
    {
        "meeting",
        "signing",
        "press_conference",
        "ceremony",
        "message",
        "relations",
        "consultations",
        "credentials",
    }
)
_CARRIED_OUT = frozenset({"visit", "meeting", "call", "consultations"})
_STAGES = frozenset({"visit", "conference", "consultations", "meeting", "credentials"})

_RETOLD = 2
"""Within how many sentences a meeting told without names is told again with them."""

_SOON = 3
"""Within how many sentences and days of a journey a plan is one for it."""

MEMORY = 80
"""How many events back one told again is looked for."""


def merge_events(drafts: Iterable[EventDraft]) -> list[EventDraft]:
    """Return one draft for each event, however often and however briefly the text tells of it."""
    kept: list[EventDraft] = []
    for draft in drafts:
        earlier = _earlier(kept, draft)
        if earlier is not None:
            _absorb(earlier, draft)
        elif _after_credentials(kept, draft):
            kept.append(_audience(kept[-1], draft))
        elif len(draft.parties) > (draft.type in TWO_SIDED):
            kept.append(draft)
    return kept


def _after_credentials(kept: list[EventDraft], draft: EventDraft) -> bool:
    """« In the conversation that followed »: whether a talk told by its noun alone is one after the credentials."""
    last = kept[-1] if kept else None
    if last is None or last.type != "credentials" or last.status != "held" or len(last.parties) != 2:
        return False
    near = 0 < draft.sentence - last.sentence <= _RETOLD and draft.parties <= last.parties
    return near and draft.anaphoric and draft.type == "meeting" and draft.status == "held" and not draft.dated


def _audience(credentials: EventDraft, draft: EventDraft) -> EventDraft:
    """Return the talk that followed the credentials, its people and place (codebook, In force since)."""
    talk = replace(draft, parties=set(credentials.parties), people=list(credentials.people), anaphoric=False)
    talk.start, talk.end, talk.dated = credentials.start, credentials.end, credentials.dated
    talk.place, talk.country, talk.receiver = credentials.place, credentials.country, credentials.receiver
    return talk


def _earlier(kept: list[EventDraft], draft: EventDraft) -> EventDraft | None:
    """Return the event told before that a draft tells of again."""
    types = TALKS if draft.anaphoric and draft.type in TALKS else (draft.type,)
    return next((e for e in kept[: -MEMORY - 1 : -1] if e.type in types and _same_event(e, draft)), None)


def _same_event(a: EventDraft, b: EventDraft) -> bool:
    if b.anaphoric and b.status != "held" != a.status and b.status != a.status:
        return False
    if b.anaphoric and b.type in TALKS and a.type in TALKS:
        return (b.parties <= a.parties or _attended(a, b)) and not _others_there(a, b)
    if a.type != b.type or not one_sitting(a, b):
        return False
    if a.type in ("expulsion", "protest") and not _agree(a.receiver, b.receiver):
        return False  # one answers the other
    if a.type in ("expulsion", "protest") and a.start is None and len(b.start or "2024-01-01") < len("2024-01-01"):
        return False  # the news, and what was done in some month before
    if not (_agree(a.start, b.start) and _agree(a.country, b.country)):
        return False
    if b.anaphoric:
        return b.parties <= a.parties
    if a.type == "message" and a.name != b.name and a.sentence != b.sentence and a.parties == b.parties and b.people:
        return False  # « congratulated X …; also extended condolences »
    if a.type == "incident" and a.sentence == b.sentence and a.status == b.status:
        return True
    if not (a.parties <= b.parties or b.parties <= a.parties):
        return False
    if a.type in TALKS and a.parties != b.parties and _met_by_others(a, b):
        return False
    if a.status != b.status and {a.status, b.status} != {"cancelled", "planned"} and a.type != "expulsion":
        return False
    if _others_there(a, b):
        return False
    if b.form == "continued" and a.sentence <= b.sentence <= a.sentence + 1:
        return True
    if a.type in TALKS and a.sentence != b.sentence:
        near = b.sentence - a.sentence <= _RETOLD and a.parties == b.parties and a.dated and b.start is None
        if near and not a.people and len(b.people) > 1 and a.type == b.type == "meeting":
            return True  # « China's minister met Japan's. Minister X met Y, … »
        known = bool(a.people) == bool(b.people) and (a.name == b.name or a.type in ("meeting", "call"))
        return (
            bool(set(a.people) & set(b.people))
            or (a.start is not None and a.start == b.start)
            or (known and not a.start)
        )
    return a.parties == b.parties or bool(a.people and b.people)


def _met_by_others(a: EventDraft, b: EventDraft) -> bool:
    """« X and Y also met. Z received the three leaders »: whether talks of fewer sides are of other people."""
    told = a.people and b.people and min(len(a.parties), len(b.parties)) > 1
    return bool(told) and not set(a.people) & set(b.people)


def _attended(a: EventDraft, b: EventDraft) -> bool:
    """Whether the sitting told again is that of an organisation: « на заседании выступили постпреды двух стран »."""
    sitting = a.type == "conference" and any(party.startswith("org:") for party in a.parties)
    return sitting and bool(b.people) and b.type in ("conference", "consultations") and b.sentence <= a.sentence + 2


def _others_there(a: EventDraft, b: EventDraft) -> bool:
    """Whether one side sent other people to the one event than to the other."""
    only_a = [person for person in a.people if person not in b.people]
    only_b = [person for person in b.people if person not in a.people]
    return any(p.party == q.party or None in (p.party, q.party) for p in only_a for q in only_b)


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a.startswith(b) or b.startswith(a)


def _absorb(event: EventDraft, other: EventDraft) -> None:
    """Add to an event what a later telling of it knows more."""
    attended = other.anaphoric and _attended(event, other)
    if not other.anaphoric or attended:
        event.parties |= other.parties
    event.form = event.form or other.form
    if "cancelled" in (event.status, other.status):
        event.status = "cancelled"
    for person in other.people:
        if person not in event.people and (attended or not other.anaphoric):
            event.people.append(person)
    if other.anaphoric:
        if event.start is None and other.dated:
            event.start, event.end, event.dated = other.start, other.end, True
        event.topics |= other.topics
        event.evidence.extend(other.evidence)
        return
    if event.start is None or (other.start and len(other.start) > len(event.start)):
        event.start, event.end, event.dated = (
            other.start or event.start,
            other.end or event.end,
            event.dated or other.dated,
        )
    event.place = event.place or (
        other.place if other.country in (None, event.country) or event.country is None else None
    )
    event.country = event.country or other.country
    event.topics |= other.topics
    event.evidence.extend(other.evidence)


def place_events(events: list[EventDraft], world: World) -> None:
    """Give sub-events the date and place of the visit or gathering they belong to, and every event its host."""
    stage: EventDraft | None = None
    day: EventDraft | None = None  # the last event with a day of its own
    for event in events:
        _received(event, world)
        if stage is not None and _belongs(event, stage):
            if event.start is None and day is not None and _same_days(day, stage) and day.parties & event.parties:
                event.start = event.end = day.start
            _nest(event, stage)
        told = event.dated and event.status == "held" and event.type in _SUBEVENTS | {"conference"}
        if told and not (day is not None and day.start and event.start and event.start < day.start):
            day = event
        sets = event.status == "held" and (event.start or event.country) and event.type in _STAGES
        sets = sets and not _background(event, stage)
        sets = sets and not (stage is not None and stage.type == "conference" and event.type == "meeting")
        inside = stage is not None and stage.type == "visit" and event.type != "visit" and event.parties & stage.parties
        earlier = (
            stage is not None and stage.start and event.start and event.start[:10] < stage.start[: len(event.start)]
        )
        if sets and not inside and not earlier:
            stage = event
    visits = [e for e in events if e.type == "visit" and e.status == "held"]
    for at, event in enumerate(events):
        exact = len(visits) == 1 and (visits[0].start is None or len(visits[0].start) == len("2024-01-01"))
        if exact and _belongs(event, visits[0]) and visits[0].parties <= event.parties:
            if event.start is None and (on := _day_before(events[:at], event, visits[0])) is not None:
                event.start = event.end = on
            _nest(event, visits[0])
        if event.type == "visit" and event.place is None:
            _visit_place(event, events[max(0, at - MEMORY) : at + MEMORY])
    _date_visits(events)
    _plan(events)
    _plan_there(events)
    for event in events:
        _as_announced(event, events)
    for event in events:
        _host(event, world)
    events[:] = without_done(events)


def without_done(events: list[EventDraft]) -> list[EventDraft]:
    """« Arrived on Monday to hold talks. X received him »: leave out the plan that the text tells as held that day."""
    held = [e for e in events if e.status == "held" and e.start is not None and e.type in _CARRIED_OUT]
    return [
        event
        for event in events
        if event.status != "planned" or event.start is None or not any(_carried_out(event, e) for e in held)
    ]


def _carried_out(plan: EventDraft, event: EventDraft) -> bool:
    alike = plan.type == event.type and plan.start == event.start and plan.parties == event.parties
    return alike and plan.country in (None, event.country) and set(plan.people) <= set(event.people)


def _before(event: EventDraft, stage: EventDraft | None) -> bool:
    """Whether an event lies before the one that sets the stage: told as background, it sets none."""
    if stage is None or stage.start is None or event.start is None:
        return False
    return event.start < stage.start[: len(event.start)]


def _date_visits(events: list[EventDraft]) -> None:
    """Give a visit without a day that of the one day on which something happened during it (codebook, Tours)."""
    undated = [e for e in events if e.type == "visit" and e.status == "held" and e.start is None]
    for visit in undated:
        during = [
            e
            for e in events
            if e.type in _SUBEVENTS
            and e.status == "held"
            and e.country in (None, visit.country)
            and visit.parties <= e.parties
        ]
        days = {e.start for e in during if e.start is not None and len(e.start) == 10}
        if len(days) == 1:
            visit.start = visit.end = days.pop()
            for event in during:
                if event.start is None:
                    event.start = event.end = visit.start


def _as_announced(event: EventDraft, events: list[EventDraft]) -> None:
    """Give diplomats sent home the day of the note by which it is told, and what is to come that day its country."""
    if event.type == "expulsion" and event.start is None and event.status == "held":
        notes = (e for e in events if e.type == "protest" and e.parties == event.parties and e.start)
        note = next((e for e in notes if e.receiver is None or e.receiver != event.receiver), None)
        if note is not None:
            event.start = event.end = note.start
    if event.status == "planned" and event.dated and event.country is None:
        beside = (e for e in events if e.status == "held" and e.start == event.start and e.parties == event.parties)
        event.country = next((e.country for e in beside if e.country is not None), None)


def _day_before(events: list[EventDraft], event: EventDraft, visit: EventDraft) -> str | None:
    """Return the day of what was told last of the same parties, if it is one of a visit's days."""
    for earlier in reversed(events):
        if earlier.dated and earlier.type in _SUBEVENTS and earlier.parties == event.parties and earlier is not visit:
            during = visit.start and earlier.start and visit.start <= earlier.start <= (visit.end or earlier.start)
            return earlier.start if during else None
    return None


def _background(event: EventDraft, stage: EventDraft | None) -> bool:
    """Whether an event of some month or year is only told beside what has a day of its own, and no stage for more."""
    if stage is None or stage.start is None or event.start is None:
        return False
    return len(event.start) < len(stage.start) and event.start < stage.start[: len(event.start)]


def _same_days(day: EventDraft, stage: EventDraft) -> bool:
    """Whether a dated event falls within the days of a visit or gathering, or after its first."""
    if day is stage or day.start is None or stage.start is None:
        return False
    return stage.start <= day.start and (day.country is None or day.country == stage.country)


def _plan(events: list[EventDraft]) -> None:
    """Give what is planned for the one visit to come its place and, unless the visit lasts, its day."""
    visits = [e for e in events if e.type == "visit" and e.status in ("planned", "cancelled") and e.start]
    if len(visits) != 1 or any(e.type == "visit" and e.status == "held" for e in events[: events.index(visits[0])]):
        return
    visit = visits[0]
    for event in events[events.index(visit) + 1 :]:
        within = event.status == "planned" and event.type in _SUBEVENTS and event.parties == visit.parties
        if (
            within
            and (event.start is None or event.start >= (visit.start or ""))
            and event.country in (None, visit.country)
        ):
            if event.start is None:
                event.status = visit.status  # what was planned for a visit is called off with it
            _nest(event, visit)


def _accredited(event: EventDraft, world: World) -> str | None:
    """Return where an ambassador meets those of the state they are sent to: there, unless the dispatch is elsewhere."""
    if event.type != "meeting" or len(event.parties) != 2 or event.status != "held":
        return None
    sent = {person.party for person in event.people if person.office == "ambassador"}
    at_home = {p.party for p in event.people if p.office != "ambassador" and p.party} - sent
    if len(sent) != 1 or len(at_home) != 1 or any(party.startswith("org:") for party in event.parties):
        return None
    return next(iter(at_home)) if world.country is None or world.country in at_home else None


def _plan_there(events: list[EventDraft]) -> None:
    """Give what is planned without a place that of the journey told just before: « arrived in X. He is to meet … »."""
    visit: EventDraft | None = None
    for event in events:
        if event.type == "visit":
            visit = event if event.status in ("held", "planned") else visit
            continue
        if visit is None or event.status != "planned" or event.type not in _SUBEVENTS or event.country is not None:
            continue
        if event.parties != visit.parties or event.sentence - visit.sentence > _SOON:
            continue
        if visit.status == "planned" and (event.start is None or event.start >= (visit.start or "")):
            event.country, event.place = visit.country, visit.place
            if event.start is None and visit.start == visit.end:
                event.start = event.end = visit.start
        elif visit.status == "held" and _days_between(visit.start, event.start) in range(_SOON):
            event.country, event.place = visit.country, visit.place


def _days_between(first: str | None, second: str | None) -> int | None:
    """Return how many days lie between two dates, None where either names no day."""
    if first is None or second is None or len(first) != len(second) or len(first) != len("2024-01-01"):
        return None
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def _received(event: EventDraft, world: World) -> None:
    """Who receives does so at home, in the dateline's city if that is theirs."""
    if event.country is None and event.receiver is None:
        event.receiver = _accredited(event, world)
    if event.country is None and event.receiver is not None and event.type not in PLACELESS:
        seat = world.gazetteer.seats.get(event.receiver)
        event.country = world.gazetteer.cities.get(seat) if seat else event.receiver
        if world.country == event.receiver and event.status == "held" and event.place is None:
            event.place = world.place


def _belongs(event: EventDraft, stage: EventDraft) -> bool:
    """Whether an event is part of the visit or gathering that sets the stage."""
    if event is stage or event.status != "held" or event.type not in _SUBEVENTS or not event.parties & stage.parties:
        return False
    if event.dated and stage.start is None and stage.type == "visit" and len(event.start or "") < len("2024-01-01"):
        return False  # of some month, while a visit of these days has no day of its own
    if event.dated and not _agree(event.start, stage.start):
        return bool(event.start and stage.start and stage.end and stage.start <= event.start <= stage.end)
    return event.country is None or event.country == stage.country


def _nest(event: EventDraft, stage: EventDraft) -> None:
    if event.start is None:
        event.start = event.end = stage.start
    if event.country is None or (event.country == stage.country and event.place is None):
        event.country, event.place = stage.country, event.place or stage.place


def _host(event: EventDraft, world: World) -> None:
    """Set the host: the party on whose ground it takes place, if it is one of them (codebook, events)."""
    if event.type in PLACELESS:
        event.place = event.country = event.host = None
        return
    if event.country is None and event.place is not None:
        event.country = world.gazetteer.cities.get(event.place)
    event.host = event.country if event.country in event.parties else None


def _visit_place(visit: EventDraft, events: list[EventDraft]) -> None:
    """A visit takes its city from what happened during it, and gives it to the rest."""
    inside = [
        e for e in events if e is not visit and e.country == visit.country and e.place and e.parties & visit.parties
    ]
    if inside and visit.status == "held":
        visit.place = inside[0].place
        for event in events:
            if event.country == visit.country and event.place is None and event.type in _SUBEVENTS:
                event.place = visit.place
