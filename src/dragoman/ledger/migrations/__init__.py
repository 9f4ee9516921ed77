"""How a ledger of an earlier version becomes one of this, step by step (Alembic)."""
