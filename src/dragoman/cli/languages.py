"""`dragoman languages`: which languages are read, and how far."""

from __future__ import annotations

import typer


def languages() -> None:
    """List the languages that Dragoman reads, and of those it reads in part, what it reads so far."""
    from dragoman.reader import about
    from dragoman.reader import languages as codes

    for code in codes():
        language = about(code)
        extent = f", in part: {language.partial}" if language.partial is not None else ""
        typer.echo(f"{code}  {language.name}{extent}")
