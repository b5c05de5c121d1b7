"""The panel of doubts (待核) beneath the score table: each is settled where it stands, with a word that is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QWidget

from kpi_desktop.reports.content import MonthContent
from kpi_desktop.services.doubts import Doubt, DoubtKind
from kpi_desktop.ui.kit import button, label, named, restyle, row, rule, stack
from kpi_desktop.ui.month.doubt_row import ROW_HEIGHT, DoubtActions, DoubtRow, Shown
from kpi_desktop.ui.month.doubt_words import kind_title, names, open_ones, ready_word, sentence, whose
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Type

MOST_ROWS = 4
"""Rows that are shown without scrolling."""
LEAST_ROWS = 2
"""Rows that are shown even where the table would need their room."""
_MOST_HEIGHT = MOST_ROWS * ROW_HEIGHT
"""Pixels of the rows that are shown without scrolling, some of them of two lines; none is cut in the middle."""
_FRAME_AND_RULE = 6
"""Pixels of the frame, of the margins within, and of the rule beneath the title."""
_NAMES = (92, 190)
"""Least and most pixels for the names."""


class DoubtsPanel(QFrame):
    """A titled list of doubts, the open ones first; hidden where there are none.

    Args:
        session: Words, colours and icons.
        actions: What links and buttons do.

    Signals:
        all_settled: The focus was here, and nothing is left to be settled.
    """

    all_settled = Signal()

    def __init__(self, session: Session, actions: DoubtActions) -> None:
        """Start hidden: there is nothing in doubt yet."""
        super().__init__()
        self.setObjectName("panel")
        self._session = session
        self._actions = actions
        self.rows: tuple[DoubtRow, ...] = ()
        self._missing: tuple[Doubt, ...] = ()
        self._said: object = None
        self.picture = QLabel()
        self.title: QLabel = label("", "strong")
        self.explain: QLabel = label("", "third")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        restyle(self.area, bare=True)
        self.all_missing = button("", self._close_without, "link", small=True)
        self.unfold = button("", self._turn, "link", small=True)
        parts = (self.picture, self.title, self.explain, None, self.all_missing, self.unfold)
        self._room = (0, _MOST_HEIGHT)
        self._head = row(*parts, margins=(16, 5, 16, 5))
        self.line = rule()
        self.setLayout(stack(self._head, self.line, self.area, gap=0, margins=(1, 1, 1, 2)))
        self.hide()

    def show_doubts(
        self, doubts: Sequence[Doubt], content: MonthContent, points: Mapping[int, str], *, accepted: str, closed: bool
    ) -> None:
        """Replace what is shown.

        Args:
            doubts: All of a month, settled ones included.
            content: The month, for names.
            points: What each incident came to, by its internal id.
            accepted: What was said to those that were left when the month was closed.
            closed: Nothing can be settled any more.
        """
        left = open_ones(doubts)
        ordered = (*left, *(doubt for doubt in doubts if doubt.settled))
        said = (tuple(self._said_of(doubt, content, points) for doubt in ordered), accepted, closed)
        if said == self._said:
            return  # most of what is written moves no doubt, and rows are dear to lay out
        self._said = said
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        shown = Shown(content, points, *self._widths(ordered, content), accepted, not closed)
        self.rows = tuple(DoubtRow(doubt, self._actions, shown, self._session) for doubt in ordered)
        inside = QWidget()
        inside.setLayout(stack(*(part for each in self.rows for part in (each, rule())), None, gap=0))
        self._replace(inside)
        self._tell(len(left), len(ordered), closed=closed)
        self._missing = () if closed else tuple(doubt for doubt in left if doubt.kind is DoubtKind.MISSING)
        count = len(self._missing)
        tr = self._session.tr
        self.all_missing.setText(tr.t("Close without all {count} that are missing", count=count))
        named(self.all_missing, self.all_missing.text())
        self.all_missing.setVisible(count > 1)
        self.unfold.setVisible(closed)
        self._fold(folded=closed)
        self._size()
        self.setVisible(bool(ordered))
        if had_focus and not self.focus_first():
            self.all_settled.emit()

    def _said_of(self, doubt: Doubt, content: MonthContent, points: Mapping[int, str]) -> tuple[object, ...]:
        """All that a row tells of a doubt."""
        tr = self._session.tr
        words = (whose(doubt, content, tr), sentence(doubt, content, points, tr), ready_word(doubt, points, tr))
        return (doubt, *words, *names(doubt, content))

    def focus_first(self) -> bool:
        """Put the focus on the first doubt that stands open; whether there is one."""
        first = next((each for each in self.rows if each.accept is not None), None)
        if first is None or first.accept is None:
            return False
        first.accept.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(first)
        return True

    def _turn(self) -> None:
        self._fold(folded=not self.area.isHidden())

    def _fold(self, *, folded: bool) -> None:
        """Of a closed month nothing waits: its doubts take no room from the table until they are asked for."""
        tr = self._session.tr
        self.unfold.setText(tr.t("Show what was said") if folded else tr.t("Fold"))
        named(self.unfold, self.unfold.text())
        for part in (self.line, self.area):
            part.setHidden(folded)

    def _close_without(self) -> None:
        """Say the same to everything that is missing; each keeps its word."""
        if self._missing:
            word = ready_word(self._missing[0], {}, self._session.tr)
            self._actions.settle_all(self._missing, word)

    def _replace(self, inside: QWidget) -> None:
        old = self.area.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()  # a press on one of its buttons may have brought us here
        self.area.setWidget(inside)

    def _tell(self, left: int, count: int, *, closed: bool) -> None:
        tr, theme = self._session.tr, self._session.theme
        is_open = left > 0 and not closed
        icon, ink = ("warning", "doubt") if is_open else ("check", "plus")
        self.picture.setPixmap(self._session.icons.pixmap(icon, theme.colour(ink)))
        if is_open:
            self.title.setText(tr.n("{count} doubt", "{count} doubts", left))
            self.explain.setText(tr.t("To be settled before closing; what is said to each is kept in the log"))
        else:
            self.title.setText(tr.n("{count} doubt, settled", "{count} doubts, all settled", count))
            self.explain.setText(tr.t("What was said to each") if not closed else tr.t("Kept in the seal"))
        named(self.area, self.title.text(), self.explain.text())

    def _size(self) -> None:
        """As high as the rows that fit as a whole."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        width = max(self.width() - 2 - bar, 200)  # the area itself is laid out only after the panel
        heights = [max(each.heightForWidth(width), each.minimumHeight()) + 1 for each in self.rows]
        least = sum(heights[:LEAST_ROWS])
        left, share = self._room
        room = left if left >= least else max(least, share)
        shown = 0
        for height in heights:
            if shown and shown + height > min(room, _MOST_HEIGHT):
                break
            shown += height
        scrolls = shown < sum(heights)
        always = Qt.ScrollBarPolicy
        self.area.setVerticalScrollBarPolicy(always.ScrollBarAlwaysOn if scrolls else always.ScrollBarAlwaysOff)
        self.area.setFixedHeight(max(1, shown))

    def make_room(self, height: int, share: int) -> None:
        """Be no higher than that where `LEAST_ROWS` doubts can then be seen; the rest is scrolled to.

        Args:
            height: Pixels that the table leaves with everybody in sight.
            share: Pixels to take where that isn't enough, for then the table scrolls anyway.
        """
        beside = self._head.sizeHint().height() + _FRAME_AND_RULE
        room = (height - beside, share - beside)
        if room != self._room:
            self._room = room
            self._size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences may break otherwise at another width."""
        super().resizeEvent(event)
        if self.area.widget() is not None:
            self._size()

    def sizeHint(self) -> QSize:
        """The height that the rows ask for."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def _widths(self, doubts: Sequence[Doubt], content: MonthContent) -> tuple[int, int]:
        tr, theme = self._session.tr, self._session.theme
        body, small = QFontMetrics(theme.font(Type.BODY)), QFontMetrics(theme.font(Type.SECONDARY))
        names = max((body.horizontalAdvance(whose(doubt, content, tr)) for doubt in doubts), default=0) + 4
        kinds = max((small.horizontalAdvance(kind_title(doubt.kind, tr)) for doubt in doubts), default=0) + 4
        return min(max(names, _NAMES[0]), _NAMES[1]), kinds
