"""A PostgreSQL of the tests' own: a throw-away cluster in a temporary folder, reached by a socket there."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

Places = Callable[[], str]
"""Gives the address of one more ledger that is not there yet."""

_USERS = ("postgres", "nobody")
_OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=40 -k {folder}"


class Missing(Exception):
    """No PostgreSQL can be had here; the text says why."""


class Cluster:
    """A running server; each ledger made in it is a database of its own."""

    def __init__(self, folder: Path, owner: dict[str, Any]) -> None:
        self._host, self._owner = quote(str(folder), safe=""), owner
        self._names = (f"ledger{number}" for number in count(1))

    def _url(self, database: str) -> str:
        return f"postgresql://dragoman@/{database}?host={self._host}"

    def new(self, disk: Path | None = None) -> str:
        """Return the address of a database with nothing in it, kept on a disk of its own if one is given."""
        name = next(self._names)
        if disk:
            os.chown(disk, self._owner.get("user", -1), self._owner.get("group", -1))
            self._do(f"CREATE TABLESPACE {name} LOCATION '{disk}'")
        self._do(f"CREATE DATABASE {name}" + (f" TABLESPACE {name}" if disk else ""))
        return self._url(name)

    def _do(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload, unused-ignore]


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Run a cluster for as long as it is needed. Raises `Missing` where there is no PostgreSQL or no driver."""
    try:
        import psycopg  # noqa: F401
    except ImportError as failure:
        raise Missing("PostgreSQL's driver is not installed") from failure
    initdb, control = _program("initdb"), _program("pg_ctl")
    folder = Path(tempfile.mkdtemp(prefix="dragoman-", dir="/tmp"))
    data = folder / "data"
    started = False
    try:
        owner = _owner(folder)
        _run([initdb, "-D", data, "-U", "dragoman", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], owner)
        options = _OPTIONS.format(folder=folder)
        _run([control, "-D", data, "-l", folder / "log", "-w", "-o", options, "start"], owner)
        started = True
        yield Cluster(folder, owner)
    finally:
        if started:
            with suppress(Missing):
                _run([control, "-D", data, "-m", "immediate", "-w", "stop"], owner)
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> Path:
    """Return a program of PostgreSQL's server, which Debian keeps out of the way."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = beside[-1] if beside else shutil.which(name)
    if found is None:
        raise Missing(f"PostgreSQL is not installed: no {name}")
    return Path(found)


def _owner(folder: Path) -> dict[str, Any]:
    """Return as whom the server runs: PostgreSQL refuses root, so root gives the folder to somebody else."""
    if os.geteuid() != 0:
        return {}
    for user in _USERS:
        with suppress(KeyError, PermissionError):
            known = pwd.getpwnam(user)
            os.chown(folder, known.pw_uid, known.pw_gid)
            return {"user": known.pw_uid, "group": known.pw_gid, "extra_groups": []}
    raise Missing("PostgreSQL refuses root, and there is nobody else to run it as")


def _run(command: list[Any], owner: dict[str, Any]) -> None:
    """Run a program of PostgreSQL's. The server keeps none of our files open: its words go to its log."""
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", **owner
        )
        said.seek(0)
        if done.returncode:
            last = said.read().decode(errors="replace").strip().splitlines()[-1:]
            raise Missing(f"PostgreSQL can't run here: {' '.join(last) or command[0]}")
