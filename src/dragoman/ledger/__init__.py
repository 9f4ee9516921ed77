"""The ledger: a register of dispatches and of what they tell, kept for years."""

from dragoman.ledger.corrections import Correction
from dragoman.ledger.errors import LedgerError, UnknownFact
from dragoman.ledger.facts import Difference, Fact, Source, Standing
from dragoman.ledger.keep import Entry, Prepared, prepare
from dragoman.ledger.queries import Where
from dragoman.ledger.register import Problem, Register, Shown, Tie
from dragoman.ledger.search import Hit
from dragoman.ledger.store import DEFAULT
from dragoman.ledger.told import Who
from dragoman.ledger.verify import Break

__all__ = [
    "DEFAULT",
    "Break",
    "Correction",
    "Difference",
    "Entry",
    "Fact",
    "Hit",
    "LedgerError",
    "Prepared",
    "Problem",
    "Register",
    "Shown",
    "Source",
    "Standing",
    "Tie",
    "UnknownFact",
    "Where",
    "Who",
    "prepare",
]
