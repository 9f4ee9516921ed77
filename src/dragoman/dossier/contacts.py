"""How often and at what level two parties met, year by year, and who went to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.dossier.chronicle import event_of, events
from dragoman.dossier.model import Bar, Chart, Line
from dragoman.dossier.sources import Sources
from dragoman.ledger import Fact
from dragoman.page import party_name

LEVELS = ("heads", "foreign ministers", "others and not named")
_MEETINGS = frozenset({"meeting", "call", "consultations", "conference"})
_HEADS = frozenset({"head_of_state", "head_of_government"})


def level(fact: Fact) -> int:
    """Return the level of a meeting as its place in `LEVELS`: the highest that the people named of both sides hold."""
    offices = {who.office for who in fact.people}
    if offices & _HEADS:
        return 0
    return 1 if "foreign_minister" in offices else 2


def contacts(facts: Iterable[Fact]) -> Chart | None:
    """Return how many meetings, calls, consultations and conferences were held each year, by level."""
    counts: dict[str, Counter[int]] = {}
    for fact in events(facts):
        event = event_of(fact)
        if event.type in _MEETINGS and event.status == "held" and fact.day:
            counts.setdefault(fact.day[:4], Counter())[level(fact)] += 1
    if not counts:
        return None
    years = range(int(min(counts)), int(max(counts)) + 1)
    bars = [Bar(str(year), tuple(counts.get(str(year), Counter())[at] for at in range(len(LEVELS)))) for year in years]
    return Chart(LEVELS, tuple(bars))


def journeys(facts: Iterable[Fact], sources: Sources) -> tuple[Line, ...]:
    """Return how often one went to another, by direction and year."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in events(facts):
        event = event_of(fact)
        host = event.host or event.country
        if event.type == "visit" and event.status == "held" and host in event.parties:
            guests = tuple(party for party in event.parties if party != host)
            if len(guests) == 1:
                found.setdefault((guests[0], host or ""), []).append(fact)
    return tuple(_journey(way, found[way], sources) for way in sorted(found))


def _journey(way: tuple[str, str], visits: Sequence[Fact], sources: Sources) -> Line:
    years = Counter((fact.day or "")[:4] for fact in visits)
    counted = ", ".join(f"{year or 'no date'}: {count}" for year, count in sorted(years.items()))
    told = [source for fact in visits for source in fact.sources]
    return Line(text=f"{party_name(way[0])} to {party_name(way[1])}: {counted}", sources=sources.numbers(told))
