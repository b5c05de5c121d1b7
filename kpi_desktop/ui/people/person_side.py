"""The side of a person's page: flags, what is ahead, strips of past months, objections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.person_content import ObjectionTold, PersonPage, RaisedFlag, Strip
from kpi_desktop.ui.kit import button, icon_button, label, named, restyle, row, rule, stack
from kpi_desktop.ui.people.panel import breakable
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import SIDE_PANEL_WIDTH
from kpi_desktop.ui.veil import DASH


class PersonSide(QFrame):
    """Made anew for every person: it is small.

    Args:
        session: Words, colours and icons.
        print_strip: Called with a strip, to print it.
        show_all: Called to show the strips of all months.
    """

    def __init__(
        self, session: Session, print_strip: Callable[[Strip], object], show_all: Callable[[], object]
    ) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(SIDE_PANEL_WIDTH)
        self._session, self._print_strip, self._show_all = session, print_strip, show_all
        self.printers: tuple[QPushButton, ...] = ()
        self.all_button: QPushButton | None = None
        self._months: dict[Month, QLabel] = {}
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named(self._scroll, session.tr.t("Flags, level, strips and objections"))
        self.setLayout(stack(self._scroll, gap=0, margins=(1, 0, 0, 0)))

    def show_page(self, page: PersonPage) -> None:
        """Show a person."""
        parts: list[QLayout] = [self._flags(page.flags)]
        if page.ahead:
            parts.append(self._ahead(page.ahead))
        parts.append(self._strips(page))
        if page.objections:
            parts.append(self._objections(page.objections))
        body: QVBoxLayout = stack(gap=16, margins=(20, 16, 16, 20))
        for place, part in enumerate(parts):
            if place:
                body.addWidget(rule())
            body.addLayout(part)
        body.addStretch(1)
        inside = QWidget()
        inside.setLayout(body)
        before = self._scroll.takeWidget()
        if before is not None:
            before.hide()
            before.deleteLater()  # a button on it may have brought us here
        self._scroll.setWidget(inside)

    def mark(self, month: Month | None) -> None:
        """Mark the strip of the month that is looked at, and bring it in sight."""
        for each, shown in self._months.items():
            restyle(shown, use="strong" if each == month else "body")
        if month in self._months:
            self._scroll.ensureWidgetVisible(self._months[month], 0, 24)

    def _flags(self, flags: Sequence[RaisedFlag]) -> QLayout:
        tr = self._session.tr
        layout = stack(label(tr.t("Flags"), "panel-title"), gap=10)
        if self._session.veil.drawn:
            layout.addWidget(label(DASH, "secondary"))
        elif not flags:
            layout.addWidget(label(tr.t("None in these months"), "secondary"))
        for flag in flags:
            layout.addLayout(self._flag(flag))
        return layout

    def _flag(self, flag: RaisedFlag) -> QLayout:
        theme, icons = self._session.theme, self._session.icons
        mark = QLabel()
        icon, ink = ("check", "second_ink") if flag.settled else ("flag", "doubt")
        mark.setPixmap(icons.pixmap(icon, theme.colour(ink), 16))
        named(mark, self._session.tr.t("settled") if flag.settled else self._session.tr.t("open"))
        title = label(breakable(flag.title), ink="second" if flag.settled else "", wrap=True)
        below = [label(breakable(text), "secondary", wrap=True) for text in (flag.reason, flag.told) if text]
        line = row(mark, stack(title, *below, gap=0), gap=8)
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        return line

    def _ahead(self, ahead: Sequence[str]) -> QLayout:
        layout = stack(label(self._session.tr.t("Ahead"), "panel-title"), gap=6)
        for sentence in ahead:
            layout.addWidget(label(sentence, wrap=True))
        return layout

    def _strips(self, page: PersonPage) -> QLayout:
        tr, shown = self._session.tr, page.strips
        head = row(label(tr.t("Strips of past months"), "panel-title"), None)
        self.all_button = None
        if page.earlier:
            count = len(shown) + page.earlier
            self.all_button = button(tr.n("All {count}", "All {count}", count), self._show_all, "link")
            named(self.all_button, tr.t("Strips of all months"))
            head.addWidget(self.all_button)
        layout = stack(head, gap=0)
        layout.addSpacing(4)
        printers = []
        self._months = {}
        for strip in shown:
            made = self._printer(strip)
            printers.append(made)
            layout.addLayout(self._strip(strip, made))
            layout.addWidget(rule())
        layout.addSpacing(8)
        self.printers = tuple(printers)
        if shown:
            said = tr.t("Printed again from the seal, without pay; with pay under Reports.")
        else:
            said = tr.t("No month is closed yet; strips come with the close.")
        layout.addWidget(label(said, "secondary", wrap=True))
        return layout

    def _printer(self, strip: Strip) -> QPushButton:
        session = self._session
        icon = session.icons.icon("print", session.theme.colour("second_ink"))
        name = session.tr.t("Print the strip of {month}", month=strip.month)
        made = icon_button(icon, name, lambda: self._print_strip(strip))
        made.setIconSize(QSize(16, 16))
        made.setProperty("compact", True)
        if session.veil.drawn:
            made.setEnabled(False)
            made.setToolTip(session.tr.t("Not while the veil is drawn"))
        return made

    def _strip(self, strip: Strip, printer: QPushButton) -> QLayout:
        month, score = label(str(strip.month)), label(strip.score)
        self._months[strip.month] = month
        month.setFixedWidth(66)
        score.setFixedWidth(52)
        score.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        state = label(strip.state, "secondary", ink="doubt" if strip.open else "", wrap=True)
        line = row(month, score, 4, state, printer, gap=4, margins=(0, 2, 0, 2))
        line.setStretch(3, 1)
        return line

    def _objections(self, objections: Sequence[ObjectionTold]) -> QLayout:
        layout = stack(label(self._session.tr.t("Objections"), "panel-title"), gap=8)
        for one in objections:
            title = label(breakable(one.title), ink="doubt" if one.open else "", wrap=True)
            layout.addLayout(stack(title, label(breakable(one.text), "secondary", wrap=True), gap=0))
        return layout
