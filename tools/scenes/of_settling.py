"""What a leader meets on the way to a settled month: refusals, faults, things found late, long talks, empty months."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kpi_desktop.services.follow_up_types import FollowUpKind
from kpi_desktop.ui.month.closing import CloseDialog, ReopenDialog
from kpi_desktop.ui.month.follow_dialogs import FollowDialog
from kpi_desktop.ui.month.frame import COMPARISON, RECORDS, SCORES
from kpi_desktop.ui.month.late import LateDialog
from kpi_desktop.ui.month.tracing import TraceDialog
from tools.scenes.of_month import MEASURES, RATINGS, month_at
from tools.scenes.present import NOVEMBER, OCTOBER
from tools.scenes.stage import Stage, scene


@scene("rich", "CloseDialog")
def close_month_refused(stage: Stage) -> QWidget:
    """Doubts stand open, and nothing is said to them."""
    month_at(stage).close_month()
    dialog = stage.dialog(CloseDialog)
    dialog.try_it()
    return dialog


@scene("commerce", "CloseDialog")
def close_month_without_figures(stage: Stage) -> QWidget:
    """What is missing is told before the month is closed."""
    month_at(stage).close_month()
    return stage.dialog(CloseDialog)


@scene("rich", "ReopenDialog")
def reopen_month_refused(stage: Stage) -> QWidget:
    """Without a reason nothing is opened again."""
    month_at(stage, OCTOBER).reopen_month()
    dialog = stage.dialog(ReopenDialog)
    dialog.try_it()
    return dialog


@scene("rich", "FollowDialog")
def follow_talk_refused(stage: Stage) -> QWidget:
    """A talk of which nothing is written."""
    page = month_at(stage, OCTOBER, person="0103")
    page.following.note.click()
    dialog = stage.dialog(FollowDialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(FollowUpKind.TALK.value))
    dialog.try_it()
    return dialog


@scene("late")
def follow_long(stage: Stage) -> None:
    """A long talk, an objection and its outcome, beneath the lines of the person."""
    page = month_at(stage, OCTOBER, person="0108")
    bar = page.side.area.verticalScrollBar()
    bar.setValue(bar.maximum())


@scene("rich", "LateDialog")
def found_late_filled(stage: Stage) -> QWidget:
    """What it would come to, and where."""
    month_at(stage).digging.carry("0104")
    dialog = stage.dialog(LateDialog)
    dialog.criterion.setCurrentIndex(dialog.criterion.findData("procedure-error"))
    stage.types("-2", dialog.points)
    return dialog


@scene("late")
def month_carried(stage: Stage) -> None:
    """The lines of somebody of whom something was found late."""
    month_at(stage, NOVEMBER, SCORES, "0108")


@scene("late")
def month_records_carried(stage: Stage) -> None:
    """The same among the records, beside one that is void."""
    page = month_at(stage, NOVEMBER, RECORDS, "0108")
    page.records.table.scrollToBottom()


@scene("late", "TraceDialog")
def trace_carried(stage: Stage) -> QWidget:
    """On which day it happened, and under which it counts."""
    page = month_at(stage, NOVEMBER, SCORES, "0108")
    rows = [row for row in page.side.view.rows if row.incident is not None and row.code == "2.1"]
    page.side.view.line_opened.emit(rows[-1].incident)
    return stage.dialog(TraceDialog)


@scene("commerce")
def month_records_none(stage: Stage) -> None:
    """No records yet."""
    month_at(stage, NOVEMBER, RECORDS)


@scene("commerce")
def month_first_comparison(stage: Stage) -> None:
    """No month before to compare with."""
    month_at(stage, OCTOBER, COMPARISON)


@scene("measured")
def measures_faulty(stage: Stage) -> None:
    """Cells that can't be read are not saved, and say why."""
    sheet = month_at(stage, tab=MEASURES).figures.measures.sheet.sheet
    first, second = (sheet.cell(sheet.index(row, 1)) for row in (8, 9))
    sheet.put({first: "about 3", second: "-2"})


@scene("rated")
def ratings_faulty(stage: Stage) -> None:
    """A rating above the full marks."""
    sheet = month_at(stage, tab=RATINGS).figures.ratings.means_model
    sheet.put({sheet.cell(sheet.index(8, 0)): "9"})
