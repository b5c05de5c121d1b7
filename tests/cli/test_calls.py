"""How every command speaks, refuses and ends."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from kpi_desktop import __version__, paths
from kpi_desktop.cli import main, speech
from kpi_desktop.cli import run as running
from tests.cli.conftest import Say


@pytest.fixture
def say(plainly: Say) -> Say:
    """No database is named."""
    return plainly


def test_the_version_needs_nothing() -> None:
    """Neither the window's library nor any other heavy one is loaded for it."""
    script = (
        "import sys; from kpi_desktop.cli import main; code = main(['--version']);"
        "heavy = {'PySide6', 'openpyxl', 'xlsxwriter', 'peewee', 'pydantic', 'argparse', 'multiprocessing'};"
        "print(sorted(heavy & set(sys.modules)), code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == [__version__, "[] 0", ""]


def test_the_version_by_the_module_door() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kpi_desktop", "--version"], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout == f"{__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("evaluate", "--scheme", "nope", "FACTS"),
        ("evaluate", "--scheme", "nope.toml", "FACTS"),
        ("evaluate", "--scheme", "weikang-100", "nope.json"),
        ("evaluate", "--scheme", "weikang-100", "."),
        ("evaluate", "--scheme", "weikang-100", "--pay", "nope", "FACTS"),
        ("evaluate", "--scheme", "weikang-100"),
        ("evaluate", "FACTS"),
        ("schemes",),
        ("schemes", "show", "nope"),
        ("schemes", "check", "no/such/file"),
        ("score", "2026-13"),
        ("score", "10/2026"),
        ("reopen", "2026-10"),
        ("export", "month", "x.xlsx"),
        ("bogus",),
        ("--team",),
        ("schemes", "list", "--bogus"),
    ],
)
def test_a_wrong_call_ends_with_2(arguments: tuple[str, ...], say: Say, facts: Path) -> None:
    code, out, err = say(*(facts if argument == "FACTS" else argument for argument in arguments))
    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments",
    [("score", "2026-10"), ("close", "2026-10"), ("export", "roster", "x.xlsx"), ("import", "roster", "x.xlsx")],
)
def test_without_a_database_the_call_ends_with_3(arguments: tuple[str, ...], say: Say, tmp_path: Path) -> None:
    database = tmp_path / "none.db"
    code, out, err = say(*arguments, "--db", database)
    assert (code, out) == (3, "")
    assert "none.db" in err
    assert not database.exists()


def test_options_for_every_command_stand_before_and_after_it(say: Say, tmp_path: Path) -> None:
    database = tmp_path / "none.db"
    before = say("--db", database, "score", "2026-10")
    after = say("score", "2026-10", "--db", database)
    within = say("schemes", "--debug", "list")
    assert before == after
    assert "none.db" in before[2]
    assert within[0] == 0


def test_help_in_both_languages(say: Say) -> None:
    code, out, err = say("score", "--help")
    assert (code, err) == (0, "")
    assert "usage: kpi-desktop score" in out
    code, out, _ = say("--help", lang="zh")
    assert code == 0
    assert "usage" not in out


def test_a_bug_is_written_down_and_told_in_one_line(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_options: argparse.Namespace) -> object:
        raise ZeroDivisionError("surprise")

    monkeypatch.setattr(running, "_command", broken)
    code, out, err = say("schemes", "list")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert str(paths.log_file()) in err
    assert "surprise" in paths.log_file().read_text(encoding="utf-8")
    assert "surprise" in say("schemes", "list", "--debug")[2]


def test_debug_shows_where_a_known_fault_comes_from(say: Say) -> None:
    assert "Traceback" in say("schemes", "show", "nope", "--debug")[2]
    assert "Traceback" not in say("schemes", "show", "nope")[2]


def test_stopping_is_no_bug(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_options: argparse.Namespace) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "_command", stopped)
    code, out, err = say("schemes", "list")
    assert (code, out, err) == (130, "", "Stopped.\n")


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB"}, "en"),
        ({}, "zh"),
    ],
)
def test_the_language_of_the_computer(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANG", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert speech.language_of([]) == language
    assert speech.language_of(["--lang", "en"]) == "en"
    assert speech.language_of(["--lang=zh"]) == "zh"


def test_the_argument_parser_gets_its_own_words_back() -> None:
    before = vars(argparse)["_"]
    with speech.argparse_speaks(speech.translator("zh")):
        assert vars(argparse)["_"]("usage: ") == "用法："
        assert vars(argparse)["_"]("what nobody has translated") == "what nobody has translated"
    assert vars(argparse)["_"] is before


@pytest.mark.parametrize(
    ("arguments", "handed"),
    [
        ([], {"database": None, "language": None, "team": None}),
        (
            ["--db", "x.db", "--lang", "en", "--team", "a"],
            {"database": Path("x.db"), "language": "en", "team": "a"},
        ),
    ],
)
def test_without_a_command_the_window_opens(
    arguments: list[str], handed: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, object] = {}

    class Window:
        @staticmethod
        def run(database: Path | None, *, language: str | None, team: str | None, fallback: str) -> int:
            told.update(database=database, language=language, team=team, fallback=fallback)
            return 3

    def give(_name: str) -> type[Window]:
        return Window

    monkeypatch.setattr(running, "import_module", give)
    assert main(arguments) == 3
    assert told == {**handed, "fallback": "zh"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_is_in_one_language(say: Say, lang: str) -> None:
    _, out, _ = say("--help", lang=lang)
    lines = out.splitlines()
    assert ("命令：" if lang == "zh" else "commands:") in lines
    assert lines[lines.index("命令：" if lang == "zh" else "commands:") + 1].split()[0] == "setup"
    assert ":\n" not in out or lang == "en"
    code, _, err = say("schemes", "frobnicate", lang=lang)
    assert code == 2
    assert ("list、show、check、put" if lang == "zh" else "list, show, check, put") in err


@pytest.mark.parametrize("arguments", [("evaluate", "--scheme", "", "x.json"), ("schemes", "show", " "), ("--db", "")])
def test_an_empty_name_is_a_wrong_call(say: Say, arguments: tuple[str, ...]) -> None:
    code, out, err = say(*arguments)
    assert (code, out) == (2, "")
    assert "Name a preset" in err or "the name is empty" in err
