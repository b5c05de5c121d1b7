"""Why a person has their score: every line that made it, as rows that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from kpi_desktop.domain.result import LineKind
from kpi_desktop.reports.columns import by_category
from kpi_desktop.reports.content import CategoryContent, Column, LineContent, MonthContent, PersonContent
from kpi_desktop.reports.month_content import points_text
from kpi_desktop.texts import Translator
from kpi_desktop.ui.month.clauses import category_key
from kpi_desktop.ui.month.score_columns import FRIENDLY_FLAGS


class RowKind(Enum):
    """How a row is drawn."""

    START = "start"
    HEADING = "heading"
    LINE = "line"
    BOUND = "bound"
    BEFORE_ROUNDING = "before rounding"
    TOTAL = "total"
    FLAG = "flag"
    PAY = "pay"
    PAY_PART = "part of pay"
    PAY_TOTAL = "sum of pay"
    REMARK = "remark"


SCORE_PART, FLAGS_PART, PAY_PART = ":score", ":flags", ":pay"
PARTS = frozenset({SCORE_PART, FLAGS_PART, PAY_PART})
"""What rows belong to that are of no category; no id has a colon."""
_FROM_FIGURES = frozenset({LineKind.MEASURE, LineKind.RATING})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the explanation.

    Attributes:
        kind: How it is drawn.
        text: What happened, or the category's name.
        shown: Points as text, or empty.
        beside: What stands smaller beside the text.
        day: ``11-04``, or empty.
        code: The criterion's short number, or empty.
        reason: What stands smaller beneath the text.
        ink: Role of `Colours` for the points.
        text_ink: Role of `Colours` for the text.
        struck: Voided.
        category: Id of the category that a heading or line belongs to; of its criterion where it has none; one of the
            other `PARTS`; or empty.
        incident: Index, within the month's facts, of the incident that made the line, or None.
        figure: Id of the criterion whose measure or rating made the line, or empty.
        tip: Where the regulation says so, or empty.
    """

    kind: RowKind
    text: str
    shown: str = ""
    beside: str = ""
    day: str = ""
    code: str = ""
    reason: str = ""
    ink: str = "ink"
    text_ink: str = "ink"
    struck: bool = False
    category: str = ""
    incident: int | None = None
    figure: str = ""
    tip: str = ""

    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return " ".join(part for part in (self.day, self.code, self.text, self.beside, self.reason, self.shown) if part)


def explanation(
    person: PersonContent, content: MonthContent, tr: Translator, clauses: Mapping[str, str] | None = None
) -> tuple[Row, ...]:
    """The rows from the start to the total, then the flags, then what follows in money.

    Categories come in the scheme's order, those without a line are left out; what belongs to none comes after them,
    and what bounds the whole score last. The points of the headings (and of rows outside categories) add up to the
    score before rounding.

    Args:
        person: Whose.
        content: The month.
        tr: Words headings.
        clauses: Where the regulation says so, by the id of a criterion or category.
    """
    tips = clauses or {}
    rows = [Row(RowKind.START, content.start_title, person.start_text, category=SCORE_PART)]
    results = {category.id: category for category in person.categories}
    known = {column.id for column in content.columns}
    for column in content.columns:
        lines = [line for line in person.lines if line.category == column.id]
        if lines:
            heading = _heading(column, results[column.id], lines, content, tr)
            rows.append(replace(heading, tip=tips.get(category_key(column.id), "")))
            rows.extend(_line(line, tr, tips) for line in lines)
    loose = [line for line in person.lines if line.category not in known]
    others = [line for line in loose if line.criterion is not None]
    if others and by_category(content.columns):
        rows.append(Row(RowKind.HEADING, tr.t("No category"), _sum(others, content, tr)))
    if others:
        rows.extend(_line(line, tr, tips) for line in others)
    rows.extend(Row(RowKind.BOUND, line.title, line.shown) for line in loose if line.criterion is None)
    if person.raw_text != person.score:
        rows.append(Row(RowKind.BEFORE_ROUNDING, tr.t("Before rounding"), person.raw_text, text_ink="second_ink"))
    rows.append(Row(RowKind.TOTAL, tr.c("column", "Score"), person.score))
    rows.extend(_flags(person))
    rows.extend(_pay(person, tr))
    return tuple(rows)


def standing_text(person: PersonContent, tr: Translator) -> str:
    """``第 10 名，良好``: rank and grade."""
    rank = tr.t("not ranked") if person.rank is None else tr.t("no. {rank}", rank=person.rank)
    return rank if not person.grade else tr.t("{rank}, {grade}", rank=rank, grade=person.grade)


def spoken(rows: Iterable[Row]) -> str:
    """The whole explanation as lines of text."""
    return "\n".join(row.spoken() for row in rows)


def _heading(
    column: Column, result: CategoryContent, lines: list[LineContent], content: MonthContent, tr: Translator
) -> Row:
    if column.marks is not None:
        beside = tr.t("{points} of {marks}", points=result.shown, marks=column.marks_text)
    elif content.cap is not None and any(line.points > 0 for line in lines):
        beside = tr.t("makes up for deductions, {cap} at most", cap=content.full_text)
    else:
        beside = tr.t("no full marks")
    return Row(RowKind.HEADING, column.title, _sum(lines, content, tr), beside, category=column.id)


def _sum(lines: Iterable[LineContent], content: MonthContent, tr: Translator) -> str:
    return points_text(sum((line.points for line in lines), Fraction(0)), content.decimals, tr)


def _line(line: LineContent, tr: Translator, tips: Mapping[str, str]) -> Row:
    counts = line.kind not in {LineKind.EXCUSED, LineKind.VOIDED} and not line.unscored
    return Row(
        RowKind.LINE,
        line.title,
        line.shown,
        day=line.day,
        code=line.code,
        reason=line.detail(tr.language),
        ink=points_ink(line.points),
        text_ink="ink" if counts else "third_ink",
        struck=line.kind is LineKind.VOIDED,
        category=line.category or line.criterion or "",
        incident=line.incident,
        figure=(line.criterion or "") if line.kind in _FROM_FIGURES else "",
        tip=tips.get(line.criterion or "", ""),
    )


def points_ink(points: Fraction) -> str:
    """The role of colour for signed points; the sign says the same."""
    if points < 0:
        return "minus"
    return "plus" if points > 0 else "third_ink"


def _flags(person: PersonContent) -> Iterator[Row]:
    for flag in person.flags:
        ink = "ink" if flag.kind in FRIENDLY_FLAGS else "minus"
        yield Row(RowKind.FLAG, flag.title, reason=flag.reason, text_ink=ink, category=FLAGS_PART)


def _pay(person: PersonContent, tr: Translator) -> Iterator[Row]:
    """Each component with how it came about, and their sum."""
    if person.pay is None:
        return
    yield Row(RowKind.PAY, tr.c("column", "Pay"), tr.c("column", "yuan"), ink="third_ink", category=PAY_PART)
    for part in person.pay.parts:
        yield Row(RowKind.PAY_PART, part.title, part.shown, reason=part.reason, ink=yuan_ink(part.amount))
    yield Row(RowKind.PAY_TOTAL, tr.t("Sum"), person.pay.total, category=PAY_PART)
    for remark in person.pay.remarks:
        yield Row(RowKind.REMARK, remark, text_ink="second_ink")


def yuan_ink(amount: Fraction) -> str:
    """The role of colour for an amount; what is taken off has its sign, too."""
    return "minus" if amount < 0 else "ink" if amount else "third_ink"
