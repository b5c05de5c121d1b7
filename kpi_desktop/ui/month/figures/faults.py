"""The line that says what is wrong with the caret's cell, or with the first faulty one."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import button, label, named, row
from kpi_desktop.ui.month.figures.pasting import Landing
from kpi_desktop.ui.month.figures.sheet import Sheet
from kpi_desktop.ui.month.figures.sheet_model import SheetModel
from kpi_desktop.ui.session import Session

_MOST_NAMES = 5


class FaultLine(QFrame):
    """Hidden while nothing is wrong."""

    def __init__(self, session: Session, sheet: Sheet, model: SheetModel) -> None:
        """Belong to a sheet."""
        super().__init__()
        self.setObjectName("fault")
        self._tr, self._sheet, self._model = session.tr, sheet, model
        self.count: QLabel = label("", "strong", ink="minus")
        self.sentence: QLabel = label("", ink="minus", wrap=True)
        self.go = button(session.tr.t("Go to the first"), lambda: sheet.go_to(model.first_fault()), "link")
        parts = row(self.count, self.sentence, self.go, gap=12, margins=(12, 4, 12, 4))
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self.hide()

    def tell(self) -> None:
        """Say what is wrong now."""
        tr, faults = self._tr, self._model.faults
        if faults:
            at = self._sheet.currentIndex()
            mine = at.isValid() and self._model.cell(at) in faults
            place = at if mine else self._model.first_fault()
            self.count.setText(tr.n("{count} cell not saved", "{count} cells not saved", len(faults)))
            if place.isValid():
                cell = self._model.cell(place)
                row_title = self._model.content.rows[place.row()].title
                column = self._model.content.columns[place.column()].title
                said = tr.t("{row}, {column}: {what}", row=row_title, column=column, what=faults[cell])
                self.sentence.setText(said)
                named(self, said)
            self.go.setVisible(not mine or len(faults) > 1)
        self.setVisible(bool(faults))


def paste_words(landing: Landing, tr: Translator) -> str:
    """What of a pasted block was left out, or empty."""
    said = []
    if landing.nobody:
        names, more = landing.nobody[:_MOST_NAMES], len(landing.nobody) - _MOST_NAMES
        said.append(
            tr.t("Nobody here is called {names}, and {count} more", names=names, count=more)
            if more > 0
            else tr.t("Nobody here is called {names}", names=names)
        )
    if landing.no_column:
        names, more = landing.no_column[:_MOST_NAMES], len(landing.no_column) - _MOST_NAMES
        said.append(
            tr.t("No column is called {names}, and {count} more", names=names, count=more)
            if more > 0
            else tr.t("No column is called {names}", names=names)
        )
    if landing.beyond:
        said.append(tr.n("{count} cell lay outside the sheet", "{count} cells lay outside the sheet", landing.beyond))
    return tr.t("Left out: {what}", what=tuple(said)) if said else ""
