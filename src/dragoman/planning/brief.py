"""A brief before a meeting: two pages on what was last, what is due and what each side has said since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
from dragoman.ledger import Fact, Register, Where
from dragoman.page import party_name
from dragoman.planning.instruments import instruments
from dragoman.planning.milestones import Anniversary, anniversaries
from dragoman.record import Statement

CONTACTS = 6
"""The most contacts that are listed, the last ones, each with what was done in its course."""
SAID = 8
"""The most statements of a side that are listed, the last ones."""
ENDING = 366
"""Days within which a document's end is of note."""


def brief(register: Register, parties: Sequence[str], on: str) -> Dossier:
    """Return the brief on the relation of two or more parties as it was known on a day (ISO).

    Raises `NothingFound` where nothing is known of them by then.
    """
    facts = register.facts(Where(parties=tuple(parties), known=on))
    if not facts:
        raise NothingFound(f"nothing is known of {' and '.join(parties)} by {on}: `dragoman ingest` reads dispatches")
    last = _last_meeting(facts, on)
    said = _said_since(register, facts, parties, on, last)
    sources = Sources(register.first_quotes([*facts, *said]))
    told = register.attested(source.dispatch for fact in facts for source in fact.sources)
    since = f" since {last}" if last else ""
    sections = [
        Section(key="contacts", heading="Last contacts", lines=_last(chronicle(facts, sources), CONTACTS)),
        Section(key="due", heading="Planned, and not told of as held", lines=announced(facts, on, sources)),
        Section(
            key="ending", heading="Documents that end within a year", lines=_ending(register, parties, on, sources)
        ),
        *(
            Section(key=part.key, heading=f"{part.heading}{since}", lines=part.lines[-SAID:])
            for part in positions(said, parties, sources)
        ),
        Section(key="anniversaries", heading="Anniversaries", lines=_anniversaries(register, parties, on, sources)),
        holders(told, parties, sources),
    ]
    return Dossier(
        title="Brief: " + " – ".join(map(party_name, parties)),
        subject=tuple(parties),
        as_of=on,
        sections=tuple(section for section in sections if section.lines),
        sources=sources.references(),
    )


def _last_meeting(facts: Sequence[Fact], on: str) -> str | None:
    """Return the day on which the parties last met or spoke, as far as it is known; None where they have not."""
    days = [event_of(fact).start for fact in meetings(facts)]
    return max((day for day in days if day and day <= on), default=None)


def _said_since(
    register: Register, facts: Sequence[Fact], parties: Sequence[str], on: str, last: str | None
) -> list[Fact]:
    """Return what the parties said from the day they last met on: of each other, and in these dispatches of others."""
    known = with_what_was_said(register, facts, parties, on)
    said = [fact for fact in known if isinstance(fact.item, Statement)]
    return [fact for fact in said if last is None or (fact.day or "") >= last]


def _last(lines: Sequence[Line], most: int) -> tuple[Line, ...]:
    """Return the last lines of depth 0, each with those under it."""
    starts = [at for at, line in enumerate(lines) if not line.depth]
    return tuple(lines[starts[-most] :]) if len(starts) > most else tuple(lines)


def _ending(register: Register, parties: Sequence[str], on: str, sources: Sources) -> tuple[Line, ...]:
    found = instruments(register, parties, on, ENDING)
    return tuple(
        Line(text=f"{each.title}, {each.kind}", day=each.ends, id=each.id, sources=sources.numbers(each.sources))
        for each in found
    )


def _anniversaries(register: Register, parties: Sequence[str], on: str, sources: Sources) -> tuple[Line, ...]:
    found = anniversaries(register, date.fromisoformat(on), parties=tuple(parties))
    return tuple(Line(text=_in_words(each), day=each.date, sources=sources.numbers(each.of.sources)) for each in found)


def _in_words(each: Anniversary) -> str:
    what = {"visit": "first known visit", "instrument": each.of.title or "document"}.get(each.of.what, each.of.what)
    return f"{each.years} years: {what}, {each.of.since}"
