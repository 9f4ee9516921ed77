"""Builds the package; with ``DRAGOMAN_COMPILE=1`` the modules that reading runs through are compiled by mypyc.

They are the same sources, and give the same records. Without the variable, without mypyc, or where no C program can
be built, the package is plain Python.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from setuptools import Distribution, Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import CCompilerError, PlatformError

PACKAGE = Path("src/dragoman")
COMPILED = ("names/*.py", "gazetteer/figures.py", "reader/*.py", "reader/headfinal/*.py")
"""What is compiled, mypy's order of reading it; the rest is not in the way of a dispatch."""

LEFT_OUT = frozenset({"gaps.py", "pack.py"})
"""Files of those folders that run once a process or not at all during a read."""


def extensions(folder: str = "build") -> list[Extension]:
    """Return what is to be compiled, its C written to a folder: nothing unless it is asked for and can be done."""
    if os.environ.get("DRAGOMAN_COMPILE", "0") in ("", "0"):
        return []
    try:
        from mypyc.build import mypycify
    except ImportError:
        return _plain("mypyc is not installed")
    if not can_build():
        return _plain("no C compiler, or no headers of Python, were found")
    os.environ["MYPYPATH"] = str(PACKAGE.parent)
    files = [str(file) for pattern in COMPILED for file in sorted(PACKAGE.glob(pattern)) if file.name not in LEFT_OUT]
    made: list[Extension] = mypycify(
        ["--ignore-missing-imports", *files], opt_level="2", debug_level="0", multi_file=True
    )
    return made


def can_build() -> bool:
    """Whether a C program that includes Python's headers can be built here."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "trial.c"
        source.write_text("#include <Python.h>\nPyObject *PyInit_trial(void) { return NULL; }\n", encoding="utf-8")
        trial = build_ext(Distribution({"ext_modules": [Extension("trial", [str(source)])]}))
        trial.build_temp = trial.build_lib = folder
        try:
            trial.ensure_finalized()
            trial.run()
        except (CCompilerError, PlatformError):
            return False
    return True


def _plain(reason: str) -> list[Extension]:
    print(f"dragoman is built as plain Python: {reason}", file=sys.stderr)
    return []


if __name__ == "__main__":
    setup(ext_modules=extensions())
