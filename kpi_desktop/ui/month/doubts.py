"""The panel of doubts (待核) beneath the score table: each is settled where it stands, with a word that is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QScrollArea, QWidget

from kpi_desktop.reports.content import MonthContent
from kpi_desktop.services.doubts import Doubt, DoubtKind
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import button, label, named, restyle, row, rule, stack
from kpi_desktop.ui.month.doubt_words import kind_title, names, open_ones, ready_word, sentence, whose
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Type

MOST_ROWS = 4
"""Rows that are shown without scrolling."""
_ROW = 41
_MOST_HEIGHT = MOST_ROWS * _ROW
"""Pixels of the rows that are shown without scrolling, some of them of two lines; none is cut in the middle."""
_NAMES = (92, 190)
"""Least and most pixels for the names."""


@dataclass(frozen=True)
class DoubtActions:
    """What the panel's links and buttons do.

    Attributes:
        show: Chooses a person, by employee number, so that the lines stand beside.
        void: Asks why an incident, by its internal id, is voided.
        correct: Opens an incident for correction.
        enter: Goes where a missing figure is entered.
        settle: Settles a doubt with a word.
        write: Asks for a word of the leader's own.
        settle_all: Settles several doubts with the same word, as one step.
    """

    show: Callable[[str], object]
    void: Callable[[int], object]
    correct: Callable[[int], object]
    enter: Callable[[Doubt], object]
    settle: Callable[[Doubt, str], object]
    write: Callable[[Doubt], object]
    settle_all: Callable[[Sequence[Doubt], str], object]


class DoubtRow(QFrame):
    """One doubt: whose, what kind, the sentence, and what can be done; or the word that settled it.

    Attributes:
        doubt: What it shows.
        link: Leads to what would settle it, or words it anew; None where nothing can be done.
        accept: Settles it at one press; None where it is settled.
    """

    def __init__(self, doubt: Doubt, actions: DoubtActions, shown: _Shown, session: Session) -> None:
        """Lay out the row."""
        super().__init__()
        self.setObjectName("plain")
        self.doubt = doubt
        self.link: QPushButton | None = None
        self.accept: QPushButton | None = None
        tr, done = session.tr, doubt.settled or not shown.can_settle
        name = whose(doubt, shown.content, tr)
        said = sentence(doubt, shown.content, shown.points, tr)
        self.name: QLabel = label(name, ink="third" if done else "", wrap=True)
        self.name.setFixedWidth(shown.names)
        kind: QLabel = label(kind_title(doubt.kind, tr), "secondary", ink="third" if done else "doubt")
        kind.setFixedWidth(shown.kinds)
        self.name.setToolTip("\n".join(names(doubt, shown.content)))
        self.sentence: QLabel = label(said, ink="third" if done else "second", wrap=True)
        self.sentence.setToolTip(tr.say(doubt.remedy))
        self.word: QLabel = label("", wrap=True)
        parts: list[QWidget] = []
        if done:
            parts += self._said(shown, session, actions)
        else:
            parts += self._ways(actions, shown, tr)
        for part in parts:
            if isinstance(part, QPushButton):
                named(part, tr.t("{action}: {name}", action=part.text(), name=name), said)
        line = row(self.name, kind, self.sentence, *parts, gap=8, margins=(16, 4, 8, 4))
        line.setStretch(2, 3)
        self.setLayout(line)
        self.setMinimumHeight(_ROW - 1)
        named(self, f"{name} {kind.text()}", said)

    def _said(self, shown: _Shown, session: Session, actions: DoubtActions) -> list[QWidget]:
        """The word, with a tick; it can be worded anew while the month is open."""
        tr = session.tr
        tick = QLabel()
        tick.setPixmap(session.icons.pixmap("check", session.theme.colour("plus"), 16))
        self.word.setText(self.doubt.word if self.doubt.word is not None else shown.accepted)
        self.word.setMaximumWidth(260)
        parts: list[QWidget] = [tick, self.word]
        if shown.can_settle:
            self.link = button(tr.t("Reword…"), lambda: actions.write(self.doubt), "link", small=True)
            parts.append(self.link)
        return parts

    def _ways(self, actions: DoubtActions, shown: _Shown, tr: Translator) -> list[QWidget]:
        doubt = self.doubt
        text, act = _way(doubt, actions, tr)
        self.link = button(text, act, "link")
        word = ready_word(doubt, shown.points, tr)
        self.accept = button(word, lambda: actions.settle(doubt, word))
        return [self.link, self.accept]


def _way(doubt: Doubt, actions: DoubtActions, tr: Translator) -> tuple[str, Callable[[], object]]:
    """The link of a doubt that stands open: what would take it away, or lets it be judged."""
    match doubt.kind:
        case DoubtKind.TWICE if doubt.incidents:
            return tr.t("Void one…"), lambda: actions.void(doubt.incidents[-1])
        case DoubtKind.MILD if doubt.incidents:
            return tr.t("Pick points…"), lambda: actions.correct(doubt.incidents[0])
        case DoubtKind.ON_LEAVE if doubt.incidents:
            return tr.t("Correct it…"), lambda: actions.correct(doubt.incidents[0])
        case DoubtKind.MISSING | DoubtKind.RECORDING | DoubtKind.PART as kind:
            verb = tr.t("Enter it…") if kind is DoubtKind.MISSING else tr.t("Correct it…")
            return verb, lambda: actions.enter(doubt)
        case DoubtKind.EDGE | DoubtKind.PAY_EDGE | DoubtKind.CUT | DoubtKind.MINIMUM if doubt.people:
            return tr.t("See the lines"), lambda: actions.show(doubt.people[0])
        case _:
            return tr.t("Write why…"), lambda: actions.write(doubt)


@dataclass(frozen=True)
class _Shown:
    """What every row of a month needs to know."""

    content: MonthContent
    points: Mapping[int, str]
    names: int
    kinds: int
    accepted: str
    can_settle: bool


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
        self.line = rule()
        self.setLayout(stack(row(*parts, margins=(16, 5, 16, 5)), self.line, self.area, gap=0, margins=(1, 1, 1, 2)))
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
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        left = open_ones(doubts)
        ordered = (*left, *(doubt for doubt in doubts if doubt.settled))
        shown = _Shown(content, points, *self._widths(ordered, content), accepted, not closed)
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
        shown = 0
        for height in heights:
            if shown and shown + height > _MOST_HEIGHT:
                break
            shown += height
        scrolls = shown < sum(heights)
        always = Qt.ScrollBarPolicy
        self.area.setVerticalScrollBarPolicy(always.ScrollBarAlwaysOn if scrolls else always.ScrollBarAlwaysOff)
        self.area.setFixedHeight(max(1, shown))

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
