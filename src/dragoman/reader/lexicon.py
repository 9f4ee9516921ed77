"""A language pack, compiled: the trie of all it knows and the closed classes of its words.

Made of the files of ``languages/<code>/`` (`pack`) and the gazetteer, once a process.
The notation of patterns is in `patterns`; what each file holds is in docs/adding-a-language.md.
"""

from __future__ import annotations

import gc
from collections.abc import Container, Iterable, Mapping
from functools import cache
from typing import Any, get_args

from .. import collector
from ..gazetteer import Gazetteer, gazetteer
from ..record import EventType, InstrumentKind
from .calendar_words import Calendar
from .conjugation import Forms, Readings, conjugate
from .declension import Declension
from .grammar import Grammar
from .inflection import Inflection
from .pack import languages, read_pack
from .patterns import STAR, Sense, expand
from .text import Orthography, strip_accents
from .trie import Entry, Trie
from .wordforms import WordForms

ENTITY, PREDICATE, FRAME, CUE, TOPIC = range(5)
"""Layers of marks. Within a layer the longest match wins; layers do not hide one another."""

LAYERS = 5

EVENT_TYPES = frozenset(get_args(EventType))
KINDS = frozenset(get_args(InstrumentKind))


Objects = dict[str, list[tuple[tuple[str, ...], Sense]]]
"""Objects of a verb by their first word, each with what the verb and it together mean."""


class Lexicon:
    """All that is known of one language, ready to be matched.

    `entries` maps a word to what it is to the trie, `forms` to the (infinitive, tense) pairs it may be;
    `words` holds the closed classes.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.data = read_pack(code)
        language = self.data["language"]
        self.name: str = language["name"]
        self.home: str | None = language.get("home")
        self.homeland: str | None = language.get("homeland")
        inflection = self.data.get("inflection", {})
        self.orthography = Orthography(language["apostrophe"], language.get("casing"), inflection.get("hyphen", ()))
        self.fold = self.orthography.fold
        self.words = {key: frozenset(values) for key, values in language["words"].items()}
        self.verbs = {key: frozenset(values) for key, values in language["verbs"].items()}
        self.grammar = Grammar.of(language.get("grammar", {}))
        self.declension = Declension(
            self.data.get("noun_forms", ()), language.get("cases", {}), self.grammar.dictionary_forms
        )
        self.lists = {key: tuple(self.declension.every_form(values)) for key, values in language["lists"].items()}
        self.pronouns = {
            word: (number, case)
            for number, cases in language.get("pronouns", {}).items()
            for case, words in cases.items()
            for word in words
        }
        self.personal: frozenset[str] = frozenset()
        self.joint, self.demonstrative, self.there, self.separately, self.sequence = (
            frozenset(self.lists[key]) for key in ("joint", "demonstrative", "there", "separately", "sequence")
        )
        self.compounds = {noun: case for case in ("with", "into") for noun in self.lists[f"{case}_nouns"]}
        self.closed: frozenset[str] = frozenset().union(*self.words.values())
        self.common: frozenset[str] = frozenset(self.lists["common"])
        self.state_nouns = frozenset(self.lists["state_nouns"])
        self.institutions: frozenset[str] = frozenset(self.lists.get("institutions", ()))
        last_inflects: bool = inflection.get("last_word", False)
        self.wordforms: WordForms | None = None
        listed = {} if inflection else conjugate(self.data["verbs"], self.data.get("verb_forms", ()))
        self.forms: Forms = listed
        self.adverb_endings: tuple[str, ...] = tuple(language.get("adverb_endings", ()))
        self.gazetteer = gazetteer()
        told = self.data["calendar"].get("durations", {}).items()
        durations = {form: days for word, days in told for form in self.declension.every_form((word,))}
        self.calendar = Calendar(self.data["calendar"], language["time"], self.fold, durations)
        self.party_words: dict[str, str] = {}
        self.office_words: dict[str, Sense] = {}
        self.plain_vocabulary: frozenset[str] = frozenset()
        self.generic: dict[str, tuple[str, ...]] = {}
        self.done_to: dict[str, Objects] = {}
        self.domains: frozenset[str] = frozenset()
        self.foreign: tuple[str, ...] = ()
        self.defence: tuple[str, ...] = ()
        self._trie = Trie(self.orthography, self.declension, self.grammar, self.words["reflexive"], last_inflects)
        self.add, self.vocabulary = self._trie.add, self._trie.vocabulary
        self._split = self.orthography.pieces
        self._compile()
        self._index(listed)

    def is_form(self, word: str, infinitives: Container[str]) -> bool:
        """Whether a word can be a form of one of the verbs."""
        for lemma, _ in self.forms.get(word, ()):  # noqa: SIM110 - no generator for so little, so often
            if lemma in infinitives:
                return True
        return False

    def _compile(self) -> None:
        self._add_world()
        self._add_offices(self.data["offices"])
        self._add_calendar(self.data["calendar"])
        self._add_events(self.data["events"])
        self._add_statements(self.data["statements"])
        self._add_instruments(self.data["instruments"])
        for topic, table in self.data["topics"].items():
            self.add(table["patterns"], TOPIC, "topic", topic)

    def _add_world(self) -> None:
        for code, names in self.data["states"].items():
            ambiguous = set(names.get("ambiguous", ()))
            self.add([n for n in names.get("names", ()) if n not in ambiguous], ENTITY, "state", code, cased=True)
            self.add(names.get("acronyms", ()), ENTITY, "state", code, cased=True, capitals=True)
            self.add(names.get("groups", ()), ENTITY, "group", code)
            self.add(names.get("regions", ()), ENTITY, "region", code, cased=True)
            self.add(names.get("prefixes", ()), ENTITY, "demonym", code)
            self.add(names.get("synonyms", ()), ENTITY, "synonym", code)
            self.add(names.get("metonyms", ()), ENTITY, "metonym", code, cased=True)
            adjectives = [a for a in names.get("adjectives", ()) if a not in ambiguous]
            self.add([a for a in adjectives if not a[0].isupper()], ENTITY, "demonym", code)
            self.add([a for a in adjectives if a[0].isupper()], ENTITY, "demonym", code, cased=True)
            self.party_words.update(dict.fromkeys(self.declension.every_form(map(self.fold, adjectives)), code))
            for people in names.get("peoples", ()):
                self.add((people,), ENTITY, "people", code, cased=people[0].isupper())
            for name in names.get("capital", ()):
                other = self.gazetteer.cities.get(name) == code
                city = name if other else self.gazetteer.capitals[code]
                self.add((name,), ENTITY, "capital", (city, code), cased=True)
        for code, names in self.data["organisations"].items():
            self.add(names["names"], ENTITY, "org", code, cased=True)
            for name in names.get("acronyms", ()):
                self.add((name,), ENTITY, "org", code, cased=True, capitals=name.isupper())
            self.add(names.get("adjectives", ()), ENTITY, "demonym", code)
            written = (*names["names"], *names.get("acronyms", ()))
            self.party_words.update({self.fold(name): code for name in written if name.isupper()})
        exonyms: set[str] = set()
        for code, cities in self.data["cities"].items():
            for english, names in cities.items():
                exonyms.add(english)
                self.add(names, ENTITY, "city", (english, code), cased=True)
        for english, code in self.gazetteer.cities.items():
            self.add((english,), ENTITY, "city", (english, code), cased=True)

    def _add_offices(self, offices: dict[str, Any]) -> None:
        for office, table in offices.items():
            if "names" in table:
                self.add(table["names"], ENTITY, "office", (office, "m"))
                sense = Sense(ENTITY, "office", (office, "m"))
                self.office_words.update(dict.fromkeys((t for p in table["names"] for t in expand(p)), sense))
                self.add(table.get("feminine", ()), ENTITY, "office", (office, "f"))
                self.add(table.get("plural", ()), ENTITY, "office", (office, "p"))
                several = Sense(ENTITY, "office", (office, "p"))
                self.office_words.update(
                    dict.fromkeys((t for p in table.get("plural", ()) for t in expand(p)), several)
                )
        self.domains = self._single_words(offices["domains"]["words"])
        self.foreign = tuple(t for p in offices["domains"]["foreign"] for t in expand(p))
        self.defence = tuple(t for p in offices["domains"]["defence"] for t in expand(p))
        self.qualifiers = self._single_words(offices["qualifiers"]["words"])
        self.qualifying = frozenset(
            tuple(words) for p in offices["qualifiers"]["words"] for t in expand(p) if len(words := self._split(t)) == 2
        )
        self.deputy = self._single_words(offices["deputy"]["words"])
        self.office_parties: dict[str, str] = offices["parties"]
        self.abroad: dict[str, list[str]] = offices.get("abroad", {})
        self.add(offices["former"]["words"], ENTITY, "former", None)
        self.add(offices["courtesy"]["masculine"], ENTITY, "courtesy", "m")
        self.add(offices["courtesy"]["feminine"], ENTITY, "courtesy", "f")
        self.add(offices["counterparts"]["words"], ENTITY, "counterpart", None)
        plain = {t for p in offices["bodies"]["plain"] for t in expand(p)}
        for pattern in offices["bodies"]["words"]:
            for text in expand(pattern):
                self.add((text,), ENTITY, "body", text in plain)
        for text in plain:
            self.add((text,), ENTITY, "body", True)
        for organ, parties in offices["organs"].items():
            self.add((organ,), ENTITY, "organ", tuple(parties), cased=True)
        for kind in ("people", "states"):
            self.add(self._contracted(offices["pairs"][kind]), ENTITY, "pair", kind)
        self.add(self._contracted(offices["pairs"].get("many", ())), ENTITY, "pair", "many")
        self.add(offices["outsiders"]["words"], ENTITY, "outsider", None)
        self.add(offices.get("exclude", {}).get("words", ()), ENTITY, "idle", None)
        for pattern, codes in offices["generic"].items():
            for text in expand(pattern):
                name = self.declension.citation(self._split(text))
                self.generic[name] = tuple(codes)
                self.add((text,), ENTITY, "generic", name)

    def _single_words(self, patterns: Iterable[str]) -> frozenset[str]:
        """Return the words of patterns, the closed classes left out."""
        words = {w for p in patterns for t in expand(p) for w in self._split(t) if len(w) > 1 and w[0].isalpha()}
        return frozenset(self.declension.every_form(words - self.closed))

    def _contracted(self, patterns: Iterable[str]) -> list[str]:
        """Return patterns that begin with a plural article with its contractions too: les, des, aux deux ministres."""
        articles = self.lists["plural_articles"]
        found = []
        for pattern in patterns:
            first, _, rest = pattern.partition(" ")
            found.extend([f"{article} {rest}" for article in articles] if first in articles[:1] else [pattern])
        return found

    def _add_calendar(self, calendar: dict[str, Any]) -> None:
        for number, names in enumerate(calendar["months"], 1):
            self.add(names, ENTITY, "month", number)
        for number, names in enumerate(calendar["weekdays"]):
            self.add(names, ENTITY, "weekday", number)
        for pattern, days in calendar["relative"].items():
            self.add((pattern,), ENTITY, "relative", days)
        for pattern, days in calendar["anaphoric"].items():
            self.add((pattern,), ENTITY, "anaphoric", days)
        for unit, names in calendar["units"].items():
            self.add(names, ENTITY, "unit", unit)

    def _add_events(self, events: dict[str, Any]) -> None:
        participles = self._participles()
        for name, table in events.items():
            if name == "status":
                for status in ("planned", "proposed", "cancelled"):
                    self.add(table[status], FRAME, "status", status)
            elif name == "frames":
                for frame, patterns in table.items():
                    self.add(patterns, FRAME, frame, None)
            elif name == "exclude":
                self.add(table["words"], PREDICATE, "idle", None)
            elif name in EVENT_TYPES:
                for kind, patterns in table.items():
                    self.add(patterns, PREDICATE, "event", (name, kind))
                self._add_objects(name, table["verbs"], participles)

    def _participles(self) -> dict[str, list[tuple[int, str]]]:
        """Return by verb the forms that are past participles of it, numbered in their order in `forms`."""
        found: dict[str, list[tuple[int, str]]] = {}
        readings = ((form, reading) for form, readings in self.forms.items() for reading in readings)
        for number, (form, (lemma, tense)) in enumerate(readings):
            if tense == "pp":
                found.setdefault(lemma, []).append((number, form))
        return found

    def _add_objects(self, event: str, patterns: Iterable[str], participles: dict[str, list[tuple[int, str]]]) -> None:
        """Note the objects of verbs (`<suspendre> * {vols,visas}`), which in the passive are subjects."""
        sense = Sense(PREDICATE, "event", (event, "verbs"), verbal=True)
        objects: dict[str, Objects] = {}
        for pattern in patterns:
            for text in expand(self.fold(pattern)):
                verb, gap, noun = text.partition(f"> {STAR} ")
                if gap and verb[0] == "<" and STAR not in noun and "<" not in noun:
                    words = tuple(self._split(noun))
                    objects.setdefault(verb[1:], {}).setdefault(words[0], []).append((words, sense))
        done = [(number, form, lemma) for lemma in objects for number, form in participles.get(lemma, ())]
        for _, form, verb in sorted(done):
            for first, found in objects[verb].items():
                self.done_to.setdefault(form, {}).setdefault(first, []).extend(found)

    def _add_statements(self, statements: dict[str, Any]) -> None:
        for kind, layer in (("say", PREDICATE), ("nouns", PREDICATE), ("cues", CUE)):
            for stance, patterns in statements[kind].items():
                self.add(patterns, layer, {"nouns": "attitude"}.get(kind, kind), stance)
        self.add(statements["support"]["verbs"], PREDICATE, "support", None)
        self.add(statements["attribution"]["words"], FRAME, "attribution", None)
        self.add(statements["joint"]["words"], FRAME, "joint", None)

    def _add_instruments(self, instruments: dict[str, Any]) -> None:
        for kind, patterns in instruments["kinds"].items():
            self.add(patterns, PREDICATE, "document" if kind in KINDS else "idle", kind)
        for action, patterns in instruments["actions"].items():
            self.add(patterns, FRAME, "action", action)
        self.add(instruments["articles"]["words"], FRAME, "article", None)
        self.modifiers = frozenset(
            w for p in instruments["modifiers"]["words"] for t in expand(p) for w in self._split(t)
        )

    # -- index ---------------------------------------------------------------------------

    def _index(self, listed: dict[str, Readings]) -> None:
        """Fill `entries`; complete the forms that are listed, or set `forms` to a table that makes them."""
        inflection = self.data.get("inflection")
        if inflection:
            self.wordforms = WordForms(Inflection(inflection), self._trie.stems(), self.data["verbs"])
            self.forms = self.wordforms.forms
            self.entries: Mapping[str, Entry] = self._trie.inflected_entries(self.wordforms)
            return
        self.entries = self._trie.entries(listed, self.party_words)
        self.plain_vocabulary = frozenset(strip_accents(w) for w in self.vocabulary if not w.isascii())
        self.personal = self._trie.verbs()


@cache
def lexicon(code: str) -> Lexicon:
    """Return the compiled pack of a language, loading it the first time.

    Raises LookupError if there is none, PackError if it is not as it should be.
    """
    if code not in languages():
        raise LookupError(f"no language pack {code!r}; there are: {', '.join(languages())}")
    with collector.still():  # a million small objects are made here, and none of them is rubbish
        compiled = Lexicon(code)
        gc.freeze()  # nor does any become rubbish later: they need not be looked through again and again
    return compiled


__all__ = [
    "CUE",
    "ENTITY",
    "FRAME",
    "LAYERS",
    "PREDICATE",
    "TOPIC",
    "Gazetteer",
    "Lexicon",
    "languages",
    "lexicon",
]
