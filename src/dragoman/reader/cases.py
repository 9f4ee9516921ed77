"""Level 3, cases: what a mention's grammatical case, with or without a preposition, makes of it.

Only for languages that decline. In one that does not, the preposition alone decides (`walker`).
"""

from __future__ import annotations

from .actors import Actor
from .declension import OBJECT, SUBJECT
from .lexicon import Lexicon
from .marks import Entities
from .text import Tokens

_LONGEST = 3
_FINITE = frozenset(("pres", "impf", "past", "fut", "cond", "inf", "ger", "short", "part", "pp"))

_OWNING_NOBODY = frozenset({"month", "weekday", "state", "capital", "city", "region", "org"})
"""Kinds of words after which a person's name is no genitive: « 4 ноября Байрамов прибыл », « в Тбилиси Лавров … »."""


class CaseReader:
    """Tells the functions of mentions in one text; `names` holds the cases of the names found in it."""

    def __init__(self, tokens: Tokens, at: Entities, lexicon: Lexicon) -> None:
        self.tokens, self.words, self.at, self.lexicon = tokens, tokens.words, at, lexicon
        self.declension = lexicon.declension
        self.units = frozenset(self.declension.every_form(lexicon.calendar.units))
        self.names: dict[int, frozenset[str]] = {}

    # -- forms ---------------------------------------------------------------------------

    def letters(self, start: int, end: int) -> frozenset[str]:
        """Return the cases that the head of tokens ``start:end`` may be in, its adjective and name agreeing."""
        found: frozenset[str] = frozenset()
        k = start
        while k < end:
            own = self.names[k] if k in self.names else self.word(k)
            if k == start and not own and self._acronym(k):
                break  # « МИД Черногории »: the case of its owner is not its own
            compound = k + 1 < end and self.words[k + 1] == "-"  # « премьер-министром »: the last part declines
            adjective = self.declension.adjective(self.words[k]) and k not in self.names
            if own and not compound:
                found = (found & own) or found or own
                if not adjective:
                    break
            elif k > start and not compound and not adjective:
                break
            k += 1 + compound
        for k in range(start + 1, end):
            if k in self.names and found:
                found = found & (self.names[k] | {x.upper() for x in self.names[k]}) or found
        return found

    def word(self, k: int) -> frozenset[str]:
        """Return the cases a word may be in; none for one that does not decline, as an acronym."""
        word = self.words[k]
        if word not in self.declension.forms or self._acronym(k):
            return frozenset()
        return self.declension.cases(word)

    def _acronym(self, k: int) -> bool:
        return len(self.words[k]) > 1 and self.tokens.slice(k, k + 1).isupper()

    def genitive(self, k: int) -> bool:
        """Whether the word may be a genitive that belongs to the noun before it; an indeclinable may."""
        cases = self.word(k)
        if not cases:
            mark = self.at.get(k)
            return k in self.at and mark is not None and mark.kind in ("state", "org", "capital", "body", "region")
        return "g" in cases or "G" in cases

    # -- functions -----------------------------------------------------------------------

    def decline(self, actor: Actor, k: int, floor: int) -> int:
        """Set the case of an actor whose first word stands after token `k`; return the token before its preposition."""
        actor.letters = self.letters(actor.start, actor.end)
        k = self._over_adjectives(actor, k, floor)
        closes = k >= floor and self.words[k] in self.declension.closing
        for size in range(_LONGEST, 0, -1) if closes else ():
            if k - size + 1 < floor:
                continue
            governed = self.declension.prepositions.get(" ".join(self.words[k - size + 1 : k + 1]))
            if governed is not None:
                actor.case = self._governed(governed, actor.letters)
                return k - size
        actor.case = self._bare(actor, k, floor)
        return k

    def _over_adjectives(self, actor: Actor, k: int, floor: int) -> int:
        """Step left over adjectives that agree: « с [новым] президентом »."""
        for _ in range(3):
            ordinal = k >= floor and self.words[k] in self.lexicon.calendar.ordinals
            if k < floor or not (ordinal or self.declension.adjective(self.words[k])):
                break
            if actor.letters and not ordinal and not actor.letters & self.declension.cases(self.words[k]):
                break
            k -= 1
        return k

    def _governed(self, governed: dict[str, str], letters: frozenset[str]) -> str:
        for letter, function in governed.items():
            if letter in letters or letter.upper() in letters:
                return function
        return next(iter(governed.values()))

    def _bare(self, actor: Actor, k: int, floor: int) -> str:
        """Return the function of a mention without a preposition: by its case, and by what stands before it."""
        w = self.lexicon.words
        if actor.role == "pronoun" and self.words[actor.start] in w["he"] | w["she"] | w["they"]:
            return ""
        letters = {letter.lower() for letter in actor.letters}
        bare = self.declension.bare
        after_noun = k >= floor and self._noun(k)
        if not letters or len(letters) > 4:
            return bare["g"] if after_noun else ""
        several = actor.role == "pair" or (len(actor.parties) > 1 and "N" in actor.letters)
        if after_noun and "g" in actor.letters and "n" not in actor.letters and not several:
            return bare["g"]  # « сотрудник посольства »: no plural, though it looks like one
        if "n" in letters:
            return "" if bare["n"] == SUBJECT else bare["n"]
        if "g" in letters and (after_noun or not letters & {"a", "d"}):
            return bare["g"]
        if "a" in letters:
            return OBJECT
        if "d" in letters:
            return bare["d"]
        return bare["i"] if "i" in letters else bare.get(min(letters), "")

    def _noun(self, k: int) -> bool:
        """Whether the word is a noun, so that a genitive after it belongs to it."""
        word, mark = self.words[k], self.at.get(k)
        if word in self.units:
            return False  # « в тот же день министра принял … »
        if not word[0].isalpha() or word in self.lexicon.closed or (mark is not None and mark.kind in _OWNING_NOBODY):
            return False
        if word in self.declension.forms:
            return not self.declension.adjective(word)
        if word in self.lexicon.forms:
            return all(tense not in _FINITE for _, tense in self.lexicon.forms[word])
        return not word.endswith(self.lexicon.adverb_endings) if self.lexicon.adverb_endings else True
