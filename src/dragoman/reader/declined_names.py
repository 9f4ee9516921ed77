"""Level 3, names in a language that declines them: the nominative of each and the case it stands in.

A name in none of the pack's tables is declined by the endings that ``names.toml`` gives for each gender; which
gender and case it is, what governs it, its given name and the other places where the text names the person decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .cases import CaseReader
from .lexicon import Lexicon
from .names import Name
from .people import keys_of

_VOWELS = frozenset("аеёиоуыэюяaeiouyəıöü")
_UNCHANGED = frozenset("еиоуыэю")
_TITLES = frozenset({"office", "pair", "courtesy", "counterpart", "generic", "people", "former", "outsider"})
_REACH = 14
_ADJECTIVES = frozenset({"ый", "ой", "ая"})
_LETTERS = "ngadil"


Row = tuple[int, str, str, str, str]
"""The number of a row, a case, its ending, the letters that may stand before it, the ending of the nominative."""

_LONGEST_ENDING = 6
_MEMORY = 50_000


@dataclass(slots=True)
class Guess:
    """One way to take a name: the case and gender it would be in, its words in the nominative, how likely it is."""

    letter: str
    gender: str
    words: tuple[str, ...]
    score: float


class Endings:
    """How names decline in a language, by gender: rows of (letters before, nominative, endings by case)."""

    def __init__(self, lexicon: Lexicon) -> None:
        data = lexicon.data["names"]
        self.rows = {gender: _by_ending(data[key]) for gender, key in (("m", "masculine"), ("f", "feminine"))}
        self._known: dict[tuple[str, str, bool], dict[str, str]] = {}
        self.women, self.men = frozenset(data["women"]), frozenset(data["men"])
        self.fixed = frozenset(data["fixed"])

    def readings(self, word: str, gender: str, surname: bool) -> dict[str, str]:
        """Return by case the nominative that a word would have; only surnames are adjectives."""
        key = (word, gender, surname)
        if key not in self._known:
            if len(self._known) > _MEMORY:
                self._known.clear()
            self._known[key] = self._read(word, gender, surname)
        return self._known[key]

    def _read(self, word: str, gender: str, surname: bool) -> dict[str, str]:
        if word in self.fixed or len(word) < 2:
            return dict.fromkeys(_LETTERS, word)
        found = {"n": word}
        rows = self.rows[gender]
        fitting: list[Row] = []
        for size in range(min(_LONGEST_ENDING, len(word) - 2) + 1):
            fitting += rows.get(word[len(word) - size :], ())
        for _, letter, ending, before, nominative in sorted(fitting):
            stem = word[: len(word) - len(ending)]
            adjective = not surname and nominative[-2:] in _ADJECTIVES
            if letter not in found and not adjective and _fits(stem[-1], before):
                found[letter] = stem + nominative
        if gender == "f" and word[-1] not in _VOWELS and word[-1] != "й":
            found = dict.fromkeys(_LETTERS, word) | found
        return found

    def unchanged(self, word: str) -> bool:
        """Whether a word may be one that does not decline."""
        return word[-1] in _UNCHANGED or word in self.fixed


def _by_ending(rows: list[list[str]]) -> dict[str, list[Row]]:
    """Return the rows of a gender by each of their endings."""
    found: dict[str, list[Row]] = {}
    for number, (before, nominative, *endings) in enumerate(rows):
        for letter, told in zip("gdail", endings, strict=True):
            for ending in told.split("|"):
                found.setdefault(ending, []).append((number, letter, ending, before, nominative))
    return found


def _fits(letter: str, before: str) -> bool:
    if before == "C":
        return letter not in _VOWELS and letter not in "йь"
    return letter in _VOWELS if before == "V" else not before or letter in before


@lru_cache(maxsize=8)
def _endings(lexicon: Lexicon) -> Endings:
    return Endings(lexicon)


def settle_names(names: dict[int, Name], cases: CaseReader) -> dict[int, frozenset[str]]:
    """Put every name into the nominative; return the cases they stand in, by their first token."""
    settler = _Settler(names, cases)
    told: set[tuple[str, str]] = set()
    guesses: dict[int, list[Guess]] = {}
    for start, name in names.items():
        guesses[start] = settler.guesses(name)
        ranked = sorted(guesses[start], key=lambda guess: -guess.score)
        if ranked and _margin(ranked) >= 2:
            sure = len(ranked[0].words) > 1  # a given name or a title tells a man from a woman
            told.add((ranked[0].words[-1], ranked[0].gender if sure else ""))
    found: dict[int, frozenset[str]] = {}
    for start, name in names.items():
        if guesses[start]:
            best = max(guesses[start], key=lambda guess: guess.score + _known(guess, told))
            settler.rename(name, best)
            least = best.score + _known(best, told) - 2
            alike = (guess for guess in guesses[start] if guess.words == best.words)
            found[start] = frozenset(guess.letter for guess in alike if guess.score + _known(guess, told) > least)
    return found


def _known(guess: Guess, told: set[tuple[str, str]]) -> float:
    """Return what speaks for a guess in the rest of the text: the surname told elsewhere, of a man or a woman."""
    surname = guess.words[-1]
    if (surname, guess.gender) in told:
        return 3
    if (surname, "f" if guess.gender == "m" else "m") in told:
        return -2
    return 2 if (surname, "") in told else 0


def _margin(ranked: list[Guess]) -> float:
    other = next((guess.score for guess in ranked if guess.words != ranked[0].words), -9.0)
    return ranked[0].score - other


class _Settler:
    """Weighs the ways to take the names of one text."""

    def __init__(self, names: dict[int, Name], cases: CaseReader) -> None:
        self.names, self.cases, self.words = names, cases, cases.words
        self.endings = _endings(cases.lexicon)
        self._ends = {name.end: start for start, name in names.items()}
        self._contexts: dict[int, tuple[frozenset[str], float]] = {}

    def guesses(self, name: Name) -> list[Guess]:
        """Return every way to take a name."""
        context, weight = self._context(name.start)
        places = [k for k in range(name.start, name.end) if self.words[k][0].isalpha()]
        parts = [self.words[k] for k in places]
        if not parts:
            return []
        unchanged = self.endings.unchanged(parts[-1])
        found = []
        for gender in "mf":
            readings = [
                self.endings.readings(part, gender, k == places[-1]) for k, part in zip(places, parts, strict=True)
            ]
            for letter in _LETTERS:
                for fixed in (False, True) if unchanged and letter != "n" else (False,):
                    if not fixed and letter not in readings[-1]:
                        continue
                    guess = self._guess(parts, readings, letter, gender, fixed)
                    if guess is None:
                        continue
                    if gender == "f" and letter != "n" and parts[-1][-1] not in _VOWELS and self._acts(name):
                        guess.score -= 4  # « на полях саммита С. Петров встретился … »
                    if context:
                        guess.score += weight if letter in context else -weight
                    elif letter == "n":
                        guess.score += 1
                    found.append(guess)
        return found

    def _acts(self, name: Name) -> bool:
        """Whether a finite verb follows a surname that stands alone or after initials."""
        k, lexicon = name.end, self.cases.lexicon
        while k < len(self.words) and self.words[k] in lexicon.words["adverb"]:
            k += 1
        written = [word for word in self.words[name.start : name.end] if len(word) > 1]
        if k >= len(self.words) or len(written) > 1:  # a given name tells a woman by itself
            return False
        return any(tense in ("past", "fut", "pres") for _, tense in lexicon.forms.get(self.words[k], ()))

    def _guess(
        self, parts: list[str], readings: list[dict[str, str]], letter: str, gender: str, fixed: bool
    ) -> Guess | None:
        """Return a name taken in a case and gender; `fixed` if its last word is one that does not decline."""
        words: list[str] = []
        score = 0.0
        for number, (part, reading) in enumerate(zip(parts, readings, strict=True), 1):
            nominative = reading.get(letter)
            last = number == len(parts)
            if (fixed and last) or (not last and self.endings.unchanged(part) and self._rather_fixed(part, nominative)):
                declined = nominative not in (None, part)
                nominative = part
                score -= (1.6 if declined or part[-1] == "ы" else 0.5 * (part[-1] != "е")) if part[-1] in "уюые" else 0
            elif last and letter == "n" and part[-1] in "уюы":
                score -= 0.8  # few names end so
            elif last and letter != "n" and part[-1] == "и" and part[-2:] != "ии":
                score -= 1.5
            if nominative is None and not last and part[-1] not in _VOWELS:
                nominative = part  # « Ким Чен Ына »: only the last part declines
                score = min(score, -4)
            if nominative is None:
                return None
            words.append(nominative)
        first = words[0]
        if first in self.endings.women or first in self.endings.men:
            score += 3 if (first in self.endings.women) == (gender == "f") else -3
        elif len(words) > 1 and len(first) > 1:
            plain = first[-1] not in _VOWELS
            score += (0.5 if plain else 0) if gender == "m" else (-2 if plain else 0.5 * (first[-1] in "ая"))
        if gender == "f" and first not in self.endings.women and words[-1][-1] not in _VOWELS:
            score -= 1.5
        if gender == "m" and words[-1][-1] in "ая" and len(words[-1]) > 1:
            score -= 1
        return Guess(letter, gender, tuple(words), score)

    def _rather_fixed(self, part: str, nominative: str | None) -> bool:
        """Whether a given name that ends in a vowel is likelier to be as it is: « Антониу », not « Марии »."""
        if nominative is None or part[-1] == "о":
            return True
        known = self.endings.women | self.endings.men
        return part[-1] in "иэ" and part[-2:] != "ии" and nominative not in known

    def _context(self, start: int) -> tuple[frozenset[str], float]:
        """Return the cases that what stands before a name asks for, and how surely."""
        if start not in self._contexts:
            self._contexts[start] = frozenset(), 0.0
            self._contexts[start] = self._asked(start)
        return self._contexts[start]

    def _asked(self, start: int) -> tuple[frozenset[str], float]:
        k = start - 1
        if k < 0:
            return frozenset(), 0.0
        word, before = self.words[k], self.words[k - 1] if k else ""
        title = self._title(start)
        if title:
            return title, 3.0
        if word == "," or word in self.cases.lexicon.words["and"]:
            neighbour = self._ends.get(k) or (self._ends.get(k - 1) if before == "," else None)
            if neighbour is not None:
                return self._context(neighbour)
            return frozenset("n"), 1.0
        for size in (3, 2, 1) if word in self.cases.declension.closing else ():
            governed = self.cases.declension.prepositions.get(" ".join(self.words[max(0, k - size + 1) : k + 1]))
            if governed is not None:
                return frozenset(governed), 3.0
        if not word[0].isalpha():
            return frozenset("n"), 2.0
        if self.cases._noun(k):
            return frozenset("g"), 2.0
        return frozenset(), 0.0

    def _title(self, start: int) -> frozenset[str]:
        """Return the cases of the title that a name follows."""
        words, lexicon = self.words, self.cases.lexicon
        for k in range(start - 1, max(-1, start - _REACH), -1):
            mark = self.cases.at.get(k)
            if mark is not None and mark.end <= start and mark.kind in _TITLES:
                letters = self.cases.letters(k, mark.end)
                return frozenset(letter.lower() for letter in letters)
            if k != start - 1 and words[k] in self.cases.declension.prepositions:
                continue
            if words[k] in ",.;:()«»" or words[k] in self.cases.declension.prepositions or k in self._ends:
                return frozenset()
            readings = lexicon.forms.get(words[k], ())
            if readings and words[k] not in self.cases.declension.forms:
                return frozenset()
        return frozenset()

    def rename(self, name: Name, guess: Guess) -> None:
        """Write a name in the nominative of a guess."""
        tokens = self.cases.tokens
        pieces: Iterator[str] = iter(guess.words)
        written, at = "", tokens.starts[name.start]
        for k in range(name.start, name.end):
            token = tokens.slice(k, k + 1)
            if self.words[k][0].isalpha():
                token = _written(token, self.words[k], next(pieces))
            written += tokens.text[at : tokens.starts[k]] + token
            at = tokens.ends[k]
        name.text, name.keys = written, keys_of(list(guess.words))


def _written(token: str, word: str, nominative: str) -> str:
    """Give a word its nominative ending, the letters it keeps as they are written."""
    if word == nominative and len(word) == len(token):
        return token
    same = 0
    while same < min(len(word), len(nominative)) and word[same] == nominative[same]:
        same += 1
    ending = nominative[same:]
    return token[:same] + (ending.upper() if token.isupper() and len(token) > 1 else ending)
