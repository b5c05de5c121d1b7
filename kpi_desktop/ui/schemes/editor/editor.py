"""The editor as a whole: the parts at the left, the form in the middle, tester and check at the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.problems import Path
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.marks import Worth
from kpi_desktop.services.drafts import keep_draft
from kpi_desktop.ui.kit import button, label, panel, row, rule, stack, tag
from kpi_desktop.ui.schemes.editor import outline
from kpi_desktop.ui.schemes.editor.adding import AddButton
from kpi_desktop.ui.schemes.editor.additions import Kind, copied, fresh, neighbour
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.entry import is_undo_key
from kpi_desktop.ui.schemes.editor.findings import Findings
from kpi_desktop.ui.schemes.editor.forms import Form
from kpi_desktop.ui.schemes.editor.of_parts import form_of
from kpi_desktop.ui.schemes.editor.part_head import Deeds, PartHead
from kpi_desktop.ui.schemes.editor.sources import name_of
from kpi_desktop.ui.schemes.editor.testing import Tester
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import HEADER_HEIGHT, SIDE_PANEL_WIDTH

OUTLINE_WIDTH = 300
SAVE_AFTER = 600
"""Milliseconds of rest after which a draft is kept."""


class Editor(QWidget):
    """Edits one draft.

    Args:
        session: The window's work.
        draft: What is edited.
        draft_id: Under which name it is kept.

    Signals:
        leave_wanted: Back to the scheme in force.
        trial_wanted: The draft is to be tried on months.
        force_wanted: The draft is to be put in force.
        export_wanted: The draft is to be saved as a file.
        discard_wanted: The draft is to be given up.
    """

    leave_wanted = Signal()
    trial_wanted = Signal()
    force_wanted = Signal()
    export_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, session: Session, draft: Draft, draft_id: str, used: frozenset[str] = frozenset()) -> None:
        """Open it at the first criterion."""
        super().__init__()
        self.session, self.draft, self.draft_id = session, draft, draft_id
        self._used = used | draft.kept_ids
        self.tools = tools = Tools(draft, session.tr, session.theme, session.icons)
        self.path: Path = outline.SCHEME
        self.form: Form | None = None
        self.parts = outline.Parts(tools)
        self.add = AddButton(tools, self._add, self._add_measure)
        self.head = PartHead(tools, Deeds(self._copy, self._move, self._retire, self._remove))
        self.tester = Tester(tools)
        self.findings = Findings(tools)
        self._middle = QVBoxLayout()
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(SAVE_AFTER)
        self._saver.timeout.connect(self.keep)
        self._build()
        draft.changed.connect(self._changed)
        self.parts.chosen.connect(self.open)
        self.parts.moved.connect(self._move)
        self.findings.wanted.connect(self.lead_to)
        self.tester.tried.connect(self._draw_tried)
        self.parts.refresh()
        self._tell()
        first = ("criteria", 0) if draft.parts(("criteria",)) else outline.SCHEME
        if not self.parts.choose(first):
            self.open(first)

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        inside = QWidget()
        self._middle.setContentsMargins(20, 14, 14, 20)
        self._middle.setSpacing(12)
        self._middle.addWidget(self.head)
        self._middle.addStretch(1)
        inside.setLayout(self._middle)
        scroll.setWidget(inside)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll = scroll
        body = row(self._left(), scroll, self._right(), gap=0)
        body.setStretch(1, 1)
        self.setLayout(stack(self._top(), rule(), body, gap=0))

    def _top(self) -> QFrame:
        tr = self.session.tr
        self.title: QLabel = label("", "title")
        self.version = tag("", "doubt")
        self.saved: QLabel = label("", "secondary")
        self.trial_button = button(tr.t("Try on past months…"), self.trial_wanted.emit)
        self.force_button = button("", self.force_wanted.emit, "primary")
        head = QFrame()
        head.setFixedHeight(HEADER_HEIGHT)
        head.setLayout(
            row(
                self.title, 2, self.version, self.saved, None,
                button(tr.t("Scheme in force"), self.leave_wanted.emit, "flat"),
                button(tr.t("Save as file…"), self.export_wanted.emit, "flat"),
                button(tr.t("Discard draft…"), self.discard_wanted.emit, "flat"),
                self.trial_button, self.force_button, gap=8, margins=(20, 0, 20, 0),
            )
        )  # fmt: skip
        return head

    def _left(self) -> QFrame:
        tr = self.session.tr
        self.total: QLabel = label("", "strong")
        title = row(label(tr.t("Categories and criteria"), "strong"), None, self.add, margins=(16, 12, 12, 8))
        total = row(label(tr.t("Full marks together"), ink="second"), None, self.total, margins=(16, 8, 12, 8))
        left = panel(stack(title, self.parts, rule(), total, gap=0), "side-left")
        left.setFixedWidth(OUTLINE_WIDTH)
        return left

    def _right(self) -> QFrame:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        side = QWidget()
        side.setLayout(stack(self.tester, self.findings, None, gap=14, margins=(20, 16, 16, 16)))
        scroll.setWidget(side)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = panel(stack(scroll), "side")
        right.setFixedWidth(SIDE_PANEL_WIDTH - 20)
        return right

    def open(self, path: Path) -> None:
        """Show the form of a part."""
        self.path = path
        self.draft.settle()
        self.tools.tried = None
        shown = form_of(self.draft, path)
        if self.form is not None:
            self._middle.removeWidget(self.form)
            self.form.hide()
            self.form.setParent(None)
            self.form.deleteLater()
        self.form = Form(shown.items, self.tools, shown.at)
        self._middle.insertWidget(1, self.form)
        self._scroll.verticalScrollBar().setValue(0)
        criterion = path[0] == "criteria"
        self.tester.show_for(str(self.draft.part(path).get("id", "")) if criterion else "")
        self._tell()

    def _draw_tried(self) -> None:
        if self.form is not None:
            self.form.refresh()

    def lead_to(self, path: Path) -> None:
        """Open the part that a path of the check leads to, and put the caret into its field."""
        place = self.draft.place_of(path)
        home = outline.home_of(place)
        if not self.parts.choose(home):
            self.open(home)
        if self.form is not None:
            self.form.lead_to(place)

    def _changed(self) -> None:
        self.parts.refresh()
        if self.parts.path is not None and self.parts.path != self.path:
            self.open(self.parts.path)
        elif self._shape() != self._opened:
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
        title = form_of(draft, self.path).title
        self._opened = self._shape()
        self.head.refresh(self.path, tr.say(title) if title is not None else "")
        if self.form is not None:
            self.form.refresh()
        if self.path[0] == "criteria" and self.tester.isVisibleTo(self):
            self.tester.show_id(str(draft.part(self.path).get("id", "")))
        self.findings.refresh()
        version = str(draft.get(("version",)) or "")
        self.title.setText(name_of(draft.table, tr))
        self.version.setText(tr.t("draft of version {version}", version=version))
        self.force_button.setText(tr.t("Put version {version} in force…", version=version))
        scheme = draft.looked.scheme
        total = Worth(scheme, None).total if scheme is not None else None
        self.total.setText(plain(total) if total else "—")

    def keep(self) -> None:
        """Keep the draft now."""
        self._saver.stop()
        session, tr = self.session, self.session.tr
        try:
            kept = keep_draft(session.ctx, session.team, self.draft_id, self.draft.text)
        except KpiError as error:
            self.saved.setText(tr.say(error.what))
            return
        self.saved.setText(tr.t("Kept at {time}", time=_clock(kept)))

    def leave(self) -> None:
        """Keep what isn't kept yet."""
        if self._saver.isActive():
            self.keep()

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

    def _category(self) -> str | None:
        """The category that a new criterion goes into: that of what is chosen."""
        held = self.draft.part(self.path) if len(self.path) > 1 else {}
        found = held.get("id") if self.path[0] == "categories" else held.get("category")
        return str(found) if found is not None else None

    def _add(self, kind: Kind) -> None:
        (section, place), part = fresh(kind, self.draft, self._category(), self.session.tr, self._used)
        self._put(str(section), int(place), part)

    def _add_measure(self, part: dict[str, object]) -> None:
        if self._category() is not None:
            part = {**part, "category": self._category()}
        self._put("criteria", len(self.draft.parts(("criteria",))), part)

    def _put(self, section: str, place: int, part: object) -> None:
        self.draft.insert((section,), place, part)
        self.parts.choose((section, place))
        if self.form is not None:
            self.form.lead_to((section, place, "name"))

    def _copy(self) -> None:
        (section, place), part = copied(self.path, self.draft, self._used)
        self._put(str(section), int(place), part)

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

    def _retire(self) -> None:
        path = (*self.path, "retired")
        self.draft.set(path, None if self.draft.get(path) else True)

    def _remove(self) -> None:
        section, place = str(self.path[0]), int(self.path[1])
        self.draft.remove((section,), place)
        self.parts.setFocus()


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"
