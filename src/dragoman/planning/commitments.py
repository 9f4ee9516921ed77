"""What two sides undertook, announced or agreed, and what was said and done later that speaks to it.

Nothing is judged: a thing is "kept", "asked for" or "disputed" only as dispatches and sides say, and each such word
comes with who says so. Nothing is guessed either: what is due when, and to whom, stands only where it was told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from dragoman.ledger import Fact, Register, Source, Where, days_of
from dragoman.planning.documents import Document, documents, of_parties
from dragoman.planning.instruments import facts_on_documents
from dragoman.planning.sayings import said_in_words
from dragoman.planning.sources import Sources, first_told, known_by
from dragoman.record import Event, Stance, Statement

Sort = Literal["undertaken", "announced", "agreed"]
How = Literal["kept", "called off", "repeated", "asked for", "disputed"]

_AGAINST: dict[Stance, How] = {
    "accuse": "disputed",
    "reject": "disputed",
    "concern": "disputed",
    "demand": "asked for",
}
_BROAD = frozenset({"bilateral_relations", "political_dialogue", "regional", "multilateral"})
"""Topics too broad to tie two statements to each other."""
_NEAR = 31
"""Days by which an event may miss the days it was announced for and still be told of as the one announced."""
_LATEST = 366
"""Days after the announcement within which an event that was announced for no day is looked for."""
_STEPS = {"cited": "referred to", "negotiated": "being prepared", "in_force": "in force"}


class Later(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks to a commitment later: `by` says so where it is a side, else the sources do; `fact` is where."""

    how: How
    by: tuple[str, ...] = ()
    words: str
    day: str | None
    fact: str
    sources: tuple[int, ...]


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """A thing promised in a statement, an event announced, or a document agreed.

    `to` is empty where it is not told to whom; `due` is what was told of when, two ISO dates or one. `document` is the
    title of the document that it is about.
    """

    fact: str
    sort: Sort
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    words: str
    day: str | None
    due: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    document: str | None = None
    articles: tuple[str, ...] = ()
    sources: tuple[int, ...]
    later: tuple[Later, ...] = ()


class Commitments(msgspec.Struct, frozen=True, kw_only=True):
    """The commitments of two sides to each other; sources are cited by their place in `sources`, from 1."""

    parties: tuple[str, ...]
    commitments: tuple[Commitment, ...]
    sources: tuple[Source, ...]


def gathered(book: Register, pair: Sequence[str], known: str | None = None) -> list[Fact]:
    """Return the facts of a ledger from which the commitments of two sides to each other are told.

    With `known` they are as the dispatches published until that day tell them.
    """
    between_them = list(book.all_facts(Where(parties=tuple(pair), known=known)))
    met = {each.dispatch for fact in between_them if fact.kind == "event" for each in fact.sources}
    facts = {fact.id: fact for fact in (*between_them, *facts_on_documents(book, known))}
    for side in pair:
        for fact in book.all_facts(Where(parties=(side,), stance="commit", known=known)):
            if set(fact.parties) <= set(pair) and any(each.dispatch in met for each in fact.sources):
                facts[fact.id] = fact
    return list(facts.values())


def commitments(
    facts: Iterable[Fact], pair: Sequence[str], on: str, since: str | None = None, until: str | None = None
) -> Commitments:
    """Return what two sides undertook, announced or agreed from one day to another, as it was known on a day."""
    known = known_by(facts, on)
    view = _View(known, documents(known, on), frozenset(pair))
    found = [each for each in view.commitments() if _within(each.day, since, until)]
    found.sort(key=lambda each: (each.by, each.day or "9", each.fact))
    used = {name for each in found for name in (each.fact, *(later.fact for later in each.later))}
    used |= {name for paper in view.papers if paper.id in used for name in paper.facts}
    sources = Sources(view.by_id[name] for name in sorted(used))
    return Commitments(
        parties=tuple(pair),
        commitments=tuple(view.cited(each, sources) for each in found),
        sources=sources.all,
    )


def _within(day: str | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    return day is not None and (since or "") <= day <= (until or "9") + "~"


class _View:
    """The facts in hand, and what of them speaks to what."""

    def __init__(self, facts: Sequence[Fact], papers: Sequence[Document], pair: frozenset[str]) -> None:
        self.by_id: Mapping[str, Fact] = {fact.id: fact for fact in facts}
        self.pair = pair
        self.papers = of_parties(papers, pair)
        self.paper_of = {said.fact: paper for paper in papers for said in paper.said}
        self.statements = [fact for fact in facts if isinstance(fact.item, Statement)]
        self.events = [fact for fact in facts if isinstance(fact.item, Event) and pair <= set(fact.item.parties)]

    def commitments(self) -> Iterator[Commitment]:
        """Yield all commitments, their sources not yet numbered."""
        for fact in self.statements:
            item = fact.item
            if isinstance(item, Statement) and item.stance == "commit" and self._to_each_other(fact, item):
                yield self._undertaken(fact, item)
        for fact in self.events:
            if isinstance(fact.item, Event) and any(source.status == "planned" for source in fact.sources):
                yield self._announced(fact, fact.item)
        for paper in self.papers:
            if paper.state != "cited" or paper.said:
                yield self._agreed(paper)

    def cited(self, found: Commitment, sources: Sources) -> Commitment:
        """Return a commitment with its sources numbered."""
        later = tuple(msgspec.structs.replace(each, sources=sources.of(self.by_id[each.fact])) for each in found.later)
        papers = [paper.facts for paper in self.papers if paper.id == found.fact]
        names = papers[0] if found.sort == "agreed" else (found.fact,)
        numbers = sorted({number for name in names for number in sources.of(self.by_id[name])})
        return msgspec.structs.replace(found, sources=tuple(numbers), later=later)

    def _to_each_other(self, fact: Fact, item: Statement) -> bool:
        """Say whether a promise is one side's to the other, or made by both, or told beside their contacts."""
        sides = self.pair & set(item.parties)
        return bool(sides) and (self.pair <= set(fact.parties) or set(fact.parties) <= self.pair)

    def _undertaken(self, fact: Fact, item: Statement) -> Commitment:
        paper = self.paper_of.get(fact.id)
        return Commitment(
            fact=fact.id,
            sort="undertaken",
            by=item.parties,
            to=item.about,
            words=said_in_words(item.parties, item.speaker, item.stance, item.about),
            day=fact.day,
            due=(paper.ends,) if paper and paper.ends else (),
            topics=item.topics,
            document=paper.title if paper else item.instrument,
            articles=item.articles,
            sources=(),
            later=tuple(self._said_later(fact, item)),
        )

    def _said_later(self, fact: Fact, item: Statement) -> Iterator[Later]:
        for other in self.statements:
            said = other.item
            if not isinstance(said, Statement) or not _after(other, fact) or not self._of_one_matter(fact, other):
                continue
            paper = self.paper_of.get(other.id)
            others = (self.pair | set(item.about) | set(paper.parties if paper else ())) - set(item.parties)
            if said.stance == "commit" and set(said.parties) & set(item.parties):
                yield _later("repeated", other, said)
            elif set(said.parties) & others and (how := self._against(said, item.parties)):
                yield _later(how, other, said)

    def _against(self, said: Statement, sides: Iterable[str]) -> How | None:
        """Return how a statement of another side speaks against what some sides have done, or asks for it."""
        if set(sides) & set(said.about) and said.parties and not self.pair <= set(said.parties):
            return _AGAINST.get(said.stance)
        return None

    def _of_one_matter(self, fact: Fact, other: Fact) -> bool:
        """Say whether two statements are on one document, and article if both name some, or share a narrow topic."""
        one, two = fact.item, other.item
        assert isinstance(one, Statement) and isinstance(two, Statement)
        paper, its = self.paper_of.get(fact.id), self.paper_of.get(other.id)
        if paper and its:
            same_article = not one.articles or not two.articles or bool(set(one.articles) & set(two.articles))
            return paper.id == its.id and same_article
        return bool((set(one.topics) & set(two.topics)) - _BROAD)

    def _announced(self, fact: Fact, item: Event) -> Commitment:
        due = tuple(dict.fromkeys(day for day in (item.start, item.end) if day))
        return Commitment(
            fact=fact.id,
            sort="announced",
            by=item.parties,
            words=_event_in_words(item),
            day=first_told(fact) or None,
            due=due,
            topics=item.topics,
            sources=(),
            later=tuple(self._held_later(fact, item)),
        )

    def _held_later(self, fact: Fact, item: Event) -> Iterator[Later]:
        for status, how in (("held", "kept"), ("cancelled", "called off")):
            if any(source.status == status for source in fact.sources):
                yield _told_as(how, status, fact, item)
        if not any(source.status == "held" for source in fact.sources):
            yield from self._others_later(fact, item)

    def _others_later(self, fact: Fact, item: Event) -> Iterator[Later]:
        """Yield the first later events of the announced kind and parties: held, called off, announced anew."""
        due, told = days_of(item.start, item.end), days_of(first_told(fact) or None, None)
        seen = set()
        for other in sorted(self.events, key=lambda each: (first_told(each), each.id)):
            event = other.item
            assert isinstance(event, Event)
            if other.id == fact.id or event.type != item.type or not set(item.parties) <= set(event.parties):
                continue
            if _elsewhere(item, event) or _of_others(fact, other):
                continue
            when = days_of(event.start, event.end) or days_of(first_told(other) or None, None)
            if event.status == "proposed" or event.status in seen or not _after(other, fact) or when is None:
                continue
            if told is not None and when.last < told.first:
                continue
            if due.gap(when) <= _NEAR if due else told is None or told.gap(when) <= _LATEST:
                seen.add(event.status)
                how = {"held": "kept", "cancelled": "called off"}.get(event.status, "repeated")
                yield _told_as(how, event.status, other, event)

    def _agreed(self, paper: Document) -> Commitment:
        step = paper.steps[-1].action if paper.steps else "cited"
        step = "signed" if step in ("cited", "negotiated") and paper.signed else step
        told = [each.told for each in paper.steps if each.told and each.action != "cited"]
        begun = [paper.valid_from] if paper.valid_from and told else []
        day = paper.signed or min([*told, *begun], default=None)
        return Commitment(
            fact=paper.id,
            sort="agreed",
            by=paper.parties,
            words=f"{paper.title}, {_STEPS.get(step, step)}",
            day=day,
            due=tuple(dict.fromkeys(date for date in (paper.valid_from, paper.ends) if date)) if paper.ends else (),
            topics=paper.topics,
            document=paper.title,
            articles=paper.articles,
            sources=(),
            later=tuple(self._on_paper(paper, day)),
        )

    def _on_paper(self, paper: Document, day: str | None) -> Iterator[Later]:
        for each in paper.said:
            fact = self.by_id[each.fact]
            said = fact.item
            assert isinstance(said, Statement)
            if (each.day or "") < (day or ""):
                continue
            if said.stance == "commit" and each.day != day:
                yield _later("repeated", fact, said)
            elif how := self._against(said, paper.parties):
                yield _later(how, fact, said)


def _after(later: Fact, earlier: Fact) -> bool:
    """Say whether a fact was told of later than another, in another dispatch."""
    same = {source.dispatch for source in later.sources} & {source.dispatch for source in earlier.sources}
    return not same and (first_told(later) or "9") > (first_told(earlier) or "9")


def _elsewhere(item: Event, other: Event) -> bool:
    """Say whether two events are told to be in the countries of two hosts."""
    one, two = item.host or item.country, other.host or other.country
    return one is not None and two is not None and one != two


def _of_others(fact: Fact, other: Fact) -> bool:
    """Say whether both name people of one party, and nobody is among both: another minister's visit is another."""
    for party in {who.party for who in fact.people if who.party}:
        some, others = ({who.key for who in each.people if who.party == party} for each in (fact, other))
        if some and others and not some & others:
            return True
    return False


def _later(how: How, fact: Fact, said: Statement) -> Later:
    words = said_in_words(said.parties, said.speaker, said.stance, said.about)
    if said.articles:
        words += f", on articles {', '.join(said.articles)}"
    return Later(how=how, by=said.parties, words=words, day=fact.day, fact=fact.id, sources=())


def _told_as(how: str, status: str, fact: Fact, item: Event) -> Later:
    words = f"{_event_in_words(item)} told as {status}"
    return Later(how=how, words=words, day=item.start or fact.day, fact=fact.id, sources=())  # type: ignore[arg-type]


def _event_in_words(item: Event) -> str:
    parties = ", ".join(party.removeprefix("org:") for party in item.parties)
    where = f" in {item.place or (item.country or '').removeprefix('org:')}" if item.place or item.country else ""
    return f"{item.type.replace('_', ' ')} of {parties}{where}"
