"""The day's entries, the newest first: voided ones stay, struck, with their reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from kpi_desktop.texts import Translator
from kpi_desktop.ui.clauses import clause_tip
from kpi_desktop.ui.evidence import EvidenceRows, Held
from kpi_desktop.ui.kit import Column, RowDelegate, Table, TableModel
from kpi_desktop.ui.kit.table import CELL_PADDING, Index
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import BUTTON_ROW_HEIGHT, Theme, Type
from kpi_desktop.ui.today.desk import Desk, Record
from kpi_desktop.ui.today.entry_columns import name_and_criterion
from kpi_desktop.ui.today.words import ink_of, local_time, nth
from kpi_desktop.ui.veil import masked

_NAME, _WHAT, _NOTE, _NTH, _ACTION, _EVIDENCE = 1, 2, 3, 4, 6, 7
_SMALL_EVIDENCE = 50
"""Pixels of the column for files while no record has any."""
_LEAST_NTH = 52


class EntriesModel(TableModel[Record]):
    """Rows of the day under time, name, what, remark, the how-many-th, points, and what can be done."""

    def __init__(self, session: Session, desk: Desk) -> None:
        """Columns only; rows come with `show_rows`."""
        self.session = session
        self.desk = desk
        self.held = Held(session)
        tr = session.tr
        super().__init__(
            (
                Column(tr.c("column", "Time"), self._time, ink=lambda _: "second_ink", width=58),
                Column(tr.c("column", "Name"), self._name, ink=self._ink, struck=_voided, width=98, tip=self._name),
                Column(
                    tr.c("column", "Criterion"), self._what, ink=self._ink, struck=_voided, width=156, tip=self._clause
                ),
                Column(tr.c("column", "Remark"), self._note, ink=self._soft, tip=self._note),
                Column("", self._nth, ink=self._soft, right=True, width=76),
                Column(
                    tr.c("column", "Points"), self._points, ink=self._points_ink, struck=_voided, right=True, width=62
                ),
                Column("", self._action, ink=self._soft, right=True, width=70, only_shown=True),
                self.held.column(lambda record: record.logged.id),
            )
        )

    def show_rows(self, rows: Sequence[Record]) -> None:
        """Replace all rows, and read what evidence they have."""
        self.held.read(record.logged.id for record in rows)
        super().show_rows(rows)

    def _time(self, record: Record) -> str:
        if record.entry.time is not None:
            return f"{record.entry.time:%H:%M}"
        entered = local_time(record.logged.entered_at)
        if entered.date() == record.entry.date:
            return f"{entered:%H:%M}"
        return f"{entered:%m-%d}"

    def _name(self, record: Record) -> str:
        return record.logged.name

    def _what(self, record: Record) -> str:
        return self.session.tr.say(record.what)

    def _clause(self, record: Record) -> str:
        scheme = self.desk.scheme
        criterion = scheme.criterion(record.entry.criterion) if scheme else None
        return clause_tip(self._what(record), criterion, scheme, self.session.tr)

    def _note(self, record: Record) -> str:
        tr, logged = self.session.tr, record.logged
        told: Callable[[str], str] = masked if self.session.veil.drawn else str
        if not logged.voided:
            return _with_true_day(told(record.entry.note), record.entry.occurred, tr)
        reason = told(logged.void_reason)
        if logged.voided_at is None:
            return reason
        local = local_time(logged.voided_at)
        time = f"{local:%H:%M}" if local.date() == self.desk.today else f"{local:%m-%d %H:%M}"
        return tr.t("{reason}, voided {time}", reason=reason, time=time)

    def _nth(self, record: Record) -> str:
        if record.entry.excused and not record.logged.voided:
            return self.session.tr.c("record", "excused")
        return nth(self.session.tr, record.nth) if record.nth else ""

    def _points(self, record: Record) -> str:
        return "" if record.points is None else self.session.tr.points(record.points, self.desk.places)

    def _action(self, record: Record) -> str:
        tr = self.session.tr
        if record.logged.voided:
            return tr.c("record", "voided")
        return tr.c("button", "Void…") if self.desk.open else ""

    def _ink(self, record: Record) -> str:
        return "third_ink" if record.logged.voided or record.entry.excused else "ink"

    def _soft(self, record: Record) -> str:
        return "third_ink" if record.logged.voided or record.entry.excused else "second_ink"

    def _points_ink(self, record: Record) -> str:
        quiet = record.logged.voided or record.entry.excused or self.session.veil.drawn
        return "third_ink" if quiet else ink_of(record.points)


def _voided(record: Record) -> bool:
    return record.logged.voided


class EntriesDelegate(RowDelegate):
    """As every row, with the last cell underlined while the mouse is on it: it can be pressed."""

    def __init__(self, theme: Theme, table: EntriesTable) -> None:
        """Keep the table, which knows where the mouse is."""
        super().__init__(theme, table)
        self.table = table

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect) -> None:
        """The text; under the mouse, the action in the accent colour."""
        pressable = index.column() == _ACTION and self.table.pressable(index) and self.table.hovered == index.row()
        if not pressable:
            super().paint_content(painter, option, index, rect)
            return
        painter.setFont(self.theme.font(Type.BODY))
        painter.setPen(self.theme.colour("accent"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(index.data()))


class EntriesTable(Table):
    """The table with its keys: Enter or F2 edits, Delete voids.

    Signals:
        edit_wanted: The record to be corrected.
        void_wanted: The record to be voided.
        menu_wanted: A record, and the event that asks what can be done with it.
    """

    edit_wanted = Signal(object)
    void_wanted = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(self, session: Session, desk: Desk) -> None:
        """Set up the model and the keys."""
        self.entries = EntriesModel(session, desk)
        super().__init__(self.entries, session.theme, session.tr.t("Records of the day"), row_height=BUTTON_ROW_HEIGHT)
        self.desk = desk
        self.hovered = -1
        self.setProperty("bare", "true")
        self.setItemDelegate(EntriesDelegate(session.theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().moveSection(_EVIDENCE, _NTH)
        self.evidence = EvidenceRows(self, _EVIDENCE)
        self._wide_evidence = self.columnWidth(_EVIDENCE)
        self.entries.modelReset.connect(self._share_width)
        self.doubleClicked.connect(self._edit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Names and criteria as wide as they are, while the remark keeps room of its own."""
        header, entries = self.horizontalHeader(), self.entries
        held = any(entries.held.count(record.logged.id) for record in entries.items)
        self.setColumnWidth(_EVIDENCE, self._wide_evidence if held else _SMALL_EVIDENCE)
        self.setColumnWidth(_NTH, max(_LEAST_NTH, self._widest(_NTH)))
        flexible = (_NAME, _WHAT, _NOTE)
        others = sum(header.sectionSize(place) for place in range(header.count()) if place not in flexible)
        room = self.viewport().width() - others
        name, what = name_and_criterion(room, self._widest(_NAME), self._widest(_WHAT))
        self.setColumnWidth(_NAME, name)
        self.setColumnWidth(_WHAT, what)

    def _widest(self, column: int) -> int:
        """Pixels that the longest text of a column takes."""
        metrics, entries = self.fontMetrics(), self.entries
        texts = {str(entries.index(row, column).data()) for row in range(entries.rowCount())}
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * CELL_PADDING + 2

    def choose(self, incident: int) -> None:
        """Put the caret on a record by the id of its incident."""
        records = enumerate(self.entries.items)
        place = next((place for place, record in records if record.logged.id == incident), None)
        if place is not None:
            self.setCurrentIndex(self.entries.index(place, 0))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_into_sight(self, incidents: Sequence[int]) -> None:
        """Scroll to the records of these incidents, the newest of them for certain; the caret stays where it is."""
        places = [place for place, record in enumerate(self.entries.items) if record.logged.id in incidents]
        for place in reversed(places):
            self.scrollTo(self.entries.index(place, 0))

    def pressable(self, index: Index) -> bool:
        """Whether a row's last cell does something."""
        return self.desk.open and not self.entries.item(index).logged.voided

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the current one by the key for menus."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self.entries.item(index), event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit the row, Delete voids it."""
        index = self.currentIndex()
        if index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self._edit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self._void(index)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse for the last cell."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = index.row() if index.isValid() and index.column() == _ACTION else -1
        if row != self.hovered:
            self.hovered = row
            pressable = index.isValid() and row >= 0 and self.pressable(index)
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the last cell voids."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == _ACTION and event.button() == Qt.MouseButton.LeftButton:
            self._void(index)

    def _edit(self, index: QModelIndex) -> None:
        if self.pressable(index) and index.column() not in {_ACTION, _EVIDENCE}:
            self.edit_wanted.emit(self.entries.item(index))

    def _void(self, index: QModelIndex) -> None:
        if self.pressable(index):
            self.void_wanted.emit(self.entries.item(index))


def _with_true_day(note: str, occurred: dt.date | None, tr: Translator) -> str:
    """A remark, led by the day on which something found late had happened."""
    if occurred is None:
        return note
    return (
        tr.t("happened on {day}; {note}", day=occurred, note=note) if note else tr.t("happened on {day}", day=occurred)
    )
