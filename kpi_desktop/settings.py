"""The settings that travel with a database, declared: whatever isn't named here can't be set."""

from __future__ import annotations

from typing import Final

ORGANISATION: Final = "organisation"
"""Name at the head of the paper; empty for none."""

LANGUAGE: Final = "language"
"""Language of window, paper and commands, ``zh`` or ``en``; empty for the computer's."""

LOOK: Final = "look"
"""Colours of the window, ``light`` or ``dark``; empty for the desktop's."""

LAST_BACKUP: Final = "last-backup"
"""When the window last made a backup, as an ISO instant, and behind a blank the file; empty for never."""

QUICK_CRITERIA: Final = "quick-criteria"
"""Criteria that stand ready as buttons: ids by team as JSON; a team that isn't in it has its most used ones."""

STRIPS: Final = "strips"
"""What strips consist of, as JSON; empty for the usual layout."""

PAGE_SETUP: Final = "page-setup"
"""Paper, margins and printer, as JSON; empty for the usual ones."""

COLUMNS: Final = "columns"
"""Order of columns and which are hidden, by table as JSON; a table that isn't in it has all in the usual order."""

LETTER_TEMPLATES: Final = "letter-templates"
"""The organisation's own letter templates with their pictures, as JSON; empty for the program's own letters."""

SAMPLE: Final = "sample"
"""What stands on all paper of a sample to play with; empty for a real database. Set when the sample is made."""

DECLARED: Final = frozenset(
    {SAMPLE, COLUMNS, QUICK_CRITERIA, ORGANISATION, LANGUAGE, LOOK, LAST_BACKUP, STRIPS, PAGE_SETUP, LETTER_TEMPLATES}
)
