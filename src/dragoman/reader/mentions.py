"""Level 3, mentions: read one sentence from left to right into actors.

The grammar is one of chunks: an office with what belongs to it, then a name; a body with its state;
a bare state. It knows functions of words (article, of, with), not words.
"""

from __future__ import annotations

from bisect import bisect_left

from .actors import Actor
from .references import ReferenceReader
from .walker import PARTY_KINDS


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
            self._place(actor)
            if actor.role == "office" and self.actors:
                self._become(actor)
            self.actors.append(actor)
            only_there = actor.role == "capital" and actor.case in ("into", "from")
            self.discourse.note_parties(actor.parties if actor.acts and not only_there else ())
            free = max(actor.end, i + 1)
        return self.actors

    def _actor_at(self, i: int) -> Actor | None:
        mark = self.at.get(i)
        if mark is not None:
            reader = _READERS.get(mark.kind)
            if reader is not None:
                return reader(self, mark)
        if i in self.names:
            return self._bare_name(self.names[i])
        if mark is None:
            return self._pronoun(i)
        return None


_READERS = {
    "office": MentionReader._office,
    "courtesy": MentionReader._courtesy,
    "counterpart": MentionReader._counterpart,
    "pair": MentionReader._pair,
    "generic": MentionReader._generic,
    "body": MentionReader._body,
    "city": MentionReader._city,
    "people": MentionReader._people,
    "demonym": MentionReader._demonym,
    **dict.fromkeys(PARTY_KINDS, MentionReader._party),
}
