"""Which form each part of a draft has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import Message
from kpi_desktop.ui.schemes.editor import outline
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.of_incidents import INCIDENT
from kpi_desktop.ui.schemes.editor.of_measured import MEASURE, RATING
from kpi_desktop.ui.schemes.editor.of_pay import COMPONENT, PLAN
from kpi_desktop.ui.schemes.editor.of_rules import CATEGORY, FIGURES, SAID, SCHEME, STANDING
from kpi_desktop.ui.schemes.editor.specs import Item


@dataclass(frozen=True, slots=True)
class PartForm:
    """A form.

    Attributes:
        items: What it consists of.
        at: Where its fields stand.
        title: What the part is called; None where it has a name of its own.
    """

    items: tuple[Item, ...]
    at: Path
    title: Message | None = None


_ONCE: Mapping[Path, PartForm] = {
    outline.RULES: PartForm(STANDING, (), Message("Flags and quotas")),
    outline.FIGURES: PartForm(FIGURES, (), Message("Figures, measures, posts")),
    outline.PAY: PartForm(PLAN, (), Message("Pay")),
    outline.SAID: PartForm(SAID, (), Message("Assumed, remarks")),
}
_WHOLE = PartForm(SCHEME, (), Message("The scheme as a whole"))


def form_of(draft: Draft, path: Path) -> PartForm:
    """The form of a part of the outline."""
    match path:
        case ("categories", int()):
            return PartForm(CATEGORY, path)
        case ("pay", int()):
            return PartForm(COMPONENT, path)
        case ("criteria", int()):
            kind = str(draft.part(path).get("kind", "incident"))
            return PartForm({"measure": MEASURE, "rating": RATING}.get(kind, INCIDENT), path)
        case _:
            return _ONCE.get(path, _WHOLE)
