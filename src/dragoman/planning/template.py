"""A plan to fill in: a TOML file that says of every field what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from dragoman.gazetteer import party_names
from dragoman.planning.plan import FORMATS, LEVELS
from dragoman.planning.planfile import quoted
from dragoman.record import Topic


def template(title: str | None, parties: Sequence[str], start: str, end: str) -> str:
    """Return the text of a plan with one item, which `dragoman plan import` takes as it is."""
    names = [party_names().get(code, code) for code in parties]
    ministries = "\n".join(
        f"{quoted(code)} = {quoted(f'Foreign ministry of {name}')}" for code, name in zip(parties, names, strict=True)
    )
    return _TEMPLATE.format(
        title=quoted(title or f"Consultations {' and '.join(names)} {start[:4]}-{end[:4]}"),
        parties=", ".join(map(quoted, parties)),
        start=start,
        end=end,
        ministries=ministries,
        topics=_wrapped(get_args(Topic)),
        levels=", ".join(LEVELS),
        formats=", ".join(FORMATS),
    )


def _wrapped(words: Sequence[str]) -> str:
    """Return words as lines of a comment."""
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > 100:
            lines.append("")
        lines[-1] += f"{word} "
    return "\n".join(f"#   {line.strip()}" for line in lines)


_TEMPLATE = """\
# A plan of consultations. Lines that begin with # are comments; fields in them may be left out.
# When it is filled in: dragoman plan import THIS_FILE
title = {title}
parties = [{parties}]             # states by their codes (ISO 3166-1), organisations as "org:EU"
start = {start}                    # the first and the last day of the plan
end = {end}

[ministries]                          # who holds the consultations, if you like
{ministries}

[wishes]                              # what the calendar keeps to
spacing = 7                           # the fewest days between the end of a round and the next
# most_a_month = 2                    # the most rounds that begin in one month
# blocked = ["2023-08-07/2023-08-18"] # days on which nothing is held: one, or the first and last of several
holidays = true                       # keep off public holidays of all parties

# One [[item]] for each subject. `subject` is one of:
{topics}
[[item]]
id = "political"                      # its rounds are political/1, political/2 …
subject = "political_dialogue"
words = "political consultations"     # in your own words
level = "deputy_minister"             # {levels}
format = "in_person"                  # {formats}
every = "year"                        # month, quarter, half_year or year; or a number: times = 3
host = "alternate"                    # or always one of the parties
# months = [3, 4, 9, 10]              # in which it may be held
# days = 1                            # how many days a round takes
# date = {start}                   # the day of its only round, where it is fixed
# time = "10:00-13:00"                # its hours, as the host's clocks show
"""
