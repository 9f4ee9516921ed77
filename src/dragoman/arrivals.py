"""From what came in to its record, with all that its carrier and the caller know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.record import Record
    from dragoman.wire import Incoming


@dataclass(frozen=True, slots=True)
class Known:
    """What the caller knows of the dispatches and they may not say themselves."""

    published: str | None = None
    language: str | None = None


NOTHING = Known()


def read_incoming(incoming: Incoming, known: Known = NOTHING) -> Record:
    """Return the record of one dispatch, with what the caller and its carrier know of it.

    The language that a carrier claims is only asked where the text alone doesn't tell: page
    templates often get it wrong.
    """
    import msgspec

    from dragoman import languages, read

    published = known.published or incoming.published
    record = read(incoming.text, published=published, language=known.language)
    if record.dispatch.language is None and incoming.language in languages():
        record = read(incoming.text, published=published, language=incoming.language)
    if incoming.agency and record.dispatch.agency is None:
        dispatch = msgspec.structs.replace(record.dispatch, agency=incoming.agency)
        record = msgspec.structs.replace(record, dispatch=dispatch)
    return record
