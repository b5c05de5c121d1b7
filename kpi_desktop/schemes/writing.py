"""A scheme or pay plan into the text of a file that reads as the same, for whoever edits it in the window."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import tomlkit
from pydantic_core import PydanticUndefined
from tomlkit.items import AoT, Array, InlineTable, Item

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.parts import NO_CAP, Part

_LABEL = {"zh", "en"}
_FIRST = {"id", "kind"}
_LONGEST_LINE = 100


def as_table(whole: Part) -> dict[str, object]:
    """A scheme, a pay plan or a part of one as a file would hold it: what is as by default is left out.

    Numbers are whole or `Decimal`, intervals and flags texts.
    """
    table: dict[str, object] = {}
    fields = type(whole).model_fields
    for name in sorted(fields, key=lambda name: name not in _FIRST):
        field = fields[name]
        value = getattr(whole, name)
        if field.default is not PydanticUndefined and value == field.default:
            continue
        table[name] = NO_CAP if value is None else _table_value(value)
    return table


def _table_value(value: object) -> object:
    match value:
        case Part():
            return as_table(value)
        case tuple():
            return [_table_value(one) for one in value]
        case Fraction():
            return number(value)
        case _:
            return _text_value(value)


def _text_value(value: object) -> object:
    match value:
        case Label():
            return {"zh": value.zh, "en": value.en}
        case Interval():
            return str(value)
        case FlagKind():
            return value.value
        case _:
            return value


def number(exact: Fraction) -> int | Decimal:
    """A number as a file writes it: without a point where it needs none."""
    return int(exact) if exact.denominator == 1 else Decimal(plain(exact))


def write_table(table: Mapping[str, object]) -> str:
    """TOML of a table such as `as_table` makes or a file was read into, sound or not.

    Single values come first, then tables; lists of tables become ``[[name]]``.
    """
    document = tomlkit.document()
    later: dict[str, object] = {}
    for key, value in table.items():
        if value is None:
            continue
        if _is_list_of_tables(value) or (isinstance(value, Mapping) and set(value) != _LABEL):
            later[key] = value
        else:
            document.add(key, _item(value))
    for key, value in later.items():
        document.add(key, _section(value))
    return tomlkit.dumps(document)


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _section(value: object) -> Item:
    if isinstance(value, Mapping):
        return _table(value)
    made: AoT = tomlkit.aot()
    for one in value if isinstance(value, list) else ():
        made.append(_table(one))
    return made


def _table(value: Mapping[str, object]) -> tomlkit.items.Table:
    made = tomlkit.table()
    for key, inner in value.items():
        if inner is not None:
            made.add(key, _item(inner))
    return made


def _item(value: object) -> Item:
    match value:
        case Mapping():
            return _inline(value)
        case list() | tuple():
            return _array(value)
        case Decimal() if value.is_finite():
            return tomlkit.value(_written(value))
        case _:
            return tomlkit.item(value)


def _written(value: Decimal) -> str:
    text = format(value, "f")
    return text if "." in text else f"{text}.0"


def _inline(value: Mapping[str, object]) -> InlineTable:
    made = tomlkit.inline_table()
    for key, inner in value.items():
        if inner is not None:
            made.add(key, _flat(_item(inner)))
    return made


def _flat(item: Item) -> Item:
    """A line may break only between the parts of the outermost list."""
    if isinstance(item, Array):
        item.multiline(False)
    return item


def _array(value: list[object] | tuple[object, ...]) -> Array:
    made = tomlkit.array()
    for one in value:
        made.append(_flat(_item(one)))
    parts = any(isinstance(one, Mapping) for one in value)
    made.multiline(parts or len(made.as_string()) > _LONGEST_LINE)
    return made
