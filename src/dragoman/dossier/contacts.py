"""How often and at what level parties met, year by year, with whom, and who went to whom."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter

from dragoman.dossier.chronicle import event_of, events
from dragoman.dossier.model import Bar, Chart, Line
from dragoman.dossier.sources import Sources
from dragoman.ledger import Attested, Fact, Who
from dragoman.page import party_name

LEVELS = ("heads of state or government", "ministers", "others, or not told")
_MEETINGS = frozenset({"meeting", "call", "consultations", "conference"})
_HEADS = frozenset({"head_of_state", "head_of_government"})
_MINISTERS = frozenset({"foreign_minister", "defence_minister", "minister", "speaker", "secretary_general"})


class Ranks:
    """Of what rank people are: by the office that a telling gives, else by the one that others gave about then."""

    def __init__(self, attested: Iterable[Attested]) -> None:
        self._told: dict[str, list[tuple[str, str]]] = {}
        for person in attested:
            if person.office:
                self._told.setdefault(person.key, []).append((person.source.published or "", person.office))
        for told in self._told.values():
            told.sort()

    def office(self, who: Who, day: str) -> str | None:
        """Return the office that somebody holds on a day: the last one told by then, else the first told after."""
        told = self._told.get(who.key)
        if who.office or not told:
            return who.office
        return told[max(0, bisect_right(told, day, key=itemgetter(0)) - 1)][1]

    def level(self, fact: Fact) -> int:
        """Return the level of a meeting as its place in `LEVELS`.

        Each side is of the rank of its highest; where sides differ, the lower counts: a minister received by a
        president is a meeting of ministers. Where the office is told of one side alone, the level is not.
        """
        sides: dict[str, int] = {}
        for who in fact.people:
            office = self.office(who, fact.day or "")
            if office and who.party:
                sides[who.party] = min(sides.get(who.party, len(LEVELS)), _rank(office))
        return max(sides.values()) if len(sides) > 1 else len(LEVELS) - 1


def _rank(office: str | None) -> int:
    return 0 if office in _HEADS else 1 if office in _MINISTERS else 2


def meetings(facts: Iterable[Fact]) -> list[Fact]:
    """Return the meetings, calls, consultations and conferences that were held."""
    return [fact for fact in events(facts) if event_of(fact).type in _MEETINGS and event_of(fact).status == "held"]


def contacts(facts: Iterable[Fact], ranks: Ranks) -> Chart | None:
    """Return how many meetings were held each year, by level."""
    counts: dict[str, Counter[int]] = {}
    for fact in meetings(facts):
        if fact.day:
            counts.setdefault(fact.day[:4], Counter())[ranks.level(fact)] += 1
    if not counts:
        return None
    years = range(int(min(counts)), int(max(counts)) + 1)
    bars = [Bar(str(year), tuple(counts.get(str(year), Counter())[at] for at in range(len(LEVELS)))) for year in years]
    return Chart(LEVELS, tuple(bars))


def partners(facts: Iterable[Fact], party: str | None, ranks: Ranks, sources: Sources) -> tuple[Line, ...]:
    """Return with whom a party met, most often first: how often, at what level and when last; nothing without one."""
    found: dict[str, list[Fact]] = {}
    for fact in meetings(facts):
        for other in event_of(fact).parties:
            if other != party and party in event_of(fact).parties:
                found.setdefault(other, []).append(fact)
    order = sorted(found, key=lambda other: (-len(found[other]), other))
    return tuple(_partner(other, found[other], ranks, sources) for other in order)


def _partner(other: str, met: Sequence[Fact], ranks: Ranks, sources: Sources) -> Line:
    last = max(met, key=lambda fact: fact.day or "")
    often = "once" if len(met) == 1 else f"{len(met)} times"
    highest = LEVELS[min(map(ranks.level, met))]
    text = f"{party_name(other)}: {often}, last on {last.day or 'a day not told'}; highest level: {highest}"
    return Line(text=text, sources=sources.numbers(source for fact in met for source in fact.sources))


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
