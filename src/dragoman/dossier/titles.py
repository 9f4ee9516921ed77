"""Which documents are meant by words of a title, and what was said of them."""

from __future__ import annotations

from difflib import get_close_matches

from dragoman.dossier.persons import NothingFound
from dragoman.dossier.wording import shortened
from dragoman.ledger import Fact, Register, Where, title_words
from dragoman.record import Instrument, Statement

_LIKE = 0.75
_MOST_HITS = 400
_MOST_NAMED = 3


def titled(register: Register, title: str, since: str | None, until: str | None) -> list[Fact]:
    """Return the documents whose titles have the words of one, and what was said of them, by day.

    Raises `NothingFound` where there are none.
    """
    wanted = title_words(title)
    found: dict[str, Fact] = {}
    for where in (
        Where(kind="instrument", since=since, until=until),
        Where(kind="statement", since=since, until=until),
    ):
        for hit in register.search(title, where, _MOST_HITS):
            if hit.fact is not None and _is_titled(hit.fact, wanted):
                found[hit.fact.id] = hit.fact
    if not found:
        within = (f" from {since}" if since else "") + (f" to {until}" if until else "")
        raise NothingFound(f"no document is known by the title {shortened(title)}{within}{_near(register, title)}")
    return sorted(found.values(), key=lambda fact: (fact.day or "", fact.id))


def _title(fact: Fact) -> str:
    if isinstance(fact.item, Instrument):
        return fact.item.title
    return (fact.item.instrument or "") if isinstance(fact.item, Statement) else ""


def _is_titled(fact: Fact, wanted: frozenset[str]) -> bool:
    words = title_words(_title(fact))
    return bool(words) and len(words & wanted) >= _LIKE * min(len(words), len(wanted))


def _near(register: Register, title: str) -> str:
    """Return advice that names documents which have one of the words, or are called something like it."""
    known = {}
    for word in sorted(title.split(), key=len, reverse=True)[:3]:
        for hit in register.search(word, Where(kind="instrument"), _MOST_HITS):
            if hit.fact is not None:
                known[_title(hit.fact).casefold()] = _title(hit.fact)
    near = get_close_matches(title.casefold(), known, _MOST_NAMED, 0.3)
    listed = " or ".join(f"“{shortened(known[each], 80)}”" for each in near)
    return f": did you mean {listed}?" if listed else ": `dragoman search --type agreement` lists agreements, for one"
