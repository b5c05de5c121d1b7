"""Figures and settings of the team, a small field each, above the sheet of the people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from kpi_desktop.domain.words import Label
from kpi_desktop.errors import KpiError
from kpi_desktop.services.figures import Figures
from kpi_desktop.ui.kit import Field, stack
from kpi_desktop.ui.month.figures.reading import CellFault, figure
from kpi_desktop.ui.session import Session

_IN_A_ROW = 4
_MOST_HEIGHT = 190
Write = Callable[[str, Fraction | None], object]
"""Writes one figure under its id; a `KpiError` is shown beneath the field."""


@dataclass(frozen=True, slots=True)
class TeamFigure:
    """One field.

    Attributes:
        id: Its id.
        name: Above the field.
        unit: Beside the name.
        value: What was entered; empty where nothing was.
        default: What holds then, in the field in third ink.
        hint: Beneath the field.
        setting: A setting, which holds until it is set again, not a figure of the month.
    """

    id: str
    name: str
    unit: Label | None
    value: str
    default: str
    hint: str
    setting: bool


def team_figures(figures: Figures, session: Session) -> tuple[TeamFigure, ...]:
    """What is asked of the team, figures of the month first."""
    tr = session.tr

    def said(value: Fraction | None) -> str:
        return "" if value is None else tr.t("{value}", value=value)

    measured = [
        TeamFigure(one.id, tr.label(one.name), one.unit, said(one.value), "", tr.t("This month"), setting=False)
        for one in figures.team
    ]
    paid = figures.plan is not None or bool(figures.scheme.pay)
    settings = []
    for one in figures.settings:
        if one.house and not paid:
            continue
        if one.since is not None:
            hint = tr.t("Since {month}", month=one.since)
        elif one.default is not None:
            hint = tr.t("Default; assumed") if one.assumed else tr.t("Default")
        else:
            hint = tr.t("Not set yet")
        settings.append(
            TeamFigure(one.id, tr.label(one.name), one.unit, said(one.value), said(one.default), hint, setting=True)
        )
    return (*measured, *settings)


class TeamBox(QFrame):
    """The fields, four in a row; hidden where nothing is asked.

    Args:
        session: Words.
        write_figure: Writes a figure of the month.
        write_setting: Writes a setting, from the month on.
    """

    def __init__(self, session: Session, write_figure: Write, write_setting: Write) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("panel")
        self._session = session
        self._write: Mapping[bool, Write] = {False: write_figure, True: write_setting}
        self._shown: tuple[TeamFigure, ...] | None = None
        self.fields: dict[str, Field] = {}
        self._area = QScrollArea()
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayout(stack(self._area, margins=(1, 1, 1, 1)))
        self.hide()

    def show_figures(self, figures: tuple[TeamFigure, ...], *, read_only: bool) -> None:
        """Show other fields, or other values in the same ones."""
        if self._shown is None or [(one.id, one.name) for one in self._shown] != [
            (one.id, one.name) for one in figures
        ]:
            self._build(figures)
        self._shown = figures
        for one in figures:
            field = self.fields[one.id]
            editor = field.editor
            assert isinstance(editor, QLineEdit)  # noqa: S101 - built so
            if not (editor.isModified() and editor.hasFocus()):
                editor.setText(one.value)
            editor.setPlaceholderText(one.default)
            editor.setReadOnly(read_only)
            field.hint(one.hint)
        self.setVisible(bool(figures))

    def _build(self, figures: tuple[TeamFigure, ...]) -> None:
        self.fields = {}
        inside, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, one in enumerate(figures):
            editor = QLineEdit()
            field = Field(self._titled(one), editor, one.hint)
            self.fields[one.id] = field
            editor.editingFinished.connect(lambda one=one: self._take(one))
            grid.addWidget(field, place // _IN_A_ROW, place % _IN_A_ROW, Qt.AlignmentFlag.AlignTop)
        for column in range(_IN_A_ROW):
            grid.setColumnStretch(column, 1)
        inside.setLayout(grid)
        self._area.setWidget(inside)
        self._area.setFixedHeight(min(inside.sizeHint().height() + 2, _MOST_HEIGHT))

    def _titled(self, one: TeamFigure) -> str:
        tr = self._session.tr
        return (
            one.name if one.unit is None else tr.c("field", "{name} ({unit})", name=one.name, unit=tr.label(one.unit))
        )

    def _take(self, one: TeamFigure) -> None:
        """Write what was typed; what can't be is said beneath the field and stays there."""
        field = self.fields.get(one.id)
        editor = field.editor if field is not None else None
        now = next((each for each in self._shown or () if each.id == one.id), one)
        if field is None or not isinstance(editor, QLineEdit) or not editor.isModified() or editor.isReadOnly():
            return
        if editor.text().strip() == now.value:
            editor.setModified(False)
            field.accept()
            return
        tr = self._session.tr
        try:
            value = figure(editor.text(), one.unit)
            editor.setModified(False)
            field.accept()
            self._write[one.setting](one.id, value)
        except CellFault as fault:
            editor.setModified(True)
            field.refuse(tr.say(fault.what))
        except KpiError as error:
            editor.setModified(True)
            what = error.problems[0].what if error.problems else error.what
            field.refuse(tr.say(what))
