"""`dragoman gaps`: the sentences that look diplomatic and yielded nothing."""

from __future__ import annotations

from bisect import bisect_right

import typer

from dragoman.cli.common import DateOption, FilesArgument, Inputs, LanguageOption


def gaps(files: FilesArgument, date: DateOption = None, language: LanguageOption = None) -> None:
    """List the sentences that look diplomatic but yielded no fact: the worklist for a lexicon.

    Each line gives the place as FILE:LINE, why the sentence looks diplomatic, and the sentence.

    Example: [bold]dragoman gaps news/*.txt[/bold]
    """
    from dragoman.page import one_line
    from dragoman.reader import gaps as find_gaps

    inputs = Inputs(files)
    for incoming in inputs:
        inputs.outcome.read += 1
        lines = line_starts(incoming.text)
        published = date or incoming.published
        for gap in find_gaps(incoming.text, published=published, language=language):
            line = bisect_right(lines, gap.start)
            typer.echo(one_line(f"{incoming.source}:{line}: {gap.why}: {gap.sentence}"))
    raise typer.Exit(inputs.outcome.exit_code)


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line of the text begins."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
