"""Level 4, speech: what an utterance is, and how its verb stands to those beside it.

The words by which speech is taken apart are the pack's, in the table `words` of its statements file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from .actors import Actor
from .layout import Range
from .lexicon import Lexicon
from .patterns import Mark
from .sentence import Sentence
from .verbs import VerbGroup

NEUTRAL = frozenset({"affirm", "inform"})
"""Stances of verbs that only report: what they report may be more."""

_HARD = frozenset(";:")


@cache
def word_lists(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Return the small words of saying of a pack (table `words` of its statements file)."""
    table: dict[str, list[str]] = lexicon.data["statements"].get("words", {})
    exact = {key: {word[1:] for word in words if word[0] == "="} for key, words in table.items()}
    return {key: frozenset(lexicon.declension.every_form(words)) | exact[key] for key, words in table.items()}


@dataclass(slots=True, eq=False)
class Utterance:
    """Something said: its verb, stance, speaker and the range of what is said.

    `inner` are the verbs of saying inside what is said, `noun` the attitude that a light verb expresses
    (« exprimer sa gratitude »), `quoted` tells direct speech; where the verb comes
    after its words, `inverted`, they begin at `left`. A `source` only tells who reports what others said;
    a verb inside what is said is the speaker's `own` word if their side takes the stance.
    """

    mark: Mark
    head: int
    group: VerbGroup | None
    stance: str
    speaker: tuple[Actor, ...] = ()
    content: Range = field(init=False)
    evidence: Range = field(init=False)
    inner: list[Utterance] = field(default_factory=list)
    noun: Mark | None = None
    inverted: bool = False
    quoted: bool = False
    source: bool = False
    own: bool = False
    left: int = 0

    def __post_init__(self) -> None:
        self.content = (self.mark.end, self.mark.end)
        self.evidence = (self.mark.start, self.mark.end)

    @property
    def neutral(self) -> bool:
        """Whether the verb itself takes no stance."""
        return self.stance in NEUTRAL

    @property
    def begin(self) -> int:
        """First token of the verb with its auxiliaries."""
        return self.group.start if self.group is not None else self.mark.start

    @property
    def parties(self) -> frozenset[str]:
        """All parties that speak."""
        return frozenset(party for actor in self.speaker for party in actor.parties)


def edge_of(sentence: Sentence, k: int) -> int:
    between = sentence.text.verbs.between
    link = sentence.w["and"]
    while k > sentence.start and sentence.words[k - 1] in between and sentence.words[k - 1] not in link:
        k -= 1
    return k


def last_opener(sentence: Sentence, start: int, stop: int) -> int | None:
    for k in range(stop - 1, start - 1, -1):
        if sentence.is_open(k) or k in sentence.text.reporting:
            return k
    return None


def joined(sentence: Sentence, outer: Utterance, found: Utterance) -> bool:
    """Whether two verbs stand side by side: joined by « and » or a comma, and of the same form."""
    a, b = outer.group, found.group
    if a is None or b is None:
        return False
    edge = edge_of(sentence, b.start)
    words, link = sentence.words, sentence.w["and"] | {","}
    before = words[edge - 1] if edge > sentence.start else ""
    if b.bare:
        return before in link and a.tense == "pp" and a.finite and not a.passive
    if not b.finite:
        return False
    if before not in link:
        subject = next((x for x in reversed(sentence.actors) if x.end == edge and x.case == "" and x.acts), None)
        if subject is None or subject.whole <= outer.mark.end or words[subject.whole - 1] not in link:
            return False
    return bool(_tenses(sentence, a, outer.head) & _tenses(sentence, b, found.head))


def _tenses(sentence: Sentence, group: VerbGroup, head: int) -> set[tuple[str, bool]]:
    """Return the tenses a verb may be in; of a compound one those of its auxiliary."""
    forms = sentence.text.lexicon.forms
    if group.tense != "pp":
        return {(tense, False) for _, tense in forms.get(sentence.words[head], ())}
    for k in range(group.start, head):
        if tenses := {(t, True) for _, t in forms.get(sentence.words[k], ()) if t not in ("pp", "inf")}:
            return tenses
    return set()


def left_bound(sentence: Sentence, begin: int) -> int:
    """Return where the clause begins that an inverted verb closes or interrupts."""
    words, but = sentence.words, word_lists(sentence.text.lexicon)["but"]
    for k in range(begin - 2, sentence.start, -1):
        if words[k] in _HARD and sentence.quoted(k) is None:
            return k + 1
        if words[k] in but and words[k - 1] == ",":
            return k
    return sentence.start
