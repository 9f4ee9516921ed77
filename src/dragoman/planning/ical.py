"""Calendars as iCalendar files (RFC 5545), which a calendar program takes in, and takes in again as updates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

import msgspec

from dragoman.ledger import Fact
from dragoman.page import one_line
from dragoman.planning.plan import Plan
from dragoman.planning.status import Verdict
from dragoman.planning.zones import zone_of
from dragoman.record import Event

_PRODUCT = "-//Dragoman//Consultation plans//EN"
_STATUSES = {"held": "CONFIRMED", "planned": "CONFIRMED", "proposed": "TENTATIVE", "cancelled": "CANCELLED"}
_SURE = frozenset({"held", "under_way", "announced"})


class Revision(msgspec.Struct, frozen=True):
    """Which state of the ledger a calendar shows: `number` grows with every change, `at` is when the last was (UTC)."""

    number: int
    at: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a calendar: from its first to its last day, at hours of a place (10:00 or 10:00-13:00) or all day."""

    uid: str
    summary: str
    start: date
    end: date
    hours: str | None = None
    host: str | None = None
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED"
    place: str = ""
    description: str = ""


def calendar(
    entries: Iterable[Entry], name: str, revision: Revision, before: str | None = None, own: str | None = None
) -> str:
    """Return a calendar file. The same entry has the same UID in every one.

    `before` is an earlier file: an entry that is in it unchanged keeps its SEQUENCE and LAST-MODIFIED, one that has
    changed gets greater ones, and one that is gone, its UID beginning with `own`, is cancelled.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("name", one_line(name))
    made.add("x-wr-calname", one_line(name))
    known = _entries_of(before) if before else {}
    for entry in sorted(entries, key=lambda each: (each.start, each.uid)):
        made.add_component(_revised(_component(entry), revision, known.pop(entry.uid, None)))
    for uid in sorted(known):
        if own is not None and uid.startswith(own):
            made.add_component(_revised(_cancelled(known[uid]), revision, known[uid]))
    made.add_missing_timezones()
    return str(made.to_ical().decode("utf-8"))


def _entries_of(file: str) -> dict[str, Any]:
    """Return the entries of a calendar that was made here, by their UIDs; none of another file."""
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(file)
    except ValueError:
        return {}
    ours = str(found.get("prodid", "")) == _PRODUCT
    return {str(entry["uid"]): entry for entry in found.walk("VEVENT") if "uid" in entry} if ours else {}


def _component(entry: Entry) -> Any:
    """Return an entry as a component without what tells its revisions apart."""
    from icalendar import Event as Component

    made = Component()
    made.add("uid", entry.uid)
    made.add("summary", one_line(entry.summary))
    made.add("status", entry.status)
    made.add("transp", "TRANSPARENT" if entry.status == "CANCELLED" else "OPAQUE")
    _add_times(made, entry)
    for name, value in (("location", entry.place), ("description", entry.description)):
        if value:
            made.add(name, one_line(value))
    return made


def _cancelled(entry: Any) -> Any:
    """Return an entry of an earlier file as one that takes place no more."""
    made = _unrevised(entry)
    for name, value in (("status", "CANCELLED"), ("transp", "TRANSPARENT")):
        made.pop(name, None)
        made.add(name, value)
    return made


def _unrevised(entry: Any) -> Any:
    made = entry.copy()
    for name in ("sequence", "dtstamp", "last-modified"):
        made.pop(name, None)
    return made


def _revised(made: Any, revision: Revision, earlier: Any) -> Any:
    """Give a component its revision: that of the earlier one where it is the same, else one after it."""
    at, number = datetime.fromisoformat(revision.at).astimezone(UTC), revision.number
    if earlier is not None:
        number_then, then = int(earlier.get("sequence", 0)), earlier.decoded("dtstamp", at)
        if _unrevised(earlier).to_ical() == made.to_ical():
            number, at = number_then, then
        else:
            number, at = max(number, number_then + 1), max(at, then + timedelta(seconds=1))
    made.add("sequence", number)
    made.add("dtstamp", at)  # in a file that is sent by no method it is when the entry was last revised
    made.add("last-modified", at)
    return made


def _add_times(made: Any, entry: Entry) -> None:
    """Say when it is: on whole days, or from an hour to an hour in the zone of the host's capital."""
    if entry.hours is None:
        made.add("dtstart", entry.start)
        made.add("dtend", entry.end + timedelta(1))  # the day after, as iCalendar has it
        return
    begins, _, ends = entry.hours.partition("-")
    zone = zone_of(entry.host)
    made.add("dtstart", datetime.combine(entry.start, time.fromisoformat(begins), zone))
    if ends or entry.end > entry.start:
        made.add("dtend", datetime.combine(entry.end, time.fromisoformat(ends or begins), zone))


def of_plan(plan: Plan, mark: str, verdicts: Iterable[Verdict], hosts: dict[str, str | None]) -> list[Entry]:
    """Return the rounds of a plan that have a day: as an event tells it, else as the calendar has it, else as fixed."""
    entries = []
    between = "-".join(plan.parties).lower().replace(":", "-")  # plans of one title in two ledgers are two
    for verdict in verdicts:
        item, name = verdict.round.item, verdict.round.id
        days = _days_told(verdict) or ((verdict.first, verdict.last) if verdict.certain else None)
        if days is None:
            continue
        host = _host_told(verdict, plan) or hosts.get(name) or (None if item.host == "alternate" else item.host)
        entries.append(
            Entry(
                uid=f"{mark}-{name.replace('/', '-')}@{between}.dragoman",
                summary=f"{item.words or item.subject.replace('_', ' ')} ({', '.join(plan.parties)})",
                start=days[0],
                end=days[1],
                hours=item.time,
                host=host or (plan.parties[0] if item.format == "video" else None),
                status=_status(verdict),
                place=_place_told(verdict) or ("by video" if item.format == "video" else _place(host)),
                description=f"{plan.title}: {name}, {item.level.replace('_', ' ')}",
            )
        )
    return entries


def _days_told(verdict: Verdict) -> tuple[date, date] | None:
    return days_of_event(verdict.fact) if verdict.fact is not None else None


def _event_of(verdict: Verdict) -> Event | None:
    return verdict.fact.item if verdict.fact is not None and isinstance(verdict.fact.item, Event) else None


def _host_told(verdict: Verdict, plan: Plan) -> str | None:
    """Return the party in whose country a round is or was, as its event tells it."""
    event = _event_of(verdict)
    told = (event.host, event.country) if event else ()
    return next((party for party in told if party in plan.parties), None)


def _place_told(verdict: Verdict) -> str:
    event = _event_of(verdict)
    return (event.place or "") if event else ""


def days_of_event(fact: Fact) -> tuple[date, date] | None:
    """Return the first and last day of an event; None where its day is not told exactly."""
    event = fact.item
    if not isinstance(event, Event) or event.start is None or len(event.start) != len("2023-01-01"):
        return None
    start = date.fromisoformat(event.start)
    exact = event.end is not None and len(event.end) == len("2023-01-01")
    return start, max(start, date.fromisoformat(event.end)) if exact and event.end else start


def _status(verdict: Verdict) -> Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]:
    """Return how sure a round is: by what is told of it, and not by the day on which the file is written."""
    if verdict.state == "cancelled":
        return "CANCELLED"
    if verdict.fact is not None and isinstance(verdict.fact.item, Event):
        return "TENTATIVE" if verdict.fact.item.status == "proposed" else "CONFIRMED"
    return "CONFIRMED" if verdict.word is not None and verdict.state in _SURE else "TENTATIVE"


def of_events(facts: Iterable[Fact]) -> list[Entry]:
    """Return events whose day is told exactly. The UID is that of the dispatch that told first."""
    entries = []
    for fact in facts:
        days, event = days_of_event(fact), fact.item
        if days is None or not isinstance(event, Event):
            continue
        told = ", ".join(source.name for source in fact.sources)
        entries.append(
            Entry(
                uid=f"{fact.sources[0].telling}@dragoman",
                summary=f"{event.type.replace('_', ' ')} ({', '.join(event.parties)})",
                start=days[0],
                end=days[1],
                status=_STATUSES[event.status],  # type: ignore[arg-type]
                place=event.place or _place(event.country),
                description=f"told by {told}",
            )
        )
    return entries


def _place(party: str | None) -> str:
    from dragoman.gazetteer import party_names

    return party_names().get(party or "", "")
