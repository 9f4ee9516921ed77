"""What a change to the reader gained, lost and changed: two records of each dispatch of one corpus, fact by fact.

A fact that is in both records as it was is the same; one that only differs in some fields is changed, and is found by
what it is and by the words that say it. What is left on either side is lost or gained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from dragoman.evaluation import fold, pair_up, same_name
from dragoman.record import Dispatch, Event, Instrument, Milestone, Person, Record, Span, Statement

Part = Literal["dispatch", "people", "events", "instruments", "statements", "milestones"]
Sort = Literal["gained", "lost", "changed"]
Item = Dispatch | Person | Event | Instrument | Statement | Milestone
T = TypeVar("T", Person, Event, Instrument, Statement, Milestone)

PARTS: tuple[Part, ...] = ("dispatch", "people", "events", "instruments", "statements", "milestones")
"""The parts of a record, in the order in which they are shown."""

ALL = "all"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact gained, lost or changed in one dispatch, as it was and as it is; `fields` are those that differ."""

    name: str
    language: str
    part: Part
    sort: Sort
    before: Item | None
    after: Item | None
    fields: tuple[str, ...] = ()
    texts: tuple[str | None, str | None] = (None, None)

    def values(self) -> Iterator[tuple[str, str, str]]:
        """Yield each field that differs with its value before and after, evidence as the words it covers."""
        for name in self.fields:
            yield name, self._value(self.before, name, self.texts[0]), self._value(self.after, name, self.texts[1])

    @staticmethod
    def _value(item: Item | None, name: str, text: str | None) -> str:
        value: Any = getattr(item, name)
        if name == "evidence" and text is not None:
            return " … ".join(f"“{text[start:end]}”" for start, end in value)
        if isinstance(value, tuple):
            return ", ".join(map(str, value)) or "–"
        return "–" if value is None else str(value)


@dataclass(slots=True)
class Counts:
    """How many facts of one part there were and are, and what became of them."""

    before: int = 0
    after: int = 0
    gained: int = 0
    lost: int = 0
    changed: int = 0


@dataclass(slots=True)
class Comparison:
    """All that differs between two readings of a corpus, counted by language and part and listed."""

    counts: dict[str, dict[Part, Counts]] = field(default_factory=lambda: {ALL: {}})
    changes: list[Change] = field(default_factory=list)
    dispatches: int = 0

    def add(self, name: str, before: Record, after: Record) -> None:
        """Compare the two records of one dispatch."""
        self.dispatches += 1
        language = after.dispatch.language or before.dispatch.language or UNKNOWN
        texts = before.text or after.text, after.text or before.text
        for part in PARTS:
            old, new = _items(before, part), _items(after, part)
            found = list(_changes(part, old, new))
            self.changes += [Change(name, language, part, *change, texts=texts) for change in found]
            for group in (ALL, language):
                counts = self.counts.setdefault(group, {}).setdefault(part, Counts())
                counts.before += len(old)
                counts.after += len(new)
                for sort, *_ in found:
                    setattr(counts, sort, getattr(counts, sort) + 1)

    def rows(self) -> list[tuple[str, Part, Counts]]:
        """Return the counts by language and part, all languages together first if there are several."""
        languages = [code for code in self.counts if code != ALL]
        shown = languages if len(languages) == 1 else [ALL, *sorted(languages)]
        return [(code, part, self.counts[code][part]) for code in shown for part in self.counts[code]]


Found = tuple[Sort, Item | None, Item | None, tuple[str, ...]]


def _items(record: Record, part: Part) -> list[Item]:
    return [record.dispatch] if part == "dispatch" else list(getattr(record, part))


def _changes(part: Part, before: Sequence[Item], after: Sequence[Item]) -> Iterator[Found]:
    """Yield what became of the facts of one part, in the order of the text as far as it goes."""
    pairs = _pair(list(before), list(after), _PASSES[part])
    partner = {id(old): new for old, new in pairs}
    for old in before:
        new = partner.get(id(old))
        if new is None:
            yield "lost", old, None, ()
        else:
            fields = _differing(old, new)
            if fields:
                yield "changed", old, new, fields
    taken = {id(new) for _, new in pairs}
    for item in after:
        if id(item) not in taken:
            yield "gained", None, item, ()


def _pair(
    before: list[Item], after: list[Item], passes: Sequence[Callable[[Any, Any], bool]]
) -> list[tuple[Item, Item]]:
    """Pair each fact with the one it has become, by one condition after another, none used twice."""
    pairs: list[tuple[Item, Item]] = []
    for same in passes:
        found = pair_up(before, after, same)
        pairs += found
        before = _without(before, (old for old, _ in found))
        after = _without(after, (new for _, new in found))
    return pairs


def _without(items: list[Item], used: Iterable[Item]) -> list[Item]:
    spent = {id(item) for item in used}
    return [item for item in items if id(item) not in spent]


def _differing(one: Item, other: Item) -> tuple[str, ...]:
    return tuple(name for name in one.__struct_fields__ if getattr(one, name) != getattr(other, name))


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def _same_place(one: T, other: T) -> bool:
    return _overlap(one.evidence, other.evidence)


def _equal(one: Item, other: Item) -> bool:
    return one == other


def _same_key(one: Person, other: Person) -> bool:
    return one.key is not None and one.key == other.key


def _same_person(one: Person, other: Person) -> bool:
    return same_name(one.name, other.name)


def _same_event(one: Event, other: Event) -> bool:
    return one.type == other.type and _same_place(one, other)


def _same_kind_of_event(one: Event, other: Event) -> bool:
    return (one.type, one.parties) == (other.type, other.parties)


def _same_document(one: Instrument, other: Instrument) -> bool:
    return fold(one.title) == fold(other.title)


def _same_statement(one: Statement, other: Statement) -> bool:
    return (one.stance, one.parties) == (other.stance, other.parties) and _same_place(one, other)


def _same_milestone(one: Milestone, other: Milestone) -> bool:
    return one.kind == other.kind and _same_place(one, other)


_PASSES: dict[Part, tuple[Callable[[Any, Any], bool], ...]] = {
    "dispatch": (lambda one, other: True,),
    "people": (_equal, _same_key, _same_person, _same_place),
    "events": (_equal, _same_event, _same_kind_of_event, _same_place),
    "instruments": (_equal, _same_document, _same_place),
    "statements": (_equal, _same_statement, _same_place),
    "milestones": (_equal, _same_milestone, _same_place),
}
"""By what a fact is found again in the other record, the surest first."""
