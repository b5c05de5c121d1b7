"""What a desk for drafts is, of schemes or of pay plans: the gallery that they begin from, then the editor."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.shape import read_table
from kpi_desktop.services.drafts import Of, drop_draft, kept_drafts, new_draft_id
from kpi_desktop.ui.kit import confirm, let_go, stack
from kpi_desktop.ui.schemes.editor.beginning import Beginning
from kpi_desktop.ui.schemes.editor.bench import Bench
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.schemes.files import write_scheme_file
from kpi_desktop.ui.session import Session


class Begun(Protocol):
    """A draft that was begun, or taken up again under its id."""

    @property
    def id(self) -> str | None:
        """Under which name it is kept; None for a new one."""
        ...


S = TypeVar("S", bound=Beginning)
E = TypeVar("E", bound=Bench)
B = TypeVar("B", bound=Begun)


class DraftDesk(QWidget, Generic[S, E, B]):
    """Gallery and editor; a subclass makes both, and says what its drafts are called.

    Signals:
        leave_wanted: Back to what is in force.
    """

    leave_wanted = Signal()

    of: Of
    file_stem: str
    """What a file is called whose draft has no id yet."""

    def __init__(self, session: Session) -> None:
        """Neither is built before it is wanted."""
        super().__init__()
        self.session = session
        self._start: S | None = None
        self.editor: E | None = None
        self.places = QStackedWidget()
        self.setLayout(stack(self.places, gap=0))

    def make_start(self) -> S:
        """The gallery."""
        raise NotImplementedError

    def make_editor(self, begun: B, draft_id: str) -> E:
        """The editor of a draft."""
        raise NotImplementedError

    def put_in_force(self) -> None:
        """Ask from which month; the draft is gone once it is in force."""
        raise NotImplementedError

    def choose_target(self, proposed: str) -> Path | None:
        """Ask where the draft is to be written."""
        raise NotImplementedError

    def check(self, text: str) -> object:
        """Raise what is wrong with a draft."""
        raise NotImplementedError

    def what_discarding_means(self) -> str:
        """What is said before a draft is given up."""
        raise NotImplementedError

    @property
    def start(self) -> S:
        """The gallery, built when it is first asked for."""
        if self._start is None:
            self._start = self.make_start()
            self._start.begun.connect(self._open)
            self._start.leave_wanted.connect(self.leave_wanted.emit)
            self.places.addWidget(self._start)
        return self._start

    def sound(self, refusal: str) -> str | None:
        """The draft's text where it has no faults; else they are told, and the first one is led to.

        Args:
            refusal: What can't be done with it.
        """
        if self.editor is None:
            return None
        text = self.editor.draft.text
        try:
            self.check(text)
        except KpiError as error:
            tr = self.session.tr
            FaultsDialog(self.window(), refusal, error, tr, place=self.editor.findings.where).exec()
            if error.problems:
                self.editor.lead_to(error.problems[0].path)
            return None
        return text

    def first_field(self) -> QWidget:
        """Where the caret belongs."""
        if self.editor is not None and self.places.currentWidget() is self.editor:
            return self.editor.parts
        return self.start.gallery

    def show_start(self) -> None:
        """Begin a draft, or take one up."""
        self._leave_editor()
        start = self.start
        start.refresh()
        self.places.setCurrentWidget(start)
        start.gallery.setFocus()

    def edit(self, text: str) -> None:
        """A draft of what is in force; one that was begun of it is taken up again."""
        self._leave_editor()
        wanted = read_table(text)
        for kept in kept_drafts(self.session.ctx, self.session.team, self.of):
            table = read_table(kept.text)
            if isinstance(table, dict) and isinstance(wanted, dict) and table.get("id") == wanted.get("id"):
                self.start.resume(kept)
                return
        self.start.begin_from(text)

    def unfinished(self) -> object | None:
        """The draft that is open, kept as it is now, and the part that is looked at; None for none."""
        if self.editor is None or self.places.currentWidget() is not self.editor:
            return None
        self.editor.leave()
        return self.editor.draft_id, self.editor.path

    def go_on_with(self, unfinished: object) -> bool:
        """Take a draft up again at the same part; whether there is one."""
        match unfinished:
            case (str() as draft_id, tuple() as path):
                drafts = kept_drafts(self.session.ctx, self.session.team, self.of)
                for kept in (one for one in drafts if one.id == draft_id):
                    self.start.resume(kept)
                    if self.editor is not None:
                        self.editor.lead_to(path)
                        return True
        return False

    def _open(self, begun: B) -> None:
        self._leave_editor()
        session = self.session
        editor = self.make_editor(begun, begun.id or new_draft_id(session.ctx, session.team, self.of))
        self.editor = editor
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
        let_go(self.editor)
        self.editor = None

    def _leave(self) -> None:
        self._leave_editor()
        self.leave_wanted.emit()

    def drop(self) -> None:
        """Let go of the draft that is open, and leave."""
        if self.editor is not None:
            draft_id = self.editor.draft_id
            self._leave_editor()
            drop_draft(self.session.ctx, self.session.team, draft_id, self.of)
            self.leave_wanted.emit()

    def save_to(self, path: Path) -> None:
        """Write the draft as a file."""
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
        path = self.choose_target(f"{self.editor.draft.get(('id',)) or self.file_stem}.toml")
        if path is not None:
            self.save_to(path)

    def discard(self) -> None:
        """Give the draft up, after asking."""
        tr = self.session.tr
        if self.editor is not None and confirm(
            self.window(),
            tr.t("Discard the draft"),
            self.what_discarding_means(),
            verb=tr.t("Discard"),
            cancel=tr.c("button", "Cancel"),
            tr=tr,
        ):
            self.drop()
