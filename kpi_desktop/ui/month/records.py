"""The second tab: all incidents of the month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import LineKind
from kpi_desktop.services.pinyin import name_order
from kpi_desktop.ui.columns import ColumnChoice
from kpi_desktop.ui.evidence import EvidenceRows, Held
from kpi_desktop.ui.kit import Column, Table, TableModel, button, key_cap, label, panel, row, stack
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.month.chrome import framed
from kpi_desktop.ui.month.explanation import points_ink
from kpi_desktop.ui.month.reading import Record
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import keys_text, listen
from kpi_desktop.ui.theme import Type

_NAME, _NAME_WIDTH, _LONGEST_NAME = 1, 104, 168
"""The column of names, how wide it is at least and at most."""
_CRITERION, _CRITERION_WIDTH = 3, 190


class RecordsTab(QWidget):
    """Every incident with its points, or a sentence where there is none.

    Signals:
        edit_wanted: An incident's id, to be corrected.
        void_wanted: An incident's id, to be voided.
        evidence_wanted: The record whose evidence is to be shown.
        evidence_export_wanted: The evidence of the month, as files.
        evidence_offered: A record, and what was dropped or pasted onto it.
        person_chosen: The employee number of the current row.
        late_wanted: Something was found late: it happened in a closed month.
        month_wanted: The month in which the current record truly happened.
    """

    edit_wanted = Signal(int)
    void_wanted = Signal(int)
    evidence_wanted = Signal(object)
    evidence_export_wanted = Signal()
    evidence_offered = Signal(object, object)
    person_chosen = Signal(str)
    late_wanted = Signal()
    month_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        """Start without a month."""
        super().__init__()
        self._clauses: Mapping[str, str] = {}
        self._tr, self._theme = session.tr, session.theme
        tr = session.tr
        self.held = Held(session)
        self.records: TableModel[Record] = TableModel(self._columns(session))
        self.table = Table(self.records, session.theme, tr.t("Records of the month"), sortable=True)
        self.column_choice = ColumnChoice(session, self.table, "records")
        self.empty: QLabel = label(tr.t("Nothing logged this month"), "panel-title")
        self._how: QLabel = label(tr.t("Type one line under Today and press Enter"), ink="second")
        nothing = panel(stack(self.empty, self._how, None, gap=4, margins=(20, 32, 20, 20)))
        self.edit = button(tr.t("Correct…"), self._edit, small=True)
        self.void = button(tr.t("Void…"), self._void, small=True)
        self._buttons = QWidget()
        self.late = button(tr.t("Found late…"), self.late_wanted.emit, small=True)
        self.late.setToolTip(tr.t("It happened in a month that is closed already"))
        self.true_month = button("", self._go_to_true_month, "link")
        self.true_month.hide()
        self.evidence = button(tr.c("button", "Evidence…"), self._show_evidence, small=True)
        self.export = button(tr.t("Export evidence…"), self.evidence_export_wanted.emit, small=True)
        self._change = QWidget()
        self._change.setLayout(row(self.edit, key_cap("Enter"), 8, self.void, key_cap("Delete"), 8, gap=6))
        keys = key_cap(keys_text("month-evidence"))
        self._buttons.setLayout(row(self._change, self.evidence, keys, 8, self.export, 8, self.true_month, None, gap=6))
        rows = EvidenceRows(self.table, self.records.columnCount() - 1)
        rows.opened.connect(self.evidence_wanted)
        rows.received.connect(self.evidence_offered)
        listen(self, "month-evidence", self._show_evidence)
        self.table.activated.connect(lambda _index: self._edit())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._void)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._tell())
        self._stack = QStackedWidget()
        self._stack.addWidget(framed(self.table))
        self._stack.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._stack)
        foot = row(self._buttons, None, self.late)
        foot.setStretch(0, 1)
        layout.addLayout(foot)

    @property
    def record(self) -> Record | None:
        """The incident of the current row."""
        index = self.table.currentIndex()
        return self.records.item(index) if index.isValid() else None

    def show_records(self, records: Sequence[Record], clauses: Mapping[str, str] | None = None) -> None:
        """Replace the rows, sorted as they were; who was chosen stays chosen.

        Args:
            records: The rows.
            clauses: Where the regulation says so, by criterion, for tool tips.
        """
        self._clauses = clauses or {}
        chosen = self.record.id if self.record else None
        self.held.read(record.id for record in records)
        self.records.show_rows(records)
        self._fit_columns()
        header = self.table.horizontalHeader()
        self.records.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self._stack.setCurrentIndex(0 if records else 1)
        ids = [record.id for record in self.records.items]
        if ids:
            self.table.setCurrentIndex(self.records.index(ids.index(chosen) if chosen in ids else 0, 0))
        self._buttons.setVisible(bool(records))
        self.export.setVisible(any(self.held.count(record.id) for record in records))
        self._change.setVisible(any(record.logged for record in records))
        self._tell()

    def _fit_columns(self) -> None:
        """No name is cut but a very long one, and what short titles of criteria leave is the reasons'."""
        self._fit(_NAME, [each.name for each in self.records.items], _NAME_WIDTH, _LONGEST_NAME)
        self._fit(_CRITERION, [each.title for each in self.records.items], _NAME_WIDTH, _CRITERION_WIDTH)

    def _fit(self, column: int, texts: Sequence[str], least: int, most: int) -> None:
        metrics = QFontMetrics(self._theme.font(Type.BODY))
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        self.table.setColumnWidth(column, min(max(least, longest + 2 * CELL_PADDING + 2), most))

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever's row is current stands beside it, also where somebody without records was looked at before."""
        super().showEvent(event)
        self._tell()

    def choose(self, incident: int) -> None:
        """Make a record the current one, and bring the caret there."""
        ids = [record.id for record in self.records.items]
        if incident in ids:
            self.table.setCurrentIndex(self.records.index(ids.index(incident), 0))
            self.table.setFocus()
            self._tell()

    def lead_to(self, employee: str) -> None:
        """Make a record of a person the current one, unless it is already; nothing where they have none."""
        if self.record is None or self.record.employee != employee:
            owners = [record.employee for record in self.records.items]
            if employee in owners:
                self.table.setCurrentIndex(self.records.index(owners.index(employee), 0))

    def _clause(self, record: Record) -> str:
        criterion = record.line.criterion if record.line else None
        return "\n".join(part for part in (record.title, self._clauses.get(criterion or "", "")) if part)

    def _edit(self) -> None:
        if self.record is not None and self.edit.isEnabled():
            self.edit_wanted.emit(self.record.id)

    def _void(self) -> None:
        if self.record is not None and self.void.isEnabled():
            self.void_wanted.emit(self.record.id)

    def _show_evidence(self) -> None:
        if self.record is not None and self.isVisible():
            self.evidence_wanted.emit(self.record)

    def _tell(self) -> None:
        if self.record is not None and self.isVisible():
            self.person_chosen.emit(self.record.employee)
        able = self.record is not None and self.record.logged is not None and not _voided(self.record)
        for part in (self.edit, self.void):
            part.setEnabled(able)
        month = self._true_month
        self.true_month.setVisible(month is not None)
        if month is not None:
            self.true_month.setText(self._tr.t("Go to {month}", month=month))

    @property
    def _true_month(self) -> Month | None:
        """In which the current record happened, where it was found late."""
        occurred = self.record.occurred if self.record is not None else None
        return None if occurred is None else Month.of(occurred)

    def _go_to_true_month(self) -> None:
        if self._true_month is not None:
            self.month_wanted.emit(self._true_month)

    def _columns(self, session: Session) -> tuple[Column[Record], ...]:
        tr = session.tr
        return (
            Column(
                tr.c("column", "Date"),
                text=lambda record: record.day[5:],
                ink=lambda _: "second_ink",
                sort=lambda record: (record.day, record.order),
                width=76,
                tip=lambda record: record.day,
            ),
            Column(
                tr.c("column", "Name"),
                text=lambda record: record.name,
                ink=_ink,
                sort=lambda record: name_order(record.name),
                width=_NAME_WIDTH,
                struck=_voided,
                tip=lambda record: record.name,
            ),
            Column(
                tr.c("column", "No."),
                text=lambda record: record.code,
                ink=lambda _: "third_ink",
                sort=lambda record: _by_code(record.code),
                width=56,
            ),
            Column(
                tr.c("column", "Criterion"),
                text=lambda record: record.title,
                ink=_ink,
                width=_CRITERION_WIDTH,
                struck=_voided,
                tip=self._clause,
            ),
            Column(
                tr.c("column", "Reason"),
                text=lambda record: record.reason,
                ink=lambda record: "third_ink" if record.kind is not LineKind.INCIDENT else "second_ink",
                tip=lambda record: record.reason,
            ),
            Column(
                tr.c("column", "Points"),
                text=lambda record: record.shown,
                ink=lambda record: points_ink(record.line.points) if record.line else "third_ink",
                sort=lambda record: record.line.points if record.line else 0,
                right=True,
                width=84,
                struck=_voided,
            ),
            self.held.column(lambda record: record.id),
        )


def _voided(record: Record) -> bool:
    return record.kind is LineKind.VOIDED


def _ink(record: Record) -> str:
    return "ink" if record.kind is LineKind.INCIDENT else "third_ink"


def _by_code(code: str) -> list[tuple[int, str]]:
    """``1.10`` after ``1.9``."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in code.split(".")]
