"""Every page has a name for every control and room for every text, in either language, also in a small window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)

from kpi_desktop.domain.words import Language
from kpi_desktop.services import settings
from tests.whole.office import PAGES, Office, settle

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSpinBox,
    QPlainTextEdit,
    QTabBar,
    QHeaderView,
)


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name)


def nameless(window: QWidget) -> list[str]:
    return [
        f"{type(one).__name__} {one.objectName()} in {type(one.parent()).__name__}"
        for one in window.findChildren(QWidget)
        if isinstance(one, CONTROLS) and one.isVisibleTo(window) and not spoken(one).strip()
    ]


def cut_off(window: QWidget) -> list[str]:
    """Texts that have less room than they ask for."""
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisibleTo(window):
            continue
        if isinstance(one, QLabel) and one.text():
            if one.wordWrap():
                short = one.heightForWidth(one.width()) > one.height() + 1
            else:
                short = one.sizeHint().width() > one.width() + 1
            if short:
                found.append(one.text())
        elif isinstance(one, (QPushButton, QRadioButton, QCheckBox)) and one.sizeHint().width() > one.width() + 1:
            found.append(one.text())
    return found


def outside(window: QWidget) -> list[str]:
    """Controls that stand out of the window where nothing scrolls."""
    found = []
    for one in window.findChildren(QWidget):
        parents, parent = [], one.parentWidget()
        while parent is not None and parent is not window:
            parents.append(parent)
            parent = parent.parentWidget()
        scrolls = any(isinstance(each, QAbstractScrollArea) for each in parents)
        if isinstance(one, (QLabel, QAbstractButton)) and one.isVisibleTo(window) and not scrolls:
            place = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
            if not window.rect().contains(place):
                found.append(f"{one.text()} {place}")
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_of_every_page_has_a_name_and_room(open_office: Office, language: Language) -> None:
    settings.set_language(open_office.ctx, language)
    open_office.window.rebuild_wanted.emit()
    window = open_office.window
    window.resize(1280, 720)
    for place in PAGES:
        window.open(place)
        settle()
        assert nameless(window) == [], place
        assert cut_off(window) == [], place
        assert outside(window) == [], place
    assert (window.width(), window.height()) == (1280, 720)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_smallest_window_still_has_room_for_every_text(open_office: Office, language: Language) -> None:
    settings.set_language(open_office.ctx, language)
    open_office.window.rebuild_wanted.emit()
    window = open_office.window
    for place in PAGES:
        window.open(place)
        window.resize(window.minimumSize())
        settle()
        assert cut_off(window) == [], place
        assert outside(window) == [], place
    assert window.minimumWidth() <= 1280
    assert window.minimumHeight() <= 720
