"""The compiled form of the reader: what is compiled, that it can be left out, and that it reads alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
import dragoman.names

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.forms import COMPILED, environment, forms

ROOT = Path(__file__).parent.parent

READ = """
import sys, msgspec, dragoman.reader.cascade
print(dragoman.reader.cascade.__file__)
for path in sys.argv[1:]:
    print(msgspec.json.encode(dragoman.read(open(path, encoding="utf-8").read())).hex())
"""


def extensions(folder: Path, **environment: str) -> tuple[int, str]:
    """Return how much setup.py would compile, having written its C to a folder, and what it says."""
    code = f"import setup; made = setup.extensions({str(folder)!r}); print(); print(len(made))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return int(done.stdout.splitlines()[-1]), done.stderr


def test_nothing_is_compiled_unless_asked_for(tmp_path: Path) -> None:
    assert extensions(tmp_path, DRAGOMAN_COMPILE="0") == (0, "")


def test_without_a_compiler_the_package_is_plain_python(tmp_path: Path) -> None:
    count, said = extensions(tmp_path, DRAGOMAN_COMPILE="1", CC="no-such-compiler")
    assert count == 0
    assert "dragoman is built as plain Python" in said


def test_mypyc_takes_every_module(tmp_path: Path) -> None:
    """It is stricter than mypy, and there is Python that it does not know how to put into C."""
    count, said = extensions(tmp_path, DRAGOMAN_COMPILE="1")
    if "no C compiler" in said:
        pytest.skip(said)
    assert count > 50


def test_what_is_compiled_is_there() -> None:
    listed = subprocess.run(
        [sys.executable, "-c", "import setup; print(*setup.COMPILED, *setup.LEFT_OUT)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    package = ROOT / "src" / "dragoman"
    for pattern in listed.stdout.split():
        assert any(package.rglob(pattern)), pattern


def test_no_module_is_named_as_what_its_package_gives() -> None:
    """In a compiled package the module would take the place of the function."""
    modules = {file.stem for file in Path(dragoman.names.__file__).parent.glob("*.py")}
    assert modules.isdisjoint(dragoman.names.__all__)


@pytest.mark.skipif(COMPILED not in forms(), reason="not compiled of these sources: make fast")
def test_both_forms_give_the_same_records() -> None:
    examples = sorted(map(str, (ROOT / "examples").glob("*.txt")))
    plain, compiled = (
        subprocess.run(
            [sys.executable, "-c", READ, *examples], env=env, capture_output=True, text=True, check=True
        ).stdout.splitlines()
        for env in (os.environ | {"PYTHONPATH": str(ROOT / "src")}, environment(COMPILED))
    )
    assert plain[0].endswith(".py") and not compiled[0].endswith(".py")
    assert plain[1:] == compiled[1:]
