"""Measurements that want a process of their own: loading, memory, texts that may take too long, the compiled form.

Run as ``python -m bench.fresh load|memory|read|speed LANGUAGE ...``; prints one JSON object.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from .forms import PLAIN, environment

LIMIT = 600.0
"""Seconds that a process may take at most."""


def run(*arguments: str, form: str = PLAIN, limit: float = LIMIT) -> dict[str, Any] | None:
    """Run one measurement in a fresh process; None if it didn't end within `limit` seconds."""
    command = [sys.executable, "-m", "bench.fresh", *arguments]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=limit, env=environment(form))
    except subprocess.TimeoutExpired:
        return None
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def peak() -> float:
    """Return the most memory this process has held, in MB.

    The kernel's VmHWM where there is one: ru_maxrss also counts what the parent held when it started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def _load(language: str, text: str) -> dict[str, Any]:
    start = process_time()
    import dragoman

    imported = process_time()
    dragoman.load(language)
    loaded = process_time()
    dragoman.read(text)
    first = process_time()
    seconds = {"import": imported - start, "load": loaded - imported, "first": first - loaded}
    return seconds | {"where": dragoman.__file__}


def _memory(language: str, path: str) -> dict[str, Any]:
    """Read a file of one JSON string a line, one after another, keeping no record."""
    import dragoman

    dragoman.load(language)
    loaded = peak()
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            dragoman.read(json.loads(line))
    return {"loaded": loaded, "peak": peak()}


def _read(language: str, path: str) -> dict[str, Any]:
    """Read a whole file as one dispatch."""
    import dragoman

    text = Path(path).read_text(encoding="utf-8")
    dragoman.load(language)
    dragoman.read(text[:3000], language=language)
    start = process_time()
    dragoman.read(text, language=language)
    return {"seconds": process_time() - start, "peak": peak()}


def _speed(language: str, size: str, rounds: str, sample: str) -> dict[str, Any]:
    """Read the corpus of each round, then its sample again, as the other tools do."""
    from .corpus import corpus
    from .speed import rounds_of_reading

    return {
        "rounds": rounds_of_reading(
            [corpus(n + 1, int(size), language) for n in range(int(rounds))], language, int(sample)
        )
    }


if __name__ == "__main__":
    measurements: dict[str, Callable[..., dict[str, Any]]] = {
        "load": _load,
        "memory": _memory,
        "read": _read,
        "speed": _speed,
    }
    print(json.dumps(measurements[sys.argv[1]](*sys.argv[2:])))
