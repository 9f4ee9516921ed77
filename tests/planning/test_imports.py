"""What the room gives to others, and that it costs them little."""

from __future__ import annotations

import subprocess
import sys

import dragoman.planning

HEAVY = ("ortools", "holidays", "icalendar", "dateutil", "numpy", "pandas")


def test_libraries_for_calendars_are_loaded_only_when_used() -> None:
    script = f"import sys, dragoman.planning; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "[]"


def test_what_is_given_is_there() -> None:
    assert all(hasattr(dragoman.planning, name) for name in dragoman.planning.__all__)
