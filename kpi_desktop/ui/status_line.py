"""The line at the foot of the window: scheme and month, what was undone, and long work with its bar."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from kpi_desktop.ui.background import Work
from kpi_desktop.ui.kit import Elided, row
from kpi_desktop.ui.progress import ProgressLine
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import PAGE_MARGIN, STATUS_HEIGHT
from kpi_desktop.ui.undo_line import UndoLine


class StatusLine(QFrame):
    """Tells what stands; long texts are cut before they widen the window.

    Args:
        work: The long work of the window.
        session: Words it, and what can be undone.

    Attributes:
        text: Scheme, month and its state.
        news: What happened before the window opened; it stays until something is done.
        undone: What was done and undone, with the way back, where the page doesn't tell it.
        progress: The work under way.
    """

    def __init__(self, work: Work, session: Session) -> None:
        """Nothing stands there yet."""
        super().__init__()
        self.setObjectName("status")
        self.setFixedHeight(STATUS_HEIGHT)
        self.text = Elided("")
        self.news = Elided("")
        self.news.setObjectName("news")
        self.news.hide()
        self.undone = UndoLine(session)
        self.progress = ProgressLine(work, session.tr, "stop")
        sides = (PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        self.setLayout(row(self.text, None, self.news, self.undone, self.progress, margins=sides))
        session.changed.connect(self._done)

    def tell(self, news: str) -> None:
        """Show what happened before the window opened."""
        self.news.say(news)
        self.news.show()

    def _done(self) -> None:
        self.news.hide()
