"""JSON Lines, objects and arrays: every good dispatch comes, every bad one says why."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.wire import Incoming, Unreadable, files, jsonlines, receive

from .receiving import complaint, one, received

LINES = [
    {
        "text": "Le ministre a reçu son homologue.",
        "title": "Visite à Tunis",
        "date": "2023-03-14T09:00:00Z",
        "url": "https://port.example.org/1",
        "language": "fr-FR",
        "ignored": [1, 2],
    },
    {"text": "Стороны подписали меморандум."},
]


def _jsonl(*values: object) -> bytes:
    return b"".join(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_json_lines(encoding: str) -> None:
    lines = LINES if encoding != "cp1251" else LINES[1:] * 2
    data = "\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode(encoding)
    for packed in (data, gzip.compress(data)):
        first, second = received(packed)
        if encoding != "cp1251":
            assert first == Incoming(
                text="Visite à Tunis\nLe ministre a reçu son homologue.",
                name="stdin-1",
                source="-:1",
                title="Visite à Tunis",
                published="2023-03-14",
                url="https://port.example.org/1",
                language="fr",
            )
        assert second == Incoming(text="Стороны подписали меморандум.", name="stdin-3", source="-:3")


def test_bad_lines_do_not_stop_the_good_ones() -> None:
    data = b'{"text": "cut\nnot json\n{"text": 5}\n{"title": "x"}\n{"text": " "}\n[1]\n' + _jsonl(LINES[1])
    *bad, good = received(data)
    assert isinstance(good, Incoming)
    assert good.source == "-:7"
    assert [type(problem) for problem in bad] == [Unreadable] * 6
    assert [str(problem).split(": ")[0] for problem in bad] == [f"-:{number}" for number in range(1, 7)]
    reasons = ["broken JSON", "broken JSON", "`str`", "`text`", "is empty", "object"]
    for problem, words in zip(bad, reasons, strict=True):
        assert words in str(problem)


def test_a_name_promises_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b"oops\n" + _jsonl(LINES[1]))
    bad, good = receive(path)
    assert isinstance(bad, Unreadable)
    assert isinstance(good, Incoming)
    assert good.name == "feed-2"


def test_one_object_and_an_array_of_them() -> None:
    whole = one(json.dumps(LINES[0], indent=2).encode())
    assert (whole.name, whole.source, whole.title) == ("stdin", "-", "Visite à Tunis")
    first, bad, third = received(json.dumps([LINES[0], 7, LINES[1]], indent=2).encode())
    assert isinstance(first, Incoming)
    assert isinstance(bad, Unreadable)
    assert isinstance(third, Incoming)
    assert (third.name, third.source) == ("stdin-3", "-, item 3")


def test_json_cut_off_is_one_complaint() -> None:
    assert "broken JSON" in complaint(json.dumps(LINES[0], indent=2).encode()[:-30])
    assert "broken JSON" in complaint(json.dumps(LINES, indent=2).encode()[:-3])
    assert "broken JSON" in complaint(b'[{"a":' * 100_000)
    assert "empty list" in complaint(b"[ ]")


def test_the_title_is_not_repeated() -> None:
    for text in ("VISITE  À\nTUNIS\nLe ministre…", "Politique\n14 mars\nVisite à Tunis\nLe ministre…"):
        assert one(_jsonl({"text": text, "title": " Visite à  Tunis"})).text == text
    assert one(_jsonl({"text": "Le ministre…", "title": " "})).text == "Le ministre…"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2023-03-14", "2023-03-14"),
        ("2023-03-14 10:00", "2023-03-14"),
        ("2023-03", "2023-03"),
        ("2023", "2023"),
        ("20230314", "2023-03-14"),
        ("14.3.2023", "2023-03-14"),
        ("Tue, 14 Mar 2023 10:00:00 GMT", "2023-03-14"),
        ("14 Mar 2023", "2023-03-14"),
        ("", None),
    ],
)
def test_dates_become_iso(written: str, iso: str | None) -> None:
    assert one(_jsonl({"text": "Un texte.", "date": written})).published == iso


@pytest.mark.parametrize("written", ["03/04/2024", "2023-02-30", "2023-13", "hier", "31.02.2023", "2023-03-14x"])
def test_a_doubtful_date_is_refused(written: str) -> None:
    assert "is not understood: write it as" in complaint(_jsonl({"text": "Un texte.", "date": written}))


def test_a_language_must_be_a_code() -> None:
    assert "is not a code" in complaint(_jsonl({"text": "Un texte.", "language": "French"}))
    assert one(_jsonl({"text": "Un texte.", "language": "AZ_latn"})).language == "az"


def test_json_lines_longer_than_is_held_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = _jsonl(*({"text": f"Texte numéro {number}."} for number in range(100)))
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    for limit in (200, 201, 333, len(data) - 1, len(data)):
        monkeypatch.setattr(files, "MAX_BYTES", limit)
        monkeypatch.setattr(jsonlines, "MAX_BYTES", limit)
        assert [item.text for item in receive(path) if isinstance(item, Incoming)] == [
            f"Texte numéro {number}." for number in range(100)
        ]


_KEYS = st.sampled_from(["text", "title", "date", "url", "language"]) | st.text()
_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=8,
)


@given(st.lists(_JSON, max_size=4))
def test_any_json_never_raises(values: list[object]) -> None:
    lines = "\n".join(json.dumps(value) for value in values)
    for data in (json.dumps(values), '{"text": "a"}\n' + lines):
        for item in received(data.encode()):
            assert isinstance(item, Incoming | Unreadable)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_json_text_comes_back(text: str) -> None:
    if text.strip():
        assert one(_jsonl({"text": text})).text == text
