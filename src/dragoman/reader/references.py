"""Level 3, references: who « son homologue », « les deux ministres », « il » are."""

from __future__ import annotations

from .actors import Actor
from .holders import HolderReader
from .lexicon import ENTITY
from .names import Name
from .owners import NOBODY, Owners
from .patterns import Mark, Sense
from .walker import PARTY_KINDS

_THINGS = frozenset({"body", "state", "org", "capital"})


class ReferenceReader(HolderReader):
    """Reads mentions that only make sense by what was said before."""

    def _counterpart(self, mark: Mark, owners: Owners = NOBODY) -> Actor | None:
        """« Son homologue russe Sergueï Lavrov », « son interlocuteur »: defined by whom it answers to."""
        start = mark.start if owners.start is None else owners.start
        actor = Actor(start, mark.end, "office")
        modifier, begin = self._modifier(start)
        possessive = self.start < begin and self.words[begin - 1] in self.w["his"] | self.w["their"]
        owner = self._owner(start)
        if not self.w["article"] and not self._plural_before(mark.start) and owner is not None and owner.people:
            possessive = True  # « пригласил коллегу »: whose goes without saying
        _, parties, end = self._office_tail(mark, "none", owners.parties)
        parties = parties or modifier
        actor.end, actor.parties = end, tuple(sorted(set(parties)))
        actor.shares = parties if len(parties) > 1 else ()
        actor.plural_office = self._several(start)
        actor.office = owner.people[0].office if owner is not None and owner.people else None
        if actor.office is None and self.actors and self.actors[-1].role == "office":
            actor.office = self.actors[-1].office
        name = self._name_after(end)
        if name is not None:
            if not actor.parties and owner is not None:
                actor.parties = self._other_side(owner, name)
            held = self._hold(actor, name, None, False)
            if owner is not None and owner.people and held.people[0] is not owner.people[0]:
                held.people[0].mirror = owner.people[0]
            return held
        if not possessive:
            return self._known_guest(actor, begin) if parties else None
        party = parties[0] if len(parties) == 1 else None
        mine = set(owner.parties) if owner is not None else set()
        for person in self.discourse.people.lately():
            if person.party in mine or person.party is None or person.outsider:
                continue
            if party is not None and person.party != party:
                continue
            if actor.office is None or person.office == actor.office:
                return self._as_person(actor, person)
        if not parties and owner is not None:
            actor.parties = self.discourse.counterpart(tuple(owner.parties))
        return actor

    def _known_guest(self, actor: Actor, begin: int) -> Actor:
        """« The Belarusian guest »: who of that party was spoken of last, where the article says that they were."""
        definite = self.grammar.owner_first and self.words[begin - 1] in self.w["definite"]
        if not definite or len(actor.parties) != 1 or actor.plural_office:
            return actor
        known = (p for p in self.discourse.people.lately() if p.party == actor.parties[0] and p.public)
        person = next(known, None)
        return self._as_person(actor, person) if person is not None else actor

    def _other_side(self, owner: Actor, name: Name) -> tuple[str, ...]:
        """Return of which state a counterpart is that is named without one: the only other side in sight."""
        if not owner.parties or self.discourse.serving(self._person(name), False) is not None:
            return ()
        people = (actor for actor in self.actors if actor.people and len(actor.parties) == 1)
        others = {actor.parties[0] for actor in people} - set(owner.parties)
        return tuple(others) if len(others) == 1 else self.discourse.counterpart(tuple(owner.parties))

    def _owner(self, start: int) -> Actor | None:
        """Return whose counterpart is meant: who it is joined to, else the subject so far, else the one in focus."""
        last = self.actors[-1] if self.actors else None
        if last is not None and last.people and start - last.end <= 4 and self._joining(last.end, start):
            return last  # « sous la coprésidence du ministre X et de son homologue »
        cases = ("", "object", "with", "to", "by")
        for near in (cases[:1], cases) if self.grammar.owner_first else (cases,):
            for actor in reversed(self.actors):
                parted = actor.case == "by" and self._set_off(actor.end, start)
                if actor.people and actor.case in near and not (parted or self._object(actor)):
                    return actor
        return last if last is not None and last.people else self.discourse.focus

    def _set_off(self, start: int, end: int) -> bool:
        """« Reçu par X, à l'issue d'entretiens avec son homologue »: by a comma, and by no relative clause on X."""
        words = self.words[start:end]
        relative = self.w["who"] | self.w["that"] | self.w["where"]
        return words[:1] == [","] and not self.grammar.owner_first and relative.isdisjoint(words)

    def _joining(self, start: int, end: int) -> bool:
        words = self.words[start:end]
        return any(word in self.w["and"] for word in words)

    def _object(self, actor: Actor) -> bool:
        """Whether an actor without a preposition is what the verb of an earlier one acts upon: « X a reçu Y »."""
        before = next((a for a in self.actors if a.case == "" and a.acts), None)
        if before is None or before is actor or actor.case != "":
            return False
        between = range(before.end, actor.whole)
        opening = self.w["who"] | self.w["conjunction"] | (self.w["that"] if self.grammar.that_left_out else set())
        if any(self.words[k] in opening for k in between):
            return False
        return any(self.words[k] in self.lexicon.forms for k in between)

    def _pair(self, mark: Mark) -> Actor | None:
        several = self._several_holders(mark)
        if several is not None:
            return several
        actor = Actor(mark.start, mark.end, "pair")
        parties: tuple[str, ...] = ()
        end = mark.end
        word_after = self.at.get(end)
        if word_after is not None and word_after.kind == "demonym" and not self.grammar.adjectives_first:
            return self._body(mark)
        modifier = self._modifier(mark.start)[0]
        if len(modifier) == 1:
            return self._body(mark)
        k = self._over_glue(end)
        if end < self.stop and self.words[end] in self.w["and"]:  # « les chefs d'État et de gouvernement de la Cedeao »
            k = self._over_glue(end + 1)
            government = self.at.get(k)
            if government is not None and government.kind in ("body", "generic", "office"):
                end = government.end
                k = self._over_glue(end)
        following = self.at.get(k)
        if following is not None and following.kind in PARTY_KINDS and (k > end or self._genitive(k)):
            parties, end = self._party_list(following)
        single = mark.value == "people" and len(parties) == 1 and not parties[0].startswith("org:")
        if single and self.lexicon.declension:  # « визит главы МИД Ирана »: a genitive that looks like the plural
            value = self.lexicon.declension.citation(self.words[mark.start : mark.end])
            return self._generic(Mark(mark.start, mark.end, Sense(ENTITY, "generic", value)))
        talk = self.discourse.talkers if mark.value == "people" and not parties else None
        if talk is not None and any(p.startswith("org:") for p in talk.parties):
            actor.parties, actor.people, actor.end = tuple(sorted(talk.parties)), tuple(talk.people), end
            return actor
        listed = self.discourse.listing if mark.value == "many" and self._as_many(mark) else ()
        actor.parties = tuple(sorted(set(parties or modifier))) or listed or self._both_or_all(mark)
        actor.end = end
        if actor.parties and actor.parties[0].startswith("org:") and len(actor.parties) == 1:
            actor.role = "body"
            self.discourse.group = actor
        elif len(actor.parties) < 2 and actor.parties[:1] != self._group_org():
            return None
        if mark.value == "people" and len(parties) > 1 and (named := self._named_pair(mark, parties, end)):
            return named
        if mark.value == "people":
            citation = self.lexicon.declension.citation
            offices = self.lexicon.generic.get(citation(self.words[mark.end - 1 : mark.end]))
            offices = offices or self.lexicon.generic.get(citation(self.words[mark.start + 2 : mark.end]), ())
            offices = offices or self.lexicon.generic.get(citation(self.words[mark.start : mark.end]), ())
            actor.people = self.discourse.pair_people(offices) or self.discourse.pair_people()
            if parties:
                actor.people = tuple(person for person in actor.people if person.party in parties)
        return actor

    def _named_pair(self, mark: Mark, parties: tuple[str, ...], end: int) -> Actor | None:
        """« Главы МИД России и Ирана X и Y »: the office of each of several states, and who holds it."""
        name = self._name_after(end) if self.lexicon.declension else None
        if name is None:
            return None
        actor = Actor(mark.start, end, "office", parties)
        actor.shares, actor.plural_office = parties, True
        offices = self.lexicon.generic.get(self.lexicon.declension.citation(self.words[mark.start : mark.end]), ())
        actor.office = next(iter(offices), None)
        return self._hold(actor, name, None, False)

    def _as_many(self, mark: Mark) -> bool:
        """Whether as many states were named together as a plural counts: « the five ministers »."""
        numbers = self.lexicon.calendar.numbers
        told = next((numbers[w] for w in self.words[mark.start : mark.end] if w in numbers), None)
        return told is None or told == len(self.discourse.listing)

    def _several_holders(self, mark: Mark) -> Actor | None:
        """« Les ministres grec et turc de la Défense, X et Y »: an office told of several, not the pair."""
        following = self.at.get(mark.end)
        told = following is not None and following.kind == "demonym"
        k = self._over_glue(mark.end)
        told = told or (k > mark.end and k < self.stop and self.words[k] in self.lexicon.domains)
        owner = self.at.get(k) if k > mark.end else None
        if self.grammar.owner_first and owner is not None and owner.kind in PARTY_KINDS:
            told = told or self._name_after(self._party_list(owner)[1]) is not None
        for start in range(mark.start, mark.end) if told or self._names_follow(mark.end) else ():
            office = self.lexicon.office_words.get(" ".join(self.words[start : mark.end]))
            if office is not None:
                return self._office(Mark(start, mark.end, office))
        return None

    def _names_follow(self, end: int) -> bool:
        return end in self.names or self._name_after(end) is not None

    def _both_or_all(self, mark: Mark) -> tuple[str, ...]:
        """Return whom a plural means: an organisation's leaders named before, else the two sides."""
        pair, home = self.discourse.bilateral(), self.discourse.home
        if home is not None and home.startswith("org:") and mark.end - mark.start == 2 and mark.value == "people":
            return (home,)  # « les ministres » of the organisation whose text it is
        if len(pair) > 1:
            return pair
        return self._group_org() or self.discourse.couple or self._two_named()

    def _two_named(self) -> tuple[str, ...]:
        """Return the two states the sentence has named so far beside its subject's own, if there are just two."""
        named = {p for a in self.actors if a.role != "place" for p in a.parties if not p.startswith("org:")}
        if len(named) > 2 and self.actors[0].case == "":
            named -= set(self.actors[0].parties)
        return tuple(sorted(named)) if len(named) == 2 else ()

    def _group_org(self) -> tuple[str, ...]:
        group = self.discourse.group
        return group.parties if group is not None and group.role == "body" else ()

    def _generic(self, mark: Mark) -> Actor | None:
        actor = Actor(mark.start, mark.end, "office")
        found = self.at.get(mark.end)
        if found is not None and found.kind == "demonym" and not self.grammar.adjectives_first:
            actor.parties, actor.end = (found.value,), found.end
        elif found is not None and found.kind in PARTY_KINDS and self._genitive(mark.end):
            parties, actor.end = self._party_list(found)
            actor.parties = tuple(sorted(parties))
        actor.parties = actor.parties or self._modifier(mark.start)[0]
        if self.lexicon.declension:
            self.title_cases = frozenset(x.lower() for x in self.cases.letters(mark.start, mark.end))
        name = self._name_after(actor.end)
        if name is not None and name.start == actor.end:
            if self.lexicon.declension:
                actor.office = next(iter(self.lexicon.generic.get(mark.value, ())), None)
            return self._hold(actor, name, None, False)
        resolved = self._nameless(actor, mark, "m")
        return resolved if resolved.parties or resolved.people else None

    def _pronoun(self, i: int) -> Actor | None:
        word, discourse = self.words[i], self.discourse
        source: Actor | None = None
        if word in self.w["he"] or word in self.w["she"]:
            if (
                word in self.w["he"]
                and i + 1 < self.stop
                and self.words[i + 1] in self.lexicon.lists["impersonal"]
                and not self._personal(i + 1)
            ):
                return None
            gender, other = ("f", "m") if word in self.w["she"] else ("m", "f")
            near = self._near_subject(i)
            if near is not None and not near.people and (self.lexicon.declension or self.w.get("it")):
                near = None  # « он », « he » is no state
            if i > 1 and not {'"', "”", "»"}.isdisjoint(self.words[i - 2 : i]):
                near = None  # « …,” he said »: nobody of whom the quotation speaks
            if i and self.words[i - 1] == "-" and (near is None or not near.people):
                near = discourse.speaker or near  # « …, ajoute-t-il »: who spoke last
            source = near or self._person_in_focus(gender)
            if source is not None and len(source.people) == 1 and source.people[0].gender == other:
                meant = next((p for p in discourse.people.lately() if p.gender == gender), None)
                source = self._as_person(Actor(i, i + 1, "person"), meant) if meant else None
        elif word in self.w.get("it", ()):
            source = self._body_in_focus()
        elif word in self.w["they"] and (word not in self.w["definite"] or self._verb_at(i + 1)):
            source = discourse.focus if discourse.focus is not None and len(discourse.focus.parties) > 1 else None
            if source is None and len(discourse.bilateral()) == 2:
                source = Actor(i, i + 1, "pair")
                source.parties, source.people = discourse.bilateral(), discourse.pair_people()
        elif word in self.w["him"]:
            source = self._other()
        elif word in self.w["them"] and (self._case_word(i - 1) or self._object_of_verb(i)):
            source = discourse.group
        if source is None:
            return None
        actor = Actor(i, i + 1, "pronoun")
        actor.parties, actor.people, actor.office = source.parties, source.people, source.office
        if word in self.w["him"] and not self._case_word(i - 1):
            actor.case = "to"
        return actor

    def _object_of_verb(self, i: int) -> bool:
        """« promised them »: whether a pronoun follows its verb, in a language in which objects do."""
        return self.grammar.alike and i > self.start and self.words[i - 1] in self.lexicon.forms

    def _body_in_focus(self) -> Actor | None:
        """Return what « it » is: the body, state or organisation that is subject of this sentence or the last."""
        for actor in reversed(self.actors):
            if actor.case == "" and actor.acts and actor.role in _THINGS:
                return actor
        focus = self.discourse.focus
        return focus if focus is not None and focus.role in _THINGS else None

    def _personal(self, i: int) -> bool:
        """Whether what looks impersonal (« il s' », « il a ») is a person's doing after all."""
        near = self.words[i : min(i + 6, self.stop)]
        return any(self.lexicon.is_form(word, self.lexicon.personal) for word in near)

    def _other(self) -> Actor | None:
        """Return whom « lui » means: the one last spoken of who is not the sentence's subject."""
        subject = next((a for a in self.actors if a.case == "" and a.acts), self.discourse.focus)
        mine = set(subject.people) if subject is not None else set()
        for person in self.discourse.people.lately():
            if person not in mine and person.public:
                actor = Actor(0, 0, "person")
                actor.people, actor.office = (person,), person.office
                actor.parties = (person.party,) if person.party else ()
                return actor
        return None
