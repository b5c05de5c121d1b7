"""What lies over a page of scores while the veil is drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from kpi_desktop.ui.kit import button, key_cap, label, panel, row, stack
from kpi_desktop.ui.session import Session

_WIDTH = 480


class VeilCover(QWidget):
    """Says that the scores are veiled, and lifts the veil."""

    def __init__(self, session: Session) -> None:
        """A panel in the middle."""
        super().__init__()
        tr, icons, theme = session.tr, session.icons, session.theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lift = button(tr.t("Lift the veil"), lambda: session.veil.draw(False), "primary")
        sign = QLabel()
        sign.setPixmap(icons.pixmap("veil", theme.colour("second_ink")))
        title: QLabel = label(tr.t("The scores are veiled"), "panel-title")
        said = tr.t(
            "This page shows scores, ranks and pay, and prints and saves them. Records can still be logged on Today."
        )
        body = stack(
            row(sign, title, None, gap=8),
            label(said, ink="second", wrap=True),
            row(self.lift, key_cap("Ctrl+L"), None, gap=8),
            gap=12,
            margins=(24, 20, 24, 20),
        )
        middle = panel(body)
        middle.setFixedWidth(_WIDTH)
        self.setLayout(stack(None, row(None, middle, None), None))
