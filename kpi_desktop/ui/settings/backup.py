"""The backup on the settings page: one button, and when it was last pressed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.services.backups import back_up, last_backup, note_backup
from kpi_desktop.ui.background import Job
from kpi_desktop.ui.kit import button, label, named, row, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.kit.files import file_dialog, open_file_dialog, save_as
from kpi_desktop.ui.session import Session


class BackupPanel(QWidget):
    """Makes a safe copy while the work goes on, and says when the last one was made.

    Args:
        session: The window's work.
        beside: Another button for the same row.

    Attributes:
        dialog: The dialog that asks for the file, once it was opened.
    """

    def __init__(self, session: Session, beside: QPushButton) -> None:
        """Lay out; what was done before comes with `refresh`."""
        super().__init__()
        self._session = session
        tr = session.tr
        self.dialog: QFileDialog | None = None
        self.button = button(tr.t("Back up…"), self._ask)
        self.last = label("", "secondary", wrap=True)
        self.fault = label("", "secondary", ink="minus", wrap=True)
        self.fault.hide()
        back = tr.t(
            "A backup may be made at any time, best on a stick or a network drive. To put one back, close the program"
            " and give the command kpi-desktop restore with its name."
        )
        buttons = row(self.button, beside, None, gap=8)
        self.setLayout(stack(buttons, self.last, self.fault, label(back, "third", wrap=True), gap=8))

    def refresh(self) -> None:
        """Read when the last backup was made."""
        tr, last = self._session.tr, last_backup(self._session.ctx)
        if last is None:
            text = tr.t("No backup was made yet")
        else:
            local: datetime = last.at.astimezone()
            text = tr.t(
                "Last backup: {day} {time}, {file}", day=local.date(), time=f"{local:%H:%M}", file=Path(last.file).name
            )
            self.last.setToolTip(last.file)
        self.last.setText(text)
        named(self.last, text)

    def _ask(self) -> None:
        tr, ctx = self._session.tr, self._session.ctx
        last = last_backup(ctx)
        folder = Path(last.file).parent if last is not None else Path.home()
        dialog = file_dialog(
            self.window(),
            tr.t("Back up"),
            tr,
            folder=folder if folder.is_dir() else Path.home(),
            kinds=tr.t("Databases (*.db)"),
            accept=tr.c("button", "Save"),
        )
        save_as(dialog, f"{ctx.store.path.stem}-{ctx.clock.today().isoformat()}.db")
        self.dialog = dialog
        open_file_dialog(dialog, self._start)

    def _start(self, target: Path) -> None:
        """Copy the file through a connection of its own; the dialog has asked before anything is replaced."""
        self.fault.hide()
        self.button.setEnabled(False)
        database = self._session.ctx.store.path
        Job(
            self.window(),
            self._session.tr.t("Backing up"),
            lambda _: back_up(database, target, replace=True),
            done=lambda _: self._done(target),
            failed=self._failed,
        )

    def _done(self, target: Path) -> None:
        self.button.setEnabled(True)
        self._session.run(lambda: note_backup(self._session.ctx, target))
        self.refresh()

    def _failed(self, error: KpiError) -> None:
        self.button.setEnabled(True)
        self.fault.setText(worded(error, self._session.tr))
        self.fault.show()
