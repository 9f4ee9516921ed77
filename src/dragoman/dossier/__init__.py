"""The dossier: the file on a relation, a state, a person or a document, each line with its sources."""

from dragoman.dossier.build import busiest, of_instrument, of_parties, of_person, with_what_was_said
from dragoman.dossier.chronicle import announced, chronicle, event_of, programme
from dragoman.dossier.contacts import meetings
from dragoman.dossier.holders import holders
from dragoman.dossier.html import html
from dragoman.dossier.model import Bar, Chart, Dossier, Line, Quote, Reference, Section
from dragoman.dossier.persons import NothingFound
from dragoman.dossier.positions import positions
from dragoman.dossier.render import markdown, text
from dragoman.dossier.sources import Sources

__all__ = [
    "Bar",
    "Chart",
    "Dossier",
    "Line",
    "NothingFound",
    "Quote",
    "Reference",
    "Section",
    "Sources",
    "announced",
    "busiest",
    "chronicle",
    "event_of",
    "holders",
    "html",
    "markdown",
    "meetings",
    "of_instrument",
    "of_parties",
    "of_person",
    "positions",
    "programme",
    "text",
    "with_what_was_said",
]
