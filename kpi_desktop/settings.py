"""The settings that travel with a database, declared: whatever isn't named here can't be set."""

from __future__ import annotations

from typing import Final

ORGANISATION: Final = "organisation"
"""Name at the head of the paper; empty for none."""

LANGUAGE: Final = "language"
"""Language of window, paper and commands, ``zh`` or ``en``; empty for the computer's."""

DECLARED: Final = frozenset({ORGANISATION, LANGUAGE})
