"""A brief before a meeting: two pages on what was last, what is due and what each side has said since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date

import msgspec

from dragoman.dossier import (
    Dossier,
    Line,
    NothingFound,
    Section,
    Sources,
    announced,
    chronicle,
    event_of,
    holders,
    meetings,
    positions,
    with_what_was_said,
)
from dragoman.ledger import Days, Fact, Register, Source, Where, days
from dragoman.page import party_name
from dragoman.planning.due import due_by_plan
from dragoman.planning.instruments import instruments
from dragoman.planning.milestones import Anniversary, anniversaries
from dragoman.record import Statement

CONTACTS = 6
"""The most contacts that are listed, the last ones, each with what was done in its course."""
SAID = 6
"""The most statements of a side that are listed, the last ones."""
MOST = 6
"""The most events announced, documents that end and anniversaries that are listed, and persons of a party."""
CITED = 3
"""The most sources that a line names."""
ENDING = 366
"""Days within which a document's end is of note."""


def brief(register: Register, parties: Sequence[str], on: str) -> Dossier:
    """Return the brief on the relation of two or more parties as it was known on a day (ISO).

    Raises `NothingFound` where nothing is known of them by then.
    """
    facts = register.facts(Where(parties=tuple(parties), known=on))
    last = _last_meeting(facts, on)
    said = _said_since(register, facts, parties, on, last)
    sources = _Few(register.first_quotes([*facts, *said]))
    told = register.attested(source.dispatch for fact in facts for source in fact.sources)
    contacts = chronicle(_last_contacts(facts), sources)
    planned = due_by_plan(register, parties, date.fromisoformat(on), sources)
    if not facts and not planned.lines:
        raise NothingFound(f"nothing is known of {' and '.join(parties)} by {on}: `dragoman ingest` reads dispatches")
    sections = [
        Section(key="contacts", heading="Last contacts", lines=contacts),
        Section(key="plans", heading="Rounds of plans", lines=planned.lines),
        Section(
            key="due",
            heading="Planned, and not told of as held",
            lines=announced(_coming(facts, on, planned.events), on, sources),
        ),
        Section(
            key="ending", heading="Documents that end within a year", lines=_ending(register, parties, on, sources)
        ),
        *_positions(said, parties, f" since {last}" if last else "", sources),
        Section(key="anniversaries", heading="Anniversaries", lines=_anniversaries(register, parties, on, sources)),
        holders(told, parties, sources, MOST),
    ]
    return Dossier(
        title="Brief: " + " – ".join(map(party_name, parties)),
        subject=tuple(parties),
        as_of=on,
        sections=tuple(section for section in sections if section.lines),
        sources=sources.references(),
    )


class _Few(Sources):
    """Sources of which a line names but a few: those that are quoted before others, the first to tell of it first."""

    def numbers(self, sources: Iterable[Source]) -> tuple[int, ...]:
        return super().numbers(sorted(sources, key=_usual)[:CITED])


def _usual(source: Source) -> tuple[bool, bool, str]:
    return source.language != "en", source.language != "fr", source.published or ""


def _last_meeting(facts: Sequence[Fact], on: str) -> str | None:
    """Return the day on which the parties last met or spoke, as far as it is known; None where they have not."""
    days = [event_of(fact).start for fact in meetings(facts)]
    return max((day for day in days if day and day <= on), default=None)


def _said_since(
    register: Register, facts: Sequence[Fact], parties: Sequence[str], on: str, last: str | None
) -> list[Fact]:
    """Return what the parties said from the day they last met on: of each other, and in these dispatches of others.

    Of what one side, or several together, have said there are the last statements.
    """
    known = with_what_was_said(register, facts, parties, on)
    by_side: dict[tuple[str, ...], list[Fact]] = {}
    for fact in known:
        side, later = fact.item.parties, last is None or (fact.day or "") >= last
        if isinstance(fact.item, Statement) and later and side and set(side) <= set(parties):
            by_side.setdefault(side, []).append(fact)
    return [fact for said in by_side.values() for fact in said[-SAID:]]


def _last_contacts(facts: Sequence[Fact]) -> list[Fact]:
    """Return the last events that were held or called off, each with what was done in its course."""
    lines = chronicle(facts, Sources())
    starts = [at for at, line in enumerate(lines) if not line.depth]
    return _of_lines(facts, lines[starts[-CONTACTS] :] if len(starts) > CONTACTS else lines)


def _coming(facts: Sequence[Fact], on: str, told: Set[str]) -> list[Fact]:
    """Return what is announced and not told of yet: of more than can be listed, what is nearest to the day."""
    lines = [line for line in announced(facts, on, Sources()) if line.id not in told]
    today = days(on) or Days(0, 0)
    return _of_lines(facts, sorted(lines, key=lambda line: today.gap(days(line.day) or today))[:MOST])


def _of_lines(facts: Iterable[Fact], lines: Iterable[Line]) -> list[Fact]:
    """Return the facts that some lines tell of. So no source has a number that no line of the brief cites."""
    listed = {line.id for line in lines}
    return [fact for fact in facts if fact.id in listed]


def _positions(said: Sequence[Fact], parties: Sequence[str], since: str, sources: Sources) -> Iterator[Section]:
    for part in positions(said, parties, sources):
        yield msgspec.structs.replace(part, heading=part.heading + since)


def _ending(register: Register, parties: Sequence[str], on: str, sources: Sources) -> tuple[Line, ...]:
    found = instruments(register, parties, on, ENDING)[:MOST]
    return tuple(
        Line(text=f"{each.title}, {each.kind}", day=each.ends, id=each.id, sources=sources.numbers(each.sources))
        for each in found
    )


def _anniversaries(register: Register, parties: Sequence[str], on: str, sources: Sources) -> tuple[Line, ...]:
    found = anniversaries(register, date.fromisoformat(on), parties=tuple(parties), known=on)[:MOST]
    return tuple(Line(text=_in_words(each), day=each.date, sources=sources.numbers(each.of.sources)) for each in found)


def _in_words(each: Anniversary) -> str:
    what = {"visit": "first known visit", "instrument": each.of.title or "document"}.get(each.of.what, each.of.what)
    return f"{each.years} years: {what}, {each.of.since}"
