"""Where results and messages go, whoever reads them or not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kpi_desktop.cli.telling import table, width
from tests.cli.conftest import Say


@pytest.fixture
def say(plainly: Say) -> Say:
    """No database is named."""
    return plainly


@pytest.mark.skipif(sys.platform == "win32", reason="no shell pipes of this kind")
def test_a_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "kpi_desktop", "schemes", "show", "weikang-100", "--json"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_result_that_finds_no_room_is_told() -> None:
    command = [sys.executable, "-m", "kpi_desktop", "schemes", "list", "--lang", "en"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert done.returncode == 2
    assert done.stderr == "The result can't be written: there is no room left on the disk.\n"


def test_output_is_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LANG": "C"}
    command = [sys.executable, "-m", "kpi_desktop", "schemes", "list", "--json", "--lang", "zh"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert json.loads(done.stdout.decode("utf-8"))[0]["name"] == "维康百分考核"


def test_columns_line_up_where_characters_are_wide() -> None:
    assert [width("单雪"), width("Bo"), width("e\u0301")] == [4, 2, 1]
    assert table(["a", "n"], [["单雪", "1"], ["Bo", "10"]], frozenset({1})) == ["a      n", "单雪   1", "Bo    10"]


def closed(arguments: str, *closing: str) -> subprocess.CompletedProcess[str]:
    """Call a command in a shell that closes some of its standard streams."""
    command = f'"{sys.executable}" -m kpi_desktop {arguments} {" ".join(closing)}'
    return subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes them")
@pytest.mark.parametrize(
    ("arguments", "closing", "code"),
    [
        ("schemes list", (">&-",), 0),
        ("schemes list", (">&-", "2>&-", "<&-"), 0),
        ("--help", (">&-",), 0),
        ("--version", (">&-",), 0),
        ("schemes show nothing", ("2>&-",), 2),
        ("schemes frobnicate", ("2>&-",), 2),
        ("evaluate --scheme weikang-100 -", ("<&-",), 2),
        ("score 2026-10", (">&-", "2>&-"), 3),
    ],
)
def test_closed_streams_change_no_exit_code(arguments: str, closing: tuple[str, ...], code: int) -> None:
    done = closed(f"{arguments} --lang en", *closing)
    assert done.returncode == code
    assert "went wrong" not in done.stderr
    assert "Traceback" not in done.stderr


def test_closed_standard_input_is_told() -> None:
    assert "Standard input is closed" in closed("evaluate --scheme weikang-100 - --lang en", "<&-").stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_messages_that_nobody_can_read_change_no_exit_code() -> None:
    assert closed("schemes show nothing", "2>/dev/full").returncode == 2
    assert closed("schemes list", "2>/dev/full").returncode == 0


def test_no_text_from_a_file_does_anything_to_the_terminal(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    evil = "a\x1b[2Jb\u202ec\nd\x9b"
    employees = [{"id": "E01", "name": evil}]
    path.write_text(json.dumps({"month": "2026-10", "employees": employees, evil: 1}), encoding="utf-8")
    _, out, err = say("evaluate", "--scheme", "weikang-100", path)
    assert (out, [one for one in "\x1b\u202e\x9b" if one in err]) == ("", [])
    path.write_text(json.dumps({"month": "2026-10", "employees": employees}), encoding="utf-8")
    _, out, err = say("evaluate", "--scheme", "weikang-100", path)
    assert [one for one in "\x1b\u202e\x9b" if one in out] == []
    assert "a\\u001b[2Jb\\u202ec d\\u009b E01" in out
    _, out, err = say("evaluate", "--scheme", "weikang-100", path, "--frob\x1b[2J")
    assert "\x1b" not in err
