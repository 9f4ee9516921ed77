"""The ledger: how fast it takes dispatches in beside reading alone, and how fast a large one answers and grows."""

from __future__ import annotations

import os
import random
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, chain, islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple, get_args

import dragoman
from dragoman.dossier import of_parties
from dragoman.dossier.build import MOST
from dragoman.gazetteer import gazetteer
from dragoman.intake import ingest
from dragoman.ledger import Entry, Register, Where
from dragoman.names import key
from dragoman.record import Dispatch, Event, Instrument, Office, Person, Record, Span, Stance, Statement, Topic
from dragoman.wire import Incoming

from .corpus import LANGUAGES, dispatches
from .grammars import grammar
from .verdicts import Verdict, heading

LARGE, QUICK = 100_000, 5_000
"""Dispatches of the large ledger, and of the one for a first look."""

READ_BOUND, JOBS_BOUND, GROWN_BOUND, ANSWER_BOUND = 0.7, 1.7, 0.5, 0.150

_ROUNDS = 3
_EACH = 120
"""Dispatches of each language that a round of ingest gets; those with two jobs get three times as many."""
_BATCH = 64
_EDGE = 2_000
"""Dispatches over which the rate is taken, where a ledger is empty and where it is full."""
_ASKED = 300
"""Pairs that a dossier is drawn up on, and searches."""

_BEGUN = date(2014, 1, 1)
_YEARS = 10
_RETOLD = 0.3
"""The share of dispatches that tell of what another agency has told of before."""
_AGENCIES = ("Reuters", "AFP", "TASS", "Azertac", "Xinhua", "Anadolu Agency", "DPA", "ANSA", "Kyodo News", "PTI")


def ledger(quick: bool) -> list[Verdict]:
    """Measure ingest, two jobs beside one and a large ledger, and print the figures."""
    size = QUICK if quick else LARGE
    with tempfile.TemporaryDirectory() as folder:
        return [*_ingest(Path(folder), quick), _jobs(Path(folder), quick), *_large(Path(folder), size)]


class Took(NamedTuple):
    """Seconds of the processor, and on the clock on the wall."""

    processor: float
    wall: float


def _clock(work: Callable[[], Any]) -> Took:
    """Return how long some work takes."""
    processor, wall = process_time(), perf_counter()
    work()
    return Took(process_time() - processor, perf_counter() - wall)


# -- taking in -----------------------------------------------------------------------------


def _mixed(seed: int, each: int) -> list[str]:
    """Return dispatches of all languages by turns, so many of each."""
    corpora = [islice(dispatches(seed, language), each) for language in LANGUAGES]
    return list(chain.from_iterable(zip(*corpora, strict=True)))


def _take_in(folder: Path, texts: Sequence[str], jobs: int = 1) -> None:
    """Ingest texts into a new ledger, and throw it away."""
    path = folder / "ingest.db"
    incoming = (Incoming(text, f"{number}", f"{number}.txt") for number, text in enumerate(texts))
    with Register(str(path), make=True) as register:
        report = ingest(register, incoming, jobs=jobs)
    assert report.new == len(texts) and not report.problems
    path.unlink()


def _read_all(texts: Sequence[str]) -> None:
    for text in texts:
        dragoman.read(text)


def _ingest(folder: Path, quick: bool) -> list[Verdict]:
    """Measure ingest beside reading alone, over the same texts by turns, on one core."""
    _take_in(folder, _mixed(999, 15))
    _read_all(_mixed(998, 15))
    reading: list[Took] = []
    taking: list[Took] = []
    for seed in range(1, 2 if quick else _ROUNDS + 1):
        texts = _mixed(100 + seed, _EACH // 4 if quick else _EACH)
        runs = [(reading, lambda texts=texts: _read_all(texts)), (taking, lambda texts=texts: _take_in(folder, texts))]
        for found, work in runs if seed % 2 else reversed(runs):
            found.append(_clock(work))
    count = len(texts)
    heading(f"Ingest beside reading alone ({len(reading)} rounds of {count} dispatches, all languages by turns)")
    for name, rounds in (("dragoman.read", reading), ("ingest into SQLite", taking)):
        processor, wall = (count / median(times) for times in zip(*rounds, strict=True))
        print(f"  {name:<20} {processor:8.1f} dispatches a second of the processor, {wall:8.1f} on the wall")
    shares = [read.processor / took.processor for read, took in zip(reading, taking, strict=True)]
    wall = median(read.wall / took.wall for read, took in zip(reading, taking, strict=True))
    claim = f"ingest keeps at least {READ_BOUND:.0%} of the rate of reading alone"
    told = f"{median(shares):.0%} (rounds: {', '.join(f'{share:.0%}' for share in shares)}); {wall:.0%} on the wall"
    return [Verdict(claim, median(shares) >= READ_BOUND, told)]


@contextmanager
def _all_cores() -> Iterator[int]:
    """Let this process use every core for a while, and say how many there are."""
    if not hasattr(os, "sched_setaffinity"):
        yield os.cpu_count() or 1
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    try:
        yield len(os.sched_getaffinity(0))
    finally:
        os.sched_setaffinity(0, before)


def _jobs(folder: Path, quick: bool) -> Verdict:
    """Measure two jobs beside one over the same texts by turns, on the wall, the start of the processes included."""
    found: dict[int, list[float]] = {1: [], 2: []}
    with _all_cores() as cores:
        for seed in range(1, 2 if quick else _ROUNDS + 1):
            texts = _mixed(200 + seed, _EACH // 2 if quick else _EACH * 3)
            for jobs in (1, 2) if seed % 2 else (2, 1):
                found[jobs].append(_clock(lambda jobs=jobs, texts=texts: _take_in(folder, texts, jobs)).wall)  # type: ignore[misc]
    heading(f"Two jobs beside one ({len(found[1])} rounds of {len(texts)} dispatches, {cores} cores, {_load()})")
    for jobs, seconds in found.items():
        print(f"  --jobs {jobs}   {len(texts) / median(seconds):8.1f} dispatches a second on the wall")
    times = [one / two for one, two in zip(found[1], found[2], strict=True)]
    each = ", ".join(f"{ratio:.2f}" for ratio in times)
    told = f"{median(times):.2f} times (rounds: {each}), on the wall, {_load()}"
    return Verdict(f"two jobs give at least {JOBS_BOUND} times one", median(times) >= JOBS_BOUND, told)


def _load() -> str:
    """Return how busy the machine is with all that runs on it."""
    return f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load not known"


# -- a large ledger -------------------------------------------------------------------------


def _large(folder: Path, size: int) -> list[Verdict]:
    """Build a ledger of so many dispatches, and ask it."""
    press = Press(7, size)
    path = folder / "large.db"
    heading(f"A ledger of {size:,} dispatches, made as records ({_BATCH} are kept at once; rates while it grows)")
    with Register(str(path), make=True) as register:
        grown = _build(register, press, size)
        parts = max(1, size // len(grown))
        for at, (processor, wall) in enumerate(grown):
            if at in (0, len(grown) - 1) or (at + 1) * parts % (size // 5) < parts:
                rates = f"{parts / processor:8,.0f} a second of the processor, {parts / wall:8,.0f} on the wall"
                print(f"  to {(at + 1) * parts:>8,} {rates}", flush=True)
    weight = _weight(path, press, size)
    with Register(str(path)) as register:
        return [_growing(grown), *_answers(register, press, size), weight]


def _build(register: Register, press: Press, size: int) -> list[Took]:
    """Fill a ledger, and return how long each part of it took."""
    edge = min(_EDGE, size // 5)
    grown = []
    for _ in range(size // edge):
        processor = wall = 0.0
        entries = islice(press, edge)
        while batch := list(islice(entries, _BATCH)):
            took = _clock(lambda batch=batch: register.keep(batch))  # type: ignore[misc]
            processor, wall = processor + took.processor, wall + took.wall
        grown.append(Took(processor, wall))
    return grown


def _growing(grown: Sequence[Took]) -> Verdict:
    processor, wall = (first / last for first, last in zip(grown[0], grown[-1], strict=True))
    claim = f"adds dispatches at {GROWN_BOUND:.0%} or more of the rate of an empty one"
    return Verdict(claim, processor >= GROWN_BOUND, f"{processor:.0%}; {wall:.0%} on the wall")


def _weight(path: Path, press: Press, size: int) -> Verdict:
    """State how many bytes a dispatch takes; there is no bound to it."""
    held = sum(file.stat().st_size for file in path.parent.glob(path.name + "*")) / size
    texts, facts = press.characters / size, press.facts / size
    print(f"  {held:,.0f} bytes a dispatch, whose text has {texts:,.0f} characters and {facts:.1f} facts", flush=True)
    return Verdict("bytes a dispatch are stated", True, f"{held:,.0f}, of texts of {texts:,.0f} characters")


def _answers(register: Register, press: Press, size: int) -> list[Verdict]:
    """Ask for dossiers of pairs and for words, each asked for as often as dispatches tell of it."""
    count = _ASKED if size == LARGE else _ASKED // 3
    pairs = press.pairs_asked(count)
    _answer("dossier, any pair", _dossiers(register, press.random.sample(sorted(press.pairs), count)))
    found = _dossiers(register, pairs)
    facts = {pair: len(register.facts(Where(parties=pair))) for pair in set(pairs)}
    middle, most = median(facts[pair] for pair in pairs), max(facts.values())
    told = f"{middle:,.0f} facts in the middle, {most:,} at most"
    print(f"  dossiers on pairs with {told}; each looks for the latest {MOST:,}")
    asked = press.searches_asked(count)
    searched = [_clock(lambda words=words, where=where: register.search(words, where)) for words, where in asked]  # type: ignore[misc]
    return [_answer("dossier of a pair", found), _answer("search", searched)]


def _dossiers(register: Register, pairs: Sequence[tuple[str, str]]) -> list[Took]:
    return [_clock(lambda pair=pair: of_parties(register, pair)) for pair in pairs]  # type: ignore[misc]


def _answer(name: str, found: Sequence[Took]) -> Verdict:
    for share in (0.5, 0.95, 1.0):
        processor, wall = (seconds * 1e3 for seconds in _at(found, share))
        print(f"  {name:<20} {share:>5.0%} within {processor:8.1f} ms of the processor, {wall:8.1f} ms on the wall")
    middle, late = (_at(found, share) for share in (0.5, 0.95))
    told = f"p50 {middle.processor * 1e3:.0f} ms, p95 {late.processor * 1e3:.0f} ms"
    told += f"; on the wall {middle.wall * 1e3:.0f} and {late.wall * 1e3:.0f} ms"
    return Verdict(f"{name}: p95 under {ANSWER_BOUND * 1e3:.0f} ms", late.processor < ANSWER_BOUND, told)


def _at(found: Sequence[Took], share: float) -> Took:
    """Return the times within which a share of the answers came, of the processor and on the wall."""
    processor, wall = (sorted(times) for times in zip(*found, strict=True))
    at = min(len(found) - 1, int(share * len(found)))
    return Took(processor[at], wall[at])


# -- what it is filled with -----------------------------------------------------------------

_EVENTS: dict[str, tuple[str, ...]] = {
    "meeting": ("{p} met {q} in {place} on {day}.", "Talks between {p} and {q} were held in {place} on {day}."),
    "visit": ("{p} paid an official visit to {place} on {day}, where {q} received the delegation.",),
    "call": ("{p} and {q} spoke by telephone on {day}.", "On {day} {q} had a telephone call with {p}."),
    "consultations": ("Political consultations led by {p} and {q} took place in {place} on {day}.",),
}
_SAYING: dict[Stance, str] = {
    "praise": "{p} hailed the {adj} state of {topic} with {other}.",
    "affirm": "{p} reaffirmed the {adj} interest of {home} in {topic} with {other}.",
    "inform": "{p} informed {other} of {adj} steps that {home} is taking in {topic}.",
    "commit": "{home} will give {other} {adj} support in {topic}, {p} promised.",
    "propose": "{p} proposed a {adj} working group on {topic} to {other}.",
    "demand": "{p} called on {other} to take {adj} action on {topic}.",
    "concern": "{p} voiced {adj} concern over {topic} in {other}.",
    "reject": "{p} dismissed {adj} remarks of {other} about {topic}.",
}
_ADJECTIVES = ("broad", "close", "early", "frank", "full", "joint", "lasting", "new", "open", "quick", "serious")
_PAPERS = {
    "agreement": "an Agreement on Cooperation in {topic}",
    "memorandum": "a Memorandum of Understanding on {topic}",
    "protocol": "a Protocol on {topic}",
    "declaration": "a Joint Declaration on {topic}",
}
_ASIDES = (
    "The delegations also exchanged views on {adj} matters of {topic}.",
    "A {adj} programme for {topic} was presented to the press.",
    "Observers in {place} expect {adj} work on {topic} to follow.",
)
_OFFICES: dict[Office, str] = {
    "head_of_state": "President",
    "head_of_government": "Prime Minister",
    "foreign_minister": "Foreign Minister",
    "speaker": "Speaker of Parliament",
    "ambassador": "Ambassador",
}
_TOPICS: tuple[Topic, ...] = get_args(Topic)


class State(NamedTuple):
    """A state: its code, name and capital."""

    code: str
    name: str
    capital: str


class Happening(NamedTuple):
    """What is told of: two states, who of them, and an event of a day."""

    home: State
    other: State
    people: tuple[Person, Person]
    type: Any
    place: State
    day: date
    topics: tuple[Topic, ...]


class Press:
    """Tells of what states do over ten years, day after day: as records, without reading.

    A few states are in most of the news and each has a few partners with whom it deals most, by Zipf's law: the
    pair met most is in some three of a hundred dispatches.
    """

    def __init__(self, seed: int, size: int) -> None:
        self.random, self.size = random.Random(seed), size
        names = gazetteer()
        self.states = [State(code, names.names[code], capital) for code, capital in sorted(names.capitals.items())]
        self.random.shuffle(self.states)
        self.zipf = list(accumulate(1 / rank for rank in range(1, len(self.states))))
        self.recent: deque[Happening] = deque(maxlen=60)
        self.sample: list[Happening] = []
        self.pairs: set[tuple[str, str]] = set()
        self.told = self.characters = self.facts = 0

    def __iter__(self) -> Iterator[Entry]:
        """Yield dispatches without end, in the order of their days."""
        while True:
            day = _BEGUN + timedelta(days=self.told * 365 * _YEARS // self.size)
            happening = self._happening(day)
            entry = self._entry(happening, day)
            self.told += 1
            if self.told % max(1, self.size // _ASKED // 4) == 0:
                self.sample.append(happening)
            yield entry

    def pairs_asked(self, count: int) -> list[tuple[str, str]]:
        """Return pairs to ask for, each as likely as a dispatch tells of it."""
        return [(each.home.code, each.other.code) for each in self.random.sample(self.sample, count)]

    def searches_asked(self, count: int) -> list[tuple[str, Where]]:
        """Return words and filters to search with: people, words of all sorts, both, of parties and of days."""
        return [self._search(each, at) for at, each in enumerate(self.random.sample(self.sample, count))]

    def _search(self, each: Happening, at: int) -> tuple[str, Where]:
        topic, name = _words(each.topics[0]), each.people[0].name
        year = str(each.day.year)
        return (
            (name, Where()),
            (f"{topic} {each.place.capital}", Where()),
            (f"{self.random.choice(_ADJECTIVES)} {topic}", Where(parties=(each.home.code, each.other.code))),
            (f"{name} {self.random.choice(_ADJECTIVES)}", Where(since=year, until=year)),
            (f"{each.home.name} {each.other.name}", Where(kind="statement")),
            ("agreement", Where(person=name)),
        )[at % 6]

    def _happening(self, day: date) -> Happening:
        """Return something new, or what was told of shortly before."""
        if self.recent and self.random.random() < _RETOLD:
            return self.random.choice(self.recent)
        rng = self.random
        one = rng.choices(range(len(self.zipf)), cum_weights=self.zipf)[0]
        step = rng.choices(range(1, len(self.states)), cum_weights=self.zipf)[0]
        home, other = self.states[one], self.states[(one + step) % len(self.states)]
        people = _holder(home, rng.choice(list(_OFFICES)), day.year // 4), _holder(other, _office(rng), day.year // 4)
        held = day - timedelta(days=rng.choice((0, 0, 1)))
        topics = tuple(sorted(rng.sample(_TOPICS, 2)))
        found = Happening(home, other, people, rng.choice(list(_EVENTS)), rng.choice((home, other)), held, topics)
        self.recent.append(found)
        self.pairs.add((home.code, other.code))
        return found

    def _entry(self, happening: Happening, day: date) -> Entry:
        agency = self.random.choice(_AGENCIES)
        line = f"{happening.place.capital.upper()}, {day:%d %B %Y} ({agency}) – "
        told = _Telling(self.random, happening, line)
        told.event()
        for _ in range(self.random.choice((1, 1, 2, 3))):
            told.statement()
        if self.random.random() < 0.35:
            told.instrument()
        told.aside()
        dispatch = Dispatch(language="en", agency=agency, place=happening.place.capital, published=day.isoformat())
        record = told.record(dispatch)
        self.characters += len(record.text or "")
        self.facts += len(record.events) + len(record.statements) + len(record.instruments)
        name = f"{day.isoformat()}-{self.told}"
        return Entry(name=name, source=f"made/{name}.txt", record=record, reader=dragoman.__version__)


class _Telling:
    """One dispatch while it is written: its text so far, and the facts of each sentence."""

    def __init__(self, rng: random.Random, happening: Happening, line: str) -> None:
        self.random, self.of, self.text = rng, happening, line
        self.events: list[Event] = []
        self.statements: list[Statement] = []
        self.instruments: list[Instrument] = []
        self.parties = tuple(sorted((happening.home.code, happening.other.code)))

    def _say(self, sentence: str, **slots: str) -> tuple[Span, ...]:
        """Add a sentence, and return where it stands."""
        start = len(self.text)
        filled = sentence.format(adj=self.random.choice(_ADJECTIVES), place=self.of.place.capital, **slots)
        self.text += filled + " "
        return ((start, start + len(filled)),)

    def event(self) -> None:
        """Tell of what took place."""
        of = self.of
        p, q = (f"{_OFFICES[person.office or 'ambassador']} {person.name}" for person in of.people)
        span = self._say(self.random.choice(_EVENTS[of.type]), p=p, q=q, day=f"{of.day:%d %B}")
        self.events.append(
            Event(
                type=of.type,
                parties=self.parties,
                host=of.place.code,
                people=tuple(person.name for person in of.people),
                start=of.day.isoformat(),
                place=None if of.type == "call" else of.place.capital,
                topics=of.topics,
                evidence=span,
            )
        )

    def statement(self) -> None:
        """Tell of what one side said."""
        stance = self.random.choice(list(_SAYING))
        sides = [(self.of.home, self.of.other), (self.of.other, self.of.home)]
        at = self.random.randrange(2)
        (home, other), person, topic = sides[at], self.of.people[at], self.random.choice(_TOPICS)
        slots = {"p": person.name, "home": home.name, "other": other.name, "topic": _words(topic)}
        span = self._say(_SAYING[stance], **slots)
        self.statements.append(
            Statement(
                speaker=person.name,
                parties=(home.code,),
                stance=stance,
                about=(other.code,),
                topics=(topic,),
                evidence=span,
            )
        )

    def instrument(self) -> None:
        """Tell of a document that was signed."""
        kind: Any = self.random.choice(list(_PAPERS))
        topic = self.of.topics[0]
        title = _PAPERS[kind].format(topic=_words(topic).title())
        span = self._say(f"The two sides signed {title}.")
        self.instruments.append(
            Instrument(
                kind=kind,
                title=title.partition(" ")[2],
                action="signed",
                parties=self.parties,
                signed=self.of.day.isoformat(),
                topics=(topic,),
                evidence=span,
            )
        )

    def aside(self) -> None:
        """Add a sentence that tells of nothing."""
        self._say(self.random.choice(_ASIDES), topic=_words(self.random.choice(_TOPICS)))

    def record(self, dispatch: Dispatch) -> Record:
        """Return what has been told."""
        return Record(
            dispatch=dispatch,
            people=self.of.people,
            events=tuple(self.events),
            instruments=tuple(self.instruments),
            statements=tuple(self.statements),
            text=self.text,
        )


def _office(rng: random.Random) -> Office:
    return rng.choice(list(_OFFICES))


def _words(topic: str) -> str:
    return topic.replace("_", " ")


@cache
def _holder(state: State, office: Office, term: int) -> Person:
    """Return who holds an office of a state for a term: the same whenever asked."""
    rng = random.Random(f"{state.code}:{office}:{term}")
    names = grammar("en").wording["names"]
    first = rng.choice(f"{names['men']} {names['women']}".split())
    beginnings, ends = rng.choice(names["coined"])
    name = f"{first} {rng.choice(beginnings.split())}{rng.choice(ends.split())}"
    return Person(name=name, office=office, party=state.code, evidence=((0, 1),), key=key(name))
