"""Level 4, verb groups: the auxiliaries, negation and voice around a verb."""

from __future__ import annotations

from dataclasses import dataclass

from .lexicon import Lexicon
from .text import Tokens

_REACH = 7
_FINITE = ("pres", "impf", "past", "fut", "cond", "subj")
_GOVERNING = frozenset({"pres", "impf", "past", "cond", "fut", "ger", "short"})
_TIMES = {"pres": "present", "fut": "future", "cond": "unreal"}


@dataclass(slots=True, eq=False)
class VerbGroup:
    """A verb with what stands before it. Tokens ``start:end`` run from its first auxiliary to the verb.

    `time` is "past", "present", "future" or "unreal" (conditional or infinitive after a modal);
    `finite` says whether the group can head a clause.
    """

    start: int
    end: int
    time: str = "past"
    tense: str = ""
    finite: bool = False
    passive: bool = False
    negated: bool = False
    reflexive: bool = False
    bare: bool = False
    infinitive: bool = False

    @property
    def future(self) -> bool:
        """Whether what it tells is still to come."""
        return self.time in ("future", "unreal")


class VerbReader:
    """Reads verb groups of one language."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.words, self.forms = tokens.words, lexicon.forms
        self.v, self.w = lexicon.verbs, lexicon.words
        self.between = self.w["adverb"] | self.w["clitic"] | self.w["not"]
        self._parting = frozenset(lexicon.lists["parting"])
        self._leading = self.w["clitic"] | self.w["not"]
        self._inverted = self.w.get("inverted", frozenset())
        self.auxiliaries = self.v["have"] | self.v["be"]
        self._passives = self.v.get("passive", frozenset())
        self._endings = lexicon.adverb_endings
        self._is_form = lexicon.is_form
        self._cache: dict[int, VerbGroup | None] = {}

    def is_adverb(self, word: str) -> bool:
        """Whether a word ends as adverbs do (pack, `adverb_endings`)."""
        return bool(self._endings) and word.endswith(self._endings)

    def group(self, at: int, floor: int = 0) -> VerbGroup | None:
        """Return the group headed by the verb at token `at`, or None if that word is no verb form."""
        if at not in self._cache:
            readings = self.forms.get(self.words[at])
            self._cache[at] = self._read(at, floor, readings) if readings else None
        return self._cache[at]

    def _read(self, at: int, floor: int, readings: tuple[tuple[str, str], ...]) -> VerbGroup | None:
        group = VerbGroup(at, at + 1)
        tenses = {tense for _, tense in readings}
        lemma = readings[0][0]
        auxiliary = self._auxiliary(at, floor) if "pp" in tenses else None
        if "short" in tenses and tenses.isdisjoint(_FINITE):
            self._short(group, at, floor)
        elif auxiliary is not None:
            self._compound(group, at, auxiliary, lemma)
        elif "inf" in tenses:
            self._infinitive(group, at, floor)
        elif not tenses.isdisjoint(_FINITE):
            group.finite = True
            group.tense = next(t for t in _FINITE if t in tenses)
            group.time = _TIMES.get(group.tense, "past")
            group.start = self._left_edge(at, floor)
            if "pp" in tenses and at == floor:  # « Réunis à Abuja, … » opens a sentence as a participle
                group.finite, group.bare, group.passive, group.tense = False, True, True, "pp"
        else:
            group.bare = True
            group.tense = next((t for t in ("pp", "part") if t in tenses), "ger")
            group.passive = "pp" in tenses
            group.start = self._left_edge(at, floor)
        before = self.words[max(floor, group.start - 2) : at]
        group.negated = not self.w["not"].isdisjoint(before)
        group.reflexive = not self.w["reflexive"].isdisjoint(before)
        if lemma in self._passives and not group.bare:
            group.passive = True
        return group

    def _short(self, group: VerbGroup, at: int, floor: int) -> None:
        """A participle that is a predicate by its form, its auxiliary before it, after it or left out."""
        group.finite, group.passive, group.tense = True, True, "short"
        group.start = self._left_edge(at, floor)
        auxiliary = self._auxiliary(at, floor)
        after = at + 1 < len(self.words) and self._is_form(self.words[at + 1], self.v["be"])
        near = auxiliary if auxiliary is not None else at + 1 if after else None
        if near is not None:
            tenses = {tense for lemma, tense in self.forms[self.words[near]] if lemma in self.auxiliaries}
            group.start = min(group.start, self._left_edge(near, floor))
            if "fut" in tenses:
                group.time = "future"
            elif "inf" in tenses:
                outer = VerbGroup(near, near + 1)
                self._infinitive(outer, near, floor)
                group.time, group.start = outer.time, min(group.start, outer.start)

    def reporting_at(self) -> frozenset[int]:
        """Return the verbs of saying after which a clause begins without a conjunction: none, in most languages."""
        return frozenset()

    def _left_edge(self, at: int, floor: int) -> int:
        k = at
        while k > floor and at - k < 5 and self.words[k - 1] in self._leading:
            k -= 1
        return k

    def _auxiliary(self, at: int, floor: int) -> int | None:
        """Return the nearest form of « have » or « be » before a participle, over adverbs and clitics."""
        k = at - 1
        while k >= floor and at - k <= _REACH:
            word = self.words[k]
            if self._is_form(word, self.auxiliaries):
                return k
            if (
                word not in self.between
                and word not in self._parting
                and not (self._endings and word.endswith(self._endings))
                and word not in ("-", ",")
                and word not in self._inverted
            ):
                return None
            k -= 1
        return None

    def _compound(self, group: VerbGroup, at: int, auxiliary: int, lemma: str) -> None:
        words = self.words
        readings = self.forms[words[auxiliary]]
        aux_lemma, aux_tense = next(r for r in readings if r[0] in self.auxiliaries)
        first = auxiliary
        if aux_tense == "pp":  # « a été signé »
            outer = self._auxiliary(auxiliary, max(0, auxiliary - _REACH))
            if outer is not None:
                first = outer
                aux_tense = next(t for lem, t in self.forms[words[outer]] if lem in self.auxiliaries)
            group.passive = True
        group.start = self._left_edge(first, 0)
        reflexive = any(word in self.w["reflexive"] for word in words[group.start : at])
        if aux_lemma in self.v["be"] and not reflexive and lemma not in self.v["moving"]:
            group.passive = True
        group.tense = "pp"
        group.finite = aux_tense not in ("inf", "ger", "pp")
        group.time = {"fut": "future", "cond": "unreal"}.get(aux_tense, "past")
        if aux_tense == "pres" and group.passive and aux_lemma in self.v["be"] and first == auxiliary:
            group.time = "present"
        if aux_tense == "inf":
            outer_group = VerbGroup(first, first + 1)
            self._infinitive(outer_group, first, max(0, first - 8))
            group.time = outer_group.time if outer_group.finite else "past"
            group.start = min(group.start, outer_group.start)
            group.finite = outer_group.finite

    def _infinitive(self, group: VerbGroup, at: int, floor: int) -> None:
        """An infinitive takes its time from the verb that governs it: « doit se rendre », « a décidé d'expulser »."""
        group.infinitive = True
        group.tense = "inf"
        k = self._left_edge(at, floor)
        group.start = k
        for back in range(k - 1, max(floor - 1, k - 6), -1):
            word = self.words[back]
            readings = self.forms.get(word, ())
            lemmas = {lemma for lemma, _ in readings}
            if lemmas & self.v["causative"] and (cause := self.group(back, floor)) is not None and cause.finite:
                group.start, group.finite, group.time = cause.start, True, cause.time
                return
            if (near := self._near_past(back, k, lemmas, floor)) is not None:
                group.start, group.finite, group.time = near.start, True, "past"
                return
            if lemmas & self.v["future"] and any(t in _GOVERNING for _, t in readings):
                past = all(t == "impf" for lem, t in readings if lem in self.v["future"])
                group.start, group.finite = self._left_edge(back, floor), True
                group.time = "unreal" if past else "future"
                return
            if word not in self.between and word not in self.w["of"] and word not in self.w["to"]:
                break
        group.time = "infinitive"

    def _near_past(self, back: int, start: int, lemmas: set[str], floor: int) -> VerbGroup | None:
        """« Vient de », « a pu rencontrer »: return the group of a verb after which an infinitive is past."""
        governor = None
        if lemmas & self.v["recent"]:
            governor = self.group(back, floor) if any(w in self.w["of"] for w in self.words[back + 1 : start]) else None
        elif lemmas & self.v["realised"] and any(tense == "pp" for _, tense in self.forms[self.words[back]]):
            governor = self.group(back, floor)
        return governor if governor is not None and governor.finite and not governor.future else None


__all__ = ["VerbGroup", "VerbReader"]
