"""The head of the month page: which month, how it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.content import MonthContent
from kpi_desktop.services.months import MonthState, MonthView
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import button, heading_row, icon_button, label, restyle, tag
from kpi_desktop.ui.month.reading import MonthData
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import HEADER_HEIGHT, Type
from kpi_desktop.ui.veil_cover import unless_veiled


@dataclass(frozen=True)
class Actions:
    """What the buttons do; `go` takes the number of months to go."""

    go: Callable[[int], object]
    export: Callable[[], object]
    print: Callable[[], object]
    close: Callable[[], object]
    reopen: Callable[[], object]


class MonthHead(QWidget):
    """Title, month, state and buttons."""

    def __init__(self, session: Session, actions: Actions) -> None:
        """Lay out the row; `tell` fills it."""
        super().__init__()
        self._tr, self._veil = session.tr, session.veil
        tr, icons, theme = session.tr, session.icons, session.theme
        ink, faint = theme.colour("second_ink"), theme.colour("disabled_ink")
        left = icons.icon("chevron-left", ink, disabled=faint)
        right = icons.icon("chevron-right", ink, disabled=faint)
        self.previous = icon_button(left, tr.t("Month before"), lambda: actions.go(-1))
        self.next = icon_button(right, tr.t("Month after"), lambda: actions.go(1))
        self.previous.setToolTip(tr.t("Month before (Alt+←)"))
        self.next.setToolTip(tr.t("Month after (Alt+→)"))
        self.month_label: QLabel = label("", "heading")
        metrics = QFontMetrics(theme.font(Type.LOG_LINE))
        widest = max(metrics.horizontalAdvance(tr.month(Month(2000, month))) for month in range(1, 13))
        self.month_label.setFixedWidth(widest + 8)
        self.month_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state: QLabel = tag("", "open")
        self.seal: QLabel = label("", "third", selectable=True)
        self.export: QPushButton = button(
            tr.t("Export"), actions.export, "flat", icon=icons.icon("export", ink, disabled=faint)
        )
        self.print: QPushButton = button(
            tr.c("button", "Print"), actions.print, "flat", icon=icons.icon("print", ink, disabled=faint)
        )
        self.close_month: QPushButton = button(tr.t("Close month…"), actions.close, "primary")
        self.reopen: QPushButton = button(tr.t("Reopen…"), actions.reopen)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setLayout(
            heading_row(
                tr.c("page", "Month"),
                self.previous,
                self.month_label,
                self.next,
                8,
                self.state,
                self.seal,
                None,
                self.export,
                self.print,
                4,
                self.close_month,
                self.reopen,
            )
        )

    def tell(self, month: Month | None, data: MonthData | None, *, earlier: bool, later: bool) -> None:
        """Show a month.

        Args:
            month: Which; None where no month is kept yet.
            data: What was read of it; None where it can't be scored.
            earlier: Whether there is a month before it.
            later: Whether there is a month after it.
        """
        state = data.view.state if data else MonthState.OPEN
        closed = state is MonthState.CLOSED
        seal = data.view.seal if data else None
        ready = data is not None and bool(data.content.people)
        self.month_label.setText("" if month is None else self._tr.month(month))
        self.previous.setEnabled(earlier)
        self.next.setEnabled(later)
        self.state.setText(state_text(state, self._tr))
        self.state.setVisible(data is not None)
        restyle(self.state, tag="plain" if closed else "open")
        self.seal.setText(self._tr.t("Seal {number}", number=seal.number) if seal else "")
        self.seal.setVisible(seal is not None)
        for part in (self.export, self.print, self.close_month):
            unless_veiled(part, self._veil, self._tr, enabled=ready)
        self.close_month.setVisible(not closed)
        self.reopen.setVisible(closed)


def neighbour(views: Sequence[MonthView], month: Month | None, step: int) -> Month | None:
    """The month so many steps from another one; None where there is none."""
    known = [view.month for view in views]
    if month not in known:
        return None
    place = known.index(month) + step
    return known[place] if 0 <= place < len(known) else None


def state_text(state: MonthState, tr: Translator) -> str:
    """How a month stands, in one word."""
    words = {
        MonthState.OPEN: tr.c("month", "open"),
        MonthState.CLOSED: tr.c("month", "closed"),
        MonthState.REOPENED: tr.c("month", "reopened"),
    }
    return words[state]


def turnout_text(content: MonthContent, tr: Translator) -> str:
    """How many are ranked and what they average, or how many there are."""
    if not content.people:
        return ""
    if content.average:
        return tr.t("{count} ranked, average {average}", count=content.ranked, average=content.average)
    return tr.n("{count} person", "{count} people", content.participants)
