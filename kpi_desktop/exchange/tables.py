"""A table on a sheet: header, rows, widths, heights, and how it is printed; the same in every workbook."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from kpi_desktop.exchange.book import TEXT_FORMAT, Look, Page, Written, lines_in, width_of
from kpi_desktop.texts.translator import Translator

HEADER = Look(bold=True, fill="#E4EEF6", border=True, wrap=True)
TEXT = Look(number_format=TEXT_FORMAT, border=True, align="left", indent=1)
WRAPPED = replace(TEXT, wrap=True)
NUMBER = Look(border=True, align="right")
_A4 = 9
_LINE = 15.0
"""Height of a line of text in points."""


def page_of(tr: Translator) -> str:
    """``Page 1 of 3``, counted by whatever prints the workbook."""
    return tr.t("Page {page} of {pages}", page="&P", pages="&N")


def print_setup(page: Page, foot: str, *, header_row: int, columns: int) -> None:
    """Print across A4 pages with the header on each; keep header and first columns in sight.

    Args:
        page: The sheet.
        foot: What stands beneath each page, such as `page_of` gives it.
        header_row: Row of the header, from 0.
        columns: How many columns stay in sight.
    """
    sheet = page.sheet
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.set_footer("&R" + foot)
    sheet.freeze_panes(header_row + 1, columns)


def put_table(
    page: Page,
    top: int,
    headings: list[str],
    rows: list[list[Written]],
    looks: list[Look],
    *,
    widest: int = 48,
    void: frozenset[int] = frozenset(),
) -> None:
    """A header and its rows; columns as wide as what stands in them, rows as high as their longest text needs.

    Args:
        page: The sheet.
        top: Row of the header, from 0.
        headings: The headings.
        rows: As many values each as there are headings.
        looks: How each column looks.
        widest: Most characters of a column; longer texts are wrapped where their look says so.
        void: Indexes of rows that are struck through.
    """
    struck = [replace(look, struck=True) for look in looks]
    widths = [
        width_of([heading, *(_shown(row[index]) for row in rows)], 7, widest) for index, heading in enumerate(headings)
    ]
    for index, (heading, look, width) in enumerate(zip(headings, looks, widths, strict=True)):
        page.sheet.set_column(index, index, width)
        page.put(top, index, heading, replace(HEADER, align=look.align, indent=look.indent))
    page.sheet.set_row(top, _LINE * max((lines_in(heading, 99) for heading in headings), default=1) + _LINE / 2)
    for offset, row in enumerate(rows, top + 1):
        page.row(offset, row, struck if offset - top - 1 in void else looks)
        lines = max(lines_in(_shown(value), width) for value, width in zip(row, widths, strict=True))
        page.sheet.set_row(offset, _LINE * lines + _LINE / 3)


def _shown(value: Written) -> str:
    return "0" * 6 if isinstance(value, Fraction) else str(value or "")
