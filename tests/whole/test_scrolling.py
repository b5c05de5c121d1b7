"""What a better layout does not need to scroll, what must be scrolled to, and lists with nothing in them."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QScrollArea

from kpi_desktop.ui.duties.lists import DutiesDialog
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.closing import CloseDialog
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.today import TodayPage
from tests.whole.office import Office, settle


def test_a_dialog_opens_no_higher_than_it_needs(open_office: Office) -> None:
    page = open_office.goes_to(2, MonthPage)
    page.close_month()
    dialog = open_office.dialog(page.dialog, CloseDialog)
    settle()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() == layout.totalHeightForWidth(dialog.width())
    dialog.reject()


def test_what_has_no_room_in_the_editor_can_be_scrolled_to(open_office: Office) -> None:
    window = open_office.window
    page = window.open("schemes")
    assert isinstance(page, SchemesPage)
    window.resize(window.minimumSize())
    page.edit_in_force()
    settle()
    assert page.desk.editor is not None
    form = next(one for one in page.desk.editor.findChildren(QScrollArea) if one.isAncestorOf(page.desk.editor.head))
    inside = form.widget()
    assert inside is not None
    assert form.horizontalScrollBar().maximum() >= inside.minimumSizeHint().width() - form.viewport().width()


def test_a_list_of_nothing_says_so(open_office: Office) -> None:
    page = open_office.goes_to(1, TodayPage)
    page.duties.manage()
    dialog = open_office.dialog(page.dialog, DutiesDialog)
    assert not dialog.rows.isVisible()
    texts = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert any(text.startswith("还没有值日表。") for text in texts)
    dialog.reject()
