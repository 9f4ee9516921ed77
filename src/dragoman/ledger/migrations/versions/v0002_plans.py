"""Plans with their versions, and what persons say of their rounds."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of plans."""
    op.create_table(
        "plan",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("who", "at")),
    )
    op.create_table(
        "plan_word",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("plan", "round", "state", "since")),
        sa.Column("fact", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("who", "at", "why")),
        sa.Column("undone", sa.Integer),
    )
    op.create_index("ix_plan_word_plan", "plan_word", ["plan"])
