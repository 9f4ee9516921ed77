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
from dragoman.page.facts import (
    GROUPS,
    Fact,
    Kind,
    fact_of,
    facts,
    language_name,
    origin,
    party_name,
    source_line,
    span_of_time,
    words,
)
from dragoman.page.html import render, safe, top
from dragoman.page.plain import one_line, printable

__all__ = [
    "GROUPS",
    "SIGNS",
    "Fact",
    "Kind",
    "columns",
    "fact_of",
    "facts",
    "group_name",
    "in_words",
    "language_name",
    "one_line",
    "origin",
    "part_name",
    "party_name",
    "printable",
    "quotes",
    "render",
    "render_comparison",
    "safe",
    "source_line",
    "span_of_time",
    "top",
    "words",
]
