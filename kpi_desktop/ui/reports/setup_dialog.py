"""The page setup: paper, margins, printer, copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QRadioButton, QWidget

from kpi_desktop.reports.page_setup import LEAST_MARGIN, MOST_MARGIN, PageSetup, Paper
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import FormDialog, label, named, row, stack

_MARGINS = (LEAST_MARGIN, 10, 12, 14, 16, 18, 20, 25, MOST_MARGIN)
_COPIES = 10


class SetupDialog(FormDialog):
    """Asks how paper is printed.

    Args:
        parent: The window it belongs to.
        setup: What was chosen before.
        printers: Names of the printers there are.
        keep: Takes what is chosen now.
        tr: Words everything.
    """

    help_topic = "reports"

    def __init__(
        self,
        parent: QWidget | None,
        setup: PageSetup,
        printers: Sequence[str],
        keep: Callable[[PageSetup], object],
        tr: Translator,
    ) -> None:
        """Show what was chosen before."""
        super().__init__(
            parent,
            tr.t("Page setup"),
            verb=tr.c("button", "Save"),
            cancel=tr.c("button", "Cancel"),
            apply=lambda: keep(self.setup),
            tr=tr,
        )
        self.paper = named(QComboBox(), tr.t("Paper"))
        for paper in Paper:
            self.paper.addItem(paper.value, paper.value)
        self.paper.setCurrentIndex(self.paper.findData(setup.paper.value))
        self.turned = named(QRadioButton(tr.t("Landscape")), tr.t("Landscape"))
        self.upright = named(QRadioButton(tr.t("Portrait")), tr.t("Portrait"))
        (self.turned if setup.turned else self.upright).setChecked(True)
        self.margin = named(QComboBox(), tr.t("Margin at the left"))
        for width in sorted({*_MARGINS, setup.margin}):
            self.margin.addItem(tr.t("{width} mm", width=width), width)
        self.margin.setCurrentIndex(self.margin.findData(setup.margin))
        self.copies = named(QComboBox(), tr.t("Copies"))
        for count in sorted({*range(1, _COPIES + 1), setup.copies}):
            self.copies.addItem(str(count), count)
        self.copies.setCurrentIndex(self.copies.findData(setup.copies))
        self.printer = named(QComboBox(), tr.t("Printer"))
        self.printer.addItem(tr.t("The computer's usual printer"), "")
        for name in dict.fromkeys((*printers, *([setup.printer] if setup.printer else []))):
            missing = name not in printers
            self.printer.addItem(tr.t("{printer} (not found)", printer=name) if missing else name, name)
        self.printer.setCurrentIndex(self.printer.findData(setup.printer))
        for title, field in (
            (tr.t("Paper"), self.paper),
            (tr.t("Tables"), _side_by_side(self.turned, self.upright)),
            (tr.t("Margin at the left"), self.margin),
            (tr.t("Printer"), self.printer),
            (tr.t("Copies"), self.copies),
        ):
            self.body.addLayout(stack(label(title, "secondary"), field, gap=4))
        if not printers:
            told = tr.t("No printer found. The pages can be saved as a PDF and printed on another computer.")
            self.body.addWidget(label(told, ink="second", wrap=True))

    @property
    def setup(self) -> PageSetup:
        """What is chosen now."""
        return PageSetup(
            paper=Paper(self.paper.currentData()),
            turned=self.turned.isChecked(),
            margin=self.margin.currentData(),
            printer=self.printer.currentData(),
            copies=self.copies.currentData(),
        )


def _side_by_side(*parts: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(*parts, None, gap=16))
    return made
