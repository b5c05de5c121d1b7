"""The tab of ratings: everybody's means above, the chosen person's samples beneath, what scores stand for beside."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.services import figures as service
from kpi_desktop.services.figures import Changes, Figures, NewRating, PersonFigures
from kpi_desktop.ui.kit import label, panel, restyle, row, stack
from kpi_desktop.ui.month.figures.bands_panel import BandsPanel
from kpi_desktop.ui.month.figures.faults import FaultLine, paste_words
from kpi_desktop.ui.month.figures.means import criterion_of, means_sheet, typed_means
from kpi_desktop.ui.month.figures.pasting import block_of, land
from kpi_desktop.ui.month.figures.reading import CellFault, figure
from kpi_desktop.ui.month.figures.samples import Writing
from kpi_desktop.ui.month.figures.samples_box import Samples, SampleWays
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
        self.guide = BandsPanel(session)
        self.means_model = SheetModel()
        explain = tr.t("Type, or paste a block from Excel; Enter goes down")
        self.means = Sheet(self.means_model, session.theme, tr.t("Ratings of everybody"), explain)
        self.box = Samples(session, SampleWays(self._change, self._refused, self._tell_left_out))
        self.samples, self.samples_model = self.box.sheet, self.box.model
        self.title, self.sample_faults = self.box.title, self.box.faults
        self.missing: QLabel = label("", "strong")
        self.explain: QLabel = label("", "secondary")
        self.left_out: QLabel = label("", ink="doubt", wrap=True)
        self.left_out.hide()
        self.faults = FaultLine(session, self.means, self.means_model)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        framed = []
        for sheet in (self.means, self.samples):
            restyle(sheet, bare=True)
            inside = stack(sheet, gap=0, margins=(1, 1, 1, 1))
            inside.setSizeConstraint(inside.SizeConstraint.SetMinAndMaxSize)
            framed.append(panel(inside))
        layout = stack(row(self.missing, self.explain, None, gap=12), self.left_out, self.faults, gap=8)
        layout.addWidget(framed[0], 60)
        layout.addLayout(row(self.title, None, self.box.keys, gap=12))
        layout.addWidget(self.sample_faults)
        layout.addWidget(framed[1], 40)
        layout.addStretch(1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.means_model.edited.connect(self._write_means)
        self.means.pasted.connect(self._paste_means)
        self.means.went_to.connect(self._went_to)
        self.samples.went_to.connect(lambda _row, column: self._guide(column))
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
            self.left_out.hide()
            self.means_model.typed, self.means_model.faults = {}, {}
            self.box.forget()
        self.figures = figures
        if figures.of(self._number) is None:
            self._number = figures.people[0].number if figures.people else ""
        tr = self._session.tr
        self.means_model.show_content(means_sheet(figures, tr))
        self.means.fit()
        if not self.means.currentIndex().isValid():
            self.means.setCurrentIndex(self.means_model.first_to_take())
        count = sum(len(person.unrated) for person in figures.people)
        people = sum(bool(person.unrated) for person in figures.people)
        if figures.closed:
            self.missing.setText(tr.t("Closed; nothing can be changed"))
        elif count:
            self.missing.setText(tr.n("{count} rating missing", "{count} ratings missing", count))
        else:
            self.missing.setText(tr.t("Nothing missing"))
        told = count and not figures.closed
        self.explain.setText(tr.n("of {count} person", "of {count} people", people) if told else "")
        self._show_person()

    def _show_person(self) -> None:
        figures, person = self.figures, self.person
        if figures is None or person is None:
            return
        month, today = figures.month, self._session.ctx.clock.today()
        self.box.show_person(figures, person, today if today in month else month.last)
        self.guide.show_person(person)
        self.faults.tell()

    def _tell_left_out(self, said: str) -> None:
        self.left_out.setText(said)
        self.left_out.setVisible(bool(said))

    def _went_to(self, number: str, column: str) -> None:
        if number != self._number:
            self.box.leave(self._number, number)
            self._number = number
            self._show_person()
            self.box.write()
        self._guide(column)
        self.faults.tell()
        self.person_chosen.emit(number)

    def _guide(self, column: str, typed: str | None = None, sheet: Sheet | None = None) -> None:
        """Tell what the scores of a column stand for, and mark what stands in the caret's cell."""
        figures = self.figures
        wanted = criterion_of(column)
        criterion = next((c for c in figures.rating_criteria if c.id == wanted), None) if figures else None
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

    def _paste_means(self, text: str) -> None:
        at, content = self.means.currentIndex(), self.means_model.content
        columns = [one for one in content.columns if not one.shown]
        hidden = len(content.columns) - len(columns)
        place = (max(at.row(), 0), max(at.column() - hidden, 0))
        landing = land(block_of(text), names_of(content.rows), names_of(columns), place)
        self._tell_left_out(paste_words(landing, self._session.tr))
        self.means_model.put(landing.cells)
