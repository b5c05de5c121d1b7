"""The commands that work on a database: a month scored, closed, reopened; workbooks in and out; the demo."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from kpi_desktop import paths
from kpi_desktop.cli import run as running
from kpi_desktop.services import sealing
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
        "  row 3, column A 工号",
        "  row 4, column C 入职日期",
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


@pytest.mark.usefixtures("qapp")
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


def test_a_team_is_made_filled_and_scored_without_a_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "new.db"

    def call(*arguments: str) -> tuple[int, str, str]:
        code = running.run([*arguments, "--db", str(database)], Fixed())
        return code, *capsys.readouterr()

    code, said, told = call("setup", "--team", "早班", "--organisation", "维康", "--from", "2026-10", "--lang", "en")
    assert (code, str(database) in told) == (0, True)
    assert "早班" in said
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["工号", "姓名", "入职日期"])
    sheet.append(["0101", "单雪", "2024-03-01"])
    book.save(tmp_path / "roster.xlsx")
    assert call("import", "roster", str(tmp_path / "roster.xlsx"))[0] == 0
    code, document, _ = call("score", "2026-10", "--json")
    assert code == 0
    assert [(p["employee"], p["score"]) for p in json.loads(document)["results"]] == [("0101", "100.0")]
    assert call("setup", "--team", "早班")[0] == 1
    assert call("setup", "--team", "晚班")[0] == 0
    code, _, told = call("score", "2026-11")
    assert code == 2
    assert "早班" in told
    assert "晚班" in told


def test_setting_up_wants_the_name_of_the_team_and_a_scheme_that_is_there(say: Say) -> None:
    code, out, err = say("setup", "--lang", "en")
    assert (code, out) == (2, "")
    assert "--team NAME" in err
    code, out, err = say("setup", "--team", "x", "--scheme", "no-such-scheme", "--lang", "en")
    assert (code, out) == (2, "")
    assert "no-such-scheme" in err


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


def test_two_results_in_one_file_are_refused(say: Say, tmp_path: Path) -> None:
    code, out, err = say("score", "2026-10", "--pdf", tmp_path / "a.pdf", "--slips", tmp_path / "a.pdf")
    assert (code, out) == (2, "")
    assert "a.pdf" in err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("option", ["--pdf", "--slips", "--xlsx", "--images"])
def test_a_place_that_cannot_be_written_is_a_wrong_call(say: Say, tmp_path: Path, option: str) -> None:
    (tmp_path / "file").write_text("old")
    code, out, err = say("score", "2026-10", option, tmp_path / "file" / "a")
    assert (code, out) == (2, "")
    assert "can't be written: a file stands where a folder should be. Choose another place." in err
    assert say("demo", "--no-window", "--dir", tmp_path / "file")[0] == 2


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


def test_closing_early_says_how_many_days_are_left(say: Say) -> None:
    code, _, err = say("close", "2026-11", "--accept", "checked one by one")
    assert code == 0
    assert "9 days to come, until 2026-11-30" in err


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


def test_a_number_twice_is_told_once_with_its_column(say: Say, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", ("0901", "Ann", None, None), ("0901", "Bo", None, None))
    code, out, err = say("import", "roster", path)
    assert (code, out) == (1, "")
    assert err.count("row 3") == 1
    assert "row 3, column A 工号: " in err


def test_a_first_day_too_far_ahead_is_told_with_its_column(say: Say, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", ("0901", "Ann", date(2028, 1, 1), None), ("0902", "Bo", date(1949, 1, 1), None))
    _, _, err = say("import", "roster", path)
    assert err.count("column C 入职日期: “") == 2
    assert err.count("is outside 1950-01-01 to 2027-11-22") == 2


def test_the_sum_under_a_roster_is_left_out(say: Say, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", ("0901", "Ann", None, None), ("合计", "1人", None, None))
    code, out, err = say("import", "roster", path)
    assert code == 0
    assert "1 person was taken in" in out
    assert "row 3 is no person" in err


def test_an_export_of_incidents_is_no_roster(say: Say, tmp_path: Path) -> None:
    say("export", "incidents", tmp_path / "i.xlsx", "--month", "2026-10")
    code, out, err = say("import", "roster", tmp_path / "i.xlsx")
    assert (code, out) == (1, "")
    assert "this isn't a roster" in err
    assert len(err.splitlines()) == 1
    say("export", "templates", tmp_path / "t.xlsx")
    code, _, err = say("import", "roster", tmp_path / "t.xlsx")
    assert code == 1
    assert "no rows were found" in err


def own_scheme(path: Path) -> Path:
    """The reference scheme under an id of its own."""
    text = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("weikang-100", "our-own"), encoding="utf-8")
    return path


def test_a_scheme_in_force_is_found_by_its_id(say: Say, tmp_path: Path) -> None:
    path = own_scheme(tmp_path / "own.toml")
    assert say("schemes", "put", path, "--from", "2026-11")[0] == 0
    path.unlink()
    code, out, _ = say("schemes", "show", "our-own")
    assert code == 0
    assert "`our-own` · 1" in out
    assert say("schemes", "check", "our-own")[0] == 0
    code, out, err = say("schemes", "show", "nobodys")
    assert (code, out) == (2, "")
    assert "nobodys" in err


def test_what_a_new_scheme_lacks_is_told_by_name_without_paths(say: Say, tmp_path: Path) -> None:
    path = own_scheme(tmp_path / "own.toml")
    path.write_text(path.read_text("utf-8").replace('id = "late"', 'id = "tardy"'), encoding="utf-8")
    code, out, err = say("schemes", "put", path, "--from", "2026-11")
    assert (code, out) == (1, "")
    (_, line) = err.splitlines()
    assert re.fullmatch(r"  Late: the new scheme doesn't have it; \d+ records: .*Zhao Lei 2026-11-\d\d.*", line)


def test_known_people_who_differ_are_told(say: Say, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", ("0101", "Zhang Min", None, date(2026, 11, 30)))
    code, out, err = say("import", "roster", path)
    assert (code, err) == (0, "")
    assert "row 2, column D 离职日期: “2026-11-30” here, “nothing” on the roster" in out
