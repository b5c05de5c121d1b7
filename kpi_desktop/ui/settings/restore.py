"""Choosing a backup to be put back: what it holds, what it would replace, and that it is sound."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import KpiError, RefusedError
from kpi_desktop.services.backups import Kept, kept_backups
from kpi_desktop.services.context import Context
from kpi_desktop.services.restoring import Held, Ready, TeamHeld, discard, held_in, make_ready
from kpi_desktop.texts import Translator
from kpi_desktop.ui.background import Job, Progress, Work
from kpi_desktop.ui.kit import FormDialog, button, label, named, panel, row, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.kit.files import file_dialog, open_file_dialog
from kpi_desktop.ui.progress import ProgressLine

_WIDTH, _LIST_HEIGHT, _HOLDS_HEIGHT = 640, 132, 104
_SETTLED_MS = 250
"""Whoever goes through the list by arrow keys is waited for before a file is read."""
_MEGABYTE = 1_000_000


class RestoreDialog(FormDialog):
    """A modal dialog on purpose: nothing may be entered into data that is about to be replaced.

    Args:
        parent: The window.
        ctx: What services work with: the present data.
        tr: Words everything.

    Attributes:
        list: The backups that are known of.
        none: Says so where none is.
        other: Chooses another file.
        holds: What the chosen backup holds, or why it can't be used.
        progress: How far the reading is.

    Signals:
        chosen: A backup that is ready to take the present data's place (`Ready`).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, ctx: Context, tr: Translator) -> None:
        """List what is known of; nothing is read yet."""
        super().__init__(
            parent,
            tr.t("Restore a backup"),
            verb=tr.t("Replace and restore"),
            cancel=tr.c("button", "Cancel"),
            apply=self._restore,
            tr=tr,
            explain=tr.t("The backup is read and verified first; nothing is replaced before you say so."),
        )
        self.verb.setDefault(False)
        self.setMinimumWidth(_WIDTH)
        self._ctx, self._tr = ctx, tr
        self._made: list[Ready] = []
        self._ready: Ready | None = None
        self._wanted: Path | None = None
        self.file_dialog: QFileDialog | None = None
        self.list = QListWidget()
        self.list.setObjectName("files")
        self.list.setFixedHeight(_LIST_HEIGHT)
        named(self.list, tr.t("Backups that were found"))
        self.other = button(tr.t("Another file…"), self._ask)
        self.progress = ProgressLine(Work.of(self), tr)
        self.holds = label("", ink="second", wrap=True)
        holds = panel(stack(self.holds, None, margins=(12, 8, 12, 8)))
        holds.setMinimumHeight(_HOLDS_HEIGHT)
        self.replaced = label(self._replaces(), ink="second", wrap=True)
        head = row(label(tr.t("Backups that were found"), "strong"), None, self.progress, self.other)
        self.none = label(tr.t("No backup was found; choose its file."), ink="second", wrap=True)
        self.body.addLayout(stack(head, self.list, self.none, gap=8))
        self.body.addLayout(stack(label(tr.t("What it holds"), "strong"), holds, gap=8))
        self.body.addLayout(stack(label(tr.t("What is replaced"), "strong"), self.replaced, gap=8))
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self._read)
        for kept in kept_backups(ctx):
            self._add(kept)
        self.list.setVisible(self.list.count() > 0)
        self.none.setVisible(not self.list.count())
        self._tell(tr.t("Choose a backup above."))
        self.list.currentItemChanged.connect(self._turned)
        (self.list if self.list.count() else self.other).setFocus()
        self.verb.setEnabled(False)

    def done(self, result: int) -> None:
        """End what is still read; what isn't restored is let go of."""
        self._settling.stop()
        Work.of(self).finish()
        for ready in self._made:  # nothing is read any more: none comes after these
            if ready is not self._ready or result != self.DialogCode.Accepted:
                discard(ready)
        self._made.clear()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter replaces nothing while the caret is elsewhere: it leads to the button that does."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif isinstance(focused := self.focusWidget(), QPushButton):
            focused.click()
        elif self.verb.isEnabled():
            self.verb.setFocus()

    def take(self, file: Path) -> None:
        """Read a file and show what it holds."""
        self._forget()
        self._wanted = file
        self._settling.stop()
        self._read()

    def _add(self, kept: Kept) -> None:
        tr, local = self._tr, kept.written.astimezone()
        said = tr.t(
            "{day} {time}  ·  {file}  ·  {size} MB",
            day=local.date(),
            time=f"{local:%H:%M}",
            file=kept.file.name,
            size=f"{max(kept.size / _MEGABYTE, 0.1):.1f}",
        )
        item = QListWidgetItem(said)
        item.setData(Qt.ItemDataRole.UserRole, str(kept.file))
        item.setToolTip(str(kept.file))
        self.list.addItem(item)

    def _turned(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._forget()
            self._wanted = Path(item.data(Qt.ItemDataRole.UserRole))
            self._settling.start()

    def _ask(self) -> None:
        tr = self._tr
        dialog = file_dialog(
            self, tr.t("Choose a backup"), tr, folder=self._ctx.store.path.parent, kinds=tr.t("Databases (*.db)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.file_dialog = dialog
        open_file_dialog(dialog, self._take_other)

    def _take_other(self, file: Path) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self.take(file)

    def _forget(self) -> None:
        """Another one was chosen, or none."""
        Work.of(self).stop_all()
        self.verb.setEnabled(False)
        self.refusal.hide()
        if self._ready is not None:
            self._let_go(self._ready)
            self._ready = None

    def _let_go(self, ready: Ready) -> None:
        """Copies are as large as the data: those that aren't wanted any more don't wait for the dialog's end."""
        self._made.remove(ready)
        discard(ready)

    def _read(self) -> None:
        file, tr = self._wanted, self._tr
        if file is None:
            return
        self._tell(tr.t("Reading {file}…", file=file.name))
        ctx, made = self._ctx, self._made

        def work(progress: Progress) -> Ready:
            ready = make_ready(ctx.store.path, file, ctx.clock, progress.step)
            made.append(ready)
            return ready

        Job(
            self,
            tr.t("Verifying {file}", file=file.name),
            work,
            done=self._show,
            failed=lambda error: self._refused(file, error),
            stopped=lambda: self._tell(tr.t("Stopped")) if file == self._wanted else None,
        )

    def _show(self, ready: Ready) -> None:
        if ready.backup != self._wanted or self._ready is not None:
            self._let_go(ready)
            return
        self._ready = ready
        tr, written = self._tr, ready.written.astimezone()
        made = tr.t("{file}, made {day} {time}", file=ready.backup.name, day=written.date(), time=f"{written:%H:%M}")
        sound = tr.t("Verified: it is sound, and its audit log is unbroken.")
        self._tell("\n".join([made, *_held(ready.held, tr), sound]))
        self.verb.setEnabled(True)

    def _refused(self, file: Path, error: KpiError) -> None:
        if file == self._wanted:
            self._tell(worded(error, self._tr), "minus")

    def _tell(self, said: str, ink: str = "second") -> None:
        self.holds.setProperty("ink", ink)
        self.holds.style().unpolish(self.holds)
        self.holds.style().polish(self.holds)
        self.holds.setText(said)
        named(self.holds, said)

    def _replaces(self) -> str:
        tr, path = self._tr, self._ctx.store.path
        name = f"{path.stem}-before-restore-{self._ctx.clock.today().isoformat()}{path.suffix}"
        kept = tr.t(
            "All of it is kept beside the new file as {file}. What was entered since the backup is only in there.",
            file=name,
        )
        return "\n".join([*_held(held_in(self._ctx), tr), kept])

    def _restore(self) -> None:
        if self._ready is None:
            raise RefusedError(Message("Choose a backup first."))
        self.chosen.emit(self._ready)


def _held(held: Held, tr: Translator) -> list[str]:
    """A line a team, and when the last thing was done."""
    said = [_team(team, tr) for team in held.teams] or [tr.t("No team was set up in it yet.")]
    if held.last is not None:
        said.append(_last(held.last, tr))
    return said


def _team(team: TeamHeld, tr: Translator) -> str:
    who = tr.n("{team}, {count} person", "{team}, {count} people", team.people, team=team.name)
    if team.latest is None:
        return tr.t("{team}; nothing was logged yet", team=who)
    if team.closed is None:
        return tr.t("{team}; latest month {month}, none closed yet", team=who, month=team.latest)
    return tr.t("{team}; latest month {month}, closed up to {closed}", team=who, month=team.latest, closed=team.closed)


def _last(at: dt.datetime, tr: Translator) -> str:
    local = at.astimezone()
    return tr.t("Last change in it: {day} {time}", day=local.date(), time=f"{local:%H:%M}")
