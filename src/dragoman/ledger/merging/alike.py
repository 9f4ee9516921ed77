"""How likely two tellings are of one fact: a score with its reasons.

The score of a pair depends on nothing but the two, and not on their order, so that what is merged does not
depend on the order in which dispatches arrive.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dragoman.ledger.days import days
from dragoman.ledger.told import Told, Who
from dragoman.names import Known, compare

LEAST = 2.0
"""The score from which two tellings may be of one fact. Set on the development stories; docs/merging.md."""

_NEVER = -99.0

_SAME_DAY, _NEXT_DAY, _WITHIN = 3.0, 2.0, 1.5
_SAME_PEOPLE, _OTHER_PEOPLE = 1.5, -4.0
_SAME_PLACE, _OTHER_PLACE, _OTHER_COUNTRY = 1.0, -3.0, -4.0
_SAME_TOPIC, _OTHER_TOPICS = 0.5, -0.5

_WITHOUT_PLACE = frozenset({"call", "message", "expulsion", "sanction", "protest", "relations", "aid"})


class Likeness(NamedTuple):
    """How alike two tellings are, in points, and why."""

    score: float
    reasons: tuple[str, ...]


class _Points:
    """Points given and taken, each with its reason."""

    def __init__(self) -> None:
        self.score = 0.0
        self.reasons: list[str] = []

    def add(self, points: float, reason: str) -> None:
        self.score += points
        self.reasons.append(reason)

    def likeness(self) -> Likeness:
        return Likeness(round(self.score, 2), tuple(self.reasons))


def likeness(one: Told, other: Told) -> Likeness:
    """Return how alike two tellings of one block are; below `LEAST` they are of two facts."""
    if one.number > other.number:
        one, other = other, one
    points = _Points()
    if one.event and other.event:
        _of_events(points, one, other)
    elif one.instrument and other.instrument:
        _of_documents(points, one, other)
    elif one.statement and other.statement:
        _of_statements(points, one, other)
    elif one.milestone and other.milestone:
        _of_milestones(points, one, other)
    else:
        points.add(_NEVER, "of two kinds")
    return points.likeness()


def _of_events(points: _Points, one: Told, other: Told) -> None:
    a, b = one.event, other.event
    assert a is not None and b is not None
    if len(set(a.parties) ^ set(b.parties)) > min(len(a.parties), len(b.parties)) // 2:
        points.add(_NEVER, "other parties")
    _dates(points, one, other)
    _people(points, one.people, other.people)
    if a.type not in _WITHOUT_PLACE:
        _places(points, a.place, b.place, a.country, b.country)
    _topics(points, a.topics, b.topics)


def _dates(points: _Points, one: Told, other: Told) -> None:
    """Weigh when the two took place. A dispatch may be off by a day: it counts from its own place and hour."""
    a, b = one.when, other.when
    if a is None or b is None:
        return points.add(_NEVER, "no date")
    gap = a.gap(b)
    exact = _dated(one) and _dated(other)
    if gap == 0:
        if exact:
            points.add(_SAME_DAY, "the same day")
        else:
            points.add(_WITHIN, "dates that agree")
    elif gap == 1:
        points.add(_NEXT_DAY if exact else 0.0, "a day apart")
    else:
        points.add(_NEVER, f"{gap} days apart")


def _dated(told: Told) -> bool:
    """Say whether a telling gives the day."""
    start = days(told.event.start) if told.event else None
    return start is not None and start.exact


def _people(points: _Points, some: tuple[Who, ...], others: tuple[Who, ...]) -> None:
    """Weigh who took part, party by party: somebody in common speaks for one event, nobody against it."""
    parties = {who.party for who in some} & {who.party for who in others}
    for party in sorted(parties, key=str):
        mine = [who for who in some if who.party == party]
        theirs = [who for who in others if who.party == party]
        shared = [who for who in mine if any(same_person(who, they) for they in theirs)]
        if shared:
            points.add(_SAME_PEOPLE, f"{shared[0].name} in both")
        elif party is not None:
            points.add(_OTHER_PEOPLE, f"{mine[0].name} in one, {theirs[0].name} in the other")


def same_person(one: Who, other: Who) -> bool:
    """Say whether two are taken for one person: by key, or by how their names sound."""
    return one.key == other.key or _same_name(*sorted(((one.name, one.party), (other.name, other.party)), key=str))


@lru_cache(maxsize=65536)
def _same_name(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    return compare(one[0], other[0], Known(one[1]), Known(other[1])).same


def _places(points: _Points, one: str | None, other: str | None, land: str | None, other_land: str | None) -> None:
    if land and other_land and land != other_land:
        points.add(_OTHER_COUNTRY, f"in {land} and in {other_land}")
    elif one and other:
        if one == other:
            points.add(_SAME_PLACE, f"both in {one}")
        else:
            points.add(_OTHER_PLACE, f"in {one} and in {other}")
    elif land and land == other_land:
        points.add(_SAME_PLACE / 2, f"both in {land}")


def _topics(points: _Points, some: tuple[str, ...], others: tuple[str, ...]) -> None:
    if not some or not others:
        return
    if set(some) & set(others):
        points.add(_SAME_TOPIC, "a topic in common")
    else:
        points.add(_OTHER_TOPICS, "no topic in common")


def _of_documents(points: _Points, one: Told, other: Told) -> None:
    a, b = one.instrument, other.instrument
    assert a is not None and b is not None
    signed, other_signed = days(a.signed), days(b.signed)
    if signed and other_signed:
        gap = signed.gap(other_signed)
        if gap > 1:
            points.add(_NEVER, "signed on other days")
        elif signed.exact and other_signed.exact:
            points.add(2.0 if gap == 0 else 1.0, "signed the same day" if gap == 0 else "signed a day apart")
    _validity(points, (a.valid_from, a.valid_to), (b.valid_from, b.valid_to))
    if one.language == other.language:
        _titles(points, a.title, b.title)
    if set(a.articles) & set(b.articles):
        points.add(0.5, "an article in common")
    _topics(points, a.topics, b.topics)
    if not signed or not other_signed:
        told, other_told = days(one.published), days(other.published)
        if told and other_told and told.gap(other_told) <= 2:
            points.add(1.0, "told within two days")


def _validity(points: _Points, one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> None:
    if any(one) and any(other):
        if all(not a or not b or a[:4] == b[:4] for a, b in zip(one, other, strict=True)):
            points.add(2.0, "valid for the same time")
        else:
            points.add(_NEVER, "valid for other times")


def _titles(points: _Points, one: str, other: str) -> None:
    some, others = title_words(one), title_words(other)
    if not some or not others:
        return
    common = len(some & others) / min(len(some), len(others))
    if common >= 0.75:
        points.add(1.5 if min(len(some), len(others)) > 1 else 1.0, "titles alike")
    elif common < 0.5:
        points.add(-2.0, "other titles")


@lru_cache(maxsize=16384)
def title_words(title: str) -> frozenset[str]:
    """Return the words of a title that tell it from others, each cut to where inflection begins."""
    words = "".join(letter if letter.isalnum() else " " for letter in title.casefold()).split()
    return frozenset(word[:6] for word in words if len(word) > 3 or word.isdigit())


def _of_statements(points: _Points, one: Told, other: Told) -> None:
    a, b = one.statement, other.statement
    assert a is not None and b is not None
    told, other_told = days(one.published), days(other.published)
    gap = told.gap(other_told) if told and other_told else 99
    if gap > 2:
        points.add(_NEVER, "not said in the same days")
    points.add(1.0, "said in the same days")
    if one.people and other.people:
        same = same_person(one.people[0], other.people[0])
        points.add(1.0 if same else _NEVER, f"both {one.people[0].name}" if same else "other speakers")
    elif bool(one.people) != bool(other.people):
        points.add(-0.5, "a speaker named in one only")
    if a.articles and b.articles and not set(a.articles) & set(b.articles):
        points.add(-2.0, "other articles")
    if bool(a.instrument) != bool(b.instrument):
        points.add(-0.5, "a document named in one only")
    if a.topics and b.topics:
        if set(a.topics) & set(b.topics):
            points.add(1.0, "a topic in common")
        else:
            points.add(_NEVER, "no topic in common")


def _of_milestones(points: _Points, one: Told, other: Told) -> None:
    """Weigh what two anniversaries are of: of one sort, parties and year they are of one thing, or of one document."""
    a, b = one.milestone, other.milestone
    assert a is not None and b is not None
    points.add(_SAME_DAY if a.year == b.year else _NEVER, "the same year" if a.year == b.year else "other years")
    if a.title and b.title and one.language == other.language:
        _titles(points, a.title, b.title)
