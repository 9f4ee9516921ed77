"""Documents in words: what they are, what became of them, and article by article what each side has said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dragoman.ledger import Fact, Register, Where, preference
from dragoman.page import one_line
from dragoman.planning.documents import Document, documents, ending
from dragoman.planning.sayings import Saying
from dragoman.planning.sources import cited, shorten, source_line

Quote = Callable[[str], str]
"""What gives the words that a fact, by its id, rests on in its first dispatch; empty where it has none."""

_ACTIONS = {"in_force": "in force", "cited": "referred to", "negotiated": "being prepared"}


def facts_on_documents(book: Register, known: str | None = None) -> Iterator[Fact]:
    """Yield the facts of a ledger that bear on documents: they themselves, signings, and what is said of them.

    With `known` they are as the dispatches published until that day tell them.
    """
    yield from book.all_facts(Where(kind="instrument", known=known))
    yield from book.all_facts(Where(kind="event", type="signing", known=known))
    yield from book.said_of_documents(known)


def documents_of(book: Register, parties: Sequence[str], on: str, known: str | None = None) -> list[Document]:
    """Return the documents of some parties that a ledger knew on a day.

    What is vaguely told may be any document, so that all are looked at where there is one of theirs.
    """
    if parties and next(book.all_facts(Where(kind="instrument", parties=tuple(parties), known=known)), None) is None:
        return []
    return documents(facts_on_documents(book, known), on, parties)


def instruments(book: Register, parties: Sequence[str], on: str, within: int | None = None) -> list[Document]:
    """Return the documents of some parties that a ledger knew on a day; those that end in `within` days if given."""
    found = documents_of(book, parties, on, on)
    return found if within is None else ending(found, on, within)


def lines(document: Document, quote: Quote = lambda _: "") -> Iterator[str]:
    """Yield the lines that tell of a document."""
    yield one_line(f"{document.title}  [{document.state}]")
    yield "  " + one_line(" · ".join(_particulars(document)))
    if len(document.titles) > 1:
        others = "; ".join(f"{title} ({language})" for language, title in document.titles[1:])
        yield "  " + one_line(f"also: {others}")
    for step in document.steps:
        told = f", first told {step.told}" if step.told else ""
        yield f"  {_ACTIONS.get(step.action, step.action)}{told} {cited(step.sources)}"
    for article in (*document.articles, ""):
        yield from _article(article, document, quote)
    for number, source in enumerate(document.sources, 1):
        yield f"  {source_line(number, source)}"


def _particulars(document: Document) -> Iterator[str]:
    yield document.id
    yield document.kind
    if document.parties:
        yield ", ".join(party.removeprefix("org:") for party in document.parties)
    if document.signed:
        yield f"signed {document.signed}"
    if document.valid_from:
        yield f"valid from {document.valid_from}"
    if document.ends:
        yield f"{'ended' if document.state == 'ended' else 'ends'} {document.ends}"


def _article(article: str, document: Document, quote: Quote) -> Iterator[str]:
    """Yield what was said of an article, or of the document as a whole where it has no number."""
    said = [each for each in document.said if (article in each.articles if article else not each.articles)]
    if article:
        yield "  " + one_line(f"article {article}") + ("" if said else ": named, nothing said of it")
    elif said:
        yield "  the document as a whole"
    for each in sorted(said, key=lambda one: (one.day or "", one.fact)):
        yield from saying_lines(each, quote)


def saying_lines(said: Saying, quote: Quote) -> Iterator[str]:
    """Yield the lines of one saying: who said what of whom, when, by which sources, and the words."""
    day = f", {said.day}" if said.day else ""
    yield "    " + one_line(f"{said.in_words()}{day} {cited(said.sources)}")
    if words := quote(said.fact):
        yield f"      “{shorten(words)}”"


def quoted_from(book: Register, known: str) -> Quote:
    """Return what looks up the words that a fact of a ledger rests on, in the dispatches published until a day."""

    def quote(name: str) -> str:
        fact = book.fact(name)
        quotes = book.quotes(fact)
        sources = [source for source in fact.sources if (source.published or "")[: len(known)] <= known]
        sources.sort(key=lambda source: preference(source.language))
        return next((words for source in sources for words in quotes[source.telling]), "")

    return quote
