"""A past visit's programme: what was done in its days in its country, in order, with the documents signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dragoman.ledger import Days, Fact, Register, Source, Where, Who, days, days_of
from dragoman.page import one_line
from dragoman.planning.documents import Document
from dragoman.planning.instruments import documents_of
from dragoman.planning.sources import Sources, cited, source_line
from dragoman.record import Event

_ORDER = ("ceremony", "credentials", "meeting", "consultations", "conference", "signing", "press_conference")
"""What may be part of a visit, in the order in which it usually comes where no dispatch tells the order."""
_ALWAYS = "9999-12-31"


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a visit; `documents` are the titles of what was signed there."""

    fact: str
    type: str
    status: str
    day: str | None
    place: str | None
    parties: tuple[str, ...]
    people: tuple[Who, ...]
    topics: tuple[str, ...]
    documents: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit with its parts in order.

    `documents` are those signed in its days by its parties that no signing among the parts has; sources are cited by
    their place in `sources`, from 1.
    """

    fact: str
    status: str
    parties: tuple[str, ...]
    host: str | None
    country: str | None
    place: str | None
    start: str | None
    end: str | None
    people: tuple[Who, ...]
    stops: tuple[Stop, ...]
    documents: tuple[str, ...]
    sources: tuple[Source, ...]
    told: tuple[int, ...]


def visit(book: Register, written: str) -> Visit:
    """Return the visit of an id, or of the beginning of one. Raises ValueError where that is another fact."""
    fact = book.fact(written)
    item = fact.item
    if not isinstance(item, Event) or item.type != "visit":
        what = item.type if isinstance(item, Event) else fact.kind
        raise ValueError(
            f"{fact.id} is no visit but a {what.replace('_', ' ')}: dragoman search --type visit lists them"
        )
    events = {
        each.id: each
        for party in _guests(item) or item.parties
        for each in book.all_facts(Where(kind="event", parties=(party,)))
    }
    return programme_of(fact, events.values(), documents_of(book, item.parties, _ALWAYS))


def programme_of(fact: Fact, events: Iterable[Fact], papers: Iterable[Document] = ()) -> Visit:
    """Return a visit with what of some events is part of it and which of some documents were signed on it."""
    item = fact.item
    assert isinstance(item, Event)
    parts = _in_order(fact, [each for each in events if part_of(fact, each)])
    signed = [paper for paper in papers if _signed_there(item, paper)]
    sources = Sources([fact, *parts])
    stops = tuple(_stop(part, signed, sources) for part in parts)
    told = {title for stop in stops for title in stop.documents}
    return Visit(
        fact=fact.id,
        status=item.status,
        parties=item.parties,
        host=item.host,
        country=item.country,
        place=item.place,
        start=item.start,
        end=item.end,
        people=fact.people,
        stops=stops,
        documents=tuple(paper.title for paper in signed if paper.title not in told),
        sources=sources.all,
        told=sources.of(fact),
    )


def _guests(item: Event) -> tuple[str, ...]:
    return tuple(party for party in item.parties if party not in (item.host, item.country))


def part_of(visit: Fact, other: Fact) -> bool:
    """Say whether an event is part of a visit: of the guest, alone or with the host, in its country and days.

    What has no country or no day of its own is part of it where one dispatch tells of both.
    """
    whole, part = visit.item, other.item
    if not isinstance(whole, Event) or not isinstance(part, Event) or part.type not in _ORDER:
        return False
    guests, parties = set(_guests(whole)), set(part.parties)
    if not guests & parties or not (parties <= set(whole.parties) or whole.host in parties):
        return False
    beside = bool(_dispatches(visit) & _dispatches(other))
    if (part.country or whole.country) != (whole.country or part.country) or not (part.country or beside):
        return False
    within, when = days_of(whole.start, whole.end), days_of(part.start, part.end)
    if within is None or when is None:
        return beside
    return within.gap(when) == 0 and (beside or not _of_others(visit, other, guests))


def _of_others(visit: Fact, other: Fact, guests: set[str]) -> bool:
    """Say whether other people of the guest took part, so that the event belongs to another visit."""
    some = {who.key for who in visit.people if who.party in guests}
    others = {who.key for who in other.people if who.party in guests}
    return bool(some) and bool(others) and not some & others


def _dispatches(fact: Fact) -> set[str]:
    return {source.dispatch for source in fact.sources}


def _in_order(visit: Fact, parts: Sequence[Fact]) -> list[Fact]:
    """Return the parts day by day, those of a day as the dispatch that tells of most parts has them.

    What that dispatch does not tell of stands before the first that usually comes after it.
    """
    counts = {dispatch: sum(dispatch in _dispatches(part) for part in parts) for dispatch in sorted(_dispatches(visit))}
    leading = max(counts, key=lambda dispatch: counts[dispatch], default="")
    ordered: list[Fact] = []
    for part in sorted(parts, key=lambda each: (_place_in(each, leading) is None, _place_in(each, leading), each.id)):
        if _place_in(part, leading) is not None:
            ordered.append(part)
            continue
        at = next((n for n, other in enumerate(ordered) if _rank(other) > _rank(part)), len(ordered))
        ordered.insert(at, part)
    return sorted(ordered, key=lambda each: (_first(each) or _first(visit) or Days(0, 0)).first)


def _place_in(part: Fact, dispatch: str) -> int | None:
    """Return where in a dispatch a part is told of; None where it is not."""
    told = [source.evidence for source in part.sources if source.dispatch == dispatch]
    return min((start for evidence in told for start, _ in evidence), default=None) if told else None


def _first(fact: Fact) -> Days | None:
    return days(fact.item.start) if isinstance(fact.item, Event) else None


def _rank(fact: Fact) -> int:
    return _ORDER.index(fact.item.type) if isinstance(fact.item, Event) else 0


def _signed_there(item: Event, paper: Document) -> bool:
    """Say whether a document was signed by guest and host in the days of a visit."""
    signed, within = days(paper.signed), days_of(item.start, item.end)
    if signed is None or within is None or not signed.exact or within.gap(signed) > 0:
        return False
    return set(item.parties) <= set(paper.parties)


def _stop(part: Fact, signed: Sequence[Document], sources: Sources) -> Stop:
    item = part.item
    assert isinstance(item, Event)
    there = _dispatches(part)
    titles = [
        paper.title
        for paper in signed
        if item.type == "signing" and paper.signed == item.start and there & {each.dispatch for each in paper.sources}
    ]
    return Stop(
        fact=part.id,
        type=item.type,
        status=item.status,
        day=item.start,
        place=item.place,
        parties=item.parties,
        people=part.people,
        topics=item.topics,
        documents=tuple(titles),
        sources=sources.of(part),
    )


def lines(found: Visit) -> Iterator[str]:
    """Yield the lines that tell of a visit."""
    yield one_line(_head(found))
    yield "  " + one_line(f"{found.fact} · {found.status} {cited(found.told)}")
    if found.people:
        yield "  " + one_line("; ".join(map(_person, found.people)))
    day = None
    for stop in found.stops:
        if stop.day != day:
            yield one_line(stop.day or "day not told")
            day = stop.day
        yield from _stop_lines(stop)
    for title in found.documents:
        yield "  " + one_line(f"signed: {title}")
    for number, source in enumerate(found.sources, 1):
        yield source_line(number, source)


def _head(found: Visit) -> str:
    guests = [party.removeprefix("org:") for party in found.parties if party not in (found.host, found.country)]
    where = ", ".join(part for part in (found.place, found.country or found.host) if part)
    when = " to ".join(dict.fromkeys(day for day in (found.start, found.end) if day))
    to = f" to {where}" if where else ""
    return f"Visit of {', '.join(guests) or 'unknown'}{to}{', ' + when if when else ''}"


def _person(who: Who) -> str:
    office = ", ".join(part for part in ((who.office or "").replace("_", " "), who.party or "") if part)
    return f"{who.name} ({office})" if office else who.name


def _stop_lines(stop: Stop) -> Iterator[str]:
    parties = ", ".join(party.removeprefix("org:") for party in stop.parties)
    people = ", ".join(who.name for who in stop.people)
    mark = "" if stop.status == "held" else f" [{stop.status}]"
    parts = (stop.type.replace("_", " ") + mark, parties, stop.place or "", people)
    yield "  " + one_line(f"{' · '.join(part for part in parts if part)} {cited(stop.sources)}")
    if stop.topics:
        yield f"    topics {', '.join(topic.replace('_', ' ') for topic in stop.topics)}"
    for title in stop.documents:
        yield "    " + one_line(f"signed: {title}")
