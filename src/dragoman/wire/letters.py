"""Which letters beyond ASCII the languages of dispatches write, and how often.

A weight is a letter's share of all such letters, in thousandths, rounded: enough to tell
one reading of a byte from another. Both cases of a letter weigh the same, for a headline
may be all capitals; `encodings` looks at the case separately.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

UNKNOWN: Final = 1e-6
"""The share of a character that the language does not write."""

_PUNCTUATION = "«»“”„‘’‚‹›–—…•§°№€£©®™·\u00a0\u00ad"
_PUNCTUATION_WEIGHT = 20

# French first, then what German, Spanish, Italian, Portuguese and Nordic names bring along.
# The Turkish letters outweigh the Icelandic ones that share their bytes (ğ/ð, ş/þ, ı/ý): in
# diplomatic French or English, Erdoğan and Çavuşoğlu are far likelier than Þórdís.
_WESTERN = """
é560 è95 à145 ê48 ç30 ù10 ô14 â12 î10 û6 ï5 ë6 œ8 ü8 æ2 ÿ1 ö8 ä8 ß5 á6 í6 ó6 ú4 ñ6 ã5 õ3 ì2 ò2
å4 ø4 š3 ž3 ğ2 ı2 ş2 ý.2 ð.2 þ.2 ½1 ¼1 ¾1 ª1 º2 ¿1 ¡1 ×1 ²1 ³1 ´1 ¹1 ±1 µ1 ¶1
"""

_TURKISH = "ı340 ü125 ş120 ç78 ğ76 ö53 â8 î4 û2 é2 ə1 ½1 ²1 ×1 ´1"

# Ukrainian, Belarusian and Serbian letters come in names.
_RUSSIAN = """
о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з17 б16 ч14 й12
х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ.6 ё1 і1 ї.5 є.5 ґ.2 ў.2 ј.2 љ.1 њ.1 ћ.1 ђ.1 џ.1
"""


def _shares(weights: str) -> Mapping[str, float]:
    shares = dict.fromkeys(_PUNCTUATION, _PUNCTUATION_WEIGHT / 1000)
    for entry in weights.split():
        letter, share = entry[0], float(entry[1:]) / 1000
        # "ı" and "ß" have no capital of one character beyond ASCII; the others do.
        shares |= {form: share for form in (letter, letter.upper()) if len(form) == 1 and not form.isascii()}
    return shares


WESTERN: Final = _shares(_WESTERN)
RUSSIAN: Final = _shares(_RUSSIAN)
TURKISH: Final = {**_shares(_TURKISH), "İ": 0.05}
