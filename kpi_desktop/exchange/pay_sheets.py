"""Pay in the workbook of a month: a row a person for payroll, and how every amount came about."""

from __future__ import annotations

from dataclasses import replace

from kpi_desktop.exchange.book import Book, Written
from kpi_desktop.exchange.tables import NUMBER, TEXT, WRAPPED, print_setup, put_table
from kpi_desktop.reports.book_words import BookWords
from kpi_desktop.reports.content import MonthContent, PersonContent

YUAN = replace(NUMBER, number_format="0.00")
"""How a cell of yuan looks."""


def put_pay(book: Book, content: MonthContent, words: BookWords) -> None:
    """Add the two sheets.

    Args:
        book: The workbook.
        content: A month in which something follows in money.
        words: Headings.
    """
    _table(book, content, words)
    _reasons(book, content, words)


def _table(book: Book, content: MonthContent, words: BookWords) -> None:
    page = book.page(words.pay)
    titles = {part.id: part.title for person in content.people if person.pay for part in person.pay.parts}
    headings = [words.number, words.name, *titles.values(), words.sum]
    rows = [_row(person, tuple(titles)) for person in content.people]
    looks = [TEXT, TEXT, *([YUAN] * len(titles)), replace(YUAN, bold=True)]
    put_table(page, 0, headings, rows, looks)
    print_setup(page, words.foot(), header_row=0, columns=2)


def _row(person: PersonContent, components: tuple[str, ...]) -> list[Written]:
    if person.pay is None:
        return [person.employee, person.name, *([None] * len(components)), None]
    amounts = {part.id: part.amount for part in person.pay.parts}
    return [person.employee, person.name, *(amounts.get(one) for one in components), person.pay.amount]


def _reasons(book: Book, content: MonthContent, words: BookWords) -> None:
    """The last column sums up to everybody's pay, as the points of the lines do to the scores."""
    page = book.page(words.pay_how)
    headings = [words.number, words.name, words.component, words.reason, words.yuan]
    rows: list[list[Written]] = [
        [person.employee, person.name, part.title, part.reason, part.amount]
        for person in content.people
        if person.pay is not None
        for part in person.pay.parts
    ]
    put_table(page, 0, headings, rows, [TEXT, TEXT, TEXT, WRAPPED, YUAN], widest=60)
    page.sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    print_setup(page, words.foot(), header_row=0, columns=2)
