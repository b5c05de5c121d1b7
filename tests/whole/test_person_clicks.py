"""Last year's strip of one person, in a few clicks counted from the start of the program."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.render import document as documents
from kpi_desktop.services import closing, teams
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.reports import saving
from tests.whole.office import NOVEMBER, Office
from tests.whole.paper import text_of


def a_year_goes_by(office: Office) -> None:
    """Every month from November to the next December is closed."""
    team = teams.resolve(office.ctx)
    for month in NOVEMBER.until(Month(2027, 12)):
        office.clock.day = month.plus(1).first
        closing.close(office.ctx, team, month, accept="已逐条核对")
    office.clock.day = date(2028, 1, 5)


@pytest.mark.usefixtures("house_font")
def test_last_years_strip_of_one_person_is_printed_with_five_clicks(
    open_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_office
    a_year_goes_by(office)
    paper = office.folder / "printed.pdf"
    clicked = 0

    class PrintDialog(QPrintDialog):
        """The system's own dialog, in which one click prints."""

        def __init__(self, printer: QPrinter, parent: QWidget) -> None:
            super().__init__(printer, parent)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(paper))

        def exec(self) -> int:
            nonlocal clicked
            clicked += 1
            return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(saving, "QPrintDialog", PrintDialog)
    monkeypatch.setattr(documents, "printer_is_there", lambda: True)

    office.window.open("today")
    office.hands.takes(office.window)
    office.hands.clicks(office.window.rail.buttons["people"])
    page = office.page(PeoplePage)
    table = page.list.table
    where = table.visualRect(table.model().index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.person.name.whole == "单雪"
    assert page.person.side.all_button is not None
    office.hands.clicks(page.person.side.all_button)
    names = [one.accessibleName() for one in page.person.side.printers]
    assert len(names) == 14
    QTest.mouseClick(page.person.side.printers[names.index("打印2026年11月考核条")], Qt.MouseButton.LeftButton)
    clicked += 4
    office.hands.qtbot.waitUntil(page.person.printing.told.isVisible, timeout=20_000)

    assert clicked <= 5
    said = text_of(paper)
    assert "单雪" in said
    assert "2026年11月" in said
    assert "迟到7分钟" in said
    assert "张敏" not in said
