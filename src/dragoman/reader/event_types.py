"""Level 4, the types of events and what goes without saying for each."""

from __future__ import annotations

TALKS = frozenset({"meeting", "call", "consultations", "conference"})
"""Events at which things are talked about."""

CALLED = frozenset({"visit", "meeting", "conference", "consultations", "signing", "ceremony"})
"""Events that are called for a day, and called off."""

DECIDED = frozenset({"expulsion", "sanction", "protest", "relations"})
"""Acts that are done when they are decided."""

PLACELESS = frozenset({"message", "call", "expulsion", "sanction"})
"""Events that have neither place nor host (codebook, Hard cases)."""

TWO_SIDED = frozenset(
    {"visit", "meeting", "call", "consultations", "signing", "credentials", "message", "protest", "expulsion"}
    | {"relations", "sanction", "aid"}
)
"""Events that take two parties at least."""

TOGETHER = frozenset({"meeting", "call", "consultations", "signing"})
"""Events whose parties, where none is named, are the two sides of the text."""

DONE_TO = frozenset({"message", "credentials", "protest", "aid", "sanction", "expulsion", "relations", "incident"})
"""Events that one party does to another, which a bare adjective may name."""

CLAIMABLE = frozenset({"incident", "aid", "sanction", "expulsion", "relations", "ceremony", "protest", "message"})
"""Events that inside what one side says are that side's word (codebook, Statements)."""

TOPICAL = TALKS | {"signing", "aid", "sanction", "ceremony"}
"""Events that are about something."""

PERSONAL = frozenset({"person", "office", "pronoun", "pair", "body"})
"""Roles of actors that can meet, travel and speak."""
