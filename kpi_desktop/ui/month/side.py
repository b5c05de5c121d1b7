"""The side panel of the month: one person's score and every line that made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.content import MonthContent, PersonContent
from kpi_desktop.ui.kit import button, icon_button, label, named, row, stack
from kpi_desktop.ui.month.clips import with_files
from kpi_desktop.ui.month.explanation import explanation, spoken, standing_text
from kpi_desktop.ui.month.explanation_view import ExplanationView
from kpi_desktop.ui.month.following import Following
from kpi_desktop.ui.reports.papers import Kind, kind_title
from kpi_desktop.ui.reports.strip_picture import StripPicture
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import SIDE_PANEL_WIDTH, Type
from kpi_desktop.ui.veil_cover import unless_veiled

_HEAD_ROOM = SIDE_PANEL_WIDTH - 40 - 32 - 24
"""Pixels for name and standing side by side."""


_SETTLES = 100
"""Milliseconds within which rows that were just shown have their height."""


class SidePanel(QFrame):
    """Name, rank, figure and explanation of the chosen person.

    Args:
        session: Words, colours and icons.
        closed: Called when the panel is closed.
        print_paper: Called with an employee number and a paper, to print it for that person alone.
        following: What followed their month.
    """

    def __init__(
        self,
        session: Session,
        closed: Callable[[], object],
        print_paper: Callable[[str, Kind], object],
        following: Following,
    ) -> None:
        """Lay out an empty panel."""
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(SIDE_PANEL_WIDTH)
        self._tr, self._veil = session.tr, session.veil
        self._theme = session.theme
        self._employee = ""
        self._print_paper = print_paper
        tr, theme, icons = session.tr, session.theme, session.icons
        self.name: QLabel = label("", "panel-title", wrap=True)
        self.standing: QLabel = label("", ink="third")
        self.standing_below: QLabel = label("", ink="third")
        self.figure: QLabel = label("", "figure")
        self.figure.setFixedHeight(40)
        self.view = ExplanationView(theme)
        self.view.row_reached.connect(self._reach)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown = QWidget()
        shown.setLayout(stack(self.view, following.history, None, gap=0))
        self.area.setWidget(shown)
        self._wanted: int | None = None
        self.area.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._seek())
        self.following = following
        ink = theme.colour("second_ink")
        self.close_button = icon_button(icons.icon("close", ink), tr.t("Close the panel"), closed)
        self.close_button.setIconSize(QSize(16, 16))
        self.print_button = button(
            tr.t("Print strip"),
            lambda: print_paper(self._employee, Kind.STRIPS),
            icon=icons.icon("print", ink),
            small=True,
        )
        head = row(self.name, self.standing, None, self.close_button, gap=8)
        self.letters: dict[Kind, QPushButton] = {}
        for kind in Kind:
            if kind.letter is not None:
                self.letters[kind] = button(
                    kind_title(kind, tr),
                    partial(self._print_letter, kind),
                    icon=icons.icon("print", ink),
                    small=True,
                )
                named(self.letters[kind], tr.t("Print: {paper}", paper=kind_title(kind, tr)))
                self.letters[kind].setToolTip(tr.t("The flag above calls for it"))
        self._month: Month | None = None
        self.picture = StripPicture(session, self, self._whose)
        foot = stack(
            self.picture.told,
            row(*self.letters.values(), None),
            row(self.print_button, following.note, None),
        )
        above = row(self.figure, None, self.picture.button)
        parts = stack(head, self.standing_below, above, 8, self.area, 8, foot, gap=0, margins=(20, 12, 20, 16))
        parts.setStretchFactor(self.area, 1)
        self.setLayout(parts)

    def show_person(
        self,
        person: PersonContent | None,
        content: MonthContent,
        clauses: Mapping[str, str] | None = None,
        files: Mapping[int, int] | None = None,
    ) -> None:
        """Show a person, or an empty panel.

        Args:
            person: Who.
            content: The month.
            clauses: Where the regulation says so, by criterion and category.
            files: How many files each incident has, by its place in the month's facts.
        """
        employee = person.employee if person else ""
        if employee != self._employee:
            self.picture.forget()
        self._employee, self._month = employee, Month.parse(content.month)
        for part in (self.figure, self.area, self.print_button, self.picture.button):
            part.setVisible(person is not None)
        for part in (self.print_button, self.picture.button):
            unless_veiled(part, self._veil, self._tr)
        for kind, each in self.letters.items():
            letter = kind.letter
            each.setVisible(person is not None and letter is not None and bool(letter.flags_of(person)))
        self._stand(person)
        self.following.show_person(person)
        if person is None:
            self.name.setText(self._tr.t("Nobody chosen"))
            self.view.show_rows(())
            return
        self.name.setText(person.name or person.employee)
        self.figure.setText(person.score)
        named(self.figure, self._tr.t("Score {points}", points=person.score))
        rows = with_files(explanation(person, content, self._tr, clauses), files or {}, self._tr)
        self.view.show_rows(rows)
        title = self._tr.t("How {name} came to {points}", name=person.name, points=person.score)
        named(self.area, title, spoken(rows))
        named(self.view, title, spoken(rows))
        self.area.verticalScrollBar().setValue(0)

    def show_category(self, category: str) -> None:
        """Bring a category's heading to the top, as far as there is enough beneath it."""
        span = self.view.span_of(category)
        if span is not None:
            self._wanted = span[0]
            self._seek()
            QTimer.singleShot(_SETTLES, self, self._arrived)

    def _seek(self) -> None:
        """Scroll to what is wanted, again when the area learns how high new rows are."""
        if self._wanted is not None:
            self.area.verticalScrollBar().setValue(self._wanted)

    def _arrived(self) -> None:
        self._wanted = None

    def _reach(self, top: int, bottom: int) -> None:
        self.area.ensureVisible(0, (top + bottom) // 2, 0, (bottom - top) // 2 + 8)

    def _whose(self) -> tuple[Month, str] | None:
        return (self._month, self._employee) if self._month is not None and self._employee else None

    def _print_letter(self, kind: Kind) -> None:
        self._print_paper(self._employee, kind)

    def _stand(self, person: PersonContent | None) -> None:
        """Rank and grade stand beside the name, or beneath where the name is too long."""
        text = standing_text(person, self._tr) if person and not self._veil.drawn else ""
        fonts = (self._theme.font(Type.PANEL_TITLE), self._theme.font(Type.BODY))
        name = person.name if person else ""
        widths = [QFontMetrics(font).horizontalAdvance(part) for font, part in zip(fonts, (name, text), strict=True)]
        beside = sum(widths) < _HEAD_ROOM
        for part, shown in ((self.standing, beside), (self.standing_below, not beside)):
            part.setText(text)
            part.setVisible(shown and bool(text))
