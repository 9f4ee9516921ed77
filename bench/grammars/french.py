"""French: the articles and prepositions of states, the feminine and plural of their adjectives."""

from __future__ import annotations

import re
from typing import Any

from .base import Grammar, english_cities

_MASCULINE_IN_E = frozenset({"KHM", "MEX", "MOZ", "SUR", "ZWE", "BLZ", "TLS", "GBR"})
_PLURAL = frozenset({"USA", "NLD", "ARE", "PHL", "MDV", "BHS", "COM", "SYC", "FJI"})
_BARE = frozenset({"CUB", "ISR", "CYP", "MLT", "MDG", "SGP", "BHR", "OMN", "DJI", "MCO", "AND", "HTI", "TTO"})


class French(Grammar):
    """States are `le` (with the article), `en` (with « in »), `cap`, and adjectives by gender and number."""

    def cities(self) -> dict[str, list[str]]:
        """Return the cities as the gazetteer writes them: most are written alike in French."""
        return english_cities()

    def state(self, code: str, names: dict[str, Any]) -> dict[str, str]:
        """Return a state's name with its article and preposition, its capital, its adjectives."""
        name = names["names"][0].replace("'", "’")
        article, place = _article(code, name)
        masculine, feminine = names["adjectives"][0], _feminine(names["adjectives"])
        return {
            "le": article + name,
            "en": place + name,
            "cap": names["capital"][0].replace("'", "’"),
            "adj": masculine,
            "adjf": feminine,
            "adjmp": _plural(masculine),
            "adjfp": _plural(feminine),
        }


def _article(code: str, name: str) -> tuple[str, str]:
    """Return the article of a state's name, and what « in » is before it: la, en; le, au; les, aux."""
    if code in _BARE:
        return "", "à "
    if code in _PLURAL or name.startswith("Îles"):
        return "les ", "aux "
    if name[0] in "AEIOUÉÎ":
        return "l’", "en "
    if re.split(r"[ -]", name)[0][-1] in "eé" and code not in _MASCULINE_IN_E:
        return "la ", "en "
    return "le ", "au "


def _feminine(adjectives: list[str]) -> str:
    """Return the feminine singular among a state's adjectives, the masculine singular being the first."""
    masculine = adjectives[0]
    if masculine[-1] == "e":
        return masculine
    return next((a for a in adjectives[1:] if a[-1] == "e" and a[:3] == masculine[:3]), masculine + "e")


def _plural(adjective: str) -> str:
    return adjective if adjective[-1] in "sx" else adjective + "s"
