"""Held or not, where it is hard: rounds put off twice, renamed, at another level, by video, told of in passing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from cluster import Places
from dragoman import Ledger
from dragoman.planning import KeptPlan, Verdict, keep_plan, plan_from_toml, standing

from .telling import HERE

# What each date has for political/1 to political/4, consular/1 and /2, trade/1 and /2, energy/1 and /2.
EXPECTED = {
    "2023-04-10": "announced upcoming upcoming upcoming  upcoming upcoming  upcoming upcoming  upcoming upcoming",
    "2023-04-19": "cancelled upcoming upcoming upcoming  upcoming upcoming  upcoming upcoming  upcoming upcoming",
    "2023-05-30": "announced upcoming upcoming upcoming  upcoming upcoming  upcoming upcoming  upcoming upcoming",
    "2023-06-07": "cancelled upcoming upcoming upcoming  upcoming upcoming  upcoming upcoming  upcoming upcoming",
    "2023-08-01": "held upcoming upcoming upcoming  upcoming upcoming  upcoming upcoming  upcoming upcoming",
    "2023-10-01": "held upcoming upcoming upcoming  held upcoming  upcoming upcoming  upcoming upcoming",
    "2023-12-10": "held held upcoming upcoming  held upcoming  held upcoming  upcoming upcoming",
    "2024-03-01": "held held upcoming upcoming  held held  held upcoming  overdue upcoming",
    "2024-07-05": "held held held upcoming  held held  held upcoming  overdue held",
    "2024-09-10": "held held held upcoming  held held  held announced  overdue held",
    "2024-10-03": "held held held upcoming  held held  held under_way  overdue held",
    "2024-10-10": "held held held upcoming  held held  held held  overdue held",
    "2025-01-20": "held held held cancelled  held held  held held  overdue held",
}


@pytest.fixture(scope="module")
def hard(places: Places) -> Iterator[tuple[Ledger, KeptPlan]]:
    """A ledger of the harder dispatches, the last ones ingested first, and the plan that they tell of."""
    with Ledger(places(), make=True) as book:
        book.ingest([str(path) for path in sorted((HERE / "harder").glob("*.txt"), reverse=True)])
        plan = plan_from_toml((HERE / "harder.toml").read_text("utf-8"), "harder.toml")
        yield book, keep_plan(book, plan, who="A. Desk")


@pytest.mark.parametrize("on", EXPECTED)
def test_every_round_is_as_it_was_known_on_the_day(hard: tuple[Ledger, KeptPlan], on: str) -> None:
    found = {verdict.round.id: verdict.state for verdict in standing(*hard, date.fromisoformat(on))}
    assert found == dict(zip(found, EXPECTED[on].split(), strict=True))


def at_the_end(hard: tuple[Ledger, KeptPlan]) -> dict[str, Verdict]:
    return {verdict.round.id: verdict for verdict in standing(*hard, date(2025, 1, 20))}


@pytest.mark.parametrize(
    ("round", "source", "reason"),
    [
        ("political/1", "2023-07-14-held.en", "put off from 2023-06-08"),
        ("political/2", "2023-11-23-ministers-hold-the-round.fr", "at another level"),
        ("political/3", "2024-06-26-officials.fr", "at the level of deputy minister"),
        ("consular/1", "2023-09-19-in-passing.en", "about consular"),
        ("consular/2", "2024-02-29-by-video.ru", "about consular"),
        ("trade/1", "2023-10-12-commission.ru", "about trade"),
        ("trade/2", "2024-10-04-held-for-three-days.en", "announced for 2024-10-02"),
        ("energy/2", "2024-04-11-renamed.az", "about energy"),
    ],
)
def test_it_is_told_why(hard: tuple[Ledger, KeptPlan], round: str, source: str, reason: str) -> None:
    verdict = at_the_end(hard)[round]
    assert verdict.fact is not None and reason in verdict.reasons
    assert source in [each.name for each in verdict.fact.sources]


def test_talks_of_three_or_with_another_are_no_round(hard: tuple[Ledger, KeptPlan]) -> None:
    taken = {source.name for each in at_the_end(hard).values() if each.fact for source in each.fact.sources}
    assert not taken & {"2023-12-06-trilateral.en", "2024-05-16-other-party.en"}
