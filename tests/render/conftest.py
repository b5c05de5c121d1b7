"""Paper needs fonts and pages, not a window; the house's test font is the one whose texts come out of a PDF clean."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication

from kpi_desktop.render.measure import Fonts


@pytest.fixture
def fonts(qapp: QGuiApplication) -> Fonts:
    """The font that a machine prints with."""
    assert qapp is not None
    return Fonts()


@pytest.fixture
def plain_fonts(qapp: QGuiApplication) -> Fonts:
    """WenQuanYi Micro Hei, for reading texts back out of a PDF."""
    assert qapp is not None
    if not QFontDatabase.hasFamily("WenQuanYi Micro Hei"):
        pytest.skip("WenQuanYi Micro Hei isn't installed")
    return Fonts("WenQuanYi Micro Hei")
