"""The reader: from text to record, a cascade with one file a level.

text → layout → marks → entities (dates, names, people, mentions) → clauses (events, instruments,
statements, milestones) → record. Each level reads the one under it and adds spans over the same untouched text.
"""

from __future__ import annotations

from .. import collector
from ..gazetteer.figures import figures as known_figures
from ..record import Dispatch, Given, Record
from .cascade import Reading, read_given
from .gaps import Gap, gaps
from .lexicon import languages, lexicon
from .merge_events import merge_events, place_events
from .merge_instruments import date_documents, merge_instruments, name_documents
from .merge_speakers import gather_speakers
from .merge_statements import merge_statements
from .milestones import merge_milestones
from .pack import Language, PackError, about
from .write import Writer


def load(*codes: str) -> None:
    """Load language packs now rather than at the first dispatch: all there are, or those of `codes`.

    Raises LookupError for a language that has no pack.
    """
    known_figures()
    for code in codes or languages():
        lexicon(code)


def read(text: str, published: str | None = None, language: str | None = None) -> Record:
    """Return the record of one dispatch.

    `published` (ISO 8601) and `language` (ISO 639-1) are what the caller knows; where they are None the
    text has to tell. A text in a language that has no pack gives a record without facts. Offsets count
    the characters of `text`. Never raises for any text; raises LookupError for an unknown `language`.
    """
    given = Given(published=published)
    with collector.still():  # most of what a read makes is in use until it ends
        code, reading = read_given(text, published, language)
        if reading is None:
            return Record(given=given, dispatch=Dispatch(language=code, published=published), text=text)
        return _record(reading, given, text)


def _record(reading: Reading, given: Given, text: str) -> Record:
    events = merge_events(reading.events)
    documents = merge_instruments(reading.documents)
    statements = merge_statements(reading.statements)
    name_documents(statements, documents)
    gather_speakers(events, statements)
    place_events(events, reading.world)
    date_documents(documents, events)
    for person in (*(p for e in events for p in e.people), *(s.speaker for s in statements)):
        if person is not None and person.known:  # a figure named without a title counts if they do something
            person.public = True
    milestones = merge_milestones(reading.milestones, reading.discourse.bilateral())
    writer = Writer(reading.tokens, reading.discourse.people, reading.back, reading.world.published)
    return Record(
        given=given,
        dispatch=reading.dispatch,
        people=writer.write_people(),
        events=tuple(writer.write_event(e) for e in events),
        instruments=tuple(writer.write_instrument(d) for d in documents),
        statements=tuple(writer.write_statement(s) for s in statements),
        milestones=tuple(writer.write_milestone(m) for m in milestones),
        text=text,
    )


__all__ = ["Gap", "Language", "PackError", "about", "gaps", "languages", "load", "read"]
