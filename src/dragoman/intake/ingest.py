"""Ingest: dispatches into a ledger, batch by batch.

A batch is kept whole or not at all, and what is kept already is passed over unread, so that a run that was stopped
is simply run again. With several processes, these read while this one writes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import islice

from dragoman.arrivals import NOTHING, Known
from dragoman.intake.reading import entry_of
from dragoman.ledger import Prepared, Register, prepare
from dragoman.wire import Incoming, Unreadable

BATCH = 64
"""Dispatches that are kept in one transaction."""
_CHUNK = 8
"""Dispatches that a process is given at a time."""
_WAITING = 6
"""Chunks that wait for each process, so that it need not wait."""
_LARGEST_BATCH = 4_000_000
"""Characters that are held of one batch, if it has more than one dispatch."""

Outcome = Prepared | Unreadable
Told = Callable[["Report"], None]


@dataclass(slots=True)
class Report:
    """What became of what came in: dispatches kept as new, those known already, and what could not be read.

    `size` counts the bytes of all their texts, in UTF-8; `aside` has the sources that were set aside before.
    """

    new: int = 0
    known: int = 0
    size: int = 0
    languages: set[str] = field(default_factory=set)
    problems: list[tuple[str, str]] = field(default_factory=list)
    aside: set[str] = field(default_factory=set)

    @property
    def seen(self) -> int:
        """How many have been dealt with."""
        return self.new + self.known + len(self.problems)


def ingest(
    register: Register,
    incoming: Iterable[Incoming | Unreadable],
    known: Known = NOTHING,
    *,
    jobs: int = 1,
    told: Told = lambda _: None,
) -> Report:
    """Read dispatches and keep them, and say after each batch, by `told`, how far it has got.

    What can't be read is set aside in the ledger with its reason. `jobs` is how many processes read.
    Raises `LedgerError` where the ledger can't be written to; the batches before stay kept.
    """
    report = Report(aside={problem.source for problem in register.problems()})
    with _reader(jobs, known) as read:
        for fresh in _read_in_turn(read, _unknown(register, incoming, report), jobs):
            _keep(register, fresh, report)
            told(report)
    told(report)
    return report


def _keep(register: Register, batch: Sequence[Outcome], report: Report) -> None:
    ready = [each for each in batch if isinstance(each, Prepared)]
    for each, new in zip(ready, register.keep(ready), strict=True):
        if new:
            report.new += 1
        else:
            report.known += 1
        if each.dispatch["language"]:
            report.languages.add(each.dispatch["language"])
    problems = [(each.source, each.reason) for each in batch if isinstance(each, Unreadable)]
    report.problems += problems
    solved = [each.dispatch["source"] for each in ready if each.dispatch["source"] in report.aside]
    if problems or solved:
        register.set_aside(problems, solved)


def _unknown(
    register: Register, incoming: Iterable[Incoming | Unreadable], report: Report
) -> Iterator[list[Incoming | Unreadable]]:
    """Yield batches of what is not kept yet."""
    for batch in _batches(incoming):
        texts = [each.text for each in batch if isinstance(each, Incoming)]
        report.size += sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
        kept = iter(register.kept(texts))
        fresh = [each for each in batch if isinstance(each, Unreadable) or not next(kept)]
        report.known += len(batch) - len(fresh)
        yield fresh


def _batches(incoming: Iterable[Incoming | Unreadable]) -> Iterator[list[Incoming | Unreadable]]:
    batch: list[Incoming | Unreadable] = []
    size = 0
    for each in incoming:
        batch.append(each)
        size += len(each.text) if isinstance(each, Incoming) else 0
        if len(batch) >= BATCH or size > _LARGEST_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


Reader = Callable[[Sequence[Incoming | Unreadable]], "Future[list[Outcome]]"]


def _reader(jobs: int, known: Known) -> AbstractContextManager[Reader]:
    """Return what reads some dispatches: here and now, or in one of several processes."""
    if jobs == 1:
        return nullcontext(lambda part: _done(_read(part, known)))
    return _Processes(jobs, known)


class _Processes(AbstractContextManager[Reader]):
    """Processes that read, each with all languages loaded."""

    def __init__(self, jobs: int, known: Known) -> None:
        self.pool = ProcessPoolExecutor(jobs, initializer=_load)
        self.known = known

    def __enter__(self) -> Reader:
        return lambda part: self.pool.submit(_read, part, self.known)

    def __exit__(self, *_error: object) -> None:
        self.pool.shutdown(cancel_futures=True)


def _load() -> None:
    from dragoman import load

    load()


def _done(result: list[Outcome]) -> Future[list[Outcome]]:
    future: Future[list[Outcome]] = Future()
    future.set_result(result)
    return future


def _read(part: Sequence[Incoming | Unreadable], known: Known) -> list[Outcome]:
    """Read some dispatches; one that brings the reader down is set aside."""
    return [each if isinstance(each, Unreadable) else _read_one(each, known) for each in part]


def _read_one(incoming: Incoming, known: Known) -> Outcome:
    try:
        return prepare(entry_of(incoming, known))
    except Exception as failure:
        return Unreadable(incoming.source, f"the reader failed: {type(failure).__name__}: {failure}")


def _read_in_turn(read: Reader, batches: Iterator[list[Incoming | Unreadable]], jobs: int) -> Iterator[list[Outcome]]:
    """Yield what reading the batches gives, in their order, with enough under way for every process."""
    under_way: deque[list[Future[list[Outcome]]]] = deque()
    ahead = 1 if jobs == 1 else max(2, jobs * _WAITING * _CHUNK // BATCH)
    for batch in batches:
        parts = iter(batch)
        under_way.append([read(part) for part in iter(lambda parts=parts: list(islice(parts, _CHUNK)), [])])  # type: ignore[misc]
        if len(under_way) >= ahead:
            yield [each for future in under_way.popleft() for each in future.result()]
    for futures in under_way:
        yield [each for future in futures for each in future.result()]
