"""Facts as an Arrow table: one row a fact, lists as lists, for pandas, Polars and DuckDB."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dragoman.ledger.facts import Fact

if TYPE_CHECKING:
    import pyarrow

_LISTS = ("parties", "about", "topics", "articles")
_TEXTS = ("type", "status", "kind", "action", "stance", "host", "start", "end", "place", "country")
_MORE = ("title", "signed", "valid_from", "valid_to", "speaker", "instrument", "year")


def table(facts: Iterable[Fact | None]) -> pyarrow.Table:
    """Return facts as a table. Columns that a kind of fact has not are null (texts) or empty (lists)."""
    import pyarrow

    listed = pyarrow.list_(pyarrow.string())
    columns: list[tuple[str, Any]] = [(name, pyarrow.string()) for name in ("id", "fact", "day", "standing")]
    columns += [(name, pyarrow.string()) for name in (*_TEXTS, *_MORE)]
    columns += [(name, listed) for name in (*_LISTS, "people", "sources")]
    return pyarrow.Table.from_pylist([_row(fact) for fact in facts if fact], schema=pyarrow.schema(columns))


def _row(fact: Fact) -> dict[str, Any]:
    row: dict[str, Any] = {"id": fact.id, "fact": fact.kind, "day": fact.day, "standing": fact.standing}
    row |= {name: getattr(fact.item, name, None) for name in (*_TEXTS, *_MORE)}
    row |= {name: list(getattr(fact.item, name, ())) for name in _LISTS}
    row["people"] = [who.name for who in fact.people]
    row["sources"] = [source.name for source in fact.sources]
    return row
