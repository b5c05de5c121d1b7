"""Settings that travel with the database."""

from __future__ import annotations

from kpi_desktop.domain.words import Language
from kpi_desktop.services.context import Context, Operation


def organisation(ctx: Context) -> str:
    """The organisation's name as it stands on reports; empty where none was given."""
    raise NotImplementedError


def set_organisation(ctx: Context, name: str) -> Operation:
    """Change the organisation's name; closed months keep the old one."""
    raise NotImplementedError


def language(ctx: Context) -> Language | None:
    """The language that was chosen; None where none was."""
    raise NotImplementedError


def set_language(ctx: Context, chosen: Language) -> Operation:
    """Choose the language of window, paper and commands."""
    raise NotImplementedError
