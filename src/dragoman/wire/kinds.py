"""What a file is, told by its first bytes and never by its name."""

from __future__ import annotations

import re
from typing import Final

_HEAD: Final = 65_536

_AS_TEXT = "save its text as plain text or HTML and give that"
_UNPACK = "unpack it and give the files in it"
_TYPED = "give its words as text"

# The bytes at the start of what is often given in place of a text, and what to give instead: as many
# of them as it takes for no text to begin so.
_MAGIC: Final = (
    (b"%PDF-", "a PDF document", _AS_TEXT),
    (b"{\\rtf", "an RTF document", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document", _AS_TEXT),
    (b"%!PS", "a PostScript document", _AS_TEXT),
    (b"\x89PNG", "a PNG image", _TYPED),
    (b"\xff\xd8\xff", "a JPEG image", _TYPED),
    (b"GIF87a", "a GIF image", _TYPED),
    (b"GIF89a", "a GIF image", _TYPED),
    (b"II*\x00", "a TIFF image", _TYPED),
    (b"MM\x00*", "a TIFF image", _TYPED),
    (b"ID3\x03\x00", "a sound recording", _TYPED),
    (b"ID3\x04\x00", "a sound recording", _TYPED),
    (b"OggS\x00", "a sound recording", _TYPED),
    (b"Rar!\x1a", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"BZh91AY&SY", "a bzip2 archive", f"{_UNPACK}, or gzip it"),
    (b"\xfd7zXZ\x00", "an xz archive", f"{_UNPACK}, or gzip it"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", f"{_UNPACK}, or gzip it"),
    (b"\x1f\x8b", "gzip within gzip", _UNPACK),
    (b"SQLite format 3\x00", "an SQLite database", "export its texts as JSON Lines"),
    (b"PAR1\x15", "a Parquet table", "export its texts as JSON Lines"),
    (b"\x7fELF", "a program", "give a text"),
)

_OFFICE: Final = (
    (b"word/", "a Word document (docx)"),
    (b"xl/", "an Excel workbook (xlsx)"),
    (b"ppt/", "a PowerPoint file (pptx)"),
    (b"opendocument.", "an OpenDocument file"),
    (b"application/epub", "an EPUB book"),
)

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|title|meta|link|script"
    rb"|style|article|main|section|header|nav|div|table|span|br|p|h[1-6])\b",
    re.DOTALL | re.IGNORECASE,
)
_HTML_LATER = re.compile(rb"^[ \t]*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.MULTILINE)
_HTML_ENDS = re.compile(rb"</(?:p|div|a|li|span|td|h[1-6]|script)>", re.IGNORECASE)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:rdf|nitf|newsml)\b", re.IGNORECASE)
_JSON = re.compile(rb'\s*(?:\{\s*["}]|\[\s*(?:\{|\]\s*\Z))')
_JSON_NAME = re.compile(r"\.(jsonl|ndjson)(\.gz)?$", re.IGNORECASE)


def foreign(data: bytes) -> str | None:
    """Return what `data` is and what to give instead, if it is known and holds no text to read."""
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    for magic, what, instead in _MAGIC:
        if data.startswith(magic):
            return _advice(what, instead)
    if data[257:262] == b"ustar":
        return _advice("a tar archive", _UNPACK)
    if data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
        return _advice("an image, sound or film", _TYPED)
    return None


def is_html(data: bytes) -> bool:
    """Say whether `data` is an HTML page, or a piece of one."""
    head = data[:_HEAD]
    if _HTML_START.match(head) or _HTML_LATER.search(head):
        return True
    # A page whose beginning is lost still closes its paragraphs. JSON may carry such text too.
    return not _JSON.match(head) and not _XML.match(head) and len(_HTML_ENDS.findall(head)) >= 3


def is_json(data: bytes, source: str) -> bool:
    """Say whether `data` is JSON or JSON Lines: by how it opens, or by a name that promises lines.

    The name counts because a first line that is broken must not turn the others into prose.
    """
    return bool(_JSON.match(data) or _JSON_NAME.search(source))


def is_xml(data: bytes) -> bool:
    """Say whether `data` is XML that is no page, such as a feed."""
    return bool(_XML.match(data))


def _zipped(data: bytes) -> str:
    head = data[:_HEAD]
    for sign, what in _OFFICE:
        if sign in head:
            return _advice(what, _AS_TEXT)
    return _advice("a zip archive", _UNPACK)


def _advice(what: str, instead: str) -> str:
    return f"is {what}, not text: {instead}"
