"""Level 3, mentions where the head comes last: what stands before an office or a body says whose it is.

« Azərbaycanın xarici işlər naziri X », « Rusiya XİN-in rəsmi nümayəndəsi Y », « Fransa Senatının sədri »:
a state, an organisation or a body that was read just before is taken into what it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable

from ...gazetteer.figures import figures
from ..actors import Actor
from ..names import Name
from ..owners import NOBODY, Owners
from ..patterns import Mark
from ..people import Individual, higher
from ..walker import PARTY_KINDS
from .endings import EndingReader

_OWNERS = frozenset({"pair", "state", "org", "body", "capital", "weak", "office", "person", "pronoun"})
_REACH = 12
_SIGNS = frozenset(",.:;(–“«")


class FinalMentionReader(EndingReader):
    """Reads the actors of sentences whose heads come last."""

    def read(self, start: int, stop: int) -> list[Actor]:
        """Return the actors of the sentence at tokens ``start:stop``, in order."""
        self.left, self.by_adjective = stop, False
        super().read(start, stop)
        self._share_cases()
        self._note_together()  # who is joined is told by the cases
        return self.actors

    def _actor_at(self, i: int) -> Actor | None:
        self.left, self.by_adjective = self.stop, False
        mark = self.at.get(i)
        if mark is not None and mark.kind in _READERS:
            found: Actor | None = _READERS[mark.kind](self, mark)
            return found
        if i in self.names:
            return self._bare_name(self.names[i])
        return self._pronoun(i) if mark is None else None

    def _gender(self, mark: Mark) -> str | None:
        return None

    # -- offices -------------------------------------------------------------------------

    def _office_tail(self, mark: Mark, office: str, owners: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...], int]:
        """Read what stands before an office: its state or body. Returns (office, parties, end)."""
        own = self._whose_alone(mark)
        plural = self._ending(mark.end - 1, True).plural
        home = self.discourse.home
        ours = (home,) if home is not None and self._ours(mark) else ()
        parties = ours or self._taken_in(mark.start, plural)
        if not parties and own is not None:
            parties = (own,)
        if office in ("head_of_state", "minister") and parties and all(p.startswith("org:") for p in parties):
            office = "secretary_general"
        return office, parties, mark.end

    def _whose_alone(self, mark: Mark) -> str | None:
        """Return whose an office is that only one party has: « Milli Məclisin sədri »."""
        words = self.lexicon.wordforms
        assert words is not None
        ahead, last = self.words[mark.start : mark.end - 1], self.words[mark.end - 1]
        stems = [form.stem for form in words.nouns[last]] or [last]
        known = (self.lexicon.office_parties.get(" ".join([*ahead, stem])) for stem in stems)
        return next((party for party in known if party is not None), None)

    def _ours(self, mark: Mark) -> bool:
        """Whether a word of the mark says that it is the speaker's own: « dövlətimizin başçısı », « ölkəmizdə »."""
        words = self.lexicon.wordforms
        assert words is not None
        own = self.lexicon.lists["own_state"]
        forms = (form for word in self.words[mark.start : mark.end] for form in words.nouns[word])
        return any(form.ending.possessor == "we" or form.stem in own for form in forms)

    def _taken_in(self, start: int, plural: bool) -> tuple[str, ...]:
        """Take in the actors right before `start` that say whose it is; return their parties in order."""
        found: list[str] = []
        index = len(self.actors) - 1
        edge, skipped, sited = start, 0, False
        while index >= 0:
            actor = self.actors[index]
            gap = self.words[actor.end : edge]
            if sited and not gap and actor.case == "of" and actor.role in ("state", "org"):
                found = []  # « Türkiye'nin Bakü Büyükelçisi »: the city is only where
            elif not self._adjoins(actor, gap) or (found and not self._listed(gap)):
                posted = actor.case in ("to", "into", "attribute") and skipped == 0 and len(gap) < _REACH
                if not found and posted and not self._parted(actor.end, gap):
                    index, edge, skipped = index - 1, actor.whole, 1  # « X-in Y-ə təyin olunmuş səfiri »
                    continue
                break
            if found and not plural:
                break
            found[:0] = [p for p in actor.parties if p not in found]
            sited = actor.role == "capital" and not actor.case
            edge = actor.whole
            self.left = min(self.left, edge)
            first = self.at.get(actor.start)
            self.by_adjective = first is not None and first.kind in ("demonym", "people") and len(found) == 1
            if actor.role not in ("person", "pronoun") and not skipped:
                self.actors.pop(index)
            index -= 1
        return tuple(found)

    def _listed(self, gap: list[str]) -> bool:
        return len(gap) == 1 and (gap[0] in self.w["and"] or gap[0] == ",")

    def _adjoins(self, actor: Actor, gap: list[str]) -> bool:
        """Whether an actor read before says whose a noun is that begins after `gap`."""
        if actor.role not in _OWNERS or not actor.parties:
            return False
        if self._listed(gap):
            return actor.case in ("", "of") and actor.role in ("state", "capital", "weak")
        if actor.case == "of":
            return len(gap) < _REACH and not self._parted(actor.end, gap)
        if any(word in _SIGNS for word in gap):
            return False
        if actor.case or actor.role in ("person", "pronoun", "office", "pair"):
            return False
        skip = self.lexicon.qualifiers | self.lexicon.domains
        return all(word in skip or self.caps[actor.end + k] for k, word in enumerate(gap)) and len(gap) < 5

    def _owned_noun(self, word: str) -> bool:
        words = self.lexicon.wordforms
        assert words is not None
        if words.nouns[word]:
            return all(form.ending.possessor == "he" for form in words.nouns[word])
        return any(
            e.possessor == "he" and word[len(stem) :][:1] == "s" for stem, e in words.inflection.endings_of(word)
        )

    def _parted(self, start: int, gap: list[str]) -> bool:
        """Whether a sign, « that » or a verb of its own stands between an owner and what it would own."""
        words = self.lexicon.wordforms
        assert words is not None
        if any(word in _SIGNS or word in self.w["that"] for word in gap):
            return True
        if any(self._owned_noun(word) for k, word in enumerate(gap) if not self.caps[start + k]):
            return True  # it already has what it owns: « Assambleyanın sessiyası çərçivəsində … naziri »
        return any(
            form.ending.tense not in ("pp", "inf", "vn", "aim")
            for k, word in enumerate(gap)
            if not self.caps[start + k] and not words.nouns[word]
            for form in words.verbs[word]
        )

    def _name_after(self, end: int) -> Name | None:
        """Return the name that an office introduces; of one word only if it is a surname or somebody known."""
        name = super()._name_after(end)
        if name is None or len(name.keys) > 1:
            return name
        known = self.discourse.people.find(name.keys) is not None or name.keys[0].endswith(self.surnames)
        owned = self.left < self.stop
        return name if known or owned or figures().party_of(name.text, self.discourse.published) is not None else None

    def _plural_before(self, start: int) -> bool:
        mark = self.at.get(start)
        return mark is not None and self._ending(mark.end - 1, True).plural

    def _nameless(self, actor: Actor, mark: Mark, gender: str | None) -> Actor:
        """« Nazir », « İran rəsmisi »: whom the text has named so before."""
        base = self._base(mark)
        offices = self.lexicon.generic.get(base) or ((actor.office,) if actor.office else ())
        if self._plural_before(mark.start):
            group = self._group(actor, offices)
            if not group.parties and actor.office is not None:
                group.people = tuple(p for p in self.discourse.people.lately() if p.office in offices and p.party)
                group.parties = tuple(sorted({p.party for p in group.people if p.party}))
            return group
        party = actor.parties[0] if len(actor.parties) == 1 else None
        person = self._holder(offices, party, None, None)
        if person is not None:
            person.spans.append(self.tokens.span(mark.start, mark.end))
            return self._as_person(actor, person)
        if not actor.parties and actor.office is not None:
            implied = self._implied_party(actor)
            actor.parties = (implied,) if implied else ()
        return actor

    def _holder(
        self, offices: tuple[str, ...], party: str | None, gender: str | None, title: str | None
    ) -> Individual | None:
        """Return who « nazir » is: the one in focus, else the last so named."""
        protagonist = self.discourse.protagonist
        if party is None and protagonist is not None and protagonist.people[0].office in offices:
            return protagonist.people[0]
        return self.discourse.people.holding(offices, party, gender, title)

    def _title_at(self, k: int) -> Mark | None:
        mark = self.at.get(k)
        return mark if mark is not None and mark.kind == "courtesy" else None

    def _become(self, actor: Actor) -> None:
        """« X-in baş katib seçilməsi », « X səfir təyin edilib »: the office told by a verb."""
        words = self.lexicon.wordforms
        assert words is not None
        after = self.words[actor.end : min(actor.end + 3, self.stop)]
        become = self.lexicon.verbs["become"]
        if not any(form.lemma in become for word in after for form in words.verbs[word]) or actor.office is None:
            return
        holder = next((a for a in reversed(self.actors) if a.people and a.case in ("", "of", "object")), None)
        if holder is None or actor.start - holder.end > 2:
            return
        person = holder.people[0]
        person.public, person.former = True, False
        person.office = higher(person.office, actor.office)
        if person.party is None or person.guessed:
            person.party = actor.parties[0] if actor.parties else self._implied_party(actor, person)

    def _counterpart(self, mark: Mark, owners: Owners = NOBODY) -> Actor | None:
        """« Türkiyəli həmkarı Hakan Fidan », « iranlı həmkarını »."""
        actor = Actor(mark.start, mark.end, "office")
        owner = self._owner(mark.start)
        parties = self._taken_in(mark.start, False)
        actor.parties = tuple(sorted(set(parties)))
        actor.office = owner.people[0].office if owner is not None and owner.people else None
        name = self._name_after(mark.end)
        if name is not None:
            held = self._hold(actor, name, None, False)
            if owner is not None and owner.people and held.people[0] is not owner.people[0]:
                held.people[0].mirror = owner.people[0]
            return held
        if actor.office is not None and self._is_guest(mark):
            actor.office = None  # « qonaq »: no peer of whom the text is about
        mine = set(owner.parties) if owner is not None else set()
        party = parties[0] if len(parties) == 1 else None
        for person in self.discourse.people.lately():
            if person.party is None or person.party in mine or person.outsider:
                continue
            if (party is None or person.party == party) and (actor.office is None or person.office == actor.office):
                return self._as_person(actor, person)
        if not parties and owner is not None:
            actor.parties = self.discourse.counterpart(tuple(owner.parties))
        return actor if actor.parties else None

    def _is_guest(self, mark: Mark) -> bool:
        return self._base(mark).split()[-1] in self.lexicon.lists.get("guests", ())

    def _owner(self, start: int) -> Actor | None:
        for actor in self.actors:
            if actor.people and actor.case == "":
                return actor
        return self.discourse.focus

    def _generic(self, mark: Mark) -> Actor | None:
        actor = Actor(mark.start, mark.end, "office")
        actor.parties = self._taken_in(mark.start, False)
        name = self._name_after(mark.end)
        if name is not None and name.start == mark.end:
            return self._hold(actor, name, None, False)
        resolved = self._nameless(actor, mark, "m")
        return resolved if resolved.parties or resolved.people else None

    # -- bodies and pairs ------------------------------------------------------------------

    def _body(self, mark: Mark, owners: Owners = NOBODY) -> Actor | None:
        if any(self.words[mark.start] in self.w[key] for key in ("by", "with", "between", "against")):
            return None
        actor = Actor(mark.start, mark.end, "body")
        base, ending = self._base(mark), self._ending(mark.end - 1, True)
        key = base.split()[-1]
        actor.parties = () if self._ours(mark) else tuple(sorted(set(self._taken_in(mark.start, True))))
        before = self.words[mark.start - 1] if mark.start > self.start else ""
        own = self.lexicon.lists["own_state"]
        if actor.parties:
            self.discourse.bodies[key] = actor.parties
        elif base in own or ending.possessor == "we":
            actor.parties = (self.discourse.home,) if self.discourse.home else ()
        elif base in self.lexicon.lists["country"]:
            owner = self._last_party() if before in self.lexicon.demonstrative else None
            subject = self._possessor() if ending.possessor == "he" else None
            actor.parties = owner or (subject.parties if subject is not None else ())
        elif before in self.lexicon.demonstrative:
            actor.parties = self._last_party()
        elif key in self.discourse.bodies:
            actor.parties = self.discourse.bodies[key]
        elif base in self.lexicon.lists["organisation_nouns"]:
            actor.parties = self.discourse.organisation()
        elif mark.value and (here := self._here() or self.discourse.home):
            actor.parties = (here,)
        if not actor.parties:
            return None
        if len(actor.parties) == 1 and (base in own or base in self.lexicon.lists["country"]):
            actor.role, actor.country = "state", actor.parties[0]
        if key in self.lexicon.lists["capital_city"] and len(actor.parties) == 1:
            actor.role, actor.country = "capital", actor.parties[0]
            actor.city = self.lexicon.gazetteer.capitals.get(actor.country)
        return actor

    def _here(self) -> str | None:
        """Return where the sentence stands just before: « Moskvada … Xarici İşlər Nazirliyinə »."""
        first = self.actors[0] if self.actors else None
        if first is not None and first.role == "state" and first.case == "" and len(first.parties) == 1:
            return first.parties[0]
        before = self.actors[-1] if self.actors else None
        there = before is not None and before.case in ("into", "attribute") and before.role in ("capital", "state")
        return before.country if there and before is not None else None

    def _party(self, mark: Mark) -> Actor | None:
        actor = super()._party(mark)
        if actor is not None and mark.kind == "metonym":
            actor.parties = self._taken_in(mark.start, False) or actor.parties
        if actor is not None and actor.role == "org":  # « Avropa İttifaqının (Aİ) »
            after = self._over_brackets(actor.end)
            inner = self.at.get(actor.end + 1)
            if after > actor.end and inner is not None and inner.kind == "org":
                self.bracketed[after] = actor.end
                actor.end = after
        return actor

    def _pair(self, mark: Mark) -> Actor | None:
        actor = Actor(mark.start, mark.end, "pair")
        if mark.value == "many":
            actor.parties = self.discourse.listing
            return actor if actor.parties else None
        parties = self._taken_in(mark.start, True)
        told = {p for a in self.actors if a.acts and a.role != "pair" for p in a.parties} if self.actors else set()
        if len(told) == 3 and self.actors[0].case == "":
            told -= set(self.actors[0].parties)  # « X Y və Z-yə … hər iki ölkə »
        if len(parties) < 2 and len(told) == 2:
            parties = tuple(told)
        actor.parties = tuple(sorted(set(parties))) if len(parties) > 1 else self._both_or_all(mark)
        if len(actor.parties) < 2 and actor.parties[:1] != self._group_org():
            return None
        if mark.value == "people":
            actor.people = self.discourse.pair_people()
        return actor

    def _city(self, mark: Mark) -> Actor | None:
        actor = Actor(mark.start, mark.end, "place")
        actor.city, actor.country = mark.value
        actor.end = self._over_place_noun(mark.end)
        return actor

    # -- pronouns ------------------------------------------------------------------------

    def _pronoun(self, i: int) -> Actor | None:
        word = self.words[i]
        found = self.lexicon.pronouns.get(word)
        if found is None or not self._stands_alone(i, found[1]):
            return None
        number, case = found
        if number == "plural":
            source = self.discourse.focus if self.discourse.focus and len(self.discourse.focus.parties) > 1 else None
            if source is None and len(self.discourse.bilateral()) == 2:
                source = Actor(i, i + 1, "pair")
                source.parties, source.people = self.discourse.bilateral(), self.discourse.pair_people()
        elif case in ("", "of"):
            source = self._near_subject(i) or self._focused()
        else:
            source = self._last_object() or self._other()
        if source is None:
            return None
        actor = Actor(i, i + 1, "pronoun", case=case)
        actor.parties, actor.people, actor.office = source.parties, source.people, source.office
        return actor

    def _implied_party(self, actor: Actor, person: Individual | None = None) -> str | None:
        """Return whose an office is that names no state; a politician or expert of no office is not known for one."""
        before = self.actors[-1] if self.actors else None
        if before is not None and before.role == "state" and before.case == "object" and before.end == actor.start:
            return before.parties[0]  # « Azərbaycanı xarici işlər naziri X təmsil edib »
        return super()._implied_party(actor, person) if actor.office is not None else None

    def _focused(self) -> Actor | None:
        focus = self.discourse.focus
        if focus is None or focus.people or self.discourse.protagonist is None:
            return focus
        return self.discourse.protagonist

    def _last_object(self) -> Actor | None:
        return next((a for a in reversed(self.actors) if a.case in ("object", "to", "with") and a.acts), None)

    def _stands_alone(self, i: int, case: str) -> bool:
        """Whether « o » is a pronoun, and no demonstrative before a noun."""
        if case:
            return True
        after = self.words[i + 1] if i + 1 < self.stop else ""
        return after == "," or after in self.w["adverb"] or (i == self.start and self.at.get(i + 1) is not None)


_READERS: dict[str, Callable[[FinalMentionReader, Mark], Actor | None]] = {
    "office": FinalMentionReader._office,
    "courtesy": FinalMentionReader._courtesy,
    "counterpart": FinalMentionReader._counterpart,
    "pair": FinalMentionReader._pair,
    "generic": FinalMentionReader._generic,
    "body": FinalMentionReader._body,
    "city": FinalMentionReader._city,
    "people": FinalMentionReader._people,
    "demonym": FinalMentionReader._demonym,
    **dict.fromkeys(PARTY_KINDS, FinalMentionReader._party),
}
