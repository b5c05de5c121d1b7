"""The candidates beneath the log line: who, what, what it comes to, and what the keys do."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QWidget,
)

from kpi_desktop.domain.words import Message
from kpi_desktop.services.logline import Candidate
from kpi_desktop.ui.kit import key_cap, label, named, restyle, row, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.candidates import PADDING, ROW, WIDTH, CandidateDelegate, CandidateModel, Role
from kpi_desktop.ui.today.desk import Desk
from kpi_desktop.ui.today.words import joined, nth, said

_EDGE = 1
_ICON = 16
_ICON_GAP = 6
_FOOT_GAP = 6
_LINE = 20
_LONGEST_REMARK = 160


class CandidatePopup(QFrame):
    """The list with its footer; it never takes the focus from the line.

    Signals:
        clicked: A candidate was clicked: log it.
        moved: Another candidate is the current one.
    """

    clicked = Signal()
    moved = Signal()

    def __init__(self, session: Session, desk: Desk, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.session = session
        self.desk = desk
        self.setObjectName("popup")
        tr = session.tr
        self.model = CandidateModel(desk)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(CandidateDelegate(session.theme, self.model))
        self.list.setProperty("bare", "true")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.clicked.connect(lambda _: self.clicked.emit())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._chosen())
        named(self.list, tr.t("What the line can mean"))
        self.sentence: QLabel = label("", ink="second", wrap=True)
        self._icon = QLabel()
        self._icon.setPixmap(session.icons.pixmap("warning", session.theme.colour("minus"), _ICON))
        self.doubts: QLabel = label("", ink="doubt", wrap=True)
        sign = QLabel()
        sign.setPixmap(session.icons.pixmap("warning", session.theme.colour("doubt"), _ICON))
        self._doubted = QWidget()
        odd = row(sign, self.doubts, gap=_ICON_GAP)
        odd.setStretch(1, 1)
        odd.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self._doubted.setLayout(odd)
        self._doubted.hide()
        self._keys = QWidget()
        keys = row(
            key_cap("Enter"), label(tr.c("key", "log"), "secondary"), 8,
            key_cap("Tab"), label(tr.c("key", "choose the person, add more"), "secondary"), 8,
            key_cap("↑"), key_cap("↓"), label(tr.c("key", "another one"), "secondary"), 8,
            key_cap("Esc"), label(tr.c("key", "clear"), "secondary"), None,
            gap=6,
        )  # fmt: skip
        self._keys.setLayout(keys)
        self.foot = QFrame()
        self.foot.setObjectName("popup-foot")
        self._said = QWidget()
        telling = row(self._icon, self.sentence, gap=_ICON_GAP)
        telling.setStretch(1, 1)
        telling.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self._said.setLayout(telling)
        self.foot.setLayout(
            stack(self._said, self._doubted, self._keys, gap=_FOOT_GAP, margins=(PADDING, 8, PADDING, 10))
        )
        self.setLayout(stack(self.list, self.foot, gap=0, margins=(_EDGE, _EDGE, _EDGE, _EDGE)))
        self.hide()

    @property
    def current(self) -> Candidate | None:
        """The candidate that Enter logs."""
        index = self.list.currentIndex()
        return index.data(Role.CANDIDATE) if index.isValid() else None

    def show_candidates(self, candidates: Sequence[Candidate], errors: Sequence[Message], note: str) -> None:
        """Show what the line can mean; the first is the current one."""
        self._errors = tuple(errors)
        self._note = note
        self.model.show_candidates(candidates)
        self.list.setVisible(bool(candidates))
        self.list.setFixedHeight(ROW * len(candidates))
        if candidates:
            self.list.setCurrentIndex(self.model.index(0))
        self._word(refused=False)

    def move_by(self, step: int) -> None:
        """Make the next or previous candidate the current one, round the ends."""
        count = len(self.model.candidates)
        if count:
            self.list.setCurrentIndex(self.model.index((self.list.currentIndex().row() + step) % count))

    def refuse(self, sentence: str = "") -> None:
        """Say why the current candidate, or the line, isn't logged."""
        self._word(refused=True, sentence=sentence)

    def doubt(self, sentences: Sequence[str]) -> None:
        """Say what is odd about the current candidate, or what it brings; it can be logged all the same."""
        text = "\n".join(sentences)
        if text != self.doubts.text():
            self.doubts.setText(text)
            named(self.doubts, text)
            self._doubted.setVisible(bool(text))
            self._fit()

    def place(self, left: int, top: int, width: int) -> None:
        """Lie beneath the line, as tall as needed."""
        self.setFixedWidth(min(WIDTH, width))
        self._fit()
        self.move(left, top)
        self.raise_()

    def _fit(self) -> None:
        """As tall as the candidates, the sentence at this width, and the keys together need."""
        frame = self.width() - self.contentsRect().width() + 2 * _EDGE
        room = self.width() - frame - 2 * PADDING
        if self._refused:
            room -= _ICON + _ICON_GAP
        parts = [self._said] if self.sentence.text() else []
        self._wrap(self._said, self.sentence, room)
        if self.doubts.text():
            self._wrap(self._doubted, self.doubts, self.width() - frame - 2 * PADDING - _ICON - _ICON_GAP)
            parts.append(self._doubted)
        foot = _EDGE + 8 + self._keys_height() + 10 + sum(part.height() + _FOOT_GAP for part in parts)
        self.foot.setFixedHeight(foot)
        self.setFixedHeight(ROW * len(self.model.candidates) + foot + frame)

    def _wrap(self, holder: QWidget, text: QLabel, room: int) -> None:
        text.ensurePolished()
        text.setMinimumHeight(0)  # what it needs is asked of the text, not of the height it had before
        text.setFixedHeight(max(_LINE, text.heightForWidth(max(1, room))))
        holder.setFixedHeight(text.height())

    def _keys_height(self) -> int:
        return max(_LINE, self._keys.sizeHint().height())

    def _chosen(self) -> None:
        self._word(refused=False)
        self.moved.emit()

    def _word(self, *, refused: bool, sentence: str = "") -> None:
        sentence = sentence or self._sentence()
        self._refused = refused
        self.sentence.setText(sentence)
        self._said.setVisible(bool(sentence))
        named(self.sentence, sentence)
        restyle(self.sentence, ink="minus" if refused else "second")
        self._icon.setVisible(refused)
        self._fit()

    def _sentence(self) -> str:
        tr = self.session.tr
        candidate = self.current
        if candidate is None:
            return joined(tr, self._errors)
        wrong = [error for error in candidate.errors if error != candidate.day_error]
        if wrong:
            return joined(tr, wrong)
        if candidate.missing:
            return tr.say(candidate.missing)
        return self._summary(candidate)

    def _summary(self, candidate: Candidate) -> str:
        tr = self.session.tr
        parts = []
        if len(candidate.people) > 1 and candidate.criterion and candidate.points is not None:
            people = tuple(
                tr.t(
                    "{name} ({nth})",
                    name=person.name,
                    nth=nth(tr, self.desk.nth(person.number, candidate.criterion.id, candidate.day)),
                )
                for person in candidate.people
            )
            parts.append(
                tr.t(
                    "Logs {count} people, {points} each: {people}",
                    count=len(candidate.people),
                    points=tr.points(Fraction(candidate.points), self.desk.places),
                    people=people,
                )
            )
        if candidate.day != self.desk.day:
            parts.append(tr.t("Day: {date}", date=candidate.day))
        note = " ".join(part for part in (candidate.note, self._note.strip()) if part)
        if candidate.weighed and candidate.weighed.why and not candidate.notices:
            parts.append(said(tr, candidate.weighed.why, self.desk.places))
        if note:
            shown = note if len(note) <= _LONGEST_REMARK else note[:_LONGEST_REMARK].rstrip() + "…"
            parts.append(tr.t("Remark: {note}", note=shown))
        return "  ".join(parts)

    _errors: tuple[Message, ...] = ()
    _note: str = ""
    _refused = False
