"""What every command does with a database: in use, of several teams, damaged, missing, about to be overwritten."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from kpi_desktop.cli import run as running
from kpi_desktop.services import sealing
from kpi_desktop.services.context import open_context
from tests.cli.conftest import Fixed, Say


def test_those_that_write_wait_for_the_window_and_those_that_read_do_not(say: Say, database: Path) -> None:
    window = open_context(database)
    try:
        assert say("close", "2026-11")[0] == 3
        assert say("score", "2026-11")[0] == 0
    finally:
        window.close()


def test_an_unknown_team_is_a_wrong_call(say: Say) -> None:
    code, _, err = say("score", "2026-10", "--team", "nobody")
    assert code == 2
    assert "nobody" in err
    assert say("score", "2026-10", "--team", "Service team 1")[0] == 0


def test_a_file_that_is_no_database_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.db"
    path.write_text("nothing of the kind", encoding="utf-8")
    assert running.run(["score", "2026-10", "--db", str(path), "--lang", "en"]) == 3
    assert "x.db" in capsys.readouterr().err


def test_the_language_of_the_database_is_spoken(say: Say) -> None:
    assert say("score", "2026-10")[1].startswith("Sample · Anhe Health Centre")
    assert "Rank" in say("score", "2026-10")[1]
    assert "名次" in say("score", "2026-10", "--lang", "zh")[1]


@pytest.mark.parametrize(
    "call",
    [
        ("score", "2026-10", "--pdf"),
        ("score", "2026-10", "--slips"),
        ("score", "2026-10", "--xlsx"),
        ("score", "2026-10", "--images"),
        ("export", "templates"),
        ("export", "roster"),
        ("export", "incidents"),
        ("export", "month", "--month", "2026-10"),
    ],
)
def test_no_result_takes_the_place_of_the_database(say: Say, database: Path, call: tuple[str, ...]) -> None:
    before = database.read_bytes()
    code, out, err = say(*call, database)
    assert (code, out) == (2, "")
    assert str(database) in err
    assert database.read_bytes() == before


def test_a_seal_changed_from_outside_is_told_as_damage(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as outside:
        for seal, packed in outside.execute("SELECT id, payload FROM seal").fetchall():
            other = zlib.compress(zlib.decompress(packed).replace(b"Zhang", b"Zheng"))
            outside.execute("UPDATE seal SET payload = ? WHERE id = ?", (other, seal))
        outside.commit()
    sealing._kept.clear()  # as in another process
    for call in (("score", "2026-10"), ("export", "month", tmp_path / "m.xlsx", "--month", "2026-10")):
        done = subprocess.run(  # a process of its own, which hasn't read the genuine one before
            [sys.executable, "-m", "kpi_desktop", *map(str, call), "--db", str(database)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (3, "")
        assert "damaged" in done.stderr
        assert "October 2026" in done.stderr
    assert not (tmp_path / "m.xlsx").exists()


@pytest.mark.parametrize("call", [("close", "2026-10"), ("score", "2026-10"), ("import", "roster", "x.xlsx")])
def test_no_command_makes_a_database_of_an_empty_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], call: tuple[str, ...]
) -> None:
    empty = tmp_path / "empty" / "kpi.db"
    empty.parent.mkdir()
    empty.touch()
    assert running.run([*call, "--db", str(empty)], Fixed()) == 3
    assert "kpi.db" in capsys.readouterr().err
    assert [(path.name, path.stat().st_size) for path in empty.parent.iterdir()] == [("kpi.db", 0)]


@pytest.mark.parametrize(
    "nonsense", ["UPDATE employment SET since = 'x' WHERE id = 1", "UPDATE incident SET points = 'abc'"]
)
def test_nonsense_in_the_database_is_damage_and_no_bug(say: Say, database: Path, nonsense: str) -> None:
    with closing(sqlite3.connect(database)) as outside:
        outside.execute("PRAGMA ignore_check_constraints = 1")
        outside.execute(nonsense)
        outside.commit()
    code, out, err = say("score", "2026-11")
    assert (code, out) == (3, "")
    assert "damaged" in err
