"""Every document that a ledger knows: its dates, what became of it, and what each side has said of its articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from dragoman.ledger import Fact, Source, days, most_told, numerically, preference, title_words
from dragoman.planning.grouping import grouped
from dragoman.planning.sayings import Saying, sayings
from dragoman.planning.sources import Sources, first_told, known_by
from dragoman.record import Event, Instrument

State = Literal["cited", "negotiated", "signed", "ratified", "in force", "ended"]
"""What is known of a document on a day; "cited" where dispatches only refer to it."""

_STATES: dict[str, State] = {
    "cited": "cited",
    "negotiated": "negotiated",
    "adopted": "signed",
    "signed": "signed",
    "ratified": "ratified",
    "in_force": "in force",
    "terminated": "ended",
}
_PROGRESS = tuple(_STATES)


class Step(msgspec.Struct, frozen=True):
    """What dispatches say happened to a document: when it was first told, and by which sources, by number."""

    action: str
    told: str | None
    sources: tuple[int, ...]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document with all that dispatches say of it.

    `titles` are what it is called, each with its language, the first its `title`. Dates are as exact as they were
    told; `ends` is the last day of its validity. `facts` are the ids of the ledger's
    facts that are taken for it, the first its own `id`; sources are cited by their place in `sources`, from 1.
    """

    id: str
    kind: str
    title: str
    titles: tuple[tuple[str, str], ...]
    parties: tuple[str, ...]
    state: State
    signed: str | None
    valid_from: str | None
    valid_to: str | None
    ends: str | None
    articles: tuple[str, ...]
    topics: tuple[str, ...]
    steps: tuple[Step, ...]
    said: tuple[Saying, ...]
    sources: tuple[Source, ...]
    facts: tuple[str, ...]


def documents(facts: Iterable[Fact], on: str, parties: Iterable[str] = ()) -> list[Document]:
    """Return the documents of all of some parties that were known on a day (ISO), by their titles.

    The order of the facts plays no part.
    """
    known = known_by(facts, on)
    papers = [fact for fact in known if fact.kind == "instrument"]
    signed = signing_days(known)
    groups = grouped(papers, signed)
    said = sayings(groups, [fact for fact in known if fact.kind == "statement"])
    wanted = set(parties)
    groups = [group for group in groups if wanted <= set(_parties(group))]
    found = [_document(group, said.get(group[0].id, []), signed, on) for group in groups]
    return sorted(found, key=lambda each: (each.signed or each.valid_from or "9", each.title.casefold(), each.id))


def signing_days(facts: Sequence[Fact]) -> dict[str, str]:
    """Return when documents told of as signed, without a date, were signed, by the signing that the dispatch tells of.

    It is the one signing that rests on the same words of a dispatch, or the only one of the same parties in it.
    """
    ceremonies: dict[str, list[tuple[Fact, Source]]] = {}
    for fact in facts:
        if isinstance(fact.item, Event) and fact.item.type == "signing" and fact.item.start:
            for source in fact.sources:
                ceremonies.setdefault(source.dispatch, []).append((fact, source))
    found = {}
    for fact in facts:
        if isinstance(fact.item, Instrument) and not fact.item.signed:
            told = [day for source in fact.sources if (day := _signing_day(fact.item, source, ceremonies))]
            if told:
                found[fact.id] = min(told, key=lambda day: (-len(day), day))
    return found


def _signing_day(item: Instrument, source: Source, ceremonies: dict[str, list[tuple[Fact, Source]]]) -> str | None:
    if source.status != "signed":
        return None
    there = [
        (fact.item.start, where.evidence)
        for fact, where in ceremonies.get(source.dispatch, ())
        if isinstance(fact.item, Event) and where.status == "held" and set(item.parties) <= set(fact.item.parties)
    ]
    same = {day for day, evidence in there if _meet(evidence, source.evidence)} or {day for day, _ in there}
    return same.pop() if len(same) == 1 else None


def _meet(some: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> bool:
    spans = list(others)
    return any(start < end and begin < stop for start, stop in some for begin, end in spans)


def _document(group: Sequence[Fact], said: Sequence[Fact], signed: dict[str, str], on: str) -> Document:
    items = [fact.item for fact in group if isinstance(fact.item, Instrument)]
    sources = Sources([*group, *said])
    dates = [each.signed or signed.get(fact.id) for each, fact in zip(items, group, strict=True)]
    valid_to = most_told(each.valid_to for each in items)
    last = days(valid_to)
    ends = date.fromordinal(last.last).isoformat() if last else None
    day = most_told(dates)
    titles = _titles(group)
    return Document(
        id=group[0].id,
        kind=most_told(each.kind for each in items) or "other",
        title=titles[0][1],
        titles=titles,
        parties=_parties(group),
        state=state_of([each.action for each in items], day, ends, on),
        signed=day,
        valid_from=most_told(each.valid_from for each in items),
        valid_to=valid_to,
        ends=ends,
        articles=_numbers(article for each in [*items, *(fact.item for fact in said)] for article in _articles(each)),
        topics=tuple(sorted({topic for each in items for topic in each.topics})),
        steps=_steps(group, sources),
        said=tuple(Saying.of(fact, sources.of(fact)) for fact in said),
        sources=sources.all,
        facts=tuple(fact.id for fact in group),
    )


def _parties(group: Iterable[Fact]) -> tuple[str, ...]:
    """Return the parties of a document: the most that a telling has."""
    return max((fact.item.parties for fact in group), key=lambda parties: (len(parties), parties))


def _articles(item: object) -> tuple[str, ...]:
    return getattr(item, "articles", ())


def _numbers(articles: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(articles), key=numerically))


def state_of(actions: Iterable[str], signed: str | None, ends: str | None, on: str) -> State:
    """Return the state of a document on a day by what is said to have happened to it, and by its dates."""
    furthest = max(actions, key=_PROGRESS.index, default="cited")
    if ends is not None and ends < on:
        return "ended"
    if furthest in ("cited", "negotiated") and signed is not None and signed <= on:
        return "signed"
    return _STATES[furthest]


def _titles(group: Sequence[Fact]) -> tuple[tuple[str, str], ...]:
    """Return what a document is called: in each language the title told most often, the preferred language first."""
    told: dict[str, list[str | None]] = {}
    for fact in group:
        for source in fact.sources:
            told.setdefault(source.language or "", []).append(source.called or None)
    return tuple((code, most_told(told[code]) or "") for code in sorted(told, key=preference))


def _steps(group: Sequence[Fact], sources: Sources) -> tuple[Step, ...]:
    steps = []
    for action in _PROGRESS:
        telling = [fact for fact in group if any(source.status == action for source in fact.sources)]
        if telling:
            numbers = tuple(sorted({number for fact in telling for number in sources.saying(fact, action)}))
            day = min((first_told(fact) for fact in telling if first_told(fact)), default=None)
            steps.append(Step(action, day, numbers))
    return tuple(steps)


def of_parties(found: Iterable[Document], parties: Iterable[str]) -> list[Document]:
    """Return the documents to which all of some parties belong."""
    wanted = set(parties)
    return [each for each in found if wanted <= set(each.parties)]


def ending(found: Sequence[Document], on: str, within: int) -> list[Document]:
    """Return the documents that end in so many days from a day on and have no successor, the first to end first."""
    last = date.fromordinal(min(date.max.toordinal(), date.fromisoformat(on).toordinal() + within)).isoformat()
    due = [each for each in found if each.state != "ended" and each.ends and on <= each.ends <= last]
    return sorted((each for each in due if successor(each, found) is None), key=lambda each: (each.ends or "", each.id))


def successor(document: Document, found: Iterable[Document]) -> Document | None:
    """Return the document that takes the place of one: of its kind, parties and title, its validity beginning later."""
    later = [
        each
        for each in found
        if (each.kind, each.parties) == (document.kind, document.parties)
        and _after(each, document)
        and _same_matter(document, each)
    ]
    return min(later, key=lambda each: (each.valid_from or "", each.id), default=None)


def _after(later: Document, earlier: Document) -> bool:
    begins, other = days(later.valid_from or later.valid_to), days(earlier.valid_from or earlier.valid_to)
    return begins is not None and other is not None and begins.first > other.first


def _same_matter(one: Document, other: Document) -> bool:
    """Say whether two titles are the same but for their figures, or, without a common language, the topics."""
    some, others = _words(one), _words(other)
    shared = {language for language, _ in some} & {language for language, _ in others}
    if not shared:
        return bool(set(one.topics) & set(other.topics))
    return any(a == b and (left <= right or right <= left) for a, left in some for b, right in others)


def _words(document: Document) -> set[tuple[str, frozenset[str]]]:
    """Return the words of a document's titles but for their figures, each title with its language."""
    return {
        (language, frozenset(word for word in title_words(title) if not word.isdigit()))
        for language, title in document.titles
    }
