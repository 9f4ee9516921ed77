"""The documentation tells the truth: its output is the program's, and what it names is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from dragoman.reader import languages

ROOT = Path(__file__).parents[1]
PACK = ROOT / "src" / "dragoman" / "languages" / "fr"


def test_the_readme_shows_what_the_demo_prints() -> None:
    shown = re.search(r"<!-- output:demo -->\n```\n(.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert shown is not None
    first = sorted((ROOT / "examples").glob("*.txt"))[0]
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "read", str(first)]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert [line.rstrip() for line in printed.rstrip().splitlines()] == shown[1].splitlines()


def test_every_language_is_documented() -> None:
    reading = (ROOT / "docs" / "reading.md").read_text("utf-8")
    assert all(f"`{code}`" in reading for code in languages())


def test_every_file_of_the_pack_is_documented() -> None:
    page = (ROOT / "docs" / "adding-a-language.md").read_text("utf-8")
    assert all(f"`{path.name}`" in page for path in PACK.glob("*.toml"))


def test_every_file_of_the_reader_is_documented() -> None:
    page = (ROOT / "docs" / "how-the-reader-works.md").read_text("utf-8")
    for path in (ROOT / "src" / "dragoman" / "reader").glob("[a-z]*.py"):
        if path.name in ("actors.py", "drafts.py", "world.py", "language.py"):  # words the levels share
            continue
        family = path.name.split("_")[0] + "_*.py"
        assert f"`{path.name}`" in page or f"`{family}`" in page, path.name


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), (page.name, target)
