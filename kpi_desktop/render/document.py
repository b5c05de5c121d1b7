"""A document is pages of a size; here they become a PDF, sheets of a printer, or pictures."""

from __future__ import annotations

import errno
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kpi_desktop.domain.words import Message
from kpi_desktop.files import CannotWriteError, cannot_write, write_file
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.painter import paint_page
from kpi_desktop.render.primitives import Page

A4_PORTRAIT = (210.0, 297.0)
A4_LANDSCAPE = (297.0, 210.0)
_MM_PER_INCH = 25.4
_PDF_DPI = 1200
_CREATOR = "kpi-desktop"
_STOPPED = Message(
    "The printer stopped in the middle; pages may be missing. Check its paper and its cable, then print again."
)


class Document(Protocol):
    """Pages that are laid out and only wait to be drawn."""

    title: str
    """What the file or print job is called."""
    page_size_mm: tuple[float, float]
    """Width and height of every page."""

    @property
    def page_count(self) -> int:
        """How many pages there are."""

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw a page, counted from 0, with a painter whose unit is the millimetre."""


class LaidOut:
    """A document whose pages are primitives.

    Attributes:
        title: What the file or print job is called.
        pages: The pages.
        fonts: What they were measured with.
        page_size_mm: Width and height of every page.
    """

    def __init__(self, title: str, pages: Iterable[Page], fonts: Fonts, page_size_mm: tuple[float, float]) -> None:
        """Keep what was laid out."""
        self.title = title
        self.pages = tuple(pages)
        self.fonts = fonts
        self.page_size_mm = page_size_mm

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.pages)

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw a page, counted from 0, with a painter whose unit is the millimetre."""
        paint_page(painter, self.pages[page], self.fonts)


def write_pdf(document: Document, path: Path) -> None:
    """Write a PDF with its fonts inside; the file appears whole or not at all.

    Raises:
        CannotWriteError: The folder or the file can't be written.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setTitle(document.title)
    writer.setCreator(_CREATOR)
    writer.setPageLayout(page_layout(document))
    _paint_all(document, writer, range(document.page_count), _PDF_DPI)
    write_file(path, bytes(buffer.data().data()))


def print_document(document: Document, printer: QPrinter, pages: Iterable[int] | None = None) -> None:
    """Print pages, counted from 0; all of them unless some are named.

    Also serves a print preview: connect its ``paintRequested`` to this. Copies and collation are the printer's.

    Raises:
        CannotWriteError: The printer takes no pages.
    """
    printer.setDocName(document.title)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(document))
    chosen = range(document.page_count) if pages is None else pages
    _paint_all(document, printer, chosen, printer.resolution())


def printers() -> tuple[str, ...]:
    """The names of the printers that the system knows, its usual one first."""
    names: list[str] = QPrinterInfo.availablePrinterNames()
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: name != usual))


def printer_is_there() -> bool:
    """Whether the system knows a printer; without one Qt's printer would silently write a nameless PDF."""
    return bool(QPrinterInfo.availablePrinterNames())


def image(document: Document, page: int, dpi: float) -> QImage:
    """A page, counted from 0, as a picture on white."""
    width, height = document.page_size_mm
    scale = dpi / _MM_PER_INCH
    picture = QImage(math.ceil(width * scale - 0.01), math.ceil(height * scale - 0.01), QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    document.paint(painter, page)
    painter.end()
    return picture


def write_image(picture: QImage, path: Path) -> None:
    """Write a PNG; the file appears whole or not at all.

    Raises:
        CannotWriteError: The folder or the file can't be written.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise cannot_write(path, OSError(errno.EIO, ""))
    write_file(path, bytes(buffer.data().data()))


def page_layout(document: Document) -> QPageLayout:
    """The paper of a document, without margins: its pages bring their own."""
    width, height = document.page_size_mm
    upright = QSizeF(min(width, height), max(width, height))
    size = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _paint_all(document: Document, device: QPagedPaintDevice, pages: Iterable[int], dpi: float) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise CannotWriteError(Message("The printer takes no pages. Check that it is switched on and chosen."))
    try:
        scale = dpi / _MM_PER_INCH
        for number, page in enumerate(pages):
            if number and not device.newPage():
                raise CannotWriteError(_STOPPED)
            painter.save()
            painter.scale(scale, scale)
            try:
                document.paint(painter, page)
            finally:
                painter.restore()
    finally:
        finished = painter.end()
    if not finished or (isinstance(device, QPrinter) and device.printerState() is QPrinter.PrinterState.Error):
        raise CannotWriteError(_STOPPED)
