"""Ingest that is killed, that fills its disk or that runs beside another: what was reported as kept is kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec
import pytest

from cluster import Cluster, Places
from dragoman import Ledger
from dragoman.ledger import exported

KILLS = int(os.environ.get("DRAGOMAN_KILLS", "3"))
_DISPATCHES = 600
_INGEST = """
import sys
import dragoman.intake.ingest as intake
from dragoman import Ledger
intake.BATCH = 16
with Ledger(sys.argv[1], make=True) as ledger:
    ledger.ingest(sys.argv[2:], told=lambda report: print(report.new, flush=True))
"""
_CITIES = ("Baku", "Paris", "Rome", "Astana", "Tbilisi", "Ankara")


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A feed of some hundred dispatches, several of which tell of one event."""
    path = tmp_path_factory.mktemp("feed") / "feed.jsonl"
    lines = []
    for number in range(_DISPATCHES):
        day, city = 1 + number // 3 % 28, _CITIES[number // 3 % len(_CITIES)]
        text = (
            f"{city}, {day} mai 2024 (AFP) - Le ministre italien des Affaires étrangères a reçu hier à {city} son "
            f"homologue grec, Georges Papadakis. Dépêche numéro {number}."
        )
        lines.append(json.dumps({"text": text, "date": f"2024-05-{day:02}"}))
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture(scope="module")
def whole(feed: Path) -> list[bytes]:
    """What an uninterrupted ingest of the feed gives."""
    with Ledger(":memory:", make=True) as ledger:
        ledger.ingest([str(feed)])
        return contents(ledger)


def contents(ledger: Ledger) -> list[bytes]:
    """Return all facts of a ledger as they are exported."""
    return [msgspec.json.encode(exported(fact)) for fact in ledger.all_facts()]


def started(place: str, *paths: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _INGEST, place, *map(str, paths)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def reported(process: subprocess.Popen[str]) -> int:
    """Return how many dispatches an ingest that has ended reported as kept."""
    assert process.stdout is not None
    lines = process.communicate()[0].split()
    return int(lines[-1]) if lines else 0


def test_a_killed_ingest_keeps_what_it_reported(places: Places, feed: Path, whole: list[bytes]) -> None:
    random = Random(1)
    for _ in range(KILLS):
        place = places()
        process = started(place, feed)
        time.sleep(random.uniform(0.5, 4.0))
        process.send_signal(signal.SIGKILL)
        kept = reported(process)
        with Ledger(place, make=True) as ledger:
            assert len(ledger) >= kept
            assert ledger.verify() is None
            report = ledger.ingest([str(feed)])
            assert report.new + report.known == _DISPATCHES == len(ledger)
            assert contents(ledger) == whole
            assert ledger.verify() is None


def test_two_ingests_at_once_lose_nothing(places: Places, feed: Path, whole: list[bytes]) -> None:
    place = places()
    Ledger(place, make=True).close()
    both = [started(place, feed), started(place, feed)]
    assert sum(map(reported, both)) == _DISPATCHES
    assert [process.returncode for process in both] == [0, 0]
    with Ledger(place) as ledger:
        assert contents(ledger) == whole
        assert ledger.verify() is None and ledger.entries() == _DISPATCHES


@pytest.fixture
def small_disk() -> Iterator[SmallDisk]:
    """A disk of its own, where this user may make one and others may come to it."""
    disk = SmallDisk(Path(tempfile.mkdtemp(prefix="dragoman-disk-", dir="/tmp")))
    if not disk.mount("size=64m"):
        disk.folder.rmdir()
        pytest.skip("a small disk needs the right to mount one")
    yield disk
    subprocess.run(["umount", "-l", disk.folder], check=True)
    disk.folder.rmdir()


class SmallDisk(NamedTuple):
    """A file system in memory, of the size that it is mounted with anew."""

    folder: Path

    def leave(self, free: int) -> None:
        """Leave so many bytes free of it."""
        state = os.statvfs(self.folder)
        used = (state.f_blocks - state.f_bfree) * state.f_frsize
        assert self.mount(f"remount,size={used + free}")

    def mount(self, options: str) -> bool:
        """Mount it, or mount it anew with another size, and say whether that could be done."""
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.folder)]
        return subprocess.run(command, capture_output=True).returncode == 0


def test_a_full_disk_loses_nothing(small_disk: SmallDisk, feed: Path, whole: list[bytes]) -> None:
    fills_and_goes_on(str(small_disk.folder / "ledger.db"), small_disk, feed, whole)


def test_a_full_disk_of_a_server_loses_nothing(
    postgres: Cluster, small_disk: SmallDisk, feed: Path, whole: list[bytes]
) -> None:
    fills_and_goes_on(postgres.new(small_disk.folder), small_disk, feed, whole)


def fills_and_goes_on(place: str, disk: SmallDisk, feed: Path, whole: list[bytes]) -> None:
    """Ingest until the disk is full, make room, and see that the rest goes on from there."""
    Ledger(place, make=True).close()
    disk.leave(500_000)
    process = started(place, feed)
    out, err = process.communicate()
    assert process.returncode != 0 and "the disk is full" in err
    kept = int(out.split()[-1]) if out.split() else 0
    disk.leave(64_000_000)
    with Ledger(place, make=True) as ledger:
        assert kept <= len(ledger) < _DISPATCHES
        assert ledger.verify() is None
        ledger.ingest([str(feed)])
        assert contents(ledger) == whole and ledger.verify() is None
