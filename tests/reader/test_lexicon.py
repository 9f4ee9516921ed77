"""A language pack, compiled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dragoman
from dragoman.reader.lexicon import lexicon

PACKS = Path(dragoman.__file__).parent / "languages"


def test_a_word_without_accents_is_all_those_it_may_stand_for() -> None:
    french = lexicon("fr")
    assert {tense for _, tense in french.forms["libere"]} >= {"pres", "pp"}
    assert {"médias", "mediaș"} <= set(french.entries["medias"][1])


def test_figures_too_long_for_a_number_are_no_date() -> None:
    from dragoman import read

    long = "1" * 5000
    for text in (f"{long}/2020", f"le {long}.03.2020", f"2023-{long}", f"12/12/{long}"):
        assert read(text, language="fr").text == text


@pytest.mark.parametrize("code", ["en", "fr", "ru"])
def test_every_verb_of_a_pattern_is_known(code: str) -> None:
    known = {lemma for readings in lexicon(code).forms.values() for lemma, _ in readings}
    written = {
        verb
        for path in sorted((PACKS / code).glob("*.toml"))
        for verb in re.findall(r'<([^<>={}\n"]+)>', path.read_text(encoding="utf-8"))
    }
    assert written - known == set()
