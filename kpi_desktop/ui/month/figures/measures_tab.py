"""The tab of measures: figures of the team above, a sheet of people and measures beneath."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from kpi_desktop.domain.problems import Problem
from kpi_desktop.services import figures as service
from kpi_desktop.services.figures import Changes, Figures, MeasureChange, TeamMeasureChange
from kpi_desktop.ui.kit import label, named, panel, restyle, row, stack
from kpi_desktop.ui.month.figures.faults import FaultLine, paste_words
from kpi_desktop.ui.month.figures.measures import has_counts, missing_in, sheet_of, sort_out
from kpi_desktop.ui.month.figures.pasting import block_of, has_heading, land
from kpi_desktop.ui.month.figures.quota_words import quota_sentence
from kpi_desktop.ui.month.figures.sheet import Sheet
from kpi_desktop.ui.month.figures.sheet_model import Cell, SheetModel, names_of
from kpi_desktop.ui.month.figures.team_box import TeamBox, team_figures
from kpi_desktop.ui.session import Session


class MeasuresTab(QWidget):
    """Measures, counts, days attended, figures and settings of the team.

    Signals:
        person_chosen: The employee number of the caret's row.
    """

    person_chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        """Start without a month."""
        super().__init__()
        self._session, tr = session, session.tr
        self.figures: Figures | None = None
        self.model = SheetModel()
        self.sheet = Sheet(
            self.model, session.theme, tr.t("Measures"), tr.t("Type, or paste a block from Excel; Enter goes down")
        )
        restyle(self.sheet, bare=True)
        self.team = TeamBox(session, self._write_team, self._write_setting)
        self.missing: QLabel = label("", "strong")
        self.explain: QLabel = label("", "secondary")
        self.quota: QLabel = label("", "secondary")
        self.counts = named(QCheckBox(tr.t("Ratios as two counts")), tr.t("Ratios as two counts"))
        self.faults = FaultLine(session, self.sheet, self.model)
        self.left_out: QLabel = label("", ink="doubt", wrap=True)
        self.left_out.hide()
        self.counts.toggled.connect(lambda _: self._show_sheet())
        self.model.edited.connect(self._write)
        self.sheet.pasted.connect(self._paste)
        self.sheet.went_to.connect(self._went_to)
        head = row(self.missing, self.explain, None, self.quota, self.counts, gap=12)
        framed = panel(stack(self.sheet, gap=0, margins=(1, 1, 1, 1)))
        framed.layout().setSizeConstraint(framed.layout().SizeConstraint.SetMinAndMaxSize)  # type: ignore[union-attr]
        layout = stack(self.team, head, self.left_out, self.faults, gap=8)
        layout.addWidget(framed, 100)
        layout.addStretch(1)
        self.setLayout(layout)

    def wanted(self, figures: Figures) -> bool:
        """Whether scheme or plan ask for anything that is entered here."""
        return bool(figures.columns or figures.team or any(not one.house for one in figures.settings))

    def show_figures(self, figures: Figures) -> None:
        """Show a month; what was typed in another one and not written is gone."""
        if self.figures is not None and self.figures.month != figures.month:
            self.model.typed, self.model.faults = {}, {}
            self.left_out.hide()
        first = self.figures is None
        self.figures = figures
        self.counts.setVisible(has_counts(figures))
        self.team.show_figures(team_figures(figures, self._session), read_only=figures.closed)
        self._show_sheet()
        if first or not self.sheet.currentIndex().isValid():
            self.sheet.setCurrentIndex(self.model.index(0, 0))

    def _show_sheet(self) -> None:
        figures, tr = self.figures, self._session.tr
        if figures is None:
            return
        self.model.show_content(sheet_of(figures, tr, counts=self.counts.isChecked()))
        self.sheet.fit()
        count, people = missing_in(figures)
        if figures.closed:
            self.missing.setText(tr.t("Closed; nothing can be changed"))
        elif count:
            self.missing.setText(tr.n("{count} figure missing", "{count} figures missing", count))
        else:
            self.missing.setText(tr.t("Nothing missing") if figures.columns else "")
        of = tr.n("of {count} person", "of {count} people", people) if count else ""
        self.explain.setText(of)
        self.faults.tell()
        self._tell_quota()

    def _tell_quota(self) -> None:
        at = self.sheet.currentIndex()
        number = self.model.content.rows[at.row()].id if at.isValid() and self.model.rowCount() else ""
        person = self.figures.of(number) if self.figures else None
        self.quota.setText(quota_sentence(person, self._session.tr, with_name=True) if person else "")

    def _went_to(self, number: str, _column: str) -> None:
        self.faults.tell()
        self._tell_quota()
        self.person_chosen.emit(number)

    def _write(self) -> None:
        """Write every typed cell that can be, as one step; the others keep what was typed, and say why."""
        figures, session = self.figures, self._session
        if figures is None or not self.model.typed:
            return
        month, team, ctx, tr = figures.month, session.team, session.ctx, session.tr

        def check(changes: Sequence[MeasureChange]) -> Sequence[Problem]:
            return service.check_changes(ctx, team, month, Changes(measures=tuple(changes)))

        found = sort_out(dict(self.model.typed), figures, check)
        faults: dict[Cell, str] = {cell: tr.say(what) for cell, what in found.faults.items()}
        changes = tuple(found.changes.values())
        done = changes and session.run(lambda: service.set_measures(ctx, team, month, changes))
        self.model.settle(found.changes if done else (), faults)
        self.faults.tell()

    def _paste(self, text: str) -> None:
        figures = self.figures
        if figures is None:
            return
        block = block_of(text)
        every = sheet_of(figures, self._session.tr, counts=True).columns
        named_columns = has_heading(block, names_of(every))
        if named_columns - {column.id for column in self.model.content.columns}:
            self.counts.setChecked(True)
        at = self.sheet.currentIndex()
        content = self.model.content
        landing = land(
            block, names_of(content.rows), names_of(content.columns), (max(at.row(), 0), max(at.column(), 0))
        )
        self.left_out.setText(paste_words(landing, self._session.tr))
        self.left_out.setVisible(bool(self.left_out.text()))
        self.model.put(landing.cells)

    def _write_team(self, measure: str, value: Fraction | None) -> None:
        figures, session = self.figures, self._session
        if figures is not None:
            change = TeamMeasureChange(measure, value)
            session.do(lambda: service.set_team_measures(session.ctx, session.team, figures.month, [change]))

    def _write_setting(self, key: str, value: Fraction | None) -> None:
        figures, session = self.figures, self._session
        if figures is not None:
            values = {key: value}
            session.do(lambda: service.set_settings(session.ctx, session.team, figures.month, values))
