"""A language pack read from its folder: what may be left out, and what is complained of."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from dragoman.reader import pack
from dragoman.reader.cascade import read_text
from dragoman.reader.grammar import Grammar
from dragoman.reader.lexicon import Lexicon
from dragoman.reader.pack import PackError, read_pack

LEAST = 'code = "xx"\nname = "Example"\napostrophe = "inside"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a pack with the least there may be."""
    monkeypatch.setattr(pack, "_root", lambda: tmp_path)
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "language.toml").write_text(LEAST, "utf-8")
    return tmp_path / "xx"


def test_three_keys_are_a_pack(folder: Path) -> None:
    data = read_pack("xx")
    assert data["language"]["words"]["of"] == [] and data["calendar"]["months"] == []
    assert data["instruments"]["heads"]["weak"] == [] and data["states"] == {}
    assert data["names"]["masculine"] == [] and data["offices"]["domains"]["defence"] == []
    assert "inflection" not in data


def test_a_code_of_the_record_that_is_left_out_is_not_there(folder: Path) -> None:
    (folder / "events.toml").write_text('[meeting]\nverbs = ["<meet>"]\n', "utf-8")
    events = read_pack("xx")["events"]
    assert events["meeting"] == {"nouns": [], "verbs": ["<meet>"], "alone": []}
    assert "call" not in events and "visit" in events and events["status"]["planned"] == []


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("language.toml", 'code = "xx"\nname = "Example"\n', "language.toml: apostrophe is missing"),
        ("language.toml", LEAST + '[words]\nartcle = ["a"]', "artcle is not in languages/keys.toml; is it article?"),
        ("language.toml", LEAST + '[words]\narticle = "a"', "[words] article has to be a list of texts"),
        ("language.toml", LEAST + "[grammar]\nverb_frist = true", "[grammar] verb_frist is not in languages/keys.toml"),
        ("language.toml", LEAST + "[grammar]\nverb_last = true", "verb_last wants the file inflection.toml"),
        ("language.toml", LEAST.replace("xx", "yy"), "language.toml: code is 'yy', but its folder is 'xx'"),
        ("language.toml", LEAST.replace("inside", "within"), "apostrophe has to be before, after or inside"),
        ("language.toml", LEAST + "[words", "language.toml: "),
        ("event.toml", "", "event.toml: there is no such file in a language pack"),
        ("events.toml", '[meetings]\nverbs = ["<meet>"]', "meetings is not in languages/keys.toml; is it meeting?"),
        ("calendar.toml", 'months = [["jan"]]', "calendar.toml: months has to be 12 lists of texts"),
        ("calendar.toml", 'ambiguous = ["may"]', "calendar.toml: months is missing"),
        ("states.toml", '[FRANCE]\nnames = ["France"]', "states.toml: FRANCE is not in languages/keys.toml"),
        ("offices.toml", "[parties]\npope = 1", "offices.toml: [parties] pope has to be a text"),
        ("verbs.toml", '[verbs]\ner = ["don"]', "verbs.toml: [verbs] er has no [paradigms.er]"),
        ("inflection.toml", 'vowels = "aei"', "inflection.toml: harmony is missing"),
    ],
)  # fmt: skip
def test_one_line_names_file_and_key(folder: Path, file: str, text: str, complaint: str) -> None:
    (folder / file).write_text(text, "utf-8")
    with pytest.raises(PackError) as caught:
        read_pack("xx")
    message = str(caught.value)
    assert complaint in message and message.startswith(f"languages/xx/{file}: ") and "\n" not in message


TEXT = """Bakou, 6 mai 2024 (AZERTAC) – Le ministre a reçu hier l'ambassadeur de France, M. Jean Martin.

« Nous avons signé un accord », a-t-il dit. Selon lui, les deux parties l'ont ratifié en 2023."""

HARMONY = """vowels = "aei"
[harmony]
A = { "a" = "a", "ei" = "e" }
[nouns]
plural = "lAr"
possessive = { he = "(s)A" }
cases = { of = ["(n)An"] }
cases_after_his = { of = ["nAn"] }
[verbs]
negative = "mA"
finite = { past = ["dA"] }
nominal = { vn = ["mA"] }
"""


@pytest.mark.parametrize("switch", [field.name for field in fields(Grammar)])
def test_a_pack_with_next_to_nothing_reads_any_text(folder: Path, switch: str) -> None:
    (folder / "language.toml").write_text(LEAST + f"[grammar]\n{switch} = true\n", "utf-8")
    (folder / "inflection.toml" if switch == "verb_last" else folder / "noun_forms.tsv").write_text(
        HARMONY if switch == "verb_last" else "", "utf-8"
    )
    reading = read_text(TEXT, Lexicon("xx"), "2024-05-07")
    assert reading.dispatch.published == "2024-05-07"
