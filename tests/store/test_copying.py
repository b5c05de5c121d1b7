"""Copies from file to file: whole whoever writes meanwhile, never in memory, nothing left where one ends early."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.errors import DatabaseError
from kpi_desktop.files import CannotWriteError
from kpi_desktop.store import backup, copying
from kpi_desktop.store.copying import copied, copy_file
from kpi_desktop.store.store import Store

NOW = dt.datetime(2026, 11, 20, 5, 15, tzinfo=dt.UTC)
MEGABYTE = 1 << 20


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A database with twelve megabytes of something in it."""
    file = tmp_path / "kpi.db"
    Store(file, paths.migrations(), write=True).close()
    with closing(sqlite3.connect(file)) as outside:
        outside.execute("CREATE TABLE filler (x BLOB)")
        outside.executemany("INSERT INTO filler VALUES (randomblob(?))", [(MEGABYTE,)] * 12)
        outside.commit()
    return file


class EndedError(Exception):
    """Somebody pressed Stop."""


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix != ".lock"}


def content(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as outside:
        return outside.execute("SELECT x FROM filler ORDER BY rowid").fetchall()


def test_a_copy_comes_step_by_step_and_is_the_same(large: Path, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    target = tmp_path / "stick.db"
    backup.save(large, target, lambda done, total: steps.append((done, total)))
    counted = [step for step in steps if step[1]]
    assert len(counted) > 3
    assert counted == sorted(counted)
    assert counted[-1][0] == counted[-1][1]
    assert content(target) == content(large)
    assert names(tmp_path) == {"kpi.db", "stick.db"}


def test_a_commit_in_between_is_not_kept_waiting_and_the_copy_is_of_one_moment(large: Path, tmp_path: Path) -> None:
    committed: list[int] = []
    with Store(large, paths.migrations(), write=True) as store:

        def commits(done: int, _total: int) -> None:
            """Every time it has come a little further, somebody logs: it would begin again for ever."""
            if done and len(committed) < 20:
                with store.write("test", NOW) as unit:
                    unit.teams.add(f"班{len(committed)}")
                committed.append(done)

        copy_file(large, tmp_path / "copy.db", commits)
    assert len(committed) >= 4
    with Store(tmp_path / "copy.db", paths.migrations(), write=False) as copy, copy.read() as view:
        held = [team.name for team in view.teams.all()]
        assert held == [f"班{n}" for n in range(len(held))]
        assert view.log.check() == ()
        assert len(held) >= len(committed) - 1
    assert content(tmp_path / "copy.db") == content(large)


@pytest.mark.parametrize("late", [False, True], ids=["while it is copied", "while it is checked"])
def test_one_that_is_stopped_leaves_what_stood_there_and_nothing_else(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    monkeypatch.setattr(copying, "_STEPS_OF_CHECK", 10)
    target = tmp_path / "stick.db"
    target.write_text("old", encoding="utf-8")

    def stops(_done: int, total: int) -> None:
        if bool(total) is not late:
            raise EndedError

    with pytest.raises(EndedError):
        backup.save(large, target, stops)
    with pytest.raises(EndedError):
        backup.make_ready(large, tmp_path / "other.db", paths.migrations(), stops)
    assert target.read_text("utf-8") == "old"
    assert names(tmp_path) == {"kpi.db", "stick.db"}


def test_a_copy_passes_with_its_reader_and_lies_beside_the_database(large: Path, tmp_path: Path) -> None:
    with copied(large) as copy:
        assert copy.parent == tmp_path
        assert copy.stat().st_size == large.stat().st_size
        if sys.platform != "win32":
            assert copy.stat().st_mode & 0o077 == 0
    assert names(tmp_path) == {"kpi.db"}


def test_a_full_disk_is_told_of_the_target(large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(sqlite3.Connection):
        """A target with room for one page."""

        def __init__(self, *args: object, **kept: object) -> None:
            super().__init__(*args, **kept)  # type: ignore[arg-type]
            self.execute("PRAGMA max_page_count = 1")

    opens = sqlite3.connect

    def connect(name: str, **kept: object) -> sqlite3.Connection:
        factory = Full if "mode=rwc" in name else sqlite3.Connection
        return opens(name, factory=factory, **kept)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connect)
    with pytest.raises(CannotWriteError) as caught:
        backup.save(large, tmp_path / "stick.db")
    assert caught.value.what.fields["file"] == str(tmp_path / "stick.db")
    assert names(tmp_path) == {"kpi.db"}


@pytest.mark.skipif(sys.platform == "win32", reason="memory is limited by POSIX means")
def test_a_database_larger_than_memory_is_copied_and_verified(tmp_path: Path) -> None:
    file = tmp_path / "kpi.db"
    Store(file, paths.migrations(), write=True).close()
    with closing(sqlite3.connect(file)) as outside:
        outside.execute("CREATE TABLE filler (x BLOB)")
        outside.executemany("INSERT INTO filler VALUES (zeroblob(?))", [(MEGABYTE,)] * 120)
        outside.commit()
    act = """
        import resource, sys
        from pathlib import Path
        from kpi_desktop import paths
        from kpi_desktop.services.backups import back_up
        from kpi_desktop.services.context import SystemClock, open_context
        from kpi_desktop.services.restoring import restore
        from kpi_desktop.services.verify import verify
        folder = Path(sys.argv[1])
        used = int(Path("/proc/self/statm").read_text().split()[0]) * 4096
        resource.setrlimit(resource.RLIMIT_AS, (used + (100 << 20),) * 2)
        back_up(folder / "kpi.db", folder / "stick.db")
        ctx = open_context(folder / "kpi.db", write=False)
        assert not verify(ctx).problems
        ctx.close()
        print(restore(folder / "kpi.db", folder / "stick.db", SystemClock()).kept.name)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(act), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.startswith("kpi-before-restore-")
    assert (tmp_path / "kpi.db").stat().st_size > 120 * MEGABYTE


def test_what_was_copied_but_is_damaged_is_not_made_ready(large: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(large)) as outside:
        outside.execute("PRAGMA foreign_keys = 0")
        outside.execute("CREATE TABLE child (x INTEGER REFERENCES team (id))")
        outside.execute("INSERT INTO child VALUES (77)")
        outside.commit()
    with pytest.raises(DatabaseError, match="damaged"):
        backup.make_ready(large, tmp_path / "other.db", paths.migrations())
    assert names(tmp_path) == {"kpi.db"}


def test_what_a_killed_program_left_is_gone_after_a_day(large: Path, tmp_path: Path) -> None:
    old, new, foreign = (tmp_path / name for name in (".kpi-old.part", ".kpi-new.part", ".other.part"))
    folder = tmp_path / ".restore-old"
    folder.mkdir()
    for file in (old, new, foreign, folder / "kpi.db"):
        file.write_bytes(b"pay")
    for file in (old, foreign, folder):
        os.utime(file, (NOW.timestamp() - 10 * 86400,) * 2)
    with copied(large):
        assert not old.exists()
        assert new.exists()
        assert foreign.exists()
    target = tmp_path / "stick.db"
    backup.save(large, target)
    backup.discard(backup.make_ready(target, large, paths.migrations()))
    assert not folder.exists()
