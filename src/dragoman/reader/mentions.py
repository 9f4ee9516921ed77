"""Level 3, mentions: read one sentence from left to right into actors.

The grammar is one of chunks: an office with what belongs to it, then a name; a body with its state;
a bare state. It knows functions of words (article, of, with), not words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from .actors import Actor
from .owners import Owners
from .patterns import Mark
from .references import ReferenceReader
from .walker import PARTY_KINDS

_COUPLE = 2
_TOGETHER = frozenset({"", "between", "by"})


class MentionReader(ReferenceReader):
    """Reads the actors of the sentences of one text, keeping its `Discourse` up to date."""

    def read(self, start: int, stop: int) -> list[Actor]:
        """Return the actors of the sentence at tokens ``start:stop``, in order."""
        self.actors = []
        self.start, self.stop = start, stop
        free = start
        for i in self.points[bisect_left(self.points, start) : bisect_left(self.points, stop)]:
            if i < free:
                continue
            actor = self._actor_at(i)
            if actor is None:
                mark = self.at.get(i)
                free = mark.end if mark is not None and mark.kind == "courtesy" else i + 1
                continue
            if actor.role in ("office", "person", "body", "pair"):
                actor.start = self._modifier(actor.start)[1]
            self._place(actor)
            if self.grammar.owner_first and self._only_tells(actor):
                actor.role = "place"
            if actor.role == "office" and self.actors:
                self._become(actor)
            self.actors.append(actor)
            only_there = actor.role == "capital" and (actor.case in self.places or self._names_text(actor))
            self.discourse.note_parties(actor.parties if actor.acts and not only_there else ())
            free = max(actor.end, i + 1)
        self._note_together()
        return self.actors

    def _names_text(self, actor: Actor) -> bool:
        """Whether a capital is only what a treaty or a gathering is called by: « the Vienna Convention »."""
        end = actor.end
        if end >= self.stop or not self.caps[end] or not self.grammar.owner_first:
            return False
        return self.words[end].removesuffix("s") in self.lexicon.lists.get("institutions", ())

    def _only_tells(self, actor: Actor) -> bool:
        """« in Qingdao, east China », « a US-mediated deal »: a state that only tells where a city is, or what sort."""
        if actor.role not in ("state", "org", "weak"):
            return False
        end = actor.end
        if end + 1 < self.stop and self.words[end] == "-" and end + 1 not in self.at:
            return any(tense == "pp" for _, tense in self.lexicon.forms.get(self.words[end + 1], ()))
        last = self.actors[-1] if self.actors else None
        if last is None or last.city is None or last.country != actor.country or last.end >= self.stop:
            return False
        between = self.words[last.end : actor.start]
        return between[:1] == [","] and len(between) < 4 and not any(w in self.w["and"] for w in between)

    def _note_together(self) -> None:
        """Remember states named together: « la France et l'Italie », « au Chili, au Pérou et au Panama »."""
        run: list[Actor] = []
        for actor in (*self.actors, None):
            if actor is not None and run and (actor.joined or self._goes_on_listing(run[-1], actor)):
                run.append(actor)
                continue
            if len(run) > 1 or (run and len(run[0].parties) > _COUPLE):
                self._note_run(run)
            run = [actor] if actor is not None else []

    def _goes_on_listing(self, last: Actor, actor: Actor) -> bool:
        """Whether an actor follows another in a series with a preposition each: « en Argentine, au Chili et … »."""
        between = self.words[last.end : actor.whole]
        return 0 < len(between) <= 2 and actor.case == last.case != "" and self._only_joins(between)

    def _only_joins(self, words: list[str]) -> bool:
        return all(word == "," or word in self.w["and"] for word in words)

    def _note_run(self, run: list[Actor]) -> None:
        states = {p for a in run for p in a.parties if not p.startswith("org:")}
        if len(states) > 2:
            self.discourse.listing = tuple(sorted(states))
        elif len(states) == 2 and run[0].case in _TOGETHER and all(actor.acts for actor in run):
            self.discourse.couple = tuple(sorted(states))

    def _actor_at(self, i: int) -> Actor | None:
        mark = self.at.get(i)
        if mark is not None and self.grammar.owner_first and (owned := self._owned(mark)) is not None:
            return owned
        if mark is not None:
            reader = _READERS.get(mark.kind)
            if reader is not None and not (mark.kind in _GIVEN and i in self.names):
                actor: Actor | None = reader(self, mark)
                return self._chain(actor) if self.grammar.owner_first else actor
        if i in self.names:
            return self._bare_name(self.names[i])
        if mark is None:
            return self._pronoun(i)
        return None

    # -- whose it is told before it --------------------------------------------------------

    def _owned(self, mark: Mark) -> Actor | None:
        """« Russian Foreign Minister », « Japan's parliament », « UN Security Council President »."""
        told = self._owners(mark)
        if told is None:
            return None
        owners, k = told
        head = self.at.get(k)
        if head is None:
            return None
        reader = _READ_OWNED.get(head.kind)
        if reader is None:
            return None
        return self._chain(reader(self, head, owners))

    def _chain(self, actor: Actor | None) -> Actor | None:
        """Read the office that stands right after a body and belongs to it: « Foreign Ministry spokesperson »."""
        if actor is None or actor.role != "body" or not actor.parties:
            return actor
        head = self.at.get(self._over_possessive(actor.end))
        if head is None or head.kind != "office":
            return actor
        return self._office(head, Owners(actor.parties, actor.start))


_READ_OWNED: dict[str, Callable[[MentionReader, Mark, Owners], Actor | None]] = {
    "office": MentionReader._office,
    "body": MentionReader._body,
    "counterpart": MentionReader._counterpart,
}

_GIVEN = frozenset({"city", "capital"})
"""Kinds of marks that may be a person's given name too."""

_READERS: dict[str, Callable[[MentionReader, Mark], Actor | None]] = {
    "office": MentionReader._office,
    "courtesy": MentionReader._courtesy,
    "counterpart": MentionReader._counterpart,
    "pair": MentionReader._pair,
    "generic": MentionReader._generic,
    "body": MentionReader._body,
    "organ": MentionReader._organ,
    "city": MentionReader._city,
    "people": MentionReader._people,
    "demonym": MentionReader._demonym,
    **dict.fromkeys(PARTY_KINDS, MentionReader._party),
}
