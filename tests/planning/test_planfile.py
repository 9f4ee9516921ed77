"""Plan files: what is written is read again, and each mistake is told by its file and line."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.planning.plan import Item, Plan, Wishes, host_of, rounds
from dragoman.planning.planfile import plan_from_csv, plan_from_toml, to_toml
from dragoman.planning.tables import PlanError

FRAME = {"title": "T", "parties": ("AZE", "RUS"), "start": "2023-01-01", "end": "2024-12-31"}
HEAD = 'title = "T"\nparties = ["AZE", "RUS"]\nstart = 2023-01-01\nend = 2024-12-31\n'


def mistakes(text: str) -> list[str]:
    with pytest.raises(PlanError) as failure:
        plan_from_toml(text, "p.toml")
    return str(failure.value).splitlines()


def test_a_plan_is_written_as_it_is_read() -> None:
    plan = Plan(
        title='Consultations "2023"',
        parties=("AZE", "RUS"),
        start=date(2023, 1, 1),
        end=date(2024, 12, 31),
        ministries={"AZE": "Ministry of Foreign Affairs"},
        wishes=Wishes(spacing=3, most_a_month=2, blocked=("2023-08-01/2023-08-31",), holidays=False),
        items=(
            Item(id="a", subject="consular", words="citizens abroad", level="director", every="half_year"),
            Item(id="b", subject="trade", format="video", months=(3, 9), times=2, days=2),
            Item(id="c", subject="energy", date=date(2023, 5, 4), host="RUS"),
        ),
    )
    assert plan_from_toml(to_toml(plan), "p.toml") == plan


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "p.toml:1: 'title' is missing"),
        ("title = \n", "p.toml:1: is not TOML"),
        (HEAD + 'colour = "red"\n', "p.toml:5: 'colour' is not known here: write one of title, parties"),
        (HEAD + '[[item]]\nid = "a"\n', "p.toml:5: 'subject' is missing"),
        (HEAD + '[[item]]\nid = "a"\nsubject = "fish"\n', "p.toml:7: subject: 'fish' is not known"),
        (HEAD + '[[item]]\nid = "a"\nsubject = "trade"\nmonths = [13]\n', "p.toml:8: months: "),
        (HEAD + '[[item]]\nid = "a"\nsubject = "trade"\nhost = "FRA"\n', "p.toml:8: host: 'FRA' is no party"),
        (HEAD + '[[item]]\nid = "a"\nsubject = "trade"\ndate = 2025-01-01\n', "p.toml:8: date: 2025-01-01 is not"),
        (HEAD.replace("2024-12-31", "2022-12-31"), "p.toml:4: end: 2022-12-31 is before the start"),
        (HEAD + '[wishes]\nblocked = ["May"]\n', "p.toml:6: blocked: "),
        (HEAD + "[wishes]\nspacing = -1\nx = 2\n", "p.toml:7: 'x' is not known here: write one of spacing"),
        (HEAD + "item = 3\n", "p.toml:5: item: is no list of tables: write [[item]]"),
        (HEAD.replace("RUS", "AZE"), "p.toml:2: parties: one is there twice"),
        (HEAD.replace("RUS", "ZZZ"), "p.toml:2: parties: ZZZ is no party"),
        (HEAD.replace("RUS", "russia"), "p.toml:2: parties: write states by their codes"),
        (HEAD.replace('"T"', '" "'), "p.toml:1: title: is empty"),
        (HEAD.replace("2024", "3024"), "p.toml:4: end: a plan is for 20 years at most"),
        (HEAD + '[ministries]\nFRA = "x"\n', "p.toml:5: ministries: FRA is no party of the plan"),
        (HEAD + '[[item]]\nid = "a/b"\nsubject = "trade"\n', "p.toml:6: id: 'a/b' can't be one"),
        (HEAD + '[[item]]\nid = "a"\nsubject = "trade"\ntime = "25:00"\n', "p.toml:8: time: write 10:00 or"),
        (HEAD + '[[item]]\nid = "a"\nsubject = "trade"\ntime = "12:00-10:00"\n', "p.toml:8: time: 10:00 is not after"),
    ],
)
def test_a_mistake_is_told_by_its_line(written: str, said: str) -> None:
    found = mistakes(written)
    assert any(each.startswith(said) for each in found), found


def test_all_mistakes_are_told_at_once() -> None:
    first = '[[item]]\nid = "a"\nsubject = "fish"\nlevel = "king"\n\n'
    second = '[[item]]\nid = "b"\nsubject = "trade"\nx = 1\n'
    assert [each.split(":")[1] for each in mistakes(HEAD + first + second)] == ["7", "8", "13"]


def test_two_items_of_one_id() -> None:
    item = '[[item]]\nid = "a"\nsubject = "trade"\n'
    assert mistakes(HEAD + item + item) == ["p.toml:9: id: 'a' is the id of another item"]


def test_a_sheet_is_a_plan() -> None:
    sheet = "id;subject;level;months;times\na;trade;experts;3, 9;2\nb;energy;;;\n"
    plan = plan_from_csv(sheet, "p.csv", FRAME)
    assert [(item.id, item.months, item.times) for item in plan.items] == [("a", (3, 9), 2), ("b", (), None)]


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("id,colour\na,red\n", "p.csv:1: 'colour' is no column: write some of id, subject"),
        ("id,subject\na,trade\nb,fish\n", "p.csv:3: subject: 'fish' is not known"),
        ("id,subject,times\na,trade,two\n", "p.csv:2: times: "),
        ("id,subject\na,trade\na,energy\n", "p.csv:3: id: 'a' is the id of another item"),
    ],
)
def test_a_mistake_in_a_sheet_is_told_by_its_row(sheet: str, said: str) -> None:
    with pytest.raises(PlanError) as failure:
        plan_from_csv(sheet, "p.csv", FRAME)
    assert str(failure.value).startswith(said)


def test_rounds_have_each_their_part_of_the_period() -> None:
    plan = plan_from_toml(HEAD + '[[item]]\nid = "a"\nsubject = "trade"\nevery = "year"\n', "p.toml")
    assert [(each.id, each.first, each.last) for each in rounds(plan)] == [
        ("a/1", date(2023, 1, 1), date(2023, 12, 31)),
        ("a/2", date(2024, 1, 1), date(2024, 12, 31)),
    ]
    assert [host_of(plan, plan.items[0], number) for number in (1, 2, 3)] == ["AZE", "RUS", "AZE"]
