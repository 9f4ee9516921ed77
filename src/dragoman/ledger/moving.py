"""Corrections that go over: from what a reading or a version of a dispatch told to what the next one tells.

A correction goes to the fact that is the same; a fact that a person has confirmed stays as it was confirmed, whatever
the next one tells; so does an edited one that is no longer found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select, update

from dragoman.ledger import log, schema
from dragoman.ledger.packing import unpacked
from dragoman.ledger.told import Told, told_of
from dragoman.record import Span

_SAME = 3.0
"""Points from which a fact is taken for the one that was corrected; see `_likeness`."""
_WORD = re.compile(r"\w+")


class Corrected(msgspec.Struct, frozen=True):
    """The corrections that stand of what some dispatches tell, and what these tell, by number."""

    said: list[Row[Any]]
    told: dict[int, Told]


def corrected_in(connection: Connection, dispatches: Sequence[int]) -> Corrected:
    """Return the corrections that stand of what some dispatches tell."""
    columns, telling = schema.correction.c, schema.telling.c
    rows = connection.execute(select(schema.correction).where(columns.undone.is_(None)).order_by(columns.id)).all()
    if not rows:
        return Corrected([], {})
    bodies = connection.execute(select(telling.id, telling.body).where(telling.dispatch.in_(dispatches)))
    told = {row.id: told_of(row.body) for row in bodies}
    return Corrected([row for row in rows if told.keys() & {row.telling, *_others(row)}], told)


def _others(row: Row[Any]) -> list[int]:
    return msgspec.json.decode(row.others, type=list[int])


def move(connection: Connection, corrected: Corrected, dispatch: int, tellings: Iterable[Told]) -> list[Told]:
    """Let corrections go over to what a dispatch tells now, and return that with what has to stay of before.

    The dispatch itself has to be in the ledger.
    """
    now = {each.number: each for each in tellings}
    texts = _texts(connection, corrected, dispatch)
    for said in corrected.said:
        others = _others(said)
        after = [
            _match(corrected.told[each], now, texts) or each if each in corrected.told else each for each in others
        ]
        telling = said.telling
        if telling in corrected.told:
            telling = _next(said, now, texts) or telling
        if (telling, after) != (said.telling, others):
            _moved(connection, said, telling, after)
    return list(now.values())


def _next(said: Row[Any], now: dict[int, Told], texts: Mapping[int, str]) -> int | None:
    """Return which telling a correction is of from now on; put back among them what has to stay as it was."""
    old = told_of(said.anchor)
    match = _match(old, now, texts)
    stays = said.verb == "confirm" or (said.verb == "edit" and match is None)
    if not stays or (match is not None and _bare(now[match]) == _bare(old)):
        return match
    if match is not None:
        del now[match]
    now[old.number] = old
    return old.number


def _bare(told: Told) -> Told:
    """Return what a telling says, wherever it says it."""
    item: Any = {told.kind: msgspec.structs.replace(told.item, evidence=())}
    return msgspec.structs.replace(told, number=0, dispatch=0, published=None, **item)


def _moved(connection: Connection, said: Row[Any], telling: int, others: Sequence[int]) -> None:
    change = update(schema.correction).where(schema.correction.c.id == said.id)
    connection.execute(change.values(telling=telling, others=msgspec.json.encode(others)))
    log.append(connection, [("move", {"id": said.id, "telling": telling, "others": others})])


def _match(old: Told, now: Mapping[int, Told], texts: Mapping[int, str]) -> int | None:
    """Return the number of the fact that is most likely an old one; None where none is."""
    scores = [(_likeness(old, each, texts), -each.number) for each in now.values() if each.kind == old.kind]
    best = max(scores, default=(0.0, 0))
    return -best[1] if best[0] >= _SAME else None


def _likeness(old: Told, new: Told, texts: Mapping[int, str]) -> float:
    """Return in points how likely two tellings mean one fact: its sort, its parties and the words it rests on."""
    return 1.5 * (old.type == new.type) + 1.0 * (old.parties == new.parties) + 2.0 * _in_one_place(old, new, texts)


def _in_one_place(old: Told, new: Told, texts: Mapping[int, str]) -> bool:
    """Say whether two facts rest on the same characters of one text, or on the same words of two versions."""
    if old.dispatch == new.dispatch:
        return any(a < d and c < b for a, b in old.item.evidence for c, d in new.item.evidence)
    one, other = _words(texts[old.dispatch], old.item.evidence), _words(texts[new.dispatch], new.item.evidence)
    return 2 * len(one & other) > min(len(one), len(other))


def _words(text: str, evidence: Sequence[Span]) -> Set[str]:
    return {word for span in evidence for word in _WORD.findall(text[slice(*span)].casefold())}


def _texts(connection: Connection, corrected: Corrected, dispatch: int) -> dict[int, str]:
    """Return the texts of the dispatches that are set beside each other, where these are several."""
    wanted = {told_of(said.anchor).dispatch for said in corrected.said}
    wanted |= {told.dispatch for told in corrected.told.values()} | {dispatch}
    if len(wanted) == 1:
        return {}
    columns = schema.dispatch.c
    rows = connection.execute(select(columns.id, columns.text).where(columns.id.in_(wanted)))
    return {row.id: unpacked(row.text) for row in rows}
