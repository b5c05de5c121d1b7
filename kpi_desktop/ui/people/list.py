"""The list at the left: everybody of the team, found by name, pinyin or number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit

from kpi_desktop.services.people import Person
from kpi_desktop.ui.kit import Column, Table, TableModel, button, label, named, stack
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.people.finding import fits
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Type

WIDTH = 176
_ROW = 30
_NUMBER_WIDTH = 64


class _Search(QLineEdit):
    """Arrow keys go to the list beneath, so that a name is typed and chosen without leaving the field."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move in the list."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class PeopleList(QFrame):
    """Search and list.

    Args:
        session: The window's work.
        to_roster: Called to keep the roster.
        is_gone: Whether a person has left.

    Signals:
        chosen: The person of the current row, or None.
        left_wanted: Whoever has left is to be listed too, or no longer.
    """

    chosen = Signal(object)
    left_wanted = Signal(bool)

    def __init__(self, session: Session, to_roster: Callable[[], object], is_gone: Callable[[Person], bool]) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("side-left")
        self.setFixedWidth(WIDTH)
        tr = session.tr
        self._people: tuple[Person, ...] = ()
        self._quiet = False
        self.search = named(_Search(), tr.t("Search"), tr.t("By name, pinyin, initials or number"))
        self.search.setPlaceholderText(tr.c("people", "Search"))
        glass = session.icons.icon("search", session.theme.colour("third_ink"))
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition).setText(tr.t("Search"))
        self.count: QLabel = label("", "secondary")

        def ink(person: Person) -> str:
            return "third_ink" if is_gone(person) else "ink"

        self.model: TableModel[Person] = TableModel(
            (
                Column(tr.t("Name"), lambda person: person.name, ink=ink, tip=lambda person: person.name, middle=True),
                Column(
                    tr.t("Number"),
                    lambda person: person.number,
                    ink=lambda _: "third_ink",
                    right=True,
                    width=_NUMBER_WIDTH,
                    type=lambda _: Type.SECONDARY,
                    tip=lambda person: person.number,
                ),
            )
        )
        self.table = Table(self.model, session.theme, tr.t("People"), row_height=_ROW)
        self.table.horizontalHeader().hide()
        self.table.setProperty("bare", True)
        self.nobody: QLabel = label(tr.t("Nobody fits. Try fewer letters."), "secondary", wrap=True)
        self.with_left = named(QCheckBox(tr.t("Include leavers")), tr.t("Include leavers"))
        self.with_left.toggled.connect(self.left_wanted)
        self.roster_button = button(tr.t("Roster"), to_roster, small=True)
        top = stack(self.search, self.count, gap=8, margins=(12, 14, 12, 4))
        foot = stack(self.with_left, self.roster_button, gap=8, margins=(12, 8, 12, 12))
        whole = stack(gap=0, margins=(0, 0, 1, 0))
        whole.addLayout(top)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.nobody)
        whole.addStretch(0)
        whole.addLayout(foot)
        self.nobody.setContentsMargins(12, 4, 12, 4)
        self.setLayout(whole)
        self.search.textChanged.connect(lambda _: self._filter())
        self.search.stepped.connect(self._step)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell())

    @property
    def current(self) -> Person | None:
        """The person of the current row."""
        item = self.table.current_item()
        return item if isinstance(item, Person) else None

    @property
    def listed(self) -> tuple[Person, ...]:
        """Everybody who can be found here."""
        return self._people

    def show_people(self, people: Sequence[Person], counted: str) -> None:
        """List people; who was chosen stays so."""
        self._people = tuple(people)
        self.count.setText(counted)
        self._filter()

    def choose(self, number: str) -> None:
        """Put the caret on a person; what hides the person in the list is taken back."""
        if all(person.number != number for person in self.model.items):
            self.search.clear()
        rows = (place for place, person in enumerate(self.model.items) if person.number == number)
        self.table.setCurrentIndex(self.model.index(next(rows, 0), 0))

    def _filter(self) -> None:
        kept = self.current
        found = [person for person in self._people if fits(person, self.search.text())]
        self._quiet = True
        self.model.show_rows(found)
        self._fit_numbers()
        place = next((at for at, one in enumerate(found) if kept is not None and one.number == kept.number), 0)
        if found:
            self.table.setCurrentIndex(self.model.index(place, 0))
        self._quiet = False
        self.table.setVisible(bool(found))
        self.nobody.setVisible(not found and bool(self._people))
        self._tell()

    def _fit_numbers(self) -> None:
        """Short numbers leave their room to the names."""
        longest = max((self.table.fontMetrics().horizontalAdvance(each.number) for each in self._people), default=0)
        self.table.setColumnWidth(1, min(longest + 2 * CELL_PADDING, _NUMBER_WIDTH))

    def _step(self, step: int) -> None:
        rows = self.model.rowCount()
        if rows:
            row = min(max(0, self.table.currentIndex().row() + step), rows - 1)
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _tell(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.current)
