"""The sources of a dossier, numbered as they are first named, and facts as lines that end in these numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.dossier.model import Line, Quote, Reference
from dragoman.dossier.wording import in_words, shortened, what_became
from dragoman.ledger import Difference, Fact, Source
from dragoman.page import party_name, words
from dragoman.record import Event, Statement

_LONGEST_QUOTE = 400
_MARKS = '“”„"«» ,'
"""What a quote need not begin or end with, as it is set in marks of its own."""
_STANDING = {"confirmed": "confirmed by a person", "edited": "as a person corrected it", "rejected": "rejected"}


class Sources:
    """The dispatches that a dossier rests on, each with its number; `quotes` are words of them, by telling."""

    def __init__(self, quotes: Mapping[str, str] | None = None) -> None:
        self.quotes = quotes or {}
        self._numbers: dict[str, int] = {}
        self._sources: list[Source] = []
        self._quoted: dict[str, dict[str, Quote]] = {}

    def numbers(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """Return the numbers of some sources, giving new ones to those not named before."""
        found = set()
        for source in sources:
            if source.dispatch not in self._numbers:
                self._sources.append(source)
                self._numbers[source.dispatch] = len(self._sources)
            found.add(self._numbers[source.dispatch])
        return tuple(sorted(found))

    def references(self) -> tuple[Reference, ...]:
        """Return all sources in the order of their numbers."""
        return tuple(
            Reference(
                number=number,
                name=source.name,
                agency=source.agency,
                published=source.published,
                language=source.language,
                url=source.url,
                quotes=tuple(self._quoted.get(source.dispatch, {}).values()),
            )
            for number, source in enumerate(self._sources, 1)
        )

    def line(self, fact: Fact, *, under: Event | None = None, group: str | None = None) -> Line:
        """Return a fact as a line: what it is in words, what it rests on, and how its tellings differ.

        `under` is the visit in whose course it was; `group` the heading that the line stands under.
        """
        numbers = self.numbers(fact.sources)
        quotes = self._quote(fact)
        event = fact.item if isinstance(fact.item, Event) else None
        return Line(
            text=in_words(fact, under),
            day=fact.day,
            told=event is not None and event.start is None,
            id=fact.id,
            sources=numbers,
            depth=int(under is not None),
            group=group,
            quote=quotes[0] if quotes and isinstance(fact.item, Statement) else None,
            marks=tuple(mark for mark in (what_became(fact), _STANDING.get(fact.standing, "")) if mark),
            differs=() if isinstance(fact.item, Statement) else self._differences(fact),
        )

    def _quote(self, fact: Fact) -> list[Quote]:
        """Return what the sources of a fact say of it, English and French first, and keep it for their list."""
        found = []
        for source in sorted(fact.sources, key=lambda each: (each.language != "en", each.language != "fr")):
            said = self.quotes.get(source.telling)
            if said:
                quote = Quote(words=shortened(said, _LONGEST_QUOTE).strip(_MARKS), id=fact.id, language=source.language)
                self._quoted.setdefault(source.dispatch, {}).setdefault(quote.words, quote)
                found.append(quote)
        return found

    def _differences(self, fact: Fact) -> tuple[str, ...]:
        """Return how tellings differ: « start: 2023-09-14 [1] or 2023-09-15 [2] »."""
        by_telling = {source.telling: source for source in fact.sources}
        told = []
        for difference in fact.differences:
            values: dict[str, set[int]] = {}
            for value, marks in difference.values:
                numbers = self.numbers(by_telling[mark] for mark in marks if mark in by_telling)
                values.setdefault(_written(difference, value), set()).update(numbers)
            listed = (f"{value} {bracketed(sorted(numbers))}" for value, numbers in values.items())
            told.append(f"{words(difference.field)}: {' or '.join(listed)}")
        return tuple(told)


def _written(difference: Difference, value: object) -> str:
    """Return one value of a field as it is shown: parties by their names."""
    listed = [str(each) for each in value] if isinstance(value, tuple) else [str(value)]
    if difference.field in ("parties", "host", "country", "about"):
        return ", ".join(map(party_name, listed))
    return ", ".join(shortened(words(each)) for each in listed)


def bracketed(numbers: Iterable[int]) -> str:
    """Return the numbers of sources as they are written: [1, 3]."""
    return f"[{', '.join(map(str, numbers))}]"
