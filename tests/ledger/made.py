"""Dispatches made for the tests of the ledger: records with their texts, as if they had been read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from dragoman.ledger import Entry
from dragoman.names import key
from dragoman.record import Dispatch, Event, Instrument, Person, Record, Span, Statement

LANGUAGES = ("en", "fr", "ru", "az")
_AGENCIES = ("TASS", "APA", "AFP", "Kabar")
_STATES = ("ARM", "AZE", "GEO", "KAZ")
_PEOPLE = {
    "ARM": ("Aram Sarkisov", "Vahan Terian"),
    "AZE": ("Elçin Məmmədov", "Rauf Quliyev"),
    "GEO": ("Gela Beridze", "Nino Lomidze"),
    "KAZ": ("Daulet Omarov", "Aliya Serikova"),
}
_PLACES = ("Baku", "Astana", "Tbilisi", None, None)
_FILLING = (
    "the two sides spoke at length about trade and transit through the region and about the months to come",
    "nothing more was said of it by either ministry and the delegation left in the evening by the same road",
    "officials had prepared the talks for several weeks and expect another round before the end of the year",
    "reporters were let in for some minutes before the doors closed and the questions remained without answer",
)


class Wording:
    """A text in the making, which knows where each of its sentences stands."""

    def __init__(self, *lead: str) -> None:
        self._parts = list(lead)

    def add(self, sentence: str) -> tuple[Span, ...]:
        """Add a sentence and return it as evidence."""
        start = sum(len(part) + 1 for part in self._parts)
        self._parts.append(sentence)
        return ((start, start + len(sentence)),)

    def __str__(self) -> str:
        return "\n".join(self._parts)


def entry(
    text: str, name: str = "one.txt", *, source: str | None = None, url: str | None = None, **parts: Any
) -> Entry:
    """Return a dispatch with a text, and any parts of its record."""
    record = Record(text=text, **parts)
    return Entry(name=name, source=source or name, record=record, reader="0", url=url)


def person(name: str, party: str | None, evidence: tuple[Span, ...] = ()) -> Person:
    """Return a foreign minister."""
    return Person(name=name, office="foreign_minister", party=party, evidence=evidence, key=key(name))


def meeting(
    name: str,
    *,
    parties: Sequence[str] = ("AZE", "GEO"),
    people: Sequence[tuple[str, str]] = (("Rauf Quliyev", "AZE"), ("Gela Beridze", "GEO")),
    start: str | None = "2024-05-03",
    place: str | None = "Baku",
    topics: Sequence[Any] = ("trade",),
    agency: str = "TASS",
    language: str = "en",
    published: str | None = "2024-05-03",
    url: str | None = None,
    words: str = "",
) -> Entry:
    """Return a dispatch that tells of one meeting, worded so that no other dispatch is a version of it."""
    told = Wording(f"{agency} {published} {name}", " ".join(f"{word}{name}" for word in _FILLING[0].split()), words)
    evidence = told.add(f"{' and '.join(who for who, _ in people)} met in {place} to speak about {', '.join(topics)}.")
    event = Event(
        type="meeting",
        parties=tuple(sorted(parties)),
        people=tuple(who for who, _ in people),
        start=start,
        end=start,
        place=place,
        topics=tuple(topics),
        evidence=evidence,
    )
    return entry(
        str(told),
        name,
        url=url,
        dispatch=Dispatch(language=language, agency=agency, published=published),
        people=tuple(person(who, party, evidence) for who, party in people),
        events=(event,),
    )


def stories(seed: int, count: int) -> list[Entry]:
    """Return dispatches that tell of so many stories, each of one to four, in several languages and agencies.

    Few states, people and days, so that many tellings are near one another; some dispatches have a corrected version.
    """
    chance = Random(seed)
    found: list[Entry] = []
    for story in range(count):
        found += _story(chance, f"{seed}-{story}")
    return found


def _story(chance: Random, name: str) -> list[Entry]:
    parties = tuple(sorted(chance.sample(_STATES, 2)))
    day = date(2024, 3, 1) + timedelta(days=chance.randrange(12))
    people = [(chance.choice(_PEOPLE[party]), party) for party in parties]
    place, topics = chance.choice(_PLACES), chance.sample(["trade", "energy", "borders", "security"], 2)
    found: list[Entry] = []
    for number in range(chance.choice((1, 1, 2, 3, 4))):
        told_on = day + timedelta(days=chance.choice((0, 0, 0, 1)))
        told = Wording(f"{name} {number}", *(_jumbled(chance, name) for _ in range(3)))
        known = [who for who in people if chance.random() < 0.8]
        dispatch = Dispatch(
            language=chance.choice(LANGUAGES), agency=chance.choice(_AGENCIES), published=told_on.isoformat()
        )
        start = chance.choice((day.isoformat(), day.isoformat(), told_on.isoformat(), None))
        record: dict[str, Any] = {
            "dispatch": dispatch,
            "people": tuple(person(who, party) for who, party in known),
            "events": _events(told, parties, known, start, chance.choice((place, place, None)), topics),
            "instruments": _instruments(told, chance, parties, day) if chance.random() < 0.3 else (),
            "statements": _statements(told, chance, parties, known),
        }
        found.append(entry(str(told), f"{name}-{number}.txt", **record))
        if chance.random() < 0.2:
            found.append(entry(f"CORRECTED {told}\nA last line.", f"{name}-{number}b.txt", **_moved(record)))
    return found


def _moved(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record whose evidence counts for nothing: that of a version begins further on."""
    return record | {"statements": ()}


def _jumbled(chance: Random, name: str) -> str:
    words = chance.choice(_FILLING).split()
    chance.shuffle(words)
    return " ".join(words)


def _events(
    told: Wording,
    parties: tuple[str, ...],
    people: Sequence[tuple[str, str]],
    start: str | None,
    place: str | None,
    topics: Sequence[Any],
) -> tuple[Event, ...]:
    shared: dict[str, Any] = {
        "parties": parties,
        "people": tuple(name for name, _ in people),
        "start": start,
        "end": start,
        "place": place,
    }
    visit = Event(type="visit", host=parties[0], evidence=told.add("The minister arrived for a visit."), **shared)
    talks = Event(type="meeting", topics=tuple(topics), evidence=told.add("The ministers met."), **shared)
    return visit, talks


def _instruments(told: Wording, chance: Random, parties: tuple[str, ...], day: date) -> tuple[Instrument, ...]:
    title = chance.choice(("plan of consultations", "memorandum on transit"))
    kind: Any = title.split()[0]
    evidence = told.add(f"They signed a {title}.")
    return (
        Instrument(kind=kind, title=title, action="signed", parties=parties, signed=day.isoformat(), evidence=evidence),
    )


def _statements(
    told: Wording, chance: Random, parties: tuple[str, ...], people: Sequence[tuple[str, str]]
) -> tuple[Statement, ...]:
    speaker = people[0] if people else None
    stance: Any = chance.choice(("praise", "demand"))
    return (
        Statement(
            speaker=speaker[0] if speaker else None,
            parties=(speaker[1] if speaker else parties[0],),
            stance=stance,
            about=(parties[1],),
            topics=(chance.choice(("trade", "borders")),),
            evidence=told.add(f"The minister had words of {stance} for the other side."),
        ),
    )
