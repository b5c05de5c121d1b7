"""The evidence of a record: shown, added, saved elsewhere, taken off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.files import write_file
from kpi_desktop.services import evidence
from kpi_desktop.services.context import Operation
from kpi_desktop.services.evidence import Attached
from kpi_desktop.ui.evidence.copies import Copies
from kpi_desktop.ui.evidence.offered import Offered, take_in
from kpi_desktop.ui.evidence.shown import Shown
from kpi_desktop.ui.kit import FormDialog, Told, button, key_cap, named, row, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.kit.files import file_dialog, open_file_dialog, save_as
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import listen
from kpi_desktop.ui.undo_bar import own_words

_WIDTH, _HEIGHT = 860, 560
_LIST_WIDTH = 240


@dataclass(frozen=True)
class Subject:
    """What the evidence is of.

    Attributes:
        incidents: Ids of the records; what is added to several at once is added to each, and the first one's is shown.
        told: Whom and what they are about, as a heading says it.
        day: Of the records; what came after its month is told to have come later.
        voided: Nothing can be added.
    """

    incidents: tuple[int, ...]
    told: str
    day: date
    voided: bool = False


class EvidenceDialog(FormDialog):
    """Shows a record's files; closing it is all that its main button does.

    What was done here is undone and redone here, too, and nothing older: whoever looks at one record's files doesn't
    see what else a key would change.
    """

    help_topic = "evidence"

    def __init__(self, session: Session, subject: Subject, parent: QWidget | None, *, at: int = 0) -> None:
        """Read, and show the file at a place."""
        self.session = session
        self.subject = subject
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Evidence: {record}", record=subject.told),
            verb=tr.c("button", "Close"),
            cancel="",
            apply=lambda: None,
            tr=tr,
        )
        self.files: tuple[Attached, ...] = ()
        self.chooser: QFileDialog | None = None
        self.list = named(QListWidget(), tr.t("Files of the record"))
        self.list.setObjectName("files")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.shown = Shown(tr)
        self.add = button(tr.c("button", "Add files…"), self._choose)
        self.paste = button(tr.c("button", "Paste"), self._paste)
        self.open_it = button(tr.c("button", "Open"), self._open)
        self.save = button(tr.c("button", "Save as…"), self._save)
        self.remove = button(tr.c("button", "Take off"), self._remove)
        self.told = Told(tr.t("Undo"), "Ctrl+Z", self._undo)
        self._here: set[str] = set()
        self._lay_out()
        self._listen()
        self.setAcceptDrops(not subject.voided)
        session.changed.connect(self._changed)
        self.finished.connect(lambda _: session.changed.disconnect(self._changed))
        self._read()
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        (self.list if self.list.count() else self.add).setFocus()

    def _lay_out(self) -> None:
        aside = stack(self.list, row(self.add, self.paste, None, gap=6), gap=8)
        beside = stack(self.shown, row(self.open_it, self.save, None, self.remove, key_cap("Delete"), gap=6), gap=8)
        beside.setStretch(0, 1)
        parts = row(gap=16)
        parts.addLayout(aside)
        parts.addLayout(beside, 1)
        self.body.addLayout(parts, 1)
        self.body.addWidget(self.told)
        self.paste.setToolTip(self._tr.t("A picture or files from the clipboard ({keys})", keys="Ctrl+V"))
        for each in (self.refusal, self.told):  # what is refused or told moves no button from under the pointer
            policy = each.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            each.setSizePolicy(policy)
        self.refusal.setMinimumHeight(2 * self.refusal.fontMetrics().lineSpacing())
        self.resize(_WIDTH, _HEIGHT)

    def _listen(self) -> None:
        """Keys that are heard wherever the caret is in the dialog."""
        view = self.shown.picture
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+V", self._paste),
            ("Delete", self._remove),
            ("+", view.larger),
            ("=", view.larger),
            ("-", view.smaller),
            ("0", partial(view.zoom_to, 1.0)),
        )
        for key, pressed in keys:
            QShortcut(QKeySequence(key), self).activated.connect(pressed)
        listen(self, "undo", self._undo)
        listen(self, "redo", self._redo)

    @property
    def current(self) -> Attached | None:
        """The file that is shown."""
        place = self.list.currentRow()
        return self.files[place] if 0 <= place < len(self.files) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through the files where nothing else takes them."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self.files:
            self.list.setCurrentRow(max(0, min(len(self.files) - 1, self.list.currentRow() + step)))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if Offered.of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        event.acceptProposedAction()
        self._take(Offered.of(event.mimeData()))

    def _changed(self, operation: Operation) -> None:
        if "evidence" in operation.changed:
            self._here.add(operation.id)
            self.refusal.hide()
            self._read()
            self.told.tell(own_words(self.session, operation), can_act=self._can(self.session.last))

    def _can(self, operation: Operation | None) -> bool:
        """Whether what would be undone or redone next was done here."""
        return operation is not None and operation.id in self._here

    def _undo(self) -> None:
        if self._can(self.session.last):
            self.session.undo()

    def _redo(self) -> None:
        if self._can(self.session.next):
            self.session.redo()

    def _read(self) -> None:
        """Fill the list anew; the last file is the current one where there is another one than before."""
        first = self.subject.incidents[0]
        before, self.files = self.files, evidence.attached(self.session.ctx, (first,)).get(first, ())
        grew = len(self.files) > len(before)
        place = len(self.files) - 1 if grew and before else max(0, min(self.list.currentRow(), len(self.files) - 1))
        self.list.blockSignals(True)
        self.list.clear()
        for file in self.files:
            item = QListWidgetItem(f"{file.name}\n{self._about(file)}")
            item.setToolTip(file.name)
            self.list.addItem(item)
        self.list.setCurrentRow(place if self.files else -1)
        self.list.blockSignals(False)
        full = len(self.files) >= evidence.MOST_OF_ONE
        for part in (self.add, self.paste):
            part.setEnabled(not self.subject.voided and not full)
        self._show()

    def _about(self, file: Attached) -> str:
        tr, added = self._tr, file.added_at.astimezone()
        size = tr.t("{size} KB", size=max(1, round(file.size / 1024)))
        if Month.of(added.date()) > Month.of(self.subject.day):
            return tr.t("{size}, added later: {day}", size=size, day=f"{added:%Y-%m-%d}")
        return tr.t("{size}, added {day}", size=size, day=f"{added:%m-%d %H:%M}")

    def _show(self) -> None:
        current = self.current
        for part in (self.open_it, self.save):
            part.setEnabled(current is not None)
        self.remove.setEnabled(current is not None and not self.subject.voided)
        if current is None:
            self.shown.show_nothing(can_add=not self.subject.voided)
        else:
            self.shown.show_file(current, evidence.content(self.session.ctx, current.sha256))

    def _choose(self) -> None:
        tr = self._tr
        kinds = tr.t("Pictures, PDF, text and Office files ({endings})", endings=_ENDINGS)
        everything = tr.t("All files (*)")
        dialog = file_dialog(self, tr.t("Attach files"), tr, kinds=f"{kinds};;{everything}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda files: self._take(Offered(tuple(Path(file) for file in files))))
        dialog.finished.connect(dialog.deleteLater)
        self.chooser = dialog
        dialog.open()

    def _paste(self) -> None:
        if not self.paste.isEnabled():
            return
        offered = Offered.of(QGuiApplication.clipboard().mimeData())
        if offered:
            self._take(offered)
        else:
            self.refuse(self._tr.t("There is no picture and no file on the clipboard; copy one first."))

    def _take(self, offered: Offered) -> None:
        self._try(lambda: take_in(self.session, self.subject.incidents, offered))

    def _open(self) -> None:
        current = self.current
        if current is not None:
            data = evidence.content(self.session.ctx, current.sha256)
            copies = Copies.of((self.parentWidget() or self).window())
            self._try(lambda: copies.open(current.sha256, current.name, data))

    def _save(self) -> None:
        current, tr = self.current, self._tr
        if current is None:
            return
        data = evidence.content(self.session.ctx, current.sha256)
        dialog = file_dialog(self, tr.t("Save the file"), tr, accept=tr.c("button", "Save"))
        save_as(dialog, current.name)
        self.chooser = dialog
        open_file_dialog(dialog, lambda path: self._try(lambda: write_file(path, data)))

    def _remove(self) -> None:
        current = self.current
        if current is not None and self.remove.isEnabled():
            ctx, incidents = self.session.ctx, self.subject.incidents
            self._try(lambda: self.session.do(lambda: evidence.detach_all(ctx, incidents, current.sha256)))
            if not self.remove.isEnabled():
                self.add.setFocus()

    def _try(self, call: Callable[[], object]) -> None:
        """Do something; what is refused is said above the buttons, and what was said before goes."""
        self.refusal.hide()
        try:
            call()
        except KpiError as error:
            self.refuse(worded(error, self._tr))


_ENDINGS = "*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.pdf *.txt *.docx *.xlsx *.pptx *.doc *.xls *.ppt"
