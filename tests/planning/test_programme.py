"""A programme to come by example: what is wrong in it, with its line, and how it is printed."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest

from dragoman.planning.programme import Programme, programme_from_toml
from dragoman.planning.programme_page import LANGUAGES, render, text_lines, vocabulary
from dragoman.planning.tables import PlanError

GOOD = """title = "Visit of the minister"
delegation = "Ministry of Utopia"

[travel]
"Airport / Ministry" = 40

[[item]]
day = 2027-03-01
time = "09:00"
until = "09:30"
what = "Arrival"
place = "Airport"

[[item]]
day = 2027-03-01
time = 10:10:00
until = "11:00"
what = "Talks"
place = "Ministry"
people = ["Ada Lind"]
dress = "dark suit"

[[item]]
day = 2027-03-01
time = "10:30"
what = "Round table"
place = "Academy"
people = ["Bo Berg"]
remarks = "in French"
"""


def mistakes(text: str) -> list[tuple[int, str]]:
    """Return what is wrong in a file, with its lines."""
    with pytest.raises(PlanError) as failure:
        programme_from_toml(text, "visit.toml")
    assert str(failure.value).startswith("visit.toml:")
    return [(mistake.line, mistake.what) for mistake in failure.value.mistakes]


def test_a_programme_that_is_right() -> None:
    programme = programme_from_toml(GOOD, "visit.toml")
    assert [item.hours for item in programme.in_order()] == ["09:00–09:30", "10:10–11:00", "10:30"]
    assert programme.minutes("ministry", "Airport") == 40 and programme.minutes("Airport", "Academy") == 15
    assert programme.minutes("Airport", "airport") == programme.minutes("", "Airport") == 0


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("10:10:00", '"09:15"', 16, "before 'Arrival' ends, at 09:30: write 10:10 or later"),
        ("10:10:00", '"10:09"', 16, "it takes 40 minutes from Airport to Ministry after 'Arrival'"),
        ('people = ["Bo Berg"]\n', "", 25, "10:30 is before 'Talks' ends, at 11:00: write 11:15 or later"),
        ('"09:30"', '"9h30"', 10, "'9h30' is no time of day: write \"12:00\""),
        ('"09:00"', '"24:00"', 9, "'24:00' is no time of day: write \"10:30\""),
        ('"09:30"', '"08:30"', 10, "08:30 is not after 09:00"),
        ("Airport / Ministry", "Airport to Ministry", 5, 'write "Airport / Hotel" = 40'),
        ("Airport / Ministry", "Airport / Hotel", 5, "'Hotel' is the place of no item"),
        ('what = "Talks"', "", 14, "'what' is missing"),
        ("dress =", "dresses =", 21, "'dresses' is not known here: write one of day, time, what"),
        ("day = 2027-03-01", 'day = "soon"', 8, "day"),
        (" = 40\n", " = -40\n", 5, "-40 is no number of minutes"),
        ("[travel]", "[travel", 4, "is not TOML"),
    ],
)
def test_each_mistake_is_told_with_its_line(right: str, wrong: str, line: int, said: str) -> None:
    found = mistakes(GOOD.replace(right, wrong, 1))
    assert [at for at, _ in found] == [line] and said in found[0][1]


def test_several_mistakes_are_told_together() -> None:
    found = mistakes(GOOD.replace('"09:30"', '"x"').replace('"10:30"', '"y"'))
    assert [line for line, _ in found] == [10, 25]


def test_two_at_one_moment_overlap_even_without_an_end() -> None:
    item = '[[item]]\nday = 2027-03-01\ntime = "10:00"\nwhat = "Toast"\n'
    assert mistakes(f'title = "x"\n{item}{item}') == [
        (8, "time: 10:00 is before 'Toast' ends, at 10:00: move one of the two")
    ]


@pytest.mark.parametrize("text", ["item = 3\n", 'title = "x"\nitem = "Talks"\n', "item = [1]\n", "x = " + "[" * 9999])
def test_a_file_of_another_shape_is_a_mistake(text: str) -> None:
    assert mistakes(text)


def test_an_empty_programme_is_a_mistake() -> None:
    assert mistakes('title = "x"\n')[0][1].startswith("nothing is on the programme")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words(language: str) -> None:
    words = vocabulary(language)
    assert len(set(words.months)) == 12 and len(set(words.weekdays)) == 7
    programme = programme_from_toml(GOOD, "visit.toml")
    text = "\n".join(text_lines(programme, language))
    assert words.programme in text and "Visit of the minister" in text and f"{words.dress}" in text
    page = render(programme, language)
    assert f'<html lang="{language}">' in page and "size: A4" in page and "dark suit" in page


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Monday, 1 March 2027"),
        ("fr", "Lundi 1er mars 2027"),
        ("ru", "Понедельник, 1 марта 2027 г."),
        ("az", "1 mart 2027, bazar ertəsi"),
    ],
)
def test_dates_are_written_as_the_language_does(language: str, written: str) -> None:
    assert vocabulary(language).day(date(2027, 3, 1)) == written


def test_hostile_text_is_harmless() -> None:
    text = GOOD.replace("Talks", "<script>alert(1)</script>$x").replace("Ada Lind", "\\u001b[2J\\u202eda")
    programme: Programme = programme_from_toml(text, "visit.toml")
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)

    page = render(programme, "en")
    Tags().feed(page)
    plain = "\n".join(text_lines(programme, "en"))
    assert "script" not in tags and "\x1b" not in page + plain and "\u202e" not in page + plain
