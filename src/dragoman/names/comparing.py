"""Whether two names in any two languages are one person's: a score, with its reasons."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .cases import nominative
from .given import equivalents, given_names
from .match import Agreement, Bearer, Custom, Word, Words, alike, bearer_of, custom, hear, means
from .phonetics import is_initial, joined, same_sound
from .spelling import habits
from .words import core, fold, is_filial, parts, tokens

_NUMERAL = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})")
_ALSO_NAMES = frozenset({"i", "v", "x", "xi", "vi"})

LONGEST = 200
"""The most characters of a name that are looked at: what is longer is no name."""

SAME = 0.7
"""The score from which two names are taken for one person's."""

_WHOLE, _NEARLY, _TOGETHER = 0.98, 0.9, 0.92
_INITIAL, _SHORTER, _TURNED, _INFLECTED = -0.14, -0.06, -0.02, -0.02
_ALONE, _GIVEN_DIFFER, _CONTRADICTED = 0.6, 0.15, 0.1
_SAME_PARTY, _OTHER_PARTY, _NEW_PARTY, _SAME_OFFICE = 0.15, -0.35, -0.05, 0.05
_MOST_JOINED = 2


class Known(NamedTuple):
    """What is known of whom a name means: the party and office that a dispatch gives them."""

    party: str | None = None
    office: str | None = None


_NOTHING = Known()


class Comparison(NamedTuple):
    """How likely two names are one person's, from 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the names are taken for one person's."""
        return self.score >= SAME


class Form(NamedTuple):
    """A way to take a name: its words, what tells a father, and the middle names that an initial may stand for."""

    split: tuple[str, ...]
    words: Words
    bearer: Bearer
    filial: bool
    patronymic: Word | None
    numeral: str
    inflected: bool
    skeletons: frozenset[str]


def compare(one: str, other: str, known: Known = _NOTHING, other_known: Known = _NOTHING) -> Comparison:
    """Compare two names in any spelling, order and case, with what is known of their bearers.

    The result does not depend on the order of the two.  A surname alone may be anybody's of that name: it is
    not taken for the same person unless party or office speaks for it.
    """
    one, other = one[:LONGEST], other[:LONGEST]
    if fold(one) == fold(other):
        found = Comparison(_ALONE if len(core(tokens(one))) < 2 else 1.0, ("spelled alike",))
    else:
        first, second = sorted(((one, custom(known.party)), (other, custom(other_known.party))))
        found = _compared(*first, *second)
    return _weighed(found, known, other_known)


@lru_cache(maxsize=32768)
def forms(name: str, made: Custom) -> tuple[Form, ...]:
    """Return the ways in which a name may be taken: as it stands, in the nominative, without a patronymic."""
    split, numeral = split_name(name)
    last = [word for word in parts(fold(name.rsplit(" ", 1)[-1])) if word not in habits().articles]
    double = len(last) > 1 and not made.surname_first
    ways: dict[tuple[str, ...], bool] = {tuple(split): False}
    base = nominative(tuple(core(split))) if split else ()
    if base != tuple(core(split)):
        ways[base] = True
    found: dict[Form, None] = {}
    for words, inflected in ways.items():
        called = list(words[-len(last) :]) if double else []
        if made.surname_first and len(words) > 1:
            called = list(words[:1])
        short, patronymic = without_patronymic(list(words))
        father = hear(patronymic) if patronymic is not None else None
        found[_form(list(words), called, father, numeral, inflected, made)] = None
        if father is not None:
            found[_form(short, [], father, numeral, inflected, made)] = None
    return tuple(found)


def split_name(name: str) -> tuple[list[str], str]:
    """Return the words of a name, the surname last where a comma says which it is, and a ruler's numeral."""
    head, comma, rest = name.partition(",")
    if comma and rest.strip() and rest.strip().rstrip(".") not in ("Jr", "Sr"):
        name = f"{rest} {head}"
    words = tokens(name)
    while len(words) > 1 and words[0] in habits().honorifics:
        words = words[1:]
    if len(words) > 1 and _NUMERAL.fullmatch(words[-1]) and (words[-1] not in _ALSO_NAMES or equivalents(words[-2])):
        return words[:-1], words[-1]
    return words, ""


def _form(
    words: list[str], called: list[str], patronymic: Word | None, numeral: str, inflected: bool, made: Custom
) -> Form:
    person = bearer_of(words, called, made)
    skeletons = frozenset(sound[0] for word in person.words for sound in word.loosely)
    return Form(tuple(core(words)), person.words, person, is_filial(words), patronymic, numeral, inflected, skeletons)


def without_patronymic(words: list[str]) -> tuple[list[str], str | None]:
    """Return a name without a patronymic, its surname last, and the patronymic; None where it has none."""
    known = habits()
    for at, word in enumerate(words):
        if at and word in known.patronymic_words:
            rest = words[: at - 1] + words[at + 1 :]
            return (rest, words[at - 1]) if at < len(words) - 1 else (rest[1:] + rest[:1], words[at - 1])
    if len(words) == 3:
        if words[1].endswith(known.patronymic_endings):
            return [words[0], words[2]], words[1]
        if words[2].endswith(known.patronymic_endings):
            return [words[1], words[0]], words[2]
    return words, None


@lru_cache(maxsize=32768)
def _compared(one: str, its_custom: Custom, other: str, other_custom: Custom) -> Comparison:
    best = Comparison(0.0, ("nothing in common",))
    for a in forms(one, its_custom):
        for b in forms(other, other_custom):
            if a.numeral or b.numeral:
                found: Comparison | None = _rulers(a, b)
            elif a.skeletons.isdisjoint(b.skeletons):
                found = _together(a, b)
            else:
                agreement = means(a.words, b.bearer, a.filial) or means(b.words, a.bearer, b.filial)
                found = _judged(agreement, a, b) if agreement else (_together(a, b) or _apart(a, b))
            if found is not None and found.score > best.score:
                best = found
    return best


def _rulers(a: Form, b: Form) -> Comparison | None:
    """Compare names of which one has a ruler's numeral: their one name in two languages, and the same numeral."""
    if a.numeral and b.numeral and a.numeral != b.numeral:
        return Comparison(_CONTRADICTED, ("the numerals differ",))
    rulers = given_names().rulers
    if len(a.split) != len(b.split) or not all(
        alike(*words) or not rulers(one).isdisjoint(rulers(other))
        for words, one, other in zip(zip(a.words, b.words, strict=True), a.split, b.split, strict=True)
    ):
        return None
    if a.numeral == b.numeral:
        return Comparison(_WHOLE, ("one name in two languages, the same numeral",))
    return Comparison(_ALONE, ("one has no numeral",))


def _judged(agreement: Agreement, a: Form, b: Form) -> Comparison:
    """Score an agreement, unless something else in the names contradicts it."""
    if a.patronymic and b.patronymic and not same_sound(a.patronymic.loosely, b.patronymic.loosely, 1):
        return Comparison(_CONTRADICTED, ("the patronymics differ",))
    if _other_initials(a, b):
        return Comparison(_CONTRADICTED, ("the middle initials differ",))
    if agreement.short and _only_muhammad(a, b):
        return Comparison(_ALONE, ("of the given names only a very common one agrees",))
    if agreement.alone:
        score, reasons = _ALONE, ["the surname sounds alike", "one has no given name"]
    else:
        score = _WHOLE if agreement.exact else _NEARLY
        reasons = ["surname and given name sound alike" if agreement.exact else "surname sounds nearly alike"]
    for holds, change, reason in (
        (agreement.initials, _INITIAL, "an initial stands for a given name"),
        (agreement.short, _SHORTER, "one has more given names"),
        (agreement.turned, _TURNED, "the surname comes first in one"),
        (a.inflected or b.inflected, _INFLECTED, "one is in another case"),
    ):
        if holds:
            score += change
            reasons.append(reason)
    return Comparison(score, tuple(reasons))


def _other_initials(a: Form, b: Form) -> bool:
    """Tell whether both have middle names, of which one is an initial that the other's does not begin with."""
    one, other = a.bearer.own[1:], b.bearer.own[1:]
    if not (one and other):
        return False
    return (is_initial(one[0].heard) or is_initial(other[0].heard)) and not alike(one[0], other[0])


def _only_muhammad(a: Form, b: Form) -> bool:
    """Tell whether one goes by Muhammad alone, which tells hardly anybody from another of the family."""
    return any(len(form.bearer.own) == 1 and "muhammad" in form.bearer.own[0].names for form in (a, b))


def _together(a: Form, b: Form) -> Comparison | None:
    """Compare names that are split into words differently: "Amir-Abdollahian" and "Amirabdollahian"."""
    one, other = a.words, b.words
    if len(one) == len(other) or min(len(one), len(other)) < 2:
        return None
    if same_sound(_as_one(one), _as_one(other), 1):
        return Comparison(_TOGETHER, ("the same sounds, split differently",))
    return None


def _as_one(words: Words) -> tuple[tuple[str, str], ...]:
    return joined(tuple(word.heard[:_MOST_JOINED] for word in words))


def _apart(a: Form, b: Form) -> Comparison | None:
    """Say that two share a surname and no given name."""
    for one, other in ((a, b), (b, a)):
        called = one.bearer.called[-1]
        if any(same_sound(called.loosely, word.loosely, 0) for word in other.words):
            return Comparison(_GIVEN_DIFFER, ("a surname in common, given names that differ",))
    return None


def _weighed(found: Comparison, one: Known, other: Known) -> Comparison:
    """Let what is known of their bearers speak for two names or against them."""
    if found.score <= _GIVEN_DIFFER:
        return found
    score, reasons = found.score, list(found.reasons)
    if one.party and other.party:
        if one.party == other.party:
            score, reasons = score + _SAME_PARTY, [*reasons, f"both of {one.party}"]
        elif "org:" in one.party + other.party:
            score, reasons = score + _NEW_PARTY, [*reasons, "of a state and of an organisation"]
        else:
            score, reasons = score + _OTHER_PARTY, [*reasons, "of " + " and of ".join(sorted((one.party, other.party)))]
    if one.office and one.office == other.office:
        score, reasons = score + _SAME_OFFICE, [*reasons, f"both {one.office}"]
    return Comparison(round(max(0.0, min(1.0, score)), 2), tuple(reasons))
