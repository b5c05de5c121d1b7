"""The roster as a workbook: an empty one to fill in, or the team as it stands; both can be imported again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kpi_desktop.domain.limits import NAME_LENGTH, NUMBER_LENGTH
from kpi_desktop.exchange.book import DAY_FORMAT, TEXT_FORMAT, Book, Look, Page, Written, width_of
from kpi_desktop.exchange.columns import ROSTER_COLUMNS, WAGE_COLUMNS, RosterColumn
from kpi_desktop.exchange.roster_types import ROSTER_SHEET, RosterRow
from kpi_desktop.texts.translator import Translator

EMPTY_ROWS = 200
"""Rows of the empty template that are made ready to be filled in."""
_HEADER_ROW = 2
_HEADER = Look(bold=True, fill="#E4EEF6", border=True)
_REQUIRED = Look(bold=True, fill="#CFE0F0", border=True)
_HINT = Look(colour="#5A6570", wrap=True)
_BODY = {"hired": Look(number_format=DAY_FORMAT, align="left"), "left": Look(number_format=DAY_FORMAT, align="left")}
_TEXT = Look(number_format=TEXT_FORMAT)
_YUAN = Look(number_format="0.00")
_WAGES = frozenset(column.id for column in WAGE_COLUMNS)


def roster_book(
    rows: Sequence[RosterRow], tr: Translator, *, empty_rows: int = 0, wages: Collection[str] = ()
) -> bytes:
    """The roster as an .xlsx file, headings and hints in the translator's language.

    Args:
        rows: The people; their row numbers are not looked at.
        tr: Words headings and hints.
        empty_rows: Rows made ready behind the last person.
        wages: Fields of the wages that get a column, behind the others.
    """
    book = Book(tr.label(ROSTER_SHEET))
    roster_page(book, rows, tr, empty_rows=empty_rows, wages=wages)
    return book.content()


def roster_page(
    book: Book, rows: Sequence[RosterRow], tr: Translator, *, empty_rows: int = 0, wages: Collection[str] = ()
) -> None:
    """The same as a sheet of a workbook."""
    title = tr.label(ROSTER_SHEET)
    page = book.page(title)
    columns = (*ROSTER_COLUMNS, *(column for column in WAGE_COLUMNS if column.id in wages))
    _head(page, title, columns, tr)
    for index, row in enumerate(rows, _HEADER_ROW + 1):
        page.row(
            index,
            [_written(row, column, tr) for column in columns],
            [_body(column) for column in columns],
        )
    _shape(page, book, rows, columns, tr)
    _validate(page, _HEADER_ROW + max(len(rows) + empty_rows, 1), tr)


def _body(column: RosterColumn) -> Look:
    return _YUAN if column.id in _WAGES else _BODY.get(column.id, _TEXT)


def _head(page: Page, title: str, columns: Sequence[RosterColumn], tr: Translator) -> None:
    page.put(0, 0, title, Look(bold=True, size=16))
    hint = tr.t(
        "One person a row. Employee number and name are required; dates as 2026-05-10. "
        "A number belongs to one person for good, also after leaving."
    )
    page.sheet.merge_range(1, 0, 1, len(columns) - 1, "")
    page.put(1, 0, hint, _HINT)
    page.sheet.set_row(1, 34)
    notes = _notes(tr)
    for index, column in enumerate(columns):
        page.put(_HEADER_ROW, index, tr.label(column.title), _REQUIRED if column.id in {"number", "name"} else _HEADER)
        page.sheet.write_comment(_HEADER_ROW, index, notes[column.id], {"author": "", "x_scale": 1.6, "font_size": 9})


def _notes(tr: Translator) -> dict[str, str]:
    return {
        "number": tr.t("Required. Kept as text, leading zeros too; never given to another person."),
        "name": tr.t("Required."),
        "post": tr.t("Only where the scheme asks for a post; else as you like, or empty."),
        "level": tr.t("As you like, or empty."),
        "hired": tr.t("First day of employment, such as 2026-05-10. Empty: employed since before the records."),
        "left": tr.t("Last day of employment; empty while employed."),
        "probation": tr.t("yes while on probation; no or empty otherwise."),
        "base_wage": tr.t("Yuan a month. Empty: stays as it is."),
        "performance_wage": tr.t("Yuan a month. Empty: stays as it is."),
        "seniority_pay": tr.t("Yuan a month. Empty: stays as it is."),
        "day_wage": tr.t("Yuan a day. Empty: stays as it is."),
    }


def _written(row: RosterRow, column: RosterColumn, tr: Translator) -> Written:
    values: dict[str, Written] = {
        "number": row.number,
        "name": row.name,
        "post": row.post,
        "level": row.level,
        "hired": row.hired,
        "left": row.left,
        "probation": _answer(tr, yes=bool(row.probation)),
        **row.wages,
    }
    return values.get(column.id)


def _answer(tr: Translator, *, yes: bool) -> str:
    return tr.c("answer", "yes") if yes else tr.c("answer", "no")


def _shape(page: Page, book: Book, rows: Sequence[RosterRow], columns: Sequence[RosterColumn], tr: Translator) -> None:
    sheet = page.sheet
    for index, column in enumerate(columns):
        texts = [tr.label(column.title), *(str(_written(row, column, tr) or "") for row in rows)]
        sheet.set_column(index, index, width_of(texts, column.width, 40), book.format(_body(column)))
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)


def _validate(page: Page, last: int, tr: Translator) -> None:
    """Help while typing; what is pasted over it is checked on import all the same."""
    places = {column.id: index for index, column in enumerate(ROSTER_COLUMNS)}
    first = _HEADER_ROW + 1
    answers = {
        "validate": "list",
        "source": [_answer(tr, yes=True), _answer(tr, yes=False)],
        "error_title": tr.t("Yes or no"),
        "error_message": tr.t("Choose from the list or leave the cell empty."),
    }
    page.sheet.data_validation(first, places["probation"], last, places["probation"], answers)
    for field, most in (("number", NUMBER_LENGTH), ("name", NAME_LENGTH)):
        rule = {
            "validate": "length",
            "criteria": "<=",
            "value": most,
            "error_title": tr.t("Too long"),
            "error_message": tr.n("At most {count} character.", "At most {count} characters.", most),
        }
        page.sheet.data_validation(first, places[field], last, places[field], rule)
