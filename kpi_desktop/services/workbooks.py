"""A month and a year as workbooks for the office."""

from __future__ import annotations

from kpi_desktop.exchange.month_book import month_book
from kpi_desktop.exchange.year_book import year_book
from kpi_desktop.reports.content import MonthContent, Stamp
from kpi_desktop.reports.year_content import YearContent
from kpi_desktop.texts import Translator


def month_workbook(content: MonthContent, tr: Translator, stamp: Stamp, *, pay: bool = False) -> bytes:
    """The .xlsx file of a month: score table, every line behind it, notices. Reads nothing; may run on any thread.

    Args:
        content: The month, worded in the translator's language.
        tr: Words headings.
        stamp: What it says about the closing.
        pay: Whether pay is shown: in the score table, and on the sheets for payroll.
    """
    return month_book(content, tr, stamp, pay=pay)


def year_workbook(content: YearContent, tr: Translator) -> bytes:
    """The .xlsx file of a year. Reads nothing; may run on any thread.

    Args:
        content: The year, worded in the translator's language; pay is in it only where the content has it.
        tr: Words what paper doesn't need.
    """
    return year_book(content, tr)
