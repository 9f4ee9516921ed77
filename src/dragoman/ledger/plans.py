"""Plans in a ledger: every version of each, and what persons said of their rounds. What a plan says is planning's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import count
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from dragoman.ledger import log, schema
from dragoman.ledger.errors import UnknownPlan
from dragoman.ledger.keep import clean
from dragoman.ledger.store import Store

_MARK = 8


class PlanVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as it was kept: `body` is JSON that the ledger does not look into; versions count from 1."""

    id: str
    version: int
    title: str
    body: bytes
    who: str
    at: str


class PlanWord(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word on a round of a plan: its state, from which day on, and the event (a telling) that shows it."""

    number: int
    plan: str
    round: str
    state: str
    since: str
    fact: str | None = None
    who: str
    at: str
    why: str = ""
    undone: bool = False


class Plans:
    """The plans of a ledger."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def keep(self, title: str, body: bytes, *, who: str, plan: str | None = None) -> PlanVersion:
        """Keep a plan as a new version of the one with the id `plan`, or as a new plan.

        The same as its last version is not kept again. Raises `UnknownPlan` where there is none of that id.
        """
        with self.store.writing() as connection:
            last = None if plan is None else _last(connection, plan)
            if plan is not None and last is None:
                raise UnknownPlan(f"no plan has the id {plan}")
            if last is not None and (last.title, last.body) == (title, body):
                return last
            at = log.now()
            kept = PlanVersion(
                id=last.id if last else _new_id(connection, title),
                version=last.version + 1 if last else 1,
                title=clean(title) or "?",
                body=body,
                who=clean(who) or "?",
                at=at,
            )
            connection.execute(insert(schema.plan), msgspec.to_builtins(kept, builtin_types=(bytes,)))
            log.append(connection, [("plan", plan_logged(kept))], at)
            return kept

    def all(self) -> list[PlanVersion]:
        """Return the last version of every plan, by when they were first kept."""
        with self.store.reading() as connection:
            first: dict[str, str] = {}
            last: dict[str, PlanVersion] = {}
            for version in versions(connection):
                first.setdefault(version.id, version.at)
                last[version.id] = version
            return [last[plan] for plan in sorted(last, key=lambda plan: (first[plan], plan))]

    def versions(self, plan: str) -> list[PlanVersion]:
        """Return all versions of a plan, the first one first."""
        with self.store.reading() as connection:
            return [version for version in versions(connection) if version.id == plan]

    def say(
        self, plan: str, round: str, state: str, *, since: str, who: str, why: str = "", fact: str | None = None
    ) -> PlanWord:
        """Say how a round of a plan stands from a day on."""
        with self.store.writing() as connection:
            number = (connection.execute(select(func.max(schema.plan_word.c.id))).scalar() or 0) + 1
            at = log.now()
            row = {"id": number, "plan": plan, "round": round, "state": state, "since": since, "fact": fact}
            row |= {"who": clean(who) or "?", "at": at, "why": clean(why) or "", "undone": None}
            connection.execute(insert(schema.plan_word), row)
            log.append(connection, [("plan_word", word_logged(row))], at)
            return _word(row)

    def words(self, plan: str) -> list[PlanWord]:
        """Return what persons said of the rounds of a plan, words taken back too, in their order."""
        said = schema.plan_word.c
        with self.store.reading() as connection:
            rows = connection.execute(select(schema.plan_word).where(said.plan == plan).order_by(said.id))
            return [_word(row._mapping) for row in rows]

    def take_back(self, number: int, *, who: str, why: str = "") -> PlanWord:
        """Take back a word, by its number. Raises `UnknownPlan` where none of that number stands."""
        said = schema.plan_word.c
        with self.store.writing() as connection:
            query = select(schema.plan_word).where(said.id == number, said.undone.is_(None))
            row = connection.execute(query).first()
            if row is None:
                raise UnknownPlan(f"no word {number} on a plan stands")
            entry = log.append(connection, [("plan_undo", {"id": number, "who": clean(who) or "?", "why": why})])
            connection.execute(update(schema.plan_word).where(said.id == number).values(undone=entry))
            return _word(row._mapping)


def versions(connection: Connection) -> Iterator[PlanVersion]:
    """Yield every version of every plan, those of a plan in their order."""
    columns = schema.plan.c
    for row in connection.execute(select(schema.plan).order_by(columns.id, columns.version)):
        fields = dict(row._mapping)
        held = fields["body"]
        body = held.encode("utf-8", "surrogatepass") if isinstance(held, str) else bytes(held or b"")
        yield PlanVersion(**fields | {"body": body})


def _last(connection: Connection, plan: str) -> PlanVersion | None:
    return next((each for each in reversed(list(versions(connection))) if each.id == plan), None)


def _new_id(connection: Connection, title: str) -> str:
    """Return an id that no plan has, made of its title."""
    taken = {version.id for version in versions(connection)}
    made = (hashlib.sha256(f"{title}\n{more}".encode("utf-8", "surrogatepass")).hexdigest() for more in count())
    return next(mark for mark in (f"p{digest[: _MARK - 1]}" for digest in made) if mark not in taken)


def _word(row: Any) -> PlanWord:
    fields = {name: row[name] for name in ("plan", "round", "state", "since", "fact", "who", "at", "why")}
    return PlanWord(number=row["id"], undone=row["undone"] is not None, **fields)


def plan_logged(version: PlanVersion) -> dict[str, Any]:
    """Return what the log says of a version of a plan."""
    body = hashlib.sha256(version.body).hexdigest()
    return {"plan": version.id, "version": version.version, "title": version.title, "body": body, "who": version.who}


def word_logged(row: Any) -> dict[str, Any]:
    """Return what the log says of a word on a round."""
    return {name: row[name] for name in ("id", "plan", "round", "state", "since", "fact", "who", "why")}
