"""Drawing without a window: what a command needs before it can lay out a page."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication

_APPLICATIONS: list[QGuiApplication] = []
"""Keeps the application alive for as long as the process draws."""


def prepare_drawing() -> None:
    """Make sure that Qt can measure and draw; nothing appears on any screen."""
    if QGuiApplication.instance() is not None:
        return
    if sys.platform.startswith("linux"):  # elsewhere the fonts are known to the usual platform only
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _APPLICATIONS.append(QGuiApplication(["kpi-desktop"]))
