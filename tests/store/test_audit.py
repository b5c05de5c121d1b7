from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from kpi_desktop.store.audit import Finding, Flaw
from kpi_desktop.store.records import NewIncident
from kpi_desktop.store.store import Store
from tests.store.conftest import NOW, fill


@pytest.fixture
def filled(store: Store) -> Store:
    """Three operations: a set-up, two incidents, one of them voided."""
    with store.write("set-up", NOW, "李倩") as unit:
        team, person = fill(unit)
    day = dt.date(2026, 11, 2)
    with store.write("log", NOW) as unit:
        unit.incidents.add((NewIncident(person, team, day, "late"), NewIncident(person, team, day, "absence")), NOW)
    with store.write("void", NOW) as unit:
        unit.incidents.void(2, "记错人", NOW)
    return store


def tamper(store: Store, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(store.path)) as outside:
        outside.execute(statement, values)
        outside.commit()


def findings(store: Store) -> tuple[Finding, ...]:
    with store.read() as view:
        return view.log.check()


def test_what_the_program_wrote_is_sound(filled: Store) -> None:
    assert findings(filled) == ()
    assert filled.check_file() == ()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE incident SET minutes = '1' WHERE id = 1", Finding(Flaw.ALTERED, "incident", 1)),
        ("UPDATE incident SET voided_by_id = NULL WHERE id = 2", Finding(Flaw.ALTERED, "incident", 2)),
        ("UPDATE person SET name = '别人'", Finding(Flaw.ALTERED, "person", 1)),
        ("DELETE FROM incident WHERE id = 1", Finding(Flaw.GONE, "incident", 1)),
        ("INSERT INTO setting SELECT 'x', id, 'y' FROM operation LIMIT 1", Finding(Flaw.UNRECORDED, "setting", "x")),
        ("UPDATE audit SET payload = replace(payload, '单雪', '曾丽') WHERE id = 1", Finding(Flaw.PAYLOAD, "audit", 1)),
        ("UPDATE audit SET hash = 'x' WHERE id = 2", Finding(Flaw.CHAIN, "audit", 2)),
        ("UPDATE operation SET actor = '别人'", Finding(Flaw.CHAIN, "audit", 1)),
        (
            "UPDATE operation SET at = '2026-11-19T00:00:00.000000+00:00' WHERE kind = 'log'",
            Finding(Flaw.CHAIN, "audit", 2),
        ),
        ("DELETE FROM audit WHERE id = 2", Finding(Flaw.CHAIN, "audit", 3)),
        ("DELETE FROM audit WHERE id = 1", Finding(Flaw.CHAIN, "audit", 2)),
    ],
)
def test_what_was_changed_from_outside_is_named(filled: Store, statement: str, found: Finding) -> None:
    tamper(filled, statement)
    assert found in findings(filled)


def test_the_last_entry_taken_out_leaves_its_operation_behind(filled: Store) -> None:
    tamper(filled, "DELETE FROM audit WHERE id = 3")
    assert Flaw.UNRECORDED in {finding.flaw for finding in findings(filled)}


def test_an_erased_payload_is_told_though_the_chain_holds(filled: Store) -> None:
    tamper(filled, "UPDATE audit SET payload = NULL WHERE id = 2")
    assert findings(filled) == (Finding(Flaw.ERASED, "audit", 2),)
    tamper(filled, "UPDATE incident SET minutes = '1' WHERE id = 1")
    assert Finding(Flaw.ERASED, "audit", 2) in findings(filled)
    tamper(filled, "UPDATE audit SET payload_sha256 = 'x' WHERE id = 2")
    assert Finding(Flaw.CHAIN, "audit", 2) in findings(filled)
    with filled.read() as view:
        operations = [
            record.operation for record in view.incidents.between(dt.date(2026, 11, 1), dt.date(2026, 11, 30))
        ]
        assert view.log.payload(operations[0]) is None
        assert view.log.payload("nobody") is None
