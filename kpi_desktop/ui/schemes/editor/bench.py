"""Where a draft of any kind is worked on: parts at the left, a form in the middle, tester and check at the right.

An editor says what its parts are, which form each has and what its head shows.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from kpi_desktop.domain.problems import Path
from kpi_desktop.errors import KpiError
from kpi_desktop.services.drafts import Of, keep_draft
from kpi_desktop.ui.kit import Elided, label, let_go, row, rule, stack, tag
from kpi_desktop.ui.schemes.editor.additions import copied, neighbour
from kpi_desktop.ui.schemes.editor.bench_frame import head, left_side, middle, right_side
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.entry import is_undo_key
from kpi_desktop.ui.schemes.editor.findings import Findings
from kpi_desktop.ui.schemes.editor.forms import Form
from kpi_desktop.ui.schemes.editor.of_parts import PartForm
from kpi_desktop.ui.schemes.editor.outline import Parts
from kpi_desktop.ui.schemes.editor.part_head import Deeds, PartHead
from kpi_desktop.ui.schemes.editor.removing import remove_part
from kpi_desktop.ui.schemes.editor.sources import name_of
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.schemes.editor.trying_out import TryingOut
from kpi_desktop.ui.session import Session

SAVE_AFTER = 600
"""Milliseconds of rest after which a draft is kept."""


class Bench(QWidget):
    """Edits one draft.

    Args:
        tools: The draft, and what is needed to draw.
        session: The window's work.
        draft_id: Under which name it is kept.
        used: Ids that were in force once.

    Signals:
        leave_wanted: Back to what is in force.
        force_wanted: The draft is to be put in force.
        export_wanted: The draft is to be saved as a file.
        discard_wanted: The draft is to be given up.
    """

    leave_wanted = Signal()
    force_wanted = Signal()
    export_wanted = Signal()
    discard_wanted = Signal()

    of: Of
    tested: str
    """The section whose parts can be tried."""

    def __init__(self, tools: Tools, session: Session, draft_id: str, used: frozenset[str] = frozenset()) -> None:
        """Nothing is shown before `begin`."""
        super().__init__()
        self.session, self.tools, self.draft_id = session, tools, draft_id
        self.draft: Draft = tools.draft
        self.used = used | tools.draft.kept_ids
        self.path: Path = ()
        self.form: Form | None = None
        self.parts: Parts = self.make_parts()
        self.tester: TryingOut = self.make_tester()
        self.findings: Findings = self.make_findings()
        self.head = PartHead(tools, Deeds(self._copy, self._move, self.retire, self._remove))
        self.title = Elided("", "title")
        self.version = tag("", "doubt")
        self.saved: QLabel = label("", "secondary")
        self._middle = QVBoxLayout()
        self._opened: tuple[object, ...] = ()
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(SAVE_AFTER)
        self._saver.timeout.connect(self.keep)

    def make_parts(self) -> Parts:
        """The list at the left."""
        return Parts(self.tools)

    def make_tester(self) -> TryingOut:
        """What tries a part."""
        return TryingOut(self.tools)

    def make_findings(self) -> Findings:
        """The live check."""
        return Findings(self.tools)

    def form_of(self, path: Path) -> PartForm:
        """The form of a part."""
        raise NotImplementedError

    def head_buttons(self) -> tuple[QPushButton, ...]:
        """What can be done with the whole, at the right of its title."""
        raise NotImplementedError

    def list_head(self) -> QLayout:
        """What stands above the list of parts."""
        raise NotImplementedError

    def list_foot(self) -> QLayout | None:
        """What stands below it."""
        return None

    def beside(self) -> tuple[QWidget, ...]:
        """What stands between tester and check."""
        return ()

    def tell_whole(self) -> None:
        """Show what hangs on the whole draft."""

    def retire(self) -> None:
        """Say that a part isn't used any more, or again."""

    def begin(self, first: Path) -> None:
        """Lay out and open a part."""
        self._middle.addWidget(self.head)
        self._middle.addStretch(1)
        self._scroll = middle(self._middle)
        state = row(self.version, self.saved, None, gap=8)
        left = left_side(self.list_head(), self.parts, self.list_foot())
        right = right_side(self.tester, *self.beside(), self.findings)
        body = row(left, self._scroll, right, gap=0)
        body.setStretch(1, 1)
        self.setLayout(stack(head(self.title, state, self.head_buttons()), rule(), body, gap=0))
        self.path = first
        self.draft.changed.connect(self._changed)
        self.parts.chosen.connect(self.open)
        self.parts.moved.connect(self._move)
        self.findings.wanted.connect(self.lead_to)
        self.parts.refresh()
        self._tell()
        if not self.parts.choose(first):
            self.open(first)

    def open(self, path: Path) -> None:
        """Show the form of a part."""
        self.path = path
        self.draft.settle()
        self.tools.tried = None
        shown = self.form_of(path)
        caret = self._caret()
        if self.form is not None:
            let_go(self.form)
        self.form = Form(shown.items, self.tools, shown.at)
        self._middle.insertWidget(1, self.form)
        if caret is not None:
            (self.form.called(caret) or self.parts).setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)
        self.tester.show_for(self._tested())
        self._tell()

    def _caret(self) -> str | None:
        """What the field of the form is called that has the caret; None where none has."""
        caret = QApplication.focusWidget()
        return caret.accessibleName() if caret is not None and self.form and self.form.isAncestorOf(caret) else None

    def _tested(self) -> str:
        """The id of the part that is tried; empty for none."""
        return str(self.draft.part(self.path).get("id", "")) if self.path[0] == self.tested else ""

    def lead_to(self, path: Path) -> None:
        """Open the part that a path of the check leads to, and put the caret into its field."""
        place = self.draft.place_of(path)
        home = self.parts.home_of(place)
        if not self.parts.choose(home):
            self.open(home)
        if self.form is not None:
            self.form.lead_to(place)

    def _changed(self) -> None:
        self.parts.refresh()
        if self.parts.path is not None and self.parts.path != self.path:
            self.open(self.parts.path)
        elif self._shape() != self._opened and not self.draft.is_renaming:
            self.open(self.path)
        self.saved.setText("")
        self._saver.start()
        self._tell()

    def _shape(self) -> tuple[object, ...]:
        """What decides which form is shown."""
        held = self.draft.part(self.path) if len(self.path) > 1 else {}
        return (self.path, held.get("id"), held.get("kind"))

    def _tell(self) -> None:
        """Show everything as the draft is now."""
        tr, draft = self.session.tr, self.draft
        title = self.form_of(self.path).title
        self._opened = self._shape()
        self.head.refresh(self.path, tr.say(title) if title is not None else "")
        if self.form is not None:
            self.form.refresh()
        if self._tested() and self.tester.isVisibleTo(self):
            self.tester.show_id(self._tested())
        self.findings.refresh()
        self.title.say(name_of(draft.table, tr))
        self.version.setText(tr.t("draft of version {version}", version=str(draft.get(("version",)) or "")))
        self.tell_whole()

    def keep(self) -> None:
        """Keep the draft now."""
        self._saver.stop()
        session, tr = self.session, self.session.tr
        try:
            kept = keep_draft(session.ctx, session.team, self.draft_id, self.draft.text, self.of)
        except KpiError as error:
            self.saved.setText(tr.say(error.what))
            return
        self.saved.setText(tr.t("Kept at {time}", time=_clock(kept)))

    def leave(self) -> None:
        """Keep what isn't kept yet."""
        if self._saver.isActive():
            self.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """The window may be closing, or built anew."""
        self.leave()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take the keys that undo, wherever in the editor the caret is."""
        if event.type() == QEvent.Type.ShortcutOverride and is_undo_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and do again within the draft."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.draft.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.draft.redo()
        else:
            super().keyPressEvent(event)

    def put(self, section: str, place: int, part: object) -> None:
        """Put a new part into a section, and the caret into its name."""
        self.draft.insert((section,), place, part)
        self.parts.choose((section, place))
        if self.form is not None and self.form.lead_to((section, place, "name")):
            self.form.select_all()  # so that what is typed takes the place of the name that it begins with

    def _copy(self) -> None:
        (section, place), part = copied(self.path, self.draft, self.used)
        self.put(str(section), int(place), part)

    def _move(self, by: int) -> None:
        if len(self.path) != 2:
            return
        there = neighbour(self.draft, self.path, by)
        if there is None:
            return
        path = self.path

        def edit(table: dict[str, object]) -> None:
            held = table[str(path[0])]
            if isinstance(held, list):
                held.insert(there, held.pop(int(path[1])))

        self.draft.change(edit)
        self.parts.choose((path[0], there))

    def _remove(self) -> None:
        if remove_part(self, self.tools, self.path):
            self.parts.setFocus()


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"
