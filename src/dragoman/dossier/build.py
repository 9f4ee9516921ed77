"""Drawing up a dossier: on two parties or one, on a person, on a document."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.dossier.chronicle import announced, chronicle
from dragoman.dossier.contacts import contacts, journeys
from dragoman.dossier.documents import documents
from dragoman.dossier.holders import holders, spellings
from dragoman.dossier.model import Dossier, Section
from dragoman.dossier.positions import by_document, positions
from dragoman.dossier.sources import Sources
from dragoman.ledger import Fact, Hit, Register, Where, title_words
from dragoman.page import party_name
from dragoman.record import Instrument, Statement

MOST = 3000
"""The most facts that go into a dossier, the latest ones: a file that nobody could read is none."""
_LIKE = 0.75
_MOST_HITS = 400


class NothingFound(LookupError):
    """A ledger has nothing on what was asked for; the text says so."""


def of_parties(
    register: Register, parties: Sequence[str], since: str | None = None, until: str | None = None
) -> Dossier:
    """Return the dossier on one party, or on the relation of two or more. Raises `NothingFound` where it is empty."""
    facts = register.facts(Where(parties=tuple(parties), since=since, until=until), MOST)
    if not facts:
        raise NothingFound(f"nothing is known of {' and '.join(parties)}" + _within(since, until))
    facts = _with_what_was_said(register, facts, parties)
    names = [party_name(party) for party in parties]
    title = " – ".join(names) if len(names) > 1 else names[0]
    return _dossier(register, title, tuple(parties), facts, since, until, parties)


def _with_what_was_said(register: Register, facts: Sequence[Fact], parties: Sequence[str]) -> list[Fact]:
    """Return facts with what the parties said of others in the dispatches that tell of these: at their talks, say."""
    if len(parties) < 2:
        return list(facts)
    found = {fact.id: fact for fact in facts}
    for said in register.said_in(source.dispatch for fact in facts for source in fact.sources):
        if said.item.parties and set(said.item.parties) <= set(parties):
            found.setdefault(said.id, said)
    return sorted(found.values(), key=lambda fact: (fact.day or "", fact.id))


def of_person(register: Register, name: str, since: str | None = None, until: str | None = None) -> Dossier:
    """Return the dossier on a person, named in any spelling. Raises `NothingFound` where nobody is known so."""
    facts = register.facts(Where(person=name, since=since, until=until), MOST)
    attested = register.people(name)
    if not attested:
        raise NothingFound(f"nobody is known by the name {name}")
    sources = Sources()
    sections = [spellings(attested, sources)]
    shown = max((person.name for person in attested), key=lambda each: (each.isascii(), len(each), each))
    return _dossier(register, shown, (name,), facts, since, until, (), sections, sources)


def of_instrument(register: Register, title: str, since: str | None = None, until: str | None = None) -> Dossier:
    """Return the dossier on a document, by words of its title. Raises `NothingFound` where none has them."""
    wanted = title_words(title)
    facts = _with_title(register, title, Where(kind="instrument", since=since, until=until), wanted)
    facts += _with_title(register, title, Where(kind="statement", since=since, until=until), wanted)
    if not facts:
        raise NothingFound(f"no document is known by the title {title}" + _within(since, until))
    facts.sort(key=lambda fact: (fact.day or "", fact.id))
    return _dossier(register, title, (title,), facts, since, until, ())


def _with_title(register: Register, title: str, where: Where, wanted: frozenset[str]) -> list[Fact]:
    hits: list[Hit] = register.search(title, where, _MOST_HITS)
    found = {hit.fact.id: hit.fact for hit in hits if hit.fact is not None}
    return [fact for fact in found.values() if _is_titled(fact, wanted)]


def _is_titled(fact: Fact, wanted: frozenset[str]) -> bool:
    title = fact.item.title if isinstance(fact.item, Instrument) else ""
    if isinstance(fact.item, Statement):
        title = fact.item.instrument or ""
    words = title_words(title)
    return bool(words) and len(words & wanted) >= _LIKE * min(len(words), len(wanted))


def _dossier(
    register: Register,
    title: str,
    subject: tuple[str, ...],
    facts: Sequence[Fact],
    since: str | None,
    until: str | None,
    parties: Sequence[str],
    before: Sequence[Section] = (),
    sources: Sources | None = None,
) -> Dossier:
    sources = sources or Sources()
    as_of = until or max((source.published or "" for fact in facts for source in fact.sources), default="")
    quotes = register.first_quotes([fact for fact in facts if isinstance(fact.item, Statement)])
    chart = contacts(facts) if parties else None
    sections = [
        *before,
        Section(key="events", heading="What happened", lines=chronicle(facts, sources)),
        Section(key="announced", heading="Announced and not yet held", lines=announced(facts, as_of, sources)),
        Section(key="contacts", heading="How often they met, and at what level", chart=chart),
        Section(key="journeys", heading="Who went to whom", lines=journeys(facts, sources)),
        Section(key="documents", heading="Documents", lines=documents(facts, as_of, sources)),
        *positions(facts, sources, quotes),
        Section(key="articles", heading="Said of documents and their articles", lines=by_document(facts, sources)),
    ]
    if parties:
        sections.append(holders(register, facts, parties, sources))
    return Dossier(
        title=title,
        subject=subject,
        since=since,
        until=until,
        as_of=as_of or None,
        sections=tuple(section for section in sections if section.lines or section.chart),
        sources=sources.references(),
    )


def _within(since: str | None, until: str | None) -> str:
    return (f" from {since}" if since else "") + (f" to {until}" if until else "")


def busiest(register: Register) -> tuple[str, str]:
    """Return the pair of parties with most events in a ledger. Raises `NothingFound` where there is none."""
    pair = register.busiest_pair()
    if pair is None:
        raise NothingFound("no event of two parties is known yet: `dragoman ingest` reads dispatches")
    return pair
