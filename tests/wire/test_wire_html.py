"""HTML: the article and its metadata, whatever the page is like."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.wire import Incoming, Unreadable

from .receiving import one, single

MENU = "<ul>" + "".join(f'<li><a href="/{n}">Rubrique {n}</a></li>' for n in range(20)) + "</ul>"
BODY = (
    "<p>TUNIS, 14 mars - Le ministre a reçu lundi son homologue maltais.</p>"
    "<script>alert('secret'); var contre = '<p>Un texte qui ne doit pas se lire ici.</p>';</script>"
    "<p>Les deux ministres ont <b>signé</b> un accord sur la pêche.</p>"
)
PAGE = f"""<!DOCTYPE html>
<html lang="fr-TN"><head><meta charset="utf-8"><title>Visite à Tunis - Agence du Port</title>
<meta property="og:title" content="Visite à Tunis - Agence du Port">
<meta property="og:site_name" content="Agence du Port">
<meta property="article:published_time" content="2023-03-14T10:00:00+01:00">
<meta property="article:modified_time" content="2023-05-01T10:00:00+01:00">
<link rel="canonical" href="https://port.example.org/visite">
<style>p {{ color: red }}</style></head>
<body><nav>{MENU}</nav><article><h1>Visite à Tunis</h1>{BODY}</article>
<footer>© 2024 Agence du Port, tous droits réservés sur ce site</footer></body></html>"""
SENTENCES = (
    "TUNIS, 14 mars - Le ministre a reçu lundi son homologue maltais.",
    "Les deux ministres ont signé un accord sur la pêche.",
)


def _article(page: str | bytes) -> Incoming:
    return one(page if isinstance(page, bytes) else page.encode())


def test_article_and_metadata() -> None:
    expected = Incoming(
        text="\n".join(("Visite à Tunis", *SENTENCES)),
        name="stdin",
        source="-",
        title="Visite à Tunis",
        published="2023-03-14",
        url="https://port.example.org/visite",
        language="fr",
        agency="Agence du Port",
    )
    assert _article(PAGE) == expected
    assert _article(gzip.compress(PAGE.encode("utf-16"))) == expected


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "windows-1254", "utf-8"])
def test_declared_encoding(charset: str) -> None:
    page = PAGE.replace("utf-8", charset).replace("©", "’" if charset == "windows-1252" else "©")
    assert _article(page.encode(charset)).text.endswith(SENTENCES[1])


@pytest.mark.parametrize("charset", ["utf-16", "zlib", "unicode_escape", "nonsense", "idna"])
def test_encoding_declared_wrongly(charset: str) -> None:
    for encoding in ("utf-8", "cp1252"):
        assert _article(PAGE.replace("utf-8", charset).encode(encoding)).text.endswith(SENTENCES[1])


def test_russian_page_in_its_declared_encoding() -> None:
    sentence = "Стороны обсудили судоходство по реке Ляна."
    page = f"<html><head><meta charset=koi8-r></head><body><p>{sentence}</p></body>"
    assert _article(page.encode("koi8-r")).text == sentence


def test_one_bad_byte_does_not_spoil_a_page() -> None:
    assert SENTENCES[0] in _article(PAGE.encode().replace("©".encode(), b"\xff")).text


@pytest.mark.parametrize(
    "layout",
    [
        f"<body><div class=menu>{MENU}</div><div class=news>{BODY}</div></body>",
        f"<html><body><table><tr><td><nav>{MENU}</nav></td><td>{BODY}</td></tr></table></body></html>",
        f"<div><p>Visite</p>{BODY}</div>",
        f"</li></ul></div></td></tr></table>{BODY}</div></body></html>",
        f"<?xml version='1.0' encoding='utf-8'?>\n<!-- a --><!-- b -->\n<html><body>{BODY}</body></html>",
    ],
)
def test_pages_of_every_shape(layout: str) -> None:
    lines = _article(layout).text.splitlines()
    assert [line for line in lines if line in SENTENCES] == list(SENTENCES)


@pytest.mark.parametrize("page", ["<html><body></body></html>", f"<html><body>{MENU}</body></html>", "<html", "<p>"])
def test_a_page_without_an_article(page: str) -> None:
    item = single(page.encode())
    assert isinstance(item, Unreadable)
    assert "HTML page without an article: give" in item.reason


def test_host_is_no_agency() -> None:
    nameless = PAGE.replace('<meta property="og:site_name" content="Agence du Port">', "")
    assert _article(nameless).agency is None


@settings(deadline=None, max_examples=150)
@given(st.integers(0, len(PAGE.encode())))
def test_a_page_cut_anywhere(cut: int) -> None:
    item = single(PAGE.encode()[:cut])
    assert isinstance(item, Incoming | Unreadable)
    if isinstance(item, Incoming):
        assert "secret" not in item.text


_TAGS = ["<p>", "</p>", "<div", ">", "<script>", "</script>", "<!--", "-->"]
_PIECES = [*_TAGS, "&#xD800;", "&", '="', "'", "é", "mot "]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=60))
def test_broken_markup_never_raises(pieces: list[str]) -> None:
    item = single(("<html>" + "".join(pieces)).encode(errors="replace"))
    assert isinstance(item, Incoming | Unreadable)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 14_000 + "x",
        "<html><body>" + "<div><p>un deux trois quatre cinq</p></div>" * 7_000,
        "<html><body><p " + " ".join(f"a{n}" for n in range(100_000)) + ">x</p>",
        "<html><body><p " + " ".join(f"a{n}='>'" for n in range(100_000)) + ">x</p>",
        "<html>" + '<a x="' * 20_000,
        "<html><body><p>" + " " * 3_000_000,
        "<html>" + "<!--" * 20_000,
        "<!---->" * 2_000 + "x",
        "\n" * 200_000 + "x",
        '<html><script type="application/ld+json">' + '[{"a":' * 50_000,
        "<html><body>" + "<p>un deux trois quatre cinq</p>" * 200_000,
    ],
    ids=range(11),
)
def test_pages_made_to_hang_do_not(page: str) -> None:
    start = time.perf_counter()
    assert isinstance(single(page.encode()), Incoming | Unreadable)
    assert time.perf_counter() - start < 30


def test_the_page_library_loads_only_for_pages_and_prints_nothing() -> None:
    program = """
import io, sys
from dragoman.wire import receive
list(receive("-", stdin=io.BytesIO(b"Un texte.")))
assert "trafilatura" not in sys.modules and "lxml" not in sys.modules
list(receive("-", stdin=io.BytesIO(b"<html><body></body></html>")))
assert "trafilatura" in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
