"""Level 2, the marks: one pass over the words finds every lexicon and gazetteer entry there is.

The pass is a trie walk over words rather than an automaton over characters: a word carries its
readings (inflected forms, verb lemmas), which letters do not, and whole words need no second check.
"""

from __future__ import annotations

from .lexicon import ENTITY, LAYERS, PREDICATE, Lexicon
from .patterns import Found, Mark, Sense, walk
from .text import Tokens
from .trie import Entry

Marks = list[list[Mark]]
"""The marks of a text by layer, each in the order of the text and without overlap within its layer."""

Entities = dict[int, Mark]
"""The marks of the entity layer in the order of the text, each by its first token."""

_UNKNOWN: Entry = ((), ())


def find_marks(tokens: Tokens, lexicon: Lexicon) -> Marks:
    """Return all marks of a text."""
    words, caps = tokens.words, tokens.caps
    known = lexicon.entries
    entries = [known.get(word, _UNKNOWN) for word in words]
    steps = [following for _, following in entries]
    steps.append(())
    layers: Marks = [[] for _ in range(LAYERS)]
    over: tuple[int, str, object] = (0, "", None)  # a pattern with a gap: where it ends, what it means
    named = 0  # no verb begins before here: an office or a body is being named
    free = [0] * LAYERS
    reflexives = lexicon.words["reflexive"]
    for i, (openings, _) in enumerate(entries):
        if not openings:
            continue
        best: dict[int, Found] | None = None
        following = steps[i + 1]
        for node, alone, ways, gapped in openings:
            if gapped or (ways is not None and not ways.isdisjoint(following)):
                met = walk(words, steps, node, i + 1)
            elif alone is not None:
                met = [(i + 1, alone)]
            else:
                continue
            for end, senses in met:
                for sense in senses:
                    layer = sense.layer
                    if free[layer] > i or (sense.cased and not caps[i]):
                        continue
                    if sense.capitals and not _in_capitals(tokens, i, end):
                        continue
                    if best is None:
                        best = {}
                    found = best.get(layer)
                    if found is None or end > found[0]:
                        best[layer] = (end, [sense])
                    elif end == found[0] and not any(_alike(sense, other) for other in found[1]):
                        found[1].append(sense)
        if best is None:
            continue
        for layer in sorted(best) if len(best) > 1 else best:
            end, senses = best[layer]
            if len(senses) > 1:
                senses = _choose(senses, layer, i, tokens, reflexives)
                if not senses:
                    continue
            elif senses[0].reflexive and not _reflexive_before(words, i, reflexives):
                continue
            if layer == ENTITY and senses[0].kind in _NOMINAL and not _also_verb(senses[0], words[i], lexicon):
                named = end
            elif layer != ENTITY and i < named and senses[0].verbal and not lexicon.grammar.verb_last:
                continue
            gapped = senses[0].gap and layer == PREDICATE
            free[layer] = i + 1 if gapped else end
            if layer == PREDICATE and i < over[0]:
                senses = [s for s in senses if (s.kind, _sort(s)) != over[1:] or _with_participle(tokens, end, lexicon)]
            if gapped and end > over[0] and senses:
                over = (end, senses[0].kind, _sort(senses[0]))
            for sense in senses:
                layers[layer].append(Mark(i, end, sense))
    return layers


def _alike(a: Sense, b: Sense) -> bool:
    """Whether two patterns mean the same: « <возложить> венок » and « <возложить> * венок »."""
    return a.kind == b.kind and a.value == b.value and a.verbal == b.verbal and a.reflexive == b.reflexive


def _in_capitals(tokens: Tokens, start: int, end: int) -> bool:
    """Whether words are written in capitals, an ending joined to the last left out: BMT-nin, ABD'ye."""
    last, written = tokens.words[end - 1], tokens.slice(start, end)
    at = max(last.rfind("-"), last.rfind("'"))
    return (written[: at - len(last)] if at > 0 else written).isupper()


def _also_verb(sense: Sense, word: str, lexicon: Lexicon) -> bool:
    """Whether a noun for people who stay outside may as well be a verb here: « (a) accusé », « (a) condamné »."""
    return sense.kind == "outsider" and word in lexicon.forms


def _sort(sense: Sense) -> object:
    """What a predicate is at bottom: the type of an event, the value of anything else."""
    return sense.value[0] if sense.kind == "event" else sense.value


def _with_participle(tokens: Tokens, end: int, lexicon: Lexicon) -> bool:
    """Whether a noun has a participle, and so a story, of its own: « les sanctions imposées en juillet »."""
    readings = lexicon.forms.get(tokens.words[end], ()) if end < len(tokens) else ()
    return any(tense == "pp" for _, tense in readings)


def _choose(senses: list[Sense], layer: int, i: int, tokens: Tokens, reflexives: frozenset[str]) -> list[Sense]:
    """Of several senses of the same words, return the likely ones: one in the entity layer, else all that fit."""
    if layer == ENTITY:
        return [max(senses, key=lambda sense: _PREFERENCE.get(sense.kind, 0) + (sense.cased and tokens.caps[i]))]
    if any(sense.reflexive for sense in senses):
        wanted = _reflexive_before(tokens.words, i, reflexives)
        fitting = [sense for sense in senses if sense.reflexive == wanted or not sense.verbal]
        return fitting or ([s for s in senses if not s.reflexive] if not wanted else senses)
    return senses


_NOMINAL = frozenset({"office", "body", "courtesy", "state", "org", "outsider", "demonym", "people", "generic"})
_PREFERENCE = {
    "state": 9,
    "capital": 8,
    "org": 7,
    "office": 6,
    "pair": 6,
    "month": 5,
    "weekday": 5,
    "demonym": 4,
    "people": 4,
}


def _reflexive_before(words: list[str], i: int, reflexives: frozenset[str]) -> bool:
    """Whether a reflexive pronoun stands shortly before the verb at `i` (s'est | longuement | entretenu)."""
    return not reflexives.isdisjoint(words[max(0, i - 5) : i])
