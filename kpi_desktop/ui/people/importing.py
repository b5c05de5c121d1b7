"""The roster from a workbook, and an empty workbook for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, KpiError
from kpi_desktop.files import write_file
from kpi_desktop.services.intake import RosterIntake, import_roster
from kpi_desktop.services.rosters import template
from kpi_desktop.texts import Translator
from kpi_desktop.ui.background import Job, Manner
from kpi_desktop.ui.people.taking_in import TakingIn
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.session import Session


def import_workbook(
    parent: QWidget, session: Session, path: Path, *, wages_from: date | None = None
) -> Job[RosterIntake]:
    """Read a workbook off the thread of the window, say what would come in, and take it in whole or not at all.

    Who is there already is told and left as is, but for wages: they change from a day on that is asked for.

    Args:
        parent: Over which dialogs stand.
        session: The window's work.
        path: The workbook.
        wages_from: The first day of changed wages that is proposed; None for today.
    """
    tr = session.tr
    return Job(
        parent,
        tr.t("Reading {file}…", file=path.name),
        lambda _: import_roster(session.ctx, session.team, path, dry_run=True, from_day=wages_from),
        done=lambda read: _ask(parent, session, path, read, wages_from),
        failed=lambda error: _refuse(parent, error, tr),
        manner=Manner.ASKING,
    )


def export_template(session: Session, path: Path, wages: Collection[str] = ()) -> bool:
    """Write an empty roster to be filled in, with columns for the wages that pay reads.

    Returns:
        Whether it was written; where not, it was told.
    """
    try:
        write_file(path, template(session.tr, wages))
    except KpiError as error:
        session.failed.emit(error)
        return False
    return True


def _ask(parent: QWidget, session: Session, path: Path, read: RosterIntake, wages_from: date | None) -> None:
    tr = session.tr
    if not read.added and not read.changed:
        nothing = Message("{file} holds nobody new; nothing was taken in.", {"file": path.name})
        _refuse(parent, FaultyDataError(nothing, (*read.differing, *read.left_out)), tr)
        return
    dialog = TakingIn(session, parent, read, wages_from)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    wanted = dialog.wanted
    if not dialog.is_told:  # nobody's wages change unseen
        import_workbook(parent, session, path, wages_from=wanted)
        return
    Job(
        parent,
        tr.t("Taking in {file}…", file=path.name),
        lambda _: import_roster(session.ctx, session.team, path, from_day=wanted),
        done=lambda taken: _tell(session, taken),
        failed=lambda error: _refuse(parent, error, tr),
        manner=Manner.WRITING,
    )


def _tell(session: Session, taken: RosterIntake) -> None:
    operation = taken.operation
    if operation is not None:
        session.do(lambda: operation)


def _refuse(parent: QWidget, error: KpiError, tr: Translator) -> None:
    FaultsDialog(parent, tr.t("The workbook was not taken in"), error, tr).exec()
