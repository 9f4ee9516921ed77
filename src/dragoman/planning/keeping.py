"""Plans kept in a ledger, with their calendars, and those that dispatches say were signed and nobody has filled yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from dragoman.ledger import Fact, PlanVersion, Register, UnknownPlan, Where, days_of
from dragoman.planning.ical import Entry, Revision, calendar, days_of_event, of_events, of_plan
from dragoman.planning.matching import matched
from dragoman.planning.plan import Dated, Plan, rounds
from dragoman.planning.propose import Slot
from dragoman.planning.status import STATES, Verdict, facts_for, status
from dragoman.record import Event, Instrument

_SIGNED = frozenset({"signed", "adopted", "ratified", "in_force"})


class _Body(msgspec.Struct, frozen=True):
    """What the ledger keeps of a plan."""

    plan: Plan
    calendar: tuple[Dated, ...] = ()


class KeptPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as the ledger has it: its id and version, its calendar, and who kept it when (UTC)."""

    id: str
    version: int
    plan: Plan
    calendar: tuple[Dated, ...]
    who: str
    at: str

    @property
    def dated(self) -> dict[str, Dated]:
        """The calendar, by round."""
        return {each.round: each for each in self.calendar}


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A plan that dispatches say was signed, with no items yet: what it is called, whose it is and for when."""

    title: str
    parties: tuple[str, ...]
    start: date
    end: date
    fact: Fact

    def goes_by(self, written: str) -> bool:
        """Say whether it is meant by an id, the beginning of one, or words of its title."""
        folded = written.strip().casefold()
        return bool(folded) and (self.fact.id.startswith(folded) or folded in self.title.casefold())


def kept_plans(register: Register) -> list[KeptPlan]:
    """Return the plans of a ledger, each in its last version, by when they were first kept."""
    return [_kept(version) for version in register.plans.all()]


def plan_meant(register: Register, written: str) -> KeptPlan:
    """Return the plan of an id, or of the beginning of one, or with the words in its title.

    Raises `UnknownPlan` where there is none, or more than one, or only one that was signed and has no items yet.
    """
    plans = kept_plans(register)
    folded = written.strip().casefold()
    for found in (
        [each for each in plans if each.id == written.strip()],
        [each for each in plans if each.plan.title.casefold() == folded],
        [each for each in plans if folded and (each.id.startswith(folded) or folded in each.plan.title.casefold())],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownPlan(f"several plans go by '{written}': {', '.join(each.id for each in found)}")
    for waiting in waiting_plans(register):
        if waiting.goes_by(written):
            parties = " ".join(f"--party {party}" for party in waiting.parties)
            new = f"dragoman plan new {parties} --from {waiting.start} --to {waiting.end}"
            raise UnknownPlan(f"{waiting.title} has no items yet: `{new}` writes a plan to fill in and import")
    raise UnknownPlan(f"no plan goes by '{written}': `dragoman plan show` lists them")


def keep_plan(register: Register, plan: Plan, *, who: str, of: str | None = None) -> KeptPlan:
    """Keep a plan as a new version of the one with an id, or else of the one with its parties and title.

    A plan that has changed has no calendar until one is saved anew; the same plan keeps its own.
    """
    there = next((each for each in kept_plans(register) if each.id == of or (of is None and _same(each, plan))), None)
    body = _Body(plan, there.calendar if there is not None and there.plan == plan else ())
    return _kept(register.plans.keep(plan.title, msgspec.json.encode(body), who=who, plan=there.id if there else of))


def keep_calendar(register: Register, kept: KeptPlan, slots: Sequence[Slot], *, who: str) -> KeptPlan:
    """Keep a calendar with its plan, as a new version."""
    dated = tuple(Dated(round=each.round.id, start=each.start, end=each.end, host=each.host) for each in slots)
    body = msgspec.json.encode(_Body(kept.plan, dated))
    return _kept(register.plans.keep(kept.plan.title, body, who=who, plan=kept.id))


def _same(kept: KeptPlan, plan: Plan) -> bool:
    return kept.plan.title.casefold() == plan.title.casefold() and set(kept.plan.parties) == set(plan.parties)


def _kept(version: PlanVersion) -> KeptPlan:
    body = msgspec.json.decode(version.body, type=_Body)
    return KeptPlan(
        id=version.id,
        version=version.version,
        plan=body.plan,
        calendar=body.calendar,
        who=version.who,
        at=version.at,
    )


def signed_plans(register: Register, known: str | None = None) -> list[Waiting]:
    """Return the plans of two parties or more that dispatches say were signed, with a period, by its beginning.

    With `known` they are those of the dispatches published until that day.
    """
    found = []
    for fact in register.facts(Where(kind="instrument", type="plan", known=known)):
        item = fact.item
        if not isinstance(item, Instrument) or item.action not in _SIGNED or len(item.parties) < 2:
            continue
        period = days_of(item.valid_from, item.valid_to) if item.valid_from else None
        if period is not None:
            first, last = date.fromordinal(period.first), date.fromordinal(period.last)
            found.append(Waiting(title=item.title, parties=item.parties, start=first, end=last, fact=fact))
    return sorted(found, key=lambda each: (each.start, each.fact.id))


def waiting_plans(register: Register, known: str | None = None) -> list[Waiting]:
    """Return the signed plans that no plan of the ledger fills: none has their parties and period."""
    filled = {(frozenset(each.plan.parties), each.plan.start, each.plan.end) for each in kept_plans(register)}
    signed = signed_plans(register, known)
    return [each for each in signed if (frozenset(each.parties), each.start, each.end) not in filled]


def signed_as(register: Register, plan: Plan) -> list[Waiting]:
    """Return the signed plans that a plan fills."""
    return [
        each
        for each in signed_plans(register)
        if (frozenset(each.parties), each.start, each.end) == (frozenset(plan.parties), plan.start, plan.end)
    ]


def standing(register: Register, kept: KeptPlan, on: date) -> list[Verdict]:
    """Return how each round of a kept plan stands on a day."""
    words = [word for word in register.plans.words(kept.id) if not word.undone]
    return status(kept.plan, facts_for(register, kept.plan, on), on, kept.dated, words)


def say(
    register: Register,
    kept: KeptPlan,
    round: str,
    state: str,
    *,
    since: date,
    who: str,
    why: str = "",
    fact: str | None = None,
) -> int:
    """Let a person say how a round stands from a day on, and return the word's number.

    Raises `UnknownPlan` for a round that the plan has not, ValueError for what is no state, `UnknownFact` for an
    event that is not there.
    """
    if round not in {each.id for each in rounds(kept.plan)}:
        raise UnknownPlan(f"the plan has no round '{round}': `dragoman plan status` lists them")
    if state not in STATES:
        raise ValueError(f"'{state}' is no state: write one of {', '.join(STATES)}")
    telling = None if fact is None else register.fact(fact).sources[0].telling
    word = register.plans.say(kept.id, round, state, since=since.isoformat(), who=who, why=why, fact=telling)
    return word.number


def settled_rounds(register: Register, kept: KeptPlan, on: date) -> list[Slot]:
    """Return the rounds of a plan that were held or are announced for a day, as a dispatch tells it."""
    found = []
    for verdict in standing(register, kept, on):
        days = days_of_event(verdict.fact) if verdict.fact is not None and verdict.state != "cancelled" else None
        if days is not None and verdict.fact is not None and isinstance(verdict.fact.item, Event):
            event = verdict.fact.item
            host = event.host or (event.country if event.country in kept.plan.parties else None)
            found.append(Slot(round=verdict.round, start=days[0], end=days[1], host=host))
    return found


def event_days(register: Register, kept: KeptPlan) -> set[date]:
    """Return the days of events to come that the parties of a plan have, but for those that are its own rounds."""
    plan = kept.plan
    own = {fact.id for fact, _ in matched(plan, rounds(plan), facts_for(register, plan, plan.end), kept.dated).values()}
    days: set[date] = set()
    for fact in _events_to_come(register, plan):
        told = days_of_event(fact) if fact.id not in own else None
        if told is not None:
            days.update(told[0] + timedelta(at) for at in range((told[1] - told[0]).days + 1))
    return days


def _events_to_come(register: Register, plan: Plan) -> list[Fact]:
    """Return the events planned within the period of a plan that one of its parties takes part in."""
    found: dict[str, Fact] = {}
    for party in plan.parties:
        where = Where(
            parties=(party,), kind="event", status="planned", since=plan.start.isoformat(), until=plan.end.isoformat()
        )
        found |= {fact.id: fact for fact in register.facts(where) if isinstance(fact.item, Event)}
    return list(found.values())


def plan_calendar(register: Register, kept: KeptPlan, on: date, events: bool = False, before: str | None = None) -> str:
    """Return a plan as an iCalendar file, as it stands on a day; with `events` what else its parties have to come.

    `before` is the file as it was made earlier, whose entries it updates.
    """
    hosts = {each.round: each.host for each in kept.calendar}
    verdicts = standing(register, kept, on)
    entries: list[Entry] = of_plan(kept.plan, kept.id, verdicts, hosts)
    if events:
        own = {verdict.fact.id for verdict in verdicts if verdict.fact is not None}
        entries += of_events(fact for fact in _events_to_come(register, kept.plan) if fact.id not in own)
    revision = Revision(register.entries(), register.last_change() or kept.at)
    return calendar(entries, kept.plan.title, revision, before, own=f"{kept.id}-")
