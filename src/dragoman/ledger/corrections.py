"""A person's word on a fact: kept beside the reading, with who, when and why, and taken back as it was given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from dragoman.ledger import log, schema
from dragoman.ledger.errors import UnknownFact
from dragoman.ledger.facts import Fact, Standing
from dragoman.ledger.told import mark, number_of

Verb = Literal["confirm", "reject", "edit", "merge", "split"]

_STANDINGS: dict[str, Standing] = {"confirm": "confirmed", "reject": "rejected", "edit": "edited"}


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One correction: of which telling, by whom, when (UTC) and why; `field` and `value` where it edits.

    `others` are the tellings that it was merged with or split from.
    """

    number: int
    verb: Verb
    telling: str
    others: tuple[str, ...] = ()
    field: str | None = None
    value: Any = None
    who: str
    at: str
    why: str
    undone: bool = False


def corrected(fact: Fact, corrections: Sequence[Correction]) -> Fact:
    """Return a fact as persons have corrected it, the later word over the earlier."""
    standing: Standing = fact.standing
    changes: dict[str, Any] = {}
    for correction in sorted(corrections, key=lambda each: each.number):
        standing = _STANDINGS.get(correction.verb, standing)
        if correction.verb == "edit" and correction.field:
            changes[correction.field] = correction.value
    if not changes:
        return msgspec.structs.replace(fact, standing=standing)
    item = msgspec.convert(msgspec.to_builtins(fact.item) | changes, type(fact.item))
    day = getattr(item, "start", None) or getattr(item, "signed", None) or fact.day
    return msgspec.structs.replace(fact, standing=standing, item=item, day=day)


def corrections_of(connection: Connection, tellings: Iterable[int]) -> dict[int, list[Correction]]:
    """Return the corrections that stand, by the telling they are of, for those of some tellings."""
    wanted = set(tellings)
    said = schema.correction.c
    rows = connection.execute(select(schema.correction).where(said.undone.is_(None)).order_by(said.id))
    found: dict[int, list[Correction]] = {}
    for row in rows:
        if row.telling in wanted:
            found.setdefault(row.telling, []).append(correction_of(row))
    return found


def correction_of(row: Any) -> Correction:
    """Return the correction that a row holds."""
    return Correction(
        number=row.id,
        verb=row.verb,
        telling=mark(row.telling),
        others=tuple(map(mark, msgspec.json.decode(row.others, type=list[int]))),
        field=row.field,
        value=None if row.value is None else msgspec.json.decode(row.value),
        who=row.who,
        at=row.at,
        why=row.why,
        undone=row.undone is not None,
    )


def telling_meant(connection: Connection, written: str) -> int:
    """Return the number of the one telling whose mark begins as written.

    Raises `UnknownFact` where none or several do.
    """
    bounds = number_of(written)
    if bounds is None:
        raise UnknownFact(f"'{written}' is no id: ids are up to twelve letters and figures, as `dragoman search` shows")
    column = schema.telling.c.id
    found = list(connection.execute(select(column).where(column.between(*bounds)).limit(2)).scalars())
    if not found:
        raise UnknownFact(f"no fact has the id {written}")
    if len(found) > 1:
        raise UnknownFact(f"several facts have an id that begins with {written}: write more of it")
    return int(found[0])


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of a telling: see `Correction`."""

    verb: Verb
    telling: int
    others: tuple[int, ...] = ()
    field: str | None = None
    value: Any = None
    who: str
    why: str


def correct(connection: Connection, word: Word) -> int:
    """Write down a person's word and its entry in the log, and return its number."""
    number = (connection.execute(select(func.max(schema.correction.c.id))).scalar() or 0) + 1
    telling = schema.telling.c
    anchor = connection.execute(select(telling.body).where(telling.id == word.telling)).scalar_one()
    at = log.now()
    row = {
        "id": number,
        "verb": word.verb,
        "telling": word.telling,
        "others": msgspec.json.encode(word.others),
        "field": word.field,
        "value": None if word.field is None else msgspec.json.encode(word.value),
        "anchor": anchor,
        "who": word.who,
        "at": at,
        "why": word.why,
        "undone": None,
    }
    connection.execute(insert(schema.correction), row)
    log.append(connection, [(word.verb, logged(row))], at)
    return number


def logged(row: dict[str, Any]) -> dict[str, Any]:
    """Return what the log says of a correction."""
    decoded = {name: None if row[name] is None else msgspec.json.decode(row[name]) for name in ("others", "value")}
    return {name: row[name] for name in ("id", "telling", "field", "who", "why")} | decoded


def undo(connection: Connection, number: int, *, who: str, why: str) -> Correction:
    """Take a correction back, and return it. Raises `UnknownFact` where none of that number stands."""
    said = schema.correction.c
    row = connection.execute(select(schema.correction).where(said.id == number, said.undone.is_(None))).first()
    if row is None:
        raise UnknownFact(f"no correction {number} stands")
    entry = log.append(connection, [("undo", {"id": number, "who": who, "why": why})])
    connection.execute(update(schema.correction).where(said.id == number).values(undone=entry))
    return correction_of(row)


def touching(connection: Connection, tellings: Iterable[int]) -> list[Correction]:
    """Return all corrections of some tellings, those taken back too, in their order."""
    wanted = {mark(number) for number in tellings}
    rows = connection.execute(select(schema.correction).order_by(schema.correction.c.id))
    return [said for said in map(correction_of, rows) if said.telling in wanted or not wanted.isdisjoint(said.others)]
