"""From what came in to what a ledger keeps of it."""

from __future__ import annotations

from dragoman.arrivals import NOTHING, Known, read_incoming
from dragoman.ledger import Entry
from dragoman.wire import Incoming


def entry_of(incoming: Incoming, known: Known = NOTHING) -> Entry:
    """Read one dispatch and return it as it goes into a ledger."""
    from dragoman import __version__

    return Entry(
        name=incoming.name,
        source=incoming.source,
        record=read_incoming(incoming, known),
        reader=__version__,
        url=incoming.url,
        title=incoming.title,
        given_published=known.published or incoming.published,
        given_language=known.language or incoming.language,
        given_agency=incoming.agency,
    )
