"""One fact, many sources: how alike two tellings are, and which tellings are of one fact."""

from dragoman.ledger.merging.alike import LEAST, Likeness, likeness, title_words
from dragoman.ledger.merging.clusters import clusters

__all__ = ["LEAST", "Likeness", "clusters", "likeness", "title_words"]
