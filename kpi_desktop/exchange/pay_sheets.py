"""Pay in the workbook of a month: a row a person for payroll, and how every amount came about."""

from __future__ import annotations

from dataclasses import replace

from kpi_desktop.exchange.book import Book, Written
from kpi_desktop.exchange.tables import NUMBER, TEXT, WRAPPED, print_setup, put_table
from kpi_desktop.reports.content import MonthContent, PersonContent
from kpi_desktop.texts.translator import Translator

YUAN = replace(NUMBER, number_format="0.00")
"""How a cell of yuan looks."""


def put_pay(book: Book, content: MonthContent, tr: Translator) -> None:
    """Add the two sheets.

    Args:
        book: The workbook.
        content: A month in which something follows in money.
        tr: Words headings.
    """
    _table(book, content, tr)
    _reasons(book, content, tr)


def _table(book: Book, content: MonthContent, tr: Translator) -> None:
    page = book.page(tr.t("Pay"))
    titles = {part.id: part.title for person in content.people if person.pay for part in person.pay.parts}
    headings = [tr.t("Employee number"), tr.t("Name"), *titles.values(), tr.t("Sum")]
    rows = [_row(person, tuple(titles)) for person in content.people]
    looks = [TEXT, TEXT, *([YUAN] * len(titles)), replace(YUAN, bold=True)]
    put_table(page, 0, headings, rows, looks)
    print_setup(page, tr, header_row=0, columns=2)


def _row(person: PersonContent, components: tuple[str, ...]) -> list[Written]:
    if person.pay is None:
        return [person.employee, person.name, *([None] * len(components)), None]
    amounts = {part.id: part.amount for part in person.pay.parts}
    return [person.employee, person.name, *(amounts.get(one) for one in components), person.pay.amount]


def _reasons(book: Book, content: MonthContent, tr: Translator) -> None:
    """The last column sums up to everybody's pay, as the points of the lines do to the scores."""
    page = book.page(tr.t("Pay, how"))
    headings = [tr.t("Employee number"), tr.t("Name"), tr.t("Component"), tr.t("Reason"), tr.t("Yuan")]
    rows: list[list[Written]] = [
        [person.employee, person.name, part.title, part.reason, part.amount]
        for person in content.people
        if person.pay is not None
        for part in person.pay.parts
    ]
    put_table(page, 0, headings, rows, [TEXT, TEXT, TEXT, WRAPPED, YUAN], widest=60)
    page.sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    print_setup(page, tr, header_row=0, columns=2)
