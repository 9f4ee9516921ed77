"""The command line as a whole: its documentation, its schema, and how a user's shell sees it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
import typer

from dragoman.cli import app
from dragoman.cli.common import Exit
from dragoman.cli.gaps import line_starts
from dragoman.reader import languages

from .conftest import Run

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def words_of_the_command_line() -> Iterator[str]:
    """Yield every command, argument and option there is."""
    group = typer.main.get_command(app)
    commands = {"": group}
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        commands[name] = command
        commands |= {f"{name} {inner}": one for inner, one in getattr(command, "commands", {}).items()}
    for name, command in commands.items():
        if name:
            yield f"dragoman {name}"
        for parameter in command.params:
            yield from parameter.opts if parameter.param_type_name == "option" else [parameter.metavar or ""]


@pytest.mark.parametrize("word", sorted(set(words_of_the_command_line())))
def test_the_manual_mentions(word: str) -> None:
    assert re.search(rf"{re.escape(word)}(?![\w-])", MANUAL), f"docs/command-line.md does not mention {word}"


@pytest.mark.parametrize("code", list(Exit))
def test_the_manual_gives_the_exit_code(code: Exit) -> None:
    assert re.search(rf"^\| {code.value} \|", MANUAL, re.MULTILINE)


def test_prints_the_schema_that_its_json_keeps_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Une visite.", encoding="utf-8")
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(run("read", "--json", tmp_path / "a.txt").stdout), schema)


def test_lists_gaps_with_their_place(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scripted_gaps(text: str, **known: object) -> list[SimpleNamespace]:
        start = text.index("Le ministre")
        return [SimpleNamespace(start=start, end=len(text), sentence=text[start:], why="two parties")]

    monkeypatch.setattr("dragoman.reader.gaps", scripted_gaps, raising=False)
    path = tmp_path / "a.txt"
    path.write_text("Bakou\n\nLe ministre\nest venu.", encoding="utf-8")
    result = run("gaps", path)
    assert result.stdout == f"{path}:3: two parties: Le ministre est venu.\n"
    assert result.exit_code == 0


def test_lists_the_languages_as_the_manual_does(run: Run) -> None:
    result = run("languages")
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(languages())
    assert "Turkish, in part: " in result.stdout
    assert all(line in MANUAL for line in result.stdout.splitlines())


def test_says_once_that_a_language_is_read_in_part(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("ANKARA (AA) - İki ülkenin dışişleri bakanları Ankara'da görüştü.", "utf-8")
    result = shell("read", "--json", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert result.returncode == 0 and len(result.stdout.splitlines()) == 2
    assert result.stderr.decode().startswith("dragoman: Turkish is read in part so far: ")
    assert len(result.stderr.splitlines()) == 1


def test_finds_where_lines_begin() -> None:
    assert line_starts("a\n\nb") == [0, 2, 3]


def shell(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a shell would."""
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(command, capture_output=True, env=environment, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_help_loads_nothing_heavy() -> None:
    heavy = ("trafilatura", "numpy", "py3langid", "lxml", "dragoman.wire")
    code = f"import sys, dragoman.cli; print([m for m in {heavy} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    assert result.stdout.strip() == "[]"


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_closed_pipe_is_quiet() -> None:
    files = " ".join(str(path) for path in EXAMPLES * 20)
    script = f"{sys.executable} -c 'from dragoman.cli import main; main()' read --json {files} | head -c 1"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(["bash", "-c", script], capture_output=True, env=environment, check=False)
    assert result.stdout == b"{"
    assert result.stderr == b""


def test_every_example_is_read() -> None:
    result = shell("read", "--json", *map(str, EXAMPLES))
    assert result.returncode == 0, result.stderr
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(records) == len(EXAMPLES) == 12
    languages = [record["dispatch"]["language"] for record in records]
    assert languages == ["fr"] * 6 + ["az", "en", "fr", "ru", "en", "ru"]
    for record in records:
        assert record["people"]
        assert record["events"]
        assert all(item["evidence"] for item in record["events"] + record["statements"])


def test_every_example_is_shown_on_eighty_columns() -> None:
    result = shell("read", *map(str, EXAMPLES))
    assert result.returncode == 0
    assert max(len(line) for line in result.stdout.decode().splitlines()) <= 80
