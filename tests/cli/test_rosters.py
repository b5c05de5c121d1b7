"""``import roster``: people taken in, or row by row why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.conftest import Say


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
    assert "Nobody new was taken in." in say("import", "roster", book)[1]


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


def test_an_exported_roster_can_be_imported_again(say: Say, tmp_path: Path) -> None:
    say("export", "roster", tmp_path / "r.xlsx")
    code, out, err = say("import", "roster", tmp_path / "r.xlsx")
    assert (code, err) == (0, "")
    assert "12 people are there already" in out


def test_known_people_who_differ_are_told(say: Say, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", ("0101", "Zhang Min", None, date(2026, 11, 30)))
    code, out, err = say("import", "roster", path)
    assert (code, err) == (0, "")
    assert "row 2, column D 离职日期: “2026-11-30” here, “nothing” on the roster" in out
