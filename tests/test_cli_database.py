"""The commands that work on a database: a month scored, closed, reopened; workbooks in and out; the demo."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from kpi_desktop.cli import run as running
from kpi_desktop.services.context import open_context
from kpi_desktop.services.demo import make_demo

Say = Callable[..., tuple[int, str, str]]


@dataclasses.dataclass(frozen=True)
class Fixed:
    """A clock that stands still."""

    day: date = date(2026, 11, 21)

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)

    def today(self) -> date:
        return self.day


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(database, "en", Fixed())
    return database


@pytest.fixture
def database(made: Path, tmp_path: Path) -> Path:
    """A demo of one's own."""
    return Path(shutil.copy(made, tmp_path / "kpi.db"))


@pytest.fixture
def say(database: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Call a command on the demo; give exit code, standard output and standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = running.run([*map(str, arguments), "--db", str(database)], Fixed())
        out, err = capsys.readouterr()
        return code, out, err

    return call


def roster(path: Path, *rows: tuple[str | int | date | None, ...]) -> Path:
    workbook = Workbook()
    page = workbook.worksheets[0]
    for row in (("工号", "姓名", "入职日期", "离职日期"), *rows):
        page.append(row)
    workbook.save(path)
    return path


def names(say: Say, tmp_path: Path) -> list[str]:
    """The names on the roster, as it is exported."""
    say("export", "roster", tmp_path / "now.xlsx")
    page = load_workbook(tmp_path / "now.xlsx").worksheets[0]
    return [str(row[1].value) for row in page.iter_rows(min_row=4)]


def test_a_month_is_told_by_rank(say: Say) -> None:
    code, out, err = say("score", "2026-11")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].endswith("month not closed")
    assert "closed on 2026-11-03, seal " in say("score", "2026-10")[1].splitlines()[0]
    rows = [line.split() for line in out.splitlines()[2:]]
    assert len(rows) == 12
    assert [int(row[0]) for row in rows] == sorted(int(row[0]) for row in rows)


def test_a_closed_month_gives_the_json_of_its_seal(say: Say) -> None:
    code, out, err = say("score", "2026-10", "--json")
    assert (code, err) == (0, "")
    document = json.loads(out)
    assert len(document["results"]) == 12
    assert say("score", "2026-10", "--json")[1] == out


def test_json_and_evaluate_agree_on_a_month(say: Say, database: Path, tmp_path: Path) -> None:
    """What the database scores is what the facts alone score."""
    from kpi_desktop.domain.month import Month
    from kpi_desktop.services.months import score_month
    from kpi_desktop.services.teams import resolve

    ctx = open_context(database, write=False)
    facts = score_month(ctx, resolve(ctx), Month(2026, 11)).facts
    ctx.close()
    document = {
        "month": "2026-11",
        "employees": [
            {"id": one.id, "name": one.name, "hired": str(one.hired), "left": str(one.left) if one.left else None}
            for one in facts.employees
        ],
        "incidents": [
            {
                "employee": one.employee,
                "date": str(one.date),
                "criterion": one.criterion,
                "minutes": None if one.minutes is None else str(one.minutes),
                "points": None if one.points is None else str(float(one.points)),
                "excused": one.excused,
                "voided": one.voided,
                "note": one.note,
            }
            for one in facts.incidents
        ],
    }
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    by_facts = say("evaluate", "--scheme", "weikang-100", path, "--json")[1]
    assert json.loads(by_facts) == json.loads(say("score", "2026-11", "--json")[1])


def test_paper_workbook_and_pictures_of_a_month(say: Say, tmp_path: Path) -> None:
    table, strips, book, pictures = (tmp_path / name for name in ("t.pdf", "s.pdf", "m.xlsx", "pictures"))
    code, out, err = say(
        "score", "2026-10", "--json", "--pdf", table, "--slips", strips, "--xlsx", book, "--images", pictures
    )
    assert code == 0
    assert json.loads(out)["month"] == "2026-10"
    assert err.splitlines() == [f"Written: {path}" for path in (table, strips, pictures, book)]
    assert len(PdfReader(table).pages) == 1
    assert 3 <= len(PdfReader(strips).pages) <= 6
    assert len(list(pictures.glob("*.png"))) == 12
    assert load_workbook(book).worksheets[0].title == "Score table"
    assert not list(tmp_path.glob(".*"))


def test_a_month_that_is_open_says_so_on_its_workbook(say: Say, tmp_path: Path) -> None:
    for month, said in (("2026-11", "month not closed"), ("2026-10", "closed on 2026-11-03")):
        assert say("export", "month", tmp_path / "m.xlsx", "--month", month)[0] == 0
        page = load_workbook(tmp_path / "m.xlsx").worksheets[0]
        assert said in str(page.cell(3, 1).value)


def test_a_place_that_cannot_be_written_is_named(say: Say, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for target in (tmp_path / "no" / "m.xlsx", tmp_path / "file" / "m.xlsx", tmp_path):
        code, out, err = say("export", "roster", target)
        assert (code, out) == (2, "")
        assert str(target) in err


def test_a_month_before_the_first_scheme_is_a_wrong_call(say: Say) -> None:
    assert say("score", "2020-01")[0] == 2


def test_the_latest_month_is_reopened_and_closed_again(say: Say) -> None:
    sealed = say("score", "2026-10", "--json")[1]
    code, out, _ = say("reopen", "2026-10", "--reason", "late note")
    assert (code, "October 2026" in out) == (0, True)
    code, out, _ = say("close", "2026-10", "--accept", "gone through")
    assert code == 0
    assert re.search(r"seal [0-9A-F]{4}-", out)
    assert say("score", "2026-10", "--json")[1] == sealed


def test_who_stands_otherwise_after_a_second_closing_is_told(say: Say, database: Path) -> None:
    from kpi_desktop.services import incidents
    from kpi_desktop.services.teams import resolve

    say("reopen", "2026-10", "--reason", "a complaint proved true")
    ctx = open_context(database, clock=Fixed())
    incidents.log(ctx, resolve(ctx), (incidents.Entry("0103", date(2026, 10, 30), "complaint"),))
    ctx.close()
    code, out, _ = say("close", "2026-10", "--accept", "gone through")
    assert code == 0
    (moved,) = [line for line in out.splitlines() if "Zeng Li 0103: " in line]
    assert "score 98.0, rank 6 → score 93.0, rank " in moved


@pytest.mark.parametrize(
    "arguments",
    [("close", "2026-10"), ("reopen", "2026-09", "--reason", "x"), ("reopen", "2026-11", "--reason", "x")],
)
def test_what_would_break_a_rule_is_refused_with_1(arguments: tuple[str, ...], say: Say) -> None:
    code, out, err = say(*arguments)
    assert (code, out) == (1, "")
    assert err


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
    assert say("score", "2026-10")[1].startswith("Anhe Health Centre")
    assert "Rank" in say("score", "2026-10")[1]
    assert "名次" in say("score", "2026-10", "--lang", "zh")[1]


def test_a_roster_is_taken_in(say: Say, tmp_path: Path) -> None:
    book = roster(
        tmp_path / "r.xlsx",
        ("0102", "Shan Xue", None, None),
        ("0201", "𠮷田", "2026-05-10", "2026-11-30"),
        (202, "Bo", date(2026, 5, 11), None),
    )
    code, out, err = say("import", "roster", book, "--dry-run")
    assert (code, err) == (0, "")
    assert "2 people would be taken in:" in out
    assert "𠮷田" not in names(say, tmp_path)
    code, out, _ = say("import", "roster", book)
    assert code == 0
    assert out.splitlines() == [
        "2 people were taken in:",
        "  0201 𠮷田",
        "  202 Bo",
        "1 person is there already and was left as is:",
        "  0102 Shan Xue",
    ]
    assert names(say, tmp_path)[-2:] == ["𠮷田", "Bo"]
    assert "0 people were taken in:" in say("import", "roster", book)[1]


def test_a_faulty_roster_is_refused_row_by_row_and_nothing_is_taken_in(say: Say, tmp_path: Path) -> None:
    before = names(say, tmp_path)
    book = roster(
        tmp_path / "r.xlsx",
        ("0201", "Ann", "5/10/2026", None),
        ("0101", "Somebody else", None, None),
        ("0202", "Bo", "2031-01-01", None),
        ("0203", "Cy", None, None),
    )
    code, out, err = say("import", "roster", book)
    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert lines[0] == "r.xlsx has 3 faults; nothing was taken in."
    assert [line.partition(":")[0] for line in lines[1:]] == [
        "  row 2, column C 入职日期",
        "  row 3, column Employee number",
        "  row 4, column Hired",
    ]
    assert "belongs to Zhang Min" in lines[2]
    assert names(say, tmp_path) == before


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [(b"PK\x03\x04torn", 1, "damaged"), (b"", 1, "empty"), (None, 2, "no such file")],
)
def test_a_file_that_is_no_workbook_is_named(
    content: bytes | None, code: int, said: str, say: Say, tmp_path: Path
) -> None:
    path = tmp_path / "r.xlsx"
    if content is not None:
        path.write_bytes(content)
    ended, out, err = say("import", "roster", path)
    assert (ended, out) == (code, "")
    assert said in err


def test_columns_that_mean_nothing_here_are_named(say: Say, tmp_path: Path) -> None:
    workbook = Workbook()
    for row in (("工号", "姓名", "电话"), ("0201", "Ann", "123")):
        workbook.worksheets[0].append(row)
    workbook.save(tmp_path / "r.xlsx")
    code, _, err = say("import", "roster", tmp_path / "r.xlsx")
    assert (code, err) == (0, "Columns that were not taken in: 电话\n")


def test_an_exported_roster_can_be_imported_again(say: Say, tmp_path: Path) -> None:
    say("export", "roster", tmp_path / "r.xlsx")
    code, out, err = say("import", "roster", tmp_path / "r.xlsx")
    assert (code, err) == (0, "")
    assert "12 people are there already" in out


def test_the_template_is_exported_without_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "t.xlsx"
    assert running.run(["export", "templates", str(target), "--lang", "zh"]) == 0
    capsys.readouterr()
    assert [cell.value for cell in load_workbook(target).worksheets[0][3]][:2] == ["工号", "姓名"]


def test_incidents_are_exported_by_day(say: Say, tmp_path: Path) -> None:
    def days(*arguments: str) -> list[str]:
        assert say("export", "incidents", tmp_path / "i.xlsx", *arguments)[0] == 0
        page = load_workbook(tmp_path / "i.xlsx").worksheets[0]
        return [str(row[0].value)[:10] for row in page.iter_rows(min_row=2)]

    october = days("--month", "2026-10")
    assert {day[:7] for day in october} == {"2026-10"}
    everything = days()
    assert everything == sorted(everything)
    assert len(everything) > 2 * len(october)


def test_a_scheme_is_put_in_force_from_a_month(say: Say, tmp_path: Path) -> None:
    from kpi_desktop import paths

    text = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(
        text.replace("decimals = 1", "decimals = 2").replace('version = "1"', 'version = "2"'), encoding="utf-8"
    )
    assert say("schemes", "put", mine, "--from", "2026-10")[0] == 1
    code, out, _ = say("schemes", "put", mine, "--from", "2026-11")
    assert code == 0
    assert out
    assert json.loads(say("score", "2026-11", "--json")[1])["scheme-version"] == "2"
    assert json.loads(say("score", "2026-10", "--json")[1])["scheme-version"] == "1"


def test_the_demo_prints_a_month(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    arguments = ["demo", "--dir", str(folder), "--no-window", "--lang", "en"]
    assert running.run(arguments, Fixed()) == 0
    out, err = capsys.readouterr()
    assert str(folder / "demo.db") in out
    wanted = ["demo.db", "month-2026-10.xlsx", "score-table-2026-10.pdf", "strips-2026-10.pdf"]
    assert all((folder / name).stat().st_size for name in wanted)
    assert len(err.splitlines()) == 4
    assert running.run(arguments, Fixed()) == 0


def test_the_demo_leaves_a_database_of_ones_own_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine.db"
    open_context(mine).close()
    arguments = ["demo", "--dir", str(tmp_path), "--no-window", "--db", str(mine), "--lang", "en"]
    assert running.run(arguments, Fixed()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "isn't a demo" in err
