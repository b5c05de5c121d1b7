"""Help inside the program: a topic a page in both languages, and the card of all keys."""

from kpi_desktop.ui.help.dialog import HelpDialog
from kpi_desktop.ui.help.in_dialogs import HelpInDialogs

__all__ = ["HelpDialog", "HelpInDialogs"]
