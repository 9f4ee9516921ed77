"""Calendar files: parsed by icalendar, in the zone of the host's city, and taken in again as updates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from icalendar import Calendar

from dragoman import Ledger
from dragoman.gazetteer import party_names
from dragoman.planning.blocking import blocked_by
from dragoman.planning.busy_days import blocked_in
from dragoman.planning.ical import Entry, Revision, calendar
from dragoman.planning.keeping import KeptPlan, event_days, keep_calendar, keep_plan, plan_calendar, say
from dragoman.planning.plan import Item, Plan, Wishes
from dragoman.planning.planfile import plan_from_toml
from dragoman.planning.propose import Conflict, propose
from dragoman.planning.zones import zone_of
from dragoman.record import Event

from .telling import entry as told_of

HERE = Path(__file__).parent
YEAR = date(2024, 1, 1), date(2024, 12, 31)


class Program:
    """A calendar program taking in files: an entry is replaced by a later one of its UID (RFC 5546)."""

    def __init__(self) -> None:
        self.entries: dict[str, Any] = {}

    def take(self, file: str) -> int:
        """Take in a file and return how many entries are new or changed."""
        changed = 0
        for entry in Calendar.from_ical(file).walk("VEVENT"):
            there = self.entries.get(str(entry["uid"]))
            if there is None or entry.decoded("sequence") > there.decoded("sequence"):
                self.entries[str(entry["uid"])] = entry
                changed += 1
        return changed


@pytest.fixture
def book(place: str) -> Iterator[Ledger]:
    with Ledger(place, make=True) as ledger:
        yield ledger


def dated(book: Ledger, plan: Plan) -> KeptPlan:
    """Keep a plan with its calendar."""
    kept = keep_plan(book, plan, who="A. Desk")
    slots = propose(plan, effort=0.05)
    assert not isinstance(slots, Conflict)
    return keep_calendar(book, kept, slots, who="A. Desk")


def small(**changes: object) -> Plan:
    items = (
        Item(id="political", subject="political_dialogue", times=2, host="AZE", time="10:00-13:00"),
        Item(id="trade", subject="trade", host="GEO", days=2),
        Item(id="energy", subject="energy", format="video", time="09:30"),
    )
    plan = Plan(title="Consultations, 2024", parties=("AZE", "GEO"), start=YEAR[0], end=YEAR[1], items=items)
    return msgspec.structs.replace(plan, **changes)


def test_a_calendar_is_parsed_and_has_every_round(book: Ledger) -> None:
    kept = dated(book, small())
    parsed = Calendar.from_ical(plan_calendar(book, kept, date(2023, 12, 1)))
    entries = {str(entry["uid"]): entry for entry in parsed.walk("VEVENT")}
    assert set(entries) == {
        f"{kept.id}-{name}@aze-geo.dragoman" for name in ("political-1", "political-2", "trade-1", "energy-1")
    }
    assert all(not entry.errors for entry in parsed.walk())
    first = entries[f"{kept.id}-political-1@aze-geo.dragoman"]
    slot = kept.dated["political/1"]
    assert first.decoded("dtstart") == datetime.combine(slot.start, datetime.min.time(), ZoneInfo("Asia/Baku")).replace(
        hour=10
    )
    assert first["dtstart"].params["TZID"] == "Asia/Baku" and first.decoded("dtend").hour == 13
    assert [str(zone["tzid"]) for zone in parsed.walk("VTIMEZONE")] == ["Asia/Baku"]
    whole = entries[f"{kept.id}-trade-1@aze-geo.dragoman"]
    assert whole.decoded("dtstart") == kept.dated["trade/1"].start, "no hours are known: it takes whole days"
    assert whole.decoded("dtend") - whole.decoded("dtstart") == timedelta(2)
    assert entries[f"{kept.id}-energy-1@aze-geo.dragoman"].decoded("dtstart").utcoffset() == timedelta(hours=4)


def test_the_same_ledger_gives_the_same_file_and_no_duplicates(book: Ledger) -> None:
    kept, program = dated(book, small()), Program()
    file = plan_calendar(book, kept, date(2023, 12, 1))
    assert program.take(file) == 4
    assert plan_calendar(book, kept, date(2023, 12, 1)) == file
    assert program.take(file) == 0
    assert len(program.entries) == 4


def test_a_change_is_an_update_and_no_second_entry(book: Ledger) -> None:
    kept, program = dated(book, small()), Program()
    program.take(plan_calendar(book, kept, date(2023, 12, 1)))
    say(book, kept, "trade/1", "cancelled", since=date(2023, 12, 1), who="A. Desk")
    assert program.take(plan_calendar(book, kept, date(2023, 12, 2))) == 4
    later = dated(book, small(wishes=Wishes(blocked=(str(kept.dated["political/1"].start),))))
    assert later.id == kept.id and later.dated["political/1"].start != kept.dated["political/1"].start
    program.take(plan_calendar(book, later, date(2023, 12, 3)))
    assert len(program.entries) == 4
    assert str(program.entries[f"{kept.id}-trade-1@aze-geo.dragoman"]["status"]) == "CANCELLED"
    moved = program.entries[f"{kept.id}-political-1@aze-geo.dragoman"].decoded("dtstart")
    assert moved.date() == later.dated["political/1"].start


def test_a_round_takes_the_day_that_a_dispatch_tells(book: Ledger) -> None:
    book.ingest([str(HERE / "dispatches")])
    kept = keep_plan(
        book, plan_from_toml((HERE / "two_years.toml").read_text("utf-8"), "two_years.toml"), who="A. Desk"
    )
    parsed = Calendar.from_ical(plan_calendar(book, kept, date(2025, 1, 15), events=True))
    found = {str(entry["uid"]).partition("-")[2]: entry for entry in parsed.walk("VEVENT")}
    assert found["political-4@aze-geo.dragoman"].decoded("dtstart") == date(2024, 10, 15)
    assert found["political-4@aze-geo.dragoman"].decoded("dtend") == date(2024, 10, 17)
    assert str(found["consular-2@aze-geo.dragoman"]["status"]) == "CANCELLED"
    assert "political-3@aze-geo.dragoman" not in found, "it has no day"


def test_planned_events_of_the_parties_are_kept_off_and_exported(book: Ledger, tmp_path: Path) -> None:
    visit = tmp_path / "visit.txt"
    visit.write_text(
        "Tbilisi, 1 March 2024 (Kura) - Georgian Foreign Minister Nino Beridze will visit France on 20 June 2024.",
        "utf-8",
    )
    book.ingest([str(visit)])
    kept = dated(book, small())
    assert date(2024, 6, 20) in event_days(book, kept)
    file = plan_calendar(book, kept, date(2024, 3, 2), events=True)
    assert "visit (FRA\\, GEO)" in file and file.count("BEGIN:VEVENT") == 5
    assert plan_calendar(book, kept, date(2024, 3, 2)).count("BEGIN:VEVENT") == 4


def test_days_of_a_calendar_file_are_blocked() -> None:
    entries = [
        Entry(uid="a", summary="Leave", start=date(2024, 7, 1), end=date(2024, 7, 3)),
        Entry(uid="b", summary="Talks", start=date(2024, 8, 5), end=date(2024, 8, 5), hours="10:00-11:00", host="GEO"),
        Entry(uid="c", summary="Off", start=date(2024, 9, 9), end=date(2024, 9, 9), status="CANCELLED"),
    ]
    file = calendar(entries, "Blocked", Revision(1, "2024-01-01T00:00:00Z"))
    july = {date(2024, 7, 1), date(2024, 7, 2), date(2024, 7, 3)}
    assert blocked_in(file, "b.ics", *YEAR) == july | {date(2024, 8, 5)}
    weekly = file.replace("UID:b", "UID:b\r\nRRULE:FREQ=WEEKLY;COUNT=3")
    assert blocked_in(weekly, "b.ics", *YEAR) == july | {date(2024, 8, 5), date(2024, 8, 12), date(2024, 8, 19)}


def test_what_is_no_calendar_is_named(tmp_path: Path) -> None:
    file = tmp_path / "b.ics"
    file.write_text("BEGIN:VCALENDAR\nnonsense\n", "utf-8")
    with pytest.raises(ValueError, match=r"b\.ics:1: is no calendar"):
        blocked_by([str(file)], *YEAR)
    listed = tmp_path / "b.toml"
    listed.write_text('blocked = ["2024-05-01", "2024-06-03/2024-06-04"]', "utf-8")
    assert blocked_by([str(listed)], *YEAR) == {date(2024, 5, 1), date(2024, 6, 3), date(2024, 6, 4)}
    listed.write_text('blocked = ["May"]', "utf-8")
    with pytest.raises(ValueError, match=r"b\.toml:1: blocked: .*write 2023-07-01"):
        blocked_by([str(listed)], *YEAR)


def test_every_state_has_its_zone() -> None:
    states = [code for code in party_names() if ":" not in code]
    assert len(states) > 200
    assert [code for code in states if code != "GBR" and zone_of(code).key == "UTC"] == []
    assert (zone_of("AZE").key, zone_of("RUS").key, zone_of("USA").key) == (
        "Asia/Baku",
        "Europe/Moscow",
        "America/New_York",
    )
    assert zone_of("org:UN").key == "UTC"


def revisions(file: str) -> dict[str, tuple[int, datetime]]:
    """Return by UID the SEQUENCE and LAST-MODIFIED of a calendar's entries."""
    entries = Calendar.from_ical(file).walk("VEVENT")
    return {str(entry["uid"]): (entry.decoded("sequence"), entry.decoded("last-modified")) for entry in entries}


def test_only_what_has_changed_has_a_new_revision(book: Ledger) -> None:
    kept = dated(book, small())
    first = plan_calendar(book, kept, date(2023, 12, 1))
    say(book, kept, "trade/1", "cancelled", since=date(2023, 12, 1), who="A. Desk")
    then = plan_calendar(book, kept, date(2023, 12, 2), before=first)
    one, other = revisions(first), revisions(then)
    (changed,) = [uid for uid in one if one[uid] != other[uid]]
    assert changed == f"{kept.id}-trade-1@aze-geo.dragoman"
    assert other[changed][0] > one[changed][0] and other[changed][1] > one[changed][1]
    book.ingest([str(HERE / "dispatches" / "2024-04-03-presidents.az.txt")])
    assert plan_calendar(book, kept, date(2023, 12, 2), before=then) == then, "nothing in it has changed"
    program = Program()
    assert [program.take(file) for file in (first, then, then)] == [4, 1, 0]


def test_what_is_in_the_plan_no_more_is_cancelled(book: Ledger) -> None:
    kept = dated(book, small())
    first = plan_calendar(book, kept, date(2023, 12, 1))
    fewer = dated(book, small(items=small().items[:2]))
    then = plan_calendar(book, fewer, date(2023, 12, 2), before=first)
    found = {str(entry["uid"]): entry for entry in Calendar.from_ical(then).walk("VEVENT")}
    gone = found[f"{kept.id}-energy-1@aze-geo.dragoman"]
    assert len(found) == 4 and str(gone["status"]) == "CANCELLED"
    assert plan_calendar(book, fewer, date(2023, 12, 3), before=then) == then
    other = "BEGIN:VCALENDAR\r\nPRODID:x\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    for before in (other, "no calendar"):
        assert plan_calendar(book, fewer, date(2023, 12, 3), before=before).count("BEGIN:VEVENT") == 3


def test_hours_are_those_of_the_city_where_it_is_told_to_be(book: Ledger) -> None:
    kept = dated(book, small())
    day = str(kept.dated["political/1"].start)
    told = Event(type="consultations", parties=("AZE", "GEO"), status="planned", start=day, host="GEO", place="Batumi")
    book.keep([told_of("2023-12-01", told)])
    file = Calendar.from_ical(plan_calendar(book, kept, date(2023, 12, 2)))
    (found,) = [entry for entry in file.walk("VEVENT") if "political-1" in str(entry["uid"])]
    assert found["dtstart"].params["TZID"] == "Asia/Tbilisi" and str(found["location"]) == "Batumi"


def test_a_calendar_keeps_to_the_standard() -> None:
    entries = [
        Entry(uid="a", summary="\x00\n\x07;,\\ " + "é" * 90, start=YEAR[0], end=YEAR[0], hours="10:00", host="org:UN"),
        Entry(uid="b", summary="Y", start=YEAR[0], end=YEAR[0], hours="10:00-11:00", host="FRA", place="a\nb"),
        Entry(uid="c", summary="Z", start=YEAR[0], end=YEAR[0]),
    ]
    file = calendar(entries, "N\r\nX", Revision(3, "2024-01-01T00:00:00Z"))
    assert file.endswith("\r\n") and "\n" not in file.replace("\r\n", "")
    assert all(len(line.encode("utf-8")) <= 75 for line in file.split("\r\n")), "lines are folded at 75 octets"
    assert not any(ord(letter) < 32 and letter not in "\r\n\t" for letter in file)
    assert "DTSTART:20240101T100000Z" in file, "UTC has no TZID"
    parsed = Calendar.from_ical(file)
    for entry in parsed.walk("VEVENT"):
        assert all(name in entry for name in ("uid", "dtstamp", "dtstart", "sequence", "last-modified", "status"))
        assert entry.decoded("dtstamp").utcoffset() == timedelta(0)
        assert "dtend" not in entry or entry.decoded("dtend") > entry.decoded("dtstart")
    zones = {str(zone["tzid"]) for zone in parsed.walk("VTIMEZONE")}
    assert zones == {"Europe/Paris"}


def test_entries_that_come_round_or_have_a_duration_are_blocked() -> None:
    def days(*lines: str) -> list[str]:
        entry = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT")
        return sorted(map(str, blocked_in("\r\n".join((*entry, "END:VCALENDAR", "")), "b.ics", *YEAR)))

    assert days("DTSTART;VALUE=DATE:20240105", "DURATION:P2D") == ["2024-01-05", "2024-01-06"]
    assert days("DTSTART:20240105T200000Z", "DURATION:PT6H") == ["2024-01-05", "2024-01-06"]
    weekly = ("DTSTART;VALUE=DATE:20240105", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20240112")
    assert days(*weekly) == ["2024-01-05", "2024-01-19"]
    assert days(*weekly, "RDATE;VALUE=DATE:20240201") == ["2024-01-05", "2024-01-19", "2024-02-01"]
    assert len(days("DTSTART;VALUE=DATE:00010101", "DTEND;VALUE=DATE:99991231")) == 366
