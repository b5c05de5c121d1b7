"""Where pay plans are chosen and worked on: the gallery, then the editor; file and putting in force."""

from __future__ import annotations

from pathlib import Path

from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.ui.pay.editor import PlanEditor
from kpi_desktop.ui.pay.enforce import EnforcePlanDialog
from kpi_desktop.ui.pay.files import choose_plan_target
from kpi_desktop.ui.pay.start import BegunPlan, PlanStart
from kpi_desktop.ui.schemes.editor.drafting import DraftDesk


class PayDesk(DraftDesk[PlanStart, PlanEditor, BegunPlan]):
    """Drafts of pay plans."""

    of = "pay"
    file_stem = "pay-plan"

    def make_start(self) -> PlanStart:
        """Built-in plans, plans of one's own, and drafts."""
        return PlanStart(self.session)

    def make_editor(self, begun: BegunPlan, draft_id: str) -> PlanEditor:
        """The editor of a plan."""
        return PlanEditor(self.session, begun.draft, draft_id)

    def choose_target(self, proposed: str) -> Path | None:
        """A plan file."""
        return choose_plan_target(self, proposed, self.session.tr)

    def check(self, text: str) -> PayPlan:
        """As a pay plan."""
        return load_plan(text)

    def what_discarding_means(self) -> str:
        """Only the draft goes."""
        return self.session.tr.t("The draft is removed from this computer. The pay plan in force stays as it is.")

    def put_in_force(self) -> None:
        """Ask from which month; the draft is gone once it is in force."""
        text = self.sound(self.session.tr.t("The draft can't be put in force yet"))
        if text is not None and EnforcePlanDialog(self.window(), self.session, text, self.check(text)).exec():
            self.drop()
