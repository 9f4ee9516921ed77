"""The dispatches that an answer rests on, numbered as the answer cites them."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.ledger import Fact, Source
from dragoman.page import one_line, origin


class Sources:
    """The dispatches of some facts, numbered from 1 by the day they were published."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        by_dispatch: dict[str, Source] = {}
        for fact in facts:
            for source in fact.sources:
                by_dispatch.setdefault(source.dispatch, source)
        self.all = tuple(
            sorted(by_dispatch.values(), key=lambda each: (each.published or "9", each.name, each.dispatch))
        )
        self._numbers = {source.dispatch: number for number, source in enumerate(self.all, 1)}

    def of(self, fact: Fact) -> tuple[int, ...]:
        """Return the numbers of the dispatches that tell of a fact."""
        return tuple(sorted({self._numbers[source.dispatch] for source in fact.sources}))

    def saying(self, fact: Fact, *statuses: str) -> tuple[int, ...]:
        """Return the numbers of those that tell it with one of some statuses."""
        return tuple(sorted({self._numbers[each.dispatch] for each in fact.sources if each.status in statuses}))


def first_told(fact: Fact) -> str:
    """Return the day on which a fact was first told of, empty where it is not known."""
    return min((source.published for source in fact.sources if source.published), default="")


def known_by(facts: Iterable[Fact], day: str) -> list[Fact]:
    """Return the facts that had been told of by a day, in the order of their ids; those without a date are."""
    return sorted((fact for fact in facts if first_told(fact)[:10] <= day), key=lambda fact: fact.id)


def cited(numbers: Iterable[int]) -> str:
    """Return numbers of sources as they are cited: [1][3]."""
    return "".join(f"[{number}]" for number in numbers)


def source_line(number: int, source: Source) -> str:
    """Return a numbered source on one line."""
    return one_line(f"[{number}] {origin_of(source)}")


def origin_of(source: Source) -> str:
    """Return where a telling comes from."""
    return origin(source.name, source.agency, source.published, language=source.language)


def shorten(quote: str, longest: int = 110) -> str:
    """Return a quote on one line, cut at a word where it is long."""
    line = one_line(quote)
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"
