"""Measures: how a value becomes points, and how that is said."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop.domain.result import LineKind
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.model import ByBands, ByLine, ByTarget, ByValue, ByYesNo, MeasureCriterion
from kpi_desktop.schemes.wording import in_unit, span_words
from kpi_desktop.scoring.figures import Figures
from kpi_desktop.scoring.reached import Reached, add_line, add_unscored, named
from kpi_desktop.scoring.tally import Frame, Tally

_NOTHING = Fraction(0)
_PER_CENT = Label("%", "%")


def tally_measure(
    criterion: MeasureCriterion, zero: Message | None, frame: Frame, figures: Figures, tally: Tally
) -> None:
    """Add the line of a measure for one person.

    Args:
        criterion: The criterion; it is for the person's post.
        zero: Why the line is 0 whatever was measured; None where nothing says so.
        frame: What it is held against.
        figures: What was measured.
        tally: Filled with a line, and a notice where there was nothing to score.
    """
    if zero is not None:
        add_line(LineKind.MEASURE, criterion, Reached(_NOTHING, named(criterion), zero), frame, tally)
        return
    reached = reach(criterion, frame.employee.id, figures)
    if isinstance(reached, Message):
        add_unscored(LineKind.MEASURE, criterion, reached, frame, tally)
    else:
        add_line(LineKind.MEASURE, criterion, reached, frame, tally)


def reach(criterion: MeasureCriterion, employee: str, figures: Figures) -> Reached | Message:
    """The points that somebody reaches by a measure; or why it can't be scored."""
    method = criterion.method
    if isinstance(method, ByBands):
        return _by_bands(criterion, method, employee, figures)
    value = figures.value(employee, criterion)
    if isinstance(value, Message):
        return value
    found = _by_number(criterion, method, value.number, figures)
    if isinstance(found, Message):
        return found
    points, why = found
    return Reached(points, _said(criterion, value.words), why)


def _by_number(
    criterion: MeasureCriterion, method: ByLine | ByTarget | ByYesNo | ByValue, number: Fraction, figures: Figures
) -> tuple[Fraction, Message] | Message:
    marks = criterion.marks or _NOTHING
    match method:
        case ByLine():
            return _by_line(criterion, method, number, marks)
        case ByTarget():
            target = figures.setting(method.setting)
            if target is None:
                return Message("no {measure}", {"measure": figures.setting_name(method.setting)})
            return _by_target(number, target, marks)
        case ByYesNo():
            return (marks, Message("met")) if number else (_NOTHING, Message("not met"))
        case _:
            return _by_value(method, number)


def _by_line(
    criterion: MeasureCriterion, method: ByLine, number: Fraction, marks: Fraction
) -> tuple[Fraction, Message]:
    full_at, zero_at = method.full_at, method.zero_at
    share = (zero_at - number) / (zero_at - full_at)
    fields: dict[str, FieldValue] = {
        "full": in_unit(full_at, criterion.unit),
        "zero": in_unit(zero_at, criterion.unit),
        "marks": marks,
    }
    points = min(max(share, _NOTHING), Fraction(1)) * marks
    fields |= {"value": number, "full_at": full_at, "zero_at": zero_at, "points": points}
    less_is_better = full_at < zero_at
    if share >= 1:
        return points, _full_marks(number, full_at, less_is_better=less_is_better, fields=fields)
    if share <= 0:
        return points, _no_marks(number, zero_at, less_is_better=less_is_better, fields=fields)
    if less_is_better:
        return points, Message(
            "between {full} ({marks} marks) and {zero} (0), "
            "({zero_at} − {value}) / ({zero_at} − {full_at}) × {marks} = {points}",
            fields,
        )
    return points, Message(
        "between {zero} (0) and {full} ({marks} marks), "
        "({value} − {zero_at}) / ({full_at} − {zero_at}) × {marks} = {points}",
        fields,
    )


def _full_marks(number: Fraction, full_at: Fraction, *, less_is_better: bool, fields: dict[str, FieldValue]) -> Message:
    """Of none at all nobody says "0 or less"."""
    if number == full_at == 0:
        return Message("full marks, {marks}", fields)
    if less_is_better:
        return Message("{full} or less gives full marks, {marks}", fields)
    return Message("{full} or more gives full marks, {marks}", fields)


def _no_marks(number: Fraction, zero_at: Fraction, *, less_is_better: bool, fields: dict[str, FieldValue]) -> Message:
    if number == zero_at == 0:
        return Message("0 gives no marks")
    if less_is_better:
        return Message("{zero} or more gives 0", fields)
    return Message("{zero} or less gives 0", fields)


def _by_target(number: Fraction, target: Fraction, marks: Fraction) -> tuple[Fraction, Message]:
    fields: dict[str, FieldValue] = {"value": number, "target": target, "marks": marks}
    if number >= target:
        return marks, Message("target {target} reached, full marks", fields)
    fields["points"] = points = number / target * marks
    return points, Message("{value} / target {target} × {marks} = {points}", fields)


def _by_value(method: ByValue, number: Fraction) -> tuple[Fraction, Message]:
    points = number * method.each
    if method.each == 1:
        return points, Message("the value is the points")
    return points, Message("{value} × {each} = {points}", {"value": number, "each": method.each, "points": points})


def _by_bands(criterion: MeasureCriterion, method: ByBands, employee: str, figures: Figures) -> Reached | Message:
    """The first measure with a value in one of its bands decides; a missing one only where none decides."""
    missing: Message | None = None
    for name in dict.fromkeys(band.measure for band in method.bands):
        value = figures.value(employee, criterion) if name is None else figures.of(employee, name)
        if isinstance(value, Message):
            missing = missing or value
            continue
        number, words = value.number, value.words
        if method.of == "team-mean":
            mean = figures.mean(criterion)
            if not mean:
                return Message("the team's mean is 0")
            number = value.number / mean * 100
            fields: dict[str, FieldValue] = {"value": value.words, "mean": mean, "share": number}
            words = Message("{value}, {share} % of the mean {mean}", fields)
        band = next((b for b in method.bands if b.measure == name and max(number, _NOTHING) in b.values), None)
        if band is not None:
            unit = _PER_CENT if method.of == "team-mean" else value.unit
            why = Message("{band} gives {points}", {"band": span_words(band.values, unit), "points": band.points})
            return Reached(band.points, _said(criterion, words), why)
    return missing or Message("the value lies in no band")


def _said(criterion: MeasureCriterion, words: Message) -> Message:
    return Message("{criterion} {value}", {"criterion": criterion.name, "value": words})
