"""Where the rows of an explanation stand: texts one below the other, broken where a line has no room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from kpi_desktop.ui.month.explanation import Row, RowKind
from kpi_desktop.ui.theme import Theme, Type

_NEVER_FIRST = "，。、；：！？）》」』”’…％"
"""What no line begins with: it takes what stands before it along."""
_CODE_AT = 44
_TEXT_AT = 74
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Mark:
    """A text, or a rule where the text is empty, with its place."""

    rect: QRect
    text: str
    font: QFont
    ink: str
    flags: int


class Composer:
    """Places rows one below the other."""

    def __init__(self, theme: Theme, width: int) -> None:
        self._theme = theme
        self._width = width
        self.marks: list[Mark] = []
        self.spans: list[tuple[int, int]] = []
        self.y = 0

    def add(self, row: Row) -> None:
        """Place one row at the height reached so far; `spans` keeps from where to where it reaches."""
        top = self.y
        self._place(row)
        self.spans.append((top, self.y))

    def _place(self, row: Row) -> None:
        match row.kind:
            case RowKind.START:
                self._amount(row, Type.STRONG)
                self.y += 2
            case RowKind.HEADING:
                self.y += 8
                self._amount(row, Type.STRONG)
                self.y += 4
            case RowKind.LINE:
                self._line(row)
            case RowKind.BOUND | RowKind.BEFORE_ROUNDING:
                self.y += 8
                self._amount(row, Type.BODY)
            case RowKind.TOTAL | RowKind.PAY_TOTAL:
                self._total(row)
            case RowKind.FLAG:
                self._flag(row)
            case _:
                self._pay(row)

    def _pay(self, row: Row) -> None:
        match row.kind:
            case RowKind.PAY:
                self.y += 12
                self._amount(row, Type.STRONG)
                self.y += 4
            case RowKind.PAY_PART:
                self._line(row)
            case _:
                height, _ = self._wrapped(0, self._width, row.text, Type.SECONDARY, row.text_ink)
                self.y += height + 4

    def _amount(self, row: Row, use: Type) -> None:
        amount = self._right(row.shown, use, row.ink)
        room = self._width - amount - 8
        height, used = self._wrapped(0, room, row.text, use, row.text_ink)
        if row.beside:
            metrics = QFontMetrics(self._theme.font(Type.SECONDARY))
            if used + 6 + metrics.horizontalAdvance(row.beside) <= room:
                rect = QRect(used + 4, self.y + 1, room - used, 20)
                self.marks.append(self._mark(rect, row.beside, Type.SECONDARY, "third_ink", _LEFT))
            else:
                self.y += height
                height, _ = self._wrapped(0, room, row.beside, Type.SECONDARY, "third_ink")
        self.y += height

    def _line(self, row: Row) -> None:
        amount = self._right(row.shown, Type.BODY, row.ink)
        for left, text in ((0, row.day), (_CODE_AT, row.code)):
            rect = QRect(left, self.y - 1, _TEXT_AT - left, 20)
            self.marks.append(self._mark(rect, text or " ", Type.SECONDARY, "third_ink", _LEFT))
        left = _TEXT_AT if row.day or row.code else 0
        room = self._width - left - amount - 8
        height, _ = self._wrapped(left, room, row.text, Type.BODY, row.text_ink, struck=row.struck)
        self.y += height
        if row.reason:
            height, _ = self._wrapped(left, self._width - left, row.reason, Type.SECONDARY, "third_ink")
            self.y += height
        self.y += 4

    def _total(self, row: Row) -> None:
        self.y += 4
        self._rule()
        self.y += 6
        self._right(row.shown, Type.PANEL_TITLE, row.ink)
        self.marks.append(self._mark(QRect(0, self.y, self._width, 20), row.text, Type.STRONG, "ink", _LEFT))
        self.y += 25
        self._rule()
        self.y += 2
        self._rule()
        self.y += 8

    def _flag(self, row: Row) -> None:
        self.y += 4
        height, _ = self._wrapped(0, self._width, row.text, Type.STRONG, row.text_ink)
        self.y += height
        if row.reason:
            height, _ = self._wrapped(0, self._width, row.reason, Type.SECONDARY, "second_ink")
            self.y += height

    def _rule(self) -> None:
        self.marks.append(self._mark(QRect(0, self.y, self._width, 1), "", Type.BODY, "ink", 0))

    def _right(self, text: str, use: Type, ink: str) -> int:
        width = QFontMetrics(self._theme.font(use)).horizontalAdvance(text)
        rect = QRect(self._width - width - 2, self.y, width + 2, 20)
        self.marks.append(self._mark(rect, text or " ", use, ink, _RIGHT))
        return width

    def _wrapped(
        self, left: int, room: int, text: str, use: Type, ink: str, *, struck: bool = False
    ) -> tuple[int, int]:
        """Place a text that may break; gives its height in whole lines of its size, and the width of its last line."""
        font = self._theme.font(use)
        font.setStrikeOut(struck)
        metrics = QFontMetrics(font)
        line = 16 if use is Type.SECONDARY else 20
        single = metrics.horizontalAdvance(text)
        if single <= room:
            self.marks.append(Mark(QRect(left, self.y, room, line), text, font, ink, int(_LEFT)))
            return line, left + single
        lines = broken(text, metrics, room)
        for place, part in enumerate(lines):
            rect = QRect(left, self.y + place * line, room, line)
            self.marks.append(Mark(rect, part, font, ink, int(_LEFT)))
        return line * len(lines), left + metrics.horizontalAdvance(lines[-1])

    def _mark(self, rect: QRect, text: str, use: Type, ink: str, flags: Qt.AlignmentFlag | int) -> Mark:
        return Mark(rect, text, self._theme.font(use), ink, int(flags))


def broken(text: str, metrics: QFontMetrics, room: int) -> list[str]:
    """A text in lines that fit; between 汉字 and at spaces, inside a word only where it must."""
    lines, line = [], ""
    for character in text:
        if line and metrics.horizontalAdvance(line + character) > room:
            cut = line.rfind(" ") + 1
            if character.isascii() and line[-1].isascii() and cut > 0 and character != " ":
                lines.append(line[:cut].rstrip())
                line = line[cut:] + character
            else:
                cut = _before_mark(line) if character in _NEVER_FIRST else len(line)
                lines.append(line[:cut].rstrip())
                line = (line[cut:] + character).lstrip()
        else:
            line += character
    return [*lines, line] if line or not lines else lines


def _before_mark(line: str) -> int:
    """Where to break a line that a closing mark would follow: before its last 汉字 or word; its end where it is one."""
    cut = len(line)
    while cut > 0 and line[cut - 1] in _NEVER_FIRST:
        cut -= 1
    cut -= 1
    while cut > 0 and line[cut].isascii() and line[cut - 1].isascii() and line[cut - 1] != " ":
        cut -= 1
    return cut if cut > 0 else len(line)
