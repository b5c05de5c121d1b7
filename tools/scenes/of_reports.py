"""The page Reports and its dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.reports.setup_dialog import SetupDialog
from kpi_desktop.ui.reports.templates_dialog import TemplatesDialog
from tools.scenes.present import NOVEMBER, OCTOBER
from tools.scenes.stage import Stage, scene


def paper_at(stage: Stage, kind: Kind, month: Month = OCTOBER, employee: str | None = None) -> ReportsPage:
    """The page at a paper."""
    page = stage.reports
    page.choose(month, None, kind)
    if employee:
        page.choice.tick_only(employee)
    return page


@scene()
def reports_table(stage: Stage) -> None:
    """The score table."""
    paper_at(stage, Kind.SCORE_TABLE)


@scene()
def reports_strips(stage: Stage) -> None:
    """All strips."""
    page = paper_at(stage, Kind.STRIPS, NOVEMBER)
    page.choice.everyone.setChecked(True)


@scene()
def reports_one_strip(stage: Stage) -> None:
    """One person's."""
    page = paper_at(stage, Kind.STRIPS)
    page.choose(OCTOBER, "0108")


@scene()
def reports_one_strip_with_pay(stage: Stage) -> None:
    """One person's with pay: as many questions as there can be."""
    page = paper_at(stage, Kind.STRIPS, NOVEMBER)
    page.choose(NOVEMBER, "0108")


@scene()
def reports_improvement(stage: Stage) -> None:
    """Nobody, or whoever is asked for a report."""
    paper_at(stage, Kind.IMPROVEMENT)


@scene("letters")
def reports_warning(stage: Stage) -> None:
    """A letter."""
    paper_at(stage, Kind.WARNING)


@scene()
def reports_register(stage: Stage) -> None:
    """Handed out and signed."""
    paper_at(stage, Kind.REGISTER)


@scene()
def reports_year(stage: Stage) -> None:
    """The year."""
    stage.reports.choose_paper(Kind.YEAR)


@scene("rich", "SetupDialog")
def page_setup(stage: Stage) -> QWidget:
    """Paper, margins and printer."""
    paper_at(stage, Kind.STRIPS).setup_button.click()
    return stage.dialog(SetupDialog)


@scene("letters", "TemplatesDialog")
def letter_templates(stage: Stage) -> QWidget:
    """Own letters."""
    paper_at(stage, Kind.WARNING).templates_button.click()
    return stage.dialog(TemplatesDialog)


@scene("rich", "saving._offer_pdf")
def no_printer(stage: Stage) -> QWidget:
    """There is no printer."""
    page = paper_at(stage, Kind.SCORE_TABLE)
    page.saver._offer_pdf(lambda: None)
    return stage.dialog(FormDialog)


@scene("rich", "saving._may_overwrite")
def replace_pictures(stage: Stage) -> QWidget:
    """Pictures that are there already."""
    there = [stage.folder / f"{name}.png" for name in ("2026-10 0101", "2026-10 0102")]
    for one in there:
        one.write_bytes(b"")
    paper_at(stage, Kind.STRIPS).saver._may_overwrite(there)
    return stage.dialog(FormDialog)
