"""Asking a ledger: which facts it has of some parties, persons, kinds and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, func, or_, select

from dragoman.ledger import schema
from dragoman.ledger.corrections import Correction, corrected, corrections_of
from dragoman.ledger.facts import Fact, Source, head, in_order, merged
from dragoman.ledger.keep import clean
from dragoman.ledger.packing import unpacked
from dragoman.ledger.store import in_parts
from dragoman.ledger.told import Kind, Told, mark, names_document, told_of, topic_bits
from dragoman.names import key

SOURCE = [schema.dispatch.c[name] for name in ("id", "name", "source", "agency", "language", "published", "url")]


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Which facts are meant: those for which all that is given holds.

    `parties`: each of them takes part or is spoken about; `person`: a name in any spelling; `type`: an event's type
    or a document's kind; `since` and `until`: ISO dates, both included; `source`: an agency or a part of a dispatch's
    name. Rejected facts are left out unless `rejected` asks for them. `known`, an ISO date, is the day as of which they
    are meant: what dispatches published later tell is left out, what others tell of the same fact stays. A dispatch
    without a date counts as known.
    """

    parties: tuple[str, ...] = ()
    person: str | None = None
    kind: Kind | None = None
    type: str | None = None
    stance: str | None = None
    topic: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    known: str | None = None
    rejected: bool = False

    @property
    def particular(self) -> bool:
        """Whether it leaves anything out."""
        return self != Where(rejected=self.rejected)


def tellings_where(where: Where, *columns: Any) -> Select[Any]:
    """Return the query for columns of the tellings that are meant."""
    where = _askable(where)
    telling, dispatch = schema.telling.c, schema.dispatch.c
    query = select(*columns).select_from(schema.telling)
    if where.known is not None or where.source is not None:
        query = query.join(schema.dispatch, telling.dispatch == dispatch.id)
    if where.parties:
        query = query.where(telling.id.in_(_with_all(where.parties)))
    if where.person is not None:
        known = select(schema.person.c.dispatch).where(person_is(where.person))
        query = query.where(telling.dispatch.in_(known))
    for column, value in ((telling.kind, where.kind), (telling.type, where.type), (telling.status, where.status)):
        if value is not None:
            query = query.where(column == value)
    if where.stance is not None:
        query = query.where(telling.kind == "statement", telling.type == where.stance)
    if where.topic is not None:
        query = query.where(telling.topics.op("&")(topic_bits([where.topic])) != 0)
    if where.since is not None:
        query = query.where(telling.day >= where.since)
    if where.until is not None:
        query = query.where(telling.day <= where.until + "~")  # "2022-12~" is after every day of that month
    if where.known is not None:
        query = query.where(_known(where.known))
    if where.source is not None:
        query = query.where(or_(dispatch.agency == where.source, dispatch.name.contains(where.source, autoescape=True)))
    return query


def _with_all(parties: Sequence[str]) -> Select[Any]:
    """Return the query for the tellings that have all of some parties: those of one, each looked up for the others."""
    first = schema.party.alias()
    query = select(first.c.telling).where(first.c.party == parties[0])
    for party in parties[1:]:
        other = schema.party.alias()
        query = query.join(other, other.c.telling == first.c.telling).where(other.c.party == party)
    return query


def _known(day: str) -> Any:
    """Return the condition that a dispatch was published until a day, or bears no date."""
    published = schema.dispatch.c.published
    return or_(published.is_(None), published <= day + "~")


def _askable(where: Where) -> Where:
    """Return what is asked for in strings that any database takes."""
    texts = {name: clean(value) for name in where.__struct_fields__ if isinstance(value := getattr(where, name), str)}
    return msgspec.structs.replace(where, parties=tuple(clean(party) or "" for party in where.parties), **texts)


def person_is(name: str) -> Any:
    """Return the condition that a row of `person` is the one named: by key, or by a part of it where it is alone."""
    code, column = key(name), schema.person.c.key
    if "-" in code:
        return column == code
    return ("-" + column + "-").contains(f"-{code}-", autoescape=True)


def statements_in(
    connection: Connection, dispatches: Sequence[int], besides: Set[int] = frozenset(), known: str | None = None
) -> list[Fact]:
    """Return the statements that dispatches tell, but for some and for those that a person has rejected.

    `known` is as for `facts_of`.
    """
    telling = schema.telling.c
    numbers: dict[int, None] = {}
    for part in in_parts(dispatches):
        query = select(telling.fact, telling.kind).where(telling.dispatch.in_(part))
        numbers |= dict.fromkeys(row.fact for row in connection.execute(query) if row.kind == "statement")
    wanted = [number for number in numbers if number not in besides]
    return [fact for fact in facts_of(connection, wanted, known) if fact.standing != "rejected"]


def naming_documents(connection: Connection, known: str | None = None) -> list[int]:
    """Return the numbers of the facts that are statements on a document which they name, in their order."""
    telling = schema.telling.c
    query = tellings_where(Where(kind="statement", known=known), telling.fact, telling.body)
    return sorted({row.fact for row in connection.execute(query) if names_document(row.body)})


def busiest_pair(connection: Connection) -> tuple[str, str] | None:
    """Return the two parties with most events between them; of equally many, the first by their codes."""
    one, other, telling = schema.party.alias("one"), schema.party.alias("other"), schema.telling
    many = func.count(telling.c.fact.distinct())
    query = (
        select(one.c.party, other.c.party)
        .join(other, (one.c.telling == other.c.telling) & (one.c.party < other.c.party))
        .join(telling, telling.c.id == one.c.telling)
        .where(telling.c.kind == "event")
        .group_by(one.c.party, other.c.party)
        .order_by(many.desc(), one.c.party, other.c.party)
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else (row[0], row[1])


def facts_where(connection: Connection, where: Where, most: int | None = None) -> list[Fact]:
    """Return the facts that are meant, the latest last; at most `most`, the latest ones."""
    telling = schema.telling.c
    query = tellings_where(where, telling.fact, telling.day).order_by(telling.day.desc(), telling.fact)
    numbers = list(dict.fromkeys(number for number, _ in connection.execute(query).all()))
    found: list[Fact] = []
    at = 0
    while at < len(numbers) and (most is None or len(found) < most):
        part = numbers[at : at + most - len(found)] if most else numbers
        found += (fact for fact in facts_of(connection, part, where.known) if still_meant(fact, where))
        at += len(part)
    return sorted(found, key=lambda fact: (fact.day or "", fact.id))


def still_meant(fact: Fact, where: Where) -> bool:
    """Say whether a fact is meant also as its tellings have it together and as a person has corrected it."""
    if fact.standing == "rejected" and not where.rejected:
        return False
    if where.person is not None:
        code = key(where.person)
        if not any(who.key == code or code in who.key.split("-") for who in fact.people):
            return False
    status = getattr(fact.item, "status", None) or getattr(fact.item, "action", "said")
    return where.status in (None, status) and set(where.parties) <= set(fact.parties)


def facts_of(connection: Connection, numbers: Sequence[int], known: str | None = None) -> list[Fact]:
    """Return facts by their numbers, in the order given, with their sources and a person's corrections.

    With `known` they are as the dispatches published until that day tell them; see `Where`.
    """
    by_fact: dict[int, list[tuple[Told, Row[Any]]]] = {}
    for part in in_parts(numbers):
        query = _with_sources().where(schema.telling.c.fact.in_(part))
        for row in connection.execute(query if known is None else query.where(_known(known))).all():
            by_fact.setdefault(row.fact, []).append((told_of(row.body), row))
    said = corrections_of(connection, [told.number for rows in by_fact.values() for told, _ in rows])
    return [_fact(by_fact[number], said) for number in numbers if number in by_fact]


def _with_sources() -> Select[Any]:
    telling = schema.telling.c
    joined = schema.telling.join(schema.dispatch, telling.dispatch == schema.dispatch.c.id)
    return select(telling.fact, telling.body, *SOURCE).select_from(joined)


def _fact(rows: Sequence[tuple[Told, Row[Any]]], said: dict[int, list[Correction]]) -> Fact:
    by_number = {told.number: row for told, row in rows}
    told = in_order(told for told, _ in rows)
    item, people, differences = merged(told)
    fact = Fact(
        id=head(told),
        kind=told[0].kind,
        item=item,
        day=_day(item, told),
        people=people,
        sources=tuple(source_of(by_number[each.number], each) for each in told),
        differences=differences,
    )
    mine = [correction for each in told for correction in said.get(each.number, ())]
    return corrected(fact, mine) if mine else fact


def _day(item: Any, told: Sequence[Told]) -> str | None:
    return (
        getattr(item, "start", None)
        or getattr(item, "signed", None)
        or getattr(item, "year", None)
        or told[0].published
    )


def source_of(row: Row[Any], told: Told | None = None) -> Source:
    """Return a dispatch, by its row, as the source of what it tells."""
    return Source(
        telling=mark(told.number) if told else "",
        dispatch=mark(row.id),
        name=row.name,
        source=row.source,
        agency=row.agency,
        language=row.language,
        published=row.published,
        url=row.url,
        evidence=told.item.evidence if told else (),
        status=told.status if told else None,
        called=_called(told) if told else None,
    )


def _called(told: Told) -> str | None:
    """Return what a telling calls the document that it is about."""
    if told.instrument:
        return told.instrument.title
    return told.statement.instrument if told.statement else None


def texts_of(connection: Connection, dispatches: Iterable[int]) -> dict[int, str]:
    """Return the texts of dispatches by their numbers."""
    columns = schema.dispatch.c
    query = select(columns.id, columns.text).where(columns.id.in_(list(dispatches)))
    return {row.id: unpacked(row.text) for row in connection.execute(query)}
