"""The incidents of a span of months as a workbook, voided and excused ones included, a row each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from kpi_desktop.exchange.book import DAY_FORMAT, Book, Look, Written, points_format
from kpi_desktop.exchange.tables import NUMBER, TEXT, WRAPPED, page_of, print_setup, put_table
from kpi_desktop.texts.translator import Translator


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
        grave: In the grave form of a criterion that knows one.
        excused: Known and forgiven.
        voided: Entered in error.
        note: What the leader wrote; the reason where voided.
        files: How many files are attached as evidence.
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
    grave: bool
    excused: bool
    voided: bool
    note: str
    files: int = 0


def incidents_book(rows: Sequence[IncidentRow], tr: Translator) -> bytes:
    """The incidents as an .xlsx file in the translator's language, in the order given."""
    title = tr.t("Incidents")
    book = Book(title)
    page = book.page(title)
    headings = list(_headings(tr))
    table = [_cells(row, tr) for row in rows]
    numbers = {
        index: points_format([value for row in table if isinstance(value := row[index], Fraction)], 0, signed=signed)
        for index, signed in ((_MINUTES, False), (_QUANTITY, False), (_POINTS, True), (_FILES, False))
    }
    looks = [_look(column, numbers) for column in range(len(headings))]
    void = frozenset(index for index, row in enumerate(rows) if row.voided)
    put_table(page, 0, headings, table, looks, widest=44, void=void)
    page.sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    print_setup(page, page_of(tr), header_row=0, columns=3)
    return book.content()


_MINUTES, _QUANTITY, _POINTS, _NOTE, _FILES = 6, 7, 8, 12, 13
_DAYS = (0, 11)


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
        tr.t("Grave"),
        tr.t("State"),
        tr.t("Happened on"),
        tr.t("Note"),
        tr.c("column", "Files"),
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
        tr.c("incident", "grave") if row.grave else "",
        state,
        row.occurred,
        row.note,
        Fraction(row.files) if row.files else None,
    ]


def _look(column: int, numbers: dict[int, str]) -> Look:
    if column in numbers:
        return replace(NUMBER, number_format=numbers[column])
    if column in _DAYS:
        return replace(TEXT, number_format=DAY_FORMAT)
    return WRAPPED if column == _NOTE else TEXT
