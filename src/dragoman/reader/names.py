"""Level 3, names: runs of capitalised words that may be persons' names."""

from __future__ import annotations

import re

from .lexicon import Lexicon
from .marks import Entities
from .patterns import Mark
from .people import keys_of
from .text import Tokens, strip_accents

_ROMAN = re.compile(r"[ivx]+$")
_NOT_IN_NAMES = frozenset(
    {
        "state",
        "org",
        "office",
        "courtesy",
        "pair",
        "counterpart",
        "body",
        "weekday",
        "metonym",
        "synonym",
        "generic",
        "idle",
    }
)
_SENTENCE_ENDS = frozenset('.!?:;»"“«—–')
MAX_WORDS = 7


class Name:
    """A run of tokens ``start:end`` that reads like a name; `keys` are its comparable words."""

    __slots__ = ("end", "keys", "start", "text")

    def __init__(self, start: int, end: int, text: str, keys: tuple[str, ...]) -> None:
        self.start, self.end, self.text, self.keys = start, end, text, keys


def find_names(tokens: Tokens, at: Entities, lexicon: Lexicon) -> dict[int, Name]:
    """Return every run of capitalised words that is no known word, by its first token."""
    words, caps, ends, starts = tokens.words, tokens.caps, tokens.ends, tokens.starts
    particles, count = lexicon.words["particle"], len(words)
    found: dict[int, Name] = {}
    # After a courtesy every capital begins a name: « M. Grossi », though « grossi » is a verb form too.
    addressed = {mark.end for mark in at.values() if mark.kind == "courtesy"}
    addressed |= {end + 1 for end in addressed if end < count and words[end] == "."}
    inside = {k for mark in at.values() if mark.kind in _NOT_IN_NAMES for k in range(mark.start + 1, mark.end)}
    free = 0
    for i in [i for i, capital in enumerate(caps) if capital]:
        if (
            i < free
            or i in inside
            or not (
                _begins(words, i, at, lexicon, tokens)
                or (i in addressed and (at.get(i) is None or at[i].kind in ("city", "capital")))
            )
        ):
            continue
        end = last = i + 1
        while end < count and end - i < MAX_WORDS * 2:
            word = words[end]
            if starts[end] - ends[end - 1] > 1 or "\n" in tokens.text[ends[end - 1] : starts[end]]:
                break
            if caps[end] and (_continues(at.get(end), word) or _hyphened(words, end, tokens)):
                end = last = end + 1
                if end < count and words[end] == "." and len(word) == 1 and starts[end] == ends[end - 1]:
                    end += 1
            elif (
                word in ("-", "'", "’")
                and starts[end] == ends[end - 1]
                and end + 1 < count
                and starts[end + 1] == ends[end]
            ):
                end += 1
                if not caps[end] and words[end][0].isalpha() and words[end - 1] == "-":
                    end = last = end + 1
            elif word == "." and end == i + 1 and len(words[i]) <= 2 and starts[end] == ends[end - 1]:
                end += 1
            elif word in lexicon.lists.get("name_endings", ()):
                end = last = end + 1
            elif (
                word in particles
                and end + 1 < count
                and (
                    caps[end + 1]
                    or words[end + 1] in particles
                    or (words[end + 1] == "-" and end + 2 < count and caps[end + 2])  # el-Mangoush
                )
            ):
                if (at.get(end + 1) is not None and at[end + 1].kind in _NOT_IN_NAMES) or (
                    word in lexicon.words["of"] and _nobility(at, end)
                ):
                    break
                end += 1
            else:
                break
        nobody = _institution(words, i, last, lexicon) or _of_place(words, i, lexicon)
        keys = () if nobody else keys_of(words[i:last])
        if keys and not (len(keys) == 1 and last - i == 1 and len(words[i]) < 2):
            found[i] = Name(i, last, tokens.slice(i, last), keys)
        free = last
    return found


def _nobility(at: Entities, end: int) -> bool:
    """Whether « de » + capital is more likely a complement than part of a name: an acronym or a known place follows."""
    following = at.get(end + 1)
    return following is not None and following.kind in ("capital", "city", "state", "org", "people")


def _begins(words: list[str], i: int, at: Entities, lexicon: Lexicon, tokens: Tokens) -> bool:
    word = words[i]
    if len(word) == 1 and word in lexicon.closed and _initial(tokens, i):
        return True
    if not word[0].isalpha() or word.endswith("'"):
        return False
    if (
        word[0] in "ivx"
        and _ROMAN.fullmatch(word)
        and i
        and not tokens.caps[i - 1]
        and tokens.slice(i, i + 1).isupper()
    ):
        return False  # « l'article III du Traité »
    mark = at.get(i)
    if mark is not None and mark.kind == "state" and i and words[i - 1] in lexicon.words["of"]:
        return False  # « le roi d'Espagne Felipe VI »
    if mark is not None and (
        mark.kind in _NOT_IN_NAMES or mark.kind in ("capital", "city", "demonym", "people", "month")
    ):
        joined = (
            i + 1 < len(words)
            and tokens.caps[i + 1]
            and mark.end == i + 1
            and tokens.starts[i + 1] - tokens.ends[i] <= 1
        )
        placed = (
            lexicon.grammar.owner_first
            and i > 0
            and words[i - 1] in lexicon.words["to"] | lexicon.words["at"] | lexicon.words["of"]
        )
        return (
            (mark.kind in ("city", "state", "month") or _given(mark, words, i, lexicon))
            and not placed  # « the ambassador to Russia Lilian Darii »
            and joined
            and (not lexicon.declension or (mark.kind == "city" and "n" in lexicon.declension.cases(word)))
            and at.get(i + 1) is None
            and not _closed(words[i + 1], lexicon)
        )
    if mark is not None and mark.kind in ("former", "outsider", "relative", "unit"):
        return False
    if (
        (_closed(word, lexicon) and not _surname(words, i, lexicon, tokens))
        or word in lexicon.domains
        or word in lexicon.common
        or word in lexicon.state_nouns
    ):
        return False
    known = word in lexicon.vocabulary or strip_accents(word) in lexicon.plain_vocabulary
    if not known and word not in lexicon.forms:
        return True
    following = words[i + 1] if i + 1 < len(words) else ""
    if following == "-":
        return i + 2 < len(words) and tokens.caps[i + 2]
    if following in lexicon.words["of"]:
        return False
    if lexicon.grammar.owner_first and following in lexicon.vocabulary:
        return False  # « Convention on Diplomatic Relations »
    initial = i == 0 or words[i - 1] in _SENTENCE_ENDS or "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
    if initial and word in lexicon.declension.forms:
        return False  # « Требование Баку … »
    return bool(following) and tokens.caps[i + 1] and not (initial and following in lexicon.vocabulary)


def _surname(words: list[str], i: int, lexicon: Lexicon, tokens: Tokens) -> bool:
    """Whether a particle of a language without articles is a name here: « премьер Ли Цян »."""
    apart = i > 0 and words[i - 1] not in _SENTENCE_ENDS and i + 1 < len(words) and tokens.caps[i + 1]
    return apart and bool(lexicon.declension) and words[i] in lexicon.words["clitic"] and tokens.caps[i]


def _given(mark: Mark, words: list[str], i: int, lexicon: Lexicon) -> bool:
    """Whether a capital's name is a person's given name: « Sofia Ivanova », not « Sofia Airport »."""
    after = words[i + 1] if i + 1 < len(words) else ""
    return mark.kind == "capital" and lexicon.grammar.owner_first and after not in lexicon.vocabulary | lexicon.common


def _institution(words: list[str], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a run of capitals names no person: « Munich Security Conference »."""
    return end - start > 1 and any(word in lexicon.institutions for word in words[start + 1 : end])


def _of_place(words: list[str], start: int, lexicon: Lexicon) -> bool:
    """Whether a name stands right after the noun of a place that bears it: « l'aéroport international X »."""
    nouns = lexicon.lists.get("bearing", ())
    before = words[start - 1] if start else ""
    earlier = words[start - 2] if start > 1 else ""
    return before in nouns or (earlier in nouns and before.isalpha() and before not in lexicon.closed)


def _hyphened(words: list[str], i: int, tokens: Tokens) -> bool:
    """Whether a word is joined to a capital by a hyphen: « Hossein Amir-Abdollahian »."""
    return (
        i + 2 < len(words)
        and words[i + 1] == "-"
        and tokens.caps[i + 2]
        and tokens.ends[i] == tokens.starts[i + 1]
        and tokens.ends[i + 1] == tokens.starts[i + 2]
    )


def _initial(tokens: Tokens, i: int) -> bool:
    """Whether a letter is an initial, though it may be a word too: « С. Лавров »."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    return (
        words[i].isalpha()
        and i + 2 < len(words)
        and words[i + 1] == "."
        and starts[i + 1] == ends[i]
        and tokens.caps[i + 2]
        and words[i + 2][0].isalpha()
        and starts[i + 2] - ends[i + 1] <= 1
    )


def _closed(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.closed and word not in lexicon.words["particle"]


def _continues(mark: Mark | None, word: str) -> bool:
    """Whether a capitalised word may go on a name: titles that are also names (Sidi, Cheikh) may."""
    if mark is None or mark.kind not in _NOT_IN_NAMES:
        return True
    return mark.kind == "courtesy" and mark.end == mark.start + 1 and len(word) > 3
