"""Help inside the program: a topic a page in both languages, and the card of all keys."""

from kpi_desktop.ui.help.dialog import HelpDialog

__all__ = ["HelpDialog"]
