"""The chosen person's samples: typed row by row, pasted as a block, corrected and removed as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.services.figures import Figures, NewRating, PersonFigures
from kpi_desktop.ui.kit import button, key_cap, label, row
from kpi_desktop.ui.month.figures.faults import FaultLine
from kpi_desktop.ui.month.figures.pasting import Names, block_of, land
from kpi_desktop.ui.month.figures.samples import NEW, Heard, Writing, heard_of, samples_sheet, typed_sample
from kpi_desktop.ui.month.figures.sheet import Sheet
from kpi_desktop.ui.month.figures.sheet_model import Cell, SheetModel, names_of
from kpi_desktop.ui.session import Session


@dataclass(frozen=True)
class SampleWays:
    """What the samples need of the tab.

    Attributes:
        change: Takes ratings away, by internal id, and writes others, as one step; whether it was done.
        refused: What writing would refuse, by cell.
        left_out: Tells what of a pasted block was left out; empty takes the telling away.
    """

    change: Callable[[Sequence[int], Sequence[NewRating]], bool]
    refused: Callable[[Writing], dict[Cell, Message]]
    left_out: Callable[[str], object]


class Samples:
    """Sheet, title and keys of the samples, for the tab to place.

    Args:
        session: The window's work.
        ways: What the tab does for it.
    """

    def __init__(self, session: Session, ways: SampleWays) -> None:
        """Start without a person."""
        tr = session.tr
        self._tr, self._ways = tr, ways
        self._figures: Figures | None = None
        self._person: PersonFigures | None = None
        self._proposed: date | None = None
        self._drafts: dict[str, dict[Cell, str]] = {}
        self.model = SheetModel()
        self.sheet = Sheet(self.model, session.theme, tr.t("Samples"), tr.t("Type a row; Enter adds it"))
        self.title: QLabel = label("", "strong")
        self.faults = FaultLine(session, self.sheet, self.model)
        self.add = button(tr.t("Add sample"), self.add_typed, small=True)
        self.remove = button(tr.t("Remove sample"), self._remove_chosen, small=True)
        self.keys = QWidget()
        self.keys.setLayout(row(self.add, key_cap("Enter"), 8, self.remove, key_cap("Ctrl+D"), gap=6))
        self.model.edited.connect(self.write)
        self.sheet.pasted.connect(self._paste)
        self.sheet.entered.connect(self.add_typed)
        self.sheet.row_removed.connect(self._remove)

    def forget(self) -> None:
        """Let go of what was typed and not written."""
        self._drafts = {}
        self.model.typed, self.model.faults = {}, {}

    @property
    def unsaved(self) -> int:
        """How many cells hold what was typed and not written, for whomever."""
        return len(self.model.typed) + sum(len(typed) for typed in self._drafts.values())

    def leave(self, number: str, to: str) -> None:
        """Keep what was typed for one person, and take up again what was for another."""
        self._drafts[number] = dict(self.model.typed)
        self.model.typed = dict(self._drafts.pop(to, {}))
        self.model.faults = {}

    def show_person(self, figures: Figures, person: PersonFigures, proposed: date) -> None:
        """Show a person's samples; the next one is of `proposed` where no day is typed."""
        self._figures, self._person, self._proposed = figures, person, proposed
        self.show_rows()

    def show_rows(self) -> None:
        """Show the rows as they are now."""
        figures, person, tr = self._figures, self._person, self._tr
        if figures is None or person is None:
            return
        self.model.show_content(samples_sheet(figures, person, self._proposed, tr))
        self.sheet.fit()
        if not self.sheet.currentIndex().isValid():
            self.sheet.setCurrentIndex(self.model.place((NEW, person.rated[0] if person.rated else "")))
        count = tr.n("{count} sample", "{count} samples", len(heard_of(person)))
        self.title.setText(tr.t("{name}: {what}", name=person.name, what=count))
        self.keys.setVisible(not figures.closed)
        self.faults.tell()

    def write(self) -> None:
        """Write changed samples at once; the next one waits for Enter, its faults are told already."""
        person, figures = self._person, self._figures
        if person is None or figures is None:
            return
        heard = {one.id: one for one in heard_of(person)}
        rows = dict.fromkeys(cell[0] for cell in self.model.typed)
        faults: dict[Cell, str] = {}
        ready: list[tuple[str, Writing]] = []
        for name in rows:
            writing, wrong = self._sample(name, heard.get(name))
            faults |= wrong
            if name != NEW and not wrong:
                ready.append((name, writing))
        written = [cell for cell in self.model.typed for name, _ in ready if cell[0] == name]
        gone = [one for _, writing in ready for one in writing.gone]
        ratings = [one for _, writing in ready for one in writing.ratings]
        done = bool(ready) and self._ways.change(gone, ratings)
        self.model.settle(written if done else (), faults)
        self.faults.tell()

    def _sample(self, name: str, heard: Heard | None) -> tuple[Writing, Mapping[Cell, str]]:
        """One row read, with everything that is wrong with it."""
        person, figures, tr = self._person, self._figures, self._tr
        assert person is not None and figures is not None  # noqa: S101, PT018 - asked for only then
        typed = {cell[1]: text for cell, text in self.model.typed.items() if cell[0] == name}
        writing = typed_sample(typed, person, figures, heard, self._proposed if name == NEW else None)
        wrong = {**self._ways.refused(writing), **writing.faults}
        return writing, {self._of_row(cell, typed): tr.say(what) for cell, what in wrong.items()}

    @staticmethod
    def _of_row(cell: Cell, typed: Mapping[str, str]) -> Cell:
        """The cell that can be mended: what is wrong with the whole row stands at something that was typed."""
        return cell if cell[1] in typed or not typed else (cell[0], next(iter(typed)))

    def add_typed(self) -> None:
        """Write the next sample, if anything of it was typed."""
        if not any(cell[0] == NEW for cell in self.model.typed):
            return
        writing, wrong = self._sample(NEW, None)
        if wrong or not writing.ratings:
            self.model.settle((), {**self.model.faults, **wrong})
            self.faults.tell()
            return
        if not self._ways.change((), writing.ratings):
            return
        self.model.settle([cell for cell in self.model.typed if cell[0] == NEW], {})
        self.show_rows()
        first = writing.ratings[0].criterion
        self.sheet.go_to(self.model.place((NEW, first)))

    def _remove_chosen(self) -> None:
        at = self.sheet.currentIndex()
        if at.isValid():
            self._remove(self.model.cell(at)[0])

    def _remove(self, name: str) -> None:
        """Take a whole sample away; the next one is merely emptied."""
        person = self._person
        heard = next((one for one in heard_of(person) if one.id == name), None) if person else None
        if heard is not None and not self.model.content.read_only:
            self._ways.change([one.id for one in heard.ratings.values()], ())
        elif name == NEW:
            self.model.settle([cell for cell in self.model.typed if cell[0] == NEW], {})
            self.faults.tell()

    def _paste(self, text: str) -> None:
        """Rows pasted in the line of the next sample become samples; elsewhere they go over what stands there."""
        at, content = self.sheet.currentIndex(), self.model.content
        block = block_of(text)
        columns = [one for one in content.columns if not one.shown]
        before = sum(1 for one in content.columns[: max(at.column(), 0)] if not one.shown)
        if not at.isValid() or content.rows[at.row()].id != NEW:
            landing = land(block, names_of(content.rows), names_of(columns), (max(at.row(), 0), before))
            self.model.put(landing.cells)
            return
        rows = [str(number) for number in range(len(block))]
        landing = land(block, [Names(one, ()) for one in rows], names_of(columns), (0, before))
        self._take_rows([{c: text for (r, c), text in landing.cells.items() if r == one} for one in rows])

    def _take_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Write samples row by row as one step, as far as they are without fault; the first faulty one is shown."""
        person, figures, tr = self._person, self._figures, self._tr
        if person is None or figures is None:
            return
        good: list[NewRating] = []
        faulty: list[Mapping[str, str]] = []
        for typed in rows:
            filled = {column: text for column, text in typed.items() if text}
            writing = typed_sample(filled, person, figures, None, self._proposed)
            if not filled:
                continue
            if writing.faults or self._ways.refused(writing) or not writing.ratings:
                faulty.append(filled)
            else:
                good += writing.ratings
        if good:
            self._ways.change((), good)
        if faulty:
            self.model.put({(NEW, column): text for column, text in faulty[0].items()})
        more = len(faulty) - 1
        self._ways.left_out(
            tr.n(
                "{count} more row has a fault and was left out", "{count} more rows have faults and were left out", more
            )
            if more > 0
            else ""
        )
