"""The roster from a workbook, and an empty workbook for it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, KpiError
from kpi_desktop.files import write_file
from kpi_desktop.services.intake import RosterIntake, import_roster
from kpi_desktop.services.rosters import template
from kpi_desktop.texts import Translator
from kpi_desktop.ui.background import Job, Manner
from kpi_desktop.ui.kit import confirm
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.veil import DASH

SHOWN_NAMES = 20


def import_workbook(parent: QWidget, session: Session, path: Path) -> Job[RosterIntake]:
    """Read a workbook off the thread of the window, say what would come in, and take it in whole or not at all.

    Who is there already is told and left as is.
    """
    tr = session.tr
    return Job(
        parent,
        tr.t("Reading {file}…", file=path.name),
        lambda _: import_roster(session.ctx, session.team, path, dry_run=True),
        done=lambda read: _ask(parent, session, path, read),
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


def _ask(parent: QWidget, session: Session, path: Path, read: RosterIntake) -> None:
    tr = session.tr
    if not read.added and not read.changed:
        nothing = Message("{file} holds nobody new; nothing was taken in.", {"file": path.name})
        _refuse(parent, FaultyDataError(nothing, (*read.differing, *read.left_out)), tr)
        return
    count = len(read.added)
    names = ("、" if tr.language == "zh" else ", ").join(row.name for row in read.added[:SHOWN_NAMES])
    said = [names + ("…" if count > SHOWN_NAMES else "")] if count else []
    if read.changed:
        raised = len(read.changed)
        said.append(tr.n("Wages of {count} person change:", "Wages of {count} people change:", raised))
        told = (tr.say(problem.what) for problem in read.wages[:SHOWN_NAMES])
        said += [DASH] if session.veil.drawn else told
    there = len(read.known) - len(read.changed)
    if there:
        said.append(
            tr.n("{count} is there already and stays as is.", "{count} are there already and stay as is.", there)
        )
    said += (tr.say(problem.what) for problem in (*read.differing, *read.left_out)[:SHOWN_NAMES])
    if read.ignored:
        said.append(tr.t("Columns that are not taken in: {columns}", columns=read.ignored))
    verb = tr.c("button", "Take in")
    title = tr.n("Take in {count} person", "Take in {count} people", count) if count else tr.t("Take in wages")
    if confirm(parent, title, "\n".join(said), verb=verb, cancel=tr.c("button", "Cancel"), tr=tr):
        Job(
            parent,
            tr.t("Taking in {file}…", file=path.name),
            lambda _: import_roster(session.ctx, session.team, path),
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
