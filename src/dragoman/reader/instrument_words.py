"""Level 4, the small words around documents, compiled once from a language's ``instruments.toml``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from .lexicon import Lexicon
from .patterns import expand

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word."""


class InstrumentWords:
    """The closed lists of ``instruments.toml`` as sets of words, phrases by their first word."""

    def __init__(self, lexicon: Lexicon) -> None:
        data, w = _every_form(lexicon.data["instruments"], lexicon), lexicon.words
        heads, determiners, outlook, bound = (
            data["heads"],
            data["determiners"],
            data["outlook"],
            data["bound"],
        )
        self.weak, self.generic, self.covers = (frozenset(heads[k]) for k in ("weak", "generic", "covers"))
        self.mutual = frozenset(heads["mutual"])
        self.again, self.draft, self.joint = (frozenset(heads[k]) for k in ("again", "draft", "joint"))
        self.indefinite, self.preposed = (
            frozenset(determiners["indefinite"]),
            frozenset(determiners["preposed"]),
        )
        self.another = frozenset(determiners["another"])
        self.upcoming, self.about = frozenset(determiners["upcoming"]), frozenset(determiners["about"])
        self.purpose, self.source = frozenset(determiners["purpose"]), frozenset(determiners["source"])
        self.numbers = frozenset(lexicon.calendar.numbers)
        self.hopes, self.hopes_nouns = frozenset(outlook["verbs"]), frozenset(outlook["nouns"])
        self.since, self.threats = frozenset(outlook["since"]), frozenset(outlook["threats"])
        self.failed, self.ends = frozenset(outlook["failed"]), frozenset(outlook["ends"])
        self.recent, self.light = frozenset(outlook["recent"]), frozenset(outlook["light"])
        self.postponed, self.quantity = frozenset(outlook["postponed"]), frozenset(determiners["quantity"])
        self.outside = (
            self.preposed | self.another | self.upcoming | self.numbers | self.quantity | self.draft | self.indefinite
        )
        self.among = frozenset(heads["among"])
        self.yet = frozenset(outlook["yet"])
        self.occasion = frozenset(outlook["occasion"])
        self.links, self.bound_verbs = frozenset(bound["links"]), frozenset(bound["verbs"])
        self.bound_nouns, self.truce = frozenset(bound["nouns"]), frozenset(bound["truce"])
        self.tripartite, self.many = frozenset(bound["tripartite"]), frozenset(bound["many"])
        self.universal = tuple(joined(lexicon, lexicon._split(name)) for name in bound["universal"])
        self.until, self.from_ = frozenset(data["span"]["until"]), frozenset(data["span"]["since"])
        self.expires = frozenset(data["span"]["expires"])
        self.spans = frozenset(data["span"]["covers"])
        self.stops = _phrases(data["modifiers"]["stop"], lexicon)
        self.thin = w["article"] | w["of"] | w["to"] | w["definite"] | self.preposed | self.numbers | self.indefinite
        self.prepositions = (
            w["of"] | w["to"] | w["into"] | w["with"] | w["by"] | w["against"] | w["between"] | self.source
        )


def _every_form(table: Any, lexicon: Lexicon) -> Any:
    """Return a table with all the forms of the words in its lists."""
    if isinstance(table, dict):
        return {key: _every_form(value, lexicon) for key, value in table.items()}
    return list(lexicon.declension.every_form(table))


def joined(lexicon: Lexicon, words: list[str]) -> str:
    """Return words as the name of a document is compared: without their cases, joined as they are written."""
    return lexicon.declension.citation(words).replace("' ", "'").replace(" - ", "-")


def _phrases(patterns: Iterable[str], lexicon: Lexicon) -> Phrases:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for pattern in patterns:
        for text in expand(pattern):
            words = tuple(lexicon._split(text))
            found[words[0]] = (*found.get(words[0], ()), words)
    return found


@lru_cache(maxsize=8)
def instrument_words(lexicon: Lexicon) -> InstrumentWords:
    """Return the compiled lists of a language."""
    return InstrumentWords(lexicon)
