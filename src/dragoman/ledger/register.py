"""A ledger: what has been read, kept; what several dispatches tell of, as one; and each fact with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from dragoman.ledger import schema
from dragoman.ledger.corrections import Correction, Word, correct, telling_meant, touching, undo
from dragoman.ledger.facts import Fact
from dragoman.ledger.keep import (
    Entry,
    Prepared,
    clean,
    keep,
    known_hashes,
    prepare,
    text_hash,
    without_surrogates,
)
from dragoman.ledger.kept import Kept, kept_after
from dragoman.ledger.log import now
from dragoman.ledger.merging import Likeness, likeness
from dragoman.ledger.people import Attested, names, people_in, people_named
from dragoman.ledger.plans import Plans
from dragoman.ledger.queries import (
    Where,
    busiest_pair,
    facts_of,
    facts_where,
    naming_documents,
    statements_in,
    still_meant,
    tellings_where,
    texts_of,
)
from dragoman.ledger.replace import replace
from dragoman.ledger.search import Hit, search
from dragoman.ledger.settle import resettle
from dragoman.ledger.store import DEFAULT, Store
from dragoman.ledger.told import Told, mark, told_of, unmark
from dragoman.ledger.verify import Break, first_break

_PART = 500


class Problem(msgspec.Struct, frozen=True):
    """What could not be read: where it came from, why, and when it was tried (UTC)."""

    source: str
    reason: str
    at: str


class Tie(msgspec.Struct, frozen=True):
    """Why a telling is taken for one of a fact: the telling most like it there, the points and their reasons."""

    telling: str
    like: str
    score: float
    reasons: tuple[str, ...]


class Shown(msgspec.Struct, frozen=True):
    """A fact with all that is known of how it came to be: why its tellings are one, and what persons said of it."""

    fact: Fact
    ties: tuple[Tie, ...]
    corrections: tuple[Correction, ...]


class Register:
    """An open ledger at a file's name or a `postgresql://…` address; `make` makes one where there is none.

    Raises `LedgerError` where it can't be opened or written to.
    """

    def __init__(self, url: str = DEFAULT, *, make: bool = False) -> None:
        self.store = Store(url, make=make)
        self.plans = Plans(self.store)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __len__(self) -> int:
        """Return how many dispatches are kept, versions too."""
        with self.store.reading() as connection:
            return connection.execute(select(func.count()).select_from(schema.dispatch)).scalar_one()

    # Keeping

    def keep(self, entries: Sequence[Entry | Prepared]) -> list[bool]:
        """Keep a batch of dispatches, whole or not at all, and return for each whether it was new."""
        ready = [prepare(entry) if isinstance(entry, Entry) else entry for entry in entries]
        with self.store.writing() as connection:
            return keep(connection, ready)

    def kept(self, texts: Sequence[str]) -> list[bool]:
        """Return for each text whether it is kept already."""
        hashes = [text_hash(text) for text in texts]
        with self.store.reading() as connection:
            known = known_hashes(connection, hashes)
        return [digest in known for digest in hashes]

    def dispatches(self, after: int, most: int, unread_by: str | None = None) -> list[Kept]:
        """Return at most so many dispatches whose numbers come after one; see `kept_after`."""
        with self.store.reading() as connection:
            return kept_after(connection, after, most, unread_by)

    def replace(self, readings: Sequence[tuple[Prepared, Kept]]) -> list[bool]:
        """Put new readings in the place of those kept, and return for each whether its record has changed."""
        if not readings:
            return []
        ready = [(prepared, prepare(kept.entry).words) for prepared, kept in readings]
        with self.store.writing() as connection:
            return replace(connection, ready)

    def set_aside(self, problems: Sequence[tuple[str, str]], solved: Sequence[str] = ()) -> None:
        """Write down what could not be read, each a source and a reason, and strike out what has been since."""
        problem = schema.problem.c
        named = {clean(source) or "?": clean(reason) or "" for source, reason in problems}
        gone = [*named, *(clean(source) for source in solved)]
        if gone:
            with self.store.writing() as connection:
                connection.execute(delete(schema.problem).where(problem.source.in_(gone)))
                rows = [{"source": source, "reason": reason, "at": now()} for source, reason in named.items()]
                if rows:
                    connection.execute(insert(schema.problem), rows)

    def problems(self) -> list[Problem]:
        """Return what has been set aside, by source."""
        with self.store.reading() as connection:
            rows = connection.execute(select(schema.problem).order_by(schema.problem.c.source))
            return [Problem(row.source, row.reason, row.at) for row in rows]

    # Finding

    def search(self, words: str = "", where: Where = Where(), most: int = 20) -> list[Hit]:  # noqa: B008
        """Return where words are found, the best first; without words, the latest facts that are meant."""
        with self.store.reading() as connection:
            return search(connection, words, where, most)

    def facts(self, where: Where = Where(), most: int | None = None) -> list[Fact]:  # noqa: B008
        """Return the facts that are meant, in the order of their days; at most `most`, the latest ones."""
        with self.store.reading() as connection:
            return facts_where(connection, where, most)

    def all_facts(self, where: Where = Where()) -> Iterator[Fact]:  # noqa: B008
        """Yield all facts that are meant, in the order of their ids, without holding them all."""
        with self.store.reading() as connection:
            query = tellings_where(where, schema.telling.c.fact).distinct().order_by(schema.telling.c.fact)
            yield from _in_parts(connection, list(connection.execute(query).scalars()), where)

    def said_of_documents(self, known: str | None = None) -> Iterator[Fact]:
        """Yield the statements on documents that they name, in the order of their ids; `known` as in `Where`."""
        with self.store.reading() as connection:
            where = Where(kind="statement", known=known)
            yield from _in_parts(connection, naming_documents(connection, known), where)

    def fact(self, written: str) -> Fact:
        """Return a fact by its id, or the beginning of it. Raises `UnknownFact` where none or several have it."""
        with self.store.reading() as connection:
            telling = schema.telling.c
            number = select(telling.fact).where(telling.id == telling_meant(connection, written))
            return facts_of(connection, [connection.execute(number).scalar_one()])[0]

    def show(self, written: str) -> Shown:
        """Return a fact by its id, or the beginning of it, with why its tellings are one and what was said of it."""
        with self.store.reading() as connection:
            number = telling_meant(connection, written)
            told = _told_with(connection, number)
            fact = facts_of(connection, [min(told)])
            return Shown(fact[0], tuple(_ties(told)), tuple(touching(connection, told)))

    def quotes(self, fact: Fact) -> dict[str, list[str]]:
        """Return the words of its dispatches that a fact rests on, by telling."""
        return self._quotes([fact])

    def first_quotes(self, facts: Sequence[Fact]) -> dict[str, str]:
        """Return the first words of its dispatch that each telling of some facts rests on, by telling."""
        return {telling: words[0] for telling, words in self._quotes(facts, 1).items() if words}

    def _quotes(self, facts: Sequence[Fact], most: int | None = None) -> dict[str, list[str]]:
        sources = [source for fact in facts for source in fact.sources]
        with self.store.reading() as connection:
            found = texts_of(connection, map(unmark, {source.dispatch for source in sources}))
        texts = {mark(number): text for number, text in found.items()}
        return {
            source.telling: [texts[source.dispatch][slice(*span)] for span in source.evidence[:most]]
            for source in sources
        }

    def said_in(self, dispatches: Iterable[str], besides: Iterable[Fact] = (), known: str | None = None) -> list[Fact]:
        """Return the statements that some dispatches (marks) tell, but for some and for those a person has rejected.

        With `known` they are as the dispatches published until that day tell them.
        """
        others = {unmark(fact.id) for fact in besides}
        with self.store.reading() as connection:
            return statements_in(
                connection, [unmark(dispatch) for dispatch in dict.fromkeys(dispatches)], others, known
            )

    def people(self, name: str) -> list[Attested]:
        """Return all that dispatches say of who goes by a name, in any spelling."""
        with self.store.reading() as connection:
            return people_named(connection, name)

    def names(self, most: int = 20000) -> list[str]:
        """Return the names of people as dispatches have them, at most so many."""
        with self.store.reading() as connection:
            return names(connection, most)

    def attested(self, dispatches: Iterable[str]) -> list[Attested]:
        """Return the people of some dispatches (marks), by the day these were published."""
        with self.store.reading() as connection:
            return people_in(connection, dispatches)

    def busiest_pair(self) -> tuple[str, str] | None:
        """Return the two parties with most events between them; None where there is no event of two."""
        with self.store.reading() as connection:
            return busiest_pair(connection)

    # Correcting

    def confirm(self, written: str, *, who: str, why: str = "") -> Correction:
        """Say that a fact is right."""
        return self._say("confirm", written, who=who, why=why)

    def reject(self, written: str, *, who: str, why: str = "") -> Correction:
        """Say that a fact is wrong: it is shown no more, and kept."""
        return self._say("reject", written, who=who, why=why)

    def edit(self, written: str, field: str, value: Any, *, who: str, why: str = "") -> Correction:
        """Say what a field of a fact should be. Raises ValueError where it has no such field, or not such a value."""
        value = without_surrogates(value)
        fact = self.fact(written)
        if field not in fact.item.__struct_fields__ or field == "evidence":
            names = ", ".join(name for name in fact.item.__struct_fields__ if name != "evidence")
            raise ValueError(f"'{field}' is no field of it: it has {names}")
        try:
            msgspec.convert(msgspec.to_builtins(fact.item) | {field: value}, type(fact.item))
        except msgspec.ValidationError as failure:
            raise ValueError(f"'{value}' can't be its {field}: {failure}") from failure
        return self._say("edit", written, field=field, value=value, who=who, why=why)

    def merge(self, written: str, other: str, *, who: str, why: str = "") -> Correction:
        """Say that two facts are one. Raises ValueError where they are of two kinds or types, or one already."""
        with self.store.reading() as connection:
            one, two = telling_meant(connection, written), telling_meant(connection, other)
            told = _told_with(connection, one)
            others = _told_with(connection, two)
        if two in told:
            raise ValueError(f"{written} and {other} are one fact already")
        if (told[one].kind, told[one].type) != (others[two].kind, others[two].type):
            raise ValueError(f"{written} and {other} are of two sorts, and can't be one fact")
        return self._say("merge", written, others=(two,), who=who, why=why)

    def split(self, written: str, *, who: str, why: str = "") -> Correction:
        """Say that a telling is not of the fact that it is taken for. Raises ValueError where it stands alone."""
        with self.store.reading() as connection:
            number = telling_meant(connection, written)
            others = tuple(sorted(set(_told_with(connection, number)) - {number}))
        if not others:
            raise ValueError(f"{written} has one telling only, there is nothing to split")
        return self._say("split", written, others=others, who=who, why=why)

    def undo(self, number: int, *, who: str, why: str = "") -> Correction:
        """Take a correction back, by its number."""
        with self.store.writing() as connection:
            taken = undo(connection, number, who=who, why=why)
            if taken.verb in ("merge", "split"):
                resettle(connection, [telling_meant(connection, each) for each in (taken.telling, *taken.others)])
            return taken

    def _say(
        self,
        verb: Any,
        written: str,
        *,
        who: str,
        why: str,
        others: tuple[int, ...] = (),
        field: str | None = None,
        value: Any = None,
    ) -> Correction:
        with self.store.writing() as connection:
            telling = telling_meant(connection, written)
            word = Word(
                verb=verb,
                telling=telling,
                others=others,
                field=field,
                value=value,
                who=clean(who) or "?",
                why=clean(why) or "",
            )
            if verb == "merge":
                _take_back_splits(connection, word)
            number = correct(connection, word)
            if others:
                resettle(connection, [telling, *others])
            if field in ("parties", "about"):
                _index_parties(connection, telling, value)
            return next(said for said in touching(connection, [telling]) if said.number == number)

    # Checking

    def entries(self) -> int:
        """Return how many entries the log has."""
        with self.store.reading() as connection:
            return connection.execute(select(func.count()).select_from(schema.log)).scalar_one()

    def last_change(self) -> str | None:
        """Return when something was last written to the log (UTC); None where nothing was."""
        with self.store.reading() as connection:
            return connection.execute(select(schema.log.c.at).order_by(schema.log.c.entry.desc()).limit(1)).scalar()

    def verify(self) -> Break | None:
        """Return the first thing that is wrong with the ledger and its log; None where all is as it was kept."""
        with self.store.reading() as connection:
            return first_break(connection)


def _in_parts(connection: Connection, numbers: Sequence[int], where: Where) -> Iterator[Fact]:
    """Yield facts by their numbers, those that are still meant, without holding them all."""
    for at in range(0, len(numbers), _PART):
        for fact in facts_of(connection, numbers[at : at + _PART], where.known):
            if still_meant(fact, where):
                yield fact


def _told_with(connection: Connection, number: int) -> dict[int, Told]:
    """Return all tellings of the fact that a telling is of, by their numbers."""
    telling = schema.telling.c
    fact = select(telling.fact).where(telling.id == number).scalar_subquery()
    rows = connection.execute(select(telling.id, telling.body).where(telling.fact == fact))
    return {row.id: told_of(row.body) for row in rows}


def _take_back_splits(connection: Connection, word: Word) -> None:
    """Let a merging have the last word over earlier splits between the two facts."""
    some, others = (set(_told_with(connection, number)) for number in (word.telling, *word.others))
    for said in touching(connection, some | others):
        ends = {unmark(said.telling), *map(unmark, said.others)}
        if said.verb == "split" and not said.undone and ends & some and ends & others:
            undo(connection, said.number, who=word.who, why=word.why)


def _ties(told: dict[int, Told]) -> Iterator[Tie]:
    """Yield for each telling but the first of a fact which other it is most like, and why."""
    for number in sorted(told)[1:]:
        best: tuple[Likeness, int] | None = None
        for other in sorted(told):
            if other != number:
                found = likeness(told[number], told[other])
                if best is None or found.score > best[0].score:
                    best = found, other
        assert best is not None
        yield Tie(mark(number), mark(best[1]), best[0].score, best[0].reasons)


def _index_parties(connection: Connection, telling: int, parties: Any) -> None:
    """Let a fact be found by the parties that a person has given it."""
    there = set(connection.execute(select(schema.party.c.party).where(schema.party.c.telling == telling)).scalars())
    rows = [{"party": party, "telling": telling} for party in sorted(set(parties) - there)]
    if rows:
        connection.execute(insert(schema.party), rows)
