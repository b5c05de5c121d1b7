"""The audit chain: who did what, hash upon hash, and whether every row still is what it says.

An entry's hash covers the hash of the one before, the hash of its payload and who did what when. The payload holds
every row that the operation wrote. No operation erases it yet, so an empty one is a flaw, though the chain holds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, cast

from peewee import SQL, fn

from kpi_desktop.store.columns import instant_in, instant_out, sure
from kpi_desktop.store.models import Audit, Operation, Row
from kpi_desktop.store.records import OperationRecord
from kpi_desktop.store.session import Change, Key, Session, Value, fields_of, key_of, recorded, table_of
from kpi_desktop.store.tables import WRITTEN

START = "0" * 64
"""What stands before the first entry."""


class Flaw(Enum):
    """What can be wrong with the record."""

    CHAIN = "chain"
    PAYLOAD = "payload"
    ERASED = "erased"
    UNRECORDED = "unrecorded"
    ALTERED = "altered"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw: in which table (``audit`` for the record itself) and which row."""

    flaw: Flaw
    table: str
    key: Key


def dump(value: object) -> str:
    """Canonical JSON: sorted keys, no blanks, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _link(number: int, operation: tuple[Any, ...], payload_sha256: str, previous: str) -> str:
    return _sha256(dump([number, *operation, payload_sha256, previous]))


@dataclass(frozen=True, slots=True)
class Log:
    """The operations and their chain."""

    session: Session

    def begin(self, operation: OperationRecord) -> None:
        """Note that an operation begins; its rows may now name it."""
        values = {
            "id": operation.id, "kind": operation.kind, "at": instant_in(operation.at), "actor": operation.actor,
            "inverse_of": operation.inverse_of,
        }  # fmt: skip
        self.session.run(Operation.insert(values))

    def append(self, operation: OperationRecord, changes: Sequence[Change], facts: object) -> None:
        """Append the operation's entry to the chain."""
        payload = dump({"changes": [[c.table, c.key, c.before, c.after] for c in changes], "facts": facts})
        last, previous = self.head()
        number = last + 1
        meta = (operation.id, operation.kind, instant_in(operation.at), operation.actor, operation.inverse_of)
        values = {
            "id": number, "operation": operation.id, "payload": payload, "payload_sha256": _sha256(payload),
            "previous": previous, "hash": _link(number, meta, _sha256(payload), previous),
        }  # fmt: skip
        self.session.run(Audit.insert(values))

    def head(self) -> tuple[int, str]:
        """Number and hash of the last entry: what vouches for everything written so far."""
        last = self.session.row(Audit.select(Audit.id, Audit.hash).order_by(Audit.id.desc()).limit(1))
        return (int(last[0]), str(last[1])) if last else (0, START)

    def hash_of(self, number: int) -> str | None:
        """The hash of an entry, or None."""
        row = self.session.row(Audit.select(Audit.hash).where(Audit.id == number))
        return None if row is None else str(row[0])

    def operation(self, operation: str) -> OperationRecord | None:
        """An operation, or None."""
        columns = (Operation.id, Operation.kind, Operation.at, Operation.actor, Operation.inverse_of)
        row = self.session.row(Operation.select(*columns).where(Operation.id == operation))
        return None if row is None else OperationRecord(row[0], row[1], sure(instant_out(row[2])), row[3], row[4])

    def last(self) -> dt.datetime | None:
        """When the last operation was done, in UTC; None where nothing was ever done."""
        row = self.session.row(Operation.select(fn.MAX(Operation.at)))
        return None if row is None or row[0] is None else sure(instant_out(row[0]))

    def inverses_of(self, operation: str) -> tuple[str, ...]:
        """The operations that took this one back, if any."""
        rows = self.session.rows(Operation.select(Operation.id).where(Operation.inverse_of == operation))
        return tuple(str(row[0]) for row in rows)

    def payload(self, operation: str) -> tuple[tuple[Change, ...], Mapping[str, Any]] | None:
        """What an operation wrote and what it noted about itself; None where that is erased."""
        row = self.session.row(Audit.select(Audit.payload).where(Audit.operation == operation))
        if row is None or row[0] is None:
            return None
        payload = json.loads(row[0])
        return tuple(Change(*change) for change in payload["changes"]), payload["facts"] or {}

    def last_to_change(self, table: str, key: Key) -> str | None:
        """The operation that wrote a row last; None where no record of that is left."""
        for operation, payload in self.session.run(
            Audit.select(Audit.operation, Audit.payload).order_by(Audit.id.desc())
        ):
            if payload is not None and any(change[:2] == [table, key] for change in json.loads(payload)["changes"]):
                return str(operation)
        return None

    def size(self) -> tuple[int, int]:
        """How many entries there are, and how many rows they vouch for."""
        models: tuple[type[Row], ...] = (Audit, *WRITTEN)
        ((entries,), *rows) = (self.session.rows(model.select(fn.COUNT(SQL("*"))))[0] for model in models)
        return entries, sum(count for (count,) in rows)

    def check(self) -> tuple[Finding, ...]:
        """Follow the chain from its start and hold every row against it."""
        findings: list[Finding] = []
        told: dict[tuple[str, Key], dict[str, Value]] = {}
        unknown: set[str] = set()
        previous = START
        expected = 1
        for number, operation, kind, at, actor, inverse_of, payload, sha256, before, found in self.session.rows(
            _entries()
        ):
            meta = (operation, kind, at, actor, inverse_of)
            if number != expected or before != previous or found != _link(number, meta, sha256, before):
                findings.append(Finding(Flaw.CHAIN, "audit", number))
            previous, expected = found, number + 1
            if payload is None:
                findings.append(Finding(Flaw.ERASED, "audit", number))
                unknown.add(operation)
            elif _sha256(payload) != sha256:
                findings.append(Finding(Flaw.PAYLOAD, "audit", number))
            else:
                _replay(json.loads(payload)["changes"], operation, told)
        findings.extend(self._operations_without_entry())
        return (*findings, *self._compare(told, unknown))

    def _operations_without_entry(self) -> list[Finding]:
        kept = Audit.select(Audit.operation)
        rows = self.session.rows(Operation.select(Operation.id).where(Operation.id.not_in(kept)))
        return [Finding(Flaw.UNRECORDED, "operation", row[0]) for row in rows]

    def _compare(self, told: dict[tuple[str, Key], dict[str, Value]], unknown: set[str]) -> list[Finding]:
        """Rows that nobody told of, that differ from what was told, or that are gone.

        Once any payload is erased, only rows that are told whole can be held against the record.
        """
        findings = []
        for model in WRITTEN:
            table, key, names = table_of(model), key_of(model), fields_of(model)
            # One after the other: among them are the files that are kept as evidence.
            for row in self.session.run(model.select(*(getattr(model, name) for name in names))):
                stands = {name: recorded(model, name, value) for name, value in zip(names, row, strict=True)}
                place = (table, cast(Key, stands.pop(key)))
                expected = told.pop(place, None)
                if expected is None or "operation" not in expected:
                    if stands["operation"] not in unknown:
                        findings.append(Finding(Flaw.UNRECORDED, table, place[1]))
                elif not unknown and {name: expected.get(name) for name in stands} != stands:  # a column may be younger
                    findings.append(Finding(Flaw.ALTERED, table, place[1]))
        findings.extend(Finding(Flaw.GONE, table, key) for table, key in told)
        return findings


def _entries() -> Any:
    return (
        Audit.select(
            Audit.id, Operation.id, Operation.kind, Operation.at, Operation.actor, Operation.inverse_of, Audit.payload,
            Audit.payload_sha256, Audit.previous, Audit.hash,
        )
        .join(Operation, on=(Audit.operation == Operation.id))
        .order_by(Audit.id)
    )  # fmt: skip


def _replay(changes: Sequence[Any], operation: str, told: dict[tuple[str, Key], dict[str, Value]]) -> None:
    for table, key, before, after in changes:
        if before is None:
            told[table, key] = {**after, "operation": operation}
        else:
            told.setdefault((table, key), {}).update(after)
