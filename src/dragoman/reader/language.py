"""Which language a text is in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

SAMPLE = 2000
"""How many characters are looked at: the beginning of a dispatch is enough."""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    load = getattr(LanguageIdentifier, "from_model_file", None)  # since py3langid 0.4
    load = load or LanguageIdentifier.from_pickled_model
    return load(MODEL_FILE, norm_probs=True)


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None where there are no letters to tell by."""
    sample = text[:SAMPLE]
    if not any(c.isalpha() for c in sample):
        return None
    code: str = _identifier().classify(sample)[0]
    return code
