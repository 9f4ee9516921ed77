"""The words of the house: what a reader writes down after reading one dispatch.

Every class here is the codebook's record, field by field. Records are immutable and
picklable msgspec structs; `evidence` is always a tuple of half-open ``(start, end)``
character offsets into the text that the record carries.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Span = tuple[int, int]
"""Half-open character offsets ``(start, end)`` into the dispatch's text."""

Office = Literal[
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "deputy_foreign_minister",
    "defence_minister",
    "minister",
    "ambassador",
    "envoy",
    "speaker",
    "legislator",
    "secretary_general",
    "spokesperson",
    "adviser",
    "official",
]

EventType = Literal[
    "visit",
    "meeting",
    "call",
    "consultations",
    "conference",
    "signing",
    "ceremony",
    "press_conference",
    "credentials",
    "message",
    "protest",
    "expulsion",
    "relations",
    "sanction",
    "aid",
    "incident",
]

Status = Literal["held", "planned", "proposed", "cancelled"]

InstrumentKind = Literal[
    "treaty",
    "agreement",
    "memorandum",
    "protocol",
    "declaration",
    "statement",
    "plan",
    "resolution",
    "contract",
    "letter",
    "other",
]

Action = Literal["signed", "adopted", "ratified", "in_force", "terminated", "negotiated", "cited"]

Stance = Literal[
    "praise",
    "affirm",
    "inform",
    "commit",
    "propose",
    "demand",
    "concern",
    "accuse",
    "reject",
    "threaten",
]

Topic = Literal[
    "bilateral_relations",
    "political_dialogue",
    "economy",
    "trade",
    "investment",
    "energy",
    "transport",
    "agriculture",
    "environment",
    "technology",
    "education",
    "science",
    "culture",
    "sport",
    "tourism",
    "health",
    "humanitarian",
    "migration",
    "consular",
    "human_rights",
    "legal",
    "parliamentary",
    "defence",
    "security",
    "terrorism",
    "peace_process",
    "borders",
    "demining",
    "nuclear",
    "regional",
    "multilateral",
    "media",
]


MilestoneKind = Literal["relations", "instrument", "organisation", "membership", "statehood"]


class Given(msgspec.Struct, frozen=True):
    """What came beside the text: a feed's date, say. Null where the text speaks for itself."""

    published: str | None = None


class Dispatch(msgspec.Struct, frozen=True):
    """Where the dispatch comes from: its language (ISO 639-1), agency, place and ISO 8601 date."""

    language: str | None = None
    agency: str | None = None
    place: str | None = None
    published: str | None = None


class Person(msgspec.Struct, frozen=True):
    """A person the text names, with the office and party that the text supports.

    `key` is the same for one person in every language, spelling and case (docs/names.md).
    """

    name: str
    office: Office | None = None
    party: str | None = None
    evidence: tuple[Span, ...] = ()
    key: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A thing done. Dates are ISO 8601, as exact as the text allows; parties are sorted codes."""

    type: EventType
    status: Status = "held"
    parties: tuple[str, ...] = ()
    host: str | None = None
    people: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    place: str | None = None
    country: str | None = None
    topics: tuple[Topic, ...] = ()
    evidence: tuple[Span, ...] = ()


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """A document: what kind it is and what the dispatch says happened to it."""

    kind: InstrumentKind
    title: str
    action: Action = "cited"
    parties: tuple[str, ...] = ()
    signed: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    articles: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    evidence: tuple[Span, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A thing said. `parties` are those whose position it is, `about` those spoken about."""

    speaker: str | None = None
    parties: tuple[str, ...] = ()
    stance: Stance
    about: tuple[str, ...] = ()
    instrument: str | None = None
    articles: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    evidence: tuple[Span, ...] = ()


class Milestone(msgspec.Struct, frozen=True, kw_only=True):
    """What began in the past, known by its anniversary: what sort of thing, whose, and in which year.

    `title` is the document's, where it is one (`instrument`); `parties` as far as the text names them.
    """

    kind: MilestoneKind
    title: str | None = None
    parties: tuple[str, ...] = ()
    year: str
    evidence: tuple[Span, ...] = ()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that one dispatch says; `text` is what the offsets of every `evidence` point into."""

    given: Given = Given()
    dispatch: Dispatch = Dispatch()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    statements: tuple[Statement, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    text: str | None = None


def to_json(record: Record, *, indent: int = 0) -> bytes:
    """Return the record as UTF-8 JSON, indented by `indent` spaces (0: one line)."""
    encoded = msgspec.json.encode(record)
    return msgspec.json.format(encoded, indent=indent) if indent else encoded


def from_json(data: bytes) -> Record:
    """Return the record that `to_json` wrote. Raises `msgspec.ValidationError` on any other shape."""
    return msgspec.json.decode(data, type=Record)


def json_schema() -> dict[str, object]:
    """Return the record's JSON Schema (draft 2020-12)."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
