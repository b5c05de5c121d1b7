"""The page People, the roster, and their dialogs."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl import Workbook
from PySide6.QtWidgets import QWidget

from kpi_desktop.services.people import roster as people_of
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.people.forms import PeopleDialog, return_dialog
from tools.scenes.stage import Stage, scene

LEAVER = "0110"


def person_at(stage: Stage, number: str) -> PeoplePage:
    """The page of a person."""
    page = stage.people
    page.show_person(number)
    return page


@scene(waits=100)
def person(stage: Stage) -> None:
    """Somebody's whole life in the team."""
    person_at(stage, "0108")


@scene(waits=100)
def person_strips(stage: Stage) -> None:
    """All strips of the best."""
    person_at(stage, "0101").show_all_strips()


@scene(waits=100)
def person_newcomer(stage: Stage) -> None:
    """On probation since some months."""
    person_at(stage, "0112")


@scene(waits=100)
def person_veiled(stage: Stage) -> None:
    """Under the veil."""
    person_at(stage, "0108")
    stage.session.veil.draw(True)


@scene()
def roster(stage: Stage) -> None:
    """The roster with whoever has left."""
    page = person_at(stage, "0105")
    page.keep_roster()


@scene("rich", "PeopleDialog", "forms.add_dialog")
def add_person(stage: Stage) -> QWidget:
    """A new person."""
    stage.people.add()
    return stage.dialog(PeopleDialog)


@scene("rich", "PeopleDialog", "forms.edit_dialog")
def change_person(stage: Stage) -> QWidget:
    """A change from a day on."""
    person_at(stage, "0105").edit()
    return stage.dialog(PeopleDialog)


@scene("posts", "PeopleDialog", "forms.edit_dialog")
def change_person_with_post(stage: Stage) -> QWidget:
    """Where the regulation knows posts."""
    person_at(stage, "0001").edit()
    return stage.dialog(PeopleDialog)


@scene("rich", "PeopleDialog", "forms._day_dialog")
def person_leaves(stage: Stage) -> QWidget:
    """A last day."""
    person_at(stage, "0105").leave()
    return stage.dialog(PeopleDialog)


@scene("rich", "PeopleDialog", "forms._day_dialog")
def person_returns(stage: Stage) -> QWidget:
    """Employed again."""
    page = stage.people
    gone = next(one for one in people_of(stage.ctx, stage.session.team, include_left=True) if one.number == LEAVER)
    return stage.shown(return_dialog(page, stage.session, gone))


@scene("rich", "TakingIn")
def take_in_roster(stage: Stage) -> QWidget:
    """A workbook dropped on the window: who is new."""
    zh = [["工号", "姓名"], ["0201", "钱进"], ["0202", "冯小宁"], ["0105", "王婷"]]
    en = [["Number", "Name"], ["0201", "Qian Jin"], ["0202", "Feng Xiaoning"], ["0105", "Wang Ting"]]
    return _dropped(stage, zh if stage.language == "zh" else en)


@scene("rich", "dropping._ask")
def take_in_records(stage: Stage) -> QWidget:
    """A workbook of records."""
    rows: list[list[object]] = [
        ["日期", "工号", "考核细则", "分钟"],
        ["2026-11-16", "0105", "迟到", 7],
        ["2026-11-17", "0107", "口头表扬", None],
    ]
    return _dropped(stage, rows)


@scene("rich", "FaultsDialog")
def roster_faults(stage: Stage) -> QWidget:
    """A workbook with faults."""
    return _dropped(stage, (("工号", "姓名"), ("", "钱进"), ("0202", ""), ("0203", "冯小宁"), ("0203", "韩冰")))


def _dropped(stage: Stage, rows: Iterable[Iterable[object]]) -> QWidget:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    file = stage.folder / "dropped.xlsx"
    book.save(file)
    stage.window.open("people")
    stage.window.dropping.take([file])
    return stage.dialog(FormDialog)
