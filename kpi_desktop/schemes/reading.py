"""A scheme file into a scheme: TOML, then the model, every fault with its key path and what is allowed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kpi_desktop.domain.problems import Path, Problem, printable
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import Scheme

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")

Table: TypeAlias = dict[str, object]


def read_scheme(text: str) -> tuple[Scheme | None, tuple[Problem, ...]]:
    """Read a scheme file, whatever it may hold.

    Args:
        text: The file's text, TOML.

    Returns:
        The scheme and no problem, or None and every fault of its form. Whether a scheme that can be read also
        makes sense is for `check_scheme`.
    """
    data = read_table(text)
    if isinstance(data, Problem):
        return None, (data,)
    try:
        return Scheme.model_validate(data), ()
    except ValidationError as error:
        return None, tuple(problem_of(details, data) for details in error.errors())


def read_table(text: str) -> Table | Problem:
    """Read TOML with exact numbers, or say where it breaks."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        line, column = _place(str(error), text)
        fields: dict[str, FieldValue] = {"line": line, "column": column}
        if "verwrite" in str(error) or "twice" in str(error) or "mutate" in str(error):
            return Problem((), Message("line {line}, column {column}: this key or table stands there twice", fields))
        return Problem((), Message("line {line}, column {column}: the file can't be read as TOML from here", fields))
    except (ValueError, ArithmeticError):
        return Problem(
            (), Message("a number in the file has far too many digits; 15 before and 6 after the point are allowed")
        )
    except RecursionError:
        return Problem((), Message("the file nests lists or tables too deeply"))


def _place(said: str, text: str) -> tuple[int, int]:
    """Line and column of a syntax error; the end of the text where the parser says no place."""
    found = _PLACE.search(said)
    if found:
        return int(found[1]), int(found[2])
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1


def problem_of(details: ErrorDetails, data: Table) -> Problem:
    """One fault that the model found, in our own words."""
    path = named_path(details["loc"], data)
    value = shown(details["input"])
    match details["type"]:
        case "missing":
            return Problem(path, Message("missing; every scheme needs it here"))
        case "extra_forbidden":
            return Problem(path, Message("unknown key; check its spelling or take it out"))
        case "literal_error" | "enum":
            allowed = details.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ")
            fields = {"value": value, "allowed": allowed}
            return Problem(path, Message("{value} is not allowed; allowed are {allowed}", fields))
        case kind:
            return Problem(path, Message(_ALLOWED.get(kind, _OTHERWISE), {"value": value, **_bounds(details)}))


_OTHERWISE = "{value} is of the wrong kind"
_ALLOWED: Mapping[str, str] = {}


def _bounds(details: ErrorDetails) -> dict[str, FieldValue]:
    context = details.get("ctx", {})
    return {name: context[name] for name in ("ge", "le", "actual_length", "max_length") if name in context}


def named_path(loc: tuple[str | int, ...], data: Table) -> Path:
    """A path that names parts by their id where they have one: ``criteria.late.bands[0].minutes``."""
    path: list[str | int] = []
    here: object = data
    for step in loc:
        here = _inside(here, step)
        name = here.get("id") if isinstance(step, int) and isinstance(here, dict) else None
        path.append(name if isinstance(name, str) and name.isprintable() and name else step)
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
            text = "true" if value else "false"
        case None:
            text = "null"
        case dict():
            text = "{…}"
        case list() | tuple():
            text = "[…]"
        case _:
            text = str(value)
    return printable(text)
