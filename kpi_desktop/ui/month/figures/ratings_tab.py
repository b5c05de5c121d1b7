"""The tab of ratings: everybody's means above, the chosen person's samples beneath, what scores stand for beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.services import figures as service
from kpi_desktop.services.figures import Changes, Figures, NewRating, PersonFigures
from kpi_desktop.ui.kit import button, key_cap, label, panel, restyle, row, stack
from kpi_desktop.ui.month.figures.bands_panel import BandsPanel
from kpi_desktop.ui.month.figures.faults import FaultLine, paste_words
from kpi_desktop.ui.month.figures.pasting import block_of, land
from kpi_desktop.ui.month.figures.reading import CellFault, figure
from kpi_desktop.ui.month.figures.samples import (
    NEW,
    Heard,
    Writing,
    heard_of,
    means_sheet,
    samples_sheet,
    typed_means,
    typed_sample,
)
from kpi_desktop.ui.month.figures.sheet import Sheet
from kpi_desktop.ui.month.figures.sheet_model import Cell, SheetModel, names_of
from kpi_desktop.ui.session import Session


class RatingsTab(QWidget):
    """Ratings of people by criteria; `guide` belongs at the right of the page.

    Signals:
        person_chosen: The employee number of the caret's row.
    """

    person_chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        """Start without a month."""
        super().__init__()
        self._session, tr = session, session.tr
        self.figures: Figures | None = None
        self._number = ""
        self._drafts: dict[str, dict[Cell, str]] = {}
        self.guide = BandsPanel(session)
        self.means_model, self.samples_model = SheetModel(), SheetModel()
        explain = tr.t("Type, or paste a block from Excel; Enter goes down")
        self.means = Sheet(self.means_model, session.theme, tr.t("Ratings of everybody"), explain)
        self.samples = Sheet(self.samples_model, session.theme, tr.t("Samples"), tr.t("Type a row; Enter adds it"))
        self.missing: QLabel = label("", "strong")
        self.left_out: QLabel = label("", ink="doubt", wrap=True)
        self.left_out.hide()
        self.title: QLabel = label("", "strong")
        self.faults = FaultLine(session, self.means, self.means_model)
        self.sample_faults = FaultLine(session, self.samples, self.samples_model)
        self.add = button(tr.t("Add sample"), self._add, small=True)
        self.remove = button(tr.t("Remove sample"), self._remove_chosen, small=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        framed = []
        for sheet in (self.means, self.samples):
            restyle(sheet, bare=True)
            inside = stack(sheet, gap=0, margins=(1, 1, 1, 1))
            inside.setSizeConstraint(inside.SizeConstraint.SetMinAndMaxSize)
            framed.append(panel(inside))
        self._keys = QWidget()
        self._keys.setLayout(row(self.add, key_cap("Enter"), 8, self.remove, key_cap("Ctrl+D"), gap=6))
        layout = stack(row(self.missing, None), self.left_out, self.faults, gap=8)
        layout.addWidget(framed[0], 60)
        layout.addLayout(row(self.title, None, self._keys, gap=12))
        layout.addWidget(self.sample_faults)
        layout.addWidget(framed[1], 40)
        layout.addStretch(1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.means_model.edited.connect(self._write_means)
        self.means.pasted.connect(self._paste_means)
        self.means.went_to.connect(self._went_to)
        self.samples_model.edited.connect(self._write_samples)
        self.samples.pasted.connect(self._paste_samples)
        self.samples.went_to.connect(lambda _row, column: self._guide(column))
        self.samples.entered.connect(self._add)
        self.samples.row_removed.connect(self._remove)
        for sheet in (self.means, self.samples):
            sheet.typing.connect(lambda text, sheet=sheet: self._typing(sheet, text))

    def wanted(self, figures: Figures) -> bool:
        """Whether the scheme asks for ratings."""
        return bool(figures.rating_criteria)

    @property
    def person(self) -> PersonFigures | None:
        """Whose samples are shown."""
        return self.figures.of(self._number) if self.figures else None

    def show_figures(self, figures: Figures) -> None:
        """Show a month; what was typed in another one and not written is gone."""
        if self.figures is not None and self.figures.month != figures.month:
            self._drafts = {}
            self.left_out.hide()
            for model in (self.means_model, self.samples_model):
                model.typed, model.faults = {}, {}
        self.figures = figures
        if figures.of(self._number) is None:
            self._number = figures.people[0].number if figures.people else ""
        tr = self._session.tr
        self.means_model.show_content(means_sheet(figures, tr))
        self.means.fit()
        if not self.means.currentIndex().isValid():
            first = next((n for n, one in enumerate(self.means_model.content.columns) if not one.shown), 0)
            self.means.setCurrentIndex(self.means_model.index(0, first))
        count = sum(len(person.unrated) for person in figures.people)
        people = sum(bool(person.unrated) for person in figures.people)
        if figures.closed:
            self.missing.setText(tr.t("Closed; nothing can be changed"))
        elif count:
            said = tr.n("{count} rating missing", "{count} ratings missing", count)
            self.missing.setText(f"{said}  {tr.n('of {count} person', 'of {count} people', people)}")
        else:
            self.missing.setText(tr.t("Nothing missing"))
        self._show_person()

    def _show_person(self) -> None:
        figures, person, tr = self.figures, self.person, self._session.tr
        if figures is None or person is None:
            return
        self.samples_model.show_content(samples_sheet(figures, person, self._proposed(), tr))
        self.samples.fit()
        if not self.samples.currentIndex().isValid():
            self.samples.setCurrentIndex(self.samples_model.place((NEW, person.rated[0] if person.rated else "")))
        count = len(heard_of(person))
        self.title.setText(
            tr.t("{name}: {what}", name=person.name, what=tr.n("{count} sample", "{count} samples", count))
        )
        self._keys.setVisible(not figures.closed)
        self.guide.show_person(person)
        self.faults.tell()
        self.sample_faults.tell()

    def _proposed(self) -> date | None:
        if self.figures is None:
            return None
        month, today = self.figures.month, self._session.ctx.clock.today()
        return today if today in month else month.last

    def _went_to(self, number: str, column: str) -> None:
        if number != self._number:
            self._drafts[self._number] = dict(self.samples_model.typed)
            self._number = number
            self.samples_model.typed = dict(self._drafts.pop(number, {}))
            self.samples_model.faults = {}
            self._show_person()
            self._write_samples()
        self._guide(column)
        self.faults.tell()
        self.person_chosen.emit(number)

    def _guide(self, column: str, typed: str | None = None, sheet: Sheet | None = None) -> None:
        """Tell what the scores of a column stand for, and mark what stands in the caret's cell."""
        figures = self.figures
        criterion = next((c for c in figures.rating_criteria if c.id == column), None) if figures else None
        if criterion is None and column:
            return
        sheet = sheet or (self.samples if self.samples.hasFocus() else self.means)
        at = sheet.currentIndex()
        text = typed if typed is not None else sheet.sheet.text(sheet.sheet.cell(at)) if at.isValid() else ""
        score: Fraction | None
        try:
            score = figure(text)
        except CellFault:
            score = None
        self.guide.show_criterion(criterion, score)

    def _typing(self, sheet: Sheet, text: str) -> None:
        at = sheet.currentIndex()
        if at.isValid():
            self._guide(sheet.sheet.cell(at)[1], text, sheet)

    def _write_means(self) -> None:
        """Write what was typed or pasted above, all that can be, as one step."""
        figures = self.figures
        if figures is not None and self.means_model.typed:
            typed = dict(self.means_model.typed)
            while True:
                writing = typed_means(typed, figures)
                refused = self._refused(writing)
                if not refused:
                    break
                typed = {cell: text for cell, text in typed.items() if cell not in refused}
                self.means_model.faults |= {cell: self._session.tr.say(what) for cell, what in refused.items()}
            kept = {c: w for c, w in self.means_model.faults.items() if c not in typed}
            written = set(typed) - set(writing.faults)
            said = {cell: self._session.tr.say(what) for cell, what in writing.faults.items()}
            done = not (writing.ratings or writing.gone) or self._change(writing.gone, writing.ratings)
            self.means_model.settle(written if done else (), kept | said)
        self.faults.tell()

    def _refused(self, writing: Writing) -> dict[Cell, Message]:
        """What the service would refuse, by cell."""
        figures, session = self.figures, self._session
        if figures is None or not writing.ratings:
            return {}
        problems = service.check_changes(session.ctx, session.team, figures.month, Changes(ratings=writing.ratings))
        found = {}
        for one in problems:
            if one.path[0] == "ratings" and isinstance(one.path[1], int):
                found[writing.cells[one.path[1]]] = one.what
        return found

    def _change(self, gone: Sequence[int], ratings: Sequence[NewRating]) -> bool:
        """Write as one step; whether it was written."""
        figures, session = self.figures, self._session
        if figures is None:
            return False
        ctx, team, month = session.ctx, session.team, figures.month
        if gone:
            return session.run(lambda: service.change_ratings(ctx, team, month, gone, ratings)) is not None
        return session.run(lambda: service.add_ratings(ctx, team, month, ratings)) is not None

    def _write_samples(self) -> None:
        """Write changed samples at once; the next one waits for Enter, its faults are told already."""
        person, figures = self.person, self.figures
        if person is None or figures is None:
            return
        heard = {one.id: one for one in heard_of(person)}
        rows = dict.fromkeys(cell[0] for cell in self.samples_model.typed)
        faults: dict[Cell, str] = {}
        ready: list[tuple[str, Writing]] = []
        for name in rows:
            writing, wrong = self._sample(name, heard.get(name))
            faults |= wrong
            if name != NEW and not wrong:
                ready.append((name, writing))
        written = [cell for cell in self.samples_model.typed for name, _ in ready if cell[0] == name]
        gone = [one for _, writing in ready for one in writing.gone]
        ratings = [one for _, writing in ready for one in writing.ratings]
        done = bool(ready) and self._change(gone, ratings)
        self.samples_model.settle(written if done else (), faults)
        self.sample_faults.tell()

    def _sample(self, name: str, heard: Heard | None) -> tuple[Writing, Mapping[Cell, str]]:
        """One row read, with everything that is wrong with it."""
        person, figures, tr = self.person, self.figures, self._session.tr
        assert person is not None and figures is not None  # noqa: S101, PT018 - asked for only then
        typed = {cell[1]: text for cell, text in self.samples_model.typed.items() if cell[0] == name}
        writing = typed_sample(typed, person, figures, heard, self._proposed() if name == NEW else None)
        wrong = {**self._refused(writing), **writing.faults}
        return writing, {self._of_row(cell, typed): tr.say(what) for cell, what in wrong.items()}

    @staticmethod
    def _of_row(cell: Cell, typed: Mapping[str, str]) -> Cell:
        """The cell that can be mended: what is wrong with the whole row stands at something that was typed."""
        return cell if cell[1] in typed or not typed else (cell[0], next(iter(typed)))

    def _add(self) -> None:
        """Write the next sample, if anything of it was typed."""
        if not any(cell[0] == NEW for cell in self.samples_model.typed):
            return
        writing, wrong = self._sample(NEW, None)
        if wrong or not writing.ratings:
            self.samples_model.settle((), {**self.samples_model.faults, **wrong})
            self.sample_faults.tell()
            return
        if not self._change((), writing.ratings):
            return
        self.samples_model.settle([cell for cell in self.samples_model.typed if cell[0] == NEW], {})
        self._show_person()
        first = writing.ratings[0].criterion
        self.samples.go_to(self.samples_model.place((NEW, first)))

    def _remove_chosen(self) -> None:
        at = self.samples.currentIndex()
        if at.isValid():
            self._remove(self.samples_model.cell(at)[0])

    def _remove(self, name: str) -> None:
        """Take a whole sample away; the next one is merely emptied."""
        person = self.person
        heard = next((one for one in heard_of(person) if one.id == name), None) if person else None
        if heard is not None and not self.samples_model.content.read_only:
            self._change([one.id for one in heard.ratings.values()], ())
        elif name == NEW:
            self.samples_model.settle([cell for cell in self.samples_model.typed if cell[0] == NEW], {})
            self.sample_faults.tell()

    def _paste_means(self, text: str) -> None:
        at, content = self.means.currentIndex(), self.means_model.content
        columns = [one for one in content.columns if not one.shown]
        hidden = len(content.columns) - len(columns)
        place = (max(at.row(), 0), max(at.column() - hidden, 0))
        landing = land(block_of(text), names_of(content.rows), names_of(columns), place)
        self.left_out.setText(paste_words(landing, self._session.tr))
        self.left_out.setVisible(bool(self.left_out.text()))
        self.means_model.put(landing.cells)

    def _paste_samples(self, text: str) -> None:
        """Rows pasted in the line of the next sample become samples; elsewhere they go over what stands there."""
        at, content = self.samples.currentIndex(), self.samples_model.content
        block = block_of(text)
        columns = [one for one in content.columns if not one.shown]
        before = sum(1 for one in content.columns[: max(at.column(), 0)] if not one.shown)
        if not at.isValid() or content.rows[at.row()].id != NEW:
            landing = land(block, names_of(content.rows), names_of(columns), (max(at.row(), 0), before))
            self.samples_model.put(landing.cells)
            return
        rows = [str(number) for number in range(len(block))]
        landing = land(block, [type(columns[0].names)(one, ()) for one in rows], names_of(columns), (0, before))
        self._take_rows([{c: text for (r, c), text in landing.cells.items() if r == one} for one in rows])

    def _take_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Write samples row by row as one step, as far as they are without fault; the first faulty one is shown."""
        person, figures, tr = self.person, self.figures, self._session.tr
        if person is None or figures is None:
            return
        good: list[NewRating] = []
        faulty: list[Mapping[str, str]] = []
        for typed in rows:
            filled = {column: text for column, text in typed.items() if text}
            writing = typed_sample(filled, person, figures, None, self._proposed())
            if not filled:
                continue
            if writing.faults or self._refused(writing) or not writing.ratings:
                faulty.append(filled)
            else:
                good += writing.ratings
        if good:
            self._change((), good)
        if faulty:
            self.samples_model.put({(NEW, column): text for column, text in faulty[0].items()})
        more = len(faulty) - 1
        self.left_out.setText(
            tr.n(
                "{count} more row has a fault and was left out", "{count} more rows have faults and were left out", more
            )
            if more > 0
            else ""
        )
        self.left_out.setVisible(more > 0)
