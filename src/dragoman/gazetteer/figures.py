"""Who spoke for which state and when: the party of a figure that a text names without it.

`figures.tsv` lists heads of state and government, foreign ministers and the heads of the main organisations
since 2000, with the party each stands for and the time in office, as exactly as it is known.  It was
written for Dragoman from general knowledge, and compared with three sources: Wikidata as of October 2022 (CC0),
the CIA's "World Leaders" of June 2019 (public domain) and the Phoenix country actors of the Open Event Data
Alliance, 2014 (MIT).  These bear out parties more than dates, and nothing after 2022.  Where a vote due in 2026
could have changed who serves and the outcome was not known, the term ends with it.  Its columns are `name`,
`party`, `office`, `from`, `to` (empty while serving) and `called`, the part of the name a figure goes by when
it is not the last word of it.

Names are compared by their sound, since every language spells them in its own way: a word becomes its
consonants, in classes that transliterations keep apart from one another ("Djeyhoun", "Jeyhun" and "Ceyhun"
are one), and its vowels, of which only the first of each run counts.  A surname alone has to agree in both; a
full name leaves one vowel free, for the given name vouches for it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources
from itertools import product
from typing import NamedTuple

Sound = tuple[str, str]
"""The consonants of a word, and its vowels with a full stop for each consonant between them."""

Words = tuple[tuple[Sound, ...], ...]
"""The words of a name, each by the ways it may sound."""


class Row(NamedTuple):
    """One term of one figure."""

    name: str
    party: str
    office: str
    since: str
    until: str
    called: str


class Person(NamedTuple):
    """The name of a row, taken apart: the sounds of its words, of those it is called by and of the others."""

    words: Words
    called: Words
    own: Words
    first: int
    last: bool
    patronymic: bool
    row: Row


CYRILLIC = dict(
    zip("абвгдезийклмнопрстуфыэёіўәқғңөұүһҳӣӯ", "abvgdeziiklmnoprstufyeoivakgnouuhhiu", strict=True)
) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
    "ё": "yo", "ї": "i", "є": "ye", "ґ": "g", "ҷ": "j", "ђ": "dj", "ј": "j", "љ": "l", "њ": "n", "ћ": "ch",
    "џ": "dzh", "ѓ": "dj", "ќ": "k", "ѕ": "dz",
}  # fmt: skip
NATIVE = {
    "ş": "sh", "ș": "sh", "š": "sh", "ś": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "zh", "ż": "zh",
    "ź": "z", "ţ": "ts", "ț": "ts", "ý": "y",
}  # fmt: skip
PLAIN = CYRILLIC | {
    "ğ": "g", "ı": "i", "ə": "a", "ł": "l", "ø": "o", "æ": "e", "œ": "e", "ß": "ss", "þ": "t", "ð": "d",
    "đ": "dj",
}  # fmt: skip

ALTERNATIVES = (
    (re.compile(r"c(?=[aeiou])"), "j"),
    (re.compile(r"(?<!d)j"), "y"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"sz"), "sh"),
    (re.compile(r"q"), "g"),
)
"""Letters that two alphabets use differently, with the second reading of each."""

CLASSES = tuple(
    (frozenset(letters), re.compile(pattern), sound)
    for letters, pattern, sound in (
        ("j", r"(?<=[aeiouy])j(?![aeiouyj])", "i"),
        ("j", r"(?<=[bcfgklmnprstvz])j(?=[aeiou])", "i"),
        ("hz", r"chtch|shch|tsch|tch|sch|sh|cz|ch", "X"),
        ("jzg", r"dzh|dj|zh|j+|dg(?=[ei])|ge$", "J"),
        ("p", r"ph", "f"),
        ("hx", r"kh|x", "h"),
        ("h", r"(?<=[tgrbdlv])h", ""),
        ("g", r"gu(?=[eiy])", "g"),
        ("qc", r"qu(?=[eiy])|ck|q|c(?![eiy])", "k"),
        ("c", r"c", "s"),
        ("z", r"tz", "ts"),
        ("z", r"sz", "s"),
        ("fw", r"(?<=[oe])ff?$|w", "v"),
        ("o", r"ou|oo", "u"),
        ("he", r"h$|(?<=..[^aeiouyh])e$", ""),
        ("y", r"y", "i"),
    )
)
"""Patterns, each with letters of which it needs one, and the sound that each stands for."""

ABD = re.compile(r"abd(?:[ae]l|o?ul|(?:[aeu]|ou)(?=([rsnzdt])\1))?(?=[a-z]{3})")
ARTICLES = frozenset(
    ("al", "el", "as", "es", "ar", "er", "an", "ad", "ed", "az", "ez", "ash", "ach", "at", "et", "ul", "ol", "əl",
     "аль", "эль", "ас", "ар", "ад", "аз", "аш", "ан", "ат")
)  # fmt: skip
FIRST_DROPPED = frozenset(
    ("al", "el", "von", "van", "der", "den", "de", "del", "da", "du", "di", "la", "le", "аль", "эль", "фон", "дер")
)
PATRONYMICS = frozenset(("bin", "ben", "ibn", "bint", "бен", "бин", "ибн"))
FILLERS = (
    PATRONYMICS
    | FIRST_DROPPED
    | {"ould", "uld", "ter", "do", "dos", "das", "of", "y", "i", "e", "af", "jr", "sr", "vel", "ульд", "улд"}
    | {"ван", "де", "ди", "да"}
)
KINGS = frozenset(
    ("roi", "reine", "pape", "prince", "king", "queen", "pope", "emperor", "empereur", "emir", "sultan", "grand",
     "duke", "duc", "rey", "papa", "reina", "könig", "kaiser", "papst", "re", "kral", "король", "папа",
     "император", "султан", "эмир")
)  # fmt: skip
GIVEN = (
    ("ali", "hassan", "hussein", "ibrahim", "yusuf", "ahmed", "mohammed", "mahmoud", "abdullah", "khalid", "omar",
     "said", "hamid", "rashid", "salim", "karim", "mustafa", "salman", "suleiman", "osman", "ismail", "musa")
)  # fmt: skip
"""Given names that some go by as a surname: alone they say nothing."""

ROMAN = re.compile(r"[ivx]+$")
ORDINAL = {"1er": "i", "ier": "i", "1st": "i"}
DOUBLE_SURNAMES = frozenset(
    ("AGO", "AND", "ARG", "BOL", "BRA", "CHL", "COL", "CPV", "CRI", "CUB", "DOM", "ECU", "ESP", "GNB", "GNQ", "GTM",
     "HND", "MEX", "MOZ", "NIC", "PAN", "PER", "PRT", "PRY", "SLV", "STP", "TLS", "URY", "VEN")
)  # fmt: skip
SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM"})
NEAR = frozenset({("a", "e"), ("e", "a"), ("e", "i"), ("i", "e"), ("o", "u"), ("u", "o")})

_RUNS = re.compile(r"([aeiou])[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")
_NO_VOWELS = dict.fromkeys(map(ord, "aeiou"))
_NO_CONSONANTS = {code: "." for code in range(128) if chr(code) not in "aeiou"}
_SPLIT = re.compile(r"[\s\-‐‑–.,\"()]+")
_APOSTROPHES = re.compile(r"['’‘ʻʼʿʾ`]")


def _letters(word: str, native: bool) -> str:
    """Write a folded word in plain Latin letters, native ones by their sound or by their look."""
    if word.isascii():
        return word if word.isalpha() else "".join(letter for letter in word if "a" <= letter <= "z")
    tables = NATIVE | PLAIN if native else PLAIN
    written = "".join(tables.get(letter, letter) for letter in unicodedata.normalize("NFC", word))
    return "".join(letter for letter in unicodedata.normalize("NFD", written) if "a" <= letter <= "z")


def _sound(word: str) -> Sound:
    for letters, pattern, sound in CLASSES:
        if not letters.isdisjoint(word):
            word = pattern.sub(sound, word)
    word = _DOUBLED.sub(r"\1", _RUNS.sub(r"\1", word))
    return word.translate(_NO_VOWELS), word.translate(_NO_CONSONANTS)


@lru_cache(maxsize=8192)
def sounds(word: str) -> tuple[Sound, ...]:
    """Return the ways in which a folded word may sound, the likeliest first."""
    if len(word) == 1:
        return tuple(dict.fromkeys(("", "?" + _head(_sound(_letters(word, native)))) for native in (True, False)))
    spellings = dict.fromkeys(ABD.sub("abd", _letters(word, native)) for native in (True, False))
    if "ç" in word:
        spellings[_letters(word.replace("ç", "ss"), False)] = None
    found: dict[Sound, None] = {}
    for spelling in spellings:
        changes = [(pattern, other) for pattern, other in ALTERNATIVES if pattern.search(spelling)]
        for chosen in product((False, True), repeat=len(changes)):
            written = spelling
            for take, (pattern, other) in zip(chosen, changes, strict=True):
                written = pattern.sub(other, written) if take else written
            found.setdefault(_sound(written))
    return tuple(found)


def _near(one: str, other: str, slips: int) -> bool:
    """Tell whether the vowels between like consonants agree but for so many slips."""
    if one == other:
        return True
    for a, b in zip(one.split("."), other.split("."), strict=True):
        if a != b and (a, b) not in NEAR:
            slips -= 1
            if slips < 0:
                return False
    return True


def _same(one: tuple[Sound, ...], other: tuple[Sound, ...], slips: int) -> bool:
    for consonants, vowels in one:
        for others, between in other:
            if consonants == others and _near(vowels, between, slips if len(consonants) > 2 else 0):
                return True
    return False


def _initial(one: tuple[Sound, ...], other: tuple[Sound, ...]) -> bool:
    """Tell whether one of two words is but the first letter of the other."""
    heads = [{sound[1][1:] if sound[1][:1] == "?" else _head(sound) for sound in word} for word in (one, other)]
    return (one[0][1][:1] == "?" or other[0][1][:1] == "?") and not heads[0].isdisjoint(heads[1])


def _head(sound: Sound) -> str:
    consonants, vowels = sound
    return consonants[:1] if vowels[:1] == "." else vowels[:1]


def _tokens(name: str) -> list[str]:
    """Split a name into folded words, "abd al-X" being one."""
    words = [word for word in _SPLIT.split(_APOSTROPHES.sub("", name.casefold().replace("i̇", "i"))) if word]
    out: list[str] = []
    for word in words:
        if out and out[-1] in ("abd", "abdel", "abdul", "abdoul", "abdal"):
            if word not in ARTICLES:
                out[-1] = "abd" + word
        else:
            out.append(word)
    return out


def _words(tokens: list[str]) -> list[str]:
    """Leave out what spellings add or drop: articles, particles, "bin" and its like."""
    kept = [
        token
        for at, token in enumerate(tokens)
        if token not in (FIRST_DROPPED if at == 0 else ARTICLES | FILLERS)
        or len(tokens) == 1
        or (at == 0 and token == "le" and len(tokens) > 2)  # a Vietnamese surname, not the article of "Le Drian"
    ]
    return kept or tokens


_COARSE = {
    **{ord(letter): letter for letter in "mnlrb"},
    **{ord(letter): {"м": "m", "н": "n", "њ": "n", "ң": "n", "л": "l", "љ": "l", "р": "r", "б": "b"}[letter]
       for letter in "мнњңлљрб"},
    **{ord(letter): plain for letter, plain in zip("ñńňņłľļřŕ", "nnnnlllrr", strict=True)},
}  # fmt: skip


@lru_cache(maxsize=8192)
def _coarse(word: str) -> str:
    """Return the letters of a word that hardly any spelling changes: the drawer its rows lie in."""
    out = ""
    for letter in ABD.sub("abd", word) if "abd" in word else word:
        kept = _COARSE.get(ord(letter), "")
        if kept and out[-1:] != kept:
            out += kept
    return out


def _overlaps(row: Row, on: str) -> bool:
    """Tell whether a term and a date, each as exact as it is, may have a day in common."""
    return _begun(row, on) and (not row.until or row.until[: len(on)] >= on[: len(row.until)])


def _begun(row: Row, on: str) -> bool:
    return row.since[: len(on)] <= on[: len(row.since)]


class Figures:
    """The figures since 2000, found by name and date."""

    def __init__(self) -> None:
        self._drawers: dict[str, list[Row]] = {}
        self._sorted: dict[str, dict[str, list[Row]]] = {}
        self._found: dict[str, list[Row]] = {}
        self._reigning: dict[str, list[Row]] = {}
        self._crowned: dict[str, list[Row]] = {}
        text = (resources.files(__package__) / "figures.tsv").read_text(encoding="utf-8")
        for line in text.splitlines()[1:]:
            row = Row(*line.split("\t"))
            folded = _APOSTROPHES.sub("", row.name.casefold())
            if ROMAN.match(folded.rsplit(" ", 1)[-1]) or folded.startswith(("king ", "pope ", "grand duke ")):
                self._crowned.setdefault(folded.replace("grand duke", "king").split(" ")[-1], []).append(row)
                continue
            called = (row.called or row.name).casefold()
            words = _words(_tokens(called)) if "abd" in called or called.endswith("jr.") else _SPLIT.split(called)
            keys = {_coarse(words[-1])}
            if " bin " in folded:
                keys.add(_coarse(folded.split(" bin ", 1)[1].split(" ", 1)[0]))
            for key in keys:
                self._drawers.setdefault(key, []).append(row)

    def party_of(self, name: str, on: str | None, former: bool = False) -> str | None:
        """Return the party of the figure that a text names, as it stood on a date.

        `name` may be full or a surname alone, in any spelling; `on` is an ISO date of any exactness, or None
        for any time since 2000.  With `former`, those no longer in office count too, the latest first.  None
        says that nobody is known by that name then, or that those who are stand for different parties.
        """
        if len(self._found) > 4096:
            self._found.clear()
        if name not in self._found:
            self._found[name] = self._named(name)
        rows = self._found[name]
        if on is not None:
            rows = [row for row in rows if (_begun if former else _overlaps)(row, on)]
            if former and rows:
                latest = max(row.since for row in rows)
                rows = [row for row in rows if row.since == latest]
        parties = {row.party for row in rows}
        return parties.pop() if len(parties) == 1 else None

    def _named(self, name: str) -> list[Row]:
        """Return all terms of those whom a name may mean."""
        tokens = _tokens(name)
        titled = bool(tokens) and tokens[0] in KINGS
        while tokens and tokens[0] in KINGS:
            tokens = tokens[1:]
        if not tokens:
            return []
        last = ORDINAL.get(tokens[-1], tokens[-1])
        if len(tokens) > 1 and ROMAN.match(last):
            found = [row for row in self._crowned.get(last, ()) if _regnal(row.name, tokens[:-1])]
            if found:
                return found
        if len(tokens) == 1:
            if any(_same(sounds(last), sounds(given), 0) for given in GIVEN) and not titled:
                return []
            found = [row for row in self._rulers(last) if _reigns(row.name, last, titled)]
            if found:
                return found if titled else []
        words = _words(tokens)
        heard: Words = ()
        filial = not PATRONYMICS.isdisjoint(tokens[1:])
        rows: dict[Row, None] = {}
        meant: dict[tuple[str, str, str], bool] = {}  # a figure may have several terms
        for at in sorted({0, *range(max(0, len(words) - 3), len(words))}):
            drawer = self._drawer(_coarse(_letters(words[at], False)))
            if not drawer:
                continue
            for consonants in dict.fromkeys([sound[0] for sound in sounds(words[at])]):
                for row in drawer.get(consonants, ()):
                    heard = heard or tuple(sounds(word) for word in words)
                    figure = (row.name, row.called, row.party)
                    if figure not in meant:
                        meant[figure] = _means(heard, _person(row), filial)
                    if meant[figure]:
                        rows[row] = None
        return list(rows)

    def _rulers(self, word: str) -> list[Row]:
        """Return those who reign by one name whose consonants are those of a word."""
        if not self._reigning:
            for row in (row for rows in self._crowned.values() for row in rows):
                words = [word for word in _tokens(row.name) if word not in KINGS and not ROMAN.match(word)]
                for consonants in dict.fromkeys(sound[0] for sound in sounds(words[0])):
                    self._reigning.setdefault(consonants, []).append(row)
        keys = dict.fromkeys(sound[0] for sound in sounds(word))
        return list(dict.fromkeys(row for key in keys for row in self._reigning.get(key, ())))

    def _drawer(self, key: str) -> dict[str, list[Row]]:
        """Return the rows of a drawer by the consonants they are called by, sorted on first use."""
        if key not in self._sorted:
            index: dict[str, list[Row]] = {}
            for row in self._drawers.get(key, ()):
                tokens = _tokens(row.name)
                handles = {_words(_tokens(row.called) if row.called else tokens)[-1]}
                if not PATRONYMICS.isdisjoint(tokens[1:]):
                    handles.update(_words(tokens)[1:2])
                for consonants in {sound[0] for handle in handles for sound in sounds(handle)}:
                    index.setdefault(consonants, []).append(row)
            self._sorted[key] = index
        return self._sorted[key]


@lru_cache(maxsize=4096)
def _person(row: Row) -> Person:
    tokens = _tokens(row.name)
    words = _words(tokens)
    called = _words(_tokens(row.called)) if row.called else words[-1:]
    if not row.called and "-" in row.name.rsplit(" ", 1)[-1]:
        called = _words(_tokens(row.name.rsplit(" ", 1)[-1]))
    first = next((at for at in range(len(words)) if words[at : at + len(called)] == called), len(words) - 1)
    end = min(first + len(called), len(words))
    patronymic = len(words) > 1 and bool(PATRONYMICS.intersection(tokens[1:]))
    heard = tuple(sounds(word) for word in words)
    return Person(heard, heard[first:end], heard[:first] + heard[end:], first, end == len(words), patronymic, row)


def _regnal(name: str, tokens: list[str]) -> bool:
    words = _tokens(name)[:-1]
    return len(words) == len(tokens) and all(
        _same(sounds(one), sounds(other), 0) for one, other in zip(words, tokens, strict=True)
    )


def _reigns(name: str, word: str, titled: bool) -> bool:
    """Tell whether a word is the one name of a ruler; a title has to tell those with a numeral from others."""
    words = _tokens(name)
    if ROMAN.match(words[-1]):
        return titled and len(words) == 2 and not set(sounds(words[0])).isdisjoint(sounds(word))
    return _same(sounds(words[-1]), sounds(word), 0)


def _means(heard: Words, person: Person, filial: bool) -> bool:
    """Tell whether the words of a text may be the name of a person.

    The words it is called by have to be there, first or last.  The given names of the shorter form have to be
    among those of the longer one, in their order, the first of both being the same; at least one has to be in
    both, be it as an initial.  `filial` says that the text has a "bin", by which a name may end with a father's.
    """
    called, own = person.called, person.own
    if len(heard) == len(called) and _agree(heard, called, 0):
        return True
    head = zip(heard, person.words, strict=False)
    if person.patronymic and filial and 1 < len(heard) < len(person.words) and all(_same(a, b, 1) for a, b in head):
        return True
    for start in range(len(heard) - len(called) + 1):
        end = start + len(called)
        given = heard[:start] + heard[end:]
        if not given or not _agree(heard[start:end], called, 1):
            continue
        initials = any(word[0][1][:1] == "?" for word in (*given, *own))
        if initials and not _agree(heard[start:end], called, 0):
            continue
        if end < len(heard) and person.last:
            if start == 0 and len(given) != len(own):
                continue
            if start > 0 and person.row.party not in DOUBLE_SURNAMES:
                continue
        if len(given) < len(own) and filial and not person.patronymic:
            continue
        if _given(given, own, person):
            return True
    return False


def _agree(heard: Words, called: Words, slips: int) -> bool:
    for one, other in zip(heard, called, strict=True):  # noqa: SIM110 - no generator for so little, so often
        if not _same(one, other, slips):
            return False
    return True


def _given(given: Words, own: Words, person: Person) -> bool:
    """Tell whether given names in a text agree with those of a person."""
    if person.row.party in SURNAME_FIRST and person.first == 0:
        return _same(_joined(given), _joined(own), 1)
    if person.patronymic and len(given) < len(own):
        return False
    short, long = sorted((given, own), key=len)
    if not short:
        return False
    if not _alike(short[0], long[0]):
        longer = len(given) > len(own)
        skips = person.row.party == "TUR" or (longer and person.row.party in DOUBLE_SURNAMES)
        if not skips and long[0][0][0] != "mhmd":
            return False
    at = 0
    for word in short:
        while at < len(long) and not _alike(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _alike(one: tuple[Sound, ...], other: tuple[Sound, ...]) -> bool:
    return _same(one, other, 1) or _initial(one, other)


def _joined(words: Words) -> tuple[Sound, ...]:
    """Return the sounds of words written as one, as "Jin-ping" is."""
    joined: list[Sound] = []
    for parts in product(*words):
        consonants, vowels = "", ""
        for more, between in parts:
            if vowels and more and vowels[-1] == between[:1] == "." and consonants[-1] == more[0]:
                more, between = more[1:], between[1:]
            elif vowels and vowels[-1] != "." and between[:1] != ".":
                between = between[1:]
            consonants, vowels = consonants + more, vowels + between
        joined.append((consonants, vowels))
    return tuple(joined)


@lru_cache(maxsize=1)
def figures() -> Figures:
    """Return the figures, loading them the first time."""
    return Figures()
