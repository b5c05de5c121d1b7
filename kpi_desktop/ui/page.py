"""What the window asks of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kpi_desktop.services.context import Operation
from kpi_desktop.ui.session import Session


class Page(QWidget):
    """A page of the rail.

    Subclasses build themselves in ``__init__`` from the session, and override `refresh` and `first_field`.

    Attributes:
        tells_undo: Whether the page itself says what was undone; the status line does on the others.
    """

    tells_undo = False

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        super().__init__()
        self.setObjectName("page")
        self.session = session
        self.tr_ = session.tr

    def refresh(self, operation: Operation | None = None) -> None:
        """Draw anew what `operation` changed (None: everything); called only while the page is shown."""

    def unfinished(self) -> object | None:
        """What was typed here and not yet written, for a page that takes this one's place; None for nothing."""
        return None

    def go_on_with(self, unfinished: object) -> None:
        """Take over what a page before this one gave as unfinished."""

    def first_field(self) -> QWidget:
        """Where the caret goes when the page is opened."""
        return self
