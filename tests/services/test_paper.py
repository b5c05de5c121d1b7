from __future__ import annotations

from kpi_desktop.reports import page_setup, strip_choice
from kpi_desktop.reports.page_setup import PageSetup, Paper
from kpi_desktop.reports.strip_choice import Lines, StripChoice
from kpi_desktop.services import paper
from kpi_desktop.services.context import Context
from kpi_desktop.settings import PAGE_SETUP, STRIPS


def test_what_was_chosen_is_there_the_next_time(ctx: Context) -> None:
    assert paper.chosen_strips(ctx) == strip_choice.USUAL
    assert paper.chosen_setup(ctx) == page_setup.USUAL
    strips = StripChoice(per_page=6, lines=Lines.PLAIN, stub=False)
    setup = PageSetup(Paper.A5, turned=False, margin=20, printer="前台 HP", copies=2)
    paper.choose_strips(ctx, strips)
    paper.choose_setup(ctx, setup)
    assert paper.chosen_strips(ctx) == strips
    assert paper.chosen_setup(ctx) == setup


def test_what_a_later_program_chose_is_left_to_it(ctx: Context) -> None:
    with ctx.store.write("later", ctx.clock.now(), "later") as unit:
        unit.settings.set(STRIPS, '{"per_page": 12}')
        unit.settings.set(PAGE_SETUP, '{"paper": "A3", "margin": 2}')
    assert paper.chosen_strips(ctx) == strip_choice.USUAL
    assert paper.chosen_setup(ctx) == page_setup.USUAL
