"""The form of a scheme file: TOML, then the model; every fault with its key path and what is allowed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.places import Mended, Names, Table
from kpi_desktop.schemes.shape_words import Fault, faults_of, worded

__all__ = ["Read", "Shape", "Table", "faults_in", "read_as", "read_table", "shape_of", "shape_of_table"]

LONGEST: Final = 500_000
"""Most characters of a file; the regulation of a whole company takes a tenth of them."""
DEEPEST: Final = 24
"""Most tables and lists within one another; a scheme takes half of them."""

_Whole = TypeVar("_Whole", bound=BaseModel)

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_TWICE = ("overwrite", "twice", "mutate")
_MANY_KEYS = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}""")
"""Keys joined by points as no file has them; the parser would fill the memory with them."""
_ROUNDS = 8
"""Mending a part may show what is missing within it; a scheme is no deeper than this."""

_STAND_INS: Mapping[str, object] = {
    **dict.fromkeys(("name", "about", "source", "clause", "what"), Label("?", "?")),
    **dict.fromkeys(("version", "zh", "en"), "?"),
    "criteria": [],
    "components": [],
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A file's form, as far as it goes.

    Attributes:
        scheme: What can be read; with faults only the sound parts of it, None where there are none.
        faults: What is wrong with the form.
        mended: What of it isn't as it stands in the file; None where all of it is.
    """

    scheme: Scheme | None
    faults: tuple[Problem, ...]
    mended: Mended | None = None


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
    mended: Mended | None = None


def read_as(model: type[_Whole], data: Table) -> Read[_Whole]:
    """Read a table as a whole of some kind: a scheme, a pay plan."""
    try:
        return Read(model.model_validate(data))
    except ValidationError as error:
        found = _faults(error, model)
        mended = Mended(data)
        return Read(_mend(model, mended, found), _worded(found, data), mended)


def faults_in(error: ValidationError, model: type[BaseModel], data: Table) -> tuple[Problem, ...]:
    """What a model finds wrong with a table, in our own words, each with its path."""
    return _worded(_faults(error, model), data)


def _worded(found: Iterable[Fault], data: Table) -> tuple[Problem, ...]:
    names = Names(data)
    return tuple(worded(fault, names.path(fault.loc)) for fault in found)


def _faults(error: ValidationError, model: type[BaseModel]) -> list[Fault]:
    found = (fault for details in error.errors() for fault in faults_of(details, model))
    return list({(fault.kind, fault.loc): fault for fault in found}.values())


def read_table(text: str) -> Table | Problem:  # noqa: PLR0911 - one return for each way to fail
    """Read TOML with exact numbers, or say where it breaks."""
    if len(text) > LONGEST:
        told: dict[str, FieldValue] = {"count": len(text), "most": LONGEST}
        return Problem((), Message("the text has {count} characters; at most {most} are allowed", told))
    if _MANY_KEYS.search(text):
        return _too_deep()
    try:
        table = tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
        return _too_deep() if _deeper(table) else table
    except tomllib.TOMLDecodeError as error:
        line, column = _place(str(error), text)
        fields: dict[str, FieldValue] = {"line": line, "column": column}
        if any(word in str(error) for word in _TWICE):
            return Problem(
                (),
                Message("line {line}, column {column}: this key or table stands there twice; keep one of them", fields),
            )
        return Problem(
            (),
            Message(
                "line {line}, column {column}: the file isn't TOML from here; look at quotes, commas and brackets",
                fields,
            ),
        )
    except (ValueError, ArithmeticError):
        return Problem((), Message("a number or date in the file can't be read; it may have too many digits"))
    except RecursionError:
        return _too_deep()


def _too_deep() -> Problem:
    return Problem((), Message("the text nests lists or tables too deeply"))


def _deeper(table: Table) -> bool:
    """Whether tables and lists lie deeper within one another than any scheme has them."""
    layer: list[object] = [table]
    for _ in range(DEEPEST):
        layer = [
            part
            for whole in layer
            if isinstance(whole, dict | list)
            for part in (whole.values() if isinstance(whole, dict) else whole)
            if isinstance(part, dict | list)
        ]
    return bool(layer)


def _place(said: str, text: str) -> tuple[int, int]:
    """Line and column of a syntax error; the end of the text where the parser says no place."""
    found = _PLACE.search(said)
    if found:
        return int(found[1]), int(found[2])
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1


def _mend(model: type[_Whole], mended: Mended, found: Collection[Fault]) -> _Whole | None:
    """Leave out what can't be read, so that the sound rest can be checked in the same run."""
    whole, rounds = None, 0
    while whole is None and rounds < _ROUNDS:
        rounds += 1
        cuts = [(cut, fault) for fault in found if (cut := _mend_one(mended, fault)) is not None]
        for path, fault in [*((fault.loc, fault) for fault in found), *cuts]:
            if fault.kind != "extra_forbidden":  # without such a key its part stands as in the file
                mended.touch(path)
        for cut in sorted({cut for cut, _ in cuts}, key=_late_first, reverse=True):
            mended.cut(cut)
        try:
            whole = model.model_validate(mended.rest)
        except ValidationError as error:
            found = _faults(error, model)
    return whole


def _mend_one(mended: Mended, fault: Fault) -> Path | None:
    """Put a stand-in for what is missing, or say what is to be cut."""
    loc = fault.loc
    if fault.kind == "union_tag_invalid":
        return loc[:-1]
    if fault.kind != "missing":
        return loc
    *outer, key = loc
    stand_in = _STAND_INS.get(str(key))
    if key == "id":
        stand_in = f"unnamed-{loc[-2]}" if len(loc) > 1 else "unnamed"
    if stand_in is None:
        return tuple(outer)
    mended.fill(loc, stand_in)
    return None


def _late_first(path: Path) -> tuple[str, ...]:
    """Sorts the later parts of a list, and what lies within a part, after what comes before."""
    return tuple(f"{step:09d}" if isinstance(step, int) else step for step in path)
