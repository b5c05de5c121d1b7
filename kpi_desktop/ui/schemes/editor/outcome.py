"""What the draft would make of the latest closed month, tried anew whenever the draft comes to rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.trials import TriedMonth, trial
from kpi_desktop.ui.kit import label, let_go, row, rule, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.schemes.trying import left_out, left_out_said, moved_points, moves_said, tryable
from kpi_desktop.ui.session import Session

TRY_AFTER = 700
"""Milliseconds of rest after which the draft is tried."""
MOST = 3
"""So many of those who would move most are named."""


class Outcome(QWidget):
    """Who would stand otherwise, and by how much; nothing in the database is changed by it."""

    def __init__(self, session: Session, tools: Tools) -> None:
        """Nothing is tried before it is shown."""
        super().__init__()
        self._session, self._tools = session, tools
        self._tried = ""
        self.state = label("", "secondary")
        self.told = label("", "secondary", wrap=True)
        self._moves: QWidget | None = None
        title = row(label(session.tr.t("On a past month"), "panel-title"), self.state, None, gap=8)
        self._layout = stack(title, self.told, 4, rule(), gap=6)
        self.setLayout(self._layout)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TRY_AFTER)
        self._rest.timeout.connect(self.refresh)
        tools.draft.changed.connect(self._wait)
        session.veil.changed.connect(self._veil_changed)

    def _wait(self) -> None:
        """What stands there is of the draft as it was; it is tried anew once nothing more is typed."""
        if self.isVisible():
            self.state.setText(self._session.tr.t("is tried anew…"))
        self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Try it when there is somebody to see it."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.refresh)

    def refresh(self) -> None:
        """Try the draft as it is now, unless it has been."""
        if not self.isVisible():
            return
        text = self._tools.draft.text
        if text != self._tried:
            self._tried = text
            self._try(text)
        month = self.month
        self.state.setText(self._session.tr.month(month) if month is not None else "")

    def _veil_changed(self) -> None:
        self._tried = ""
        self.refresh()

    @property
    def month(self) -> Month | None:
        """The month that it is tried on: the latest closed one, else the latest with records."""
        return next(iter(tryable(self._session)), None)

    def _try(self, text: str) -> None:
        tr, looked = self._session.tr, self._tools.draft.looked
        month = self.month
        if month is None:
            self._say(tr.t("No month has records yet."))
        elif self._session.veil.drawn:
            self._say(tr.t("The scores are veiled. Lift the veil with Ctrl+L to see who would move."))
        elif looked.faults or looked.scheme is None:
            self._say(tr.t("Once the faults are mended, this says who would stand otherwise."))
        else:
            self._try_on(text, looked.scheme, month)

    def _try_on(self, text: str, scheme: Scheme, month: Month) -> None:
        session = self._session
        try:
            mapping = left_out(session, scheme, month)
            (found,) = trial(session.ctx, session.team, text, (month,), mapping=mapping)
        except KpiError as error:
            self._say(worded(error, session.tr))
            return
        if found.problems:
            self._say(session.tr.t("The month's records don't fit the draft."))
            return
        said = [moves_said((found,), session.tr), left_out_said(mapping, session.tr)]
        self._say("\n".join(one for one in said if one), found)

    def _say(self, sentence: str, found: TriedMonth | None = None) -> None:
        self.told.setText(sentence)
        if self._moves is not None:
            let_go(self._moves)
        self._moves = self._table(found) if found is not None and found.moves else None
        if self._moves is not None:
            self._layout.insertWidget(2, self._moves)

    def _table(self, found: TriedMonth) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for line, move in enumerate(found.moves[:MOST]):
            tr = self._session.tr
            points, ink = moved_points(move, tr)
            both = tr.t("{before} → {after}", before=str(move.before.score), after=str(move.after.score))
            grid.addWidget(label(move.name or move.number), line, 0)
            grid.addWidget(label(both, "secondary"), line, 1)
            grid.addWidget(label(points, ink=ink), line, 2, Qt.AlignmentFlag.AlignRight)
        return inside
