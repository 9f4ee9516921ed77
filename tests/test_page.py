"""The page: that it shows every fact and its source, harms nobody, and asks nothing of the network."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.page import facts, printable, render
from dragoman.page.segments import cut, paragraphs
from dragoman.record import Dispatch, Event, Instrument, Person, Record, Span, Statement

TEXT = "Une visite.\n\nAnne Martin a rencontré Boris à Bakou, puis a signé le plan."
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Outline(HTMLParser):
    """Collects what a page has in it, and complains of tags that don't match."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.segments: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert len(found) == len(attrs), f"an attribute stands twice in <{tag}>"
        self.tags.append((tag, found))
        if tag not in VOID:
            self.open.append(tag)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found["href"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "p" in self.open and "section" in self.open:
            self.segments.append(data)


def at(quote: str, text: str = TEXT) -> tuple[Span, ...]:
    start = text.index(quote)
    return ((start, start + len(quote)),)


def a_record() -> Record:
    return Record(
        dispatch=Dispatch("fr", "APS", "Dakar", "2024-05-14"),
        people=(Person("Anne Martin", "foreign_minister", "FRA", at("Anne Martin")),),
        events=(
            Event(type="visit", status="planned", parties=("FRA", "org:UN"), evidence=at("Une visite")),
            Event(
                type="meeting",
                start="2024-05-13",
                end="2024-05-14",
                evidence=at("Anne Martin a rencontré Boris"),
            ),
        ),
        instruments=(Instrument(kind="plan", title="plan", action="signed", evidence=at("signé le plan")),),
        statements=(Statement(stance="accuse", parties=("FRA",), about=("RUS",), evidence=at("rencontré Boris à")),),
        text=TEXT,
    )


def test_every_fact_and_passage_leads_to_the_other() -> None:
    outline = Outline(render([("one", a_record()), ("two", a_record())]))
    assert len(outline.ids) == len(set(outline.ids))
    assert all(link.removeprefix("#") in outline.ids for link in outline.links)
    facts = [found["id"] for tag, found in outline.tags if found.get("class") == "fact"]
    named = {name for _, found in outline.tags for name in str(found.get("data-facts") or "").split()}
    assert len(facts) == 10
    assert named == set(facts)


def test_shows_the_words_of_the_record() -> None:
    page = render([("one", a_record())])
    for shown in ("APS · Dakar · 2024-05-14 · French", "foreign minister", "Visit: FRA and UN", "planned"):
        assert shown in page
    for shown in ("2024-05-13 to 2024-05-14", "FRA accuses RUS", "“signé le plan”", 'lang="fr"'):
        assert shown in page


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (Statement(stance="affirm", parties=("MAR", "SEN")), "MAR and SEN affirm"),
        (Statement(stance="concern", parties=("FRA",), about=("LBN",)), "FRA voices concern at LBN"),
        (Statement(stance="commit", speaker="Anne Martin", parties=("FRA",)), "Anne Martin (FRA) promises"),
        (Statement(stance="accuse", about=("org:UN",)), "Somebody accuses UN"),
    ],
)
def test_a_statement_reads_as_a_sentence(statement: Statement, words: str) -> None:
    assert facts(Record(statements=(statement,)))[0].head == words


def test_has_landmarks_and_headings() -> None:
    outline = Outline(render([("one", a_record()), ("two", a_record())]))
    names = {tag for tag, _ in outline.tags}
    assert {"header", "nav", "main", "article", "section", "h1", "h2", "h3"} <= names
    assert any(found.get("role") == "status" and found.get("aria-live") for _, found in outline.tags)


def test_asks_nothing_of_the_network() -> None:
    page = render([("one", a_record())])
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\(|@import|https?:""", page)
    assert "default-src 'none'" in page


@pytest.mark.parametrize("tag", ["style", "script"])
def test_its_policy_lets_its_own_code_through(tag: str) -> None:
    page = render([("one", a_record())])
    found = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    assert found
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert f"{tag}-src 'sha256-{digest}'" in page


def test_nothing_in_a_dispatch_becomes_markup() -> None:
    hostile = "</p></section><script>alert(1)</script><img src=x onerror='a()'> & \"$title\" ${style}"
    record = Record(
        dispatch=Dispatch('fr" onload="x', hostile, hostile),
        people=(Person(hostile, None, hostile, ((0, len(hostile)),)),),
        instruments=(Instrument(kind="other", title=hostile, articles=(hostile,)),),
        statements=(Statement(stance="praise", speaker=hostile, evidence=((3, 20),)),),
        text=hostile,
    )
    page = render([(hostile, record), (hostile, record)])
    outline = Outline(page)
    assert [tag for tag, _ in outline.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in outline.tags}
    assert not any(name.startswith("on") for _, found in outline.tags for name in found)


def test_control_and_direction_characters_are_harmless() -> None:
    text = "a\u202eb\u2066c\x00d\x1b[31me\x9bf\ud800g\u05d0\u200f\r\nh"
    assert printable(text) == "abc\u2400d\u241b[31me\ufffdf\ufffdg\u05d0\u200f\nh"
    render([(text, Record(text=text, people=(Person(text, evidence=((0, 5),)),)))]).encode("utf-8")


def test_evidence_outside_the_text_is_left_out() -> None:
    spans = ((-5, 3), (5, 2), (3, 3), (0, 10**9))
    outline = Outline(render([("one", Record(text="court", people=(Person("Anne", evidence=spans),)))]))
    assert not [found for _, found in outline.tags if "data-facts" in found]


def test_evidence_that_begins_with_a_blank_line_is_still_found() -> None:
    record = Record(text="a\n\nb", people=(Person("b", evidence=((1, 4),)),))
    assert "#d1-s3" in Outline(render([("one", record)])).links


@pytest.mark.parametrize("record", [Record(), Record(text=""), Record(text=None, people=(Person("Anne"),))])
def test_an_empty_record_is_a_page(record: Record) -> None:
    Outline(render([("one", record)]))


def test_no_records_are_a_page() -> None:
    Outline(render([]))


spans_in = st.lists(st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 40)), max_size=4), max_size=6)


@given(st.text(alphabet="ab \n<&é", max_size=40), spans_in)
def test_segments_cover_the_paragraphs_and_no_fact_is_lost(text: str, evidence: list[list[Span]]) -> None:
    cuts = cut(text, evidence)
    for (start, end), segments in zip(paragraphs(text), cuts, strict=True):
        assert [segments[0].start, segments[-1].end] == [start, end]
        assert all(one.end == other.start for one, other in pairwise(segments))
    for segment in (segment for segments in cuts for segment in segments):
        for place in (segment.start, segment.end - 1):
            covering = {
                number
                for number, spans in enumerate(evidence)
                if any(0 <= start <= place < end <= len(text) for start, end in spans)
            }
            assert set(segment.facts) == covering


@given(st.text(), st.text())
def test_any_text_makes_a_page(name: str, text: str) -> None:
    record = Record(text=text, people=(Person(name, evidence=((0, len(text)),)),))
    Outline(render([(name, record)])).segments.count("")
    render([(name, record)]).encode("utf-8")


def test_the_page_is_shipped_with_its_style_and_script() -> None:
    settings = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    folder = Path(next(iter(dragoman.__path__))) / "page"
    endings = {path.suffix for path in folder.iterdir() if path.suffix not in {".py", ""}}
    assert endings == {".css", ".html", ".js"}
    assert all(f'"page/*{ending}"' in settings for ending in endings)
