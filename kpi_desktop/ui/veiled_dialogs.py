"""The veil over dialogs that are open when it is drawn: covered whole, with nothing lost beneath.

A dialog that is opened while the veil is drawn is worded without scores, as the pages are.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from shiboken6 import isValid

from kpi_desktop.ui.help import HelpDialog, belongs
from kpi_desktop.ui.kit import button, key_cap, label, row, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import keys_text, listen, shortcut

_HEARS = "hears-veil"


class DialogCover(QWidget):
    """Lies over a dialog, keeps every key from it, and gives back title and caret.

    Args:
        dialog: What is covered.
        session: Words it, and lifts the veil.
    """

    def __init__(self, dialog: QDialog, session: Session) -> None:
        """Cover it at once."""
        super().__init__(dialog)
        tr = session.tr
        self._dialog = dialog
        self._title = dialog.windowTitle()
        self._caret: QWidget | None = dialog.focusWidget()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = tr.t("The scores are veiled")
        self.setAccessibleName(said)
        sign = QLabel()
        sign.setPixmap(session.icons.pixmap("veil", session.theme.colour("second_ink")))
        self.lift = button(tr.t("Lift the veil"), lambda: session.veil.draw(False), "primary")
        self.lift.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lift.setAutoDefault(False)
        kept = label(tr.t("What was entered here is still there."), ink="second", wrap=True)
        self.setLayout(
            stack(
                None,
                row(sign, label(said, "strong"), None, gap=8),
                kept,
                row(self.lift, key_cap(keys_text("veil")), None, gap=8),
                None,
                gap=12,
                margins=(24, 20, 24, 20),
            )
        )
        dialog.setWindowTitle(said)
        dialog.installEventFilter(self)
        self.setGeometry(dialog.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def uncover(self) -> None:
        """Go, and leave the dialog as it was."""
        self._dialog.removeEventFilter(self)
        self._dialog.setWindowTitle(self._title)
        self.hide()
        if self._caret is not None and isValid(self._caret):
            self._caret.setFocus()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """No key of the dialog is heard beneath, but the one that lifts the veil."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            lifts = QKeySequence(event.keyCombination()) in {QKeySequence(keys) for keys in shortcut("veil").keys}
            event.setAccepted(not lifts)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Not Enter, which would do what the dialog asks about, nor Escape, which would close it."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The caret stays."""
        del forward
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover it also where it grows, and let nobody close what can't be seen."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._dialog.rect())
        elif event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class VeiledDialogs(QObject):
    """Lets the dialogs of a window hear the veil's key, and covers those that are open when it is drawn.

    Args:
        window: The main window; dialogs of others are left alone.
        session: Whose veil it is.
    """

    def __init__(self, window: QWidget, session: Session) -> None:
        """Begin to listen."""
        super().__init__(window)
        self._window, self._session = window, session
        self._covers: list[DialogCover] = []
        QApplication.instance().focusChanged.connect(self._caret_moved)  # type: ignore[union-attr]
        session.veil.changed.connect(self._changed)

    @property
    def covers(self) -> tuple[DialogCover, ...]:
        """What lies over dialogs now."""
        return tuple(cover for cover in self._covers if isValid(cover))

    def _caret_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or not belongs(dialog, self._window):
            return
        if not dialog.property(_HEARS):
            dialog.setProperty(_HEARS, True)
            listen(dialog, "veil", self._turn)
        for cover in self.covers:
            if cover.window() is dialog and now is not cover:
                cover.setFocus()

    def _turn(self) -> None:
        self._session.veil.draw(not self._session.veil.drawn)

    def _changed(self, drawn: bool) -> None:
        if drawn:
            shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
            mine = [one for one in shown if belongs(one, self._window)]
            self._covers = [
                DialogCover(one, self._session) for one in mine if not isinstance(one, HelpDialog | QFileDialog)
            ]
            return
        covers, self._covers = self.covers, []
        for cover in covers:
            cover.uncover()
