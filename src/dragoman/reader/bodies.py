"""Level 3, bodies and states: institutions with the state they belong to, parties and places by name."""

from __future__ import annotations

from .actors import Actor
from .owners import NOBODY, OwnerReader, Owners
from .patterns import Mark
from .walker import PARTY_KINDS, party_code

_MODIFIED = frozenset({"office", "body", "generic", "counterpart", "pair", "demonym"})
"""Kinds of marks that an adjective before them belongs to."""


class BodyReader(OwnerReader):
    """Reads institutions, states, organisations and places."""

    def _modifier(self, start: int) -> tuple[tuple[str, ...], int]:
        """Return the parties of the adjectives before a noun, and where these begin: « российский министр »."""
        if not self.grammar.adjectives_first:
            return (), start
        k = start - 1
        while k >= self.start and start - k < 4 and k not in self.at and self._attribute(k):
            k -= 1
        parties: list[str] = []
        first = start
        while k >= self.start and (mark := self.at.get(k)) is not None and mark.kind == "demonym":
            parties.append(mark.value)
            first, k = k, k - 1
            if self.words[k] not in self.w["and"] | {"-", "–", ","}:
                break
            k -= 1
        return tuple(reversed(parties)), first

    def _attribute(self, k: int) -> bool:
        """Whether a word is an adjective that may stand between another and their noun."""
        return self.words[k] in self.lexicon.qualifiers or self.lexicon.declension.adjective(self.words[k])

    def _modifies(self, mark: Mark) -> bool:
        """Whether an adjective belongs to an office or a body after it, which will take it."""
        if not self.grammar.adjectives_first:
            return False
        k = mark.end
        while k < self.stop and k - mark.end < 3 and k not in self.at and self._attribute(k):
            k += 1
        following = self.at.get(k)
        if k < self.stop and self.words[k] in self.w["and"] | {"-", "–", ","} and k == mark.end:
            other = self.at.get(k + 1)
            return other is not None and other.kind == "demonym" and self._modifies(other)
        return following is not None and following.kind in _MODIFIED

    def _party_list(self, mark: Mark) -> tuple[tuple[str, ...], int]:
        """Read « d'Allemagne, d'Indonésie et du Danemark »: parties joined under one office or body."""
        parties = [party_code(mark)]
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
            of = of or (self.grammar.shared_of and following is not None and not self._owns(following))
            if not (seen_join and of and following is not None and following.kind in PARTY_KINDS):
                break
            parties.append(party_code(following))
            end = following.end
        return tuple(dict.fromkeys(parties)), end

    def _body(self, mark: Mark, owners: Owners = NOBODY) -> Actor | None:
        """An institution or a collective, with the state it belongs to."""
        actor = Actor(mark.start if owners.start is None else owners.start, mark.end, "body", owners.parties)
        modifier, begin = self._modifier(actor.start)
        actor.parties = actor.parties or tuple(sorted(set(modifier)))
        before = self.words[begin - 1] if begin > self.start else ""
        j = mark.end
        limit = min(self.stop, j + 10)
        while j < limit and not actor.parties:
            found = self.at.get(j)
            word = self.words[j]
            if found is not None and found.kind == "demonym":
                if self.grammar.owner_first:
                    break
                actor.parties = (found.value,)
                actor.end = j = found.end
            elif (
                found is not None
                and found.kind in PARTY_KINDS
                and (any(w in self.w["of"] for w in self.words[max(mark.end, j - 2) : j]) or self._genitive(j))
            ):
                parties, actor.end = self._party_list(found)
                actor.parties = tuple(sorted(parties))
                j = actor.end
            elif (
                word in self.lexicon.domains
                or word in self.lexicon.qualifiers
                or word in self.glue
                or word in self.w["to"]
                or (
                    found is None
                    and j == mark.end
                    and word[0].isalpha()
                    and not self.caps[j]
                    and word not in self.lexicon.forms
                )
            ):
                j += 1
            else:
                break
        key = self.lexicon.declension.citation(self.words[mark.start : mark.start + 1])
        if actor.parties:
            actor.end = self._over_domain(actor.end)
            self.discourse.bodies[key] = actor.parties
            if self.grammar.owner_first:
                self.discourse.bodies[self.words[mark.end - 1]] = actor.parties
        elif before in self.w["our"] and self.discourse.home is not None:
            actor.parties = (self.discourse.home,)
        elif before in self.w["his"] | self.w["their"] and (owner := self._possessor()):
            actor.parties = owner.parties
        elif (holder := self._possessor_before(mark.start)) is not None:
            actor.parties = holder.parties
        elif before in self.lexicon.lists["demonstrative"]:
            actor.parties = self._last_party()
        elif shown := self._that_state(mark.end):
            actor.parties, actor.end = shown, mark.end + 1
        elif key in self.discourse.bodies:
            actor.parties = self.discourse.bodies[key]
        elif key in self.lexicon.lists.get("country", ()) and (owner := self._possessor()) is not None:
            actor.parties = owner.parties[:1] if len(owner.parties) == 1 else ()
        elif mark.value and self.discourse.home:
            actor.parties = (self.discourse.home,)
        if not actor.parties:
            return None
        if key in self.lexicon.lists.get("country", ()) and len(actor.parties) == 1:
            actor.role, actor.country = "state", actor.parties[0]
        if key in self.lexicon.lists["capital_city"] and len(actor.parties) == 1:
            actor.role, actor.country = "capital", actor.parties[0]
            actor.city = self.lexicon.gazetteer.capitals.get(actor.country)
        return actor

    def _that_state(self, j: int) -> tuple[str, ...]:
        """« МИД [республики] »: the state spoken of, where a body is told to be its own."""
        if not (j < self.stop and self._genitive(j) and self.words[j] in self.lexicon.state_nouns and j not in self.at):
            return ()
        owner = self._state_before() or self.discourse.focus
        return owner.parties if owner is not None and len(owner.parties) == 1 else ()

    def _organ(self, mark: Mark) -> Actor | None:
        """« Le Conseil », « l'Agence »: the organ of an organisation so named before, with nothing to tell it apart."""
        before = self.words[mark.start - 1] if mark.start > self.start else ""
        after = self.words[mark.end] if mark.end < self.stop else "."
        if (
            before not in self.w["definite"]
            or mark.end in self.at
            or (after in self.w["of"] and not self._to_do(mark.end))
        ):
            return None
        if after[0].isalpha() and after not in self.lexicon.forms and after not in self.lexicon.closed:
            return None  # « le Conseil exécutif »: another's
        parties = self.discourse.bodies.get(self.words[mark.start]) or self.discourse.organisation(mark.value)
        if not parties or not parties[0].startswith("org:"):
            return None
        actor = Actor(mark.start, mark.end, "org")
        actor.parties = parties
        return actor

    def _to_do(self, k: int) -> bool:
        """Whether « of » leads to an infinitive: « a prié l'Union de lever … »."""
        readings = self.lexicon.forms.get(self.words[k + 1], ()) if k + 1 < self.stop else ()
        return any(tense == "inf" for _, tense in readings)

    def _owned_body(self, mark: Mark) -> Actor | None:
        """Read « Serbian government's office »: a body told by what it belongs to, with another one that is its own."""
        told = self._owners(mark) if self.grammar.owner_first else None
        head = self.at.get(told[1]) if told is not None else None
        if told is None or head is None or head.kind != "body":
            return None
        actor = self._body(head, told[0])
        if actor is not None and (k := self._over_possessive(actor.end)) > actor.end:
            while k < self.stop and self.caps[k]:
                k += 1
            actor.end = k if k > actor.end + 1 else actor.end
        return actor

    def _over_domain(self, end: int) -> int:
        """Step over the domain after a demonym: « le ministère russe des Affaires étrangères »."""
        k = end
        while k < self.stop and (self.words[k] in self.glue or self.words[k] in self.lexicon.domains):
            k += 1
        return k if k > end and self.words[k - 1] in self.lexicon.domains else end

    def _party(self, mark: Mark) -> Actor | None:
        actor = Actor(
            mark.start,
            mark.end,
            {"synonym": "state", "metonym": "body", "group": "body", "region": "state"}.get(mark.kind, mark.kind),
        )
        actor.parties = (party_code(mark),)
        if mark.kind == "capital" and self._named_after(mark.start):
            actor.role, actor.parties, actor.city = "place", (), mark.value[0]
        elif mark.kind == "capital":
            actor.city, actor.country = mark.value
            actor.parties = self._voice(actor) or actor.parties
        elif mark.kind == "org" and (whose := self._nation_after(mark)) is not None:
            actor.role, actor.parties, actor.end = "body", (whose.value,), whose.end
        elif mark.kind == "org" and mark.end > mark.start + 1:
            self.discourse.bodies[self.words[mark.start]] = actor.parties
        elif mark.kind in ("state", "region"):
            actor.country = mark.value
        return actor

    def _named_after(self, start: int) -> bool:
        """« Le format d'Astana », « le processus de Luanda »: a city that only names what began there."""
        nouns = self.lexicon.lists.get("named_after", ())
        return start - 2 >= self.start and self.words[start - 1] in self.w["of"] and self.words[start - 2] in nouns

    def _voice(self, actor: Actor) -> tuple[str, ...]:
        """« Brussels »: the organisation its seat stands for in a text that does not speak of the state around it."""
        if actor.country in self.discourse.sides or actor.country == self.discourse.home:
            return ()
        organisation = self.lexicon.gazetteer.voices.get(actor.city or "")
        return (organisation,) if organisation is not None else ()

    def _nation_after(self, mark: Mark) -> Mark | None:
        """« the Security Council of Kazakhstan »: the state whose own body has an organ's name."""
        if not self.grammar.owner_first or mark.end - mark.start < 2 or self.words[mark.end] not in self.w["of"]:
            return None
        k = self._over_glue(mark.end)
        found = self.at.get(k) if k < self.stop else None
        return found if found is not None and found.kind == "state" else None

    def _city(self, mark: Mark) -> Actor | None:
        if mark.start in self.names:
            return None  # « Vladimir Putin »
        if mark.end in self.names and self.tokens.starts[mark.end] - self.tokens.ends[mark.end - 1] == 1:
            return None
        actor = Actor(mark.start, mark.end, "place")
        actor.city, actor.country = mark.value
        return actor

    def _this_state(self, j: int) -> tuple[tuple[str, ...], int] | None:
        """« премьер-министр [этой страны] »: the state last named, and where the words for it end."""
        lists = self.lexicon.lists
        if j + 1 >= self.stop or self.words[j] not in lists["demonstrative"] or not self.lexicon.declension:
            return None
        shown = self._last_party() if self.words[j + 1] in lists["state_nouns"] else ()
        return (shown, j + 2) if shown else None

    def _named_so(self, j: int) -> bool:
        """Whether a state's name stands as it is after the word for a state: « Республики [Таджикистан] »."""
        mark = self.at.get(j)
        named = mark is not None and mark.kind in PARTY_KINDS and bool(self.lexicon.declension)
        return named and self.words[j - 1] in self.lexicon.state_nouns

    def _over_region(self, j: int) -> int | None:
        """« губернатор [Сахалинской области] »: a region by an adjective that looks like a name."""
        name = self.names.get(j)
        if name is None or name.end != j + 1 or j + 1 >= self.stop:
            return None
        return j + 2 if self.words[j + 1] in self.lexicon.lists.get("region_nouns", ()) else None

    def _demonym(self, mark: Mark) -> Actor | None:
        if self._modifies(mark):
            return None
        actor = Actor(mark.start, mark.end, "weak")
        actor.parties = (mark.value,)
        return actor
