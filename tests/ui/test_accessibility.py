"""Who sees little, hears the window, or has no mouse: contrast, names, and the way of Tab, on every page and dialog."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import kpi_desktop.ui
from kpi_desktop.app import App
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.demo import make_demo
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.kit import Table
from kpi_desktop.ui.kit.table import CellRole
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.theme import DARK, LIGHT, Colours
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow
from tests.ui.conftest import StillClock
from tests.ui.test_theme import contrast
from tests.ui.walk import backwards, by_tab, controls, is_reached, name_of, told
from tests.ui.windows import present

PAGES = ("today", "month", "people", "schemes", "reports", "settings")
GROUNDS = ("window", "surface", "selection", "selection_away", "hover")
TEXTS = ("ink", "second_ink", "third_ink")
SIGNS = ("accent", "minus", "plus", "doubt")
"""Texts in colour; they never stand on the grounds of a selection in another window."""
DIALOGS = {"today": 0, "month": 2, "people": 2, "schemes": 0, "reports": 2, "settings": 0}
"""How many dialogs of the program's own are asked for by a button of each page."""
ON_RAIL = ("ink", "second_ink")
GRAPHICS = ("field_border", "loss_bar", "gain_bar", "accent", "minus")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("walk") / "demo.db"
    make_demo(file, "zh", StillClock())
    return file


@pytest.fixture
def open_ctx(made: Path, tmp_path: Path) -> Iterator[Context]:
    ctx = open_context(Path(shutil.copy(made, tmp_path / "kpi.db")), clock=StillClock())
    yield ctx
    ctx.close()


@pytest.fixture
def app(open_ctx: Context, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    made = App(qapp, open_ctx, tmp_path / "kpi.db")
    yield made
    QApplication.closeAllWindows()
    made.end()


@pytest.fixture
def window(app: App, qtbot: QtBot) -> MainWindow:
    app.start()
    found = app.window
    assert isinstance(found, MainWindow)
    found.resize(1280, 760)
    present(found, qtbot)
    return found


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_and_graphics_stand_out_from_every_ground_they_stand_on(colours: Colours) -> None:
    weak = [
        (ink, ground, round(ratio, 2))
        for inks, grounds, least in (
            (TEXTS, GROUNDS, 4.45),
            (SIGNS, ("window", "surface", "selection", "hover"), 4.45),
            (ON_RAIL, ("rail", "hover", "surface"), 4.5),
            (("accent",), ("surface", "selection"), 4.5),
            (("doubt", "ink", "second_ink", "accent"), ("doubt_ground",), 4.5),
            (("primary_ink",), ("primary", "primary_hover"), 4.5),
            (("ink",), ("pressed",), 4.5),
            (GRAPHICS, ("window", "surface"), 2.95),
            (("accent",), ("rail", "selection", "hover"), 3.0),
        )
        for ink in inks
        for ground in grounds
        if (ratio := contrast(getattr(colours, ink), getattr(colours, ground))) < least
    ]
    assert weak == []


LITERAL = re.compile(
    r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\s*[0-9"']|Qt\.GlobalColor\.(?!transparent|white\b)|rgba?\("""
)
"""A colour that isn't the theme's; white is paper's, which looks the same in every theme."""
INKS = {*TEXTS, *SIGNS, *ON_RAIL, "primary_ink", "disabled_ink"}
"""Of which the contrast is reckoned above; what is disabled is excepted."""


def test_what_is_drawn_by_hand_takes_its_colours_from_the_theme() -> None:
    folder = Path(kpi_desktop.ui.__file__).parent
    files = [file for file in folder.rglob("*.py") if file.name != "theme.py"]
    assert len(files) > 100
    found = [
        f"{file.relative_to(folder)}: {line.strip()}"
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if LITERAL.search(line)
    ]
    assert found == []


def test_every_text_in_a_table_has_an_ink_whose_contrast_is_reckoned(window: MainWindow) -> None:
    inks: set[str] = set()
    for place in PAGES:
        page = window.open(place)
        QApplication.processEvents()
        for table in page.findChildren(Table):
            model = table.model()
            for line in range(model.rowCount()):
                for column in range(model.columnCount()):
                    inks.add(str(model.index(line, column).data(CellRole.INK)))
    assert {"ink", "second_ink", "minus", "plus"} <= inks
    assert inks <= INKS


def nameless(root: QWidget) -> list[str]:
    return [told(one) for one in controls(root) if not name_of(one).strip()]


def unreached(root: QWidget, stops: list[QWidget]) -> list[str]:
    return [told(one) for one in controls(root) if not is_reached(one, stops)]


@pytest.mark.parametrize("place", PAGES)
def test_every_control_of_a_page_has_a_name_is_reached_by_tab_and_in_reading_order(
    window: MainWindow, place: str
) -> None:
    page = window.open(place)
    QApplication.processEvents()
    check(page, f"page {place}")


def check(root: QWidget, what: str) -> None:
    assert nameless(root) == [], what
    stops = by_tab(root)
    assert [told(stop) for stop in stops if not name_of(stop).strip()] == [], what
    assert unreached(root, stops) == [], what
    back = [f"{told(one)} -> {told(other)}" for one, other in backwards(stops)]
    assert back == [], what + "\n" + "\n".join(back)


def test_the_roster_too(window: MainWindow) -> None:
    page = window.open("people")
    assert isinstance(page, PeoplePage)
    page.keep_roster()
    QApplication.processEvents()
    check(page, "roster")


def test_tab_leads_round_the_whole_window_and_back(window: MainWindow) -> None:
    window.open("month")
    stops = by_tab(window)
    assert any(stop in stops for stop in window.rail.buttons.values())
    assert any(window.page.isAncestorOf(stop) for stop in stops)


def test_the_guide(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    ctx = open_context(tmp_path / "new.db", clock=StillClock())
    fresh = App(qapp, ctx, tmp_path / "new.db")
    fresh.start()
    guide = fresh.window
    assert isinstance(guide, Guide)
    present(guide, qtbot)
    assert nameless(guide) == []
    stops = by_tab(guide)
    assert unreached(guide, stops) == []
    fresh.end()
    ctx.close()


def asking(root: QWidget) -> list[Callable[[], object]]:
    """What opens a dialog, by the dots behind its words: buttons, and entries of menus."""
    buttons = [one for one in controls(root) if isinstance(one, QPushButton) and one.text().rstrip().endswith("…")]
    actions = [one for one in root.findChildren(QAction) if one.text().rstrip().endswith("…") and one.isEnabled()]
    return [*(one.click for one in buttons), *(one.trigger for one in actions)]


def dialogs_of(press: Callable[[], object], seen: Callable[[QDialog], None]) -> None:
    """Press, look at the dialog that comes, and leave it."""
    left = 100

    def look() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            return
        found = QApplication.activeModalWidget() or next(
            (one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()), None
        )
        if isinstance(found, QDialog) and not found.isActiveWindow() and left:
            found.activateWindow()
            QTimer.singleShot(5, look)
        elif isinstance(found, QDialog):
            if not isinstance(found, QFileDialog | QMessageBox):  # Qt's own
                seen(found)
            found.reject()
        elif isinstance(menu := QApplication.activePopupWidget(), QMenu):
            menu.close()
        elif left:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    press()
    for _ in range(20):
        QTest.qWait(2)
    left = 0


def faults_of(dialog: QDialog) -> list[str]:
    """What of a dialog can't be heard or reached."""
    title = dialog.windowTitle()
    if dialog.focusWidget() is None:
        dialog.focusNextChild()
    stops = by_tab(dialog)
    return [
        *(f"{title}: no name: {one}" for one in nameless(dialog)),
        *(f"{title}: no name: {told(stop)}" for stop in stops if not name_of(stop).strip()),
        *(f"{title}: not by Tab: {one}" for one in unreached(dialog, stops)),
        *(f"{title}: back from {told(one)} to {told(other)}" for one, other in backwards(stops)),
    ]


@pytest.mark.parametrize("place", PAGES)
def test_every_control_of_the_dialogs_of_a_page(window: MainWindow, place: str) -> None:
    page = window.open(place)
    QApplication.processEvents()
    faults: list[str] = []
    opened: list[str] = []

    def seen(dialog: QDialog) -> None:
        opened.append(dialog.windowTitle())
        faults.extend(faults_of(dialog))

    for number in range(len(asking(page))):
        window.open(place)
        QApplication.processEvents()
        there = asking(window.page)
        if number < len(there):
            dialogs_of(there[number], seen)
    assert faults == [], "\n".join(faults)
    assert len(set(opened)) >= DIALOGS[place], opened


def row_key(window: MainWindow, key: Qt.Key) -> None:
    """A key on the first record of the day."""
    page = window.open("today")
    assert isinstance(page, TodayPage)
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, key)


def today(window: MainWindow) -> TodayPage:
    page = window.open("today")
    assert isinstance(page, TodayPage)
    return page


def reopening(window: MainWindow) -> None:
    page = window.open("month")
    assert isinstance(page, MonthPage)
    page.head.previous.click()
    QApplication.processEvents()
    page.head.reopen.click()


def restoring(window: MainWindow) -> None:
    """A sample hides the button, for it is made anew; the dialog is the same."""
    page = window.open("settings")
    assert isinstance(page, SettingsPage)
    page.backup.restore_button.click()


OPENERS: dict[str, Callable[[MainWindow], object]] = {
    "groups": lambda window: today(window).menu.keep_groups(),
    "ready criteria": lambda window: today(window).menu.pin(),
    "words": lambda window: today(window).menu.keep_words(),
    "correcting": lambda window: row_key(window, Qt.Key.Key_F2),
    "voiding": lambda window: row_key(window, Qt.Key.Key_Delete),
    "reopening": reopening,
    "restoring": restoring,
    "help": lambda window: window.open_help(),
}


@pytest.mark.parametrize("name", OPENERS)
def test_the_other_dialogs(window: MainWindow, name: str) -> None:
    faults: list[str] = []
    opened: list[str] = []

    def seen(dialog: QDialog) -> None:
        opened.append(dialog.windowTitle())
        faults.extend(faults_of(dialog))

    dialogs_of(lambda: OPENERS[name](window), seen)
    assert len(opened) == 1
    assert faults == [], "\n".join(faults)
