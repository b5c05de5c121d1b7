from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import peewee
import pytest

from kpi_desktop import paths
from kpi_desktop.store.connection import APPLICATION_ID, connect
from kpi_desktop.store.store import Store
from kpi_desktop.store.tables import ALL


@pytest.fixture
def plain(store: Store) -> Path:
    return store.path


def test_no_column_is_a_floating_point_number(plain: Path) -> None:
    with closing(sqlite3.connect(plain)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kinds = {
            (table, column, kind)
            for table in tables
            if table != "schema_migration"
            for _, column, kind, *_ in database.execute(f"PRAGMA table_info({table})")
        }
    assert len(kinds) > 80
    packed = {(table, column, kind) for table, column, kind in kinds if kind not in {"TEXT", "INTEGER"}}
    assert packed == {("seal", "payload", "BLOB"), ("evidence_file", "data", "BLOB")}


def test_incidents_are_counted_without_reading_their_rows(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, object]] = []
    execute = peewee.Database.execute_sql

    def listening(self: peewee.Database, sql: str, params: object = None) -> object:
        asked.append((sql, params))
        return execute(self, sql, params)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(peewee.Database, "execute_sql", listening)
    with store.read() as view:
        assert view.incidents.months() == {}
    (query,) = [one for one in asked if "COUNT" in one[0]]
    with closing(sqlite3.connect(store.path)) as database:
        plan = database.execute(f"EXPLAIN QUERY PLAN {query[0]}", query[1]).fetchall()  # type: ignore[arg-type]
    assert "USING COVERING INDEX" in str(plan)


def test_every_table_refuses_other_kinds(plain: Path) -> None:
    with closing(sqlite3.connect(plain)) as database:
        strict = {name for _, name, _, _, _, strict in database.execute("PRAGMA table_list") if strict}
    assert strict == {model._meta.table_name for model in ALL}


def test_the_models_are_what_the_migrations_make(plain: Path) -> None:
    from playhouse.schema_diff import diff_models

    database = connect(plain, write=True)
    try:
        with database.bind_ctx(list(ALL)):
            assert not diff_models(database, list(ALL))
    finally:
        database.close()


def test_the_file_tells_whose_it_is(plain: Path) -> None:
    with closing(sqlite3.connect(plain)) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert plain.read_bytes()[68:72] == b"KPID"


def test_the_file_is_kept_as_decided(store: Store) -> None:
    with store.read() as view:
        told = {
            name: view.session.database.pragma(name)
            for name in ("journal_mode", "synchronous", "foreign_keys", "query_only")
        }
    assert told == {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "query_only": 0}


def test_a_copy_made_in_wal_mode_is_taken_out_of_it(file: Path) -> None:
    Store(file, paths.migrations(), write=True).close()
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = wal")
    with Store(file, paths.migrations(), write=True) as opened, opened.read() as view:
        assert view.session.database.pragma("journal_mode") == "delete"
