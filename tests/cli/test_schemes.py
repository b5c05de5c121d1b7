"""The schemes in the commands: listed, shown, checked; a file serves as well as a preset."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from kpi_desktop import paths
from tests.cli.conftest import Say


@pytest.fixture
def say(plainly: Say) -> Say:
    """No database is named."""
    return plainly


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
    (told,) = [line.split() for line in out.splitlines()[3:] if line.split()[:1] == [title]]
    assert told[:3] == [title, *amount.split()]
    assert told[3] == "2026-10-08"  # what it is made of


def test_the_library_of_measures_is_told_as_what_it_is(say: Say) -> None:
    _, out, _ = say("schemes", "list")
    assert "\nkpi-library  " in out
    code, out, _ = say("schemes", "show", "kpi-library")
    assert code == 0
    assert "`feedback-timeliness`" in out
    _, out, _ = say("schemes", "show", "kpi-library", "--json")
    assert len(json.loads(out)["measures"]) == 17
    code, out, err = say("schemes", "check", "kpi-library")
    assert (code, err) == (0, "")
    assert "in order" in out


def test_the_library_of_measures_is_no_scheme(say: Say, facts: Path) -> None:
    code, out, err = say("evaluate", "--scheme", "kpi-library", facts)
    assert (code, out) == (2, "")
    assert "library of measures" in err


def test_a_pay_plan_is_shown_whole(say: Say) -> None:
    code, out, _ = say("schemes", "show", "tenure-ladder")
    assert code == 0
    assert "| Component | How it comes about | Clause |" in out


@pytest.mark.parametrize("command", [("show",), ("check",)])
def test_a_file_that_is_far_too_large_is_refused_unread(say: Say, tmp_path: Path, command: tuple[str, ...]) -> None:
    huge = tmp_path / "huge.toml"
    with huge.open("wb") as stream:
        stream.truncate(1 << 40)  # a terabyte that takes no room, and that nobody could read
    code, out, err = say("schemes", *command, huge)
    assert (code, out) == (1, "")
    assert "huge.toml is too large to be a scheme" in err


@pytest.mark.skipif(sys.platform == "win32", reason="a device of POSIX")
def test_what_never_ends_is_read_no_further_than_a_scheme_may_be_large(say: Say, facts: Path) -> None:
    assert "too large" in say("schemes", "show", "/dev/zero")[2]
    assert "too large" in say("evaluate", "--scheme", "weikang-100", "--pay", "/dev/zero", facts)[2]
    assert "too large" in say("evaluate", "--scheme", "weikang-100", "/dev/zero")[2]
