"""What the window asks of a page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.services.context import Operation
from kpi_desktop.services.search import Found
from kpi_desktop.ui.session import Session


class Page(QWidget):
    """A page of the rail.

    Subclasses build themselves in ``__init__`` from the session, and override `refresh` and `first_field`.

    Attributes:
        tells_undo: Whether the page itself says what was undone; the status line does on the others.
        minds_veil: Whether the page shows no score, rank, grade or pay while the veil is drawn; the others are covered.

    Signals:
        month_changed: Another month is shown; the status line speaks of it.
    """

    tells_undo = False
    minds_veil = False
    month_changed = Signal()

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        super().__init__()
        self.setObjectName("page")
        self.session = session
        self.tr_ = session.tr

    def refresh(self, operation: Operation | None = None) -> None:
        """Draw anew what `operation` changed (None: everything); called only while the page is shown."""

    def veil_changed(self) -> None:
        """Draw anew with or without scores."""
        self.refresh()

    @property
    def month(self) -> Month | None:
        """The month that the page is about; None for the present one."""
        return None

    @property
    def help_topic(self) -> str:
        """What help tells about while this page is in sight; empty for what is called as its entry of the rail."""
        return ""

    @property
    def in_question(self) -> str:
        """Employee number of the person that the page is about now; empty for nobody."""
        return ""

    def bring(self, control: QWidget) -> None:
        """Bring a control of this page in sight, where something else stands in its place."""

    def lead_to(self, found: Found) -> None:
        """Put the caret on what the search found under this page."""

    def unsaved(self) -> str:
        """What would be lost if the window went now, as a sentence; empty for nothing."""
        return ""

    def unfinished(self) -> object | None:
        """What was looked at, or typed and not yet written, for a page in this one's place; None for nothing."""
        return None

    def go_on_with(self, unfinished: object) -> None:
        """Take over what a page before this one gave as unfinished."""

    def first_field(self) -> QWidget:
        """Where the caret goes when the page is opened."""
        return self
