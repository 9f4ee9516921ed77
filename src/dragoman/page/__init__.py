"""The page of a record: each dispatch's text with the evidence of every fact lit up, the facts beside it."""

from dragoman.page.facts import GROUPS, Fact, Kind, facts, language_name, source_line
from dragoman.page.html import render
from dragoman.page.plain import one_line, printable

__all__ = [
    "GROUPS",
    "Fact",
    "Kind",
    "facts",
    "language_name",
    "one_line",
    "printable",
    "render",
    "source_line",
]
