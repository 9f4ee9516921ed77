"""Receiving: what a file is told by its content, and whatever is bad about it said in one line."""

from __future__ import annotations

import gzip
import io
import pickle
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.wire import Incoming, Unreadable, files, receive

from .receiving import complaint, one, received

TEXT = "TUNIS, 14 mars (AP-Test) - Le ministre a reçu son homologue maltais.\r\n\r\nIls ont signé.\n"


def test_plain_text_is_untouched(tmp_path: Path) -> None:
    path = tmp_path / "fr.2023.txt"
    path.write_bytes(TEXT.encode())
    assert list(receive(path)) == [Incoming(text=TEXT, name="fr.2023", source=str(path))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_plain_text_in_gzip(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(TEXT.encode(encoding)))
    assert list(receive(str(path))) == [Incoming(text=TEXT, name="a", source=str(path))]


def test_standard_input() -> None:
    assert one(TEXT.encode()) == Incoming(text=TEXT, name="stdin", source="-")


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe \x00", gzip.compress(b"", mtime=0), "\u00a0".encode()]
)
def test_empty(data: bytes) -> None:
    assert "is empty" in complaint(data)


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (_zip("word/document.xml"), "a Word document (docx)"),
        (_zip("a.txt"), "a zip archive"),
        (b"{\\rtf1\\ansi Bonjour}", "an RTF document"),
        (gzip.compress(gzip.compress(b"a", mtime=0), mtime=0), "gzip within gzip"),
        (b"abc\x00\x01\x02\x03", "binary data"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "is XML"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    assert what in complaint(data)


def test_too_much() -> None:
    assert "larger than 20 MB of text" in complaint(b"a" * 20_000_001)
    assert "larger than 64 MB" in complaint(b"a" * (files.MAX_BYTES + 2))
    assert "larger than 64 MB" in complaint(gzip.compress(b"\x00" * (files.MAX_BYTES + 1), 1))


def test_gzip_cut_off_or_damaged() -> None:
    data = gzip.compress(random.Random(1).randbytes(3000).hex().encode())
    for cut in (3, 12, 500, len(data) - 1):
        assert "gzip" in complaint(data[:cut])
    assert "damaged gzip" in complaint(data[:200] + b"????" + data[204:])


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    for path, words in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "is a folder: give the files in it"),
        ("a\x00b", "cannot be opened"),
        ("x" * 5000, "cannot be opened"),
    ):
        (problem,) = receive(path)
        assert isinstance(problem, Unreadable)
        assert words in problem.reason


def test_no_leave_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Asked of the system by a stand-in, for tests may run as one who may read everything.
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.write_text("a")
    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = receive(path)
    assert isinstance(problem, Unreadable)
    assert "ask for permission" in problem.reason


def test_a_failing_disk() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    (problem,) = receive("-", stdin=Failing())
    assert isinstance(problem, Unreadable)
    assert "cannot be read" in problem.reason


def test_problems_and_dispatches_pickle() -> None:
    problem = Unreadable("a\nb", "is empty")
    copy = pickle.loads(pickle.dumps(problem))
    assert (copy.source, copy.reason, str(copy)) == ("a\nb", "is empty", "a b: is empty")
    assert isinstance(problem, ValueError)
    assert pickle.loads(pickle.dumps(one(b"a"))) == one(b"a")


_STARTS = st.sampled_from(
    [b"", b"<html>", b'{"text":', b"[{", b"\x1f\x8b", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04"]
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_STARTS, st.binary(max_size=300), st.booleans())
def test_random_bytes_never_raise(start: bytes, data: bytes, packed: bool) -> None:
    data = gzip.compress(start + data) if packed else start + data
    items = received(data)
    assert items
    for item in items:
        assert isinstance(item, Incoming | Unreadable)
        if isinstance(item, Incoming):
            assert item.text.strip()
            item.text.encode()
