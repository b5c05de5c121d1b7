"""A sum or count that the pay plan or the scheme leaves to the team, as a field of the settings."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import plain
from kpi_desktop.errors import KpiError
from kpi_desktop.services import figures
from kpi_desktop.services.figures import TeamSettingFigure
from kpi_desktop.ui.kit import Field, label, named, row, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.kit.numbers import typed_number
from kpi_desktop.ui.session import Session

NUMBER_WIDTH = 160


class SettingField(QWidget):
    """A sum or count that the plan or the scheme leaves to the team; saved by Enter or on leaving the field.

    Args:
        session: The window's work.
        figure: The setting as it holds in the month.
        month: From which month on what is typed shall hold.
    """

    def __init__(self, session: Session, figure: TeamSettingFigure, month: Month) -> None:
        """Show what the team set, and the default where it set nothing."""
        super().__init__()
        self._session, self.figure, self._month = session, figure, month
        tr = session.tr
        self.editor = QLineEdit("" if figure.value is None else plain(figure.value))
        self.editor.setFixedWidth(NUMBER_WIDTH)
        if figure.default is not None:
            self.editor.setPlaceholderText(plain(figure.default))
        unit = label(tr.label(figure.unit) if figure.unit is not None else "", "secondary")
        told = label(self._hint(), "third", wrap=True)
        self.field = Field(tr.label(figure.name), side_by_side(self.editor, unit, told))
        self.field.editor = self.editor  # what is marked where something is wrong
        self._accept()
        self.setLayout(stack(self.field, gap=0))
        self.editor.editingFinished.connect(self.save)
        self.editor.textEdited.connect(self._accept)

    def save(self) -> None:
        """Write what was typed, where it differs; nothing typed goes back to the default."""
        figure, session = self.figure, self._session
        try:
            value = typed_number(self.editor.text())
            if value == figure.value:
                return
            session.do(lambda: figures.set_settings(session.ctx, session.team, self._month, {figure.id: value}))
        except KpiError as error:
            self.field.refuse(worded(error, session.tr))

    def _accept(self) -> None:
        self.field.accept()
        named(self.editor, self._session.tr.label(self.figure.name), self._hint())

    def _hint(self) -> str:
        tr, figure = self._session.tr, self.figure
        said = []
        if figure.since is not None:
            said.append(tr.t("holds since {month}", month=figure.since))
        elif figure.default is not None:
            said.append(tr.t("{value} where nothing is entered", value=figure.default))
        elif figure.house:
            said.append(tr.t("pay below it is flagged before closing"))
        else:
            said.append(tr.t("not entered yet"))
        if figure.assumed and figure.value is None:
            said.append(tr.t("assumed, not in the regulation"))
        return tr.listed(said, "statement")


def side_by_side(*parts: QWidget) -> QWidget:
    """Widgets in a row as one; the last takes the room that is left."""
    made, layout = QWidget(), row(*parts)
    layout.setStretch(len(parts) - 1, 1)
    made.setLayout(layout)
    return made
