"""Help inside the program: a topic a page in both languages, and the card of all keys."""

from kpi_desktop.ui.help.dialog import HelpDialog, HelpParts
from kpi_desktop.ui.help.helper import Helper, Reading
from kpi_desktop.ui.help.in_dialogs import belongs

__all__ = ["HelpDialog", "HelpParts", "Helper", "Reading", "belongs"]
