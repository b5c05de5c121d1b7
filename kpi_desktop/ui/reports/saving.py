"""Files and printers: asking where to, doing the work off the GUI thread, telling what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.files import write_file
from kpi_desktop.render import document as documents
from kpi_desktop.render.document import Document
from kpi_desktop.render.measure import Fonts
from kpi_desktop.reports import page_setup
from kpi_desktop.reports.page_setup import PageSetup
from kpi_desktop.texts import Translator
from kpi_desktop.ui.background import Job, Progress
from kpi_desktop.ui.kit import FormDialog, Told, confirm
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.kit.files import documents_folder, file_dialog, open_file_dialog, save_as
from kpi_desktop.ui.reports.printing import Watched, chosen_pages, print_watched

Make = Callable[[Fonts], Document]
"""Lays a document out; called on the thread that draws it, with fonts of its own."""


class Saver:
    """Saves and prints for a page.

    Args:
        parent: The page, over which dialogs stand.
        tr: Words them.

    Attributes:
        told: The bar where success is told; its action opens the folder. For the page to place.
        fault: The bar where a fault is told. For the page to place.
    """

    def __init__(self, parent: QWidget, tr: Translator) -> None:
        """Start in the documents folder."""
        self._parent = parent
        self._tr = tr
        self.told = Told(tr.t("Open folder"), pressed=self.open_folder)
        self.fault = Told(kind="fault")
        self._folder = documents_folder()
        self.job: Job[object] | None = None
        self.dialog: QDialog | None = None

    def pdf(self, make: Make, name: str) -> None:
        """Ask for a file and write a PDF."""

        def write(path: Path) -> None:
            self._start(
                self._tr.t("Writing {file}", file=path.name),
                lambda progress: documents.write_pdf(Watched(make(Fonts()), progress), path),
                lambda _: self._saved(path),
            )

        self._ask_file(self._tr.t("Save as PDF"), name, self._tr.t("PDF files (*.pdf)"), write)

    def workbook(self, content: Callable[[], bytes], name: str) -> None:
        """Ask for a file and write a workbook; `content` is called on another thread."""

        def write(path: Path) -> None:
            self._start(
                self._tr.t("Writing {file}", file=path.name),
                lambda _progress: write_file(path, content()),
                lambda _: self._saved(path),
            )

        self._ask_file(self._tr.t("Export workbook"), name, self._tr.t("Workbooks (*.xlsx)"), write)

    def picture(self, write_to: Callable[[Path], object], name: str) -> None:
        """Ask for a file and write one picture; `write_to` is called on another thread."""

        def write(path: Path) -> None:
            self._start(
                self._tr.t("Writing {file}", file=path.name),
                lambda _progress: write_to(path),
                lambda _: self._saved(path),
            )

        self._ask_file(self._tr.t("Save as a picture"), name, self._tr.t("Pictures (*.png)"), write)

    def pictures(
        self,
        people: tuple[str, ...],
        path_of: Callable[[str, Path], Path],
        write_one: Callable[[str, Path, Fonts], object],
    ) -> None:
        """Ask for a folder and write one picture a person.

        Args:
            people: Employee numbers.
            path_of: The file of a person in a folder, so that what is there isn't overwritten unasked.
            write_one: Writes a person's picture into a folder; called on another thread.
        """
        tr = self._tr
        save = tr.c("button", "Save")
        dialog = file_dialog(self._parent, tr.t("Save pictures into"), tr, folder=self._folder, accept=save)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)

        def write(folder: Path) -> None:
            self._folder = folder
            if self._may_overwrite([path_of(employee, folder) for employee in people]):
                self._write_pictures(people, folder, write_one)

        self._open_file_dialog(dialog, write)

    def folder(self, title: str, write: Callable[[Path, Progress], str]) -> None:
        """Ask for a folder and write into it; `write` is called on another thread and gives what is told of it."""
        tr = self._tr
        dialog = file_dialog(self._parent, title, tr, folder=self._folder, accept=tr.c("button", "Save"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)

        def start(folder: Path) -> None:
            self._folder = folder
            self._start(title, lambda progress: write(folder, progress), lambda told: self.told.tell(str(told)))

        self._open_file_dialog(dialog, start)

    def _write_pictures(
        self, people: tuple[str, ...], folder: Path, write_one: Callable[[str, Path, Fonts], object]
    ) -> None:
        def work(progress: Progress) -> None:
            fonts = Fonts()
            for place, employee in enumerate(people):
                progress.step(place, len(people))
                write_one(employee, folder, fonts)

        count = len(people)
        self._start(
            self._tr.n("Writing {count} picture", "Writing {count} pictures", count),
            work,
            lambda _: self.told.tell(
                self._tr.n(
                    "Saved {count} picture in {folder}", "Saved {count} pictures in {folder}", count, folder=str(folder)
                )
            ),
        )

    def print(
        self,
        make: Make,
        page_count: int,
        save_instead: Callable[[], object],
        *,
        setup: PageSetup = page_setup.USUAL,
        printed: Callable[[PageSetup], object] = lambda _: None,
    ) -> None:
        """Ask for printer and pages and print; without a printer say so and offer a PDF.

        Args:
            make: Lays the document out.
            page_count: How many pages it has.
            save_instead: What the offer of a PDF does.
            setup: Which printer and how many copies to begin with.
            printed: Told which printer and how many copies were chosen.
        """
        if not documents.printer_is_there():
            self._offer_pdf(save_instead)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if setup.printer in documents.printers():
            printer.setPrinterName(setup.printer)
        printer.setCopyCount(setup.copies)
        dialog = QPrintDialog(printer, self._parent)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=True)
        dialog.setMinMax(1, page_count)

        if dialog.exec() != QDialog.DialogCode.Accepted:  # the system's own dialog of Windows knows no other way
            return
        pages = chosen_pages(printer, page_count)
        copies = min(max(printer.copyCount(), 1), page_setup.MOST_COPIES)
        printed(replace(setup, printer=printer.printerName(), copies=copies))
        self._start(
            self._tr.t("Printing"),
            lambda progress: print_watched(make(Fonts()), printer, pages, progress),
            lambda _: self.told.tell(
                self._tr.n("Sent {count} page to the printer", "Sent {count} pages to the printer", len(pages)),
                can_act=False,
            ),
        )

    def open_folder(self) -> None:
        """Show the folder of what was saved last."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _offer_pdf(self, save_instead: Callable[[], object]) -> None:
        tr = self._tr
        dialog = FormDialog(
            self._parent.window(),
            tr.t("No printer found"),
            verb=tr.t("Save as PDF…"),
            cancel=tr.c("button", "Close"),
            apply=lambda: None,
            tr=tr,
            explain=tr.t("This computer knows no printer. Saved as a PDF, the pages can be printed on another one."),
        )
        dialog.accepted.connect(save_instead)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _may_overwrite(self, paths: Sequence[Path]) -> bool:
        """Whether none of the files is there, or the person says that they may be replaced."""
        there = [path.name for path in paths if path.exists()]
        if not there:
            return True
        tr = self._tr
        return confirm(
            self._parent.window(),
            tr.t("Replace pictures"),
            tr.n(
                "{name} is there already",
                "{count} pictures are there already, {name} among them",
                len(there),
                name=there[0],
            ),
            verb=tr.c("button", "Replace"),
            cancel=tr.c("button", "Keep them"),
            tr=tr,
        )

    def _ask_file(self, title: str, name: str, kinds: str, chosen: Callable[[Path], object]) -> None:
        """A file from the system's own dialog, which asks before it lets one be overwritten."""
        tr = self._tr
        save = tr.c("button", "Save")
        dialog = file_dialog(self._parent, title, tr, folder=self._folder, kinds=kinds, accept=save)
        save_as(dialog, name)

        def take(path: Path) -> None:
            self._folder = path.parent
            chosen(path)

        self._open_file_dialog(dialog, take)

    def _open_file_dialog(self, dialog: QFileDialog, chosen: Callable[[Path], object]) -> None:
        self.dialog = dialog
        open_file_dialog(dialog, chosen)

    def _start(self, sentence: str, work: Callable[[Progress], object], done: Callable[[object], object]) -> None:
        self.told.hide()
        self.fault.hide()
        self.job = Job(
            self._parent,
            sentence,
            work,
            done=done,
            failed=self._failed,
            stopped=lambda: self.told.tell(self._tr.t("Stopped"), can_act=False),
        )

    def _saved(self, path: Path) -> None:
        self.told.tell(self._tr.t("Saved: {file}", file=path.name))

    def _failed(self, error: KpiError) -> None:
        self.fault.tell(worded(error, self._tr))
