"""The ledger: a register of dispatches and of what they tell, kept for years."""

from dragoman.ledger.corrections import Correction
from dragoman.ledger.errors import LedgerError, UnknownFact
from dragoman.ledger.facts import Difference, Fact, Source, Standing, exported
from dragoman.ledger.keep import Entry, Prepared, prepare
from dragoman.ledger.kept import Kept
from dragoman.ledger.parties import party_named
from dragoman.ledger.queries import Where
from dragoman.ledger.register import Problem, Register, Shown, Tie
from dragoman.ledger.search import Hit
from dragoman.ledger.store import DEFAULT, shown, upgraded
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
    "Kept",
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
    "exported",
    "party_named",
    "prepare",
    "shown",
    "upgraded",
]
