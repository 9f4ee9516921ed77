"""Where a ledger is kept: SQLite by default, PostgreSQL for a team, behind the same few verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from dragoman.ledger.errors import LedgerError
from dragoman.ledger.schema import VERSION

DEFAULT = "dragoman.db"
MEMORY = ":memory:"
"""The address of a ledger that lasts as long as the process."""
_DISK_FULL = "53100"
"""PostgreSQL's code for it (its documentation, appendix A); its words are those of the server's language."""
_WAIT = 120
"""Seconds that one process waits for another to finish its batch."""
_PART = 5000
T = TypeVar("T")
_LOCK = 0x647261676F6D616E
"""The advisory lock of PostgreSQL that stands for a ledger being written to: "dragoman" in ASCII."""


class Store:
    """An open ledger's database. `make` creates what is not there; else a missing ledger is an error."""

    def __init__(self, url: str, *, make: bool = False, check: bool = True) -> None:
        self.url = url
        self.engine = _engine(url, make)
        try:
            if check:
                self._check(make)
        except SQLAlchemyError as failure:
            raise LedgerError(f"{shown(url)}: {_why(failure)}") from failure

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite's."""
        return self.engine.dialect.name == "sqlite"

    def _check(self, make: bool) -> None:
        version = self.version()
        if version is None:
            if not make:
                raise LedgerError(f"{shown(self.url)} is no ledger: `dragoman ingest` makes one")
            self.upgrade()
        elif version < VERSION:
            raise LedgerError(
                f"{shown(self.url)} is of an earlier version ({version}): run `dragoman ledger upgrade` first"
            )
        elif version > VERSION:
            raise LedgerError(f"{shown(self.url)} was written by a newer Dragoman ({version}): use that one")

    def version(self) -> str | None:
        """Return the migration that the ledger stands at; None where there is no ledger yet."""
        with self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return None if found is None else str(found)

    def upgrade(self) -> None:
        """Bring the ledger's tables to this version, making them where there are none."""
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", "dragoman.ledger:migrations")
        with self.writing() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, VERSION)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that no other process writes beside; kept whole or not at all."""
        try:
            with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
                if not self.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection
        except DBAPIError as failure:
            raise LedgerError(f"{shown(self.url)}: {_why(failure)}") from failure

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection that sees the ledger as it stands at one moment."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except DBAPIError as failure:
            raise LedgerError(f"{shown(self.url)}: {_why(failure)}") from failure

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def _engine(url: str, make: bool) -> Engine:
    if "://" not in url:
        path = Path(url)
        if url == MEMORY:
            return _tuned(create_engine("sqlite://"))
        if not make and not path.is_file():
            raise LedgerError(f"{url}: no such ledger: `dragoman ingest` makes one, `--ledger` names another")
        if path.is_dir() or not path.absolute().parent.is_dir():
            raise LedgerError(f"{url}: can't be a ledger there: name a file in a folder that exists")
        url = f"sqlite:///{path}"
    elif url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.partition("://")[2]
    try:
        engine = create_engine(url)
    except (ArgumentError, NoSuchModuleError) as failure:
        raise LedgerError(f"{shown(url)}: a ledger is a file or postgresql://…") from failure
    except ImportError as failure:
        raise LedgerError("PostgreSQL needs its driver: pip install 'dragoman[postgres]'") from failure
    if engine.dialect.name == "sqlite":
        return _tuned(engine)
    if engine.dialect.name != "postgresql":
        raise LedgerError(f"{shown(url)}: a ledger is kept in SQLite or PostgreSQL")
    return engine


def _tuned(engine: Engine) -> Engine:
    """Let SQLite read while it writes, wait for others, and begin a writing transaction as one."""

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={_WAIT * 1000}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "temp_store=MEMORY",
            "wal_autocheckpoint=8000",  # pages: what is written to one page again and again is moved into the file once
            "cache_size=-64000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def in_parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield values in parts that one statement can ask for: databases bound how many a statement may have."""
    for at in range(0, len(values), _PART):
        yield values[at : at + _PART]


def shown(url: str) -> str:
    """Return a ledger's address as it may be shown, without a password."""
    if "://" not in url:
        return url
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url.partition("://")[0] + "://…"


def _why(failure: SQLAlchemyError) -> str:
    """Return in one line why a database refused."""
    reason = " ".join(str(getattr(failure, "orig", None) or failure).split())
    if "disk is full" in reason or getattr(getattr(failure, "orig", None), "sqlstate", None) == _DISK_FULL:
        return "the disk is full: what was kept before stays; make room and run it again"
    if "not a database" in reason:
        return "is no ledger: it is not a file of SQLite's"
    if "malformed" in reason:
        return "is damaged: take the last copy of it"
    if "locked" in reason:
        return f"another process has been writing to it for {_WAIT} seconds: try again later"
    return reason


def upgraded(url: str) -> tuple[str | None, str]:
    """Bring a ledger up to this version, and return which it had and has. Raises `LedgerError` where it is none."""
    store = Store(url, check=False)
    before = store.version()
    if before is None:
        raise LedgerError(f"{shown(url)} is no ledger: `dragoman ingest` makes one")
    if before < VERSION:
        store.upgrade()
    store.close()
    return before, max(before, VERSION)
