"""The roster, to be searched and kept, and one person's employment beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics, QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.services.context import Operation
from kpi_desktop.services.pay_plans import plan_for
from kpi_desktop.services.people import Person, come_back, roster
from kpi_desktop.services.rosters import proposed_numbers
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.ui.columns import ColumnChoice
from kpi_desktop.ui.kit import Table, TableModel, button, label, named, row, stack
from kpi_desktop.ui.kit.files import ask_file, ask_target
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.people.fields import Asked, asked_of
from kpi_desktop.ui.people.finding import by_number, fits
from kpi_desktop.ui.people.forms import add_dialog, edit_dialog, leave_dialog, return_dialog
from kpi_desktop.ui.people.importing import export_template, import_workbook
from kpi_desktop.ui.people.roster_columns import Told, roster_columns
from kpi_desktop.ui.people.roster_side import Doing, RosterSide
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import HEADER_HEIGHT, Type
from kpi_desktop.ui.undo_bar import UndoBar

SEARCH_WIDTH = 260
_NAME, _POST, _LEVEL, _STATUS = 1, 2, 3, 5
_FITTED = ((_POST, 90, 240), (_LEVEL, 60, 140), (_STATUS, 80, 200))
"""Columns that are as wide as what stands in them, with the least and the most in pixels."""
_LEAST_NAME = 120


class RosterPane(Page):
    """Roster at the left, the chosen person at the right."""

    tells_undo = True

    def __init__(self, session: Session, to_person: Callable[[str], object]) -> None:
        """Lay out; people come with `refresh`.

        Args:
            session: The window's work.
            to_person: Opens somebody's own page.
        """
        super().__init__(session)
        tr = session.tr
        self._to_person = to_person
        self._people: tuple[Person, ...] = ()
        self._posts: dict[str, str] = {}
        self._levels: dict[str, str] = {}
        self._asked = Asked()
        self.search = named(QLineEdit(), tr.t("Search"), tr.t("By name, pinyin, initials or number"))
        self.search.setPlaceholderText(tr.t("Name, pinyin or number"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(SEARCH_WIDTH)
        glass = session.icons.icon("search", session.theme.colour("third_ink"))
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition).setText(tr.t("Search"))
        for clear in self.search.findChildren(QAction, "_q_qlineeditclearaction"):
            clear.setText(tr.t("Clear the search"))
        self.with_left = named(QCheckBox(tr.t("Include leavers")), tr.t("Include leavers"))
        self.count: QLabel = label("", "secondary")
        self.model: TableModel[Person] = TableModel(
            roster_columns(tr, Told(self.is_gone, self._post, self._level, self.status))
        )
        self.table = Table(self.model, session.theme, tr.t("Roster"), sortable=True)
        self.nobody: QLabel = label("", ink="second", wrap=True)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told = UndoBar(session)
        self.side = RosterSide(session, Doing(self.open_person, self.edit, self.leave, self.stay, self.employ_again))
        self.add_button = button(tr.t("Add a person…"), self.add, "primary", shortcut="Ctrl+N")
        self.import_button = button(tr.t("Import workbook…"), self._import, "flat", icon=self._icon("import"))
        self.template_button = button(tr.t("Save empty template…"), self._template, "flat", icon=self._icon("export"))
        self._lay_out()
        self.column_choice = ColumnChoice(session, self.table, "roster")
        self.search.textChanged.connect(self._filter)
        self.with_left.toggled.connect(lambda _: self._read())
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_person())
        self.table.activated.connect(lambda *_: self.open_person())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)

    @property
    def chosen(self) -> Person | None:
        """The person that the caret is on."""
        item = self.table.current_item()
        return item if isinstance(item, Person) else None

    def refresh(self, operation: Operation | None = None) -> None:
        """Read the roster anew; tell what was done here."""
        self._read()
        if operation is None:
            self.told.hide()
        else:
            self.told.refresh(operation)

    def first_field(self) -> QWidget:
        """The search."""
        return self.search

    def choose(self, number: str) -> None:
        """Put the caret on a person."""
        rows = (place for place, person in enumerate(self.model.items) if person.number == number)
        self.table.setCurrentIndex(self.model.index(next(rows, 0), 0))

    def open_person(self) -> None:
        """Open the chosen person's own page."""
        if self.chosen is not None:
            self._to_person(self.chosen.number)

    def add(self) -> None:
        """Ask for a new person."""
        rows = [{"number": person.number, "name": person.name} for person in self._everyone()]
        proposed = proposed_numbers([*rows, {"name": "?"}]).get(len(rows), "")
        if add_dialog(self, self.session, self._asked, proposed).exec():
            people = self.model.items
            if people:
                self.choose(max(people, key=lambda person: person.id).number)

    def edit(self) -> None:
        """Ask what changes."""
        if self.chosen is not None:
            edit_dialog(self, self.session, self._asked, self.chosen).exec()

    def leave(self) -> None:
        """Ask for the last day."""
        if self.chosen is not None:
            leave_dialog(self, self.session, self.chosen).exec()

    def stay(self) -> None:
        """Take a leaving back."""
        person, session = self.chosen, self.session
        if person is not None:
            session.run(lambda: come_back(session.ctx, person.number))

    def employ_again(self) -> None:
        """Ask for the new first day."""
        if self.chosen is not None:
            return_dialog(self, self.session, self.chosen).exec()

    def status(self, person: Person) -> str:
        """Where a person stands: regular, on probation, about to join or leave, left."""
        tr, today = self.tr_, self.session.ctx.clock.today()
        if person.left is not None:
            if person.left == today:
                return tr.t("leaves today")
            if person.left < today:
                return tr.t("left on {day}", day=person.left)
            return tr.t("leaves on {day}", day=person.left)
        if person.hired is not None and person.hired > today:
            return tr.t("joins on {day}", day=person.hired)
        return tr.c("employment", "probation") if person.probation else tr.c("employment", "regular")

    def _fit(self) -> None:
        """Give post, level and status what they need, and the name the rest, but never too little."""
        metrics = QFontMetrics(self.session.theme.font(Type.BODY))
        room = self.table.viewport().width() - _LEAST_NAME
        for place, least, most in _FITTED:
            cells = (str(self.model.index(row, place).data()) for row in range(self.model.rowCount()))
            title = str(self.model.headerData(place, Qt.Orientation.Horizontal))
            wish = max(metrics.horizontalAdvance(text) for text in (title, *cells)) + 2 * CELL_PADDING + 2
            self.table.setColumnWidth(place, max(least, min(wish, most)))
        others = sum(self.table.columnWidth(place) for place in range(self.model.columnCount()) if place != _NAME)
        over = max(0, others - room)
        self.table.setColumnWidth(_POST, max(_FITTED[0][1], self.table.columnWidth(_POST) - over))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._fit()

    def is_gone(self, person: Person) -> bool:
        """Whether a person has left."""
        return person.left is not None and person.left < self.session.ctx.clock.today()

    def _post(self, person: Person) -> str:
        return self._posts.get(person.post, person.post) if person.post else ""

    def _level(self, person: Person) -> str:
        return self._levels.get(person.level, person.level) if person.level else ""

    def _lay_out(self) -> None:
        head = QWidget()
        head.setFixedHeight(HEADER_HEIGHT)
        title = label(self.tr_.t("Roster"), "title")
        head.setLayout(row(title, 4, self.count, None, self.template_button, self.import_button, self.add_button))
        tools = row(self.search, 8, self.with_left, None)
        left = stack(head, tools, 4, self.told, self.table, self.nobody, gap=8, margins=(24, 0, 24, 20))
        left.setStretch(4, 1)
        whole = row(left, self.side, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _read(self) -> None:
        session = self.session
        found = roster(session.ctx, session.team, include_left=self.with_left.isChecked())
        self._people = tuple(sorted(found, key=by_number))
        month = Month.of(session.ctx.clock.today())
        try:
            scheme = scheme_for(session.ctx, session.team, month)
            self._asked = asked_of(scheme, plan_for(session.ctx, session.team, month))
        except KpiError:
            self._asked = Asked()
        self._posts = {post.id: session.tr.label(post.name) for post in self._asked.posts}
        self._levels = {level.id: session.tr.label(level.name) for level in self._asked.levels}
        present = [person for person in self._people if not self.is_gone(person)]
        self.count.setText(session.tr.n("{count} person", "{count} people", len(present)))
        self._filter()

    def _filter(self) -> None:
        tr, kept = self.tr_, self.chosen
        typed = self.search.text()
        found = [person for person in self._people if fits(person, typed)]
        self.model.show_rows(found)
        header = self.table.horizontalHeader()
        self.model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        if found:
            self.choose(kept.number if kept else found[0].number)
        self._fit()
        self.table.setVisible(bool(found))
        self.nobody.setVisible(not found)
        if self._people:
            self.nobody.setText(
                tr.t("Nobody fits “{typed}”. Try fewer letters, or tick “Include leavers”.", typed=typed)
            )
        else:
            self.nobody.setText(tr.t("Nobody is on the roster yet. Add a person, or import a workbook."))
        self._show_person()

    def _show_person(self) -> None:
        person = self.chosen
        if person is None:
            self.side.show_nobody(listed=bool(self._people))
        else:
            post, status = self._post(person), self.status(person)
            self.side.show_person(person, post=post, status=status, gone=self.is_gone(person))

    def _everyone(self) -> tuple[Person, ...]:
        return roster(self.session.ctx, self.session.team, include_left=True)

    def _import(self) -> None:
        tr = self.tr_
        path = ask_file(self, tr.t("Import the roster from a workbook"), tr.t("Excel workbook (*.xlsx)"), tr)
        if path is not None:
            import_workbook(self, self.session, path)

    def _template(self) -> None:
        tr = self.tr_
        kinds = tr.t("Excel workbook (*.xlsx)")
        path = ask_target(self, tr.t("Save an empty roster"), tr.t("roster.xlsx"), kinds, tr)
        if path is not None and export_template(self.session, path, self._asked.wages):
            self.told.tell(tr.t("Saved: {file}. Fill it in, then import it here.", file=path.name), can_act=False)

    def _icon(self, name: str) -> QIcon:
        return self.session.icons.icon(name, self.session.theme.colour("ink"))
