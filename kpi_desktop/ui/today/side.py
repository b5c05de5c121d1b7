"""The panel at the right: the standing of the person in question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLayout, QScrollArea, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import Line, LineKind, PersonResult
from kpi_desktop.schemes.model import Category, Grade
from kpi_desktop.services.pinyin import name_key
from kpi_desktop.ui.kit import Elided, label, row, rule, stack, tag
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import SIDE_PANEL_WIDTH
from kpi_desktop.ui.today.desk import Desk, Standing
from kpi_desktop.ui.today.desk_types import Outlook
from kpi_desktop.ui.today.foretold import foretold, one_more
from kpi_desktop.ui.today.loss_bar import LossBar
from kpi_desktop.ui.today.readiness import ReadinessView
from kpi_desktop.ui.today.words import ink_of

_HAPPENED = {LineKind.INCIDENT, LineKind.EXCUSED}
_SHOWN = _HAPPENED | {LineKind.ESCALATION, LineKind.FLOOR, LineKind.CEILING}
_MOST, _LEAST = 14, 3
"""Records that are told at most, and at least, whatever room there is."""
_RECORD_GAP = 6
_LONGEST_NUMBER = 96
_LONGEST_CATEGORY = 96


class SidePanel(QFrame):
    """Shows one content at a time; contents are small and made anew."""

    def __init__(self, session: Session, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self.session = session
        self.desk = desk
        self.setObjectName("side")
        self.setFixedWidth(SIDE_PANEL_WIDTH)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._standing: Standing | None = None
        self.setLayout(stack(self._scroll, gap=0, margins=(1, 0, 0, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many records as there is room for."""
        super().resizeEvent(event)
        if self._standing is not None and event.size().height() != event.oldSize().height():
            self.show_standing(self._standing)

    def show_standing(self, standing: Standing) -> None:
        """One person's month."""
        self._standing = standing
        self._show(StandingView(self.session, self.desk, standing, self.height()))

    def show_readiness(self) -> None:
        """How far the setting-up has come."""
        self._standing = None
        self._show(ReadinessView(self.session, self.desk))

    def show_nothing(self) -> None:
        """A hint where nobody is in question."""
        self._standing = None
        tr = self.session.tr
        hint = label(tr.t("Type a name or choose a row to see how that person stands."), ink="second", wrap=True)
        self._show(_content(stack(hint, None)))

    def _show(self, content: QWidget) -> None:
        self._scroll.setWidget(content)


def _content(layout: QLayout) -> QWidget:
    content = QWidget()
    layout.setContentsMargins(20, 20, 20, 20)
    content.setLayout(layout)
    return content


class StandingView(QWidget):
    """Score now and after, losses by category, the month's records, as many of them as stand in `room` pixels."""

    def __init__(self, session: Session, desk: Desk, standing: Standing, room: int) -> None:
        """Lay out once; another standing is another view."""
        super().__init__()
        self.session = session
        self.desk = desk
        self.standing = standing
        self._present = desk.month == Month.of(desk.today)
        layout = stack(self._person(), self._scores(), gap=10, margins=(20, 20, 20, 20))
        changed = self._grade_change()
        if changed is not None:
            layout.addLayout(changed)
        if not session.veil.drawn:  # a limit or a flag says how somebody stands, also without its number
            for sentence in foretold(self._own_outlook(), session.tr, desk.places):
                layout.addWidget(label(sentence, ink="doubt", wrap=True))
            for sentence in one_more(standing.ahead, session.tr, desk.places):
                layout.addWidget(label(sentence, "secondary", wrap=True))
        if categories := tuple(self._categories()):
            layout.addWidget(rule())
            layout.addLayout(self._losses(categories))
        layout.addWidget(rule())
        layout.addLayout(self._records())
        last = self._last_month()
        if last:
            layout.addWidget(rule())
            layout.addWidget(label(last, "secondary", wrap=True))
        layout.addStretch(1)
        self.setLayout(layout)
        self._leave_out(room)

    def _leave_out(self, room: int) -> None:
        """Say how many of the earliest records there are where they don't fit, in place of scrolling to them."""
        layout = self.layout()
        assert layout is not None  # noqa: S101 - given just above
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        over = layout.totalHeightForWidth(SIDE_PANEL_WIDTH) - room
        for one in reversed(self._rows[_LEAST:]):
            if over <= 0:
                break
            if self._more.isHidden():
                over += self._more.sizeHint().height() + _RECORD_GAP
            over -= one.sizeHint().height() + _RECORD_GAP
            one.hide()
            self._left_out += 1
            self._tell_left_out()

    def _tell_left_out(self) -> None:
        text = self.session.tr.n("and {count} earlier one", "and {count} earlier ones", self._left_out)
        self._more.setText(text)
        self._more.setVisible(self._left_out > 0)

    def _person(self) -> QLayout:
        tr, person = self.session.tr, self.standing.person
        top = row(Elided(person.name, "panel-title"), Elided(name_key(person.name).shown, ink="second"), None)
        number = Elided(tr.t("No. {number}", number=person.number), "secondary", most=_LONGEST_NUMBER)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        number.setMinimumWidth(min(_LONGEST_NUMBER, number.sizeHint().width()))
        top.addWidget(number)
        kind = tr.c("person", "on probation") if person.probation else tr.c("person", "regular")
        about = "  ·  ".join(part for part in (person.team, person.post, kind) if part)
        return stack(top, Elided(about, "secondary"), gap=2)

    def _scores(self) -> QLayout:
        tr, now, after = self.session.tr, self.standing.now, self.standing.after
        shown = tr.points(now.score, self.desk.places, signed=False) if now else "—"
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        caption = tr.t("This month so far") if self._present else tr.month(self.desk.month)
        grid.addWidget(label(caption, "secondary"), 0, 0)
        grid.addWidget(label(shown, "figure"), 1, 0)
        if after is not None:
            arrow = QLabel()
            arrow.setPixmap(self.session.icons.pixmap("chevron-right", self.session.theme.colour("second_ink")))
            grid.addWidget(arrow, 1, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(tr.t("After this entry"), "secondary"), 0, 2)
            figure: QLabel = label(tr.points(after.score, self.desk.places, signed=False), "figure")
            figure.setObjectName("after")
            grid.addWidget(figure, 1, 2)
        grid.setColumnStretch(3, 1)
        return grid

    def _grade_change(self) -> QHBoxLayout | None:
        tr, now, after = self.session.tr, self.standing.now, self.standing.after
        if (
            self.session.veil.drawn
            or now is None
            or after is None
            or now.grade is None
            or after.grade is None
            or now.grade == after.grade
        ):
            return None
        grades = self.standing.scheme.grades
        crossed = _edge(grades, now, after)
        text = tr.t("{from_grade} → {to_grade}", from_grade=now.grade, to_grade=after.grade)
        return row(tag(text, "doubt"), label(tr.t("crosses the line at {edge}", edge=crossed), "secondary"), None)

    def _own_outlook(self) -> tuple[Outlook, ...]:
        return tuple(one for one in self.standing.outlooks if one.after is self.standing.after)

    def _losses(self, categories: Iterable[Category]) -> QLayout:
        tr = self.session.tr
        head = row(label(tr.t("Lost this month") if self._present else tr.t("Lost in the month"), "strong"), gap=6)
        if self.standing.after is not None and not self.session.veil.drawn:
            head.addWidget(label(tr.t("outline: this entry"), "secondary"))
        head.addStretch(1)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, category in enumerate(categories):
            self._loss_row(grid, line, category)
        return stack(head, grid, gap=8)

    def _categories(self) -> Iterator[Category]:
        for category in self.standing.scheme.categories:
            now, after = self._points(category)
            if category.marks is not None or now or after:
                yield category

    def _points(self, category: Category) -> tuple[Fraction, Fraction]:
        now = _of_category(self.standing.now, category.id)
        return now, _of_category(self.standing.after, category.id) if self.standing.after else now

    def _loss_row(self, grid: QGridLayout, line: int, category: Category) -> None:
        tr, theme = self.session.tr, self.session.theme
        now, after = self._points(category)
        name = row(Elided(tr.label(category.name), most=_LONGEST_CATEGORY), gap=4)
        if category.marks is not None:
            name.addWidget(label(tr.t("{marks}", marks=category.marks), "third"))
            bar = LossBar(theme, category.marks - now, category.marks - after)
            change = now - category.marks
        else:
            bar = LossBar(theme, abs(now), abs(after), gain=max(now, after) > 0)
            change = now
        name.addStretch(1)
        grid.addLayout(name, line, 0)
        veiled = self.session.veil.drawn
        if not veiled:
            grid.addWidget(bar, line, 1)
        shown = label(tr.points(change, self.desk.places), ink="" if change and not veiled else "third")
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        shown.setMinimumWidth(40)
        grid.addWidget(shown, line, 2)

    def _records(self) -> QLayout:
        tr, now = self.session.tr, self.standing.now
        shown = _HAPPENED if self.session.veil.drawn else _SHOWN
        lines = [line for line in now.lines if line.kind in shown] if now else []
        lines.sort(key=lambda line: line.date.isoformat() if line.date else "", reverse=True)
        single = sum(line.kind in {LineKind.INCIDENT, LineKind.EXCUSED} for line in lines)
        head = tr.n("{count} record this month", "{count} records this month", single)
        if not self._present:
            head = tr.n("{count} record in the month", "{count} records in the month", single)
        layout = stack(label(head, "strong"), gap=_RECORD_GAP)
        self._rows = [self._record(line) for line in lines[:_MOST]]
        for one in self._rows:
            layout.addWidget(one)
        self._left_out = max(0, len(lines) - _MOST)
        self._more: QLabel = label("", "secondary")
        self._tell_left_out()
        layout.addWidget(self._more)
        return layout

    def _record(self, line: Line) -> QWidget:
        tr = self.session.tr
        excused = line.kind is LineKind.EXCUSED
        day = label(f"{line.date:%m-%d}" if line.date else "", "secondary")
        day.setFixedWidth(48)
        said = tr.say(line.what)
        if excused:
            said = tr.t("{what}, excused", what=said)
        words = label(said, ink="third" if excused else "", wrap=True)
        quiet = excused or self.session.veil.drawn
        points = label(tr.points(line.points, self.desk.places), ink="third" if quiet else ink_of(line.points))
        parts = row(day, words, points)
        parts.setStretch(1, 1)
        parts.setAlignment(day, Qt.AlignmentFlag.AlignTop)
        parts.setAlignment(points, Qt.AlignmentFlag.AlignTop)
        held = QWidget()
        held.setLayout(parts)
        return held

    def _last_month(self) -> str:
        tr, last = self.session.tr, self.standing.last_month
        if last is None:
            return ""
        score = tr.points(last.score, self.desk.places, signed=False)
        if last.rank is None:
            return tr.t("Last month {score}", score=score)
        return tr.t("Last month {score}, rank {rank}", score=score, rank=last.rank)


def _of_category(result: PersonResult | None, category: str) -> Fraction:
    if result is None:
        return Fraction(0)
    return next((each.points for each in result.categories if each.id == category), Fraction(0))


def _edge(grades: tuple[Grade, ...], now: PersonResult, after: PersonResult) -> Fraction:
    """The grade line between two scores: the lowest score of the better grade."""
    better = max(now.score, after.score)
    return next((grade.at_least for grade in grades if Fraction(better) >= grade.at_least), Fraction(0))
