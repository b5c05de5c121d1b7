"""What there is before any window: the screen, the Qt application, and the program's sign."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from kpi_desktop import paths
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.theme import LIGHT


def has_screen() -> bool:
    """Whether a window can be shown: always but on a Linux without a display."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def application() -> QApplication:
    """The Qt application, made once."""
    qt = QApplication.instance()
    if qt is None:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        qt = QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)  # noqa: S101 - nothing else is ever made
    qt.setApplicationName("kpi-desktop")
    qt.setWindowIcon(_window_icon())
    return qt


def _window_icon() -> QIcon:
    """The program's sign in every size that title bars and task bars ask for."""
    icons, icon = Icons(paths.resources() / "icons", 1.0), QIcon()
    for size in (16, 20, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(icons.pixmap("app", QColor(LIGHT.accent), size))
    return icon
