"""Files with mistakes, as people make them: each is told with its file and line, and nothing is kept of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

PLAN = """title = "T"
parties = ["AZE", "GEO"]
start = 2023-01-01
end = 2023-12-31

[wishes]
spacing = 7

[[item]]
id = "a"
subject = "trade"
times = 2
"""
CALENDAR = "\r\n".join(
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", "%s", "END:VEVENT", "END:VCALENDAR", ""]
)
FRAME = ("--title", "S", "--party", "AZE", "--party", "GEO", "--from", "2023", "--to", "2023")
A_DAY = "write 2023-07-01"


@pytest.fixture
def refused(run_on_book: Run, tmp_path: Path, book: Path) -> Callable[..., list[str]]:
    """Import a file with mistakes, and return what is said of them, each line without the file's name."""

    def imported(name: str, content: str | bytes, *options: str) -> list[str]:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        result = run_on_book("plan", "import", file, *options, exits=2)
        assert not book.exists() and not result.stdout
        lines = result.stderr.splitlines()
        assert all(line.startswith(f"{file}:") for line in lines), lines
        return [line.removeprefix(f"{file}:") for line in lines]

    return imported


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('"T"', "7", "1: title: write words in quotes"),
        ("title", "titel", "1: 'titel' is not known here: write one of title, parties, start, end, ministries, wishes"),
        ('["AZE", "GEO"]', '["AZE"]', "2: parties: write a list of 2 or more"),
        ('"GEO"', '"geo"', "2: parties: write states by their codes"),
        ('"GEO"', '"XXX"', "2: parties: XXX is no party"),
        ("2023-01-01", "2023-13-01", f"3: 2023-13-01 is no day: {A_DAY}"),
        ("2023-01-01", "2023-01-01T10:00:00", f"3: start: is no day: {A_DAY}"),
        ("2023-12-31", "2022-12-31", "4: end: 2022-12-31 is before the start"),
        ("spacing = 7", "spacing = -7", "7: spacing: write a number of at least 0"),
        ("spacing = 7", 'spacing = "week"', "7: spacing: write a whole number"),
        ("spacing = 7", "holidays = 1", "7: holidays: write true or false"),
        ("spacing = 7", 'blocked = ["2023-07-15/2023-07-01"]', "7: blocked: 2023-07-15/2023-07-01 ends before it"),
        ("spacing = 7", 'blocked = ["0001-01-01/9999-12-31"]', "7: blocked: 0001-01-01/9999-12-31 ends after more"),
        ("[wishes]\nspacing = 7", "wishes = 3", "6: wishes: write a table"),
        ("[[item]]", "[item]", "9: item: is no list of tables: write [[item]]"),
        ("[[item]]", "[[items]]", "9: items: is no list of tables: write [[item]]"),
        ('"a"', '"a b"', "10: id: 'a b' can't be one"),
        ('"trade"', '"trades"', "11: subject: 'trades' is not known: write one of "),
        ("times = 2", "times = 0", "12: times: write a number of at least 1"),
        ("times = 2", "months = [1, 13]", "12: months: write a number of at most 12"),
        ("times = 2", "date = 2024-05-01", "12: date: 2024-05-01 is not between"),
        ("times = 2", 'time = "13:00-10:00"', "12: time: 10:00 is not after 13:00"),
        ("times = 2", 'colour = "red"', "12: 'colour' is not known here"),
        ("times = 2", '[[item]]\nid = "a"\nsubject = "energy"', "13: id: 'a' is the id of another item"),
    ],
)
def test_a_mistake_in_a_plan(refused: Callable[..., list[str]], right: str, wrong: str, said: str) -> None:
    assert any(line.startswith(said) for line in refused("plan.toml", PLAN.replace(right, wrong, 1)))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PLAN.replace('"T"', '"Té"').encode("latin-1"), "1: is not UTF-8: save the file as UTF-8"),
        (PLAN.encode("utf-16"), "1: is not UTF-8"),
        (bytes(range(256)), "2: is not UTF-8"),
        (b"", "1: 'title' is missing"),
        (b"x = " + b"[" * 5000, "1: is nested too deep"),
        (PLAN + '[[item]]\nid = "b"\nsubject = "trade"\n' * 501, "1: a plan has 500 items at most"),
    ],
    ids=["another encoding", "UTF-16", "no text", "nothing", "nested", "huge"],
)
def test_what_is_no_plan(refused: Callable[..., list[str]], content: str | bytes, said: str) -> None:
    assert refused("plan.toml", content)[0].startswith(said)


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("", "1: has no columns: write some of id, subject"),
        ("id,subject\n", "1: has no items"),
        ("id,subject,colour\na,trade,red\n", "1: 'colour' is no column"),
        ("id,subject,id\na,trade,b\n", "1: 'id' is there twice"),
        ("id,subject\na,trade,1\n", "2: has more cells than there are columns"),
        ("id,subject\na\n", "2: 'subject' is missing"),
        ("id;subject;months\na;trade;3, 13\n", "2: months: write a number of at most 12"),
        ("id,subject,times\na,trade,two\n", "2: times: write a whole number"),
        ("id,subject,date\n\na,trade,31.12.2023\n", f"3: date: is no day: {A_DAY}"),
        ('id,subject,words\na,trade,"never closed\nb,trade,x\n', "2: unexpected end of data: close every quote"),
        ("id,subject,words\na,trade," + "x" * 200_000, "2: field larger than field limit"),
        ("id,subject\na,tr\0ade\n", "2: is no text: save the sheet as CSV"),
    ],
)
def test_a_mistake_in_a_sheet(refused: Callable[..., list[str]], sheet: str, said: str) -> None:
    assert refused("plan.csv", sheet, *FRAME)[0].startswith(said)


def test_a_sheet_as_spreadsheets_write_it(run_on_book: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "plan.csv"
    sheet.write_bytes('\ufeffid;subject;words;months\r\na;trade;"x; ""y"", z";3, 9\r\n'.encode())
    run_on_book("plan", "import", sheet, *FRAME)
    assert '"x; ""y"", z"' in run_on_book("plan", "export", "S", "--format", "csv").stdout
    frame = ("--title", "S", "--party", "AZE", "--from", "2023", "--to", "2023")
    assert "two parties or more" in run_on_book("plan", "import", sheet, *frame, exits=2).stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("b.toml", "x = 1\n", ':1: write blocked = ["2023-07-01"'),
        ("b.toml", '\nblocked = ["2023-13-01"]\n', ":2: blocked: month must be in 1..12: write 2023-07-01"),
        ("b.toml", "blocked = [\n\n", ":3: is not TOML"),
        ("b.ics", "", ":1: is no calendar"),
        ("b.ics", "SUMMARY:x\r\n", ":1: is no calendar"),
        ("b.ics", b"BEGIN:VCALENDAR\nX:\xff", ":2: is not UTF-8"),
        ("b.ics", CALENDAR % "DTSTART:notaday", ":4: this entry can't be read: write one DTSTART"),
        ("b.ics", CALENDAR % "DTSTART:20230105T100000Z\r\nDTSTART:20230106T100000Z", ":4: this entry can't be read"),
        ("b.ics", CALENDAR % "DTSTART;VALUE=DATE:20230105\r\nDTEND;VALUE=DATE:20230101", ":4: this entry can't be"),
        ("b.ics", CALENDAR % "DTSTART;VALUE=DATE:20230105\r\nDTEND:20230106T100000Z", ":4: this entry can't be read"),
        ("b.ics", CALENDAR % "DTSTART;VALUE=DATE:20230105\r\nRRULE:FREQ=SOMETIMES", ":4: this entry can't be read"),
        ("b.ics", CALENDAR % "DTSTART:20230105T100000Z\r\nRRULE:FREQ=SECONDLY", "more than once a day: write FREQ="),
    ],
)
def test_a_mistake_in_blocked_days(
    run_on_book: Run, tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    (tmp_path / "plan.toml").write_text(PLAN, "utf-8")
    run_on_book("plan", "import", tmp_path / "plan.toml")
    blocked = tmp_path / name
    blocked.write_bytes(content if isinstance(content, bytes) else content.encode())
    told = run_on_book("plan", "propose", "T", "--blocked", blocked, "--save", exits=2).stderr
    assert f"dragoman: {blocked}:" in told and said in told and told.count("\n") == 1
    assert "version 2" not in run_on_book("plan", "show", "T").stdout


def test_what_is_not_there_is_told_by_its_name(run_on_book: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(PLAN, "utf-8")
    run_on_book("plan", "import", tmp_path / "plan.toml")
    for path, why in ((tmp_path / "none.toml", "No such file or directory"), (tmp_path, "Is a directory")):
        for command in (("plan", "import"), ("visit", "new"), ("plan", "propose", "T", "--blocked")):
            assert run_on_book(*command, path, exits=2).stderr == f"dragoman: {path}: {why}\n"
