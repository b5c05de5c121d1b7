"""JSON without guessing: exact numbers, no key twice, no depth that breaks the reader."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.domain.words import Message


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, so that nothing of it is lost; ``NaN`` and ``Infinity`` come as they are, too."""

    text: str


class Table(dict[str, object]):
    """A JSON object that remembers which keys stood in it more than once."""

    twice: tuple[str, ...] = ()


def parse_json(text: str) -> tuple[object, tuple[Problem, ...]]:
    """Read a JSON document.

    Args:
        text: The document; a byte order mark before it is let pass.

    Returns:
        The document made of `Table`, list, str, `Number`, bool and None, and a problem for each key that stands
        twice; or None and what keeps it from being read, with line and column.
    """
    try:
        document = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_table,
            parse_float=Number,
            parse_int=Number,
            parse_constant=Number,
        )
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        return None, (Problem((), Message("line {line}, column {column}: the text isn't JSON from here", place)),)
    except RecursionError:
        return None, (Problem((), Message("the text nests lists or tables too deeply")),)
    return document, tuple(_keys_twice(document))


def _table(pairs: list[tuple[str, object]]) -> Table:
    table = Table(pairs)
    if len(table) < len(pairs):
        table.twice = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return table


def _keys_twice(document: object) -> Iterator[Problem]:
    waiting: list[tuple[Path, object]] = [((), document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Table):
            for key in value.twice:
                yield Problem((*path, key), Message("the key stands there twice; keep one of them"))
            waiting.extend(((*path, key), inner) for key, inner in value.items() if isinstance(inner, (Table, list)))
        elif isinstance(value, list):
            waiting.extend(((*path, i), inner) for i, inner in enumerate(value) if isinstance(inner, (Table, list)))
