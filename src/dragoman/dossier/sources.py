"""The sources of a dossier, numbered as they are first named, and facts as lines that end in these numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.dossier.model import Line, Reference
from dragoman.ledger import Fact, Source
from dragoman.page import fact_of
from dragoman.record import Statement

_SHOWN = ("when", "where", "people", "document", "articles", "topics", "signed", "valid")


class Sources:
    """The dispatches that a dossier rests on, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._sources: list[Source] = []

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
            )
            for number, source in enumerate(self._sources, 1)
        )

    def line(self, fact: Fact, *, depth: int = 0, quotes: Mapping[str, str] | None = None, dated: bool = True) -> Line:
        """Return a fact as a line: what it is in words, and how its tellings differ."""
        shown = fact_of(fact.item)
        details = [value for label, value in shown.details if label in _SHOWN and (dated or label != "when")]
        quoted = [quotes[source.telling] for source in _in_english_first(fact) if quotes and source.telling in quotes]
        return Line(
            text=" · ".join((shown.head, *details)),
            day=fact.day,
            id=fact.id,
            sources=self.numbers(fact.sources),
            depth=depth,
            quote=quoted[0] if quoted else None,
            marks=tuple(mark for mark in (shown.mark, "" if fact.standing == "read" else fact.standing) if mark),
            differs=self._differences(fact),
        )

    def _differences(self, fact: Fact) -> tuple[str, ...]:
        """Return how tellings differ: « start: 2023-09-14 [1] or 2023-09-15 [2] »."""
        if isinstance(fact.item, Statement):
            return ()
        by_telling = {source.telling: source for source in fact.sources}
        told = []
        for difference in fact.differences:
            values = []
            for value, marks in difference.values:
                written = ", ".join(value) if isinstance(value, tuple) else str(value)
                numbers = self.numbers(by_telling[mark] for mark in marks if mark in by_telling)
                values.append(f"{written.replace('_', ' ')} {bracketed(numbers)}")
            told.append(f"{difference.field}: {' or '.join(values)}")
        return tuple(told)


def _in_english_first(fact: Fact) -> list[Source]:
    return sorted(fact.sources, key=lambda source: (source.language != "en", source.language != "fr"))


def bracketed(numbers: Iterable[int]) -> str:
    """Return the numbers of sources as they are written: [1, 3]."""
    return f"[{', '.join(map(str, numbers))}]"
