"""Verb forms from a pack's tables, and the verb groups that French makes of them."""

from __future__ import annotations

import pytest

from dragoman.reader.conjugation import conjugate
from dragoman.reader.lexicon import lexicon
from dragoman.reader.text import Tokens
from dragoman.reader.verbs import VerbGroup, VerbReader

TABLES = {
    "paradigms": {"er": {"inf": ["er"], "pres": ["e", "ent"], "subj": ["e"], "pp": ["é"]}},
    "verbs": {"er": ["sign", "parl"]},
    "irregular": {"mettre": {"inf": ["mettre"], "pp": ["mis"], "pres": ["met"]}},
    "like": {"promettre": "mettre"},
}


def test_forms_come_from_paradigms_models_and_lists() -> None:
    forms = conjugate(TABLES)
    assert forms["signe"] == (("signer", "pres"), ("signer", "subj"))
    assert forms["parlé"] == (("parler", "pp"),)
    assert forms["mis"] == (("mettre", "pp"),)
    assert forms["promis"] == (("promettre", "pp"),)
    assert forms["promettre"] == (("promettre", "inf"),)


def test_a_pack_may_have_no_verbs() -> None:
    assert conjugate({}) == {}


@pytest.mark.parametrize(
    "tables",
    [{"verbs": {"ir": ["fin"]}}, {"like": {"promettre": "mettre"}}],
    ids=["paradigm", "model"],
)
def test_what_is_not_there_is_missed(tables: dict[str, dict[str, object]]) -> None:
    with pytest.raises(KeyError):
        conjugate(tables)


def group(text: str, verb: str) -> tuple[str, VerbGroup]:
    """Return the words of a verb group and the group."""
    french = lexicon("fr")
    tokens = Tokens(text, french.orthography)
    found = VerbReader(tokens, french).group(tokens.words.index(verb))
    assert found is not None
    return tokens.slice(found.start, found.end), found


@pytest.mark.parametrize(
    ("text", "verb", "time", "marks"),
    [
        ("a rencontré", "rencontré", "past", "finite"),
        ("a longuement rencontré", "rencontré", "past", "finite"),
        ("rencontrait", "rencontrait", "past", "finite"),
        ("signa", "signa", "past", "finite"),
        ("signe", "signe", "present", "finite"),
        ("signera", "signera", "future", "finite"),
        ("signerait", "signerait", "unreal", "finite"),
        ("aura signé", "signé", "future", "finite"),
        ("aurait rencontré", "rencontré", "unreal", "finite"),
        ("est arrivé", "arrivé", "past", "finite"),
        ("a été reçu", "reçu", "past", "finite passive"),
        ("avait été signé", "signé", "past", "finite passive"),
        ("aurait été signé", "signé", "unreal", "finite passive"),
        ("sera signé", "signé", "future", "finite passive"),
        ("sont signés", "signés", "present", "finite passive"),
        ("s’est entretenu", "entretenu", "past", "finite reflexive"),
        ("se serait rendu", "rendu", "unreal", "finite reflexive"),
        ("n’a pas signé", "signé", "past", "finite negated"),
        ("n'ont jamais été reçus", "reçus", "past", "finite passive negated"),
        ("va signer", "signer", "future", "finite infinitive"),
        ("doit être signé", "signé", "future", "finite passive"),
        ("devrait se rendre", "rendre", "future", "finite reflexive infinitive"),
        ("devait rencontrer", "rencontrer", "unreal", "finite infinitive"),
    ],
)
def test_verb_groups(text: str, verb: str, time: str, marks: str) -> None:
    words, found = group(f"Le ministre {text} hier.", verb)
    told = [m for m in ("finite", "passive", "negated", "reflexive", "infinitive") if getattr(found, m)]
    assert (words, found.time, told) == (text, time, [*marks.split()])
    assert found.future == (time in ("future", "unreal"))


def test_a_negated_verb_in_one_word() -> None:
    words, found = group("Le ministre ne se rendra pas à Bakou.", "rendra")
    assert (words, found.negated, found.reflexive, found.time) == ("ne se rendra", True, True, "future")


@pytest.mark.parametrize(
    ("text", "verb", "tense"), [("L’accord signé", "signé", "pp"), ("en recevant", "recevant", "ger")]
)
def test_participles_alone_head_no_clause(text: str, verb: str, tense: str) -> None:
    _, found = group(text, verb)
    assert (found.finite, found.bare, found.tense) == (False, True, tense)


def test_an_infinitive_alone_heads_no_clause() -> None:
    words, found = group("Il est venu pour rencontrer le ministre.", "rencontrer")
    assert (words, found.finite, found.infinitive, found.time) == ("rencontrer", False, True, "infinitive")


def test_a_noun_heads_no_group() -> None:
    french = lexicon("fr")
    tokens = Tokens("Le Kazakhstan", french.orthography)
    assert VerbReader(tokens, french).group(1) is None


@pytest.mark.parametrize(("text", "time"), [("vient de rencontrer", "past"), ("a pu rencontrer", "past")])
def test_verbs_of_the_near_past(text: str, time: str) -> None:
    words, found = group(f"Le ministre {text} son homologue.", "rencontrer")
    assert (words, found.finite, found.time) == (text, True, time)
