"""Two readings of one dispatch, fact by fact."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dragoman.comparison import PARTS, Comparison
from dragoman.page import render_comparison
from dragoman.record import Dispatch, Event, Instrument, Person, Record, Statement

TEXT = "Anna Berg a rencontré Otto Kranz à Bonn et a signé le plan <b>."
BERG = Person("Anna Berg", "foreign_minister", "DEU", ((0, 9),), "anna-brk")
MEETING = Event(type="meeting", parties=("DEU", "FRA"), place="Bonn", evidence=((10, 21),))
PLAN = Instrument(kind="plan", title="plan", action="signed", evidence=((TEXT.index("a signé"), len(TEXT) - 1),))
PRAISE = Statement(parties=("DEU",), stance="praise", about=("FRA",), evidence=((10, 21),))


def record(**parts: object) -> Record:
    whole = {"people": (BERG,), "events": (MEETING,), "instruments": (PLAN,), "statements": (PRAISE,)}
    return Record(dispatch=Dispatch(language="fr"), text=TEXT, **(whole | parts))  # type: ignore[arg-type]


def compared(before: Record, after: Record) -> Comparison:
    comparison = Comparison()
    comparison.add("a", before, after)
    return comparison


def told(comparison: Comparison) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(change.part, change.sort, change.fields) for change in comparison.changes]


def test_what_is_the_same_is_no_change() -> None:
    comparison = compared(record(), record())
    assert comparison.changes == []
    assert [(language, part) for language, part, _ in comparison.rows()] == [("fr", part) for part in PARTS]
    assert all(counts.before == counts.after for _, _, counts in comparison.rows())


def test_tells_lost_gained_and_changed() -> None:
    moved = msgspec.structs.replace(MEETING, place="Paris", country="FRA")
    protest = Event(type="protest", parties=("DEU",), evidence=((45, 59),))
    comparison = compared(record(instruments=()), record(events=(protest, moved), statements=(), instruments=(PLAN,)))
    assert told(comparison) == [
        ("events", "changed", ("place", "country")),
        ("events", "gained", ()),
        ("instruments", "gained", ()),
        ("statements", "lost", ()),
    ]
    values = list(comparison.changes[0].values())
    assert values == [("place", "Bonn", "Paris"), ("country", "–", "FRA")]


def test_a_fact_is_found_again_by_its_words() -> None:
    visit = msgspec.structs.replace(MEETING, type="visit", parties=("DEU",))
    accuse = msgspec.structs.replace(PRAISE, stance="accuse")
    renamed = msgspec.structs.replace(BERG, name="A. Berg", office=None)
    comparison = compared(record(), record(events=(visit,), statements=(accuse,), people=(renamed,)))
    assert told(comparison) == [
        ("people", "changed", ("name", "office")),
        ("events", "changed", ("type", "parties")),
        ("statements", "changed", ("stance",)),
    ]


def test_equal_facts_are_paired_first() -> None:
    other = msgspec.structs.replace(MEETING, place="Paris")
    comparison = compared(record(events=(MEETING, other)), record(events=(other,)))
    assert [(c.sort, c.before) for c in comparison.changes] == [("lost", MEETING)]


def test_other_evidence_shows_as_words() -> None:
    longer = msgspec.structs.replace(MEETING, evidence=((10, 32),))
    comparison = compared(record(), record(events=(longer,)))
    assert list(comparison.changes[0].values()) == [("evidence", "“a rencontré”", "“a rencontré Otto Kranz”")]
    assert "evidence" in told(comparison)[0][2]


def test_counts_by_language() -> None:
    comparison = compared(record(), record())
    english = msgspec.structs.replace(record(), dispatch=Dispatch(language="en"))
    comparison.add("b", english, msgspec.structs.replace(english, events=()))
    rows = {(language, part): counts for language, part, counts in comparison.rows()}
    assert rows["all", "events"].before == 2
    assert rows["en", "events"].lost == 1
    assert rows["fr", "events"].lost == 0


def test_the_page_shows_every_change_and_obeys_nothing() -> None:
    comparison = compared(record(instruments=()), record(people=(), instruments=(PLAN,)))
    comparison.add("<i>b</i>", record(), record(events=()))
    page = render_comparison(comparison, "BE<FORE", "AFTER")
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")
    assert "<i>b" not in page and "BE<FORE" not in page
    assert page.count('<li class="lost">') == 2 and page.count('<li class="gained">') == 1
    assert "a signé le plan &lt;b&gt;" in page


items = st.lists(
    st.builds(
        Event,
        type=st.sampled_from(["visit", "meeting"]),
        parties=st.sampled_from([("DEU",), ("DEU", "FRA")]),
        place=st.sampled_from([None, "Bonn"]),
        evidence=st.sampled_from([((0, 4),), ((2, 8),), ((10, 12),)]),
    ),
    max_size=5,
).map(tuple)


@given(items, items)
def test_nothing_is_counted_twice_or_forgotten(before: tuple[Event, ...], after: tuple[Event, ...]) -> None:
    comparison = compared(record(events=before), record(events=after))
    counts = comparison.counts["fr"]["events"]
    assert counts.before - counts.lost == counts.after - counts.gained
    back = compared(record(events=after), record(events=before)).counts["fr"]["events"]
    assert (back.gained == counts.lost) == (back.lost == counts.gained)
    if sorted(map(repr, before)) == sorted(map(repr, after)):
        assert not comparison.changes
