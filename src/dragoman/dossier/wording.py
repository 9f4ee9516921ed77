"""Facts in words, the same words whoever they are about."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.ledger import Fact, Who
from dragoman.page import one_line, party_name, span_of_time, words
from dragoman.record import Event, Instrument, Milestone, MilestoneKind, Stance, Statement

_LONGEST, _LONGEST_TITLE = 160, 300
_STANCES: dict[Stance, tuple[str, str, str]] = {
    "commit": ("promised", "", " regarding "),
    "propose": ("proposed", "", " regarding "),
    "demand": ("asked", "", " of "),
    "accuse": ("accused", "", " "),
    "reject": ("rejected", "", " what comes from "),
    "threaten": ("warned", "", " "),
    "concern": ("voiced", " concern", " about "),
    "praise": ("praised", "", " "),
    "affirm": ("affirmed", "", " regarding "),
    "inform": ("informed", "", " about "),
}
"""How each stance is told: its verb, what goes with it, and what leads on to the party spoken about."""


_LEADING = dict.fromkeys(("meeting", "conference", "consultations", "press_conference", "ceremony", "signing"), " of ")
_LEADING |= {"call": " between "}
"""What leads on from an event's kind to its parties; of others a record does not tell who did it to whom."""

_TOPICS = {
    "humanitarian": "humanitarian matters",
    "consular": "consular matters",
    "legal": "legal matters",
    "parliamentary": "ties of parliaments",
    "nuclear": "nuclear matters",
    "regional": "regional affairs",
    "multilateral": "multilateral cooperation",
    "media": "the media",
    "environment": "the environment",
    "economy": "the economy",
    "peace_process": "the peace process",
}
"""Topics that read otherwise than they are coded."""


_BEGINNINGS: dict[MilestoneKind, str] = {
    "relations": "Relations established",
    "instrument": "Signed",
    "organisation": "Founded",
    "membership": "Membership begun",
    "statehood": "Independence",
}


def stance_in_words(stance: Stance) -> str:
    """Return the heading under which statements of a stance stand: "Voiced concern"."""
    verb, rest, _ = _STANCES[stance]
    return (verb + rest).capitalize()


def stances() -> tuple[Stance, ...]:
    """Return the stances as a reader asks for them: what is undertaken and asked for comes first."""
    return tuple(_STANCES)


def in_words(fact: Fact, under: Event | None = None) -> str:
    """Return a fact in words; `under` is the visit in whose course it was, of which nothing is repeated."""
    match fact.item:
        case Event():
            return _event(fact.item, fact.people, under)
        case Instrument():
            return _document(fact.item)
        case Statement():
            return _statement(fact.item)
        case Milestone():
            return _milestone(fact.item)


def what_became(fact: Fact) -> str:
    """Return what became of an event that was not held, or of a document; empty where that goes without saying."""
    item = fact.item
    if isinstance(item, Event):
        return "" if item.status == "held" else item.status
    if isinstance(item, Instrument):
        return {"negotiated": "being prepared", "cited": "only referred to"}.get(item.action, words(item.action))
    return ""


def names_of(parties: Iterable[str]) -> str:
    """Return parties by their names: "Azerbaijan, Georgia and Türkiye"."""
    return together(party_name(party) for party in parties)


def together(names: Iterable[str]) -> str:
    """Return names in one phrase."""
    listed = list(names)
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def shortened(said: str, longest: int = _LONGEST) -> str:
    """Return words on one line, cut where they go on for too long."""
    line = one_line(said[: longest * 4])
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def person_in_words(who: Who) -> str:
    """Return a person with the office that the tellings give."""
    return f"{shortened(who.name)} ({words(who.office)})" if who.office else shortened(who.name)


def _event(event: Event, people: Iterable[Who], under: Event | None) -> str:
    head = _journey(event) or _what(event, under)
    if under and event.start != under.start:
        head = f"{event.start}: {head}"
    several = span_of_time(event.start, event.end) if event.end and event.end != event.start else ""
    named = ", ".join(map(person_in_words, people))
    return " · ".join(part for part in (head, several, named, _on(event.topics)) if part)


def _what(event: Event, under: Event | None) -> str:
    """Return an event by its kind, parties and place; what it has in common with its visit is not repeated."""
    head = words(event.type).capitalize()
    if event.parties and not (under and under.parties == event.parties):
        head += _LEADING.get(event.type, ": ") + names_of(event.parties)
    if _place(event) and not (under and under.place == event.place):
        head += f" in {_place(event)}"
    return head


def _place(event: Event) -> str:
    place = (shortened(event.place or ""), party_name(event.country) if event.country else "")
    return ", ".join(part for part in dict.fromkeys(place) if part)


def _journey(event: Event) -> str:
    """Return a visit by who goes to whom; empty for another event, or where that is not told."""
    guests = [party for party in event.parties if party != event.host]
    if event.type != "visit" or event.host is None or not guests:
        return ""
    there = f" ({shortened(event.place)})" if event.place else ""
    return f"Visit of {names_of(guests)} to {party_name(event.host)}{there}"


def _on(topics: Iterable[str]) -> str:
    listed = ", ".join(_TOPICS.get(topic) or words(topic) for topic in topics)
    return f"on {listed}" if listed else ""


def _document(item: Instrument) -> str:
    signed = f"signed {item.signed}" if item.signed else ""
    valid = f"valid {span_of_time(item.valid_from, item.valid_to)}" if item.valid_from or item.valid_to else ""
    kind = "" if item.kind in item.title.casefold() else words(item.kind)
    parts = [shortened(item.title, _LONGEST_TITLE), kind, names_of(item.parties), signed, valid]
    return " · ".join(part for part in (*parts, _articles(item.articles), _on(item.topics)) if part)


def _articles(articles: tuple[str, ...]) -> str:
    listed = ", ".join(shortened(article, 40) for article in articles)
    return f"article{'s' if len(articles) > 1 else ''} {listed}" if articles else ""


def _milestone(item: Milestone) -> str:
    title = shortened(item.title, _LONGEST_TITLE) if item.title else ""
    parts = (f"{_BEGINNINGS[item.kind]} in {item.year}", title, names_of(item.parties))
    return " · ".join(part for part in parts if part)


def _statement(item: Statement) -> str:
    side = names_of(item.parties)
    speaker = shortened(item.speaker) if item.speaker else ""
    verb, rest, towards = _STANCES[item.stance]
    head = f"{speaker} ({side})" if speaker and side else speaker or side or "Somebody"
    head += f" {verb}{rest}" + (f"{towards}{names_of(item.about)}" if item.about else "")
    if item.topics:
        head = f"{_on(item.topics).capitalize()}: {head}"
    paper = f"document: {shortened(item.instrument)}" if item.instrument else ""
    return " · ".join(part for part in (head, paper, _articles(item.articles)) if part)
