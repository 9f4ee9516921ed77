"""How well records agree with gold ones that a person has made.

The rules are the codebook's: an item is right when the fields that say what it is are right, each
gold item is paired with at most one predicted one, and counts are added up over all dispatches
before any ratio is taken. Gold and predicted are both `Record`s here, so that evidence is always
offsets; `load` turns a file's quotes into them.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, TypeVar

import msgspec

from dragoman.record import Event, Instrument, Person, Record, Span, Statement

PARTS = (
    "people",
    "events",
    "events, full",
    "grounding",
    "topics of events",
    "instruments",
    "instruments, full",
    "statements",
    "topics",
    "dispatch",
)
"""What is scored, in the order in which it is shown."""

ALL = "all"
"""The name under which every language is counted together."""

_NAMES_ALIKE = 0.8
_TITLES_ALIKE = 0.5

Item = Person | Event | Instrument | Statement
T = TypeVar("T")
AnyItem = TypeVar("AnyItem", bound=Item)
Fault = Literal["missed", "spurious", "differs"]


@dataclass(slots=True)
class Tally:
    """Counts of one part: how many gold and predicted items there are, and how many agree."""

    hit: int = 0
    gold: int = 0
    predicted: int = 0

    def count(self, hit: int, gold: int, predicted: int) -> None:
        self.hit += hit
        self.gold += gold
        self.predicted += predicted

    @property
    def precision(self) -> float:
        return self.hit / self.predicted if self.predicted else float(self.gold == 0)

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else float(self.predicted == 0)

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def row(self) -> dict[str, float | int]:
        """Return the figures under their names, as `--json` prints them."""
        ratios = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return ratios | {"gold": self.gold, "predicted": self.predicted}


@dataclass(frozen=True, slots=True)
class Error:
    """One disagreement: an item missed, one too many, or one whose details differ."""

    name: str
    part: str
    fault: Fault
    gold: Item | str | None = None
    predicted: Item | str | None = None


@dataclass(slots=True)
class Score:
    """The tallies so far, by language and part, and every disagreement found."""

    tallies: dict[str, dict[str, Tally]] = field(default_factory=lambda: {ALL: {}})
    errors: list[Error] = field(default_factory=list)

    def add(self, name: str, gold: Record, predicted: Record) -> None:
        """Count one dispatch."""
        _Comparison(self, name, gold, predicted).run()

    def languages(self) -> list[str]:
        """Return the names of the groups: all of them together first."""
        return [language for language, parts in self.tallies.items() if parts]

    def parts(self, language: str) -> list[tuple[str, Tally]]:
        """Return the tallies of one language in the order in which they are shown."""
        counted = self.tallies[language]
        return [(part, counted[part]) for part in PARTS if part in counted]

    def rows(self) -> dict[str, dict[str, dict[str, float | int]]]:
        """Return every figure, by language and part."""
        return {code: {part: tally.row() for part, tally in self.parts(code)} for code in self.languages()}


@dataclass(frozen=True, slots=True)
class _Comparison:
    """One gold record beside one predicted record."""

    score: Score
    name: str
    gold: Record
    predicted: Record

    def run(self) -> None:
        self._people()
        self._events()
        self._instruments()
        self._statements()
        topics = _all_topics(self.gold), _all_topics(self.predicted)
        self._count_sets("topics", *topics)
        self._dispatch()

    def _count(self, part: str, hit: int, gold: int, predicted: int) -> None:
        language = self.gold.dispatch.language or "unknown"
        for group in (ALL, language):
            tally = self.score.tallies.setdefault(group, {}).setdefault(part, Tally())
            tally.count(hit, gold, predicted)

    def _count_sets(self, part: str, gold: set[str], predicted: set[str]) -> None:
        self._count(part, len(gold & predicted), len(gold), len(predicted))

    def _count_pairs(
        self,
        part: str,
        gold: Sequence[AnyItem],
        predicted: Sequence[AnyItem],
        pairs: Sequence[tuple[AnyItem, AnyItem]],
    ) -> None:
        self._count(part, len(pairs), len(gold), len(predicted))
        missed = _without(gold, [pair[0] for pair in pairs])
        spurious = _without(predicted, [pair[1] for pair in pairs])
        self.score.errors += [Error(self.name, part, "missed", gold=item) for item in missed]
        self.score.errors += [Error(self.name, part, "spurious", predicted=item) for item in spurious]

    def _differs(self, part: str, gold: Item | str | None, predicted: Item | str | None) -> None:
        self.score.errors.append(Error(self.name, part, "differs", gold, predicted))

    def _people(self) -> None:
        gold, predicted = self.gold.people, self.predicted.people
        self._count_pairs("people", gold, predicted, pair_up(gold, predicted, _same_person))

    def _events(self) -> None:
        gold, predicted = self.gold.events, self.predicted.events
        pairs = pair_up(gold, predicted, _same_event, _same_circumstances, _grounded)
        self._count_pairs("events", gold, predicted, pairs)
        full = sum(_same_circumstances(*pair) for pair in pairs)
        self._count("events, full", full, len(gold), len(predicted))
        self._count("grounding", sum(_grounded(*pair) for pair in pairs), len(pairs), len(pairs))
        for one, other in pairs:
            self._count_sets("topics of events", set(one.topics), set(other.topics))
            if not _same_circumstances(one, other):
                self._differs("events, full", one, other)

    def _instruments(self) -> None:
        gold, predicted = self.gold.instruments, self.predicted.instruments
        pairs = pair_up(gold, predicted, _same_instrument, _similar_title, _same_terms)
        self._count_pairs("instruments", gold, predicted, pairs)
        full = sum(_same_terms(*pair) for pair in pairs)
        self._count("instruments, full", full, len(gold), len(predicted))

    def _statements(self) -> None:
        gold, predicted = self.gold.statements, self.predicted.statements
        pairs = pair_up(gold, predicted, _same_statement, _grounded)
        self._count_pairs("statements", gold, predicted, pairs)
        self._count("grounding", sum(_grounded(*pair) for pair in pairs), len(pairs), len(pairs))

    def _dispatch(self) -> None:
        gold, predicted = self.gold.dispatch, self.predicted.dispatch
        right = {
            "language": gold.language == predicted.language,
            "agency": fold(gold.agency) == fold(predicted.agency),
            "place": fold(gold.place) == fold(predicted.place),
            "published": gold.published == predicted.published,
        }
        self._count("dispatch", sum(right.values()), len(right), len(right))
        for key, agrees in right.items():
            if not agrees:
                self._differs(f"dispatch.{key}", getattr(gold, key), getattr(predicted, key))


def pair_up(
    gold: Iterable[T],
    predicted: Iterable[T],
    same: Callable[[T, T], bool],
    *preferred: Callable[[T, T], bool],
) -> list[tuple[T, T]]:
    """Pair each gold item with one predicted item that is the same, no item used twice.

    Where several are the same, the one for which `preferred` holds is taken, the first of these
    conditions counting most; among equals the first in order.
    """
    left = list(predicted)
    pairs = []
    for wanted in gold:
        candidates = [index for index, item in enumerate(left) if same(wanted, item)]
        if candidates:
            ranks = {index: [not holds(wanted, left[index]) for holds in preferred] for index in candidates}
            pairs.append((wanted, left.pop(min(candidates, key=ranks.__getitem__))))
    return pairs


def _without(items: Sequence[T], used: Sequence[T]) -> list[T]:
    """Return the items that are not among the used, which are the same objects and not merely equal."""
    spent = {id(item) for item in used}
    return [item for item in items if id(item) not in spent]


@lru_cache(maxsize=4096)
def fold(text: str | None) -> str:
    """Return the text as names are compared: no case, no accents, only words and single spaces."""
    kept = []
    for character in unicodedata.normalize("NFKD", (text or "").casefold()):
        if not unicodedata.combining(character):
            kept.append(character if character.isalnum() else " ")
    return " ".join("".join(kept).split())


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are of one person: the same last word, or nearly the same letters."""
    first, second = fold(one), fold(other)
    if not (first and second):
        return first == second
    same_last_word = first.rsplit(" ", 1)[-1] == second.rsplit(" ", 1)[-1]
    return same_last_word or _alike(first, second) >= _NAMES_ALIKE


def _same_person(one: Person, other: Person) -> bool:
    return (one.office, one.party) == (other.office, other.party) and same_name(one.name, other.name)


def _same_event(one: Event, other: Event) -> bool:
    return one.type == other.type and set(one.parties) == set(other.parties)


def _same_circumstances(one: Event, other: Event) -> bool:
    return (one.status, one.start, one.country) == (other.status, other.start, other.country)


def _same_instrument(one: Instrument, other: Instrument) -> bool:
    same_kind = (one.kind, one.action) == (other.kind, other.action)
    return same_kind and set(one.parties) == set(other.parties)


def _similar_title(one: Instrument, other: Instrument) -> bool:
    return _alike(fold(one.title), fold(other.title)) > _TITLES_ALIKE


def _same_terms(one: Instrument, other: Instrument) -> bool:
    same_validity = (one.valid_from, one.valid_to) == (other.valid_from, other.valid_to)
    return same_validity and set(one.articles) == set(other.articles)


def _same_statement(one: Statement, other: Statement) -> bool:
    same_sides = set(one.parties) == set(other.parties) and set(one.about) == set(other.about)
    return same_sides and one.stance == other.stance


def _grounded(one: Event | Statement, other: Event | Statement) -> bool:
    return any(_overlap(a, b) for a in one.evidence for b in other.evidence)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _all_topics(record: Record) -> set[str]:
    items: list[Event | Instrument | Statement] = [*record.events, *record.instruments, *record.statements]
    return {topic for item in items for topic in item.topics}


def load(data: bytes, text: str | None = None) -> tuple[Record, list[str]]:
    """Return the record in a JSON file, and the quotes in it that `text` does not contain.

    Evidence that is quoted, as in gold records, becomes the offsets of the quote's first place in
    `text`. A field that is null counts as one that is absent. Raises `msgspec.DecodeError` or
    `msgspec.ValidationError` for what is no record.
    """
    raw = _without_nulls(msgspec.json.decode(data))
    lost: list[str] = []
    if isinstance(raw, dict):
        for part in ("people", "events", "instruments", "statements", "milestones"):
            for item in raw.get(part) or ():
                if isinstance(item, dict) and isinstance(item.get("evidence"), list):
                    item["evidence"] = _as_spans(item["evidence"], text, lost)
    return msgspec.convert(raw, Record), lost


def _as_spans(evidence: list[Any], text: str | None, lost: list[str]) -> list[Any]:
    spans = []
    for piece in evidence:
        if not isinstance(piece, str):
            spans.append(piece)
        elif text is not None:
            start = text.find(piece)
            if start >= 0:
                spans.append([start, start + len(piece)])
            else:
                lost.append(piece)
    return spans


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value
