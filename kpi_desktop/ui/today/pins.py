"""Choosing the criteria that stand ready as buttons, and their order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services import quick
from kpi_desktop.services.context import Operation
from kpi_desktop.ui.kit import FormDialog, button, row
from kpi_desktop.ui.kit.ticks import TickList
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.quick_bar import worth

_LIST_HEIGHT = 430


class PinDialog(FormDialog):
    """A tick for each criterion that is to stand ready; those ticked come first, in the order of their keys."""

    def __init__(
        self, session: Session, criteria: Sequence[IncidentCriterion], places: int, parent: QWidget | None
    ) -> None:
        """Tick what was chosen before."""
        self.session = session
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Criteria that stand ready"),
            verb=tr.c("button", "Save"),
            cancel=tr.c("button", "Cancel"),
            apply=self._save,
            tr=tr,
            explain=tr.t(
                "Tick up to {most}; they get Alt+1 to Alt+{most} in this order. Without a tick the most used stand "
                "ready.",
                most=quick.MOST,
            ),
        )
        self.criteria = TickList(tr.t("Criteria"), _LIST_HEIGHT, tr)
        pinned = quick.pinned(session.ctx, session.team)
        known = {each.id: each for each in criteria if not each.retired}
        ticked = [each for each in pinned if each in known]
        for name in (*ticked, *(each for each in known if each not in ticked)):
            one = known[name]
            amount, _ = worth(tr, one, places)
            if one.flag and not (one.bands or one.points or one.pick):
                amount = tr.t("flag only")
            text = tr.t("{criterion}, {points}", criterion=one.name, points=amount)
            self.criteria.add(text, name, ticked=name in ticked)
        self.up = self._mover(tr.t("Move up"), -1, "Alt+Up")
        self.down = self._mover(tr.t("Move down"), 1, "Alt+Down")
        self.body.addWidget(self.criteria)
        self.body.addLayout(row(self.up, self.down, None))
        self.criteria.setCurrentRow(0)
        self.criteria.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked, in order."""
        return self.criteria.ticked

    def _mover(self, text: str, step: int, key: str) -> QPushButton:
        made = button(text, lambda: self._move(step))
        made.setToolTip(f"{text} ({key})")
        # A button's own shortcut presses it a moment later; Enter may have saved by then.
        QShortcut(QKeySequence(key), self).activated.connect(lambda: self._move(step))
        return made

    def _move(self, step: int) -> None:
        self.criteria.move_current(step)

    def _save(self) -> Operation:
        return self.session.do(lambda: quick.pin(self.session.ctx, self.session.team, self.chosen))
