"""The French conjugation tables: forms by example, and what the tables must not claim."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

PACK = Path(__file__).parent.parent / "src" / "dragoman" / "languages" / "fr"
TENSES = {"inf", "pres", "impf", "past", "fut", "cond", "subj", "pp", "ger"}


def expand(verbs: dict[str, Any]) -> dict[str, set[tuple[str, str]]]:
    """Return form → its readings as (infinitive, tense)."""
    forms: dict[str, set[tuple[str, str]]] = {}
    for name, stems in verbs["verbs"].items():
        endings = verbs["paradigms"][name]
        for stem in stems:
            infinitive = stem + endings["inf"][0]
            for tense, tense_endings in endings.items():
                for ending in tense_endings:
                    forms.setdefault(stem + ending, set()).add((infinitive, tense))
    for infinitive, tenses in verbs["irregular"].items():
        for tense, full_forms in tenses.items():
            for form in full_forms:
                forms.setdefault(form, set()).add((infinitive, tense))
    for infinitive, model in verbs["like"].items():
        prefix, dropped = infinitive, model
        while prefix and dropped and prefix[-1] == dropped[-1]:
            prefix, dropped = prefix[:-1], dropped[:-1]
        for tense, full_forms in verbs["irregular"][model].items():
            for form in full_forms:
                assert form.startswith(dropped), (infinitive, model, form)
                forms.setdefault(prefix + form[len(dropped) :], set()).add((infinitive, tense))
    return forms


@cache
def tables() -> dict[str, Any]:
    return tomllib.loads((PACK / "verbs.toml").read_text(encoding="utf-8"))


@cache
def forms() -> dict[str, set[tuple[str, str]]]:
    return expand(tables())


@pytest.mark.parametrize(
    ("form", "infinitive", "tense"),
    [
        ("rencontré", "rencontrer", "pp"),
        ("exprimera", "exprimer", "fut"),
        ("souligne", "souligner", "pres"),
        ("déclarèrent", "déclarer", "past"),
        ("reçu", "recevoir", "pp"),
        ("reçoit", "recevoir", "pres"),
        ("recevra", "recevoir", "fut"),
        ("s'entretiendra".removeprefix("s'"), "entretenir", "fut"),
        ("entretenus", "entretenir", "pp"),
        ("félicitant", "féliciter", "ger"),
        ("annonça", "annoncer", "past"),
        ("dénonçait", "dénoncer", "impf"),
        ("menaçant", "menacer", "ger"),
        ("engagea", "engager", "past"),
        ("exigeait", "exiger", "impf"),
        ("protège", "protéger", "pres"),
        ("appelle", "appeler", "pres"),
        ("rappellera", "rappeler", "fut"),
        ("rejette", "rejeter", "pres"),
        ("renouvelé", "renouveler", "pp"),
        ("achète", "acheter", "pres"),
        ("mènera", "mener", "fut"),
        ("lève", "lever", "pres"),
        ("réitère", "réitérer", "pres"),
        ("suggérera", "suggérer", "fut"),
        ("suggèrera", "suggérer", "fut"),
        ("célèbre", "célébrer", "pres"),
        ("octroie", "octroyer", "pres"),
        ("appuiera", "appuyer", "fut"),
        ("paie", "payer", "pres"),
        ("paye", "payer", "pres"),
        ("enverra", "envoyer", "fut"),
        ("renvoya", "renvoyer", "past"),
        ("réunirent", "réunir", "past"),
        ("avertissant", "avertir", "ger"),
        ("défend", "défendre", "pres"),
        ("rendra", "rendre", "fut"),
        ("promis", "promettre", "pp"),
        ("soumettra", "soumettre", "fut"),
        ("fit", "faire", "past"),
        ("fera", "faire", "fut"),
        ("dit", "dire", "pres"),
        ("contredisant", "contredire", "ger"),
        ("convenu", "convenir", "pp"),
        ("interviendra", "intervenir", "fut"),
        ("obtint", "obtenir", "past"),
        ("prévoit", "prévoir", "pres"),
        ("prévoira", "prévoir", "fut"),
        ("verra", "voir", "fut"),
        ("pourrait", "pouvoir", "cond"),
        ("devront", "devoir", "fut"),
        ("dû", "devoir", "pp"),
        ("craignent", "craindre", "pres"),
        ("enjoint", "enjoindre", "pres"),
        ("atteignit", "atteindre", "past"),
        ("élu", "élire", "pp"),
        ("inscrit", "inscrire", "pp"),
        ("offert", "offrir", "pp"),
        ("accueillera", "accueillir", "fut"),
        ("dément", "démentir", "pres"),
        ("consenti", "consentir", "pp"),
        ("poursuivi", "poursuivre", "pp"),
        ("exclut", "exclure", "pres"),
        ("acquis", "acquérir", "pp"),
        ("requièrent", "requérir", "pres"),
        ("combattu", "combattre", "pp"),
        ("convaincu", "convaincre", "pp"),
        ("résolut", "résoudre", "past"),
        ("dissous", "dissoudre", "pp"),
        ("reconnaît", "reconnaître", "pres"),
        ("parut", "paraître", "past"),
        ("naquit", "naître", "past"),
        ("mourra", "mourir", "fut"),
        ("construit", "construire", "pp"),
        ("faut", "falloir", "pres"),
        ("était", "être", "impf"),
        ("aura", "avoir", "fut"),
        ("ira", "aller", "fut"),
        ("puisse", "pouvoir", "subj"),
        ("sachant", "savoir", "ger"),
    ],
)
def test_form(form: str, infinitive: str, tense: str) -> None:
    assert (infinitive, tense) in forms()[form]


@pytest.mark.parametrize(
    "word",
    # Words far more often something else: reading them as verbs would break clauses apart.
    [
        "relations",
        "adoptions",
        "visions",
        "mentions",
        "opinions",
        "entre",
        "devant",
        "avions",
        "entretiens",
        "parties",
        "part",
        "président",
        "violent",
        "vienne",
        "rabat",
        "berne",
        "nuit",
        "but",
        "cours",
        "recours",
        "sens",
        "vive",
    ],
)
def test_no_verb(word: str) -> None:
    assert word not in forms()


def test_tables_are_whole() -> None:
    data = tables()
    for name, endings in data["paradigms"].items():
        assert set(endings) == TENSES, name
        assert len(endings["pp"]) == 4, name
    for infinitive, tenses in data["irregular"].items():
        assert set(tenses) <= TENSES, infinitive
        assert infinitive in tenses["inf"]
    for infinitive, model in data["like"].items():
        assert model in data["irregular"], infinitive
        assert infinitive not in data["irregular"], infinitive
    regular = [stem + data["paradigms"][name]["inf"][0] for name, stems in data["verbs"].items() for stem in stems]
    assert len(regular) == len(set(regular))
    assert not set(regular) & (set(data["irregular"]) | set(data["like"]))
    assert len(regular) + len(data["irregular"]) + len(data["like"]) >= 900


@pytest.mark.skipif(find_spec("msgspec") is None, reason="the engine needs msgspec")
def test_the_engine_expands_alike() -> None:
    from dragoman.reader.conjugation import conjugate

    assert {form: set(readings) for form, readings in conjugate(tables()).items()} == forms()


def test_patterns_name_known_verbs() -> None:
    infinitives = {infinitive for readings in forms().values() for infinitive, _ in readings}
    for path in sorted(PACK.glob("*.toml")):
        named = set(re.findall(r"<([^<>\"]+)>", path.read_text(encoding="utf-8")))
        assert named <= infinitives, (path.name, sorted(named - infinitives))
