"""What the words of a dispatch need of grammar, a module a language: the names of states and the cases of nouns."""

from __future__ import annotations

from functools import cache

from .azerbaijani import Azerbaijani
from .base import Grammar, State
from .english import English
from .french import French
from .russian import Russian

__all__ = ["LANGUAGES", "Grammar", "State", "grammar"]

_GRAMMARS: dict[str, type[Grammar]] = {"fr": French, "en": English, "ru": Russian, "az": Azerbaijani}

LANGUAGES = tuple(_GRAMMARS)


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar and the wording of a language."""
    return _GRAMMARS[language](language)
