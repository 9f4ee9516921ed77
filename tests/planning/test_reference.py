"""One dispatch in full: the plan it says was signed, the declaration it cites, the breach that is charged, a milestone.

It runs on a dispatch of our own words, and on the one that the record was drawn up from where that is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman import Ledger
from dragoman.planning import anniversaries, brief, commitments, commitments_lines, gathered, instruments, waiting_plans

REAL = Path(__file__).parents[3] / "shared" / "gold" / "dev" / "fr-00-seed.txt"
"""The real dispatch, which is not ours to give away."""
OWN = """Astana, 6 décembre 2022, Kazinform

Le ministre kazakh des Affaires étrangères, Daniyar Ospanov, s’est rendu lundi en visite de travail au Kirghizstan.

À Bichkek, Daniyar Ospanov s’est entretenu avec son homologue kirghiz, Azamat Toktosunov. Les deux ministres ont parlé \
de l’économie, des transports et de la mise en œuvre de la déclaration tripartite entre le Kazakhstan, le Kirghizstan \
et le Tadjikistan.

Daniyar Ospanov a rappelé que cette année marque le 30e anniversaire de l’établissement des relations diplomatiques \
entre les deux pays.

Il a accusé le Tadjikistan de manquer aux engagements qui découlent de la déclaration tripartite, notamment de ses \
articles 4 et 9.

La rencontre s’est achevée par la signature du plan de consultations politiques pour 2023-2024 entre les ministères \
des Affaires étrangères du Kazakhstan et du Kirghizstan.
"""


class Case(NamedTuple):
    """A ledger of the dispatch, its two sides (the first speaks) and the third."""

    book: Ledger
    sides: tuple[str, str]
    third: str


@pytest.fixture(params=["own", "real"])
def case(request: pytest.FixtureRequest, place: str, tmp_path: Path) -> Iterator[Case]:
    """The dispatch, ingested."""
    if request.param == "real" and not REAL.exists():
        pytest.skip("the dispatch is not here")
    own = tmp_path / "own.txt"
    own.write_text(OWN, "utf-8")
    with Ledger(place, make=True) as book:
        book.ingest([str(own if request.param == "own" else REAL)])
        yield Case(book, *((("KAZ", "KGZ"), "TJK") if request.param == "own" else (("AZE", "RUS"), "ARM")))


def test_the_plan_is_signed_and_ends(case: Case) -> None:
    found = {on: instruments(case.book, case.sides, on) for on in ("2023-01-01", "2025-01-01")}
    (plan,) = [each for each in found["2023-01-01"] if each.kind == "plan"]
    assert (plan.state, plan.signed, plan.valid_from, plan.ends) == ("signed", "2022-12-05", "2023", "2024-12-31")
    assert [each.state for each in found["2025-01-01"] if each.kind == "plan"] == ["ended"]
    (waiting,) = waiting_plans(case.book)
    assert (waiting.parties, waiting.start, waiting.end) == (case.sides, date(2023, 1, 1), date(2024, 12, 31))


def test_the_declaration_has_its_articles_and_what_was_said(case: Case) -> None:
    (paper,) = [each for each in instruments(case.book, [], "2023-01-01") if each.kind == "declaration"]
    assert (set(paper.parties), paper.articles) == ({*case.sides, case.third}, ("4", "9"))
    (said,) = [each for each in paper.said if each.stance == "accuse"]
    assert (said.parties, said.about, said.articles) == (case.sides[:1], (case.third,), ("4", "9"))


def test_commitments_have_both_and_judge_neither(case: Case) -> None:
    found = commitments(gathered(case.book, case.sides, "2023-01-01"), case.sides, "2023-01-01")
    by_due = {each.due: each for each in found.commitments}
    assert by_due["2023", "2024-12-31"].words.endswith("pour 2023-2024, signed")
    text = "\n".join(commitments_lines(found))
    assert f"disputed, as said by {case.sides[0]}: {case.sides[0]} (" in text
    assert f"accused {case.third}, on articles 4, 9, 2022-12-06 [1]" in text


def test_relations_have_their_anniversary(case: Case) -> None:
    found = anniversaries(case.book, date(2022, 12, 6), 20, case.sides, "2022-12-06")
    relations = [(each.date, each.years, each.of.since) for each in found if each.of.what == "relations"]
    assert relations == [("2022", 30, "1992"), ("2032", 40, "1992"), ("2042", 50, "1992")]


def test_a_brief_has_all_of_it(case: Case) -> None:
    keys = {section.key for section in brief(case.book, case.sides, "2024-06-01").sections}
    assert {"contacts", "plans", "ending", "holders", f"said:{case.sides[0]}"} <= keys
