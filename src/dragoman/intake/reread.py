"""Rereading: what a ledger keeps, read anew by a newer reader, under the corrections that persons made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dragoman.arrivals import Known
from dragoman.intake.reading import entry_of
from dragoman.ledger import Entry, Kept, Register, prepare
from dragoman.wire import Incoming

_BATCH = 64


@dataclass(slots=True)
class Rereading:
    """How many dispatches have been read anew, how many of them gave another record, and which could not be read."""

    read: int = 0
    changed: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)


def reread(
    register: Register, *, everything: bool = False, told: Callable[[Rereading], None] = lambda _: None
) -> Rereading:
    """Read anew the dispatches that an earlier reader has read, or with `everything` all of them.

    Safe to stop and run again: what has been read anew carries the new reader's version. One that the reader fails on
    keeps its record.
    """
    from dragoman import __version__

    report = Rereading()
    after = -1
    while batch := register.dispatches(after, _BATCH, None if everything else __version__):
        after = batch[-1].number
        readings = [(kept, entry) for kept in batch if (entry := _read(kept, report)) is not None]
        report.changed += sum(register.replace([(prepare(entry), kept) for kept, entry in readings]))
        report.read += len(readings)
        told(report)
    return report


def _read(kept: Kept, report: Rereading) -> Entry | None:
    incoming = Incoming(
        text=kept.text,
        name=kept.entry.name,
        source=kept.entry.source,
        title=kept.entry.title,
        url=kept.entry.url,
        published=kept.entry.given_published,
        language=kept.entry.given_language,
        agency=kept.entry.given_agency,
    )
    try:
        forced = incoming.language if kept.entry.record.dispatch.language == incoming.language else None
        return entry_of(incoming, Known(language=forced))
    except Exception as failure:
        report.failed.append((kept.entry.source, f"the reader failed: {type(failure).__name__}: {failure}"))
        return None
