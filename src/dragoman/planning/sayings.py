"""What each side has said of a document: statements tied to it by title, or by a part of the title and parties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.ledger import Fact
from dragoman.planning.grouping import Title, titles_of
from dragoman.record import Stance, Statement

SAID: dict[Stance, str] = {
    "praise": "welcomed",
    "affirm": "affirmed",
    "inform": "informed of",
    "commit": "promised",
    "propose": "proposed",
    "demand": "demanded",
    "concern": "voiced concern",
    "accuse": "accused",
    "reject": "denied or refused",
    "threaten": "warned",
}
"""How a stance reads in the past, the same for all sides."""

_OF: dict[Stance, str] = {
    "demand": "of",
    "concern": "at",
    "propose": "to",
    "affirm": ", of",
    "reject": "what is said by",
}


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """What a side said: under which articles, of whom, when, and by which sources, by number."""

    fact: str
    articles: tuple[str, ...]
    parties: tuple[str, ...]
    speaker: str | None
    stance: Stance
    about: tuple[str, ...]
    topics: tuple[str, ...]
    day: str | None
    sources: tuple[int, ...]

    @classmethod
    def of(cls, fact: Fact, sources: tuple[int, ...]) -> Saying:
        """Return a statement of the ledger as a saying."""
        item = fact.item
        assert isinstance(item, Statement)
        return cls(
            fact=fact.id,
            articles=item.articles,
            parties=item.parties,
            speaker=item.speaker,
            stance=item.stance,
            about=item.about,
            topics=item.topics,
            day=fact.day,
            sources=sources,
        )

    def in_words(self) -> str:
        """Return who said what of whom: « AZE (Anne Martin) accused ARM »."""
        return said_in_words(self.parties, self.speaker, self.stance, self.about)


def said_in_words(parties: Sequence[str], speaker: str | None, stance: Stance, about: Sequence[str]) -> str:
    """Return who said what of whom in words that are the same for all sides."""
    side = " and ".join(party.removeprefix("org:") for party in parties)
    who = f"{side} ({speaker})" if side and speaker else speaker or side or "Somebody"
    target = ", ".join(party.removeprefix("org:") for party in about)
    words = (who, SAID[stance], _OF.get(stance, "") if target else "", target)
    return " ".join(word for word in words if word).replace(" , ", ", ")


def sayings(groups: Sequence[Sequence[Fact]], statements: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return for each document, by the id of its first fact, the statements on it in the order of their days.

    A statement is of the document of that title in one of its languages, of those the one that its own dispatch names;
    where it has but a part of the title, the parties have to be those of one document alone.
    """
    known = [_Known(group) for group in groups]
    named: dict[frozenset[tuple[str, Title]], list[_Known]] = {}
    found: dict[str, list[Fact]] = {}
    for fact in sorted(statements, key=lambda each: (each.day or "", each.id)):
        titles = titles_of(fact)
        if titles not in named:
            named[titles] = [each for each in known if _called_in_part(titles, each.titles)]
        document = _meant(fact, titles, named[titles])
        if document is not None:
            found.setdefault(document.id, []).append(fact)
    return found


class _Known:
    """A document as statements may speak of it."""

    def __init__(self, group: Sequence[Fact]) -> None:
        self.id = group[0].id
        self.titles = frozenset(title for fact in group for title in titles_of(fact))
        self.parties = {party for fact in group for party in fact.item.parties}
        self.dispatches = {source.dispatch for fact in group for source in fact.sources}


def _meant(fact: Fact, titles: frozenset[tuple[str, Title]], alike: Sequence[_Known]) -> _Known | None:
    """Return the document that a statement is on, of those of which it has the title or a part of it."""
    dispatches = {source.dispatch for source in fact.sources}
    same = [each for each in alike if _called(titles, each.titles)]
    spoken = set(fact.parties)
    for candidates in (
        [each for each in same if each.dispatches & dispatches],
        [each for each in alike if each.dispatches & dispatches],
        [each for each in same if _telling(titles) and (not each.parties or each.parties & spoken)],
        [each for each in alike if spoken and spoken <= each.parties and len(spoken) > 1],
    ):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _telling(titles: Iterable[tuple[str, Title]]) -> bool:
    """Say whether a title has more than the word for its kind."""
    return any(len(words) > 1 for _, words in titles)


def _called(said: Iterable[tuple[str, Title]], titles: Iterable[tuple[str, Title]]) -> bool:
    return bool(frozenset(said) & frozenset(titles))


def _called_in_part(said: Iterable[tuple[str, Title]], titles: Iterable[tuple[str, Title]]) -> bool:
    there = list(titles)
    return any(language == at and (some <= words or words <= some) for language, some in said for at, words in there)
