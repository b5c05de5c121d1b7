"""From a number to its lines, from a line to the incident: two clicks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.content import LineContent
from kpi_desktop.services.tracing import Trace, trace
from kpi_desktop.texts import Translator
from kpi_desktop.ui.evidence import EvidenceDialog, Subject, Thumbs
from kpi_desktop.ui.kit import FormDialog, button, label, row
from kpi_desktop.ui.month.reading import MonthData
from kpi_desktop.ui.session import Session

TraceWays: TypeAlias = tuple[Callable[[int], object], Callable[[Month], object]]
"""Shows an incident, by its id, among the month's records; goes to the month of its true day."""


class TraceDialog(FormDialog):
    """What was written down about one incident, and where to go from there.

    Args:
        parent: The window.
        session: The window's work.
        found: The incident.
        line: The line that it made.
        ways: Where it leads.
    """

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        found: Trace,
        line: LineContent,
        ways: TraceWays,
    ) -> None:
        """Lay out what is known, a line for each."""
        tr = session.tr
        title = tr.t("{name}: {what}", name=found.name, what=f"{line.title} {line.shown}".strip())
        super().__init__(parent, title, verb=tr.c("button", "Close"), cancel="", apply=lambda: None, tr=tr)
        self.setMinimumWidth(460)
        self.facts: list[tuple[str, str]] = list(_facts(found, line, tr))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, (caption, text) in enumerate(self.facts):
            grid.addWidget(label(caption, "secondary"), place, 0, Qt.AlignmentFlag.AlignTop)
            value: QLabel = label(text, wrap=True, selectable=True)
            grid.addWidget(value, place, 1)
        self.body.addLayout(grid)
        if found.evidence:
            self.body.addWidget(Thumbs(session, found.evidence, partial(self._show_evidence, session, found, line)))
        self.record = button(tr.t("Show among the records"), lambda: self._leave(lambda: ways[0](found.id)), "link")
        leads: list[QWidget] = [self.record]
        month = found.true_month
        if month is not None:
            go = button(tr.t("Go to {month}", month=month), lambda: self._leave(lambda: ways[1](month)), "link")
            leads.append(go)
        self.body.addLayout(row(*leads, None))
        self.verb.setFocus()

    def _show_evidence(self, session: Session, found: Trace, line: LineContent, place: int) -> None:
        told = session.tr.t("{name}, {what}", name=found.name, what=line.title)
        subject = Subject((found.id,), told, found.day, voided=found.voided_at is not None)
        dialog = EvidenceDialog(session, subject, self, at=place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _leave(self, go: Callable[[], object]) -> None:
        self.accept()
        go()


def _facts(found: Trace, line: LineContent, tr: Translator) -> list[tuple[str, str]]:
    """What is known, each with what it is."""
    day = found.day.isoformat() if found.time is None else f"{found.day.isoformat()} {found.time:%H:%M}"
    said = [(tr.c("trace", "Day"), day)]
    if found.occurred is not None:
        said.append((tr.c("trace", "Happened on"), found.occurred.isoformat()))
    told = found.occurred is not None and line.reason == tr.t("happened on {day}", day=found.occurred)
    if line.reason and not told:
        said.append((tr.c("trace", "Why"), line.reason))
    said.append((tr.c("trace", "Remark"), found.note or tr.c("trace", "none")))
    entered = _moment(found.entered_at)
    if found.replaces:
        entered = tr.t("{when}, corrects an earlier entry", when=entered)
    said.append((tr.c("trace", "Entered"), _by(entered, found.entered_by, tr)))
    if found.voided_at is not None:
        said.append((tr.c("trace", "Voided"), _by(_moment(found.voided_at), found.voided_by, tr)))
        if found.void_reason:
            said.append((tr.c("trace", "Reason"), found.void_reason))
    files = tr.listed(file.name for file in found.evidence)
    said.append((tr.c("trace", "Evidence"), files or tr.c("trace", "none")))
    return said


def _moment(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _by(when: str, who: str, tr: Translator) -> str:
    return tr.t("{when}, by {who}", when=when, who=who) if who else when


def line_of(data: MonthData, place: int) -> LineContent | None:
    """The line that an incident made, by its place in the month's facts."""
    lines = (line for person in data.content.people for line in person.lines)
    return next((line for line in lines if line.incident == place), None)


def trace_dialog(session: Session, window: QWidget, data: MonthData, place: int, ways: TraceWays) -> TraceDialog | None:
    """What was written down about the incident at a place in the month's facts; None where it made no line."""
    line = line_of(data, place)
    if line is None:
        return None
    found = trace(session.ctx, data.scored.incident_ids[place])
    return TraceDialog(window, session, found, line, ways)
