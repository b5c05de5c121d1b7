"""Where a pay plan is chosen or a draft begins: the program's plans, those of one's own, a file, nothing, a draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kpi_desktop.domain.words import Label, Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.pay_library import preset_plans
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import is_plan
from kpi_desktop.schemes.shape import Table
from kpi_desktop.services import pay_plans
from kpi_desktop.services.drafts import next_version
from kpi_desktop.services.figure_facts import parsed_plan
from kpi_desktop.texts import Translator
from kpi_desktop.ui.guide.gallery import Gallery
from kpi_desktop.ui.kit import button
from kpi_desktop.ui.pay.draft import PlanDraft
from kpi_desktop.ui.pay.enforce import EnforcePlanDialog
from kpi_desktop.ui.pay.files import choose_plan_file
from kpi_desktop.ui.pay.portrait import PlanPortrait
from kpi_desktop.ui.schemes.editor.beginning import Beginning, Words
from kpi_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan that can be chosen: its text, what it says, and whether it came with the program."""

    text: str
    plan: PayPlan
    own: bool

    @property
    def name(self) -> Label:
        """What it is called."""
        return self.plan.name

    @property
    def about(self) -> Label:
        """What it says of itself."""
        return self.plan.about

    def tag(self, place: int, tr: Translator) -> str:
        """That it is one of the team's own, and which version."""
        return tr.t("own, version {version}", version=self.plan.version) if self.own else ""


@dataclass(frozen=True, slots=True)
class BegunPlan:
    """What a draft begins with; its id where it was kept before."""

    draft: PlanDraft
    id: str | None = None


def plan_choices(session: Session) -> tuple[PlanChoice, ...]:
    """The program's plans, then those that the team put in force itself, the latest first."""
    presets = [PlanChoice(one.text, one.plan, own=False) for one in preset_plans(session.ctx.resources / "pay")]
    known = {one.text for one in presets}
    held = [one.text for one in reversed(pay_plans.plans_in_force(session.ctx, session.team)) if one.text is not None]
    own = [text for text in dict.fromkeys(held) if text not in known]
    return (*presets, *(PlanChoice(text, parsed_plan(text), own=True) for text in own))


class PlanStart(Beginning):
    """The program's plans and those of one's own, and what each of them pays."""

    def __init__(self, session: Session) -> None:
        """Nothing is read before it is shown."""
        tr = session.tr
        self._choices: tuple[PlanChoice, ...] = ()
        super().__init__(session, Gallery(self._choices, session.theme, tr, tr.t("Pay plans to choose from")))
        self.portrait = PlanPortrait(tr)
        self.force_button = button(tr.t("Put in force…"), self.put_chosen, "primary")
        hint = tr.t(
            "Put a plan in force as it is, or make a draft from what is nearest to your own regulation and change it."
        )
        words = Words(tr.t("Pay plans"), tr.t("Back to settings"), hint, tr.t("The plan, to read"))
        self.lay_out(words, self.portrait, self.force_button)
        self.gallery.activated.connect(lambda *_: self.put_chosen())

    def show_chosen(self) -> None:
        """Show the plan."""
        at = self.gallery.currentIndex().row()
        if 0 <= at < len(self._choices):
            self.portrait.show_plan(self._choices[at].plan)

    def refresh(self) -> None:
        """Offer the plans and the drafts there are; the plan in force is chosen."""
        session = self.session
        self._choices = plan_choices(session)
        self.gallery.offer(self._choices)
        held = pay_plans.plans_in_force(session.ctx, session.team)
        texts = [one.text for one in self._choices]
        now = held[-1].text if held else None
        self.gallery.choose(texts.index(now) if now in texts else 0)
        self.show_chosen()
        self.offer_drafts("pay")

    def _chosen(self) -> PlanChoice:
        return self._choices[max(self.gallery.currentIndex().row(), 0)]

    @property
    def chosen_text(self) -> str:
        """The plan."""
        return self._chosen().text

    def put_chosen(self) -> None:
        """Ask from which month the chosen plan shall hold."""
        chosen = self._chosen()
        if EnforcePlanDialog(self.window(), self.session, chosen.text, chosen.plan).exec():
            self.leave_wanted.emit()

    def begin(self, table: Table, draft_id: str | None = None) -> None:
        """As a new version of the plan, unless it goes on under its id."""
        session, plan = self.session, str(table.get("id", ""))
        if draft_id is None:
            taken = [*pay_plans.plan_versions(session.ctx, session.team, plan)]
            taken += [one.plan.version for one in plan_choices(session) if one.plan.id == plan]
            if taken:
                table = {**table, "version": next_version(str(table.get("version", "1")), taken)}
        self.begun.emit(BegunPlan(PlanDraft(table), draft_id))

    def blank(self) -> Table:
        """A plan without a component."""
        return blank()

    def choose_file(self) -> Path | None:
        """A plan file."""
        return choose_plan_file(self, self.session.tr)

    def check_file(self, text: str, path: Path) -> None:
        """Other files have no components."""
        if not is_plan(text):
            raise FaultyDataError(Message("{file} is no pay plan: it has no components.", {"file": path.name}))


def blank() -> Table:
    """A plan without a component."""
    return {
        "id": "own-plan",
        "version": "1",
        "name": {"zh": "本单位薪酬方案", "en": "Our own pay plan"},
        "about": {"zh": "—", "en": "—"},
        "source": {"zh": "—", "en": "—"},
        "components": [],
    }
