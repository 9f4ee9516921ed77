"""The ledger: a register of dispatches and of what they tell, kept for years."""

from dragoman.ledger.corrections import Correction
from dragoman.ledger.days import Days, days, over
from dragoman.ledger.days import between as days_of
from dragoman.ledger.errors import LedgerError, UnknownFact, UnknownPlan
from dragoman.ledger.facts import Difference, Fact, Source, Standing, exported, most_told, numerically, preference
from dragoman.ledger.keep import Entry, Prepared, prepare
from dragoman.ledger.kept import Kept
from dragoman.ledger.merging import title_words
from dragoman.ledger.people import Attested
from dragoman.ledger.plans import Plans, PlanVersion, PlanWord
from dragoman.ledger.queries import Where
from dragoman.ledger.register import Problem, Register, Shown, Tie
from dragoman.ledger.search import Hit
from dragoman.ledger.store import DEFAULT, shown, upgraded
from dragoman.ledger.told import Kind, Who
from dragoman.ledger.verify import Break

__all__ = [
    "DEFAULT",
    "Attested",
    "Break",
    "Correction",
    "Days",
    "Difference",
    "Entry",
    "Fact",
    "Hit",
    "Kept",
    "Kind",
    "LedgerError",
    "PlanVersion",
    "PlanWord",
    "Plans",
    "Prepared",
    "Problem",
    "Register",
    "Shown",
    "Source",
    "Standing",
    "Tie",
    "UnknownFact",
    "UnknownPlan",
    "Where",
    "Who",
    "days",
    "days_of",
    "exported",
    "most_told",
    "numerically",
    "over",
    "preference",
    "prepare",
    "shown",
    "title_words",
    "upgraded",
]
