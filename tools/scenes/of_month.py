"""The page Month and its dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.ui.columns import ColumnDialog
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.closing import CloseDialog, ReopenDialog
from kpi_desktop.ui.month.doubt_words import open_ones
from kpi_desktop.ui.month.follow_dialogs import FollowDialog, ManyDialog
from kpi_desktop.ui.month.frame import COMPARISON, RECORDS, SCORES
from kpi_desktop.ui.month.late import LateDialog
from kpi_desktop.ui.month.tracing import TraceDialog
from kpi_desktop.ui.month.word_dialog import WordDialog
from tools.scenes.present import NOVEMBER, OCTOBER
from tools.scenes.stage import Stage, scene

MEASURES, RATINGS = 1, 2


def month_at(stage: Stage, month: Month = NOVEMBER, tab: int = SCORES, person: str = "") -> MonthPage:
    """The page at a month, a tab, a person."""
    page = stage.month
    if page.month != month:
        page.show_month(month)
    page.tabs.setCurrentIndex(tab)
    if person:
        page.table.choose(person)
    stage.settle()
    return page


@scene()
def month(stage: Stage) -> None:
    """The open month with its doubts."""
    month_at(stage, person="0108")


@scene()
def month_doubts(stage: Stage) -> None:
    """The first doubt in focus."""
    month_at(stage).settle_doubts()


@scene()
def month_records(stage: Stage) -> None:
    """All records."""
    month_at(stage, tab=RECORDS)


@scene(waits=100)
def month_comparison(stage: Stage) -> None:
    """Against the month before."""
    month_at(stage, tab=COMPARISON)


@scene()
def month_figures(stage: Stage) -> None:
    """What the pay plan asks for."""
    month_at(stage, tab=MEASURES)


@scene()
def month_closed(stage: Stage) -> None:
    """A closed month: handed out, signed, objections."""
    month_at(stage, OCTOBER, person="0108")


@scene("reopened")
def month_reopened(stage: Stage) -> None:
    """A month that was reopened."""
    month_at(stage, OCTOBER, person="0103")


@scene("closed")
def month_closed_with_pay(stage: Stage) -> None:
    """A closed month with pay."""
    month_at(stage, NOVEMBER, person="0101")


@scene()
def month_veiled(stage: Stage) -> None:
    """Under the veil."""
    month_at(stage)
    stage.session.veil.draw(True)


@scene("measured")
def month_measured(stage: Stage) -> None:
    """Scores under a regulation of measures."""
    month_at(stage, OCTOBER, person="0001")


@scene("measured")
def measures(stage: Stage) -> None:
    """Figures half entered."""
    month_at(stage, tab=MEASURES)


@scene("measured")
def ratings_beside_measures(stage: Stage) -> None:
    """One thing is rated."""
    month_at(stage, tab=RATINGS)


@scene("rated")
def month_rated(stage: Stage) -> None:
    """Scores from ratings of calls."""
    month_at(stage, OCTOBER, person="0001")


@scene("rated")
def ratings(stage: Stage) -> None:
    """Nine things are rated, with the bands beside."""
    month_at(stage, tab=RATINGS)


@scene("commerce")
def measures_with_team(stage: Stage) -> None:
    """Figures of people and of the team."""
    month_at(stage, tab=MEASURES)


@scene("commerce")
def month_commerce(stage: Stage) -> None:
    """A month that lacks figures."""
    month_at(stage)


@scene("posts")
def month_of_posts(stage: Stage) -> None:
    """Everybody is rated by the post."""
    month_at(stage, OCTOBER, person="0001")


@scene("posts")
def ratings_of_posts(stage: Stage) -> None:
    """Fifteen columns."""
    month_at(stage, tab=RATINGS)


@scene("rich", "CloseDialog")
def close_month(stage: Stage) -> QWidget:
    """Close with doubts open: accepted with a word."""
    month_at(stage).close_month()
    return stage.dialog(CloseDialog)


@scene("rich", "ReopenDialog")
def reopen_month(stage: Stage) -> QWidget:
    """Reopen, with a reason."""
    month_at(stage, OCTOBER).reopen_month()
    return stage.dialog(ReopenDialog)


@scene("rich", "FollowDialog")
def follow(stage: Stage) -> QWidget:
    """A talk, a signature, an objection."""
    page = month_at(stage, OCTOBER, person="0108")
    page.following.note.click()
    return stage.dialog(FollowDialog)


@scene("rich", "ManyDialog")
def follow_many(stage: Stage) -> QWidget:
    """Who got the strip."""
    month_at(stage, OCTOBER).following.many.click()
    return stage.dialog(ManyDialog)


@scene("rich", "TraceDialog")
def trace(stage: Stage) -> QWidget:
    """A line's record, with its evidence."""
    page = month_at(stage, person="0108")
    lines = [row.incident for row in page.side.view.rows if row.incident is not None]
    page.side.view.line_opened.emit(lines[-1])
    return stage.dialog(TraceDialog)


@scene("rich", "LateDialog")
def found_late(stage: Stage) -> QWidget:
    """Something of a closed month comes to light."""
    month_at(stage).digging.carry("0104")
    return stage.dialog(LateDialog)


@scene("rich", "WordDialog")
def doubt_word(stage: Stage) -> QWidget:
    """A word on a doubt."""
    page = month_at(stage)
    assert page.data is not None  # noqa: S101 - November is there
    page.settling._write(open_ones(page.data.doubts)[0])
    return stage.dialog(WordDialog)


@scene("rich", "ColumnDialog")
def score_columns(stage: Stage) -> QWidget:
    """Which columns are shown."""
    month_at(stage).column_choice.ask()
    return stage.dialog(ColumnDialog)


@scene("rich", "ColumnDialog")
def record_columns(stage: Stage) -> QWidget:
    """Which columns of the records."""
    page = month_at(stage, tab=RECORDS)
    page.records.column_choice.ask()
    return stage.dialog(ColumnDialog)


def first_form(stage: Stage) -> FormDialog:
    """Whatever dialog is open."""
    return stage.dialog(FormDialog)


def pressed(root: QWidget, words: str) -> None:
    """Press the button with these words."""
    next(one for one in root.findChildren(QPushButton) if one.isVisible() and words in one.text()).click()
