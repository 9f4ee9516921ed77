"""Round anniversaries to come: of relations, of documents signed and of the first visits that a ledger knows."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, Protocol

import msgspec

from dragoman.ledger import Fact, Source, Where
from dragoman.record import Event, Instrument, Milestone, MilestoneKind

YEARS = 2
"""How many years ahead are looked at where nobody says."""

_SIGNED = frozenset({"signed", "ratified", "in_force"})

What = MilestoneKind | Literal["visit"]


class Book(Protocol):
    """What is asked of a ledger here."""

    def all_facts(self, where: Where = ...) -> Iterator[Fact]:
        """Yield the facts that are meant."""


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """What began: `since` when (ISO 8601, as exact as is known) and by which dispatches.

    `title` is a document's. `host` is whom a visit led to; its other party travelled. `facts` are ids of the ledger.
    """

    what: What
    since: str
    parties: tuple[str, ...]
    title: str | None = None
    host: str | None = None
    facts: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


class Anniversary(msgspec.Struct, frozen=True, kw_only=True):
    """A round number of years that a beginning will be ago on `date`, which is as exact as that of the beginning."""

    date: str
    years: int
    of: Beginning


def round_number(years: int) -> bool:
    """Whether so many years are kept as a round anniversary: 5, each 10 up to 100, each 25."""
    return years == 5 or (years > 0 and (years % 25 == 0 or (years <= 100 and years % 10 == 0)))


def anniversaries(
    book: Book, on: date, years: int = YEARS, parties: tuple[str, ...] = (), known: str | None = None
) -> list[Anniversary]:
    """Return the round anniversaries from a day on for some years, the first first.

    Of several `parties` all have to be party to it. `known`, an ISO date, is the day as of which it is told: by the
    dispatches published until then. Where only the year of a beginning is known, the anniversary is
    listed as long as its year lasts, and stands after those of a known day.
    """
    end = _later(on, years)
    found = [each for beginning in beginnings(book, parties, known) for each in _of(beginning, on, end)]
    return sorted(found, key=lambda each: (each.date + "~", each.of.what, each.of.parties, each.of.title or ""))


def _of(beginning: Beginning, on: date, end: date) -> Iterator[Anniversary]:
    """Yield the round anniversaries of one beginning between two days."""
    began = int(beginning.since[:4])
    for year in range(on.year, end.year + 1):
        when = _in_year(beginning.since, year)
        if round_number(year - began) and _last_day(when) >= on.isoformat() and _first_day(when) <= end.isoformat():
            yield Anniversary(date=when, years=year - began, of=beginning)


def _later(day: date, years: int) -> date:
    """Return the same day so many years later, the 28th for a 29 February that is not there."""
    return date.fromisoformat(_in_year(day.isoformat(), min(day.year + years, date.max.year)))


def _in_year(when: str, year: int) -> str:
    moved = f"{year:04}{when[4:]}"
    return moved[:8] + "28" if moved[4:] == "-02-29" and monthrange(year, 2)[1] == 28 else moved


def _first_day(when: str) -> str:
    return when + "-01-01"[len(when) - 4 :] if len(when) < 10 else when


def _last_day(when: str) -> str:
    if len(when) == 7:
        return f"{when}-{monthrange(int(when[:4]), int(when[5:]))[1]:02}"
    return when + "-12-31" if len(when) == 4 else when


# -- what began ----------------------------------------------------------------------------


def beginnings(book: Book, parties: tuple[str, ...] = (), known: str | None = None) -> list[Beginning]:
    """Return all that a ledger knows, as of a day, the beginning of, told of some parties together."""
    where = Where(parties=parties, known=known)
    told = _once(_milestones(book, where))
    signed = _once(_documents(book, where))
    return [*_without_known(told, signed), *signed, *_first_visits(book, where)]


def _milestones(book: Book, where: Where) -> Iterator[Beginning]:
    for fact in book.all_facts(msgspec.structs.replace(where, kind="milestone")):
        if isinstance(fact.item, Milestone):
            yield _beginning(fact, fact.item.kind, fact.item.year, title=fact.item.title)


def _documents(book: Book, where: Where) -> Iterator[Beginning]:
    for fact in book.all_facts(msgspec.structs.replace(where, kind="instrument")):
        item = fact.item
        if isinstance(item, Instrument) and item.signed and item.action in _SIGNED:
            yield _beginning(fact, "instrument", item.signed, title=item.title)


def _first_visits(book: Book, where: Where) -> Iterator[Beginning]:
    """Yield the earliest visit of each state to each other that the ledger knows."""
    first: dict[tuple[tuple[str, ...], str], tuple[str, str, Fact]] = {}
    for fact in book.all_facts(msgspec.structs.replace(where, kind="event", type="visit", status="held")):
        item = fact.item
        if isinstance(item, Event) and item.start and item.host and len(item.parties) == 2:
            way, found = (item.parties, item.host), (item.start, fact.id, fact)
            first[way] = min(first.get(way, found), found, key=lambda each: each[:2])
    for (_, host), (start, _, fact) in sorted(first.items()):
        yield _beginning(fact, "visit", start, host=host)


def _beginning(fact: Fact, what: What, since: str, title: str | None = None, host: str | None = None) -> Beginning:
    return Beginning(
        what=what,
        since=since,
        parties=fact.item.parties,
        title=title,
        host=host,
        facts=(fact.id,),
        sources=fact.sources,
    )


def _once(found: Iterable[Beginning]) -> list[Beginning]:
    """Return beginnings each once: a document told of for years is several facts, with one day of signing."""
    known: dict[tuple[str, str, tuple[str, ...], str], Beginning] = {}
    for each in sorted(found, key=lambda one: one.facts):
        key = (each.what, each.since, each.parties, (each.title or "").casefold())
        if key in known:
            each = _together(known[key], each)
        known[key] = each
    return list(known.values())


def _without_known(told: Iterable[Beginning], signed: list[Beginning]) -> Iterator[Beginning]:
    """Yield milestones but those that are the signing of a document known with its day, which gets their sources."""
    for each in told:
        title = (each.title or "").casefold()
        for at, document in enumerate(signed):
            same = (document.title or "").casefold() == title and document.parties == each.parties
            if each.what == "instrument" and same and document.since[:4] == each.since:
                signed[at] = _together(document, each)
                break
        else:
            yield each


def _together(one: Beginning, other: Beginning) -> Beginning:
    sources = {source.telling: source for source in (*one.sources, *other.sources)}
    return msgspec.structs.replace(one, facts=(*one.facts, *other.facts), sources=tuple(sources.values()))
