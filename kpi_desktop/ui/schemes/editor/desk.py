"""Where drafts are worked on: the gallery that they begin from, then the editor; trial, file and putting in force."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.schemes.shape import read_table
from kpi_desktop.services.drafts import drop_draft, kept_drafts, new_draft_id
from kpi_desktop.ui.kit import confirm, stack
from kpi_desktop.ui.schemes.editor.editor import Editor
from kpi_desktop.ui.schemes.editor.start import Begun, Start
from kpi_desktop.ui.schemes.enforce import EnforceDialog
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.schemes.files import choose_scheme_target, write_scheme_file
from kpi_desktop.ui.schemes.trying import TrialDialog
from kpi_desktop.ui.session import Session


class Desk(QWidget):
    """Gallery and editor.

    Signals:
        leave_wanted: Back to the scheme in force.
    """

    leave_wanted = Signal()

    def __init__(self, session: Session) -> None:
        """Neither is built before it is wanted."""
        super().__init__()
        self.session = session
        self._start: Start | None = None
        self.editor: Editor | None = None
        self.places = QStackedWidget()
        self.setLayout(stack(self.places, gap=0))

    @property
    def start(self) -> Start:
        """The gallery."""
        if self._start is None:
            self._start = Start(self.session)
            self._start.begun.connect(self._open)
            self._start.leave_wanted.connect(self.leave_wanted.emit)
            self.places.addWidget(self._start)
        return self._start

    def first_field(self) -> QWidget:
        """Where the caret belongs."""
        if self.editor is not None and self.places.currentWidget() is self.editor:
            return self.editor.parts
        return self.start.gallery

    def show_start(self) -> None:
        """Begin a draft, or take one up."""
        self._leave_editor()
        self.start.refresh()
        self.places.setCurrentWidget(self.start)
        self.start.gallery.setFocus()

    def edit(self, text: str) -> None:
        """A draft of a scheme in force; one that was begun of it is taken up again."""
        self._leave_editor()
        wanted = read_table(text)
        for kept in kept_drafts(self.session.ctx, self.session.team):
            table = read_table(kept.text)
            if isinstance(table, dict) and isinstance(wanted, dict) and table.get("id") == wanted.get("id"):
                self.start.resume(kept)
                return
        self.start.begin_from(text)

    def _open(self, begun: Begun) -> None:
        self._leave_editor()
        session = self.session
        draft_id = begun.id or new_draft_id(session.ctx, session.team)
        editor = self.editor = Editor(session, begun.draft, draft_id, begun.used)
        editor.leave_wanted.connect(self._leave)
        editor.trial_wanted.connect(self.try_it)
        editor.force_wanted.connect(self.put_in_force)
        editor.export_wanted.connect(self._export)
        editor.discard_wanted.connect(self.discard)
        self.places.addWidget(editor)
        self.places.setCurrentWidget(editor)
        editor.keep()
        editor.parts.setFocus()

    def _leave_editor(self) -> None:
        if self.editor is None:
            return
        self.editor.leave()
        self.places.removeWidget(self.editor)
        self.editor.setParent(None)
        self.editor.deleteLater()
        self.editor = None

    def _leave(self) -> None:
        self._leave_editor()
        self.leave_wanted.emit()

    def _sound(self, refusal: str) -> str | None:
        """The draft's text where it has no faults; else they are told."""
        if self.editor is None:
            return None
        text = self.editor.draft.text
        try:
            load_scheme(text)
        except KpiError as error:
            FaultsDialog(self.window(), refusal, error, self.session.tr, paths=True).exec()
            return None
        return text

    def try_it(self) -> None:
        """Try the draft on past months."""
        text = self._sound(self.session.tr.t("The draft can't be tried yet"))
        if text is not None:
            TrialDialog(self.window(), self.session, text).exec()

    def put_in_force(self) -> None:
        """Ask from which month; the draft is gone once it is in force."""
        text = self._sound(self.session.tr.t("The draft can't be put in force yet"))
        if text is None or self.editor is None:
            return
        dialog = EnforceDialog(self.window(), self.session, text, load_scheme(text))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            draft_id = self.editor.draft_id
            self._leave_editor()
            drop_draft(self.session.ctx, self.session.team, draft_id)
            self.leave_wanted.emit()

    def save_to(self, path: Path) -> None:
        """Write the draft as a scheme file."""
        if self.editor is None:
            return
        try:
            write_scheme_file(path, self.editor.draft.text)
        except KpiError as error:
            self.session.failed.emit(error)
            return
        self.editor.saved.setText(self.session.tr.t("Saved: {file}", file=path.name))

    def _export(self) -> None:
        if self.editor is None:
            return
        proposed = f"{self.editor.draft.get(('id',)) or 'scheme'}.toml"
        path = choose_scheme_target(self, proposed, self.session.tr)
        if path is not None:
            self.save_to(path)

    def discard(self) -> None:
        """Give the draft up, after asking."""
        tr = self.session.tr
        if self.editor is None or not confirm(
            self.window(),
            tr.t("Discard the draft"),
            tr.t("The draft is removed from this computer. The scheme in force stays as it is."),
            verb=tr.t("Discard"),
            cancel=tr.c("button", "Cancel"),
            tr=tr,
        ):
            return
        draft_id = self.editor.draft_id
        self._leave_editor()
        drop_draft(self.session.ctx, self.session.team, draft_id)
        self.leave_wanted.emit()
