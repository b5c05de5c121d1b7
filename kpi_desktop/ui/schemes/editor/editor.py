"""The editor of a scheme: its parts, their forms, and what stands at its head."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QWidget

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.problems import Path
from kpi_desktop.schemes.marks import Worth
from kpi_desktop.ui.kit import button, label, row
from kpi_desktop.ui.schemes.editor import of_parts, outline
from kpi_desktop.ui.schemes.editor.adding import AddButton
from kpi_desktop.ui.schemes.editor.additions import Kind, fresh
from kpi_desktop.ui.schemes.editor.bench import SAVE_AFTER, Bench
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.of_parts import PartForm
from kpi_desktop.ui.schemes.editor.outcome import Outcome
from kpi_desktop.ui.schemes.editor.testing import Tester
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.session import Session

__all__ = ["SAVE_AFTER", "Editor"]


class Editor(Bench):
    """Edits the draft of a scheme.

    Args:
        session: The window's work.
        draft: What is edited.
        draft_id: Under which name it is kept.
        used: Ids that were in force once.

    Signals:
        trial_wanted: The draft is to be tried on months.
    """

    trial_wanted = Signal()
    of = "scheme"
    tested = "criteria"
    tester: Tester

    def __init__(self, session: Session, draft: Draft, draft_id: str, used: frozenset[str] = frozenset()) -> None:
        """Open it at the first criterion."""
        tools = Tools(draft, session.tr, session.theme, session.icons)
        super().__init__(tools, session, draft_id, used)
        tr = session.tr
        self.add = AddButton(tools, self._add, self._add_measure)
        self.outcome = Outcome(session, tools)
        self.trial_button = button(tr.t("Try on past months…"), self.trial_wanted.emit)
        self.force_button = button("", self.force_wanted.emit, "primary")
        self.total: QLabel = label("", "strong")
        self.tester.tried.connect(self._draw_tried)
        self.begin(("criteria", 0) if draft.parts(("criteria",)) else outline.SCHEME)

    def make_tester(self) -> Tester:
        """What tries a criterion."""
        return Tester(self.tools)

    def beside(self) -> tuple[QWidget, ...]:
        """What the draft would make of a past month."""
        return (self.outcome,)

    def form_of(self, path: Path) -> PartForm:
        """The form of a part."""
        return of_parts.form_of(self.draft, path)

    def head_buttons(self) -> tuple[QPushButton, ...]:
        """Back, and what can be done with the draft."""
        tr = self.session.tr
        return (
            button(tr.t("Scheme in force"), self.leave_wanted.emit, "flat"),
            button(tr.t("Save as file…"), self.export_wanted.emit, "flat"),
            button(tr.t("Discard draft…"), self.discard_wanted.emit, "flat"),
            self.trial_button, self.force_button,
        )  # fmt: skip

    def list_head(self) -> QLayout:
        """What stands above the list of parts."""
        return row(
            label(self.session.tr.t("Categories and criteria"), "strong"), None, self.add, margins=(16, 12, 12, 8)
        )

    def list_foot(self) -> QLayout:
        """Full marks together."""
        said = label(self.session.tr.t("Full marks together"), ink="second")
        return row(said, None, self.total, margins=(16, 8, 12, 8))

    def tell_whole(self) -> None:
        """Version and full marks."""
        tr, draft = self.session.tr, self.draft
        version = str(draft.get(("version",)) or "")
        self.force_button.setText(tr.t("Put version {version} in force…", version=version))
        scheme = draft.looked.scheme
        total = Worth(scheme, None).total if scheme is not None else None
        self.total.setText(plain(total) if total else "—")

    def retire(self) -> None:
        """Say that a criterion isn't used any more, or again."""
        path = (*self.path, "retired")
        self.draft.set(path, None if self.draft.get(path) else True)

    def _draw_tried(self) -> None:
        if self.form is not None:
            self.form.refresh()

    def _category(self) -> str | None:
        """The category that a new criterion goes into: that of what is chosen."""
        held = self.draft.part(self.path) if len(self.path) > 1 else {}
        found = held.get("id") if self.path[0] == "categories" else held.get("category")
        return str(found) if found is not None else None

    def _add(self, kind: Kind) -> None:
        (section, place), part = fresh(kind, self.draft, self._category(), self.session.tr, self.used)
        self.put(str(section), int(place), part)

    def _add_measure(self, part: dict[str, object]) -> None:
        if self._category() is not None:
            part = {**part, "category": self._category()}
        self.put("criteria", len(self.draft.parts(("criteria",))), part)
