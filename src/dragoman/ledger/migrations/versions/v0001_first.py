"""The first tables of a ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, and the index of words in the way of the database."""
    op.create_table(
        "dispatch",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "source")),
        *(sa.Column(name, sa.Text) for name in ("url", "title", "language", "agency", "place", "published")),
        *(sa.Column(name, sa.Text) for name in ("given_published", "given_language", "given_agency")),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
        sa.Column("story", sa.BigInteger, nullable=False),
        sa.Column("superseded", sa.SmallInteger, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("hash", name="uq_dispatch_hash"),
    )
    op.create_index("ix_dispatch_story", "dispatch", ["story"])
    op.create_index("ix_dispatch_day", "dispatch", ["published", "agency"])
    op.create_index("ix_dispatch_url", "dispatch", ["url"])
    op.create_table(
        "telling",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("dispatch", sa.BigInteger, sa.ForeignKey("dispatch.id"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "type", "status")),
        sa.Column("day", sa.Text),
        sa.Column("topics", sa.BigInteger, nullable=False),
        sa.Column("block", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("first", "last")),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("component", "fact")),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_telling_dispatch", "telling", ["dispatch"])
    op.create_index("ix_telling_block", "telling", ["block", "last", "first"])
    op.create_index("ix_telling_component", "telling", ["component"])
    op.create_index("ix_telling_fact", "telling", ["fact"])
    op.create_index("ix_telling_kind", "telling", ["kind", "type", "day"])
    op.create_index("ix_telling_day", "telling", ["day"])
    op.create_table(
        "party",
        sa.Column("party", sa.Text, primary_key=True),
        sa.Column("telling", sa.BigInteger, sa.ForeignKey("telling.id"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_party_telling", "party", ["telling"])
    op.create_table(
        "person",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("dispatch", sa.BigInteger, sa.ForeignKey("dispatch.id"), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text) for name in ("party", "office")),
        sa.Column("evidence", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_person_dispatch", "person", ["dispatch"])
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("verb", sa.Text, nullable=False),
        sa.Column("telling", sa.BigInteger, nullable=False),
        sa.Column("others", sa.LargeBinary, nullable=False),
        sa.Column("field", sa.Text),
        sa.Column("value", sa.LargeBinary),
        sa.Column("anchor", sa.LargeBinary, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("who", "at", "why")),
        sa.Column("undone", sa.Integer),
    )
    op.create_index("ix_correction_telling", "correction", ["telling"])
    op.create_table(
        "problem",
        sa.Column("source", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reason", "at")),
    )
    op.create_table(
        "log",
        sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "act")),
        sa.Column("what", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    )
    _index_of_words()


def _index_of_words() -> None:
    """Make `words`: what a dispatch says, folded (see folding.py), so that either database finds the same."""
    if op.get_bind().dialect.name == "sqlite":
        tokenizer = "unicode61 remove_diacritics 0"
        op.execute(f"""CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize="{tokenizer}")""")
    else:
        op.execute("CREATE TABLE words (dispatch BIGINT PRIMARY KEY, body TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_words_body ON words USING gin (body)")
