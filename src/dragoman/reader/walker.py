"""Level 3, the walk over a sentence: what all readers of mentions share, articles and prepositions first."""

from __future__ import annotations

from ..gazetteer import agency_key
from .actors import CASES, Actor
from .cases import CaseReader
from .declined_names import settle_names
from .discourse import Discourse
from .lexicon import Lexicon
from .marks import Entities
from .names import Name, find_names
from .patterns import Mark
from .people import Individual
from .text import Tokens

PARTY_KINDS = frozenset({"state", "synonym", "metonym", "org", "capital", "group", "region"})
"""Kinds of marks that name a party by itself."""


_CLOSING = frozenset("»”")
_PERSONAL = frozenset({"person", "office", "pronoun", "pair"})


ARTICLES = {"f": "feminine_articles", "m": "masculine_articles"}
"""The list of a pack that holds the articles of a gender."""


class Walker:
    """Where a reading stands: the sentence's tokens ``start:stop``, the actors read so far, the thread of the text."""

    def __init__(self, tokens: Tokens, at: Entities, lexicon: Lexicon, discourse: Discourse) -> None:
        self.tokens, self.lexicon, self.discourse = tokens, lexicon, discourse
        self.words, self.caps = tokens.words, tokens.caps
        self.at = at
        self.w, self.grammar = lexicon.words, lexicon.grammar
        self.accredited = frozenset(lexicon.lists.get("accredited", ()))
        self.places = frozenset({"into", "from", "to"} if lexicon.grammar.owner_first else {"into", "from"})
        self.possessive = self.w.get("possessive", frozenset())
        self.glue = self.w["article"] | self.w["of"] | self.w["definite"]
        self.cases = CaseReader(tokens, at, lexicon)
        self.names = self._find_names()
        pronouns = frozenset().union(*(self.w.get(key, ()) for key in ("he", "she", "it", "they", "him", "them")))
        spoken = (i for i, word in enumerate(self.words) if word in pronouns)
        self.points = sorted({*self.at, *self.names, *spoken})  # where an actor can begin
        self.actors: list[Actor] = []
        self.start = self.stop = 0
        self.title_cases: frozenset[str] = frozenset()  # the cases of the title read last

    def _find_names(self) -> dict[int, Name]:
        names = find_names(self.tokens, self.at, self.lexicon)
        agencies = self.lexicon.gazetteer.agencies
        names = {k: name for k, name in names.items() if agency_key(name.text) not in agencies}  # « X reports »
        if self.lexicon.declension:
            self.cases.names = settle_names(names, self.cases)
        return names

    def _place(self, actor: Actor) -> None:
        """Find the article and preposition before an actor, and so its case."""
        k = actor.start - 1
        while k >= self.start and (self._is_article(k) or self._is_filler(k)):
            k -= 1
        if self.lexicon.declension:
            k = self._decline(actor, k)
        elif k >= self.start:
            word = self.words[k]
            for case in CASES:
                if word in self.w[case]:
                    actor.case, k = self._compound(k) if case == "of" else (case, k - 1)
                    break
            else:
                self._join(actor, k)
                if actor.role == "person" and self.words[k] in self.possessive:
                    self._join_owned(actor, k)
        actor.whole = k + 1
        if actor.end < self.stop and self.words[actor.end] in self.possessive:
            actor.case, actor.joined = "of", False  # « Kurti's government »: no part of the clause

    def _compound(self, k: int) -> tuple[str, int]:
        """Read a preposition made of a noun and « of »: « aux côtés de ». Returns (case, token before it)."""
        compound = self.lexicon.compounds.get(self.words[k - 1]) if k > self.start else None
        if compound is not None:
            j = k - 2
            j -= j > self.start and self._is_article(j)
            if self._case_word(j):
                return compound, j - 1
        beside = self.words[k - 1] if k > self.start else ""
        if beside in self.w["to"] and beside not in self.w["into"] | self.w["article"]:
            return "to", k - 2  # « auprès du président »
        return "of", k - 1

    def _decline(self, actor: Actor, k: int) -> int:
        """Find the case of an actor in a language that declines; return the token before its preposition."""
        left = self.cases.decline(actor, k, self.start)
        if left == k and k >= self.start:
            own, actor.case = actor.case, ""
            self._join(actor, k)
            neighbour = self.actors[-1] if actor.joined else None
            if neighbour is not None and actor.letters and not neighbour.letters and not neighbour.case and own:
                neighbour.case = actor.case = own  # « введенные США и Евросоюзом »: the one tells of the other
            if neighbour is None or (actor.letters and neighbour.letters and not _alike(actor, neighbour)):
                actor.case, actor.joined = own, False
        return left

    def _genitive(self, k: int) -> bool:
        """Whether a word belongs to the noun before it by its case alone."""
        return bool(self.lexicon.declension) and self.cases.genitive(k)

    def _is_article(self, k: int) -> bool:
        word = self.words[k]
        return word in self.w["article"] and word not in self.w["of"] and word not in self.w["to"]

    def _is_filler(self, k: int) -> bool:
        """Whether the word only stands between article and noun: courtesies, quotes, « nouveau », possessives."""
        mark = self.at.get(k)
        return (
            (mark is not None and mark.kind in ("courtesy", "former"))
            or self.words[k] in self.lexicon.qualifiers
            or self.words[k] in self.w["his"]
            or self.words[k] in self.w["their"]
            or self.words[k] in ("«", "“", '"', "-")
        ) and self.words[k] not in self.w["of"]

    def _join(self, actor: Actor, k: int) -> None:
        """After « and » or a comma an actor hangs where its neighbour does."""
        if not self.actors or self.words[k] not in self.w["and"] | self.w.get("also", frozenset()) | {","}:
            return
        comma = self.words[k] == ","
        while k > self.start and self.words[k - 1] in self.w["and"] | {","}:
            k -= 1
        neighbour = self.actors[-1]
        if neighbour.end not in (k, k - 1) or (neighbour.role == "place" and actor.role != "capital"):
            return
        if (
            comma
            and self.grammar.closed_apposition
            and neighbour.role == "office"
            and not neighbour.people
            and actor.people
        ):
            return  # « Its chairman, President X, »
        alike = (neighbour.role in _PERSONAL) == (actor.role in _PERSONAL)
        alike = alike and not (
            neighbour.role in ("capital", "place") and actor.role == "body"
        )  # « à Rome, la délégation »
        if comma and (neighbour.case == "of" or not alike or (neighbour.whole <= self.start + 1 and neighbour.case)):
            return  # « à Moscou, le ministre … »: an opening, not a list
        actor.case = neighbour.case
        actor.joined = True

    def _join_owned(self, actor: Actor, k: int) -> None:
        """« Russia's X and Türkiye's Y », « with Türkiye's Y »: a person hangs where what they are of does."""
        owner = self.actors[-1] if self.actors else None
        if owner is None or owner.end != k or owner.role in _PERSONAL:
            return
        before = owner.whole - 1
        if len(self.actors) > 1 and self.words[before] in self.w["and"]:
            neighbour = self.actors[-2]
            if neighbour.end == before and neighbour.role in _PERSONAL:
                actor.case, actor.joined = neighbour.case, True
            return
        at = owner.start - 1
        while at > self.start and self._is_article(at):
            at -= 1
        word = self.words[at] if at >= self.start else ""
        actor.case = next((case for case in CASES if case != "of" and word in self.w[case]), actor.case)

    def _plain_word(self, j: int) -> bool:
        """Whether the word is some noun or adjective in small letters."""
        word = self.words[j]
        return (
            word[0].isalpha()
            and not self.caps[j]
            and word not in self.lexicon.forms
            and word not in self.lexicon.closed
        )

    def _complement_after(self, j: int) -> bool:
        return j < self.stop and self.words[j] in self.w["of"]

    def _over_glue(self, k: int) -> int:
        while k < self.stop and self.words[k] in self.glue:
            k += 1
        return k

    def _over_brackets(self, k: int) -> int:
        """Step over an acronym in brackets: « (DFAE) »."""
        if k < self.stop and self.words[k] == "(":
            for close in range(k + 2, min(k + 6, self.stop)):
                if self.words[close] == ")":
                    return close + 1
        return k

    def _former_before(self, start: int) -> bool:
        for k in (start - 1, start - 2):
            mark = self.at.get(k)
            if mark is not None and mark.kind == "former":
                return True
        return False

    def _plural_before(self, start: int) -> bool:
        k = self._before_fillers(start)
        if start < self.stop and self.lexicon.declension.plural(self.words[start]):
            return True
        return k >= self.start and self.words[k] in self.lexicon.lists["plural"]

    def _several(self, start: int) -> bool:
        """Whether more than one is told of, be it by whose they are: « ses homologues grec et turc »."""
        own = start > self.start and self.words[start - 1] in self.lexicon.lists["plural"]
        return own or self._plural_before(start)

    def _before_fillers(self, start: int) -> int:
        """Return the token before `start` that is no filler."""
        k = start - 1
        while k > self.start and self._is_filler(k):
            k -= 1
        return k

    def _case_word(self, k: int) -> bool:
        return k >= self.start and any(self.words[k] in self.w[case] for case in CASES)

    def _state_before(self) -> Actor | None:
        """Return the last actor of the sentence that is of one party and not only a place."""
        for actor in reversed(self.actors):
            placed = actor.role == "capital" and actor.case in ("into", "of")
            if len(actor.parties) == 1 and actor.role not in ("place", "weak") and not placed:
                return actor
        return None

    def _possessor(self) -> Actor | None:
        """Return whom « son » or « leur » means: the subject so far, else the one in focus."""
        for actor in self.actors:
            if actor.case == "" and actor.acts and len(actor.parties) == 1:
                return actor
        return self._state_before() or self.discourse.focus

    def _last_party(self) -> tuple[str, ...]:
        """Return the party last named: « ce pays »."""
        for actor in reversed(self.actors):
            if len(actor.parties) == 1:
                return actor.parties
        return tuple(self.discourse.sides[-1:])

    def _near_subject(self, at: int) -> Actor | None:
        """Return the subject told before in the same sentence: « le ministère a dit qu'il … »."""
        for actor in reversed(self.actors):
            if actor.case == "" and actor.acts and actor.role not in ("capital", "pair"):
                return None if self._closed_since(actor.end, at) else actor
        return None

    def _closed_since(self, end: int, at: int) -> bool:
        """Whether a quotation ends between two tokens, so that who is named inside it is not meant after it."""
        signs = [word for word in self.words[end:at] if word in _CLOSING or word == '"']
        return bool(signs) and (signs[-1] in _CLOSING or len(signs) % 2 == 1)

    def _person_in_focus(self, gender: str) -> Actor | None:
        """Return whom « il » or « elle » takes up: an institution of that gender spoken of last, else a person."""
        focus = self.discourse.focus
        if focus is None or focus.people or self.discourse.protagonist is None:
            return focus
        articles = self.lexicon.lists[ARTICLES[gender]]
        same = focus.role in ("body", "org") and self.words[focus.start - 1] in articles
        return focus if same else self.discourse.protagonist

    def _as_person(self, actor: Actor, person: Individual) -> Actor:
        actor.role = "person"
        actor.people = (person,)
        actor.parties = (person.party,) if person.party else ()
        actor.office = person.office
        self.discourse.people.touch(person)
        return actor

    def _person(self, name: Name) -> Individual:
        person = self.discourse.people.named(name.text, name.keys)
        person.spans.append(self.tokens.span(name.start, name.end))
        return person


def _alike(a: Actor, b: Actor) -> bool:
    """Whether two actors may stand in the same case, be they one or many."""
    return not {x.lower() for x in a.letters}.isdisjoint(x.lower() for x in b.letters)


def party_code(mark: Mark) -> str:
    code: str = mark.value[1] if mark.kind == "capital" else mark.value
    return code
