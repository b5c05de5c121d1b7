"""``backup``, ``restore`` and ``verify``: nothing of the year is lost, whatever happens to the file."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from kpi_desktop.cli import run as running
from kpi_desktop.services.context import open_context
from kpi_desktop.services.settings import set_organisation
from kpi_desktop.store import backup as files
from tests.cli.conftest import Fixed, Say

SAMPLES = Path(__file__).parents[2] / "db" / "samples"


def rename(database: Path, name: str) -> None:
    """Something that is written after the backup."""
    ctx = open_context(database, clock=Fixed())
    set_organisation(ctx, name)
    ctx.close()


def organisation(database: Path) -> str:
    with closing(sqlite3.connect(database)) as file:
        (name,) = file.execute("SELECT value FROM setting WHERE key = 'organisation'").fetchone()
    return str(name)


def beside(database: Path) -> list[str]:
    """The files of its folder, but for the lock."""
    return sorted(path.name for path in database.parent.iterdir() if path.suffix != ".lock")


def test_a_backup_taken_beside_the_window_brings_back_the_month(say: Say, database: Path, tmp_path: Path) -> None:
    before = say("score", "2026-10", "--json")[1]
    window = open_context(database, clock=Fixed())
    try:
        code, out, err = say("backup", tmp_path / "stick.db")
    finally:
        window.close()
    assert (code, err) == (0, f"Written: {tmp_path / 'stick.db'}\n")
    assert out.startswith("Last change in it: 2026-11-")
    rename(database, "after the backup")
    database.write_bytes(b"\0" * 4096 * 9)
    code, out, err = say("restore", tmp_path / "stick.db", "--lang", "en")  # it can't tell its own language any more
    assert (code, err) == (0, "")
    assert "is sound" in out
    assert say("score", "2026-10", "--json")[1] == before
    assert organisation(database) == "Anhe Health Centre"


def test_what_stood_there_is_kept_beside_with_the_day(say: Say, database: Path, tmp_path: Path) -> None:
    say("backup", tmp_path / "stick.db")
    for time, kept in enumerate(("kpi-before-restore-2026-11-21.db", "kpi-before-restore-2026-11-21-2.db")):
        rename(database, f"state {time}")
        code, out, _ = say("restore", tmp_path / "stick.db")
        assert code == 0
        assert f"kept as {tmp_path / kept}" in out
        assert organisation(tmp_path / kept) == f"state {time}"


def test_a_restore_makes_a_database_where_none_is(database: Path, tmp_path: Path, plainly: Say) -> None:
    new = tmp_path / "new computer" / "kpi.db"
    code, out, _ = plainly("restore", database, "--db", new)
    assert code == 0
    assert "kept as" not in out
    assert beside(new) == ["kpi.db"]
    assert plainly("verify", "--db", new)[0] == 0


def test_an_older_backup_is_brought_up_to_date(say: Say, database: Path) -> None:
    code, out, err = say("restore", SAMPLES / "001_first.db")
    assert (code, err) == (0, "")
    assert "is sound" in out
    assert len(beside(database)) == 2, "the database and what stood there; the backup itself is kept where it lies"
    assert say("verify")[0] == 0


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("text", "isn't a database of this program"),
        ("torn", "is damaged"),
        ("newer", "newer version"),
        ("empty", "There is no database"),
        ("reference", "is damaged"),
    ],
)
def test_what_is_no_sound_backup_changes_nothing(
    say: Say, database: Path, tmp_path: Path, harm: str, said: str
) -> None:
    bad = tmp_path / "bad.db"
    if harm == "text":
        bad.write_text("工号,姓名\n" * 999, encoding="utf-8")
    elif harm == "empty":
        bad.touch()
    elif harm == "torn":
        bad.write_bytes(database.read_bytes()[: 4096 * 20])
    else:
        shutil.copy(database, bad)
        with closing(sqlite3.connect(bad)) as file:
            file.execute(
                "INSERT INTO schema_migration (name, applied) VALUES ('999_later', '2030-01-01')"
                if harm == "newer"
                else "UPDATE employment SET team_id = 77 WHERE id = 1"
            )
            file.commit()
    before, content = beside(database), database.read_bytes()
    code, out, err = say("restore", bad)
    assert (code, out) == (3, "")
    assert said in err
    assert (beside(database), database.read_bytes()) == (before, content)


def test_a_window_that_is_open_is_told_to_be_closed_first(say: Say, database: Path, tmp_path: Path) -> None:
    say("backup", tmp_path / "stick.db")
    window = open_context(database, clock=Fixed())
    try:
        content = database.read_bytes()
        code, out, err = say("restore", tmp_path / "stick.db")
    finally:
        window.close()
    assert (code, out) == (3, "")
    assert "in use" in err
    assert database.read_bytes() == content
    assert beside(database) == ["kpi.db", "stick.db"]


def test_a_backup_takes_the_place_of_nothing_unless_told(say: Say, tmp_path: Path) -> None:
    for target in (tmp_path / "old.db", tmp_path / "letter.txt"):
        target.write_text("old", encoding="utf-8")
        code, out, err = say("backup", target)
        assert (code, out) == (2, "")
        assert "--force" in err
        assert target.read_text("utf-8") == "old"
        assert say("backup", target, "--force")[0] == 0
        assert say("verify", "--db", target)[0] == 0
    assert say("backup", tmp_path / "old.db", "--force")[0] == 0


def test_the_database_is_no_backup_of_itself(say: Say, database: Path) -> None:
    content = database.read_bytes()
    for call in (("backup", database, "--force"), ("restore", database)):
        code, out, err = say(*call)
        assert (code, out) == (2, "")
        assert "is the database itself" in err
    assert database.read_bytes() == content


def test_a_backup_never_replaces_a_database_that_somebody_works_with(say: Say, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    window = open_context(other, clock=Fixed())
    try:
        content = other.read_bytes()
        code, _, err = say("backup", other, "--force")
    finally:
        window.close()
    assert (code, "in use" in err) == (3, True)
    assert other.read_bytes() == content


def test_a_place_that_cannot_be_written_is_named_and_left_empty(say: Say, tmp_path: Path) -> None:
    code, out, err = say("backup", tmp_path / "no such folder" / "stick.db")
    assert (code, out) == (2, "")
    assert "no such file or folder" in err
    assert say("restore", tmp_path / "nothing.db")[0] == 2


@pytest.mark.skipif(os.name != "posix", reason="rights of users and groups are told by POSIX modes here")
def test_nobody_else_may_read_a_backup(say: Say, tmp_path: Path) -> None:
    say("backup", tmp_path / "stick.db")
    assert (tmp_path / "stick.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("where", [(files, "copy_file"), (Path, "replace")], ids=["copying", "putting in place"])
def test_a_restore_that_finds_no_room_changes_nothing(
    say: Say, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: tuple[object, str]
) -> None:
    say("backup", tmp_path / "stick.db")
    (tmp_path / "kpi.db-journal").write_bytes(b"")
    before, content = beside(database), database.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(*where, full)
    code, out, err = say("restore", tmp_path / "stick.db")
    assert (code, out) == (3, "")
    assert "no room left" in err
    assert (beside(database), database.read_bytes()) == (before, content)


DYING = """
    import os, signal, sys, sqlite3
    connection = sqlite3.connect(sys.argv[1], isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE team SET name = 'torn'")
    connection.execute("CREATE TABLE filler (x TEXT)")
    connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 3000,)] * 200)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_what_a_killed_writer_left_goes_with_the_old_file_and_not_into_the_new(
    say: Say, database: Path, tmp_path: Path
) -> None:
    say("backup", tmp_path / "stick.db")
    rename(database, "after the backup")
    subprocess.run([sys.executable, "-c", textwrap.dedent(DYING), str(database)], check=False)
    assert Path(f"{database}-journal").stat().st_size > 0
    code, out, err = say("restore", tmp_path / "stick.db")
    assert (code, err) == (0, "")
    assert "is sound" in out
    assert organisation(database) == "Anhe Health Centre"
    kept = tmp_path / "kpi-before-restore-2026-11-21.db"
    assert organisation(kept) == "after the backup"
    with closing(sqlite3.connect(kept)) as file:
        assert file.execute("SELECT name FROM team").fetchall() == [("Service team 1",)]


def test_verify_says_what_it_looked_at(say: Say, database: Path) -> None:
    window = open_context(database, clock=Fixed())
    try:
        code, out, err = say("verify")
    finally:
        window.close()
    assert (code, err) == (0, "")
    first, *rest = out.splitlines()
    assert first == f"{database} is sound:"
    assert rest[0] == "  pages, indexes and references fit"
    assert "entries, and all" in rest[1]
    assert rest[2] == "  3 seals of closed months hold what was sealed"


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE incident SET note = 'x' WHERE id = 3", "incident[3]"),
        ("UPDATE audit SET previous = 'x' WHERE id = 2", "audit[2]"),
        ("UPDATE seal SET payload = x'00' WHERE id = 1", "seal[1]"),
        ("UPDATE employment SET team_id = 77 WHERE id = 1", "employment[1]"),
    ],
)
def test_what_was_changed_from_outside_is_named(say: Say, database: Path, statement: str, where: str) -> None:
    with closing(sqlite3.connect(database)) as outside:
        outside.execute(statement)
        outside.commit()
    code, out, err = say("verify")
    assert (code, out) == (3, "")
    assert f"  {where}: " in err


def test_all_is_said_in_chinese_too(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stick = str(tmp_path / "stick.db")
    for call in (("backup", stick), ("backup", stick), ("verify",), ("restore", stick)):
        running.run([*call, "--db", str(database), "--lang", "zh"], Fixed())
        for line in "".join(capsys.readouterr()).replace("--force", "").splitlines():
            bare = line.replace(str(tmp_path), "")
            assert any(character > "\u2e7f" for character in bare), line
