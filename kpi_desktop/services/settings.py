"""Settings that travel with the database."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from kpi_desktop.domain.words import LANGUAGES, Language, Message
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.work import checked_name, done, working
from kpi_desktop.settings import LANGUAGE, LOOK, ORGANISATION

Look: TypeAlias = Literal["light", "dark"]

LOOKS: Final[tuple[Look, ...]] = ("light", "dark")


def organisation(ctx: Context) -> str:
    """The organisation's name as it stands on reports; empty where none was given."""
    with ctx.store.read() as view:
        return view.settings.get(ORGANISATION)


def set_organisation(ctx: Context, name: str) -> Operation:
    """Change the organisation's name; closed months keep the old one."""
    wanted = checked_name(name)
    with working(ctx, "set-organisation") as unit:
        unit.settings.set(ORGANISATION, wanted)
        return done(unit, Message("Organisation on the reports: {name}", {"name": wanted}), "settings")


def language(ctx: Context) -> Language | None:
    """The language that was chosen; None where none was."""
    with ctx.store.read() as view:
        return next((known for known in LANGUAGES if known == view.settings.get(LANGUAGE)), None)


def set_language(ctx: Context, chosen: Language) -> Operation:
    """Choose the language of window, paper and commands."""
    with working(ctx, "set-language") as unit:
        unit.settings.set(LANGUAGE, chosen)
        return done(unit, Message("Language changed"), "settings", undoable=False)


def look(ctx: Context) -> Look | None:
    """The colours that were chosen for the window; None for the desktop's."""
    with ctx.store.read() as view:
        return next((known for known in LOOKS if known == view.settings.get(LOOK)), None)


def set_look(ctx: Context, chosen: Look | None) -> Operation:
    """Choose the colours of the window; None follows the desktop."""
    with working(ctx, "set-look") as unit:
        unit.settings.set(LOOK, chosen or "")
        return done(unit, Message("Colours changed"), "settings", undoable=False)
