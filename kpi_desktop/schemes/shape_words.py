"""What the model finds wrong with the form of a file, in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from kpi_desktop.domain.numbers import DECIMAL_DIGITS, WHOLE_DIGITS
from kpi_desktop.domain.problems import LONGEST_SHOWN, Path, Problem, printable
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import LANGUAGES, FieldValue, Message
from kpi_desktop.schemes.parts import showable

_QUOTED = re.compile(r"'([^']*)'")
_FEW = 5
"""Most values of a list that are told."""
_HUGE = 10**LONGEST_SHOWN
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


def faults_of(details: ErrorDetails, whole: type[BaseModel]) -> tuple[Fault, ...]:
    """A fault as the model tells it, at the key that is wrong.

    Names of kinds, which the model puts into paths, are left out. Of a text in both languages each language is told
    by itself; a list of two that lacks one is wrong as a whole.
    """
    loc, kind, context = _within(details["loc"], whole), details["type"], details.get("ctx", {})
    path, value = loc.path, details["input"]
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        key = "kind" if context["discriminator"].startswith("kind") else "by"
        tag = value.get(key) if isinstance(value, dict) else value
        return (Fault("missing" if kind == "union_tag_not_found" else kind, (*path, key), loc.model, tag, context),)
    if kind == "scheme_words" and isinstance(value, dict):
        return tuple(_of_words(path, loc.model, value))
    if kind == "missing" and isinstance(path[-1], int):
        kind, path = "too_short", path[:-1]
    return (Fault(kind, path, loc.model, value, context),)


def _of_words(path: Path, model: type[BaseModel], said: Mapping[str, object]) -> Iterator[Fault]:
    """What is wrong with a table that should say one text in both languages."""
    for language in LANGUAGES:
        text = said.get(language)
        if language not in said:
            yield Fault("missing", (*path, language), model, said, {})
        elif not isinstance(text, str):
            yield Fault("string_type", (*path, language), model, text, {})
        elif not text.strip():
            yield Fault("string_too_short", (*path, language), model, text, {})
        elif not showable(text):
            yield Fault("scheme_text", (*path, language), model, text, {})
    for key in said:
        if key not in LANGUAGES:
            yield Fault("extra_forbidden", (*path, key), model, said[key], {"known": LANGUAGES})


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
        allowed = fault.context.get("known", tuple(fault.model.model_fields))
        return Problem(path, Message("unknown key; known are {allowed}", {"allowed": allowed}))
    if fault.kind == "missing":
        return Problem(path, Message("missing; add it"))
    if fault.value == "":
        return Problem(path, Message("empty; fill it in or choose"))
    fields: dict[str, FieldValue] = {"value": shown(fault.value), "allowed": _allowed(fault)}
    return Problem(path, Message("{value} can't stand here; allowed is {allowed}", fields))


def _allowed(fault: Fault) -> Message:  # noqa: PLR0911 - one return for each kind of fault
    if fault.loc[-1] == "pick":
        return Message("two numbers: the mildest points and the harshest")
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
    "too_short": Message("a list that isn't empty"),
    "scheme_text": Message("a text without characters that can't be shown"),
    "scheme_number": Message(
        "a number with at most {whole} digits before the point and {decimals} after",
        {"whole": WHOLE_DIGITS, "decimals": DECIMAL_DIGITS},
    ),
    "scheme_interval": Message("an interval such as {examples}", {"examples": ("[0,5]", "(5,30)", "[30,∞)")}),
    "scheme_words": Message("a text in both languages, {form}", {"form": '{ zh = "…", en = "…" }'}),
    "scheme_flag": Message("one of {known}", {"known": tuple(kind.value for kind in FlagKind)}),
}


def shown(value: object) -> str:  # noqa: PLR0911 - one return for each kind of value
    """A faulty value as it is told: short, and printable whatever it holds."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{printable(value)}"'
        case dict():
            return "{…}"
        case list() | tuple() if len(value) > _FEW or any(isinstance(one, dict | list | tuple) for one in value):
            return "[…]"
        case list() | tuple():
            return f"[{', '.join(shown(one) for one in value)}]"
        case int() if abs(value) >= _HUGE:
            return "…"
        case _:
            return printable(str(value))
