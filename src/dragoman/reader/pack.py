"""A language pack as it lies in its folder: read, checked against what a pack may hold, and filled up.

``languages/keys.toml`` lists every file, table and key. What is not in a pack counts as empty; a key that no
pack has, a value of the wrong sort and a key that has to be there and is not are errors that name file and key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, get_args

from ..gazetteer import gazetteer
from ..record import Action, EventType, InstrumentKind, Office, Stance, Topic
from .grammar import Grammar

_TABLES_OF_FORMS = frozenset({"noun_forms", "verb_forms"})
_SORTS = {
    "lists": "list",
    "rows": "list of lists",
    "texts": "text",
    "switches": "switch",
    "numbers": "number",
    "tables": "table",
}
_EXPECTED = {
    "list": "a list of texts",
    "list of lists": "a list of lists of texts",
    "text": "a text",
    "switch": "true or false",
    "number": "a number",
    "number or text": "a number or a text",
    "table": "a table",
}


class PackError(ValueError):
    """A language pack is not as it should be; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that Dragoman reads; `partial` says what its pack reads so far, None for a complete one."""

    code: str
    name: str
    partial: str | None = None


def read_pack(code: str) -> dict[str, Any]:
    """Return the tables of a pack by file, empty ones for what is not there. Raises PackError."""
    pack: dict[str, Any] = {}
    for path in sorted((_root() / code).iterdir(), key=lambda path: path.name):
        name, _, sort = path.name.rpartition(".")
        if sort == "toml":
            pack[name] = _parse(path, code)
        elif sort == "tsv" and name in _TABLES_OF_FORMS:
            pack[name] = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    for name, table in pack.items():
        if name not in _TABLES_OF_FORMS:
            _File(code, name).check(table)
    _check_together(code, pack)
    for name in {heading.partition(".")[0] for heading in _keys()}:
        file = _File(code, name)
        if name in pack or not file.shape.get("left_out"):
            file.fill(pack.setdefault(name, {}))
    return pack


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of the language packs there are, sorted."""
    folders = (folder for folder in _root().iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if (folder / "language.toml").is_file()))


@cache
def about(code: str) -> Language:
    """Return what a pack says of itself, the rest of it unread. Raises PackError."""
    table = _parse(_root() / code / "language.toml", code)
    _File(code, "language").check(table)
    return Language(code, table["name"], table.get("partial"))


def _root() -> Traversable:
    return resources.files("dragoman.languages")


def _parse(path: Traversable, code: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise PackError(f"languages/{code}/{path.name}: {failure}") from failure


@lru_cache(maxsize=1)
def _keys() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files("dragoman.languages").joinpath("keys.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _codes() -> dict[str, tuple[str, ...]]:
    """Return the codes of the record by the word in capitals that stands for them."""
    sorts = {
        "OFFICE": Office, "EVENT": EventType, "KIND": InstrumentKind,
        "ACTION": Action, "STANCE": Stance, "TOPIC": Topic,
    }  # fmt: skip
    found = {word: get_args(codes) for word, codes in sorts.items()}
    return found | {"PARTY": tuple(gazetteer().names), "SWITCH": tuple(field.name for field in fields(Grammar))}


@cache
def _sorts(heading: str) -> dict[str, str]:
    """Return the keys under a heading with the sort of their values."""
    found: dict[str, str] = {}
    for kind, sort in _SORTS.items():
        for key in _keys()[heading].get(kind, ()):
            found.update(dict.fromkeys(_codes().get(key, (key,)), sort))
    return found


class _File:
    """One file of a pack: what it may hold."""

    def __init__(self, code: str, name: str) -> None:
        self.code, self.name = code, name + ".toml"
        keys = _keys()
        self.shape: Mapping[str, Any] = keys.get(self.name, {})
        self.tables: dict[str, str] = {}  # each table there may be, with its heading
        prefix = self.name + " ["
        for heading in keys:
            if heading.startswith(prefix):
                table = heading[len(prefix) : -1]
                for key in _codes().get(table, (table,)):
                    if key == table or key not in self.tables:
                        self.tables[key] = heading
        if not self.shape and not self.tables:
            raise self._error("there is no such file in a language pack")

    # -- checking ------------------------------------------------------------------------

    def check(self, data: Mapping[str, Any]) -> None:
        """Raise PackError for what should not be there, or should and is not."""
        own = _sorts(self.name) if self.shape else {}
        groups: dict[str, int] = self.shape.get("groups", {})
        for key, value in data.items():
            if key in self.tables:
                self._expect(value, "table", f"[{key}]")
                self._check_table(key, value)
            elif key in groups:
                if not isinstance(value, list) or len(value) != groups[key] or not all(map(_is_list, value)):
                    raise self._error(f"{key} has to be {groups[key]} lists of texts")
            elif key in own:
                self._expect(value, own[key], key)
            else:
                raise self._unknown(key, [*own, *groups, *self.tables], "")
        for key in (*self.shape.get("wanted", ()), *groups):
            if key not in data:
                raise self._error(f"{key} is missing")

    def _check_table(self, name: str, table: Mapping[str, Any]) -> None:
        heading = self.tables[name]
        shape, sorts = _keys()[heading], _sorts(heading)
        for key, value in table.items():
            sort = shape.get("words") or sorts.get(key)
            if sort is None:
                raise self._unknown(key, sorts, f"[{name}] ")
            self._expect(value, sort, f"[{name}] {key}")
        for key in shape.get("wanted", ()):
            if key not in table:
                raise self._error(f"[{name}] {key} is missing")

    def _expect(self, value: object, sort: str, where: str) -> None:
        if not _FITS[sort](value):
            raise self._error(f"{where} has to be {_EXPECTED[sort]}")

    def _unknown(self, key: str, known: Iterable[str], where: str) -> PackError:
        from difflib import get_close_matches

        near = get_close_matches(key, [*known], 1)
        hint = f"; is it {near[0]}?" if near else ""
        return self._error(f"{where}{key} is not in languages/keys.toml{hint}")

    def _error(self, what: str) -> PackError:
        return PackError(f"languages/{self.code}/{self.name}: {what}")

    # -- filling up ----------------------------------------------------------------------

    def fill(self, data: dict[str, Any]) -> None:
        """Put empty lists and tables where there are none; a table named by a code is left out, not empty."""
        _fill(data, self.shape)
        for name, heading in self.tables.items():
            if name in data or heading == f"{self.name} [{name}]":
                _fill(data.setdefault(name, {}), _keys()[heading])


def _fill(table: dict[str, Any], shape: Mapping[str, Any]) -> None:
    for kind, make in (("lists", list), ("rows", list), ("tables", dict), ("groups", list)):
        for key in shape.get(kind, ()):
            if key not in _codes():
                table.setdefault(key, make())


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_FITS: dict[str, Callable[[object], bool]] = {
    "list": _is_list,
    "list of lists": lambda value: isinstance(value, list) and all(map(_is_list, value)),
    "text": lambda value: isinstance(value, str),
    "switch": lambda value: isinstance(value, bool),
    "number": _is_number,
    "number or text": lambda value: isinstance(value, str) or _is_number(value),
    "table": lambda value: isinstance(value, dict),
}


def _check_together(code: str, pack: Mapping[str, Any]) -> None:
    """Raise PackError where one file of a pack wants another that is not there."""

    def error(what: str) -> PackError:
        return PackError(f"languages/{code}/{what}")

    language = pack["language"]
    if language["code"] != code:
        raise error(f"language.toml: code is {language['code']!r}, but its folder is {code!r}")
    if language["apostrophe"] not in ("before", "after", "inside"):
        raise error("language.toml: apostrophe has to be before, after or inside")
    grammar = language.get("grammar", {})
    for switch, file in (("verb_last", "inflection.toml"), ("dictionary_forms", "noun_forms.tsv")):
        if grammar.get(switch) and file.partition(".")[0] not in pack:
            raise error(f"language.toml: [grammar] {switch} wants the file {file}, which is missing")
    verbs = pack.get("verbs", {})
    if "inflection" in pack and verbs.get("verbs") and "infinitive" not in verbs:
        raise error("verbs.toml: infinitive is missing")
    for name, stems in verbs.get("verbs", {}).items():
        if "inflection" not in pack and name not in verbs.get("paradigms", {}):
            raise error(f"verbs.toml: [verbs] {name} has no [paradigms.{name}]")
        if not _is_list(stems):
            raise error(f"verbs.toml: [verbs] {name} has to be a list of texts")


__all__ = ["Language", "PackError", "about", "languages", "read_pack"]
