"""Verb forms from a pack: every form a verb may take, and what it says of time.

``verbs.toml`` gives paradigms (endings by tense), stems by paradigm, irregular verbs in full, and verbs that
go like another one; a language whose verbs are too many-sided for that has a table of forms, ``verb_forms.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Readings = tuple[tuple[str, str], ...]
"""What a word may be as a verb: (infinitive, tense); tenses are the keys of the pack's paradigms."""

Forms = Mapping[str, Readings]
"""Form → its readings; a dict, or `wordforms.Remembered`, which looks things up in its own way."""


def conjugate(verbs: dict[str, Any], table: Iterable[Sequence[str]] = ()) -> dict[str, Readings]:
    """Return all forms of a pack's verbs. Raises KeyError on a paradigm or model that is not there.

    A row of the table is a stem, the ending of the infinitive and the other endings, each with its tenses.
    """
    forms: dict[str, Readings] = {}
    known: dict[tuple[str, str], tuple[tuple[str, str]]] = {}

    def add(form: str, infinitive: str, tense: str) -> None:
        reading = infinitive, tense
        alone = known.get(reading) or known.setdefault(reading, (reading,))
        before = forms.setdefault(form, alone)
        if before is not alone and reading not in before:
            forms[form] = before + alone

    paradigms = verbs.get("paradigms", {})
    for name, stems in verbs.get("verbs", {}).items():
        endings = paradigms[name]
        for stem in stems:
            infinitive = stem + endings["inf"][0]
            for tense, tense_endings in endings.items():
                for ending in tense_endings:
                    add(stem + ending, infinitive, tense)
    irregular = verbs.get("irregular", {})
    for infinitive, tenses in irregular.items():
        for tense, full_forms in tenses.items():
            for form in full_forms:
                add(form, infinitive, tense)
    for stem, infinitive_ending, *items in table:
        infinitive = stem + infinitive_ending
        for item in items:
            ending, _, told = item.partition(":")
            for tense in told.split("+"):
                add(stem + ending, infinitive, tense)
    for infinitive, model in verbs.get("like", {}).items():
        for form, tense in _like(infinitive, model, irregular[model]):
            add(form, infinitive, tense)
    return forms


def _like(infinitive: str, model: str, tenses: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return the forms of a verb that puts its own beginning before its model's (promettre, mettre)."""
    prefix, dropped = infinitive, model
    while prefix and dropped and prefix[-1] == dropped[-1]:
        prefix, dropped = prefix[:-1], dropped[:-1]
    return [
        (prefix + form[len(dropped) :], tense)
        for tense, forms in tenses.items()
        for form in forms
        if form.startswith(dropped)
    ]
