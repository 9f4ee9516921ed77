"""What is promised and whether it is so."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """What is promised, whether it is so, and the figures."""

    claim: str
    holds: bool
    figures: str


def heading(title: str) -> None:
    """Print the title of a table."""
    print(f"\n{title}", flush=True)


def show(verdicts: dict[str, list[Verdict]]) -> None:
    """Print the bounds of each language, and how many fall short."""
    heading("Bounds")
    for part, judged in verdicts.items():
        for claim, holds, figures in judged:
            print(f"  {part:<11} {'holds' if holds else 'falls short':<12} {claim:<58} {figures}")
    every = [verdict.holds for judged in verdicts.values() for verdict in judged]
    print(f"  {sum(every)} of {len(every)} hold")
