"""Level 3, endings of mentions where the head comes last: the case of an actor, by its last word and what follows."""

from __future__ import annotations

from dataclasses import replace

from ..actors import Actor
from ..inflection import BARE, Ending
from ..mentions import MentionReader
from ..names import Name
from ..patterns import Mark
from .names import CasedName, CasedNames

_PLACED = frozenset({"state", "capital", "place", "org", "weak"})


class EndingReader(MentionReader):
    """Reads the cases of mentions; `left` is where the one being read begins with what was taken into it."""

    left: int
    by_adjective: bool

    def _find_names(self) -> dict[int, Name]:
        self.bracketed: dict[int, int] = {}  # where a name with its acronym in brackets ends, and where without
        self.surnames = tuple(self.lexicon.lists["surname_endings"])
        return CasedNames(self.tokens, self.at, self.lexicon).find()

    def _ending(self, at: int, modified: bool) -> Ending:
        """Return what the ending of a word says; a noun with something before it is likelier one possessed."""
        words = self.lexicon.wordforms
        assert words is not None
        forms = words.nouns[self.words[at]]
        if not forms:
            return BARE
        known = [form for form in forms if form.stem == forms[0].stem]
        if modified:
            known.sort(key=lambda form: form.ending.possessor != "he")
        else:
            known.sort(key=lambda form: form.ending.possessor == "he" and form.ending.case == "")
        best = known[0].ending
        return replace(best, plural=True) if any(form.ending.plural for form in forms) else best

    def _base(self, mark: Mark) -> str:
        """Return the words of a mark as the pack has them, the ending of the last one left out."""
        words = self.lexicon.wordforms
        assert words is not None
        last = self.words[mark.end - 1]
        forms = words.nouns[last]
        return " ".join([*self.words[mark.start : mark.end - 1], forms[0].stem if forms else last])

    def _place(self, actor: Actor) -> None:
        """Read an actor's case from its last word and the postposition after it."""
        actor.start = actor.whole = min(actor.start, self.left)
        if actor.role == "capital":
            actor.end = self._over_place_noun(actor.end)
        actor.case = self._case_of(actor)
        self._owning(actor)

    def _case_of(self, actor: Actor) -> str:
        if actor.role == "pronoun":
            return actor.case
        end = self.bracketed.get(actor.end, actor.end)
        name = next((n for n in (self.names.get(k) for k in range(actor.end - 1, actor.start - 1, -1)) if n), None)
        if isinstance(name, CasedName) and name.end == actor.end:
            case = name.case
        else:
            modified = actor.end - actor.start > 1 and actor.role not in ("state", "org", "capital")
            modified = modified and not self.by_adjective
            case = self._ending(end - 1, modified).case
        following = self.words[actor.end] if actor.end < self.stop else ""
        for function in ("with", "by", "between"):
            if following in self.w[function]:
                return function
        if following in self.w["against"] and case in ("to", "of"):
            return "against"  # « X-ə qarşı », not « X qarşı tərəfə »
        if following in self.lexicon.lists["for"]:
            return "to"
        if following in self.lexicon.lists["about"]:
            return "about"
        return "other" if case in ("until", "like") else case

    def _owning(self, actor: Actor) -> None:
        """« ABŞ şirkətləri »: a bare name right before a noun that is its own says whose that is."""
        if actor.case or actor.role not in ("state", "org", "capital") or actor.end >= self.stop:
            return
        k = actor.end
        word = self.words[k]
        words = self.lexicon.wordforms
        assert words is not None
        if not word[0].isalpha() or k in self.at or word in self.lexicon.closed or words.verbs[word]:
            return
        if self._acting_on(actor, k):
            return
        endings = [e for _, e in words.inflection.endings_of(word) if e.possessor == "he"]
        if endings:
            actor.role = "weak"
            actor.case = min(endings, key=lambda e: (not e.case, len(e.case))).case if len(endings) > 2 else ""

    def _acting_on(self, actor: Actor, k: int) -> bool:
        """« Afrika İttifaqı danışıqları alqışlayıb »: a name that opens a sentence before an object and its verb."""
        words = self.lexicon.wordforms
        assert words is not None
        if actor.start != self.start or k + 1 >= self.stop or not words.verbs[self.words[k + 1]]:
            return False
        return any(e.case == "object" and not e.possessor for _, e in words.inflection.endings_of(self.words[k]))

    def _share_cases(self) -> None:
        """« Qazaxıstan, Özbəkistan və Monqolustana »: in a list the last has the case of all."""
        actors = self.actors
        listed = False
        for i in range(len(actors) - 2, -1, -1):
            actor, following = actors[i], actors[i + 1]
            gap = self.words[actor.end : following.whole]
            people = gap == [","] and bool(actor.people and following.people) and not following.case
            link = len(gap) == 1 and (gap[0] in self.w["and"] or gap[0] == "-" or (gap[0] == "," and listed))
            if (link or people) and not actor.case:
                listed = True
                alike = (actor.role in _PLACED) == (following.role in _PLACED)
                if alike:
                    actor.case, following.joined = following.case, True
                    actor.role = "weak" if following.role == "weak" else actor.role
            else:
                listed = False
                apart = [w for w in gap if w not in self.w["with"]]
                if following.case == "between" and actor.case == "with" and len(apart) < 3:
                    actor.case, following.joined = "between", True

        self._find_objects()

    def _find_objects(self) -> None:
        """« X qarşı tərəfi məlumatlandırıb »: after a subject, what could be possessed is the verb's object."""
        words = self.lexicon.wordforms
        assert words is not None
        for i, actor in enumerate(self.actors):
            last = self.words[actor.end - 1]
            if actor.case or i == 0 or actor.end >= self.stop or actor.joined or actor.role == "weak":
                continue
            objects = any(form.ending.case == "object" for form in words.nouns[last])
            subject = any(a.case == "" and a.acts for a in self.actors[:i])
            if objects and subject and words.verbs[self.words[actor.end]]:
                actor.case = "object"

    def _over_place_noun(self, k: int) -> int:
        """Step over the noun that says what a place is: « Antalya şəhərində »."""
        words = self.lexicon.wordforms
        assert words is not None
        nouns = self.lexicon.lists["place_nouns"]
        following = words.inflection.endings_of(self.words[k]) if k < self.stop else ()
        return k + 1 if any(stem in nouns for stem, _ in following) else k
