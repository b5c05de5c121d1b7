from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon

from kpi_desktop.ui.icons import Icons


@pytest.mark.parametrize("mode", [QIcon.Mode.Selected, QIcon.Mode.Active])
def test_an_icon_keeps_its_colour_in_a_chosen_row(icons: Icons, mode: QIcon.Mode) -> None:
    icon = icons.icon("warning", QColor("#A03A21"))
    assert icon.pixmap(20, mode).toImage() == icon.pixmap(20).toImage()
