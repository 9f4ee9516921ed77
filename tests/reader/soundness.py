"""What any record must be, whatever the text and its language."""

from __future__ import annotations

from dragoman import Record
from dragoman.record import Event, Instrument, Milestone, Person, Statement


def assert_sound(found: Record, text: str) -> None:
    """Check that every fact's spans lie in the text, and that events are of known people and of sorted parties."""
    known = {person.name for person in found.people}
    facts: list[Person | Event | Instrument | Statement | Milestone] = [*found.people, *found.events]
    facts += [*found.instruments, *found.statements, *found.milestones]
    for fact in facts:
        assert fact.evidence and all(0 <= a < b <= len(text) for a, b in fact.evidence)
    assert all(set(event.people) <= known for event in found.events)
    assert all(list(m.parties) == sorted(set(m.parties)) and len(m.year) == 4 for m in found.milestones)
    assert all(list(event.parties) == sorted(set(event.parties)) for event in found.events)
