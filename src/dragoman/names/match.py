"""Whether the words of a text may be the name of a person whose name is known in full."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .given import equivalents
from .phonetics import Sound, initial, is_initial, joined, near, readings, same_sound
from .spelling import habits
from .words import core, is_filial, tokens


class Word(NamedTuple):
    """A word of a name: the ways it may sound, strictly and loosely, and the given names it may be a form of."""

    heard: tuple[Sound, ...]
    loosely: tuple[Sound, ...]
    names: frozenset[str]


Words = tuple[Word, ...]


class Custom(NamedTuple):
    """How names are made where a person is at home."""

    surname_first: bool = False
    double: bool = False
    """A second surname may follow the one a person is called by."""
    middle: bool = False
    """The first given name may be left out."""


USUAL = Custom()


@lru_cache(maxsize=512)
def custom(party: str | None) -> Custom:
    """Return how names are made where a party is at home."""
    return Custom(**{habit: party in parties for habit, parties in habits().customs.items()})


class Bearer(NamedTuple):
    """A full name, taken apart: its words, those its bearer is called by, and the others.

    `first` is where the words it is called by begin, `last` whether they end the name, `patronymic` whether it
    tells whose son its bearer is.
    """

    words: Words
    called: Words
    own: Words
    first: int
    last: bool
    patronymic: bool
    custom: Custom


class Agreement(NamedTuple):
    """How far two names agree: in what they are called by and in the given names, exactly or nearly.

    `initials` says that an initial stands for a given name, `short` that one has fewer given names than the
    other, `turned` that the order differs, `alone` that there is no given name to compare.
    """

    exact: bool
    initials: bool = False
    short: bool = False
    turned: bool = False
    alone: bool = False


@lru_cache(maxsize=16384)
def hear(word: str) -> Word:
    """Return a folded word as it is compared."""
    return Word(*readings(word), equivalents(word))


def bearer(name: str, called: str = "", custom: Custom = USUAL) -> Bearer:
    """Take a full name apart; `called` is what its bearer goes by where that is not the last word."""
    last = name.rsplit(" ", 1)[-1]
    if not called and "-" in last and not custom.surname_first:
        called = last
    return bearer_of(tokens(name), tokens(called), custom)


def bearer_of(folded: list[str], called: list[str], custom: Custom = USUAL) -> Bearer:
    """Take a full name apart that is split into folded words already."""
    words = core(folded)
    by = core(called) if called else words[-1:]
    first = next((at for at in range(len(words)) if words[at : at + len(by)] == by), len(words) - 1)
    end = min(first + len(by), len(words))
    heard = tuple(hear(word) for word in words)
    patronymic = len(words) > 1 and is_filial(folded)
    own = heard[:first] + heard[end:]
    return Bearer(heard, heard[first:end], own, first, end == len(words), patronymic, custom)


def means(heard: Words, person: Bearer, filial: bool) -> Agreement | None:
    """Return how the words of a text agree with the name of a person, or None where they are not it.

    The words it is called by have to be there, first or last.  The given names of the shorter form have to be
    among those of the longer one, in their order, the first of both being the same; at least one has to be in
    both, be it as an initial.  `filial` says that the text has a "bin", by which a name may end with a father's.
    """
    called, own = person.called, person.own
    if len(heard) == len(called) and _agree(heard, called, 0):
        return Agreement(True, alone=True)
    filially = person.patronymic and filial and 1 < len(heard) < len(person.words)
    if filially and _agree(heard, person.words[: len(heard)], 1):
        return Agreement(True, short=True)
    for start in range(len(heard) - len(called) + 1):
        end = start + len(called)
        if len(heard) == len(called) or not _agree(heard[start:end], called, 1):
            continue
        given = heard[:start] + heard[end:]
        initials = any(is_initial(word.heard) for word in (*given, *own))
        exact = _agree(heard[start:end], called, 0)
        if initials and not exact:
            continue
        if end < len(heard) and person.last:
            if start == 0 and len(given) != len(own):
                continue
            if start > 0 and not person.custom.double:
                continue
        if len(given) < len(own) and filial and not person.patronymic:
            continue
        if _given(given, own, person):
            turned = start == 0 and person.first > 0
            return Agreement(exact, initials, len(given) != len(own), turned)
    return None


def _agree(heard: Words, called: Words, slips: int) -> bool:
    for one, other in zip(heard, called, strict=True):
        if not (_same_surname(one.loosely, other.loosely, slips) if slips else same_sound(one.heard, other.heard, 0)):
            return False
    return True


def _same_surname(one: tuple[Sound, ...], other: tuple[Sound, ...], slips: int) -> bool:
    """Tell whether two surnames may sound alike; one that ends in -a is a woman's, and no slip of another."""
    for consonants, vowels in one:
        for others, between in other:
            if consonants == others and near(vowels, between, slips if len(consonants) > 2 else 0):
                ends = {vowels[-1:], between[-1:]}
                if "a" not in ends or ends.isdisjoint(".i"):
                    return True
    return False


def _given(given: Words, own: Words, person: Bearer) -> bool:
    """Tell whether given names in a text agree with those of a person."""
    if person.custom.surname_first and person.first == 0:
        return same_sound(_as_one(given), _as_one(own), 1)
    if person.patronymic and len(given) < len(own):
        return False
    short, long = sorted((given, own), key=len)
    if not short:
        return False
    if not alike(short[0], long[0]):
        skips = person.custom.middle or (len(given) > len(own) and person.custom.double)
        if not skips and long[0].heard[0][0] != "mhmd":
            return False
    at = 0
    for word in short:
        while at < len(long) and not alike(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def alike(one: Word, other: Word) -> bool:
    """Tell whether two given names may be one: by sound, as its forms in two languages, or as its initial."""
    if not one.names.isdisjoint(other.names):
        return True
    if one.names and other.names:
        return False
    return same_sound(one.loosely, other.loosely, 1) or initial(one.heard, other.heard)


def _as_one(words: Words) -> tuple[Sound, ...]:
    return joined(tuple(word.heard for word in words))
