"""The form of a scheme file: TOML, then the model; every fault with its key path and what is allowed."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.shape_words import Fault, fault_of, worded

Table: TypeAlias = dict[str, object]
_Whole = TypeVar("_Whole", bound=BaseModel)

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_TWICE = ("overwrite", "twice", "mutate")
_ROUNDS = 8
"""Mending a part may show what is missing within it; a scheme is no deeper than this."""

_STAND_INS: Mapping[str, object] = {
    **dict.fromkeys(("name", "about", "source", "clause", "what"), Label("?", "?")),
    "version": "?",
    "criteria": [],
    "components": [],
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
    return Shape(None, (data,)) if isinstance(data, Problem) else shape_of_table(data)


def shape_of_table(data: Table) -> Shape:
    """Read a scheme from a table as a file holds it."""
    found = read_as(Scheme, data)
    return Shape(found.whole, found.faults, found.mended)


@dataclass(frozen=True, slots=True)
class Read(Generic[_Whole]):
    """A table read as a scheme or a pay plan; the attributes as those of `Shape`."""

    whole: _Whole | None
    faults: tuple[Problem, ...] = ()
    mended: tuple[Path, ...] = ()


def read_as(model: type[_Whole], data: Table) -> Read[_Whole]:
    """Read a table as a whole of some kind: a scheme, a pay plan."""
    try:
        return Read(model.model_validate(data))
    except ValidationError as error:
        found = _faults(error, model)
        whole, mended = _mend(model, data, found)
        return Read(whole, tuple(worded(fault, named_path(fault.loc, data)) for fault in found), mended)


def _faults(error: ValidationError, model: type[BaseModel]) -> list[Fault]:
    return [fault_of(details, model) for details in error.errors()]


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


def _mend(model: type[_Whole], data: Table, found: Iterable[Fault]) -> tuple[_Whole | None, tuple[Path, ...]]:
    """Leave out what can't be read, so that the sound rest can be checked in the same run."""
    rest, mended = copy.deepcopy(data), list[Path]()
    whole, rounds = None, 0
    while whole is None and rounds < _ROUNDS:
        rounds += 1
        mended += [named_path(fault.loc, rest) for fault in found if fault.kind != "extra_forbidden"]
        cuts = {cut for fault in found if (cut := _mend_one(rest, fault)) is not None}
        for cut in sorted(cuts, key=_late_first, reverse=True):
            _cut(rest, cut)
        try:
            whole = model.model_validate(rest)
        except ValidationError as error:
            found = _faults(error, model)
    return whole, tuple(mended)


def _mend_one(rest: Table, fault: Fault) -> Path | None:
    """Put a stand-in for what is missing, or say what is to be cut."""
    loc = fault.loc
    if fault.kind == "union_tag_invalid":
        return loc[:-1]
    if fault.kind != "missing":
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
