"""Facts, results and messages as JSON values and back, exactly: what seals and the audit log keep.

Every value that JSON lacks is an object with one key that tells its kind: ``{"fraction": "1/3"}``; a dataclass is
``{"is": "Line", ...}`` with its fields. A field that a later version adds is read with its default, one that it drops
is ignored, so old seals stay readable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeAlias, TypeVar

from kpi_desktop.domain import facts, problems, result, words
from kpi_desktop.domain.month import Month

T = TypeVar("T")
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

_CLASSES: Final[Mapping[str, type]] = {
    kind.__name__: kind
    for kind in (
        facts.Employee, facts.Incident, facts.Measure, facts.TeamMeasure, facts.Rating, facts.Standing, facts.Facts,
        problems.Notice, problems.Problem, result.Line, result.CategoryResult, result.PayComponent, result.Pay,
        result.Flag, result.PersonResult, result.Result, words.Label, words.Message,
    )
}  # fmt: skip
_ENUMS: Final[Mapping[str, type[Enum]]] = {kind.__name__: kind for kind in (result.LineKind, result.FlagKind)}


def freeze(value: object) -> Json:  # noqa: PLR0911 - one return per kind reads best
    """A value of the domain as JSON values.

    Raises:
        TypeError: A kind that isn't known, such as a float.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case Fraction() | Decimal() | Month():
            return {type(value).__name__.lower(): str(value)}
        case date():
            return {"date": value.isoformat()}
        case Enum() if type(value).__name__ in _ENUMS:
            return {"enum": type(value).__name__, "value": str(value.value)}
        case tuple() | list():
            return [freeze(item) for item in value]
        case Mapping():
            return {"map": [[freeze(key), freeze(item)] for key, item in value.items()]}
    if type(value).__name__ in _CLASSES and is_dataclass(value):
        held = {field.name: freeze(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **held}
    raise TypeError(f"{type(value).__name__} can't be frozen")


_SIMPLE: Final[Mapping[str, Callable[[str], object]]] = {
    "fraction": Fraction,
    "decimal": Decimal,
    "month": Month.parse,
    "date": date.fromisoformat,
}


def thaw(value: Any) -> Any:
    """The value that `freeze` took.

    Raises:
        ValueError: Not such JSON values.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case list():
            return tuple(thaw(item) for item in value)
        case {"is": str(name), **held} if name in _CLASSES:
            known = {field.name for field in fields(_CLASSES[name])}
            return _CLASSES[name](**{key: thaw(item) for key, item in held.items() if key in known})
        case {"enum": str(name), "value": str(member)} if name in _ENUMS:
            return _ENUMS[name](member)
        case {"map": list(pairs)}:
            return {thaw(key): thaw(item) for key, item in pairs}
        case dict() if len(value) == 1:
            ((kind, text),) = value.items()
            if kind in _SIMPLE and isinstance(text, str):
                return _SIMPLE[kind](text)
    raise ValueError(f"not a frozen value: {value!r}")


def thaw_as(kind: type[T], value: Any) -> T:
    """A value of one kind that was frozen.

    Raises:
        ValueError: Something else was frozen.
    """
    found = thaw(value)
    if not isinstance(found, kind):
        raise ValueError(f"not a frozen {kind.__name__}")  # noqa: TRY004 - the value is wrong, not the call
    return found
