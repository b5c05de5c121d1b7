"""How quick buttons share the room that there is, and how their names are broken into it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy


def shared(room: int, wanted: Sequence[int], most: int) -> tuple[int, ...]:
    """Widths within a room: where it is too small the widest give way, what is left over goes to all alike.

    Args:
        room: Pixels for all of them.
        wanted: What each would like.
        most: No one becomes wider than this by what is left over.
    """
    if not wanted:
        return ()
    cap = _cap(room, wanted)
    given = [min(width, cap) for width in wanted]
    narrow = [at for at, width in enumerate(given) if width < max(most, wanted[at])]
    while narrow and sum(given) < room:
        each, rest = divmod(room - sum(given), len(narrow))
        for place, at in enumerate(narrow):
            given[at] = min(given[at] + each + (place < rest), max(most, wanted[at]))
        narrow = [at for at in narrow if given[at] < most]
    return tuple(given)


def _cap(room: int, wanted: Sequence[int]) -> int:
    """The width beyond which nobody may go, so that all fit."""
    left = room
    for at, width in enumerate(sorted(wanted)):
        fair = left // (len(wanted) - at)
        if width > fair:
            return fair
        left -= width
    return max(wanted)


def in_lines(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """A text broken into lines of a width in pixels, between words where it can be; what is over is cut with an …."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        last = len(lines) == most - 1
        lines.append(text[start:] if last else text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    metrics = QFontMetrics(font)
    return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)


class ButtonName(QLabel):
    """A name in one line or two; the whole of it stands in the button's tool tip."""

    def __init__(self, text: str) -> None:
        """In one line until room is given."""
        super().__init__(text)
        self.whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("use", "body")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def needed(self) -> int:
        """Pixels of the whole name in one line."""
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self.whole)

    def show_lines(self, width: int, most: int) -> None:
        """Break the name into at most so many lines of that many pixels."""
        self.setText("\n".join(in_lines(self.whole, self.font(), width, most)))
