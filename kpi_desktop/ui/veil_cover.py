"""What lies over a page of scores while the veil is drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import button, key_cap, label, panel, row, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.veil import Veil

_TIP = "tip-without-veil"
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


def unless_veiled(control: QWidget, veil: Veil, tr: Translator, *, enabled: bool = True) -> None:
    """Let a control that shows, prints or saves scores rest while the veil is drawn, and say why."""
    if control.property(_TIP) is None:
        control.setProperty(_TIP, control.toolTip())
    control.setEnabled(enabled and not veil.drawn)
    control.setToolTip(tr.t("Not while the veil is drawn") if veil.drawn else str(control.property(_TIP)))
