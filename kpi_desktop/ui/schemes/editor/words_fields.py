"""Fields for texts in both languages: a line each, or as many lines as the text needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kpi_desktop.domain.problems import Path
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import label, named
from kpi_desktop.ui.schemes.editor import specs
from kpi_desktop.ui.schemes.editor.additions import OWN_SCHEME, new_names
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.entry import Entry, is_undo_key
from kpi_desktop.ui.schemes.editor.fields import FieldEditor

BESIDE_TEXT = 8
"""Pixels above what stands beside a text of some lines."""


class WordsField(FieldEditor):
    """A text in both languages: Chinese first; the other follows it until it is written itself."""

    def __init__(self, spec: specs.Words, draft: Draft, path: Path, tr: Translator) -> None:
        """Two fields side by side, or one beneath the other where they are long."""
        super().__init__(draft, path, spec.key, tr)
        self._spec = spec
        self._follows: bool | None = None
        self._unnamed = {*new_names(tr).values(), *OWN_SCHEME.values()} if spec.key == "name" else set()
        name = tr.say(spec.name)
        self.boxes: dict[str, Entry | LongEntry] = {}
        for language, said in (("zh", tr.c("language", "Chinese")), ("en", tr.c("language", "English"))):
            typed = partial(self._typed, language)
            made = LongEntry(typed, self._left, spec.lines) if spec.lines > 1 else Entry(typed, self._left)
            self.boxes[language] = named(made, f"{name}, {said}")
        for place, (language, box) in enumerate(self.boxes.items()):
            at = Qt.AlignmentFlag.AlignTop if spec.lines > 1 else Qt.AlignmentFlag.AlignVCenter
            if place:
                caption = label(tr.c("language", "English"), "secondary")
                caption.setContentsMargins(0, BESIDE_TEXT if spec.lines > 1 else 0, 0, 0)
                self.line.addWidget(caption, 0, at)
            self.line.addWidget(box, 3 if language == "zh" else 4, at)
        self.refresh()

    def _left(self) -> None:
        """What was emptied in one language and not written anew stands in the other one's words."""
        held = dict(self.draft.part(self.path))
        said = [str(text) for text in held.values() if str(text).strip()]
        if len(held) > len(said) == 1:
            self.put(dict.fromkeys(held, said[0]))
        self._follows = None
        self.draft.settle()

    def _typed(self, language: str, text: str) -> None:
        held = dict(self.draft.part(self.path))
        other = "en" if language == "zh" else "zh"
        if self._follows is None:
            leads = language == self.tr_.language and held.get(other) == held.get(language)
            leads = leads and not (other == "zh" and _is_chinese(str(held.get(other))))
            self._follows = leads or not held.get(other) or held.get(other) in self._unnamed
        held[language] = text.strip()
        if self._follows:
            held[other] = text.strip()
        held = {key: held.get(key, "") for key in ("zh", "en")}
        self.put(held if any(held.values()) or not self._spec.optional else None)

    def refresh(self) -> None:
        """Show both."""
        held = self.draft.part(self.path)
        for language, box in self.boxes.items():
            shown = str(held.get(language, "") or "")
            if shown != box.text().strip():
                box.show_text(shown)

    def inputs(self) -> tuple[QWidget, ...]:
        """Both fields."""
        return tuple(self.boxes.values())


def _is_chinese(text: str) -> bool:
    """Whether somebody wrote a text in Chinese, and not only took over another one."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)


class LongEntry(QPlainTextEdit):
    """A text of some lines, as high as it needs, so that nothing of it is scrolled away; Tab leaves it."""

    def __init__(self, typed: Callable[[str], object], left: Callable[[], object], lines: int) -> None:
        """At least as high as `lines`."""
        super().__init__()
        self._typed_to, self._left_to, self._showing = typed, left, False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._least = lines
        self.textChanged.connect(self._changed)
        self.textChanged.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(lambda *_: self._grow())
        self._grow()

    def _grow(self) -> None:
        """As high as the lines are, broken at the width that there is."""
        block, high = self.document().begin(), 0.0
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        least = self._least * self.fontMetrics().height()
        around = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        self.setFixedHeight(round(max(high, least) + around))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()
            QTimer.singleShot(0, self, self._grow)  # once the lines are broken anew

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show what stands in the draft."""
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def event(self, event: QEvent) -> bool:
        """Leave the keys that undo to whoever holds the field."""
        if event.type() == QEvent.Type.ShortcutOverride and is_undo_key(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same."""
        if is_undo_key(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the caret leaves."""
        super().focusOutEvent(event)
        self._left_to()

    def _changed(self) -> None:
        if not self._showing:
            self._typed_to(self.toPlainText().replace("\n", " "))
