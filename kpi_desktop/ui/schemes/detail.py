"""The middle of the schemes page: one criterion or category whole, and what holds for the scheme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from kpi_desktop.reports.criterion_brief import (
    assumed_for,
    conditions,
    criteria_of,
    listed,
    marks_text,
    points_text,
    rules,
)
from kpi_desktop.reports.criterion_words import signed
from kpi_desktop.schemes.model import ByBands, Category, Criterion, IncidentCriterion, MeasureCriterion, Scheme
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import label, panel, row, stack, tag
from kpi_desktop.ui.schemes.inks import ink_of
from kpi_desktop.ui.schemes.lanes import Lane, Lanes
from kpi_desktop.ui.schemes.outline import Entry
from kpi_desktop.ui.theme import Theme


class Detail(QWidget):
    """Explains what was chosen in the outline, then the scheme's frame: score, grades, source."""

    def __init__(self, theme: Theme, tr: Translator) -> None:
        """Empty until `explain`."""
        super().__init__()
        self._theme, self._tr = theme, tr
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def explain(self, scheme: Scheme, entry: Entry | None) -> None:
        """Draw another choice."""
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.hide()  # it goes only when the event loop turns
            self._inside.deleteLater()
        self._inside = QWidget()
        chosen: tuple[QWidget, ...] = ()
        if entry is not None and entry.criterion is not None:
            chosen = self._criterion(scheme, entry.criterion)
        elif entry is not None and entry.category is not None:
            chosen = self._category(scheme, entry.category)
        self._inside.setLayout(stack(*chosen, self._frame(scheme), None, gap=16))
        self._layout.addWidget(self._inside)

    def _criterion(self, scheme: Scheme, criterion: Criterion) -> tuple[QWidget, ...]:
        tr = self._tr
        category = scheme.category(criterion.category)
        where = [tr.label(category.name)] if category else []
        if criterion.code:
            where.append(tr.t("no. {code}", code=criterion.code))
        assumed = assumed_for(scheme, "criteria", criterion.id)
        head = row(
            label(tr.label(criterion.name), "panel-title"),
            label(tr.listed(where, "clause"), "secondary"),
            *([tag(tr.t("assumed"), "doubt")] if assumed else []),
            None,
        )
        texts: list[QWidget] = [label(said, wrap=True) for said in conditions(criterion, scheme, tr)]
        facts = _pairs(
            (tr.t("Clause"), tr.label(criterion.clause)),
            *(((tr.t("Note"), tr.label(criterion.hint)),) if criterion.hint else ()),
            *((tr.t("Assumed"), tr.label(one.what)) for one in assumed),
            (tr.t("Id"), criterion.id),
        )
        inside = stack(head, *self._effects(criterion, scheme), *texts, facts, gap=12, margins=(20, 16, 20, 16))
        return (panel(inside),)

    def _effects(self, criterion: Criterion, scheme: Scheme) -> tuple[QWidget | QGridLayout, ...]:
        tr = self._tr
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        found = rules(criterion, scheme, tr)
        for place, rule_ in enumerate(found):
            number = label(str(place + 1) if len(found) > 1 else "", ink="second")
            grid.addWidget(number, place, 0)
            grid.addWidget(label(rule_.when), place, 1)
            points = label(rule_.points, ink=ink_of(rule_.sign) if rule_.sign else "")
            grid.addWidget(points, place, 2, Qt.AlignmentFlag.AlignRight)
        drawn = _lanes(criterion)
        if not drawn:
            return (grid,)
        in_words = "; ".join(f"{one.when}: {one.points}" for one in found)
        unit = tr.c("unit", "minutes") if isinstance(criterion, IncidentCriterion) else ""
        lanes = Lanes(drawn, self._theme, unit, in_words)
        hint = label(tr.t("A filled end belongs to the band, a hollow one doesn't"), "third")
        return lanes, hint, grid

    def _category(self, scheme: Scheme, category: Category) -> tuple[QWidget, ...]:
        tr = self._tr
        assumed = assumed_for(scheme, "categories", category.id)
        head = row(
            label(tr.label(category.name), "panel-title"),
            label(marks_text(category, tr), "secondary"),
            *([tag(tr.t("assumed"), "doubt")] if assumed else []),
            None,
        )
        names = [
            f"{tr.label(criterion.name)} {points_text(criterion, scheme, tr)}"
            for criterion in criteria_of(scheme, category.id)
        ]
        if category.marks is None:
            says = tr.t("Without marks of its own: its points go straight to the score")
        else:
            says = tr.t("Costs at most its {marks} marks a month", marks=category.marks)
        facts = _pairs(
            (tr.t("Criteria"), listed(names, tr)),
            *((tr.t("Assumed"), tr.label(one.what)) for one in assumed),
            (tr.t("Id"), category.id),
        )
        return (panel(stack(head, label(says, wrap=True), facts, gap=12, margins=(20, 16, 20, 16))),)

    def _frame(self, scheme: Scheme) -> QFrame:
        tr = self._tr
        cap = tr.t("no upper bound") if scheme.cap is None else signed(scheme.cap, tr).removeprefix("+")
        facts = _pairs(
            (tr.t("Starts at"), signed(scheme.base, tr).removeprefix("+")),
            (tr.t("Highest score"), cap),
            (tr.t("Decimals"), str(scheme.decimals)),
            *(((tr.t("Posts"), listed([tr.label(post.name) for post in scheme.posts], tr)),) if scheme.posts else ()),
            (tr.t("Source"), tr.label(scheme.source)),
        )
        head = label(tr.t("The score"), "panel-title")
        return panel(stack(head, facts, *self._grades(scheme), gap=12, margins=(20, 16, 20, 16)))

    def _grades(self, scheme: Scheme) -> tuple[QWidget | QVBoxLayout, ...]:
        if not scheme.grades:
            return ()
        tr = self._tr
        assumed = bool(assumed_for(scheme, "grades"))
        head = row(label(tr.t("Grades"), "strong"), *([tag(tr.t("assumed"), "doubt")] if assumed else []), None)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for place, grade in enumerate(scheme.grades):
            bound = signed(grade.at_least, tr).removeprefix("+")
            grid.addWidget(label(tr.label(grade.name)), place, 0)
            if place + 1 == len(scheme.grades) and grade.at_least == 0 and place:
                above = signed(scheme.grades[place - 1].at_least, tr).removeprefix("+")
                text = tr.t("below {bound}", bound=above)
            else:
                text = tr.t("from {bound} upwards", bound=bound)
            grid.addWidget(label(text, ink="second"), place, 1)
        return (stack(head, grid, gap=8),)


def _lanes(criterion: Criterion) -> list[Lane]:
    """The bands of a criterion, where they are of one value."""
    match criterion:
        case IncidentCriterion():
            return [Lane(band.minutes) for band in criterion.bands]
        case MeasureCriterion(method=ByBands() as method):
            return [Lane(band.values, sign=1) for band in method.bands if band.measure is None]
        case _:
            return []


def _pairs(*pairs: tuple[str, str]) -> QGridLayout:
    """Names at the left, what they say at the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 72)
    for place, (name, value) in enumerate(pairs):
        grid.addWidget(label(name, ink="second"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(value, wrap=True, selectable=True), place, 1)
    return grid
