"""Level 5, speakers put together with events: who is at a gathering or a press conference by what they say there."""

from __future__ import annotations

from collections import Counter

from .drafts import EventDraft, StatementDraft
from .event_types import TALKS
from .people import Individual


def gather_speakers(events: list[EventDraft], statements: list[StatementDraft]) -> None:
    """Count those who speak at a gathering among its people, their states among its parties (codebook, Conferences)."""
    held = [event for event in events if event.status == "held"]
    _answer_press(held, statements)
    gatherings = [event for event in held if event.type == "conference"]
    if not gatherings:
        return
    engaged = Counter(person for event in held for person in set(event.people))
    said: dict[int, list[StatementDraft]] = {}
    for statement in statements:
        said.setdefault(statement.sentence, []).append(statement)
    for gathering in gatherings:
        if gathering is not held[0]:
            near = said.get(gathering.sentence, []) + said.get(gathering.sentence + 1, [])
            _add_speakers(gathering, near, engaged)
        elif any(party.startswith("org:") for party in gathering.parties):
            _add_speakers(gathering, [s for s in statements if s.sentence >= gathering.sentence], engaged)


def _answer_press(held: list[EventDraft], statements: list[StatementDraft]) -> None:
    """« At a press conference X said … Y, in turn, thanked … »: count who met the one who holds it and speaks next."""
    for press in (event for event in held if event.type == "press_conference" and len(event.parties) == 1):
        last = press.sentence
        if not any(s.sentence == last and s.speaker in press.people for s in statements):
            continue  # a word to the press alone, told before what was said
        for statement in statements:
            speaker = statement.speaker
            if speaker is None or not last <= statement.sentence <= last + 1 or not speaker.party:
                continue
            last = statement.sentence
            met = (e for e in held if e.type in TALKS and speaker in e.people and press.parties <= e.parties)
            if speaker not in press.people and any(met):
                press.people.append(speaker)
                press.parties.add(speaker.party)


def _add_speakers(gathering: EventDraft, statements: list[StatementDraft], engaged: Counter[Individual]) -> None:
    """Add the speakers who take part in no other event than this; `engaged` counts each person's events."""
    there = set(gathering.people)
    for statement in statements:
        speaker = statement.speaker
        if speaker is None or engaged[speaker] > (speaker in there):
            continue
        if speaker.public and speaker.party:
            if speaker not in gathering.people:
                gathering.people.append(speaker)
            gathering.parties.add(speaker.party)
