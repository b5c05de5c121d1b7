"""Pages on their way to a printer or a file: watched one by one, and stopped between two of them."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from kpi_desktop.render import document as documents
from kpi_desktop.render.document import Document
from kpi_desktop.ui.background import Progress, StoppedError


class Watched:
    """A document that tells how many of its pages are drawn, and stops between two of them when asked to."""

    def __init__(self, document: Document, progress: Progress) -> None:
        """Stand in for a document."""
        self._document = document
        self._progress = progress
        self._drawn = 0
        self.title = document.title
        self.page_size_mm = document.page_size_mm

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._document.page_count

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw a page and tell of it."""
        self._progress.step(self._drawn, self.page_count)
        self._document.paint(painter, page)
        self._drawn += 1


def print_watched(document: Document, printer: QPrinter, pages: tuple[int, ...], progress: Progress) -> None:
    """Print pages, counted from 0; a stop takes the job back from the printer.

    Raises:
        CannotWriteError: The printer takes no pages.
    """
    try:
        documents.print_document(Watched(document, progress), printer, pages)
    except StoppedError:
        printer.abort()
        raise


def chosen_pages(printer: QPrinter, page_count: int) -> tuple[int, ...]:
    """The pages that were asked for in the print dialog, counted from 0; all where no range was given."""
    if printer.printRange() != QPrinter.PrintRange.PageRange or not printer.fromPage():
        return tuple(range(page_count))
    return tuple(range(printer.fromPage() - 1, min(printer.toPage(), page_count)))
