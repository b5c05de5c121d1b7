"""The forms of a pay plan: the whole of it, a component, the figures that components read, flags, remarks."""

from __future__ import annotations

from collections.abc import Mapping

from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import Message
from kpi_desktop.ui.schemes.editor.of_declared import STANDING, fresh, measures, said, settings
from kpi_desktop.ui.schemes.editor.of_parts import PartForm
from kpi_desktop.ui.schemes.editor.of_pay import COMPONENT
from kpi_desktop.ui.schemes.editor.specs import Fold, Item, Line, Number, Ref, Rows, Text, Words, Yes

PLAN: Path = ("plan",)
FIGURES: Path = ("settings",)
RULES: Path = ("standing",)
TOLD: Path = ("assumed",)
"""Parts that stand once; the others are ``components, n``."""

_WHOLE: tuple[Item, ...] = (
    Line(Message("Called"), (Words("name", Message("Called")),)),
    Line(Message("About"), (Words("about", Message("About"), lines=3),)),
    Line(Message("Source"), (Words("source", Message("Source"), lines=2),)),
    Line(Message("Version"), (Text("version", Message("Version"), width=72),)),
    Fold(
        Message("Rarely needed"),
        (
            Rows(
                "split",
                Message("How pay is planned to be made up"),
                Message("Add a share"),
                (
                    Ref("component", Message("Component"), "components", width=180),
                    Number("parts", Message("Parts"), width=72),
                ),
                lambda _held: {"component": "", "parts": 1},
            ),
            Line(Message("Id"), (Text("id", Message("Id"), width=200),)),
        ),
        ("split",),
    ),
)

_FIGURES: tuple[Item, ...] = (
    measures(Message("Measures that components read")),
    settings(Message("Sums and counts that each team sets for itself")),
    Rows(
        "levels",
        Message("Levels that people rise to, the lowest first"),
        Message("Add a level"),
        (
            Text("id", Message("Id"), width=110),
            Words("name", Message("Called")),
            Text("after_months", Message("After months"), width=64, integer=True),
        ),
        lambda held: fresh("level", held),
        (Line(None, (Yes("by_leader", Message("it takes the leader's word as well")),)),),
    ),
)

_ONCE: Mapping[Path, PartForm] = {
    FIGURES: PartForm(_FIGURES, (), Message("Measures, figures, levels")),
    RULES: PartForm((STANDING,), (), Message("Flags")),
    TOLD: PartForm(said("components"), (), Message("Assumed, remarks")),
}
_PLAN = PartForm(_WHOLE, (), Message("The plan as a whole"))


def form_of(path: Path) -> PartForm:
    """The form of a part."""
    if path[:1] == ("components",):
        return PartForm(COMPONENT, path)
    return _ONCE.get(path, _PLAN)


def home_of(place: Path) -> Path:
    """The part that a path of the check leads into."""
    match place:
        case ("components", int(), *_):
            return place[:2]
        case ("settings" | "measures" | "levels", *_):
            return FIGURES
        case ("standing", *_):
            return RULES
        case ("assumed" | "notes", *_):
            return TOLD
        case _:
            return PLAN
