"""The incidents of a span of months as a workbook, voided and excused ones included, a row each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.exchange.book import DAY_FORMAT, TEXT_FORMAT, Book, Look, Written, points_format, width_of
from kpi_desktop.texts.translator import Translator

_HEADER = Look(bold=True, fill="#E4EEF6", border=True, wrap=True)


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident in words.

    Attributes:
        date: The day on which it counts.
        occurred: The true day, where it was carried over.
        number: Employee number.
        name: The person's name.
        category: Name of the category, or empty.
        code: The criterion's short number, or empty.
        criterion: Name of the criterion.
        minutes: Minutes, where it has them.
        quantity: How many of the criterion's unit.
        points: The leader's pick, or None.
        excused: Known and forgiven.
        voided: Entered in error.
        note: What the leader wrote; the reason where voided.
    """

    date: dt.date
    occurred: dt.date | None
    number: str
    name: str
    category: str
    code: str
    criterion: str
    minutes: Fraction | None
    quantity: Fraction
    points: Fraction | None
    excused: bool
    voided: bool
    note: str


def incidents_book(rows: Sequence[IncidentRow], tr: Translator) -> bytes:
    """The incidents as an .xlsx file in the translator's language, in the order given."""
    title = tr.t("Incidents")
    book = Book(title)
    page = book.page(title)
    headings = _headings(tr)
    for index, heading in enumerate(headings):
        page.put(0, index, heading, _HEADER)
    table = [_cells(row, tr) for row in rows]
    numbers = {
        index: points_format(
            [value for line in table if isinstance(value := line[index], Fraction)], 0, signed=index == _POINTS
        )
        for index in (_MINUTES, _QUANTITY, _POINTS)
    }
    for index, (row, line) in enumerate(zip(rows, table, strict=True), 1):
        page.row(index, line, [_look(column, numbers, voided=row.voided) for column in range(len(headings))])
    for index, heading in enumerate(headings):
        page.sheet.set_column(index, index, width_of([heading, *(str(line[index] or "") for line in table)], 8, 48))
    page.sheet.freeze_panes(1, 3)
    page.sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    page.sheet.set_paper(9)
    page.sheet.set_landscape()
    page.sheet.fit_to_pages(1, 0)
    page.sheet.repeat_rows(0)
    return book.content()


_MINUTES, _QUANTITY, _POINTS = 6, 7, 8


def _headings(tr: Translator) -> tuple[str, ...]:
    return (
        tr.t("Date"),
        tr.t("Employee number"),
        tr.t("Name"),
        tr.t("Category"),
        tr.t("Code"),
        tr.t("Criterion"),
        tr.t("Minutes"),
        tr.t("Quantity"),
        tr.t("Points picked"),
        tr.t("State"),
        tr.t("Happened on"),
        tr.t("Note"),
    )


def _cells(row: IncidentRow, tr: Translator) -> list[Written]:
    state = tr.c("incident", "voided") if row.voided else tr.c("incident", "excused") if row.excused else ""
    return [
        row.date,
        row.number,
        row.name,
        row.category,
        row.code,
        row.criterion,
        row.minutes,
        row.quantity,
        row.points,
        state,
        row.occurred,
        row.note,
    ]


def _look(column: int, numbers: dict[int, str], *, voided: bool) -> Look:
    days = {0, 10}
    form = DAY_FORMAT if column in days else numbers.get(column, TEXT_FORMAT)
    return Look(number_format=form, struck=voided, align="left" if column in days else "")
