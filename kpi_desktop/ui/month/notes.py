"""Panels beneath the score table: what is to be known about the month, and who moved since the last seal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from kpi_desktop.reports.content import MonthContent, NoticeContent
from kpi_desktop.reports.notices import grouped
from kpi_desktop.services.closing import Moved, Standing
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Column, Table, TableModel, label, named, restyle, row, rule, stack
from kpi_desktop.ui.month.reading import MonthData
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import ROW_HEIGHT

MOST_ROWS = 4
"""Rows that are shown without scrolling."""
MOST_BESIDE = 2
"""The same where doubts stand above, which matter more."""


@dataclass(frozen=True, slots=True)
class Note:
    """One row.

    Attributes:
        employee: Employee number of whom it concerns; empty for several people or the team.
        name: Whom it concerns; may be empty.
        what: What is to be known.
        members: A row for each person where it is said of several at once.
        beneath: One of those rows; its name stands in the place of the sentence, where there is room for it.
    """

    employee: str
    name: str
    what: str
    members: tuple[Note, ...] = ()
    beneath: bool = False


class NotesPanel(QFrame):
    """A titled list of notes; opening one chooses the person, or unfolds the people whom it concerns.

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
        self._tr, self._chosen = session.tr, chosen
        self._shown: tuple[Note, ...] = ()
        self._unfolded: set[Note] = set()
        self._most = MOST_ROWS
        picture = QLabel()
        picture.setPixmap(session.icons.pixmap(icon, theme.colour("doubt" if icon == "warning" else "second_ink")))
        self.title: QLabel = label("", "strong")
        self.explain: QLabel = label("", "third")
        columns: tuple[Column[Note], ...] = (
            Column("", text=self._whose, width=124, tip=_tip),
            Column("", text=lambda note: note.what, ink=lambda _: "second_ink", tip=lambda note: note.what),
        )
        self.notes: TableModel[Note] = TableModel(columns)
        self.table = Table(self.notes, theme, "")
        self.table.horizontalHeader().hide()
        restyle(self.table, bare=True)
        self.table.activated.connect(lambda index: self._opened(index.row()))
        self.table.clicked.connect(lambda index: self._opened(index.row()))
        head = row(picture, self.title, self.explain, None, margins=(16, 8, 16, 8))
        body = row(self.table, margins=(7, 0, 7, 0))
        self.setLayout(stack(head, rule(), body, gap=0, margins=(1, 1, 1, 2)))
        self.hide()

    def show_notes(self, title: str, explain: str, notes: Sequence[Note], most: int = MOST_ROWS) -> None:
        """Replace the notes; the panel hides where there are none, and scrolls where there are more than `most`."""
        self.title.setText(title)
        self.explain.setText(explain)
        named(self.table, title, explain)
        self._shown, self._most = tuple(notes), most
        self._unfolded &= set(notes)
        self._fill()
        self.setVisible(bool(notes))

    def _fill(self) -> None:
        rows = [row for note in self._shown for row in (note, *(note.members if note in self._unfolded else ()))]
        at = self.table.currentIndex().row()
        self.notes.show_rows(rows)
        if 0 <= at < len(rows):
            self.table.setCurrentIndex(self.notes.index(at, 0))
        most = MOST_ROWS if self._unfolded else self._most
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if len(rows) > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.table.setVerticalScrollBarPolicy(scrolls)
        self.table.setFixedHeight(max(1, min(len(rows), most) * ROW_HEIGHT - 1))

    def _opened(self, place: int) -> None:
        """Choose the person, or fold and unfold the people."""
        note = self.notes.items[place]
        if note.members:
            self._unfolded ^= {note}
            self._fill()
        elif note.employee:
            self._chosen(note.employee)

    def _whose(self, note: Note) -> str:
        if note.members:
            sign = "▼" if note in self._unfolded else "▶"
            return f"{sign} {note.name}"
        return note.name


def _tip(note: Note) -> str:
    return "\n".join(member.what for member in note.members) or note.name


class Notes:
    """Both lists beneath the table: who moved since the last seal, and what is to be known.

    Args:
        session: The window's work.
        chosen: Called with an employee number when a row is opened.
    """

    def __init__(self, session: Session, chosen: Callable[[str], object]) -> None:
        """Start with no month."""
        self._tr = session.tr
        self.moved = NotesPanel(session, "info", chosen)
        self.notices = NotesPanel(session, "warning", chosen)

    def show_month(self, data: MonthData) -> None:
        """Show what a month has of either."""
        tr = self._tr
        notes = notices_of(data.content, data.notices, tr)
        title = tr.n("{count} notice", "{count} notices", len(notes))
        most = MOST_BESIDE if data.doubts else MOST_ROWS
        self.notices.show_notes(title, tr.t("To be known before closing; they change no score"), notes, most)
        moved = moved_notes(data.moved, data.content.decimals, tr)
        title = tr.n("{count} person moved", "{count} people moved", len(moved))
        self.moved.show_notes(title, tr.t("Under the last seal, and now"), moved, most)


def notices_of(content: MonthContent, notices: Iterable[NoticeContent], tr: Translator) -> tuple[Note, ...]:
    """Notices with names in place of numbers; what is said of several people is one note.

    Args:
        content: The month, for names.
        notices: Those that are to be shown.
        tr: Counts people.
    """

    def name_of(notice: NoticeContent) -> str:
        person = content.person(notice.employee) if notice.employee else None
        return person.name or person.employee if person else notice.where

    notes = []
    for group in grouped(notices):
        first = group.first
        if len(group.notices) == 1:
            notes.append(Note(first.employee or "", name_of(first), group.what))
            continue
        members = tuple(Note(one.employee or "", "", name_of(one), beneath=True) for one in group.notices)
        people = tr.n("{count} person", "{count} people", len(members))
        notes.append(Note("", people, group.what, members))
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
    if standing.pay is not None:
        parts.append(tr.t("pay {pay} yuan", pay=tr.points(standing.pay, 2, signed=False)))
    return tr.listed(parts, "clause")


__all__ = ["MOST_BESIDE", "MOST_ROWS", "Note", "Notes", "NotesPanel", "moved_notes", "notices_of"]
