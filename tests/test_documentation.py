"""The documentation tells the truth: its output is the program's, and what it names is there.

Run as a script, this file writes the program's present output into the documentation.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from typer.main import get_command

from dragoman.cli import app
from dragoman.reader import languages, pack
from dragoman.record import Action, EventType, InstrumentKind, Office, Stance, Topic

ROOT = Path(__file__).parents[1]
PACK = ROOT / "src" / "dragoman" / "languages" / "fr"
READER = ROOT / "src" / "dragoman" / "reader"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
CODES = frozenset().union(*(get_args(codes) for codes in (Office, EventType, InstrumentKind, Action, Stance, Topic)))

DEMO = re.compile(r"(<!-- output:demo -->\n```\n)(.*?)(```\n<!-- /output:demo -->)", re.S)
CODE = re.compile(r"(<!-- run -->\n```python\n(.*?)```\n```\n)(.*?)(```\n)", re.S)
SESSION = re.compile(r"(<!-- session -->\n```\n)(.*?)(```\n)", re.S)
PATHS = re.compile(r"(?<![\w./-])(?:src|docs|tests|examples|bench|requirements|\.ci)/[\w./-]*\w")


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def demo() -> str:
    """Return what `make demo` prints of the first example, in a terminal of 80 columns without colour."""
    first = sorted((ROOT / "examples").glob("*.txt"))[0]
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "read", str(first)]
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    environment.pop("FORCE_COLOR", None)
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=environment)
    return done.stdout.rstrip() + "\n"


def output_of(code: str) -> str:
    """Return what a piece of Python prints, run from the root of the repository."""
    printed = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(printed):
        exec(compile(code, "<documentation>", "exec"), {})
    return "".join(line.rstrip() + "\n" for line in printed.getvalue().splitlines())


def session(shown: str) -> str:
    """Return commands, each on a line that begins with "$ ", with what they print, from an empty ledger on."""
    commands = [line for line in shown.splitlines() if line.startswith("$ ")]
    environment = os.environ | {"DRAGOMAN_USER": "A. Desk", "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    environment.pop("DRAGOMAN_LEDGER", None)
    program = f"dragoman() {{ {sys.executable} -c 'from dragoman.cli import main; main()' \"$@\"; }}\n"
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        for command in commands:
            script = ["bash", "-c", program + command.removeprefix("$ ")]
            done = subprocess.run(
                script, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
            )
            lines += [command, *done.stdout.rstrip().splitlines()]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def brought_up_to_date(page: str, shown_by: Callable[[str], str] = output_of) -> str:
    """Return a page with the program's present output in it."""
    page = CODE.sub(lambda m: m[1] + shown_by(m[2]) + m[4], page)
    page = SESSION.sub(lambda m: m[1] + session(m[2]) + m[3], page)
    return DEMO.sub(lambda m: m[1] + demo() + m[3], page)


def commands() -> Iterator[tuple[str, set[str]]]:
    """Yield each command with the options it has, one of a group as "group command"."""
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        for inner, one in getattr(command, "commands", {"": command}).items():
            flags = {flag for option in one.params for flag in option.opts if flag.startswith("--")}
            yield f"{name} {inner}".strip(), flags


def section(page: str, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.S | re.M)
    assert found is not None, heading
    return found[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_shown_output_is_the_programs(page: Path) -> None:
    text = page.read_text("utf-8")
    assert brought_up_to_date(text) == text


def test_the_readme_shows_the_demo_and_begins_with_the_two_commands() -> None:
    readme = text_of("README.md")
    assert DEMO.search(readme)
    assert readme.index("make demo") < readme.index("make test") < readme.index("<!-- output:demo -->")


def test_every_command_and_option_is_documented() -> None:
    page = text_of("docs/command-line.md")
    for name, options in commands():
        described = section(page, f"dragoman {name}")
        if name == "gaps":  # it shares options with read
            described += section(page, "dragoman read")
        assert all(f"`{option}" in described for option in options), (name, options)
    assert all(f"`{option}`" in page for option in ("--version", "--help", "--install-completion", "--show-completion"))


def test_no_command_or_option_is_documented_that_is_not_there() -> None:
    known = dict(commands())
    options = set().union(*known.values(), {"--version", "--help", "--install-completion", "--show-completion"})
    assert set(re.findall(r"`(--[a-z-]+)", text_of("docs/command-line.md"))) <= options
    for page in PAGES:
        for called, rest in re.findall(r"dragoman ([a-z]+(?: [a-z]+(?![\w./]))?)((?: [^\n`]*)?)", fenced(page)):
            name = called if called in known else called.split()[0]
            assert name in known, (page.name, name)
            used = set(re.findall(r"(?<!\S)--[a-z-]+", rest.partition("#")[0]))
            assert used <= known[name] | {"--help"}, (page.name, name, used)


def fenced(page: Path) -> str:
    """Return the lines of a page's shell examples that call the program."""
    blocks = re.findall(r"```\n(.*?)```", SESSION.sub("", CODE.sub("", page.read_text("utf-8"))), re.S)
    return "\n".join(line for block in blocks for line in block.splitlines() if line.startswith("dragoman "))


def test_every_language_is_documented() -> None:
    assert all(f"`{code}`" in text_of("docs/reading.md") for code in languages())
    assert all(f"`{code}`" in text_of("docs/command-line.md") for code in languages())


@pytest.mark.parametrize("heading", sorted(pack._keys()))
def test_every_key_that_a_pack_may_have_is_documented(heading: str) -> None:
    file, _, table = heading.partition(" ")
    page = text_of("docs/adding-a-language.md")
    of_verb_last = page.partition("### A language in which the verb comes last")[2].partition("\n## ")[0]
    described = section(page, f"`{file}`") + of_verb_last
    groups = pack._keys()[heading].get("groups", {})
    for key in {*pack._sorts(heading), *groups} - CODES - {"words", "patterns"}:
        shown = (f"`{key}`", f"`[{key}]`", f"`[{key}.", f"`[{table[1:-1]}.{key}]`")
        assert any(form in described for form in shown), key


@pytest.mark.parametrize("path", sorted(PACK.glob("*.toml")), ids=lambda path: path.name)
def test_every_table_and_key_of_the_pack_is_documented(path: Path) -> None:
    described = section(text_of("docs/adding-a-language.md"), f"`{path.name}`")
    for name, value in tomllib.loads(path.read_text("utf-8")).items():
        named_by_code = name in CODES | {"none"} or path.stem in ("states", "organisations", "cities")
        assert named_by_code or f"`{name}`" in described or f"`[{name}]`" in described or f"`[{name}." in described, (
            name
        )
        if isinstance(value, dict) and path.stem not in ("cities", "verbs"):
            keys = {key for key, inner in value.items() if isinstance(inner, list)} - CODES - {"words", "patterns"}
            missing = [] if words_of_the_language(path.stem, name) else [k for k in keys if f"`{k}`" not in described]
            assert not missing, (name, missing)


def words_of_the_language(file: str, table: str) -> bool:
    """Whether the keys of a table are words of the language or units, not the engine's."""
    tables = {"offices": ("generic", "parties", "organs"), "calendar": ("seasons", "parts", "direction")}
    return table in tables.get(file, ())


def test_every_file_of_the_reader_is_documented() -> None:
    page = text_of("docs/how-the-reader-works.md")
    for path in READER.glob("*.py"):
        family = path.name.split("_")[0] + "_*.py"
        assert f"`{path.name}`" in page or f"`{family}`" in page, path.name


def test_what_the_pages_name_is_there() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            assert (page.parent / target).exists(), (page.name, target)
        for path in PATHS.findall(SESSION.sub("", text)):  # a session runs, and may name files by a pattern
            assert (ROOT / path).exists(), (page.name, path)
    for name in re.findall(r"`(\w+(?:_\*)?\.py)`", text_of("docs/how-the-reader-works.md")):
        assert list(READER.glob(name)), name


def test_every_library_that_is_installed_is_in_the_notice() -> None:
    notice = text_of("NOTICE")
    for name in re.findall(r"^([\w-]+)==", text_of("requirements/core.txt"), re.M):
        assert re.search(rf"^- {re.escape(name)} ", notice, re.M), name


if __name__ == "__main__":
    for changing in PAGES:
        changing.write_text(brought_up_to_date(changing.read_text("utf-8")), "utf-8")
