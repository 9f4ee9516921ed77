"""How a language is built, as far as the levels have to know: switches of a pack's ``[grammar]`` table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """What sets the order and shape of words of one language apart from others.

    `owner_first`: what belongs to an office or a body may stand before it (« Russian Foreign Minister »,
    « Japan's parliament »); `shared_of`: one preposition serves a whole list of states; `closed_apposition`: a
    name in apposition is closed by a comma; `purpose_capital`: what an office is for has a capital.
    `alike`: the past tense and the participle of most verbs look alike; `marked_infinitive`: an infinitive
    stands after its particle or a helping verb, and without them is a noun or the present tense of a plural.
    `dictionary_forms`: a word of a pattern in the nominative stands for all its forms (`declension`);
    `adjectives_first`: an office's or a body's adjective stands before it, what belongs to it otherwise after it.
    `comma_that`: a comma stands before the conjunction of what is said.
    `that_left_out`: what somebody says may follow the verb of saying without a conjunction.
    `names_apart`: an apostrophe sets a name's endings apart from it (« Fidan'ın »), and without one it has none.
    `verb_last`: verbs end their clauses and nouns stand after what belongs to them (see `headfinal`).
    """

    owner_first: bool = False
    shared_of: bool = False
    closed_apposition: bool = False
    purpose_capital: bool = False
    alike: bool = False
    marked_infinitive: bool = False
    dictionary_forms: bool = False
    adjectives_first: bool = False
    comma_that: bool = False
    that_left_out: bool = False
    names_apart: bool = False
    verb_last: bool = False

    @classmethod
    def of(cls, table: Mapping[str, bool]) -> Grammar:
        """Return the grammar that a pack's table describes. Raises TypeError for a switch there is none of."""
        return cls(**table)
