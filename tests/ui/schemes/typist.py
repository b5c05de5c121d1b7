"""Somebody at the keyboard of the scheme editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.ui.schemes.editor.editor import Editor
from kpi_desktop.ui.schemes.editor.forms import Form
from kpi_desktop.ui.schemes.editor.lists import RowsNode
from kpi_desktop.ui.schemes.editor.nodes import BlockNode, FoldNode, WaysNode

KINDS = ("incident", "measure", "rating", "library", "category", "pay")


class Typist:
    """Types into the editor, and nothing else: keys, and choices from menus."""

    def __init__(self, editor: Editor, window: QWidget) -> None:
        self.editor, self.window = editor, window

    @property
    def form(self) -> Form:
        assert self.editor.form is not None
        return self.editor.form

    def add(self, kind: str) -> None:
        """Press "Add" and choose a kind."""
        self.editor.add.menu().actions()[KINDS.index(kind)].trigger()
        QApplication.processEvents()

    def open(self, *path: str | int) -> None:
        assert self.editor.parts.choose(path)

    def named(self, chinese: str, english: str) -> None:
        zh, en = self.form.field("name").inputs()
        self.type(zh, chinese)
        self.type(en, english)

    def named_once(self, name: str) -> None:
        """Type a name in one language, in its own field, and leave the other one as it is."""
        zh, _en = self.form.field("name").inputs()
        self.type(zh, name)

    def said(self, english: str) -> str:
        """What the window says for an English id."""
        return self.editor.session.tr.say(Message(english))

    def ways(self, title: str, name: str) -> None:
        """`way`, in whichever language the window speaks."""
        self.way(self.said(title), self.said(name))

    def fill(self, *where: str | int, text: str) -> None:
        """Type into the first input of a field, opening what is folded above it."""
        self.type(self.input(*where), text)

    def input(self, *where: str | int, place: int = 0) -> QWidget:
        field = self.form.field(*where)
        above = field.parentWidget()
        while above is not None and above is not self.form:
            if isinstance(above, FoldNode):
                above.unfold()
            if above.isHidden():
                above.show()
            above = above.parentWidget()
        return field.inputs()[place]

    def type(self, widget: QWidget, text: str) -> None:
        """Replace what stands in a field, key by key; what no key has comes from the input method."""
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        widget.selectAll()
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        if text.isascii():
            QTest.keyClicks(widget, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(widget, event)
        assert widget.hasFocus()  # no key has taken the caret away

    def choose(self, box: QWidget, name: str) -> None:
        """Go to an entry of a list with the arrow keys."""
        assert isinstance(box, QComboBox)
        while box.currentText() != name:
            wanted = box.findText(name)
            assert wanted >= 0, [box.itemText(n) for n in range(box.count())]
            QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up)

    def way(self, title: str, name: str) -> None:
        """Choose how something is scored, or of what kind it is."""
        node = next(one for one in self.form.findChildren(WaysNode) if one.box.accessibleName() == title)
        self.choose(node.box, name)

    def rows(self, key: str) -> RowsNode:
        return next(one for one in self.form.findChildren(RowsNode) if one.spec.key == key)

    def rows_wanted(self, key: str, count: int) -> None:
        """Press the button that adds, or remove from the end, until there are so many."""
        rows = self.rows(key)
        while len(self.editor.draft.parts(rows.path)) < count:
            QTest.keyClick(rows.add, Qt.Key.Key_Space)
        while len(self.editor.draft.parts(rows.path)) > count:
            rows.remove(len(self.editor.draft.parts(rows.path)) - 1)

    def span(self, *where: str | int, text: str) -> None:
        """Fill in an interval written as in a scheme file."""
        low, low_included, high, high_included = (self.input(*where, place=n) for n in range(4))
        ends = text[1:-1].split(",")
        self.type(low, ends[0])
        self.type(high, "" if ends[1] == "inf" else ends[1])
        tr = self.editor.session.tr
        within, without = tr.c("interval", "incl."), tr.c("interval", "excl.")
        self.choose(low_included, within if text[0] == "[" else without)
        if ends[1] != "inf":
            self.choose(high_included, within if text[-1] == "]" else without)

    def tick(self, *where: str | int, place: int = 0) -> None:
        QTest.keyClick(self.input(*where, place=place), Qt.Key.Key_Space)

    def block(self, name: str) -> None:
        node = next(one for one in self.form.findChildren(BlockNode) if one.box.text() == name)
        QTest.keyClick(node.box, Qt.Key.Key_Space)


def open_criterion(typist: Typist, name: str) -> None:
    held = typist.editor.draft.parts(("criteria",))
    typist.open("criteria", next(n for n, one in enumerate(held) if isinstance(one, dict) and one["id"] == name))
