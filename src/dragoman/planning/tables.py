"""TOML files that a person writes, a plan or a programme, read into structs. Each mistake is told with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec


class Mistake(msgspec.Struct, frozen=True):
    """What is wrong in a file: its line (from 1), and what would be right."""

    line: int
    what: str


class PlanError(ValueError):
    """A file is no plan, or no programme: where each mistake is, and what would be right."""

    def __init__(self, name: str, mistakes: list[Mistake]) -> None:
        super().__init__(name, mistakes)
        self.name = name
        self.mistakes = mistakes

    def __str__(self) -> str:
        return "\n".join(f"{self.name}:{mistake.line}: {mistake.what}" for mistake in self.mistakes)


def text_of(name: str) -> str:
    """Return the text of a file. Raises `PlanError` with its line where it is not UTF-8, and OSError."""
    return decoded(Path(name).read_bytes(), name)


def decoded(data: bytes, name: str) -> str:
    """Return bytes as text. Raises `PlanError` with the line where they are not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data[: failure.start].count(b"\n") + 1
        raise PlanError(name, [Mistake(line, "is not UTF-8: save the file as UTF-8")]) from failure


def parsed(text: str, name: str) -> dict[str, Any]:
    """Return what a TOML file holds. Raises `PlanError` with the line where it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        line = re.search(r"at line (\d+)", str(failure))
        where = int(line[1]) if line else max(1, text.count("\n") + 1)
        said = _no_day(text.splitlines(), where) or f"is not TOML: {str(failure).partition(' (at')[0]}"
        raise PlanError(name, [Mistake(where, said)]) from failure
    except RecursionError as failure:
        raise PlanError(name, [Mistake(1, "is nested too deep")]) from failure


def _no_day(lines: list[str], where: int) -> str:
    """Return what is wrong with a line where that is a day that is not in the calendar; empty where it is not."""
    for found in re.findall(r"\b\d{4}-\d{1,2}-\d{1,2}\b", lines[where - 1] if where <= len(lines) else ""):
        try:
            date.fromisoformat(found)
        except ValueError:
            return f"{found} is no day: write 2023-07-01"
    return ""


def from_toml(text: str, name: str, kind: type[Any], table: str) -> Any:
    """Return what a TOML file holds as a struct, its tables `[[table]]` as the field of the plural.

    Raises `PlanError` with every mistake of shape in it.
    """
    data = parsed(text, name)
    parts = data.pop(table, [])
    wrong = f"{table}s" if f"{table}s" in data else table
    if wrong in data or not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        where = line_of(text.splitlines(), "", 0, wrong)
        raise PlanError(name, [Mistake(where, f"{wrong}: is no list of tables: write [[{table}]] before each")])
    data[f"{table}s"] = parts
    mistakes = list(_mistakes(data, kind, text, table))
    if mistakes:
        raise PlanError(name, mistakes)
    return msgspec.convert(data, kind)


def _mistakes(data: dict[str, Any], kind: type[Any], text: str, table: str) -> Iterator[Mistake]:
    """Yield what is wrong, table by table, so that one mistake does not hide the others."""
    lines = text.splitlines()
    member = next(field.type for field in msgspec.structs.fields(kind) if field.name == f"{table}s").__args__[0]
    for number, part in enumerate(data[f"{table}s"]):
        yield from mistakes_in(part, member, lines, f"[[{table}]]", number)
    yield from mistakes_in({**data, f"{table}s": []}, kind, lines, "", 0)


def mistakes_in(part: Any, kind: type[Any], lines: list[str], header: str, number: int) -> Iterator[Mistake]:
    """Yield what is wrong in one table, field by field, then what is missing in it."""
    part = part if isinstance(part, dict) else {}
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    for key, value in part.items():
        if key not in fields:
            yield Mistake(line_of(lines, header, number, key), _unknown(key, kind))
            continue
        if isinstance(value, dict) and isinstance(fields[key].type, type(msgspec.Struct)):
            yield from mistakes_in(value, fields[key].type, lines, f"[{key}]", 0)
            continue
        try:
            msgspec.convert(value, fields[key].type)
        except msgspec.ValidationError as failure:
            yield Mistake(line_of(lines, header, number, key), in_words(str(failure), kind, key))
    for field in fields.values():
        if field.required and field.name not in part:
            yield Mistake(line_of(lines, header, number, ""), f"'{field.name}' is missing")


def _unknown(key: str, kind: type[Any]) -> str:
    known = ("[[item]]" if field == "items" else field for field in kind.__struct_fields__)
    return f"'{key}' is not known here: write one of {', '.join(known)}"


def key_in(said: str) -> str:
    """Return the key that msgspec names in what it found wrong; empty where it names none."""
    found = re.search(r"`\$\.(\w+)", said) or re.search(r"field `(\w+)`", said)
    return found[1] if found else ""


def in_words(said: str, kind: type[Any], key: str) -> str:
    """Return what msgspec found wrong as a person would say it, with what would be right."""
    if "unknown field" in said:
        return _unknown(key, kind)
    if "missing required field" in said:
        return f"'{key}' is missing"
    wrong = _right(re.sub(r" - at `\$.*`$", "", said))
    field = next((each for each in msgspec.structs.fields(kind) if each.name == key), None)
    if field is not None and "matching regex" in said and (form := next(_forms(field.type), None)):
        return f"{key}: write {form}"
    choices = getattr(field.type, "__args__", ()) if field else ()
    literal = [choice for choice in choices if isinstance(choice, str)]
    return f"{key}: {wrong}" + (f": write one of {', '.join(literal)}" if literal else "")


_RIGHT = (
    (r"Expected `int( \| null)?` >= (\d+)", r"write a number of at least \2"),
    (r"Expected `int( \| null)?` <= (\d+)", r"write a number of at most \2"),
    (r"Expected `int( \| null)?`, got .*", "write a whole number, without quotes"),
    (r"Expected `bool`, got .*", "write true or false"),
    (r"(Expected `date( \| null)?`, got|Invalid RFC3339 encoded date).*", "is no day: write 2023-07-01"),
    (r"Expected `str` of length >= 1", "is empty"),
    (r"Expected `str( \| null)?`, got .*", 'write words in quotes: "…"'),
    (r"Expected `array` of length >= (\d+)", r"write a list of \1 or more"),
    (r"Expected `array`, got .*", "write a list in brackets: […]"),
    (r"Expected `object`, got .*", "write a table, its name in brackets on a line of its own"),
    (r"Invalid enum value (.*)", r"\1 is not known"),
)
"""What is right, by what msgspec says is wrong."""


def _right(wrong: str) -> str:
    for pattern, right in _RIGHT:
        if re.fullmatch(pattern, wrong):
            return re.sub(pattern, right, wrong)
    return wrong


def _forms(kind: Any) -> Iterator[str]:
    """Yield how what has to be of a certain form is to be written, as the descriptions of a type say it."""
    for meta in getattr(kind, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta) and meta.description:
            yield meta.description
    for inner in (getattr(kind, "__origin__", None), *getattr(kind, "__args__", ())):
        if inner is not None:
            yield from _forms(inner)


def line_of(lines: list[str], header: str, number: int, key: str) -> int:
    """Return the line of a key in a table of a TOML file, or that of the table's header, counted from 1."""
    starts = [at for at, line in enumerate(lines) if line.strip().startswith(header)] if header else [-1]
    start = starts[number] if number < len(starts) else 0
    for at in range(start + 1, len(lines)):
        line = lines[at].strip()
        if header and line.startswith("["):
            break
        if re.match(rf'"?{re.escape(key)}"?\s*(=|\.)', line) or line.strip("[]") == key != "":
            return at + 1
    return max(start, 0) + 1
