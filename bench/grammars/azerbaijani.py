"""Azerbaijani: endings with vowel harmony, the n after a possessive, k and q softened before a vowel."""

from __future__ import annotations

import re

from .base import Grammar, slots

_VOWELS = "aıoueəiöü"
_LOW = dict(zip("aıoueəiöü", "aaaaəəəəə", strict=True))
_HIGH = {
    **dict.fromkeys("aı", "ı"),
    **dict.fromkeys("eəi", "i"),
    **dict.fromkeys("ou", "u"),
    **dict.fromkeys("öü", "ü"),
}

# A and I go by the vowel before them. After a consonant, after a vowel, after a possessive ending.
_CASES = {
    "gen": ("In", "nIn", "nIn"),
    "dat": ("A", "yA", "nA"),
    "acc": ("I", "nI", "nI"),
    "loc": ("dA", "dA", "ndA"),
    "abl": ("dAn", "dAn", "ndAn"),
    "adj": ("dAkI", "dAkI", "ndAkI"),
}

_SPELT = frozenset({"BMT", "MDB"})
"""Abbreviations told letter by letter, the last of which is said with an e after it."""


class Azerbaijani(Grammar):
    """States are `name`, `adj` and `cap`; every noun takes a case, and a name or an office at its end."""

    def fits(self, city: str) -> bool:
        """Leave out cities whose ending may be a possessive."""
        return re.fullmatch(r"[A-ZƏİÖÜÇŞĞ][a-zəıöüçşğ]+", city) is not None

    def inflect(self, text: str, form: str) -> str:
        """Return a noun in a case; the last word of several that ends in a high vowel is a possessive."""
        if form == "nth":
            return f"{text}-{_ordinal(text)}"
        if form == "on":
            return f"{text}-{'da' if _digits(text) in ('6', '9', '10', '30', '40', '60', '90') else 'də'}"
        if form not in _CASES:
            return super().inflect(text, form)
        return suffixed(text, form, owned=" " in text and text[-1] in "ıiuü")

    def person(self, template: str, parts: dict[str, str], case: str, woman: bool) -> str:
        """Return a person; the case goes to the last word, which is a name or an office."""
        text = slots(template, parts)
        if case not in _CASES:
            return text
        return (
            self.inflect(text, case)
            if template.endswith(("<office>", "<short>"))
            else suffixed(text, case, owned=False)
        )

    def upper(self, text: str) -> str:
        """Return a text in capitals, the dot kept on the i."""
        return text.replace("i", "İ").replace("ı", "I").upper()


def _digits(number: str) -> str:
    """Return the last part of a number that is a word of its own: its last digit, or what it ends in."""
    at = len(number.rstrip("0")) - 1
    return number[at:] if len(number) - at <= 2 else "1" + "0" * (len(number) - at - 1)


def _ordinal(number: str) -> str:
    last = _digits(number)
    endings = {"cı": ("6", "40", "60", "90"), "cu": ("9", "10", "30"), "cü": ("3", "4", "100")}
    return next((ending for ending, numbers in endings.items() if last in numbers), "ci")


def suffixed(text: str, case: str, owned: bool) -> str:
    """Return a text with the ending of a case."""
    last = text.rsplit(" ", 1)[-1]
    spoken = last + "e" if last in _SPELT else last
    ending = _CASES[case][2 if owned else 1 if spoken[-1].lower() in _VOWELS else 0]
    vowels = [letter for letter in spoken.replace("I", "ı").lower() if letter in _VOWELS] or ["e"]
    if ending[0] in "IA" and last[0].islower() and len(vowels) > 1:
        text = text[:-1] + {"k": "y", "q": "ğ"}.get(text[-1], text[-1])
    vowel, done = vowels[-1], ""
    for letter in ending:
        vowel = {"A": _LOW, "I": _HIGH}[letter][vowel] if letter in "AI" else vowel
        done += vowel if letter in "AI" else letter
    joined = "-" if last.isupper() and len(last) > 1 else ""
    return text + joined + done
