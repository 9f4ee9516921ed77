"""Intake: from the wire through the reader into a ledger, in one process or several, to be stopped and run again."""

from dragoman.intake.ingest import Report, ingest
from dragoman.intake.reread import Rereading, reread

__all__ = ["Report", "Rereading", "ingest", "reread"]
