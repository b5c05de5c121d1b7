"""Where a pay plan is chosen or a draft begins: the program's plans, those of one's own, a file, nothing, a draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFrame, QScrollArea

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.errors import FaultyDataError, KpiError
from kpi_desktop.schemes.pay_library import preset_plans
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import is_plan
from kpi_desktop.schemes.shape import Table, read_table
from kpi_desktop.services import pay_plans
from kpi_desktop.services.drafts import KeptDraft, next_version
from kpi_desktop.services.figure_facts import parsed_plan
from kpi_desktop.texts import Translator
from kpi_desktop.ui.guide.gallery import Gallery
from kpi_desktop.ui.kit import button, label, named, panel, row, rule, show_error, stack
from kpi_desktop.ui.pay.draft import PlanDraft
from kpi_desktop.ui.pay.enforce import EnforcePlanDialog
from kpi_desktop.ui.pay.files import choose_plan_file
from kpi_desktop.ui.pay.portrait import PlanPortrait
from kpi_desktop.ui.schemes.editor.drafting import Beginning
from kpi_desktop.ui.schemes.files import read_scheme_file
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import HEADER_HEIGHT


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
    """Gallery at the left, the chosen plan in plain words at the right."""

    def __init__(self, session: Session) -> None:
        """Nothing is read before it is shown."""
        super().__init__(session)
        tr = session.tr
        self._choices: tuple[PlanChoice, ...] = ()
        self.gallery = Gallery(self._choices, session.theme, tr, tr.t("Pay plans to choose from"))
        self.portrait = PlanPortrait(tr)
        self.force_button = button(tr.t("Put in force…"), self.put_chosen, "primary")
        self.begin_button = button(tr.t("Make a draft from this"), self.begin_chosen)
        self.blank_button = button(tr.t("From nothing"), self.begin_blank)
        self.file_button = button(tr.t("From a file…"), self._choose_file)
        head = QFrame()
        head.setFixedHeight(HEADER_HEIGHT)
        back = button(tr.t("Back to settings"), self.leave_wanted.emit, "flat")
        head.setLayout(
            row(label(tr.t("Pay plans"), "title"), None, back, self.file_button, self.blank_button, self.begin_button,
                self.force_button, gap=10, margins=(20, 0, 20, 0))
        )  # fmt: skip
        scroll = named(QScrollArea(), tr.t("The plan, to read"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.portrait)
        sides = row(self.gallery, panel(stack(scroll, margins=(20, 16, 12, 16))), gap=20)
        sides.setStretch(0, 42)
        sides.setStretch(1, 58)
        hint = tr.t(
            "Put a plan in force as it is, or make a draft from what is nearest to your own regulation and change it."
        )
        body = stack(label(hint, ink="second", wrap=True), self.held, sides, gap=10, margins=(24, 14, 24, 20))
        body.setStretch(2, 1)
        self.setLayout(stack(head, rule(), body, gap=0))
        self.gallery.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.gallery.activated.connect(lambda *_: self.put_chosen())

    def _show(self) -> None:
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
        self._show()
        self.offer_drafts("pay")

    def _chosen(self) -> PlanChoice:
        return self._choices[max(self.gallery.currentIndex().row(), 0)]

    def put_chosen(self) -> None:
        """Ask from which month the chosen plan shall hold."""
        chosen = self._chosen()
        if EnforcePlanDialog(self.window(), self.session, chosen.text, chosen.plan).exec():
            self.leave_wanted.emit()

    def begin_chosen(self) -> None:
        """Make a draft from the plan that is chosen."""
        self.begin_from(self._chosen().text)

    def begin_from(self, text: str) -> None:
        """Make a draft from a plan's text, as a new version of it."""
        table = read_table(text)
        if isinstance(table, dict):
            self._begin(table)

    def begin_blank(self) -> None:
        """Make a draft from nothing."""
        self._begin(blank())

    def take_file(self, path: Path) -> None:
        """Make a draft from a file; faults of the plan are mended in the editor, other files are refused."""
        try:
            text = read_scheme_file(path)
            table = read_table(text)
            if isinstance(table, Problem):
                raise FaultyDataError(Message("The file could not be taken in."), (table,))
            if not is_plan(text):
                raise FaultyDataError(Message("{file} is no pay plan: it has no components.", {"file": path.name}))
        except KpiError as error:
            show_error(self.window(), error, self.session.tr)
            return
        self._begin(table)

    def resume(self, kept: KeptDraft) -> None:
        """Take up a draft that was kept."""
        table = read_table(kept.text)
        if isinstance(table, dict):
            self.begun.emit(BegunPlan(PlanDraft(table), kept.id))

    def _begin(self, table: Table) -> None:
        session, plan = self.session, str(table.get("id", ""))
        taken = [*pay_plans.plan_versions(session.ctx, session.team, plan)]
        taken += [one.plan.version for one in plan_choices(session) if one.plan.id == plan]
        if taken:
            table = {**table, "version": next_version(str(table.get("version", "1")), taken)}
        self.begun.emit(BegunPlan(PlanDraft(table)))

    def _choose_file(self) -> None:
        path = choose_plan_file(self, self.session.tr)
        if path is not None:
            self.take_file(path)


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
