"""The ledger from Python, with the verbs of the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from dragoman.arrivals import NOTHING, Known
from dragoman.intake import Report, Rereading, ingest, reread
from dragoman.ledger import Fact, Hit, Register, Where
from dragoman.wire import files_in, receive

if TYPE_CHECKING:
    import pyarrow


class Ledger(Register):
    """A ledger of dispatches, at a file's name or a `postgresql://…` address; `make` makes one where there is none.

    >>> from dragoman import Ledger
    >>> with Ledger("desk.db", make=True) as ledger:       # doctest: +SKIP
    ...     ledger.ingest(["news/"])
    ...     for hit in ledger.search("consultations"):
    ...         print(hit.source.name, hit.quote)

    Raises `LedgerError` where it can't be opened or written to.
    """

    def ingest(
        self,
        paths: Iterable[str],
        *,
        published: str | None = None,
        language: str | None = None,
        jobs: int = 1,
        told: Callable[[Report], None] = lambda _: None,
    ) -> Report:
        """Read the dispatches in files and folders and keep those that are new; see `dragoman.intake.ingest`."""
        incoming = (each for path in files_in(paths) for each in receive(path))
        known = Known(published, language) if published or language else NOTHING
        return ingest(self, incoming, known, jobs=jobs, told=told)

    def reread(self, *, everything: bool = False, told: Callable[[Rereading], None] = lambda _: None) -> Rereading:
        """Read anew what an earlier reader has read, or everything; see `dragoman.intake.reread`."""
        return reread(self, everything=everything, told=told)

    def table(self, facts: Iterable[Fact | Hit] | None = None, where: Where = Where()) -> pyarrow.Table:  # noqa: B008
        """Return facts as an Arrow table, one row each, for pandas, Polars and DuckDB: all those meant, or those given.

        Needs pyarrow: `pip install 'dragoman[tables]'`.
        """
        from dragoman.ledger.tables import table

        found: Iterable[Any] = self.all_facts(where) if facts is None else facts
        return table(fact.fact if isinstance(fact, Hit) else fact for fact in found)
