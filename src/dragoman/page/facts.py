"""The facts of a record in words: what the page and the terminal both show of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.record import Event, Instrument, Milestone, MilestoneKind, Person, Record, Span, Stance, Statement

Kind = Literal["person", "event", "document", "statement", "milestone"]
Details = tuple[tuple[str, str], ...]

GROUPS: dict[Kind, str] = {
    "person": "People",
    "event": "Events",
    "document": "Documents",
    "statement": "Statements",
    "milestone": "Milestones",
}
"""The kinds of fact in the order in which they are shown, with the heading of each."""

LANGUAGES = {
    "ar": "Arabic",
    "az": "Azerbaijani",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hy": "Armenian",
    "it": "Italian",
    "ka": "Georgian",
    "kk": "Kazakh",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}

# How a stance reads after its speakers, and what leads on to the party spoken about: "AZE accuses ARM".
_STANCES: dict[Stance, tuple[str, str, str]] = {
    "praise": ("praise", "", ""),
    "affirm": ("affirm", "", ", of"),
    "inform": ("inform", "", " about"),
    "commit": ("promise", "", ""),
    "propose": ("propose", "", " to"),
    "demand": ("demand", "", " of"),
    "concern": ("voice", " concern", " at"),
    "accuse": ("accuse", "", ""),
    "reject": ("reject", "", " what comes from"),
    "threaten": ("threaten", "", ""),
}


_BEGINNINGS: dict[MilestoneKind, str] = {
    "relations": "Relations established",
    "instrument": "Document signed",
    "organisation": "Organisation founded",
    "membership": "Joined",
    "statehood": "Independence",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in words. `mark` is what became of it, where that needs saying: planned, signed."""

    kind: Kind
    head: str
    mark: str
    details: Details
    evidence: tuple[Span, ...]


def party(code: str) -> str:
    """Return a party's code as it is shown: `org:UN` is UN."""
    return code.removeprefix("org:")


def party_name(code: str) -> str:
    """Return the English name of a state, or an organisation's acronym."""
    from dragoman.gazetteer import party_names

    return party(code) if code.startswith("org:") else party_names().get(code, code)


def parties(codes: tuple[str, ...]) -> str:
    """Return the parties in one phrase, empty where there are none."""
    return ", ".join(party(code) for code in codes)


def words(code: str | None) -> str:
    """Return a code of the record in words: `foreign_minister` is foreign minister."""
    return (code or "").replace("_", " ")


def language_name(code: str | None) -> str:
    """Return the English name of a language, or its code where the name is not known here."""
    return LANGUAGES.get(code or "", code or "")


def source_line(record: Record) -> str:
    """Return where a dispatch comes from on one line: « AZERTAC · Baku · 2022-12-06 · French »."""
    dispatch = record.dispatch
    return origin(dispatch.agency, dispatch.place, dispatch.published, language=dispatch.language)


def origin(*known: str | None, language: str | None = None, url: str | None = None) -> str:
    """Return in one phrase what is known of where a dispatch comes from, its language by name."""
    return " · ".join(part for part in (*known, language_name(language), url) if part)


def facts(record: Record) -> list[Fact]:
    """Return every fact of a record, people first, then events, documents, statements and milestones."""
    return [
        *map(_person, record.people),
        *map(_event, record.events),
        *map(_document, record.instruments),
        *map(_statement, record.statements),
        *map(_milestone, record.milestones),
    ]


def fact_of(item: Person | Event | Instrument | Statement | Milestone) -> Fact:
    """Return one entry of a record in words."""
    match item:
        case Person():
            return _person(item)
        case Event():
            return _event(item)
        case Instrument():
            return _document(item)
        case Statement():
            return _statement(item)
        case Milestone():
            return _milestone(item)


def _details(*pairs: tuple[str, str]) -> Details:
    return tuple((label, value) for label, value in pairs if value)


def _topics(codes: tuple[str, ...]) -> tuple[str, str]:
    return "topics", ", ".join(words(code) for code in codes)


def _person(person: Person) -> Fact:
    details = _details(
        ("office", words(person.office)), ("party", party(person.party or "")), ("key", person.key or "")
    )
    return Fact("person", person.name, "", details, person.evidence)


def _event(event: Event) -> Fact:
    between = " and ".join(party(code) for code in event.parties)
    if len(event.parties) > 2:
        between = parties(event.parties)
    head = words(event.type).capitalize() + (f": {between}" if between else "")
    where = ", ".join(dict.fromkeys(part for part in (event.place, party(event.country or "")) if part))
    details = _details(
        ("when", span_of_time(event.start, event.end)),
        ("where", where),
        ("host", party(event.host or "")),
        ("people", ", ".join(event.people)),
        _topics(event.topics),
    )
    return Fact("event", head, "" if event.status == "held" else event.status, details, event.evidence)


def _document(instrument: Instrument) -> Fact:
    details = _details(
        ("kind", words(instrument.kind)),
        ("parties", parties(instrument.parties)),
        ("signed", instrument.signed or ""),
        ("valid", span_of_time(instrument.valid_from, instrument.valid_to)),
        ("articles", ", ".join(instrument.articles)),
        _topics(instrument.topics),
    )
    return Fact("document", instrument.title, words(instrument.action), details, instrument.evidence)


def _statement(statement: Statement) -> Fact:
    side = " and ".join(party(code) for code in statement.parties)
    speaker = f"{statement.speaker} ({side})" if statement.speaker and side else statement.speaker or side
    verb, rest, towards = _STANCES[statement.stance]
    several = not statement.speaker and len(statement.parties) > 1
    head = f"{speaker or 'Somebody'} {verb if several else verb + 's'}{rest}"
    if statement.about:
        head += f"{towards} {parties(statement.about)}"
    details = _details(
        ("document", statement.instrument or ""),
        ("articles", ", ".join(statement.articles)),
        _topics(statement.topics),
    )
    return Fact("statement", head, "", details, statement.evidence)


def _milestone(milestone: Milestone) -> Fact:
    between = " and ".join(party(code) for code in milestone.parties)
    head = _BEGINNINGS[milestone.kind] + (f": {between}" if between else "")
    details = _details(("year", milestone.year), ("title", milestone.title or ""))
    return Fact("milestone", head, "", details, milestone.evidence)


def span_of_time(start: str | None, end: str | None) -> str:
    """Return two ISO dates as one phrase, a single date where they are the same."""
    if start and end and start != end:
        return f"{start} to {end}"
    if end and not start:
        return f"until {end}"
    return start or ""
