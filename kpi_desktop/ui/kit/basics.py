"""Labels, buttons, frames and the two layouts, each a function that returns a plain Qt widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

W = TypeVar("W", bound=QWidget)
Part = QWidget | QLayout | int | None
"""What a layout takes: a widget, a layout, a gap in pixels, or None for the stretch."""

ButtonKind = Literal["plain", "primary", "flat", "link"]


def restyle(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the style sheet reads, and draw the widget anew by them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def named(widget: W, name: str, description: str = "") -> W:
    """Give a widget the name that a screen reader says."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
    return widget


def label(text: str = "", use: str = "body", *, ink: str = "", wrap: bool = False, selectable: bool = False) -> QLabel:
    """A text.

    Args:
        text: Plain text, never read as markup.
        use: body, strong, figure, title, panel-title, heading, secondary, third, tiny, key.
        ink: second, third, minus, plus, doubt or accent; empty for the use's own.
        wrap: Break lines.
        selectable: Can be copied with the mouse.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("use", use)
    made.setProperty("ink", ink)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def tag(text: str, kind: str = "plain") -> QLabel:
    """A framed word: plain, open, doubt or flag."""
    made = label(text)
    made.setProperty("tag", kind)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def key_cap(text: str) -> QLabel:
    """A key, framed, to stand beside its action."""
    made = label(text, "key")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


class Button(QPushButton):
    """A push button that Enter presses too, as every key cap and every form promises; Qt leaves it to Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, once however long it is held."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & _HELD:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def button(
    text: str,
    pressed: Callable[[], object],
    kind: ButtonKind = "plain",
    *,
    icon: QIcon | None = None,
    small: bool = False,
    shortcut: str = "",
) -> QPushButton:
    """A button with a verb on it; `shortcut` is shown in its tool tip and pressed for it."""
    made = Button(text)
    made.setProperty("kind", kind)
    made.setProperty("compact", small)  # "size" would be the widget's own
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon is not None:
        made.setIcon(icon)
        made.setIconSize(QSize(16, 16) if small else QSize(20, 20))
    if shortcut:
        made.setShortcut(shortcut)
        made.setToolTip(f"{text} ({shortcut})")
    made.clicked.connect(lambda _checked: pressed())
    return named(made, text)


def icon_button(icon: QIcon, name: str, pressed: Callable[[], object]) -> QPushButton:
    """A square button that shows only an icon; its name is its tool tip."""
    made = button("", pressed, "flat", icon=icon)
    made.setProperty("shape", "icon")
    made.setToolTip(name)
    return named(made, name)


def _fill(layout: QHBoxLayout | QVBoxLayout, parts: tuple[Part, ...]) -> None:
    for part in parts:
        match part:
            case None:
                layout.addStretch(1)
            case int():
                layout.addSpacing(part)
            case QWidget():
                layout.addWidget(part)
            case _:
                layout.addLayout(part)


def row(*parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Parts side by side."""
    layout = QHBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    _fill(layout, parts)
    return layout


def stack(*parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Parts one below the other."""
    layout = QVBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    _fill(layout, parts)
    return layout


def panel(layout: QLayout | None = None, kind: str = "panel") -> QFrame:
    """A framed surface: panel, card, side, side-left, told, doubt, fault or popup."""
    made = QFrame()
    made.setObjectName(kind)
    if layout is not None:
        made.setLayout(layout)
    return made


def rule() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made


def heading_row(title: str, *parts: Part) -> QHBoxLayout:
    """The header of a page: its title, then the parts, 60 px high."""
    layout = row(label(title, "title"), 8, *parts)
    layout.setContentsMargins(0, 12, 0, 12)
    return layout


def let_go(widget: QWidget) -> None:
    """Take a widget out of sight and of its place, and delete it once the event loop turns.

    A press within it may have brought us here. Without a parent it would belong to Python alone, which deletes it with
    its last name, in the middle of that press; so it stays with its window until then.
    """
    widget.hide()
    window = widget.window()
    if window is not widget:
        widget.setParent(window)
    widget.deleteLater()
