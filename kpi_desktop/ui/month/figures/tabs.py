"""The two tabs of figures as the month page holds them: shown only where scheme or plan ask for something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTabBar

from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.model import MeasureCriterion
from kpi_desktop.schemes.vocabulary import measures_read
from kpi_desktop.services.figures import figures as read_figures
from kpi_desktop.services.months import ScoredMonth
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.ui.month.figures.means import criterion_of
from kpi_desktop.ui.month.figures.measures_tab import MeasuresTab
from kpi_desktop.ui.month.figures.ratings_tab import RatingsTab
from kpi_desktop.ui.month.figures.sheet import Sheet
from kpi_desktop.ui.month.figures.sheet_model import SheetModel
from kpi_desktop.ui.session import Session


class FigureTabs:
    """Measures and ratings.

    Args:
        session: The window's work.
        chosen: Called with the employee number of the caret's row.
    """

    def __init__(self, session: Session, chosen: Callable[[str], object]) -> None:
        """Build both; which of them are shown follows from the month."""
        self._session = session
        self.measures, self.ratings = MeasuresTab(session), RatingsTab(session)
        for tab in (self.measures, self.ratings):
            tab.person_chosen.connect(chosen)
        self._places: tuple[int, int] = (-1, -1)
        self._bar: QTabBar | None = None
        self._month: Month | None = None

    @property
    def parts(self) -> tuple[MeasuresTab, RatingsTab]:
        """What the page stacks, in the order of the tabs."""
        return self.measures, self.ratings

    @property
    def unsaved(self) -> int:
        """How many cells hold what was typed and not written."""
        return len(self.measures.model.typed) + len(self.ratings.means_model.typed) + self.ratings.box.unsaved

    def add_to(self, bar: QTabBar) -> None:
        """Add the two tabs to a bar, hidden until a month asks for them."""
        tr = self._session.tr
        self._bar = bar
        self._places = (bar.addTab(tr.t("Measures")), bar.addTab(tr.t("Ratings")))
        for place in self._places:
            bar.setTabVisible(place, False)

    def show_month(self, now: ScoredMonth) -> None:
        """Show what a month asks for and what stands there.

        Args:
            now: The month as it was just scored.
        """
        session, bar = self._session, self._bar
        self._month = now.month
        figures = read_figures(session.ctx, session.team, now.month, now=now)
        tabs: tuple[MeasuresTab | RatingsTab, ...] = self.parts
        for tab, place in zip(tabs, self._places, strict=True):
            wanted = tab.wanted(figures)
            if bar is not None:
                if not wanted and bar.currentIndex() == place:
                    bar.setCurrentIndex(0)
                bar.setTabVisible(place, wanted)
            tab.show_figures(figures)

    def sheet_at(self, place: int) -> Sheet | None:
        """The sheet of a tab that takes the caret, or None for the other tabs."""
        if place == self._places[0]:
            return self.measures.sheet
        return self.ratings.means if place == self._places[1] else None

    def guides_at(self, place: int) -> bool:
        """Whether what scores stand for is shown beside a tab, in place of the explanation."""
        return place == self._places[1]

    def trace(self, criterion: str, employee: str) -> bool:
        """Lead to the cell that somebody's line was made from; whether there is one."""
        scheme = scheme_for(self._session.ctx, self._session.team, self._month) if self._month is not None else None
        found = scheme.criterion(criterion) if scheme is not None else None
        read = measures_read(found) if isinstance(found, MeasureCriterion) else (criterion,)
        return any(self.go_to(figure, employee) for figure in read)

    def go_to(self, figure: str, employee: str | None) -> bool:
        """Lead to the cell of a figure; whether there is one."""
        for place, model in zip(self._places, (self.measures.model, self.ratings.means_model), strict=True):
            found = _cell(model, figure, employee)
            sheet = self.sheet_at(place)
            if found is not None and sheet is not None and self._bar is not None:
                self._bar.setCurrentIndex(place)
                sheet.go_to(model.place(found))
                return True
        field = self.measures.team.fields.get(figure)
        if field is not None and self._bar is not None:
            self._bar.setCurrentIndex(self._places[0])
            field.editor.setFocus()
            return True
        return False


def _cell(model: SheetModel, figure: str, employee: str | None) -> tuple[str, str] | None:
    columns = [column.id for column in model.content.columns if criterion_of(column.id) == figure and not column.shown]
    if not columns:
        return None
    rows = [row.id for row in model.content.rows]
    if model.content.read_only:
        return (employee, columns[0]) if employee in rows else None
    wanted = [(row, column) for row in rows for column in columns if model.takes((row, column))]
    if employee in rows:
        wanted = [cell for cell in wanted if cell[0] == employee] or [(employee, columns[0])]
    return next((cell for cell in wanted if cell in model.content.wanted), wanted[0] if wanted else None)
