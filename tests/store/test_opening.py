from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PureWindowsPath
from typing import cast

import pytest

from kpi_desktop import paths
from kpi_desktop.errors import DatabaseError
from kpi_desktop.store import backup
from kpi_desktop.store.connection import APPLICATION_ID, uri
from kpi_desktop.store.store import Store
from tests.store.conftest import NOW, fill

FOLDER = paths.migrations()
NOBODY = 65534


def opened(file: Path, *, write: bool) -> Store:
    return Store(file, FOLDER, write=write)


def refusal(file: Path, *, write: bool) -> str:
    with pytest.raises(DatabaseError) as caught:
        opened(file, write=write)
    assert caught.value.exit_code == 3
    assert caught.value.what.fields["file"] == str(file)
    return caught.value.what.id


def digest(file: Path) -> tuple[str, int]:
    return hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns


def test_a_new_file_is_made_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "数据 #1?" / "考核%20.db"
    with opened(file, write=True) as store:
        with store.write("test", NOW) as unit:
            fill(unit)
        assert store.backup_made is None
    with opened(file, write=False) as store, store.read() as view:
        assert [team.name for team in view.teams.all()] == ["早班"]
    assert sorted(path.name for path in file.parent.iterdir() if path.suffix != ".lock") == [file.name]


def test_a_reader_makes_no_file(file: Path) -> None:
    assert "no database" in refusal(file, write=False)
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("kind", ["text", "another database", "another mark", "folder"])
def test_what_is_not_ours_is_left_as_it_is(file: Path, kind: str, *, write: bool) -> None:
    if kind == "folder":
        file.mkdir()
    elif kind == "text":
        file.write_text("工号,姓名\n0101,单雪\n" * 100)
    else:
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE invoices (id INTEGER)")
            if kind == "another mark":
                other.execute("PRAGMA application_id = 7")
    before = None if file.is_dir() else digest(file)
    assert "isn't a database of this program" in refusal(file, write=write)
    if before:
        assert digest(file) == before
        assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("write", [False, True])
def test_a_newer_file_is_left_byte_for_byte(file: Path, *, write: bool) -> None:
    opened(file, write=True).close()
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("INSERT INTO schema_migration (name, applied) VALUES ('999_later', '2030-01-01')")
        newer.commit()
    before = digest(file)
    assert "newer version" in refusal(file, write=write)
    assert digest(file) == before
    assert not list(file.parent.glob("*before*"))


@pytest.mark.parametrize("write", [False, True])
def test_a_damaged_file_is_refused(file: Path, *, write: bool) -> None:
    with opened(file, write=True) as store, store.write("test", NOW) as unit:
        fill(unit)
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + os.urandom(4096 * 4) + whole[8192 + 4096 * 4 :])
    before = digest(file)
    assert "damaged" in refusal(file, write=write)
    assert digest(file) == before


def test_a_torn_copy_is_refused(file: Path) -> None:
    opened(file, write=True).close()
    file.write_bytes(file.read_bytes()[: 4096 * 7])
    assert "damaged" in refusal(file, write=False)


def test_an_empty_file_and_a_half_made_one_are_as_good_as_new(file: Path) -> None:
    file.touch()
    opened(file, write=True).close()
    file.unlink()
    with closing(sqlite3.connect(file)) as half:
        half.execute("CREATE TABLE schema_migration (id INTEGER PRIMARY KEY, name TEXT, applied TEXT)")
    with opened(file, write=True) as store, store.read() as view:
        assert view.teams.all() == ()


def test_a_file_that_lost_its_history_is_damaged(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.execute("CREATE TABLE team (id INTEGER)")
    assert "damaged" in refusal(file, write=True)


def test_a_second_writer_is_told_what_to_do(store: Store) -> None:
    said = refusal(store.path, write=True)
    assert "in use" in said
    assert "Close it" in said


@pytest.mark.skipif(os.name != "posix", reason="links want rights of their own on Windows")
def test_a_link_to_the_file_is_no_way_around_the_lock(store: Store, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(store.path)
    assert "in use" in refusal(link, write=True)


@pytest.mark.skipif(os.name != "posix", reason="rights of users and groups are told by POSIX modes here")
def test_a_folder_made_for_the_file_is_closed_to_others(tmp_path: Path) -> None:
    file = tmp_path / "own" / "kpi.db"
    opened(file, write=True).close()
    assert file.parent.stat().st_mode & 0o077 == 0


def test_a_share_of_a_windows_server_is_a_path_without_a_host() -> None:
    class Share(PureWindowsPath):
        def absolute(self) -> Share:
            return self

    address = uri(cast("Path", Share(r"\\server\office\kpi 1.db")), "rw")
    assert address == "file:////server/office/kpi%201.db?mode=rw"


def test_the_lock_is_free_once_the_writer_closes(file: Path) -> None:
    opened(file, write=True).close()
    store = opened(file, write=True)
    store.close()
    store.close()
    with pytest.raises(RuntimeError, match="closed"), store.read():
        pass


def test_readers_work_beside_the_writer(store: Store) -> None:
    with store.write("test", NOW) as unit:
        fill(unit)
    with opened(store.path, write=False) as reader:
        with store.write("test", NOW) as unit:
            unit.teams.add("晚班")
            with reader.read() as view:
                assert [team.name for team in view.teams.all()] == ["早班"]
        with reader.read() as view:
            assert [team.name for team in view.teams.all()] == ["早班", "晚班"]


def test_a_reader_writes_nothing(store: Store) -> None:
    with opened(store.path, write=False) as reader:
        with pytest.raises(DatabaseError), reader.write("test", NOW):
            pass
        with reader.read() as view, pytest.raises(RuntimeError, match="only reads"):
            view.teams.add("晚班")


def test_a_reader_leaves_bringing_up_to_date_to_the_writer(file: Path, tmp_path: Path) -> None:
    opened(file, write=True).close()
    later = tmp_path / "migrations"
    shutil.copytree(FOLDER, later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / "090_later.py").write_text("def up(migrator, db):\n    pass\n")
    with pytest.raises(DatabaseError) as caught:
        Store(file, later, write=False)
    assert "older version" in caught.value.what.id


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that other users of the computer may look into."""
    folder = Path(tempfile.mkdtemp(prefix="kpi-shared-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def told(file: Path, *, write: bool) -> str:
    """The names of the teams, or the refusal."""
    try:
        with opened(file, write=write) as store, store.read() as view:
            return ", ".join(team.name for team in view.teams.all())
    except DatabaseError as error:
        return f"{error.exit_code}: {error.what.id}"


def told_elsewhere(file: Path, *, write: bool) -> str:
    """The same from a process whose user may not write where the file lies: to root everything is allowed."""
    near, far = os.pipe()
    child = os.fork()
    if child == 0:
        if os.getuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            os.write(far, told(file, write=write).encode())
        finally:
            os._exit(0)
    os.close(far)
    with os.fdopen(near, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


@pytest.mark.skipif(os.name != "posix", reason="rights of users and groups are told by POSIX modes here")
@pytest.mark.parametrize("kind", ["folder", "file"])
def test_where_nothing_may_be_written_reading_still_works(shared: Path, kind: str) -> None:
    file = shared / "kpi.db"
    with opened(file, write=True) as store, store.write("test", NOW) as unit:
        fill(unit)
    Path(f"{file}.lock").unlink(missing_ok=True)
    file.chmod(0o444)
    shared.chmod(0o555 if kind == "folder" else 0o777)
    before = digest(file)

    assert told_elsewhere(file, write=False) == "早班"
    refused = told_elsewhere(file, write=True)
    assert refused.startswith("3: ")
    assert "read-only" in refused
    assert digest(file) == before


DYING = """
    import os, signal, sys, sqlite3
    connection = sqlite3.connect(sys.argv[1], isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE team SET name = 'torn'")
    connection.execute("CREATE TABLE filler (x TEXT)")
    connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 3000,)] * 200)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
@pytest.mark.parametrize("write", [False, True])
def test_a_writer_killed_in_the_middle_leaves_what_was_committed(file: Path, *, write: bool) -> None:
    with opened(file, write=True) as store, store.write("test", NOW) as unit:
        fill(unit)
    subprocess.run([sys.executable, "-c", textwrap.dedent(DYING), str(file)], check=False)
    assert file.with_name("kpi.db-journal").stat().st_size > 0, "the writer died too early or too late"
    with opened(file, write=write) as store, store.read() as view:
        assert [team.name for team in view.teams.all()] == ["早班"]
    assert not file.with_name("kpi.db-journal").exists()


def test_a_copy_is_taken_beside_the_writer(store: Store, tmp_path: Path) -> None:
    with store.write("test", NOW) as unit:
        fill(unit)
    backup.save(store.path, tmp_path / "copy.db")
    with opened(tmp_path / "copy.db", write=True) as copy, copy.read() as view:
        assert [person.name for person in view.people.all()] == ["单雪"]
        assert view.log.check() == ()


def test_other_threads_read_through_connections_of_their_own(store: Store) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with store.write("test", NOW) as unit:
        fill(unit)

    def names() -> list[str]:
        with store.read() as view:
            return [person.name for person in view.people.all()]

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: names(), range(6))) == [["单雪"]] * 6


@pytest.mark.parametrize("content", [None, b""])
def test_a_file_that_holds_nothing_is_left_alone_where_none_is_to_be_made(file: Path, content: bytes | None) -> None:
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DatabaseError, match="no database"):
        Store(file, FOLDER, write=True, make=False)
    assert [(path.name, path.read_bytes()) for path in file.parent.iterdir()] == (
        [] if content is None else [(file.name, b"")]
    )


@pytest.mark.skipif(os.name != "posix", reason="rights of users and groups are told by POSIX modes here")
@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_is_closed_to_somebody_is_told_with_what_to_do(shared: Path, kind: str, *, write: bool) -> None:
    inside = shared / "inside"
    inside.mkdir()
    file = inside / "kpi.db"
    opened(file, write=True).close()
    Path(f"{file}.lock").unlink(missing_ok=True)
    (inside if kind == "folder" else file).chmod(0)
    refused = told_elsewhere(file, write=write)
    assert refused.startswith("3: ")
    assert "closed to you" in refused


@pytest.mark.parametrize(
    "nonsense",
    [
        "UPDATE stint SET hired = 'x'",
        "UPDATE stint SET hired = '2024-02-31'",
        "UPDATE employment SET base_wage = 'abc'",
        "UPDATE employment SET base_wage = '1/0'",
    ],
)
def test_what_no_column_can_hold_means_that_the_file_is_damaged(file: Path, nonsense: str) -> None:
    with opened(file, write=True) as store:
        with store.write("test", NOW) as unit:
            fill(unit)
        with closing(sqlite3.connect(file)) as outside:
            outside.execute("PRAGMA ignore_check_constraints = 1")
            outside.execute(nonsense)
            outside.commit()
        with pytest.raises(DatabaseError, match="damaged") as caught, store.read() as view:
            view.people.all()
    assert caught.value.exit_code == 3
