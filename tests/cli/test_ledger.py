"""The commands on a ledger, as a user runs them: real dispatches of the examples, read by the real reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

EXAMPLES = Path(__file__).parents[2] / "examples"
Run = Callable[..., Result]


@pytest.fixture
def run(run_on_book: Run) -> Run:
    return run_on_book


@pytest.fixture
def kept(run: Run) -> Run:
    """Return `run` on a ledger of the examples."""
    run("ingest", EXAMPLES)
    return run


def meeting_of(run: Run) -> dict[str, object]:
    """Return the meeting that four dispatches tell of."""
    found = run("search", "--party", "AZE", "--party", "geo", "--type", "meeting", "--json").stdout
    return dict(json.loads(found.splitlines()[0])["fact"])


def test_what_is_kept_is_passed_over(run: Run) -> None:
    assert "12 kept, 0 known" in run("ingest", EXAMPLES).stderr
    assert "0 kept, 12 known" in run("ingest", EXAMPLES).stderr


def test_processes_keep_what_one_keeps(run: Run, tmp_path: Path) -> None:
    run("ingest", EXAMPLES)
    run("ingest", EXAMPLES, "--jobs", 2, "--ledger", tmp_path / "other.db")
    one = run("export", "events").stdout
    assert one == run("export", "events", "--ledger", tmp_path / "other.db").stdout
    assert len(one.splitlines()) > 10


def test_what_cannot_be_read_is_set_aside_and_retried(run: Run, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    late.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    result = run("ingest", late, EXAMPLES, exits=1)
    assert "late.txt" in result.stderr and "1 set aside" in result.stderr
    assert "late.txt" in run("ledger", "problems").stdout
    late.write_text("Paris, 3 mai 2024 (AFP) - Le ministre français s’est rendu à Rome vendredi.", "utf-8")
    assert "1 kept" in run("ledger", "problems", "--retry").stderr
    assert run("ledger", "problems").stdout == ""


def test_nothing_readable_exits_with_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    run("ingest", tmp_path / "empty.txt", exits=3)


def test_json_lines_and_standard_input(run: Run) -> None:
    line = json.dumps({"text": "Rome, 2 juin 2024 (ANSA) - Le ministre italien a reçu son homologue grec.", "url": "u"})
    assert "1 kept" in run("ingest", "-", input=line + "\n").stderr


def test_fields_of_ten_megabytes_come_out_as_text_or_are_set_aside(run: Run, tmp_path: Path) -> None:
    endless = "<b>Ab'\"; DROP TABLE dispatch; -- \u202e " * 250_000
    text = "BAKU, May 3, 2024 (APA) - Foreign Minister Jeyhun Bayramov met Russian Foreign Minister Sergey Lavrov. No "
    fields: tuple[dict[str, object], ...] = (
        {"title": endless},
        {"url": endless},
        {"date": endless},
        {"language": endless},
        {endless: 1},
    )
    lines = [json.dumps({"text": text + str(number)} | more) for number, more in enumerate(fields)]
    feed = tmp_path / "feed\u202e\x1b[31m<script>'.jsonl"
    feed.write_text("\n".join(lines), "utf-8")
    result = run("ingest", feed, exits=1)
    assert "3 kept" in result.stderr and "2 set aside" in result.stderr and len(result.stderr) < 3000
    shown = [run("dossier", "AZE", "RUS", "--format", form).stdout for form in ("text", "markdown", "html")]
    shown += [run("search", "Bayramov").stdout, run("ledger", "problems").stdout]
    for page in shown:
        assert len(page) < 50_000 and not {"\x1b", "\u202e"} & set(page)
    assert "<script>'" not in shown[2] and "<b>Ab" not in shown[2]
    assert "is whole" in run("ledger", "verify").stdout


def test_search_finds_a_name_in_any_spelling(kept: Run) -> None:
    spelled = kept("search", "Капанадзе").stdout
    assert "07-visite-a-tbilissi" in spelled and "07-vizit-v-tbilisi" in spelled
    assert kept("search", "--person", "Nino Kapanadze", "--type", "meeting").stdout.count("4 sources") == 1


def test_search_says_when_nothing_is_found(kept: Run) -> None:
    result = kept("search", "zzzz")
    assert result.stdout == "" and "nothing found" in result.stderr


@pytest.mark.parametrize(
    ("option", "value"), [("--party", "Atlantis"), ("--type", "lunch"), ("--stance", "x"), ("--from", "soon")]
)
def test_search_tells_what_a_filter_may_be(kept: Run, option: str, value: str) -> None:
    assert value in kept("search", option, value, exits=2).stderr


def test_a_fact_is_shown_with_its_sources_and_reasons(kept: Run) -> None:
    shown = kept("fact", "show", meeting_of(kept)["id"]).stdout
    assert shown.count("“") >= 4 and shown.count("one with") == 3 and "the same day" in shown


def test_a_correction_is_kept_and_taken_back(kept: Run) -> None:
    fact = meeting_of(kept)
    assert "correction 1" in kept("fact", "edit", fact["id"], "topics=energy", "--why", "the readout").stderr
    shown = kept("fact", "show", fact["id"]).stdout
    assert "[edited]" in shown and "topics: energy\n" in shown and "by A. Desk" in shown and "the readout" in shown
    kept("fact", "undo", 1)
    shown = kept("fact", "show", fact["id"]).stdout
    assert "[edited]" not in shown and "taken back" in shown


def test_a_rejected_fact_is_left_out(kept: Run) -> None:
    fact = meeting_of(kept)
    kept("fact", "reject", fact["id"])
    assert str(fact["id"]) not in kept("export", "events").stdout
    kept("fact", "confirm", fact["id"])
    assert str(fact["id"]) in kept("export", "events").stdout


def test_a_split_telling_stands_alone_until_it_is_undone(kept: Run) -> None:
    fact = meeting_of(kept)
    last = json.loads(kept("fact", "show", fact["id"], "--json").stdout)["fact"]["sources"][-1]["telling"]
    kept("fact", "split", last)
    count = kept("search", "--party", "AZE", "--type", "meeting").stdout
    assert "3 sources" in count and "4 sources" not in count
    kept("fact", "merge", fact["id"], last)
    assert len(json.loads(kept("fact", "show", last, "--json").stdout)["fact"]["sources"]) == 4


@pytest.mark.parametrize(
    "command",
    [
        ("fact", "show", "zzzz"),
        ("fact", "show", "no id!"),
        ("fact", "undo", "7"),
        ("fact", "edit", "{id}", "colour=red"),
        ("fact", "edit", "{id}", "start"),
        ("fact", "edit", "{id}", "status=perhaps"),
        ("fact", "merge", "{id}", "{id}"),
    ],
)
def test_a_wrong_correction_costs_one_line(kept: Run, command: tuple[str, ...]) -> None:
    words = [str(meeting_of(kept)["id"]) if word == "{id}" else word for word in command]
    result = kept(*words, exits=2)
    assert result.stderr.count("\n") == 1 and "Traceback" not in result.output


def test_verify_names_the_first_break(kept: Run, book: Path) -> None:
    import sqlite3

    assert "is whole" in kept("ledger", "verify").stdout
    with sqlite3.connect(book) as connection:
        connection.execute("UPDATE log SET what = CAST(what || ' ' AS BLOB) WHERE entry = 3")
    assert "entry 3" in kept("ledger", "verify", exits=4).stderr


@pytest.mark.parametrize("table", ["dispatch", "telling"])
def test_verify_sees_what_is_altered_behind_its_back(kept: Run, book: Path, table: str) -> None:
    import sqlite3

    with sqlite3.connect(book) as connection:
        changed = {"dispatch": "record = text", "telling": "day = '1999-01-01'"}[table]
        connection.execute(f"UPDATE {table} SET {changed} WHERE rowid = (SELECT min(rowid) FROM {table})")
    assert "has been altered since" in kept("ledger", "verify", exits=4).stderr


def test_rereading_keeps_corrections(kept: Run) -> None:
    fact = meeting_of(kept)
    kept("fact", "confirm", fact["id"])
    assert "0 read anew" in kept("reread").stderr
    assert "12 read anew, 0 of them changed" in kept("reread", "--all").stderr
    assert "[confirmed]" in kept("fact", "show", fact["id"]).stdout
    kept("ledger", "verify")


def test_upgrade_says_where_it_stands(kept: Run) -> None:
    assert "already" in kept("ledger", "upgrade").stdout


@pytest.mark.parametrize("command", [("search", "x"), ("fact", "show", "0"), ("ledger", "verify"), ("reread",)])
def test_a_missing_ledger_costs_one_line(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, exits=2)
    assert "no such ledger" in result.stderr and result.stderr.count("\n") == 1


def test_a_file_that_is_no_ledger_costs_one_line(run: Run, book: Path) -> None:
    book.write_bytes(b"not a database, by any means\n" * 100)
    assert "no ledger" in run("search", "x", exits=2).stderr


def test_a_dossier_is_drawn_up_in_every_form(kept: Run) -> None:
    assert kept("dossier", "aze", "Georgia").stdout.startswith("Azerbaijan – Georgia\n")
    assert kept("dossier", "AZE", "GEO", "--format", "markdown").stdout.startswith("# Azerbaijan – Georgia\n")
    assert kept("dossier", "AZE", "GEO", "--format", "html").stdout.startswith("<!doctype html>")
    assert json.loads(kept("dossier", "AZE", "GEO", "--format", "json").stdout)["subject"] == ["AZE", "GEO"]
    assert "Kapanadz" in kept("dossier", "person", "Капанадзе").stdout.partition("\n")[0]


def test_the_busiest_pair_is_taken_where_none_is_named(kept: Run) -> None:
    result = kept("dossier")
    assert "have most events" in result.stderr and result.stdout


def test_a_dossier_of_nothing_says_so(kept: Run) -> None:
    assert "nothing is known" in kept("dossier", "FRA", "MEX", exits=3).stderr
    assert "Azerbaijan" in kept("dossier", "Azerbajan", exits=2).stderr


def test_a_dossier_of_a_period_holds_what_is_in_it(kept: Run) -> None:
    assert "from 2030: ask for more time" in kept("dossier", "AZE", "--from", "2030", exits=3).stderr
    assert "From 2024-09 to the last." in kept("dossier", "AZE", "--from", "2024-09").stdout
    assert "--from" in kept("dossier", "AZE", "--from", "soon", exits=2).stderr


def test_a_dossier_of_somebody_unknown_names_who_comes_near(kept: Run) -> None:
    assert "did you mean" in kept("dossier", "person", "Kapandaze", exits=3).stderr
    assert "write the name" in kept("dossier", "person", exits=2).stderr
    assert "no document" in kept("dossier", "instrument", "pact", "of", "steel", exits=3).stderr


def test_a_brief_leaves_out_what_was_not_known_yet(kept: Run) -> None:
    shown = kept("brief", "MAR", "SEN", "--on", "2024-10-01").stdout
    assert shown.startswith("Brief: Morocco – Senegal\n")
    for heading in ("LAST CONTACTS", "PLANNED, AND NOT", "SINCE 2024-05-14", "WHO HOLDS WHICH OFFICE", "[1]"):
        assert heading in shown
    assert "nothing is known" in kept("brief", "MAR", "SEN", "--on", "2024-05-01", exits=3).stderr
    assert json.loads(kept("brief", "MAR", "SEN", "--on", "2024-10-01", "--format", "json").stdout)["as_of"]
    kept("brief", "MAR", "SEN", "--on", "2024-10", exits=2)
