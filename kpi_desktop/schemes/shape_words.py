"""What the model finds wrong with the form of a file, in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from kpi_desktop.domain.numbers import DECIMAL_DIGITS, WHOLE_DIGITS
from kpi_desktop.domain.problems import Path, Problem, printable
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import FieldValue, Message

_QUOTED = re.compile(r"'([^']*)'")
_TAGS = ("kind", "by")
"""Keys that tell apart parts of several kinds."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault that the model found.

    Attributes:
        kind: The model's name for it.
        loc: Where it stands in the file.
        model: The part that it stands in.
        value: What stands there.
        context: What the model says of it.
    """

    kind: str
    loc: Path
    model: type[BaseModel]
    value: object
    context: Mapping[str, Any]


def fault_of(details: ErrorDetails, whole: type[BaseModel]) -> Fault:
    """A fault as the model tells it; names of kinds, which the model puts into paths, are left out."""
    loc, kind, context = _within(details["loc"], whole), details["type"], details.get("ctx", {})
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        key = "kind" if context["discriminator"].startswith("kind") else "by"
        value = context.get("tag", details["input"])
        return Fault("missing" if kind == "union_tag_not_found" else kind, (*loc.path, key), loc.model, value, context)
    return Fault(kind, loc.path, loc.model, details["input"], context)


@dataclass(frozen=True, slots=True)
class _Place:
    path: Path
    model: type[BaseModel]


def _within(loc: Path, whole: type[BaseModel]) -> _Place:
    """A path without names of kinds, and the innermost part that it leads through."""
    path: list[str | int] = []
    inner, choices = whole, [whole]
    for step in loc:
        chosen = [model for model in choices if step in _tags(model)] if len(choices) > 1 else []
        if chosen:
            inner, choices = chosen[0], chosen
            continue
        path.append(step)
        inner = choices[0] if len(choices) == 1 else inner
        if isinstance(step, str):
            field = inner.model_fields.get(step)
            choices = list(_models(field.annotation)) if field is not None else []
    return _Place(tuple(path), inner)


def _tags(model: type[BaseModel]) -> tuple[object, ...]:
    field = next((model.model_fields[key] for key in _TAGS if key in model.model_fields), None)
    return get_args(field.annotation) if field is not None and get_origin(field.annotation) is Literal else ()


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def worded(fault: Fault, path: Path) -> Problem:
    """A fault in our own words.

    Args:
        fault: The fault.
        path: Where it stands, with parts named by their ids.
    """
    if fault.kind == "extra_forbidden":
        return Problem(path, Message("unknown key; known are {allowed}", {"allowed": tuple(fault.model.model_fields)}))
    if fault.kind == "missing" and isinstance(path[-1], str):
        return Problem(path, Message("missing"))
    fields: dict[str, FieldValue] = {"value": shown(fault.value), "allowed": _allowed(fault)}
    return Problem(path, Message("{value} can't stand here; allowed is {allowed}", fields))


def _allowed(fault: Fault) -> Message:
    match fault.kind:
        case "greater_than_equal":
            return Message("a number of {least} or more", {"least": int(fault.context["ge"])})
        case "less_than_equal":
            return Message("a number of {most} or less", {"most": int(fault.context["le"])})
        case "literal_error":
            return Message("one of {known}", {"known": tuple(_QUOTED.findall(fault.context["expected"]))})
        case "union_tag_invalid":
            return Message("one of {known}", {"known": tuple(_QUOTED.findall(fault.context["expected_tags"]))})
        case "string_pattern_mismatch" if ":" in str(fault.context["pattern"]):
            return Message("a time of day such as {example}", {"example": "08:45"})
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
