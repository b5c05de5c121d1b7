"""The parts of a pay plan at the left of its editor, what the check says of them, and new components."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QPushButton

from kpi_desktop.domain.problems import Path
from kpi_desktop.services.drafts import proposed_id
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import named
from kpi_desktop.ui.pay import forms
from kpi_desktop.ui.pay.draft import PlanDraft
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.findings import Finding, Findings
from kpi_desktop.ui.schemes.editor.of_parts import PartForm
from kpi_desktop.ui.schemes.editor.of_pay import KINDS
from kpi_desktop.ui.schemes.editor.outline import Parts, count_of
from kpi_desktop.ui.schemes.editor.part_rows import PartRow
from kpi_desktop.ui.schemes.editor.sources import name_of
from kpi_desktop.ui.schemes.editor.tools import Tools

_CLAUSE = {"zh": "—", "en": "—"}


class PlanParts(Parts):
    """The plan, its components one by one, and what they read."""

    def __init__(self, tools: Tools) -> None:
        """Empty until `refresh`."""
        super().__init__(tools)
        named(self, tools.tr.t("Parts of the pay plan"))

    def home_of(self, place: Path) -> Path:
        """The part that a path leads into."""
        return forms.home_of(place)

    def entries(self) -> Iterator[PartRow]:
        """The rows, as the draft is now."""
        tr, draft = self._tools.tr, self._tools.draft
        yield PartRow(forms.PLAN, tr.t("The plan as a whole"), strong=True)
        for at, one in enumerate(draft.parts(("components",))):
            yield PartRow(("components", at), name_of(one if isinstance(one, dict) else {}, tr))
        figures = count_of(*(draft.parts((key,)) for key in ("measures", "settings", "levels")))
        yield PartRow(forms.FIGURES, tr.t("Measures, figures, levels"), figures, strong=True)
        yield PartRow(forms.RULES, tr.t("Flags"), count_of(draft.parts(("standing",))), strong=True)
        said = count_of(*(draft.parts((key,)) for key in ("assumed", "notes")))
        yield PartRow(forms.TOLD, tr.t("Assumed, remarks"), said, strong=True)


class PlanFindings(Findings):
    """The live check of a pay plan."""

    def form_at(self, place: Path) -> PartForm:
        """The form on which a place stands."""
        return forms.form_of(forms.home_of(place))

    def right(self) -> Iterator[Finding]:
        """What was checked and found in order."""
        tr, draft = self._tools.tr, self._tools.draft
        plan = draft.plan if isinstance(draft, PlanDraft) else None
        if plan is not None and plan.components:
            count = len(plan.components)
            said = tr.n("{count} component, without a fault", "{count} components, without a fault", count)
            yield Finding("check", said, tr.t("{names}", names=tuple(one.name for one in plan.components)))


class AddComponent(QPushButton):
    """Opens the kinds of components to choose from.

    Args:
        tools: The draft and what is needed to draw.
        add: Called with a new component.
    """

    def __init__(self, tools: Tools, add: Callable[[dict[str, Any]], object]) -> None:
        """A menu with a row for each kind."""
        tr = tools.tr
        super().__init__(tr.t("Add"))
        self.setProperty("compact", True)
        self.setIcon(tools.icons.icon("plus", tools.theme.colour("ink")))
        named(self, tr.t("Add a component"))
        menu = QMenu(self)
        for place, way in enumerate(KINDS.ways):

            def choose(which: int, _on: bool = False) -> None:
                add(fresh(which, tools.draft, tr))

            menu.addAction(tr.say(way.name)).triggered.connect(partial(choose, place))
        self.setMenu(menu)


def fresh(way: int, draft: Draft, tr: Translator) -> dict[str, Any]:
    """A new component, to be named and filled in.

    Args:
        way: Which of the kinds.
        draft: What it is for.
        tr: Words the name that it begins with.
    """
    name = tr.t("New component")
    part: dict[str, Any] = {
        "id": proposed_id("", "component 1", draft.ids("components")),
        "name": {"zh": name, "en": name},
        "clause": dict(_CLAUSE),
    }
    KINDS.ways[way].turn(part)
    measures = [one for one in draft.parts(("measures",)) if isinstance(one, dict) and one.get("id")]
    if part.get("measure") == "" and measures:
        part["measure"] = measures[0]["id"]
    return copy.deepcopy(part)
