"""Whatever a dispatch says, it is text: it is kept, found, corrected and shown as it came, and does nothing else."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dragoman import read
from dragoman.ledger import Entry, Register, Where

from .made import Wording, entry, meeting, person

HOSTILE = {
    "sql": "Robert'); DROP TABLE dispatch; -- \" ' ` %s :name ? $1 {0}",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> & &amp; </html>",
    "control": "a\x01b\x07c\x1b[31mred\x1b[0m\r\n\x85d\x7f",
    "right to left": "\u202etxt.exe\u202c \u200f\u200e שלום \u2066x\u2069",
    "nul": "before\x00after",
    "surrogates": "one \ud800 two \udfff three \udcff",
    "outside the plane": "😀 𝔘𝔫𝔦 \U0010ffff \ufffe \uffff",
    "combining": "e" + "\u0301" * 500,
}


def told(text: str) -> Entry:
    """Return a dispatch with a string in every part of it."""
    wording = Wording(f"{text} Baku {text}")
    evidence = wording.add(f"{text} met.")
    record = meeting("one", people=((text, "AZE"),), place=text, agency=text).record
    names = [msgspec.structs.replace(person(text, "AZE", evidence), key=text)]
    return entry(
        str(wording),
        text,
        source=text,
        url=text,
        dispatch=record.dispatch,
        people=tuple(names),
        events=tuple(msgspec.structs.replace(event, evidence=evidence) for event in record.events),
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_string_in_every_part_comes_out_as_text(register: Register, text: str) -> None:
    hostile, plain = told(text), meeting("plain", parties=("ARM", "KAZ"), people=())
    assert register.keep([hostile, plain]) == [True, True]
    assert register.keep([hostile]) == [False]
    assert len(register) == 2
    [fact] = register.facts(Where(parties=("AZE",)))
    content = hostile.record.text or ""
    [hit] = register.search("Baku", Where(parties=("AZE",)))
    assert hit.quote == content[slice(*hit.span)] == f"{text} met."
    shown = register.show(fact.id).fact
    for string in (*_strings(shown), *_strings(hit.source)):
        string.encode()
        assert "\x00" not in string or string in content
    assert register.verify() is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_string_as_a_question_or_an_answer_is_text(register: Register, text: str) -> None:
    register.keep([told(text)])
    register.search(text)
    register.search(where=Where(person=text, source=text, parties=(text,), status=text, since=text, until=text))
    register.facts(Where(source=text))
    fact = register.facts()[0]
    register.confirm(fact.id, who=text, why=text)
    register.edit(fact.id, "place", text, who=text, why=text)
    assert register.show(fact.id).fact.standing == "edited"
    assert [each.who for each in register.show(fact.id).corrections] == [register.show(fact.id).corrections[0].who] * 2
    register.set_aside([(text, text), ("other", "reason")], solved=["other"])
    assert len(register.problems()) == 2
    register.set_aside([], solved=[text])
    assert [each.source for each in register.problems()] == ["other"]
    assert register.verify() is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_dispatch_is_read_and_kept(register: Register, text: str) -> None:
    record = read(f"BAKU, May 3 (APA) - {text}\nForeign Minister Jeyhun Bayramov met {text} Sergey Lavrov in Moscow.")
    register.keep([Entry(name=text, source=text, record=record, reader="0", title=text)])
    assert [hit.source.dispatch for hit in register.search("Bayramov")] and register.verify() is None


_ENDLESS = {
    "one word": "a" * 10_000_000,
    "many words": " ".join(f"w{number}x" for number in range(1_100_000)),
    "one name": "Name " * 2_000_000,
}


@pytest.mark.parametrize("text", _ENDLESS.values(), ids=_ENDLESS.keys())
def test_ten_megabytes_are_kept_and_found(register: Register, text: str) -> None:
    dispatch = entry(f"Baku {text} met", text, source=text, url=text)
    dispatch = msgspec.structs.replace(dispatch, title=text)
    assert register.keep([dispatch]) == [True]
    [hit] = register.search("Baku")
    assert len(hit.source.name) <= 500 and len(hit.quote) < 1000 and hit.quote.startswith("Baku")
    register.search(text[:20_000])
    register.set_aside([(text, text)])
    assert all(len(each.source) <= 500 and len(each.reason) <= 500 for each in register.problems())
    assert register.verify() is None


def test_a_name_of_ten_megabytes_is_one_of_a_person(register: Register) -> None:
    name = "Ab" * 5_000_000
    register.keep([meeting("one", people=((name, "AZE"),), place=name[:1000])])
    [fact] = register.facts(Where(parties=("AZE",)))
    assert len(fact.sources) == 1
    register.confirm(fact.id, who=name, why=name)
    assert register.verify() is None


def _strings(value: Any) -> list[str]:
    """Return all strings in a record, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, msgspec.Struct):
        value = [getattr(value, name) for name in value.__struct_fields__]
    return [string for each in value for string in _strings(each)] if isinstance(value, (list, tuple)) else []
