"""Level 4, drafts: facts as sentences tell them, before the text as a whole has been put together."""

from __future__ import annotations

from .layout import Range
from .people import Individual


class EventDraft:
    """An event as one clause tells it; `anaphoric` if it only refers back to one already told."""

    __slots__ = (
        "anaphoric",
        "country",
        "dated",
        "end",
        "evidence",
        "form",
        "host",
        "hosts",
        "name",
        "own_place",
        "parties",
        "people",
        "place",
        "receiver",
        "sentence",
        "start",
        "status",
        "topics",
        "traveller",
        "type",
    )

    def __init__(self, type_: str, status: str, evidence: Range, sentence: int) -> None:
        self.type, self.status = type_, status
        self.evidence: list[Range] = [evidence]
        self.sentence = sentence
        self.parties: set[str] = set()
        self.people: list[Individual] = []
        self.traveller: tuple[str, ...] = ()
        self.host: str | None = None
        self.hosts: tuple[str, ...] = ()
        self.receiver: str | None = None
        self.start: str | None = None
        self.end: str | None = None
        self.dated = False
        self.place: str | None = None
        self.country: str | None = None
        self.own_place = False
        self.topics: set[str] = set()
        self.anaphoric = False
        self.form = ""
        self.name = ""


class InstrumentDraft:
    """A document as one clause tells of it."""

    __slots__ = (
        "action",
        "articles",
        "bare",
        "evidence",
        "kind",
        "parties",
        "sentence",
        "signed",
        "span",
        "title",
        "topics",
        "valid_from",
        "valid_to",
    )  # fmt: skip

    def __init__(self, kind: str, title: str, span: Range, sentence: int) -> None:
        self.kind, self.title, self.span = kind, title, span
        self.evidence: list[Range] = [span]
        self.sentence = sentence
        self.action = "cited"
        self.parties: set[str] = set()
        self.signed: str | None = None
        self.valid_from: str | None = None
        self.valid_to: str | None = None
        self.articles: list[str] = []
        self.topics: set[str] = set()
        self.bare = False


class StatementDraft:
    """Something said, as one clause reports it."""

    __slots__ = ("about", "articles", "evidence", "instrument", "parties", "sentence", "speaker", "stance", "topics")

    def __init__(self, stance: str, evidence: Range, sentence: int) -> None:
        self.stance = stance
        self.evidence: list[Range] = [evidence]
        self.sentence = sentence
        self.speaker: Individual | None = None
        self.parties: tuple[str, ...] = ()
        self.about: set[str] = set()
        self.instrument: InstrumentDraft | None = None
        self.articles: list[str] = []
        self.topics: set[str] = set()
