"""The editor of a pay plan: its parts, their forms, and what stands at its head."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLayout, QPushButton

from kpi_desktop.domain.problems import Path
from kpi_desktop.ui.kit import button, label, row
from kpi_desktop.ui.pay import forms
from kpi_desktop.ui.pay.draft import PlanDraft
from kpi_desktop.ui.pay.parts import AddComponent, PlanFindings, PlanParts
from kpi_desktop.ui.pay.testing import PayTester
from kpi_desktop.ui.schemes.editor.bench import Bench
from kpi_desktop.ui.schemes.editor.of_parts import PartForm
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.session import Session


class PlanEditor(Bench):
    """Edits the draft of a pay plan.

    Args:
        session: The window's work.
        draft: What is edited.
        draft_id: Under which name it is kept.
    """

    of = "pay"
    tested = "components"

    def __init__(self, session: Session, draft: PlanDraft, draft_id: str) -> None:
        """Open it at the first component."""
        self.plan_draft = draft
        tools = Tools(draft, session.tr, session.theme, session.icons)
        super().__init__(tools, session, draft_id)
        self.add = AddComponent(tools, self._add)
        self.force_button = button("", self.force_wanted.emit, "primary")
        self.begin(("components", 0) if draft.parts(("components",)) else forms.PLAN)

    def make_parts(self) -> PlanParts:
        """The list at the left."""
        return PlanParts(self.tools)

    def make_tester(self) -> PayTester:
        """What tries a component."""
        return PayTester(self.tools, self.plan_draft)

    def make_findings(self) -> PlanFindings:
        """The live check."""
        return PlanFindings(self.tools)

    def form_of(self, path: Path) -> PartForm:
        """The form of a part."""
        return forms.form_of(path)

    def head_buttons(self) -> tuple[QPushButton, ...]:
        """Back, and what can be done with the draft."""
        tr = self.session.tr
        return (
            button(tr.t("Back to settings"), self.leave_wanted.emit, "flat"),
            button(tr.t("Save as file…"), self.export_wanted.emit, "flat"),
            button(tr.t("Discard draft…"), self.discard_wanted.emit, "flat"),
            self.force_button,
        )  # fmt: skip

    def list_head(self) -> QLayout:
        """What stands above the list of parts."""
        return row(label(self.session.tr.t("Components of pay"), "strong"), None, self.add, margins=(16, 12, 12, 8))

    def tell_whole(self) -> None:
        """The version."""
        version = str(self.draft.get(("version",)) or "")
        self.force_button.setText(self.session.tr.t("Put version {version} in force…", version=version))

    def _add(self, part: dict[str, Any]) -> None:
        self.put("components", len(self.draft.parts(("components",))), part)
