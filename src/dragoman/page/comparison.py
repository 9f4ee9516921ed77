"""A comparison of two readings as one self-contained page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from string import Template

from dragoman.comparison import Change, Comparison, Counts, Part
from dragoman.page.facts import fact_of, language_name
from dragoman.page.html import asset, safe, top
from dragoman.record import Dispatch

SIGNS = {"gained": "+", "lost": "−", "changed": "~"}
"""How each sort of change is marked, on the page and in the terminal."""

_PARTS: dict[Part, str] = {
    "dispatch": "Headers",
    "people": "People",
    "events": "Events",
    "instruments": "Documents",
    "statements": "Statements",
    "milestones": "Milestones",
}


def part_name(part: Part) -> str:
    """Return the heading of a part of the record."""
    return _PARTS[part]


def group_name(language: str) -> str:
    """Return the name of a group of dispatches: a language, or all of them."""
    return "All languages" if language == "all" else language_name(language) or language


def in_words(change: Change) -> tuple[str, str]:
    """Return a changed fact in words, as it is or was last: what it is, and its details."""
    item = change.after if change.after is not None else change.before
    if item is None or isinstance(item, Dispatch):
        return "Header", ""
    fact = fact_of(item)
    details = " · ".join(f"{label} {value}" for label, value in fact.details)
    return (f"{fact.head} [{fact.mark}]" if fact.mark else fact.head), details


def quotes(change: Change) -> list[str]:
    """Return the words of the text that say a fact gained or lost, as far as the text is there."""
    item, text = (change.after, change.texts[1]) if change.sort == "gained" else (change.before, change.texts[0])
    if change.sort == "changed" or item is None or isinstance(item, Dispatch) or text is None:
        return []
    return [text[start:end] for start, end in item.evidence]


def render_comparison(comparison: Comparison, before: str, after: str) -> str:
    """Return a page that counts and lists what differs between the readings named `before` and `after`.

    The page needs no network and no script.
    """
    style = asset("page.css") + asset("comparison.css")
    return Template(asset("comparison.html")).substitute(
        top=top("Comparison – Dragoman", style),
        title=f"{safe(before)} → {safe(after)}",
        summary=f"{comparison.dispatches} dispatches, {len(comparison.changes)} facts gained, lost or changed.",
        table="\n".join(_rows(comparison)),
        changes="\n".join(_dispatches(comparison)) or '<p class="none">Nothing differs.</p>',
    )


def _rows(comparison: Comparison) -> Iterator[str]:
    for language, part, counts in comparison.rows():
        cells = "".join(f'<td class="{name}">{value or "·"}</td>' for name, value in columns(counts))
        yield f"<tr><th>{escape(group_name(language))}</th><th>{part_name(part)}</th>{cells}</tr>"


def columns(counts: Counts) -> list[tuple[str, int]]:
    """Return the counts under their names, in the order in which they are shown."""
    return [(name, getattr(counts, name)) for name in ("before", "after", "gained", "lost", "changed")]


def _dispatches(comparison: Comparison) -> Iterator[str]:
    for name, changes in groupby(comparison.changes, key=lambda change: change.name):
        items = "\n".join(_item(change) for change in changes)
        yield f'<article><header><h2>{safe(name)}</h2></header><ul class="changes">\n{items}\n</ul></article>'


def _item(change: Change) -> str:
    head, details = in_words(change)
    values = "".join(
        f"<div><dt>{escape(field)}</dt><dd><del>{safe(old)}</del> <ins>{safe(new)}</ins></dd></div>"
        for field, old, new in change.values()
    )
    said = "".join(f"<q>{safe(quote)}</q>" for quote in quotes(change))
    return (
        f'<li class="{change.sort}"><span class="sign" title="{change.sort}">{SIGNS[change.sort]}</span> '
        f"<strong>{safe(head)}</strong> <small>{safe(details)}</small>"
        f"{f'<dl>{values}</dl>' if values else ''}{f'<p>{said}</p>' if said else ''}</li>"
    )
