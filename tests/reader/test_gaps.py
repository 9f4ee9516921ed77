"""The worklist: sentences that look diplomatic and yielded nothing."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman import read
from dragoman.cli import app
from dragoman.reader import Gap, gaps

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.txt"))
TWO_PARTIES = "L’amitié de la France et du Maroc est ancienne."
READ = (
    "Le ministre français des Affaires étrangères, Jean Dupont, a rencontré à Paris son homologue marocain, Ali Alaoui."
)
HEADLINE = "La France et le Maroc, une longue histoire"


def test_two_parties_without_a_fact_are_a_gap() -> None:
    text = f"PARIS, 3 mai 2023 (AFP) - {READ} {TWO_PARTIES} Il pleut."
    (gap,) = gaps(text)
    assert text[gap.start : gap.end] == gap.sentence == TWO_PARTIES
    assert gap.why.startswith("2 parties (FRA, MAR)")


def test_what_was_read_is_no_gap() -> None:
    assert read(READ, language="fr").events
    assert gaps(READ, language="fr") == []


def test_headlines_are_no_gaps() -> None:
    assert [gap.sentence for gap in gaps(f"{HEADLINE}\n\n{READ}", language="fr")] == []


def test_a_text_without_a_full_stop_is_no_headline() -> None:
    assert [gap.sentence for gap in gaps(TWO_PARTIES.rstrip("."), language="fr")] == [TWO_PARTIES.rstrip(".")]


@pytest.mark.parametrize(
    "text", ["", "12", "Il pleut à Paris.", "Die beiden Minister trafen die Präsidenten von Frankreich und Marokko."]
)
def test_texts_without_gaps(text: str) -> None:
    assert gaps(text) == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LookupError):
        gaps("Un texte.", language="xx")


def test_offsets_are_those_of_the_text_given() -> None:
    text = unicodedata.normalize("NFD", f"Été à Paris. {TWO_PARTIES}")
    (gap,) = gaps(text, language="fr")
    assert text[gap.start : gap.end] == gap.sentence == unicodedata.normalize("NFD", TWO_PARTIES)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem[:2])
def test_no_evidence_lies_in_a_gap(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    record = read(text)
    found = gaps(text)
    assert found == sorted(found, key=lambda gap: gap.start)
    rows = (record.events, record.instruments, record.statements)
    for start, end in (span for facts in rows for fact in facts for span in fact.evidence):
        assert not any(start < gap.end and gap.start < end for gap in found), text[start:end]


def test_a_gap_is_a_value() -> None:
    gap = Gap(0, 3, "Oui", "two parties")
    with pytest.raises(AttributeError):
        gap.start = 1  # type: ignore[misc]
    assert gap == Gap(0, 3, "Oui", "two parties")


def test_the_command_lists_them(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{READ}\n\n{TWO_PARTIES}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["gaps", "--language", "fr", str(path)])
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{path}:3: 2 parties (FRA, MAR)")
    assert result.stdout.endswith(f": {TWO_PARTIES}\n")
