"""What can go wrong with a ledger, in words for whoever uses it."""

from __future__ import annotations


class LedgerError(Exception):
    """A ledger can't be opened, is not one, or is of another version; the text says what to do."""


class UnknownFact(LookupError):
    """No fact, or more than one, goes by what was asked for; the text says which."""


class UnknownPlan(LookupError):
    """No plan, no round or no word on one goes by what was asked for, or several do; the text says which."""
