"""Level 4, verb groups of a language whose verbs are known by what stands before them.

In such a language (pack, `marked_infinitive` and `alike`) an infinitive follows a particle or a helping verb
and looks like a noun without them, and the past tense of most verbs looks like their participle.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import Lexicon
from .text import Tokens
from .verbs import VerbGroup, VerbReader

_ENDS = frozenset(';:()[]«»“”"—–')
_SIMPLE = ("pres", "past", "fut", "cond")
_TELLING = frozenset(_SIMPLE)
_CLAUSE = 25
_SUBJECT = 10
"""How many words after « after » the verb of its clause may stand."""
_TIMES = {"fut": "future", "cond": "unreal"}


@dataclass(frozen=True, slots=True)
class _Help:
    """What the helping verbs before a verb say: where they begin, whether they make a clause, of what time."""

    start: int
    finite: bool
    time: str


class HelpedVerbReader(VerbReader):
    """Reads verb groups by their helping verbs.

    `starts` are the first tokens of sentences, `named` the tokens at which a word for somebody ends.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon, starts: Sequence[int], named: frozenset[int]) -> None:
        super().__init__(tokens, lexicon)
        self.days = lexicon.calendar.weekdays
        self.starts, self.caps, self.named = starts, tokens.caps, named
        w, v = lexicon.words, lexicon.verbs
        self.particle, self.modals, self.doing = w["infinitive"], v["modal"], v["do"]
        self.reporting = v["reporting"]
        self.speaking = w["i"] | w["they"] | w["who"]
        self.one = w["he"] | w["she"] | w["it"] | w["who"]
        self.naming = w["article"] | w["of"] | w["his"] | w["their"] | w["our"] | w["possessive"] | w["by"] | w["at"]
        self.opening = w["who"] | w["that"] | w["where"] | w["conjunction"] | w["and"] | _ENDS
        self.one_or_more = w["he"] | w["she"] | w["they"] | w["i"]
        self.closed = lexicon.closed
        self.subjects = w["article"] | w["definite"] | w["his"] | w["their"] | w["our"] | self.speaking | self.one
        self.sequence = lexicon.sequence | frozenset(lexicon.lists["until"])
        self.hanging = w["of"] | w["to"] | w["with"] | w["by"] | (w["at"] - self.sequence)
        self.endings = tuple(lexicon.data["language"].get("adverb_endings", ()))

    # -- what stands before ----------------------------------------------------------------

    def _sentence(self, at: int) -> int:
        """Return the first token of the sentence that token `at` lies in."""
        return self.starts[bisect_right(self.starts, at) - 1] if self.starts else 0

    def _adverb(self, word: str) -> bool:
        return word in self.between or word.endswith(self.endings)

    def _before(self, at: int, floor: int) -> int:
        """Return the token before `at` that is no adverb, or ``floor - 1``."""
        k = at - 1
        while k >= floor and self._adverb(self.words[k]) and not self._is_form(self.words[k], self.auxiliaries):
            if self.words[k] in self.w["they"] and (k == floor or self.words[k - 1] in self.opening):
                break  # « both reaffirmed », not « have both reaffirmed »
            dated = self.words[k] in self.days
            k -= 1
            k -= dated and k > floor and self.words[k] in self.w["at"]  # « on Thursday welcomed »
        return k

    def _tenses(self, k: int, infinitives: frozenset[str]) -> set[str]:
        return {tense for lemma, tense in self.forms.get(self.words[k], ()) if lemma in infinitives}

    # -- groups ------------------------------------------------------------------------------

    def _read(self, at: int, floor: int, readings: tuple[tuple[str, str], ...]) -> VerbGroup | None:
        begin = self._sentence(at)
        if self._no_verb(at, begin):
            return None
        group = VerbGroup(at, at + 1)
        tenses = {tense for _, tense in readings}
        k = self._before(at, begin)
        known = (
            ("pp" in tenses and self._participle(group, k, begin))
            or ("ger" in tenses and self._progressive(group, k, begin))
            or ("inf" in tenses and self._infinitive_at(group, k, begin))
            or self._simple(group, tenses, k, begin)
        )
        if not known:
            return None
        near = self.words[max(begin, group.start - 1) : at]
        group.negated = not self.w["not"].isdisjoint(near)
        return group

    def _no_verb(self, at: int, begin: int) -> bool:
        """Whether a word is part of a name or a compound: « State House », « U.N.-backed »."""
        if at and self.words[at - 1] == "-":
            return True
        return self.caps[at] and at > begin and self.words[at - 1] not in _ENDS

    def _participle(self, group: VerbGroup, k: int, begin: int) -> bool:
        """« was received », « has received », « would have been received »."""
        if k < begin:
            return False
        for auxiliary, passive in (("be", True), ("have", False)):
            if self._is_form(self.words[k], self.v[auxiliary]):
                self._apply(group, self._help(k, begin), "pp")
                group.passive = passive
                if passive and group.time == "past" and "pres" in self._tenses(k, self.v["be"]):
                    group.time = "present"
                return True
        return False

    def _progressive(self, group: VerbGroup, k: int, begin: int) -> bool:
        """« is visiting », « had been visiting »."""
        if k < begin or not self._is_form(self.words[k], self.v["be"]):
            return False
        self._apply(group, self._help(k, begin), "ger")
        if group.time == "past" and "pres" in self._tenses(k, self.v["be"]):
            group.time = "present"
        return True

    def _infinitive_at(self, group: VerbGroup, k: int, begin: int) -> bool:
        """« will visit », « to visit », « did not visit », « we visit »; else the word is a noun."""
        if k < begin:
            return False
        word = self.words[k]
        if word in self.particle or self._is_form(word, self.modals | self.doing):
            self._apply(group, self._help(k, begin), "inf")
            group.infinitive = word in self.particle
            return True
        if word in self.w["and"] or word == ",":
            return self._joined(group, k, begin)
        if word in self.speaking:
            group.finite, group.tense, group.time, group.start = True, "pres", "present", k + 1
            return True
        return False

    def _joined(self, group: VerbGroup, k: int, begin: int) -> bool:
        """« will visit Baku and meet … »: an infinitive that shares the helping verb of the one before it."""
        for j in range(k - 1, max(begin, k - 24) - 1, -1):
            if self.words[j] in _ENDS:
                return False
            readings = self.forms.get(self.words[j], ())
            if not readings:
                continue
            earlier = self.group(j)
            if earlier is None:
                continue
            if earlier.tense != "inf":
                return self._said_on(group, earlier, j)
            group.finite, group.time, group.tense = earlier.finite, earlier.time, "inf"
            group.infinitive = earlier.infinitive
            return True
        return False

    def _said_on(self, group: VerbGroup, earlier: VerbGroup, at: int) -> bool:
        """« we thank A and condemn the attack »: a plain present before an object, beside another."""
        following = self.words[group.end] if group.end < len(self.words) else ""
        object_ = following in self.w["article"] | self.w["his"] | self.w["their"] or self.caps[group.end]
        plain = earlier.tense == "pres" and earlier.finite and earlier.start == at
        if not (plain and object_ and any(tense == "inf" for _, tense in self.forms[self.words[at]])):
            return False
        group.finite, group.tense, group.time = True, "pres", "present"
        return True

    def _listed(self, link: int, begin: int) -> VerbGroup | None:
        """« is expected to visit X and to meet Y »: the infinitive before, whose governor a later one shares."""
        for j in range(link - 1, max(begin, link - 24) - 1, -1):
            if self.words[j] in _ENDS:
                return None
            earlier = self.group(j) if self.words[j] in self.forms else None
            if earlier is None or earlier.bare:
                continue
            told = self.words[earlier.start : j]
            return earlier if earlier.finite and not self.particle.isdisjoint(told) else None
        return None

    def _simple(self, group: VerbGroup, tenses: set[str], k: int, begin: int) -> bool:
        """A form without helping verbs: « met », « meets », « meeting », « received by »."""
        at = group.start
        if "past" in tenses and ("pp" not in tenses or self._heads_clause(at, k, begin)):
            group.finite, group.tense, group.time = True, "past", "past"
        elif "pp" in tenses:
            group.bare, group.tense, group.passive = True, "pp", True
        elif tenses & {"fut", "cond"}:
            group.finite, group.tense = True, next(t for t in _SIMPLE if t in tenses)
            group.time = _TIMES[group.tense]
        elif "pres" in tenses and not self._named(k, begin):
            group.finite, group.tense, group.time = True, "pres", "present"
        elif "ger" in tenses:
            group.bare, group.tense = True, "ger"
        else:
            return False
        return True

    def _named(self, k: int, begin: int) -> bool:
        """Whether what could be a present tense is a noun: « the talks », « phone calls », « his plans »."""
        return k < begin or self.words[k] in self.naming or self.words[k] in self.particle

    def reporting_at(self) -> frozenset[int]:
        """Return the verbs of saying after which a clause begins without a conjunction: « said the sides agreed »."""
        found = []
        for i in range(len(self.words) - 1):
            if self.words[i] in self.one_or_more and self._contact(i):
                found.append(i - 1)
            if self.words[i] in self.forms and self._is_form(self.words[i], self.reporting) and self._opens_clause(i):
                group = self.group(i)
                if group is not None and group.finite and not group.passive:
                    found.append(i)
            if self.words[i] in self.sequence and self._names_something(i + 1) and self._opens_sequel(i):
                found.append(i)
        return frozenset(found)

    def _opens_sequel(self, i: int) -> bool:
        """« …, after Azerbaijan expelled two »: whether who is named next has a verb of their own."""
        for j in range(i + 2, min(i + _SUBJECT, len(self.words))):
            word = self.words[j]
            if word in self.opening or word in self.hanging or word in (",", "."):
                return False
            if j in self.named and word in self.forms:
                group = self.group(j)
                if group is not None and not group.infinitive:
                    return group.finite
        return False

    def _contact(self, i: int) -> bool:
        """Whether a pronoun opens a clause that hangs on the noun before it: « the money they had pledged »."""
        before = self.words[i - 1] if i else ""
        if not before[:1].isalpha() or self.caps[i - 1] or before in self.closed or before in self.forms:
            return False
        k = i + 1
        while k < len(self.words) and self._adverb(self.words[k]):
            k += 1
        group = self.group(k) if k < len(self.words) and self.words[k] in self.forms else None
        return group is not None and group.finite

    def _opens_clause(self, i: int) -> bool:
        """Whether a noun and a verb of its own follow the verb at `i`, which does not itself follow what is said."""
        before = self.words[i - 1] if i else ""
        if before in _ENDS or not self._names_something(i + 1):
            return False
        for j in range(i + 2, min(i + _CLAUSE, len(self.words))):
            word = self.words[j]
            if word in self.opening or word in (",", "."):
                return False
            tenses = {tense for _, tense in self.forms.get(word, ())}
            if tenses & _TELLING and not ("inf" in tenses and self._named(j - 1, i)):
                group = self.group(j)
                if group is not None and group.finite:
                    return True
        return False

    def _names_something(self, k: int) -> bool:
        """Whether a noun or pronoun may begin at `k`."""
        word = self.words[k]
        return self.caps[k] or word in self.subjects or word.isdecimal()

    # -- past or participle --------------------------------------------------------------------

    def _heads_clause(self, at: int, k: int, begin: int) -> bool:
        """Whether a form that may be past tense or participle is the verb of a clause."""
        words = self.words
        following = words[at + 1] if at + 1 < len(words) else ""
        if k < begin or following in self.w["by"] or words[k] in self.naming:
            return False
        if words[k] == ",":
            return self._resumes(at, k, begin)
        if words[k] in self.one or words[k] in self.speaking:
            return True
        hangs = False
        for j in range(at - 1, begin - 1, -1):
            word = words[j]
            if word in self.opening or word == ",":
                return True
            if word in self.sequence and not hangs and k + 1 in self.named:
                return True  # « expelled two after Baku expelled two »
            hangs = hangs or word in self.hanging
            if self.forms.get(word) and j != at - 1:
                earlier = self.group(j)
                if earlier is not None and earlier.finite:
                    return self._is_form(word, self.reporting)
                if earlier is not None and earlier.infinitive:
                    return False
        return self.caps[k] or k + 1 in self.named or words[k] in self.one or not self._verb_ahead(at)

    def _verb_ahead(self, at: int) -> bool:
        """Whether the clause has another verb further on: « the agreement signed in June entered into force »."""
        for j in range(at + 1, min(at + 14, len(self.words))):
            word = self.words[j]
            if word in self.opening or word in (",", "."):
                return False
            tenses = {tense for _, tense in self.forms.get(word, ())}
            if tenses & _TELLING and "inf" not in tenses and self.words[j - 1] not in self.naming:
                return True
        return False

    def _resumes(self, at: int, comma: int, begin: int) -> bool:
        """Whether a verb right after a comma has its subject before it, rather than tells of the noun before it."""
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        if following in self.w["at"] or following in self.w["to"]:
            return any(self.words[j] == "," for j in range(comma - 1, max(begin, comma - 25) - 1, -1))
        return True

    # -- helping verbs -------------------------------------------------------------------------

    def _apply(self, group: VerbGroup, help_: _Help, tense: str) -> None:
        group.start, group.finite, group.time, group.tense = help_.start, help_.finite, help_.time, tense

    def _help(self, k: int, begin: int) -> _Help:
        """Return what the helping verb or particle at `k`, with those before it, says."""
        word = self.words[k]
        before = self._before(k, begin)
        if word in self.particle:
            return self._governed(k, before, begin)
        tenses = {tense for _, tense in self.forms[word]}
        further = before >= begin and (
            self.words[before] in self.particle
            or self._is_form(self.words[before], self.auxiliaries | self.modals | self.doing)
        )
        if further and not tenses.isdisjoint(("pp", "inf", "ger")):
            return self._help(before, begin)
        if not tenses.isdisjoint(("fut", "cond")):
            return _Help(k, True, "future" if "fut" in tenses else "unreal")
        plural = "inf" in tenses and self._is_form(word, self.v["have"] | self.doing)  # « the sides have agreed »
        return _Help(k, plural or not tenses.isdisjoint(("pres", "past")), "past")

    def _governed(self, to: int, before: int, begin: int) -> _Help:
        """An infinitive takes its time from the verb over it: « is to visit », « was expected to visit »."""
        if before < begin:
            return _Help(to, False, "infinitive")
        if self._is_form(self.words[before], self.v["be"]):
            past = "past" in self._tenses(before, self.v["be"])
            return _Help(before, True, "unreal" if past else "future")
        if self._is_form(self.words[before], self.v["future"]):
            governor = self.group(before)
            if governor is not None and governor.finite:
                return _Help(governor.start, True, "future")
        if self.words[before] in self.w["and"] and (shared := self._listed(before, begin)) is not None:
            return _Help(to, shared.finite, shared.time)
        return _Help(to, False, "infinitive")
