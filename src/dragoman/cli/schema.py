"""`dragoman schema`: the shape of a record, for other programs."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of the record that `dragoman read --json` writes.

    Example: [bold]dragoman schema > record.schema.json[/bold]
    """
    import msgspec

    from dragoman.record import json_schema

    typer.echo(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2))
