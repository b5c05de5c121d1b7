"""One person's strip as a picture for chat: onto the clipboard, or into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.picture import picture_path, strip_image, write_strip_image
from kpi_desktop.ui.kit import icon_button, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.reports.papers import Papers, read_papers
from kpi_desktop.ui.reports.saving import Saver
from kpi_desktop.ui.session import Session


class StripPicture(QObject):
    """A button with a menu, and the bars that tell what became of it.

    Args:
        session: Words, icons, and the month.
        parent: What the button stands on.
        whose: Gives month and employee number when the button is pressed; None while nobody is chosen.

    Attributes:
        button: For the parent to place.
        told: Bars for the parent to place.
        menu: What the button opens.
    """

    def __init__(self, session: Session, parent: QWidget, whose: Callable[[], tuple[Month, str] | None]) -> None:
        """Make the button and its menu."""
        super().__init__(parent)
        tr, theme = session.tr, session.theme
        self._session = session
        self._whose = whose
        self.saver = Saver(parent, tr)
        self.menu = QMenu(parent)
        self.copying = self.menu.addAction(tr.t("Copy the strip as a picture"), self.copy)
        self.saving = self.menu.addAction(tr.t("Save the strip as a picture…"), self.save)
        icon = session.icons.icon("picture", theme.colour("second_ink"))
        self.button = icon_button(icon, tr.t("Strip as a picture"), self._open)
        self.button.setIconSize(QSize(16, 16))
        self.told = QWidget()
        self.told.setLayout(stack(self.saver.told, self.saver.fault, gap=4))

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        found = self._read()
        if found is None:
            return
        papers, employee = found
        QGuiApplication.clipboard().setImage(strip_image(papers.content, papers.stamp, Fonts(), employee))
        person = papers.content.person(employee)
        name = (person.name if person else "") or employee
        self.saver.told.tell(
            self._session.tr.t("Copied the strip of {name}; paste it into the chat", name=name), can_act=False
        )

    def save(self) -> None:
        """Ask for a file and write the picture."""
        found = self._read()
        if found is None:
            return
        papers, employee = found
        person = papers.content.person(employee)
        if person is None:
            return

        def write(path: Path) -> None:
            write_strip_image(papers.content, papers.stamp, Fonts(), employee, path)

        self.saver.picture(write, picture_path(papers.content, person, Path()).name)

    def forget(self) -> None:
        """Another person is shown now: what was told is past."""
        self.saver.told.hide()
        self.saver.fault.hide()

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _read(self) -> tuple[Papers, str] | None:
        whose = self._whose()
        if whose is None:
            return None
        try:
            return read_papers(self._session, whose[0]), whose[1]
        except KpiError as error:
            self.saver.fault.tell(worded(error, self._session.tr))
            return None
