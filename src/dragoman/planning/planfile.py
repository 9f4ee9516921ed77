"""Plan files: TOML that a person writes and reads, or a sheet as CSV. Each mistake is told with its line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.planning.plan import ALTERNATE, Item, Plan, Wishes, blocked_days
from dragoman.planning.tables import Mistake, PlanError, from_toml, in_words, key_in, line_of, mistakes_in

COLUMNS = tuple(Item.__struct_fields__)
_LISTS = frozenset({"months"})
_LONGEST, _MOST = 20, 500
"""The most years that a plan may be for, and the most items that it may have."""
_NUMBERS = frozenset({"times", "days"})


def plan_from_toml(text: str, name: str) -> Plan:
    """Return the plan that a TOML file holds. Raises `PlanError` with every mistake in it."""
    return checked(from_toml(text, name, Plan, "item"), text, name)


def checked(plan: Plan, text: str, name: str, line_of_item: list[int] | None = None) -> Plan:
    """Return a plan that makes sense. Raises `PlanError` with each thing that does not."""
    mistakes = [
        Mistake(_line(text, table, number, key, line_of_item), what) for table, number, key, what in _senseless(plan)
    ]
    if mistakes:
        raise PlanError(name, mistakes)
    return plan


def _line(text: str, table: str, number: int, key: str, line_of_item: list[int] | None) -> int:
    if line_of_item is not None:
        return line_of_item[number] if table else 1
    return line_of(text.splitlines(), table, number, key)


def _senseless(plan: Plan) -> Iterator[tuple[str, int, str, str]]:
    """Yield what makes no sense in a plan: in which sort of table, its number and key, and what."""
    for key, what in _of_plan(plan):
        yield "", 0, key, f"{key}: {what}" if key else what
    seen: set[str] = set()
    for number, item in enumerate(plan.items):
        if item.id in seen:
            yield "[[item]]", number, "id", f"id: '{item.id}' is the id of another item"
        seen.add(item.id)
        for key, what in _of_item(plan, item):
            yield "[[item]]", number, key, f"{key}: {what}"


def _of_plan(plan: Plan) -> Iterator[tuple[str, str]]:
    from dragoman.gazetteer import party_names

    if not plan.title.strip():
        yield "title", "is empty: write what the plan is called"
    if unknown := [code for code in plan.parties if code not in party_names()]:
        yield "parties", f'{", ".join(unknown)} is no party: write codes of states ("AZE") or organisations ("org:EU")'
    if len(set(plan.parties)) < len(plan.parties):
        yield "parties", "one is there twice"
    if plan.end < plan.start:
        yield "end", f"{plan.end} is before the start, {plan.start}"
    if plan.end.year - plan.start.year > _LONGEST:
        yield "end", f"a plan is for {_LONGEST} years at most"
    if len(plan.items) > _MOST:
        yield "", f"a plan has {_MOST} items at most, this has {len(plan.items)}"
    for party in sorted(set(plan.ministries) - set(plan.parties)):
        yield "ministries", f"{party} is no party of the plan"
    try:
        blocked_days(plan)
    except ValueError as failure:
        yield "blocked", f"{failure}: write 2023-07-01 or 2023-07-01/2023-07-15"


def _of_item(plan: Plan, item: Item) -> Iterator[tuple[str, str]]:
    if not re.fullmatch(r"[^\s/=]+", item.id):
        yield "id", f"'{item.id}' can't be one: write a word without spaces, / and ="
    if item.host not in (ALTERNATE, *plan.parties):
        yield "host", f"'{item.host}' is no party: write {', '.join(plan.parties)} or {ALTERNATE}"
    if item.times is not None and item.every is not None:
        yield "every", "write either times or every, not both"
    if item.date is not None and not plan.start <= item.date <= plan.end:
        yield "date", f"{item.date} is not between {plan.start} and {plan.end}"
    if item.date is not None and (item.every is not None or (item.times or 1) > 1):
        yield "date", "an item with a fixed date is held once"
    begins, _, ends = (item.time or "").partition("-")
    if ends and ends <= begins and item.days == 1:
        yield "time", f"{ends} is not after {begins}"


def plan_from_csv(text: str, name: str, frame: dict[str, Any]) -> Plan:
    """Return the plan whose items a CSV sheet has, one a row; its first row names the columns.

    `frame` has the other fields of the plan. Raises `PlanError` with every mistake.
    """
    items, lines, mistakes = [], [], []
    for line, row in _rows(text.removeprefix("\ufeff"), name):
        part = {key.strip(): _cell(key.strip(), cell) for key, cell in row.items() if key and cell and cell.strip()}
        if None in row:
            mistakes.append(Mistake(line, "has more cells than there are columns: quote a cell that has the separator"))
        mistakes += [Mistake(line, mistake.what) for mistake in mistakes_in(part, Item, [], "", 0)]
        items.append(part)
        lines.append(line)
    if not items:
        mistakes.append(Mistake(1, "has no items: write a row for each under the names of the columns"))
    if mistakes:
        raise PlanError(name, mistakes)
    try:
        plan = msgspec.convert({**frame, "items": items}, Plan)
    except msgspec.ValidationError as failure:
        raise PlanError(name, [Mistake(1, in_words(str(failure), Plan, key_in(str(failure))))]) from failure
    return checked(plan, text, name, lines)


def _rows(text: str, name: str) -> Iterator[tuple[int, dict[str | Any, Any]]]:
    """Yield the rows of a sheet, each with its line. Raises `PlanError` where it is none."""
    if "\0" in text:
        line = text.partition("\0")[0].count("\n") + 1
        raise PlanError(name, [Mistake(line, "is no text: save the sheet as CSV (UTF-8)")])
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)
    try:
        columns = [column.strip() for column in rows.fieldnames or ()]
        wrong = [f"'{column}' is no column" for column in columns if column not in COLUMNS]
        wrong += [f"'{column}' is there twice" for column in COLUMNS if columns.count(column) > 1]
        if wrong or not columns:
            said = f"{', '.join(wrong) or 'has no columns'}: write some of {', '.join(COLUMNS)}"
            raise PlanError(name, [Mistake(1, said)])
        for row in rows:
            yield rows.line_num, row
    except csv.Error as failure:
        said = f"{failure}: close every quote, and write a quote within one as two"
        raise PlanError(name, [Mistake(rows.line_num + 1, said)]) from failure


def _cell(key: str, written: str) -> Any:
    written = written.strip()
    if key in _LISTS:
        return [int(part) if part.isdigit() else part for part in re.split(r"[,;\s]+", written)]
    return int(written) if key in _NUMBERS and written.isdigit() else written


def to_toml(plan: Plan) -> str:
    """Return a plan as the TOML file that `plan_from_toml` reads."""
    lines = [f"title = {quoted(plan.title)}", f"parties = [{', '.join(map(quoted, plan.parties))}]"]
    lines += [f"start = {plan.start}", f"end = {plan.end}"]
    if plan.ministries:
        lines += ["", "[ministries]", *(f"{quoted(code)} = {quoted(name)}" for code, name in plan.ministries.items())]
    lines += ["", "[wishes]", *_fields(plan.wishes)]
    for item in plan.items:
        lines += ["", "[[item]]", *_fields(item)]
    return "\n".join(lines) + "\n"


def _fields(part: Item | Wishes) -> Iterator[str]:
    for field in msgspec.structs.fields(part):
        value = getattr(part, field.name)
        if value is None or (value == field.default and not field.required):
            continue
        yield f"{field.name} = {_toml(value)}"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(_toml, value))}]"
    return quoted(value) if isinstance(value, str) else str(value)


def quoted(text: str) -> str:
    """Return a string as TOML writes it: JSON's escapes are TOML's, but for the delete character."""
    return msgspec.json.encode(text).decode("utf-8").replace("\x7f", "\\u007f")


def to_csv(plan: Plan) -> str:
    """Return the items of a plan as the sheet that `plan_from_csv` reads, with the columns that any of them uses."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(Item)}
    used = [name for name in COLUMNS if any(getattr(item, name) != defaults[name] for item in plan.items)]
    written = io.StringIO()
    sheet = csv.writer(written, lineterminator="\n")
    sheet.writerow(used or ("id", "subject"))
    sheet.writerows([_written(getattr(item, name)) for name in used] for item in plan.items)
    return written.getvalue()


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
