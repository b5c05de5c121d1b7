from __future__ import annotations

import datetime as dt
from pathlib import Path

import peewee
import pytest

from kpi_desktop import paths
from kpi_desktop.errors import LockedError
from kpi_desktop.store import connection
from kpi_desktop.store.models import Incident
from kpi_desktop.store.records import NewIncident
from kpi_desktop.store.store import Store
from tests.store.conftest import NOW, fill


def test_a_unit_that_raises_leaves_nothing(store: Store) -> None:
    def divide() -> None:
        with store.write("test", NOW) as unit:
            fill(unit)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        divide()
    with store.read() as view:
        assert view.teams.all() == ()
        assert view.people.all() == ()
        assert view.log.check() == ()


def test_a_broken_reference_takes_everything_back(store: Store) -> None:
    def break_reference() -> None:
        with store.write("test", NOW) as unit:
            team, _ = fill(unit)
            unit.incidents.add((NewIncident(person=99, team=team, day=dt.date(2026, 11, 2), criterion="late"),), NOW)

    with pytest.raises(peewee.IntegrityError):
        break_reference()
    with store.read() as view:
        assert view.teams.all() == ()


def test_a_fault_of_the_program_is_not_told_as_one_of_the_file(store: Store) -> None:
    with pytest.raises(FileNotFoundError), store.write("test", NOW):
        raise FileNotFoundError("a catalogue")


def test_every_row_names_its_operation_and_stands_in_the_record(store: Store) -> None:
    with store.write("set-up", NOW, "李倩") as unit:
        team, person = fill(unit)
        unit.notes["why"] = "试"
    with store.write("log", NOW) as unit:
        (incident,) = unit.incidents.add((NewIncident(person, team, dt.date(2026, 11, 2), "late"),), NOW)
        unit.incidents.void(incident, "记错人", NOW)
        operation = unit.operation.id
    with store.read() as view:
        found = view.incidents.get(incident)
        assert found is not None
        assert found.operation == operation
        assert found.void_reason == "记错人"
        record = view.log.payload(operation)
        assert record is not None
        assert [(change.table, change.key, change.before is None) for change in record[0]] == [
            ("incident", incident, True),
            ("incident", incident, False),
        ]
        told = view.log.operation(operation)
        assert told is not None
        assert (told.kind, told.at) == ("log", NOW)
        assert view.log.operation("nobody") is None


def test_sequences_go_on_across_units(store: Store) -> None:
    day = dt.date(2026, 11, 2)
    with store.write("log", NOW) as unit:
        team, person = fill(unit)
        unit.incidents.add((NewIncident(person, team, day, "late"), NewIncident(person, team, day, "late")), NOW)
    with store.write("log", NOW) as unit:
        unit.incidents.add((NewIncident(person, team, day, "late"),), NOW)
    with store.read() as view:
        assert [row[0] for row in view.session.rows(Incident.select(Incident.sequence))] == [1, 2, 3]


def test_undeclared_settings_are_refused(store: Store) -> None:
    with store.write("test", NOW) as unit:
        assert unit.settings.get("language") == ""
        unit.settings.set("language", "zh")
        unit.settings.set("language", "en")
        assert unit.settings.get("language") == "en"
        with pytest.raises(KeyError):
            unit.settings.set("colour", "blue")


def test_a_copy_that_is_read_at_length_keeps_no_commit_waiting(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    with Store(file, paths.migrations(), write=True) as writer, Store(file, paths.migrations(), write=False) as reader:
        with writer.write("test", NOW) as unit:
            fill(unit)
        with reader.apart() as view:
            assert view.check_file() == ()
            with writer.write("test", NOW) as unit:
                unit.teams.add("晚班")
            assert [team.name for team in view.teams.all()] == ["早班"]
        with reader.apart() as view:
            assert [team.name for team in view.teams.all()] == ["早班", "晚班"]


def test_what_is_not_there_cannot_be_changed(store: Store) -> None:
    with store.write("test", NOW) as unit, pytest.raises(LookupError):
        unit.incidents.void(7, "x", NOW)


def test_a_unit_within_another_transaction_would_commit_nothing_and_is_refused(store: Store) -> None:
    with store.read(), pytest.raises(RuntimeError, match="stands alone"), store.write("test", NOW) as unit:
        fill(unit)
    with store.read() as view:
        assert view.teams.all() == ()


def test_a_reader_in_the_way_of_a_commit_is_told_and_nothing_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    with Store(file, paths.migrations(), write=True) as writer, Store(file, paths.migrations(), write=False) as reader:
        with reader.read() as view:
            assert view.teams.all() == ()
            with pytest.raises(LockedError, match="being read") as caught, writer.write("test", NOW) as unit:
                fill(unit)
            assert "writing" not in caught.value.what.id
        with writer.read() as view:
            assert view.teams.all() == ()
            assert view.log.check() == ()
        with writer.write("test", NOW) as unit:
            fill(unit)
