"""Level 3, names in a language whose endings are written onto them: « Lavrovla » is Lavrov."""

from __future__ import annotations

from ...gazetteer.figures import figures
from ..lexicon import Lexicon
from ..marks import Entities
from ..names import Name
from ..people import keys_of
from ..text import Tokens

_NOT_IN_NAMES = frozenset({
    "state", "org", "office", "courtesy", "pair", "counterpart", "body", "weekday", "metonym", "synonym", "generic",
    "city", "capital", "group", "region", "month", "demonym", "people", "former", "outsider", "unit", "relative",
})  # fmt: skip
_SENTENCE_ENDS = frozenset('.!?:;»"“”«—–')
_TITLES = frozenset({"office", "counterpart", "courtesy"})
_LONGEST = 7
_SHORTEST = {"into": 4, "from": 4, "with": 3, "of": 3, "object": 3, "to": 3}
"""How many letters a name must have for an ending of a case to be one."""

_SEEN_ONLY = frozenset({"object", "to"})
"""Cases whose endings are as often the last letter of a name: they count where the bare name stands in the text."""


class CasedName(Name):
    """A name with the case its last word is in."""

    __slots__ = ("case",)

    def __init__(self, start: int, end: int, text: str, keys: tuple[str, ...], case: str) -> None:
        super().__init__(start, end, text, keys)
        self.case = case


class CasedNames:
    """Finds the names of one text."""

    def __init__(self, tokens: Tokens, at: Entities, lexicon: Lexicon) -> None:
        self.tokens, self.at, self.lexicon = tokens, at, lexicon
        self.words, self.caps = tokens.words, tokens.caps
        assert lexicon.wordforms is not None
        self.forms = lexicon.wordforms
        self.titles = [mark for mark in at.values() if mark.kind in _TITLES]
        self.whole = frozenset(lexicon.lists["whole_names"])
        self.surnames = tuple(lexicon.lists["surname_endings"])
        kinds = lexicon.data["instruments"].get("kinds", {}) if "instruments" in lexicon.data else {}
        self.documents = frozenset(p.split()[-1] for key, kind in kinds.items() if key != "none" for p in kind)
        self.patronymic = frozenset(lexicon.lists["patronymic"])
        self.inside = {k for mark in at.values() if mark.kind in _NOT_IN_NAMES for k in range(mark.start, mark.end)}
        self.inside -= self._inner_titles()
        capitals = [k for k, capital in enumerate(self.caps) if capital and k not in self.inside]
        self.written = {self.words[k] for k in capitals}
        self.within = {self.words[k] for k in capitals if not self._opens_sentence(k)}

    def _inner_titles(self) -> set[int]:
        """Return the titles that are part of a name: « Hüseyn [Əmir] Abdullahian »."""
        inner = tuple(self.lexicon.lists.get("name_words", ()))
        told = [m for m in self.titles if m.end == m.start + 1 and inner and self.words[m.start].startswith(inner)]
        told = [m for m in told if m.start > 0 and self.caps[m.start] and m.end < len(self.words)]
        found = {m.start for m in told if self.caps[m.start - 1] and m.start - 1 not in self.inside}
        known = {self.words[start + 1] for start in found}
        return found | {m.start for m in told if self.words[m.end] in known and self.caps[m.end]}

    def find(self) -> dict[int, Name]:
        """Return every run of capitalised words that is no known word, by its first token."""
        found: dict[int, Name] = {}
        free = 0
        for i, capital in enumerate(self.caps):
            if not capital or i < free or not self._begins(i) or (i in self.inside and not self._also_city(i)):
                continue
            name = self._read(i)
            if name is not None:
                found[i] = name
                free = name.end
        return found

    def _also_city(self, i: int) -> bool:
        """Whether a city's name right after an office is a person's: « xarici işlər naziri Van İ »."""
        mark, titled = self.at.get(i), any(m.end == i and m.kind in _TITLES for m in self.titles)
        bare = mark is not None and mark.kind in ("city", "capital") and mark.end == i + 1
        return titled and bare and self._goes_on(i + 1)

    def _begins(self, i: int) -> bool:
        word = self.words[i]
        closed = word in self.lexicon.closed and word not in self.lexicon.words["particle"]
        if not word[0].isalpha() or closed or word in self.lexicon.common:
            return False
        if self._initial(i):
            return True
        addressed = self.at.get(i - 1)
        if addressed is not None and addressed.kind in ("courtesy", "office", "counterpart"):
            return True
        known = bool(self.forms.nouns[word]) or bool(self.forms.verbs[word])
        following = i + 1 < len(self.words) and self.caps[i + 1] and i + 1 not in self.inside
        if known:
            if not following or self.forms.nouns[self.words[i + 1]]:
                return False
            surname = any(s in self.words[i + 1] for s in self.surnames if len(s) > 2)
            return not self._opens_sentence(i) or word in self.within or surname
        return True

    def _initial(self, i: int) -> bool:
        """Whether an initial stands here: « C.Bayramov »."""
        return (
            len(self.words[i]) <= 2
            and i + 2 < len(self.words)
            and self.words[i + 1] == "."
            and self.caps[i + 2]
            and self.tokens.ends[i + 1] == self.tokens.starts[i + 2]
        )

    def _opens_sentence(self, i: int) -> bool:
        return i == 0 or self.words[i - 1] in _SENTENCE_ENDS or self._broken(i)

    def _broken(self, i: int) -> bool:
        gap = self.tokens.text[self.tokens.ends[i - 1] : self.tokens.starts[i]]
        return len(gap) > 1 or "\n" in gap

    def _read(self, i: int) -> Name | None:
        last, end = i, i + 1
        stem, case = self._taken_apart(i, first=None)
        if case and self._goes_on(i + 1) and not self._surely(i, stem):
            stem, case = self.words[i], ""  # a first name that only looks inflected: « Yalçın »
        particles, words = self.lexicon.words["particle"], self.words
        while not case and end < len(words) and end - i < _LONGEST * 2 and not self._broken(end):
            word = words[end]
            if self.caps[end] and end not in self.inside and word[0].isalpha():
                if word in self.lexicon.common or word in self.lexicon.closed - particles:
                    break
                last, end = end, end + 1
                stem, case = self._taken_apart(last, first=i)
                if word in self.patronymic or (not case and word.endswith(self.surnames) and not self._hyphen(end)):
                    break
            elif (word == "." and self._initial(end - 1)) or (word in "-'’" and self._hyphen(end)):
                end += 1
            elif word in self.patronymic:
                last, end = end, end + 1
                stem = words[last]
                break
            elif word in particles and self._goes_on(end + 1):
                end += 1
            elif word in particles and end + 1 < len(words) and words[end + 1] == "-" and self._goes_on(end + 2):
                end += 2  # « əl-Sisi »
            else:
                break
        if last > i and self._organisation(words[last]):
            return None
        keys = keys_of([*words[i:last], stem])
        if len(keys) == 1 and last > i and len(stem) == 1 and words[last - 1] != ".":
            keys = (*keys, stem)  # « Van İ »
        if not keys or (last == i and (len(stem) < 3 or (not case and self._owned(i)))):
            return None
        text = self.tokens.text[self.tokens.starts[i] : self.tokens.starts[last] + len(stem)]
        return CasedName(i, last + 1, text, keys, case)

    def _organisation(self, word: str) -> bool:
        """Whether a word is what an organisation is called by: « ADA Universitetinin »."""
        nouns = self.lexicon.lists["organisation_nouns"]
        if any(form.stem in self.documents for form in self.forms.nouns[word]):
            return True  # « Strateji Tərəfdaşlıq Xartiyası »
        return word in nouns or any(stem in nouns for stem, _ in self.forms.inflection.endings_of(word))

    def _goes_on(self, k: int) -> bool:
        return k < len(self.words) and self.caps[k] and k not in self.inside

    def _owned(self, i: int) -> bool:
        """Whether a word only names a thing after it: « Xəzər dənizi », « Şəhidlər xiyabanı »."""
        k = i + 1
        if k >= len(self.words) or self.caps[k] or not self.words[k][0].isalpha() or k in self.at:
            return False
        word = self.words[k]
        if self.forms.verbs[word] or word in self.lexicon.closed:
            return False
        return any(ending.possessor == "he" for _, ending in self.forms.inflection.endings_of(word))

    def _hyphen(self, k: int) -> bool:
        tokens = self.tokens
        return (
            tokens.starts[k] == tokens.ends[k - 1]
            and k + 1 < len(tokens)
            and tokens.starts[k + 1] == tokens.ends[k]
            and self.caps[k + 1]
        )

    # -- endings -------------------------------------------------------------------------

    def _taken_apart(self, at: int, first: int | None) -> tuple[str, str]:
        """Return a name's word without its ending, and the case it is in ("" for none)."""
        word = self.words[at]
        if word in self.whole or (self.lexicon.grammar.names_apart and "'" not in word):
            return word, ""
        best: tuple[int, str, str] | None = None
        for stem, ending in self.forms.inflection.endings_of(word):
            if ending.case not in _SHORTEST or ending.plural or ending.possessor:
                continue
            weight = self._weight(word, stem, ending.case, at, first)
            if not weight:
                continue
            if best is None or weight > best[0] or (weight == best[0] and self._likelier(at, first, stem, best[1])):
                best = weight, stem, ending.case
        return (best[1], best[2]) if best is not None else (word, "")

    def _acted_on(self, at: int) -> bool:
        """Whether the verb right after a word takes it for its object: « Maki Sallı qəbul edib »."""
        word = self.words[at + 1] if at + 1 < len(self.words) else ""
        return word in self.lexicon.lists["takes_object"]

    def _surely(self, at: int, stem: str) -> bool:
        return "-" in self.words[at] or stem in self.written or stem.endswith(self.surnames)

    def _likelier(self, at: int, first: int | None, stem: str, other: str) -> bool:
        """Which of two stems that differ by an n is a name: one the world knows, else the likelier by its shape."""
        before = " ".join(self.words[first:at]) if first is not None else ""
        known = [figures().party_of(f"{before} {name}".strip(), None) is not None for name in (stem, other)]
        return known[0] if known[0] != known[1] else _closed(stem)

    def _weight(self, word: str, stem: str, case: str, at: int, first: int | None) -> int:
        """How surely an ending is one: 0 for not at all."""
        if "-" in word or (self.lexicon.grammar.names_apart and word[len(stem)] == "'"):
            return 4
        if len(stem) < _SHORTEST[case] or stem[-1] in "'’":
            return 0
        if stem in self.written:
            return 3
        if stem.endswith(self.surnames):
            female = case == "to" and first is not None and self.words[first][-1] in self.forms.inflection.vowels
            return 0 if female and word.endswith(self.surnames) else 3
        if word.endswith(self.surnames):
            return 0
        vowel = stem[-1] in self.forms.inflection.vowels
        if case in _SEEN_ONLY:
            acted_on = case == "object" and not vowel and self._acted_on(at)
            return 1 if acted_on or (vowel and len(stem) > 3) else 0
        return 0 if case == "with" and vowel else 2


def _closed(stem: str) -> bool:
    """Whether of two stems the one with a last n is likelier: Pezeşkian and Makron, not Navalnın and Rubion."""
    return stem[-2:] in ("an", "ən", "en") or (stem[-2:] == "on" and len(stem) > 2 and stem[-3] not in "aıoueəiöü")
