"""One connection at work: runs queries, and keeps a record of every row that it writes."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from peewee import Query, SqliteDatabase

from kpi_desktop.store.desk_models import EvidenceFile
from kpi_desktop.store.models import PayPlanText, Row, SchemeText, Seal, Written

Value: TypeAlias = "str | int | bytes | None"
"""All that a column may hold."""

Key: TypeAlias = "str | int"

_LONG = frozenset({(SchemeText, "text"), (PayPlanText, "text"), (Seal, "payload"), (EvidenceFile, "data")})
"""Columns of which the record keeps only the hash."""


def table_of(model: type[Row]) -> str:
    """The name of a model's table."""
    return str(model._meta.table_name)  # noqa: SLF001 - peewee's documented door to a model's facts


def key_of(model: type[Row]) -> str:
    """The name of a model's key column."""
    key: str = model._meta.primary_key.name  # type: ignore[union-attr]  # noqa: SLF001 - every table has one
    return key


def has(model: type[Row], name: str) -> bool:
    """Whether a model has a field of that name."""
    return name in model._meta.fields  # noqa: SLF001


def fields_of(model: type[Row]) -> tuple[str, ...]:
    """The names of a model's fields, the key included."""
    return tuple(model._meta.sorted_field_names)  # noqa: SLF001


def recorded(model: type[Row], name: str, value: Value) -> Value:
    """A value as the record keeps it."""
    if (model, name) in _LONG and value is not None:
        held = value if isinstance(value, bytes) else str(value).encode()
        return "sha256:" + hashlib.sha256(held).hexdigest()
    return value


@dataclass(frozen=True, slots=True)
class Change:
    """A row that was written.

    Attributes:
        table: Name of the table.
        key: Key of the row.
        before: What stood in the changed columns; None where the row is new.
        after: What stands there now; of a new row every column but the key.
    """

    table: str
    key: Key
    before: Mapping[str, Value] | None
    after: Mapping[str, Value]


@dataclass(slots=True)
class Session:
    """A connection within one transaction.

    Attributes:
        database: The connection.
        operation: Id of the operation that writes; None where nothing may be written.
        changes: What was written so far.
    """

    database: SqliteDatabase
    operation: str | None = None
    changes: list[Change] = field(default_factory=list)

    def rows(self, query: Query) -> list[tuple[Any, ...]]:
        """All rows of a query, as plain tuples of text and integers."""
        return list(self.run(query).fetchall())

    def row(self, query: Query) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        found: tuple[Any, ...] | None = self.run(query).fetchone()
        return found

    def insert(self, model: type[Written], values: Mapping[str, Value]) -> int:
        """Write a new row of this operation and return its number; 0 where its key is a text."""
        whole: dict[str, Value] = {**values, "operation": self._writing()}
        key = key_of(model)
        query: Query = model.insert(whole).returning(getattr(model, key))
        ((made,),) = self.rows(query)
        stored = {name: recorded(model, name, whole.get(name)) for name in fields_of(model) if name != key}
        self.changes.append(Change(table_of(model), made, None, stored))
        return made if isinstance(made, int) else 0

    def update(self, model: type[Written], key: Key, values: Mapping[str, Value]) -> None:
        """Change columns of a row, which must be there."""
        self._writing()
        key_field = getattr(model, key_of(model))
        found = self.row(model.select(*(getattr(model, name) for name in values)).where(key_field == key))
        if found is None:
            raise LookupError(f"no row {key} in {table_of(model)}")
        query: Query = model.update(dict(values)).where(key_field == key)
        self.run(query)
        before = {name: recorded(model, name, old) for name, old in zip(values, found, strict=True)}
        after = {name: recorded(model, name, new) for name, new in values.items()}
        self.changes.append(Change(table_of(model), key, before, after))

    def run(self, query: Query) -> sqlite3.Cursor:
        """Run a query that is no row of the record."""
        cursor: sqlite3.Cursor = self.database.execute(query)  # type: ignore[no-untyped-call]
        return cursor

    def _writing(self) -> str:
        if self.operation is None:
            raise RuntimeError("this session only reads")
        return self.operation
