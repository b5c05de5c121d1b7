"""The colours of the window: the desktop's, light or dark."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from kpi_desktop.services import settings
from kpi_desktop.services.settings import Look
from kpi_desktop.ui.kit import label, named, row, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.window import MainWindow


class LookChoice(QWidget):
    """Saved at once; the window takes the colours on."""

    def __init__(self, session: Session) -> None:
        """Stand on what was chosen."""
        super().__init__()
        self._session = session
        self._group = QButtonGroup(self)
        tr = session.tr
        texts: dict[Look | None, str] = {
            None: tr.c("colours", "As the desktop"),
            "light": tr.c("colours", "Light"),
            "dark": tr.c("colours", "Dark"),
        }
        self.choices = {look: self._button(look, text) for look, text in texts.items()}
        hint = label(tr.t("Paper is always black on white"), "third", wrap=True)
        self.setLayout(stack(row(*self.choices.values(), None, gap=24), hint, gap=4))
        self.refresh()

    def refresh(self) -> None:
        """Stand on what is saved."""
        self.chosen.setChecked(True)

    @property
    def chosen(self) -> QRadioButton:
        """The button of the look that is saved."""
        return self.choices[settings.look(self._session.ctx)]

    @property
    def has_caret(self) -> bool:
        """Whether one of them has the caret."""
        return self.window().focusWidget() in self.choices.values()

    def choose(self, look: Look | None) -> None:
        """Save a look and let the window take it on."""
        session = self._session
        if look == settings.look(session.ctx):
            return
        if session.run(lambda: settings.set_look(session.ctx, look)) is None:
            self.refresh()
            return
        window = self.window()
        if isinstance(window, MainWindow):
            window.recolour_wanted.emit()

    def _button(self, look: Look | None, text: str) -> QRadioButton:
        made = QRadioButton(text)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self.choose(look))
        self._group.addButton(made)
        return named(made, text, self._session.tr.t("Colours of the window"))
