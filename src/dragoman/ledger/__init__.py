"""The ledger: a register of dispatches and of what they tell, kept for years."""

from dragoman.ledger.errors import LedgerError, UnknownFact
from dragoman.ledger.keep import Entry
from dragoman.ledger.register import Register
from dragoman.ledger.store import DEFAULT

__all__ = ["DEFAULT", "Entry", "LedgerError", "Register", "UnknownFact"]
