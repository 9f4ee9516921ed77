"""A fact of the ledger: what its tellings say together, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

import msgspec

from dragoman.ledger.days import between
from dragoman.ledger.merging.alike import same_person
from dragoman.ledger.told import Item, Kind, Told, Who, mark
from dragoman.record import Event, Span, Statement

Standing = Literal["read", "confirmed", "edited", "rejected"]
"""What a person has said of a fact: nothing, that it is right, what is right instead, or that it is wrong."""

_LANGUAGES = ("en", "fr", "az", "ru")
"""In which language names and titles are shown where several tell them, the first first."""

_PROGRESS = ("cited", "negotiated", "adopted", "signed", "ratified", "in_force", "terminated")
_UNCOMPARED = frozenset({"people", "evidence", "status", "action", "title", "speaker", "instrument", "end"})


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A dispatch that tells of a fact, and the characters of its text that do.

    `status` is what this telling says of it: planned, held, signed … and "said" for a statement; `called` is the
    document as this telling calls it.
    """

    telling: str
    dispatch: str
    name: str
    source: str
    agency: str | None = None
    language: str | None = None
    published: str | None = None
    url: str | None = None
    evidence: tuple[Span, ...] = ()
    status: str | None = None
    called: str | None = None


class Difference(msgspec.Struct, frozen=True):
    """A field in which tellings differ: each value, with the tellings that have it."""

    field: str
    values: tuple[tuple[Any, tuple[str, ...]], ...]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One event, document, statement or milestone with all its sources.

    `id` is the mark of one of its tellings; the mark of any of them finds it. `item` has it in the words of the
    record (codebook), without evidence, which `sources` have. `why` says for each telling beyond the first why it is
    taken for the same.
    """

    id: str
    kind: Kind
    item: Item
    day: str | None
    people: tuple[Who, ...] = ()
    sources: tuple[Source, ...] = ()
    differences: tuple[Difference, ...] = ()
    standing: Standing = "read"

    @property
    def parties(self) -> tuple[str, ...]:
        """All parties to it, those spoken about too."""
        about = self.item.about if isinstance(self.item, Statement) else ()
        return tuple(sorted({*self.item.parties, *about}))


def in_order(told: Iterable[Told]) -> list[Told]:
    """Return tellings from the earliest published on, those without a date last; ties by their numbers."""
    return sorted(told, key=lambda each: (each.published is None, each.published or "", each.number))


def head(told: Iterable[Told]) -> str:
    """Return the mark that a fact goes by: that of the least of its tellings' numbers."""
    return mark(min(each.number for each in told))


def merged(told: Sequence[Told]) -> tuple[Item, tuple[Who, ...], tuple[Difference, ...]]:
    """Return what tellings of one fact say together, who takes part, and where they differ.

    Of each field the value told most often is taken; of equally many, the more exact, then the lesser.
    """
    if len(told) == 1:
        return _alone(told[0])
    told = in_order(told)
    items = [each.item for each in told]
    changes: dict[str, Any] = {"evidence": ()}
    differences = []
    for name in items[0].__struct_fields__:
        values = [getattr(item, name) for item in items]
        changes[name] = _field(name, values, told)
        if name not in _UNCOMPARED and (differing := _differing(name, values, told)):
            differences.append(differing)
    people = _people(told)
    if isinstance(items[0], Event):
        changes["people"] = tuple(who.name for who in people)
        changes["end"] = _end(told, changes["start"])
    return type(items[0])(**changes), people, tuple(differences)


def _alone(told: Told) -> tuple[Item, tuple[Who, ...], tuple[Difference, ...]]:
    """Return what a single telling says, put as `merged` puts what several do."""
    people = _people((told,)) if len(told.people) > 1 else told.people
    changes: dict[str, Any] = {"evidence": ()}
    for name in ("topics", "articles"):
        if values := getattr(told.item, name, ()):
            changes[name] = tuple(sorted(set(values), key=numerically))
    if told.event:
        changes["people"] = tuple(who.name for who in people)
    return msgspec.structs.replace(told.item, **changes), people, ()


def _field(name: str, values: list[Any], told: Sequence[Told]) -> Any:
    match name:
        case "evidence" | "people" | "end":
            return ()
        case "status":
            return "held" if "held" in values else values[-1]
        case "action":
            return max(values, key=_PROGRESS.index)
        case "topics" | "articles":
            return tuple(sorted({each for value in values for each in value}, key=numerically))
        case "title" | "speaker" | "instrument":
            return _in_a_language(values, told)
    return most_told(values)


def numerically(value: str) -> tuple[int, str]:
    """Return what articles are put in order by: their numbers."""
    return int(value) if value.isascii() and value.isdigit() else 0, value


def most_told(values: Iterable[Any]) -> Any:
    """Return the value told most often; of equally many the more exact, then the lesser. None and () are not told."""
    counts = Counter(value for value in values if value not in (None, ()))
    if not counts:
        return next(iter(values), None)
    return max(counts, key=lambda value: (counts[value], len(value), [-ord(letter) for letter in str(value)]))


def _in_a_language(values: list[Any], told: Sequence[Told]) -> Any:
    """Return the value in the first language that has it, the most told there."""
    present = [(each.language or "", value) for value, each in zip(values, told, strict=True) if value is not None]
    languages = {language for language, _ in present}
    first = min(languages, key=preference, default="")
    return most_told([value for language, value in present if language == first]) if present else None


def preference(language: str | None) -> tuple[int, str]:
    """Return what languages are put in order by where one has to be chosen to show."""
    return _LANGUAGES.index(language) if language in _LANGUAGES else len(_LANGUAGES), language or ""


def _end(told: Sequence[Told], start: str | None) -> str | None:
    """Return the end that goes with the start chosen."""
    ends = [each.event.end for each in told if each.event and each.event.end]
    starting = [each.event.end for each in told if each.event and each.event.end and each.event.start == start]
    found: str | None = most_told(starting or ends)
    return found


def _people(told: Sequence[Told]) -> tuple[Who, ...]:
    """Return who takes part by any telling, each once, named as the preferred language has it."""
    people: list[list[tuple[str, Who]]] = []
    for each in told:
        for who in each.people:
            known = next((one for one in people if any(same_person(who, other) for _, other in one)), None)
            if known is None:
                people.append(known := [])
            known.append((each.language or "", who))
    return tuple(sorted((_one(forms) for forms in people), key=lambda who: (who.party or "", who.key)))


def _one(forms: Sequence[tuple[str, Who]]) -> Who:
    first = min((language for language, _ in forms), key=preference)
    chosen = min((who for language, who in forms if language == first), key=lambda who: (-len(who.name), who.name))
    office = chosen.office or most_told([who.office for _, who in forms])
    party = chosen.party or most_told([who.party for _, who in forms])
    return Who(chosen.name, chosen.key, office, party)


def _differing(name: str, values: list[Any], told: Sequence[Told]) -> Difference | None:
    """Return how tellings differ in a field: none where one is only less exact, or silent."""
    by_value: dict[Any, list[str]] = {}
    for value, each in zip(values, told, strict=True):
        if value not in (None, ()):
            by_value.setdefault(value, []).append(mark(each.number))
    apart: Callable[[Any, Any], bool] = _dates_apart if name in ("start", "signed") else _unequal
    listed = list(by_value)
    if not any(apart(one, other) for at, one in enumerate(listed) for other in listed[at + 1 :]):
        return None
    return Difference(name, tuple((value, tuple(marks)) for value, marks in by_value.items()))


def _unequal(one: Any, other: Any) -> bool:
    return bool(one != other)


def _dates_apart(one: str, other: str) -> bool:
    some, others = between(one, one), between(other, other)
    return some is None or others is None or some.gap(others) > 0


def exported(fact: Fact) -> dict[str, Any]:
    """Return a fact for other programs: its id, the fields of the record, and its tellings with their dispatches."""
    fields = msgspec.to_builtins(fact.item)
    del fields["evidence"]
    tellings = [
        {"dispatch": source.name, "telling": source.telling, "source": source.source, "evidence": source.evidence}
        for source in fact.sources
    ]
    return {"id": fact.id, **fields, "day": fact.day, "standing": fact.standing, "tellings": tellings}
