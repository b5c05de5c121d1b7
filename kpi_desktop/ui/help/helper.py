"""Help over a window and its dialogs, and what of it lives on when the window is built anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QDialog, QWidget

from kpi_desktop.ui.help.dialog import HelpDialog, HelpParts
from kpi_desktop.ui.help.in_dialogs import HelpInDialogs


@dataclass(frozen=True, slots=True)
class Reading:
    """What is being read: the topic, and where its window stands."""

    topic: str
    place: QRect


class Helper:
    """Opens help about what is in sight; the program goes on beside it.

    Args:
        window: The window; help belongs to it or to one of its dialogs.
        parts: Words, colours and where topics lie, asked for whenever a help window is made.
        topic: The topic of what is in sight in the window itself.

    Attributes:
        shown: The help over the window; None until it was asked for.
    """

    def __init__(self, window: QWidget, parts: Callable[[], HelpParts], topic: Callable[[], str]) -> None:
        """Listen to the dialogs; nothing is opened yet."""
        self._window, self._parts, self._topic = window, parts, topic
        self.shown: HelpDialog | None = None
        self._in_dialogs = HelpInDialogs(window, self._over)

    def open(self) -> None:
        """Show help about the page in sight."""
        self.shown = self.shown or HelpDialog(self._window, self._parts())
        _show(self.shown, self._topic())

    @property
    def reading(self) -> Reading | None:
        """What is read now, for a window that takes this one's place."""
        shown = self.shown
        return None if shown is None or not shown.isVisible() else Reading(shown.shown, shown.geometry())

    def go_on_with(self, reading: Reading | None) -> None:
        """Go on where a window before this one, or this one in other colours or words, was read."""
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None
        if reading is not None:
            self.shown = HelpDialog(self._window, self._parts())
            self.shown.show_topic(reading.topic)
            self.shown.setGeometry(reading.place)
            self.shown.show()

    def _over(self, dialog: QDialog) -> None:
        """The same over a dialog: while that waits for an answer, only what belongs to it can be read."""
        shown = dialog.findChild(HelpDialog) or HelpDialog(dialog, self._parts())
        _show(shown, getattr(dialog, "help_topic", "") or self._topic())


def _show(shown: HelpDialog, topic: str) -> None:
    shown.show_topic(topic)
    shown.show()
    shown.raise_()
    shown.activateWindow()
    shown.page.setFocus()
