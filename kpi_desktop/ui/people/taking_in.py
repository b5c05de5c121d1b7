"""The question before a roster is taken in: who comes, whose wages change and from when on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.services.intake import RosterIntake
from kpi_desktop.ui.kit import Field, FormDialog, label
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.veil import DASH

SHOWN_NAMES: Final = 20
_BACK, _ON = 11, 3
"""Months before and after the present one from which wages may hold."""
_MANY_LINES = 8


class TakingIn(FormDialog):
    """Says what a workbook brings; where wages change, it asks from when on.

    Args:
        session: The window's work.
        parent: The window it belongs to.
        read: What would be taken in.
        since: The first day of changed wages in `read`; None for today.
    """

    def __init__(self, session: Session, parent: QWidget, read: RosterIntake, since: date | None) -> None:
        """Nothing is taken in yet."""
        tr = session.tr
        self._tr, self._since = tr, since
        count = len(read.added)
        lines = told(session, read)
        super().__init__(
            parent,
            tr.n("Take in {count} person", "Take in {count} people", count) if count else tr.t("Take in wages"),
            verb=tr.c("button", "Take in"),
            cancel=tr.c("button", "Cancel"),
            apply=lambda: None,
            tr=tr,
            tall=len(lines) > _MANY_LINES,
        )
        self.body.addWidget(label("\n".join(lines), ink="second", wrap=True))
        self.since: QComboBox | None = None
        if read.changed:
            self.since = self._choice(session.ctx.clock.today())
            field = Field(tr.t("Wages hold from"), self.since, tr.t("The state at the month's end decides"))
            self.body.addWidget(field)

    @property
    def wanted(self) -> date | None:
        """The first day that is chosen for changed wages; None for today."""
        chosen = self.since.currentData() if self.since is not None else None
        return None if chosen is None else date.fromisoformat(chosen)

    @property
    def is_told(self) -> bool:
        """Whether the dialog says what changes from the chosen day on."""
        return self.wanted == self._since

    def _choice(self, today: date) -> QComboBox:
        box, present = QComboBox(), Month.of(today)
        box.addItem(self._tr.t("today, {day}", day=today), None)
        for month in present.plus(-_BACK).until(present.plus(_ON)):
            box.addItem(self._tr.month(month), month.first.isoformat())
        box.setCurrentIndex(0 if self._since is None else box.findData(self._since.isoformat()))
        box.currentIndexChanged.connect(lambda _: self._name_the_verb())
        return box

    def _name_the_verb(self) -> None:
        tr = self._tr
        text = tr.c("button", "Take in") if self.is_told else tr.c("button", "See what changes")
        self.verb.setText(text)
        self.verb.setAccessibleName(text)


def told(session: Session, read: RosterIntake) -> Sequence[str]:
    """What a workbook brings, a line each; wages are veiled with the scores."""
    tr, count = session.tr, len(read.added)
    names = tr.listed(row.name for row in read.added[:SHOWN_NAMES])
    said = [names + ("…" if count > SHOWN_NAMES else "")] if count else []
    if read.changed:
        raised = len(read.changed)
        said.append(tr.n("Wages of {count} person change:", "Wages of {count} people change:", raised))
        wages = (tr.say(problem.what) for problem in read.wages)  # all: nobody's wages change unseen
        said += [DASH] if session.veil.drawn else wages
    there = len(read.known) - len(read.changed)
    if there:
        said.append(
            tr.n("{count} is there already and stays as is.", "{count} are there already and stay as is.", there)
        )
    said += (tr.say(problem.what) for problem in (*read.differing, *read.left_out))
    if read.ignored:
        said.append(tr.t("Columns that are not taken in: {columns}", columns=read.ignored))
    return said
