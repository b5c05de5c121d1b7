"""The commands for a month: scored, put on paper, closed, reopened."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from kpi_desktop.domain.numbers import plain
from kpi_desktop.reports.page_setup import PageSetup, Paper
from kpi_desktop.reports.strip_choice import StripChoice
from kpi_desktop.services import paper
from kpi_desktop.services.context import open_context
from tests.cli.conftest import Fixed, Say


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
                "points": None if one.points is None else plain(one.points),
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


def test_nobodys_pay_is_in_the_table_or_in_the_workbook_unless_asked_for(say: Say, tmp_path: Path) -> None:
    plan = ("--pay", "band-pay")
    for asked in ((), ("--with-pay",)):
        table, book = tmp_path / f"t{len(asked)}.pdf", tmp_path / f"m{len(asked)}.xlsx"
        assert say("score", "2026-11", "--pdf", table, "--xlsx", book, *plan, *asked)[0] == 0
        sheets = load_workbook(book).worksheets
        headings = [cell.value for cell in sheets[0][4]]
        assert ("Pay, yuan" in headings) is bool(asked)
        assert ({"Pay", "Pay, how"} <= {sheet.title for sheet in sheets}) is bool(asked)
        (page,) = PdfReader(table).pages
        assert ("Pay" in page.extract_text()) is bool(asked)


def test_the_exported_month_tells_pay_only_to_who_asks_for_it(say: Say, tmp_path: Path) -> None:
    say("pay", "put", "band-pay", "--from", "2026-11")
    for asked in ((), ("--with-pay",)):
        book = tmp_path / f"m{len(asked)}.xlsx"
        assert say("export", "month", book, "--month", "2026-11", *asked)[0] == 0
        cells = [str(cell.value) for sheet in load_workbook(book) for row in sheet.rows for cell in row]
        assert any("pay" in cell.lower() for cell in cells) is bool(asked)


def test_the_screen_shows_pay_only_where_it_is_asked_for(say: Say) -> None:
    say("pay", "put", "band-pay", "--from", "2026-11")
    assert "yuan" not in say("score", "2026-11")[1]
    head = say("score", "2026-11", "--with-pay")[1].splitlines()[1]
    assert "Total, yuan" in head


def test_strips_have_the_layout_that_was_chosen_in_the_window(say: Say, database: Path, tmp_path: Path) -> None:
    ctx = open_context(database, clock=Fixed())
    paper.choose_strips(ctx, StripChoice(per_page=1))
    paper.choose_setup(ctx, PageSetup(Paper.A5))
    ctx.close()
    assert say("score", "2026-10", "--slips", tmp_path / "s.pdf")[0] == 0
    pages = PdfReader(tmp_path / "s.pdf").pages
    assert len(pages) == 12
    assert round(float(pages[0].mediabox.width) / 72 * 25.4) == 148


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


def test_closing_again_says_that_pay_changed_and_how_much_only_where_asked_for(say: Say) -> None:
    say("reopen", "2026-10", "--reason", "the pay plan was forgotten")
    say("pay", "put", "band-pay", "--from", "2026-10")
    moved = "Zeng Li 0103: score 98.0, rank 6"
    out = say("close", "2026-10", "--accept", "gone through")[1]
    assert f"  {moved}; only pay changed" in out.splitlines()
    assert "yuan" not in out
    say("reopen", "2026-10", "--reason", "once more")
    say("pay", "end", "--from", "2026-10")
    out = say("close", "2026-10", "--accept", "gone through", "--with-pay")[1]
    assert f"  {moved}, pay 0.00 yuan → score 98.0, rank 6" in out.splitlines()


@pytest.mark.parametrize(
    "arguments",
    [("close", "2026-10"), ("reopen", "2026-09", "--reason", "x"), ("reopen", "2026-11", "--reason", "x")],
)
def test_what_would_break_a_rule_is_refused_with_1(arguments: tuple[str, ...], say: Say) -> None:
    code, out, err = say(*arguments)
    assert (code, out) == (1, "")
    assert err


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


def test_closing_early_says_how_many_days_are_left(say: Say) -> None:
    code, _, err = say("close", "2026-11", "--accept", "checked one by one")
    assert code == 0
    assert "9 days to come, until 2026-11-30" in err
