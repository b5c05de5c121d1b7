"""One person: head, the score over the months, deductions and praise side by side, what follows at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.render.measure import Fonts
from kpi_desktop.reports.person_content import PersonPage, Strip
from kpi_desktop.reports.person_timeline import Entry
from kpi_desktop.ui.evidence import EvidenceDialog, Subject
from kpi_desktop.ui.kit import Elided, button, icon_button, label, named, panel, row, stack
from kpi_desktop.ui.people.person_side import PersonSide
from kpi_desktop.ui.people.printing import Printing
from kpi_desktop.ui.people.timeline import Timeline
from kpi_desktop.ui.people.trend_view import TrendView
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import with_keys
from kpi_desktop.ui.theme import HEADER_HEIGHT
from kpi_desktop.ui.undo_bar import UndoBar

_MARGIN = 20

_SPELLING_WIDTH = 160
"""A long name leaves room for the number, and how it is spoken isn't shown in parts: pixels."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a person's page leads.

    Attributes:
        log: To Today, with the person in the line.
        edit: To the form that changes the person.
        leave: To the form of the last day.
        show_all: To the strips of all months.
    """

    log: Callable[[], object]
    edit: Callable[[], object]
    leave: Callable[[], object]
    show_all: Callable[[], object]


class PersonPane(QWidget):
    """Shows one person, or says that nobody is chosen."""

    def __init__(self, session: Session, ways: Ways) -> None:
        """Start empty."""
        super().__init__()
        tr, icons, theme = session.tr, session.icons, session.theme
        self._session = session
        self.page: PersonPage | None = None
        self._paper: PersonPage | None = None
        self._by_category = False
        self.printing = Printing(session, self)
        self.told = UndoBar(session)
        self.name = Elided("", "title")
        self.spelling = Elided("", ink="second")
        self.facts = Elided("", "secondary")
        ink = theme.colour("ink")
        self.log_button: QPushButton = button(tr.t("Log an entry"), ways.log, icon=icons.icon("plus", ink))
        self.more_button = icon_button(icons.icon("more", ink), tr.t("More"), lambda: None)
        self.menu = QMenu(self)
        self.edit_action = self.menu.addAction(tr.t("Change…"), ways.edit)
        self.leave_action = self.menu.addAction(tr.t("Last day…"), ways.leave)
        self.menu.addSeparator()
        self.picture_button = icon_button(icons.icon("picture", ink), "", self.save_picture)
        self.picture_button.setIconSize(QSize(20, 20))
        self.copy_action = self.menu.addAction("", self._copy_picture)
        self.menu.addSeparator()
        self.print_action = self.menu.addAction(tr.t("Print this page…"), self._print)
        self.pdf_action = self.menu.addAction(tr.t("Save this page as PDF…"), self._pdf)
        self.trend_title: QLabel = label("", "panel-title")
        self.trend_aside = Elided("", "secondary")
        self.switch: QPushButton = button("", self._switch, "link")
        self.trend = TrendView(theme, Fonts(), tr)
        self.timeline = Timeline(theme, tr, icons.pixmap("clip", theme.colour("second_ink"), 16))
        self.nothing: QLabel = label("", ink="second", wrap=True)
        self.side = PersonSide(session, self._print_strip, ways.show_all)
        self._lay_out()
        self.trend.chosen.connect(self.timeline.go_to)
        self.trend.entered.connect(lambda: self.timeline.setFocus(Qt.FocusReason.OtherFocusReason))
        self.timeline.month_changed.connect(self._mark)
        self.timeline.evidence_wanted.connect(self._show_evidence)

    @property
    def month(self) -> Month | None:
        """The month that is looked at."""
        return self.timeline.month

    def show_page(self, page: PersonPage | None, *, paper: PersonPage | None = None) -> None:
        """Show a person.

        Args:
            page: What is shown; None for nobody.
            paper: What is printed, where that differs.
        """
        same = page is not None and self.page is not None and page.number == self.page.number
        kept = self.timeline.current_item() if same else None
        if not same:
            self.printing.clear()
        self.page, self._paper = page, paper or page
        for action in (self.print_action, self.pdf_action, self.copy_action):
            action.setEnabled(not self._session.veil.drawn)
        for part in (self._head, self._body, self.side):
            part.setVisible(page is not None)
        if page is None:
            return
        tr = self._session.tr
        self.name.say(page.name)
        self.spelling.say(page.spelling)
        self.spelling.setVisible(bool(page.spelling) and self.spelling.sizeHint().width() <= _SPELLING_WIDTH)
        self.facts.say(tr.listed(page.facts, "clause"))
        self._draw_trend()
        self.timeline.show_rows(page.timeline, None if kept is None else kept.month)
        self.timeline.setVisible(bool(page.timeline))
        self.nothing.setVisible(not page.timeline)
        self.nothing.setText(tr.t("Nothing is kept of this person yet. Log an entry, and it stands here."))
        self.side.show_page(page)
        self._mark(self.month)

    def save_picture(self) -> None:
        """Save the strip of the month that is looked at as a picture for chat."""
        heading = self.timeline.heading
        if heading is not None and not self._session.veil.drawn:
            self.printing.picture(heading)

    def _copy_picture(self) -> None:
        if self.timeline.heading is not None:
            self.printing.copy_picture(self.timeline.heading)

    def _mark(self, month: Month | None) -> None:
        """The month that is looked at: marked in the trend and among the strips, and whose strip the picture is of."""
        self.trend.mark(month)
        self.side.mark(month)
        tr, there = self._session.tr, month is not None and not self._session.veil.drawn
        self.picture_button.setEnabled(there)
        self.copy_action.setEnabled(there)
        said = tr.t("Save the strip of {month} as a picture…", month=month) if month else tr.t("Strip as a picture")
        named(self.picture_button, said)
        self.picture_button.setToolTip(with_keys(said, "person-picture"))
        self.copy_action.setText(
            tr.t("Copy the strip of {month} as a picture", month=month)
            if month
            else tr.t("Copy the strip as a picture")
        )

    def _show_evidence(self, entry: Entry) -> None:
        if entry.evidence is None or self.page is None:
            return
        told = self._session.tr.t("{name}, {what}", name=self.page.name, what=entry.title)
        subject = Subject((entry.evidence.incident,), told, entry.evidence.day, voided=entry.struck)
        EvidenceDialog(self._session, subject, self.window()).exec()

    def _draw_trend(self) -> None:
        page, tr = self.page, self._session.tr
        shown = None if page is None else (page.categories if self._by_category else page.trend) or page.trend
        self._trend_panel.setVisible(shown is not None)
        if page is None or shown is None:
            self.trend_aside.say("")
            self.trend.show_trend(None)
            return
        self.trend_title.setText(shown.title)
        self.trend_aside.say(shown.aside)
        self.switch.setVisible(page.categories is not None)
        text = tr.t("Show the score") if self._by_category else tr.t("Show by category")
        self.switch.setText(text)
        named(self.switch, text)
        self.trend.show_trend(shown)

    def _switch(self) -> None:
        self._by_category = not self._by_category
        self._draw_trend()

    def _lay_out(self) -> None:
        self.more_button.setMenu(self.menu)
        self.more_button.setIconSize(QSize(20, 20))
        who = row(self.name, 4, self.spelling)
        who.setStretchFactor(self.spelling, 1)  # the name is cut last
        told = stack(None, who, self.facts, None, gap=0)
        head = row(told, self.log_button, self.picture_button, self.more_button)
        head.setStretchFactor(told, 1)
        self._head = QWidget()
        self._head.setFixedHeight(HEADER_HEIGHT)
        self._head.setLayout(head)
        title = row(self.trend_title, self.trend_aside, self.switch)
        title.setStretchFactor(self.trend_aside, 1)
        self._trend_panel = panel(stack(title, self.trend, gap=4, margins=(16, 10, 16, 8)))
        self._body = QWidget()
        body = stack(self._trend_panel, gap=12)
        body.addWidget(self.timeline, 1)
        body.addWidget(self.nothing)
        body.addStretch(0)
        self._body.setLayout(body)
        main = stack(
            self._head, self.told, self.printing.told, self.printing.fault, gap=8, margins=(_MARGIN, 0, _MARGIN, 12)
        )
        main.addWidget(self._body, 1)
        whole = row(gap=0)
        whole.addLayout(main, 1)
        whole.addWidget(self.side)
        self.setLayout(whole)

    def _print(self) -> None:
        if self._paper is not None:
            self.printing.page(self._paper)

    def _pdf(self) -> None:
        if self._paper is not None:
            self.printing.page_as_pdf(self._paper)

    def _print_strip(self, strip: Strip) -> None:
        if self.page is not None:
            self.printing.strip(strip)
