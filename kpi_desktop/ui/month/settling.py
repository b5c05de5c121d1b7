"""What the panel of doubts leads to: a person's lines, an incident's dialogs, a figure's grid, a word that is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kpi_desktop.services import doubts as doubting
from kpi_desktop.services.context import Operation
from kpi_desktop.services.doubts import Doubt
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.month.doubt_row import DoubtActions
from kpi_desktop.ui.month.doubt_words import sentence, sentences, whose
from kpi_desktop.ui.month.doubts import DoubtsPanel
from kpi_desktop.ui.month.reading import MonthData
from kpi_desktop.ui.month.word_dialog import WordDialog
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.dialogs import EditDialog, VoidDialog

WAGES = frozenset({"base-wage", "performance-wage", "seniority-pay", "day-wage"})
"""Figures that stand with the person, not with the month."""


@dataclass(frozen=True)
class Ways:
    """Where the page leads.

    Attributes:
        show: To a person's lines, by employee number.
        correct: To a dialog about an incident, by its internal id.
        enter: To the grid where a figure of the month is entered, by its id and the employee number, if any.
        people: To the people, where wages are entered.
        ask: Opens a dialog.
    """

    show: Callable[[str], object]
    correct: Callable[[int, type[EditDialog | VoidDialog]], object]
    enter: Callable[[str, str | None], object]
    people: Callable[[], object]
    ask: Callable[[FormDialog], object]


class Settling:
    """Settles the doubts of the month that is shown.

    Args:
        session: The window's work.
        window: Over which dialogs stand.
        ways: Where the page leads.

    Attributes:
        panel: For the page to place.
    """

    def __init__(self, session: Session, window: Callable[[], QWidget], ways: Ways) -> None:
        """Start with no month."""
        self._session = session
        self._window = window
        self._ways = ways
        self._data: MonthData | None = None
        self.panel = DoubtsPanel(
            session,
            DoubtActions(
                show=ways.show,
                void=lambda incident: ways.correct(incident, VoidDialog),
                correct=lambda incident: ways.correct(incident, EditDialog),
                enter=self._enter,
                settle=lambda doubt, word: session.run(lambda: self._said(doubt, word)),
                write=self._write,
                settle_all=lambda found, word: session.run(lambda: self._said_to_all(found, word)),
            ),
        )

    def show_month(self, data: MonthData) -> None:
        """Show a month's doubts; those of a closed month stand as its seal holds them."""
        self._data = data
        seal = data.view.seal
        accepted = seal.accepted if seal else ""
        self.panel.show_doubts(
            data.doubts, data.content, self._points(data), accepted=accepted, closed=seal is not None
        )

    def doubted(self, data: MonthData) -> dict[str, str]:
        """What is in doubt about whom while the month is open, by employee number."""
        return {} if data.view.seal else sentences(data.doubts, data.content, self._points(data), self._session.tr)

    def _points(self, data: MonthData) -> dict[int, str]:
        """What incidents came to; nothing under the veil, for the words are kept."""
        return {} if self._session.veil.drawn else data.points

    def _said(self, doubt: Doubt, word: str) -> Operation:
        session, data = self._session, self._data
        assert data is not None  # noqa: S101 - there is no doubt without a month
        return doubting.settle(session.ctx, session.team, data.view.month, doubt.id, word)

    def _said_to_all(self, found: Sequence[Doubt], word: str) -> Operation:
        session, data = self._session, self._data
        assert data is not None  # noqa: S101 - there is no doubt without a month
        return doubting.settle_all(session.ctx, session.team, data.view.month, [one.id for one in found], word)

    def _enter(self, doubt: Doubt) -> None:
        if doubt.figure in WAGES:
            self._ways.people()
        elif doubt.figure is not None:
            self._ways.enter(doubt.figure, doubt.people[0] if doubt.people else None)

    def _write(self, doubt: Doubt) -> None:
        data, tr = self._data, self._session.tr
        if data is not None:
            about = tr.t(
                "{name}: {what}",
                name=whose(doubt, data.content, tr),
                what=sentence(doubt, data.content, self._points(data), tr),
            )
            self._ways.ask(
                WordDialog(
                    self._window(), doubt, about, lambda word: self._session.do(lambda: self._said(doubt, word)), tr
                )
            )
