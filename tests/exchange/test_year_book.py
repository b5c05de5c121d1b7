"""The year as a workbook: numbers as shown, texts that start nothing, a chart over the team's rows."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.exchange.year_book import year_book
from kpi_desktop.reports.year_content import build
from kpi_desktop.reports.year_months import Year, YearCell, YearMonth, YearPerson
from kpi_desktop.texts import Translator


@pytest.fixture
def tr() -> Translator:
    return Translator("en", paths.resources() / "translations")


def cell(score: str, *, pay: str | None = None) -> YearCell:
    return YearCell(Decimal(score), 1, None, best=False, pay=None if pay is None else Decimal(pay))


def year(*people: YearPerson) -> Year:
    months = tuple(YearMonth(Month(2026, at), kept=at <= 3, closed=at <= 2) for at in range(1, 13))
    return Year("维康", "早班", 2026, months, people)


def person(number: str, name: str, *cells: YearCell | None) -> YearPerson:
    return YearPerson(number, name, (*cells, *(None,) * (12 - len(cells))))


def test_people_stand_with_their_numbers_as_they_are_shown(tr: Translator) -> None:
    held = year(
        person("0101", "张敏", cell("90.0"), cell("90.1"), cell("70.0")), person("0102", "=1+1", None, cell("95.5"))
    )
    sheet = load_workbook(BytesIO(year_book(build(held, tr), tr))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    heads, first, second = rows[0], rows[1], rows[2]
    assert heads[:6] == ("Rank", "Name", "Number", "2026-01", "02", "03")
    assert first[:6] == (1, "=1+1", "0102", None, 95.5, None)
    assert second[:6] == (2, "张敏", "0101", 90, 90.1, 70)
    at = heads.index("Average")
    assert (first[at], second[at], second[at + 1]) == (95.5, 90.1, 2)
    assert sheet["B5"].data_type == "s"
    assert sheet.freeze_panes == "C5"


def test_who_reads_the_same_mean_stands_on_the_same_place(tr: Translator) -> None:
    # 95.15 and 95.2 are both shown as 95.2
    held = year(person("1", "A", cell("95.1"), cell("95.2")), person("2", "B", cell("95.2"), cell("95.2")))
    sheet = load_workbook(BytesIO(year_book(build(held, tr), tr))).active
    assert sheet is not None
    heads, *rows = sheet.iter_rows(min_row=4, max_row=6, values_only=True)
    at = heads.index("Average")
    assert [(row[0], row[1], row[at]) for row in rows] == [(1, "A", 95.2), (1, "B", 95.2)]


def test_the_team_s_mean_and_ends_stand_beneath_and_are_drawn(tr: Translator) -> None:
    held = year(person("1", "A", cell("90.0")), person("2", "B", cell("80.0")))
    content = year_book(build(held, tr), tr)
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    found = {row[1]: row[3] for row in sheet.iter_rows(min_row=8, values_only=True) if row[1]}
    assert found == {"Mean of the team": 85, "Highest": 90, "Lowest": 80}
    with zipfile.ZipFile(BytesIO(content)) as pack:
        (chart,) = [pack.read(name).decode() for name in pack.namelist() if "charts/chart" in name]
    assert chart.count("<c:ser>") == 3
    assert "$D$8:$O$8" in chart


def test_pay_is_in_it_only_where_it_was_asked_for(tr: Translator) -> None:
    held = year(person("1", "A", cell("90.0", pay="1800.50"), cell("90.0", pay="-0.50")))
    for pay, expected in ((False, []), (True, [1800.0])):
        sheet = load_workbook(BytesIO(year_book(build(held, tr, pay=pay), tr))).active
        assert sheet is not None
        heads = [one.value for one in sheet[4]]
        assert [sheet.cell(5, 1 + at).value for at, head in enumerate(heads) if head == "Pay in all"] == expected


def test_the_same_year_gives_the_same_file_also_without_anybody(tr: Translator) -> None:
    held = build(year(), tr)
    assert year_book(held, tr) == year_book(held, tr)
