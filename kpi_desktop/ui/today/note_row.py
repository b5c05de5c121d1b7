"""The remark beneath the log line, and the saved words that are offered for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QPushButton

from kpi_desktop.services.pinyin import fold, match, text_key
from kpi_desktop.ui.kit import button, named, row, stack
from kpi_desktop.ui.session import Session

_ROW = 28
_MOST = 5


class NoteField(QLineEdit):
    """The field of the remark.

    Signals:
        moved: Another of the words offered is wanted, one further (1) or back (-1).
        entered: Enter.
        left: Esc.
        focused: The caret came or went.
    """

    moved = Signal(int)
    entered = Signal()
    left = Signal()
    focused = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sort the keys out."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the caret came."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the caret went."""
        super().focusOutEvent(event)
        self.focused.emit(False)


class NoteRow(QFrame):
    """The remark, a button that saves its words, and the words saved before: ↓ goes into them, Enter takes one.

    Signals:
        submitted: Enter, where none of the words offered is marked.
        left: Esc.
        focused: The caret came into the field or left it.
        save_wanted: The words in the field are to be offered from now on.
        resized: The words offered take more room, or less.
    """

    submitted = Signal()
    left = Signal()
    focused = Signal(bool)
    save_wanted = Signal(str)
    resized = Signal()

    def __init__(self, session: Session) -> None:
        """An empty remark, and nothing offered."""
        super().__init__()
        self.setObjectName("noterow")
        tr = session.tr
        self._words: tuple[str, ...] = ()
        self.field = NoteField()
        self.field.setFrame(False)
        self.field.setObjectName("notefield")
        self.field.setPlaceholderText(tr.t("Remark, such as the reason or the customer"))
        named(self.field, tr.t("Remark"))
        self.save: QPushButton = button(tr.t("Save these words"), self._save, "link")
        self.save.setToolTip(tr.t("Offer these words for remarks from now on"))
        self._fitting: tuple[str, ...] = ()
        self.offers = QListView()
        self._model = QStringListModel(self.offers)
        self.offers.setModel(self._model)
        self.offers.setProperty("bare", "true")
        self.offers.setObjectName("noteoffers")
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.setTextElideMode(Qt.TextElideMode.ElideRight)
        named(self.offers, tr.t("Saved words"))
        self.offers.hide()
        line = row(self.field, self.save, gap=4, margins=(0, 0, 8, 0))
        line.setStretch(0, 1)
        self.setLayout(stack(line, self.offers, gap=0, margins=(0, 1, 0, 0)))
        self.field.textChanged.connect(lambda _: self._offer())
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self._leave)
        self.field.focused.connect(self._focus_changed)
        self.offers.clicked.connect(lambda index: self._take(str(index.data())))
        self._offer()

    def offer(self, words: Sequence[str]) -> None:
        """Offer these words, the likeliest first."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self._offer()

    def _offer(self) -> None:
        typed = self.field.text().strip()
        self.save.setEnabled(bool(typed) and typed not in self._words)
        self._list(tuple(words for words in self._words if words != typed and _fits(words, typed)))

    def _list(self, words: tuple[str, ...]) -> None:
        self._fitting = words
        self._model.setStringList(words)
        self._show_offers()

    def _show_offers(self) -> None:
        count = min(len(self._fitting), _MOST)
        show = bool(count) and self.field.hasFocus()
        if show != (not self.offers.isHidden()) or (show and self.offers.height() != count * _ROW):
            self.offers.setFixedHeight(count * _ROW)
            self.offers.setVisible(show)
            self.resized.emit()

    def _move(self, step: int) -> None:
        count = len(self._fitting)
        if self.offers.isHidden() or not count:
            return
        # One place beside the words is the field itself: there nothing is marked.
        place = (self.offers.currentIndex().row() + 1 + step) % (count + 1) - 1
        if place < 0:
            self.offers.selectionModel().clear()
        else:
            self.offers.setCurrentIndex(self._model.index(place))

    def _enter(self) -> None:
        index = self.offers.currentIndex()
        if not self.offers.isHidden() and index.isValid():
            self._take(str(index.data()))
        else:
            self.submitted.emit()

    def _leave(self) -> None:
        if self.offers.currentIndex().isValid() and not self.offers.isHidden():
            self.offers.selectionModel().clear()
        else:
            self.left.emit()

    def _take(self, words: str) -> None:
        self.field.setText(words)
        self.field.setFocus()
        self._list(())

    def _save(self) -> None:
        self.save_wanted.emit(self.field.text().strip())
        self.field.setFocus()

    def _focus_changed(self, inside: bool) -> None:
        self._show_offers()
        self.focused.emit(inside)

    def changeEvent(self, event: QEvent) -> None:
        """A field that is shut has nothing to save."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._show_offers()


def _fits(words: str, typed: str) -> bool:
    """Whether words are meant by what is typed: a part of them, or how they are typed for short."""
    asked = fold(typed)
    return asked in fold(words) or match(text_key(words), asked) is not None
