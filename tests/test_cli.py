"""The commands that need no database, and how every command speaks, refuses and ends."""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kpi_desktop import __version__, paths
from kpi_desktop.cli import main, speech
from kpi_desktop.cli import run as running
from kpi_desktop.cli.telling import table, width

Say = Callable[..., tuple[int, str, str]]
FACTS: dict[str, object] = {
    "month": "2026-10",
    "employees": [{"id": "E01", "name": "单雪"}, {"id": "E02", "name": "Bo"}],
    "incidents": [
        {"employee": "E01", "date": "2026-10-08", "criterion": "late", "minutes": 12},
        {"employee": "E02", "date": "2026-10-09", "criterion": "no-greeting", "excused": True, "note": "ill"},
        {"employee": "E01", "date": "2026-10-10", "criterion": "no-leave-procedure"},
    ],
}


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Call a command in English; give exit code, standard output and standard error."""

    def call(*arguments: object, lang: str = "en") -> tuple[int, str, str]:
        code = main([*map(str, arguments), "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(FACTS), encoding="utf-8")
    return path


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


def test_evaluate_prints_one_json_document(say: Say, facts: Path) -> None:
    code, out, err = say("evaluate", "--scheme", "weikang-100", facts, "--json")
    assert (code, err) == (0, "")
    document = json.loads(out)
    assert [(one["employee"], one["score"], one["rank"]) for one in document["results"]] == [
        ("E01", "95.0", 2),
        ("E02", "100.0", 1),
    ]
    assert out.endswith("}\n")
    assert say("evaluate", "--scheme", "weikang-100", facts, "--json")[1] == out


def test_evaluate_explains_every_score(say: Say, facts: Path) -> None:
    code, out, _ = say("evaluate", "--scheme", "weikang-100", facts)
    assert code == 0
    lines = out.splitlines()
    head = next(line for line in lines if line.startswith("Rank"))
    assert head.split()[-1] == "Flags"
    assert [line.split()[:3] for line in lines[2:4]] == [["1", "E02", "Bo"], ["2", "E01", "单雪"]]
    assert any("Late 12 min" in line and "−5.0" in line for line in lines)
    assert any("ill" in line for line in lines)


def test_facts_come_from_standard_input(say: Say, facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(facts.read_bytes())))
    code, out, _ = say("evaluate", "--scheme", "weikang-100", "-", "--json")
    assert code == 0
    assert json.loads(out)["month"] == "2026-10"


def test_every_fault_is_told_and_nothing_is_scored(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    wrong = {"month": "2026-10", "employees": [{"id": "E01"}], "incidents": [{"employee": "E9", "date": "2026-11-01"}]}
    path.write_text(json.dumps(wrong), encoding="utf-8")
    code, out, err = say("evaluate", "--scheme", "weikang-100", path, "--json")
    assert (code, out) == (1, "")
    assert "incidents[0].employee: " in err
    assert "incidents[0].criterion: " in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"month": "2026-10",\n  oops}', "line 2"),
        (b'{\n"a": "' + b"\xff", "line 2, column 7"),
    ],
)
def test_what_is_not_json_is_told_by_line_and_column(content: bytes, said: str, say: Say, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(content)
    code, out, err = say("evaluate", "--scheme", "weikang-100", path)
    assert (code, out) == (1, "")
    assert said in err


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


def test_a_scheme_file_serves_as_well_as_a_preset(say: Say, facts: Path, tmp_path: Path) -> None:
    text = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(text.replace("points = -5", "points = -3"), encoding="utf-8")
    _, out, _ = say("evaluate", "--scheme", mine, facts, "--json")
    assert json.loads(out)["results"][0]["score"] == "97.0"


def test_the_presets_are_listed(say: Say) -> None:
    code, out, _ = say("schemes", "list")
    assert code == 0
    assert out.startswith("weikang-100  ")
    _, out, _ = say("schemes", "list", "--json")
    assert json.loads(out)[0]["id"] == "weikang-100"


def test_a_scheme_is_shown_as_data(say: Say) -> None:
    _, out, _ = say("schemes", "show", "weikang-100", "--json")
    assert len(json.loads(out)["criteria"]) == 20


def test_a_sound_scheme_has_notices_only(say: Say) -> None:
    code, out, err = say("schemes", "check", "weikang-100")
    assert (code, err) == (0, "")
    assert "can be put in force" in out
    code, out, _ = say("schemes", "check", "weikang-100", "--json")
    document = json.loads(out)
    assert (code, document["faults"]) == (0, [])
    assert document["notices"]


def test_a_faulty_scheme_is_told_fault_by_fault(say: Say, tmp_path: Path) -> None:
    text = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(text.replace("base = 100", "base = 90\nbogus = 1"), encoding="utf-8")
    code, out, err = say("schemes", "check", mine)
    assert (code, out) == (1, "")
    assert "bogus" in err
    code, out, _ = say("schemes", "check", mine, "--json")
    assert code == 1
    assert any("bogus" in fault["where"] + fault["what"] for fault in json.loads(out)["faults"])
    assert say("schemes", "show", mine)[0] == 1


def test_a_scheme_file_that_is_no_text_has_a_fault(say: Say, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_bytes("名".encode("gb18030"))
    code, out, err = say("schemes", "check", mine)
    assert (code, out) == (1, "")
    assert "UTF-8" in err


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


WHOLE = """
id = "whole"
version = "3"
name = { zh = "全例", en = "Whole" }
about = { zh = "样样都有", en = "Everything" }
source = { zh = "制度", en = "Rules" }
posts = [{ id = "agent", name = { zh = "坐席", en = "Agent" } }]
categories = [{ id = "all", name = { zh = "全部", en = "All" }, marks = 100 }]

[[criteria]]
id = "absence"
name = { zh = "旷工", en = "Absence" }
category = "all"
code = "1"
clause = { zh = "第一章第二条", en = "Chapter 1, clause 2" }
hint = { zh = "按天计", en = "Counted in days" }
unit = "days"
points = -3
money = -20
marks = 10
once = true
flag = "absence"
grave_flag = "separation"
posts = ["agent"]
escalations = [
    { at = 3, points = -5, money = -50, flag = "warning" },
    { at = 2, counts = ["absence", "other"], flag = "discipline" },
]

[[criteria]]
id = "other"
name = { zh = "其他", en = "Other" }
category = "all"
clause = { zh = "无", en = "None" }
points = -1
"""


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        (
            "zh",
            ["坐席 `agent`", "每天：−3", "扣款 20 元", "提示“旷工”", "辞退建议", "最多扣 10 分", "每月只计一次",
             "仅适用于：坐席", "另计 −5", "扣款 50 元", "警告", "违纪处理", "与其他合计", "第一章第二条", "按天计"],
        ),
        (
            "en",
            ["Agent `agent`", "each day: −3", "20 yuan off pay", "Raises the flag “Absence”", "Dismissal proposed",
             "at most 10 points", "Counts once a month", "Only for: Agent", "−5 in addition", "50 yuan off pay",
             "Disciplinary action", "together with Other", "Chapter 1, clause 2", "Counted in days"],
        ),
    ],
)  # fmt: skip
def test_a_scheme_is_shown_whole(say: Say, tmp_path: Path, lang: str, wanted: list[str]) -> None:
    path = tmp_path / "whole.toml"
    path.write_text(WHOLE, encoding="utf-8")
    code, out, err = say("schemes", "show", path, lang=lang)
    assert (code, err) == (0, "")
    assert [text for text in wanted if text not in out] == []


@pytest.mark.parametrize(
    ("lang", "title", "amount"), [("zh", "扣款", "−20.00 元"), ("en", "Deductions", "−20.00 yuan")]
)
def test_a_scheme_with_fines_shows_money(say: Say, tmp_path: Path, lang: str, title: str, amount: str) -> None:
    scheme, month = tmp_path / "whole.toml", tmp_path / "facts.json"
    scheme.write_text(WHOLE, encoding="utf-8")
    absent = {"employee": "E01", "date": "2026-10-08", "criterion": "absence"}
    people = [{"id": "E01", "name": "单雪", "post": "agent"}]
    month.write_text(json.dumps({"month": "2026-10", "employees": people, "incidents": [absent]}), encoding="utf-8")
    code, out, _ = say("evaluate", "--scheme", scheme, month, lang=lang)
    assert code == 0
    head, row = out.splitlines()[1:3]
    assert title in head.split()
    assert "−20.00" in row.split()
    assert any(line.split() == [title, *amount.split()] for line in out.splitlines())
