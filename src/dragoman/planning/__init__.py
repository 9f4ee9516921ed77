"""What is due between ministries: plans of consultations, documents, commitments, anniversaries, visits, briefs.

The libraries that only calendars need (OR-Tools, holidays, icalendar) are loaded where a calendar is made or read.
"""

from dragoman.planning.blocking import blocked_by
from dragoman.planning.brief import brief
from dragoman.planning.commitment_lines import lines as commitments_lines
from dragoman.planning.commitments import Commitment, Commitments, commitments, gathered
from dragoman.planning.documents import Document, documents
from dragoman.planning.instruments import instruments, quoted_from
from dragoman.planning.instruments import lines as document_lines
from dragoman.planning.keeping import (
    KeptPlan,
    Waiting,
    event_days,
    keep_calendar,
    keep_plan,
    kept_plans,
    plan_calendar,
    plan_meant,
    say,
    settled_rounds,
    signed_as,
    standing,
    waiting_plans,
)
from dragoman.planning.milestones import Anniversary, anniversaries
from dragoman.planning.plan import Item, Plan, Round, Wishes, rounds
from dragoman.planning.planfile import plan_from_csv, plan_from_toml, to_csv, to_toml
from dragoman.planning.programme import Programme, programme_from_toml
from dragoman.planning.programme_page import render as programme_page
from dragoman.planning.programme_page import text_lines as programme_lines
from dragoman.planning.propose import Conflict, Slot, propose
from dragoman.planning.shown import calendar_shown, counted, listed, shown, status_shown
from dragoman.planning.sources import source_line
from dragoman.planning.status import State, Verdict
from dragoman.planning.tables import Mistake, PlanError, decoded, text_of
from dragoman.planning.template import template
from dragoman.planning.visits import Visit, visit
from dragoman.planning.visits import lines as visit_lines

__all__ = [
    "Anniversary",
    "Commitment",
    "Commitments",
    "Conflict",
    "Document",
    "Item",
    "KeptPlan",
    "Mistake",
    "Plan",
    "PlanError",
    "Programme",
    "Round",
    "Slot",
    "State",
    "Verdict",
    "Visit",
    "Waiting",
    "Wishes",
    "anniversaries",
    "blocked_by",
    "brief",
    "calendar_shown",
    "commitments",
    "commitments_lines",
    "counted",
    "decoded",
    "document_lines",
    "documents",
    "event_days",
    "gathered",
    "instruments",
    "keep_calendar",
    "keep_plan",
    "kept_plans",
    "listed",
    "plan_calendar",
    "plan_from_csv",
    "plan_from_toml",
    "plan_meant",
    "programme_from_toml",
    "programme_lines",
    "programme_page",
    "propose",
    "quoted_from",
    "rounds",
    "say",
    "settled_rounds",
    "shown",
    "signed_as",
    "source_line",
    "standing",
    "status_shown",
    "template",
    "text_of",
    "to_csv",
    "to_toml",
    "visit",
    "visit_lines",
    "waiting_plans",
]
