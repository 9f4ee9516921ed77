"""The article and its metadata out of an HTML page, however bad the page."""

from __future__ import annotations

import codecs
import logging
import re
import warnings
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Final

from dragoman.wire.encodings import decode, wide_encoding
from dragoman.wire.incoming import Incoming, Unreadable, checked, headed, one_line

if TYPE_CHECKING:
    from configparser import ConfigParser

    from trafilatura.metadata import Document

# Reading a page costs more than its length; no article comes near these, pages made to hang readers do.
MAX_PAGE: Final = 5_000_000
MAX_TAGS: Final = 30_000
_MAX_ATTRIBUTES: Final = 500
_LONG_TAG: Final = 2_000

_LEAST_WORDS: Final = 5
"""Fewer words than this in its longest line and a page is a menu, not an article."""

_NO_ARTICLE: Final = "is an HTML page without an article: give the article's own page, or its text"

_SURROUNDINGS: Final = ["//nav", "//aside", "//footer[not(ancestor::article)]"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_CHARSET_HEAD: Final = 4096
# What pages are really written in. Python's codecs also hold compressions and escapes, and a page that
# names UTF-16 in letters readable as ASCII is wrong about it.
_CHARSETS: Final = ("utf-8", "cp", "iso8859", "koi8", "mac-", "gb", "big5", "euc", "shift", "iso2022_kr")
_LANGUAGE = re.compile(r"<html\b[^>]{0,2000}?\slang\s*=\s*[\"']?([a-z]{2})(?![a-z])", re.IGNORECASE)
_TAG = re.compile(r"<([A-Za-z][\w:-]*+)(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?)*+(?:>|\Z)", re.DOTALL)
_QUOTED = re.compile(r"\"[^\"]*+\"?|'[^']*+'?")


def page(data: bytes, name: str, source: str) -> Incoming:
    """Return the article of the page in `data`, its headline first, with what the page says of itself.

    Raises `Unreadable` if the page is too large, cannot be parsed, or has no article in it.
    """
    html = _decode_page(data, source)
    if len(html) > MAX_PAGE or html.count("<") > MAX_TAGS:
        raise Unreadable(source, "is too large for an HTML page: give its article as text")
    document = _extract(_without_crowded_tags(html), source)
    text = (document.text or "").strip()
    if not _is_prose(text):
        raise Unreadable(source, _NO_ARTICLE)
    title = _title(document)
    return Incoming(
        text=headed(title, checked(text, source)),
        name=name,
        source=source,
        title=title,
        published=document.date or None,
        url=document.url or None,
        language=_language(html),
        agency=_agency(document),
    )


def _extract(html: str, source: str) -> Document:
    """Run trafilatura over `html`. Raises `Unreadable` whatever it is that goes wrong."""
    try:
        # What its libraries think of a page's odd dates is nothing for the user's screen.
        with warnings.catch_warnings(action="ignore"):
            document = _run_trafilatura(html)
    except ImportError as error:
        raise Unreadable(source, f"is HTML, which needs trafilatura ({error}): install it anew") from error
    # Pages break parsers in more ways than can be named, and one bad page must not stop a batch.
    except Exception as error:
        raise Unreadable(source, f"is broken HTML ({error}): give its article as text") from error
    if document is None:
        raise Unreadable(source, _NO_ARTICLE)
    return document


def _run_trafilatura(html: str) -> Document | None:
    # Imported here because it takes longer to load than all of the rest, and few dispatches are pages.
    import trafilatura

    settings = _settings()
    # A piece of a page is a page too, which trafilatura believes only of what says "html".
    tree = trafilatura.load_html(html if "<html" in html[:50].lower() else f"<html>{html}")
    if tree is None:
        return None
    for cell in tree.iter("table", "tbody", "thead", "tr", "td", "th"):
        # Old sites lay their pages out as tables; an article in a cell would come as one line.
        cell.tag = "div"
    document = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        # A date looked for all over the page may be that of anything; one in the metadata is the page's own.
        date_extraction_params={"original_date": True, "extensive_search": False},
        prune_xpath=_SURROUNDINGS,
        config=settings,
    )
    return None if isinstance(document, dict) else document


@cache
def _settings() -> ConfigParser:
    """Return trafilatura's settings fit for dispatches, and keep its log off the user's screen."""
    from trafilatura.settings import DEFAULT_CONFIG

    for library in ("trafilatura", "htmldate"):
        # Python prints the warnings of a library that has no handler at all.
        logging.getLogger(library).addHandler(logging.NullHandler())
    settings = deepcopy(DEFAULT_CONFIG)
    # Below this length it takes the whole page, menus and all, for the text; a dispatch may be one sentence.
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    return settings


def _decode_page(data: bytes, source: str) -> str:
    """Return `data` as text: as UTF-8 if it is that, else as it declares, else by its letters."""
    if wide_encoding(data):
        return decode(data, source)
    try:
        return data.decode()
    except UnicodeDecodeError:
        declared = _declared_charset(data)
    # As browsers do: one bad byte of a page, often in an advertisement, does not spoil the rest.
    return data.decode(declared, errors="replace") if declared else decode(data, source)


def _declared_charset(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_CHARSET_HEAD])
    try:
        charset = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except (LookupError, UnicodeError):
        return None
    # By the HTML standard a page that says Latin-1 means the Windows encoding that extends it.
    charset = {"iso8859-1": "cp1252", "iso8859-9": "cp1254"}.get(charset, charset)
    return charset if charset.startswith(_CHARSETS) else None


def _without_crowded_tags(html: str) -> str:
    """Strip tags of hundreds of attributes bare, for the parser's time goes with their square."""

    def bare(tag: re.Match[str]) -> str:
        if len(tag[0]) < _LONG_TAG or len(_QUOTED.sub("", tag[0]).split()) < _MAX_ATTRIBUTES:
            return tag[0]
        return f"<{tag[1]}>"

    return _TAG.sub(bare, html)


def _is_prose(text: str) -> bool:
    return any(len(line.split()) >= _LEAST_WORDS for line in text.splitlines())


def _title(document: Document) -> str | None:
    """Return the headline without the site's name, which many pages add to it."""
    title = one_line(document.title or "")
    if document.sitename and title != document.sitename:
        title = re.sub(rf"\s*[-–—|·:]\s*{re.escape(document.sitename)}$", "", title)
    return title or None


def _agency(document: Document) -> str | None:
    # Where a page names no site, trafilatura gives the host out of the URL: no agency is called that.
    sitename = one_line(document.sitename or "")
    return sitename if sitename and sitename not in (document.url or "") else None


def _language(html: str) -> str | None:
    found = _LANGUAGE.search(html[:_CHARSET_HEAD])
    return found[1].lower() if found else None
