"""Which facts of a ledger are of one document, over years and languages.

The ledger brings together what is told within days. Here a document is known again by its title in one language, and
across languages by its kind, parties and dates. The result depends on the set of facts alone, not on their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.ledger import Days, Fact, days, title_words
from dragoman.record import Instrument

Title = frozenset[str]

LEAST = 2.0
"""The points from which two facts may be of one document."""

_FRESH = 30
"""A document told of as signed, without a date, was signed within so many days before."""
_ALIKE, _OTHER = 0.75, 0.34
_FAMILIES = {"statement": "declaration"}
"""Kinds that are one across languages: `déclaration` in French is `заявление` in Russian."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a document is known by, from one fact or from several alike; its `id` is the least of theirs."""

    id: str
    facts: tuple[Fact, ...]
    family: str
    parties: tuple[str, ...]
    born: Days | None
    valid: tuple[str | None, str | None]
    titles: frozenset[tuple[str, Title]]
    articles: frozenset[str]
    topics: frozenset[str]
    dispatches: frozenset[str]
    told: tuple[int, int] | None
    cited: bool

    @property
    def dated(self) -> bool:
        """Whether it is known when it was signed, or for when it is valid."""
        return self.born is not None or any(self.valid)

    @property
    def languages(self) -> frozenset[str]:
        """The languages in which its title is known."""
        return frozenset(language for language, _ in self.titles)


def grouped(facts: Iterable[Fact], signed: dict[str, str]) -> list[list[Fact]]:
    """Return facts of documents in groups, one a document; `signed` has days of signing that events tell, by fact."""
    traits = sorted((traits_of(fact, signed.get(fact.id)) for fact in facts), key=lambda each: each.id)
    blocks: dict[tuple[str, tuple[str, ...]], list[Traits]] = {}
    for each in traits:
        blocks.setdefault((each.family, each.parties), []).append(each)
    groups = [group for _, block in sorted(blocks.items()) for group in _joined(block)]
    found = [sorted(group.facts, key=lambda fact: fact.id) for group in _attached(groups)]
    return sorted(found, key=lambda group: group[0].id)


def traits_of(fact: Fact, signed: str | None = None) -> Traits:
    """Return what the document of one fact is known by."""
    item = fact.item
    assert isinstance(item, Instrument)
    told = sorted(day.first for source in fact.sources if (day := days(source.published)))
    born = days(item.signed or signed)
    if born is None and item.action in ("signed", "adopted") and told:
        born = Days(told[0] - _FRESH, told[0])
    return Traits(
        id=fact.id,
        facts=(fact,),
        family=_FAMILIES.get(item.kind, item.kind),
        parties=item.parties,
        born=born,
        valid=(item.valid_from, item.valid_to),
        titles=titles_of(fact),
        articles=frozenset(item.articles),
        topics=frozenset(item.topics),
        dispatches=frozenset(source.dispatch for source in fact.sources),
        told=(told[0], told[-1]) if told else None,
        cited=item.action != "negotiated",
    )


def titles_of(fact: Fact) -> frozenset[tuple[str, Title]]:
    """Return the words of what the tellings of a fact call the document, each with their language."""
    return frozenset(
        (source.language or "", words) for source in fact.sources if (words := title_words(source.called or ""))
    )


def overlap(some: Iterable[tuple[str, Title]], others: Iterable[tuple[str, Title]]) -> float | None:
    """Return how alike the most alike titles of one language are, from 0 to 1; None without a common language."""
    there = list(others)
    shares = [
        len(one & other) / len(one | other) if min(len(one), len(other)) > 1 else 0.5
        for language, one in some
        for spoken, other in there
        if language == spoken
    ]
    return max(shares, default=None)


def _joined(block: Sequence[Traits]) -> list[Traits]:
    """Join what is likely one within a block, the likeliest pairs first, none against a veto."""
    nodes = _collapsed(block)
    scores = {
        (at, to): points
        for at, to in combinations(range(len(nodes)), 2)
        if (points := likeness(nodes[at], nodes[to])) is not None
    }
    members = {at: [at] for at in range(len(nodes))}
    for at, to in sorted((pair for pair in scores if scores[pair] >= LEAST), key=lambda pair: (-scores[pair], pair)):
        if members[at] is members[to] or _ambiguous(at, to, nodes, scores):
            continue
        pairs = ((min(one, two), max(one, two)) for one in members[at] for two in members[to])
        if all(scores.get(pair, -1.0) >= 0 for pair in pairs):
            members[at].extend(members[to])
            for moved in members[to]:
                members[moved] = members[at]
    unique = {id(group): group for group in members.values()}
    return [together([nodes[at] for at in sorted(group)]) for group in unique.values()]


def _collapsed(block: Sequence[Traits]) -> list[Traits]:
    """Take facts of the very same title and dates together, so that what is cited daily costs one comparison."""
    same: dict[tuple[object, ...], list[Traits]] = {}
    for each in block:
        telling = all(len(words) > 1 for _, words in each.titles) and bool(each.titles)
        dates = (each.valid, each.born if each.born and each.born.exact else each.born and each.id)
        same.setdefault((each.titles if telling else each.id, dates, each.cited), []).append(each)
    return sorted((together(group) for group in same.values()), key=lambda each: each.id)


def together(group: Sequence[Traits]) -> Traits:
    """Return what is known of a document from several traits of it."""
    if len(group) == 1:
        return group[0]
    births = sorted((each.born for each in group if each.born), key=lambda born: (born.last - born.first, born))
    told = sorted(day for each in group if each.told for day in each.told)
    return Traits(
        id=min(each.id for each in group),
        facts=tuple(fact for each in group for fact in each.facts),
        family=group[0].family,
        parties=max((each.parties for each in group), key=lambda parties: (len(parties), parties)),
        born=births[0] if births else None,
        valid=next((each.valid for each in group if any(each.valid)), (None, None)),
        titles=frozenset(title for each in group for title in each.titles),
        articles=frozenset(article for each in group for article in each.articles),
        topics=frozenset(topic for each in group for topic in each.topics),
        dispatches=frozenset(dispatch for each in group for dispatch in each.dispatches),
        told=(told[0], told[-1]) if told else None,
        cited=any(each.cited for each in group),
    )


def likeness(one: Traits, other: Traits) -> float | None:
    """Return how likely two of one kind and the same parties are one document, in points; None where they can't be."""
    if one.dated != other.dated or _dates_apart(one, other):
        return None
    alike = overlap(one.titles, other.titles)
    if alike is None:
        return _across_languages(one, other)
    if alike >= _ALIKE:
        return LEAST + alike
    if alike < _OTHER or one.dispatches & other.dispatches:
        return None
    return LEAST + alike if _contained(one, other) and _same_dates(one, other) else -0.5


def _dates_apart(one: Traits, other: Traits) -> bool:
    if one.born and other.born and one.born.gap(other.born) > 1:
        return True
    return any(a and b and a[:4] != b[:4] for a, b in zip(one.valid, other.valid, strict=True))


def _same_dates(one: Traits, other: Traits) -> bool:
    if one.born and other.born and one.born.exact and other.born.exact:
        return one.born.gap(other.born) == 0
    return all(one.valid) and one.valid == other.valid


def _contained(one: Traits, other: Traits) -> bool:
    """Say whether a title of one has all the words of a title of the other, in one language."""
    return any(
        language == spoken and (some <= others or others <= some)
        for language, some in one.titles
        for spoken, others in other.titles
    )


def _across_languages(one: Traits, other: Traits) -> float:
    points = 2.0 if _same_dates(one, other) else 0.0
    if one.topics and other.topics:
        points += 1.0 if one.topics & other.topics else -2.0
    points += 1.0 if one.articles & other.articles else 0.0
    return points + (1.0 if len(one.parties) > 2 else 0.0)


def _ambiguous(at: int, to: int, nodes: Sequence[Traits], scores: dict[tuple[int, int], float]) -> bool:
    """Say whether, across languages, one of two could as well be a third document that the other is not."""
    if nodes[at].languages & nodes[to].languages:
        return False
    points = scores[at, to]
    for one, two in ((at, to), (to, at)):
        for third in range(len(nodes)):
            if third in (one, two) or not nodes[third].languages & nodes[two].languages:
                continue
            rival = scores.get((min(one, third), max(one, third)), -1.0)
            same = scores.get((min(two, third), max(two, third)), -1.0)
            if rival >= points and same < LEAST:
                return True
    return False


def _attached(groups: Sequence[Traits]) -> list[Traits]:
    """Give what is told of a document without its date, in fewer words or parties, to the one that it fits.

    What fits several documents stays by itself.
    """
    by_family: dict[str, list[Traits]] = {}
    for group in groups:
        by_family.setdefault(group.family, []).append(group)
    found = []
    for _, family in sorted(by_family.items()):
        targets: dict[str, list[Traits]] = {group.id: [] for group in family}
        having = _having(family)
        for group in family:
            fitting = [other for other in _with_words_of(group, having) if _fits(group, other)]
            known = [other for other in fitting if not any(_fits(other, third) for third in fitting)]
            targets[known[0].id if len(known) == 1 else group.id].append(group)
        found += _followed(family, targets)
    return found


def _having(family: Sequence[Traits]) -> dict[tuple[str, str], list[Traits]]:
    """Return which documents have a word in a title, by language and word."""
    having: dict[tuple[str, str], list[Traits]] = {}
    for group in family:
        for language, word in {(language, word) for language, words in group.titles for word in words}:
            having.setdefault((language, word), []).append(group)
    return having


def _with_words_of(group: Traits, having: dict[tuple[str, str], list[Traits]]) -> list[Traits]:
    """Return the documents that have the rarest word of a title of one: no others have all its words."""
    found = {
        other.id: other
        for language, words in group.titles
        for other in min((having[language, word] for word in words), key=len)
    }
    return [found[name] for name in sorted(found)]


def _followed(family: Sequence[Traits], targets: dict[str, list[Traits]]) -> list[Traits]:
    """Return the groups with what was given to them, and what was given to that."""
    owner = {group.id: target for target, given in targets.items() for group in given}

    def last(name: str) -> str:
        passed = {name}
        while owner[name] not in passed:
            name = owner[name]
            passed.add(name)
        return name

    gathered: dict[str, list[Traits]] = {}
    for group in family:
        gathered.setdefault(last(group.id), []).append(group)
    return [together(group) for _, group in sorted(gathered.items())]


def _fits(vague: Traits, group: Traits) -> bool:
    """Say whether a document told of vaguely may be another: fewer parties, fewer words or no date, and no conflict."""
    if vague is group or not set(vague.parties) <= set(group.parties) or _dates_apart(vague, group):
        return False
    less = (vague.parties != group.parties, group.dated and not vague.dated)
    if (vague.dated and not group.dated) or not (any(less) or _shorter(vague, group)):
        return False
    if vague.told and group.born and vague.cited and vague.told[0] < group.born.first:
        return False
    words = [(some, others) for language, some in vague.titles for at, others in group.titles if language == at]
    return any(len(some) > 1 and some <= others for some, others in words)


def _shorter(vague: Traits, group: Traits) -> bool:
    pairs = [(some, others) for language, some in vague.titles for at, others in group.titles if language == at]
    return any(some < others for some, others in pairs) and not any(others <= some for some, others in pairs)
