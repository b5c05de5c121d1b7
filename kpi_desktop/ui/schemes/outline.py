"""The left side of the schemes page: every category with its criteria and their points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from kpi_desktop.reports.criterion_brief import assumed_for, criteria_of, criterion_sign, marks_text, points_text
from kpi_desktop.schemes.model import Category, Criterion, IncidentCriterion, Scheme
from kpi_desktop.texts import Translator
from kpi_desktop.ui.clauses import clause_tip
from kpi_desktop.ui.kit import Column, Table, TableModel
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.schemes.inks import ink_of
from kpi_desktop.ui.theme import Theme, Type

ROW = 28
_BESIDE_TEXT = 2 * CELL_PADDING + 2  # what a text is drawn with may be a pixel wider than it is measured


@dataclass(frozen=True, slots=True)
class Entry:
    """A category, a criterion, or (both None) the heading over criteria that have no category."""

    category: Category | None = None
    criterion: Criterion | None = None
    assumed: bool = False


def entries(scheme: Scheme) -> tuple[Entry, ...]:
    """The scheme in its order: each category before its criteria, those without a category last.

    Where there are no categories at all, nothing stands over the criteria.
    """
    found: list[Entry] = []
    for category in scheme.categories:
        found.append(Entry(category, None, bool(assumed_for(scheme, "categories", category.id))))
        found += (_entry(scheme, category, criterion) for criterion in criteria_of(scheme, category.id))
    homeless = criteria_of(scheme, None)
    if homeless:
        found += [Entry()] if scheme.categories else []
        found += (_entry(scheme, None, criterion) for criterion in homeless)
    return tuple(found)


def _entry(scheme: Scheme, category: Category | None, criterion: Criterion) -> Entry:
    return Entry(category, criterion, bool(assumed_for(scheme, "criteria", criterion.id)))


class Outline(Table):
    """The list; choosing a row explains it beside."""

    def __init__(self, theme: Theme, tr: Translator) -> None:
        """Empty until `show_scheme`."""
        self._tr = tr
        self.entries: TableModel[Entry] = TableModel(
            (
                Column("", self._code, ink=lambda _: "third_ink", width=44, type=lambda _: Type.SECONDARY),
                Column("", self._name, ink=_name_ink, type=_name_type, struck=_retired, tip=self._clause),
                Column("", self._assumed, ink=lambda _: "doubt", width=64, right=True, type=lambda _: Type.SECONDARY),
                Column("", self._points, ink=_points_ink, width=88, right=True, type=_points_type),
            )
        )
        super().__init__(self.entries, theme, tr.t("Categories and criteria"), row_height=ROW)
        self._theme = theme
        self._scheme: Scheme | None = None
        self.horizontalHeader().hide()
        self.setProperty("bare", True)

    def show_scheme(self, scheme: Scheme) -> None:
        """List another scheme; the row that was chosen stays chosen where it is still there."""
        kept = self.chosen
        self._scheme = scheme
        self.entries.show_rows(entries(scheme))
        rows = self.entries.items
        self._fit(rows)
        same = (place for place, row in enumerate(rows) if kept and _id(row) == _id(kept))
        first = (place for place, row in enumerate(rows) if row.criterion is not None)
        self.setCurrentIndex(self.entries.index(next(same, next(first, 0)), 0))

    def choose(self, criterion: str) -> None:
        """Put the caret on a criterion by its id, and let it be seen."""
        places = (
            place for place, one in enumerate(self.entries.items) if one.criterion and one.criterion.id == criterion
        )
        place = next(places, None)
        if place is not None:
            self.setCurrentIndex(self.entries.index(place, 0))
            self.scrollTo(self.currentIndex())

    @property
    def chosen(self) -> Entry | None:
        """The row that the caret is in."""
        item = self.current_item()
        return item if isinstance(item, Entry) else None

    def _fit(self, rows: Sequence[Entry]) -> None:
        """The narrow columns as wide as what stands in them; the names get the rest."""
        metrics = QFontMetrics(self._theme.font(Type.BODY))
        for place, text in ((0, self._code), (2, self._assumed), (3, self._points)):
            widest = max((metrics.horizontalAdvance(text(row)) for row in rows), default=0)
            self.setColumnWidth(place, widest + _BESIDE_TEXT if widest else 0)
        self.clearSpans()
        if self.columnWidth(2):
            for place, row in enumerate(rows):
                if not row.assumed:  # the name goes on where nothing is said beside it
                    self.setSpan(place, 1, 1, 2)

    def _code(self, entry: Entry) -> str:
        if entry.criterion is not None:
            return entry.criterion.code
        return entry.category.code if entry.category else ""

    def _name(self, entry: Entry) -> str:
        if entry.criterion is not None:
            return self._tr.label(entry.criterion.name)
        return self._tr.label(entry.category.name) if entry.category else self._tr.t("Without category")

    def _clause(self, entry: Entry) -> str:
        return clause_tip(self._name(entry), entry.criterion, self._scheme, self._tr)

    def _assumed(self, entry: Entry) -> str:
        return self._tr.t("assumed") if entry.assumed else ""

    def _points(self, entry: Entry) -> str:
        if entry.criterion is not None:
            return points_text(entry.criterion, self._scheme, self._tr) if self._scheme is not None else ""
        return marks_text(entry.category, self._tr) if entry.category else ""


def _id(entry: Entry) -> tuple[str, str]:
    return entry.category.id if entry.category else "", entry.criterion.id if entry.criterion else ""


def _name_ink(entry: Entry) -> str:
    return "third_ink" if _retired(entry) else "ink"


def _name_type(entry: Entry) -> Type:
    return Type.BODY if entry.criterion is not None else Type.STRONG


def _retired(entry: Entry) -> bool:
    return entry.criterion is not None and entry.criterion.retired


def _points_ink(entry: Entry) -> str:
    if entry.criterion is None:
        return "second_ink"
    return ink_of(criterion_sign(entry.criterion)) if not _banded(entry.criterion) else "second_ink"


def _points_type(entry: Entry) -> Type:
    return Type.SECONDARY if entry.criterion is not None and _banded(entry.criterion) else Type.BODY


def _banded(criterion: Criterion) -> bool:
    return isinstance(criterion, IncidentCriterion) and bool(criterion.bands)
