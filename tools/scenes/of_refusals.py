"""Dialogs that were filled in, fields that were refused, and work that takes its time."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QLineEdit, QWidget

from kpi_desktop.services.backups import back_up
from kpi_desktop.ui.background import Job, Manner, Progress
from kpi_desktop.ui.people.forms import PeopleDialog
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.settings.restore import RestoreDialog
from tools.scenes.of_people import person_at
from tools.scenes.of_reports import paper_at
from tools.scenes.stage import Stage, one_of, scene

_LONGEST = 5.0
"""Seconds after which work ends that nobody stops."""


def _works(progress: Progress) -> None:
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        progress.step(37, 120)
        time.sleep(0.02)


def _begin(stage: Stage, manner: Manner) -> None:
    tr = stage.session.tr
    for what in (tr.t("Backing up"), tr.t("Verifying the data")):
        Job(stage.window, what, _works, done=lambda _: None, failed=lambda _: None, manner=manner)
    stage.until(stage.window.status.progress.isVisible)
    stage.until(stage.window.status.progress.bar.value)


@scene("rich")
def under_way(stage: Stage) -> None:
    """Long work beside everything else, and more of it waiting."""
    stage.window.open("today")
    _begin(stage, Manner.BESIDE)


@scene("rich")
def under_way_alone(stage: Stage) -> None:
    """Long work during which the pages wait."""
    stage.window.open("settings")
    _begin(stage, Manner.ASKING)


@scene("rich", "PeopleDialog", "forms.add_dialog")
def add_person_refused(stage: Stage) -> QWidget:
    """Nobody is called nothing."""
    stage.people.add()
    dialog = stage.dialog(PeopleDialog)
    dialog.try_it()
    return dialog


@scene("rich", "PeopleDialog", "forms._day_dialog")
def person_leaves_refused(stage: Stage) -> QWidget:
    """A last day that isn't one."""
    person_at(stage, "0105").leave()
    dialog = stage.dialog(PeopleDialog)
    (field,) = dialog.places.values()
    one_of(field.editor, QLineEdit).setText("2026-13-40")
    dialog.try_it()
    return dialog


@scene("rich", "RestoreDialog")
def restore_chosen(stage: Stage) -> QWidget:
    """What a backup holds, and what it would replace."""
    stage.settings.show_settings()
    there = stage.ctx.store.path
    back_up(there, there.with_name("rich-2026-11-13.db"), replace=True)
    dialog = stage.shown(RestoreDialog(stage.window, stage.ctx, stage.session.tr))
    dialog.list.setCurrentRow(0)
    stage.until(dialog.verb.isEnabled)
    return dialog


@scene("owing")
def reports_improvement_owed(stage: Stage) -> None:
    """Whoever owes an improvement report."""
    paper_at(stage, Kind.IMPROVEMENT)


@scene("three")
def settings_refused(stage: Stage) -> None:
    """A name that can't be, and a sum that is no number."""
    page = stage.settings
    page.show_settings()
    page.team.editor.setText("")
    page.team.save()
    (field,) = page.pay.fields
    field.editor.setText("lots")
    field.save()
