"""The week strip: a tick for every record, praise above the line, deductions below; a day is a press away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from kpi_desktop.ui.kit import named
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Type
from kpi_desktop.ui.today.week_days import WeekDay
from kpi_desktop.ui.today.words import day_title, locale_of

HEIGHT = 38
_TICK, _TALL, _APART = 4, 8, 2
_LABEL = 42
_COUNT, _COUNT_AIR = 20, 4
_SEAL = 12
_EDGE = 3
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class DayCell(QAbstractButton):
    """One day: weekday and date, its ticks, how many records.

    Signals:
        stepped: An arrow key: so many days on, or back.
    """

    stepped = Signal(int)

    def __init__(self, session: Session) -> None:
        """Empty until `show_day`."""
        super().__init__()
        self.session = session
        self.told = WeekDay(session.ctx.clock.today())
        self.chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Seven of them share the width."""
        return QSize(96, HEIGHT)

    def show_day(self, told: WeekDay, *, chosen: bool) -> None:
        """Show a day; only the chosen one is a stop of Tab, the arrows lead on from there."""
        self.told, self.chosen = told, chosen
        self.setEnabled(told.within)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if chosen else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if told.within else Qt.CursorShape.ArrowCursor)
        said = self._said()
        named(self, said)
        self.setToolTip(said if told.within else "")
        self.update()

    def _said(self) -> str:
        tr, told = self.session.tr, self.told
        day = day_title(tr, told.day)
        if not told.within:
            return day
        records = tr.n("{count} record", "{count} records", told.records)
        said = tr.t(
            "{day}: {records}, {praise} of praise, {losses} with deductions",
            day=day, records=records, praise=told.praise, losses=told.losses,
        ) if told.records else tr.t("{day}: no records", day=day)  # fmt: skip
        return tr.t("{what}; the month is closed", what=said) if told.closed else said

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the days beside it."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, label, ticks on their line, count."""
        theme, told, rect = self.session.theme, self.told, self.rect()
        painter = QPainter(self)
        if self.chosen:
            painter.fillRect(rect, theme.colour("selection"))
            painter.fillRect(QRect(0, rect.bottom() - _EDGE + 1, rect.width(), _EDGE), theme.colour("accent"))
        elif self.underMouse() and told.within:
            painter.fillRect(rect, theme.colour("hover"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        self._label(painter)
        if told.records:
            self._ticks(painter)
            self._count(painter)
        if told.closed:
            seal = self.session.icons.pixmap("seal", theme.colour("third_ink"), _SEAL)
            painter.drawPixmap(rect.right() - 10 - _SEAL, rect.center().y() + (3 if told.records else -5), seal)
        painter.end()

    def _label(self, painter: QPainter) -> None:
        theme, told = self.session.theme, self.told
        weekday = locale_of(self.session.tr).standaloneDayName(told.day.isoweekday(), QLocale.FormatType.ShortFormat)
        painter.setPen(theme.colour("accent" if self.chosen else "ink" if told.within else "third_ink"))
        painter.setFont(theme.font(Type.STRONG if self.chosen else Type.BODY))
        painter.drawText(QRect(10, 2, _LABEL, 19), int(Qt.AlignmentFlag.AlignVCenter), weekday)
        painter.setPen(theme.colour("accent" if self.chosen else "third_ink"))
        painter.setFont(theme.font(Type.TINY))
        painter.drawText(QRect(10, 19, _LABEL, 14), int(Qt.AlignmentFlag.AlignVCenter), f"{told.day:%m-%d}")

    def _ticks(self, painter: QPainter) -> None:
        theme, told = self.session.theme, self.told
        left, right = 10 + _LABEL - 4, self.width() - 10 - self._count_width()
        middle = self.height() / 2 - 1
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(left, middle + 0.5), QPointF(right, middle + 0.5))
        most = max(0, (right - left + _APART) // (_TICK + _APART))
        above = [theme.colour("gain_bar")] * told.praise
        below: list[QColor | None] = [theme.colour("loss_bar")] * told.losses + [None] * told.others
        for at, colour in enumerate(above[:most]):
            painter.fillRect(QRectF(left + at * (_TICK + _APART), middle - _TALL, _TICK, _TALL), colour)
        for at, found in enumerate(below[:most]):
            place = QRectF(left + at * (_TICK + _APART), middle + 1, _TICK, _TALL)
            if found is not None:
                painter.fillRect(place, found)
            else:
                painter.setPen(QPen(theme.colour("field_border"), 1))
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))

    def _count_width(self) -> int:
        """Pixels of the count, with a little air before one of three digits."""
        metrics = QFontMetrics(self.session.theme.font(Type.BODY))
        return max(_COUNT, metrics.horizontalAdvance(str(self.told.records)) + _COUNT_AIR)

    def _count(self, painter: QPainter) -> None:
        theme, told = self.session.theme, self.told
        painter.setPen(theme.colour("second_ink"))
        painter.setFont(theme.font(Type.BODY))
        height = 20 if told.closed else self.height() - 2
        width = self._count_width()
        room = QRect(self.width() - 10 - width, 0, width, height)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(told.records))


class WeekStrip(QFrame):
    """Monday to Sunday around the day that is open.

    Signals:
        chosen: A day was pressed.
        stepped: An arrow key: so many days on, or back; the caret stays in the strip.
    """

    chosen = Signal(object)
    stepped = Signal(int)

    def __init__(self, session: Session) -> None:
        """Seven cells."""
        super().__init__()
        self.setObjectName("panel")
        named(self, session.tr.t("This week"))
        self.cells = tuple(DayCell(session) for _ in range(7))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for at, cell in enumerate(self.cells):
            if at:
                layout.addWidget(_parting())
            layout.addWidget(cell, 1)
            cell.clicked.connect(lambda _=False, cell=cell: self.chosen.emit(cell.told.day))
            cell.stepped.connect(self.stepped)

    @property
    def current(self) -> DayCell:
        """The cell of the day that is open."""
        return next(cell for cell in self.cells if cell.chosen)

    def show_week(self, days: Sequence[WeekDay], chosen: int) -> None:
        """Show seven days, and which of them is open."""
        inside = any(cell.hasFocus() for cell in self.cells)
        for at, (cell, told) in enumerate(zip(self.cells, days, strict=True)):
            cell.show_day(told, chosen=at == chosen)
        if inside:
            self.current.setFocus()


def _parting() -> QWidget:
    made = QFrame()
    made.setObjectName("parting")
    made.setFixedWidth(1)
    return made
