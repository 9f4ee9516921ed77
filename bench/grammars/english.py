"""English: the states that take an article."""

from __future__ import annotations

from typing import Any

from .base import Grammar, english_cities

_THE = ("United", "Central African", "Democratic", "Republic", "Dominican", "Solomon", "Marshall")
_THE_TOO = frozenset({"NLD", "PHL", "BHS", "MDV", "COM", "GMB", "SYC"})


class English(Grammar):
    """States are `the` (with the article where they have one), `adj` and `cap`; `poss` ends in 's."""

    def cities(self) -> dict[str, list[str]]:
        """Return the cities as the gazetteer writes them."""
        return english_cities()

    def state(self, code: str, names: dict[str, Any]) -> dict[str, str]:
        """Return a state's name with its article, its adjective and its capital."""
        forms = super().state(code, names)
        article = "the " if code in _THE_TOO or forms["name"].startswith(_THE) else ""
        return forms | {"the": article + forms["name"]}

    def inflect(self, text: str, form: str) -> str:
        """Return a noun in the possessive, or with its article."""
        if form == "poss":
            return text + ("’" if text.endswith("s") else "’s")
        if form == "a":
            return ("an " if text[0] in "aeiouAEIO" else "a ") + text
        return super().inflect(text, form)
