"""Backups on the settings page: making one, putting one back, verifying the file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QScrollArea, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.services import sample
from kpi_desktop.services.backups import back_up, last_backup, note_backup
from kpi_desktop.services.verify import Verified, fault_of, verify
from kpi_desktop.ui.background import Job
from kpi_desktop.ui.kit import button, label, named, row, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.kit.files import file_dialog, open_file_dialog, save_as
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.settings.restore import RestoreDialog
from kpi_desktop.ui.window import MainWindow


class BackupPanel(QWidget):
    """Makes a safe copy while the work goes on, says when the last one was made, puts one back, verifies the file.

    Args:
        session: The window's work.
        beside: Another button for the same row.

    Attributes:
        dialog: The dialog that asks for the file, once it was opened.
        restoring: The dialog that puts one back, once it was opened.
    """

    def __init__(self, session: Session, beside: QPushButton) -> None:
        """Lay out; what was done before comes with `refresh`."""
        super().__init__()
        self._session = session
        tr = session.tr
        self.dialog: QFileDialog | None = None
        self.restoring: RestoreDialog | None = None
        self.button = button(tr.t("Back up…"), self._ask)
        self.restore_button = button(tr.t("Restore…"), self._restore)
        if sample.is_sample(session.ctx):  # it is made anew, not put back
            self.restore_button.hide()
        self.verify_button = button(tr.t("Verify"), self._verify)
        self.verify_button.setToolTip(tr.t("Look for damage, and for changes made outside of the program"))
        self.last = label("", "secondary", wrap=True)
        self.told = label("", "secondary", ink="plus", wrap=True)
        self.fault = label("", "secondary", ink="minus", wrap=True)
        back = tr.t(
            "A backup may be made at any time, best on a stick or a network drive. Before one is put back, it is "
            "verified, and the present data is kept."
        )
        buttons = row(self.button, self.restore_button, self.verify_button, beside, None, gap=8)
        self.setLayout(stack(buttons, self.last, self.told, self.fault, label(back, "third", wrap=True), gap=8))
        self._clear()

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
        self._clear()
        self.button.setEnabled(False)
        database = self._session.ctx.store.path
        Job(
            self.window(),
            self._session.tr.t("Backing up"),
            lambda progress: back_up(database, target, replace=True, watch=progress.step),
            done=lambda _: self._done(target),
            failed=self._failed,
            stopped=self._stopped,
        )

    def _done(self, target: Path) -> None:
        self.button.setEnabled(True)
        self._session.run(lambda: note_backup(self._session.ctx, target))
        self.refresh()

    def _verify(self) -> None:
        self._clear()
        self.verify_button.setEnabled(False)
        ctx = self._session.ctx
        Job(
            self.window(),
            self._session.tr.t("Verifying the data"),
            lambda progress: verify(ctx, progress.step),
            done=self._verified,
            failed=self._failed,
            stopped=self._stopped,
        )

    def _verified(self, found: Verified) -> None:
        if found.problems:
            self._failed(fault_of(found, self._session.ctx.store.path))
            return
        self._free()
        tr = self._session.tr
        said = [tr.t("Verified, nothing is wrong:"), *(tr.say(line) for line in found.said)]
        self._tell(self.told, "\n· ".join(said))

    def _restore(self) -> None:
        window = self.window()
        self._clear()
        dialog = RestoreDialog(window, self._session.ctx, self._session.tr)
        if isinstance(window, MainWindow):
            dialog.chosen.connect(window.restore_wanted)
        dialog.finished.connect(dialog.deleteLater)
        self.restoring = dialog
        dialog.open()

    def _stopped(self) -> None:
        self._free()
        self._tell(self.told, self._session.tr.t("Stopped"))

    def _failed(self, error: KpiError) -> None:
        self._free()
        self._tell(self.fault, worded(error, self._session.tr))

    def _free(self) -> None:
        self.button.setEnabled(True)
        self.verify_button.setEnabled(True)

    def _clear(self) -> None:
        self.told.hide()
        self.fault.hide()

    def _tell(self, where: QLabel, said: str) -> None:
        where.setText(said)
        named(where, said)
        where.show()
        QTimer.singleShot(0, self, lambda: self._bring_in_sight(where))  # once it has its room

    def _bring_in_sight(self, where: QLabel) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(where)
