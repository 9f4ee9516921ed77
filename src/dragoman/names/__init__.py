"""Names of persons in any language and script: how they sound, whom they may mean, and the key of a person."""

from __future__ import annotations

from .cases import is_feminine, nominative, nominatives
from .comparing import SAME, Comparison, Known, compare
from .keys import key
from .match import Bearer, Words, bearer, custom, hear, means
from .phonetics import Sound, same_sound, sounds
from .spelling import habits

__all__ = [
    "SAME",
    "Bearer",
    "Comparison",
    "Known",
    "Sound",
    "Words",
    "bearer",
    "compare",
    "custom",
    "habits",
    "hear",
    "is_feminine",
    "key",
    "means",
    "nominative",
    "nominatives",
    "same_sound",
    "sounds",
]
