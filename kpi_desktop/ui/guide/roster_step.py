"""The third step: who is in the team."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.services.rosters import FromWorkbook, read_workbook
from kpi_desktop.ui.background import Job, Manner
from kpi_desktop.ui.guide.draft import Parts
from kpi_desktop.ui.guide.roster_grid import RosterGrid
from kpi_desktop.ui.guide.roster_model import RosterModel
from kpi_desktop.ui.guide.step import Step
from kpi_desktop.ui.kit import button, key_cap, label, named, restyle, row, stack
from kpi_desktop.ui.kit.files import ask_file
from kpi_desktop.ui.schemes.faults import FaultsDialog


class RosterStep(Step):
    """Names, typed or pasted, with what else is known about each."""

    def __init__(self, parts: Parts) -> None:
        """The table, and what it says beneath."""
        tr = parts.tr
        super().__init__(
            parts,
            tr.t("Who is in the team"),
            tr.t("Type one name per line, or copy rows in Excel and paste them here. Only the name is needed."),
        )
        self.model = RosterModel(parts.draft.rows, tr)
        self.grid = RosterGrid(self.model, parts.theme, tr)
        self.sentence = label("", "secondary", wrap=True)
        keys = row(
            key_cap("Enter"), label(tr.t("next row"), "secondary"), 8,
            key_cap("Ctrl+V"), label(tr.t("paste from Excel"), "secondary"), 8,
            key_cap("Ctrl+D"), label(tr.t("take the row out"), "secondary"), 8,
            key_cap("Ctrl+Z"), label(tr.t("undo"), "secondary"), None,
            gap=6,
        )  # fmt: skip
        self.body.addLayout(stack(self.grid, self.sentence, keys, gap=8))
        self._import = button(
            tr.t("Import from workbook…"),
            self._choose,
            "flat",
            icon=parts.icons.icon("import", parts.theme.colour("ink")),
        )
        self.model.edited.connect(self._tell)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.grid.refused.connect(lambda sentence: self._say(sentence, "minus"))
        self._tell()

    @property
    def remark(self) -> str:
        """How many there are, and why they are fewer than the rows."""
        tr, count = self.tr_, len(self.model.people)
        faulty, leavers = self.model.faulty_rows, self.model.leavers
        if not (count or faulty or leavers):
            return ""
        parts = [tr.n("{count} person", "{count} people", count)]
        if faulty:
            parts.append(
                tr.n(
                    "{count} row not counted until it is put right",
                    "{count} rows not counted until they are put right",
                    faulty,
                )
            )
        if leavers:
            parts.append(
                tr.n("{count} row left out: it has a last day", "{count} rows left out: they have a last day", leavers)
            )
        return tr.listed(parts, "statement")

    def extra_buttons(self) -> tuple[QPushButton, ...]:
        """The way in for a workbook."""
        return (self._import,)

    def ready(self) -> bool:
        """Nobody with a fault, and somebody at all."""
        fault = self.model.first_fault()
        if fault.isValid():
            self.grid.setCurrentIndex(fault)
            self.grid.setFocus()
            self._tell()
            return False
        if not self.model.people:
            self._say(self.tr_.t("Enter at least one name; the others can be added later"), "minus")
            self.grid.setFocus()
            return False
        return True

    def first_field(self) -> QWidget:
        """The table."""
        return self.grid

    def _tell(self) -> None:
        tr, index = self.tr_, self.grid.currentIndex()
        count = len(self.model.faults)
        if self.model.fault_at(index):
            self._say(self._fault(index.row(), self.model.shown[index.column()]), "minus")
        elif count:
            put_right = tr.n("{count} cell to be put right", "{count} cells to be put right", count)
            self._say(f"{put_right} · {self._fault(*min(self.model.faults))}", "minus")
        else:
            self._say(tr.t("Employee numbers in grey are proposed; type over them to use your own."), "")

    def _fault(self, row_number: int, field: str) -> str:
        return self.tr_.t(
            "Row {row}, {column}: {what}",
            row=row_number + 1,
            column=self.model.title_of(field),
            what=self.model.faults[row_number, field],
        )

    def _say(self, sentence: str, ink: str) -> None:
        self.sentence.setText(sentence)
        named(self.sentence, sentence)
        restyle(self.sentence, ink=ink)

    def _choose(self) -> None:
        tr = self.tr_
        path = ask_file(self, tr.t("Import the roster from a workbook"), tr.t("Excel workbook (*.xlsx)"), tr)
        if path is not None:
            Job(
                self,
                tr.t("Reading {file}…", file=path.name),
                lambda _: read_workbook(path),
                done=self._take,
                failed=self._refuse,
                manner=Manner.ASKING,
            )

    def _take(self, read: FromWorkbook) -> None:
        at = next(
            (n for n, cells in enumerate(self.parts.draft.rows) if not any(cells.values())), len(self.parts.draft.rows)
        )
        self.model.place(read.rows, at)
        self._tell()
        if read.left_out:
            left_out = self.tr_.n(
                "{count} person with a last day was not taken in",
                "{count} people with a last day were not taken in",
                read.left_out,
            )
            self._say(left_out, "")
        self.grid.setFocus()

    def _refuse(self, error: KpiError) -> None:
        FaultsDialog(self, self.tr_.t("The workbook was not taken in"), error, self.tr_).exec()
