"""Panels beneath the score table: what is to be known about the month, and who moved since the last seal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from kpi_desktop.reports.content import MonthContent
from kpi_desktop.services.closing import Moved, Standing
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Column, Table, TableModel, label, named, restyle, row, rule, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import ROW_HEIGHT

MOST_ROWS = 4
"""Rows that are shown without scrolling."""
MOST_BESIDE = 2
"""The same where doubts stand above, which matter more."""


@dataclass(frozen=True, slots=True)
class Note:
    """One row: whom it concerns (employee number and name, both may be empty), and what is to be known."""

    employee: str
    name: str
    what: str


class NotesPanel(QFrame):
    """A titled list of notes; choosing one chooses the person.

    Args:
        session: Words, colours and icons.
        icon: Name of the icon beside the title.
        chosen: Called with an employee number when a row is opened.
    """

    def __init__(self, session: Session, icon: str, chosen: Callable[[str], object]) -> None:
        """Start hidden: there is nothing to know yet."""
        super().__init__()
        self.setObjectName("panel")
        theme = session.theme
        picture = QLabel()
        picture.setPixmap(session.icons.pixmap(icon, theme.colour("doubt" if icon == "warning" else "second_ink")))
        self.title: QLabel = label("", "strong")
        self.explain: QLabel = label("", "third")
        columns: tuple[Column[Note], ...] = (
            Column("", text=lambda note: note.name, width=110, tip=lambda note: note.name),
            Column("", text=lambda note: note.what, ink=lambda _: "second_ink", tip=lambda note: note.what),
        )
        self.notes: TableModel[Note] = TableModel(columns)
        self.table = Table(self.notes, theme, "")
        self.table.horizontalHeader().hide()
        restyle(self.table, bare=True)
        self.table.activated.connect(lambda index: chosen(self.notes.item(index).employee))
        self.table.clicked.connect(lambda index: chosen(self.notes.item(index).employee))
        head = row(picture, self.title, self.explain, None, margins=(16, 8, 16, 8))
        body = row(self.table, margins=(7, 0, 7, 0))
        self.setLayout(stack(head, rule(), body, gap=0, margins=(1, 1, 1, 2)))
        self.hide()

    def show_notes(self, title: str, explain: str, notes: Sequence[Note], most: int = MOST_ROWS) -> None:
        """Replace the notes; the panel hides where there are none, and scrolls where there are more than `most`."""
        self.title.setText(title)
        self.explain.setText(explain)
        named(self.table, title, explain)
        self.notes.show_rows(notes)
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if len(notes) > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.table.setVerticalScrollBarPolicy(scrolls)
        self.table.setFixedHeight(max(1, min(len(notes), most) * ROW_HEIGHT - 1))
        self.setVisible(bool(notes))


def notices_of(content: MonthContent, told: Collection[tuple[str, str]] = ()) -> tuple[Note, ...]:
    """The month's notices with names in place of numbers.

    Args:
        content: The month.
        told: Employee number and criterion of what is told among the doubts already.
    """
    notes = []
    for notice in content.notices:
        if (notice.employee, notice.criterion) in told:
            continue
        person = content.person(notice.employee) if notice.employee else None
        name = person.name if person else notice.where
        notes.append(Note(notice.employee or "", name, notice.what))
    return tuple(notes)


def moved_notes(moved: Sequence[Moved], decimals: int, tr: Translator) -> tuple[Note, ...]:
    """Who stands otherwise than under the last seal, before and after."""
    return tuple(
        Note(
            one.number,
            one.name,
            tr.t(
                "{before} → {after}",
                before=_standing(one.before, decimals, tr),
                after=_standing(one.after, decimals, tr),
            ),
        )
        for one in moved
    )


def _standing(standing: Standing | None, decimals: int, tr: Translator) -> str:
    if standing is None:
        return tr.t("not in the table")
    parts = [tr.points(standing.score, decimals, signed=False)]
    parts.append(tr.t("not ranked") if standing.rank is None else tr.t("no. {rank}", rank=standing.rank))
    if standing.grade is not None:
        parts.append(tr.label(standing.grade))
    return ("，" if tr.language == "zh" else ", ").join(parts)


__all__ = ["MOST_BESIDE", "MOST_ROWS", "Note", "NotesPanel", "moved_notes", "notices_of"]
