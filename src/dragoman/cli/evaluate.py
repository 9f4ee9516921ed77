"""`dragoman evaluate`: how well dispatches are read, on records made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.arrivals import Known
from dragoman.cli.common import Inputs, Outcome, read_safely

if TYPE_CHECKING:
    from dragoman.evaluation import Item, Score, Tally
    from dragoman.record import Record
    from dragoman.wire import Incoming


def evaluate(
    gold_dir: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR",
            exists=True,
            file_okay=False,
            show_default=False,
            help="NAME.txt beside NAME.json.",
        ),
    ],
    predicted: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Score the records in DIR, read nothing.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="Print every disagreement too.")] = False,
) -> None:
    """Score the reader on gold records: every NAME.txt of GOLD_DIR is read and compared with NAME.json.

    Precision, recall and F1 are counted over all dispatches of a language, part by part.

    [bold]dragoman evaluate gold/[/bold]  read the texts and score what comes out

    [bold]dragoman evaluate gold/ --predicted records/ --errors[/bold]  score records made earlier
    """
    from dragoman.evaluation import Score

    score, outcome, texts = Score(), Outcome(), {}
    for pair in _pairs(gold_dir, predicted, outcome):
        score.add(pair.name, pair.gold, pair.predicted)
        texts[pair.name] = pair.text
    if not (outcome.read or outcome.unread):
        outcome.complain(str(gold_dir), "no gold record found, NAME.json beside NAME.txt")
    _print_json(score) if as_json else _print_table(score)
    if errors:
        _print_errors(score, texts)
    raise typer.Exit(outcome.exit_code)


@dataclass(frozen=True, slots=True)
class _Pair:
    name: str
    text: str
    gold: Record
    predicted: Record


def _pairs(gold_dir: Path, predicted_dir: Path | None, outcome: Outcome) -> Iterator[_Pair]:
    """Yield what is to be compared, in the order of the names; what can't be is complained of."""
    for path in sorted(gold_dir.glob("*.json")):
        incoming = _text_beside(path, outcome)
        gold = _load(path, incoming.text, outcome) if incoming else None
        if incoming is None or gold is None:
            continue
        if predicted_dir is None:
            predicted: Record | None = read_safely(incoming, Known(gold.given.published), outcome)
        else:
            predicted = _load_predicted(predicted_dir / path.name, outcome)
            outcome.read += predicted is not None
        if predicted is not None:
            yield _Pair(path.stem, incoming.text, gold, predicted)


def _text_beside(path: Path, outcome: Outcome) -> Incoming | None:
    """Return the dispatch that a gold record is about."""
    return next(iter(Inputs([str(path.with_suffix(".txt"))], outcome)), None)


def _load(path: Path, text: str | None, outcome: Outcome) -> Record | None:
    from msgspec import DecodeError

    from dragoman.cli.common import complain
    from dragoman.evaluation import load

    try:
        record, lost = load(path.read_bytes(), text)
    except (OSError, DecodeError, UnicodeDecodeError) as failure:
        outcome.complain(str(path), f"no record: {failure}")
        return None
    for quote in lost:
        complain(str(path), f"quote not in the text: {quote}")
    return record


def _load_predicted(path: Path, outcome: Outcome) -> Record | None:
    """Return a record made earlier; where there is none the gold record stands against an empty one."""
    from dragoman.record import Record

    return _load(path, None, outcome) if path.exists() else Record()


def _print_json(score: Score) -> None:
    import msgspec

    typer.echo(msgspec.json.format(msgspec.json.encode(score.rows()), indent=1))


def _print_table(score: Score) -> None:
    for language in score.languages():
        typer.echo(f"\n{language}")
        for part, tally in score.parts(language):
            typer.echo(_table_row(part, tally))


def _table_row(part: str, tally: Tally) -> str:
    ratios = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
    return f"  {part:18} {ratios}  gold {tally.gold:4}  predicted {tally.predicted:4}"


def _print_errors(score: Score, texts: dict[str, str]) -> None:
    """Print one disagreement a line: the dispatch, the part, the fault and the item, tabs between them."""
    for error in score.errors:
        text = texts[error.name]
        if error.fault == "differs":
            shown = f"gold {_as_json(error.gold, text)}\tpredicted {_as_json(error.predicted, text)}"
        else:
            shown = _as_json(error.gold or error.predicted, text)
        typer.echo("\t".join((error.name, error.part, error.fault, shown)), err=False)


def _as_json(item: Item | str | None, text: str) -> str:
    """Return an item with its evidence quoted, as gold records have it, and nothing that is empty."""
    import msgspec

    if item is None or isinstance(item, str):
        return msgspec.json.encode(item).decode()
    fields = {key: value for key, value in msgspec.to_builtins(item).items() if value}
    if "evidence" in fields:
        fields["evidence"] = [text[start:end] for start, end in fields["evidence"]]
    return msgspec.json.encode(fields).decode()
