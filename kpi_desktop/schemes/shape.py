"""The form of a scheme file: TOML, then the model; every fault with its key path and what is allowed."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kpi_desktop.domain.numbers import DECIMAL_DIGITS, WHOLE_DIGITS
from kpi_desktop.domain.problems import Path, Problem, printable
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.model import Assumed, Band, Category, Escalation, Grade, IncidentCriterion, Post, Scheme

Table: TypeAlias = dict[str, object]

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_QUOTED = re.compile(r"'([^']*)'")
_TWICE = ("overwrite", "twice", "mutate")
_ROUNDS = 8
"""Mending a part may show what is missing within it; a scheme is no deeper than this."""

_PARTS: Mapping[str, type[BaseModel]] = {
    "categories": Category,
    "criteria": IncidentCriterion,
    "bands": Band,
    "escalations": Escalation,
    "grades": Grade,
    "posts": Post,
    "assumed": Assumed,
}
_STAND_INS: Mapping[str, object] = {
    **dict.fromkeys(("name", "about", "source", "clause", "what"), Label("?", "?")),
    "version": "?",
    "criteria": [],
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A file's form, as far as it goes.

    Attributes:
        scheme: What can be read; with faults only the sound parts of it, None where there are none.
        faults: What is wrong with the form.
        mended: Parts that aren't as they stand in the file.
    """

    scheme: Scheme | None
    faults: tuple[Problem, ...]
    mended: tuple[Path, ...] = ()


def shape_of(text: str) -> Shape:
    """Read a scheme file, whatever it may hold."""
    data = read_table(text)
    if isinstance(data, Problem):
        return Shape(None, (data,))
    try:
        return Shape(Scheme.model_validate(data), ())
    except ValidationError as error:
        found = error.errors()
        scheme, mended = _mend(data, found)
        return Shape(scheme, tuple(_problem(details, data) for details in found), mended)


def read_table(text: str) -> Table | Problem:
    """Read TOML with exact numbers, or say where it breaks."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        line, column = _place(str(error), text)
        fields: dict[str, FieldValue] = {"line": line, "column": column}
        if any(word in str(error) for word in _TWICE):
            return Problem((), Message("line {line}, column {column}: this key or table stands there twice", fields))
        return Problem((), Message("line {line}, column {column}: the file isn't TOML from here", fields))
    except (ValueError, ArithmeticError):
        return Problem((), Message("a number or date in the file can't be read; it may have too many digits"))
    except RecursionError:
        return Problem((), Message("the text nests lists or tables too deeply"))


def _place(said: str, text: str) -> tuple[int, int]:
    """Line and column of a syntax error; the end of the text where the parser says no place."""
    found = _PLACE.search(said)
    if found:
        return int(found[1]), int(found[2])
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1


def _problem(details: ErrorDetails, data: Table) -> Problem:
    """One fault that the model found, in our own words."""
    loc, kind = details["loc"], details["type"]
    path = named_path(loc, data)
    if kind == "extra_forbidden":
        known = next((_PARTS[step] for step in reversed(loc[:-1]) if isinstance(step, str)), Scheme).model_fields
        return Problem(path, Message("unknown key; known are {allowed}", {"allowed": tuple(known)}))
    if kind == "missing" and isinstance(loc[-1], str):
        return Problem(path, Message("missing"))
    fields: dict[str, FieldValue] = {"value": shown(details["input"]), "allowed": _allowed(details)}
    return Problem(path, Message("{value} can't stand here; allowed is {allowed}", fields))


def _allowed(details: ErrorDetails) -> Message:
    context = details.get("ctx", {})
    match details["type"]:
        case "greater_than_equal":
            return Message("a number of {least} or more", {"least": int(context["ge"])})
        case "less_than_equal":
            return Message("a number of {most} or less", {"most": int(context["le"])})
        case "literal_error":
            return Message("one of {known}", {"known": tuple(_QUOTED.findall(context["expected"]))})
        case kind:
            return _KINDS.get(kind, Message("a value of another kind"))


_KINDS: Mapping[str, Message] = {
    "string_type": Message("a text in quotes"),
    "string_too_short": Message("a text that isn't empty"),
    "string_pattern_mismatch": Message("small Latin letters and digits, joined by hyphens, such as late-1"),
    "int_type": Message("a whole number"),
    "bool_type": Message("true or false"),
    "tuple_type": Message("a list"),
    "model_type": Message("a table"),
    "missing": Message("two numbers: the mildest points and the harshest"),
    "too_long": Message("two numbers: the mildest points and the harshest"),
    "scheme_number": Message(
        "a number with at most {whole} digits before the point and {decimals} after",
        {"whole": WHOLE_DIGITS, "decimals": DECIMAL_DIGITS},
    ),
    "scheme_interval": Message("an interval such as {examples}", {"examples": ("[0,5]", "(5,30)", "[30,∞)")}),
    "scheme_words": Message("a text in both languages, {form}", {"form": '{ zh = "…", en = "…" }'}),
    "scheme_flag": Message("one of {known}", {"known": tuple(kind.value for kind in FlagKind)}),
}


def named_path(loc: Path, data: Table) -> Path:
    """A path that names parts by their id where they have one: ``criteria.late.bands[0].minutes``."""
    path: list[str | int] = []
    here: object = data
    for step in loc:
        here = _inside(here, step)
        name = here.get("id") if isinstance(step, int) and isinstance(here, dict) else None
        path.append(name if isinstance(name, str) and name else step)
    return tuple(path)


def _inside(here: object, step: str | int) -> object:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def shown(value: object) -> str:
    """A faulty value as it is told: short, and printable whatever it holds."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{printable(value)}"'
        case dict():
            return "{…}"
        case list() | tuple():
            return "[…]"
        case _:
            return printable(str(value))


def _mend(data: Table, found: Iterable[ErrorDetails]) -> tuple[Scheme | None, tuple[Path, ...]]:
    """Leave out what can't be read, so that the sound rest can be checked in the same run."""
    rest, mended = copy.deepcopy(data), list[Path]()
    scheme, rounds = None, 0
    while scheme is None and rounds < _ROUNDS:
        rounds += 1
        mended += [named_path(details["loc"], rest) for details in found if details["type"] != "extra_forbidden"]
        cuts = {cut for details in found if (cut := _mend_one(rest, details)) is not None}
        for cut in sorted(cuts, key=_late_first, reverse=True):
            _cut(rest, cut)
        try:
            scheme = Scheme.model_validate(rest)
        except ValidationError as error:
            found = error.errors()
    return scheme, tuple(mended)


def _mend_one(rest: Table, details: ErrorDetails) -> Path | None:
    """Put a stand-in for what is missing, or say what is to be cut."""
    loc = details["loc"]
    if details["type"] != "missing":
        return loc
    *outer, key = loc
    table = _at(rest, tuple(outer))
    if not isinstance(table, dict):
        return tuple(outer)
    stand_in = _STAND_INS.get(str(key), f"unnamed-{loc[-2]}" if key == "id" and len(loc) > 1 else None)
    if key == "id" and len(loc) == 1:
        stand_in = "unnamed"
    if stand_in is None:
        return tuple(outer)
    table[str(key)] = stand_in
    return None


def _late_first(path: Path) -> tuple[str, ...]:
    """Sorts the later parts of a list, and what lies within a part, after what comes before."""
    return tuple(f"{step:09d}" if isinstance(step, int) else step for step in path)


def _cut(rest: Table, path: Path) -> None:
    holder: Any = _at(rest, path[:-1])
    del holder[path[-1]]


def _at(data: Table, path: Path) -> object:
    here: object = data
    for step in path:
        here = _inside(here, step)
    return here
