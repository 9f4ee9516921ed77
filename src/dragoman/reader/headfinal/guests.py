"""Level 4, where the verb comes last: whom somebody receives who is told by a title only (« naziri Prezident … »)."""

from __future__ import annotations

from ..actors import Actor
from ..event_types import PERSONAL
from ..guests import holder_elsewhere
from .clauses import FinalSentence


def settle_received(sentence: FinalSentence) -> None:
    """Make a bare title for whom a verb of receiving has as its object mean somebody of another side."""
    lexicon = sentence.text.lexicon
    receiving = lexicon.lists["receiving"]
    for mark in sentence.predicates:
        if mark.kind != "event" or mark.value[0] != "meeting" or not mark.sense.verbal:
            continue
        if not any(word in receiving for word in sentence.words[mark.start : mark.end]):
            continue
        head = sentence.head_of(mark.end)
        if head is None:
            continue
        subject = sentence.subject_of(head)
        hosts = sentence.agent_of(head) if head.passive else subject
        home = {party for actor in hosts for party in actor.parties}
        if len(home) != 1 or not any(actor.role in PERSONAL for actor in hosts):
            continue
        span = sentence.actors_in(*sentence.span_of(head))
        received = subject if head.passive else tuple(a for a in span if a.case == "object")
        for actor in received[:1]:
            _settle(sentence, actor, home)


def _settle(sentence: FinalSentence, actor: Actor, home: set[str]) -> None:
    offices = _title(sentence, actor)
    if offices is None or not set(actor.parties) <= home:
        return
    meant = holder_elsewhere(sentence, offices, None, home)
    actor.people = (meant,) if meant is not None else ()
    actor.parties = (meant.party,) if meant is not None and meant.party is not None else ()


def _title(sentence: FinalSentence, actor: Actor) -> tuple[str, ...] | None:
    """Return the offices that a mention without a name may mean; None where it has a name or is no title."""
    lexicon = sentence.text.lexicon
    words = lexicon.wordforms
    if words is None or actor.role not in PERSONAL or actor.end - actor.start > 2:
        return None
    before = list(sentence.words[actor.start : actor.end - 1])
    stems = {form.stem for form in words.nouns[sentence.words[actor.end - 1]]}
    return next((lexicon.generic[t] for s in stems if (t := " ".join([*before, s])) in lexicon.generic), None)
