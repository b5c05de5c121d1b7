"""Where pay plans are chosen and worked on: the gallery, then the editor; file and putting in force."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.shape import read_table
from kpi_desktop.services.drafts import drop_draft, kept_drafts, new_draft_id
from kpi_desktop.ui.kit import confirm, stack
from kpi_desktop.ui.pay.editor import PlanEditor
from kpi_desktop.ui.pay.enforce import put_text_in_force
from kpi_desktop.ui.pay.files import choose_plan_target
from kpi_desktop.ui.pay.start import BegunPlan, PlanStart
from kpi_desktop.ui.schemes.files import write_scheme_file
from kpi_desktop.ui.session import Session


class PayDesk(QWidget):
    """Gallery and editor.

    Signals:
        leave_wanted: Back to the settings.
    """

    leave_wanted = Signal()

    def __init__(self, session: Session) -> None:
        """Neither is built before it is wanted."""
        super().__init__()
        self.session = session
        self._start: PlanStart | None = None
        self.editor: PlanEditor | None = None
        self.places = QStackedWidget()
        self.setLayout(stack(self.places, gap=0))

    @property
    def start(self) -> PlanStart:
        """The gallery."""
        if self._start is None:
            self._start = PlanStart(self.session)
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
        """Choose a plan, begin a draft, or take one up."""
        self._leave_editor()
        self.start.refresh()
        self.places.setCurrentWidget(self.start)
        self.start.gallery.setFocus()

    def edit(self, text: str) -> None:
        """A draft of a plan in force; one that was begun of it is taken up again."""
        self._leave_editor()
        wanted = read_table(text)
        for kept in kept_drafts(self.session.ctx, self.session.team, "pay"):
            table = read_table(kept.text)
            if isinstance(table, dict) and isinstance(wanted, dict) and table.get("id") == wanted.get("id"):
                self.start.resume(kept)
                return
        self.start.begin_from(text)

    def _open(self, begun: BegunPlan) -> None:
        self._leave_editor()
        session = self.session
        draft_id = begun.id or new_draft_id(session.ctx, session.team, "pay")
        editor = self.editor = PlanEditor(session, begun.draft, draft_id)
        editor.leave_wanted.connect(self._leave)
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

    def _drop(self, editor: PlanEditor) -> None:
        self._leave_editor()
        drop_draft(self.session.ctx, self.session.team, editor.draft_id, "pay")
        self.leave_wanted.emit()

    def put_in_force(self) -> None:
        """Ask from which month; the draft is gone once it is in force."""
        if self.editor is None:
            return
        refusal = self.session.tr.t("The draft can't be put in force yet")
        if put_text_in_force(self.window(), self.session, self.editor.draft.text, refusal):
            self._drop(self.editor)

    def save_to(self, path: Path) -> None:
        """Write the draft as a plan file."""
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
        proposed = f"{self.editor.draft.get(('id',)) or 'pay-plan'}.toml"
        path = choose_plan_target(self, proposed, self.session.tr)
        if path is not None:
            self.save_to(path)

    def discard(self) -> None:
        """Give the draft up, after asking."""
        tr = self.session.tr
        if self.editor is not None and confirm(
            self.window(),
            tr.t("Discard the draft"),
            tr.t("The draft is removed from this computer. The pay plan in force stays as it is."),
            verb=tr.t("Discard"),
            cancel=tr.c("button", "Cancel"),
            tr=tr,
        ):
            self._drop(self.editor)
