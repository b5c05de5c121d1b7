"""A workbook dropped onto the window: what it is is seen by its headings, and nothing comes in unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, KpiError
from kpi_desktop.services.context import Context
from kpi_desktop.services.entry_intake import EntryIntake, TakenRow
from kpi_desktop.services.figure_intake import import_measures, import_ratings
from kpi_desktop.services.incident_intake import import_incidents
from kpi_desktop.services.recognition import BookKind, recognise
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator
from kpi_desktop.ui.background import Job, Manner
from kpi_desktop.ui.kit import confirm
from kpi_desktop.ui.people.importing import import_workbook
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.session import Session

_TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv"})
"""What is taken, or refused with what to do about it; pictures and the like are for whoever they are dropped on."""
_MOST = 12
"""Rows that are told one by one; of the others their number."""


class _Intake(Protocol):
    def __call__(self, ctx: Context, team: Team, path: Path, *, dry_run: bool = False) -> EntryIntake: ...


_INTAKES: Final[dict[BookKind, _Intake]] = {
    BookKind.INCIDENTS: import_incidents,
    BookKind.MEASURES: import_measures,
    BookKind.RATINGS: import_ratings,
}


def dropped_files(mime: QMimeData | None) -> tuple[Path, ...]:
    """The local files of something that is dragged; nothing where none of them looks like a table."""
    files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()) if mime else ()
    return files if any(file.suffix.lower() in _TABLES for file in files) else ()


class Dropping(QObject):
    """Takes dropped workbooks in, one after the other, each after a question.

    Args:
        window: Over which the questions stand.
        session: The window's work.
    """

    def __init__(self, window: QWidget, session: Session) -> None:
        """Nothing is dropped yet."""
        super().__init__(window)
        self._window, self._session = window, session
        self.job: QObject | None = None

    def take(self, files: Sequence[Path]) -> None:
        """See what was dropped; more than one file is refused."""
        session, tr = self._session, self._session.tr
        if len(files) != 1:
            self._refuse(FaultyDataError(Message("Drop one workbook at a time; nothing was taken in.")))
            return
        (path,) = files
        self.job = Job(
            self._window,
            tr.t("Reading {file}…", file=path.name),
            lambda _: recognise(session.ctx, session.team, path),
            done=lambda kinds: self._go_on(path, kinds),
            failed=self._refuse,
            manner=Manner.ASKING,
        )

    def _go_on(self, path: Path, kinds: Sequence[BookKind]) -> None:
        if not kinds:
            return
        kind, *rest = kinds
        if kind is BookKind.ROSTER:
            self.job = import_workbook(self._window, self._session, path)
            return
        self._read(path, _INTAKES[kind], lambda read: self._ask(path, kind, read, rest), dry_run=True)

    def _read(self, path: Path, intake: _Intake, done: Callable[[EntryIntake], object], *, dry_run: bool) -> None:
        session, tr = self._session, self._session.tr
        reading, taking = tr.t("Reading {file}…", file=path.name), tr.t("Taking in {file}…", file=path.name)
        self.job = Job(
            self._window,
            reading if dry_run else taking,
            lambda _: intake(session.ctx, session.team, path, dry_run=dry_run),
            done=done,
            failed=self._refuse,
            manner=Manner.ASKING if dry_run else Manner.WRITING,
        )

    def _ask(self, path: Path, kind: BookKind, read: EntryIntake, rest: Sequence[BookKind]) -> None:
        session, tr = self._session, self._session.tr
        if not read.added:
            said = "\n".join(_beside(read, tr))
            nothing = tr.t("{file} says nothing new; nothing was taken in.", file=path.name)
            confirm(
                self._window, nothing, said, verb=tr.c("button", "Close"), cancel="", tr=tr
            )  # nothing to decide, only to know
            self._go_on(path, rest)
            return
        rows = _told(read.added, tr)
        said = "\n".join([*rows, *_beside(read, tr)])
        title = _title(kind, read, tr)
        if not confirm(
            self._window, title, said, verb=tr.c("button", "Take in"), cancel=tr.c("button", "Cancel"), tr=tr
        ):
            return

        def taken(intake: EntryIntake) -> None:
            operation = intake.operation
            if operation is not None:
                session.do(lambda: operation)
            self._go_on(path, rest)

        self._read(path, _INTAKES[kind], taken, dry_run=False)

    def _refuse(self, error: KpiError) -> None:
        tr = self._session.tr
        FaultsDialog(self._window, tr.t("The workbook was not taken in"), error, tr).exec()


def _title(kind: BookKind, read: EntryIntake, tr: Translator) -> str:
    count = len(read.added)
    if kind is BookKind.INCIDENTS:
        return tr.n("Take in {count} record", "Take in {count} records", count)
    month = tr.month(read.month) if read.month else ""
    if kind is BookKind.RATINGS:
        return tr.n(
            "Take in {count} row of ratings, {month}", "Take in {count} rows of ratings, {month}", count, month=month
        )
    return tr.n(
        "Take in {count} row of measures, {month}", "Take in {count} rows of measures, {month}", count, month=month
    )


def _told(rows: Sequence[TakenRow], tr: Translator) -> list[str]:
    said = [_row(row, tr) for row in rows[:_MOST]]
    more = len(rows) - _MOST
    return [*said, tr.n("and {count} more", "and {count} more", more)] if more > 0 else said


def _row(row: TakenRow, tr: Translator) -> str:
    said = [tr.say(part) for part in (row.what, row.why) if part is not None]
    return tr.t("Row {row}: {what}", row=row.row, what=tr.listed(said, "clause"))


def _beside(read: EntryIntake, tr: Translator) -> list[str]:
    """What isn't taken in, and why."""
    said = []
    if read.known:
        said.append(
            tr.n(
                "{count} is there already and stays as is.",
                "{count} are there already and stay as is.",
                len(read.known),
            )
        )
    said += _told((*read.differing, *read.left_out), tr)
    if read.ignored:
        said.append(tr.t("Columns that are not taken in: {columns}", columns=read.ignored))
    return said
