"""Level 4, in a language of cases, whom relative pronouns stand for and of which side a bare office is.

« X, с которым накануне беседовал Y »: the talk is with X. « X, которого вызывали в МИД, выслан »: told of X twice.
"""

from __future__ import annotations

from .actors import Actor
from .event_sites import Site, after_relative, receives
from .event_types import DONE_TO, PERSONAL, TALKS
from .sentence import Sentence


def antecedent(site: Site) -> Actor | None:
    """Return whom the pronoun that opens an event's clause stands for, if it takes part in the event."""
    sentence, group = site.sentence, site.group
    if group is None or not sentence.text.lexicon.declension or site.type not in TALKS | DONE_TO:
        return None
    left = sentence.clause(group.start, group.end)[0]
    if left - 2 <= sentence.start or sentence.words[left - 1] not in sentence.w["where"]:
        return None
    before = sentence.words[left - 2]
    met = before in sentence.w["with"] and site.type in TALKS
    if not met and not (before == "," and (site.type in DONE_TO or receives(site, group))):
        return None
    meant = next((a for a in reversed(sentence.actors) if a.end <= left - 1), None)
    near = meant is not None and left - 1 - meant.end <= 1 + met
    return meant if meant is not None and near and meant.role in PERSONAL and meant.acts else None


def before_relative(site: Site) -> list[Actor]:
    """Return who stands before a relative clause in whose wake the main verb comes."""
    sentence, main = site.sentence, after_relative(site)
    if not main:
        return []
    opening = sentence.clause(main, main)[0] - 1
    return sentence.actors_in(sentence.clause(opening - 1, opening - 1)[0], opening)


def stationed(sentence: Sentence, actor: Actor) -> bool:
    """« Отзывает посла в Минске »: a bare office told by where it is held is the doer's own, and no other side."""
    if actor.role != "office" or actor.end - actor.start > 1 or not sentence.text.lexicon.declension:
        return False
    post = next((a for a in sentence.actors if 0 < a.start - actor.end <= 1), None)
    return post is not None and post.case == "into" and post.country is not None and post.country not in actor.parties
