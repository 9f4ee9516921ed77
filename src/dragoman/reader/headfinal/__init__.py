"""Languages in which the head comes last: what belongs to a noun stands before it, the verb ends its clause.

The readers here take the place of those of the same name for languages whose pack says ``verb_last``.
Endings and postpositions tell the function of an actor; the levels around them are the same.
"""

from .clauses import FinalSentence
from .dates import find_dates
from .documents import FinalInstrumentReader
from .events import FinalEventReader
from .mentions import FinalMentionReader
from .statements import FinalStatementReader

__all__ = [
    "FinalEventReader",
    "FinalInstrumentReader",
    "FinalMentionReader",
    "FinalSentence",
    "FinalStatementReader",
    "find_dates",
]
