"""How paper is laid out and printed, as it was chosen last: it travels with the database."""

from __future__ import annotations

from kpi_desktop.domain.words import Message
from kpi_desktop.reports import page_setup, strip_choice
from kpi_desktop.reports.page_setup import PageSetup
from kpi_desktop.reports.strip_choice import StripChoice
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.work import done, working
from kpi_desktop.settings import PAGE_SETUP, STRIPS


def chosen_strips(ctx: Context) -> StripChoice:
    """What strips consist of; the usual layout where none was chosen."""
    with ctx.store.read() as view:
        return strip_choice.choice_of(view.settings.get(STRIPS))


def choose_strips(ctx: Context, choice: StripChoice) -> Operation:
    """Choose what strips consist of."""
    with working(ctx, "choose-strips") as unit:
        unit.settings.set(STRIPS, strip_choice.choice_text(choice))
        return done(unit, Message("Layout of the strips changed"), "settings", undoable=False)


def chosen_setup(ctx: Context) -> PageSetup:
    """Paper, margins and printer; A4 where nothing was chosen."""
    with ctx.store.read() as view:
        return page_setup.setup_of(view.settings.get(PAGE_SETUP))


def choose_setup(ctx: Context, setup: PageSetup) -> Operation:
    """Choose paper, margins and printer."""
    with working(ctx, "choose-page-setup") as unit:
        unit.settings.set(PAGE_SETUP, page_setup.setup_text(setup))
        return done(unit, Message("Page setup changed"), "settings", undoable=False)
