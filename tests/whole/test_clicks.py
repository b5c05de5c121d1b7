"""Paper in a few clicks, counted from the start of the program."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from kpi_desktop.render import document as documents
from kpi_desktop.ui.reports import ReportsPage, saving
from kpi_desktop.ui.reports.papers import Kind
from tests.whole.office import Office


@pytest.mark.usefixtures("house_font")
def test_everybodys_strip_is_printed_with_four_clicks(open_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office = open_office
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

    office.hands.clicks(office.window.rail.buttons["reports"])
    page = office.page(ReportsPage)
    office.hands.clicks(page.choice.kinds[Kind.STRIPS])
    office.hands.clicks(page.print_button)
    clicked += 3
    office.hands.qtbot.waitUntil(page.saver.told.isVisible, timeout=20_000)

    assert clicked <= 4
    said = "".join(sheet.extract_text() for sheet in PdfReader(paper).pages)
    assert all(name in said for name in ("张敏", "单雪", "欧阳雨桐"))
