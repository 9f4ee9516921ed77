"""A feed's date beside a text: NAME.json with `given` next to NAME.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.wire import Incoming, receive

TEXT = "Lomé, 3 mars (ATOP) - Le ministre a reçu hier l'ambassadeur du Japon."


def incoming(path: Path) -> Incoming:
    (found,) = receive(path)
    assert isinstance(found, Incoming)
    return found


def test_the_date_given_beside_a_text_is_taken(tmp_path: Path) -> None:
    text = tmp_path / "lome.txt"
    text.write_text(TEXT, encoding="utf-8")
    (tmp_path / "lome.json").write_text('{"given": {"published": "2024-03-03"}}', encoding="utf-8")
    assert incoming(text).published == "2024-03-03"


@pytest.mark.parametrize(
    "beside",
    [
        '{"given": {"published": null}}',
        '{"dispatch": {"published": "2024-03-03"}}',
        '{"given": {"published": "some day"}}',
        '{"given": ["2024-03-03"]}',
        "not JSON",
        "",
    ],
)
def test_anything_else_beside_a_text_is_left_alone(tmp_path: Path, beside: str) -> None:
    text = tmp_path / "lome.txt"
    text.write_text(TEXT, encoding="utf-8")
    (tmp_path / "lome.json").write_text(beside, encoding="utf-8")
    assert incoming(text).published is None


def test_a_text_alone_has_no_date_given(tmp_path: Path) -> None:
    text = tmp_path / "lome.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert incoming(text).published is None
