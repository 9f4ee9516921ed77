"""The tables of a ledger, the same on SQLite and PostgreSQL.

What came in is kept whole in `dispatch`; `telling` and its neighbours are drawn from it and can be drawn anew.
Texts and records are bytes (zlib over UTF-8 with lone surrogates let through), since a text may hold
characters that a database's own strings may not.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)

VERSION = "0002"
"""The migration that makes the tables as they are here."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    }
)

dispatch = Table(
    "dispatch",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # of the hash: see `marks.number`
    Column("hash", Text, nullable=False, unique=True),  # SHA-256 of the text
    Column("name", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("title", Text),
    Column("language", Text),
    Column("agency", Text),
    Column("place", Text),
    Column("published", Text),
    Column("given_published", Text),  # what the caller and the carrier knew, for reading it anew
    Column("given_language", Text),
    Column("given_agency", Text),
    Column("reader", Text, nullable=False),  # the version of the reader that made the record
    Column("sketch", LargeBinary, nullable=False),  # of its wording: see versions.py
    Column("story", BigInteger, nullable=False, index=True),  # the versions of one dispatch share it
    Column("superseded", SmallInteger, nullable=False, default=0),
    Column("text", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("ix_dispatch_day", "published", "agency"),
    Index("ix_dispatch_url", "url"),
)

telling = Table(
    "telling",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("dispatch", BigInteger, ForeignKey("dispatch.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),  # event, instrument, statement or milestone
    Column("type", Text, nullable=False),  # type, kind or stance
    Column("status", Text, nullable=False),  # status or action
    Column("day", Text),  # what it is filed under: when it took place, else when it was told
    Column("topics", BigInteger, nullable=False),  # as bits: see `topic_bits`
    Column("block", Text, nullable=False),
    Column("first", Integer, nullable=False),  # the days between which it may have been, as ordinals
    Column("last", Integer, nullable=False),
    Column("component", BigInteger, nullable=False),
    Column("fact", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),  # a `Told` as JSON
    Index("ix_telling_block", "block", "last", "first"),
    Index("ix_telling_component", "component"),
    Index("ix_telling_fact", "fact"),
    Index("ix_telling_kind", "kind", "type", "day"),
    Index("ix_telling_day", "day"),
)

party = Table(
    "party",
    metadata,
    Column("party", Text, primary_key=True),
    Column("telling", BigInteger, ForeignKey("telling.id"), primary_key=True, autoincrement=False),
    Index("ix_party_telling", "telling"),
    sqlite_with_rowid=False,
)

person = Table(
    "person",
    metadata,
    Column("key", Text, primary_key=True),
    Column("dispatch", BigInteger, ForeignKey("dispatch.id"), primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("party", Text),
    Column("office", Text),
    Column("evidence", LargeBinary, nullable=False),
    Index("ix_person_dispatch", "dispatch"),
    sqlite_with_rowid=False,
)

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("verb", Text, nullable=False),  # confirm, reject, edit, merge or split
    Column("telling", BigInteger, nullable=False, index=True),
    Column("others", LargeBinary, nullable=False),  # JSON: the tellings merged with, or split from
    Column("field", Text),
    Column("value", LargeBinary),  # JSON
    Column("anchor", LargeBinary, nullable=False),  # what the telling was, to find it in a later reading
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("undone", Integer),  # the entry of the log that took it back
)

plan = Table(
    "plan",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # JSON: the plan and its calendar
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)

plan_word = Table(
    "plan_word",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("plan", Text, nullable=False, index=True),
    Column("round", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("since", Text, nullable=False),  # the day from which on it holds
    Column("fact", Text),  # the mark of a telling
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("undone", Integer),  # the entry of the log that took it back
)

problem = Table(
    "problem",
    metadata,
    Column("source", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("what", LargeBinary, nullable=False),  # JSON
    Column("hash", LargeBinary, nullable=False),
)
