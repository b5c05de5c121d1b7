"""The pages of the window: built when first opened, drawn anew after changes, covered while the veil is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.services.context import Operation
from kpi_desktop.ui.kit.order import order_tab
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.rail import Place
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.veil_cover import VeilCover


class Pages(QStackedWidget):
    """One page in sight, and those that were opened before.

    Args:
        places: The entries of the rail.
        session: What the pages share.

    Signals:
        month_changed: A page is about another month now.
    """

    month_changed = Signal()

    def __init__(self, places: Sequence[Place], session: Session) -> None:
        """Nothing is open yet."""
        super().__init__()
        self._session = session
        self._places = {place.id: place for place in places}
        self._built: dict[str, Page] = {}
        self._unfinished: dict[str, object] = {}
        self._page: Page | None = None
        self._cover = VeilCover(session)
        self.addWidget(self._cover)

    @property
    def any_open(self) -> bool:
        """Whether a page is open already."""
        return self._page is not None

    @property
    def page(self) -> Page:
        """The page that is shown."""
        assert self._page is not None  # noqa: S101 - a window is shown with a page
        return self._page

    @property
    def place_id(self) -> str:
        """Which entry of the rail is open."""
        return next(place_id for place_id, page in self._built.items() if page is self.page)

    def open(self, place_id: str) -> Page:
        """Draw a page and put it in sight."""
        page = self._built.get(place_id)
        if page is None:
            page = self._built[place_id] = self._places[place_id].build(self._session)
            self.addWidget(page)
            page.month_changed.connect(self.month_changed)
        self._page = page
        self.refresh(page)
        if place_id in self._unfinished:
            page.go_on_with(self._unfinished.pop(place_id))
        self._show()
        return page

    def first_field(self) -> QWidget:
        """Where the caret belongs: in the page, or in what covers it."""
        return self.page.first_field() if self.page.isVisibleTo(self.window()) else self._cover.lift

    def refresh(self, page: Page, operation: Operation | None = None) -> None:
        """Let a page draw itself anew; what it can't read is told, and the window lives on."""
        try:
            page.refresh(operation)
        except KpiError as error:
            self._session.failed.emit(error)
        order_tab(page)

    def veil_changed(self) -> None:
        """Cover the open page or show it; the caret goes along."""
        window = self.window()
        had_caret = window.focusWidget()
        self.page.veil_changed()
        self._show()
        if (self.page.isVisibleTo(window) and had_caret is self._cover.lift) or self._cover.isVisibleTo(window):
            self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> Mapping[str, object]:
        """What was typed on the pages and not yet written, by entry of the rail."""
        found = {place_id: page.unfinished() for place_id, page in self._built.items()}
        return {**self._unfinished, **{place_id: typed for place_id, typed in found.items() if typed is not None}}

    def go_on_with(self, unfinished: Mapping[str, object]) -> None:
        """Hand each page, once it is opened, what a window before this one had unfinished."""
        self._unfinished.update(unfinished)

    def unsaved(self) -> list[str]:
        """What would be lost were the window closed now, as sentences."""
        return [said for page in self._built.values() if (said := page.unsaved())]

    def _show(self) -> None:
        """Show the open page, or while the veil is drawn what lies over those that are all about scores."""
        covered = self._session.veil.drawn and not self.page.minds_veil
        self.setCurrentWidget(self._cover if covered else self.page)
