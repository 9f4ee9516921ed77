"""Level 3, offices: an office with what belongs to it, and whose it is where the text does not say."""

from __future__ import annotations

from .actors import Actor
from .bodies import BodyReader
from .names import Name
from .patterns import Mark
from .people import Individual
from .walker import PARTY_KINDS

UNIQUE_OFFICES = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
"""Offices that one person of a state holds at a time."""

_DOMAIN_KINDS = frozenset({"body", "office", "generic", "outsider", "demonym"})
_OWN = UNIQUE_OFFICES | {"deputy_foreign_minister", "speaker", "minister"}
"""Offices that without a state are those of the land whose language it is."""

_GROUND = frozenset({"state", "capital", "city", "region"})
_PARTS = ("region", "city")
_SENT = frozenset({"ambassador", "envoy"})
_TAIL = 20


class OfficeReader(BodyReader):
    """Reads offices: domain, state, second offices, and the name that follows."""

    def _office_tail(self, mark: Mark, office: str, owners: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...], int]:
        """Read what belongs to an office after it: its state, its domain. Returns (office, parties, end).

        `owners` is whose it is by what stands before it.
        """
        words, end = self.words, mark.end
        if self.lexicon.declension:
            letters = self.cases.letters(self._modifier(mark.start)[1], mark.end)
            self.title_cases = frozenset(letter.lower() for letter in letters)
        limit = min(self.stop, mark.end + _TAIL)
        party = default = owners or self._inner_party(mark)
        domain_from = mark.end
        foreign_complement = False
        j = mark.end
        while j < limit:
            word = words[j]
            found = self.at.get(j)
            if (
                found is not None
                and found.kind in ("demonym", "people")
                and not (found.kind == "people" and j in self.names)
            ):
                if self.grammar.owner_first:
                    break
                listed = self.words[j - 1] in self.w["and"] or self.words[j - 1] == ","
                joined = bool(party) and listed and self._several(mark.start)
                party = (*party, found.value) if joined else party or (found.value,)
                j = end = found.end
            elif (region := self._over_region(j)) is not None:
                j = end = region
            elif j in self.names and word not in self.lexicon.domains and self.words[j - 1] not in self.w["article"]:
                break
            elif word in self.lexicon.qualifiers or word in self.lexicon.domains:
                j = end = j + 1
            elif party == () and (shown := self._this_state(j)) is not None:
                party, j = shown
                end = j
            elif (self._genitive(j) or self._named_so(j)) and (step := self._complement(j, end, party)) is not None:
                found_party, j, complement = step
                foreign_complement = foreign_complement or complement
                party = found_party if found_party and not owners and party == default else party or found_party
                end = j
            elif tuple(words[j : j + 2]) in self.lexicon.qualifying:  # « par intérim »
                j = end = j + 2
            elif (word in self.w["and"] or (word == "," and party)) and self._joined_demonym(mark, j):
                j += 1  # « les ministres grec, turc et bulgare »
            elif found is None and end == j and self.caps[j - 1] and j > mark.end and self._plain_word(j):
                j = end = j + 1  # « des Ressources hydrauliques »
            elif party and word in self.w["into"] and (posting := self._over_posting(j)) is not None:
                j = end = posting
            elif word in self.accredited and office == "adviser" and (whose := self._advised(j)) is not None:
                party, end = party or whose[0], whose[1]
                j = end
            elif word in self.accredited and office not in _SENT:
                break
            elif word in self.glue or word in self.w["and"] or word in (",", "'", "-") or word in self.w["to"]:
                step = self._complement(j, end, party)
                if step is None:
                    break
                found_party, j, complement = step
                foreign_complement = foreign_complement or complement
                party = found_party if found_party and not owners and party == default else party or found_party
                end = j
            elif found is None and self._plain_word(j) and (foreign_complement or self._goes_on(j + 1, end > mark.end)):
                j = end = j + 1
            elif word in self.lexicon.lists["office_for"] and (after := self._over_purpose(j)) is not None:
                j = end = after
            else:
                break
        return self._refine(office, mark, domain_from, end, party, foreign_complement), party, end

    def _advised(self, j: int) -> tuple[tuple[str, ...], int] | None:
        """« adviser to the President of Brazil »: whose the office is that somebody serves, and where it ends."""
        mark = self.at.get(self._over_glue(j + 1))
        if mark is None or mark.kind != "office":
            return None
        _, party, end = self._office_tail(mark, mark.value[0])
        return party, end

    def _joined_demonym(self, mark: Mark, j: int) -> bool:
        following = self.at.get(j + 1)
        return following is not None and following.kind == "demonym" and self._several(mark.start)

    def _goes_on(self, j: int, begun: bool) -> bool:
        """Whether a plain word before `j` is still the office's: an « of », a state's adjective or the name follows."""
        mark = self.at.get(j)
        if self._complement_after(j) or (mark is not None and mark.kind == "demonym"):
            return True
        return begun and self._name_after(j) is not None

    def _title_at(self, k: int) -> Mark | None:
        """Return a courtesy or a short title right before a name: « le prince Khaled », « le colonel Goïta »."""
        mark = self.at.get(k)
        if mark is None or mark.kind == "courtesy":
            return mark
        short = mark.end == k + 1 or self.grammar.owner_first
        return mark if mark.kind == "office" and short and mark.end in self.names else None

    def _over_posting(self, j: int) -> int | None:
        """Step over where an office is held, if its holder's name follows: « l'ambassadeur d'Angola en RDC, X »."""
        mark = self.at.get(self._over_glue(j + 1))
        if mark is None or (mark.kind not in _GROUND and mark.kind != "org"):
            return None
        return mark.end if self._name_after(mark.end) is not None else None

    def _over_purpose(self, j: int) -> int | None:
        """Step over what an office is for: « l'envoyé spécial pour le Moyen-Orient, »."""
        if self.grammar.purpose_capital:
            return self._over_capitals(j + 1)
        for k in range(j + 1, min(j + 8, self.stop)):
            if self.words[k] == "," or (k in self.names and k > j + 2 - bool(self.lexicon.declension)):
                return k if self.words[k] == "," or self._agrees(self.names[k]) else None
            if self.words[k] in self.lexicon.forms or self.words[k] in self.w["who"]:
                return None
        return None

    def _over_capitals(self, j: int) -> int | None:
        """Step over a purpose written with capitals, and the small noun that may close it."""
        first = k = self._over_glue(j)
        inner = self.glue | self.w["and"] | {"-"}
        while k < self.stop and (self.caps[k] or (k > first and self.words[k] in inner)):
            if k > first and k in self.names and self.words[k - 1] not in inner:
                return k
            k += 1
        while k > first and self.words[k - 1] in inner:
            k -= 1
        if k == first:
            return None
        return k + 1 if k < self.stop and self.at.get(k) is None and self._plain_word(k) else k

    def _complement(self, j: int, end: int, party: tuple[str, ...]) -> tuple[tuple[str, ...], int, bool] | None:
        """Read « de la Russie », « et de la Coopération », « du ministère russe » at `j`.

        Returns (parties, next token, whether it is some other noun's), or None where the office has ended.
        """
        words, at = self.words, self.at
        k = j
        while k < self.stop and (
            words[k] in self.glue or words[k] in self.w["and"] or words[k] in (",", "-") or words[k] in self.w["to"]
        ):
            k += 1
        if k >= self.stop or k - j > 4:
            return None
        genitive = k == j and (self._genitive(k) or self._named_so(k))
        has_of = genitive or any(words[x] in self.w["of"] or words[x] in self.w["to"] for x in range(j, k))
        comma = any(words[x] == "," for x in range(j, k))
        found = at.get(k)
        if found is not None and found.kind == "office" and words[j] in self.lexicon.lists["attached"]:
            return (), found.end, False
        if found is not None and found.kind in _GROUND and words[j] in self.w["into"]:
            return None  # where it is held: « ses diplomates en poste à Beyrouth »
        if found is not None and has_of and not comma and (body := self._owned_body(found)) is not None:
            return body.parties, body.end, False
        if found is not None and found.kind == "city" and has_of and not comma:
            return (found.value[1],), found.end, False
        if found is None and words[k] in self.lexicon.lists["state_nouns"] and has_of and not comma:
            return (), k + 1, False
        if found is not None and found.kind == "org" and has_of and (whose := self._nation_after(found)) is not None:
            return (whose.value,), whose.end, False
        if found is not None and found.kind in PARTY_KINDS:
            if not has_of or (party and (comma or words[j] in self.w["and"])):
                return None
            if words[j] in self.accredited:
                return (), found.end, False
            return (*self._party_list(found), False)
        if found is not None and found.kind == "office" and words[j] in self.w["and"] and self.grammar.owner_first:
            return None  # « Premier and Foreign Minister »
        if words[k] in self.lexicon.domains and (found is None or found.kind in _DOMAIN_KINDS):
            listed = self.grammar.purpose_capital and self.caps[k] and self.caps[j - 1] and found is None
            return ((), k + 1, False) if has_of or not comma or words[j] in self.w["and"] or listed else None
        if found is not None and found.kind == "body" and has_of and not comma:
            body = self._body(found)
            return (body.parties if body else ()), (body.end if body else found.end), False
        if found is not None and found.kind == "people" and has_of:  # « et des Sénégalais de l'extérieur »
            return (found.value,), found.end, False
        if found is not None and found.kind not in ("demonym", "former", "generic", "unit", "organ"):
            return None
        articled = any(words[x] in self.w["article"] for x in range(j, k))
        if has_of and self.caps[k] and (articled or (not comma and k not in self.names)):
            return (), k + 1, False
        if has_of and not comma and found is None and self._plain_word(k) and (genitive or words[j] in self.w["of"]):
            return (), k + 1, True
        return None

    def _inner_party(self, mark: Mark) -> tuple[str, ...]:
        """Return the party named inside an office's own words (« secrétaire général de l'ONU »)."""
        whole = " ".join(self.words[mark.start : mark.end]).replace(" - ", "-")
        for word in self.words[mark.start : mark.end]:
            code = self.lexicon.office_parties.get(word) or self.lexicon.office_parties.get(whole)
            code = code or (self.lexicon.party_words.get(word) if mark.end - mark.start > 1 else None)
            if code is not None:
                return (code,)
        return ()

    def _refine(self, office: str, mark: Mark, begin: int, end: int, party: tuple[str, ...], other_noun: bool) -> str:
        """Let an office's complement decide what it is: a minister of what, a president of what."""
        if office == "minister" and end > begin:
            tail = " ".join(self.words[begin:end])
            deputy = any(word in self.lexicon.deputy for word in self.words[mark.start : min(end, mark.end + 2)])
            deputy = deputy or any(word in self.lexicon.lists["attached"] for word in self.words[begin:end])
            if any(phrase in tail for phrase in self.lexicon.foreign):
                return (
                    "deputy_foreign_minister"
                    if deputy and "premier" not in self.words[mark.start : mark.end]
                    else "foreign_minister"
                )
            if not deputy and any(phrase in tail for phrase in self.lexicon.defence):
                return "defence_minister"
        if office in ("head_of_state", "minister") and party and all(p.startswith("org:") for p in party):
            return "secretary_general"
        national = bool(party) and not any(p.startswith("org:") for p in party)
        region = any((part := self.at.get(k)) is not None and part.kind in _PARTS for k in range(begin, end))
        if office == "head_of_state" and ((other_noun and not party) or region):
            return "official"
        if office == "secretary_general" and national:
            return "official"
        return office

    def _chained(self, end: int) -> Mark | None:
        """Return a second office of the same holder: « ministre d'État, ministre des Affaires étrangères »."""
        dash = end < self.stop and self.words[end] == "-" and self.tokens.starts[end] > self.tokens.ends[end - 1]
        if end < self.stop and (dash or self.words[end] in ",/–—" or self.words[end] in self.w["and"]):
            mark = self.at.get(end + 1)
            if mark is not None and mark.kind == "office":
                return mark
        return None

    def _new_title(self, end: int) -> bool:
        """« two diplomats, Justice Minister X said »: a title with capitals does not go on with small letters."""
        mark = self.at.get(end + 1) if end < self.stop and self.words[end] == "," else None
        parted = self.grammar.closed_apposition and mark is not None and mark.kind == "office"
        return parted and self.caps[end + 1] and not self.caps[end - 1]

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
            elif k < self.stop and self.words[k] in self.w["article"] and self._title_at(k + 1) is not None:
                k += 1
            elif k < self.stop and self.words[k] in self.w["article"] and self._compatriot(k + 1):
                k = self.at[k + 1].end  # « le président de la Commission, le Djiboutien X »
            elif (title := self._title_at(k)) is not None:
                k = title.end
            else:
                break
        name = self.names.get(k)
        if name is None or k >= self.stop or not self._agrees(name) or self._acronym(name):
            return None
        return name

    def _compatriot(self, k: int) -> bool:
        """Whether the name of a people stands right before a person's name."""
        mark = self.at.get(k)
        return mark is not None and mark.kind in ("people", "demonym") and mark.end in self.names

    def _acronym(self, name: Name) -> bool:
        """Whether what looks like a name is letters for something: « президент АР »."""
        written = self.tokens.slice(name.start, name.end)
        return bool(self.lexicon.declension) and name.end == name.start + 1 and written.isupper() and len(written) < 5

    def _agrees(self, name: Name) -> bool:
        """Whether a name may stand in the case of the title read last."""
        letters = self.cases.names.get(name.start)
        return not letters or not self.title_cases or not letters.isdisjoint(self.title_cases)

    def _office_after(self, end: int) -> Mark | None:
        """Return the office that stands after a name, over a comma, an article and whose it is."""
        owned = self._owned_after(end)
        mark = owned[1] if owned is not None else self.at.get(self._over_comma(end))
        return mark if mark is not None and mark.kind == "office" and mark.start < self.stop else None

    def _office_follows(self, end: int) -> bool:
        """Whether a name is followed by an office of its own, so that a comma before it ends another's."""
        mark = self._office_after(end)
        if mark is None:
            return False
        _, _, after = self._office_tail(mark, mark.value[0])
        if self.grammar.closed_apposition and self._verb_at(after):
            return False  # « With President Kagame, the Secretary-General spoke … »
        return self._name_after(after) is None

    def _verb_at(self, k: int) -> bool:
        """Whether a verb stands at `k`, over adverbs."""
        while k < self.stop and (
            self.words[k] in self.w["adverb"] or self.words[k].endswith(self.lexicon.adverb_endings)
        ):
            k += 1
        return k < self.stop and self.words[k] in self.lexicon.forms and not self.caps[k]

    def _assign_party(self, person: Individual, actor: Actor, former: bool) -> None:
        if person.party is not None and not person.guessed:
            return
        if len(actor.parties) == 1:
            person.party, person.guessed = actor.parties[0], False
        elif not actor.parties and person.party is None:
            known = self.discourse.serving(person, former)
            person.guessed = known is None
            person.party = known or self._implied_party(actor, person)
            first = self.discourse.protagonist if self.lexicon.declension else None
            other = first is not None and known not in first.parties  # « Токаев отметил важность визита президента X »
            if known is not None and self.discourse.home is None and actor.office in UNIQUE_OFFICES and not other:
                self.discourse.home = known  # an office without a state goes with the text's own

    def _implied_party(self, actor: Actor, person: Individual | None = None) -> str | None:
        """Return whose an office is that names no state: its owner's, the side's that has none yet, else home's."""
        if actor.start > self.start and self.words[actor.start - 1] in self.w["his"] | self.w["their"]:
            owner = self._possessor()
            return owner.parties[0] if owner is not None and owner.parties else None
        if actor.office == "secretary_general":
            orgs = [p for a in reversed(self.actors) for p in a.parties if p.startswith("org:")]
            orgs += [party for party in reversed(self.discourse.sides) if party.startswith("org:")]
            alone = "org:UN" if self.grammar.owner_first and self.caps[actor.start] else None
            return orgs[0] if orgs else alone
        k = actor.start - 1
        k -= k > self.start and self._is_article(k)
        if k >= self.start and self.words[k] in self.w["by"] and self.actors:
            first, last = self.actors[0], self.actors[-1]
            led = self.lexicon.is_form(self.words[k - 1], self.lexicon.verbs.get("leading", ()))
            if first.role == "state" and first.case == "" and not (led and last.role == "body"):
                return first.parties[0]
            if last.role == "body" and (led or last.case == "") and len(last.parties) == 1:
                return last.parties[0]  # « the Georgian delegation was led by Deputy Minister X »
        home = self.discourse.home
        mark = self.at.get(actor.start) if self.grammar.owner_first and home is not None else None
        if mark is not None and mark.kind == "office" and mark.end - mark.start > 2:
            return home  # « Foreign Ministry spokeswoman X »: of the institutions that go without saying
        if actor.office == "spokesperson" and (near := self._state_before() or self.discourse.focus) and near.parties:
            return near.parties[0]
        other_side = self._across(actor, home)
        if other_side is not None:
            return other_side
        if home is None:
            homeland = self.lexicon.homeland
            if homeland in self.discourse.sides and self._state_before() is None and actor.office in _OWN:
                return homeland
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
        if actor.case not in ("with", "to", "by", "object") or subject is None or home is None:
            return None
        if subject.parties != (home,):
            return None
        other = self.discourse.counterpart((home,))
        return other[0] if other else None
