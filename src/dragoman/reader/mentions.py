"""Level 3, mentions: read one sentence from left to right into actors.

The grammar is one of chunks: an office with what belongs to it, then a name; a body with its state;
a bare state. It knows functions of words (article, of, with), not words.
"""

from __future__ import annotations

from ..gazetteer.figures import figures
from .actors import CASES, Actor
from .discourse import Discourse
from .lexicon import ENTITY, Lexicon
from .marks import Marks
from .names import Name, find_names
from .patterns import Mark
from .people import Individual, higher, keys_of
from .text import Tokens

PARTY_KINDS = frozenset({"state", "synonym", "metonym", "org", "capital", "group", "region"})
UNIQUE_OFFICES = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
"""Offices that one person of a state holds at a time."""

_DOMAIN_KINDS = frozenset({"body", "office", "generic", "outsider", "demonym"})
_TAIL = 14


class MentionReader:
    """Reads the actors of sentences of one text, keeping its `Discourse` up to date."""

    def __init__(self, tokens: Tokens, marks: Marks, lexicon: Lexicon, discourse: Discourse) -> None:
        self.tokens, self.lexicon, self.discourse = tokens, lexicon, discourse
        self.words, self.caps = tokens.words, tokens.caps
        self.at: dict[int, Mark] = {mark.start: mark for mark in marks[ENTITY]}
        self.w = lexicon.words
        self.glue = self.w["article"] | self.w["of"] | self.w["definite"]
        self.names = find_names(tokens, self.at, lexicon)
        self.actors: list[Actor] = []

    # -- the sentence --------------------------------------------------------------------

    def read(self, start: int, stop: int) -> list[Actor]:
        """Return the actors of the sentence at tokens ``start:stop``, in order."""
        self.actors = []
        self.start, self.stop = start, stop
        i = start
        while i < stop:
            actor = self._actor_at(i)
            if actor is None:
                mark = self.at.get(i)
                i = mark.end if mark is not None and mark.kind == "courtesy" else i + 1
                continue
            self._place(actor)
            if actor.role == "office" and self.actors:
                self._become(actor)
            self.actors.append(actor)
            self.discourse.note_parties(actor.parties if actor.acts else ())
            i = max(actor.end, i + 1)
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

    # -- prepositions --------------------------------------------------------------------

    def _place(self, actor: Actor) -> None:
        """Find the article and preposition before an actor, and so its case."""
        k = actor.start - 1
        while k >= self.start and (self._is_article(k) or self._is_filler(k)):
            actor.definite = actor.definite or self.words[k] in self.w["definite"]
            actor.plural = actor.plural or self.words[k] in self.lexicon.lists["plural"]
            k -= 1
        if k >= self.start:
            word = self.words[k]
            actor.plural = actor.plural or word in self.lexicon.lists["plural"]
            actor.definite = actor.definite or word in self.w["definite"]
            for case in CASES:
                if word in self.w[case]:
                    actor.case = case
                    k -= 1
                    break
            else:
                self._join(actor, k)
        actor.whole = k + 1

    def _is_article(self, k: int) -> bool:
        word = self.words[k]
        return word in self.w["article"] and word not in self.w["of"] and word not in self.w["to"]

    def _is_filler(self, k: int) -> bool:
        """Whether the word only stands between article and noun: courtesies, quotes, « nouveau », possessives."""
        mark = self.at.get(k)
        return (
            (mark is not None and mark.kind in ("courtesy", "former"))
            or self.words[k] in self.lexicon.qualifiers
            or self.words[k] in self.w["his"]
            or self.words[k] in self.w["their"]
            or self.words[k] in ("«", "“", '"', "-")
        ) and not (self.words[k] in self.w["of"])

    def _join(self, actor: Actor, k: int) -> None:
        """After « and » or a comma an actor hangs where its neighbour does."""
        if not self.actors or self.words[k] not in self.w["and"] | {",", "que"}:
            return
        while k > self.start and self.words[k - 1] in self.w["and"] | {","}:
            k -= 1
        neighbour = self.actors[-1]
        if neighbour.end in (k, k - 1) and neighbour.role != "place":
            actor.case = neighbour.case
            actor.joined = True

    # -- offices and names ---------------------------------------------------------------

    def _office(self, mark: Mark) -> Actor | None:
        office, gender = mark.value
        actor = Actor(mark.start, mark.end, "office")
        office, party, end = self._office_tail(mark, office)
        while (following := self._chained(end)) is not None:
            other, other_party, end = self._office_tail(following, following.value[0])
            if other != "none":
                office = higher(office if office != "none" else None, other) or "none"
            party = party or other_party
        actor.end = end
        former = self._former_before(mark.start)
        actor.plural_office = self._plural_before(mark.start)
        actor.parties = party
        actor.office = None if office == "none" else office
        name = self._name_after(end)
        if name is not None:
            return self._hold(actor, name, gender, former)
        if party and len(party) == 1 and self.at.get(end) is None:
            return self._nameless(actor, mark, gender)
        return self._nameless(actor, mark, gender)

    def _office_tail(self, mark: Mark, office: str) -> tuple[str, tuple[str, ...], int]:
        """Read what belongs to an office after it: its state, its domain. Returns (office, parties, end)."""
        words, end = self.words, mark.end
        limit = min(self.stop, mark.end + _TAIL + 6)
        party = self._inner_party(mark)
        domain_from = mark.end
        foreign_complement = False
        j = mark.end
        while j < limit:
            word = words[j]
            found = self.at.get(j)
            if found is not None and found.kind in ("demonym", "people") and not (found.kind == "people" and j in self.names):
                party = party or (found.value,)
                j = end = found.end
            elif j in self.names and word not in self.lexicon.domains and self.words[j - 1] not in self.w["article"]:
                break
            elif word in self.lexicon.qualifiers or word in self.lexicon.domains:
                j = end = j + 1
            elif word in self.glue or word in self.w["and"] or word in (",", "'", "-") or word in self.w["to"]:
                step = self._complement(j, end, party)
                if step is None:
                    break
                found_party, j, complement = step
                foreign_complement = foreign_complement or complement
                party = party or found_party
                end = j
            elif found is None and self._plain_word(j) and (foreign_complement or self._complement_after(j + 1)):
                j = end = j + 1
            else:
                break
        return self._refine(office, mark, domain_from, end, party, foreign_complement), party, end

    def _plain_word(self, j: int) -> bool:
        """Whether the word is some noun or adjective in small letters."""
        word = self.words[j]
        return word[0].isalpha() and not self.caps[j] and word not in self.lexicon.forms and word not in self.lexicon.closed

    def _complement_after(self, j: int) -> bool:
        return j < self.stop and self.words[j] in self.w["of"]

    def _complement(
        self, j: int, end: int, party: tuple[str, ...]
    ) -> tuple[tuple[str, ...], int, bool] | None:
        """Read « de la Russie », « et de la Coopération », « du ministère russe » at `j`.

        Returns (parties, next token, whether it is some other noun's), or None where the office has ended.
        """
        words, at = self.words, self.at
        k = j
        while k < self.stop and (words[k] in self.glue or words[k] in self.w["and"] or words[k] in (",", "-") or words[k] in self.w["to"]):
            k += 1
        if k >= self.stop or k - j > 4:
            return None
        has_of = any(words[x] in self.w["of"] or words[x] in self.w["to"] for x in range(j, k))
        comma = any(words[x] == "," for x in range(j, k))
        found = at.get(k)
        if found is not None and found.kind == "office" and words[j] in self.lexicon.lists["attached"]:
            return (), found.end, False
        if found is not None and found.kind in PARTY_KINDS:
            if not has_of or (party and (comma or words[j] in self.w["and"])):
                return None
            return self._party_list(found)
        if words[k] in self.lexicon.domains and (found is None or found.kind in _DOMAIN_KINDS):
            return ((), k + 1, False) if has_of or not comma or words[j] in self.w["and"] else None
        if found is not None and found.kind == "body" and has_of and not comma:
            body = self._body(found)
            return (body.parties if body else ()), (body.end if body else found.end), False
        if found is not None and found.kind == "people" and has_of:  # « et des Sénégalais de l'extérieur »
            return (found.value,), found.end, False
        if found is not None and found.kind not in ("demonym", "former", "generic", "unit"):
            return None
        articled = any(words[x] in self.w["article"] for x in range(j, k))
        if has_of and self.caps[k] and (articled or (not comma and k not in self.names)):
            return (), k + 1, False
        if has_of and not comma and found is None and self._plain_word(k) and words[j] in self.w["of"]:
            return (), k + 1, True
        return None

    def _party_list(self, mark: Mark) -> tuple[tuple[str, ...], int, bool]:
        """Read « d'Allemagne, d'Indonésie et du Danemark »: parties joined under one office or body."""
        parties = [_code(mark)]
        end = mark.end
        while True:
            k = end
            seen_join = False
            while k < self.stop and (self.words[k] in (",",) or self.words[k] in self.w["and"]):
                seen_join, k = True, k + 1
            of = False
            while k < self.stop and self.words[k] in self.glue:
                of, k = of or self.words[k] in self.w["of"], k + 1
            following = self.at.get(k)
            if not (seen_join and of and following is not None and following.kind in PARTY_KINDS):
                break
            parties.append(_code(following))
            end = following.end
        return tuple(sorted(set(parties))), end, False

    def _inner_party(self, mark: Mark) -> tuple[str, ...]:
        """Return the party named inside an office's own words (« secrétaire général de l'ONU »)."""
        for word in self.words[mark.start : mark.end]:
            code = self.lexicon.office_parties.get(word)
            code = code or (self.lexicon.party_words.get(word) if mark.end - mark.start > 1 else None)
            if code is not None:
                return (code,)
        return ()

    def _refine(
        self, office: str, mark: Mark, begin: int, end: int, party: tuple[str, ...], other_noun: bool
    ) -> str:
        """Let an office's complement decide what it is: a minister of what, a president of what."""
        if office == "minister" and end > begin:
            tail = " ".join(self.words[begin:end])
            deputy = any(word in self.lexicon.deputy for word in self.words[mark.start : min(end, mark.end + 2)])
            deputy = deputy or any(word in self.lexicon.lists["attached"] for word in self.words[begin:end])
            if any(phrase in tail for phrase in self.lexicon.foreign):
                return "deputy_foreign_minister" if deputy and "premier" not in self.words[mark.start : mark.end] else "foreign_minister"
            if not deputy and any(phrase in tail for phrase in self.lexicon.defence):
                return "defence_minister"
        if office in ("head_of_state", "minister") and party and all(p.startswith("org:") for p in party):
            return "secretary_general"
        if office == "head_of_state" and other_noun and not party:
            return "official"
        return office

    def _chained(self, end: int) -> Mark | None:
        """Return a second office of the same holder: « ministre d'État, ministre des Affaires étrangères »."""
        if end < self.stop and (self.words[end] == "," or self.words[end] in self.w["and"]):
            mark = self.at.get(end + 1)
            if mark is not None and mark.kind == "office":
                return mark
        return None

    def _former_before(self, start: int) -> bool:
        for k in (start - 1, start - 2):
            mark = self.at.get(k)
            if mark is not None and mark.kind == "former":
                return True
        return False

    def _name_after(self, end: int) -> Name | None:
        """Return the name that an office introduces, over a comma, a courtesy or an opening bracket."""
        k = self._over_brackets(end)
        comma = k < self.stop and self.words[k] in (",", "(", ":")
        k += comma
        for _ in range(4):
            mark = self.at.get(k)
            if mark is not None and mark.kind == "courtesy":
                k = mark.end
                k += k < self.stop and self.words[k] == "."
            elif k < self.stop and self.words[k] in self.w["article"] and (m := self.at.get(k + 1)) and m.kind == "courtesy":
                k += 1
            else:
                break
        name = self.names.get(k)
        if name is None or k >= self.stop:
            return None
        return name

    def _over_brackets(self, k: int) -> int:
        """Step over an acronym in brackets: « (DFAE) »."""
        if k < self.stop and self.words[k] == "(":
            for close in range(k + 2, min(k + 6, self.stop)):
                if self.words[close] == ")":
                    return close + 1
        return k

    def _office_after(self, end: int) -> Mark | None:
        """Return the office that stands after a name, over a comma and an article."""
        if end >= self.stop:
            return None
        k = end + (self.words[end] == ",")
        while k < self.stop and self.words[k] in self.w["article"]:
            k += 1
        mark = self.at.get(k) if k < self.stop else None
        return mark if mark is not None and mark.kind == "office" else None

    def _office_follows(self, end: int) -> bool:
        """Whether a name is followed by an office of its own, so that a comma before it ends another's."""
        mark = self._office_after(end)
        if mark is None:
            return False
        _, _, after = self._office_tail(mark, mark.value[0])
        return self._name_after(after) is None

    def _hold(self, actor: Actor, name: Name, gender: str | None, former: bool) -> Actor:
        """Make the named person hold the actor's office."""
        person = self._person(name)
        person.public = True
        person.gender = person.gender or gender
        person.titles.add(self.words[actor.start])
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
        while True:
            k = actor.end
            while k < self.stop and (self.words[k] == "," or self.words[k] in self.w["and"]):
                k += 1
            name = self.names.get(k)
            if name is None or k == actor.end:
                break
            person = self._person(name)
            person.public, person.office = True, person.office or actor.office
            if person.party is None:
                other = self.discourse.counterpart((first.party,)) if first.party else ()
                person.party = self.discourse.serving(person, False) or (other[0] if other else None)
            people.append(person)
            actor.end = name.end
        self._as_person(actor, first)
        actor.people = tuple(people)
        actor.parties = tuple(sorted({p.party for p in people if p.party}))
        return actor

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

    def _better(self, person: Individual, actor: Actor) -> str | None:
        if actor.parties and person.party and person.party not in actor.parties:
            return person.office
        return higher(person.office, actor.office)

    def _assign_party(self, person: Individual, actor: Actor, former: bool) -> None:
        if person.party is not None and not person.guessed:
            return
        if len(actor.parties) == 1:
            person.party, person.guessed = actor.parties[0], False
        elif not actor.parties and person.party is None:
            known = self.discourse.serving(person, former)
            person.guessed = known is None
            person.party = known or self._implied_party(actor, person)
            if known is not None and self.discourse.home is None and actor.office in UNIQUE_OFFICES:
                self.discourse.home = known  # an office without a state goes with the text's own

    def _implied_party(self, actor: Actor, person: Individual | None = None) -> str | None:
        """Return whose an office is that names no state: its owner's, the side's that has none yet, else home's."""
        if actor.start > self.start and self.words[actor.start - 1] in self.w["his"] | self.w["their"]:
            owner = self._state_before() or self.discourse.focus
            return owner.parties[0] if owner is not None and owner.parties else None
        if actor.office == "secretary_general":
            orgs = [p for a in reversed(self.actors) for p in a.parties if p.startswith("org:")]
            orgs += [party for party in reversed(self.discourse.sides) if party.startswith("org:")]
            return orgs[0] if orgs else None
        k = actor.start - 1
        k -= k > self.start and self._is_article(k)
        if k >= self.start and self.words[k] in self.w["by"] and self.actors:
            first = self.actors[0]
            if first.role == "state" and first.case == "":
                return first.parties[0]
        home = self.discourse.home
        if actor.office == "spokesperson" and (near := self._state_before() or self.discourse.focus) and near.parties:
            return near.parties[0]
        other_side = self._across(actor, home)
        if other_side is not None:
            return other_side
        if home is None:
            owner = self._state_before() or self.discourse.focus
            if owner is not None and owner.parties:
                return owner.parties[0]
            return self.discourse.sides[0] if self.discourse.sides else None
        if actor.office in UNIQUE_OFFICES:
            holder = self.discourse.people.holding((actor.office,), home)
            if holder is not None and holder is not person and holder.party == home:
                other = self.discourse.counterpart((home,))
                return other[0] if other else home
        return home

    def _across(self, actor: Actor, home: str | None) -> str | None:
        """Return the other side where a home subject meets an office holder of no stated party."""
        self._place(actor)
        subject = next((a for a in self.actors if a.case == "" and a.people), None)
        if actor.case not in ("with", "to") or subject is None or home is None or subject.parties != (home,):
            return None
        other = self.discourse.counterpart((home,))
        return other[0] if other else None

    def _state_before(self) -> Actor | None:
        """Return the last actor of the sentence that is of one party."""
        for actor in reversed(self.actors):
            if len(actor.parties) == 1 and actor.role not in ("place", "weak"):
                return actor
        return None

    def _as_person(self, actor: Actor, person: Individual) -> Actor:
        actor.role = "person"
        actor.people = (person,)
        actor.parties = (person.party,) if person.party else ()
        actor.office = person.office
        self.discourse.people.touch(person)
        return actor

    def _person(self, name: Name) -> Individual:
        person = self.discourse.people.named(name.text, name.keys)
        person.spans.append(self.tokens.span(name.start, name.end))
        return person

    def _courtesy(self, mark: Mark) -> Actor | None:
        """« M. Francis », « S.E.M. Paul Biya »: a name by its courtesy alone."""
        end = mark.end
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
        if figures().party_of(name.text, self.discourse.published) is not None:  # « Poutine », « Macron »
            return self._figure(self._appositive(Actor(name.start, name.end, "person"), name))
        return None

    def _figure(self, actor: Actor) -> Actor:
        """Give a person named without a title the party the world knows them by."""
        if actor.people and actor.people[0].party is None:
            person = actor.people[0]
            party = self.discourse.serving(person, False) or self.discourse.serving(person, True)
            if party is not None:
                person.party, person.public = party, True
                actor.parties = (party,)
        return actor

    def _appositive(self, actor: Actor, name: Name) -> Actor:
        """Read the office that follows a name: « Emmanuel Macron, président de la République, »."""
        if self._office_follows(name.end):
            mark = self._office_after(name.end)
            assert mark is not None
            office, party, end = self._office_tail(mark, mark.value[0])
            while (following := self._chained(end)) is not None:
                other, other_party, end = self._office_tail(following, following.value[0])
                office, party = higher(office, other) or office, party or other_party
            title = Actor(mark.start, end, "office")
            title.office, title.parties = (None if office == "none" else office), party
            held = self._hold(title, name, mark.value[1], self._former_before(mark.start))
            actor.end, actor.role, actor.people = end, held.role, held.people
            actor.parties, actor.office = held.parties, held.office
            if actor.end < self.stop and self.words[actor.end] == ",":
                actor.end += 1
            return actor
        person = self._person(name)
        if self._outsider_near(actor.start, name.end):
            person.outsider = True
        return self._as_person(actor, person)

    def _outsider_near(self, start: int, end: int) -> bool:
        for k in (*range(max(self.start, start - 4), start), *range(end, min(self.stop, end + 4))):
            mark = self.at.get(k)
            if mark is not None and mark.kind == "outsider":
                return True
        return False

    def _nameless(self, actor: Actor, mark: Mark, gender: str) -> Actor:
        """« Le ministre », « le ministre russe », « les ambassadeurs »: whom the text has named so before."""
        discourse = self.discourse
        surface = " ".join(self.words[mark.start : mark.end])
        offices = self.lexicon.generic.get(surface) or ((actor.office,) if actor.office else ())
        if self._plural_before(actor.start):
            actor.plural = True
            return self._group(actor, offices)
        if actor.end - mark.end > 0 and actor.office is not None:
            offices = (actor.office,)
        party = actor.parties[0] if len(actor.parties) == 1 else None
        title = self.words[mark.start] if party is not None and mark.kind == "office" else None
        person = self._holder(offices, party, gender if gender == "f" else None, title)
        k = actor.start - 1
        while k > self.start and self._is_filler(k):
            k -= 1
        definite = k >= self.start and self.words[k] in self.w["definite"]
        if person is not None and definite:
            person.spans.append(self.tokens.span(mark.start, mark.end))
            return self._as_person(actor, person)
        if not actor.parties and definite and actor.office is not None:
            implied = self._implied_party(actor)
            actor.parties = (implied,) if implied else ()
        return actor

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

    def _plural_before(self, start: int) -> bool:
        k = start - 1
        while k > self.start and self._is_filler(k):
            k -= 1
        return k >= self.start and self.words[k] in self.lexicon.lists["plural"]

    def _group(self, actor: Actor, offices: tuple[str, ...]) -> Actor:
        discourse = self.discourse
        if len(actor.parties) >= 2:
            people = [discourse.people.holding(offices, party) for party in actor.parties]
            actor.people = tuple(p for p in people if p is not None and p.party in actor.parties)
            discourse.group = actor
        elif not actor.parties:
            group = discourse.group
            if group is not None and group.office == actor.office and len(group.parties) > 2:
                actor.parties, actor.people = group.parties, group.people
            elif len(discourse.bilateral()) >= 2:
                actor.people = discourse.pair_people(offices)
                actor.parties = discourse.bilateral()
        return actor

    def _become(self, actor: Actor) -> None:
        """« X devient ministre des Affaires étrangères », « X a été nommé ambassadeur »: the office told by a verb."""
        k = actor.start - 1
        readings = self.lexicon.forms.get(self.words[k], ())
        if not any(lemma in self.lexicon.verbs["become"] for lemma, _ in readings):
            return
        subject = next((a for a in reversed(self.actors) if a.people and a.case == ""), None)
        if subject is None or actor.office is None:
            return
        person = subject.people[0]
        person.public, person.former = True, False
        person.office = higher(person.office, actor.office)
        if person.party is None:
            person.party = actor.parties[0] if actor.parties else self._implied_party(actor, person)

    # -- bodies, states, places ----------------------------------------------------------

    def _body(self, mark: Mark) -> Actor | None:
        """An institution or a collective, with the state it belongs to."""
        actor = Actor(mark.start, mark.end, "body")
        j = mark.end
        limit = min(self.stop, j + 10)
        while j < limit and not actor.parties:
            found = self.at.get(j)
            word = self.words[j]
            if found is not None and found.kind == "demonym":
                actor.parties = (found.value,)
                actor.end = j = found.end
            elif found is not None and found.kind in PARTY_KINDS and any(
                w in self.w["of"] for w in self.words[max(mark.end, j - 2) : j]
            ):
                parties, end, _ = self._party_list(found)
                actor.parties, actor.end = parties, end
                j = end
            elif word in self.lexicon.domains or word in self.lexicon.qualifiers or word in self.glue or word in self.w["to"]:
                j += 1
            elif found is None and j == mark.end and word[0].isalpha() and not self.caps[j] and word not in self.lexicon.forms:
                j += 1
            else:
                break
        key = self.words[mark.start]
        if actor.parties:
            actor.end = self._over_domain(actor.end)
            self.discourse.bodies[key] = actor.parties
        elif self.words[mark.start - 1] in self.w["his"] | self.w["their"] and (owner := self._state_before()):
            actor.parties = owner.parties
        elif self.words[mark.start - 1] in self.lexicon.lists["demonstrative"]:
            actor.parties = self._last_party()
        elif key in self.discourse.bodies:
            actor.parties = self.discourse.bodies[key]
        elif mark.value and self.discourse.home:
            actor.parties = (self.discourse.home,)
        if not actor.parties:
            return None
        if key in self.lexicon.lists["capital_city"] and len(actor.parties) == 1:
            actor.role, actor.country = "capital", actor.parties[0]
            actor.city = self.lexicon.gazetteer.capitals.get(actor.country)
        return actor

    def _last_party(self) -> tuple[str, ...]:
        """Return the party last named: « ce pays »."""
        for actor in reversed(self.actors):
            if len(actor.parties) == 1:
                return actor.parties
        return tuple(self.discourse.sides[-1:])

    def _over_domain(self, end: int) -> int:
        """Step over the domain after a demonym: « le ministère russe des Affaires étrangères »."""
        k = end
        while k < self.stop and (self.words[k] in self.glue or self.words[k] in self.lexicon.domains):
            k += 1
        return k if k > end and self.words[k - 1] in self.lexicon.domains else end

    def _party(self, mark: Mark) -> Actor | None:
        actor = Actor(mark.start, mark.end, {"synonym": "state", "metonym": "body", "group": "body", "region": "state"}.get(mark.kind, mark.kind))
        actor.parties = (_code(mark),)
        if mark.kind == "capital":
            actor.city, actor.country = mark.value
        elif mark.kind == "state":
            actor.country = mark.value
        return actor

    def _city(self, mark: Mark) -> Actor | None:
        if mark.end in self.names and self.tokens.starts[mark.end] - self.tokens.ends[mark.end - 1] == 1:
            return None
        actor = Actor(mark.start, mark.end, "place")
        actor.city, actor.country = mark.value
        return actor

    def _people(self, mark: Mark) -> Actor | None:
        """« Le Russe Sergueï Lavrov », « des Maliens »."""
        name = self.names.get(mark.end)
        if name is not None:
            actor = Actor(mark.start, name.end, "person")
            actor.parties = (mark.value,)
            return self._hold(actor, name, None, False)
        return self._demonym(mark)

    def _demonym(self, mark: Mark) -> Actor | None:
        actor = Actor(mark.start, mark.end, "weak")
        actor.parties = (mark.value,)
        return actor

    # -- references ----------------------------------------------------------------------

    def _counterpart(self, mark: Mark) -> Actor | None:
        """« Son homologue russe Sergueï Lavrov », « son interlocuteur »: defined by whom it answers to."""
        actor = Actor(mark.start, mark.end, "office")
        possessive = self.start < mark.start and self.words[mark.start - 1] in self.w["his"] | self.w["their"]
        owner = self._owner()
        office, parties, end = self._office_tail(mark, "none")
        actor.end, actor.parties = end, parties
        actor.office = owner.people[0].office if owner is not None and owner.people else None
        name = self._name_after(end)
        if name is not None:
            held = self._hold(actor, name, None, False)
            if owner is not None and owner.people and held.people[0] is not owner.people[0]:
                held.people[0].mirror = owner.people[0]
            return held
        if not possessive:
            return actor if parties else None
        party = parties[0] if len(parties) == 1 else None
        mine = set(owner.parties) if owner is not None else set()
        for person in reversed(self.discourse.people.recent):
            if person.party in mine or person.party is None or person.outsider:
                continue
            if party is not None and person.party != party:
                continue
            if actor.office is None or person.office == actor.office:
                return self._as_person(actor, person)
        if not parties and owner is not None:
            actor.parties = self.discourse.counterpart(tuple(owner.parties))
        return actor

    def _owner(self) -> Actor | None:
        """Return whose counterpart is meant: the person before it in the sentence, else the one in focus."""
        for actor in reversed(self.actors):
            if actor.people and actor.case in ("", "with", "to", "by"):
                return actor
        return self.discourse.focus

    def _pair(self, mark: Mark) -> Actor | None:
        actor = Actor(mark.start, mark.end, "pair")
        actor.plural = True
        parties, end = (), mark.end
        word_after = self.at.get(end)
        if word_after is not None and word_after.kind == "demonym":
            return self._body(mark)
        k = self._over_glue(end)
        if end < self.stop and self.words[end] in self.w["and"]:  # « les chefs d'État et de gouvernement de la Cedeao »
            k = self._over_glue(end + 1)
            government = self.at.get(k)
            if government is not None and government.kind in ("body", "generic", "office"):
                end = government.end
                k = self._over_glue(end)
        following = self.at.get(k)
        if k > end and following is not None and following.kind in PARTY_KINDS:
            parties, end, _ = self._party_list(following)
        actor.parties = parties or self._both_or_all(mark)
        actor.end = end
        if parties and parties[0].startswith("org:"):
            actor.role = "body"
            self.discourse.group = actor
        elif len(actor.parties) < 2 and not actor.parties[:1] == self._group_org():
            return None
        if mark.value == "people":
            last = self.words[mark.end - 1]
            offices = self.lexicon.generic.get(last) or self.lexicon.generic.get(" ".join(self.words[mark.start + 2 : mark.end]), ())
            actor.people = self.discourse.pair_people(offices) or self.discourse.pair_people()
        return actor

    def _over_glue(self, k: int) -> int:
        while k < self.stop and self.words[k] in self.glue:
            k += 1
        return k

    def _both_or_all(self, mark: Mark) -> tuple[str, ...]:
        """Return whom a plural means: an organisation's leaders named before, else the two sides."""
        pair = self.discourse.bilateral()
        return pair if len(pair) > 1 else self._group_org()

    def _group_org(self) -> tuple[str, ...]:
        group = self.discourse.group
        return group.parties if group is not None and group.role == "body" else ()

    def _generic(self, mark: Mark) -> Actor | None:
        actor = Actor(mark.start, mark.end, "office")
        found = self.at.get(mark.end)
        if found is not None and found.kind == "demonym":
            actor.parties, actor.end = (found.value,), found.end
        name = self._name_after(actor.end)
        if name is not None and name.start == actor.end:
            return self._hold(actor, name, None, False)
        resolved = self._nameless(actor, mark, "m")
        return resolved if resolved.parties or resolved.people else None

    def _pronoun(self, i: int) -> Actor | None:
        word, discourse = self.words[i], self.discourse
        source: Actor | None = None
        if word in self.w["he"] or word in self.w["she"]:
            if i + 1 < self.stop and self.words[i + 1] in self.lexicon.lists["impersonal"] and not self._personal(i + 1):
                return None
            source = self._near_subject() or self._person_in_focus()
            if word in self.w["she"] and source is not None and source.people and source.people[0].gender == "m":
                woman = next((p for p in reversed(discourse.people.recent) if p.gender == "f"), None)
                source = self._as_person(Actor(i, i + 1, "person"), woman) if woman else None
        elif word in self.w["they"]:
            source = discourse.focus if discourse.focus is not None and len(discourse.focus.parties) > 1 else None
            if source is None and len(discourse.bilateral()) == 2:
                source = Actor(i, i + 1, "pair")
                source.parties, source.people = discourse.bilateral(), discourse.pair_people()
        elif word in self.w["him"]:
            source = self._other()
        elif word in self.w["them"] and self._case_word(i - 1):
            source = discourse.group
        if source is None:
            return None
        actor = Actor(i, i + 1, "pronoun")
        actor.parties, actor.people, actor.office = source.parties, source.people, source.office
        if word in self.w["him"] and not self._case_word(i - 1):
            actor.case = "to"
        return actor

    def _person_in_focus(self) -> Actor | None:
        focus = self.discourse.focus
        if focus is not None and not focus.people and self.discourse.protagonist is not None:
            return self.discourse.protagonist
        return focus

    def _near_subject(self) -> Actor | None:
        """Return the subject told before in the same sentence: « le ministère a dit qu'il … »."""
        for actor in reversed(self.actors):
            if actor.case == "" and actor.acts and actor.role not in ("capital", "pair"):
                return actor
        return None

    def _personal(self, i: int) -> bool:
        """Whether what looks impersonal (« il s' », « il a ») is a person's doing after all."""
        for k in range(i, min(i + 6, self.stop)):
            readings = self.lexicon.forms.get(self.words[k], ())
            if any(lemma in self.lexicon.personal for lemma, _ in readings):
                return True
        return False

    def _case_word(self, k: int) -> bool:
        return k >= self.start and any(self.words[k] in self.w[case] for case in CASES)

    def _other(self) -> Actor | None:
        """Return whom « lui » means: the one last spoken of who is not the sentence's subject."""
        subject = next((a for a in self.actors if a.case == "" and a.acts), self.discourse.focus)
        mine = set(subject.people) if subject is not None else set()
        for person in reversed(self.discourse.people.recent):
            if person not in mine and person.public:
                actor = Actor(0, 0, "person")
                actor.people, actor.office = (person,), person.office
                actor.parties = (person.party,) if person.party else ()
                return actor
        return None


def _code(mark: Mark) -> str:
    code: str = mark.value[1] if mark.kind == "capital" else mark.value
    return code


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
