"""The command for a year: a table, one JSON document, PDF and workbook; pay only where it is asked for."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from kpi_desktop import paths
from kpi_desktop.cli.year import year_lines
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import fixed
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.exchange.year_json import year_json
from kpi_desktop.reports.year_content import build
from kpi_desktop.reports.year_months import Year, YearCell, YearMonth, YearPerson
from kpi_desktop.texts import Translator
from tests.cli.conftest import Say

MONTHS = ("2026-08", "2026-09", "2026-10", "2026-11")


def document(say: Say, *options: str) -> dict[str, Any]:
    code, out, err = say("year", "2026", "--json", *options)
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def scores_of(say: Say, month: str) -> dict[str, str]:
    results = json.loads(say("score", month, "--json")[1])["results"]
    return {one["employee"]: one["score"] for one in results}


def test_every_score_of_the_year_is_that_of_its_month(say: Say) -> None:
    year = document(say)
    assert [one["month"] for one in year["months"]] == [f"2026-{at:02}" for at in range(1, 13)]
    assert [one["month"] for one in year["months"] if one["open"]] == ["2026-11"]
    for month in MONTHS:
        held = {
            person["number"]: cell["score"]
            for person in year["people"]
            for cell in person["months"]
            if cell["month"] == month
        }
        assert held == scores_of(say, month)


def test_means_and_places_are_of_closed_months(say: Say) -> None:
    people = document(say)["people"]
    means = []
    for person in people:
        closed = [Fraction(cell["score"]) for cell in person["months"] if not cell["open"]]
        shown = fixed(sum(closed, Fraction(0)) / len(closed), 1)
        means.append(Fraction(shown))
        assert person["average"] == shown
    assert means == sorted(means, reverse=True)
    assert [person["rank"] for person in people] == [1 + sum(one > mean for one in means) for mean in means]


def test_the_table_says_what_the_document_says(say: Say) -> None:
    code, out, err = say("year", "2026")
    assert code == 0
    assert "November 2026" in err
    lines = out.splitlines()
    people = document(say)["people"]
    for line, person in zip(lines[2:], people, strict=False):
        scores = [cell["score"] for cell in person["months"]]
        assert line.split()[-2 - len(scores) :] == [*scores, person["average"], str(person["rank"])]
    assert len(lines) == 2 + len(people)


def test_who_is_due_stands_beneath() -> None:
    months = tuple(YearMonth(Month(2026, at), kept=at == 1, closed=at == 1) for at in range(1, 13))
    cell = YearCell(Decimal("90.0"), 1, None, best=True, flags=(FlagKind.WARNING,))
    people = (
        YearPerson("1", "Bo", (cell, *(None,) * 11), ahead=("two more months until the next level",)),
        YearPerson("2", "Cy", (None,) * 12),
    )
    tr = Translator("en", paths.resources() / "translations")
    held = Year("", "Early", 2026, months, people)
    lines = year_lines(build(held, tr), tr)
    assert lines[-2:] == ["Due", "  Bo: Warning; two more months until the next level"]
    (bo, cy) = json.loads(year_json(held, build(held, tr)))["people"]
    assert bo["due"] == ["Warning", "two more months until the next level"]
    assert bo["flags"] == [{"kind": "warning", "count": 1}]
    assert (cy["months"], cy["average"], cy["rank"], cy["due"]) == ([], None, None, [])


def test_pay_is_nowhere_unless_asked_for(say: Say, tmp_path: Path) -> None:
    assert "pay" not in document(say)["people"][0]
    say("year", "2026", "--xlsx", tmp_path / "y.xlsx", "--pdf", tmp_path / "y.pdf")
    heads = [cell.value for cell in load_workbook(tmp_path / "y.xlsx").worksheets[0][4]]
    assert "Pay in all" not in heads
    assert "Pay in all" not in paper(tmp_path / "y.pdf")
    assert say("pay", "put", "grade-pay", "--from", "2026-11")[0] == 0
    assert say("close", "2026-11", "--accept", "checked")[0] == 0
    paid = json.loads(say("score", "2026-11", "--json")[1])["results"]
    sums = {person["number"]: person["pay"] for person in document(say, "--with-pay")["people"]}
    assert sums == {one["employee"]: one["pay"]["total"] for one in paid}
    assert "pay" not in document(say)["people"][0]
    say("year", "2026", "--with-pay", "--pdf", tmp_path / "p.pdf")
    printed = paper(tmp_path / "p.pdf")
    assert all(one in printed for one in sums.values())


def paper(path: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def test_paper_and_workbook_hold_everybody(say: Say, tmp_path: Path) -> None:
    pdf, book = tmp_path / "y.pdf", tmp_path / "y.xlsx"
    code, _, err = say("year", "2026", "--pdf", pdf, "--xlsx", book)
    assert code == 0
    assert str(pdf) in err
    assert str(book) in err
    people = document(say)["people"]
    printed = paper(pdf)
    rows = {row[2]: row for row in load_workbook(book).worksheets[0].iter_rows(min_row=5, values_only=True)}
    for person in people:
        assert person["name"] in printed
        assert person["average"] in printed
        held = [f"{float(str(value)):.1f}" for value in rows[person["number"]][3:15] if value is not None]
        assert held == [cell["score"] for cell in person["months"]]


def test_a_year_of_which_nothing_is_kept_is_a_wrong_call(say: Say, tmp_path: Path) -> None:
    code, out, err = say("year", "2019", "--pdf", tmp_path / "y.pdf")
    assert (code, out) == (2, "")
    assert "Nothing is kept of 2019. There is: 2026." in err
    assert not (tmp_path / "y.pdf").exists()


@pytest.mark.parametrize("said", ["26", "2026-11", "then", "0000", "２０２６"])
def test_what_is_no_year_is_a_wrong_call(say: Say, said: str) -> None:
    code, out, err = say("year", said)
    assert (code, out) == (2, "")
    assert "write it as 2026" in err


def test_one_file_is_not_written_twice(say: Say, tmp_path: Path) -> None:
    code, out, _ = say("year", "2026", "--pdf", tmp_path / "y", "--xlsx", tmp_path / "y")
    assert (code, out) == (2, "")
    assert not (tmp_path / "y").exists()
