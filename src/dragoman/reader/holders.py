"""Level 3, holders: names joined to offices, and the offices named without a name."""

from __future__ import annotations

from ..gazetteer.figures import figures
from .actors import Actor
from .brackets import BracketReader
from .names import Name
from .owners import NOBODY, Owners
from .patterns import Mark
from .people import Individual, higher
from .walker import ARTICLES


class HolderReader(BracketReader):
    """Reads persons: an office and its name, a name and its office, a courtesy, a bare name, a title alone."""

    def _office(self, mark: Mark, owners: Owners = NOBODY) -> Actor | None:
        office, gender = mark.value[0], self._gender(mark)
        actor = Actor(mark.start if owners.start is None else owners.start, mark.end, "office")
        office, party, end = self._office_tail(mark, office, owners.parties)
        party = party or self._modifier(mark.start)[0]
        plural = mark.value[1] == "p" or self._plural_before(actor.start)
        parted = plural and self._new_title(end)
        while not parted and (following := self._chained(end)) is not None:
            other, other_party, end = self._office_tail(following, following.value[0])
            if other != "none":
                office = higher(office if office != "none" else None, other) or "none"
            party = party or other_party
        office = self._as_there(mark, office, party)
        actor.end = end
        former = self._former_before(mark.start)
        actor.plural_office = plural
        actor.parties = tuple(sorted(set(party)))
        actor.shares = party if len(party) > 1 else ()
        actor.office = None if office == "none" else office
        name = self._name_after(end) if not parted else None
        actor.plural_office |= self._plural_of_several(actor, name is not None)
        if name is not None:
            actor.plural_office |= self._several(actor.start)
            return self._hold(actor, name, gender, former)
        return self._nameless(actor, mark, gender)

    def _as_there(self, mark: Mark, office: str, party: tuple[str, ...]) -> str:
        """Return what an office is where its holder is from: the Foreign Secretary of India is no minister."""
        told = self.lexicon.abroad.get(" ".join(self.words[mark.start : mark.end]), ())
        whose = party or (self.discourse.home or "",)
        return told[0] if told and set(whose) <= set(told[1:]) else office

    def _plural_of_several(self, actor: Actor, named: bool) -> bool:
        """« главы МИД Армении и Турции X и Y »: a form that may be plural is, of several, or governed by nothing."""
        declension = self.lexicon.declension
        if not declension.may_be_plural(self.words[actor.start]):
            return False
        if actor.shares:
            return True
        before = self.words[actor.start - 1] if actor.start > self.start else ""
        return not actor.parties and not named and not self._case_word(actor.start - 1) and not declension.noun(before)

    def _gender(self, mark: Mark) -> str | None:
        """Return the gender that an office tells: its feminine form's, else that of its article (« la ministre »)."""
        if mark.value[1] == "f":
            return "f"
        k = self._before_fillers(mark.start)
        article = self.words[k] if k >= self.start else ""
        return next((g for g in ("f", "m") if article in self.lexicon.lists[ARTICLES[g]]), None)

    def _hold(self, actor: Actor, name: Name, gender: str | None, former: bool) -> Actor:
        """Make the named person hold the actor's office."""
        person = self._person(name)
        person.public = True
        person.gender = person.gender or gender
        person.titles.add(self.lexicon.declension.citation(self.words[actor.start : actor.start + 1]))
        if name.start > actor.end and self.words[name.start - 1] in self.lexicon.generic:
            person.styles.add(self.words[name.start - 1])  # « la ministre, la princesse X »
        if former:
            person.former = person.office is None or person.former
        elif actor.office is not None and (not person.former or person.office is None):
            person.former = False
            if actor.office == "minister" and actor.end - actor.start <= 2 and self.discourse.group is not None:
                actor.office = self.discourse.group.office or actor.office
            person.office = actor.office if person.office is None else self._better(person, actor)
        self._assign_party(person, actor, former)
        actor.end = max(actor.end, name.end, self._realm(person, actor, name.end))
        if actor.plural_office:
            return self._hold_more(actor, person)
        if actor.end == name.end and self._office_follows(name.end) and self.words[name.end] == ",":
            return self._also(actor, person)
        return self._as_person(actor, person)

    def _also(self, actor: Actor, person: Individual) -> Actor:
        """Read a second office told after the name: « le président togolais, X, médiateur … »."""
        mark = self._office_after(actor.end)
        if mark is not None:
            office, _, end = self._office_tail(mark, mark.value[0])
            if not person.former and office != "none":
                person.office = higher(person.office, office)
            actor.end = end
        return self._as_person(actor, person)

    def _hold_more(self, actor: Actor, first: Individual) -> Actor:
        """« Les Premiers ministres X et Y »: one office for several names."""
        people = [first]
        actor.end = self._domain_in_brackets(first, self._state_in_brackets(first, actor.end))
        respective = list(actor.shares)
        if respective:
            first.party = respective.pop(0)
        while True:
            k = actor.end
            while k < self.stop and (self.words[k] == "," or self.words[k] in self.w["and"]):
                k += 1
            party, k = self._own_adjective(k)
            name = self.names.get(k)
            if name is None or k == actor.end:
                break
            person = self._person(name)
            person.party = party or person.party
            person.public, person.office = True, person.office or actor.office
            if respective:
                person.party = respective.pop(0)
            if person.party is None and not self._realm_follows(name.end):
                other = self.discourse.counterpart((first.party,)) if first.party else ()
                person.party = self.discourse.serving(person, False) or (other[0] if other else None)
            people.append(person)
            actor.end = self._domain_in_brackets(person, self._state_in_brackets(person, name.end))
            if not actor.shares and actor.end == name.end:
                actor.end = self._realm(person, Actor(name.start, name.end, "person"), name.end)
        self._as_person(actor, first)
        actor.people = tuple(people)
        actor.parties = tuple(sorted({p.party for p in people if p.party}))
        return actor

    def _better(self, person: Individual, actor: Actor) -> str | None:
        if actor.parties and person.party and person.party not in actor.parties:
            return person.office
        return higher(person.office, actor.office)

    def _courtesy(self, mark: Mark) -> Actor | None:
        """« M. Francis », « S.E.M. Paul Biya »: a name by its courtesy alone."""
        end = mark.end
        while (following := self.at.get(end)) is not None and following.kind == "courtesy":
            end = following.end
        if end < self.stop and self.words[end] == ".":
            end += 1
        name = self.names.get(end)
        if name is None:
            return None
        actor = self._appositive(Actor(mark.start, name.end, "person"), name)
        if actor.people:
            person = actor.people[0]
            person.public = not person.outsider
            person.gender = person.gender or mark.value
        return actor

    def _bare_name(self, name: Name) -> Actor | None:
        """A name with no title before it: known already, explained after a comma, or only a name."""
        known = self.discourse.people.find(name.keys)
        if known is not None or len(name.keys) > 1 or self._office_follows(name.end):
            actor = self._appositive(Actor(name.start, name.end, "person"), name)
            return self._figure(actor)
        if self.lexicon.declension and self.words[name.start - 1] in self.w["into"]:
            return None  # « саммит пройдет в Сиане »: a place that nobody knows
        if figures().party_of(name.text, self.discourse.published) is not None:  # « Poutine », « Macron »
            return self._figure(self._appositive(Actor(name.start, name.end, "person"), name))
        return None

    def _figure(self, actor: Actor) -> Actor:
        """Give a person named without a title the party the world knows them by."""
        if (
            actor.people
            and actor.people[0].party is None
            and (owner := self._possessor_before(actor.start)) is not None
        ):
            person = actor.people[0]  # « Poland's Radoslaw Sikorski »
            if len(owner.parties) == 1:
                person.party, actor.parties = owner.parties[0], owner.parties
        if actor.people and actor.people[0].party is None:
            person = actor.people[0]
            serving = self.discourse.serving(person, False)
            party = serving or self.discourse.serving(person, True)
            if party is not None:
                person.party, person.known, person.guessed = party, True, True
                person.public = len(person.keys) > 1 and serving is not None
                actor.parties = (party,)
        return actor

    def _appositive(self, actor: Actor, name: Name) -> Actor:
        """Read the office that follows a name: « Emmanuel Macron, président de la République, »."""
        if self._office_follows(name.end):
            mark = self._office_after(name.end)
            assert mark is not None
            office, party, end = self._office_tail(mark, mark.value[0])
            if not party and (owned := self._owned_after(name.end)) is not None:
                party = owned[0].parties
            while (following := self._chained(end)) is not None:
                other, other_party, end = self._office_tail(following, following.value[0])
                office, party = higher(office, other) or office, party or other_party
            title = Actor(mark.start, end, "office")
            title.office, title.parties = (None if office == "none" else office), party
            held = self._hold(title, name, self._gender(mark), self._former_before(mark.start))
            actor.end, actor.role, actor.people = end, held.role, held.people
            actor.parties, actor.office = held.parties, held.office
            if actor.end < self.stop and self.words[actor.end] == ",":
                actor.end += 1
            return actor
        person = self._person(name)
        if (after := self._bracketed(person, name)) is not None:
            actor.end = after
        if not person.public and self._outsider_near(actor.start, name.end):
            person.outsider = True
        return self._as_person(actor, person)

    def _outsider_near(self, start: int, end: int) -> bool:
        for k in (*range(max(self.start, start - 4), start), *range(end, min(self.stop, end + 4))):
            mark = self.at.get(k)
            if mark is not None and mark.kind == "outsider":
                return True
        return False

    def _nameless(self, actor: Actor, mark: Mark, gender: str | None) -> Actor:
        """« Le ministre », « le ministre russe », « les ambassadeurs »: whom the text has named so before."""
        surface = self.lexicon.declension.citation(self.words[mark.start : mark.end])
        offices = self.lexicon.generic.get(surface) or ((actor.office,) if actor.office else ())
        if actor.plural_office or self._plural_before(actor.start):
            return self._group(actor, offices)
        styled = self._styled(actor, surface)
        if styled is not None:
            return styled
        told = mark.value[0] if mark.kind == "office" else None
        if actor.office is not None and actor.office != told:
            offices = (actor.office,)  # its complement says which: « le ministre de la Défense »
        party = actor.parties[0] if len(actor.parties) == 1 else None
        shared = actor.office in ("ambassador", "envoy", "adviser", "official")  # of which a state has many
        title = (
            self.lexicon.declension.citation(self.words[mark.start : mark.start + 1])
            if party is not None and mark.kind == "office" and shared
            else None
        )
        person = self._holder(offices, party, gender if gender == "f" else None, title)
        k = self._before_fillers(actor.start)
        definite = not self.w["article"] or (k >= self.start and self.words[k] in self.w["definite"])
        definite = definite or (self.grammar.owner_first and self.tokens.slice(mark.start, mark.end).isupper())  # EAM
        if definite and (person is None or (party is None and person.party != self.discourse.home)):
            person = (
                self.discourse.attested(offices, party or (self.discourse.home if person is not None else None))
                or person
            )
        if person is not None and (other := self._beside(person, offices)) is not None:
            person = other
        if person is not None and definite:
            person.spans.append(self.tokens.span(mark.start, mark.end))
            return self._as_person(actor, person)
        if not actor.parties and definite and actor.office is not None:
            implied = self._implied_party(actor)
            actor.parties = (implied,) if implied else ()
        return actor

    def _beside(self, person: Individual, offices: tuple[str, ...]) -> Individual | None:
        """« The Secretary and the Foreign Minister »: the other holder, where the one is named just before."""
        last = self.actors[-1] if self.actors and self.grammar.owner_first else None
        if last is None or last.people != (person,) or self.words[last.end] not in self.w["and"]:
            return None
        fitting = (p for p in self.discourse.people.lately() if p.office in offices and p.party != person.party)
        return next(fitting, None)

    def _styled(self, actor: Actor, title: str) -> Actor | None:
        """« Le prince »: who bore that title beside an office when named: « la ministre, la princesse X »."""
        if actor.parties or self.words[actor.start - 1] not in self.w["definite"]:
            return None
        person = next((p for p in self.discourse.people.lately() if title in p.styles), None) or self._ranked(title)
        if person is None:
            return None
        person.spans.append(self.tokens.span(actor.start, actor.end))
        return self._as_person(actor, person)

    def _ranked(self, title: str) -> Individual | None:
        """« Le souverain », « le prince »: who was called by such a rank, never whoever heads a state otherwise.

        A prince may have been named by an office alone, as ministers are: the first of the text who has one.
        """
        lists = self.lexicon.lists
        ranks = lists.get("ranks", ())
        if title not in ranks:
            return None
        named = list(self.discourse.people.lately())
        bearer = next((p for p in named if not p.titles.isdisjoint(ranks) and not p.former), None)
        if bearer is not None or title not in lists.get("ranks_by_birth", ()):
            return bearer
        served = (p for p in reversed(named) if p.office not in (None, "head_of_state") and p.party and not p.former)
        return next(served, None)

    def _holder(
        self, offices: tuple[str, ...], party: str | None, gender: str | None, title: str | None
    ) -> Individual | None:
        """Return who « le ministre » is: the home side's, else the one in focus, else the last named."""
        people, home = self.discourse.people, self.discourse.home
        if party is None and home is not None:
            own = people.holding(offices, home, gender, title)
            if own is not None and own.party == home:
                return own
        protagonist = self.discourse.protagonist
        if party is None and protagonist is not None and protagonist.people[0].office in offices:
            return protagonist.people[0]
        return people.holding(offices, party, gender, title)

    def _group(self, actor: Actor, offices: tuple[str, ...]) -> Actor:
        discourse = self.discourse
        discourse.listed = actor.office or discourse.listed
        if len(actor.parties) >= 2:
            people = [discourse.people.holding(offices, party) for party in actor.parties]
            actor.people = tuple(p for p in people if p is not None and p.party in actor.parties)
            discourse.group = actor
        elif not actor.parties and not self._of_others(actor) and not self._more_than_two(actor.start):
            group = discourse.group
            if group is not None and group.office == actor.office and len(group.parties) > 2:
                actor.parties, actor.people = group.parties, group.people
            elif self._as_listed(actor):
                actor.parties = discourse.listing
            elif len(discourse.bilateral()) >= 2:
                actor.people = discourse.pair_people(offices)
                actor.parties = discourse.bilateral()
        return actor

    def _as_listed(self, actor: Actor) -> bool:
        """« The visiting ministers »: those who came, of more than two states told together."""
        visiting = self.words[actor.start - 1] in self.lexicon.lists.get("visiting", ())
        return visiting and len(self.discourse.listing) > 2

    def _more_than_two(self, start: int) -> bool:
        """Whether a number before a plural office says that they are not the two sides: « these 10 ambassadors »."""
        before = self.words[start - 1] if start > self.start else ""
        number = int(before) if before.isdecimal() else self.lexicon.calendar.numbers.get(before, 0)
        return self.grammar.owner_first and number > 2

    def _of_others(self, actor: Actor) -> bool:
        """Whether several are told by a name that is no party's: « the ambassadors of the Quint countries »."""
        inner = range(actor.start + 1, actor.end)
        return any(self.words[k - 1] in self.glue and self.caps[k] for k in inner if self._named_group(k))

    def _named_group(self, k: int) -> bool:
        return k not in self.at and self.words[k] not in self.lexicon.domains

    def _become(self, actor: Actor) -> None:
        """« X devient ministre des Affaires étrangères », « X a été nommé ambassadeur »: the office told by a verb."""
        if not self.lexicon.is_form(self.words[actor.start - 1], self.lexicon.verbs["become"]):
            return
        subject = next((a for a in reversed(self.actors) if a.people and a.case == ""), None)
        if subject is None or actor.office is None:
            return
        person = subject.people[0]
        person.public, person.former = True, False
        person.office = higher(person.office, actor.office)
        if person.party is None:
            person.party = actor.parties[0] if actor.parties else self._implied_party(actor, person)

    def _realm_follows(self, end: int) -> bool:
        """Whether a name is followed by a state of its own: « Jaap Ora of Estonia »."""
        k = end + 1
        while k < self.stop and self.words[k] in self.w["article"]:
            k += 1
        mark = self.at.get(k) if end < self.stop and self.words[end] in self.w["of"] else None
        return mark is not None and mark.kind in ("state", "org")

    def _realm(self, person: Individual, actor: Actor, end: int) -> int:
        """Read the state that follows a name: « le roi Abdallah II de Jordanie ». Returns where it ends."""
        if end + 1 >= self.stop or self.words[end] not in self.w["of"] or actor.parties:
            return end
        k = end + 1
        while k < self.stop and self.words[k] in self.w["article"]:
            k += 1
        mark = self.at.get(k)
        if mark is None or mark.kind not in ("state", "org"):
            return end
        person.party, person.guessed = mark.value, False
        return mark.end

    def _people(self, mark: Mark) -> Actor | None:
        """« Le Russe Sergueï Lavrov », « des Maliens »."""
        name = self.names.get(mark.end)
        if name is not None:
            actor = Actor(mark.start, name.end, "person")
            actor.parties = (mark.value,)
            return self._hold(actor, name, None, False)
        return self._demonym(mark)
