"""What the columns of a score table are: the categories, or in a scheme without any, what is measured and rated.

A scheme without categories has a column for each measured or rated criterion, with one for everything logged beside
them where there is such; where everything is logged, the score alone is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.numbers import NEAR, plain, readable_decimals, round_half_up
from kpi_desktop.domain.result import CategoryResult, Line, PersonResult
from kpi_desktop.reports.content import CategoryContent, Column
from kpi_desktop.schemes.marks import Worth
from kpi_desktop.schemes.model import Category, Criterion, Scheme
from kpi_desktop.texts.translator import Translator

CRITERION: Final = "criterion:"
"""Before a criterion's id, in the id of its column; no category's id has a colon."""
LOGGED: Final = "criterion:*"
"""Id of the column of everything logged."""
_MARKS_DECIMALS: Final = 2
_SHOWN: Final = 2


def columns_of(scheme: Scheme, tr: Translator) -> tuple[Column, ...]:
    """The columns of a scheme, in its order."""
    if scheme.categories:
        return tuple(_of_category(category, tr) for category in scheme.categories)
    measured = measured_criteria(scheme)
    columns = [_of_criterion(scheme, criterion, tr) for criterion in measured]
    if measured and any(not criterion.retired for criterion in scheme.incident_criteria):
        marks = _logged_marks(Worth(scheme, None))
        columns.append(Column(LOGGED, tr.c("column", "Logged"), marks, _marks_text(marks)))
    return tuple(columns)


def by_category(columns: Iterable[Column]) -> bool:
    """Whether columns are categories."""
    return any(not column.id.startswith(CRITERION) for column in columns)


def measured_criteria(scheme: Scheme) -> tuple[Criterion, ...]:
    """The criteria in use whose points are reached, in the order of the scheme."""
    found = {one.id for one in (*scheme.measure_criteria, *scheme.rating_criteria) if not one.retired}
    return tuple(criterion for criterion in scheme.criteria if criterion.id in found)


def cells_of(
    scheme: Scheme, columns: Iterable[Column], person: PersonResult, post: str | None, tr: Translator
) -> tuple[CategoryContent, ...]:
    """What a person came to in each column."""
    results = {one.id: one for one in person.categories}
    worth = Worth(scheme, post)
    return tuple(
        _logged(scheme, person, worth, tr)
        if column.id == LOGGED
        else _measured(scheme, column.id.removeprefix(CRITERION), worth, person.lines, tr)
        if column.id.startswith(CRITERION)
        else _category(results[column.id], scheme, tr)
        for column in columns
    )


def marks_of(column: Column, cell: CategoryContent) -> str:
    """Full marks of one person's cell: where they differ by post, the person's own."""
    return column.marks_text if cell.marks == column.marks else _marks_text(cell.marks)


def points_text(number: Fraction, decimals: int, tr: Translator, *, signed: bool = True) -> str:
    """Points with the scheme's decimals, or more where these would not show them: ``−5.0``, ``−0.25``, ``≈−3.33``."""
    places, exact = readable_decimals(number, decimals)
    return ("" if exact else NEAR) + tr.points(number, places, signed=signed)


def _of_category(category: Category, tr: Translator) -> Column:
    marks = category.marks if category.weight is None else category.weight
    return Column(category.id, tr.label(category.name), marks, "" if marks is None else plain(marks))


def _of_criterion(scheme: Scheme, criterion: Criterion, tr: Translator) -> Column:
    """Its full marks only where they are the same for everyone it is for."""
    worths = [Worth(scheme, post) for post in criterion.posts or (None,)]
    fulls = {worth.full(criterion) for worth in worths}
    marks = next(iter(fulls)) if len(fulls) == 1 else None
    told = tr.t("by post") if len(fulls) > 1 else _marks_text(marks)
    return Column(CRITERION + criterion.id, tr.label(criterion.name), marks, told)


def _marks_text(marks: Fraction | None) -> str:
    return "" if marks is None else plain(Fraction(round_half_up(marks, _MARKS_DECIMALS)))


def _category(category: CategoryResult, scheme: Scheme, tr: Translator) -> CategoryContent:
    return _content(category.id, category.marks, category.points, scheme, tr)


def _measured(
    scheme: Scheme, criterion_id: str, worth: Worth, lines: Iterable[Line], tr: Translator
) -> CategoryContent:
    own = [line for line in lines if line.criterion == criterion_id]
    column = CRITERION + criterion_id
    criterion = next((one for one in worth.criteria if one.id == criterion_id), None)
    if criterion is None:
        return CategoryContent(column, None, Fraction(0), Fraction(0), "")
    marks = worth.full(criterion)
    points = sum((line.points for line in own), Fraction(0))
    if own and all(line.unscored for line in own):
        return CategoryContent(column, marks, points, Fraction(0), tr.c("score", "n/a"))
    return _content(column, marks, points, scheme, tr)


def _logged(scheme: Scheme, person: PersonResult, worth: Worth, tr: Translator) -> CategoryContent:
    logged = {criterion.id for criterion in scheme.incident_criteria}
    points = sum((line.points for line in person.lines if line.criterion in logged), Fraction(0))
    marks = _logged_marks(worth)
    return _content(LOGGED, marks, points + (marks or 0), scheme, tr)


def _logged_marks(worth: Worth) -> Fraction | None:
    """What logged incidents are taken off, where that is a part of the score's marks."""
    return worth.category_start(None) or None


def _content(column: str, marks: Fraction | None, points: Fraction, scheme: Scheme, tr: Translator) -> CategoryContent:
    def told(number: Fraction) -> str:
        return points_text(_short(number), scheme.decimals, tr, signed=marks is None)

    full = marks or Fraction(0)
    lost = Fraction(0) if told(points) == told(full) else max(Fraction(0), full - points)
    return CategoryContent(column, marks, points, lost, told(points))


def _short(points: Fraction) -> Fraction:
    """Points as a cell has room for them: what no few decimals can show is rounded for show."""
    return points if len(plain(points).partition(".")[2]) <= _SHOWN else Fraction(round_half_up(points, _SHOWN))
