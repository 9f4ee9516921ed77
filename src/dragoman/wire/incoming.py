"""What the wire brings: a dispatch as it came, or why it could not be brought."""

from __future__ import annotations

import msgspec

MAX_TEXT = 20_000_000
"""The longest text of one dispatch, in characters; anything longer is a dump, not a dispatch."""

HEADLINE_LINES = 3
"""A feed's date or a rubric may stand before the headline, so it is looked for in this many lines."""


class Incoming(msgspec.Struct, frozen=True):
    """One dispatch as it came in: its text, untouched, and what its carrier says of it.

    `name` is for naming output, `source` for showing to people. `language` is what the
    carrier claims, which page templates often get wrong: a hint, not a finding.
    """

    text: str
    name: str
    source: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    agency: str | None = None


class Unreadable(ValueError):
    """Something that cannot be read as a dispatch: which `source`, and a `reason` that says what to do.

    Its text is always one line, fit to be shown as it is.
    """

    def __init__(self, source: str, reason: str) -> None:
        """Both go into `args`, so that the error survives pickling between processes."""
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return one_line(f"{self.source}: {self.reason}")


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space."""
    return " ".join(text.split())


def checked(text: str, source: str) -> str:
    """Return `text` if it is one that can be read. Raises `Unreadable` if it is blank or too long."""
    if not text or text.isspace():
        raise Unreadable(source, "is empty: there is no text in it to read")
    if len(text) > MAX_TEXT:
        limit = f"{MAX_TEXT // 10**6} MB"
        raise Unreadable(source, f"is larger than {limit} of text: split it into its dispatches")
    return text


def headed(title: str | None, text: str) -> str:
    """Return `text` with `title` as its first line, unless the text already opens with it."""
    headline = one_line(title or "")
    if not headline or _opens_with(text, headline.casefold()):
        return text
    return f"{headline}\n{text}"


def _opens_with(text: str, headline: str) -> bool:
    # Only the opening is looked at: a text may be one line of many megabytes.
    opening = text.lstrip()[: 2 * len(headline) + 500].casefold()
    lines = [one_line(line) for line in opening.splitlines() if line.strip()]
    return one_line(opening).startswith(headline) or headline in lines[:HEADLINE_LINES]
