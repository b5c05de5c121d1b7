"""The pages with teams of other sizes, with very long names, and with nobody."""

from __future__ import annotations

from kpi_desktop.ui.month.frame import COMPARISON
from kpi_desktop.ui.reports.papers import Kind
from tools.scenes.of_month import month_at
from tools.scenes.of_reports import paper_at
from tools.scenes.stage import SCENES, Scene, Stage


def _today(stage: Stage) -> None:
    stage.window.open("today")


def _month(stage: Stage) -> None:
    month_at(stage)


def _comparison(stage: Stage) -> None:
    month_at(stage, tab=COMPARISON)


def _person(stage: Stage) -> None:
    people = stage.people.list.listed
    if people:
        stage.people.show_person(people[len(people) // 4].number)


def _roster(stage: Stage) -> None:
    stage.people.keep_roster()


def _table(stage: Stage) -> None:
    stage.reports.choose_paper(Kind.SCORE_TABLE)


def _strips(stage: Stage) -> None:
    paper_at(stage, Kind.STRIPS)


_PAGES = (
    ("today", _today, 150),
    ("month", _month, 0),
    ("comparison", _comparison, 0),
    ("person", _person, 100),
    ("roster", _roster, 0),
    ("reports", _table, 0),
    ("reports-strips", _strips, 0),
)
for _database in ("three", "forty", "many", "long", "nobody"):
    for _what, _act, _waits in _PAGES:
        _name = f"{_database}-{_what}"
        if (_database, _what) != ("nobody", "reports-strips"):
            SCENES[_name] = Scene(_name, _database, _act, waits=_waits)
