"""The page of a record: each dispatch's text with the evidence of every fact lit up, the facts beside it."""

from dragoman.page.comparison import (
    SIGNS,
    columns,
    group_name,
    in_words,
    part_name,
    quotes,
    render_comparison,
)
from dragoman.page.facts import GROUPS, Fact, Kind, facts, language_name, source_line
from dragoman.page.html import render
from dragoman.page.plain import one_line, printable

__all__ = [
    "GROUPS",
    "SIGNS",
    "Fact",
    "Kind",
    "columns",
    "facts",
    "group_name",
    "in_words",
    "language_name",
    "one_line",
    "part_name",
    "printable",
    "quotes",
    "render",
    "render_comparison",
    "source_line",
]
