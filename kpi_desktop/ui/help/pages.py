"""A topic as it is shown: its title, the keys of the page, then how things work, in the type of the window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from kpi_desktop.texts import Translator
from kpi_desktop.ui.help.topics import Topic, key_lines, page_keys
from kpi_desktop.ui.theme import Theme, Type

_LINE_HEIGHT = 150.0
_HEADINGS = {1: Type.TITLE, 2: Type.PANEL_TITLE}


def markdown(topic: Topic, tr: Translator) -> str:
    """The whole page of a topic."""
    lines = [f"# {topic.title}", ""]
    if keys := page_keys(topic.id):
        key, does = tr.t("Key"), tr.t("What it does")
        lines += [f"| {key} | {does} |", "|---|---|"]
        lines += [f"| `{key}` | {words} |" for key, words in key_lines(keys, tr)]
        lines.append("")
    return "\n".join([*lines, topic.text, ""])


def write(document: QTextDocument, text: str, theme: Theme) -> None:
    """Put Markdown into a document and dress it as the window is dressed."""
    document.setMarkdown(text)
    block = document.begin()
    while block.isValid():
        _dress_block(block, theme)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, theme)


def _dress_block(block: QTextBlock, theme: Theme) -> None:
    cursor = QTextCursor(block)
    shape = QTextBlockFormat()
    shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    level = block.blockFormat().headingLevel()
    inside_table = cursor.currentTable() is not None
    if level:
        shape.setTopMargin(0 if level == 1 else 16)
        shape.setBottomMargin(4)
    elif not inside_table:
        shape.setBottomMargin(4 if cursor.currentList() is not None else 8)
    cursor.mergeBlockFormat(shape)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    if level:
        cursor.setCharFormat(_type(_HEADINGS.get(level, Type.STRONG)))
        return
    for part in [place.fragment() for place in cast("Iterable[QTextBlock.iterator]", block)]:
        if part.charFormat().fontFixedPitch():
            _dress_key(block, part.position(), part.length(), theme)


def _type(use: Type) -> QTextCharFormat:
    size, bold = use.value
    made = QTextCharFormat()
    made.setFontPointSize(size)
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return made


def _dress_key(block: QTextBlock, position: int, length: int, theme: Theme) -> None:
    """Keys, and what is typed: in the window's own face on a ground of their own."""
    made = QTextCharFormat()
    made.setFontFamilies([theme.family])
    made.setFontFixedPitch(False)
    made.setBackground(QBrush(theme.colour("hover")))
    made.setForeground(QBrush(theme.colour("second_ink")))
    cursor = QTextCursor(block.document())
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(made)


def _dress_table(table: QTextTable, theme: Theme) -> None:
    shape = table.format()
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    shape.setBorder(0)
    shape.setCellSpacing(0)
    shape.setCellPadding(3)
    shape.setTopMargin(4)
    shape.setBottomMargin(8)
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.FixedLength, 150), QTextLength(QTextLength.Type.VariableLength, 0)]
    )
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        head = _type(Type.SECONDARY)
        head.setForeground(QBrush(theme.colour("second_ink")))
        cursor.mergeCharFormat(head)
