"""A year later: the same strip again, to the letter."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.people.forms import PeopleDialog
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.schemes.enforce import EnforceDialog
from kpi_desktop.ui.settings import SettingsPage
from tests.leader import CTRL
from tests.whole.office import NOVEMBER, Office
from tests.whole.paper import text_of

# The completer of a file dialog asks the offscreen platform for what it doesn't have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")


@pytest.mark.usefixtures("house_font")
def test_what_was_closed_is_printed_again_to_the_letter_whatever_changed_since(
    open_office: Office, scheme_text: str
) -> None:
    office = open_office
    hands, clock = office.hands, office.clock
    office.closes_november()
    before = both_papers(office, "before")

    settings = office.goes_to(6, SettingsPage)
    hands.tabs_to(settings.organisation.editor)
    hands.presses(Qt.Key.Key_A, held=CTRL)
    hands.composes("康宁服务有限公司")
    hands.presses(Qt.Key.Key_Return)
    assert settings.organisation.told.text()
    rename(office, "0103", "单瑞雪")
    harder_scheme(office, scheme_text)
    assert both_papers(office, "after") == before

    clock.day = date(2027, 11, 30)
    assert both_papers(office, "later") == before


def both_papers(office: Office, name: str) -> list[str]:
    """Table and strips of November, as the text that comes out of their PDFs."""
    page = office.goes_to(5, ReportsPage)
    while page.choice.month != NOVEMBER:
        office.hands.tabs_to(page.choice.months)
        office.hands.presses(Qt.Key.Key_Down)
    texts = []
    for kind in (Kind.SCORE_TABLE, Kind.STRIPS):
        office.hands.clicks(page.choice.kinds[kind])
        texts.append(text_of(office.saves_pdf(page, f"{name} {kind.value}")))
    return texts


def rename(office: Office, number: str, name: str) -> None:
    page = office.goes_to(3, PeoplePage)
    office.hands.types(number)

    def deal(dialog: PeopleDialog) -> None:
        office.hands.takes(dialog)
        office.hands.presses(Qt.Key.Key_A, held=CTRL)
        office.hands.composes(name)
        office.hands.presses(Qt.Key.Key_Return)

    seen = office.hands.answers(PeopleDialog, deal)
    page.person.edit_action.trigger()
    assert len(seen) == 1
    assert page.person.name.whole == name


def harder_scheme(office: Office, scheme_text: str) -> None:
    """From December on lateness costs more, under another name."""
    file = office.folder / "own.toml"
    text = scheme_text.replace('version = "1"', 'version = "2"', 1).replace("维康百分考核", "康宁百分考核", 1)
    file.write_text(text.replace('minutes = "(5,30)", points = -5', 'minutes = "(5,30)", points = -8', 1), "utf-8")
    page = office.goes_to(4, SchemesPage)

    def choose(dialog: QFileDialog) -> None:
        office.hands.answers(EnforceDialog, lambda enforce: office.hands.clicks(enforce.verb))
        office.hands.saves_as(dialog, file)

    office.hands.answers(QFileDialog, choose)
    office.hands.clicks(page.enforce_button)
    assert page.version.text() == office.window.session.tr.t("version {version}", version="2")
