"""The figures of people as a sheet: which columns and rows there are, and what typed cells ask to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.vocabulary import PART, WHOLE, vocabulary
from kpi_desktop.services.figures import Column, Figures, MeasureChange, PersonFigures
from kpi_desktop.texts import Translator
from kpi_desktop.ui.month.figures.reading import CellFault, figure
from kpi_desktop.ui.month.figures.sheet_model import Cell, SheetColumn, SheetContent, SheetRow

Check = Callable[[Sequence[MeasureChange]], Iterable[Problem]]
"""Says what writing the changes would refuse, by paths ``("measures", index, field)``."""
_ENOUGH_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Sorted:
    """What typed cells come to: those that can be written, and what is wrong with the others."""

    changes: Mapping[Cell, MeasureChange]
    faults: Mapping[Cell, Message]


def shown_columns(figures: Figures, *, counts: bool) -> tuple[Column, ...]:
    """The columns of the sheet; without `counts` those that stand in for a ratio only where one is filled."""
    filled = {column for person in figures.people for column in person.values}
    families = {c.measure for c in figures.columns if c.kind in {"part", "whole"} and c.id in filled}
    return tuple(
        column
        for column in figures.columns
        if counts or column.kind not in {"part", "whole"} or column.measure in families
    )


def has_counts(figures: Figures) -> bool:
    """Whether any measure may be given as two counts."""
    return any(column.kind == "part" for column in figures.columns)


def sheet_of(figures: Figures, tr: Translator, *, counts: bool) -> SheetContent:
    """The figures as a sheet."""
    columns = shown_columns(figures, counts=counts)
    values, derived, tips = {}, {}, {}
    wanted, closed = set(), set()
    ratios = _ratios(figures)
    for person in figures.people:
        for column in columns:
            cell = (person.number, column.id)
            if column.id not in person.asked:
                closed.add(cell)
                tips[cell] = tr.t("Not asked of this post")
            elif column.id in person.values:
                values[cell] = tr.t("{value}", value=person.values[column.id])
            elif column.kind == "value" and (ratio := _ratio(person, column.id, ratios)) is not None:
                derived[cell] = tr.points(ratio, min(_decimals(ratio), 4), signed=False)
                tips[cell] = tr.t("From its two counts")
            elif column.measure in person.missing:
                half = any(column.measure + end in person.values for end in (PART, WHOLE))
                if (column.kind in {"value", "days"} and not half) or (column.kind in {"part", "whole"} and half):
                    wanted.add(cell)
    return SheetContent(
        columns=tuple(_column(column, tr) for column in columns),
        rows=tuple(SheetRow(one.number, one.name or one.number, (one.number, one.name)) for one in figures.people),
        values=values,
        derived=derived,
        closed=frozenset(closed),
        wanted=frozenset(wanted),
        tips=tips,
        read_only=figures.closed,
    )


def sort_out(typed: Mapping[Cell, str], figures: Figures, check: Check) -> Sorted:
    """Read typed cells and find out which of them can be written.

    Cells with a fault hold none of the others back, but two counts of one ratio stand or fall together.
    """
    columns = {column.id: column for column in figures.columns}
    changes: dict[Cell, MeasureChange] = {}
    faults: dict[Cell, Message] = {}
    for cell, text in typed.items():
        column = columns[cell[1]]
        try:
            value = figure(text, column.unit, yes_no=column.yes_no)
        except CellFault as fault:
            faults[cell] = fault.what
        else:
            changes[cell] = MeasureChange(cell[0], cell[1], value)
    while changes:
        cells = list(changes)
        found = {
            cells[problem.path[1]]: problem.what
            for problem in check(tuple(changes.values()))
            if problem.path[0] == "measures" and isinstance(problem.path[1], int)
        }
        if not found:
            break
        faults |= found
        changes = {cell: change for cell, change in changes.items() if cell not in found}
    return Sorted(changes, faults)


def missing_in(figures: Figures) -> tuple[int, int]:
    """How many needed figures are missing, and of how many people."""
    lacking = [len(person.missing) for person in figures.people if person.missing]
    return sum(lacking), len(lacking)


def _column(column: Column, tr: Translator) -> SheetColumn:
    unit = "" if column.unit is None else tr.label(column.unit)
    if column.yes_no:
        unit = tr.t("1 yes, 0 no")
    read_by = tr.t("Read by: {names}", names=column.read_by) if column.read_by else ""
    name = tr.label(column.name)
    return SheetColumn(
        column.id,
        name,
        unit,
        called=(column.name.zh, column.name.en, column.id),
        tip="\n".join(part for part in (name, read_by) if part),
    )


def _ratios(figures: Figures) -> dict[str, Fraction]:
    known = vocabulary(figures.scheme, figures.plan).measures.values()
    return {one.id: one.ratio.times for one in known if one.ratio is not None}


def _ratio(person: PersonFigures, measure: str, ratios: Mapping[str, Fraction]) -> Fraction | None:
    part, whole = person.values.get(measure + PART), person.values.get(measure + WHOLE)
    return part / whole * ratios[measure] if measure in ratios and part is not None and whole else None


def _decimals(number: Fraction) -> int:
    return next((places for places in range(_ENOUGH_DECIMALS) if (number * 10**places).denominator == 1), 2)
