"""A telling: one fact as one dispatch tells it, with what is needed to set it beside other tellings."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal, get_args

import msgspec

from dragoman.ledger.days import Days, between, days
from dragoman.record import Event, Instrument, Milestone, Person, Record, Statement, Topic

Kind = Literal["event", "instrument", "statement", "milestone"]
Item = Event | Instrument | Statement | Milestone

_TOPICS: Final = {topic: 1 << at for at, topic in enumerate(get_args(Topic))}
_LATE = 4
"""A dispatch that gives no date tells of what took place up to so many days before it."""
_SOON = 60
"""What is announced without a date is looked for in so many days after the dispatch."""
_FRESH = 2
"""A thing said is told again within so many days."""
_NEWS = 30
"""A document without a date is taken for one that is told of within so many days."""


class Who(msgspec.Struct, frozen=True, array_like=True):
    """A person who takes part: as the dispatch names them, and their key, office and party."""

    name: str
    key: str
    office: str | None = None
    party: str | None = None


class Told(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One fact of one dispatch. Exactly one of `event`, `instrument`, `statement` and `milestone` is there.

    `number` is its own, made of what it says and where (see `numbered`); `dispatch` and `story` are those of the
    dispatch and of all its versions; `when` the days on which it may have been.
    """

    number: int
    dispatch: int
    published: str | None = None
    language: str | None = None
    people: tuple[Who, ...] = ()
    event: Event | None = None
    instrument: Instrument | None = None
    statement: Statement | None = None
    milestone: Milestone | None = None

    @property
    def item(self) -> Item:
        """The fact in the words of the record."""
        found = self.event or self.instrument or self.statement or self.milestone
        assert found is not None
        return found

    @property
    def kind(self) -> Kind:
        """What sort of fact it is."""
        return (
            "event"
            if self.event
            else "instrument"
            if self.instrument
            else "statement"
            if self.statement
            else "milestone"
        )

    @property
    def type(self) -> str:
        """The event's type, the document's or the milestone's kind or the statement's stance."""
        match self.item:
            case Event(type=name):
                return name
            case Instrument(kind=name) | Milestone(kind=name):
                return name
            case Statement(stance=name):
                return name

    @property
    def status(self) -> str:
        """The event's status or the document's action; "said" for a statement or a milestone."""
        return self.event.status if self.event else self.instrument.action if self.instrument else "said"

    @property
    def parties(self) -> tuple[str, ...]:
        """All parties to it, those spoken about too."""
        return tuple(sorted({*self.item.parties, *(self.statement.about if self.statement else ())}))

    @property
    def day(self) -> str | None:
        """The date that it is filed under: when it took place, began or was signed, else when it was told."""
        if self.event:
            return self.event.start or self.published
        if self.milestone:
            return self.milestone.year
        return (self.instrument.signed if self.instrument else None) or self.published

    @property
    def topics(self) -> int:
        """Its topics as bits, the first of the codebook's list being the least."""
        return topic_bits(() if isinstance(self.item, Milestone) else self.item.topics)

    @property
    def when(self) -> Days | None:
        """The days on which it may have been; None where nothing tells."""
        told = days(self.published)
        if self.event:
            return _when_held(self.event, told)
        if self.instrument:
            signed = days(self.instrument.signed)
            if signed and signed.exact:
                return signed
            return told and Days(told.first - _NEWS, told.last + _NEWS)
        if self.milestone:
            return days(self.milestone.year)
        return told and Days(told.first - _FRESH, told.last)

    @property
    def block(self) -> str:
        """What two tellings of one fact have in common whatever else differs; empty where it can't be told."""
        parties = "+".join(self.item.parties)
        if self.event:
            several = len(self.event.parties) > 2 or self.event.type == "conference"
            return f"{self.event.type}:{'*' if several else parties}" if parties else ""
        if self.instrument:
            return f"{self.instrument.kind}:{parties}"
        if self.milestone:
            return f"{self.milestone.kind}:{parties}:{self.milestone.year}"
        assert self.statement is not None
        return f"{self.statement.stance}:{parties}:{'+'.join(self.statement.about)}" if parties else ""


_DECODER = msgspec.json.Decoder(Told)


def _when_held(event: Event, told: Days | None) -> Days | None:
    """Return when an event may have been: by its dates, and by when and how it is told of."""
    within = between(event.start, event.end)
    if told is None:
        return within
    if event.status != "held":
        return within or Days(told.first, told.last + _SOON)
    if within is None or within.first > told.last:  # nothing is held after it has been told of
        return Days(told.first - _LATE, told.last)
    return Days(within.first, max(within.first, min(within.last, told.last)))


def tellings(record: Record, dispatch: int) -> Iterator[Told]:
    """Yield the facts of a record but for its people, as they are told there."""
    people = {person.name: person for person in record.people}
    seen: Counter[str] = Counter()
    told = record.dispatch
    for kind, items in (
        ("event", record.events),
        ("instrument", record.instruments),
        ("statement", record.statements),
        ("milestone", record.milestones),
    ):
        item: Item
        for item in items:
            place = f"{dispatch}:{kind}:{min(item.evidence, default=(0, 0))[0]}"
            seen[place] += 1
            yield Told(
                number=numbered(f"{place}:{seen[place]}"),
                dispatch=dispatch,
                published=told.published,
                language=told.language,
                people=tuple(who(people, name) for name in _names(item)),
                event=item if isinstance(item, Event) else None,
                instrument=item if isinstance(item, Instrument) else None,
                statement=item if isinstance(item, Statement) else None,
                milestone=item if isinstance(item, Milestone) else None,
            )


def names_document(body: bytes) -> bool:
    """Say whether a statement's row names a document, without decoding all of it: most statements name none."""
    return b'"instrument":"' in body


def told_of(body: bytes) -> Told:
    """Return the telling that a row's body holds."""
    return _DECODER.decode(body)


def row_of(told: Told) -> dict[str, Any]:
    """Return the row of a telling, standing alone."""
    when = told.when
    return {
        "id": told.number,
        "dispatch": told.dispatch,
        "kind": told.kind,
        "type": told.type,
        "status": told.status,
        "day": told.day,
        "topics": told.topics,
        "block": told.block if when else "",
        "first": when.first if when else 0,
        "last": when.last if when else 0,
        "component": told.number,
        "fact": told.number,
        "body": msgspec.json.encode(told),
    }


def topic_bits(topics: Iterable[str]) -> int:
    """Return topics as the bits of one number."""
    return sum(_TOPICS.get(topic, 0) for topic in set(topics))


def _names(item: Item) -> tuple[str, ...]:
    if isinstance(item, Event):
        return item.people
    return (item.speaker,) if isinstance(item, Statement) and item.speaker else ()


def who(people: dict[str, Person], name: str) -> Who:
    """Return who is meant by a name of the record."""
    person = people.get(name)
    return Who(name, key_of(person), person.office, person.party) if person else Who(name, name.casefold())


def key_of(person: Person) -> str:
    """Return the key of a person, or the name itself where it gives none."""
    return person.key or person.name.casefold()


def numbered(content: str) -> int:
    """Return a number that stands for a content: 60 bits of its BLAKE2b, the same on every machine and run."""
    digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 4


_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter that is taken for another or for a figure."""


_PAIRS = [one + other for one in _LETTERS for other in _LETTERS]
_PAIR_OF = {pair: number for number, pair in enumerate(_PAIRS)}
_LENGTH = 12


def mark(number: int) -> str:
    """Return the number of a telling as people write it: twelve letters and figures."""
    return "".join([_PAIRS[number >> shift & 1023] for shift in (50, 40, 30, 20, 10, 0)])


def number_of(written: str) -> tuple[int, int] | None:
    """Return the first and the last number that a mark or its beginning may stand for; None if it is none."""
    digits = [_LETTERS.find(letter) for letter in written.strip().lower()]
    if not digits or len(digits) > 12 or -1 in digits:
        return None
    first = 0
    for digit in digits:
        first = first << 5 | digit
    rest = 5 * (12 - len(digits))
    return first << rest, (first + 1 << rest) - 1


def unmark(written: str) -> int:
    """Return the number that a whole mark stands for. Raises ValueError for anything else."""
    try:
        if len(written) == _LENGTH:
            return sum(_PAIR_OF[written[at : at + 2]] << 50 - at * 5 for at in range(0, _LENGTH, 2))
    except KeyError:
        pass
    raise ValueError(f"{written!r} is no mark")
