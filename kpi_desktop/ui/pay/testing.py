"""The tester beside a component of pay: type sales of 18000, see that they give 900.00, by the real scoring."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.reports.month_content import flag_title
from kpi_desktop.schemes.pay_model import Component, PayPlan
from kpi_desktop.services.pay_tester import Paid, paid_for, pay_edges, wanted_for_pay
from kpi_desktop.services.tester import Wanted
from kpi_desktop.texts.translator import MINUS
from kpi_desktop.ui.pay.draft import PlanDraft
from kpi_desktop.ui.schemes.editor.entry import shown_number
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.schemes.editor.trying_out import Asked, Edge, TryingOut


class PayTester(TryingOut):
    """Shown for components; what was typed is kept for each."""

    beneath = True

    def __init__(self, tools: Tools, draft: PlanDraft) -> None:
        """Nothing to try yet."""
        super().__init__(tools)
        self._draft = draft
        self._wanted: tuple[Wanted, ...] = ()

    def forget(self) -> None:
        """Ask anew for the values."""
        self._wanted = ()

    def refresh(self) -> None:
        """Work it out by the draft as it is now."""
        plan, component = self._draft.plan, self._draft.component(self._id)
        self.setVisible(bool(self._id))
        if plan is None or component is None:
            if not self._wanted:
                self.clear()
            self._tell(Paid(None, (Message("It can be tried once its faults are mended."),)))
            return
        asked = wanted_for_pay(plan, component)
        if asked != self._wanted or not self.entries:
            self._wanted = asked
            self.ask([self._asked(one, component) for one in asked])
        self._tell(paid_for(plan, self._draft.looked.faults, component, self.values()))
        self.tell_edges(tuple(self._edges_of(plan, component)))

    def _asked(self, one: Wanted, component: Component) -> Asked:
        tr = self._tools.tr
        name = tr.say(one.name) if isinstance(one.name, Message) else tr.label(one.name or component.name)
        unit = tr.say(one.unit) if isinstance(one.unit, Message) else ""
        unit = tr.label(one.unit) if isinstance(one.unit, Label) else unit
        return Asked(one.id, name, unit, "" if one.usual is None else shown_number(plain(one.usual)))

    def _tell(self, found: Paid) -> None:
        tr = self._tools.tr
        said = [tr.say(one) for one in found.why]
        said += [tr.t("Raises the flag “{flag}”", flag=flag_title(flag, tr)) for flag in found.flags]
        self.tell(_money(found.yuan), said, "minus" if found.yuan is not None and found.yuan < 0 else "")

    def _edges_of(self, plan: PayPlan, component: Component) -> Iterator[Edge]:
        """What lies at each bound, everything else being as it is typed."""
        key, bounds = pay_edges(component)
        values = self.values()
        if key not in values:
            return
        unit = next((self._asked(one, component).unit for one in self._wanted if one.id == key), "")
        for bound in bounds:
            tried: dict[str, Fraction | None] = {**values, key: bound}
            found = paid_for(plan, self._draft.looked.faults, component, tried)
            yield Edge(f"{plain(bound)} {unit}".strip(), "", _money(found.yuan))


def _money(yuan: Decimal | None) -> str:
    return "—" if yuan is None else format(yuan, "f").replace("-", MINUS)
