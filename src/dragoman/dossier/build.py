"""Drawing up a dossier: on two parties or one, on a person, on a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.collector import still
from dragoman.dossier.chronicle import announced, chronicle
from dragoman.dossier.contacts import Ranks, contacts, journeys, partners
from dragoman.dossier.documents import documents
from dragoman.dossier.holders import holders, spellings
from dragoman.dossier.model import Dossier, Section
from dragoman.dossier.persons import NothingFound, one_person, shown_name
from dragoman.dossier.positions import by_document, positions
from dragoman.dossier.sources import Sources
from dragoman.dossier.titles import titled
from dragoman.dossier.wording import names_of, shortened
from dragoman.ledger import Attested, Fact, Register, Where
from dragoman.page import party_name
from dragoman.record import Statement

MOST = 700
"""The most facts that are looked for, the latest ones: a file that nobody could read is none."""


@still()
def of_parties(
    register: Register, parties: Sequence[str], since: str | None = None, until: str | None = None
) -> Dossier:
    """Return the dossier on one party, or on the relation of two or more. Raises `NothingFound` where it is empty."""
    facts, begins = _latest(register, Where(parties=tuple(parties), since=since, until=until))
    if not facts:
        raise NothingFound(f"nothing is known of {names_of(parties)}{_within(since, until)}: {_advice(since, until)}")
    facts = with_what_was_said(register, facts, parties)
    sources = _sources(register, facts)
    as_of = _as_of(facts, until)
    attested = _attested(register, facts)
    sections = _sections(facts, as_of, parties, attested, sources)
    sections.append(holders(attested, parties, sources))
    title = " – ".join(party_name(party) for party in parties)
    return _dossier(title, tuple(parties), (since, until, as_of), sections, sources, begins)


def with_what_was_said(
    register: Register, facts: Sequence[Fact], parties: Sequence[str], known: str | None = None
) -> list[Fact]:
    """Return facts with what the parties said of others in the dispatches that tell of these: at their talks, say.

    With `known` that is told as the dispatches published until that day tell it.
    """
    if len(parties) < 2:
        return list(facts)
    found = {fact.id: fact for fact in facts}
    told = (source.dispatch for fact in facts for source in fact.sources)
    for said in register.said_in(told, facts, known):
        if said.item.parties and set(said.item.parties) <= set(parties):
            found.setdefault(said.id, said)
    return sorted(found.values(), key=lambda fact: (fact.day or "", fact.id))


@still()
def of_person(register: Register, name: str, since: str | None = None, until: str | None = None) -> Dossier:
    """Return the dossier on a person, named in any spelling.

    Raises `NothingFound` where nobody is known so, or several are: the text then names them.
    """
    attested = one_person(register, name)
    keys = {person.key for person in attested}
    facts, begins = _latest(register, Where(person=name, since=since, until=until))
    facts = [fact for fact in facts if any(who.key in keys for who in fact.people)]
    sources = _sources(register, facts)
    as_of = _as_of(facts, until)
    of = [person.party for person in attested if person.party]
    sections = [
        spellings(attested, sources),
        *_sections(facts, as_of, tuple(dict.fromkeys(reversed(of)))[:1], _attested(register, facts), sources),
    ]
    return _dossier(shown_name(attested), (name,), (since, until, as_of), sections, sources, begins)


@still()
def of_instrument(register: Register, title: str, since: str | None = None, until: str | None = None) -> Dossier:
    """Return the dossier on a document, by words of its title: what became of it and what was said of it.

    Raises `NothingFound` where no title has them; the text then names titles that come near.
    """
    facts = titled(register, title, since, until)
    sources = _sources(register, facts)
    as_of = _as_of(facts, until)
    sections = _sections(facts, as_of, (), (), sources)
    return _dossier(shortened(title), (title,), (since, until, as_of), sections, sources)


def _latest(register: Register, where: Where) -> tuple[list[Fact], str | None]:
    """Return the latest facts that are meant, and where there are too many, the day with which these begin."""
    facts = register.facts(where, MOST + 1)
    return (facts[1:], facts[1].day) if len(facts) > MOST else (facts, None)


def _sources(register: Register, facts: Sequence[Fact]) -> Sources:
    return Sources(register.first_quotes(facts))


def _as_of(facts: Iterable[Fact], until: str | None) -> str:
    """Return the day by which what is due is judged: the last asked for, else that of the latest dispatch."""
    return until or max((source.published or "" for fact in facts for source in fact.sources), default="")


def _attested(register: Register, facts: Iterable[Fact]) -> list[Attested]:
    return register.attested(source.dispatch for fact in facts for source in fact.sources)


def _sections(
    facts: Sequence[Fact], as_of: str, parties: Sequence[str], attested: Iterable[Attested], sources: Sources
) -> list[Section]:
    """Return what happened, is announced, was agreed and was said; the dossier's own parties come first."""
    ranks = Ranks(attested)
    lone = parties[0] if len(parties) == 1 else None
    met = "Meetings, calls, consultations and conferences, by level"
    return [
        Section(key="events", heading="What happened", lines=chronicle(facts, sources)),
        Section(key="announced", heading="Announced and not yet held", lines=announced(facts, as_of, sources)),
        Section(key="contacts", heading=met, chart=contacts(facts, ranks)),
        Section(key="partners", heading="With whom", lines=partners(facts, lone, ranks, sources)),
        Section(key="journeys", heading="Who went to whom", lines=journeys(facts, sources)),
        Section(key="documents", heading="Documents", lines=documents(facts, as_of, sources)),
        *positions([fact for fact in facts if isinstance(fact.item, Statement)], parties, sources),
        Section(key="articles", heading="Said of documents and their articles", lines=by_document(facts, sources)),
    ]


def _dossier(
    title: str,
    subject: tuple[str, ...],
    period: tuple[str | None, str | None, str],
    sections: Iterable[Section],
    sources: Sources,
    begins: str | None = None,
) -> Dossier:
    since, until, as_of = period
    return Dossier(
        title=title,
        subject=subject,
        since=since,
        until=until,
        as_of=as_of or None,
        begins=begins,
        sections=tuple(section for section in sections if section.lines or section.chart),
        sources=sources.references(),
    )


def _within(since: str | None, until: str | None) -> str:
    return (f" from {since}" if since else "") + (f" to {until}" if until else "")


def _advice(since: str | None, until: str | None) -> str:
    return "ask for more time" if since or until else "`dragoman ingest` reads dispatches into the ledger"


def busiest(register: Register) -> tuple[str, str]:
    """Return the pair of parties with most events in a ledger. Raises `NothingFound` where there is none."""
    pair = register.busiest_pair()
    if pair is None:
        raise NothingFound("no event of two parties is known yet: `dragoman ingest` reads dispatches")
    return pair
