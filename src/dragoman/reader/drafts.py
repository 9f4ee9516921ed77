"""Level 4, drafts: facts as sentences tell them, before the text as a whole has been put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from .layout import Range
from .people import Individual


@dataclass(slots=True, eq=False)
class EventDraft:
    """An event as one clause tells it; `anaphoric` if it only refers back to one already told, `reported` if it is
    talks that somebody else is told about.

    `form` of talks is "alone" (face to face), "extended" (with delegations) or "continued" with these at the table.
    """

    type: str
    status: str
    evidence: list[Range]
    sentence: int
    parties: set[str] = field(default_factory=set)
    people: list[Individual] = field(default_factory=list)
    traveller: tuple[str, ...] = ()
    host: str | None = None
    hosts: tuple[str, ...] = ()
    receiver: str | None = None
    start: str | None = None
    end: str | None = None
    dated: bool = False
    place: str | None = None
    country: str | None = None
    topics: set[str] = field(default_factory=set)
    anaphoric: bool = False
    reported: bool = False
    name: str = ""
    form: str = ""


@dataclass(slots=True, eq=False)
class InstrumentDraft:
    """A document, named at `span`, as one clause tells of it; `into` is the earlier mention it was merged with."""

    kind: str
    title: str
    span: Range
    sentence: int
    evidence: list[Range] = field(default_factory=list)
    action: str = "cited"
    parties: set[str] = field(default_factory=set)
    signed: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    articles: list[str] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)
    bare: bool = False
    into: InstrumentDraft | None = None


@dataclass(slots=True, eq=False)
class StatementDraft:
    """Something said, as one clause reports it."""

    stance: str
    evidence: list[Range]
    sentence: int
    speaker: Individual | None = None
    parties: tuple[str, ...] = ()
    about: set[str] = field(default_factory=set)
    instrument: InstrumentDraft | None = None
    articles: list[str] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class MilestoneDraft:
    """What an anniversary is of, as one clause tells it; `title` is a document's."""

    kind: str
    year: int
    evidence: list[Range]
    parties: set[str] = field(default_factory=set)
    title: str | None = None
