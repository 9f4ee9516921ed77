"""Loading a language and the memory it takes, each in processes of their own."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from statistics import median

from . import fresh
from .corpus import dispatches
from .verdicts import Verdict, heading

LOAD_BOUND, MEMORY_BOUND = 1.0, 300.0


def loading(language: str, form: str) -> list[Verdict]:
    """Measure the import, the load of a language and the first read, its language not told."""
    text = next(dispatches(999, language))
    runs = [r for r in (fresh.run("load", language, text, form=form) for _ in range(6)) if r is not None][1:]
    imported, loaded, first = (median(r[key] for r in runs) for key in ("import", "load", "first"))
    heading(f"Loading the {form} form, in fresh processes (median of 5)")
    print(f"  import dragoman      {imported:6.3f} s   from {_where(runs[0]['where'])}")
    print(f"  load('{language}')           {loaded:6.3f} s")
    print(f"  first read           {first:6.3f} s")
    total = imported + loaded
    ready = total + first
    return [
        Verdict("loads in under 1 s", total < LOAD_BOUND, f"{total:.2f} s"),
        Verdict("loads and has read a first dispatch in under 1 s", ready < LOAD_BOUND, f"{ready:.2f} s"),
    ]


def _where(path: str) -> str:
    folder = Path(path).parent
    return "site-packages" if "site-packages" in folder.parts else "a source tree (editable install)"


def memory(texts: list[str], language: str, form: str) -> Verdict:
    """Measure the most memory that reading a corpus takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        path.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
        figures = fresh.run("memory", language, str(path), form=form)
    assert figures is not None
    heading(f"Memory of the {form} form, in a fresh process")
    print(f"  loaded               {figures['loaded']:6.0f} MB")
    print(f"  the corpus read      {figures['peak']:6.0f} MB at most")
    return Verdict("stays under 300 MB", figures["peak"] < MEMORY_BOUND, f"{figures['peak']:.0f} MB")
