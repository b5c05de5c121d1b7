from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.errors import DatabaseError
from kpi_desktop.store.store import Store

SAMPLES = paths.migrations().parent / "samples"

ADDS = """
from peewee import TextField

def up(migrator, db):
    migrator.migrate(migrator.add_column("incident", "place", TextField(default="")))
"""
FAILS = """
def up(migrator, db):
    db.execute_sql("UPDATE person SET name = 'torn'")
    raise RuntimeError("half way")
"""
BREAKS = """
def up(migrator, db):
    db.execute_sql("DELETE FROM person")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The migrations as they are, to be added to."""
    copy = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database as the present version writes it, old to the migrations that the tests add."""
    return Path(shutil.copy(max(SAMPLES.glob("*.db")), tmp_path / "kpi.db"))


def names(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        return [name for (name,) in database.execute("SELECT name FROM person ORDER BY id")]


def test_there_is_a_sample_of_every_schema() -> None:
    assert {path.stem for path in SAMPLES.glob("*.db")} == {path.stem for path in paths.migrations().glob("[0-9]*.py")}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.db")), ids=lambda sample: sample.stem)
def test_every_sample_opens_and_keeps_what_was_in_it(sample: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(sample, tmp_path / "kpi.db"))
    with Store(file, paths.migrations(), write=True) as store, store.read() as view:
        assert [person.name for person in view.people.all()] == ["张敏", "李倩", "单雪", "𠮷田"]
        assert sum(view.incidents.months().values()) == 5
        assert len(view.months.all_seals()) == 2
        assert view.log.check() == ()
        assert store.check_file() == ()


def test_an_older_file_is_backed_up_then_brought_up_to_date(old: Path, folder: Path) -> None:
    before = old.read_bytes()
    (folder / "090_place.py").write_text(ADDS)
    with Store(old, folder, write=True) as store:
        kept = store.backup_made
        assert kept is not None
    assert kept.name == "kpi-before-090_place.db"
    with closing(sqlite3.connect(kept)) as backup, closing(sqlite3.connect(old)) as now:
        assert backup.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        columns = [row[1] for row in backup.execute("PRAGMA table_info(incident)")]
        assert "place" not in columns
        assert [row[1] for row in now.execute("PRAGMA table_info(incident)")] == [*columns, "place"]
        told = "SELECT id, person_id, criterion, minutes, points FROM incident ORDER BY id"
        assert now.execute(told).fetchall() == backup.execute(told).fetchall() != []
    assert names(kept) == names(old)
    assert len(kept.read_bytes()) == len(before)
    with Store(old, folder, write=True) as store:
        assert store.backup_made is None


@pytest.mark.parametrize("fault", [FAILS, BREAKS])
def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path, folder: Path, fault: str) -> None:
    (folder / "090_place.py").write_text(ADDS)
    (folder / "091_fault.py").write_text(fault)
    before = names(old)
    with pytest.raises(DatabaseError) as caught:
        Store(old, folder, write=True)
    kept = caught.value.what.fields["copy"]
    assert isinstance(kept, str)
    assert names(old) == names(Path(kept)) == before
    with Store(old, paths.migrations(), write=True) as store, store.read() as view:
        assert view.log.check() == ()
        assert store.check_file() == ()


def test_a_second_backup_gets_a_name_of_its_own(old: Path, folder: Path) -> None:
    (folder / "090_fault.py").write_text(FAILS)
    kept = []
    for _ in range(2):
        with pytest.raises(DatabaseError) as caught:
            Store(old, folder, write=True)
        kept.append(Path(str(caught.value.what.fields["copy"])).name)
    assert kept == ["kpi-before-090_fault.db", "kpi-before-090_fault-2.db"]


def test_a_first_set_up_that_fails_leaves_no_file(tmp_path: Path, folder: Path) -> None:
    (folder / "090_fault.py").write_text(FAILS)
    with pytest.raises(DatabaseError):
        Store(tmp_path / "new.db", folder, write=True)
    assert not (tmp_path / "new.db").exists()
