"""The page Today and its dialogs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kpi_desktop.services.duty_rounds import due
from kpi_desktop.ui.duties.form import DutyForm
from kpi_desktop.ui.duties.lists import DutiesDialog
from kpi_desktop.ui.duties.roll import RollDialog
from kpi_desktop.ui.evidence import EvidenceDialog
from kpi_desktop.ui.today.dialogs import EditDialog, VoidDialog
from kpi_desktop.ui.today.found_late import FoundLateDialog
from kpi_desktop.ui.today.groups import GroupDialog, GroupsDialog
from kpi_desktop.ui.today.pins import PinDialog
from kpi_desktop.ui.today.saved_words import SavedWordsDialog
from tools.scenes.present import TODAY
from tools.scenes.stage import Stage, scene


def _clear(stage: Stage) -> None:
    page = stage.today
    page.line.clear()
    page.go_to(TODAY)


@scene(waits=150)
def today(stage: Stage) -> None:
    """As a day opens."""
    _clear(stage)


@scene(waits=300)
def today_typing(stage: Stage) -> None:
    """Somebody, what happened, and the minutes; the standing says what would come of it."""
    _clear(stage)
    stage.types("0105 cd 8", stage.today.line.field)


@scene(waits=300)
def today_candidates(stage: Stage) -> None:
    """Names and criteria that a few letters fit."""
    _clear(stage)
    stage.types("z", stage.today.line.field)


@scene(waits=300)
def today_several(stage: Stage) -> None:
    """Several people, with a note."""
    _clear(stage)
    page = stage.today
    page.line.choose(page.desk.people[:5], "", page.desk.roster)
    page.line.show_note(True)


@scene(waits=150)
def today_doubled(stage: Stage) -> None:
    """The same person late twice on a day: told, not refused."""
    _clear(stage)
    stage.types("0102 cd 9", stage.today.line.field)


@scene(waits=100)
def today_empty_day(stage: Stage) -> None:
    """A day without records."""
    _clear(stage)
    stage.today.go_to(date(2026, 11, 1))


@scene(waits=100)
def today_closed_day(stage: Stage) -> None:
    """A day of a closed month."""
    _clear(stage)
    stage.today.go_to(date(2026, 10, 15))


@scene(waits=100)
def today_menu(stage: Stage) -> None:
    """What the button beside the line offers."""
    _clear(stage)
    stage.today.menu.open()


@scene("rich", "FoundLateDialog")
def typed_for_a_closed_month(stage: Stage) -> QWidget:
    """A line for a day of a closed month asks whether it is carried."""
    _clear(stage)
    stage.types("0105 10-15 cd 8", stage.today.line.field)
    QTest.keyClick(stage.today.line.field, Qt.Key.Key_Return)
    return stage.dialog(FoundLateDialog)


@scene("rich", "EditDialog")
def correct_record(stage: Stage) -> QWidget:
    """Correct a record of the day."""
    _key(stage, Qt.Key.Key_F2)
    return stage.dialog(EditDialog)


@scene("rich", "VoidDialog")
def void_record(stage: Stage) -> QWidget:
    """Void one, with a reason."""
    _key(stage, Qt.Key.Key_Delete)
    return stage.dialog(VoidDialog)


def _key(stage: Stage, key: Qt.Key) -> None:
    _clear(stage)
    table = stage.today.table
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, key)


@scene("rich", "GroupDialog")
def group(stage: Stage) -> QWidget:
    """A group to be saved."""
    _clear(stage)
    page = stage.today
    page.line.choose(page.desk.people[:4], "", page.desk.roster)
    page.menu.save_group()
    return stage.dialog(GroupDialog)


@scene("rich", "GroupsDialog")
def groups(stage: Stage) -> QWidget:
    """Saved groups."""
    _clear(stage)
    stage.today.menu.keep_groups()
    return stage.dialog(GroupsDialog)


@scene("rich", "PinDialog")
def ready_criteria(stage: Stage) -> QWidget:
    """Which criteria stand ready."""
    _clear(stage)
    stage.today.menu.pin()
    return stage.dialog(PinDialog)


@scene("rich", "SavedWordsDialog")
def saved_words(stage: Stage) -> QWidget:
    """Words kept for notes."""
    _clear(stage)
    stage.today.menu.keep_words()
    return stage.dialog(SavedWordsDialog)


@scene("rich", "EvidenceDialog", waits=100)
def evidence(stage: Stage) -> QWidget:
    """A photo and a file of one record."""
    _clear(stage)
    page = stage.today
    held = next(one for one in page.desk.records() if one.entry.number == "0108")
    page.attaching.show((held,))
    return stage.dialog(EvidenceDialog)


@scene("rich", "EvidenceDialog", waits=100)
def evidence_none(stage: Stage) -> QWidget:
    """A record without any yet."""
    _clear(stage)
    page = stage.today
    held = next(one for one in page.desk.records() if one.entry.number == "0105")
    page.attaching.show((held,))
    return stage.dialog(EvidenceDialog)


@scene(waits=100)
def duty_menu(stage: Stage) -> None:
    """Which lists are due."""
    _clear(stage)
    stage.today.duties.open()


@scene("rich", "DutiesDialog")
def duty_lists(stage: Stage) -> QWidget:
    """All lists."""
    _clear(stage)
    stage.today.duties.manage()
    return stage.dialog(DutiesDialog)


@scene("rich", "RollDialog")
def duty_roll(stage: Stage) -> QWidget:
    """A list that the whole team is on."""
    _clear(stage)
    lists = due(stage.ctx, stage.session.team, TODAY)
    stage.today.duties.go_through(lists[-1])
    return stage.dialog(RollDialog)


@scene("rich", "DutyForm")
def duty_form(stage: Stage) -> QWidget:
    """A new list."""
    _clear(stage)
    desk = stage.today.desk
    assert desk.scheme is not None  # noqa: S101 - one is in force
    return stage.shown(DutyForm(stage.session, desk.scheme, desk.people, TODAY, stage.window))
