"""The year as a paper: read when it is chosen, laid out with pay only where that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from kpi_desktop.render.document import Document
from kpi_desktop.render.glyphs import missing_year_glyphs
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.year import YearTable
from kpi_desktop.reports.year_content import YearContent, build
from kpi_desktop.reports.year_months import Year
from kpi_desktop.reports.year_rows import YearRow
from kpi_desktop.services import workbooks
from kpi_desktop.services import year as years
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Column
from kpi_desktop.ui.kit.copying import clip
from kpi_desktop.ui.reports.papers import Wanted, named_file
from kpi_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class YearPaper:
    """A year ready to be laid out.

    Attributes:
        held: What its months hold.
        tr: Words it for paper.
    """

    held: Year
    tr: Translator

    @property
    def is_empty(self) -> bool:
        """Whether nobody has a month in it."""
        return not self.held.people

    @property
    def has_pay(self) -> bool:
        """Whether a pay plan was in force in any of its months."""
        return any(cell is not None and cell.pay is not None for one in self.held.people for cell in one.cells)

    def content(self, *, pay: bool = False) -> YearContent:
        """The year, worded."""
        return build(self.held, self.tr, pay=pay)

    def document(self, wanted: Wanted, fonts: Fonts) -> Document:
        """Lay it out."""
        return YearTable(self.content(pay=wanted.pay), fonts, setup=wanted.setup)

    def workbook(self, *, pay: bool) -> bytes:
        """The .xlsx file. Reads nothing; may run on any thread."""
        return workbooks.year_workbook(self.content(pay=pay), self.tr)

    def clip(self, *, pay: bool) -> QMimeData:
        """The table for the clipboard, as a spreadsheet takes it."""
        content = self.content(pay=pay)
        return clip(_columns(content), content.rows)

    def missing(self, fonts: Fonts) -> tuple[tuple[str, str], ...]:
        """Characters that no font has, each with whose it is."""
        return missing_year_glyphs(self.content(), fonts)

    def file_name(self, _wanted: Wanted, _tr: Translator, ending: str) -> str:
        """``2026 年度汇总-早班.pdf``: already worded for paper."""
        return named_file(self.content().file, ending)


def _columns(content: YearContent) -> list[Column[YearRow]]:
    heads = content.columns

    def score(place: int) -> Callable[[YearRow], str]:
        return lambda row: row.scores[place].shown

    found = [
        Column(heads["rank"], lambda row: row.rank, right=True),
        Column(heads["name"], lambda row: row.name),
        Column(heads["number"], lambda row: row.number),
        *(Column(point.label, score(place), right=True) for place, point in enumerate(content.points)),
        Column(heads["average"], lambda row: row.average, right=True),
        Column(heads["months"], lambda row: str(row.months), right=True),
    ]
    if content.has_best:
        found.append(Column(heads["best"], lambda row: str(row.best), right=True))
        found.append(Column(heads["streak"], lambda row: str(row.streak), right=True))
    found += [Column(heads["flags"], lambda row: row.flags), Column(heads["due"], lambda row: row.told)]
    if content.has_pay:
        found.append(Column(heads["pay"], lambda row: row.pay, right=True))
    return found


def read_year(session: Session, year: int) -> YearPaper:
    """Read a year for printing: months worked out while open, from their seals once closed.

    Raises:
        DatabaseError: A seal isn't what was sealed.
    """
    tr = session.paper_tr
    return YearPaper(years.of(session.ctx, session.team, year, tr), tr)
