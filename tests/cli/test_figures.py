"""The commands around figures, doubts and pay plans."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from tests.cli.conftest import Say


def test_a_month_is_closed_once_its_doubts_are_settled(say: Say) -> None:
    code, out, err = say("close", "2026-11")
    assert (code, out) == (1, "")
    assert "doubt" in err
    found = json.loads(say("doubts", "2026-11", "--json")[1])
    assert {"id", "kind", "employees", "what", "remedy", "settled"} == set(found[0])
    for one in found:
        assert say("settle", "2026-11", one["id"], "looked at")[0] == 0
    assert {one["settled"] for one in json.loads(say("doubts", "2026-11", "--json")[1])} == {"looked at"}
    assert say("close", "2026-11")[0] == 0


def test_a_pay_plan_is_put_in_force_tried_and_ended(say: Say) -> None:
    assert "grade-pay" in say("pay", "list")[1]
    before = json.loads(say("score", "2026-11", "--json")[1])
    tried = json.loads(say("score", "2026-11", "--json", "--pay", "grade-pay")[1])
    assert tried["results"][0]["pay"]["plan"] == "grade-pay"
    assert json.loads(say("score", "2026-11", "--json")[1]) == before
    assert say("score", "2026-10", "--pay", "grade-pay")[0] == 1
    assert say("pay", "put", "grade-pay", "--from", "2026-11")[0] == 0
    assert json.loads(say("score", "2026-11", "--json")[1])["results"] == tried["results"]
    code, out, _ = say("set", "minimum-wage", "2070", "--from", "2026-11")
    assert (code, out) == (0, "Local minimum wage: 2070 from November 2026 on\n")
    assert say("set", "minimum-wage", "much", "--from", "2026-11")[0] == 2
    assert say("pay", "end", "--from", "2026-11")[0] == 0
    assert json.loads(say("score", "2026-11", "--json")[1]) == before


def test_the_score_in_text_tells_what_pay_comes_to(say: Say) -> None:
    assert "Total" not in say("score", "2026-11")[1]
    assert say("pay", "put", "grade-pay", "--from", "2026-11")[0] == 0
    first, *rows = say("score", "2026-11", "--with-pay")[1].splitlines()[1:]
    assert first.endswith("Total, yuan")
    totals = json.loads(say("score", "2026-11", "--json")[1])["results"]
    shown = {row.split()[1]: row.split()[-1] for row in rows[:12]}
    assert shown == {one["employee"]: one["pay"]["total"] for one in totals}


def test_templates_hold_what_is_asked_and_are_taken_in_row_by_row(say: Say, tmp_path: Path) -> None:
    assert say("pay", "put", "grade-pay", "--from", "2026-11")[0] == 0
    file = tmp_path / "templates.xlsx"
    assert say("export", "templates", file, "--month", "2026-11")[0] == 0
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Roster", "Incidents", "Measures", "Team measures"]
    page = book["Measures"]
    page.cell(4, 3, 18000)
    book.save(file)
    assert "1 row would be taken in" in say("import", "measures", file, "--dry-run")[1]
    assert "1 row was taken in" in say("import", "measures", file)[1]
    assert "Nothing new was taken in." in say("import", "measures", file)[1]
    page.cell(5, 3, "much")
    book.save(file)
    code, out, err = say("import", "measures", file)
    assert (code, out) == (1, "")
    assert "row 5" in err
