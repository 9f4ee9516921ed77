"""Level 1, reporters: the agency that a text without a dateline names as its own: « Report xəbər verir ki, … »."""

from __future__ import annotations

from ..gazetteer import Gazetteer, agency_key
from .layout import ENDS, Range
from .text import Tokens

_PARAGRAPHS = 5
_REACH = 9
_NEAR = 3
_LONGEST_AGENCY = 6
_QUOTES = frozenset('“”«»"')


def reporter(
    tokens: Tokens, paragraphs: list[Range], phrases: tuple[str, ...], told: tuple[str, ...], gazetteer: Gazetteer
) -> str | None:
    """Return the agency that begins a sentence in which one of the `phrases` says that it reports, or is `told` it."""
    if not phrases:
        return None
    words = tokens.words
    for start, stop in paragraphs[:_PARAGRAPHS]:
        for i in (k for k in range(start, stop) if k == start or words[k - 1] in ENDS):
            begin = i + (words[i] in _QUOTES)
            named = _known(tokens, begin, stop, gazetteer) or _site(tokens, begin, stop)
            if named is not None and _reports(words[named[1] : min(named[1] + _REACH, stop)], phrases):
                return named[0]
        for i in (k for k in range(start, stop) if tokens.caps[k]):
            named = _known(tokens, i, stop, gazetteer) or _site(tokens, i, stop)
            if named is not None and "-" in words[named[1] - 1] and _reports(words[named[1] : named[1] + _NEAR], told):
                return named[0]  # « AzVision.az-a məlumat verib »
    return None


def _reports(words: list[str], phrases: tuple[str, ...]) -> bool:
    following = " ".join(words)
    return any(f" {phrase} " in f" {following} " for phrase in phrases)


def _known(tokens: Tokens, i: int, stop: int, gazetteer: Gazetteer) -> tuple[str, int] | None:
    """Return the agency of the gazetteer that begins at token `i`, without the ending it may have, and its end."""
    for end in range(min(i + _LONGEST_AGENCY, stop), i, -1):
        written = tokens.slice(i, end)
        if "-" in tokens.words[end - 1] and len(tokens.words[end - 1]) > 1:
            written = written.rpartition("-")[0]
        if agency_key(written) in gazetteer.agencies:
            return written, end
    return None


def _site(tokens: Tokens, i: int, stop: int) -> tuple[str, int] | None:
    """Return the name of a site: words joined by full stops, the first with a capital."""
    end = i + 1
    while end + 1 < stop and tokens.words[end] == "." and tokens.ends[end] == tokens.starts[end + 1]:
        end += 2
    if end == i + 1 or i >= stop or not tokens.caps[i]:
        return None
    written = tokens.slice(i, end)
    return (written.rpartition("-")[0] if "-" in tokens.words[end - 1] else written), end
